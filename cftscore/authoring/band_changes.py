"""Which band became which, and in words: two lists of bands laid against each other in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from cftscore.authoring import named_figures
from cftscore.authoring.set_changes import Change
from cftscore.authoring.things import INSTEAD, Thing
from cftscore.core.numbers import plain
from cftscore.core.text import Text
from cftscore.criteria.model import Band, Item

Pair = tuple[int | None, int | None]
"""Places in the two lists; None where a band was added or removed."""

_ALONE = 2

_BAND = Text("{points} điểm {threshold}", "{points} points {threshold}")
_FULL_POINTS = Text("điểm tối đa ({points})", "full points ({points})")
_SOME_POINTS = Text("{points} điểm", "{points} points")
_THRESHOLD = Text("{points} {after} thay cho {before}", "{points} {after} instead of {before}")
_OTHER_POINTS = Text(
    "{threshold}: {after} điểm thay cho {before}", "{threshold}: {after} points instead of {before}"
)
_NEW_BAND = Text("mức mới: {band}", "new band: {band}")
_NO_BAND = Text("bỏ mức: {band}", "band removed: {band}")


def pair(before: Sequence[Band], after: Sequence[Band]) -> list[Pair]:
    """Pair the bands so that as little as possible was changed, added and removed.

    A threshold or points that moved count 1 each, a band that was added or removed 2; bands keep
    their order.
    """

    @cache
    def best(i: int, j: int) -> tuple[int, tuple[Pair, ...]]:
        if i == len(before) and j == len(after):
            return 0, ()
        ways: list[tuple[int, Pair, tuple[int, tuple[Pair, ...]]]] = []
        if i < len(before) and j < len(after):
            cost = _cost(before[i], after[j])
            if cost is not None:
                ways.append((cost, (i, j), best(i + 1, j + 1)))
        if i < len(before):
            ways.append((_ALONE, (i, None), best(i + 1, j)))
        if j < len(after):
            ways.append((_ALONE, (None, j), best(i, j + 1)))
        cost, first, rest = min(ways, key=lambda way: way[0] + way[2][0])
        return cost + rest[0], (first, *rest[1])

    return list(best(0, 0)[1])


def _cost(before: Band, after: Band) -> int | None:
    """Count what moved; None where the two cannot be the same band."""
    if before.kind != after.kind:
        return None
    moved = (before.threshold, before.answer) != (after.threshold, after.answer)
    return moved + (before.points != after.points)


def sentences(thing: Thing, old: Item, new: Item, pairs: Iterable[Pair]) -> Iterator[Change]:
    """Say what became of the bands of an item."""
    for i, j in pairs:
        if i is None:
            assert j is not None  # noqa: S101 - one of the two is there
            text = _NEW_BAND.filled(band=_band(new, new.bands[j]))
            after = _short(new.bands[j])
            yield thing.change(text, None, after, field="bands", kind="added", band=j + 1)
        elif j is None:
            text = _NO_BAND.filled(band=_band(old, old.bands[i]))
            before = _short(old.bands[i])
            yield thing.change(text, before, None, field="bands", kind="removed", band=i + 1)
        else:
            values = _short(old.bands[i]), _short(new.bands[j])
            if values[0] != values[1]:
                text = _say_moved(old, new, i, j)
                yield thing.change(text, *values, field="bands", band=j + 1)


def _say_moved(old: Item, new: Item, i: int, j: int) -> Text:
    before, after = old.bands[i], new.bands[j]
    threshold = named_figures.band(new, after)
    if before.points == after.points:
        template = _FULL_POINTS if i == j == 0 else _SOME_POINTS
        points = template.filled(points=plain(after.points))
        was = _bare(old, before)
        return _THRESHOLD.filled(points=points, before=was, after=threshold)
    if before.describe() == after.describe():
        numbers = {"before": plain(before.points), "after": plain(after.points)}
        return _OTHER_POINTS.filled(threshold=threshold, **numbers)
    return INSTEAD.filled(
        what=Text("mức {n}", "band {n}").filled(n=j + 1),
        before=_band(old, before),
        after=_band(new, after),
    )


def _bare(item: Item, band: Band) -> Text:
    """Say a threshold without `from` or `up to`."""
    if band.threshold is None:
        return band.describe()
    return named_figures.threshold(item, Text("{t}", "{t}").filled(t=plain(band.threshold)))


def _band(item: Item, band: Band) -> Text:
    threshold = named_figures.band(item, band)
    return _BAND.filled(points=plain(band.points), threshold=threshold)


def _short(band: Band) -> str:
    return f"{band.kind} {band.answer or plain(band.threshold or Decimal(0))}: {plain(band.points)}"
