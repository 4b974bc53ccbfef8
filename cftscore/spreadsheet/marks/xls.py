"""The marks of an .xls, told by xlrd; see `marks`."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from itertools import pairwise
from struct import Struct, error
from typing import Any

from cftscore.spreadsheet.marks import Marks, symbols
from cftscore.spreadsheet.marks import writing as w
from cftscore.spreadsheet.marks.beside import LEAST_POINTS, shortened
from cftscore.spreadsheet.sheet import column_letters

_TWO = Struct("<HH")
_FORMULA, _EOF, _RECALC_ID = 0x06, 0x0A, 0x1C1
_NO_RESULT = b"\x03"


def read(data: bytes, names: Collection[str]) -> tuple[dict[str, Marks], list[str]]:
    """Read the marks of an .xls.

    Args:
        data: the file.
        names: its sheets.

    Returns:
        The marks by sheet, and the sheets of which they cannot be told.
    """
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, logfile=io.StringIO()
        )
        marks = {name: _marks(book, book.sheet_by_name(name)) for name in book.sheet_names()}
    except MemoryError:
        raise
    except Exception:
        # xlrd refuses workbooks that calamine reads, in many ways that nobody can list.
        return {}, list(names)
    return marks, [name for name in names if name not in marks]


def _marks(book: Any, sheet: Any) -> Marks:
    marks = Marks()
    marks.merged = [(top, left, bottom - 1, right - 1)
                    for top, bottom, left, right in sheet.merged_cells]  # fmt: skip
    _hidden(sheet, marks)
    empty: set[tuple[int, int]] = set()
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            if cell.ctype == _TEXT and cell.value == "":
                empty.add((row, column))
                continue
            if cell.ctype in (_TEXT, _NUMBER) and _is_faint(book, cell):
                marks.faint.add(_address(row, column))
            shown = _shown(book, sheet, cell, (row, column))
            if shown is not None:
                marks.shown[_address(row, column)] = shown
    marks.notes = {
        _address(row, column): shortened(note.text)
        for (row, column), note in sheet.cell_note_map.items()
        if note.text.strip()
    }
    if empty:
        for row, column in _never_calculated(book, sheet):
            if (row, column) in empty:
                marks.shown[_address(row, column)] = "="
    # Of records that do not end as they should nothing is told.
    with suppress(IndexError, error):
        _add_formulas(book, sheet, marks)
    return marks


def _add_formulas(book: Any, sheet: Any, marks: Marks) -> None:
    """Add the formulas whose result is 0, and those that refer to cells which were deleted."""
    stream = book.mem
    is_known = book.biff_version >= _EXCEL_5
    for kind, at in _records(stream, book._sh_abs_posn[sheet.number]) if is_known else ():
        if kind != _FORMULA:
            continue
        row, column = _TWO.unpack_from(stream, at)
        result = stream[at + 6 : at + 14]
        is_zero = result == _ZERO
        marks.results |= not (is_zero or result[6:] == b"\xff\xff")
        tokens = stream[at + 22 : at + 22 + _LENGTH.unpack_from(stream, at + 20)[0]]
        if tokens[:1] in _SHARED or (not is_zero and _LOST.isdisjoint(tokens)):
            continue
        formula = _written(book, tokens, row, column)
        cell = sheet.cell(row, column)
        if cell.ctype == _ERROR:
            continue
        if formula.strip('"') in _ERRORS:
            marks.shown[_address(row, column)] = formula.strip('"')
        elif _LOST_CELL.search(formula) and not _LOST.isdisjoint(tokens):
            value = cell.value
            whole = isinstance(value, float) and value.is_integer()
            marks.shown[_address(row, column)] = w.of_lost_cells(
                str(int(value) if whole else value)
            )
        elif is_zero and "?" not in formula and formula:
            marks.zeros[_address(row, column)] = formula


def _written(book: Any, tokens: bytes, row: int, column: int) -> str:
    """Write a formula as Excel does; nothing where xlrd cannot take it apart."""
    from xlrd import formula

    try:
        text = formula.decompile_formula(
            book, tokens, len(tokens), formula.FMLA_TYPE_CELL, browx=row, bcolx=column
        )
    except MemoryError:
        raise
    except Exception:  # in as many ways as there are damaged formulas
        return ""
    return _WHOLE.sub(r"\1", text or "")


_EXCEL_5 = 50
_ZERO = bytes(8)
_LENGTH = Struct("<H")
_LOST = frozenset((0x1C, 0x2A, 0x4A, 0x6A, 0x2B, 0x4B, 0x6B, 0x3C, 0x5C, 0x7C, 0x3D, 0x5D, 0x7D))
"""The tokens of errors and of deleted cells; other bytes of a formula may look like them."""
_LOST_CELL = re.compile(r"#REF!|(?<![\"'])\?(?![\"'])")
"""What xlrd writes for a cell that was deleted is a question mark."""
_SHARED = (b"\x01", b"\x02")
"""The tokens of a formula that is written elsewhere."""
_ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"))
_WHOLE = re.compile(r"\b([0-9]+)\.0\b")


_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5


def _address(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"


def _hidden(sheet: Any, marks: Marks) -> None:
    for row, about in sheet.rowinfo_map.items():
        if about.hidden or about.height == 0:
            marks.hidden_rows.add(row)
    if sheet.default_row_hidden:
        marks.hidden_rows |= set(range(sheet.nrows)) - sheet.rowinfo_map.keys()
    for column, about in sheet.colinfo_map.items():
        if about.hidden or about.width == 0:
            marks.hidden_columns.add(column)


def _shown(book: Any, sheet: Any, cell: Any, at: tuple[int, int]) -> str | int | float | None:
    """Give what a cell shows, where that is not its value or calamine takes it for a date."""
    import xlrd

    if cell.ctype == _ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#"))
    if cell.ctype not in (_TEXT, _NUMBER):
        return None
    style = book.xf_list[cell.xf_index]
    if at in sheet.rich_text_runlist_map:
        runs = [(0, style.font_index), *sheet.rich_text_runlist_map[at]]
        return _rich(book, cell, runs)
    font = book.font_list[style.font_index]
    whole = isinstance(cell.value, float) and cell.value.is_integer()
    value = int(cell.value) if whole else cell.value
    raised, struck = font.escapement != 0, bool(font.struck_out)
    if (dressed := symbols.dressed(value, font.name, raised=raised, struck=struck)) is not None:
        return dressed
    if cell.ctype in (_TEXT, _NUMBER):
        written = w.shown(cell.value, book.format_map[style.format_key].format_str)
        is_date = cell.ctype == _NUMBER and style.format_key in _OF_DATES
        return value if written is None and is_date else written
    return None


_OF_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The numbers of formats that calamine takes for those of dates, even where a workbook has put
others in their place, as those that Gnumeric writes."""


