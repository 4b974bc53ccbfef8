"""The register: the communes that exist at a date, with their district and province.

One dated table travels with the package; the period chooses the snapshot. Places are addressed by
code or by name, with or without the word for their kind (`Thoại Sơn`, `Huyện Thoại Sơn`,
`H. Thoai Son`); a name that fits several or none is an error with the candidates.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from cftscore import catalogue as c
from cftscore import files, placenames, shipped
from cftscore.findings import CannotProceedError, Finding, Place
from cftscore.period import Period
from cftscore.text import Text, fold, nearest, nfc
from cftscore.workbook import CellValue, open_workbook

COLUMNS = (
    "province_code",
    "province_name",
    "district_code",
    "district_name",
    "commune_code",
    "commune_name",
)
_DATES = ("from", "until")
_DIGITS = {"province_code": 2, "district_code": 3, "commune_code": 5}

_PROVINCE = Text("tỉnh", "province")
_DISTRICT = Text("huyện", "district")
_COMMUNE = Text("xã", "commune")


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally run city: `89`, `Tỉnh An Giang`."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class District:
    """A district, town or city of a province: `894`, `Huyện Thoại Sơn`."""

    code: str
    name: str
    province_code: str


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, ward or township; `district_code` and `district` are empty without districts."""

    code: str
    name: str
    district_code: str
    district: str
    province_code: str
    province: str


