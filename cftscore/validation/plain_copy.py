"""A plain .xlsx of the values of a workbook in another format, each in its own cell."""

from __future__ import annotations

import io
from datetime import date, time, timedelta
from typing import Any

import xlsxwriter

from cftscore.core.text import no_markup
from cftscore.core.timestamp import created
from cftscore.spreadsheet.load import CellValue, Workbook


def plain_copy(workbook: Workbook) -> bytes:
    """Write the values of all sheets at their own addresses; formats and formulas are not known."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}  # fmt: skip
    written = xlsxwriter.Workbook(content, options)
    written.set_properties({"created": created()})
    dates = written.add_format({"num_format": "dd/mm/yyyy"})
    for sheet in workbook.sheets:
        target = written.add_worksheet(sheet.name)
        if sheet.hidden:
            target.hide()
        for index, row in enumerate(sheet.rows):
            for column, value in enumerate(row):
                _put(target, index, column, value, dates)
    if workbook.sheets and all(sheet.hidden for sheet in workbook.sheets):
        written.worksheets()[0].hidden = 0
    written.close()
    return content.getvalue()


def _put(sheet: Any, row: int, column: int, value: CellValue, dates: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, date | time | timedelta):
        sheet.write_datetime(row, column, value, dates)
    elif isinstance(value, str):
        sheet.write_string(row, column, no_markup(value))
    else:
        sheet.write_number(row, column, value)
