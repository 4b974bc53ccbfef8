"""Workbooks as grids: the cells of every sheet with their addresses, whatever the file format.

calamine reads the spreadsheets, the csv module reads text. Files that would take too much
memory are refused before they are opened.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from cftscore import catalogue as c
from cftscore import files
from cftscore.files import MAX_CELLS, InputFile
from cftscore.findings import CannotProceedError, Finding, Place
from cftscore.text import Text

CellValue = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell may hold; blank is `""` or None."""

MergedRange = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""

TABLE_SHEET = "Chỉ tiêu"
"""The name that the only sheet of a CSV file or a DataFrame gets."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The used part of a sheet.

    Attributes:
        name: the sheet's name.
        rows: cell values, row by row, all of one length.
        first_row, first_column: where the used part begins, from 0.
        hidden: the sheet does not show.
        merged: ranges that show as one cell, in the sheet's own rows and columns.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    first_row: int = 0
    first_column: int = 0
    hidden: bool = False
    merged: tuple[MergedRange, ...] = ()

    def address(self, row: int, column: int) -> str:
        """Give the address of a cell by its place in `rows`: `F7`."""
        return f"{column_letters(self.first_column + column)}{self.first_row + row + 1}"


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file's sheets.

    Attributes:
        path: the file as the user named it.
        sha256: the digest of its bytes.
        sheets: in their order, chart sheets left out.
        findings: what is odd about the file as a whole.
        faults: finds out what a blank cell really holds, see `Faults`.
    """

    path: str
    sha256: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()
    faults: Faults = field(default_factory=lambda: Faults(None))


class Faults:
    """The second look at an .xlsx: what calamine reads as blank but is an error or a formula.

    The file is opened again, by openpyxl, only when someone asks and its XML speaks of errors or
    formulas at all.
    """

    def __init__(self, file: InputFile | None) -> None:
        self._file = file
        self._sheets: dict[str, dict[str, str]] | None = None

    def at(self, sheet: str, address: str) -> str | None:
        """Give `#DIV/0!` for an error cell, `=…` for a formula never calculated, else None."""
        if self._sheets is None:
            self._sheets = _faults(self._file) if self._file is not None else {}
        return self._sheets.get(sheet, {}).get(address)


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


def open_workbook(file: InputFile) -> Workbook:
    """Read all sheets of a recognised file.

    Raises:
        CannotProceedError: it is damaged, encrypted, too large, or its text is not Unicode.
    """
    if file.format == "csv":
        sheets: tuple[Sheet, ...] = (_csv_sheet(file),)
        return Workbook(file.path, file.sha256, sheets, file.findings)
    faults = None
    if file.format != "xls":
        parts = files.members(file, "xl/worksheets/" if file.format == "xlsx" else "content.xml")
        if file.format == "xlsx":
            _refuse_sparse(file, parts)
            faults = file if any(b"<f" in p or b'"e"' in p for p in parts.values()) else None
    sheets = tuple(_calamine_sheets(file))
    return Workbook(file.path, file.sha256, sheets, file.findings, Faults(faults))


def _calamine_sheets(file: InputFile) -> Iterator[Sheet]:
    import python_calamine as calamine

    place = Place(file.path)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(file.data))
        for info in book.sheets_metadata:
            if info.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(info.name)
            if sheet.height * sheet.width > MAX_CELLS:
                raise CannotProceedError([_too_large(file)])
            hidden = info.visible != calamine.SheetVisibleEnum.Visible
            yield _sheet(sheet, hidden)
    except calamine.PasswordError:
        raise CannotProceedError([c.FileEncrypted(place=place)]) from None
    except CannotProceedError:
        raise
    except Exception as error:
        reason = str(error) or type(error).__name__
        finding = c.FileDamaged(place=place, reason=Text(reason, reason))
        raise CannotProceedError([finding]) from None


def _sheet(sheet: Any, hidden: bool) -> Sheet:
    start = sheet.start or (0, 0)
    ranges = getattr(sheet, "merged_cell_ranges", None) or ()
    merged = tuple((first[0], first[1], last[0], last[1]) for first, last in ranges)
    rows = sheet.to_python(skip_empty_area=True)
    return Sheet(sheet.name, rows, start[0], start[1], hidden, merged)


