"""What if: the same evaluation with some figures taken to be others, and the difference it makes.

What was reported stays in the document beside what was assumed, and a finding in it says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import msgspec

from cftscore.analysis.assumptions import Assumed, Assumption, AssumptionReader
from cftscore.core.record import Record
from cftscore.core.text import YES_NO, Text
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.document import AreaResult, CommuneResult, Evaluation, Number, Source
from cftscore.evaluation.evaluate import evaluate_prepared
from cftscore.evaluation.pipeline import Prepared
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, in_order
from cftscore.intake import unit_class as intake_unit_class
from cftscore.intake.checks.cross_checks import cross_check
from cftscore.intake.headings import UNIT_CLASS
from cftscore.register.model import Commune
from cftscore.scoring.verdict import Verdict


class CommuneChange(Record, frozen=True):
    """A commune whose points or verdict are others than before, or under assumptions."""

    code: str
    name: str
    district: str | None
    verdict_before: Verdict
    verdict_after: Verdict
    points_min_before: Number | None
    points_max_before: Number | None
    points_min_after: Number | None
    points_max_after: Number | None
    points_required_before: Number | None
    points_required_after: Number | None


class AreaChange(Record, frozen=True):
    """A district or province in which something is assumed: how many communes pass."""

    code: str
    name: str
    communes: int
    passed_before: int
    passed_after: int
    compliance_percent_before: Decimal
    compliance_percent_after: Decimal


class WhatIf(Record, frozen=True):
    """What was assumed, and the difference it makes.

    Attributes:
        assumptions: in the order of the communes.
        sources: the workbooks of assumptions.
        communes: those whose points or verdict change.
        areas: districts, then provinces, in which something is assumed.
    """

    assumptions: tuple[Assumption, ...]
    sources: tuple[Source, ...]
    communes: tuple[CommuneChange, ...]
    areas: tuple[AreaChange, ...]


class WhatIfEvaluation(Evaluation, frozen=True):
    """An evaluation under assumptions; everything in it is as if they were true."""

    what_if: WhatIf


def evaluate_what_if(
    prepared: Prepared, given: Iterable[str | Path], target: Decimal | None = None
) -> tuple[WhatIfEvaluation, Prepared]:
    """Evaluate what was read as if some figures were others.

    Args:
        prepared: what the communes reported.
        given: assumptions, each `COMMUNE.indicator=value` or the path of a workbook.
        target: see `pipeline.Options`.

    Returns:
        The evaluation, and what it is of: the figures with those that are assumed.

    Raises:
        CannotProceedError: an assumption cannot be read, or names what is not there.
    """
    reader = AssumptionReader(prepared)
    for one in given:
        reader.read(one)
    assumptions = reader.assumptions()
    before = evaluate_prepared(prepared, target)
    changed = _assume(prepared, reader.assumed.values(), assumptions)
    after = evaluate_prepared(changed, target)
    fields = {name: getattr(after, name) for name in after.__struct_fields__}
    touched = {assumed.commune for assumed in reader.assumed.values()}
    what_if = WhatIf(
        assumptions=tuple(assumptions),
        sources=tuple(reader.sources),
        communes=tuple(_changes(before.communes, after.communes)),
        areas=tuple(_areas(before, after, touched)),
    )
    return WhatIfEvaluation(**fields, what_if=what_if), changed


def _assume(
    prepared: Prepared, assumed: Iterable[Assumed], assumptions: Sequence[Assumption]
) -> Prepared:
    """Put figures in the place of others, and look at them against each other again."""
    before = prepared.submission
    indexes = {commune.code: index for index, commune in enumerate(before.communes)}
    values = before.values.copy()
    unit_classes = list(before.unit_classes)
    replaced: set[tuple[str, object]] = set()
    for one in assumed:
        index = indexes[one.commune.code]
        if one.key == intake_unit_class.KEY:
            unit_classes[index] = str(one.value)
        else:
            values.loc[one.commune.code, one.key] = int(one.value)
        column = UNIT_CLASS if one.key == intake_unit_class.KEY else one.key
        replaced |= {(one.commune.code, place) for place in before.places(index, column)}
    submission = replace(before, values=values, unit_classes=unit_classes, findings=[])
    scorable = cross_check(submission, prepared.criteria.set)
    # What was wrong with a figure that is replaced, or with figures against each other, may be
    # so no more.
    kept = (
        finding
        for finding in prepared.findings
        if (finding.commune, finding.place) not in replaced
        and not isinstance(finding, c.PartAboveWhole | c.ZeroDenominator)
    )
    notes = (_note(assumption, prepared, indexes[assumption.commune]) for assumption in assumptions)
    findings = in_order([*kept, *submission.findings, *notes])
    return msgspec.structs.replace(
        prepared, submission=submission, scorable=scorable, findings=tuple(findings)
    )


def _note(assumption: Assumption, prepared: Prepared, index: int) -> Finding:
    column = UNIT_CLASS if assumption.indicator == intake_unit_class.KEY else assumption.indicator
    submission = prepared.submission
    indicators = prepared.criteria.set.indicators
    label = intake_unit_class.LABEL if column == UNIT_CLASS else indicators[column].label
    return c.FigureAssumed(
        place=submission.place(index, column),
        commune=assumption.commune,
        name=assumption.name,
        label=label,
        assumed=_said(assumption.assumed, prepared.criteria.set),
        reported=_said(assumption.reported, prepared.criteria.set),
    )


def _said(value: int | str | None, criteria_set: CriteriaSet) -> object:
    """Give a value as a message says it."""
    if value is None:
        return Text("không có số liệu", "nothing")
    if isinstance(value, int):
        return value
    unit_class = criteria_set.unit_classes.get(value)
    return YES_NO[value == "yes"] if unit_class is None else unit_class.title


def _changes(
    before: Iterable[CommuneResult], after: Iterable[CommuneResult]
) -> Iterator[CommuneChange]:
    """Find the communes of two evaluations whose points or verdict are not the same in both."""
    earlier = {one.code: one for one in before}
    for other in after:
        commune = earlier.get(other.code, other)
        facts = ("verdict", "points_min", "points_max", "points_required")
        if all(getattr(commune, fact) == getattr(other, fact) for fact in facts):
            continue
        yield CommuneChange(
            code=commune.code,
            name=commune.name,
            district=commune.district,
            verdict_before=commune.verdict,
            verdict_after=other.verdict,
            points_min_before=commune.points_min,
            points_max_before=commune.points_max,
            points_min_after=other.points_min,
            points_max_after=other.points_max,
            points_required_before=commune.points_required,
            points_required_after=other.points_required,
        )


def _areas(
    before: Evaluation, after: Evaluation, touched: Iterable[Commune]
) -> Iterator[AreaChange]:
    communes = list(touched)
    districts = {commune.district_code for commune in communes}
    # A province of which only a part is listed would count communes that nobody asked about.
    listed = Counter(commune.province_code for commune in after.communes)
    whole = {area.code for area in after.provinces if listed[area.code] == area.communes}
    provinces = {commune.province_code for commune in communes} & whole
    areas: tuple[tuple[Mapping[str, AreaResult], tuple[AreaResult, ...], set[str]], ...] = (
        ({area.code: area for area in before.districts}, after.districts, districts),
        ({area.code: area for area in before.provinces}, after.provinces, provinces),
    )
    for earlier, later, codes in areas:
        for area in later:
            if area.code in codes:
                yield AreaChange(
                    code=area.code,
                    name=area.name,
                    communes=area.communes,
                    passed_before=earlier[area.code].passed,
                    passed_after=area.passed,
                    compliance_percent_before=earlier[area.code].compliance_percent,
                    compliance_percent_after=area.compliance_percent,
                )
