"""A reconciliation as a Word document: what was reported, what was checked, and what it changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cftscore.analysis.reconcile import (
    CommuneNamed,
    CommuneReconciled,
    Difference,
    Reconciliation,
)
from cftscore.analysis.reconciled_items import ItemReconciled
from cftscore.core.text import Language, Text
from cftscore.criteria.model import CriteriaSet
from cftscore.output import reconciled_words, words
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.register import names
from cftscore.report.content import period_words
from cftscore.report.paper import papers, wml
from cftscore.report.paper.appraisal_tables import points
from cftscore.report.paper.official_rows import PaperColumn, PaperColumns, cells, gap, heads

_KIND = Text("BẢNG ĐỐI CHIẾU SỐ LIỆU", "COMPARISON OF FIGURES")
_ABOUT = Text(
    "Số liệu xã báo cáo và số liệu đã kiểm tra, {period}",
    "Reported figures and checked figures, {period}",
)
_COUNT = Text(
    "Đối chiếu {all} xã: {same} xã giống nhau hoàn toàn, {differ} xã có số liệu khác nhau "
    "({cells} chỗ).",
    "Communes compared: {all}; with the same figures: {same}; that differ: {differ} (figures: "
    "{cells}).",
)
_VERDICTS = Text(
    "Theo số xã báo cáo: {own_verdict} ({own} điểm). Theo số đã kiểm tra: {checked_verdict} "
    "({checked} điểm).",
    "By the reported figures: {own_verdict} ({own} points). By the checked figures: "
    "{checked_verdict} ({checked} points).",
)
_FIGURES = Text("Số liệu khác nhau:", "Figures that differ:")
_ITEMS = Text("Điểm theo nội dung bị ảnh hưởng:", "Points of the items concerned:")
_ONLY_OWN = Text(
    "Xã chỉ có trong số liệu xã báo cáo: {names}.",
    "Communes only in the reported figures: {names}.",
)
_ONLY_CHECKED = Text(
    "Xã chỉ có trong số liệu đã kiểm tra: {names}.",
    "Communes only in the checked figures: {names}.",
)
_LEFT = Text("NGƯỜI ĐỐI CHIẾU", "COMPARED BY")
_RIGHT = Text("THỦ TRƯỞNG CƠ QUAN KIỂM TRA", "HEAD OF THE CHECKING OFFICE")
_WORDS = {
    "indicator": Text("Chỉ tiêu", "Indicator"),
    "own": Text("Số xã báo cáo", "Reported"),
    "checked": Text("Số đã kiểm tra", "Checked"),
    "no": Text("TT", "No."),
    "item": Text("Nội dung", "Item"),
    "own_points": Text("Điểm tự chấm", "Own points"),
    "checked_points": Text("Điểm thẩm định", "Appraised points"),
    "difference": Text("Chênh lệch", "Difference"),
    "reason": Text("Lý do", "Reason"),
}


def docx(shown: Reconciliation, language: Language) -> bytes:
    """Give the bytes of the document."""
    about = _ABOUT.say(language, period=period_words(shown.period, language))
    parts = [
        papers.heading(language, [papers.BLANK, papers.BLANK], "…"),
        papers.title(_KIND.say(language), about),
        *_body(shown, language),
        papers.two_signatures(language, _LEFT.say(language), _RIGHT.say(language)),
    ]
    return papers.new_paper(language, about, "".join(parts))


def _body(shown: Reconciliation, language: Language) -> Iterator[str]:
    differ = len(shown.communes)
    cells_ = sum(len(commune.differences) for commune in shown.communes)
    count = {"all": shown.same + differ, "same": shown.same, "differ": differ, "cells": cells_}
    yield papers.body(_COUNT.say(language, **count))
    used = shown.criteria_set.definition
    for place, commune in enumerate(shown.communes, start=1):
        yield from _commune(place, commune, used, language)
    for text, only in ((_ONLY_OWN, shown.only_own), (_ONLY_CHECKED, shown.only_checked)):
        if only:
            # Filled in here: a value of a message is cut where it is long.
            yield papers.body(text.say(language).replace("{names}", _names(only, language)))
    warning = words.provisional(shown, language)
    if warning is not None:
        yield papers.body(f"{warning}.", italic=True)


def _names(communes: Sequence[CommuneNamed], language: Language) -> str:
    named = (f"{one.name} ({one.district})" if one.district else one.name for one in communes)
    return "; ".join(names.in_sentence(words.clean(name), language) for name in named)


def _commune(
    place: int, commune: CommuneReconciled, used: CriteriaSet, language: Language
) -> Iterator[str]:
    home = f"{commune.name} ({commune.district})" if commune.district else commune.name
    yield papers.section(f"{place}. {words.clean(home)}")
    said = {
        "own_verdict": VERDICT_TITLES[commune.own.verdict],
        "own": words.points(commune.own, language),
        "checked_verdict": VERDICT_TITLES[commune.checked.verdict],
        "checked": words.points(commune.checked, language),
    }
    yield papers.body(_VERDICTS.say(language, **said))
    yield papers.body(_FIGURES.say(language), keep=True)
    columns = _figures(used, language)
    rows = [cells(columns, one) for one in commune.differences]
    yield wml.table(heads(columns, language, _WORDS), rows)
    items = [item for item in commune.items if item.differs]
    if items:
        yield gap()
        yield papers.body(_ITEMS.say(language), keep=True)
        yield items_table(items, commune.differences, used, language)
    yield gap()


def _figures(used: CriteriaSet, language: Language) -> PaperColumns[Difference]:
    return (
        PaperColumn("indicator", 90, "left", lambda one: one.label.say(language)),
        PaperColumn("own", 35, "right",
                    lambda one: reconciled_words.reading(one.own, used, language)),
        PaperColumn("checked", 35, "right",
                    lambda one: reconciled_words.reading(one.checked, used, language)),
    )  # fmt: skip


def items_table(
    items: Sequence[ItemReconciled],
    differences: Sequence[Difference],
    used: CriteriaSet,
    language: Language,
) -> str:
    """Write the points of items by both sides, with the reason why they differ."""
    columns: PaperColumns[ItemReconciled] = (
        PaperColumn("no", 12, "center", lambda item: item.id),
        PaperColumn("item", 48, "left", lambda item: item.title.say(language)),
        PaperColumn("own_points", 18, "center", lambda item: points(item.own, language)),
        PaperColumn("checked_points", 18, "center", lambda item: points(item.checked, language)),
        PaperColumn("difference", 18, "center",
                    lambda item: reconciled_words.difference(item.difference, language)),
        PaperColumn("reason", 46, "left",
                    lambda item: reconciled_words.reason(item, differences, used, language)),
    )  # fmt: skip
    return wml.table(heads(columns, language, _WORDS), [cells(columns, one) for one in items])
