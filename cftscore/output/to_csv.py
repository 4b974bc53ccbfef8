"""The table of communes as CSV: UTF-8 with BOM, commas, CRLF; numbers plain, `98.5`."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal

from cftscore.criteria.model import NOT_YET_READ
from cftscore.evaluation.document import Evaluation
from cftscore.output.columns import Table, Value
from cftscore.output.tables import evaluation as tables
from cftscore.output.words import clean

_FORMULA_SIGNS = ("=", "+", "-", "@")


def render(evaluation: Evaluation) -> bytes:
    """Write the communes, one row each; the header is the keys, the same in both languages.

    Each row says by how many figures of its criteria set that are not yet read in the law it was
    judged: nothing else in the file could.
    """
    figures = evaluation.criteria_set.figures
    unread = {f"figures_{status}": figures.get(status, 0) for status in NOT_YET_READ}
    return write(tables.communes(evaluation), unread).encode("utf-8-sig")


def write(table: Table, constants: Mapping[str, int]) -> str:
    """Write a table as CSV, with some columns added that say the same in each row."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([*(column.key for column in table.columns), *constants])
    writer.writerows([*map(_field, row), *constants.values()] for row in table.rows)
    return stream.getvalue()


def _field(value: Value) -> str:
    if isinstance(value, str):
        return _harmless(clean(value, keep="\t\r\n"))
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)


def _harmless(value: str) -> str:
    """Keep a spreadsheet from taking a text for a formula: it would run what a cell says."""
    risky = value.startswith(("\t", "\r", "\n")) or value.lstrip().startswith(_FORMULA_SIGNS)
    return f"'{value}" if risky else value
