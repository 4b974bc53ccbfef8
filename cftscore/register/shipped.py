"""The register that travels with the package: which communes there were on a day.

`communes.csv` has a row for each commune as it was listed, with the day from which it counts and
the one from which it counts no more. `days.csv` says of each such day how well it is known, and
`lists.csv` which lists the rows were read from. Nothing is parsed but the rows of the day.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import itemgetter
from typing import Literal, cast

import msgspec

from cftscore.core import data
from cftscore.core.text import Text, fold
from cftscore.register.model import Commune, Register

COLUMNS = (
    "province_code",
    "province_name",
    "district_code",
    "district_name",
    "commune_code",
    "commune_name",
)
Known = Literal["day", "by", "between"]
KNOWN_TITLES: dict[Known, Text] = {
    "day": Text("đã biết ngày", "date known"),
    "by": Text("muộn nhất ngày này", "this date at the latest"),
    "between": Text("chỉ biết ngày của hai danh mục", "between the dates of two registers"),
}
_FROM, _UNTIL = slice(0, 10), slice(11, 21)
_PARTS = itemgetter(8, 9, 6, 7, 4, 5)
"""Where a row has the parts of a `Commune`, when its `until` is there or empty alike."""


class Day(msgspec.Struct, frozen=True):
    """A day from which changes count.

    Attributes:
        day: `2020-06-01`.
        known: `day` where they came into force on it, `by` where on it at the latest, `between`
            where no more is known than the dates of two lists.
        after, by: they came into force after the one day, empty where that is not known, and on
            the other at the latest.
        list: the date of the first list that has them.
    """

    day: str
    known: Known
    after: str
    by: str
    list: str

    def unsure_on(self, day: str) -> bool:
        """Whether the changes may be in force on a day and not count, or the other way round."""
        return self.known != "day" and (self.after < day < self.day or self.day <= day < self.by)


class SourceList(msgspec.Struct, frozen=True):
    """A list that rows were read from.

    Attributes:
        date: of the list.
        provinces, districts, communes: how many there are on it.
        package, licence: the package that carries it.
    """

    date: str
    provinces: int
    districts: int
    communes: int
    package: str
    licence: str


@cache
def lines() -> list[str]:
    """Read the rows of the table; none of their fields has a comma or a quotation mark."""
    text = (data.folder("register") / "communes.csv").read_text(encoding="utf-8")
    return text.split("\n")[1:-1]


@cache
def days() -> dict[str, Day]:
    """Read the days from which changes count, in order."""
    rows = _rows("days.csv")
    return {
        row["day"]: Day(
            row["day"], cast("Known", row["known"]), row["after"], row["by"], row["list"]
        )
        for row in rows
    }


@cache
def lists() -> tuple[SourceList, ...]:
    """Read which lists the table was made from, in order."""
    return tuple(
        SourceList(
            row["date"],
            int(row["provinces"]),
            int(row["districts"]),
            int(row["communes"]),
            row["package"],
            row["licence"],
        )
        for row in _rows("lists.csv")
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (data.folder("register") / name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def first_day() -> str:
    """Return the first day of which there is a list."""
    return next(iter(days()))


@lru_cache(maxsize=8)
def on(day: str) -> Register:
    """Return the register of a day, or of the first day if that is later; it is not to be changed.

    Args:
        day: `2020-12-31`.
    """
    counted = max(day, first_day())
    changes = list(days())
    register = Register(
        (_commune(line) for line in lines() if in_force(line, counted)),
        as_of=changes[bisect_right(changes, counted) - 1],
        day=day,
        lists=_lists_around(counted),
    )
    register.unsure = _unsure(register, counted)
    return register


def last_with_districts() -> Register:
    """Return the latest register that has districts."""
    ended = {line[_UNTIL] for line in lines() if line.split(",", 7)[6]}
    reform = max(ended)
    return on(max(day for day in days() if day < reform))


def span(line: str) -> tuple[str, str, Known, str]:
    """Return from when a row counts, until when, how well the first is known, and its list."""
    start, until, known, source, _ = line.split(",", 4)
    return start, until, cast("Known", known), source


def in_force(line: str, day: str) -> bool:
    """Whether a row counts on a day."""
    return line[_FROM] <= day and (line[11] == "," or line[_UNTIL] > day)


def _commune(line: str) -> Commune:
    return Commune(*_PARTS(line.split(",")))


def _lists_around(day: str) -> tuple[str, ...]:
    """Return the date of the last list up to a day, and of the first after it."""
    dates = [source_list.date for source_list in lists()]
    after = bisect_right(dates, day)
    return tuple(dates[max(after - 1, 0) : after + 1])


def _unsure(register: Register, day: str) -> dict[str, Commune]:
    """Find the communes of which it is not known whether a change was in force on a day."""
    unsure = {one.day for one in days().values() if one.unsure_on(day)}
    if not unsure:
        return {}
    versions: dict[str, list[Commune]] = {}
    for line in lines():
        if line[_FROM] in unsure or line[_UNTIL] in unsure:
            commune = _commune(line)
            versions.setdefault(commune.code, []).append(commune)
    return {
        code: register.communes.get(code, rows[0])
        for code, rows in versions.items()
        if code and (len(rows) == 1 or len({_identity(row) for row in rows}) > 1)
    }


def _identity(commune: Commune) -> tuple[str, str, str]:
    """Return what makes a commune another: a name that is only spelt otherwise does not."""
    return commune.province_code, commune.district_code, fold(commune.name)


def beginning(day: str) -> Iterator[Commune]:
    """Return the communes that count from a day on."""
    return (_commune(line) for line in lines() if line[_FROM] == day)


def ending(day: str) -> Iterator[Commune]:
    """Return the communes that count no more from a day on, as they were."""
    return (_commune(line) for line in lines() if line[_UNTIL] == day)
