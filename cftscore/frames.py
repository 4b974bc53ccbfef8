"""DataFrames at the edges: one as input in place of a workbook, and tables given out as frames."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

import pandas as pd

from cftscore.tables import Table
from cftscore.workbook import TABLE_SHEET, CellValue, Sheet, Workbook

NAME = "DataFrame"


def to_workbook(frame: pd.DataFrame) -> Workbook:
    """Take a DataFrame as a workbook of one sheet: its columns are row 1, its rows follow.

    Args:
        frame: one row per commune; NaN, NaT, NA and None are blank.
    """
    values = frame.astype(object).where(frame.notna(), None)
    header: list[CellValue] = [str(column) for column in frame.columns]
    rows = [header, *([_plain(value) for value in row] for row in values.to_numpy().tolist())]
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    return Workbook(NAME, digest, (Sheet(TABLE_SHEET, rows),))


def _plain(value: Any) -> CellValue:
    """Give numpy's and pandas' scalars as Python's."""
    if isinstance(value, Decimal):
        return str(value)
    return value.item() if hasattr(value, "item") else value  # type: ignore[no-any-return]


def to_frame(table: Table) -> pd.DataFrame:
    """Give a table as a DataFrame: counts as Int64, text as str, points and per cents exact.

    Points are Int64 where all are whole, else Decimals; percentages are Decimals.
    """
    columns: dict[str, Any] = {}
    for index, column in enumerate(table.columns):
        values = [row[index] for row in table.rows]
        whole = all(value is None or isinstance(value, int) for value in values)
        kind = "Int64" if column.kind != "text" and whole else object
        columns[column.key] = pd.Series(values, dtype=kind)
    return pd.DataFrame(columns)
