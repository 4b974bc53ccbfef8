"""The register: the communes that exist at a date, with their district and province.

One dated table travels with the package; the period chooses the snapshot. Places are addressed by
code or by name, with or without the word for their kind (`Thoại Sơn`, `Huyện Thoại Sơn`,
`H. Thoai Son`); a name that fits several or none is an error with the candidates.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache, cached_property
from operator import itemgetter
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from cftscore import catalogue as c
from cftscore import files, placenames, shipped
from cftscore.findings import CannotProceedError, Finding, Place
from cftscore.period import Period
from cftscore.text import Text, fold, nearest
from cftscore.workbook import CellValue, Sheet, Workbook, cell_text, open_workbook

COLUMNS = (
    "province_code",
    "province_name",
    "district_code",
    "district_name",
    "commune_code",
    "commune_name",
)
_MOST_NAMED = 12
"""How many places of one name a message lists: no name of a district is borne by more."""
_DATES = ("from", "until")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_OF_COMMUNE = (
    "commune_code",
    "commune_name",
    "district_code",
    "district_name",
    "province_code",
    "province_name",
)
_DIGITS = {"province_code": 2, "district_code": 3, "commune_code": 5}

_PROVINCE = Text("tỉnh", "province")
_DISTRICT = Text("huyện", "district")
_COMMUNE = Text("xã", "commune")


class Province(msgspec.Struct, frozen=True):
    """A province or centrally run city: `89`, `Tỉnh An Giang`."""

    code: str
    name: str


class District(msgspec.Struct, frozen=True):
    """A district, town or city of a province: `894`, `Huyện Thoại Sơn`."""

    code: str
    name: str
    province_code: str


class Commune(msgspec.Struct, frozen=True):
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
            self.add(commune)

    def add(self, commune: Commune) -> None:
        """Add a commune with its district and province; one without a code adds only these."""
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
        self,
        given: str,
        *,
        district_code: str = "",
        province_code: str = "",
        among: Iterable[Commune] | None = None,
    ) -> Commune:
        """Find a commune by code or name, among some, or those of a district or province if given.

        Raises:
            CannotProceedError: there is none, or several; with the nearest.
        """
        if among is None:
            among = self.communes_of(district_code=district_code, province_code=province_code)
        return self._find(given, {one.code: one for one in among}, _COMMUNE, 5)

    def _find(self, given: str, among: dict[str, _Some], kind: Text, digits: int) -> _Some:
        code = given.strip()
        if code.isdecimal() and code.isascii():
            code = code.lstrip("0").zfill(digits)
            if code in among:
                return among[code]
        found = _matching(given, among.values())
        if len(found) == 1:
            return found[0]
        if found:
            several = [self.describe(place) for place in found]
            if len(several) > _MOST_NAMED:
                several[_MOST_NAMED:] = ["…"]
            near = tuple(several)
            raise CannotProceedError([c.PlaceAmbiguous(kind=kind, given=given, near=near)])
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
        # A name may begin with what is a kind elsewhere: `Xà Phiên` is not the commune Phiên.
        spellings = dict.fromkeys((placenames.bare(name), fold(name)))
        return _matching(name, [one for key in spellings for one in self._by_name.get(key, ())])

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
        own: a CSV file or workbook to use in place of the table that is shipped; where its rows
            bear dates, those count that are in force on the last day of the period.

    Returns:
        The register, and a note where the period is before the earliest snapshot.

    Raises:
        CannotProceedError: one's own register cannot serve as one.
    """
    if own is not None:
        return _load_own(own, period)
    columns, lines = shipped_table()
    dates = sorted({columns.start(line) for line in lines})
    as_of = max((date for date in dates if date <= period.last_day), default=dates[0])
    register = _in_force(columns, lines, as_of)
    return register, _too_late(register, period, as_of)


def load_last_with_districts() -> Register:
    """Load the latest register that has districts."""
    columns, lines = shipped_table()
    as_of = max(columns.start(line) for line in lines if columns.commune(line).district_code)
    return _in_force(columns, lines, as_of)


def snapshots() -> list[str]:
    """List the dates of the registers that travel with the package."""
    columns, lines = shipped_table()
    return sorted({columns.start(line) for line in lines})


@cache
def shipped_table() -> tuple[_Columns, list[list[str]]]:
    """Read the table of communes that travels with the package: its columns and its lines."""
    with (shipped.folder("register") / "communes.csv").open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        return _Columns(next(rows)), list(rows)


def _in_force(columns: _Columns, lines: Iterable[Sequence[str]], as_of: str) -> Register:
    return Register(
        (columns.commune(line) for line in lines if columns.in_force(line, as_of)), as_of
    )


def _too_late(register: Register, period: Period, day: str) -> list[Finding]:
    if day <= period.last_day:
        return []
    return [c.RegisterTooLate(period=str(period), register=register.title)]