def _too_large(file: InputFile) -> Finding:
    return c.FileTooLarge(
        place=Place(file.path), limit_mib=files.MAX_MIB, limit_cells=files.MAX_CELLS
    )


def _refuse_sparse(file: InputFile, parts: dict[str, bytes]) -> None:
    """Refuse sheets whose used area is too large: calamine would allocate every cell of it.

    Only addresses far out matter, so that most of the XML is passed over quickly; cells without
    content count as little as they do for calamine.
    """
    for xml in parts.values():
        far = _addresses(xml, "[A-Za-z]{1,3}", r"\d{5,7}")
        rows = max((int(digits) for _, digits in far), default=9_999)
        first = column_letters(MAX_CELLS // rows)
        wide_letters = {
            1: "[A-Za-z]{1,3}",
            2: f"(?:[{first[0]}-Z][A-Z]|[A-Za-z]{{3}})",
            3: "[A-Za-z]{3}",
        }
        wide = _addresses(xml, wide_letters[len(first)], r"\d{1,7}")
        columns = max((column_index(letters) + 1 for letters, _ in wide), default=0)
        if columns and not far:
            rows = max(int(digits) for _, digits in _addresses(xml, "[A-Za-z]{1,3}", r"\d{1,4}"))
        if rows * columns > MAX_CELLS:
            raise CannotProceedError([_too_large(file)])


def _addresses(xml: bytes, letters: str, digits: str) -> set[tuple[str, str]]:
    """Find the addresses of cells with content whose parts match."""
    found: set[tuple[str, str]] = set()
    for quote in "\"'":
        pattern = f"{quote}({letters})({digits}){quote}[^>/]*>"
        found.update((a.decode(), b.decode()) for a, b in re.findall(pattern.encode(), xml))
    return found


def _faults(file: InputFile) -> dict[str, dict[str, str]]:
    import openpyxl

    found: dict[str, dict[str, str]] = {}
    try:
        # Formulas and their stored results cannot be had from one pass.
        formulas = openpyxl.load_workbook(io.BytesIO(file.data), read_only=True)
        results = openpyxl.load_workbook(io.BytesIO(file.data), read_only=True, data_only=True)
        for name in formulas.sheetnames:
            here = found.setdefault(name, {})
            pairs = zip(formulas[name].iter_rows(), results[name].iter_rows(), strict=False)
            for with_formulas, with_results in pairs:
                for cell, result in zip(with_formulas, with_results, strict=False):
                    if result.data_type == "e":
                        here[cell.coordinate] = str(result.value)
                    elif cell.data_type == "f" and result.value is None:
                        here[cell.coordinate] = str(cell.value)
    except Exception:
        return found
    return found


def _csv_sheet(file: InputFile) -> Sheet:
    text = _decode(file)
    if "\0" in text:
        binary = Text("dữ liệu nhị phân", "binary data")
        raise CannotProceedError([c.NotWorkbook(place=Place(file.path), content=binary)])
    try:
        rows = _csv_rows(text)
    except csv.Error as error:
        reason = Text(str(error), str(error))
        raise CannotProceedError([c.FileDamaged(place=Place(file.path), reason=reason)]) from None
    width = max(map(len, rows), default=0)
    if len(rows) * width > MAX_CELLS:
        raise CannotProceedError([_too_large(file)])
    return Sheet(TABLE_SHEET, [row + [""] * (width - len(row)) for row in rows])


def _decode(file: InputFile) -> str:
    data = file.data
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise CannotProceedError([c.CsvEncoding(place=Place(file.path))]) from None


def _csv_rows(text: str) -> list[list[str]]:
    """Split by the delimiter that gives the beginning of the file the most fields."""
    beginning = text[:65_536].splitlines()[:40]

    def fields(delimiter: str) -> int:
        return max((len(row) for row in csv.reader(beginning, delimiter=delimiter)), default=0)

    delimiter = max(",;\t", key=fields)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
