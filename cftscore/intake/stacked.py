"""Forms of several communes that stand one below another on a sheet.

Read as one form, the figures of the second commune would be the first's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cftscore.core.text import fold
from cftscore.intake.form_titles import titles
from cftscore.intake.forms import FormSheet, find_form
from cftscore.intake.header import Header
from cftscore.intake.headings import Headings
from cftscore.spreadsheet.load import MergedRange, Sheet

_TELLING = 5_000
"""So many rows tell whether forms stand below each other; then all rows are looked at."""
_MOST, _MOST_AGAIN = 12_000, 4_000
"""A country has fewer communes, and fewer of a name that another bears: no more forms are read."""


def find_stacked(sheet: Sheet, headings: Headings) -> list[tuple[FormSheet, Header]]:
    """Read the forms that stand below each other; empty where there are not several.

    Args:
        sheet: the sheet as it is.
        headings: the headings of the criteria set.

    Returns:
        The forms with their headers; the last tells of the rows that were not read.
    """
    if len(_names(sheet, _TELLING)) < 2:
        return []
    names = _names(sheet, len(sheet.rows))
    read = _as_many_as_are_read(list(names.values()))
    bounds = [0, *list(names)[1:], len(sheet.rows)][: read + 1]
    forms: list[tuple[FormSheet, Header]] = []
    unread: list[int] = []
    for first, part in _parts(sheet, bounds):
        form = _form(part, first, headings)
        if form is not None:
            forms.append(form)
        else:
            unread += range(first, first + len(part.rows))
    if len(forms) < 2:
        return []
    last, header = forms[-1]
    unread += range(bounds[-1], len(sheet.rows))
    forms[-1] = replace(last, unread=tuple(unread)), header
    return forms


def _names(sheet: Sheet, rows: int) -> dict[int, str]:
    """Find the titles of forms, by row the name of a commune; repeated, it is the same form's.

    Of the forms that are not read only the first is looked for.
    """
    names: dict[int, str] = {}
    before = None
    for title in titles(sheet.rows[:rows], sheet.texts(rows)):
        name = fold(title.name)
        if name != before:
            names[title.cell[0]] = before = name
            if len(names) > _MOST:
                break
    return names


def _as_many_as_are_read(names: Sequence[str]) -> int:
    """Count the forms before there are more than anybody sends."""
    seen: set[str] = set()
    for number, name in enumerate(names[:_MOST]):
        seen.add(name)
        if number - len(seen) >= _MOST_AGAIN:
            return number
    return min(len(names), _MOST)


def _parts(sheet: Sheet, bounds: Sequence[int]) -> Iterator[tuple[int, Sheet]]:
    """Cut a sheet into its forms, each with the place of its first row."""
    merged: dict[int, list[MergedRange]] = {}
    for top, left, bottom, right in sheet.merged:
        first = bounds[bisect_right(bounds, top) - 1]
        merged.setdefault(first, []).append((top - first, left, bottom - first, right))
    for first, end in pairwise(bounds):
        cells = sheet.cells[first:end]
        yield first, replace(sheet, cells=cells, merged=tuple(merged.get(first, ())))


def _form(part: Sheet, first: int, headings: Headings) -> tuple[FormSheet, Header] | None:
    """Read a form that begins in a row of a sheet: its cells are named as they stand there."""
    found = find_form(part, headings, None)
    if found is None:
        return None
    form, header = found
    places = tuple(tuple((first + row, column) for row, column in of) for of in form.places)
    return replace(form, places=places), header
