"""What workbooks are made for: all criteria, or only some, as those for a quarter are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cftscore.criteria.model import CriteriaSet
from cftscore.intake.info import Info


def stated(info: Info, criteria_set: CriteriaSet) -> tuple[int, ...]:
    """Give the criteria that a workbook says it is made for; none where it is for all."""
    written = {int(number) for number in re.findall(r"\d{1,9}", info.focus.text)}
    return tuple(criterion.id for criterion in criteria_set.criteria if criterion.id in written)


def of_all(infos: Sequence[Info], criteria_set: CriteriaSet) -> tuple[int, ...]:
    """Give the criteria that any of some workbooks is made for; none where one is for all."""
    each = [stated(info, criteria_set) for info in infos]
    if not all(each):
        return ()
    wanted = {number for some in each for number in some}
    return tuple(criterion.id for criterion in criteria_set.criteria if criterion.id in wanted)


def indicators(criteria_set: CriteriaSet, focus: Iterable[int]) -> tuple[str, ...]:
    """Give the indicators that are asked for, in order: all where there is no focus."""
    kept = set(focus)
    read = {
        key
        for criterion in criteria_set.criteria
        if criterion.id in kept
        for item in criterion.items
        for key in item.indicators
    }
    return tuple(key for key in criteria_set.indicators if not kept or key in read)
