"""Criteria sets of only some criteria, for templates that ask for no more."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from cftscore.criteria.model import CriteriaFile
from cftscore.intake import focus as focusing


def focused(criteria: CriteriaFile, focus: Collection[int]) -> CriteriaFile:
    """Give a criteria set with only some of its criteria, and what they read.

    Args:
        criteria: the set.
        focus: numbers of criteria that it has; none for all.
    """
    if not focus:
        return criteria
    kept = tuple(criterion for criterion in criteria.set.criteria if criterion.id in focus)
    read = focusing.indicators(criteria.set, focus)
    # A whole that no kept criterion reads has no cell to compare a part with.
    indicators = {
        key: indicator
        if indicator.at_most in read
        else msgspec.structs.replace(indicator, at_most=None)
        for key, indicator in criteria.set.indicators.items()
        if key in read
    }
    some = msgspec.structs.replace(criteria.set, criteria=kept, indicators=indicators)
    return msgspec.structs.replace(criteria, set=some)
