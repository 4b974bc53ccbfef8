"""What changed between two criteria sets, thing by thing and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from cftscore.authoring import band_changes, named_figures
from cftscore.authoring.set_changes import Change, Kind, PairCompared, SetCompared
from cftscore.authoring.things import FIELDS, INSTEAD, Thing, marked
from cftscore.core.numbers import plain
from cftscore.core.text import Text
from cftscore.criteria.model import (
    STATUS_TITLES,
    CriteriaFile,
    CriteriaSet,
    Criterion,
    Indicator,
    Item,
    Source,
    Status,
)

_SET = Text("Cả bộ tiêu chí", "The set")
_INDICATOR = Text("Chỉ tiêu {id}", "Indicator {id}")

_MOVED = Text("chuyển từ tiêu chí {before} sang tiêu chí {after}",
              "moved from criterion {before} to criterion {after}")  # fmt: skip
_ORDER = Text(
    "thứ tự {what}: {after} thay cho {before}", "order of {what}: {after} instead of {before}"
)
_POINTS = Text("{title}, tối đa {points} điểm", "{title}, up to {points} points")
_PASSES = Text("{title}, điểm yêu cầu {points}", "{title}, {points} points required")

_SHARE = Text("{of} / {among} (%)", "{of} / {among} (%)")
_RATE = Text("{of} / {among}, trên {per}", "{of} / {among}, per {per}")
_ANSWER = Text("{of}: Có/Không", "{of}: yes or no")
_STATUS = Text("{what}: {after}, trước đây là {before}", "{what}: {after}, was {before}")

_INDICATOR_FIELDS = ("label", "type", "at_most", "aliases", "hint", "irreversible", "cost",
                     "carry_over", "sensitive", "over_periods", "groups")  # fmt: skip


def compare(before: CriteriaFile, after: CriteriaFile) -> PairCompared:
    """Find all that differs between two sound criteria sets, overlays laid over their bases."""
    changes = _Differ(before.set, after.set).all()
    return PairCompared(described(before), described(after), tuple(changes))


def described(file: CriteriaFile) -> SetCompared:
    """Say which set a file holds."""
    made = file.set
    return SetCompared(file.name, made.id, made.version, made.title, file.sha256, made.figures)


_Statuses = tuple[Text, Status, Status]
"""A figure with its status before and after."""


class _Differ:
    """Compares two sets part by part."""

    def __init__(self, before: CriteriaSet, after: CriteriaSet) -> None:
        self.before, self.after = before, after
        self.names = named_figures.every_name(after)

    def all(self) -> Iterator[Change]:
        """Give every change, in the order of the set."""
        yield from self._set()
        yield from self._unit_classes()
        yield from self._recognition()
        yield from self._indicators()
        yield from self._criteria()

    def _set(self) -> Iterator[Change]:
        thing = Thing("set", "", _SET)
        yield from thing.differs(self.before, self.after, ("version", "title", "supersedes"))
        law = ("number", "date", "effective_from", "effective_to", "type", "issuer", "abstract")
        yield from thing.differs(self.before.legal_basis, self.after.legal_basis, law)
        yield from thing.differs(self.before, self.after, ("max_points",))

    def _unit_classes(self) -> Iterator[Change]:
        old, new = self.before.unit_classes, self.after.unit_classes
        for key, kind in _both(old, new):
            unit_class = new.get(key) or old[key]
            place = named_figures.UNIT_CLASS.filled(id=key)
            thing = Thing("unit_class", key, place, article=unit_class.source.article)
            if kind != "changed":
                text = _PASSES.filled(title=unit_class.title, points=plain(unit_class.pass_from))
                yield thing.whole(kind, text)
                continue
            yield from thing.differs(old[key], new[key], ("title", "pass_from"))
            yield from self._source(thing, key, old[key].source, new[key].source)

    def _recognition(self) -> Iterator[Change]:
        old, new = self.before.recognition, self.after.recognition
        article = new.source.article
        thing = Thing("recognition", "", named_figures.OF_RECOGNITION, article=article)
        fields = ("points_above",)
        yield from thing.differs(old.every_criterion, new.every_criterion, fields)
        yield from self._source(thing, named_figures.RECOGNITION, old.source, new.source)

    def _indicators(self) -> Iterator[Change]:
        old, new = self.before.indicators, self.after.indicators
        for key, kind in _both(old, new):
            thing = Thing("indicator", key, _INDICATOR.filled(id=key))
            if kind != "changed":
                yield thing.whole(kind, marked((new.get(key) or old[key]).label))
                continue
            yield from thing.differs(old[key], new[key], _INDICATOR_FIELDS)
        things = Text("các chỉ tiêu", "the indicators")
        yield from _order(Thing("set", "", _SET), things, list(old), list(new), field="indicators")

    def _criteria(self) -> Iterator[Change]:
        old = {criterion.id: criterion for criterion in self.before.criteria}
        new = {criterion.id: criterion for criterion in self.after.criteria}
        for number, kind in _both(old, new):
            one = new.get(number) or old[number]
            place = named_figures.CRITERION.filled(id=str(number))
            thing = Thing("criterion", str(number), place, number, one.source.article)
            if kind != "changed":
                points = plain(one.max_points)
                yield thing.whole(kind, _POINTS.filled(title=one.title, points=points))
            else:
                fields = ("title", "max_points")
                yield from thing.differs(old[number], new[number], fields)
                sources = old[number].source, new[number].source
                yield from self._source(thing, str(number), *sources)
            yield from self._items(old.get(number), new.get(number), thing)
        things = Text("các tiêu chí", "the criteria")
        numbers = list(map(str, old)), list(map(str, new))
        yield from _order(Thing("set", "", _SET), things, *numbers, field="criteria")

    def _items(
        self, before: Criterion | None, after: Criterion | None, criterion: Thing
    ) -> Iterator[Change]:
        """Compare the items of a criterion; one that moved is compared where it is now."""
        was, now = _homes(self.before), _homes(self.after)
        old = {item.id: item for item in (before.items if before else ())}
        new = {item.id: item for item in (after.items if after else ())}
        for key, _ in _both(old, new):
            if key in now and key not in new:
                continue  # it moved away
            here = (now if key in now else was)[key]
            place = named_figures.ITEM.filled(id=key)
            article = here.item.source.article
            thing = Thing("item", key, place, criterion.criterion, article)
            if key not in now or key not in was:
                points = plain(here.item.max_points)
                text = _POINTS.filled(title=here.item.title, points=points)
                yield thing.whole("added" if key in now else "removed", text)
                continue
            if was[key].criterion != now[key].criterion:
                numbers = was[key].criterion, now[key].criterion
                moved = _MOVED.filled(before=str(numbers[0]), after=str(numbers[1]))
                yield thing.change(moved, *numbers, field="criterion")
            yield from self._item(thing, was[key].item, now[key].item)
        things = Text("các nội dung", "the items")
        yield from _order(criterion, things, list(old), list(new), field="items")

    def _item(self, thing: Thing, old: Item, new: Item) -> Iterator[Change]:
        yield from thing.differs(old, new, ("title",))
        measures = [
            _measure(item, criteria_set.indicators)
            for item, criteria_set in ((old, self.before), (new, self.after))
        ]
        if _keys_of(old) != _keys_of(new):
            before, after = measures
            text = INSTEAD.filled(what=FIELDS["measure"], before=before, after=after)
            yield thing.change(text, _keys_of(old), _keys_of(new), field="measure")
        yield from thing.one("when_none", old.when_none, new.when_none)
        pairs = band_changes.pair(old.bands, new.bands)
        yield from band_changes.sentences(thing, old, new, pairs)
        statuses = [
            (
                named_figures.band(new, new.bands[j]),
                old.bands[i].status,
                new.bands[j].status,
            )
            for i, j in pairs
            if i is not None and j is not None
        ]
        if old.when_none_status is not None and new.when_none_status is not None:
            statuses.append((FIELDS["when_none"], old.when_none_status, new.when_none_status))
        yield from self._source(thing, new.id, old.source, new.source, statuses)

    def _source(
        self,
        thing: Thing,
        name: str,
        old: Source,
        new: Source,
        statuses: Sequence[_Statuses] = (),
    ) -> Iterator[Change]:
        """Compare where a thing stands and the statuses of its figures, those alike together."""
        first = (self.names[name].figures[0].what, old.status, new.status)
        changed: dict[tuple[Status, Status], list[Text]] = {}
        for what, before, after in (first, *statuses):
            if before != after:
                changed.setdefault((before, after), []).append(what)
        for (before, after), whats in changed.items():
            titles = {"before": STATUS_TITLES[before], "after": STATUS_TITLES[after]}
            text = _STATUS.filled(what=whats, **titles)
            yield thing.change(text, before, after, field="status")
        yield from thing.differs(old, new, ("article", "page", "verified_on"))


def _both(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[tuple[Any, Kind]]:
    """Give the keys of two mappings: the new one's in their order, then those that are gone."""
    for key in new:
        yield key, "changed" if key in old else "added"
    for key in old:
        if key not in new:
            yield key, "removed"


