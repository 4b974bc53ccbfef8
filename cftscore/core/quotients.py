"""Quotients in columns, rounded for showing as `core/numbers.py` rounds one."""

from __future__ import annotations

import numpy as np

from cftscore.core.figures import MISSING, Column
from cftscore.core.numbers import MOST_INT64, Rounding


def rounded(
    rounding: Rounding, numerators: Column, denominators: Column, base: int = 1
) -> list[int | None]:
    """Round quotients as `Rounding.digits` does: None where one is missing or divides by 0.

    Args:
        rounding: to how many places, and off which thresholds.
        numerators: 0 or more each, or missing.
        denominators: as many.
        base: what each quotient is multiplied by: 100 for a percentage.
    """
    there = np.flatnonzero((numerators != MISSING) & (denominators > 0))
    above, below = numerators[there], denominators[there]
    twice = 2 * base * rounding.scale
    if twice * int(above.max(initial=0)) + 2 * int(below.max(initial=0)) > MOST_INT64:
        above, below = above.astype(object), below.astype(object)  # exact, and slower
    digits = ((twice * above + below) // (2 * below)).tolist()
    for at, number in enumerate(digits):
        if number in rounding.thresholds:
            digits[at] = rounding.digits(int(above[at]) * base, int(below[at]))
    every: list[int | None] = digits
    if len(there) < len(numerators):
        every = [None] * len(numerators)
        for at, number in zip(there.tolist(), digits, strict=True):
            every[at] = number
    return every
