"""The sheet of groups: for each commune how many children of a count are in which group."""

from __future__ import annotations

from typing import Any

from cftscore.core.text import Text
from cftscore.intake.groups import COLUMNS
from cftscore.template.book import A4, BANDS, Book, height
from cftscore.template.content import Content

_TITLE = Text("Trẻ em theo nhóm", "Children by group")
_HOW = Text(
    "Ghi số trẻ em của từng nhóm, không ghi tên. Mỗi trẻ em chỉ tính vào một nhóm, để các nhóm "
    "cộng lại bằng số đã ghi ở trang tính “Chỉ tiêu”. Không có trẻ em nào thì ghi 0; chưa có số "
    "liệu thì để trống.",
    "Write how many children are in each group, and no name. Each child is counted in one group, "
    "so that the groups add up to the count on the sheet “Chỉ tiêu” (figures). If there is none, "
    "write 0; if the figure is not known, leave the cell blank.",
)
_WIDTHS = {"code": 9, "name": 20, "indicator": 22, "group": 24, "title": 62, "count": 14}
_HEADER = 3


def write(book: Book, sheet: Any, content: Content) -> None:
    """Write the sheet, with what is known already."""
    keys = list(COLUMNS)
    for column, key in enumerate(keys):
        sheet.set_column(column, column, _WIDTHS[key])
    book.text(sheet, 0, 0, _TITLE, book.format(bold=True, font_size=14))
    how = book.format(text_wrap=True, font_size=9, font_color="#404040")
    book.merge(sheet, (1, 1), (0, len(keys) - 1), _HOW, how)
    sheet.set_row(1, height([(book.say(_HOW), sum(_WIDTHS.values()))], 9))
    head = book.framed(bold=True, text_wrap=True, align="center", bg_color="#F2F2F2")
    small = book.framed(font_size=6, font_color="#767676", align="center", bg_color="#FAFAFA")
    for column, key in enumerate(keys):
        book.text(sheet, _HEADER, column, COLUMNS[key], head)
        book.text(sheet, _HEADER + 1, column, key, small)
    fixed = book.framed(text_wrap=True, bg_color=BANDS[0][1], font_size=9)
    open_cell = book.framed(locked=False, num_format="#,##0", align="right")
    row = _HEADER + 2
    for index, commune in enumerate(content.communes):
        known = {
            (counted.indicator, counted.group): counted.count
            for counted in (content.in_groups or {}).get(index, ())
        }
        for key, indicator in content.criteria.set.indicators.items():
            for group, title in (indicator.groups or {}).items():
                said = (commune.code, commune.name, key, group, book.say(title))
                for column, text in enumerate(said):
                    book.text(sheet, row, column, text, fixed)
                sheet.write(row, len(said), known.get((key, group)), open_cell)
                sheet.set_row(row, max(15, height([(said[-1], _WIDTHS["title"])], 9)))
                row += 1
    sheet.freeze_panes(_HEADER + 2, 2)
    sheet.ignore_errors({"number_stored_as_text": f"A1:A{row}"})
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.protect("", {"format_columns": True, "format_rows": True})
