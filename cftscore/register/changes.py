"""What changed between two days: communes merged, divided, renamed, moved, new and gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Literal

import msgspec

from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError
from cftscore.register import lineage, shipped
from cftscore.register.listing import a_day, alike
from cftscore.register.model import Commune, Register

SCHEMA = "cftscore/register-changes/1"

Kind = Literal["merged", "split", "renamed", "moved", "recoded", "new", "gone"]
KIND_TITLES: dict[Kind, Text] = {
    "merged": Text("nhập", "merged"),
    "split": Text("chia", "split"),
    "renamed": Text("đổi tên hoặc loại đơn vị", "renamed"),
    "moved": Text("chuyển huyện, tỉnh", "moved"),
    "recoded": Text("đổi mã", "new code"),
    "new": Text("mới", "new"),
    "gone": Text("không còn", "gone"),
}


class Place(Record, frozen=True):
    """A commune before or after a change.

    Attributes:
        code, name: of the commune.
        area: its district, or its province where there is none.
    """

    code: str
    name: str
    area: str


class Change(Record, frozen=True):
    """A change.

    Attributes:
        day: from which it counts.
        known: how well the day is known: see `shipped.Known`.
        after, by: it came into force after the one day, None where that is not known, and on the
            other at the latest.
        kind: `merged` where one came from several, `split` where several came from one, `renamed`
            (its kind too), `moved` to another district, `recoded` where only the code is another;
            `new` and `gone` where it is not known what it came from or became.
        before, now: the communes; none before `new`, none after `gone`.
    """

    day: str
    known: shipped.Known
    after: str | None
    by: str
    kind: Kind
    before: tuple[Place, ...]
    now: tuple[Place, ...]


class Changes(Record, frozen=True):
    """What changed in a province, or everywhere, between two days.

    Attributes:
        schema: the name and version of this format.
        since, until: the days; a change counts that is in force on the second and not the first.
            Before the first list nothing is known, and there are no changes.
        communes_before, communes_now: how many there were on each.
        changes: by day and code.
    """

    schema: str
    since: str
    until: str
    communes_before: int
    communes_now: int
    changes: tuple[Change, ...]


def changes(province: str | None, since: str, until: str) -> Changes:
    """List what changed in a province, or in all, between two days such as `2019-12-31`.

    Raises:
        CannotProceedError: there is no such day or province, or the days are the wrong way round.
    """
    first, last = a_day(since), a_day(until)
    if first > last:
        raise CannotProceedError([c.DaysReversed(before=first, after=last)])
    before, now = shipped.on(first), shipped.on(last)
    old, new = _provinces(province, before, now)
    # Of what was before the first list nothing is known: its communes are not new on its day.
    known_from = max(first, shipped.first_day())
    changes = [
        change
        for day in shipped.days().values()
        if known_from < day.day <= last
        for change in _on(day, _Scope(old, new))
    ]
    return Changes(
        schema=SCHEMA,
        since=first,
        until=last,
        communes_before=_count(before, old),
        communes_now=_count(now, new) or len(_heirs(before, now, old)),
        changes=tuple(changes),
    )


class _Scope(msgspec.Struct, frozen=True):
    """The codes of the province before and after the reform; None for all."""

    before: Collection[str] | None
    after: Collection[str] | None

    def has(self, commune: Commune, *, after: bool) -> bool:
        codes = self.after if after else self.before
        return codes is None or commune.province_code in codes


def _provinces(
    text: str | None, before: Register, now: Register
) -> tuple[set[str] | None, set[str] | None]:
    """Find a province on both days; the reform made new ones, under codes that were others'."""
    if text is None:
        return None, None
    links = lineage.load()
    reform = _reformed(before) != _reformed(now)
    try:
        old = {before.find_province(text).code}
    except CannotProceedError:
        if not reform:
            raise
        old = set()
    if not reform:
        return old, old
    try:
        new = {now.find_province(text).code}
    except CannotProceedError:
        if not old:
            raise
        # One that is gone has no communes of its own: those count that came from its.
        return old, set()
    if not old:
        old = {
            before.communes[link.old].province_code
            for commune in now.communes_of(province_code=min(new))
            for link in links.came_from(commune.code, before.day)
            if link.old in before.communes
        }
    return old, new


