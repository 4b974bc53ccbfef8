"""What nobody touched since the last part of the year, whether it was read apart or added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cftscore.core import figures
from cftscore.criteria.model import CriteriaFile
from cftscore.findings.model import Finding
from cftscore.intake.checks.untouched import untouched
from cftscore.intake.info import read_info
from cftscore.intake.submission import Submission
from cftscore.spreadsheet.load import Workbook


def untouched_since(
    submission: Submission,
    before: Submission,
    criteria: CriteriaFile,
    workbooks: Sequence[Workbook],
) -> Iterator[Finding]:
    """Find what nobody touched since the last part of the year; communes by their codes."""
    indexes = {commune.code: index for index, commune in enumerate(before.communes)}
    at = [indexes.get(commune.code) for commune in submission.communes]
    then = {
        key: [None if index is None else column[index] for index in at]
        for key, column in figures.lists(before.values).items()
    }
    stated = {read_info(workbook).period.text for workbook in workbooks}
    name = ", ".join(sorted(filter(None, stated)))
    now = figures.lists(submission.values)
    return untouched(submission, now, then, criteria.set, before=name)


def untouched_within(submission: Submission, criteria: CriteriaFile) -> Iterator[Finding]:
    """Find what nobody touched from one part of the year to the next."""
    for (before, then), (part, now) in pairwise(submission.by_part.items()):
        yield from untouched(submission, now, then, criteria.set, before=str(before), part=part)
