"""Formulas whose stored result is 0 and cannot be: a program wrote them and calculated nothing.

Only arithmetic with cells of the same sheet is followed, as figures mostly are made: `=J9-2`,
`=SUM(J7:J13)`, `=ROUND(A1*98/100,0)`. What a formula of another kind gives is left as it is stored,
unless the workbook shows that none of its formulas was calculated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from html import unescape
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING

from cftscore.spreadsheet.sheet import Spot, cell_place, column_letters

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Cells = npt.NDArray[np.object_]

_CELL = r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}"
_TERM = re.compile(
    rf"SUM\((?P<areas>[A-Z0-9$:,;]+)\)|ROUND(?P<round>\()|(?P<bracket>\()|(?P<cell>{_CELL})"
    r"|(?P<number>[0-9]{1,15}(?:\.[0-9]{1,15})?)(?P<percent>%)?"
)
_PLACES = re.compile(r"[,;](-?[0-9])\)")
_AREA = re.compile(rf"({_CELL})(?::({_CELL}))?")
_SHIFTED = re.compile(r"(\$?)\b([A-Z]{1,3})(\$?)([1-9][0-9]{0,6})\b")
_ZERO = rb"-?0(?:\.0*)?(?:[Ee][-+]?[0-9]{1,4})?"
_FORMULA = re.compile(
    rb'<c\b[^<>]*?(?<![\w:])r="([A-Z]{1,3}[0-9]{1,7})"[^<>]*><f\b([^<>]*)>([^<]{0,8192})</f>'
    rb"<v>" + _ZERO + rb"</v>"
)
_ANY_ZERO = re.compile(rb"f(?<=</f)><v>-?0")  # found sooner by a letter that is rare in the XML
_SHARED_CELL = re.compile(
    rb'<c\b[^<>]{0,200}?(?<![\w:])r="([A-Z]{1,3}[0-9]{1,7})"[^<>]{0,200}>'
    rb'<f\b([^<>]{0,200}\bt="shared"[^<>]{0,200}?)(?:/>|>([^<]{0,8192})</f>)'
    rb"(?:<v>([^<]{1,8})</v>)?"
)
_SHARED_NUMBER = re.compile(rb'\bsi="([0-9]+)"')
_OF_ARRAY = re.compile(
    rb'(?=[^<>]*\bt="array")[^<>]*\bref="([A-Z]{1,3}[1-9][0-9]{0,6}):([A-Z]{1,3}[1-9][0-9]{0,6})"'
)
_MOST_IN_ARRAYS = 100_000
_IS_ZERO = re.compile(_ZERO)
_OTHER_RESULT = re.compile(rb"(?:</f>|<f\b[^<>]*/>)<v>(?!-?0(?:\.0*)?(?:[Ee][-+]?\d+)?</v>)[^<]")
_LONG_ZERO, _LONG_RESULT = re.compile(rb"f(?<=</f)><v>0\.0"), re.compile(rb"</f><v>-?[1-9]\d*\.0<")
_OF_ODS = re.compile(r"\[\.([A-Z$0-9]+)(?::\.([A-Z$0-9]+))?\]")
_MOST_ADDED = 10_000
_MOST_LOOKED_AT = 5_000_000
"""So many cells in areas are looked at, in all formulas together: what is left is not known."""
_MOST_TERMS = 150_000
"""So many terms are read, in all formulas together: it takes some microseconds each."""
_LONGEST, _MOST_SHIFTED = 500, 500_000
"""Signs of a formula, and of all that are written for another cell: others are not known."""
_MOST_BRACKETS = 16
_EXACT = Context(prec=60, traps=[Inexact])
"""To add decimals takes a twentieth of what fractions take."""
_NEARLY_ZERO = Fraction(1, 10**9)
"""Spreadsheet programs give 0 where two numbers differ in their last binary digits alone."""
_MOST_PASSES = 8
"""A formula may use cells below it, whose results are told only afterwards."""


def zeros(xml: bytes) -> dict[str, str]:
    """Return the formulas of a sheet of an .xlsx whose stored result is 0, by their addresses.

    Of one for many cells the first has it: the others hold a number alone.
    """
    found: dict[str, str] = {}
    left = _MOST_IN_ARRAYS
    for zero in _ANY_ZERO.finditer(xml):
        cell = _FORMULA.match(xml, max(xml.rfind(b"<c ", 0, zero.start()), 0))
        if cell is not None and cell[3]:
            found[cell[1].decode()] = _written(cell[3])
            area = _OF_ARRAY.search(cell[2])
            if area is not None:
                for address in islice(_addresses(area[1].decode(), area[2].decode()), left):
                    found.setdefault(address, "")
                    left -= 1
    if b't="shared"' in xml:
        found.update(_shared_zeros(xml))
    return found


def _addresses(first: str, last: str) -> Iterator[str]:
    (top, left), (bottom, right) = cell_place(first), cell_place(last)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield f"{column_letters(column)}{row + 1}"


def _shared_zeros(xml: bytes) -> Iterator[tuple[str, str]]:
    """Find the zeros among cells that share a formula, which is written in the first of them."""
    firsts: dict[bytes, tuple[str, str]] = {}
    left = _MOST_SHIFTED
    for address, about, formula, result in _SHARED_CELL.findall(xml):
        number = _SHARED_NUMBER.search(about)
        if number is None:
            continue
        if formula:
            firsts[number[1]] = _written(formula), address.decode()
        elif number[1] in firsts and _IS_ZERO.fullmatch(result):
            left -= len(firsts[number[1]][0])
            known = shifted(*firsts[number[1]], address.decode()) if left >= 0 else ""
            yield address.decode(), known


def _written(formula: bytes) -> str:
    """Write a formula; nothing of one that is too long to be followed."""
    return unescape(formula.decode("utf-8", "replace")) if len(formula) <= _LONGEST else ""


def shifted(formula: str, origin: str, address: str) -> str:
    """Return a formula as it is in another cell: `A1+$B$1` of C1 is `A2+$B$1` in C2."""
    (row, column), (first_row, first_column) = cell_place(address), cell_place(origin)

    def moved(cell: re.Match[str]) -> str:
        at_row, at_column = cell_place(f"{cell[2]}{cell[4]}")
        at_row += 0 if cell[3] else row - first_row
        at_column += 0 if cell[1] else column - first_column
        if at_row < 0 or at_column < 0:
            return "#REF!"
        return f"{cell[1]}{column_letters(at_column)}{cell[3]}{at_row + 1}"

    return _SHIFTED.sub(moved, formula)


def has_results(xml: bytes) -> bool:
    """Tell whether a formula of a sheet of an .xlsx has another result than 0."""
    return _OTHER_RESULT.search(xml) is not None


def waits(xml: bytes) -> bool:
    """Tell whether the zeros of a sheet of an .xlsx stand for results that are to come.

    Spreadsheet programs write `0`. Libraries that write `0.0` write every number so, as a result
    that they have calculated too.
    """
    return _LONG_ZERO.search(xml) is not None and _LONG_RESULT.search(xml) is None


def as_in_excel(formula: str) -> str:
    """Return a formula of an .ods as Excel writes it: `of:=[.J9]-2` as `J9-2`."""

    def written(cells: re.Match[str]) -> str:
        return f"{cells[1]}:{cells[2]}" if cells[2] else cells[1]

    return _OF_ODS.sub(written, formula.partition("=")[2])


def without_results(
    zeros: Mapping[str, str], cells: Cells, *, waits: bool, others: bool, results: bool = True
) -> dict[Spot, str]:
    """Find the formulas whose stored result 0 is none, by their places.

    Args:
        zeros: the formulas whose stored result is 0, by their addresses.
        cells: the values of the sheet, a formula where one has no result.
        waits: the workbook says that it is still to be calculated, so that a 0 is a result only
            where that is what the cells surely give.
        others: some cells hold a formula in place of a result.
        results: some formulas have another result than 0; where none has and one of the zeros is
            wrong, nothing was calculated.
    """
    found: dict[Spot, str] = {}
    if not zeros:
        return found
    rows, columns = cells.shape
    left = {
        place: formula
        for address, formula in zeros.items()
        if (place := cell_place(address))[0] < rows and place[1] < columns
        if formula or cells[place] == 0
    }
    sheet = Values(cells.copy())
    for _ in range(_MOST_PASSES):
        before = len(left)
        waits = waits or (bool(found) and not results)
        for place, formula in list(left.items()):
            if _has_no_result(formula, sheet, waits=waits, others=others or bool(found)):
                found[place] = sheet.cells[place] = f"={formula}"
                del left[place]
        if len(left) == before:
            break
    return found


class Values:
    """The values of a sheet, of which only so many are looked at in areas."""

    def __init__(self, cells: Cells) -> None:
        self.cells, self.left, self.terms = cells, _MOST_LOOKED_AT, _MOST_TERMS

    def at(self, address: str) -> object:
        """Give a cell; one outside of the sheet is blank."""
        row, column = _place(address)
        rows, columns = self.cells.shape
        return self.cells[row, column] if row < rows and column < columns else ""

    def area(self, first: str, last: str) -> Sequence[object] | None:
        """Give the cells of an area; None where too many were looked at."""
        (top, left), (bottom, right) = _place(first), _place(last)
        area = self.cells[top : bottom + 1, left : right + 1].ravel()[:_MOST_ADDED]
        self.left -= len(area)
        values: list[object] = area.tolist() if self.left >= 0 else []
        return values if self.left >= 0 else None


def _has_no_result(formula: str, sheet: Values, *, waits: bool, others: bool) -> bool:
    result = total(formula, sheet)
    if result is None:
        return waits or (others and _refers_to_uncalculated(formula, sheet))
    return result != 0


def _refers_to_uncalculated(formula: str, sheet: Values) -> bool:
    """Whether a formula uses a cell that holds a formula in place of a result."""
    for area in _AREA.finditer(formula.replace(" ", "").upper()):
        sheet.terms -= 1
        if sheet.terms < 0:
            return False
        if any(map(is_formula, sheet.area(area[1], area[2] or area[1]) or ())):
            return True
    return False


def is_formula(value: object) -> bool:
    """Whether a cell holds a formula in place of a result."""
    return isinstance(value, str) and value.startswith("=")


def total(formula: str, sheet: Values) -> Fraction | None:
    """Calculate what is added, subtracted, multiplied, divided and rounded; None if not surely.

    Args:
        formula: as Excel writes it, without the equals sign.
        sheet: where it stands.
    """
    reader = _Arithmetic(formula.replace(" ", "").upper(), sheet)
    try:
        result = reader.sum(0)
    except (_UnknownError, ZeroDivisionError):
        return None
    if reader.at < len(reader.text):
        return None
    return result if abs(result) > _NEARLY_ZERO else Fraction(0)


class _UnknownError(Exception):
    """A formula of which it is not surely known what it gives."""


class _Arithmetic:
    """Calculates a formula from left to right.

    Attributes:
        text: the formula, without spaces and in capitals.
        at: how far it is read.
    """

    def __init__(self, text: str, sheet: Values) -> None:
        self.text, self.sheet, self.at = text, sheet, 0

    def sum(self, depth: int) -> Fraction:
        """Read terms that are added and subtracted, within so many brackets."""
        sign = self._sign("+-") or "+"
        result = Fraction(0)
        while sign:
            term = self._product(depth)
            result += -term if sign == "-" else term
            sign = self._sign("+-")
        return result

    def _product(self, depth: int) -> Fraction:
        result = self._term(depth)
        while sign := self._sign("*/"):
            factor = self._term(depth)
            result = result / factor if sign == "/" else result * factor
        return result

    def _sign(self, signs: str) -> str:
        sign = self.text[self.at : self.at + 1]
        if not sign or sign not in signs:
            return ""
        self.at += 1
        return sign

    def _term(self, depth: int) -> Fraction:
        term = _TERM.match(self.text, self.at)
        self.sheet.terms -= 1
        if term is None or depth > _MOST_BRACKETS or self.sheet.terms < 0:
            raise _UnknownError
        self.at = term.end()
        if not (term["round"] or term["bracket"]):
            value = _value(term, self.sheet)
            if value is None:
                raise _UnknownError
            return value
        result = self.sum(depth + 1)
        places = _PLACES.match(self.text, self.at) if term["round"] else None
        if places is not None:
            self.at = places.end()
            return _rounded(result, int(places[1]))
        if term["round"] or not self._sign(")"):
            raise _UnknownError
        return result


def _rounded(value: Fraction, places: int) -> Fraction:
    """Round half away from 0, as spreadsheet programs do."""
    scale = Fraction(10) ** places
    size = (abs(value) * scale + Fraction(1, 2)) // 1 / scale
    return size if value >= 0 else -size


def _value(term: re.Match[str], sheet: Values) -> Fraction | None:
    """Return what a term gives, None where that is not surely known."""
    if term["number"]:
        return Fraction(term["number"]) / (100 if term["percent"] else 1)
    if term["cell"]:
        return _number(sheet.at(term["cell"]))
    total, several = Fraction(0), re.split("[,;]", term["areas"])
    for area in several:
        found = _AREA.fullmatch(area)
        values = None if found is None else sheet.area(found[1], found[2] or found[1])
        added = None if values is None else _added(values)
        if added is None:
            return None
        total += added
    return total


def _added(values: Sequence[object]) -> Fraction | None:
    """Add up cells, of which texts count for nothing; None where that is not surely known."""
    whole, others = 0, Decimal(0)
    try:
        for value in values:
            if type(value) is int:
                whole += value
            elif isinstance(value, float) and isfinite(value):
                others = _EXACT.add(others, Decimal(repr(value)))
            elif value is not None and not (isinstance(value, str) and not is_formula(value)):
                return None
    except Inexact:  # of numbers that are too unlike
        return None
    return Fraction(others) + whole


def _place(address: str) -> tuple[int, int]:
    return cell_place(address.replace("$", ""))


def _number(value: object) -> Fraction | None:
    if value in ("", None):
        return Fraction(0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return None
    return Fraction(Decimal(repr(value)))
