"""Texts as cells of a workbook of results hold them: on one line, no longer than they may be."""

from __future__ import annotations

from cftscore.output.words import clean
from cftscore.spreadsheet.row_sheet import LONGEST_TEXT, RowSheet, within_cell


def fitting(value: str) -> str:
    """Keep a text within what a cell can hold: no control characters, 32,767 UTF-16 units."""
    if value[:1] != "<" and len(value) * 2 <= LONGEST_TEXT and value.isprintable():
        return value
    return within_cell(clean(value))


class ResultSheet(RowSheet):
    """A worksheet of results: what its texts say may come from any file."""

    fitting = staticmethod(fitting)
