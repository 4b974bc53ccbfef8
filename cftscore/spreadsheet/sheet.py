"""A workbook as data: sheets whose cells are labelled as the spreadsheet program labels them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property
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


def framed(cells: npt.NDArray[np.object_]) -> pd.DataFrame:
    """Make a frame of cells: its rows are labelled 1, 2, 3 … and its columns A, B, C …."""
    import pandas as pd

    rows = pd.RangeIndex(1, len(cells) + 1)
    return pd.DataFrame(cells, rows, _letters(cells.shape[1]), dtype=object, copy=False)


@cache
def _letters(width: int) -> pd.Index[str]:
    import pandas as pd

    return pd.Index([column_letters(index) for index in range(width)], dtype=object)


_MADE = ("rows", "cells", "_texts")
"""What a sheet makes of its frame when it is asked for it."""


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
        frame: the cells; row 7, column F is `frame.at[7, "F"]`.
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
    frame: pd.DataFrame
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
        mine, others = ({**sheet.__getstate__(), "frame": None} for sheet in (self, other))
        return mine == others and self.frame.equals(other.frame)

    __hash__ = object.__hash__

    @classmethod
    def of_rows(cls, name: str, rows: Sequence[Sequence[CellValue]]) -> Sheet:
        """Make a sheet of rows of one length, the first of which is row 1."""
        import numpy as np

        cells = np.empty((len(rows), len(rows[0]) if rows else 0), dtype=object)
        cells[:] = rows
        return cls(name, framed(cells))

    @cached_property
    def cells(self) -> npt.NDArray[np.object_]:
        """The frame as an array, for those who look at many cells at once."""
        cells: npt.NDArray[np.object_] = self.frame.to_numpy(dtype=object)
        return cells

    @cached_property
    def rows(self) -> list[list[CellValue]]:
        """The frame row by row, for those who go through it cell by cell; row 7 is `rows[6]`."""
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
        """Return what goes to another process: the cells once, and no labels."""
        kept = {name: value for name, value in self.__dict__.items() if name not in _MADE}
        return kept | {"frame": self.cells}

    def __setstate__(self, state: dict[str, object]) -> None:
        """Take what came from another process; the frame is made of it when it is asked for."""
        self.__dict__.update(state)
        self.__dict__["cells"] = self.__dict__.pop("frame")

    def __getattr__(self, name: str) -> pd.DataFrame:
        """Make the frame of a sheet that came from another process.

        Most are never asked for it, and of 700 workbooks it takes a tenth of a second.
        """
        if name != "frame":
            raise AttributeError(name, name=name, obj=self)
        made = self.__dict__["frame"] = framed(self.cells)
        return made

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
