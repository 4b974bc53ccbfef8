"""What changed between criteria sets, in blocks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cftscore.authoring.named_figures import CRITERION
from cftscore.authoring.set_changes import Change, Difference, PairCompared, SetCompared
from cftscore.core.text import Language, Text
from cftscore.criteria.model import STATUS_TITLES, STATUSES
from cftscore.output.blocks import Block, Entry, Heading, Items, Paragraph, items
from cftscore.output.words import clean

_TITLE = Text("{before} → {after}", "{before} → {after}")
_WHICH = Text("Trước: {before}. Sau: {after}.", "Before: {before}. After: {after}.")
_VERSION = Text("{title}, phiên bản {version}", "{title}, version {version}")
_NOTHING = Text("Không có khác biệt.", "No differences.")
_COUNT = Text("Số nội dung thay đổi: {count}.", "Changes: {count}.")
_FIGURES = Text(
    "Ngưỡng và mức điểm: {before} → {after}.", "Thresholds and points: {before} → {after}."
)
_STATUS = Text("{count} {status}", "{count} {status}")
_ONLY_BEFORE = Text("Chỉ có ở bộ trước", "Only in the first set")
_ONLY_AFTER = Text("Chỉ có ở bộ sau", "Only in the second set")

_PARTS = {
    "set": Text("Cả bộ tiêu chí", "The set"),
    "unit_class": Text("Nhóm đơn vị", "Unit classes"),
    "recognition": Text("Công nhận", "Recognition"),
    "indicator": Text("Chỉ tiêu", "Indicators"),
}


def blocks(shown: Difference, language: Language) -> Iterator[Block]:
    """Say what changed, pair by pair, then which sets have no counterpart."""
    for pair in shown.sets:
        yield from _pair(pair, language)
    for title, listed in ((_ONLY_BEFORE, shown.only_before), (_ONLY_AFTER, shown.only_after)):
        if listed:
            yield Heading(title.say(language), 1)
            yield from items(
                Entry(f"{compared.id}: {_title(compared, language)}") for compared in listed
            )


def _pair(pair: PairCompared, language: Language) -> Iterator[Block]:
    names = {"before": clean(pair.before.name), "after": clean(pair.after.name)}
    yield Heading(_TITLE.say(language, **names), 1)
    titles = _title(pair.before, language), _title(pair.after, language)
    if titles[0] == titles[1]:
        yield Paragraph(titles[0], "dim")
    else:
        yield Paragraph(_WHICH.say(language, before=titles[0], after=titles[1]), "dim")
    if not pair.changes:
        yield Paragraph(_NOTHING.say(language), "bold")
        return
    for title, changes in groupby(pair.changes, key=lambda change: _part(change, language)):
        yield Heading(title)
        yield Items(tuple(Entry(_said(change, language)) for change in changes))
    yield Paragraph(_COUNT.say(language, count=len(pair.changes)), "bold")
    before, after = (_figures(compared, language) for compared in (pair.before, pair.after))
    if before != after:
        yield Paragraph(_FIGURES.say(language, before=before, after=after))


def _title(compared: SetCompared, language: Language) -> str:
    return _VERSION.say(language, title=compared.title, version=compared.version)


def _part(change: Change, language: Language) -> str:
    if change.criterion is not None:
        return CRITERION.say(language, id=str(change.criterion))
    return _PARTS[change.part].say(language)


def _said(change: Change, language: Language) -> str:
    return change.message.say(language)


def _figures(compared: SetCompared, language: Language) -> str:
    counted = [
        _STATUS.say(language, count=compared.figures[status], status=STATUS_TITLES[status])
        for status in STATUSES
    ]
    return ", ".join(counted)
