"""What `cftscore register` says: the communes of a day, what changed, and one's own register.

Each answer is a document whose names are the keys of the JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cftscore.core.period import Period, is_day
from cftscore.core.record import Record
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError
from cftscore.register import load as register_load
from cftscore.register import names, shipped
from cftscore.register.model import Commune, Located, Register

SCHEMA = "cftscore/register/1"
CHECK_SCHEMA = "cftscore/register-check/1"


class ListedCommune(Located, frozen=True):
    """A commune as it counts on a day.

    Attributes:
        since: the day from which it counts so; None in a register of one's own.
        known: how well that is known: see `shipped.Known`.
        list: the date of the first list that has it so.
        may_differ: whether it changed on a day that is not known, and may have been another.
    """

    since: str | None
    known: shipped.Known | None
    list: str | None
    may_differ: bool


class Listing(Record, frozen=True):
    """The communes of a day.

    Attributes:
        schema: the name and version of this format.
        day: that counts.
        as_of: the day of the last change that counts.
        lists: the dates of the lists that the day lies between.
        may_differ: how many communes may have been others.
        communes: by province, district and code.
    """

    schema: str
    day: str
    as_of: str | None
    lists: tuple[str, ...]
    may_differ: int
    communes: tuple[ListedCommune, ...]


class Difference(Record, frozen=True):
    """A commune in which one's own register differs from the shipped one.

    Attributes:
        kind: `missing` in one's own, `extra` there, `renamed`, `moved` to another district.
        code: of the commune.
        own: its name and district there, empty where it is missing.
        shipped: the same in the shipped one, empty where it has none.
    """

    kind: str
    code: str
    own: str
    shipped: str


class Check(Record, frozen=True):
    """What one's own register holds, beside the shipped one of the same day.

    Attributes:
        schema: the name and version of this format.
        path: of its file.
        day: of which both are.
        provinces, districts, communes: how many it lists.
        shipped_communes: how many the shipped one lists in the same provinces.
        differences: by code.
    """

    schema: str
    path: str
    day: str
    provinces: int
    districts: int
    communes: int
    shipped_communes: int
    differences: tuple[Difference, ...]


def show(province: str | None = None, on: str | None = None) -> Listing:
    """List the communes of a day, all provinces and today unless said.

    Raises:
        CannotProceedError: there is no such day or province.
    """
    day = a_day(on)
    register = shipped.on(day)
    code = "" if province is None else register.find_province(province).code
    rows = {
        fields[8]: shipped.span(line)
        for line in shipped.lines()
        if shipped.in_force(line, max(day, shipped.first_day()))
        and (fields := line.split(","))[4].startswith(code)
    }
    listed = [
        _listed(commune, rows.get(commune.code), unsure=commune.code in register.unsure)
        for commune in register.communes_of(province_code=code)
    ]
    listed.sort(
        key=lambda commune: (commune.province_code, commune.district_code or "", commune.code)
    )
    return Listing(
        schema=SCHEMA,
        day=day,
        as_of=register.as_of,
        lists=register.lists,
        may_differ=register.may_differ(code),
        communes=tuple(listed),
    )


def _listed(
    commune: Commune, span: tuple[str, str, shipped.Known, str] | None, *, unsure: bool
) -> ListedCommune:
    since, _, known, source = span or (None, None, None, None)
    return ListedCommune(
        **commune.located,
        since=since,
        known=known,
        list=source,
        may_differ=unsure,
    )


def check(path: str | Path, on: str | None = None) -> Check:
    """Read one's own register (see `register/load.py`) and compare it with the shipped one.

    Raises:
        CannotProceedError: there is no such day, or the file cannot serve as a register.
    """
    day = a_day(on)
    own, _ = register_load.load(Period(int(day[:4]), 1, 12), Path(path), day)
    other = shipped.on(day)
    expected = {
        code: commune
        for code, commune in other.communes.items()
        if commune.province_code in own.provinces
    }
    return Check(
        schema=CHECK_SCHEMA,
        path=str(path),
        day=day,
        provinces=len(own.provinces),
        districts=len(own.districts),
        communes=len(own.communes),
        shipped_communes=len(expected),
        differences=tuple(_differences(own, expected)),
    )


def _differences(own: Register, expected: dict[str, Commune]) -> Iterator[Difference]:
    for code in sorted(own.communes.keys() | expected.keys()):
        mine, other = own.communes.get(code), expected.get(code)
        if mine is None or other is None:
            kind = "missing" if mine is None else "extra"
            yield Difference(kind, code, _named(mine), _named(other))
        elif not alike(mine.name, other.name):
            yield Difference("renamed", code, _named(mine), _named(other))
        elif mine.district_code != other.district_code:
            yield Difference("moved", code, _named(mine), _named(other))


def _named(commune: Commune | None) -> str:
    if commune is None:
        return ""
    return ", ".join(filter(None, (commune.name, commune.district)))


def alike(one: str, other: str) -> bool:
    """Whether two official names are one, wherever in a syllable the tone is written."""
    return names.same(one, other) and names.same_letters(one, other)


def a_day(text: str | None) -> str:
    """Return a day that was asked for, by default today.

    Raises:
        CannotProceedError: it is no day.
    """
    if text is None:
        return date.today().isoformat()
    if not is_day(text):
        raise CannotProceedError([c.DayInvalid(given=text)])
    return text