class _Named(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


_Some = TypeVar("_Some", bound=_Named)


class Register:
    """The communes that exist at a date.

    Attributes:
        as_of: the date of the snapshot, `2020-02-25`, `2025-01` or `2023` as far as it is known;
            None for one's own register.
        path: of one's own register, else None.
        communes, districts, provinces: by code; districts are empty where there are none.
    """

    def __init__(
        self, communes: Iterable[Commune], as_of: str | None = None, path: str | None = None
    ) -> None:
        self.as_of, self.path = as_of, path
        self.communes: dict[str, Commune] = {}
        self.districts: dict[str, District] = {}
        self.provinces: dict[str, Province] = {}
        self._by_district: dict[str, list[Commune]] = {}
        self._by_province: dict[str, list[Commune]] = {}
        for commune in communes:
            self._add(commune)

    def _add(self, commune: Commune) -> None:
        if commune.province_code not in self.provinces:
            province = Province(commune.province_code, commune.province)
            self.provinces[province.code] = province
        if commune.district_code and commune.district_code not in self.districts:
            district = District(commune.district_code, commune.district, commune.province_code)
            self.districts[district.code] = district
        if commune.code:  # some island districts have no commune
            self.communes[commune.code] = commune
            self._by_district.setdefault(commune.district_code, []).append(commune)
            self._by_province.setdefault(commune.province_code, []).append(commune)

    @property
    def has_districts(self) -> bool:
        """Whether there is a district level: there is none since 1 July 2025."""
        return bool(self.districts)

    @property
    def title(self) -> Text:
        """How messages name the register: by its date or its file."""
        if self.as_of is None:
            return Text(self.path or "", self.path or "")
        return Text("ngày " + "/".join(reversed(self.as_of.split("-"))), f"of {self.as_of}")

    def communes_of(self, *, district_code: str = "", province_code: str = "") -> list[Commune]:
        """List the communes of a district, else of a province, else all, by code."""
        if district_code:
            return self._by_district.get(district_code, [])
        if province_code:
            return self._by_province.get(province_code, [])
        return list(self.communes.values())

    def find_province(self, given: str) -> Province:
        """Find a province by code or name.

        Raises:
            CannotProceedError: there is none, or several; with the nearest.
        """
        return self._find(given, self.provinces, _PROVINCE, 2)

    def find_district(self, given: str, province_code: str | None = None) -> District:
        """Find a district by code or name, among those of a province where one is given.

        Raises:
            CannotProceedError: there is none, or several; with the nearest.
        """
        if not self.has_districts:
            raise CannotProceedError([c.NoDistricts(given=given, register=self.title)])
        among = {
            code: district
            for code, district in self.districts.items()
            if province_code in (None, "", district.province_code)
        }
        return self._find(given, among, _DISTRICT, 3)

    def find_commune(
        self, given: str, *, district_code: str = "", province_code: str = ""
    ) -> Commune:
        """Find a commune by code or name, among those of a district or province if given.

        Raises:
            CannotProceedError: there is none, or several; with the nearest.
        """
        listed = self.communes_of(district_code=district_code, province_code=province_code)
        return self._find(given, {one.code: one for one in listed}, _COMMUNE, 5)

    def _find(self, given: str, among: dict[str, _Some], kind: Text, digits: int) -> _Some:
        code = given.strip()
        if code.isdecimal() and code.isascii() and code.zfill(digits) in among:
            return among[code.zfill(digits)]
        found = _matching(given, among.values())
        if len(found) == 1:
            return found[0]
        if found:
            several = tuple(map(self.describe, found[:6]))
            raise CannotProceedError([c.PlaceAmbiguous(kind=kind, given=given, near=several)])
        near = tuple(map(self.describe, _nearest(given, among.values())))
        raise CannotProceedError(
            [c.PlaceUnknown(kind=kind, given=given, register=self.title, near=near)]
        )

    def describe(self, place: _Named) -> str:
        """Name a place with its code and where it lies: `Xã Vọng Thê (30715, Huyện Thoại Sơn)`."""
        above = ""
        if isinstance(place, Commune):
            above = place.district or place.province
        elif isinstance(place, District):
            above = self.provinces[place.province_code].name
        return f"{place.name} ({place.code}{', ' if above else ''}{above})"

    def matching(
        self, name: str, *, district_code: str = "", province_code: str = ""
    ) -> list[Commune]:
        """Find the communes of a name, in a district or province if one is given."""
        if district_code or province_code:
            return _matching(
                name, self.communes_of(district_code=district_code, province_code=province_code)
            )
        return _matching(name, self._by_name.get(placenames.bare(name), ()))

    @cached_property
    def _by_name(self) -> dict[str, list[Commune]]:
        found: dict[str, list[Commune]] = {}
        for commune in self.communes.values():
            found.setdefault(placenames.bare(commune.name), []).append(commune)
        return found

    def fits(self, name: str, commune: Commune) -> bool:
        """Tell whether a name as written is the commune's, whatever its case and diacritics."""
        return bool(_matching(name, (commune,)))

    def nearest(self, name: str, among: Iterable[Commune]) -> list[Commune]:
        """Find the communes whose names are most like a misspelt one, at most three."""
        return _nearest(name, among)


def _matching(name: str, among: Iterable[_Some]) -> list[_Some]:
    """Find the places of a name: spelt exactly so if any are, else with diacritics folded."""
    folded = [place for place in among if placenames.same(name, place.name)]
    exact = [place for place in folded if placenames.same_letters(name, place.name)]
    return exact or folded


def _nearest(name: str, among: Iterable[_Some]) -> list[_Some]:
    """Find the places whose names are most like a misspelt one, with or without their kind."""
    by_name: dict[str, list[_Some]] = {}
    for place in among:
        for spelling in (place.name, placenames.bare(place.name)):
            by_name.setdefault(fold(spelling), []).append(place)
    found = [place for spelling in nearest(name, by_name) for place in by_name[spelling]]
    return list({place.code: place for place in found}.values())[:3]


def load(period: Period, own: Path | None = None) -> tuple[Register, list[Finding]]:
    """Load the register of a period.

    Args:
        period: the snapshot is the latest that is not later than its last day, else the earliest.
        own: a CSV file or workbook to use in place of the table that is shipped.

    Returns:
        The register, and a note where the period is before the earliest snapshot.

    Raises:
        CannotProceedError: one's own register cannot serve as one.
    """
    if own is not None:
        return _load_own(own, period)
    with (shipped.folder("register") / "communes.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    header, *lines = rows
    as_of = _snapshot(sorted({line[0] for line in lines}), period)
    register = Register(_communes(header, lines, as_of), as_of)
    if as_of > period.last_day:
        return register, [c.RegisterTooLate(period=str(period), register=register.title)]
    return register, []


def _snapshot(dates: Sequence[str], period: Period) -> str:
    """Choose a snapshot; a date that is known to the month or year sorts before its days."""
    return max((date for date in dates if date <= period.last_day), default=dates[0])


def _communes(
    header: Sequence[str], lines: Iterable[Sequence[str]], as_of: str | None
) -> Iterator[Commune]:
    at = {name: index for index, name in enumerate(header)}
    province_code, province, district_code, district, code, name = (at[key] for key in COLUMNS)
    start, end = (at.get(key) for key in _DATES)
    for line in lines:
        if as_of is not None:
            begins = line[start] if start is not None else ""
            ends = line[end] if end is not None else ""
            if begins > as_of or (ends and ends <= as_of):
                continue
        yield Commune(
            line[code],
            line[name],
            line[district_code],
            line[district],
            line[province_code],
            line[province],
        )


def _load_own(path: Path, period: Period) -> tuple[Register, list[Finding]]:
    workbook = open_workbook(files.read(path))
    place = Place(str(path))
    for sheet in workbook.sheets:
        rows = [[_text(value) for value in row] for row in sheet.rows]
        header = next((row for row in rows if set(COLUMNS) <= set(row)), None)
        if header is not None:
            break
    else:
        missing = Text("không có hàng tiêu đề với đủ các cột", "no header row has all columns")
        raise CannotProceedError([_invalid(place, missing)])
    lines = [line for line in rows[rows.index(header) + 1 :] if any(line)]
    _tidy(header, lines)
    dates = sorted({line[header.index("from")] for line in lines} if "from" in header else ())
    as_of = _snapshot(dates, period) if dates else None
    _check(place, header, lines, as_of)
    return Register(_communes(header, lines, as_of), None, str(path)), list(workbook.findings)


def _tidy(header: Sequence[str], lines: Sequence[list[str]]) -> None:
    """Give codes back the leading zeros that a spreadsheet took for the number's own."""
    for key, digits in _DIGITS.items():
        index = header.index(key)
        for line in lines:
            if line[index].isdecimal() and line[index].isascii():
                line[index] = line[index].zfill(digits)


def _check(
    place: Place, header: Sequence[str], lines: Iterable[Sequence[str]], as_of: str | None
) -> None:
    """Refuse what would count a commune twice, or leave it without a name or a province.

    Raises:
        CannotProceedError: with the first place where the register is not sound.
    """
    seen: set[str] = set()
    above: dict[str, str] = {}
    for commune in _communes(header, lines, as_of):
        if not (commune.code and commune.name and commune.province_code and commune.province):
            reason = Text(
                "một hàng thiếu mã hoặc tên ({row})", "a row lacks a code or a name ({row})"
            )
        elif bool(commune.district_code) != bool(commune.district):
            reason = Text(
                "một huyện thiếu mã hoặc tên ({row})", "a district lacks its code or name ({row})"
            )
        elif commune.code in seen:
            reason = Text("mã xã có hai lần ({row})", "a commune code is there twice ({row})")
        elif above.setdefault(commune.district_code, commune.province_code) != (
            commune.province_code
        ) and (commune.district_code):
            reason = Text("một huyện thuộc hai tỉnh ({row})", "a district in two provinces ({row})")
        else:
            seen.add(commune.code)
            continue
        row = f"{commune.code} {commune.name}".strip() or commune.province
        filled = Text(reason.say("vi", row=row), reason.say("en", row=row))
        raise CannotProceedError([_invalid(place, filled)])
    if not seen:
        nothing = Text("không có xã nào", "it lists no commune")
        raise CannotProceedError([_invalid(place, nothing)])


def _invalid(place: Place, reason: Text) -> Finding:
    return c.RegisterInvalid(place=place, reason=reason, columns=COLUMNS)


def _text(value: CellValue) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else nfc(str(value))
