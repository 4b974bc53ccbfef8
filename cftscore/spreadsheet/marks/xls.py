"""The second look at .xls and .xlsb, see `marks`.

Both formats are rows of records. What does not hold together is passed over: calamine has read the
file, and this only says more of the cells that it found.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from struct import error as StructError  # noqa: N812 - it is a class
from struct import pack, unpack, unpack_from

from cftscore.spreadsheet.grids import column_letters
from cftscore.spreadsheet.marks import PERCENT_FORMATS, Look, percentage, shows_percentages
from cftscore.spreadsheet.marks import xlsx as marks_xlsx

_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_DAMAGE = (StructError, IndexError, KeyError, UnicodeDecodeError)
_MOST_COLUMNS = 16_384
_BIFF8 = 0x0600


class _Styles:
    """Which cell styles of a workbook show percentages."""

    def __init__(self) -> None:
        self._formats = {int(number) for number in PERCENT_FORMATS}
        self._of_styles: list[int] = []

    def add_format(self, number: int, code: str) -> None:
        """Take a number format; all stand before the styles that use them."""
        if shows_percentages(code):
            self._formats.add(number)

    def add_style(self, number_format: int) -> None:
        """Take the next cell style."""
        self._of_styles.append(number_format)

    def show(self, style: int, value: float) -> str | None:
        """Write a number as the percentage that it shows as, if it does."""
        if style >= len(self._of_styles) or self._of_styles[style] not in self._formats:
            return None
        return percentage(Decimal(repr(value)))


class _Sheet:
    """The look at one sheet, cell by cell."""

    def __init__(self, styles: _Styles) -> None:
        self.styles, self.look = styles, Look()

    def error(self, row: int, column: int, code: int) -> None:
        """Take a cell that shows an error."""
        self.look.faults[_address(row, column)] = _ERRORS.get(code, "#")

    def number(self, row: int, column: int, style: int, value: float) -> None:
        """Take a cell that holds a number."""
        shown = self.styles.show(style, value)
        if shown is not None:
            self.look.percentages[_address(row, column)] = shown

    def hide_columns(self, first: int, last: int) -> None:
        """Take columns that do not show."""
        self.look.hidden_columns.update(range(first, min(last + 1, _MOST_COLUMNS)))


def _address(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"


def _unpacked(packed: int) -> float:
    """Unpack 30 bits: a whole number or the beginning of a binary float, perhaps hundredths."""
    value = float(packed >> 2)
    if not packed & 2:
        (value,) = unpack("<d", pack("<Ii", 0, packed & ~3))
    return value / 100 if packed & 1 else value


# --- .xls: [MS-XLS], [MS-CFB]


def look_at_xls(data: bytes) -> dict[str, Look]:
    """Look at the sheets of an .xls, by their names."""
    found: dict[str, Look] = {}
    with contextlib.suppress(*_DAMAGE):
        stream = _workbook_stream(data)
        starts, styles = _globals_of_xls(stream)
        for name, start in starts.items():
            sheet = _Sheet(styles)
            found[name] = sheet.look
            for number, content in _records(stream, start):
                _take_of_xls(sheet, number, content)
    return found


def _globals_of_xls(stream: bytes) -> tuple[dict[str, int], _Styles]:
    """Find where each sheet begins, and the cell styles of a workbook of Excel 97 or later."""
    starts: dict[str, int] = {}
    styles = _Styles()
    version = 0
    for number, content in _records(stream, 0):
        if number == 0x809:
            (version,) = unpack_from("<H", content)
        elif number == 0x85:
            (start,) = unpack_from("<I", content)
            starts[_text(content, 7, content[6])] = start
        elif number == 0x41E and version == _BIFF8:
            format_number, length = unpack_from("<HH", content)
            styles.add_format(format_number, _text(content, 4, length))
        elif number == 0xE0 and version == _BIFF8:
            styles.add_style(unpack_from("<H", content, 2)[0])
    return starts, styles


def _text(content: bytes, at: int, length: int) -> str:
    """Read a text of so many letters, of one byte each or of two."""
    wide = content[at] & 1
    return content[at + 1 : at + 1 + length * (1 + wide)].decode("utf-16-le" if wide else "latin")


def _take_of_xls(sheet: _Sheet, number: int, content: bytes) -> None:
    if number in (0x203, 0x27E, 0xBD):
        _take_numbers_of_xls(sheet, number, content)
    elif number == 0x06:
        _take_formula_of_xls(sheet, content)
    elif number == 0x205:
        row, column = unpack_from("<HH", content)
        if content[7]:
            sheet.error(row, column, content[6])
    elif number == 0x208:
        if content[12] & 0x20:
            sheet.look.hidden_rows.add(unpack_from("<H", content)[0])
    elif number == 0x7D and content[8] & 1:
        sheet.hide_columns(*unpack_from("<HH", content))


def _take_numbers_of_xls(sheet: _Sheet, number: int, content: bytes) -> None:
    row, column, style = unpack_from("<HHH", content)
    if number == 0x203:
        sheet.number(row, column, style, unpack_from("<d", content, 6)[0])
        return
    count = 1 if number == 0x27E else (len(content) - 6) // 6
    for index in range(count):
        style, packed = unpack_from("<Hi", content, 4 + 6 * index)
        sheet.number(row, column + index, style, _unpacked(packed))


def _take_formula_of_xls(sheet: _Sheet, content: bytes) -> None:
    row, column, style = unpack_from("<HHH", content)
    if content[12:14] != b"\xff\xff":
        sheet.number(row, column, style, unpack_from("<d", content, 6)[0])
    elif content[6] == 2:
        sheet.error(row, column, content[8])


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Go through the records of a part of a stream, up to its end."""
    while at + 4 <= len(stream):
        number, length = unpack_from("<HH", stream, at)
        yield number, stream[at + 4 : at + 4 + length]
        if number == 0x0A:
            return
        at += 4 + length


