"""The sheet of evidence: for each commune and item the document that stands behind the figures."""

from __future__ import annotations

from typing import Any

from cftscore.core.text import Text
from cftscore.intake.evidence import COLUMNS, GIVEN, Evidence
from cftscore.template.book import A4, BANDS, Book, height
from cftscore.template.content import Content

_TITLE = Text("Minh chứng theo nội dung", "Evidence by item")
_HOW = Text(
    "Với mỗi nội dung, ghi số, ký hiệu và ngày của văn bản làm minh chứng (quyết định, kế hoạch, "
    "báo cáo, danh sách có đóng dấu), hoặc đường dẫn tới bản lưu. Không ghi tên trẻ em. Có nhiều "
    "văn bản thì ghi cách nhau bằng dấu chấm phẩy. Không bắt buộc; chương trình chỉ đếm nội dung "
    "còn thiếu minh chứng và không mở đường dẫn.",
    "For each item, write the number and date of the document that is its evidence (a decision, a "
    "plan, a report, a sealed list), or a link to where it is kept. No child's name. Several "
    "documents are separated by semicolons. This is optional: the program only counts items "
    "without evidence, and opens no link.",
)
_WIDTHS = {
    "code": 9,
    "name": 20,
    "item": 9,
    "title": 56,
    "document": 26,
    "date": 13,
    "link": 40,
}
_HEADER = 3
_SMALL = 6


def write(book: Book, sheet: Any, content: Content) -> None:
    """Write the sheet, with what is known already."""
    keys = list(COLUMNS)
    for column, key in enumerate(keys):
        sheet.set_column(column, column, _WIDTHS[key])
    width = sum(_WIDTHS.values())
    book.text(sheet, 0, 0, _TITLE, book.format(bold=True, font_size=14))
    how = book.format(text_wrap=True, font_size=9, font_color="#404040")
    book.merge(sheet, (1, 1), (0, len(keys) - 1), _HOW, how)
    sheet.set_row(1, height([(book.say(_HOW), width)], 9))
    head = book.framed(bold=True, text_wrap=True, align="center", bg_color="#F2F2F2")
    small = book.framed(font_size=_SMALL, font_color="#767676", align="center", bg_color="#FAFAFA")
    for column, key in enumerate(keys):
        book.text(sheet, _HEADER, column, COLUMNS[key], head)
        book.text(sheet, _HEADER + 1, column, key, small)
    row = _HEADER + 2
    for index in range(len(content.communes)):
        row = _commune(book, sheet, content, index, row)
    sheet.autofilter(_HEADER + 1, 0, row - 1, len(keys) - 1)
    sheet.freeze_panes(_HEADER + 2, keys.index("title") + 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:C{row}"})
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")
    options = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}
    sheet.protect("", options)


def _commune(book: Book, sheet: Any, content: Content, index: int, row: int) -> int:
    """Write the rows of a commune; give the row below."""
    commune, known = content.communes[index], (content.evidence or {}).get(index, ())
    for number, criterion in enumerate(content.criteria.set.criteria):
        light = BANDS[number % len(BANDS)][1]
        fixed = book.framed(text_wrap=True, bg_color=light, font_size=9)
        for item in criterion.items:
            title = book.say(item.title)
            given_for: list[Evidence | None] = [one for one in known if one.item == item.id]
            for given in given_for or [None]:
                texts = {"code": commune.code, "name": commune.name, "item": item.id,
                         "title": title}  # fmt: skip
                for column, key in enumerate(COLUMNS):
                    if key in GIVEN:
                        _given(book, sheet, (row, column), key, given)
                    else:
                        book.text(sheet, row, column, texts[key], fixed)
                sheet.set_row(row, max(15, height([(title, _WIDTHS["title"])], 9)))
                row += 1
    return row


def _given(book: Book, sheet: Any, at: tuple[int, int], key: str, known: Evidence | None) -> None:
    """Write a cell to fill in: always a text, so that nothing becomes a formula or a link."""
    style = book.framed(
        locked=False, text_wrap=True, font_size=9, **({} if key == "date" else {"num_format": "@"})
    )
    text = getattr(known, key) if known is not None else ""
    if text:
        book.text(sheet, *at, text, style)
    else:
        sheet.write_blank(*at, None, style)
