"""Resubmission: what communes changed between two submissions, and what that did to their points.

Two submissions are laid side by side as `reconcile` lays two sides; here one came before the
other, and it matters by which criterion points were gained or lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.reconcile import (
    CommuneNamed,
    CommuneReconciled,
    Reading,
    Side,
    SideResult,
    reconcile_sides,
)
from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.evaluation.document import (
    CommuneResult,
    CriteriaSetUsed,
    CriterionResult,
    FindingRecord,
    Number,
    Source,
)
from cftscore.evaluation.pipeline import Prepared
from cftscore.evaluation.register_used import RegisterUsed
from cftscore.register.model import InDistrict

SCHEMA = "cftscore/resubmission/1"


class FigureChanged(Record, frozen=True):
    """A figure that two submissions state differently.

    Attributes:
        indicator: its key, or `unit_class`.
        label: of the indicator.
        old, new: what each submission says, and in which cells.
    """

    indicator: str
    label: Text
    old: Reading
    new: Reading


class CriterionChanged(Record, frozen=True):
    """A criterion whose points differ; two numbers where a blank leaves them open.

    Attributes:
        id: 1 to 13 in Decision 06.
        title: of the criterion.
        old_min, old_max, new_min, new_max: its points by each submission.
        old_met, new_met: whether it is met; None where that is unknown.
    """

    id: int
    title: Text
    old_min: Number
    old_max: Number
    new_min: Number
    new_max: Number
    old_met: bool | None
    new_met: bool | None


class CommuneChanged(InDistrict, frozen=True):
    """A commune whose submissions differ."""

    figures: tuple[FigureChanged, ...]
    criteria: tuple[CriterionChanged, ...]
    old: SideResult
    new: SideResult


class Resubmission(Record, frozen=True):
    """The whole result of `diff`.

    Attributes:
        old_sources, new_sources: the files of each submission.
        same: how many communes changed nothing.
        communes: those that changed something.
        only_old, only_new: communes of which one submission does not speak.
        old_findings, new_findings: what is odd about the files of each submission.
    """

    schema: str
    criteria_set: CriteriaSetUsed
    period: str
    register: RegisterUsed
    old_sources: tuple[Source, ...]
    new_sources: tuple[Source, ...]
    same: int
    communes: tuple[CommuneChanged, ...]
    only_old: tuple[CommuneNamed, ...]
    only_new: tuple[CommuneNamed, ...]
    old_findings: tuple[FindingRecord, ...]
    new_findings: tuple[FindingRecord, ...]

    @property
    def differs(self) -> bool:
        """Whether the two submissions are not the same in everything."""
        return bool(self.communes or self.only_old or self.only_new)


def compare_submissions(old: Prepared, new: Prepared, commune: str | None = None) -> Resubmission:
    """Lay two submissions side by side.

    Args:
        old: what was submitted before.
        new: what was submitted after it, by the same criteria set, period and register.
        commune: the code of the only commune to look at, if not all.
    """
    old_side, new_side = Side(old), Side(new)
    sides = reconcile_sides(old_side, new_side, commune)
    before, after = old_side.results, new_side.results
    titles = {criterion.id: criterion.title for criterion in sides.criteria_set.definition.criteria}
    return Resubmission(
        schema=SCHEMA,
        criteria_set=sides.criteria_set,
        period=sides.period,
        register=sides.register,
        old_sources=sides.own_sources,
        new_sources=sides.checked_sources,
        same=sides.same,
        communes=tuple(
            _commune(commune, tuple(_criteria(before[commune.code], after[commune.code], titles)))
            for commune in sides.communes
        ),
        only_old=sides.only_own,
        only_new=sides.only_checked,
        old_findings=sides.own_findings,
        new_findings=sides.checked_findings,
    )


def _commune(sides: CommuneReconciled, criteria: tuple[CriterionChanged, ...]) -> CommuneChanged:
    return CommuneChanged(
        code=sides.code,
        name=sides.name,
        district_code=sides.district_code,
        district=sides.district,
        figures=tuple(
            FigureChanged(
                difference.indicator, difference.label, difference.own, difference.checked
            )
            for difference in sides.differences
        ),
        criteria=criteria,
        old=sides.own,
        new=sides.checked,
    )


def _criteria(
    before: CommuneResult, after: CommuneResult, titles: dict[int, Text]
) -> Iterator[CriterionChanged]:
    for old, new in zip(before.criteria, after.criteria, strict=True):
        if _outcome(old) != _outcome(new):
            yield CriterionChanged(
                id=new.id,
                title=titles[new.id],
                old_min=old.points_min,
                old_max=old.points_max,
                new_min=new.points_min,
                new_max=new.points_max,
                old_met=old.met,
                new_met=new.met,
            )


def _outcome(result: CriterionResult) -> tuple[Number, Number, bool | None]:
    return result.points_min, result.points_max, result.met
