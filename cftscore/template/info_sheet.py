"""The sheet `Thông tin`: what the workbook is of, as `info` reads it, and who filled it in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cftscore.core.text import Text
from cftscore.core.version import __version__
from cftscore.intake.age import NUMBER, SUBMITTED
from cftscore.output.sentences import SHA256
from cftscore.output.words import law as law_in_full
from cftscore.template.book import A4, Book, height
from cftscore.template.content import Content

_LABELS = {
    "criteria_set": Text("Bộ tiêu chí", "Criteria set"),
    "title": Text("Tên bộ tiêu chí", "Title of the set"),
    "law": Text("Căn cứ", "Legal basis"),
    "version": Text("Phiên bản bộ tiêu chí", "Criteria set version"),
    "sha256": SHA256,
    "period": Text("Kỳ", "Period"),
    "province": Text("Tỉnh", "Province"),
    "district": Text("Huyện", "District"),
    "focus": Text("Chỉ gồm các tiêu chí", "Only criteria"),
    "program": Text("Mẫu lập bằng", "Made with"),
    "confirmed": Text("Đã kiểm tra số kỳ trước", "Last period's figures checked"),
    "who": Text("Người lập", "Filled in by"),
    "phone": Text("Điện thoại", "Telephone"),
    "when": Text("Ngày lập", "Date"),
    "number": NUMBER,
    "submitted": SUBMITTED,
}
_WIDTHS = (28, 70)
_TITLE = Text("Thông tin về tệp Excel này", "About this workbook")
_NOTE = Text(
    "Các dòng trên giúp chương trình nhận ra kỳ, nơi và bộ tiêu chí của tệp Excel; không sửa. "
    "Chỉ điền các ô màu vàng.",
    "The lines above tell the program the period, the place and the criteria set of the workbook; "
    "leave them as they are. Fill in only the yellow cells.",
)
_CHECKED = Text(
    "Các ô màu cam lấy từ kỳ trước. Xã nào chỉ có các ô đó thì coi như chưa nộp; nếu số kỳ trước "
    "vẫn đúng cả và không có gì thêm, ghi “Có” ở dòng “Đã kiểm tra số kỳ trước”.",
    "Orange cells come from the last period. A commune that has no other figure counts as not "
    "submitted; if they are all still right and there is nothing to add, write “Có” (yes) beside "
    "“Last period's figures checked”.",
)


def properties(content: Content) -> dict[str, str]:
    """Give what the workbook's custom properties say."""
    criteria_set = content.criteria.set
    return {
        "criteria_set": criteria_set.id,
        "criteria_version": str(criteria_set.version),
        "criteria_sha256": content.criteria.sha256,
        "period": str(content.period),
    }


def write(book: Book, sheet: Any, content: Content) -> None:
    """Write the sheet."""
    label, value = book.framed(bold=True, bg_color="#F2F2F2"), book.framed(text_wrap=True)
    book.text(sheet, 0, 0, _TITLE, book.format(bold=True, font_size=14))
    row = 2
    for key, text in _lines(book, content):
        book.text(sheet, row, 0, _LABELS[key], label)
        book.text(sheet, row, 1, text, value)
        sheet.set_row(row, height([(text, _WIDTHS[1])]))
        row += 1
    open_cell = book.framed(locked=False, bg_color="#FFF7CC")
    open_date = book.framed(locked=False, bg_color="#FFF7CC", num_format="dd/mm/yyyy", align="left")
    open_number = book.framed(locked=False, bg_color="#FFF7CC", align="left")
    fields = [
        ("who", open_cell), ("phone", open_cell), ("when", open_date), ("number", open_number),
        ("submitted", open_date),
    ]  # fmt: skip
    if content.carried:
        fields.insert(0, ("confirmed", open_cell))
    for key, style in fields:
        book.text(sheet, row, 0, _LABELS[key], label)
        sheet.write_blank(row, 1, None, style)
        row += 1
    book.merge(sheet, (row + 1, row + 1), (0, 1), _NOTE, book.format(text_wrap=True, italic=True))
    sheet.set_row(row + 1, height([(book.say(_NOTE), sum(_WIDTHS))]))
    if content.carried:
        under = book.format(text_wrap=True)
        book.merge(sheet, (row + 2, row + 2), (0, 1), _CHECKED, under)
        sheet.set_row(row + 2, height([(book.say(_CHECKED), sum(_WIDTHS))]))
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _lines(book: Book, content: Content) -> Iterator[tuple[str, str]]:
    criteria_set = content.criteria.set
    law = criteria_set.legal_basis
    stated = properties(content)
    yield "criteria_set", stated["criteria_set"]
    yield "title", book.say(criteria_set.title)
    yield "law", law_in_full(law, book.language)
    yield "version", stated["criteria_version"]
    yield "sha256", stated["criteria_sha256"]
    yield "period", stated["period"]
    provinces = {commune.province for commune in content.communes}
    districts = {commune.district for commune in content.communes}
    if len(provinces) == 1:
        yield "province", provinces.pop()
    if len(districts) == 1 and "" not in districts:
        yield "district", districts.pop()
    if content.focus:
        yield "focus", ", ".join(map(str, content.focus))
    yield "program", f"cftscore {__version__}"
