"""Forms of several communes that stand one below another on a sheet.

Read as one form, the figures of the second commune would be the first's.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from cftscore.core.text import fold
from cftscore.intake.form_titles import titles
from cftscore.intake.forms import FormSheet, find_form
from cftscore.intake.header import Header
from cftscore.intake.headings import Headings
from cftscore.spreadsheet.load import Sheet, cells_of

_MOST_ROWS = 5_000


def find_stacked(sheet: Sheet, headings: Headings) -> list[tuple[FormSheet, Header]]:
    """Read the forms that stand below each other; empty where there are not several.

    Args:
        sheet: the sheet as it is.
        headings: the headings of the criteria set.
    """
    found = titles(sheet.rows[:_MOST_ROWS], sheet.texts(_MOST_ROWS))
    named = [(title.cell[0], fold(title.name)) for title in found]
    if len({name for _, name in named}) < 2:
        return []
    starts = [0]
    for (_, before), (row, name) in pairwise(named):
        if name != before:
            starts.append(row)
    parts = [
        find_form(_only(sheet, range(start, end)), headings, None)
        for start, end in zip(starts, [*starts[1:], len(sheet.rows)], strict=True)
    ]
    forms = [part for part in parts if part is not None]
    return forms if len(forms) > 1 else []


def _only(sheet: Sheet, kept: range) -> Sheet:
    """Give a sheet of which only some rows hold anything, each in its place."""
    rows = [row if at in kept else [None] * len(row) for at, row in enumerate(sheet.rows)]
    return replace(sheet, cells=cells_of(rows))
