"""Evaluating: from what communes reported to the document of verdicts and percentages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from decimal import Decimal

from cftscore.core import figures, progress
from cftscore.evaluation import points_by_hand
from cftscore.evaluation.document import (
    SCHEMA,
    CommuneResult,
    CriteriaSetUsed,
    Evaluation,
    Source,
    to_record,
)
from cftscore.evaluation.pipeline import Prepared
from cftscore.evaluation.recorder import Recorder
from cftscore.evaluation.records import Records
from cftscore.evaluation.register_used import used
from cftscore.evaluation.summary import count_missed, summarise_area
from cftscore.findings.model import in_order
from cftscore.scoring.rules import Rules
from cftscore.scoring.score import score
from cftscore.scoring.verdict import Verdict


def evaluate_prepared(
    prepared: Prepared,
    target: Decimal | None = None,
    *,
    figures_of: Collection[str] = (),
    figures_with: Collection[Verdict] = (),
    keep: bool = True,
) -> Evaluation:
    """Evaluate what was read and checked.

    Args:
        prepared: what the communes reported.
        target: see `Options`.
        figures_of: codes of communes whose records hold every figure with its cells.
        figures_with: so do the records of all communes of these verdicts.
        keep: the records of communes are kept; else each is written when it is asked for, which
            takes longer where it is asked for twice, and far less memory.
    """
    progress.tell(progress.SCORING)
    submission, register, scope = prepared.submission, prepared.register, prepared.scope
    criteria = prepared.criteria
    scorable = figures.columns(prepared.scorable)
    places = {commune.code: index for index, commune in enumerate(submission.communes)}
    ratios = {
        item: {places[code]: one.meanings for code, one in stated.items() if code in places}
        for item, stated in submission.ratios.items()
    }
    scores = score(Rules(criteria.set), scorable, submission.unit_classes, ratios)
    by_hand = list(points_by_hand.differing(submission, scores))
    findings = in_order([*prepared.findings, *by_hand]) if by_hand else list(prepared.findings)
    recorder = Recorder(submission, scorable, scores)
    codes = [commune.code for commune in submission.communes]
    verdicts = dict(zip(codes, scores.verdicts, strict=True))
    of_verdicts = (code for code, verdict in verdicts.items() if verdict in figures_with)
    explained = {*figures_of, *of_verdicts}
    communes: Sequence[CommuneResult] = Records(scope.communes, recorder, explained)
    if keep:
        communes = tuple(communes)
    wanted = {commune.code for commune in scope.communes}
    inside = [index for index, code in enumerate(codes) if code in wanted]
    districts = tuple(
        summarise_area(district, register, verdicts, target) for district in scope.districts
    )
    within = Counter(district.province_code for district in scope.districts)
    provinces = tuple(
        summarise_area(province, register, verdicts, target, partial=within[province.code] == 1)
        for province in scope.provinces
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
        period=str(prepared.period),
        register=used(register, scope.provinces),
        sources=tuple(Source(book.path, book.sha256) for book in prepared.workbooks),
        communes=communes,
        districts=districts,
        provinces=provinces,
        missed_criteria=count_missed(scores, inside),
        findings=tuple(map(to_record, findings)),
        by_ratio=sum(map(len, scores.by_ratio.values())),
    )
