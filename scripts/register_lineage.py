"""Find, between two lists, what became of a commune that is gone, where its name tells.

A commune that keeps its code is the same, whatever its name. Of one whose code is gone, the name
tells in two ways, both within what was its district:

- another commune bears the name now and did not before (`Thị trấn Yên Châu` is gone, and what was
  `Xã Viêng Lán` is `Thị trấn Yên Châu`);
- the name of another was put together of its own former one and those of communes that are gone
  (`Xã Khánh Lộc` is `Xã Khánh Vĩnh Yên` since `Xã Vĩnh Lộc` and `Xã Yên Lộc` are gone).

What went into a commune that kept its name is not told by any name, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from register_sources import Row

from cftscore.register import names

Snapshot = Mapping[str, Row]


def derive(states: Mapping[str, Snapshot], reform: str) -> list[tuple[str, str, str, str, str]]:
    """Give the links of all days before the reform: day, code before, code after, share, how.

    Args:
        states: the communes by code on each day of a change.
        reform: the day with which codes were given out anew.
    """
    days = [day for day in sorted(states) if day < reform]
    return [
        (day, old, new, "whole", "names")
        for before, day in pairwise(days)
        for old, new in sorted(_links(states[before], states[day]))
    ]


def _links(before: Snapshot, after: Snapshot) -> Iterator[tuple[str, str]]:
    gone = [row for code, row in before.items() if code not in after]
    # Districts were merged too: what lay in which may be known by the communes that stayed.
    origins: dict[str, set[str]] = {}
    for code, row in after.items():
        origins.setdefault(row[2], {row[2]}).add(before[code][2] if code in before else row[2])
    near = {
        heir: [row for row in gone if row[2] in origins[heir[2]]]
        for code, heir in after.items()
        if _words(heir) != _words(before.get(code))
    }
    named = dict(_named_alike(gone, near))
    yield from named.items()
    for old, new in _put_together(near, before):
        if old not in named and new not in named.values():
            yield old, new


def _named_alike(gone: list[Row], near: Mapping[Row, list[Row]]) -> Iterator[tuple[str, str]]:
    for row in gone:
        heirs = [heir for heir, rows in near.items() if _words(heir) == _words(row) and row in rows]
        namesakes = [other for other in gone if _words(other) == _words(row)]
        same_place = [other for other in namesakes if any(other in near[heir] for heir in heirs)]
        if len(heirs) == 1 and same_place == [row]:
            yield row[4], heirs[0][4]


def _put_together(near: Mapping[Row, list[Row]], before: Snapshot) -> Iterator[tuple[str, str]]:
    for heir, ended in near.items():
        own = _words(before.get(heir[4]))
        missing = [word for word in _words(heir) if word not in own]
        givers = [[row for row in ended if word in _words(row)] for word in missing]
        kept = len(missing) < len(_words(heir))
        if kept and missing and all(len(rows) == 1 for rows in givers):
            yield from {(rows[0][4], heir[4]) for rows in givers}


def _words(row: Row | None) -> tuple[str, ...]:
    """Give the words of a name without its kind, as they are spelt."""
    if row is None:
        return ()
    count = len(names.bare(row[5]).split())
    return tuple(row[5].casefold().split()[-count:])
