"""The second look at an .ods, in its XML; see `marks`."""

from __future__ import annotations

import contextlib
import io
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from cftscore.spreadsheet.grids import column_letters
from cftscore.spreadsheet.marks import Look, percentage

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SIGNS = (b'"error"', b'"percentage"', b'"collapse"', b'"filter"', b":formula=")
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def look(content: bytes, sizes: Mapping[str, tuple[int, int]]) -> dict[str, Look]:
    """Look at the sheets of an .ods, as far as its XML can be read.

    Args:
        content: its member `content.xml`; one with a document type is not looked at, as entities
            may swell.
        sizes: by the name of each sheet, how many rows and columns of it are of interest.
    """
    found: dict[str, Look] = {}
    if b"<!DOCTYPE" in content or not any(sign in content for sign in _SIGNS):
        return found
    with contextlib.suppress(ET.ParseError, ValueError):
        for name, table in _tables(content, sizes):
            found[name] = table.look
    return found


def _tables(
    content: bytes, sizes: Mapping[str, tuple[int, int]]
) -> Iterator[tuple[str, _TableReader]]:
    table: _TableReader | None = None
    # There are no entities that could swell: see `look`.
    for event, element in ET.iterparse(io.BytesIO(content), events=("start", "end")):  # noqa: S314
        if event == "start" and element.tag == f"{_TABLE}table" and table is None:
            name = element.get(f"{_TABLE}name", "")
            table = _TableReader(*sizes.get(name, (0, 0)))
            yield name, table
        elif table is not None and event == "end":
            if element.tag == f"{_TABLE}table":
                table = None
            elif element.tag == f"{_TABLE}table-column":
                table.column(element)
            elif element.tag == f"{_TABLE}table-row":
                table.row(element)
                element.clear()


class _TableReader:
    """Counts the rows and columns of one table, and keeps what is odd."""

    def __init__(self, rows: int, columns: int) -> None:
        self.rows, self.columns = rows, columns
        self.look = Look()
        self._row = self._column = 0

    def column(self, element: ET.Element) -> None:
        """Take one or more columns that are alike."""
        end = self._column + _repeated(element, "columns")
        if _is_hidden(element):
            self.look.hidden_columns.update(range(self._column, min(end, self.columns)))
        self._column = end

    def row(self, element: ET.Element) -> None:
        """Take one or more rows that are alike."""
        first = self._row
        self._row += _repeated(element, "rows")
        rows = range(first, min(self._row, self.rows))
        if _is_hidden(element):
            self.look.hidden_rows.update(rows)
        column = 0
        for cell in element:
            if cell.tag not in _CELLS:
                continue
            end = column + _repeated(cell, "columns")
            self._cell(cell, rows, range(column, min(end, self.columns)))
            column = end

    def _cell(self, cell: ET.Element, rows: range, columns: range) -> None:
        fault, shown = _fault(cell), _percentage(cell)
        if fault is None and shown is None:
            return
        for row in rows:
            for column in columns:
                address = f"{column_letters(column)}{row + 1}"
                if fault is not None:
                    self.look.faults[address] = fault
                elif shown is not None:
                    self.look.percentages[address] = shown


def _repeated(element: ET.Element, what: str) -> int:
    return max(1, int(element.get(f"{_TABLE}number-{what}-repeated", "1")))


def _is_hidden(element: ET.Element) -> bool:
    return element.get(f"{_TABLE}visibility", "visible") != "visible"


def _fault(cell: ET.Element) -> str | None:
    """Give `#DIV/0!` for an error cell, `=…` for a formula without a result, else None."""
    kinds = [value for key, value in cell.items() if key.endswith("}value-type")]
    if "error" in kinds:
        return "".join(part.text or "" for part in cell if part.tag == f"{_TEXT}p") or "#"
    formula = cell.get(f"{_TABLE}formula")
    return None if formula is None or kinds else f"={formula}"


def _percentage(cell: ET.Element) -> str | None:
    if cell.get(f"{_OFFICE}value-type") != "percentage":
        return None
    try:
        return percentage(Decimal(cell.get(f"{_OFFICE}value", "")))
    except InvalidOperation:
        return None
