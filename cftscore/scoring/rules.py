"""Rules: a criteria set made ready for scoring, on whole numbers only.

Thresholds are ratios of whole numbers and are compared by products, points are scaled to whole
numbers: nothing is rounded, and no binary float decides.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection
from decimal import Decimal
from functools import cached_property
from typing import Any

from cftscore.core.numbers import plain
from cftscore.criteria.model import CriteriaSet, Criterion, Item
from cftscore.scoring.verdict import Verdict

_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "from": operator.ge,
    "up_to": operator.le,
    "answer": operator.eq,
}


class ItemRule:
    """An item made ready for comparing whole numbers.

    An outcome is the index of the band that is met, from 0 (the best), or one of the three that
    follow: `below` the last band, `nobody` concerned (denominator 0), `unknown`.

    Attributes:
        item: the item.
        below, nobody, unknown: the outcomes that are no band.
        none: the outcome of a denominator of 0.
        least, most: scaled points at the worst and at the best, by outcome.
    """

    def __init__(self, item: Item, scale: int) -> None:
        self.item = item
        count = len(item.bands)
        self.below, self.nobody, self.unknown = count, count + 1, count + 2
        bands = [int(band.points * scale) for band in item.bands]
        best = max(bands)
        for_nobody = best if item.when_none == "full_points" else 0
        self.least = [*bands, 0, for_nobody, 0]
        self.most = [*bands, 0, for_nobody, best]
        self.compare = _COMPARISONS[item.bands[0].kind]
        self.none = self.unknown if item.when_none == "finding" else self.nobody

    @cached_property
    def limits(self) -> list[tuple[int, int]]:
        """For each band, by what numerator and denominator are multiplied before `compare`."""
        return [self.item.factors(band) for band in self.item.bands]

    def outcome(self, numerator: int | None, denominator: int | None = 1) -> int:
        """Return the outcome of one quantity, which may be one that nobody reported.

        Plans and examples ask for figures of all sizes; what communes reported is scored in
        columns, by the same limits and the same comparison.

        Args:
            numerator: the indicator that is measured, 0 or more; 1 and 0 for yes and no; None
                where it is missing.
            denominator: what it is measured against, 1 for a count or an answer; None where it
                is missing.
        """
        if numerator is None or denominator is None:
            return self.unknown
        if denominator == 0:
            return self.none
        for band, (by, limit) in enumerate(self.limits):
            if self.compare(numerator * by, denominator * limit):
                return band
        return self.below

    def edge(self, band: int, denominator: int = 1) -> int:
        """Return the numerator of a band that is nearest to its threshold.

        That is the smallest that reaches `from`, the largest that does not exceed `up_to`, or 1
        and 0 for the answers.
        """
        by, limit = self.limits[band]
        kind = self.item.bands[band].kind
        if kind == "answer":
            return limit
        return -(-limit * denominator // by) if kind == "from" else limit * denominator // by


class Rules:
    """A criteria set made ready for scoring.

    Attributes:
        set: the criteria set.
        scale: what points are multiplied by to be whole numbers.
        items: the rules by item id.
        above: what every criterion must score more than, scaled.
        marks: the total to reach by unit class, scaled.
        easiest, hardest: the least and the most of these.
    """

    def __init__(self, criteria_set: CriteriaSet) -> None:
        self.set = criteria_set
        classes = criteria_set.unit_classes
        above = criteria_set.recognition.every_criterion.points_above
        self.scale = criteria_set.points_scale
        self.items = {item.id: ItemRule(item, self.scale) for item in criteria_set.items}
        self.above = int(above * self.scale)
        self.marks = {key: int(uc.pass_from * self.scale) for key, uc in classes.items()}
        self.easiest, self.hardest = min(self.marks.values()), max(self.marks.values())

    def verdict(
        self, least: int, most: int, mark: int | None, met: Collection[bool | None]
    ) -> Verdict:
        """Return the verdict that all ways of filling in what is unknown agree on.

        Args:
            least: the total at the worst, scaled.
            most: the total at the best, scaled.
            mark: what the total must reach, scaled; None where the unit class is unknown.
            met: whether each criterion is met; None where that cannot be told.
        """
        easiest, hardest = (self.easiest, self.hardest) if mark is None else (mark, mark)
        if most < easiest or False in met:
            return "fail"
        return "pass" if least >= hardest and None not in met else "incomplete"

    def is_met(self, least: int, most: int) -> bool | None:
        """Whether a criterion scores more than it must: the decision's "no criterion at 0".

        Args:
            least: its points at the worst, scaled.
            most: its points at the best, scaled.

        Returns:
            None where the points decide that lie between the two.
        """
        return True if least > self.above else False if most <= self.above else None

    def full(self, criterion: Criterion) -> int:
        """Return the most that a criterion can give, scaled."""
        return int(criterion.max_points * self.scale)

    def unscaled(self, points: int) -> int | Decimal:
        """Return scaled points as points, exactly."""
        return points if self.scale == 1 else plain(Decimal(points) / self.scale)
