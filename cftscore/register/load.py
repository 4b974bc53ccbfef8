"""Loading a register: the table that travels with the package, or one's own.

One dated table travels with the package; the period chooses the snapshot.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from operator import itemgetter
from pathlib import Path

from cftscore.core import data as shipped
from cftscore.core.period import Period
from cftscore.core.text import Text
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.register.model import Commune, Register
from cftscore.spreadsheet import files
from cftscore.spreadsheet.load import CellValue, Sheet, Workbook, cell_text, open_workbook

COLUMNS = (
    "province_code",
    "province_name",
    "district_code",
    "district_name",
    "commune_code",
    "commune_name",
)
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
