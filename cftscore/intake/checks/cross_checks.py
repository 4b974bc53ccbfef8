"""Cross-checks: figures of one commune against each other, before they are scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from cftscore.core import figures
from cftscore.core.figures import MISSING, Column
from cftscore.criteria.model import CriteriaSet
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.intake.submission import Submission

if TYPE_CHECKING:
    import pandas as pd


def cross_check(submission: Submission, criteria_set: CriteriaSet) -> pd.DataFrame:
    """Take out the figures that contradict others, and report them.

    A part above its whole is taken out, so that no item that measures it is scored. A denominator
    of 0 is reported where the criteria set does not say what it gives.

    Args:
        submission: what communes reported; its findings grow.
        criteria_set: says which indicator is part of which.

    Returns:
        The figures to score, as the submission's own, which stay as they were.
    """
    reported = figures.columns(submission.values)
    scorable = {key: column.copy() for key, column in reported.items()}
    undivided = _items_by_denominator(criteria_set)
    for part, wholes in criteria_set.wholes.items():
        for whole in wholes:
            above = np.flatnonzero(_above(reported[part], reported[whole]))
            submission.findings += [
                c.PartAboveWhole(
                    place=submission.place(index, part),
                    commune=submission.communes[index].code,
                    part=criteria_set.indicators[part].label,
                    whole=criteria_set.indicators[whole].label,
                    part_value=int(reported[part][index]),
                    whole_value=int(reported[whole][index]),
                    whole_cell=submission.place(index, whole).cell or "",
                )
                for index in above.tolist()
                # A whole of 0 that is a denominator is one cause, told with all its parts.
                if whole not in undivided or reported[whole][index]
            ]
            scorable[part][above] = MISSING
    submission.findings += _zero_denominators(submission, criteria_set, reported, undivided)
    return figures.frame(scorable, list(submission.values.index))


def _above(part: Column, whole: Column) -> npt.NDArray[np.bool_]:
    """Whether each part is larger than its whole; not where one of them is missing."""
    above: npt.NDArray[np.bool_] = (whole != MISSING) & (part > whole)
    return above


def _items_by_denominator(criteria_set: CriteriaSet) -> dict[str, list[str]]:
    """List the items that cannot be computed where a denominator is 0, by that."""
    items: dict[str, list[str]] = {}
    for item in criteria_set.items:
        if item.denominator is not None and item.when_none == "finding":
            items.setdefault(item.denominator, []).append(item.id)
    return items


def _zero_denominators(
    submission: Submission,
    criteria_set: CriteriaSet,
    reported: Mapping[str, Column],
    undivided: Mapping[str, Sequence[str]],
) -> Iterator[Finding]:
    for denominator, items in undivided.items():
        parts = [part for part, wholes in criteria_set.wholes.items() if denominator in wholes]
        for index in np.flatnonzero(reported[denominator] == 0).tolist():
            above = [part for part in parts if reported[part][index] > 0]
            cells = (submission.place(index, part).cell for part in above)
            yield c.ZeroDenominator(
                place=submission.place(index, denominator),
                commune=submission.communes[index].code,
                label=criteria_set.indicators[denominator].label,
                items=tuple(items),
                parts=tuple(filter(None, cells)),
            )
