"""Cells that are merged over the rows of several communes, or the columns of several indicators.

What such a cell says of a commune, its unit class or its district, it says of all rows that it
covers. A figure in it is that of nobody: it may be the first commune's, that of each, or a sum. So
it is with one over several indicators. A figure below a merged cell, where LibreOffice may keep
one, is seen by nobody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
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
        named = {column for columns in header.columns.values() for column in columns}
        counted = _counted(header)
        for area, for_several in _below(sheet, header, areas, named, counted):
            room -= _size(sheet, area)
            if room < 0:  # they lie over each other, as no program writes them
                break
            rows = rows or [list(row) for row in sheet.rows]
            if for_several:
                _tell(sheet, header, area, rows)
            for row, column in _covered(sheet, counted, area):
                if rows[row][column] is sheet.rows[row][column]:
                    rows[row][column] = merged(_address(sheet, area), rows[row][column])
    return sheet if rows is None else replace(sheet, cells=cells_of(rows))


def _below(
    sheet: Sheet,
    header: Header,
    areas: Sequence[MergedRange],
    named: Set[int],
    counted: Sequence[int],
) -> Iterator[tuple[MergedRange, bool]]:
    """Find the merged cells below a header that stand for several, or may hide a figure.

    Args:
        sheet: the sheet.
        header: one of those in it.
        areas: what is merged in the sheet, from top to bottom: there may be many headers.
        named: the columns of the header.
        counted: see `_counted`.

    Yields:
        Each area, and whether it stands for several.
    """
    end = min(header.end, len(sheet.rows))
    first = bisect_right(areas, header.last_row, key=itemgetter(0))
    for area in areas[first : bisect_left(areas, end, key=itemgetter(0))]:
        if not area[0] <= area[2] < end:
            continue
        for_several = _stands_for_several(sheet, header, area, named)
        if for_several or _columns_below(counted, area):
            yield area, for_several


def _stands_for_several(sheet: Sheet, header: Header, area: MergedRange, named: Set[int]) -> bool:
    """Whether an area holds something that is said of several rows or indicators."""
    top, left, bottom, right = area
    if is_blank(sheet.rows[top][left] if left < len(sheet.rows[top]) else None):
        return False
    several_rows = top < bottom and left in named
    return several_rows or not (_is_words(sheet, area) or len(_indicators(header, left, right)) < 2)


def _counted(header: Header) -> list[int]:
    """Return the columns of indicators, from left to right."""
    return sorted(
        column
        for key, columns in header.columns.items()
        if key not in _OF_ROWS and not key.startswith("@")
        for column in columns
    )


def _columns_below(counted: Sequence[int], area: MergedRange) -> Sequence[int]:
    """Return the columns of indicators of which an area covers more than its first cell."""
    top, left, bottom, right = area
    columns = counted[bisect_left(counted, left) : bisect_right(counted, right)]
    return columns if top < bottom or columns != [left] else []


def _covered(sheet: Sheet, counted: Sequence[int], area: MergedRange) -> Iterator[tuple[int, int]]:
    """Find the cells of indicators that hold something and do not show, for they are covered."""
    top, left, bottom, _ = area
    for column in _columns_below(counted, area):
        for row in range(top, bottom + 1):
            if (row, column) != (top, left) and not is_blank(sheet.rows[row][column]):
                yield row, column


def _address(sheet: Sheet, area: MergedRange) -> str:
    top, left, bottom, right = area
    return f"{sheet.address(top, left)}:{sheet.address(bottom, right)}"


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
        cells = _address(sheet, area)
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
