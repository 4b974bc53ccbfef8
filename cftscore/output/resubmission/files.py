"""What changed between two submissions: in words, or a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.resubmission import (
    CommuneChanged,
    CriterionChanged,
    Resubmission,
)
from cftscore.core.text import Language, Text
from cftscore.output import book, reconciled_words, words
from cftscore.output.blocks import Block, Entry, Heading, Paragraph, Style, items
from cftscore.output.resubmission import tables
from cftscore.output.sentences import PERIOD_SET
from cftscore.output.tables.evaluation import VERDICT_TITLES

_TITLE = Text("Thay đổi giữa hai lần nộp", "Changes between two submissions")
_OLD = Text("Lần trước: {paths}", "Before: {paths}")
_NEW = Text("Lần này: {paths}", "Now: {paths}")
_COUNT = Text(
    "{same} xã không thay đổi, {differ} xã có thay đổi ({cells} số liệu).",
    "Communes that changed nothing: {same}; that changed something: {differ} (figures: {cells}).",
)
_HEADS = (
    Text("Chỉ tiêu", "Indicator"),
    Text("Lần trước", "Before"),
    Text("Lần này", "Now"),
)
_SAME_VERDICT = Text("{verdict} như cũ: {old} → {new}", "{verdict} as before: {old} → {new}")
_VERDICTS = Text("{old_verdict} ({old}) → {new_verdict} ({new})",
                 "{old_verdict} ({old}) → {new_verdict} ({new})")  # fmt: skip
_CRITERION = Text(
    "Tiêu chí {id}. {title}: {old} → {new} điểm", "Criterion {id}. {title}: {old} → {new} points"
)
_LOST = Text(" (không còn đạt)", " (no longer met)")
_GAINED = Text(" (nay đạt)", " (now met)")
_ONLY_OLD = Text("Chỉ có ở lần trước", "Only before")
_ONLY_NEW = Text("Chỉ có ở lần này", "Only now")


def blocks(shown: Resubmission, language: Language) -> Iterator[Block]:
    """Say what changed, commune by commune."""
    yield from _head(shown, language)
    for commune in shown.communes:
        yield from _commune(commune, shown, language)
    for title, communes in ((_ONLY_OLD, shown.only_old), (_ONLY_NEW, shown.only_new)):
        yield from reconciled_words.only(title, communes, language)
    warning = words.provisional(shown, language)
    if warning is not None:
        yield Paragraph(warning, "warning")


def xlsx(shown: Resubmission, language: Language) -> bytes:
    """Write the workbook: a summary, and every table that has rows."""
    made = (make(shown) for make in tables.TABLES.values())
    return book.write(blocks(shown, language), made, language)


def _head(shown: Resubmission, language: Language) -> Iterator[Heading | Paragraph]:
    yield Heading(_TITLE.say(language), 1)
    basis = PERIOD_SET.say(language, period=shown.period, set=shown.criteria_set.id)
    yield Paragraph(basis, "dim")
    for side, sources in ((_OLD, shown.old_sources), (_NEW, shown.new_sources)):
        yield Paragraph(side.say(language, paths=reconciled_words.paths(sources)), "dim")
    cells = sum(len(commune.figures) for commune in shown.communes)
    count = {"same": shown.same, "differ": len(shown.communes), "cells": cells}
    yield Paragraph(_COUNT.say(language, **count), "bold")


def _commune(commune: CommuneChanged, shown: Resubmission, language: Language) -> Iterator[Block]:
    yield Heading(reconciled_words.named(commune))
    old, new = commune.old, commune.new
    values = {"old": words.points(old, language), "new": words.points(new, language)}
    if old.verdict == new.verdict:
        yield Paragraph(_SAME_VERDICT.say(language, verdict=VERDICT_TITLES[new.verdict], **values))
    else:
        verdicts = {
            "old_verdict": VERDICT_TITLES[old.verdict],
            "new_verdict": VERDICT_TITLES[new.verdict],
        }
        style: Style = "good" if new.verdict == "pass" else "bad"
        yield Paragraph(_VERDICTS.say(language, **verdicts, **values), style)
    yield from items(Entry(_criterion(criterion, language)) for criterion in commune.criteria)
    rows = ((figure.label, figure.old, figure.new) for figure in commune.figures)
    sources = shown.old_sources, shown.new_sources
    used = shown.criteria_set.definition
    yield reconciled_words.figures(_HEADS, rows, sources, used, language)


def _criterion(changed: CriterionChanged, language: Language) -> str:
    """Say how the points of a criterion changed, and whether it is met or no longer."""
    sentence = _CRITERION.say(
        language,
        id=changed.id,
        title=changed.title,
        old=words.span(changed.old_min, changed.old_max, language),
        new=words.span(changed.new_min, changed.new_max, language),
    )
    if changed.old_met and changed.new_met is False:
        return sentence + _LOST.say(language)
    if changed.new_met and changed.old_met is False:
        return sentence + _GAINED.say(language)
    return sentence
