"""Evaluating: from what communes reported to the document of verdicts and percentages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from cftscore.document import (
    SCHEMA,
    CommuneResult,
    CriteriaSetUsed,
    Evaluation,
    RegisterUsed,
    Source,
    to_record,
)
from cftscore.findings import Finding
from cftscore.inspection import Inspection, Options, inspect
from cftscore.records import Recorder, not_submitted
from cftscore.scoring import Rules, Scores, score
from cftscore.summary import count_missed, summarise_area
from cftscore.workbook import Workbook


def evaluate_workbooks(
    workbooks: Sequence[Workbook], options: Options, findings: Iterable[Finding] = ()
) -> Evaluation:
    """Evaluate workbooks that are read.

    Args:
        workbooks: in the order of their paths.
        options: see `Options`.
        findings: what was found while reading them.

    Raises:
        CannotProceedError: there is nothing to evaluate or nothing to evaluate it by; with all
            findings so far.
    """
    return evaluate_inspection(inspect(workbooks, options, findings), options.target)


def evaluate_inspection(
    inspection: Inspection, target: Decimal | None = None, *, figures_of: Collection[str] = ()
) -> Evaluation:
    """Evaluate what was inspected.

    Args:
        inspection: what the communes reported.
        target: see `Options`.
        figures_of: codes of communes whose records hold every figure with its cells.
    """
    submission, register, scope = inspection.submission, inspection.register, inspection.scope
    criteria = inspection.criteria
    scores = score(Rules(criteria.set), inspection.sound, submission.unit_classes)
    communes = _records(inspection, scores, figures_of)
    codes = [commune.code for commune in submission.communes]
    verdicts = dict(zip(codes, scores.verdicts, strict=True))
    districts, provinces = (
        tuple(summarise_area(area, register, verdicts, target) for area in areas)
        for areas in (scope.districts, scope.provinces)
    )
    return Evaluation(
        schema=SCHEMA,
        criteria_set=CriteriaSetUsed(
            id=criteria.set.id,
            version=criteria.set.version,
            sha256=criteria.sha256,
            figures=criteria.set.figures,
            definition=criteria.set,
        ),
        period=str(inspection.period),
        register=RegisterUsed(register.as_of, register.path),
        sources=tuple(Source(book.path, book.sha256) for book in inspection.workbooks),
        communes=communes,
        districts=districts,
        provinces=provinces,
        missed_criteria=count_missed(criteria.set, communes),
        findings=tuple(map(to_record, inspection.findings)),
    )


def _records(
    inspection: Inspection, scores: Scores, figures_of: Collection[str]
) -> tuple[CommuneResult, ...]:
    submission = inspection.submission
    recorder = Recorder(submission, inspection.sound, scores)
    indexes = {commune.code: index for index, commune in enumerate(submission.communes)}
    return tuple(
        recorder.record(indexes[commune.code], with_figures=commune.code in figures_of)
        if commune.code in indexes
        else not_submitted(commune)
        for commune in inspection.scope.communes
    )
