"""A return slip as a workbook: a table with a column to answer in."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from cftscore.core.text import Language, Text, no_markup
from cftscore.core.timestamp import created
from cftscore.output.words import clean
from cftscore.report.slips import HEADS, TITLE, Slip
from cftscore.spreadsheet import own
from cftscore.spreadsheet.made import Made

_SHEET = Text("Phiếu", "Slip")
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False}  # fmt: skip
_WIDTHS = {"number": 5, "severity": 11, "cell": 18, "message": 52, "fix": 44, "answer": 40}
_LINE = 15
_A4 = 9


def render(slip: Slip, language: Language) -> bytes:
    """Give the bytes of the workbook; no text becomes a formula or a link."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, _OPTIONS)
    book.set_properties({"title": clean(slip.about(language)), "created": created()})
    own.mark(book, Made("output"))
    sheet = book.add_worksheet(_SHEET.say(language))
    row = _write_head(book, sheet, slip, language)
    _write_table(book, sheet, row, slip, language)
    for column, width in enumerate(_WIDTHS.values()):
        sheet.set_column(column, column, width)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(row)
    sheet.hide_gridlines(2)
    book.close()
    return content.getvalue()


def _write_head(book: Any, sheet: Any, slip: Slip, language: Language) -> int:
    """Write what stands above the table; give the row of the table's heading."""
    last, plain = len(_WIDTHS) - 1, book.add_format({"text_wrap": True, "valign": "top"})
    title = book.add_format({"bold": True, "font_size": 14, "align": "center"})
    about = book.add_format({"bold": True, "align": "center"})
    lines = [(TITLE.say(language), title), (slip.about(language), about)]
    lines += [(text, plain) for text in (*slip.sentences(language), slip.closing(language))]
    for row, (text, style) in enumerate(lines):
        sheet.merge_range(row, 0, row, last, "", style)
        sheet.write_string(row, 0, no_markup(text), style)
        sheet.set_row(row, _height([(text, sum(_WIDTHS.values()))], 20 if row == 0 else _LINE))
    return len(lines) + 1


def _write_table(book: Any, sheet: Any, row: int, slip: Slip, language: Language) -> None:
    box = {"border": 1, "border_color": "#7F7F7F", "text_wrap": True, "valign": "top"}
    head = book.add_format({**box, "bold": True, "bg_color": "#E7EDF3", "align": "center"})
    cell = book.add_format(box)
    answer = book.add_format({**box, "bg_color": "#FFF7CC"})
    for column, heading in enumerate(HEADS.values()):
        sheet.write_string(row, column, heading.say(language), head)
    widths = list(_WIDTHS.values())
    for number, texts in enumerate(slip.rows(language), start=row + 1):
        for column, text in enumerate(texts[:-1]):
            sheet.write_string(number, column, no_markup(text), cell)
        sheet.write_blank(number, len(texts) - 1, None, answer)
        sheet.set_row(number, _height(list(zip(texts, widths, strict=True)), _LINE))


def _height(cells: Sequence[tuple[str, int]], line: int) -> int:
    """Give the height of a row that shows all of its texts."""
    most = max(len(textwrap.wrap(text, max(1, round(width * 0.95)))) for text, width in cells)
    return line * max(1, most) + 3
