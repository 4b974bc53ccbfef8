"""Scoring: from the figures of communes to bands, points and verdicts, exactly.

Works in columns, item by item over all communes, on whole numbers only: thresholds are ratios of
whole numbers and are compared by products, points are scaled to whole numbers. Many communes are
scored in columns of 64 bits (`int64`), few ones, and numbers that do not fit, by Python's own
integers. A figure that is missing makes its item unknown, and a commune's total an interval.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from operator import add

from cftscore.core.numbers import plain
from cftscore.criteria.model import CriteriaSet, Criterion, Item
from cftscore.scoring.verdict import Verdict

Column = Sequence[int | None]

ENOUGH_FOR_INT64 = 9_000
"""From so many communes on, columns of 64 bits are quicker, loading them included."""


class ItemRule:
    """An item made ready for comparing whole numbers.

    An outcome is the index of the band that is met, from 0 (the best), or one of the three that
    follow: `below` the last band, `nobody` concerned (denominator 0), `unknown`.

    Attributes:
        item: the item.
        below, nobody, unknown: the outcomes that are no band.
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
        self.kind = item.bands[0].kind
        self.none = self.unknown if item.when_none == "finding" else self.nobody

    @cached_property
    def limits(self) -> list[tuple[int, int]]:
        """For each band, by what numerator and denominator are multiplied before comparing."""
        return [self.item.factors(band) for band in self.item.bands]

    def outcome(self, numerator: int | None, denominator: int | None = 1) -> int:
        """Find the band of one quantity.

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
        kind = self.kind
        for index, (by, limit) in enumerate(self.limits):
            left, right = numerator * by, limit * denominator
            met = (
                left >= right
                if kind == "from"
                else left <= right
                if kind == "up_to"
                else left == right
            )
            if met:
                return index
        return self.below

    def edge(self, band: int, denominator: int = 1) -> int:
        """Find the numerator of a band that is nearest to its threshold.

        That is the smallest that reaches `from`, the largest that does not exceed `up_to`, or 1
        and 0 for the answers.
        """
        by, limit = self.limits[band]
        kind = self.item.bands[band].kind
        if kind == "answer":
            return limit
        return -(-limit * denominator // by) if kind == "from" else limit * denominator // by

    def outcomes(self, values: Mapping[str, Column], count: int) -> list[int]:
        """Find the outcome of every commune; `values` holds one column per indicator key."""
        missing: Column = [None] * count
        numerators = values.get(self.item.numerator, missing)
        if self.item.denominator is None:
            return list(map(self.outcome, numerators))
        denominators = values.get(self.item.denominator, missing)
        return list(map(self.outcome, numerators, denominators))


@dataclass(frozen=True, slots=True)
class Interval:
    """Scaled points at the worst and at the best, by commune."""

    least: list[int]
    most: list[int]


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
        """Give the verdict that all ways of filling in what is unknown agree on.

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

    def unscaled(self, points: int) -> int | Decimal:
        """Give scaled points as points, exactly."""
        return points if self.scale == 1 else plain(Decimal(points) / self.scale)


@dataclass(frozen=True, slots=True)
class Scores:
    """What scoring gives, in columns by commune.

    Attributes:
        rules: the rules that were applied.
        outcomes: by item id, see `ItemRule`.
        criteria: by criterion id, the interval of its points.
        met: by criterion id, whether it is met; None where that cannot be told.
        total: the interval of the total.
        required: the mark of the commune's unit class, scaled; None where that is unknown.
        verdicts: `pass`, `fail` or `incomplete`.
    """

    rules: Rules
    outcomes: dict[str, list[int]]
    criteria: dict[int, Interval]
    met: dict[int, list[bool | None]]
    total: Interval
    required: list[int | None]
    verdicts: list[Verdict]


def score(rules: Rules, values: Mapping[str, Column], unit_classes: Sequence[str | None]) -> Scores:
    """Score communes.

    Args:
        rules: the criteria set, made ready.
        values: by indicator key, one value per commune: a count of 0 or more, 1 or 0 for yes or
            no, None where it is missing; an indicator without a column is missing everywhere.
        unit_classes: the unit class of each commune, None where it is unknown.

    Returns:
        Scores in the order of the communes.
    """
    count = len(unit_classes)
    outcomes, criteria = _score_items(rules, values, count)
    met = {key: _met(interval, rules.above) for key, interval in criteria.items()}
    total = Interval(
        list(map(sum, zip(*(i.least for i in criteria.values()), strict=True))),
        list(map(sum, zip(*(i.most for i in criteria.values()), strict=True))),
    )
    required = [rules.marks[key] if key is not None else None for key in unit_classes]
    verdicts = [
        rules.verdict(least, most, mark, all_met)
        for least, most, mark, all_met in zip(
            total.least, total.most, required, zip(*met.values(), strict=True), strict=True
        )
    ]
    return Scores(rules, outcomes, criteria, met, total, required, verdicts)


Scored = tuple[dict[str, list[int]], dict[int, Interval]]
"""Outcomes by item id, and the interval of the points by criterion id."""


def _score_items(rules: Rules, values: Mapping[str, Column], count: int) -> Scored:
    if count >= ENOUGH_FOR_INT64:
        try:
            return in_int64(rules, values, count)
        except OverflowError:
            pass
    return in_integers(rules, values, count)


def in_integers(rules: Rules, values: Mapping[str, Column], count: int) -> Scored:
    """Score the items of `count` communes on Python's integers, which have no end."""
    outcomes = {key: rule.outcomes(values, count) for key, rule in rules.items.items()}
    return outcomes, {c.id: _points_of(c, rules, outcomes, count) for c in rules.set.criteria}


def in_int64(rules: Rules, values: Mapping[str, Column], count: int) -> Scored:
    """Score the items of `count` communes in columns of 64 bits.

    Raises:
        OverflowError: some number is too large for that.
    """
    from cftscore.scoring import int64

    missing: Column = [None] * count
    keys = dict.fromkeys(key for item in rules.set.items for key in item.indicators)
    columns = {key: int64.column(values.get(key, missing)) for key in keys}
    one = int64.column([1] * count)
    found = {
        key: int64.outcomes(
            columns[rule.item.numerator],
            one if rule.item.denominator is None else columns[rule.item.denominator],
            rule.limits,
            rule.kind,
            rule.none,
        )
        for key, rule in rules.items.items()
    }
    criteria = {}
    for criterion in rules.set.criteria:
        of = [rules.items[item.id] for item in criterion.items]
        outcomes = [found[rule.item.id] for rule in of]
        criteria[criterion.id] = Interval(
            int64.add_up(outcomes, [rule.least for rule in of]),
            int64.add_up(outcomes, [rule.most for rule in of]),
        )
    return {key: column.tolist() for key, column in found.items()}, criteria


def _points_of(
    criterion: Criterion, rules: Rules, outcomes: Mapping[str, list[int]], count: int
) -> Interval:
    least, most = [0] * count, [0] * count
    for item in criterion.items:
        rule, found = rules.items[item.id], outcomes[item.id]
        least = list(map(add, least, map(rule.least.__getitem__, found)))
        most = list(map(add, most, map(rule.most.__getitem__, found)))
    return Interval(least, most)


def _met(interval: Interval, above: int) -> list[bool | None]:
    """Tell whether a criterion scores more than it must: the decision's "no criterion at 0"."""
    return [
        is_met(least, most, above)
        for least, most in zip(interval.least, interval.most, strict=True)
    ]


def is_met(least: int, most: int, above: int) -> bool | None:
    """Tell whether points that lie between two numbers exceed a third; None if unknown."""
    return True if least > above else False if most <= above else None
