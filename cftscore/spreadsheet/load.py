"""Workbooks as grids: the cells of every sheet with their addresses, whatever the file format.

calamine reads the spreadsheets, the csv module reads text. Files that would take too much memory
are refused, and what could end the process that reads it is read in another.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial

from cftscore.core.text import Text, nfc
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.spreadsheet import files, grids, halves
from cftscore.spreadsheet.files import MAX_CELLS, InputFile
from cftscore.spreadsheet.grids import CellValue, MergedRange, column_index, column_letters
from cftscore.spreadsheet.marks import Look
from cftscore.spreadsheet.marks import ods as marks_ods
from cftscore.spreadsheet.marks import xls as marks_xls
from cftscore.spreadsheet.marks import xlsx as marks_xlsx

__all__ = [
    "TABLE_SHEET",
    "CellValue",
    "Faults",
    "MergedRange",
    "Sheet",
    "Workbook",
    "cell_text",
    "column_index",
    "column_letters",
    "open_workbook",
]

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
        hidden_rows, hidden_columns: those of `rows` that do not show, as far as the format tells.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    first_row: int = 0
    first_column: int = 0
    hidden: bool = False
    merged: tuple[MergedRange, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def end(self) -> tuple[int, int]:
        """The row and the column after the last ones, counted from 0 in the sheet itself."""
        width = len(self.rows[0]) if self.rows else 0
        return self.first_row + len(self.rows), self.first_column + width

    def address(self, row: int, column: int) -> str:
        """Give the address of a cell by its place in `rows`: `F7`."""
        return f"{column_letters(self.first_column + column)}{self.first_row + row + 1}"

    def addresses(self, rows: Sequence[int], before: str) -> Callable[[int], list[str]]:
        """Give what writes, for any column, the addresses of its cells in some rows.

        Args:
            rows: their places in `rows`.
            before: what stands before each address.
        """
        numbers = [str(self.first_row + row + 1) for row in rows]

        def of_column(column: int) -> list[str]:
            letters = before + column_letters(self.first_column + column)
            return [letters + number for number in numbers]

        return of_column


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file's sheets.

    Attributes:
        path: the file as the user named it.
        sha256: the digest of its bytes.
        sheets: in their order, chart sheets left out.
        findings: what is odd about the file as a whole.
        faults: finds out what a blank cell really holds, see `Faults`.
        typed: the format tells numbers from texts; CSV does not.
    """

    path: str
    sha256: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()
    faults: Faults = field(default_factory=lambda: Faults(None))
    typed: bool = True


class Faults:
    """The second look: what calamine reads as blank but is an error or a formula.

    A sheet is looked at only when someone asks.
    """

    def __init__(self, look: Callable[[str], Mapping[str, str]] | None) -> None:
        """Take what finds the faults of a sheet, by address, from the sheet's name."""
        self._look = look
        self._found: dict[str, Mapping[str, str]] = {}

    def at(self, sheet: str, address: str) -> str | None:
        """Give `#DIV/0!` for an error cell, `=…` for a formula never calculated, else None."""
        if sheet not in self._found:
            self._found[sheet] = self._look(sheet) if self._look is not None else {}
        return self._found[sheet].get(address)


