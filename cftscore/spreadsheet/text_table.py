"""Text exports: CSV, and what spreadsheet programs and people make of it.

The csv module reads them: pandas does not say what is wrong with an unclosed quotation mark, and
takes lines of unequal length for an error.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import cast

from cftscore.core.text import Text
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.spreadsheet import files
from cftscore.spreadsheet.files import MAX_CELLS, InputFile
from cftscore.spreadsheet.sheet import TABLE_SHEET, CellValue, Sheet

_MOST_LINES = 1_048_576
_NOT_CSV = Text(
    "thiếu dấu ngoặc kép đóng, hoặc ô quá dài ({details})",
    "a quotation mark is not closed, or a field is too long ({details})",
)
_TOO_MANY_FIELDS = Text(
    "dòng {line} có {fields} ô, các dòng trên chỉ có {usual}: dấu “{delimiter}” bên trong một giá "
    "trị phải đặt trong dấu ngoặc kép",
    "line {line} has {fields} fields, the lines above have {usual}: a “{delimiter}” within a value "
    "has to stand in quotation marks",
)
_BINARY = Text("dữ liệu nhị phân", "binary data")
_SPACES = " \u00a0\u2007\u202f\u200b\ufeff"
_BESIDE_QUOTES = re.compile(f'[{_SPACES}\t]"|"[{_SPACES}\t]')
_FIGURE = re.compile(r"\s*[0-9][0-9., ]*\s*")
_GUARD = '="'
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
"""How programs guard the zeros that a code begins with: `="00316"` shows as 00316."""


def read(file: InputFile) -> Sheet:
    """Read a text export as a sheet; a field that a line does not have is None.

    Raises:
        CannotProceedError: it is no Unicode text, too large, or has an unclosed quotation mark.
    """
    text = _decode(file)
    if "\0" in text:
        raise CannotProceedError([c.NotWorkbook(place=Place(file.path), content=_BINARY)])
    delimiter, text = _delimiter(text)
    lines = text.count("\n") + text.count("\r")
    if text.count(delimiter) > MAX_CELLS or lines > _MOST_LINES:
        raise CannotProceedError([too_large(file)])
    rows = _rows(file, text, delimiter)
    _refuse_shifted(file, rows, delimiter)
    width = max(map(len, rows), default=0)
    if len(rows) * width > MAX_CELLS:
        raise CannotProceedError([too_large(file)])
    del text  # a large one takes as much room as the rows
    padded = cast("list[list[CellValue]]", rows)
    for row in padded:
        row.extend([None] * (width - len(row)))
    sheet = Sheet.of_rows(TABLE_SHEET, padded)
    vars(sheet)["rows"] = padded  # they are not made again of the cells
    return sheet


def too_large(file: InputFile, sheet: str = "", cell: str = "") -> Finding:
    """Report a file that would take too much memory, and the farthest cell where it is known."""
    place = Place(file.path, sheet or None, cell or None)
    return c.FileTooLarge(place=place, limit_mib=files.MAX_MIB, limit_cells=MAX_CELLS)


def _rows(file: InputFile, text: str, delimiter: str) -> list[list[str]]:
    try:
        rows = _parsed(_without_spaces(text, delimiter), delimiter)
    except csv.Error as error:
        reason = _NOT_CSV.filled(details=str(error))
        raise CannotProceedError([c.FileDamaged(place=Place(file.path), reason=reason)]) from None
    if _GUARD not in text:
        return rows
    return [[_plain(field) for field in row] for row in rows]


def _refuse_shifted(file: InputFile, rows: Sequence[Sequence[str]], delimiter: str) -> None:
    """Refuse a table with a line of more fields than its header: its figures are shifted."""
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    usual, most = max(lengths, key=lengths.__getitem__, default=0), 0
    # Programs write lines of one length; people leave the blank fields at the end away, or add one.
    uniform = lengths[usual] * 2 > lengths.total()
    for number, row in enumerate(rows, start=1):
        fields = len(row)
        while not uniform and fields and not row[fields - 1].strip():
            fields -= 1
        if fields > max(most, usual) and most >= usual > 0:
            raise CannotProceedError([_too_many(file, number, fields, most, delimiter)])
        most = max(most, len(row))
    begun = next((number for number, row in enumerate(rows) if len(row) == usual), 0)
    above = next((len(row) for row in reversed(rows[:begun]) if any(row)), 0)
    if uniform and above > 1 and _are_shifted(rows[begun:], above, usual):
        raise CannotProceedError([_too_many(file, begun + 1, usual, above, delimiter)])


def _are_shifted(rows: Sequence[Sequence[str]], headed: int, usual: int) -> bool:
    """Whether most lines of a table have figures behind the last column that has a heading."""
    lines = [row for row in rows if len(row) == usual]
    figures = [any(map(_FIGURE.fullmatch, row[headed:])) for row in lines]
    return figures[0] and sum(figures) * 2 > len(lines)  # else the first is a header itself


def _too_many(file: InputFile, line: int, fields: int, usual: int, delimiter: str) -> Finding:
    reason = _TOO_MANY_FIELDS.filled(line=line, fields=fields, usual=usual, delimiter=delimiter)
    return c.FileDamaged(place=Place(file.path), reason=reason)


def _without_spaces(text: str, delimiter: str) -> str:
    """Return a text without the spaces between delimiters and quotation marks: no part of fields.

    The csv module knows only blanks, and only before a mark.
    """
    if _BESIDE_QUOTES.search(text) is None:
        return text
    spaces = f"[{_SPACES}]*" if delimiter == "\t" else f"[{_SPACES}\t]*"
    end = re.escape(delimiter)
    quoted = rf'(^|[{end}\r\n]){spaces}("(?:[^"]|"")*+"){spaces}(?=[{end}\r\n]|\Z)'
    return re.sub(quoted, r"\1\2", text)


def _parsed(text: str, delimiter: str) -> list[list[str]]:
    # Not strict, an open quotation mark would swallow all rows below it without a word.
    # As UTF-8 a text takes a third of the room that `StringIO` gives it.
    stream = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8", newline="")
    return list(csv.reader(stream, delimiter=delimiter, strict=True, skipinitialspace=True))


def _plain(field: str) -> str:
    guarded = _KEPT_AS_TEXT.fullmatch(field.strip()) if field[:2] == _GUARD else None
    return guarded[1] if guarded else field


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
    return max(";,\t|", key=partial(_agreement, text[:65_536].splitlines()[:40])), text


def _agreement(beginning: Sequence[str], delimiter: str) -> tuple[int, int]:
    """Rate a delimiter: in how many lines it gives the same number of fields, and that number."""
    lines = csv.reader(beginning, delimiter=delimiter, skipinitialspace=True)
    numbers = Counter(map(len, lines))
    return max(((lines, fields) for fields, lines in numbers.items() if fields > 1), default=(0, 0))
