"""Figures in columns: whole numbers of 0 or more, some of which are missing.

A DataFrame of figures has pandas' `Int64` columns, in which a missing number is NA. Scoring works
on numpy's columns of 64 bits, which cannot hold nothing: there a missing number is -1, and only
this module and `scoring` know that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pandas as pd

Column = npt.NDArray[np.int64]
"""One number for each commune, `MISSING` where there is none."""

MISSING = -1


def column(values: Sequence[int | None]) -> Column:
    """Return numbers of 0 or more as a column; None is missing.

    Raises:
        OverflowError: a number does not fit into 64 bits.
    """
    return np.array([MISSING if value is None else value for value in values], np.int64)


def listed(values: Column) -> list[int | None]:
    """Return a column as Python's numbers, None where one is missing."""
    numbers: list[int | None] = values.tolist()
    for index in np.flatnonzero(values == MISSING).tolist():
        numbers[index] = None
    return numbers


def frame(columns: Mapping[str, Column], codes: Sequence[str]) -> pd.DataFrame:
    """Return columns as a DataFrame.

    Args:
        columns: by indicator key.
        codes: of the communes, which label the rows.
    """
    import pandas as pd

    whole = {
        number: pd.arrays.IntegerArray(values.copy(), values == MISSING)
        for number, values in enumerate(columns.values())
    }
    # Labels of pandas' own type for texts would cost a district's evaluation seven milliseconds.
    rows = pd.Index(list(codes), name="code", dtype=object)
    return pd.DataFrame(whole, index=rows).set_axis(pd.Index(list(columns), dtype=object), axis=1)


def columns(figures: pd.DataFrame) -> dict[str, Column]:
    """Return the columns of a DataFrame, by indicator key."""
    return {str(key): of(series) for key, series in figures.items()}


def lists(figures: pd.DataFrame) -> dict[str, list[int | None]]:
    """Return the columns of a DataFrame as Python's numbers, by indicator key."""
    return {key: listed(values) for key, values in columns(figures).items()}


def of(series: pd.Series) -> Column:
    """Return one column of a DataFrame."""
    return series.to_numpy(np.int64, na_value=MISSING)


def value(figures: pd.DataFrame, index: int, key: str) -> int | None:
    """Return one figure of one commune, by its place; None where it is missing."""
    number = figures[key].array[index]
    return int(number) if isinstance(number, int | np.integer) else None