class _Home(msgspec.Struct, frozen=True):
    criterion: int
    item: Item


def _homes(of: CriteriaSet) -> dict[str, _Home]:
    return {
        item.id: _Home(criterion.id, item) for criterion in of.criteria for item in criterion.items
    }


def _order(
    thing: Thing, what: Text, old: Sequence[str], new: Sequence[str], *, field: str
) -> Iterator[Change]:
    """Say that things which both sets have stand in another order: columns and pages follow it."""
    kept = [[key for key in side if key in other] for side, other in ((old, new), (new, old))]
    if kept[0] != kept[1]:
        before, after = (", ".join(side) for side in kept)
        text = _ORDER.filled(what=what, before=before, after=after)
        yield thing.change(text, before, after, field=field)


def _keys_of(item: Item) -> str:
    kind = next(kind for kind in ("share", "rate", "count", "yes_no") if getattr(item, kind))
    against = f" / {item.denominator}" if item.denominator else ""
    base = f" per {item.base}" if kind == "rate" else ""
    return f"{kind}: {item.numerator}{against}{base}"


def _measure(item: Item, indicators: Mapping[str, Indicator]) -> Text:
    of = marked(indicators[item.numerator].label)
    if item.denominator is None:
        return of if item.yes_no is None else _ANSWER.filled(of=of)
    among = marked(indicators[item.denominator].label)
    if item.share is not None:
        return _SHARE.filled(of=of, among=among)
    return _RATE.filled(of=of, among=among, per=item.base)
