"""Texts of rows: codes and names as programs and people write them, rows of column numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from cftscore.core.text import visible
from cftscore.intake.values import is_blank
from cftscore.spreadsheet.load import CellValue, cell_text

LONGEST_CODE = 10
# Rows of totals, folded: `Tổng cộng`, `Cộng toàn huyện`, `Tổng số 17 xã`, `Total`.
TOTAL = re.compile(
    r"(?:tong|cong|toan|binh quan|trung binh|(?:grand )?total|sum|average|mean)"
    r"(?: (?:tong|cong|so|chung|toan|cua|cac|huyen|quan|thi|thanh|tinh|of|for|all|district"
    r"|province|(?:h|q|tx|tp)\b|\d).*)?"
)
# Groups of communes and their subtotals: `Cụm số 1`, `Cộng cụm`, `Các xã`, `Khối phường`.
GROUP = re.compile(
    r"(?:(?:cong|tong|tong cong) )?(?:cum|khoi|vung|khu vuc|nhom)"
    r"(?: (?:thi dua )?(?:so )?(?:[\divx]+|xa|phuong|thi tran|[a-z]))?"
    r"|(?:cac|khoi) (?:xa|phuong|thi tran|dac khu)(?: (?:xa|phuong|thi tran))*"
)
_NUMBERING = re.compile(r"\(?(?:[A-Za-z]|\d{1,3})\)?(?:\s*[=:].*)?")


def slips(code: str) -> Iterator[str]:
    """List the codes that one slip of the pen may have turned into another."""
    if len(code) > LONGEST_CODE:
        return
    found: dict[str, None] = {}
    for at in range(len(code) + 1):
        head, tail = code[:at], code[at:]
        found[head + tail[1:]] = None
        found[head + tail[1:2] + tail[:1] + tail[2:]] = None
        for digit in "0123456789":
            found[head + digit + tail[1:]] = None
            found[head + digit + tail] = None
    yield from found


def number_of(code: str) -> int:
    """Return the digits of a code as a number."""
    return int("0" + re.sub(r"[^0-9]", "", code))


def text_of(value: CellValue) -> str:
    """Take a cell for a text; a blank, or a dash, is none."""
    return _plain(value) if isinstance(value, str) else visible(cell_text(value))


@lru_cache(maxsize=2**14)
def _plain(text: str) -> str:
    return "" if is_blank(text) else visible(cell_text(text))


_FOOTNOTE = re.compile(r"(?:\s*\((?:\d{1,2}|\*{1,3})\)|\s*\*{1,3}|[⁰¹²³⁴-⁹]+)$")


def without_footnote(name: str) -> str:
    """Take the mark of a footnote away from behind a name: `Phường Núi Sam (1)`, `Xã Vĩnh Tế²`."""
    return _FOOTNOTE.sub("", name)


_CODE_IN_NAME = re.compile(
    r"(\d{5})\s*[-–_.:/]\s*(\D.*)|(\D.*?)\s*[-–(\[]\s*(\d{5})\s*[)\]]?", re.ASCII
)


def code_in_name(name: str) -> tuple[str, str]:
    """Part a cell that holds both: `30331 - Xã Vĩnh Tế`, `Xã Vĩnh Tế (30331)`; else no code."""
    match = _CODE_IN_NAME.fullmatch(name)
    if match is None:
        return "", name
    return (match[1], match[2]) if match[1] else (match[4], match[3])


def code_of(text: str) -> str:
    """Take what programs make of a code for it: `'30316`, `="30316"`, `30316.0`, `30316,0`."""
    guarded = _GUARDED.fullmatch(text)
    return guarded[1] if guarded else text.lstrip("'")


_GUARDED = re.compile(r"""(?:'|=?"|=)?(\d+)(?:\.0+|(?<=\d{4}),0{1,2})?"?""", re.ASCII)


def is_numbering(row: Sequence[CellValue]) -> bool:
    """Tell the row that numbers the columns: A, B, 1, 2, 3 = 2/1, as official forms have it."""
    texts = []
    for text in filter(None, map(text_of, row)):
        if not _NUMBERING.fullmatch(text):
            return False
        texts.append(text)
    numbers = [int(found[0]) for text in texts if (found := re.findall(r"\d{1,9}", text))]
    return len(texts) > 3 and all(later == earlier + 1 for earlier, later in pairwise(numbers))
