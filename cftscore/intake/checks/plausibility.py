"""Plausibility: figures that can be right but look wrong beside others.

Three looks, all on whole numbers and fractions: a figure far from those of the district's other
communes, a figure far from the commune's own last period, and a row that repeats another's.
They are warnings: nothing is left out of the scoring for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from statistics import median_low

import numpy as np

from cftscore.core import figures
from cftscore.core.figures import MISSING, Column
from cftscore.core.numbers import MOST_COUNT
from cftscore.criteria.model import CriteriaSet
from cftscore.findings import kinds as c
from cftscore.findings.kinds.x_cross_checks import DISTRICT, PROVINCE
from cftscore.findings.model import Finding, Place
from cftscore.intake.submission import Submission
from cftscore.register import names as place_names

FEWEST_OTHERS = 5
"""So many other figures a median needs to say something."""

FACTOR = 3
"""A figure is far from a median when it is more than so many times, or less than one so-many-th."""

DEVIATIONS = 5
"""… and so many median absolute deviations away, scaled to the standard deviation (1.4826)."""

LEAST_DIFFERENCE = 20
"""… and so many children or cases away: small numbers vary."""

FEWEST_SAME = 10
"""So many figures two rows must share, and differ in none, to look copied."""

_SCALE, _ONE = 14_826, 10_000


def look(submission: Submission, criteria_set: CriteriaSet) -> Iterator[Finding]:
    """Find figures far from the district's others, and rows that repeat another's.

    Args:
        submission: what the communes reported.
        criteria_set: whose counts are compared.
    """
    counts = {key: figures.of(submission.values[key]) for key in _counts(criteria_set)}
    groups = list(_by_area(submission))
    sizes = np.array(list(map(len, groups)), np.int64)
    for key, column in counts.items():
        for group, middle in _with_far_ends(column, sizes):
            of_group = figures.listed(column[groups[group].start : groups[group].stop])
            for index, value in zip(groups[group], of_group, strict=True):
                if value is None or not _is_far_from_others(value, middle, of_group):
                    continue
                commune = submission.communes[index]
                yield c.FarFromOthers(
                    place=submission.place(index, key),
                    commune=commune.code,
                    label=criteria_set.indicators[key].label,
                    value=value,
                    median=middle,
                    factor=_factor(value, Fraction(middle)),
                    home=DISTRICT if commune.district_code else PROVINCE,
                )
    yield from _copied(submission, counts, groups)


def look_back(
    submission: Submission, before: Submission, criteria_set: CriteriaSet
) -> Iterator[Finding]:
    """Find figures far from the commune's own last period.

    What all communes have in common is no news: the change of a commune is held against the
    median change of the same figure, so that a quarter can follow a year.

    Args:
        submission: what the communes report now.
        before: what they reported then; communes are matched by their codes.
        criteria_set: whose counts are compared.
    """
    indexes = {commune.code: index for index, commune in enumerate(before.communes)}
    pairs = [
        (now, indexes[commune.code])
        for now, commune in enumerate(submission.communes)
        if commune.code in indexes
    ]
    keys = _counts(criteria_set)
    values_now, values_then = (figures.lists(one.values[keys]) for one in (submission, before))
    for key in keys:
        changes = {
            now: (value, earlier)
            for now, then in pairs
            if (value := values_now[key][now]) is not None
            and (earlier := values_then[key][then]) is not None
        }
        ratios = [Fraction(value, earlier) for value, earlier in changes.values() if earlier]
        usual = median_low(ratios) if len(ratios) > FEWEST_OTHERS else Fraction(1)
        for now, (value, earlier) in changes.items():
            expected = earlier * usual
            if abs(value - expected) >= LEAST_DIFFERENCE and _is_far(value, expected):
                yield c.FarFromBefore(
                    place=submission.place(now, key),
                    commune=submission.communes[now].code,
                    label=criteria_set.indicators[key].label,
                    value=value,
                    before=earlier,
                    factor=_factor(value, expected),
                    higher=value > expected,
                )


def _counts(criteria_set: CriteriaSet) -> list[str]:
    return [key for key, indicator in criteria_set.indicators.items() if indicator.type == "count"]


def _by_area(submission: Submission) -> Iterator[range]:
    """Group the communes, which are in order, by district, or by province where there are none."""
    codes = [commune.district_code or commune.province_code for commune in submission.communes]
    start = 0
    for _, group in groupby(codes):
        stop = start + len(list(group))
        yield range(start, stop)
        start = stop


def _with_far_ends(column: Column, sizes: Column) -> Iterator[tuple[int, int]]:
    """Find the groups whose least or greatest figure is far from their median.

    Args:
        column: one figure of all communes, group by group.
        sizes: of the groups.

    Yields:
        The place of the group, and its median.
    """
    there = np.flatnonzero(column != MISSING)
    groups = np.repeat(np.arange(len(sizes)), sizes)[there]
    # Sorted by group, and in each by figure.
    values = np.sort((groups << _BITS) | column[there]) & ((1 << _BITS) - 1)
    counts = np.bincount(groups, minlength=len(sizes))
    stops = np.cumsum(counts)
    enough = np.flatnonzero(counts > FEWEST_OTHERS)
    first, last = (stops - counts)[enough], stops[enough] - 1
    middles = values[(first + last) // 2]
    far = np.zeros(len(enough), np.bool_)
    for ends in (values[first], values[last]):
        apart = np.abs(ends - middles) >= LEAST_DIFFERENCE
        far |= apart & ((ends > FACTOR * middles) | (ends * FACTOR < middles))
    yield from zip(enough[far].tolist(), middles[far].tolist(), strict=True)


_BITS = MOST_COUNT.bit_length()


def _is_far_from_others(value: int, middle: int, of_group: Sequence[int | None]) -> bool:
    away = abs(value - middle)
    if away < LEAST_DIFFERENCE or not _is_far(value, middle):
        return False
    spread = median_low(abs(one - middle) for one in of_group if one is not None)
    return away * _ONE > DEVIATIONS * _SCALE * spread


def _is_far(value: int, expected: int | Fraction) -> bool:
    return value > FACTOR * expected or value * FACTOR < expected


def _factor(value: int, expected: Fraction) -> int | None:
    """Give how many times apart two numbers are, rounded half up; None where one of them is 0."""
    larger, smaller = max(Fraction(value), expected), min(Fraction(value), expected)
    return int(larger / smaller + Fraction(1, 2)) if smaller else None


def _copied(
    submission: Submission, counts: Mapping[str, Column], groups: Sequence[range]
) -> Iterator[Finding]:
    """Find communes of one area whose counts are all the same; the later ones are reported."""
    rows = np.column_stack([*counts.values()]) if counts else np.empty((0, 0), np.int64)
    telling = np.count_nonzero(rows > 0, axis=1) >= FEWEST_SAME
    for group in groups:
        first: dict[bytes, int] = {}
        of_group = np.flatnonzero(telling[group.start : group.stop])
        for index in (group.start + of_group).tolist():
            original = first.setdefault(rows[index].tobytes(), index)
            if original != index:
                twin = submission.communes[original]
                yield c.RowCopied(
                    place=_row_place(submission, index),
                    commune=submission.communes[index].code,
                    name=place_names.inside(submission.communes[index].name),
                    other=place_names.inside(twin.name),
                    other_place=str(_row_place(submission, original)),
                )


def _row_place(submission: Submission, index: int) -> Place:
    table, row = submission.rows[index][0]
    return table.at_row(row)
