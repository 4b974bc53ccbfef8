"""Correcting what is certain: composed letters, stray spaces, text numbers, spellings of yes.

Nothing is changed that could mean two things; every change is listed with before and after.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

import msgspec

from cftscore.core.record import Record
from cftscore.core.text import YES_NO, invisible_named, visible
from cftscore.criteria.column_names import Names
from cftscore.criteria.model import CriteriaSet
from cftscore.findings.model import Place
from cftscore.intake.header import Table
from cftscore.intake.headings import CODE, DISTRICT, NAME, UNIT_CLASS
from cftscore.intake.submission import Submission
from cftscore.intake.values import Reader, is_blank, is_marked, reader
from cftscore.spreadsheet.load import CellValue, Workbook, column_letters
from cftscore.spreadsheet.made import Made
from cftscore.spreadsheet.own import mark_package
from cftscore.spreadsheet.package import Package, cells, main, set_number, set_text
from cftscore.spreadsheet.sheet import Spot, cell_place

SCHEMA = "cftscore/corrections/1"
_SAID_RIGHT = frozenset(text for pair in YES_NO.values() for text in (pair.vi, pair.en))
_NAMED = (CODE, NAME, DISTRICT, UNIT_CLASS)


class Correction(msgspec.Struct, frozen=True):
    """A cell that means one thing and can be written so.

    Attributes:
        place: the cell.
        before: its text.
        after: the same as a number, or the same text tidied.
    """

    place: Place
    before: str
    after: str | int


class Corrected(Record, frozen=True):
    """A cell that was corrected.

    Attributes:
        sheet: that it is in.
        cell: such as `F7`.
        before: its text.
        after: the same as a number, or the same text tidied.
    """

    sheet: str | None
    cell: str | None
    before: str
    after: str | int


class Corrections(Record, frozen=True, kw_only=True):
    """What was corrected in a copy of a workbook.

    Attributes:
        schema: the name and version of this format.
        path: the workbook, which is as it was.
        corrections: the cells.
        written: the copy.
    """

    schema: str = SCHEMA
    path: str
    corrections: tuple[Corrected, ...]
    written: tuple[str, ...] = ()


def corrections(submission: Submission, criteria_set: CriteriaSet) -> list[Correction]:
    """Find the cells of a submission that can be corrected for certain.

    Args:
        submission: what the communes reported, and where.
        criteria_set: says which columns hold counts and which answers.
    """
    found: dict[Place, Correction] = {}
    names = Names(criteria_set)
    readers = {
        key: reader(indicator.type, names.units(key))
        for key, indicator in criteria_set.indicators.items()
    }
    for table in _tables(submission):
        for correction in _of_header(table):
            found.setdefault(correction.place, correction)
    for rows in submission.rows:
        for table, row in rows:
            for correction in _of_row(table, row, criteria_set, readers):
                found.setdefault(correction.place, correction)
    return list(found.values())


def _tables(submission: Submission) -> list[Table]:
    tables = {id(table): table for rows in submission.rows for table, _ in rows}
    return list(tables.values())


def _of_header(table: Table) -> Iterator[Correction]:
    columns = sorted(column for found in table.header.columns.values() for column in found)
    for row in range(table.header.last_row + 1):
        for column in columns:
            yield from _tidied(table, row, column)


def _of_row(
    table: Table, row: int, criteria_set: CriteriaSet, readers: Mapping[str, Reader]
) -> Iterator[Correction]:
    for name in _NAMED:
        for column in table.header.columns.get(name, ()):
            yield from _tidied(table, row, column)
    for key, indicator in criteria_set.indicators.items():
        for column in table.header.columns.get(key, ()):
            raw = table.sheet.rows[row][column]
            if not isinstance(raw, str) or is_blank(raw):
                continue
            value = readers[key](raw)
            if not isinstance(value, int):
                continue
            after: str | int = value
            if indicator.type == "yes_no":
                after = raw if raw.lower() in _SAID_RIGHT else YES_NO[bool(value)].vi.capitalize()
            if after != raw:
                yield Correction(table.at(row, column), invisible_named(raw), after)


def _tidied(table: Table, row: int, column: int) -> Iterator[Correction]:
    raw: CellValue = table.sheet.rows[row][column]
    if isinstance(raw, str) and not is_marked(raw) and (after := tidy(raw)) != raw:
        yield Correction(table.at(row, column), invisible_named(raw), after)


def tidy(text: str) -> str:
    """Write a text in composed letters, without stray spaces and invisible marks.

    Its line breaks stay.
    """
    lines = unicodedata.normalize("NFC", visible(text)).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip("\n")


def correct(
    data: bytes, wanted: Sequence[Correction], mark: Made | None = None
) -> tuple[bytes, list[Correction]]:
    """Give a copy of an .xlsx or .xlsm with corrections made, all else as it was.

    Args:
        data: the workbook's bytes.
        wanted: corrections of this workbook.
        mark: the mark of the copy, if it is to bear one.

    Returns:
        The bytes of the copy, and the corrections that were made: what a formula gives is left.
    """
    package = Package(data)
    by_sheet: dict[str, dict[str, Correction]] = {}
    for correction in wanted:
        by_sheet.setdefault(correction.place.sheet or "", {})[correction.place.cell or ""] = (
            correction
        )
    made: list[Correction] = []
    for name, at in by_sheet.items():
        if name not in package.sheets:
            continue
        part = package.sheets[name]
        headings = _table_headings(package, part)
        for address, cell in cells(package.tree(part)):
            wanted_here = at.get(address)
            if wanted_here is None or cell.find(main("f")) is not None or address in headings:
                continue
            if isinstance(wanted_here.after, int):
                set_number(cell, wanted_here.after)
            else:
                set_text(cell, wanted_here.after)
            made.append(wanted_here)
    if mark is not None:
        mark_package(package, mark)
    return package.save(), made


def in_values(workbook: Workbook, wanted: Sequence[Correction]) -> list[Correction]:
    """Choose the corrections of cells that hold something, in the order of a sheet's cells.

    Args:
        workbook: of a format of which only values are copied.
        wanted: corrections of this workbook.
    """
    rows = {sheet.name: sheet.rows for sheet in workbook.sheets}
    by_sheet: dict[str, dict[Spot, Correction]] = {}
    for correction in wanted:
        spot = cell_place(correction.place.cell or "A1")
        by_sheet.setdefault(correction.place.sheet or "", {})[spot] = correction
    return [
        correction
        for name, at in by_sheet.items()
        for (row, column), correction in sorted(at.items(), key=itemgetter(0))
        if name in rows and rows[name][row][column] not in (None, "")
    ]


def _table_headings(package: Package, sheet: str) -> set[str]:
    """Find the heading cells of Excel tables: the table's own part names them too."""
    found: set[str] = set()
    for part in package.all_related(sheet, "/table"):
        table = package.tree(part)
        first, _, last = table.get("ref", "A1").partition(":")
        (top, left), (_, right) = cell_place(first), cell_place(last or first)
        for row in range(top, top + int(table.get("headerRowCount", "1"))):
            found |= {f"{column_letters(column)}{row + 1}" for column in range(left, right + 1)}
    return found
