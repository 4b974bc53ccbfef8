"""Whether an .xlsx surely stays small when it is read, and so may be read in this process.

calamine makes room for every cell from A1 to the last row and the last column, copies a shared
text into every cell that uses it, and makes room for as many texts as a file says it has.
"""

from __future__ import annotations

import re

from cftscore.spreadsheet.ordinary import MOST_REWRITTEN, Parts
from cftscore.spreadsheet.sheet import column_index

_MOST_TEXT = 200 * 1024 * 1024
_MOST_COUNTED = 64 * 1024 * 1024
"""To list the cells of a larger sheet takes more memory than the sheet."""
_FARTHEST = 16_384 * 1_048_576
_GREAT_COUNT = re.compile(rb"""ount\s*=\s*["'][^"']{8}""")
_NEAR = {
    digits: (
        most_rows * most_columns,
        re.compile(rb'<row(?! [^<>]*?\br="[0-9]{1,%d}")' % digits),
        re.compile(rb'<c(?! r="%b[0-9]{1,%d}")' % (letters, digits)),
    )
    for digits, most_rows, letters, most_columns in (
        (4, 9_999, rb"[A-Z]{1,2}", 702),
        (5, 99_999, rb"[AB]?[A-Z]", 78),
    )
}
"""By the digits of the last row: so many cells lie at most between A1 and the last where no row and
no cell is said to be farther away, or is not plain. Most workbooks are told by that alone."""
_ROW = re.compile(rb'<row [^<>]*?\br="([0-9]{1,7})"')


def is_modest(parts: Parts, odd: frozenset[str], most_cells: int) -> bool:
    """Whether a workbook surely stays small.

    Args:
        parts: its parts.
        odd: those that have to be rewritten before.
        most_cells: what no sheet may exceed.
    """
    if any(len(parts[name]) > MOST_REWRITTEN for name in odd):
        return False
    sheets = [xml for xml in parts.values() if b"sheetData" in xml]
    others = [xml for xml in parts.values() if b"sheetData" not in xml]
    if any(_GREAT_COUNT.search(xml) for xml in others):
        return False
    texts = (xml for xml in others if b"si>" in xml)
    longest = max((len(text) for xml in texts for text in xml.split(b"si>")), default=0)
    uses = sum(map(len, sheets)) // len('<c t="s"><v>0</v></c>')
    if longest * uses > _MOST_TEXT:
        uses = sum(xml.count(b'"s"') + xml.count(b"'s'") for xml in sheets)
    return longest * uses <= _MOST_TEXT and all(
        _are_near(xml, most_cells) or (len(xml) <= _MOST_COUNTED and cells(xml) <= most_cells)
        for xml in sheets
    )


def _are_near(xml: bytes, most_cells: int) -> bool:
    begin, end = _body(xml)
    last = _ROW.match(xml, max(xml.rfind(b"<row ", begin, end), 0))
    most, row, cell = _NEAR[5 if last and len(last[1]) > 4 else 4]
    if most > most_cells or cell.search(xml, begin, end):
        return False
    return row.search(xml, begin, end) is None


def _body(xml: bytes) -> tuple[int, int]:
    """Return where the rows begin and end; everything where that is not plain."""
    begin, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    return (begin, end) if 0 <= begin < end else (0, len(xml))


def cells(xml: bytes) -> int:
    """Return how many cells lie between A1 and the last of a sheet, or more.

    A cell or row that does not say plainly where it is stands for the farthest one.
    """
    body = xml[slice(*_body(xml))]
    rows = list(map(int, _ROW.findall(body)))
    if len(rows) != body.count(b"<row"):
        return _FARTHEST
    digits = len(str(max(rows, default=0)))
    # A cell farther down than its row lies within ten times as many rows, or is not plain.
    letters = re.findall(rb'<c r="([A-Z]{1,3})[0-9]{1,%d}"' % digits, body)
    if len(letters) != body.count(b"<c"):
        return _FARTHEST
    columns = max((column_index(letter.decode()) + 1 for letter in set(letters)), default=0)
    return int(10**digits - 1) * columns
