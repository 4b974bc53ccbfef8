"""Thresholds: whether a value stands on one, or misses it by one case."""

from __future__ import annotations

from cftscore.core.numbers import as_ratio
from cftscore.criteria.model import Band, Item
from cftscore.scoring.rules import ItemRule


def can_fail(item: Item, band: Band) -> bool:
    """Whether any true value lies below a band: none does below 0 or above 100 %."""
    if band.kind == "up_to":
        return not (item.share is not None and band.threshold == 100)
    return band.threshold != 0


def is_on(rule: ItemRule, index: int, numerator: int, denominator: int) -> bool:
    """Whether a value stands on a threshold; of a count, whether one case less good fails it."""
    item, band = rule.item, rule.item.bands[index]
    if band.threshold is None:
        return rule.outcome(numerator) == index
    if item.denominator is None:
        worse = numerator - 1 if band.kind == "from" else numerator + 1
        return rule.outcome(numerator) <= index < rule.outcome(worse)
    above, below = as_ratio(band.threshold)
    return numerator * item.base * below == above * denominator


def is_just_below(rule: ItemRule, index: int, numerator: int, denominator: int) -> bool:
    """Whether a value fails a band by one case only."""
    band = rule.item.bands[index]
    if band.threshold is None:
        return rule.outcome(numerator) != index
    better = numerator + 1 if band.kind == "from" else numerator - 1
    return rule.outcome(better, denominator) <= index < rule.outcome(numerator, denominator)
