"""Of a sheet of an .xlsx, the rows and cells that a library is asked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Set

_ROW_NUMBER = re.compile(rb'[^<>]*?\br="([0-9]{1,7})"')
_WORKSHEET = re.compile(rb"<worksheet\b[^<>]*>")
_ASKED = b"%b<sheetData>%b</sheetData></worksheet>"
_STYLE = re.compile(rb'(?<![\w:])s="([0-9]{1,6})"')
_FEW = 50

Tell = Callable[[bytes], object]
"""Tells whether something is found in some cells."""


def used_styles(styles: Set[str], xml: bytes) -> frozenset[bytes]:
    """Return the numbers of those of some cell styles that a sheet uses; there may be thousands."""
    numbers = frozenset(map(str.encode, styles))
    if len(numbers) > _FEW:
        return numbers.intersection(_STYLE.findall(xml))
    return frozenset(number for number in numbers if b's="%b"' % number in xml)


def of_styles(numbers: Set[bytes]) -> Tell:
    """Return what tells whether some cells have one of some styles."""
    return lambda cells: not numbers.isdisjoint(_STYLE.findall(cells))


def asked(xml: bytes, last: int, tell: Tell) -> bytes | None:
    """Return a sheet of the cells in which something is found.

    Args:
        xml: the sheet's part.
        last: the number of the last row that holds a value: below it are often many that are only
            formatted or hidden.
        tell: what is looked for, in cells and in the tags of rows.

    Returns:
        The sheet with these cells alone; None where there are none.
    """
    start = _WORKSHEET.search(xml)
    if start is None:
        return None
    rows = _rows(xml[: xml.rfind(b"</sheetData>")], last, tell)
    return _ASKED % (start[0], rows) if rows else None


def _rows(body: bytes, last: int, tell: Tell) -> bytes:
    """Return the rows that are asked about; all of them where one does not say its number."""
    _, *rows = body.split(b"<row")
    kept: list[bytes] = []
    for row in rows:
        number = _ROW_NUMBER.match(row)
        if number is None:
            return b"<row" + b"<row".join(rows)
        whole = b"<row" + row
        if int(number[1]) <= last and tell(whole):
            kept.append(_cells(whole, tell))
    return b"".join(kept)


def _cells(row: bytes, tell: Tell) -> bytes:
    """Return a row with the cells that are asked about; with all where one has no address."""
    body, closed, _ = row.partition(b"</row>")
    tag, *cells = body.split(b"<c ")
    if not all(cell.startswith(b'r="') for cell in cells):
        return row
    return b"<c ".join((tag, *[cell for cell in cells if tell(b"<c " + cell)])) + closed
