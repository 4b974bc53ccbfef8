"""Formulas of an .xlsx that show something else than their result: they have none.

A library wrote them and calculated nothing, or the cells that they refer to are deleted.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from cftscore.spreadsheet.marks import writing as w
from cftscore.spreadsheet.marks.asked import asked
from cftscore.spreadsheet.ordinary import MAIN
from cftscore.spreadsheet.sheet import cell_place, column_letters

_LOST_CELLS = b"#REF!"
_NO_RESULT = rb"</f>\s*</c>|<f\b[^<>]*/>\s*</c>"
# A text of no letters is a result; a number of no digits, as openpyxl writes it, is none.
_NO_NUMBER = rb'<c (?![^<>]*\bt="str")[^<>]*><f\b[^<>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v>\s*</v>)</c>'
_EMPTY_RESULT = re.compile(rb"<v\s*/>|<v>\s*</v>")
_ZERO_RESULT = rb"(?:</f>|<f\b[^<>]*/>)<v>0</v>"
_FIRST_OF_SHARED = rb'<f\b[^<>]*\bt="shared"[^<>]*>[^<]'
_ANY = re.compile(rb"f(?<=<f)(?=[\s>/])")
"""Found sooner by a letter that is rare in the XML."""
_CELL, _ROW = f"{{{MAIN}}}c", f"{{{MAIN}}}row"
_FORMULA, _VALUE = f"{{{MAIN}}}f", f"{{{MAIN}}}v"

ValueAt = Callable[[int, int], object]
"""Gives the value of a cell by its row and column, from 0."""


def are_in(xml: bytes) -> bool:
    """Tell whether a sheet has any formulas."""
    return _ANY.search(xml) is not None


def asked_about(xml: bytes, last: int, *, never: bool) -> bytes | None:
    """Return of a sheet the formulas that may show something else than their result.

    Args:
        xml: the part of a sheet that has formulas.
        last: the number of the last row that holds a value.
        never: the workbook was never calculated: a stored 0 is no result either.

    Returns:
        A sheet of these cells alone; None where there are none.
    """
    patterns = [_NO_RESULT]
    if never:
        patterns.append(_ZERO_RESULT)
    if _EMPTY_RESULT.search(xml):
        patterns.append(_NO_NUMBER)
    if _LOST_CELLS in xml:
        patterns += _of_lost_cells(xml)
    tell = re.compile(b"|".join(patterns))
    if b't="shared"' in xml and tell.search(xml):
        # The first of the cells that share a formula has it, and may have a result.
        tell = re.compile(b"|".join((*patterns, _FIRST_OF_SHARED)))
    return asked(xml, last, tell.search)


def _of_lost_cells(xml: bytes) -> Iterator[bytes]:
    """Return what finds the formulas with `#REF!` in them, and those that share one."""
    formulas = re.findall(rb"<f\b([^<>]*)>[^<]*#REF!", xml)
    if formulas:
        yield rb"<f\b[^<>]*>[^<]*#REF!"
    shared = sorted(
        {number for about in formulas for number in re.findall(rb'\bsi="(\d+)"', about)}
    )
    if shared:
        yield rb'<f\b[^<>]*\bsi="(?:%b)"' % b"|".join(shared)


def linked(xml: bytes) -> Iterator[str]:
    """Find the addresses of the formulas of a sheet that refer to another workbook: `[1]Sheet1!A1`.

    Of formulas that are shared only the first is written.
    """
    if _OTHER_BOOK.search(xml) is None:
        return
    shared = set[bytes]()
    for address, about, formula in _FORMULA_CELL.findall(xml):
        number = _SHARED_NUMBER.search(about)
        if formula and _OTHER_BOOK.search(formula):
            shared |= {number[1]} if number else set()
            yield address.decode()
        elif not formula and number and number[1] in shared:
            yield address.decode()


_OTHER_BOOK = re.compile(rb"\[[0-9]{1,4}\][^\[\]!<>]*!")
_FORMULA_CELL = re.compile(
    rb'<c\b[^<>]*?(?<![\w:])r="([A-Z]{1,3}[0-9]{1,7})"[^<>]*><f\b([^<>]*)>([^<]*)'
)
_SHARED_NUMBER = re.compile(rb'\bsi="([0-9]+)"')


def shown(xml: bytes, value_at: ValueAt, *, never: bool) -> Iterator[tuple[str, str]]:
    """Find the formulas that show no result.

    Args:
        xml: what `asked_about` gave.
        value_at: the values of the sheet.
        never: see `asked_about`.

    Yields:
        The address of each, and the formula, `=J9-2`, or the error that is in it.

    Raises:
        SyntaxError, ValueError: the XML is damaged.
    """
    shared: dict[str, tuple[str, str]] = {}
    for row, column, cell in _cells(xml):
        of_cell = cell.find(_FORMULA)
        if of_cell is None:
            continue
        address = f"{column_letters(column)}{row + 1}"
        formula = _text(of_cell, address, shared)
        told = _shown(cell, formula, value_at(row, column), never=never)
        if told is not None:
            yield address, told


def _cells(xml: bytes) -> Iterator[tuple[int, int, Any]]:
    """Give each cell with its place: where one does not say it, it follows the one before."""
    from lxml import etree

    events = etree.iterparse(
        io.BytesIO(xml),
        events=("start", "end"),
        tag=(_ROW, _CELL),
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    row = column = -1
    for event, element in events:
        if element.tag == _CELL:
            if event == "start":
                continue
            address = element.get("r")
            row, column = cell_place(address) if address else (row, column + 1)
            yield row, column, element
            element.clear(keep_tail=False)
        elif event == "start":
            number = element.get("r")
            row, column = int(number) - 1 if number else row + 1, -1


def _text(of_cell: Any, address: str, shared: dict[str, tuple[str, str]]) -> str:
    """Write the formula of a cell; many share one that is written in the first of them."""
    formula = f"={of_cell.text or ''}"
    if of_cell.get("t") != "shared":
        return formula
    number = of_cell.get("si")
    if number in shared:
        return _translated(*shared[number], address)
    if len(formula) > 1:
        shared[number] = formula, address
    return formula


def _translated(formula: str, origin: str, address: str) -> str:
    """Write a formula as it is in another cell; one that openpyxl cannot take apart as it is."""
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import Translator

    try:
        return str(Translator(formula, origin).translate_formula(address))
    except TokenizerError:
        return formula


def _shown(cell: Any, formula: str, value: object, *, never: bool) -> str | None:
    if value in ("", None):
        result = cell.find(_VALUE) if cell.get("t") == "str" else None
        # A text of no letters was calculated.
        return formula if result is None or result.text else None
    if "#REF!" in formula and not str(value).startswith("#"):
        return w.of_lost_cells(str(value))
    return formula if never and type(value) in (int, float) and not value else None
