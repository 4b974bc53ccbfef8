"""Criteria that somebody chose by their numbers."""

from __future__ import annotations

from collections.abc import Iterable

from cftscore.core.refused import RefusedError
from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet

_NO_CRITERION = Text(
    "{given}: không có tiêu chí này; bộ tiêu chí {set} có các tiêu chí {known}",
    "{given}: no such criterion; {set} has {known}",
)


def chosen(numbers: Iterable[int], criteria_set: CriteriaSet, argument: str) -> tuple[int, ...]:
    """Take the numbers of some criteria.

    Args:
        numbers: of the criteria.
        criteria_set: that they are of.
        argument: by which they were asked for.

    Raises:
        RefusedError: there is no such criterion.
    """
    wanted = tuple(numbers)
    known = [criterion.id for criterion in criteria_set.criteria]
    for number in wanted:
        if number not in known:
            text = _NO_CRITERION.filled(given=str(number), set=criteria_set.id, known=known)
            raise RefusedError(argument, text)
    return wanted
