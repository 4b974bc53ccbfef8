"""What a table holds in rows and columns that do not show."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.core.text import Text, spans
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import values as v
from cftscore.intake.forms import FormSheet
from cftscore.intake.header import Table
from cftscore.spreadsheet.load import column_letters


def hidden_findings(table: Table) -> Iterator[Finding]:
    """Report the hidden rows and columns that hold something below a header, or in a form."""
    if not (table.sheet.hidden_rows or table.sheet.hidden_columns):
        return
    rows, columns = _hidden_in_form(table) or _hidden_below_header(table)
    if rows:
        which = spans(row + 1 for row in sorted(rows))
        yield c.HiddenData(place=rows[min(rows)], what=_ROWS, which=which)
    if columns:
        which = spans(sorted(columns), column_letters)
        yield c.HiddenData(place=columns[min(columns)], what=_COLUMNS, which=which)


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
