"""DataFrames at the edges: one as input in place of a workbook, and tables given out as frames."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from cftscore.output.columns import TEXTS, Column, Table, Value
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
    """Give a table as a DataFrame, each column of the type of its kind.

    Codes and texts are `str`, a category is a `category`, in order where it has one; counts are
    `Int64`, points too where all are whole, else Decimals; the other numbers are `float64`, which
    are for showing: what they are made of stands beside them, exactly.
    """
    values: list[tuple[Value, ...]] = list(zip(*table.rows, strict=True))
    columns = values or [()] * len(table.columns)
    return pd.DataFrame(
        {
            column.key: series(column, given)
            for column, given in zip(table.columns, columns, strict=True)
        }
    )


def series(column: Column[Any], values: Sequence[Any]) -> pd.Series:
    """Give the values of one column, None where there is none, in its type.

    Raises:
        ValueError: a category has a value that it does not know.
    """
    if column.kind == "category":
        if unknown := {*values} - {*column.categories, None}:
            raise ValueError(f"{column.key}: {sorted(unknown)}")
        kind = pd.CategoricalDtype(list(column.categories), ordered=column.ordered)
        return pd.Series(pd.Categorical(list(values), dtype=kind))
    if column.kind in TEXTS:
        return pd.Series(list(values), dtype="str")
    if column.kind in ("count", "points"):
        whole = all(value is None or value == int(value) for value in values)
        if whole:
            whole_numbers = [None if value is None else int(value) for value in values]
            return pd.Series(whole_numbers, dtype="Int64")
        return pd.Series(list(values), dtype=object)
    numbers = [None if value is None else float(value) for value in values]
    return pd.Series(numbers, dtype="float64")
