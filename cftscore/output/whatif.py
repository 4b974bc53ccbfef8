"""What was assumed in words, and the difference it makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cftscore.analysis.assumptions import Assumption
from cftscore.analysis.whatif import AreaChange, CommuneChange, WhatIfEvaluation
from cftscore.core.text import Language, Text, number
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.document import Evaluation, Number
from cftscore.intake.unit_class import LABEL as UNIT_CLASS_LABEL
from cftscore.output import words
from cftscore.output.blocks import Block, Entry, Grid, Head, Heading, Paragraph, items
from cftscore.output.plan import words as plan_words
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.scoring.verdict import Verdict

_TITLE = Text(
    "Giả định: kết quả dưới đây là kết quả “nếu như”",
    "Assumptions: the results below are a what-if",
)
_ASSUMED = Text(
    "{name} ({code}): {label}: {before} → {after}", "{name} ({code}): {label}: {before} → {after}"
)
_NOTHING = Text("không có số liệu", "nothing")
_COMMUNE = Text("Xã", "Commune")
_BEFORE = Text("Trước", "Before")
_IF = Text("Nếu như", "What if")
_AREAS = (
    Text("Địa bàn", "Area"),
    Text("Số xã đạt\nhiện nay", "Passed\nnow"),
    Text("Số xã đạt\nnếu như", "Passed\nwhat-if"),
    Text("Tỷ lệ đạt\nhiện nay", "Compliance\nnow"),
    Text("Tỷ lệ đạt\nnếu như", "Compliance\nwhat-if"),
)
_NO_CHANGE = Text(
    "Không xã nào thay đổi điểm hay kết quả.", "No commune's points or verdict change."
)
_WARNING = Text(
    "KẾT QUẢ GIẢ ĐỊNH: {count} số liệu khác với báo cáo",
    "WHAT-IF, NOT A RESULT: {count:figure differs|figures differ} from those reported",
)


def warning(evaluation: Evaluation, language: Language) -> str | None:
    """Say that a result rests on assumptions; None where it does not."""
    if not isinstance(evaluation, WhatIfEvaluation):
        return None
    return _WARNING.say(language, count=len(evaluation.what_if.assumptions))


def blocks(evaluation: Evaluation, language: Language) -> Iterator[Block]:
    """Say what was assumed and what it changes; nothing where nothing was assumed."""
    if not isinstance(evaluation, WhatIfEvaluation):
        return
    what_if = evaluation.what_if
    yield Heading(_TITLE.say(language))
    definition = evaluation.criteria_set.definition
    yield from items(
        Entry(_assumption(assumption, definition, language)) for assumption in what_if.assumptions
    )
    yield _changes(what_if.communes, language)
    heads = tuple(Head(text.say(language), right=index > 0) for index, text in enumerate(_AREAS))
    yield Grid(heads, tuple(_area(area, language) for area in what_if.areas))


def _changes(communes: Sequence[CommuneChange], language: Language) -> Block:
    if not communes:
        return Paragraph(_NO_CHANGE.say(language))
    heads = tuple(Head(text.say(language)) for text in (_COMMUNE, _BEFORE, _IF))
    return Grid(heads, tuple(_commune(commune, language) for commune in communes))


def _assumption(assumption: Assumption, criteria_set: CriteriaSet, language: Language) -> str:
    indicator = criteria_set.indicators.get(assumption.indicator)
    before = assumption.reported
    return _ASSUMED.say(
        language,
        name=assumption.name,
        code=assumption.commune,
        label=UNIT_CLASS_LABEL if indicator is None else indicator.label,
        before=(_NOTHING if before is None else plan_words.reading(before, criteria_set, language)),
        after=plan_words.reading(assumption.assumed, criteria_set, language),
    )


def _commune(commune: CommuneChange, language: Language) -> tuple[str, ...]:
    before = (commune.points_min_before, commune.points_max_before, commune.points_required_before)
    after = (commune.points_min_after, commune.points_max_after, commune.points_required_after)
    return (
        "\n".join(part for part in (commune.name, commune.district) if part),
        _standing(commune.verdict_before, before, language),
        _standing(commune.verdict_after, after, language),
    )


def _standing(
    verdict: Verdict, points: tuple[Number | None, Number | None, Number | None], language: Language
) -> str:
    text = words.points_of(*points, language)
    return f"{VERDICT_TITLES[verdict].say(language)}, {text}"


def _area(area: AreaChange, language: Language) -> tuple[str, ...]:
    return (
        area.name,
        f"{number(area.passed_before, language)} / {number(area.communes, language)}",
        f"{number(area.passed_after, language)} / {number(area.communes, language)}",
        words.percent(area.compliance_percent_before, language),
        words.percent(area.compliance_percent_after, language),
    )
