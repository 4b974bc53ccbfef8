"""Sheets in the letters of old fonts: the headings and names of them, written in Unicode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from cftscore.intake import legacy
from cftscore.intake.header import HEADER_ROWS, Header
from cftscore.intake.headings import CODE, DISTRICT, NAME, PROVINCE
from cftscore.spreadsheet.load import CellValue, Sheet, cells_of

_NAMES = (CODE, NAME, DISTRICT, PROVINCE)


def in_unicode(sheet: Sheet) -> Sheet:
    """Return a sheet with its texts in Unicode; the sheet itself where they are."""
    top = sheet.first_filled_row + HEADER_ROWS
    # The headings nearly always tell, and most often the first of them.
    if any(legacy.is_unicode(_texts([row])) for row in sheet.rows[:top]):
        return sheet
    found = legacy.decoder(_texts(sheet.rows))
    if found is None:
        return sheet
    decode = found[1]
    rows: list[list[CellValue]] = [
        [decode(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet.rows
    ]
    return replace(sheet, cells=cells_of(rows))


def _texts(rows: Sequence[Sequence[CellValue]]) -> set[str]:
    return {cell for cell in set(chain.from_iterable(rows)) if isinstance(cell, str)}


def names_in_unicode(sheet: Sheet, read: Sheet, header: Header) -> Sheet:
    """Return a sheet with only its header and names as they were read: answers stay as they are."""
    if not header_differs(sheet, read, header):
        return sheet
    named = {column for what in _NAMES for column in header.columns.get(what, ())}
    rows: list[list[CellValue]] = [
        [
            read.rows[index][column] if index <= header.last_row or column in named else cell
            for column, cell in enumerate(row)
        ]
        for index, row in enumerate(sheet.rows)
    ]
    return replace(sheet, cells=cells_of(rows))


def header_differs(sheet: Sheet, read: Sheet, header: Header) -> bool:
    """Tell whether a header was read in other letters than it stands in."""
    return sheet.rows[header.last_row] != read.rows[header.last_row]
