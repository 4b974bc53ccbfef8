"""What communes became, in words: absent, merged, divided, renamed, moved, and unmatched ones."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.compare.comparison import CommuneComparison, Division, InPeriod, NoteKind
from cftscore.core.text import Text
from cftscore.output.blocks import Block, Entry, Grid, Heading, items
from cftscore.output.comparison import words
from cftscore.output.comparison.words import View
from cftscore.register.lineage import SHARE_TITLES

_ABSENT = Text("Chưa nộp kỳ {period}: {count} xã", "Not submitted in {period}: {count}")
_MERGED = Text("Xã mới hợp thành từ nhiều xã: {count} xã", "New communes made of several: {count}")
_NEW = Text("Xã mới", "New commune")
_CAME_FROM = Text("Hợp thành từ: kết quả thấp nhất và cao nhất, rồi từng xã",
                  "Made from: worst and best verdict, then each commune")  # fmt: skip
_DIVIDED = Text("Xã được chia: {count} xã", "Communes that were divided: {count}")
_INTO = Text("{name} chia về {parts}; kết quả trước đó: {verdict}",
             "{name} is now part of {parts}; verdict before: {verdict}")  # fmt: skip
_PART = Text("{name} ({share})", "{name} ({share})")
_RENAMED = Text(
    "Đổi tên, mã, huyện hoặc nhóm đơn vị: {count} xã",
    "New name, code, district or unit class: {count}",
)
_CHANGED = Text("{name}: {what} ({before} → {after})", "{name}: {what} ({before} → {after})")
_UNMATCHED = Text(
    "Không đối chiếu được với xã nào ở kỳ khác: {count} xã",
    "Not matched with any commune of another period: {count}",
)
_ONLY = Text("{name}: chỉ có trong danh mục kỳ {periods}; {verdicts}",
             "{name}: only on the register of {periods}; {verdicts}")  # fmt: skip
_OUTSIDE = Text(
    "Chỉ được đánh giá ở một số kỳ: {count} xã",
    "Evaluated in only some of the periods: {count}",
)
_OF_ONE: tuple[NoteKind, ...] = ("renamed", "recoded", "moved", "class")


def blocks(view: View) -> Iterator[Block]:
    """Say what became of communes, and list those that could not be matched."""
    yield from _absent(view)
    yield from _merged(view)
    yield from _divided(view)
    yield from _renamed(view)
    yield from _unmatched(view)
    yield from _outside(view)


def _absent(view: View) -> Iterator[Block]:
    for period in view.periods:
        found = [one for one in view.shown.not_submitted if one.period == period]
        if found:
            yield Heading(view.say(_ABSENT, period=period, count=len(found)))
            places: dict[str, list[str]] = {}
            for one in found[: view.most]:
                places.setdefault(one.district or one.province, []).append(one.name)
            yield from items(
                Entry(f"{place}: {', '.join(names)}") for place, names in places.items()
            )
            yield from view.left_out(len(found))


def _merged(view: View) -> Iterator[Block]:
    """Show new communes beside all that they came from, as last evaluated."""
    found = [
        (one, before[-1])
        for one in view.shown.communes
        if (before := [each for each in one.periods if _is_of_evaluated(each)])
    ]
    if not found:
        return
    yield Heading(view.say(_MERGED, count=len(found)))
    heads = (view.head(_NEW), view.head(view.periods[-1]), view.head(_CAME_FROM))
    rows = [
        (
            view.name(one),
            words.verdict(one.periods[-1], view.language),
            "\n".join(
                [words.verdict(before, view.language), *words.predecessors(before, view.language)]
            ),
        )
        for one, before in found[: view.most]
    ]
    yield Grid(heads, tuple(rows))
    yield from view.left_out(len(found))


def _is_of_evaluated(period: InPeriod) -> bool:
    """Tell whether these are several communes, some of which were evaluated."""
    return len(period.communes) > 1 and period.best != "not_evaluated"


def _divided(view: View) -> Iterator[Block]:
    found = view.shown.divided
    if found:
        yield Heading(view.say(_DIVIDED, count=len(found)))
        yield from items(Entry(_division(view, one)) for one in found[: view.most])
        yield from view.left_out(len(found))


def _division(view: View, one: Division) -> str:
    parts = [view.say(_PART, name=part.name, share=SHARE_TITLES[part.share]) for part in one.parts]
    name = words.place(one.commune, view.language)
    verdict = words.STATES[one.commune.verdict]
    return view.say(_INTO, name=name, parts=parts, verdict=verdict)


def _renamed(view: View) -> Iterator[Block]:
    found = [
        (one, note) for one in view.shown.communes for note in one.notes if note.kind in _OF_ONE
    ]
    if found:
        yield Heading(view.say(_RENAMED, count=len({one.code for one, _ in found})))
        yield from items(
            Entry(
                view.say(
                    _CHANGED,
                    name=words.place(one, view.language),
                    what=note.message.say(view.language),
                    before=note.before_period,
                    after=note.after_period,
                )
            )
            for one, note in found[: view.most]
        )
        yield from view.left_out(len(found))


def _unmatched(view: View) -> Iterator[Block]:
    found = [one for one in view.shown.communes if not one.matched]
    if found:
        yield Heading(view.say(_UNMATCHED, count=len(found)))
        yield from items(Entry(_only(view, one)) for one in found[: view.most])
        yield from view.left_out(len(found))


def _only(view: View, one: CommuneComparison) -> str:
    there = [
        (period, found)
        for period, found in zip(view.periods, one.periods, strict=True)
        if found.communes
    ]
    return view.say(
        _ONLY,
        name=words.place(one, view.language),
        periods=[period for period, _ in there],
        verdicts=[words.verdict(found, view.language) for _, found in there],
    )


def _outside(view: View) -> Iterator[Block]:
    count = sum(
        one.matched and any(period.best == "not_evaluated" for period in one.periods)
        for one in view.shown.communes
    )
    if count:
        yield from items([Entry(view.say(_OUTSIDE, count=count), style="dim")])