def cell_text(value: CellValue) -> str:
    """Take a cell for a text, normalised: a whole number without a point, a blank as nothing."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else nfc(str(value))


def open_workbook(file: InputFile, meanwhile: Callable[[], object] = lambda: None) -> Workbook:
    """Read all sheets of a recognised file.

    Args:
        file: the file.
        meanwhile: what else there is to do: done while the sheets are parsed, if they are large.

    Raises:
        CannotProceedError: it is damaged, encrypted, too large, or its text is not Unicode.
    """
    try:
        return _open(file, meanwhile)
    except MemoryError:
        raise CannotProceedError([_too_large(file)]) from None


def _open(file: InputFile, meanwhile: Callable[[], object]) -> Workbook:
    book = partial(Workbook, file.path, file.sha256, findings=file.findings)
    if file.format == "csv":
        return book((_csv_sheet(file),), typed=False)
    if file.format == "xls":
        sheets = _sheets_apart(file, file.data)
        return _seen(book, sheets, marks_xls.look_at_xls(file.data))
    parts = files.unpack(file)
    if file.format == "xlsx":
        return _open_xlsx(file, parts, meanwhile)
    sheets = _sheets_apart(file, files.pack(parts))
    if file.format == "xlsb":
        return _seen(book, sheets, marks_xls.look_at_xlsb(parts))
    sizes = {sheet.name: sheet.end for sheet in sheets}
    return _seen(book, sheets, marks_ods.look(parts.get("content.xml", b""), sizes))


def _open_xlsx(
    file: InputFile, parts: Mapping[str, bytes], meanwhile: Callable[[], object]
) -> Workbook:
    if marks_xlsx.has_document_type(parts):
        raise CannotProceedError([c.FileDamaged(place=Place(file.path), reason=_DOCUMENT_TYPE)])
    modest = marks_xlsx.is_modest(parts, MAX_CELLS)
    large = sum(map(len, parts.values())) >= _LARGE

    def look() -> tuple[dict[str, Look], dict[str, bytes]]:
        if large:
            meanwhile()
        return _second_look(parts)

    with _said_of(file):
        if large and modest:
            found, (looks, doubtful) = halves.read(parts, MAX_CELLS, look)
        else:
            read = grids.read if modest else grids.read_apart
            found, (looks, doubtful) = read(files.pack(parts), MAX_CELLS), look()
    sheets = [Sheet(*sheet) for sheet in found]
    shown = tuple(_as_shown(sheet, looks.get(sheet.name, Look())) for sheet in sheets)
    faults = Faults(partial(_faults_in, doubtful))
    return Workbook(file.path, file.sha256, shown, file.findings, faults)


_LARGE = 4 * files.MIB
"""An unpacked workbook that takes longer to read than it takes to start a thread."""


def _second_look(parts: Mapping[str, bytes]) -> tuple[dict[str, Look], dict[str, bytes]]:
    """Look at each sheet, and keep the XML of those that may have faults.

    To look for faults takes long and is seldom needed.
    """
    xml = marks_xlsx.sheet_parts(parts)
    styles = marks_xlsx.percent_styles(parts)
    looks = {
        name: Look({}, marks_xlsx.percentages(part, styles), *marks_xlsx.hidden(part))
        for name, part in xml.items()
    }
    return looks, {name: part for name, part in xml.items() if marks_xlsx.may_have_faults(part)}


def _seen(
    book: Callable[..., Workbook], sheets: Sequence[Sheet], looks: Mapping[str, Look]
) -> Workbook:
    """Make a workbook of sheets and of what else is known of them."""
    shown = tuple(_as_shown(sheet, looks.get(sheet.name, Look())) for sheet in sheets)
    return book(shown, faults=Faults(partial(_faults_seen, looks)))


def _faults_in(xml: Mapping[str, bytes], sheet: str) -> Mapping[str, str]:
    return marks_xlsx.faults(xml.get(sheet, b""))


def _faults_seen(looks: Mapping[str, Look], sheet: str) -> Mapping[str, str]:
    return looks.get(sheet, Look()).faults


_DOCUMENT_TYPE = Text(
    "bên trong có khai báo DOCTYPE, không chương trình bảng tính nào ghi như vậy",
    "it declares a DOCTYPE inside, as no spreadsheet program does",
)
_TROUBLE: dict[grids.Trouble, Text] = {
    "damaged": Text("nội dung không đọc được[ ({details})]", "it cannot be parsed[ ({details})]"),
    "too slow": Text("đọc quá lâu", "reading it takes too long"),
}


def _sheets_apart(file: InputFile, data: bytes) -> tuple[Sheet, ...]:
    with _said_of(file):
        return tuple(Sheet(*sheet) for sheet in grids.read_apart(data, MAX_CELLS))


@contextmanager
def _said_of(file: InputFile) -> Iterator[None]:
    """Say of which file it is that calamine cannot read it."""
    try:
        yield
    except grids.GridError as error:
        raise CannotProceedError([_trouble(file, error)]) from None


def _trouble(file: InputFile, error: grids.GridError) -> Finding:
    place = Place(file.path)
    if error.trouble == "encrypted":
        return c.FileEncrypted(place=place)
    if error.trouble == "too large":
        return _too_large(file)
    words = _TROUBLE[error.trouble]
    vi, en = (words.say(language, details=error.details) for language in ("vi", "en"))
    return c.FileDamaged(place=place, reason=Text(vi, en))


def _too_large(file: InputFile) -> Finding:
    return c.FileTooLarge(
        place=Place(file.path), limit_mib=files.MAX_MIB, limit_cells=files.MAX_CELLS
    )


def _as_shown(sheet: Sheet, look: Look) -> Sheet:
    """Add what is hidden, and put what shows as a percentage as that: 100 % is no count of 1."""
    rows = sheet.rows
    if look.percentages:
        rows = [
            [
                look.percentages.get(sheet.address(row, column), value)
                for column, value in enumerate(values)
            ]
            for row, values in enumerate(sheet.rows)
        ]
    return replace(
        sheet,
        rows=rows,
        hidden_rows=frozenset(row - sheet.first_row for row in look.hidden_rows),
        hidden_columns=frozenset(column - sheet.first_column for column in look.hidden_columns),
    )


def _csv_sheet(file: InputFile) -> Sheet:
    text = _decode(file)
    if "\0" in text:
        binary = Text("dữ liệu nhị phân", "binary data")
        raise CannotProceedError([c.NotWorkbook(place=Place(file.path), content=binary)])
    delimiter, text = _delimiter(text)
    lines = text.count("\n") + text.count("\r")
    if text.count(delimiter) > MAX_CELLS or lines > _MOST_LINES:
        raise CannotProceedError([_too_large(file)])
    try:
        # Not strict, an open quotation mark would swallow all rows below it without a word.
        stream = io.StringIO(text, newline="")
        rows = list(csv.reader(stream, delimiter=delimiter, strict=True))
    except csv.Error as error:
        words = {"details": str(error)}
        reason = Text(_NOT_CSV.say("vi", **words), _NOT_CSV.say("en", **words))
        raise CannotProceedError([c.FileDamaged(place=Place(file.path), reason=reason)]) from None
    width = max(map(len, rows), default=0)
    if len(rows) * width > MAX_CELLS:
        raise CannotProceedError([_too_large(file)])
    return Sheet(TABLE_SHEET, [row + [""] * (width - len(row)) for row in rows])


_MOST_LINES = 1_048_576
_NOT_CSV = Text(
    "dấu nháy kép mở mà không đóng, hoặc ô quá dài ({details})",
    "a quotation mark is opened and not closed, or a field is too long ({details})",
)


def _decode(file: InputFile) -> str:
    data = file.data
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise CannotProceedError([c.CsvEncoding(place=Place(file.path))]) from None


def _delimiter(text: str) -> tuple[str, str]:
    """Find the delimiter, and what is left to read: Excel's line `sep=;` says it and is no row."""
    first, _, rest = text.partition("\n")
    stated = first.strip().strip('"').lower()
    if stated.startswith("sep=") and len(stated) == 5:
        return stated[4], rest
    return max(";,\t", key=partial(_agreement, text[:65_536].splitlines()[:40])), text


def _agreement(beginning: Sequence[str], delimiter: str) -> tuple[int, int]:
    """Rate a delimiter: in how many lines it gives the same number of fields, and that number."""
    numbers = Counter(map(len, csv.reader(beginning, delimiter=delimiter)))
    return max(((lines, fields) for fields, lines in numbers.items() if fields > 1), default=(0, 0))
