"""Cross-checks: figures of one commune against each other, before they are scored."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.criteria.model import CriteriaSet
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.intake.submission import Submission


def cross_check(submission: Submission, criteria_set: CriteriaSet) -> dict[str, list[int | None]]:
    """Take out the figures that contradict others, and report them.

    A part above its whole is taken out, so that no item that measures it is scored. A denominator
    of 0 is reported where the criteria set does not say what it gives.

    Args:
        submission: what communes reported; its findings grow.
        criteria_set: says which indicator is part of which.

    Returns:
        The figures to score, by indicator key; the submission's own stay as they were.
    """
    sound = {key: list(column) for key, column in submission.values.items()}
    for finding, key, index in _parts_above_wholes(submission, criteria_set):
        submission.findings.append(finding)
        sound[key][index] = None
    submission.findings += _zero_denominators(submission, criteria_set)
    return sound


def _parts_above_wholes(
    submission: Submission, criteria_set: CriteriaSet
) -> Iterator[tuple[Finding, str, int]]:
    pairs = [(part, whole) for part, wholes in criteria_set.wholes.items() for whole in wholes]
    labels = {key: indicator.label for key, indicator in criteria_set.indicators.items()}
    for key, above in pairs:
        columns = zip(submission.values[key], submission.values[above], strict=True)
        for index, (part, whole) in enumerate(columns):
            if part is None or whole is None or part <= whole:
                continue
            yield (
                c.PartAboveWhole(
                    place=submission.place(index, key),
                    commune=submission.communes[index].code,
                    part=labels[key],
                    whole=labels[above],
                    part_value=part,
                    whole_value=whole,
                    whole_cell=submission.place(index, above).cell or "",
                ),
                key,
                index,
            )


def _zero_denominators(submission: Submission, criteria_set: CriteriaSet) -> Iterator[Finding]:
    for item in criteria_set.items:
        if item.denominator is None or item.when_none != "finding":
            continue
        for index, value in enumerate(submission.values[item.denominator]):
            if value == 0:
                yield c.ZeroDenominator(
                    place=submission.place(index, item.denominator),
                    commune=submission.communes[index].code,
                    label=criteria_set.indicators[item.denominator].label,
                    item=item.id,
                )
