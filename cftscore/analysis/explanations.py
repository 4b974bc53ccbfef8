"""Explaining many communes at once: the same as for one, and of the items those that matter first.

An item presses where it gives no points or is unknown: that is what an office writes to a commune
about. The others are left out unless they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from cftscore.analysis.explain import Explainer
from cftscore.analysis.explanation import (
    CriterionExplained,
    Explanation,
    ItemExplained,
    MarkExplained,
)
from cftscore.analysis.plan.costs import Costs
from cftscore.analysis.plan.improvement import Improvement
from cftscore.core.record import Record
from cftscore.evaluation.document import (
    CriteriaSetUsed,
    Evaluation,
    FindingRecord,
    Number,
    Reason,
    Source,
)
from cftscore.evaluation.register_used import RegisterUsed
from cftscore.intake.evidence import EvidenceCount
from cftscore.register.model import Located
from cftscore.scoring.verdict import Verdict

SCHEMA = "cftscore/explanations/1"


class CommuneExplained(Located, frozen=True):
    """One commune, with the names and meanings of `Explanation`."""

    verdict: Verdict
    points: Number | None
    points_min: Number | None
    points_max: Number | None
    mark: MarkExplained | None
    points_above: Number
    criteria: tuple[CriterionExplained, ...]
    reasons: tuple[Reason, ...]
    source: int | None
    improvement: Improvement
    findings: tuple[FindingRecord, ...]
    by_ratio: int = 0
    evidence: EvidenceCount | None = None

    @property
    def points_required(self) -> Number | None:
        """The total that it must reach; None where its unit class is unknown."""
        return None if self.mark is None else self.mark.points


class Explanations(Record, frozen=True):
    """Why many communes got their verdicts.

    Attributes:
        criteria_set, period, register, sources: as in the evaluation.
        verdicts: of the communes that were asked for.
        every_item: whether the items that give points stand here too; else only those that give
            none or are unknown.
        communes: by province, district and code.
    """

    schema: str
    criteria_set: CriteriaSetUsed
    period: str
    register: RegisterUsed
    sources: tuple[Source, ...]
    verdicts: tuple[Verdict, ...]
    every_item: bool
    communes: tuple[CommuneExplained, ...]

    def each(self) -> Iterator[Explanation]:
        """Give the communes one by one, each as a document of its own."""
        for commune in self.communes:
            own: dict[str, Any] = {
                name: getattr(commune, name) for name in CommuneExplained.__struct_fields__
            }
            yield Explanation(
                schema=self.schema,
                criteria_set=self.criteria_set,
                period=self.period,
                register=self.register,
                sources=self.sources,
                **own,
            )


def explain_many(
    evaluation: Evaluation, verdicts: tuple[Verdict, ...], costs: Costs, *, every_item: bool
) -> Explanations:
    """Explain the communes of some verdicts.

    Args:
        evaluation: the document, with the figures of those communes.
        verdicts: of which communes.
        costs: what a case weighs in what it would take.
        every_item: the items that give points too.
    """
    explainer = Explainer(evaluation, costs)
    explained = (
        explainer.explain(commune) for commune in evaluation.communes if commune.verdict in verdicts
    )
    return Explanations(
        schema=SCHEMA,
        criteria_set=evaluation.criteria_set,
        period=evaluation.period,
        register=evaluation.register,
        sources=evaluation.sources,
        verdicts=verdicts,
        every_item=every_item,
        communes=tuple(_commune(one, every_item=every_item) for one in explained),
    )


def _commune(shown: Explanation, *, every_item: bool) -> CommuneExplained:
    own: dict[str, Any] = {
        name: getattr(shown, name) for name in CommuneExplained.__struct_fields__
    }
    if not every_item:
        own["criteria"] = tuple(_pressing_only(shown.criteria))
    return CommuneExplained(**own)


def _pressing_only(criteria: Iterable[CriterionExplained]) -> Iterator[CriterionExplained]:
    for criterion in criteria:
        items = tuple(filter(presses, criterion.items))
        if items:
            yield msgspec.structs.replace(criterion, items=items)


def presses(item: ItemExplained) -> bool:
    """Whether an item gives no points, or is unknown."""
    return item.points is None or item.points == 0


def pressing_first(criteria: Iterable[CriterionExplained]) -> list[CriterionExplained]:
    """Order criteria, and the items of each: first where an item gives no points or is unknown."""
    ordered = [
        msgspec.structs.replace(
            criterion, items=tuple(sorted(criterion.items, key=lambda item: not presses(item)))
        )
        for criterion in criteria
    ]
    return sorted(ordered, key=lambda criterion: not any(map(presses, criterion.items)))
