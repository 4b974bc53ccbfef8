"""The texts of the rows of a header, with merged cells written into all that they cover."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from cftscore.core.text import nfc
from cftscore.intake.values import STROKE
from cftscore.spreadsheet.load import CellValue, MergedRange, Sheet

_MOST_MERGED = 5_000

_YEARS: dict[CellValue, str] = {year: str(year) for year in range(1990, 2101)}

MergedByRow = Mapping[int, Sequence[MergedRange]]
"""Merged ranges by the first of their rows."""


def merged_by_first_row(sheet: Sheet) -> MergedByRow:
    """Sort the merged ranges of a sheet by the row in which each begins."""
    by_row: dict[int, list[MergedRange]] = {}
    for merged in sheet.merged:
        by_row.setdefault(merged[0], []).append(merged)
    return by_row


def year_of(cell: CellValue) -> str:
    """Give the year that a number in a heading is, `2020`, empty where it is none."""
    return "" if isinstance(cell, str) else _YEARS.get(cell, "")


def heading_text(value: str) -> str:
    """Give the text of a heading without what is struck out; of one struck out it says so."""
    if STROKE not in value:
        return nfc(value)
    left = _STRUCK.sub("", value).strip()
    return nfc(left or f"[gạch bỏ] {value.replace(STROKE, '')}")


_STRUCK = re.compile(f".{STROKE}", re.DOTALL)


def header_texts(sheet: Sheet, merged: MergedByRow, of: range) -> list[list[str]]:
    """Copy the texts of some rows, with merged cells written into all that they cover."""
    texts = [
        [heading_text(value) if isinstance(value, str) else _YEARS.get(value, "") for value in row]
        for row in sheet.rows[of.start : of.stop]
    ]
    top = of.start
    here = (one for row in range(top, top + len(texts)) for one in merged.get(row, ()))
    # A file may claim ranges that lie over each other: each cell is written once.
    written = [bytearray(len(row)) for row in texts] if merged else []
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
