"""What a table holds in rows, columns and cells that do not show, and notes that are not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cftscore.core.text import Text, spans
from cftscore.criteria.model import CriteriaSet
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import values as v
from cftscore.intake.forms import FormSheet
from cftscore.intake.header import Table
from cftscore.register.model import Commune
from cftscore.spreadsheet.load import Sheet, column_letters
from cftscore.spreadsheet.sheet import Spot

_MOST_NAMED = 8


def hidden_findings(table: Table) -> Iterator[Finding]:
    """Report what is hidden and holds something below a header, or in a form."""
    if table.sheet.faint:
        yield from _faint(table)
    if table.sheet.linked:
        yield from _linked(table)
    if not (table.sheet.hidden_rows or table.sheet.hidden_columns):
        return
    rows, columns = _hidden_in_form(table) or _hidden_below_header(table)
    if rows:
        which = spans(row + 1 for row in sorted(rows))
        yield c.HiddenData(place=rows[min(rows)], what=_ROWS, which=which)
    if columns:
        which = spans(sorted(columns), column_letters)
        yield c.HiddenData(place=columns[min(columns)], what=_COLUMNS, which=which)


def _faint(table: Table) -> Iterator[Finding]:
    """Report the figures in letters that cannot be seen on their background, or are tiny."""
    if places := _figures(table, table.sheet.faint):
        yield c.HiddenData(place=places[0], what=_CELLS, which=_named(places))


def _linked(table: Table) -> Iterator[Finding]:
    """Report the figures that formulas take from other workbooks, as they were when last saved."""
    if places := _figures(table, table.sheet.linked):
        yield c.FiguresOfOtherFiles(place=places[0], cells=_named(places))


def _figures(table: Table, spots: frozenset[Spot]) -> list[Place]:
    """Find the cells of figures that stand in some spots of the sheet."""
    sheet, header = table.sheet, table.header
    named = sorted({at for key, of in header.columns.items() if key[0] != "@" for at in of})
    return [
        table.at(row, column)
        for row in range(header.last_row + 1, header.end)
        for column in named
        if _spot(sheet, row, column) in spots and not v.is_blank(sheet.rows[row][column])
    ]


def _named(places: Sequence[Place]) -> str:
    which = ", ".join(place.cell or "" for place in places[:_MOST_NAMED])
    return f"{which}, …" if len(places) > _MOST_NAMED else which


def _spot(sheet: Sheet, row: int, column: int) -> Spot:
    """Return where a cell stands in its sheet, from 0, by its place in the sheet's rows."""
    return sheet.places[row][column] if isinstance(sheet, FormSheet) else (row, column)


def noted(
    table: Table, rows: Sequence[tuple[int, Commune]], criteria_set: CriteriaSet
) -> Iterator[Finding]:
    """Report the notes on figures of communes: they are not read, and may correct the figures."""
    sheet = table.sheet
    if not sheet.notes:
        return
    for row, commune in rows:
        for key, columns in table.header.columns.items():
            for column in columns if key in criteria_set.indicators else ():
                note = sheet.notes.get(_spot(sheet, row, column))
                raw = sheet.rows[row][column]
                if note is not None and not v.is_blank(raw):
                    yield c.FigureWithNote(
                        place=table.at(row, column),
                        commune=commune.code,
                        label=criteria_set.indicators[key].label,
                        given=v.shown(raw),
                        note=note,
                    )


Lines = dict[int, Place]
"""Rows or columns by their numbers, from 0, each with a cell to point at."""


def _hidden_below_header(table: Table) -> tuple[Lines, Lines]:
    sheet, header = table.sheet, table.header
    below = range(header.last_row + 1, header.end)
    rows = {
        row: table.at_row(row)
        for row in sheet.hidden_rows.intersection(below)
        if not all(map(v.is_blank, sheet.rows[row]))
    }
    width = range(len(sheet.rows[0]))
    columns = {
        column: table.at(header.last_row, column)
        for column in sheet.hidden_columns.intersection(width)
        if not all(v.is_blank(sheet.rows[row][column]) for row in below)
    }
    return rows, columns


def _hidden_in_form(table: Table) -> tuple[Lines, Lines] | None:
    """Find the hidden lines of a form, and the column of its figures; None of a table."""
    sheet = table.sheet
    if not isinstance(sheet, FormSheet):
        return None
    rows: Lines = {}
    columns: Lines = {}
    for line, places in enumerate(sheet.places[1:], start=1):
        for at, (row, column) in enumerate(places):
            if v.is_blank(sheet.rows[line][at]):
                continue
            if row in sheet.hidden_rows:
                rows.setdefault(row, table.at(line, at))
            if column in sheet.hidden_columns:
                columns.setdefault(column, table.at(line, at))
    return rows, columns


_ROWS = Text("hàng", "rows")
_COLUMNS = Text("cột", "columns")
_CELLS = Text(
    "ô (màu chữ như màu nền, hoặc chữ quá nhỏ)", "cells (letters as their background, or tiny)"
)
