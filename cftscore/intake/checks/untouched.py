"""Figures that nobody touched: those that are to be kept current, and are the last period's.

Which are to be kept current the criteria set says: a count that is divided into groups of children,
and its parts. Of all others only a row whose every state is the last period's is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cftscore.core.period import Period
from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet
from cftscore.criteria.over_periods import adds_by
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.intake.submission import Submission

FEWEST_SAME = 10
"""So many states that are all the same were copied from the last period."""
_EVERY = Text("mọi số liệu về tình trạng trẻ em", "every figure of a state")

Values = Mapping[str, Sequence[int | None]]


def untouched(
    submission: Submission,
    now: Values,
    then: Values,
    criteria_set: CriteriaSet,
    *,
    before: str,
    part: Period | None = None,
) -> Iterator[Finding]:
    """Find communes whose figures are those of the period before.

    Args:
        submission: what the communes report now.
        now: the figures of each commune, by indicator.
        then: those of the same communes in the period before.
        criteria_set: that says which are kept current.
        before: the period before.
        part: that `now` is of, where parts of a year were added up.
    """
    current = kept_current(criteria_set)
    states = [
        key
        for key, one in criteria_set.indicators.items()
        if one.type == "count" and adds_by(one) == "latest"
    ]
    for index, commune in enumerate(submission.communes):
        same = [key for key in current if _is_same(now[key][index], then[key][index])]
        known = [key for key in states if now[key][index]]
        copied = len(known) >= FEWEST_SAME and all(
            now[key][index] == then[key][index] for key in states
        )
        if copied or same:
            labels = [criteria_set.indicators[key].label for key in same]
            yield c.FigureUntouched(
                place=submission.place_in(index, (same or known)[0], part),
                commune=commune.code,
                name=commune.name,
                labels=(_EVERY,) if copied else tuple(labels),
                before=before,
            )


def kept_current(criteria_set: CriteriaSet) -> list[str]:
    """List the indicators that are to be kept current through the year."""
    divided = {key for key, one in criteria_set.indicators.items() if one.groups}
    parts = {part for part, wholes in criteria_set.wholes.items() if not divided.isdisjoint(wholes)}
    return [key for key in criteria_set.indicators if key in divided | parts]


def _is_same(now: int | None, then: int | None) -> bool:
    """Whether a figure is the one of before; none, and nobody, may well stay so."""
    return now is not None and now > 0 and now == then