def _workbook_stream(data: bytes) -> bytes:
    """Put the sectors of the workbook together; one that Excel writes is never a small stream."""
    size = 1 << unpack_from("<H", data, 30)[0]
    per_sector = size // 4

    def sector(index: int) -> bytes:
        return data[(index + 1) * size : (index + 2) * size]

    def numbers(index: int) -> tuple[int, ...]:
        return unpack_from(f"<{per_sector}I", sector(index))

    tables = list(unpack_from("<109I", data, 76))
    more = unpack_from("<I", data, 68)[0]
    # No more tables than it takes to name all sectors: what leads in a circle ends.
    most = len(data) // size // per_sector + 1
    while more < 0xFFFFFFFA and len(tables) < most:
        *listed, more = numbers(more)
        tables += listed
    following = [n for table in tables[:most] if table < 0xFFFFFFFA for n in numbers(table)]

    def chain(index: int) -> bytes:
        parts: list[bytes] = []
        while index < 0xFFFFFFFA and len(parts) * size < len(data):
            parts.append(sector(index))
            index = following[index]
        return b"".join(parts)

    directory = chain(unpack_from("<I", data, 48)[0])
    for at in range(0, len(directory), 128):
        length = unpack_from("<H", directory, at + 64)[0]
        if directory[at : at + max(length - 2, 0)].decode("utf-16-le") in ("Workbook", "Book"):
            start, stated = unpack_from("<II", directory, at + 116)
            return chain(start)[:stated]
    return b""


# --- .xlsb: [MS-XLSB]


def look_at_xlsb(parts: Mapping[str, bytes]) -> dict[str, Look]:
    """Look at the sheets of an .xlsb, by their names, in its members."""
    found: dict[str, Look] = {}
    with contextlib.suppress(*_DAMAGE):
        linked = marks_xlsx.linked_parts(parts, "xl/_rels/workbook.bin.rels")
        styles = _styles_of_xlsb(parts.get("xl/styles.bin", b""))
        for number, content in _records_of_xlsb(parts["xl/workbook.bin"]):
            if number == 0x9C:
                identity, end = _wide(content, 8)
                name, _ = _wide(content, end)
                sheet = _Sheet(styles)
                found[name] = sheet.look
                _look_at_part(sheet, linked[identity])
    return found


def _styles_of_xlsb(part: bytes) -> _Styles:
    styles = _Styles()
    of_cells = False
    with contextlib.suppress(*_DAMAGE):
        for number, content in _records_of_xlsb(part):
            if number == 0x2C:
                styles.add_format(unpack_from("<H", content)[0], _wide(content, 2)[0])
            elif number in (0x269, 0x26A):
                of_cells = number == 0x269
            elif number == 0x2F and of_cells:
                styles.add_style(unpack_from("<H", content, 2)[0])
    return styles


def _look_at_part(sheet: _Sheet, part: bytes) -> None:
    row = 0
    for number, content in _records_of_xlsb(part):
        if number == 0x00:
            (row,) = unpack_from("<I", content)
            if content[11] & 0x10:
                sheet.look.hidden_rows.add(row)
        elif number in (0x03, 0x0B):
            sheet.error(row, unpack_from("<I", content)[0], content[8])
        elif number in (0x02, 0x05, 0x09):
            column, style = unpack_from("<II", content)
            kind = "<i" if number == 0x02 else "<d"
            (value,) = unpack_from(kind, content, 8)
            value = _unpacked(value) if number == 0x02 else value
            sheet.number(row, column, style & 0xFFFFFF, value)
        elif number == 0x3C and content[16] & 1:
            sheet.hide_columns(*unpack_from("<II", content))


def _records_of_xlsb(part: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(part):
        number, at = _seven_bits(part, at)
        length, at = _seven_bits(part, at)
        yield number, part[at : at + length]
        at += length


def _seven_bits(part: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(4):
        value |= (part[at + place] & 127) << 7 * place
        if part[at + place] < 128:
            return value, at + place + 1
    raise IndexError("more than four groups")


def _wide(content: bytes, at: int) -> tuple[str, int]:
    (length,) = unpack_from("<I", content, at)
    end = at + 4 + 2 * length
    return content[at + 4 : end].decode("utf-16-le"), end
