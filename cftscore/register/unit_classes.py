"""Unit classes as dated data: a list of one's own, and what the register tells by itself.

A list has the columns code, class, from, until: a CSV file or a workbook. `register/
unit_classes.csv` says which class of a criteria set is told from the name of a commune and of its
province, such as a ward of a centrally run city, and in which years.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from cftscore.core import data
from cftscore.core.text import Text, fold
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.register.load import DATE, text_of
from cftscore.register.model import Commune
from cftscore.spreadsheet import files
from cftscore.spreadsheet.load import Sheet, Workbook, open_workbook

COLUMNS = ("code", "class")
_DATES = ("from", "until")


class Listed(msgspec.Struct, frozen=True):
    """The class of a commune on a list.

    Attributes:
        unit_class: its key in the criteria set.
        place: where the list says so.
    """

    unit_class: str
    place: Place


class ClassList(msgspec.Struct, frozen=True):
    """A list of unit classes, as it holds on a day.

    Attributes:
        path: of its file.
        classes: by the code of the commune.
    """

    path: str
    classes: Mapping[str, Listed]


def load(path: Path, day: str, names: Mapping[str, str]) -> tuple[ClassList, list[Finding]]:
    """Load a list of unit classes.

    Args:
        path: a CSV file or workbook with the columns code, class, and perhaps from and until.
        day: the rows count that are in force on it.
        names: the keys of the classes by how they may be written, folded.

    Returns:
        The list, and what was found in its file.

    Raises:
        CannotProceedError: it cannot serve as one.
    """
    workbook = open_workbook(files.read(path))
    sheet, header, rows = _find_table(workbook)
    at = {key: header.index(key) for key in (*COLUMNS, *_DATES) if key in header}
    classes: dict[str, Listed] = {}
    wrong: list[Finding] = []
    for index, row in rows.items():
        code, written = row[at["code"]].zfill(5), row[at["class"]]
        start, until = (row[at[key]] if key in at else "" for key in _DATES)
        place = Place(workbook.path, sheet.name, sheet.address(index, 0))
        key = names.get(fold(written))
        reason = _why_wrong(code, written, key, (start, until))
        if reason is None and start <= day and (not until or day < until):
            if code in classes:
                reason = _TWICE.filled(what=code)
            elif key is not None:
                classes[code] = Listed(key, place)
        if reason is not None:
            wrong.append(_invalid(place, reason))
    if not rows:
        wrong.append(_invalid(Place(workbook.path), _EMPTY))
    if wrong:
        raise CannotProceedError(wrong)
    return ClassList(workbook.path, classes), list(workbook.findings)


def _find_table(workbook: Workbook) -> tuple[Sheet, list[str], dict[int, list[str]]]:
    for sheet in workbook.sheets:
        rows = [[text_of(value) for value in row] for row in sheet.rows]
        for index, header in enumerate(rows):
            if set(COLUMNS) <= set(header):
                below = {n: row for n, row in enumerate(rows) if n > index and any(row)}
                return sheet, header, below
    missing = _NO_COLUMN.filled(what=", ".join(COLUMNS))
    raise CannotProceedError([_invalid(Place(workbook.path), missing)])


def _why_wrong(code: str, written: str, key: str | None, dates: Sequence[str]) -> Text | None:
    if not (code.isascii() and code.isdecimal() and len(code) == 5 and int(code)):
        return _NO_CODE.filled(what=code)
    if key is None:
        return _NO_CLASS.filled(what=written)
    for date in dates:
        if date and not DATE.fullmatch(date):
            return _NO_DATE.filled(what=date)
    return None


_NO_COLUMN = Text(
    "không có hàng tiêu đề với cột {what}", "there is no header row with the columns {what}"
)
_NO_CODE = Text("“{what}” không phải mã xã 5 chữ số", "“{what}” is not a 5-digit commune code")
_NO_CLASS = Text("không có nhóm đơn vị “{what}”", "there is no unit class “{what}”")
_NO_DATE = Text(
    "“{what}” không phải ngày dạng 2025-07-01", "“{what}” is not a date such as 2025-07-01"
)
_TWICE = Text(
    "mã {what} có hai nhóm trong cùng một ngày", "code {what} has two classes on the same date"
)
_EMPTY = Text("không có hàng nào", "it has no rows")


def _invalid(place: Place, reason: Text) -> Finding:
    return c.UnitClassesInvalid(place=place, reason=reason)


class _Rule(msgspec.Struct, frozen=True):
    unit_class: str
    start: str
    until: str
    commune: str
    province: str


@cache
def _rules() -> tuple[_Rule, ...]:
    path = data.folder("register") / "unit_classes.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(
            _Rule(
                row["class"],
                row["from"],
                row["until"],
                row["commune_name_begins"],
                row["province_name_begins"],
            )
            for row in csv.DictReader(stream)
        )


def told_by_register(commune: Commune, day: str, classes: Iterable[str]) -> str | None:
    """Return the class that the names of a commune and its province tell, if any.

    Args:
        commune: as the register of the day has it.
        day: that counts.
        classes: the keys of the criteria set's classes.
    """
    for rule in _rules():
        if (
            rule.unit_class in classes
            and rule.start <= day
            and (not rule.until or day < rule.until)
            and commune.name.startswith(f"{rule.commune} ")
            and commune.province.startswith(f"{rule.province} ")
        ):
            return rule.unit_class
    return None
