"""Questions with two columns for the answer, `Có | Không`, one of which is marked.

Below them a mark in the one is a yes, in the other a no. Both marked, or something else in them,
is no answer, and none marked is missing: 0 is said of nobody who did not answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import ClassVar

import msgspec

from cftscore.core.text import fold
from cftscore.intake import values as v
from cftscore.intake.header import Header
from cftscore.spreadsheet.load import CellValue, Sheet, cells_of

_ROWS, _LONGEST = 40, 8
_YES, _NO = "co", "khong"
_YES_WORD, _NO_WORD = "Có", "Không"


@dataclass(frozen=True, eq=False)
class AnsweredSheet(Sheet):
    """A sheet in which the answers of two columns stand in the first of them.

    Attributes:
        moved: the cells, by row and column from 0, that hold what stands right of them.
        emptied: the columns from which answers were moved.
    """

    scattered: ClassVar[bool] = True

    moved: frozenset[tuple[int, int]] = frozenset()
    emptied: frozenset[int] = frozenset()

    def address(self, row: int, column: int) -> str:
        """Return the address of the cell that was marked."""
        beside = int((row, column) in self.moved)
        return f"{self.letters(column + beside)}{super().label(row)}"

    def label(self, row: int) -> str:
        """Return nothing: the cells of a column may stand in two."""
        del row
        return ""


def in_one(sheet: Sheet) -> Sheet:
    """Write answers that are marked in two columns into the first of them.

    Args:
        sheet: the sheet as it is.

    Returns:
        The sheet with its answers; itself where it has no such columns.
    """
    pairs = list(_pairs(sheet))
    if not pairs:
        return sheet
    rows = [list(row) for row in sheet.rows]
    moved: set[tuple[int, int]] = set()
    for top, column in pairs:
        rows[top][column] = rows[top][column + 1] = None
        for index in range(top + 1, len(rows)):
            left, right = rows[index][column : column + 2]
            if _is_answer(left) and _is_answer(right):
                rows[index][column : column + 2] = [_answer(left, right), None]
                if _answer(left, right) == _NO_WORD and v.is_blank(left):
                    moved.add((index, column))
    kept = {field.name: getattr(sheet, field.name) for field in fields(Sheet)}
    kept["cells"] = cells_of(rows)
    emptied = frozenset(column + 1 for _, column in pairs)
    return AnsweredSheet(**kept, moved=frozenset(moved), emptied=emptied)


def without_emptied(sheet: Sheet, header: Header) -> Header:
    """Give a header without the columns from which answers were moved."""
    if not isinstance(sheet, AnsweredSheet):
        return header
    columns = {
        key: tuple(column for column in where if column not in sheet.emptied)
        for key, where in header.columns.items()
    }
    others = {at: text for at, text in header.others.items() if at not in sheet.emptied}
    parts = {at: reading for at, reading in header.parts.items() if at not in sheet.emptied}
    return msgspec.structs.replace(
        header,
        columns={key: where for key, where in columns.items() if where},
        others=others,
        parts=parts,
    )


def marked(sheet: Sheet, row: int) -> tuple[int, int] | None:
    """Find the answer of a row that was marked in two columns.

    Returns:
        Where its answer stands in the sheet that `in_one` gave, and the column that was marked;
        None where no such answer stands in it.
    """
    if isinstance(sheet, AnsweredSheet):
        for column in sorted(at - 1 for at in sheet.emptied):
            if not v.is_blank(sheet.rows[row][column]):
                return column, column + ((row, column) in sheet.moved)
    return None


def _pairs(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Find such columns: the row of `Có` and `Không`, and the column of the first."""
    texts = sheet.texts(_ROWS)
    noes = frozenset([text for text in texts if len(text) <= _LONGEST and fold(text) == _NO])
    for top, row in enumerate(sheet.rows[:_ROWS] if noes else ()):
        if noes.isdisjoint(row) or any(map(v.is_number, row)):
            continue
        for column, (left, right) in enumerate(pairwise(row)):
            if right in noes and _word(left) == _YES and _is_heading(sheet, top, column):
                below = [cells[column : column + 2] for cells in sheet.rows[top + 1 :]]
                if _are_marked(below):
                    yield top, column


def _is_heading(sheet: Sheet, top: int, column: int) -> bool:
    """Tell the headings from two answers in a row of a commune: one question stands over both."""
    if not top:
        return False
    left, right = sheet.rows[top - 1][column : column + 2]
    return v.is_blank(right) and (v.is_blank(left) or v.answer(left) not in (0, 1))


def _are_marked(below: Sequence[Sequence[CellValue]]) -> bool:
    """Tell whether marks stand below, and neither counts nor answers in words."""
    cells = [cell for pair in below if all(map(_is_answer, pair)) for cell in pair]
    words = any(_word(cell) in (_YES, _NO) for cell in cells)
    counts = any(v.is_number(cell) and cell not in (0, 1) for pair in below for cell in pair)
    return not words and not counts and any(v.answer(cell) == 1 for cell in cells)


def _word(cell: CellValue) -> str:
    return fold(cell) if isinstance(cell, str) and len(cell) <= _LONGEST else ""


def _is_answer(cell: CellValue) -> bool:
    return v.is_blank(cell) or v.answer(cell) in (0, 1)


def _answer(left: CellValue, right: CellValue) -> CellValue:
    """Give the answer of two cells: a word, nothing where none is marked, or both as they stand."""
    marks = v.answer(left) == 1, v.answer(right) == 1
    if marks == (True, False):
        return _YES_WORD
    if marks == (False, True):
        return _NO_WORD
    if v.is_blank(left) and v.is_blank(right):
        return None
    return f"{v.shown(left)} | {v.shown(right)}"