class _Columns:
    """Where a table of communes has its columns.

    Dates are compared as text: one that is known to the month or year sorts before its days.
    """

    def __init__(self, header: Sequence[str]) -> None:
        self._parts = itemgetter(*(header.index(key) for key in _OF_COMMUNE))
        self._start, self._end = (header.index(k) if k in header else None for k in _DATES)

    def start(self, line: Sequence[str]) -> str:
        """Give the date from which a line counts, empty where it always did."""
        return line[self._start] if self._start is not None else ""

    def end(self, line: Sequence[str]) -> str:
        """Give the date from which a line counts no more, empty where it still does."""
        return line[self._end] if self._end is not None else ""

    def in_force(self, line: Sequence[str], day: str) -> bool:
        """Tell whether a line counts on a day."""
        end = self.end(line)
        return self.start(line) <= day and (not end or end > day)

    def commune(self, line: Sequence[str]) -> Commune:
        """Give the commune of a line."""
        return Commune(*self._parts(line))


def _load_own(path: Path, period: Period) -> tuple[Register, list[Finding]]:
    workbook = open_workbook(files.read(path))
    sheet, header, lines = _find_table(workbook)
    columns = _Columns(header)
    day = max(period.last_day, min(map(columns.start, lines.values()), default=""))
    register = Register((), None, str(path))
    for index, line in lines.items():
        reason = _why_undated(columns, line)
        if reason is None and columns.in_force(line, day):
            commune = columns.commune(line)
            reason = _why_unsound(commune, register)
            register.add(commune)
        if reason is not None:
            place = Place(workbook.path, sheet.name, sheet.address(index, 0))
            raise CannotProceedError([_invalid(place, reason)])
    if not register.communes:
        raise CannotProceedError([_invalid(Place(workbook.path), _NO_COMMUNE)])
    return register, [*workbook.findings, *_too_late(register, period, day)]


def _find_table(workbook: Workbook) -> tuple[Sheet, list[str], dict[int, list[str]]]:
    """Find the sheet with a header of all columns; give the header and the rows below as text.

    Raises:
        CannotProceedError: there is none; with the columns that are missing at best.
    """
    missing = set(COLUMNS)
    for sheet in workbook.sheets:
        rows = [[_text(value) for value in row] for row in sheet.rows]
        for index, header in enumerate(rows):
            missing = min(missing, set(COLUMNS).difference(header), key=len)
            if not missing:
                lines = {n: row for n, row in enumerate(rows) if n > index and any(row)}
                _tidy(header, lines.values())
                return sheet, header, lines
    names = ", ".join(name for name in COLUMNS if name in missing)
    raise CannotProceedError([_invalid(Place(workbook.path), _NO_COLUMN.filled(what=names))])


def _tidy(header: Sequence[str], lines: Iterable[list[str]]) -> None:
    """Give codes back the leading zeros that a spreadsheet took for the number's own."""
    for key, digits in _DIGITS.items():
        index = header.index(key)
        for line in lines:
            if line[index].isdecimal() and line[index].isascii():
                line[index] = line[index].zfill(digits)


def _why_undated(columns: _Columns, line: Sequence[str]) -> Text | None:
    """Say which date of a row is none."""
    for date in (columns.start(line), columns.end(line)):
        if date and not _DATE.fullmatch(date):
            return _NO_DATE.filled(what=date)
    return None


def _why_unsound(commune: Commune, register: Register) -> Text | None:
    """Say what a row lacks, or contradicts in the rows before it.

    A row without a commune names a district that has none.
    """
    what = f"{commune.code} {commune.name}".strip() or commune.district or commune.province
    if not (commune.province_code and commune.province):
        return _NO_NAME.filled(what=what)
    if bool(commune.district_code) != bool(commune.district):
        return _HALF_DISTRICT.filled(what=what)
    if bool(commune.code) != bool(commune.name) or not (commune.code or commune.district_code):
        return _NO_NAME.filled(what=what)
    if commune.code in register.communes:
        return _TWICE.filled(what=what)
    district = register.districts.get(commune.district_code)
    if district is not None and district.province_code != commune.province_code:
        return _TWO_PROVINCES.filled(what=what)
    if district is not None and district.name != commune.district:
        return _TWO_NAMES.filled(what=f"{district.code} {commune.district}")
    province = register.provinces.get(commune.province_code)
    if province is not None and province.name != commune.province:
        return _TWO_NAMES.filled(what=f"{province.code} {commune.province}")
    return None


_NO_COLUMN = Text("không có hàng tiêu đề với cột {what}", "no header row with columns {what}")
_NO_DATE = Text(
    "«{what}» không phải ngày viết như 2025-07-01", "“{what}” is not a date such as 2025-07-01"
)
_NO_NAME = Text("một hàng thiếu mã hoặc tên ({what})", "a row lacks a code or a name ({what})")
_HALF_DISTRICT = Text(
    "một huyện thiếu mã hoặc tên ({what})", "a district lacks its code or name ({what})"
)
_TWICE = Text("mã xã có hai lần ({what})", "a commune code is there twice ({what})")
_TWO_PROVINCES = Text("một huyện thuộc hai tỉnh ({what})", "a district in two provinces ({what})")
_TWO_NAMES = Text("một mã có hai tên ({what})", "one code has two names ({what})")
_NO_COMMUNE = Text("không có xã nào", "it lists no commune")


def _invalid(place: Place, reason: Text) -> Finding:
    return c.RegisterInvalid(place=place, reason=reason, columns=COLUMNS)


def _text(value: CellValue) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else cell_text(value)
