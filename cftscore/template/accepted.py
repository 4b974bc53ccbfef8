"""The sheet of warnings that somebody looked into, as merged workbooks bring it along."""

from __future__ import annotations

from datetime import date, datetime
from math import isfinite
from typing import Any

from cftscore.intake.accepted_sheet import HEADINGS, TO_FILL_IN
from cftscore.spreadsheet.load import CellValue, cell_text
from cftscore.template.book import A4, Book, height
from cftscore.template.content import Content

_WIDTHS: dict[str, float] = {
    "code": 11,
    "commune": 9,
    "name": 20,
    "indicator": 30,
    "message": 50,
    "value": 14,
    "reason": 40,
    "who": 22,
    "when": 14,
}
_DATE = "dd/mm/yyyy"
_FIRST_YEAR = 1900
"""Workbooks know no days before it."""


def write(book: Book, sheet: Any, content: Content) -> None:
    """Write the headings and the rows; nothing is locked, so that more can be written below."""
    head = book.framed(bold=True, text_wrap=True, align="center", bg_color="#F2F2F2")
    for column, key in enumerate(HEADINGS):
        sheet.set_column(column, column, _WIDTHS[key])
        book.text(sheet, 0, column, HEADINGS[key], head)
    for index, row in enumerate(content.accepted, start=1):
        for column, key in enumerate(HEADINGS):
            colour = {} if key in TO_FILL_IN else {"bg_color": "#F7F7F7"}
            _cell(book, sheet, (index, column), row[key], colour)
        texts = [(cell_text(row[key]), _WIDTHS[key]) for key in ("message", "reason")]
        sheet.set_row(index, max(15, height(texts, 9)))
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:F{len(content.accepted) + 1}"})
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def _cell(
    book: Book, sheet: Any, at: tuple[int, int], value: CellValue, colour: dict[str, str]
) -> None:
    """Write a cell as it was: a number, a date, else a text that never becomes a formula."""
    style = {"text_wrap": True, "font_size": 9, **colour}
    if isinstance(value, datetime | date) and value.year >= _FIRST_YEAR:
        sheet.write_datetime(*at, value, book.framed(num_format=_DATE, **style))
    elif isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        sheet.write_number(*at, value, book.framed(**style))
    elif text := cell_text(value):
        book.text(sheet, *at, text, book.framed(num_format="@", **style))
    else:
        sheet.write_blank(*at, None, book.framed(**style))
