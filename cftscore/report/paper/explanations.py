"""Explanations as a Word document: a commune begins a page, so that each can be handed out."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.explanation import CriterionExplained, Explanation, ItemExplained
from cftscore.analysis.explanations import Explanations, pressing_first
from cftscore.core.text import Language, Text, number
from cftscore.criteria.model import NOT_YET_READ
from cftscore.output import evidence, words
from cftscore.output import explanation as of_one
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.register import names
from cftscore.report.content import period_words
from cftscore.report.paper import dossier_tables, papers, wml
from cftscore.report.paper.official_rows import gap
from cftscore.report.paper.wml import Cell, Head

_KIND = Text("GIẢI THÍCH KẾT QUẢ", "EXPLANATION OF RESULTS")
_ABOUT = Text("Đánh giá {name} phù hợp với trẻ em {period}", "Assessment of {name}, {period}")
_ABOUT_MANY = Text(
    "Đánh giá phù hợp với trẻ em {period} của {count} đơn vị",
    "Assessment of {count:commune|communes}, {period}",
)
_BASIS = Text("Căn cứ {law}.", "Under {law}.")
_LIST = Text("Danh sách", "List")
_COMMUNE = Text("Đơn vị", "Commune")
_VERDICT = Text("Kết quả", "Verdict")
_POINTS = Text("Điểm / yêu cầu", "Points / required")
_REASONS = Text("Lý do", "Reasons")
_RESULT = Text("Kết quả: {verdict}[ ({points} điểm)].", "Result: {verdict}[ ({points} points)].")
_PRESSING = Text("Nội dung 0 điểm hoặc chưa xác định:", "Items with 0 points, or unknown:")
_EVERY = Text("Kết quả từng nội dung:", "Results by item:")
_NONE_PRESSING = Text(
    "Không có nội dung nào 0 điểm hoặc chưa xác định; thiếu điểm ở các nội dung chưa tối đa.",
    "No item has 0 points or is unknown; points are missing where items are below full points.",
)
_TAKES = Text("Việc cần làm để đạt: {outlook}", "What is needed to pass: {outlook}")
_EVIDENCE = Text("Minh chứng: {without}.", "Evidence: {without}.")
_STAR = Text(
    "* Mức điểm dùng giá trị tạm hoặc suy ra, chưa đối chiếu với văn bản của quyết định.",
    "* Provisional or inferred points, not yet compared with the text of the decision.",
)
_NO = Text("TT", "No.")
_ITEM = Text("Tiêu chí, nội dung", "Criterion, item")
_FIGURES = Text("Số liệu, cách tính", "Figures, measure")
_NEXT = Text("Mức kế tiếp, việc cần làm", "Next band, what it needs")
_ITEM_POINTS = Text("Điểm", "Points")


def docx(shown: Explanations | Explanation, language: Language) -> bytes:
    """Give the bytes of the document."""
    period = period_words(shown.period, language)
    if isinstance(shown, Explanation):
        name = names.in_sentence(shown.name, language)
        about = _ABOUT.say(language, name=name, period=period)
        return papers.new_paper(language, about, "".join(_single(shown, about, language)))
    about = _ABOUT_MANY.say(language, count=len(shown.communes), period=period)
    return papers.new_paper(language, about, "".join(_many(shown, about, language)))


def _head(shown: Explanations | Explanation, about: str, language: Language) -> Iterator[str]:
    yield papers.heading(language, [papers.BLANK, papers.BLANK], "…")
    yield papers.title(_KIND.say(language), about)
    law = words.law(shown.criteria_set.definition.legal_basis, language)
    # Filled in here: a value of a message is cut where it is long.
    yield papers.body(_BASIS.say(language).replace("{law}", law), italic=True)


def _foot(shown: Explanations | Explanation, language: Language) -> Iterator[str]:
    warning = words.provisional(shown, language)
    if warning is not None:
        yield papers.body(f"{warning}.", italic=True)


def _single(shown: Explanation, about: str, language: Language) -> Iterator[str]:
    yield from _head(shown, about, language)
    yield from _body(shown, language, every_item=True)
    yield from _foot(shown, language)


def _many(shown: Explanations, about: str, language: Language) -> Iterator[str]:
    yield from _head(shown, about, language)
    yield papers.section(_LIST.say(language))
    yield _list(shown, language)
    yield from _foot(shown, language)
    for place, one in enumerate(shown.each(), start=1):
        home = f"{one.name} ({one.district})" if one.district else one.name
        yield wml.paragraph(f"{place}. {words.clean(home)}", bold=True, keep=True, page_break=True,
                            outline=1)  # fmt: skip
        yield from _body(one, language, every_item=shown.every_item)


def _list(shown: Explanations, language: Language) -> str:
    heads = (
        Head(_NO.say(language), 12, "center"),
        Head(_COMMUNE.say(language), 50),
        Head(_VERDICT.say(language), 24),
        Head(_POINTS.say(language), 24, "center"),
        Head(_REASONS.say(language), 50),
    )
    rows = [
        [
            number(place, language),
            f"{one.name} ({one.district})" if one.district else one.name,
            VERDICT_TITLES[one.verdict].say(language),
            words.points(one.improvement, language),
            words.reasons(one, language),
        ]
        for place, one in enumerate(shown.communes, start=1)
    ]
    return wml.table(heads, rows)


def _body(shown: Explanation, language: Language, *, every_item: bool) -> Iterator[str]:
    points = words.points(shown.improvement, language)
    verdict = VERDICT_TITLES[shown.verdict].say(language)
    yield papers.body(_RESULT.say(language, verdict=verdict, points=points), bold=True)
    for reason in shown.reasons:
        yield papers.body(f"- {reason.message.say(language)};")
    if shown.criteria:
        yield papers.body((_EVERY if every_item else _PRESSING).say(language), keep=True)
        yield _items(shown, language)
        items = [item for criterion in shown.criteria for item in criterion.items]
        if any(item.status in NOT_YET_READ for item in items):
            yield wml.paragraph(_STAR.say(language), italic=True, size=11, before=2)
        yield gap()
    elif shown.verdict != "not_submitted":
        yield papers.body(_NONE_PRESSING.say(language))
    without = evidence.count(shown.evidence, language)
    if without is not None:
        yield papers.body(_EVIDENCE.say(language, without=without))
    yield from _ways(shown, language)


def _ways(shown: Explanation, language: Language) -> Iterator[str]:
    outlook, entries = of_one.ways(shown, language)
    if outlook:
        yield papers.part(_TAKES.say(language, outlook=outlook))
    for entry in entries:
        text = str(entry.text)
        yield papers.body(f"{'+' if entry.level else '-'} {text}")


def _items(shown: Explanation, language: Language) -> str:
    heads = (
        Head(_NO.say(language), 12, "center"),
        Head(_ITEM.say(language), 44),
        Head(_FIGURES.say(language), 46),
        Head(_ITEM_POINTS.say(language), 18, "center"),
        Head(_NEXT.say(language), 42),
    )
    rows: list[list[Cell]] = []
    strong = []
    for criterion in pressing_first(shown.criteria):
        strong.append(len(rows))
        rows.append(_criterion(criterion, language))
        rows += [_item(item, shown, language) for item in criterion.items]
    return wml.table(heads, rows, strong=strong)


def _criterion(criterion: CriterionExplained, language: Language) -> list[Cell]:
    least, most = criterion.points_min, criterion.points_max
    points = f"{words.span(least, most, language)}/{number(criterion.max_points, language)}"
    return [str(criterion.id), criterion.title.say(language), "", points, ""]


def _item(item: ItemExplained, shown: Explanation, language: Language) -> list[Cell]:
    star = "*" if item.status in NOT_YET_READ else ""
    figures = [
        f"{words.cells(figure.cells)}: {figure.label.say(language)}"
        for figure in item.figures
    ]  # fmt: skip
    derivation = f"{item.derivation.say(language)}; {dossier_tables.band(item, language)}"
    points = "?" if item.points is None else number(item.points, language)
    return [
        item.id,
        item.title.say(language),
        "\n".join((derivation, *figures)),
        f"{points}/{number(item.max_points, language)}{star}",
        of_one.next_band(item, shown, language),
    ]
