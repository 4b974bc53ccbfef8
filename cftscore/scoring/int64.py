"""Columns of whole numbers of 64 bits: what `score` does, for many communes at once.

Every function gives exactly what Python's own integers give, or raises OverflowError where a
product or a sum might not fit into 64 bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.int64]

_MOST = 2**63 - 1
_MISSING = -1


def column(values: Sequence[int | None]) -> Array:
    """Lay out numbers of 0 or more, missing ones as -1."""
    return np.array([_MISSING if value is None else value for value in values], np.int64)


def outcomes(
    numerators: Array,
    denominators: Array,
    limits: Sequence[tuple[int, int]],
    kind: str,
    none: int,
) -> Array:
    """Find the outcome of one item for every commune, see `score.ItemRule`.

    Args:
        numerators: a number each, -1 where it is missing.
        denominators: the same; 1 for a count or an answer.
        limits: for each band, by what numerator and denominator are multiplied before comparing.
        kind: `from`, `up_to` or `answer`: how they are compared.
        none: the outcome of a denominator of 0.
    """
    _must_fit(numerators, (by for by, _ in limits))
    _must_fit(denominators, (limit for _, limit in limits))
    below, unknown = len(limits), len(limits) + 2
    found = np.full(len(numerators), below, np.int64)
    compare = {"from": np.greater_equal, "up_to": np.less_equal, "answer": np.equal}[kind]
    for band in range(below - 1, -1, -1):
        by, limit = limits[band]
        found[compare(numerators * by, denominators * limit)] = band
    found[denominators == 0] = none
    found[(numerators == _MISSING) | (denominators == _MISSING)] = unknown
    return found


def add_up(columns: Sequence[Array], worth: Sequence[Sequence[int]]) -> list[int]:
    """Add up, for every commune, what the outcomes of some items are worth.

    Args:
        columns: an outcome for each commune, a column for each item.
        worth: for each item what each outcome is worth.
    """
    if sum(max(map(abs, points)) for points in worth) > _MOST:
        raise OverflowError
    total = np.zeros(len(columns[0]), np.int64)
    for found, points in zip(columns, worth, strict=True):
        total += np.array(points, np.int64)[found]
    result: list[int] = total.tolist()
    return result


def _must_fit(values: Array, factors: Iterable[int]) -> None:
    """Refuse values that leave 64 bits when they are multiplied by one of some factors."""
    largest = max(int(values.max(initial=0)), 1)
    if any(abs(factor) * largest > _MOST for factor in factors):
        raise OverflowError
