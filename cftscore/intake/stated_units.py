"""Units that stand beside labels or above a table, as far as they make its figures no counts.

`ĐVT: %` above a table, or `%` in the column `ĐVT` of a form, says of `Trẻ em được trợ giúp` what
`(%)` behind that heading would: 94 are no children. The unit is written there, so that headings
are read in one way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from cftscore.core.text import PER_CENT, PER_MILLE, REMEMBERED, fold, nfc
from cftscore.criteria.model import CriteriaSet
from cftscore.intake.header import Header
from cftscore.intake.headings import Headings
from cftscore.spreadsheet.load import CellValue, Sheet, cells_of

_COLUMN = frozenset(("dvt", "don vi tinh", "unit", "unit of measure"))
_INITIALS = frozenset(name[0] for name in _COLUMN)
_LINE = re.compile(r"[(*\s]*(?:đơn vị tính|đvt|unit)\s*:?\s*(?P<unit>.*?)[)\s.]*", re.IGNORECASE)
_PEOPLE = r"(?:trẻ em|trẻ|em|cháu|người|lượt|children|people|of children|of people)"
_MANY = (
    r"(?:x\s*)?(?:nghìn|ngàn|triệu|trăm|chục|1[.,\s]?000|1[.\s]?000[.\s]?000|thousands?|millions?)"
)
_THOUSANDS = re.compile(rf"{_MANY}(?:\s+{_PEOPLE})?|{_PEOPLE}\s*[(x×]?\s*{_MANY}\)?", re.IGNORECASE)
_NO_COUNT = re.compile(
    rf"(?:tỷ lệ|tỉ lệ|phần trăm)?\s*\(?[{PER_CENT}{PER_MILLE}]\)?|phần trăm|phần nghìn|percent"
    rf"|{_THOUSANDS.pattern}",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\(([^()]+)\)\s*$")
_ROWS = 40
_LONGEST = 60
_NO_TYPE = "yes_no"


def beside_labels(sheet: Sheet) -> Sheet:
    """Write the units of a column `ĐVT` behind the labels left of it, where they are no counts."""
    rows: list[list[CellValue]] | None = None
    heads = set(filter(_heads_units, sheet.texts(_ROWS)))
    for top, cells in enumerate(sheet.rows[:_ROWS] if heads else ()):
        for column, cell in enumerate(cells):
            if cell in heads:
                rows = rows or [list(row) for row in sheet.rows]
                for row in rows[top + 1 :]:
                    _write(row, range(column - 1, -1, -1), _unit(row[column]))
    return sheet if rows is None or rows == sheet.rows else _with(sheet, rows)


@lru_cache(maxsize=REMEMBERED)
def _heads_units(text: str) -> bool:
    """Tell a heading of units; of most texts the first letter tells that they are none."""
    first = text[:1]
    if len(text) > _LONGEST or (first.isalnum() and fold(first) not in _INITIALS):
        return False
    return fold(text) in _COLUMN


def above_table(sheet: Sheet, headers: Sequence[Header], headings: Headings) -> Sheet:
    """Write the unit that stands above a table behind its headings, where it is no count's.

    Args:
        sheet: the sheet.
        headers: those found in it; without any the labels of a form are written to.
        headings: to know the labels, and those that have a unit of their own.
    """
    last = headers[0].last_row + 1 if headers else _ROWS
    line = _unit_line(sheet.rows[:last])
    if line is None:
        return sheet
    top, unit = line
    rows = [list(row) for row in sheet.rows]
    if not headers:
        _write_to_labels(rows[top + 1 :], unit, headings)
    for header in headers:
        for key, columns in header.columns.items():
            for column in columns if _is_counted(headings.set, key) else ():
                for row in range(header.last_row, top, -1):
                    if _write(rows[row], (column,), unit, headings):
                        break
    return _with(sheet, rows)


def stated(sheet: Sheet) -> tuple[tuple[int, int], str] | None:
    """Find what says that the figures of a sheet are no counts: a line, or a unit in `ĐVT`.

    Returns:
        The place of the cell, by row and column from 0, and the unit.
    """
    column: int | None = None
    for index, row in enumerate(sheet.rows[:_ROWS]):
        for at, cell in enumerate(row):
            text = nfc(cell).strip() if isinstance(cell, str) and len(cell) <= _LONGEST else ""
            match = _LINE.fullmatch(text) if text else None
            if match is not None and _unit(match["unit"]):
                return (index, at), match["unit"]
            if at == column and _unit(cell):
                return (index, at), text
            column = at if text and fold(text) in _COLUMN else column
    return None


def behind(heading: str) -> str:
    """Give the unit in brackets behind a heading, if it is no count's and no share's."""
    match = _BEHIND.search(heading)
    return match[1] if match is not None and _THOUSANDS.fullmatch(match[1]) else ""


def _write_to_labels(rows: Sequence[list[CellValue]], unit: str, headings: Headings) -> None:
    for row in rows:
        for column, cell in enumerate(row):
            key = headings.recognise(cell) if isinstance(cell, str) else None
            if key is not None and _is_counted(headings.set, key):
                _write(row, (column,), unit, headings)


def _is_counted(criteria_set: CriteriaSet, key: str) -> bool:
    indicator = criteria_set.indicators.get(key)
    return indicator is not None and indicator.type != _NO_TYPE


def _unit(cell: CellValue) -> str:
    """Give a unit that is no count's; empty for any other cell."""
    text = nfc(cell).strip() if isinstance(cell, str) and len(cell) <= _LONGEST else ""
    return text if _NO_COUNT.fullmatch(text) else ""


def _unit_line(rows: Sequence[Sequence[CellValue]]) -> tuple[int, str] | None:
    for index, row in enumerate(rows):
        for cell in row:
            if isinstance(cell, str) and len(cell) <= _LONGEST and (unit := _unit_of_line(cell)):
                return index, unit
    return None


@lru_cache(maxsize=REMEMBERED)
def _unit_of_line(text: str) -> str:
    """Give the unit of a line such as `ĐVT: nghìn người`, if it is no count's."""
    match = _LINE.fullmatch(nfc(text))
    return "" if match is None else _unit(match["unit"])


def _write(
    row: list[CellValue], columns: Sequence[int], unit: str, headings: Headings | None = None
) -> bool:
    """Write a unit behind the first text in some columns; tell whether there is one."""
    for column in columns if unit else ():
        cell = row[column]
        if isinstance(cell, str) and cell.strip():
            ratio = any(sign in cell for sign in PER_CENT + PER_MILLE) or fold(cell).startswith(
                ("ty le", "ti le")
            )
            own = headings is not None and headings.names.reader.says_unit(cell)
            if not (ratio or own):
                row[column] = f"{cell} ({unit.strip('()')})"
            return True
    return False


def _with(sheet: Sheet, rows: list[list[CellValue]]) -> Sheet:
    return replace(sheet, cells=cells_of(rows))
