"""What communes have submitted: who did and who did not, and what changed from one to the next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Unpack

from cftscore.analysis.resubmission import Resubmission
from cftscore.analysis.status import Status
from cftscore.api.reading import Reading, both_sides, code_of, options, read, reads
from cftscore.core.refused import RefusedError
from cftscore.core.text import Language, Text
from cftscore.evaluation.pipeline import prepare
from cftscore.findings import kinds
from cftscore.findings.model import CannotProceedError, Severity
from cftscore.intake.age import parse_day
from cftscore.output.base_result import BaseResult, FoundResult

if TYPE_CHECKING:
    from cftscore.api.reading import Source
    from cftscore.output.base_result import Frame

_NO_DAY = Text(
    "“{given}” không phải là một ngày; ghi 2020-12-10 hoặc 10/12/2020",
    "“{given}” is no day; write 2020-12-10 or 10/12/2020",
)


class StatusResult(FoundResult[Status]):
    """Who has submitted, and who has not."""

    of = "status"

    @property
    def communes(self) -> Frame:
        """One row per commune of the scope: its state, how much is filled in, when it came."""
        return self._frame("communes")

    @property
    def districts(self) -> Frame:
        """One row per district of the scope: communes by state."""
        return self._frame("districts")

    @property
    def provinces(self) -> Frame:
        """One row per province: the same over the communes that are listed."""
        return self._frame("provinces")

    def reminders(self, lang: Language = "vi") -> list[str]:
        """Give the texts that remind the districts, one for each that has somebody to remind.

        Args:
            lang: of the texts, `vi` or `en`.
        """
        from cftscore.output.status import reminders

        return list(reminders.texts(self.document, lang))

    def _about(self) -> str:
        shown = self.document
        return f"{shown.period}, communes: {len(shown.communes)}, missing: {shown.missing}"


class ResubmissionResult(BaseResult[Resubmission]):
    """What communes changed between two submissions."""

    of = "diff"

    @property
    def figures(self) -> Frame:
        """One row per figure that changed: before and now, and in which cells."""
        return self._frame("figures")

    @property
    def communes(self) -> Frame:
        """One row per commune that changed something: verdict and points before and now."""
        return self._frame("communes")

    @property
    def criteria(self) -> Frame:
        """One row per criterion of a commune whose points changed."""
        return self._frame("criteria")

    @property
    def only(self) -> Frame:
        """One row per commune of which only one submission speaks."""
        return self._frame("only")

    @property
    def findings(self) -> Frame:
        """One row per finding of each submission."""
        return self._frame("findings")

    def _about(self) -> str:
        shown = self.document
        return f"{shown.period}, same: {shown.same}, changed: {len(shown.communes)}"


@reads
def diff_submissions(
    old: Source, new: Source, *, commune: str | None = None, **reading: Unpack[Reading]
) -> ResubmissionResult:
    """Show what communes changed between two submissions, and what that did to their points.

    Args:
        old: the earlier submission; see `evaluate`.
        new: the later one; it decides by what both are read.
        commune: code or name of the only commune to look at, if not all.
        **reading: by what the workbooks are read, see `Reading`.

    Raises:
        CannotProceedError: one of them could not be read, or there is no such commune.
    """
    from cftscore.analysis.resubmission import compare_submissions

    earlier, later, inputs = both_sides(old, new, reading)
    code = code_of(commune, earlier, later)
    return ResubmissionResult(compare_submissions(earlier, later, code), inputs)


@reads
def status(
    source: Source,
    *,
    deadline: str | date | None = None,
    today: str | date | None = None,
    **reading: Unpack[Reading],
) -> StatusResult:
    """Tell who has submitted, who only in part, who not at all, and who was late.

    Args:
        source: see `evaluate`; a folder in which nobody has put anything yet is none too few where
            `reading` names the period, and a district or province.
        deadline: the last day on which to submit, `2020-12-10`.
        today: the day of which this is the status; today by default.
        **reading: by what the workbooks are read, see `Reading`.

    Raises:
        CannotProceedError: nothing could be read.
        RefusedError: a day is none.
    """
    from cftscore.analysis.status import status as tell

    last, now = _day(deadline, "deadline"), _day(today, "today")
    files_read = read(source, reading)
    unreadable = [finding for finding in files_read.findings if finding.severity is Severity.ERROR]
    others = any(not isinstance(finding, kinds.FolderEmpty) for finding in unreadable)
    asked = reading.get("period") and (reading.get("district") or reading.get("province"))
    if not files_read.workbooks and unreadable and (others or not asked):
        raise CannotProceedError(files_read.findings)
    wanted = options(reading, empty=True)
    prepared = prepare(files_read.workbooks, wanted, files_read.findings)
    return StatusResult(tell(prepared, last, now or date.today()), files_read.inputs)


def _day(asked: str | date | None, argument: str) -> date | None:
    """Take a day as it was asked for."""
    if asked is None or isinstance(asked, date):
        return asked
    day = parse_day(asked)
    if day is None:
        raise RefusedError(argument, _NO_DAY.filled(given=asked))
    return day
