"""Loading a register: the table that travels with the package, or one's own.

One dated table travels with the package; a day chooses its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import itemgetter
from pathlib import Path

from cftscore.core.period import Period, is_day
from cftscore.core.text import Text
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.register import shipped
from cftscore.register.model import Commune, Register
from cftscore.register.shipped import COLUMNS
from cftscore.spreadsheet import files
from cftscore.spreadsheet.load import CellValue, Sheet, Workbook, cell_text, open_workbook

_DATES = ("from", "until")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_OF_COMMUNE = (
    "commune_code",
    "commune_name",
    "district_code",
    "district_name",
    "province_code",
    "province_name",
)
_DIGITS = {"province_code": 2, "district_code": 3, "commune_code": 5}


def load(
    period: Period, own: Path | None = None, on: str | None = None
) -> tuple[Register, list[Finding]]:
    """Load the register of a period.

    Args:
        period: its last day is the one that counts.
        own: a CSV file or workbook to use in place of the table that is shipped; where its rows
            bear dates, those count that are in force on the day.
        on: the day that counts in place of the last one: `2020-11-20`.

    Returns:
        The register, and a note where the day is before the earliest list.

    Raises:
        CannotProceedError: one's own register cannot serve as one, or `on` is no day.
    """
    if on is not None and not is_day(on):
        raise CannotProceedError([c.DayInvalid(given=on)])
    day = on or period.last_day
    if own is not None:
        return _load_own(own, period, day)
    register = shipped.on(day)
    return register, _too_late(register, period, day, shipped.first_day())


def _too_late(register: Register, period: Period, day: str, first: str) -> list[Finding]:
    if day >= first:
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


def _load_own(path: Path, period: Period, asked: str) -> tuple[Register, list[Finding]]:
    workbook = open_workbook(files.read(path))
    sheet, header, lines = _find_table(workbook)
    columns = _Columns(header)
    first = min(map(columns.start, lines.values()), default="")
    day = max(asked, first)
    register = Register((), path=str(path), day=asked)
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
    return register, [*workbook.findings, *_too_late(register, period, asked, first)]


def _find_table(workbook: Workbook) -> tuple[Sheet, list[str], dict[int, list[str]]]:
    """Find the sheet with a header of all columns; give the header and the rows below as text.

    Raises:
        CannotProceedError: there is none; with the columns that are missing at best.
    """
    missing = set(COLUMNS)
    for sheet in workbook.sheets:
        rows = [[text_of(value) for value in row] for row in sheet.rows]
        for index, row in enumerate(rows):
            header = [_EXPORTED.get(name, name) for name in row] if "name" in row else row
            missing = min(missing, set(COLUMNS).difference(header), key=len)
            if not missing:
                lines = {n: row for n, row in enumerate(rows) if n > index and any(row)}
                _tidy(header, lines.values())
                return sheet, header, lines
    names = ", ".join(name for name in COLUMNS if name in missing)
    raise CannotProceedError([_invalid(Place(workbook.path), _NO_COLUMN.filled(what=names))])


_EXPORTED = {
    "code": "commune_code",
    "name": "commune_name",
    "district": "district_name",
    "province": "province_name",
}
"""The columns of a table as `register show` writes it, which may be edited and given back."""


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
        if date and not DATE.fullmatch(date):
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


_NO_COLUMN = Text(
    "không có hàng tiêu đề với cột {what}", "there is no header row with the columns {what}"
)
_NO_DATE = Text(
    "“{what}” không phải ngày dạng 2025-07-01", "“{what}” is not a date such as 2025-07-01"
)
_NO_NAME = Text("một hàng thiếu mã hoặc tên ({what})", "a row has no code or no name ({what})")
_HALF_DISTRICT = Text(
    "một huyện thiếu mã hoặc tên ({what})", "a district has no code or no name ({what})"
)
_TWICE = Text("một mã xã xuất hiện hai lần ({what})", "a commune code occurs twice ({what})")
_TWO_PROVINCES = Text(
    "một huyện thuộc hai tỉnh ({what})", "a district is in two provinces ({what})"
)
_TWO_NAMES = Text("một mã có hai tên ({what})", "one code has two names ({what})")
_NO_COMMUNE = Text("không có xã nào", "it lists no communes")


def _invalid(place: Place, reason: Text) -> Finding:
    return c.RegisterInvalid(place=place, reason=reason, columns=COLUMNS)


def text_of(value: CellValue) -> str:
    """Return a cell as text, a day as ISO writes it."""
    return value.date().isoformat() if isinstance(value, datetime) else cell_text(value)
