"""Cells that are merged over the rows of several communes.

What such a cell says of a commune, its unit class or its district, it says of all rows that it
covers. A figure in it is that of nobody: it may be the first commune's, that of each, or a sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cftscore.intake.header import Header
from cftscore.intake.headings import CODE, DISTRICT, NAME, PROVINCE, UNIT_CLASS
from cftscore.intake.values import is_blank, merged
from cftscore.spreadsheet.load import CellValue, MergedRange, Sheet

_SAID_OF_ALL = frozenset({DISTRICT, PROVINCE, UNIT_CLASS})


def spread(sheet: Sheet, headers: Sequence[Header]) -> Sheet:
    """Return a sheet whose cells, merged over several communes, are told for each of them.

    Args:
        sheet: the sheet.
        headers: those that were found in it.
    """
    rows: list[list[CellValue]] | None = None
    for header in headers:
        for area in _below(sheet, header):
            rows = rows or [list(row) for row in sheet.rows]
            _tell(sheet, header, area, rows)
    return sheet if rows is None else replace(sheet, frame=Sheet.of_rows(sheet.name, rows).frame)


def _below(sheet: Sheet, header: Header) -> Iterator[MergedRange]:
    """Find the merged cells of one column and several rows, below a header, that hold something."""
    named = {column for columns in header.columns.values() for column in columns}
    for area in sheet.merged:
        top, left, bottom, _ = area
        inside = header.last_row < top < bottom < min(header.end, len(sheet.rows))
        if inside and left in named and not is_blank(sheet.rows[top][left]):
            yield area


def _tell(sheet: Sheet, header: Header, area: MergedRange, rows: list[list[CellValue]]) -> None:
    top, left, bottom, right = area
    covered = range(top, bottom + 1)
    value = sheet.rows[top][left]
    what = _names(header, left)
    if what & _SAID_OF_ALL:
        for row in covered:
            rows[row][left] = value
    elif not any(key.startswith("@") for key in what) and _communes(sheet, header, covered) > 1:
        cells = f"{sheet.address(top, left)}:{sheet.address(bottom, right)}"
        for row in covered:
            rows[row][left] = merged(cells, value)


def _names(header: Header, column: int) -> frozenset[str]:
    return frozenset(key for key, columns in header.columns.items() if column in columns)


def _communes(sheet: Sheet, header: Header, rows: range) -> int:
    """Count the rows that name a commune."""
    columns = [column for key in (CODE, NAME) for column in header.columns.get(key, ())]
    return sum(not all(is_blank(sheet.rows[row][column]) for column in columns) for row in rows)
