"""Cells that are merged over the rows of several communes, or the columns of several indicators.

What such a cell says of a commune, its unit class or its district, it says of all rows that it
covers. A figure in it is that of nobody: it may be the first commune's, that of each, or a sum. So
it is with one over several indicators.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cftscore.findings import kinds as c
from cftscore.intake.header import Header
from cftscore.intake.headings import CODE, DISTRICT, NAME, PROVINCE, UNIT_CLASS
from cftscore.intake.values import answer, count, is_blank, merged
from cftscore.spreadsheet.load import CellValue, MergedRange, Sheet

_SAID_OF_ALL = frozenset({DISTRICT, PROVINCE, UNIT_CLASS})
_OF_ROWS = frozenset({CODE, NAME, *_SAID_OF_ALL})


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
    """Find the merged cells below a header that hold something and stand for several."""
    named = {column for columns in header.columns.values() for column in columns}
    for area in sheet.merged:
        top, left, bottom, right = area
        inside = header.last_row < top <= bottom < min(header.end, len(sheet.rows))
        if not inside or is_blank(sheet.rows[top][left] if left < len(sheet.rows[top]) else None):
            continue
        over_several = len(_indicators(header, left, right)) > 1
        if (top < bottom and left in named) or (over_several and not _is_words(sheet, area)):
            yield area


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
        for row in covered:
            for column in range(left, right + 1) if several else (left,):
                if _names(header, column) and not _names(header, column) & _OF_ROWS:
                    rows[row][column] = merged(cells, value)


def _names(header: Header, column: int) -> frozenset[str]:
    return frozenset(key for key, columns in header.columns.items() if column in columns)


def _communes(sheet: Sheet, header: Header, rows: range) -> int:
    """Count the rows that name a commune."""
    columns = [column for key in (CODE, NAME) for column in header.columns.get(key, ())]
    return sum(not all(is_blank(sheet.rows[row][column]) for column in columns) for row in rows)