def _is_faint(book: Any, cell: Any) -> bool:
    """Whether the letters of a cell have the colour of their background, or are tiny."""
    style = book.xf_list[cell.xf_index]
    return _is_unseen(book, book.font_list[style.font_index], style.background)


def _is_unseen(book: Any, font: Any, ground: Any) -> bool:
    if font.height < LEAST_POINTS * _TWENTIETHS:
        return True
    if ground.fill_pattern > _SOLID or font.colour_index == _AUTOMATIC:
        return False
    fill = ground.pattern_colour_index if ground.fill_pattern == _SOLID else _WHITE
    colours = [book.colour_map.get(index) for index in (font.colour_index, fill)]
    return colours[0] is not None and colours[0] == colours[1]


_SOLID, _WHITE, _AUTOMATIC, _TWENTIETHS = 1, 9, 0x7FFF, 20


def _rich(book: Any, cell: Any, runs: list[tuple[int, int]]) -> str | None:
    """Write a text of several fonts, each from where it begins."""
    text, ground = cell.value, book.xf_list[cell.xf_index].background
    fonts = [book.font_list[number] for _, number in runs]
    starts = [*(start for start, _ in runs), len(text)]
    parts = [
        (symbols.shown(text[start:end], font.name), font.escapement != 0, font.struck_out)
        for font, (start, end) in zip(fonts, pairwise(starts), strict=True)
    ]
    written = w.joined(parts)
    if written != text:
        return written
    return w.seen(
        (part, _is_unseen(book, font, ground))
        for font, (part, *_) in zip(fonts, parts, strict=True)
    )


def _never_calculated(book: Any, sheet: Any) -> Iterator[tuple[int, int]]:
    """Find the formulas without a result in a workbook that no spreadsheet program calculated.

    xlrd gives them as empty texts, as it does those whose result is one: what it leaves unsaid
    stands in the records. Excel says by which program a workbook was calculated, xlwt does not.
    """
    stream = book.mem
    if any(kind == _RECALC_ID for kind, _ in _records(stream, book.base)):
        return
    for kind, at in _records(stream, book._sh_abs_posn[sheet.number]):
        result = stream[at + 6 : at + 14]
        if kind == _FORMULA and result[:1] == _NO_RESULT and result[6:] == b"\xff\xff":
            row, column = _TWO.unpack_from(stream, at)
            yield row, column


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int]]:
    """List the records of a part that ends as it should: the kind, and where its content begins."""
    while True:
        kind, length = _TWO.unpack_from(stream, at)
        yield kind, at + 4
        if kind == _EOF:
            return
        at += 4 + length
