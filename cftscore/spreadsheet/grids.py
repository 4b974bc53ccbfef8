"""Grids: the cells of a spreadsheet's sheets as calamine finds them.

Damaged or hostile files of the binary formats can end the process that reads them, so those are
read in a process of their own, whose memory and time are limited.
"""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from cftscore.core.signals import unbroken

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

CellValue = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell may hold; blank is `""` or None."""

MergedRange = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""

_MEMORY = 480 * 1024**2
_SECONDS = 30


class RawSheet(NamedTuple):
    """The used part of a sheet; it begins at `first_row`, `first_column`, from 0."""

    name: str
    rows: list[list[CellValue]]
    first_row: int
    first_column: int
    hidden: bool
    merged: tuple[MergedRange, ...]


Trouble = Literal["damaged", "encrypted", "too large", "too slow"]


class GridError(Exception):
    """A spreadsheet that cannot be read.

    Attributes:
        trouble: why.
        details: the words of whoever found out, in English.
    """

    def __init__(self, trouble: Trouble, details: str = "") -> None:
        super().__init__(trouble, details)
        self.trouble: Trouble = trouble
        self.details = details


def column_letters(index: int) -> str:
    """Give the letters of a column counted from 0: A, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Count a column from 0 by its letters."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def read(data: bytes, most_cells: int) -> list[RawSheet]:
    """Read all sheets of a spreadsheet, chart sheets left out.

    Args:
        data: the file.
        most_cells: the size that no sheet may exceed.

    Raises:
        GridError: it is damaged, encrypted or too large.
    """
    import python_calamine as calamine

    shown = calamine.SheetVisibleEnum.Visible
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            _sheet(book.get_sheet_by_name(info.name), info.visible != shown, most_cells)
            for info in book.sheets_metadata
            if info.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    except calamine.PasswordError:
        raise GridError("encrypted") from None
    except GridError:
        raise
    except MemoryError:
        raise GridError("too large") from None
    except Exception as error:
        raise GridError("damaged", str(error) or type(error).__name__) from None
    except BaseException as error:
        # What goes wrong inside of calamine unforeseen is none of Python's exceptions.
        if type(error).__name__ != "PanicException":
            raise
        raise GridError("damaged", str(error)) from None


def _sheet(sheet: CalamineSheet, hidden: bool, most_cells: int) -> RawSheet:
    if sheet.height * sheet.width > most_cells:
        raise GridError("too large")
    first_row, first_column = sheet.start or (0, 0)
    merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    rows = cast("list[list[CellValue]]", sheet.to_python())
    return RawSheet(sheet.name, rows, first_row, first_column, hidden, merged)


def read_apart(data: bytes, most_cells: int) -> list[RawSheet]:
    """Read all sheets of a spreadsheet in a process of its own; see `read`."""
    command = [sys.executable, "-P", "-c", f"import {__name__} as g; g.serve({most_cells})"]
    paths = os.pathsep.join(path for path in sys.path if path)
    process: subprocess.Popen[bytes] | None = None
    try:
        with unbroken():
            process = subprocess.Popen(  # noqa: S603 - this very program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": paths},
            )
        answered, said = process.communicate(data, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        raise GridError("too slow") from None
    finally:
        if process is not None:
            process.kill()
            with process:  # waits for its end, and closes what led to it
                pass
    if process.returncode:
        out_of_memory = b"memory allocation of" in said or b"MemoryError" in said
        raise GridError("too large" if out_of_memory else "damaged")
    answer = pickle.loads(answered)  # noqa: S301 - written by `serve`
    if isinstance(answer, GridError):
        raise answer
    return [RawSheet(*sheet) for sheet in answer]


def serve(most_cells: int) -> None:
    """Read the spreadsheet on standard input and write its sheets to standard output."""
    _limit_memory()
    answer: GridError | list[tuple[object, ...]]
    try:
        answer = [tuple(sheet) for sheet in read(sys.stdin.buffer.read(), most_cells)]
    except GridError as error:
        answer = error
    pickle.dump(answer, sys.stdout.buffer)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = _MEMORY if most == resource.RLIM_INFINITY else min(_MEMORY, most)
    with contextlib.suppress(OSError, ValueError):  # macOS has it but refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
