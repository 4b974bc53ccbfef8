"""Groups of children against the count that they are to add up to."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.criteria.model import CriteriaSet
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake.groups import Groups
from cftscore.intake.submission import Submission


def differing(submission: Submission, read: Groups, criteria_set: CriteriaSet) -> Iterator[Finding]:
    """Report communes of which groups and count differ.

    Where some group is blank they differ only where those that are there are more than the count.
    """
    asked = {
        key: (indicator.label, len(indicator.groups))
        for key, indicator in criteria_set.indicators.items()
        if indicator.groups
    }
    for index, commune in enumerate(submission.communes):
        groups = read.by_commune.get(commune.code, ())
        for key, (label, count) in asked.items() if groups else ():
            counted = [
                group.count
                for group in groups
                if group.indicator == key and group.count is not None
            ]
            value = submission.value(index, key)
            if not counted or value is None:
                continue
            total, whole = sum(counted), len(counted) == count
            if total > value or (whole and total != value):
                yield c.GroupsDiffer(
                    place=read.places[commune.code, key],
                    commune=commune.code,
                    name=commune.name,
                    label=label,
                    sum=total,
                    value=value,
                    cell="!".join(filter(None, _where(submission.place(index, key)))),
                )


def _where(place: Place) -> tuple[str | None, str | None]:
    return place.sheet, place.cell
