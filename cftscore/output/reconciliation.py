"""A reconciliation in words: what differs, where it stands, and what it does to the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.reconcile import (
    CommuneReconciled,
    Reconciliation,
)
from cftscore.analysis.reconciled_items import ItemReconciled
from cftscore.core.text import Language, Text, number
from cftscore.evaluation.document import Number
from cftscore.output import book, reconciled_words, words
from cftscore.output.blocks import Block, Grid, Head, Heading, Paragraph, Style
from cftscore.output.sentences import PERIOD_SET
from cftscore.output.tables import reconciliation as tables
from cftscore.output.tables.evaluation import VERDICT_TITLES

_TITLE = Text(
    "Đối chiếu số liệu xã báo cáo với số liệu đã kiểm tra",
    "Reported figures compared with checked figures",
)
_OWN = Text("Số liệu của xã: {paths}", "Reported: {paths}")
_CHECKED = Text("Số liệu đã kiểm tra: {paths}", "Checked: {paths}")
_COUNT = Text(
    "{same} xã giống nhau hoàn toàn, {differ} xã có số liệu khác nhau ({cells} chỗ).",
    "Communes with the same figures: {same}; communes that differ: {differ} (figures: {cells}).",
)
_HEADS = (
    Text("Chỉ tiêu", "Indicator"),
    Text("Số xã báo cáo", "Reported"),
    Text("Số đã kiểm tra", "Checked"),
)
_SAME_VERDICT = Text("{verdict} theo cả hai số liệu: {own} và {checked}",
                     "{verdict} by both: {own} and {checked}")  # fmt: skip
_VERDICTS = Text(
    "theo số xã báo cáo: {own_verdict} ({own}); theo số đã kiểm tra: {checked_verdict} ({checked})",
    "by the reported figures: {own_verdict} ({own}); by the checked figures: {checked_verdict} "
    "({checked})",
)
_ITEM_HEADS = (
    Text("Nội dung", "Item"),
    Text("Tự chấm", "Own points"),
    Text("Thẩm định", "Appraised"),
    Text("Chênh lệch", "Difference"),
)
_ONLY_OWN = Text("Chỉ có trong số liệu xã báo cáo", "Only in the reported figures")
_ONLY_CHECKED = Text("Chỉ có trong số liệu đã kiểm tra", "Only in the checked figures")


def blocks(shown: Reconciliation, language: Language) -> Iterator[Block]:
    """Say a reconciliation."""
    yield Heading(_TITLE.say(language), 1)
    fields = {"period": shown.period, "set": shown.criteria_set.id}
    yield Paragraph(PERIOD_SET.say(language, **fields), "dim")
    yield Paragraph(_OWN.say(language, paths=reconciled_words.paths(shown.own_sources)), "dim")
    yield Paragraph(
        _CHECKED.say(language, paths=reconciled_words.paths(shown.checked_sources)), "dim"
    )
    cells = sum(len(commune.differences) for commune in shown.communes)
    count = {"same": shown.same, "differ": len(shown.communes), "cells": cells}
    yield Paragraph(_COUNT.say(language, **count), "bold")
    for commune in shown.communes:
        yield from _commune(commune, shown, language)
    for title, communes in ((_ONLY_OWN, shown.only_own), (_ONLY_CHECKED, shown.only_checked)):
        yield from reconciled_words.only(title, communes, language)
    warning = words.provisional(shown, language)
    if warning is not None:
        yield Paragraph(warning, "warning")


def _commune(
    commune: CommuneReconciled, shown: Reconciliation, language: Language
) -> Iterator[Block]:
    yield Heading(reconciled_words.named(commune))
    own, checked = commune.own, commune.checked
    values = {"own": words.points(own, language), "checked": words.points(checked, language)}
    if own.verdict == checked.verdict:
        said = _SAME_VERDICT.say(language, verdict=VERDICT_TITLES[own.verdict], **values)
        yield Paragraph(said)
    else:
        verdicts = {
            "own_verdict": VERDICT_TITLES[own.verdict],
            "checked_verdict": VERDICT_TITLES[checked.verdict],
        }
        style: Style = "good" if checked.verdict == "pass" else "bad"
        yield Paragraph(_VERDICTS.say(language, **verdicts, **values), style)
    rows = ((one.label, one.own, one.checked) for one in commune.differences)
    sources = shown.own_sources, shown.checked_sources
    used = shown.criteria_set.definition
    yield reconciled_words.figures(_HEADS, rows, sources, used, language)
    yield from _items(commune, language)


def _items(commune: CommuneReconciled, language: Language) -> Iterator[Block]:
    """Show the items whose points differ."""
    differing = [one for one in commune.items if one.own != one.checked]
    if differing:
        first, *others = (text.say(language) for text in _ITEM_HEADS)
        heads = (Head(first), *(Head(text, right=True) for text in others))
        yield Grid(heads, tuple(_item(one, language) for one in differing))


def _item(item: ItemReconciled, language: Language) -> tuple[str, ...]:
    return (
        f"{item.id}. {item.title.say(language)}",
        _known(item.own, language),
        _known(item.checked, language),
        reconciled_words.difference(item.difference, language),
    )


def _known(points: Number | None, language: Language) -> str:
    return "?" if points is None else number(points, language)


def xlsx(shown: Reconciliation, language: Language) -> bytes:
    """Write the workbook: a summary, then figures, items and communes that differ."""
    made = (table(shown) for table in tables.TABLES.values())
    return book.write(blocks(shown, language), made, language)
