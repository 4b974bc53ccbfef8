"""A table as CSV: UTF-8 with a byte order mark and CRLF, the keys of its columns as its header.

Excel takes the separator and the decimal mark from the settings of the system, so in Vietnamese
fields are parted by semicolons and a number is written `98,5`; else by commas, and `98.5`. No
number is grouped, in either.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal

import msgspec

from cftscore.core.refused import RefusedError
from cftscore.core.text import Language, Text
from cftscore.output.columns import Table, Value
from cftscore.output.words import clean

_FORMULA_SIGNS = ("=", "+", "-", "@")
_NAMES = {"tab": "\t", "\\t": "\t"}
_SEPARATORS = (",", ";", "\t")
_NO_SEPARATOR = Text(
    "“{given}”: không dùng được làm dấu phân cách; dùng một trong: ; , tab",
    "“{given}”: not a separator; use one of: ; , tab",
)


class Dialect(msgspec.Struct, frozen=True):
    """How CSV is written: what parts the fields of a row, and the decimal mark."""

    separator: str
    decimal: str


def dialect(language: Language, separator: str | None = None) -> Dialect:
    """Choose how CSV is written.

    Args:
        language: Vietnamese has `;` and a decimal comma, English `,` and a decimal point.
        separator: in place of the language's: `;`, `,` or `tab`; with a comma between its
            fields the decimal mark is a point.

    Raises:
        RefusedError: it is none of these.
    """
    chosen = {"vi": ";", "en": ","}[language] if separator is None else separator
    chosen = _NAMES.get(chosen, chosen)
    if chosen not in _SEPARATORS:
        raise RefusedError("csv_separator", _NO_SEPARATOR.filled(given=separator))
    return Dialect(chosen, "," if language == "vi" and chosen != "," else ".")


def render(table: Table, constants: Mapping[str, str | int], written_as: Dialect) -> bytes:
    """Write a table as CSV.

    Args:
        table: what is written.
        constants: columns more that say the same in each row.
        written_as: see `Dialect`.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=written_as.separator, lineterminator="\r\n")
    writer.writerow([*(column.key for column in table.columns), *constants])
    decimal = written_as.decimal
    writer.writerows(
        [*(_field(value, decimal) for value in row), *constants.values()] for row in table.rows
    )
    return stream.getvalue().encode("utf-8-sig")


def _field(value: Value, decimal: str) -> str:
    if isinstance(value, str):
        return harmless(clean(value, keep="\t\r\n"))
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", decimal)
    return "" if value is None else str(value)


def harmless(value: str) -> str:
    """Keep a spreadsheet from taking a text for a formula: it would run what a cell says."""
    risky = value.startswith(("\t", "\r", "\n")) or value.lstrip().startswith(_FORMULA_SIGNS)
    return f"'{value}" if risky else value
