"""A plain .xlsx of the values of a workbook in another format, each in its own cell."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

import xlsxwriter

from cftscore.core.timestamp import created
from cftscore.spreadsheet.load import CellValue, Workbook
from cftscore.spreadsheet.made import Made
from cftscore.spreadsheet.own import mark
from cftscore.spreadsheet.row_sheet import RowSheet
from cftscore.spreadsheet.sheet import Spot

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def plain_copy(
    workbook: Workbook,
    changes: Mapping[str, Mapping[Spot, str | int]] | None = None,
    made: Made | None = None,
) -> bytes:
    """Write the values of all sheets at their own addresses; formats and formulas are not known.

    Args:
        workbook: as it was read.
        changes: by sheet what some cells are to hold in place of what they hold.
        made: the mark of the copy, if it is to bear one.
    """
    content = io.BytesIO()
    written = xlsxwriter.Workbook(content, _OPTIONS)
    written.set_properties({"created": created()})
    if made is not None:
        mark(written, made)
    dates = written.add_format({"num_format": "dd/mm/yyyy"})
    for sheet in workbook.sheets:
        target = written.add_worksheet(sheet.name, RowSheet)
        if sheet.hidden:
            target.hide()
        _fill(target, sheet.rows, (changes or {}).get(sheet.name, {}), dates)
    if workbook.sheets and all(sheet.hidden for sheet in workbook.sheets):
        written.worksheets()[0].hidden = 0
    written.close()
    return content.getvalue()


def _fill(
    target: Any,
    rows: Sequence[Sequence[CellValue]],
    changes: Mapping[Spot, str | int],
    dates: Any,
) -> None:
    changed: dict[int, dict[int, str | int]] = {}
    for (row, column), value in changes.items():
        changed.setdefault(row, {})[column] = value
    unstyled = [None] * max(map(len, rows), default=0)
    for index, cells in enumerate(rows):
        here = changed.get(index)
        values = _with(cells, here) if here else cells
        if _PLAIN.issuperset(map(type, values)):
            target.write_cells(index, values, unstyled)
        else:
            styles = [dates if isinstance(value, _DATES) else None for value in values]
            target.write_cells(index, [_as_stored(target, value) for value in values], styles)


def _with(cells: Sequence[CellValue], changed: Mapping[int, str | int]) -> Sequence[CellValue]:
    return [changed.get(column, value) for column, value in enumerate(cells)]


_PLAIN = frozenset({str, int, bool, type(None)})
_DATES = (date, time, timedelta)


def _as_stored(target: Any, value: CellValue) -> CellValue:
    """Give what a cell stores: of a date its number; what is no number is written in words."""
    if isinstance(value, _DATES):
        stored: float = target._convert_date_time(value)
        return stored
    return value if not isinstance(value, float) or math.isfinite(value) else str(value)