def _reformed(register: Register) -> bool:
    return register.day >= lineage.load().date


def _count(register: Register, provinces: set[str] | None) -> int:
    if provinces is None:
        return len(register.communes)
    return sum(len(register.communes_of(province_code=code)) for code in provinces)


_Found = tuple[Kind, list[Commune], list[Commune]]
"""A kind of change, and the communes before and after."""


def _heirs(before: Register, now: Register, provinces: set[str] | None) -> set[str]:
    """Return the codes of the communes that came from those of provinces that are gone."""
    links = lineage.load()
    return {
        link.new
        for code in provinces or ()
        for commune in before.communes_of(province_code=code)
        for link in links.became(commune.code, before.day)
        if link.new in now.communes
    }


def _on(day: shipped.Day, scope: _Scope) -> Iterator[Change]:
    """Give the changes of a day, by the code of the first commune that they concern."""
    ended = {commune.code: commune for commune in shipped.ending(day.day) if commune.code}
    begun = {commune.code: commune for commune in shipped.beginning(day.day) if commune.code}
    links = lineage.load()
    found: Iterable[_Found]
    if day.day == links.date:
        found = _of_reform(ended, begun, scope)
    else:
        found = _ordinary(ended, begun, day.day, scope)
    made = [
        Change(
            day=day.day,
            known=day.known,
            after=day.after or None,
            by=day.by,
            kind=kind,
            before=tuple(map(_place, old)),
            now=tuple(map(_place, new)),
        )
        for kind, old, new in found
    ]
    yield from sorted(
        made, key=lambda change: (*(place.code for place in change.before or change.now),)
    )


def _ordinary(
    ended: dict[str, Commune], begun: dict[str, Commune], day: str, scope: _Scope
) -> Iterator[_Found]:
    """Before the reform a commune keeps its code."""
    into, lost = _gone(ended, begun, day, scope)
    for was in lost:
        yield "gone", [was], []
    for code, is_ in begun.items():
        if scope.has(is_, after=False):
            yield from _begun(ended.get(code), into.get(code, []), is_)


def _gone(
    ended: dict[str, Commune], begun: dict[str, Commune], day: str, scope: _Scope
) -> tuple[dict[str, list[Commune]], list[Commune]]:
    """Sort the communes whose code is gone by what they went into, and those of unknown end."""
    merged = lineage.load().merged
    into: dict[str, list[Commune]] = defaultdict(list)
    lost: list[Commune] = []
    for code, was in ended.items():
        if code in begun or not scope.has(was, after=False):
            continue
        heir = merged[code][1] if code in merged and merged[code][0] == day else ""
        (into[heir] if heir in begun else lost).append(was)
    return into, lost


def _begun(before: Commune | None, joined: list[Commune], is_: Commune) -> Iterator[_Found]:
    """Say how a commune came to be what it is: from itself, and from others that joined it."""
    if joined:
        old = [*([before] if before else []), *joined]
        yield ("merged" if len(old) > 1 else "recoded"), old, [is_]
    elif before is None:
        yield "new", [], [is_]
    elif not alike(before.name, is_.name):
        yield "renamed", [before], [is_]
    elif before.district_code != is_.district_code:
        yield "moved", [before], [is_]


def _of_reform(
    ended: dict[str, Commune], begun: dict[str, Commune], scope: _Scope
) -> Iterator[_Found]:
    """Codes were given out anew: the lineage tells what came from what."""
    links = lineage.load()
    for code, is_ in begun.items():
        old = [ended[link.old] for link in links.came_from(code) if link.old in ended]
        touched = scope.has(is_, after=True) or any(
            scope.has(commune, after=False) for commune in old
        )
        if not touched:
            continue
        if len(old) > 1:
            yield "merged", old, [is_]
        elif not old:
            yield "new", [], [is_]
        elif not alike(old[0].name, is_.name):
            yield "renamed", old, [is_]
        elif old[0].code != code:
            yield "recoded", old, [is_]
    for code, was in ended.items():
        parts = [begun[link.new] for link in links.became(code) if link.new in begun]
        if scope.has(was, after=False) and len(parts) > 1:
            yield "split", [was], parts


def _place(commune: Commune) -> Place:
    return Place(commune.code, commune.name, commune.district or commune.province)
