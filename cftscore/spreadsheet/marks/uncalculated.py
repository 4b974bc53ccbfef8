"""Formulas whose stored result is 0 and cannot be: a program wrote them and calculated nothing.

Only sums and differences of cells of the same sheet are followed, as figures mostly are: `=J9-2`,
`=SUM(J7:J13)`, `=A1+B1-C1`. What a formula of another kind gives is left as it is stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import unescape
from typing import TYPE_CHECKING

from cftscore.spreadsheet.sheet import Spot, cell_place

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Cells = npt.NDArray[np.object_]

_CELL = r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}"
_TERM = rf"(?:SUM\((?P<areas>[A-Z0-9$:,;]+)\)|(?P<cell>{_CELL})|(?P<number>[0-9]{{1,15}}))"
_SIGNED = re.compile(rf"(?P<sign>[+-]?){_TERM}")
_AREA = re.compile(rf"({_CELL})(?::({_CELL}))?")
_FORMULA = re.compile(
    rb'<c\b[^<>]*?(?<![\w:])r="([A-Z]{1,3}[0-9]{1,7})"[^<>]*><f\b[^<>]*>([^<]{1,500})</f>'
    rb"<v>0(?:\.0+)?</v>"
)
_ANY_ZERO = re.compile(rb"f(?<=</f)><v>0")  # found sooner by a letter that is rare in the XML
_OF_ODS = re.compile(r"\[\.([A-Z$0-9]+)(?::\.([A-Z$0-9]+))?\]")
_MOST_ADDED = 10_000
_MOST_LOOKED_AT = 5_000_000
"""So many cells in areas are looked at, in all formulas together: what is left is not known."""
_MOST_PASSES = 8
"""A formula may use cells below it, whose results are told only afterwards."""


def zeros(xml: bytes) -> dict[str, str]:
    """Return the formulas of a sheet of an .xlsx whose stored result is 0, by their addresses."""
    found: dict[str, str] = {}
    for zero in _ANY_ZERO.finditer(xml):
        cell = _FORMULA.match(xml, max(xml.rfind(b"<c ", 0, zero.start()), 0))
        if cell is not None:
            formula = cell[2].decode("utf-8", "replace")
            found[cell[1].decode()] = unescape(formula)
    return found


def as_in_excel(formula: str) -> str:
    """Return a formula of an .ods as Excel writes it: `of:=[.J9]-2` as `J9-2`."""

    def written(cells: re.Match[str]) -> str:
        return f"{cells[1]}:{cells[2]}" if cells[2] else cells[1]

    return _OF_ODS.sub(written, formula.partition("=")[2])


def without_results(
    zeros: Mapping[str, str], cells: Cells, *, waits: bool, others: bool
) -> dict[Spot, str]:
    """Find the formulas whose stored result 0 is none, by their places.

    Args:
        zeros: the formulas whose stored result is 0, by their addresses.
        cells: the values of the sheet, a formula where one has no result.
        waits: the workbook says that it is still to be calculated, so that a 0 is a result only
            where that is what the cells surely give.
        others: some cells hold a formula in place of a result.
    """
    found: dict[Spot, str] = {}
    if not zeros:
        return found
    rows, columns = cells.shape
    left = {
        place: formula
        for address, formula in zeros.items()
        if (place := cell_place(address))[0] < rows and place[1] < columns
    }
    sheet = Values(cells.copy())
    for _ in range(_MOST_PASSES):
        before = len(left)
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
        self.cells, self.left = cells, _MOST_LOOKED_AT

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
        if any(map(is_formula, sheet.area(area[1], area[2] or area[1]) or ())):
            return True
    return False


def is_formula(value: object) -> bool:
    """Whether a cell holds a formula in place of a result."""
    return isinstance(value, str) and value.startswith("=")


def total(formula: str, sheet: Values) -> Decimal | None:
    """Add up what a formula adds and subtracts; None where that is not surely known.

    Args:
        formula: as Excel writes it, without the equals sign.
        sheet: where it stands.
    """
    plain = formula.replace(" ", "").upper()
    added_up, at, first = Decimal(0), 0, True
    while at < len(plain):
        term = _SIGNED.match(plain, at)
        if term is None or not (first or term["sign"]):
            return None
        added = _value(term, sheet)
        if added is None:
            return None
        added_up += -added if term["sign"] == "-" else added
        at, first = term.end(), False
    return None if first else added_up


def _value(term: re.Match[str], sheet: Values) -> Decimal | None:
    """Return what a term gives, None where that is not surely known."""
    if term["number"]:
        return Decimal(term["number"])
    if term["cell"]:
        return _number(sheet.at(term["cell"]))
    total, several = Decimal(0), re.split("[,;]", term["areas"])
    for area in several:
        found = _AREA.fullmatch(area)
        values = None if found is None else sheet.area(found[1], found[2] or found[1])
        if values is None:
            return None
        for value in values:
            is_text = isinstance(value, str) and not is_formula(value)
            number = Decimal(0) if is_text else _number(value)
            if number is None:
                return None
            total += number
    return total


def _place(address: str) -> tuple[int, int]:
    return cell_place(address.replace("$", ""))


def _number(value: object) -> Decimal | None:
    if value in ("", None):
        return Decimal(0)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(repr(value))
