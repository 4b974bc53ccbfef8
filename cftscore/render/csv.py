"""The table of communes as CSV: UTF-8 with BOM, commas, CRLF; numbers plain, `98.5`."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from cftscore import tables
from cftscore.document import Evaluation
from cftscore.render.wording import clean
from cftscore.tables import Table, Value

_FORMULA_SIGNS = ("=", "+", "-", "@")


def render(evaluation: Evaluation) -> bytes:
    """Write the communes, one row each; the header is the keys, the same in both languages."""
    return write(tables.communes(evaluation)).encode("utf-8-sig")


def write(table: Table) -> str:
    """Write a table as CSV."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.key for column in table.columns])
    writer.writerows([_field(value) for value in row] for row in table.rows)
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
