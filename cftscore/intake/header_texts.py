"""The texts of the rows of a header, with merged cells written into all that they cover."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from cftscore.core.text import REMEMBERED, nfc
from cftscore.intake.values import STROKE
from cftscore.spreadsheet.load import CellValue, MergedRange, Sheet

_MOST_MERGED = 5_000
LONGEST = 2_000
"""No heading is longer."""

_YEARS: dict[CellValue, str] = {year: str(year) for year in range(1990, 2101)}


def year_of(cell: CellValue) -> str:
    """Give the year that a number in a heading is, `2020`, empty where it is none."""
    return "" if isinstance(cell, str) else _YEARS.get(cell, "")


@lru_cache(maxsize=REMEMBERED)
def heading_text(value: str) -> str:
    """Give the text of a heading without what is struck out; of one struck out it says so.

    Of a text that is longer than any heading only the beginning is given: too long it stays.
    """
    if len(value) > LONGEST:
        value = value[:LONGEST] + "…"
    if STROKE not in value:
        return nfc(value)
    left = _STRUCK.sub("", value).strip()
    return nfc(left or f"[gạch bỏ] {value.replace(STROKE, '')}")


_STRUCK = re.compile(f".{STROKE}", re.DOTALL)


class HeadingTexts:
    """The texts of the rows of a sheet, taken for headings.

    Args:
        sheet: each row of it is looked at once, however often it is asked for.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._rows: dict[int, list[str]] = {}
        self._merged: dict[int, list[MergedRange]] = {}
        for merged in sheet.merged:
            self._merged.setdefault(merged[0], []).append(merged)

    def of(self, rows: range) -> list[list[str]]:
        """Give the texts of some rows, with merged cells written into all that they cover."""
        texts = [self._row(row) for row in rows]
        here = [one for row in rows for one in self._merged.get(row, ())]
        return _spread(texts, here, rows.start) if here else texts

    def _row(self, row: int) -> list[str]:
        if row not in self._rows:
            self._rows[row] = [
                heading_text(cell) if type(cell) is str else _YEARS.get(cell, "")
                for cell in self.sheet.rows[row]
            ]
        return self._rows[row]


def _spread(
    rows: Sequence[Sequence[str]], here: Iterable[MergedRange], top: int
) -> list[list[str]]:
    """Write merged cells into all that they cover, in rows of which the first is the row `top`."""
    texts = [list(row) for row in rows]
    # A file may claim ranges that lie over each other: each cell is written once.
    written = [bytearray(len(row)) for row in texts]
    for first_row, column, last_row, last_column in islice(here, _MOST_MERGED):
        row = first_row - top
        if not 0 <= column < len(texts[row]):
            continue
        text = texts[row][column]
        for covered, done in zip(
            texts[row : last_row - top + 1], written[row : last_row - top + 1], strict=True
        ):
            for index in range(column, min(last_column + 1, len(covered))):
                if done[index]:
                    break
                covered[index], done[index] = text, 1
    return texts
