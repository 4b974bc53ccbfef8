"""Tables of several years one below another: each begins with a line that says its year."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cftscore.core.text import nfc
from cftscore.intake.header import Table
from cftscore.intake.stated_years import years_of
from cftscore.intake.values import is_blank
from cftscore.spreadsheet.load import CellValue


def of_other_years(table: Table, year: str) -> dict[int, str]:
    """Find the rows below a line of another year than the period's, where several years stand.

    Args:
        table: the table; lines above its header tell of which year its first rows are.
        year: of the period; nothing is found where it is empty.

    Returns:
        By row, by its place in the sheet's rows, the line that says the year.
    """
    if not year:
        return {}
    lines = list(_lines(table))
    if len({years for _, years, _ in lines}) < 2:
        return {}
    found: dict[int, str] = {}
    ends = [*(row for row, *_ in lines[1:]), min(table.header.end, len(table.sheet.rows))]
    for (row, years, text), end in zip(lines, ends, strict=True):
        if years and int(year) not in years:
            found |= dict.fromkeys(range(row + 1, end), text)
    return found


def speaks_of(table: Table, year: str) -> bool:
    """Tell whether a line below the header of a table begins the rows of a year."""
    return bool(year) and any(int(year) in years for _, years, _ in list(_lines(table))[1:])


def _lines(table: Table) -> Iterator[tuple[int, frozenset[int], str]]:
    """Give the lines that say years: those above the header as one, then each below it."""
    last, rows = table.header.last_row, table.sheet.rows
    said = _said(_Rows(rows))
    below, end = (
        bisect_left(said.rows, row) for row in (last + 1, min(table.header.end, len(rows)))
    )
    yield last, said.up_to[below], said.lines[below - 1][1] if below else ""
    for row, line in zip(said.rows[below:end], said.lines[below:end], strict=True):
        yield row, *line


class _Rows(NamedTuple):
    """The rows of a sheet, which are the same where they are one object."""

    cells: Sequence[Sequence[CellValue]]

    def __hash__(self) -> int:
        return id(self.cells)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rows) and self.cells is other.cells


class _Said(NamedTuple):
    """The lines of a sheet that say years.

    Attributes:
        rows: where they stand.
        lines: the years and the text of each.
        up_to: before each of them, and last after all, the years that were said by then.
    """

    rows: list[int]
    lines: list[tuple[frozenset[int], str]]
    up_to: list[frozenset[int]]


@lru_cache(maxsize=1)
def _said(rows: _Rows) -> _Said:
    """Find the lines of a sheet that say years: many tables may stand on it."""
    said = _Said([], [], [frozenset()])
    for row, cells in enumerate(rows.cells):
        line = _line(cells)
        if line is not None:
            said.rows.append(row)
            said.lines.append(line)
            said.up_to.append(said.up_to[-1] | line[0])
    return said


def _line(cells: Sequence[CellValue]) -> tuple[frozenset[int], str] | None:
    """Read a row that holds one text alone, with the years that it says."""
    alone: CellValue = None
    for cell in cells:
        if not is_blank(cell):
            if alone is not None or not isinstance(cell, str):
                return None
            alone = cell
    years = frozenset(years_of(alone)) if isinstance(alone, str) else frozenset()
    return (years, nfc(str(alone))) if years else None
