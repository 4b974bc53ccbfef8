"""Communes compared, in words: who gained, kept and lost, by area and by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cftscore.analysis.compare.comparison import CommuneComparison, Pair, Recognition
from cftscore.core.text import Text, number
from cftscore.output.blocks import Block, Grid, Heading
from cftscore.output.comparison import words
from cftscore.output.comparison.words import View

FEW_COMMUNES = 30

_AREA = Text("Địa bàn", "Area")
_TREND = Text("Các kỳ", "Trend")
_RECOGNISED = Text(
    "Số xã theo thay đổi kết quả, {before} → {after}",
    "Communes by change of verdict, {before} → {after}",
)
_LISTED: dict[Recognition, Text] = {
    "gained": Text("Mới đạt, {before} → {after}: {count} xã",
                   "Newly passing, {before} → {after}: {count}"),
    "lost": Text(
        "Không còn đạt, {before} → {after}: {count} xã",
        "No longer passing, {before} → {after}: {count}",
    ),
    "lost_in_part": Text("Một phần không còn đạt, {before} → {after}: {count} xã",
                         "In part no longer passing, {before} → {after}: {count}"),
    "kept_in_part": Text("Một phần vẫn đạt, {before} → {after}: {count} xã",
                         "Still passing in part, {before} → {after}: {count}"),
}  # fmt: skip
_COMMUNES = Text("Các xã", "Communes")
_COMMUNE = Text("Xã", "Commune")
_CHANGE = Text("Thay\nđổi", "Change")
_WHAT = Text("Thay đổi\nkết quả", "Change of\nverdict")
_ALWAYS: tuple[Recognition, ...] = ("gained", "kept", "lost", "never")


def blocks(view: View) -> Iterator[Block]:
    """Say for each pair of periods how many fared how, and name those that gained and lost.

    Few communes, or all of them where no limit is set, are listed with their verdicts.
    """
    shown = view.shown
    all_listed = view.most is None or len(shown.communes) < FEW_COMMUNES
    for place, pair in enumerate(shown.pairs):
        yield Heading(view.say(_RECOGNISED, before=pair.before, after=pair.after))
        yield _counts(view, place)
        if not all_listed:
            yield from _gained_and_lost(view, place, pair)
    if all_listed:
        yield Heading(view.say(_COMMUNES))
        yield _listed(view, shown.communes, 0, with_kind=True)


def _counts(view: View, place: int) -> Grid:
    areas = words.areas(view.shown)
    counts = view.shown.overall.pairs[place].recognition
    kinds = [kind for kind, count in counts.items() if count or kind in _ALWAYS]
    heads = (view.head(_AREA), *map(view.short, kinds))
    rows = [
        (
            words.area(area, view.language),
            *(number(area.pairs[place].recognition[kind], view.language) for kind in kinds),
        )
        for area, _ in areas
    ]
    strong = (index for index, (_, is_whole) in enumerate(areas) if is_whole)
    return Grid(heads, tuple(rows), frozenset(strong))


def _gained_and_lost(view: View, place: int, pair: Pair) -> Iterator[Block]:
    for kind, title in _LISTED.items():
        communes = [
            commune for commune in view.shown.communes if commune.pairs[place].recognition == kind
        ]
        if communes:
            fields = {"before": pair.before, "after": pair.after, "count": len(communes)}
            yield Heading(view.say(title, **fields))
            yield _listed(view, communes[: view.most], place, with_kind=False)
            yield from view.left_out(len(communes))


def _listed(
    view: View, communes: Sequence[CommuneComparison], place: int, *, with_kind: bool
) -> Grid:
    """List communes with their verdicts; a terminal shows two of many, and a row of signs."""
    bars = view.bars
    pair = view.shown.pairs[place]
    columns = view.columns(pair) if bars else list(range(len(view.periods)))
    pattern = bars is not None and len(view.periods) > 2
    heads = [view.head(_COMMUNE), *(view.head(view.periods[column]) for column in columns)]
    heads += [view.head(_TREND, short=True)] if pattern else []
    heads.append(view.head(_CHANGE, right=True))
    heads += [view.head(_WHAT)] if with_kind else []
    rows = []
    for commune in communes:
        change = commune.pairs[place].points_change
        row = [view.name(commune)]
        row += [words.verdict(commune.periods[column], view.language) for column in columns]
        row += [words.signs(commune.periods, plain=bars.plain)] if pattern and bars else []
        row.append("" if change is None else words.signed(change, view.language))
        row += [view.recognition(commune.pairs[place].recognition)] if with_kind else []
        rows.append(tuple(row))
    return Grid(tuple(heads), tuple(rows))
