"""Scoring: from the figures of communes to bands, points and verdicts, exactly.

One engine, for one commune and for a country: columns of 64-bit integers, item by item over all
communes. A figure that is missing makes its item unknown, and a commune's total an interval.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from cftscore.core.figures import MISSING, Column
from cftscore.scoring.rules import ItemRule, Rules
from cftscore.scoring.verdict import Verdict

_MOST = 2**63 - 1


class Interval(msgspec.Struct, frozen=True):
    """Scaled points at the worst and at the best, by commune."""

    least: list[int]
    most: list[int]


class Scores(msgspec.Struct, frozen=True):
    """What scoring gives, in columns by commune.

    Attributes:
        rules: the rules that were applied.
        outcomes: by item id, see `ItemRule`.
        criteria: by criterion id, the interval of its points.
        met: by criterion id, whether it is met; None where that cannot be told.
        total: the interval of the total.
        required: the mark of the commune's unit class, scaled; None where that is unknown.
        verdicts: `pass`, `fail` or `incomplete`.
        by_ratio: by item and place of the commune, the quotients that decided in place of counts.
    """

    rules: Rules
    outcomes: dict[str, list[int]]
    criteria: dict[int, Interval]
    met: dict[int, list[bool | None]]
    total: Interval
    required: list[int | None]
    verdicts: list[Verdict]
    by_ratio: dict[str, dict[int, tuple[int, int]]] = msgspec.field(default_factory=dict)


def score(
    rules: Rules,
    values: Mapping[str, Column],
    unit_classes: Sequence[str | None],
    ratios: Mapping[str, Mapping[int, Sequence[tuple[int, int]]]] | None = None,
) -> Scores:
    """Score communes.

    Args:
        rules: the criteria set, made ready.
        values: by indicator key a column, see `core/figures.py`: counts of 0 or more, 1
            and 0 for yes and no; an indicator without a column is missing everywhere.
        unit_classes: the unit class of each commune, None where it is unknown.
        ratios: by item and place of the commune, the quotients that a share or rate may mean,
            numerator and denominator: for items of which no counts are known.

    Returns:
        Scores in the order of the communes.

    Raises:
        OverflowError: a product or a sum leaves 64 bits, which `criteria check` rules out for
            counts of up to ten digits.
    """
    count = len(unit_classes)
    found = {key: outcomes(rule, values, count) for key, rule in rules.items.items()}
    by_ratio = {
        key: _decide(rules.items[key], found[key], stated) for key, stated in (ratios or {}).items()
    }
    homes = {
        criterion.id: [rules.items[item.id] for item in criterion.items]
        for criterion in rules.set.criteria
    }
    criteria = {key: _points(of, found, count) for key, of in homes.items()}
    total = _points(list(rules.items.values()), found, count)
    required = [rules.marks[key] if key is not None else None for key in unit_classes]
    met = {
        key: list(map(rules.is_met, interval.least, interval.most))
        for key, interval in criteria.items()
    }
    verdicts = list(
        map(rules.verdict, total.least, total.most, required, zip(*met.values(), strict=True))
    )
    listed = {key: column.tolist() for key, column in found.items()}
    return Scores(rules, listed, criteria, met, total, required, verdicts, by_ratio)


def _decide(
    rule: ItemRule, outcomes: Column, stated: Mapping[int, Sequence[tuple[int, int]]]
) -> dict[int, tuple[int, int]]:
    """Decide unknown outcomes by what is stated of them, in place; give what decided."""
    decided: dict[int, tuple[int, int]] = {}
    for index, meanings in stated.items():
        found = {rule.outcome(*quotient) for quotient in meanings}
        if outcomes[index] == rule.unknown and len(found) == 1:
            outcomes[index] = found.pop()
            decided[index] = meanings[0]
    return decided


def outcomes(rule: ItemRule, values: Mapping[str, Column], count: int) -> Column:
    """Return the outcome of one item for each commune, see `ItemRule`.

    Args:
        rule: the item.
        values: see `score`.
        count: how many communes there are.

    Raises:
        OverflowError: a product leaves 64 bits.
    """
    item = rule.item
    missing = np.full(count, MISSING, np.int64)
    numerators = values.get(item.numerator, missing)
    denominators = np.ones(count, np.int64)
    if item.denominator is not None:
        denominators = values.get(item.denominator, missing)
    _must_fit(rule, numerators, denominators)
    found = np.full(count, rule.below, np.int64)
    # From the last band to the best, so that the best that is met stays.
    for band, (by, limit) in reversed([*enumerate(rule.limits)]):
        found[rule.compare(numerators * by, denominators * limit)] = band
    found[denominators == 0] = rule.none
    found[(numerators == MISSING) | (denominators == MISSING)] = rule.unknown
    return found


def _must_fit(rule: ItemRule, numerators: Column, denominators: Column) -> None:
    """Refuse numbers whose products would leave 64 bits, in which numpy would say nothing."""
    largest = [max(int(column.max(initial=0)), 1) for column in (numerators, denominators)]
    for by, limit in rule.limits:
        if max(abs(by) * largest[0], abs(limit) * largest[1]) > _MOST:
            raise OverflowError(f"item {rule.item.id}: a product leaves 64 bits")


def _points(rules: Sequence[ItemRule], outcomes: Mapping[str, Column], count: int) -> Interval:
    """Add up, for each commune, what the outcomes of some items are worth."""
    ends = []
    for worth in ([rule.least for rule in rules], [rule.most for rule in rules]):
        if sum(max(map(abs, points)) for points in worth) > _MOST:
            raise OverflowError("a sum of points leaves 64 bits")
        total = np.zeros(count, np.int64)
        for rule, points in zip(rules, worth, strict=True):
            total += np.array(points, np.int64)[outcomes[rule.item.id]]
        ends.append(total.tolist())
    return Interval(*ends)
