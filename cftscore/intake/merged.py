"""Cells that are merged over the rows of several communes, or the columns of several indicators.

What such a cell says of a commune, its unit class or its district, it says of all rows that it
covers. A figure in it is that of nobody: it may be the first commune's, that of each, or a sum. So
it is with one over several indicators.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from cftscore.findings import kinds as c
from cftscore.intake.header import Header
from cftscore.intake.headings import CODE, DISTRICT, NAME, PROVINCE, UNIT_CLASS
from cftscore.intake.values import answer, count, is_blank, merged
from cftscore.spreadsheet.load import CellValue, MergedRange, Sheet, cells_of

_SAID_OF_ALL = frozenset({DISTRICT, PROVINCE, UNIT_CLASS})
_OF_ROWS = frozenset({CODE, NAME, *_SAID_OF_ALL})


def spread(sheet: Sheet, headers: Sequence[Header]) -> Sheet:
    """Return a sheet whose cells, merged over several communes, are told for each of them.

    Args:
        sheet: the sheet.
        headers: those that were found in it.
    """
    rows: list[list[CellValue]] | None = None
    areas = sorted(sheet.merged, key=itemgetter(0))
    room: int = sheet.cells.size
    for header in headers:
        for area in _below(sheet, header, areas):
            room -= _size(sheet, area)
            if room < 0:  # they lie over each other, as no program writes them
                break
            rows = rows or [list(row) for row in sheet.rows]
            _tell(sheet, header, area, rows)
    return sheet if rows is None else replace(sheet, cells=cells_of(rows))


def _below(sheet: Sheet, header: Header, areas: Sequence[MergedRange]) -> Iterator[MergedRange]:
    """Find the merged cells below a header that hold something and stand for several.

    Args:
        sheet: the sheet.
        header: one of those in it.
        areas: what is merged in the sheet, from top to bottom: there may be many headers.
    """
    named = {column for columns in header.columns.values() for column in columns}
    end = min(header.end, len(sheet.rows))
    first = bisect_right(areas, header.last_row, key=itemgetter(0))
    for area in areas[first : bisect_left(areas, end, key=itemgetter(0))]:
        top, left, bottom, right = area
        inside = top <= bottom < end
        if not inside or is_blank(sheet.rows[top][left] if left < len(sheet.rows[top]) else None):
            continue
        several_rows = top < bottom and left in named
        if several_rows or not (
            _is_words(sheet, area) or len(_indicators(header, left, right)) < 2
        ):
            yield area


def _size(sheet: Sheet, area: MergedRange) -> int:
    """Count the cells of a sheet that an area covers."""
    top, left, bottom, right = area
    width: int = sheet.cells.shape[1]
    return (bottom - top + 1) * (min(right + 1, width) - left)


def _is_words(sheet: Sheet, area: MergedRange) -> bool:
    """Tell the words of a signature, `KT. GIÁM ĐỐC`, from what may be figures."""
    top, left, *_ = area
    raw = sheet.rows[top][left]
    return isinstance(raw, str) and (count(raw), answer(raw)) == (c.NotNumber, c.NotYesNo)


def _indicators(header: Header, left: int, right: int) -> frozenset[str]:
    """Return the indicators that some columns hold."""
    return frozenset(
        key
        for key, columns in header.columns.items()
        if not key.startswith("@") and any(left <= column <= right for column in columns)
    )


def _tell(sheet: Sheet, header: Header, area: MergedRange, rows: list[list[CellValue]]) -> None:
    top, left, bottom, right = area
    covered = range(top, bottom + 1)
    value = sheet.rows[top][left]
    what = _names(header, left)
    if what & _SAID_OF_ALL:
        for row in covered:
            rows[row][left] = value
        return
    several = len(_indicators(header, left, right)) > 1 and not _is_words(sheet, area)
    if several or (
        not any(key.startswith("@") for key in what) and _communes(sheet, header, covered) > 1
    ):
        cells = f"{sheet.address(top, left)}:{sheet.address(bottom, right)}"
        for column in range(left, right + 1) if several else (left,):
            held = _names(header, column)
            if held and not held & _OF_ROWS:
                for row in covered:
                    rows[row][column] = merged(cells, value)


def _names(header: Header, column: int) -> frozenset[str]:
    return frozenset(key for key, columns in header.columns.items() if column in columns)


def _communes(sheet: Sheet, header: Header, rows: range) -> int:
    """Count the rows that name a commune."""
    columns = [column for key in (CODE, NAME) for column in header.columns.get(key, ())]
    return sum(not all(is_blank(sheet.rows[row][column]) for column in columns) for row in rows)
