"""DataFrames at the edges: one as input in place of a workbook, and tables given out as frames."""

from __future__ import annotations

import hashlib
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from cftscore.output.columns import Table
from cftscore.spreadsheet.load import TABLE_SHEET, CellValue, Sheet, Workbook

NAME = "DataFrame"


def to_workbook(frame: pd.DataFrame) -> Workbook:
    """Take a DataFrame as a workbook of one sheet: its columns are row 1, its rows follow.

    Args:
        frame: one row per commune; NaN, NaT, NA and None are blank. An index that has a name is
            taken for columns too.
    """
    if any(name is not None for name in frame.index.names):
        frame = frame.reset_index(allow_duplicates=True)
    missing = frame.isna().to_numpy()
    header: list[CellValue] = [str(column) for column in frame.columns]
    rows = [header]
    for row, blanks in zip(frame.astype(object).to_numpy(), missing, strict=True):
        rows.append([None if b else _plain(v) for v, b in zip(row, blanks, strict=True)])
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    return Workbook(NAME, digest, (Sheet.of_rows(TABLE_SHEET, rows),), typed=False)


def _plain(value: Any) -> CellValue:
    """Give a value as a cell holds it: numpy's scalars as Python's, whole decimals as numbers."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, Decimal) and value.is_finite() and value.adjusted() < 30:
        # A text of three decimals might be grouped digits; one of four is a fraction.
        return int(value) if value == value.to_integral_value() else f"{value:f}0"
    if value is None or isinstance(value, str | int | float | date | time | timedelta):
        return value
    return str(value)


def to_frame(table: Table) -> pd.DataFrame:
    """Give a table as a DataFrame, its numbers exact; text is of dtype object.

    Counts are Int64, points too where all are whole; percentages and other points are Decimals.
    """
    columns: dict[str, Any] = {}
    for index, column in enumerate(table.columns):
        values = [row[index] for row in table.rows]
        whole = all(value is None or isinstance(value, int) for value in values)
        kind = "Int64" if column.kind in ("count", "points") and whole else object
        columns[column.key] = pd.Series(values, dtype=kind)
    return pd.DataFrame(columns)
