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
        absences = [commune for commune in view.shown.not_submitted if commune.period == period]
        if absences:
            yield Heading(view.say(_ABSENT, period=period, count=len(absences)))
            places: dict[str, list[str]] = {}
            for absence in absences[: view.most]:
                places.setdefault(absence.district or absence.province, []).append(absence.name)
            yield from items(
                Entry(f"{place}: {', '.join(names)}") for place, names in places.items()
            )
            yield from view.left_out(len(absences))


def _merged(view: View) -> Iterator[Block]:
    """Show new communes beside all that they came from, as last evaluated."""
    found = [
        (commune, before[-1])
        for commune in view.shown.communes
        if (before := [each for each in commune.periods if _is_of_evaluated(each)])
    ]
    if not found:
        return
    yield Heading(view.say(_MERGED, count=len(found)))
    heads = (view.head(_NEW), view.head(view.periods[-1]), view.head(_CAME_FROM))
    rows = [
        (
            view.name(commune),
            words.verdict(commune.periods[-1], view.language),
            "\n".join(
                [words.verdict(before, view.language), *words.predecessors(before, view.language)]
            ),
        )
        for commune, before in found[: view.most]
    ]
    yield Grid(heads, tuple(rows))
    yield from view.left_out(len(found))


def _is_of_evaluated(period: InPeriod) -> bool:
    """Tell whether these are several communes, some of which were evaluated."""
    return len(period.communes) > 1 and period.best != "not_evaluated"


def _divided(view: View) -> Iterator[Block]:
    divisions = view.shown.divided
    if divisions:
        yield Heading(view.say(_DIVIDED, count=len(divisions)))
        yield from items(Entry(_division(view, division)) for division in divisions[: view.most])
        yield from view.left_out(len(divisions))


def _division(view: View, division: Division) -> str:
    parts = [
        view.say(_PART, name=part.name, share=SHARE_TITLES[part.share]) for part in division.parts
    ]
    name = words.place(division.commune, view.language)
    verdict = words.STATES[division.commune.verdict]
    return view.say(_INTO, name=name, parts=parts, verdict=verdict)


def _renamed(view: View) -> Iterator[Block]:
    found = [
        (commune, note)
        for commune in view.shown.communes
        for note in commune.notes
        if note.kind in _OF_ONE
    ]
    if found:
        yield Heading(view.say(_RENAMED, count=len({commune.code for commune, _ in found})))
        yield from items(
            Entry(
                view.say(
                    _CHANGED,
                    name=words.place(commune, view.language),
                    what=note.message.say(view.language),
                    before=note.before_period,
                    after=note.after_period,
                )
            )
            for commune, note in found[: view.most]
        )
        yield from view.left_out(len(found))


def _unmatched(view: View) -> Iterator[Block]:
    communes = [commune for commune in view.shown.communes if not commune.matched]
    if communes:
        yield Heading(view.say(_UNMATCHED, count=len(communes)))
        yield from items(Entry(_only(view, commune)) for commune in communes[: view.most])
        yield from view.left_out(len(communes))


def _only(view: View, commune: CommuneComparison) -> str:
    there = [
        (period, in_period)
        for period, in_period in zip(view.periods, commune.periods, strict=True)
        if in_period.communes
    ]
    return view.say(
        _ONLY,
        name=words.place(commune, view.language),
        periods=[period for period, _ in there],
        verdicts=[words.verdict(in_period, view.language) for _, in_period in there],
    )


def _outside(view: View) -> Iterator[Block]:
    count = sum(
        commune.matched and any(period.best == "not_evaluated" for period in commune.periods)
        for commune in view.shown.communes
    )
    if count:
        yield from items([Entry(view.say(_OUTSIDE, count=count), style="dim")])
