"""What workbooks are made for: all criteria, or only some, as those for a quarter are."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from cftscore.criteria.model import CriteriaSet, Item
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


def items(criteria_set: CriteriaSet, focus: Collection[int]) -> tuple[Item, ...]:
    """Give the items that are asked for, in order: all where there is no focus."""
    return tuple(
        item
        for criterion in criteria_set.criteria
        if not focus or criterion.id in focus
        for item in criterion.items
    )


def indicators(criteria_set: CriteriaSet, focus: Collection[int]) -> tuple[str, ...]:
    """Give the indicators that are asked for, in order: all where there is no focus."""
    read = {key for item in items(criteria_set, focus) for key in item.indicators}
    return tuple(key for key in criteria_set.indicators if not focus or key in read)
