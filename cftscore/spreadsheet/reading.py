"""Reading a spreadsheet with calamine, as pandas does, and what a grid of values does not tell.

Damaged or hostile files of the binary formats can end the process that reads them, so those are
read in a process of their own, whose memory and time are limited: see `apart`.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from cftscore.core import parallel
from cftscore.spreadsheet import files, ordinary, xlsb
from cftscore.spreadsheet.files import Format
from cftscore.spreadsheet.marks import Marks
from cftscore.spreadsheet.marks import xlsx as xlsx_marks
from cftscore.spreadsheet.sheet import CellValue, MergedRange, Sheet, cell_place

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Cells = npt.NDArray[np.object_]

Trouble = Literal[
    "damaged",
    "encrypted",
    "too large",
    "too slow",
    "same names",
    "in part",
    "given twice",
    "one part",
]


def import_libraries() -> None:
    """Import what reading takes, once, before there are several processes that read."""
    for library in ("numpy", "python_calamine"):
        import_module(library)


class ReadError(Exception):
    """A spreadsheet that cannot be read.

    Attributes:
        trouble: why.
        details: the words of whoever found out, in English; where it is too large or a cell is
            given twice, the sheet.
        cell: where one is to blame, its address.
    """

    def __init__(self, trouble: Trouble, details: str = "", cell: str = "") -> None:
        super().__init__(trouble, details, cell)
        self.trouble: Trouble = trouble
        self.details, self.cell = details, cell


class Content(msgspec.Struct, frozen=True):
    """What a spreadsheet holds.

    Attributes:
        sheets: in their order, chart sheets left out.
        renamed: sheets that had the name of another, and the names that they have here.
        untold: sheets of which nothing is known beside their values.
    """

    sheets: tuple[Sheet, ...]
    renamed: tuple[tuple[str, str], ...] = ()
    untold: tuple[str, ...] = ()


class _Grid(msgspec.Struct):
    """The cells of a sheet as calamine reads them."""

    name: str
    cells: Cells
    hidden: bool
    filled: int
    merged: list[MergedRange] = msgspec.field(default_factory=list)


def read(form: Format, source: Mapping[str, bytes] | bytes, most_cells: int) -> Content:
    """Read a spreadsheet.

    Args:
        form: what it is.
        source: an .xls, or the parts of another.
        most_cells: what no sheet may exceed.

    Raises:
        ReadError: it cannot be read.
    """
    # The marks of other formats than .xlsx are asked for rarely, and take long to import.
    if isinstance(source, bytes):
        from cftscore.spreadsheet.marks import xls as xls_marks

        grids = _grids(partial(bytes, source), most_cells, measure=True)
        return _content(grids, *xls_marks.read(source, [grid.name for grid in grids]))
    if form == "ods":
        from cftscore.spreadsheet.marks import ods as ods_marks

        source = {name: ordinary.in_utf_8(part) for name, part in source.items()}
        plain = ods_marks.without_indents(source)
        grids = _grids(partial(files.pack, plain), most_cells, measure=True)
        sizes = {grid.name: grid.cells.shape for grid in grids}
        return _content(grids, *ods_marks.read(source.get("content.xml", b""), sizes))
    if form == "xlsb":
        from cftscore.spreadsheet.marks import xlsb as xlsb_marks

        if any(xlsb.has_short_records(one) for name, one in source.items() if "sheet" in name):
            raise ReadError("in part")
        grids = _grids(partial(files.pack, source), most_cells, measure=True)
        untold = [grid.name for grid in grids if len(grid.cells)]
        return _content(grids, xlsb_marks.read(source), untold)
    return read_xlsx(source, most_cells)


def read_xlsx(
    parts: Mapping[str, bytes],
    most_cells: int,
    odd: frozenset[str] | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Content:
    """Read an .xlsx from its parts.

    Args:
        parts: its parts.
        most_cells: what no sheet may exceed.
        odd: the parts that have to be rewritten; where they are known, so is it that no sheet
            is too large.
        meanwhile: see `open_workbook`.

    Raises:
        ReadError: it cannot be read.
    """
    try:
        made = ordinary.made_ordinary(parts, odd)
    except ordinary.OddPackageError as error:
        raise ReadError("damaged", f"two parts are named {error}") from None
    written = ordinary.with_errors_as_texts(made.parts)
    measure = odd is None
    sheet_parts = xlsx_marks.sheet_parts(made.parts)
    _refuse_shared_parts(sheet_parts)
    if measure:
        _refuse_far_cells(made.parts, sheet_parts, most_cells)
    looked: dict[str, xlsx_marks.Looked] = {}
    odd_cells: dict[str, _OddCells] = {}

    def look() -> None:
        looked.update(xlsx_marks.look(made.parts, sheet_parts))
        odd_cells.update({name: _OddCells.of(written[part]) for name, part in sheet_parts.items()})

    def beside() -> None:
        meanwhile()  # in many small steps, between which calamine can begin
        look()

    # A thread holds the cells of all sheets, which is too much of one that is not modest.
    if not measure and sum(map(len, written.values())) >= _WORTH_A_THREAD:
        grids = _grids(partial(files.pack, written), most_cells, measure=measure, beside=beside)
    else:
        grids = _grids(partial(files.pack, written), most_cells, measure=measure)
        look()  # once what calamine held is gone
    for grid in grids:
        if grid.name in sheet_parts:
            odd_cells[grid.name].refuse(grid.name, written[sheet_parts[grid.name]], grid.filled)
    cells = {grid.name: grid.cells for grid in grids}
    content = _content(grids, *xlsx_marks.read(made.parts, looked, cells))
    return msgspec.structs.replace(content, renamed=made.renamed)


def _refuse_shared_parts(sheets: Mapping[str, str]) -> None:
    """Refuse a workbook in which one part is several sheets: no program writes that.

    A few bytes in the list of sheets would have all of it read again for each.
    """
    names: dict[str, str] = {}
    for name, part in sheets.items():
        if names.setdefault(part, name) != name:
            raise ReadError("one part", f"{names[part]}”, “{name}")


def _refuse_far_cells(
    parts: Mapping[str, bytes], sheets: Mapping[str, str], most_cells: int
) -> None:
    """Refuse a sheet that a cell far from the others makes too large, and name the cell."""
    for name, part in sheets.items():
        found = {cell_place(one.decode()): one for one in set(_ADDRESS.findall(parts[part]))}
        rows = max((row for row, _ in found), default=-1) + 1
        columns = max((column for _, column in found), default=-1) + 1
        if rows * columns > most_cells:
            raise ReadError("too large", name, found[max(found)].decode())


class _OddCells(msgspec.Struct, frozen=True):
    """What tells that a cell stands twice in a sheet: readers differ in which of them they take.

    Attributes:
        reason: why it surely does, in English; empty where nothing says so.
        closed: how many cells end.
    """

    reason: str
    closed: int

    @classmethod
    def of(cls, xml: bytes) -> _OddCells:
        """Look through the part of a sheet.

        Of two blocks of rows, which nobody may write, calamine reads the first only.
        """
        if xml.count(b"</sheetData>") > 1:
            return cls("rows in two blocks", 0)
        return cls("a cell with two values" if _TWO_VALUES.search(xml) else "", xml.count(b"</c>"))

    def refuse(self, name: str, xml: bytes, filled: int) -> None:
        """Refuse a sheet in which a cell stands twice, of whose cells so many hold something."""
        if self.reason:
            raise ReadError("damaged", f"{name}: {self.reason}")
        if self.closed <= filled:
            return  # each of them fills a cell of its own
        seen: set[bytes] = set()
        for address in _ADDRESS.findall(xml):
            if address in seen:
                raise ReadError("given twice", name, address.decode())
            seen.add(address)


_TWO_VALUES = re.compile(rb"</v>\s*<v[>\s]")
# Of the cells that hold something: a format alone takes no room.
_ADDRESS = re.compile(rb'<c\b[^<>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^<>]*(?<!/)>(?!</c>)')


def _content(grids: Sequence[_Grid], marks: Mapping[str, Marks], untold: Sequence[str]) -> Content:
    sheets = tuple(_sheet(grid, marks.get(grid.name, Marks())) for grid in grids)
    return Content(sheets, untold=tuple(untold))


def _grids(
    packed: Callable[[], bytes],
    most_cells: int,
    *,
    measure: bool,
    beside: Callable[[], None] | None = None,
) -> list[_Grid]:
    """Read the cells of all sheets.

    Args:
        packed: gives a file, of which nothing is kept once it is read.
        most_cells: what no sheet may exceed.
        measure: find out whether one does, and what is merged.
        beside: what is done at the same time.
    """
    try:
        ranges: Iterable[tuple[Any, Any]] = _ranges(packed)
        if beside is not None:
            ranges = parallel.at_once(lambda: list(_ranges(packed)), beside)
        return [_grid(*sheet, most_cells, measure=measure) for sheet in ranges]
    except ReadError:
        raise
    except MemoryError:
        raise ReadError("too large") from None
    except Exception as error:
        raise ReadError("damaged", str(error) or type(error).__name__) from None
    except BaseException as error:
        # What goes wrong inside of calamine unforeseen is none of Python's exceptions.
        if type(error).__name__ != "PanicException":
            raise
        if _NO_ROOM in str(error):
            raise ReadError("too large") from None
        raise ReadError("damaged", str(error)) from None


_NO_ROOM = "pointer is null"
"""What calamine says where Python cannot make a cell for want of memory."""
_WORTH_A_THREAD = 4 * files.MIB
"""Of so much calamine reads for longer than it takes to start a thread, and leaves Python to it."""


def _ranges(packed: Callable[[], bytes]) -> Iterator[tuple[Any, Any]]:
    """Give each sheet as calamine reads it, with what it says about it."""
    import python_calamine as calamine

    try:
        with calamine.load_workbook(io.BytesIO(packed())) as book:
            sheets = [sheet for sheet in book.sheets_metadata
                      if sheet.typ == calamine.SheetTypeEnum.WorkSheet]  # fmt: skip
            names = [sheet.name for sheet in sheets]
            if len(set(names)) < len(names):
                raise ReadError("same names", Counter(names).most_common(1)[0][0])
            for sheet in sheets:
                yield book.get_sheet_by_name(sheet.name), sheet
    except calamine.PasswordError:
        raise ReadError("encrypted") from None


def _grid(sheet: Any, about: Any, most_cells: int, *, measure: bool) -> _Grid:
    """Take a sheet; where that is asked, only if it is not too large, and what is merged in it."""
    merged: list[MergedRange] = []
    if measure:
        first_row, first_column = sheet.start or (0, 0)
        if (first_row + sheet.height) * (first_column + sheet.width) > most_cells:
            raise ReadError("too large", about.name)
        merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    hidden = about.visible != type(about.visible).Visible
    cells, filled = _cells(sheet)
    return _Grid(about.name, cells, hidden, filled, merged)


def _cells(sheet: Any) -> tuple[Cells, int]:
    """Make an array of the cells of a sheet, and count those that hold something.

    `Sheet.frame` makes of it what `pandas.read_excel(..., header=None, dtype=object,
    na_filter=False)` makes, which looks at every column anew and finds nothing to convert.
    Measured in November 2026: that takes 2.9 ms for the workbook of a district and this 0.2 ms,
    and 700 of them have to be scored in the time that it takes to read their figures.
    """
    import numpy as np

    rows = sheet.to_python(skip_empty_area=False)
    if date in set(map(type, chain.from_iterable(rows))):
        rows = [[_with_time(cell) if type(cell) is date else cell for cell in row] for row in rows]
    for index, row in enumerate(rows):  # each in the place of the one before, which goes
        rows[index] = [
            int(cell) if type(cell) is float and cell.is_integer() else cell for cell in row
        ]
    cells = np.array(rows, dtype=object).reshape(len(rows), -1 if rows else 0)
    return cells, cells.size - sum(row.count("") for row in rows)


def _with_time(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _sheet(grid: _Grid, marks: Marks) -> Sheet:
    """Put into a grid what its cells show: 100 % is no count of 1, an error no blank."""
    cells = grid.cells
    rows, columns = cells.shape
    values: dict[tuple[int, int], CellValue] = {
        place: value
        for address, value in marks.shown.items()
        if (place := cell_place(address))[0] < rows and place[1] < columns
    }
    if values or marks.zeros:
        # Few workbooks need it, and it takes long to import.
        from cftscore.spreadsheet.marks.uncalculated import is_formula, without_results

        cells = cells.copy()
        for place, value in values.items():
            cells[place] = value
        others = any(map(is_formula, values.values()))
        found = without_results(
            marks.zeros, cells, waits=marks.waits, others=others, results=marks.results
        )
        for place, formula in found.items():
            if place not in values:
                cells[place] = formula
    return Sheet(
        grid.name,
        cells,
        grid.hidden,
        tuple(dict.fromkeys((*grid.merged, *marks.merged))),
        frozenset(row for row in marks.hidden_rows if row < rows),
        frozenset(column for column in marks.hidden_columns if column < columns),
        frozenset(map(cell_place, marks.faint)),
        frozenset(map(cell_place, marks.linked)),
        {cell_place(address): note for address, note in marks.notes.items()},
    )
