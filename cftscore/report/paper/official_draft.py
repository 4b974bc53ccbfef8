"""A draft of the report's own judgement, from the figures: for a person to edit and complete."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cftscore.core.text import Text
from cftscore.evaluation.document import AreaResult, CommuneResult
from cftscore.output import words
from cftscore.output.words import clean
from cftscore.register import names
from cftscore.report.content import Content, period_words
from cftscore.report.paper import papers

MOST_AREAS, MOST_CRITERIA, MOST_NEAR = 3, 3, 5

_DRAFT = Text(
    "(Dự thảo lập từ số liệu; sửa và bổ sung trước khi ký.)",
    "(Drafted from the figures: edit and complete it before it is signed.)",
)
_GAINED = Text(
    "So với {before}, có {count} đơn vị mới đạt.",
    "{count:commune passes that did not|communes pass that did not} in {before}.",
)
_MORE = Text(
    "Số đơn vị đạt tăng {count} đơn vị so với {before}.",
    "{count:more commune passes|more communes pass} than in {before}.",
)
_FEWER = Text(
    "Số đơn vị đạt giảm {count} đơn vị so với {before}.",
    "{count:fewer commune passes|fewer communes pass} than in {before}.",
)
_SAME = Text(
    "Số đơn vị đạt không thay đổi so với {before}.", "As many communes pass as in {before}."
)
_BEST = Text("Địa bàn có tỷ lệ đạt cao nhất: {areas}.", "Highest compliance: {areas}.")
_WEAKEST = Text("Địa bàn có tỷ lệ đạt thấp nhất: {areas}.", "Lowest compliance: {areas}.")
_MISSED = Text(
    "Tiêu chí có nhiều đơn vị không đạt nhất: {criteria}.",
    "Criteria that the most communes fail: {criteria}.",
)
_MISSED_PUBLISHED = Text(
    "Trong các tiêu chí được công bố, tiêu chí có nhiều đơn vị không đạt nhất: {criteria}.",
    "Criteria that the most communes fail, of those published: {criteria}.",
)
_MISSED_ONE = Text(
    "tiêu chí {id} ({title}; {count} đơn vị)",
    "criterion {id} ({title}; {count:commune|communes})",
)
_LOST = Text(
    "Có {count} đơn vị đạt {before} nay không còn đạt.",
    "Passed in {before}, but no longer: {count:commune|communes}.",
)
_NOT_SUBMITTED = Text(
    "Còn {count} đơn vị chưa nộp số liệu.", "{count:commune|communes} submitted nothing."
)
_INCOMPLETE = Text(
    "Còn {count} đơn vị chưa đủ số liệu để kết luận.",
    "For {count:commune|communes} there are too few figures for a verdict.",
)
_NEAR = Text("Đơn vị gần đạt nhất: {communes}.", "Communes nearest to passing: {communes}.")
_NO_CRITERION = Text("thiếu {points} điểm", "{points:point|points} short")
_ONE_CRITERION = Text("không đạt tiêu chí {id}", "fails criterion {id}")
_BOTH = Text(
    "không đạt tiêu chí {id}, thiếu {points} điểm",
    "fails criterion {id}, {points:point|points} short",
)


def done(content: Content) -> str:
    """Draft what was achieved."""
    return _written(content, _done(content))


def causes(content: Content) -> str:
    """Draft the difficulties; the causes are for a person to say."""
    return _written(content, _difficulties(content))


def _written(content: Content, sentences: Iterator[str]) -> str:
    texts = [papers.body(f"- {sentence}") for sentence in sentences]
    if not texts:
        return ""
    return papers.body(content.say(_DRAFT), italic=True, keep=True) + "".join(texts)


def _done(content: Content) -> Iterator[str]:
    yield f"{content.headline}."
    history = content.history
    if history is not None:
        before = period_words(history.periods[-2], content.language)
        changes = [area.communes for area in history.areas if area.is_whole]
        if len(changes) == 1 and changes[0] is not None:
            change = changes[0]
            words_ = _SAME if change == 0 else _MORE if change > 0 else _FEWER
            yield content.say(words_, count=abs(change), before=before)
        if history.gained:
            yield content.say(_GAINED, count=len(history.gained), before=before)
    best, _ = _ends(content)
    if best:
        yield _listed(content, _BEST, "areas", [_area(content, area) for area in best])


def _difficulties(content: Content) -> Iterator[str]:
    _, weakest = _ends(content)
    if weakest:
        yield _listed(content, _WEAKEST, "areas", [_area(content, area) for area in weakest])
    missed = [criterion for criterion in content.document.missed_criteria if criterion.missed][
        :MOST_CRITERIA
    ]
    if missed:
        texts = [
            content.say(_MISSED_ONE, id=criterion.id, title=criterion.title, count=criterion.missed)
            for criterion in missed
        ]
        words_ = _MISSED_PUBLISHED if content.withheld else _MISSED
        yield _listed(content, words_, "criteria", texts)
    history = content.history
    if history is not None and history.lost:
        before = period_words(history.periods[-2], content.language)
        yield content.say(_LOST, count=len(history.lost), before=before)
    for template, count in (
        (_NOT_SUBMITTED, content.totals.not_submitted),
        (_INCOMPLETE, content.totals.incomplete),
    ):
        if count:
            yield content.say(template, count=count)
    near = [] if content.public else _nearest(content)
    if near:
        yield _listed(content, _NEAR, "communes", [_near(content, commune) for commune in near])


def _ends(content: Content) -> tuple[list[AreaResult], list[AreaResult]]:
    """Give the areas with the highest compliance, and with the lowest, that one first."""
    areas: Sequence[AreaResult] = content.districts
    if len(areas) < 2:
        areas = content.provinces
    count = min(MOST_AREAS, len(areas) // 2)
    return list(areas[:count]), list(reversed(areas[len(areas) - count :])) if count else []


def _area(content: Content, area: AreaResult) -> str:
    name = names.in_sentence(clean(area.name), content.language)
    return f"{name} ({words.percent(area.compliance_percent, content.language)})"


def _listed(content: Content, template: Text, key: str, parts: Sequence[str]) -> str:
    # Filled in here: a value of a message is cut where it is long.
    mark = f"{{{key}}}"
    return content.say(template, **{key: mark}).replace(mark, "; ".join(parts))


def _nearest(content: Content) -> list[CommuneResult]:
    """Choose those that fail by one criterion at most, the fewest points short first."""
    failed = [
        commune
        for commune in content.communes
        if isinstance(commune, CommuneResult)
        and commune.verdict == "fail"
        and len(_at_zero(commune)) <= 1
    ]
    return sorted(
        failed, key=lambda commune: (len(_at_zero(commune)), _short(commune), commune.code)
    )[:MOST_NEAR]


def _at_zero(commune: CommuneResult) -> list[int]:
    return [criterion.id for criterion in commune.criteria if criterion.met is False]


def _short(commune: CommuneResult) -> Decimal:
    """Give the points that a commune lacks at best."""
    most, required = commune.points_max, commune.points_required
    if most is None or required is None:
        return Decimal(0)
    return max(Decimal(0), Decimal(required) - Decimal(most))


def _near(content: Content, commune: CommuneResult) -> str:
    missed, short = _at_zero(commune), _short(commune)
    template = _ONE_CRITERION if not short else _BOTH if missed else _NO_CRITERION
    reason = content.say(template, id=missed[0] if missed else "", points=short)
    home = f"{commune.name} ({commune.district})" if commune.district else commune.name
    return f"{names.in_sentence(clean(home), content.language)}: {reason}"
