"""Tables of several years one below another: each begins with a line that says its year."""

from __future__ import annotations

from collections.abc import Iterator

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
    above = [line for row in range(last + 1) if (line := _line(table, row)) is not None]
    years = frozenset().union(*(some for some, _ in above))
    yield last, years, above[-1][1] if above else ""
    for row in range(last + 1, min(table.header.end, len(rows))):
        line = _line(table, row)
        if line is not None:
            yield row, *line


def _line(table: Table, row: int) -> tuple[frozenset[int], str] | None:
    """Read a row that holds one text alone, with the years that it says."""
    alone: CellValue = None
    for cell in table.sheet.rows[row]:
        if not is_blank(cell):
            if alone is not None or not isinstance(cell, str):
                return None
            alone = cell
    years = frozenset(years_of(alone)) if isinstance(alone, str) else frozenset()
    return (years, nfc(str(alone))) if years else None
