"""The second look at .xls and .xlsb: error cells, which calamine reads as blank.

Both formats are rows of records. What does not hold together is passed over: calamine has read the
file, and this only says more of cells that it called blank.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from struct import error as StructError  # noqa: N812 - it is a class
from struct import unpack_from

from cftscore import sheetxml
from cftscore.grids import column_letters

_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_DAMAGE = (StructError, LookupError, ValueError)

Faults = dict[str, dict[str, str]]
"""By sheet and address, the error that a cell shows."""


def faults_of_xls(data: bytes) -> Faults:
    """Find the error cells of an .xls ([MS-XLS], [MS-CFB])."""
    found: Faults = {}
    with contextlib.suppress(*_DAMAGE):
        stream = _workbook_stream(data)
        for number, content in _records(stream, 0):
            if number == 0x85:
                (at,) = unpack_from("<I", content)
                length, wide = content[6], content[7] & 1
                name = content[8 : 8 + length * (1 + wide)].decode("utf-16-le" if wide else "latin")
                found[name] = dict(_errors_of_xls(stream, at))
    return found


def _errors_of_xls(stream: bytes, at: int) -> Iterator[tuple[str, str]]:
    for number, content in _records(stream, at):
        if number == 0x205 and content[7]:
            code = content[6]
        elif number == 0x06 and content[12:14] == b"\xff\xff" and content[6] == 2:
            code = content[8]
        else:
            continue
        row, column = unpack_from("<HH", content)
        yield f"{column_letters(column)}{row + 1}", _ERRORS.get(code, "#")


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
    size = {9: 512, 12: 4096}[unpack_from("<H", data, 30)[0]]
    per_sector = size // 4

    def sector(index: int) -> bytes:
        return data[(index + 1) * size : (index + 2) * size]

    def numbers(index: int) -> tuple[int, ...]:
        return unpack_from(f"<{per_sector}I", sector(index))

    tables = list(unpack_from("<109I", data, 76))
    more = unpack_from("<I", data, 68)[0]
    while more < 0xFFFFFFFA and len(tables) * size < len(data):
        *listed, more = numbers(more)
        tables += listed
    following = [n for table in tables if table < 0xFFFFFFFA for n in numbers(table)]

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


def faults_of_xlsb(parts: Mapping[str, bytes]) -> Faults:
    """Find the error cells of an .xlsb ([MS-XLSB]) by its members."""
    found: Faults = {}
    with contextlib.suppress(*_DAMAGE):
        linked = sheetxml.linked_parts(parts, "xl/_rels/workbook.bin.rels")
        for number, content in _records_of_xlsb(parts["xl/workbook.bin"]):
            if number == 0x9C:
                identity, end = _wide(content, 8)
                name, _ = _wide(content, end)
                found[name] = dict(_errors_of_xlsb(linked[identity]))
    return found


def _errors_of_xlsb(part: bytes) -> Iterator[tuple[str, str]]:
    row = 0
    for number, content in _records_of_xlsb(part):
        if number == 0x00:
            (row,) = unpack_from("<I", content)
        elif number in (0x03, 0x0B):
            (column,) = unpack_from("<I", content)
            yield f"{column_letters(column)}{row + 1}", _ERRORS.get(content[8], "#")


def _records_of_xlsb(part: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(part):
        number, at = _seven_bits(part, at)
        length, at = _seven_bits(part, at)
        yield number, part[at : at + length]
        at += length


def _seven_bits(part: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        value |= (part[at] & 127) << shift
        if part[at] < 128:
            return value, at + 1
        at, shift = at + 1, shift + 7


def _wide(content: bytes, at: int) -> tuple[str, int]:
    (length,) = unpack_from("<I", content, at)
    end = at + 4 + 2 * length
    return content[at + 4 : end].decode("utf-16-le"), end
