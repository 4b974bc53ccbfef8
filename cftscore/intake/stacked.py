"""Forms of several communes that stand one below another on a sheet.

Read as one form, the figures of the second commune would be the first's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, pairwise

from cftscore.core.text import fold, nfc
from cftscore.intake.forms import FormSheet, find_form
from cftscore.intake.header import Header
from cftscore.intake.headings import Headings
from cftscore.intake.values import is_blank
from cftscore.spreadsheet.load import CellValue, Sheet

_OFFICE = (
    r"(?:(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|(?:tên )?đơn vị(?: báo cáo)?|tên xã|xã, phường)"
    r"\s*:?\s*){1,3}"
)
_NAME = r"(?P<name>(?:xã|phường|thị trấn|đặc khu|tt\.|p\.|x\.)\s*[^,;:/()]{2,40})"
_TITLE = re.compile(_OFFICE + _NAME, re.IGNORECASE)
_LABEL, _VALUE = re.compile(_OFFICE, re.IGNORECASE), re.compile(_NAME, re.IGNORECASE)
_MOST_ROWS, _LONGEST = 5_000, 120


def find_stacked(sheet: Sheet, headings: Headings) -> list[tuple[FormSheet, Header]]:
    """Read the forms that stand below each other; empty where there are not several.

    Args:
        sheet: the sheet as it is.
        headings: the headings of the criteria set.
    """
    titles = list(_titles(sheet.rows[:_MOST_ROWS]))
    if len({name for _, name in titles}) < 2:
        return []
    starts = [0]
    for (_, before), (row, name) in pairwise(titles):
        if name != before:
            starts.append(row)
    parts = [
        find_form(_only(sheet, range(start, end)), headings, None)
        for start, end in zip(starts, [*starts[1:], len(sheet.rows)], strict=True)
    ]
    forms = [part for part in parts if part is not None]
    return forms if len(forms) > 1 else []


def _titles(rows: Sequence[Sequence[CellValue]]) -> Iterator[tuple[int, str]]:
    """Give the rows that say of which commune what follows is, each with the name, folded."""
    cells = set(chain.from_iterable(rows))
    titles = {cell for cell in cells if isinstance(cell, str) and _is_title(cell)}
    for index, row in enumerate(rows if titles else ()):
        if titles.isdisjoint(row):
            continue
        texts = [_plain(cell) if isinstance(cell, str) else "" for cell in row]
        filled = [text for text, cell in zip(texts, row, strict=True) if not is_blank(cell)]
        found = [match for text in texts if text and (match := _whole(_TITLE, text))]
        if len(filled) == 2 and _whole(_LABEL, filled[0]):
            found += filter(None, [_whole(_VALUE, filled[1])])
        if len(found) == 1:
            yield index, fold(found[0]["name"])


def _plain(text: str) -> str:
    return nfc(text).strip()


@lru_cache(maxsize=2**14)
def _is_title(text: str) -> bool:
    """Tell whether a text is a title, or what stands left of a name."""
    plain = _plain(text)
    return any(_whole(pattern, plain) for pattern in (_TITLE, _LABEL))


def _whole(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return pattern.fullmatch(text) if len(text) <= _LONGEST else None


def _only(sheet: Sheet, kept: range) -> Sheet:
    """Give a sheet of which only some rows hold anything, each in its place."""
    rows = [row if at in kept else [None] * len(row) for at, row in enumerate(sheet.rows)]
    return replace(sheet, frame=Sheet.of_rows(sheet.name, rows).frame)
