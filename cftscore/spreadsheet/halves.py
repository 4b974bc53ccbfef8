"""A large workbook read in two halves at the same time, each with half the rows of its sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from cftscore.core import parallel
from cftscore.spreadsheet import files, grids
from cftscore.spreadsheet.grids import CellValue, GridError, RawSheet

Thing = TypeVar("Thing")

_LEAST = 1024 * 1024
_ROW, _END = b"<row ", b"</sheetData>"


def read(
    parts: Mapping[str, bytes], most_cells: int, meanwhile: Callable[[], Thing]
) -> tuple[list[RawSheet], Thing]:
    """Read all sheets of a workbook, see `grids.read`.

    Args:
        parts: an .xlsx whose rows all say where they are, see `xlsx.is_modest`.
        most_cells: the size that no sheet may exceed.
        meanwhile: what else there is to do.

    Raises:
        GridError: it is damaged, encrypted or too large.
    """
    works = [partial(_read, half, most_cells) for half in _packed(parts)]
    found, done = parallel.at_once(works, meanwhile)
    halves = [sheets for sheets in found if sheets is not None]
    joined = _join(halves) if len(halves) == len(works) else None
    # Whatever is wrong, or only unusual, with the halves is for the whole to say.
    return joined or grids.read(files.pack(parts), most_cells), done


def _read(half: bytes, most_cells: int) -> list[RawSheet] | None:
    try:
        return grids.read(half, most_cells)
    except GridError:
        return None


def _packed(parts: Mapping[str, bytes]) -> Iterator[bytes]:
    """Pack two workbooks that together hold the rows of one, or that one where it has too few."""
    cuts = {name: cut for name, xml in parts.items() if (cut := _cut(xml))}
    for upper in (True, False) if cuts else ():
        half = dict(parts)
        for name, (begin, middle, end) in cuts.items():
            xml = parts[name]
            half[name] = xml[:middle] + xml[end:] if upper else xml[:begin] + xml[middle:]
        yield files.pack(half)
    if not cuts:
        yield files.pack(parts)


def _cut(xml: bytes) -> tuple[int, int, int] | None:
    """Find where the rows of a large sheet begin, where its lower half does, and where they end."""
    begin, end = xml.find(_ROW), xml.rfind(_END)
    if len(xml) < _LEAST or not 0 <= begin < end:
        return None
    return begin, xml.rfind(_ROW, 0, (begin + end) // 2 + len(_ROW)), end


def _join(halves: Sequence[list[RawSheet]]) -> list[RawSheet] | None:
    """Put the sheets of both halves together; None if their rows are not in order."""
    if len(halves) == 1:
        return halves[0]
    joined = [_sheet(*both) for both in zip(*halves, strict=True)]
    whole = [sheet for sheet in joined if sheet is not None]
    return whole if len(whole) == len(joined) else None


def _sheet(upper: RawSheet, lower: RawSheet) -> RawSheet | None:
    """Put a sheet's halves together: what stands outside of the rows stands in both."""
    if upper == lower or not lower.rows:
        return upper
    if not upper.rows:
        return lower
    gap = lower.first_row - upper.first_row - len(upper.rows)
    if gap < 0:
        return None
    left = min(upper.first_column, lower.first_column)
    right = max(half.first_column + len(half.rows[0]) for half in (upper, lower))
    blank: list[list[CellValue]] = [[""] * (right - left) for _ in range(gap)]
    rows = [*_widened(upper, left, right), *blank, *_widened(lower, left, right)]
    return upper._replace(rows=rows, first_column=left)


def _widened(half: RawSheet, left: int, right: int) -> list[list[CellValue]]:
    before = [""] * (half.first_column - left)
    after = [""] * (right - half.first_column - len(half.rows[0]))
    return [[*before, *row, *after] for row in half.rows] if before or after else half.rows
