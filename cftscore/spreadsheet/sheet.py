"""A workbook as data: sheets whose cells are labelled as the spreadsheet program labels them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, TypedDict

import msgspec

from cftscore.core.text import nfc, spans
from cftscore.findings.model import Finding

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from cftscore.spreadsheet.made import Made

TABLE_SHEET = "Chỉ tiêu"
"""The name that the only sheet of a CSV file or a DataFrame gets."""

CellValue = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell may hold; blank is `""` or None."""

Spot = tuple[int, int]
"""Row and column of a cell, from 0."""

MergedRange = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


@cache
def column_letters(index: int) -> str:
    """Return the letters of a column counted from 0: A, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=2**15)
def column_index(letters: str) -> int:
    """Return the place of a column, counted from 0, by its letters."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def cell_place(address: str) -> tuple[int, int]:
    """Return row and column of an address such as `F7`, from 0."""
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]) - 1, column_index(letters)


def cells_of(rows: Sequence[Sequence[CellValue]]) -> npt.NDArray[np.object_]:
    """Make an array of rows of one length."""
    import numpy as np

    cells = np.empty((len(rows), len(rows[0]) if rows else 0), dtype=object)
    cells[:] = rows
    return cells


@cache
def _letters(width: int) -> pd.Index[str]:
    import pandas as pd

    return pd.Index([column_letters(index) for index in range(width)], dtype=object)


_MADE = ("frame", "rows", "_texts")
"""What a sheet makes of its cells when it is asked for it."""


class Beside(TypedDict):
    """What is known of the cells of a sheet beside their values, see `Sheet`."""

    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    faint: frozenset[Spot]
    linked: frozenset[Spot]
    notes: Mapping[Spot, str]


@dataclass(frozen=True, eq=False)
class Sheet:
    """The cells of a sheet from A1 to the last one used.

    Attributes:
        name: the sheet's name.
        cells: an array, for those who look at many cells at once.
        hidden: the sheet does not show.
        merged: ranges that show as one cell.
        hidden_rows, hidden_columns: those that do not show, from 0, as far as the format tells.
        faint: the cells, by row and column from 0, whose letters cannot be seen on their
            background or are too small to be read.
        linked: the cells whose results come from another workbook.
        notes: the notes on cells, by row and column from 0.
        scattered: the addresses of a row or a column have no part in common, see `label`.
    """

    scattered: ClassVar[bool] = False

    name: str
    cells: npt.NDArray[np.object_]
    hidden: bool = False
    merged: tuple[MergedRange, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    faint: frozenset[Spot] = frozenset()
    linked: frozenset[Spot] = frozenset()
    notes: Mapping[Spot, str] = field(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        """Whether another sheet has the same cells and is shown alike."""
        if not isinstance(other, Sheet):
            return NotImplemented
        mine, others = ({**sheet.__getstate__(), "cells": None} for sheet in (self, other))
        return mine == others and self.frame.equals(other.frame)

    __hash__ = object.__hash__

    @classmethod
    def of_rows(cls, name: str, rows: Sequence[Sequence[CellValue]]) -> Sheet:
        """Make a sheet of rows of one length, the first of which is row 1."""
        return cls(name, cells_of(rows))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The cells as the spreadsheet program labels them: row 7, column F is `.at[7, "F"]`.

        It is made when it is asked for: of 700 workbooks that takes a tenth of a second.
        """
        import pandas as pd

        count, width = self.cells.shape
        rows = pd.RangeIndex(1, count + 1)
        return pd.DataFrame(self.cells, rows, _letters(width), dtype=object, copy=False)

    @cached_property
    def rows(self) -> list[list[CellValue]]:
        """The cells row by row, for those who go through it cell by cell; row 7 is `rows[6]`."""
        rows: list[list[CellValue]] = self.cells.tolist()
        return rows

    def texts(self, count: int) -> frozenset[str]:
        """Return the texts of so many rows from the top, each once: many stand in many rows."""
        count = min(count, len(self.rows))
        if count not in self._texts:
            cells = set(chain.from_iterable(self.rows[:count]))
            self._texts[count] = frozenset([cell for cell in cells if isinstance(cell, str)])
        return self._texts[count]

    @cached_property
    def _texts(self) -> dict[int, frozenset[str]]:
        return {}

    @property
    def first_filled_row(self) -> int:
        """The place in `rows` of the first row that holds anything."""
        filled = (
            index for index, row in enumerate(self.rows) if any(v not in ("", None) for v in row)
        )
        return next(filled, 0)

    def __getstate__(self) -> dict[str, object]:
        """Return what goes to another process: the cells once."""
        return {name: value for name, value in self.__dict__.items() if name not in _MADE}

    @property
    def beside(self) -> Beside:
        """What is known beside the values, for a sheet that is laid out anew."""
        return {
            "hidden_rows": self.hidden_rows,
            "hidden_columns": self.hidden_columns,
            "faint": self.faint,
            "linked": self.linked,
            "notes": self.notes,
        }

    def row_number(self, row: int) -> int:
        """Return the number that a row of `rows` shows in the spreadsheet program."""
        return row + 1

    def named(self, rows: Iterable[int]) -> str:
        """Name some rows of `rows`, in their order: `7–9, 12`."""
        return spans(map(self.row_number, rows))

    def address(self, row: int, column: int) -> str:
        """Return the address of a cell by its place in `rows`: `F7`."""
        return f"{self.letters(column)}{self.label(row)}"

    def label(self, row: int) -> str:
        """Return the end of the addresses of a row, by its place in `rows`: `7`."""
        return str(row + 1)

    def letters(self, column: int) -> str:
        """Return the beginning of the addresses of a column, by its place in a row: `F`."""
        return column_letters(column)


class Workbook(msgspec.Struct, frozen=True):
    """A file's sheets.

    Attributes:
        path: the file as the user named it.
        sha256: the digest of its bytes.
        sheets: in their order, chart sheets left out.
        findings: what is odd about the file as a whole.
        typed: the format tells numbers from texts; CSV does not.
        made: what cftscore made it as, where it is no submission.
    """

    path: str
    sha256: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()
    typed: bool = True
    made: Made | None = None


def cell_text(value: CellValue) -> str:
    """Take a cell for a text, normalised: a whole number without a point, a blank as nothing."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else nfc(str(value))
