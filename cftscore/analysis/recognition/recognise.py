"""Recognising: from an evaluation and the register so far to the next register."""

from __future__ import annotations

from cftscore.analysis.recognition.recognitions import SCHEMA, Entry, Recognitions
from cftscore.analysis.recognition.standing import Past, state_of
from cftscore.evaluation.document import CommuneResult, Evaluation
from cftscore.register.lineage import Lineage


def recognise(
    evaluation: Evaluation, day: str, before: Recognitions | None, lineage: Lineage
) -> Recognitions:
    """Add a period to the register of recognitions.

    Args:
        evaluation: of the period.
        day: whose register has the codes of its communes.
        before: the register so far, of earlier periods only; None for the first.
        lineage: through which communes of before a reform are found.

    Returns:
        What was there, as it was, and the entries of the period.
    """
    earlier = () if before is None else before.entries
    past = Past(earlier, lineage)
    made = (_entry(commune, evaluation, day, past) for commune in evaluation.communes)
    return Recognitions(SCHEMA, (*earlier, *made))


def _entry(commune: CommuneResult, evaluation: Evaluation, day: str, past: Past) -> Entry:
    before = past.of(commune.code, day)
    return Entry(
        period=evaluation.period,
        as_of=day,
        code=commune.code,
        name=commune.name,
        district_code=commune.district_code,
        district=commune.district,
        province_code=commune.province_code,
        province=commune.province,
        criteria_set=evaluation.criteria_set.id,
        verdict=commune.verdict,
        points=commune.points,
        points_required=commune.points_required,
        state=state_of(commune.verdict, before),
        came_from=before.came_from,
    )
