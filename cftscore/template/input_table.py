"""The sheet to fill in, as a table: one row per commune, the indicators grouped by criterion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cftscore.core.progress import ROWS, counted
from cftscore.core.text import Text
from cftscore.intake import layout
from cftscore.intake.headings import CODE, DISTRICT, NAME, NUMBER, SOURCE, UNIT_CLASS
from cftscore.output.sentences import SIGNATURE_AND_SEAL
from cftscore.output.words import OF_CRITERION
from cftscore.template import print_layout
from cftscore.template.book import BANDS, FONT, LETTERS, Book, cell, elsewhere, height
from cftscore.template.content import Content
from cftscore.template.inputs import Area, Inputs
from cftscore.template.lists import class_titles

HEADER = 3
"""The first of three header rows, from 0: criterion, label, key."""

FIRST_ROW = HEADER + 3

_HOW = Text(
    "Điền các ô màu vàng: nếu không có trường hợp nào thì ghi 0, chưa có số liệu thì để trống. "
    "Ô màu đỏ: số liệu không hợp lý, cần sửa. Ô màu cam: số liệu kỳ trước, cần kiểm tra. Xem "
    "điểm ở trang tính “Kết quả”, cách điền từng cột ở trang tính “Hướng dẫn”.",
    "Fill in the yellow cells: if there is no case, write 0; if the figure is not known, leave "
    "the cell blank. Red: the figure cannot be right. Orange: a figure of the last period, to "
    "be checked. The score is on the sheet “Kết quả” (results), and how to fill in each column "
    "on the sheet “Hướng dẫn” (guide).",
)
HOW_IN_PART = Text(
    "Điền các ô màu vàng: nếu không có trường hợp nào thì ghi 0, chưa có số liệu thì để trống. "
    "Chỉ ghi số của kỳ này; số các kỳ được cộng khi tổng hợp. Mẫu này không chấm điểm.",
    "Fill in the yellow cells: if there is no case, write 0; if the figure is not known, leave "
    "the cell blank. Write the figures of this period only; they are added up later. This "
    "template gives no score.",
)


def how_to_fill(content: Content) -> Text:
    """Say how the sheet is filled in."""
    return _HOW if content.is_scored else HOW_IN_PART


_SMALL, _TINY = 9, 8
_SIGNATURE: dict[str, Any] = {
    "width": 270,
    "height": 42,
    "line": {"none": True},
    "fill": {"none": True},
    "align": {"horizontal": "center", "vertical": "top"},
    "font": {"name": FONT, "size": 9, "bold": True},
}
_SIGNED = 7
"""Rows below the communes that are printed: who filled in the table, and who signs."""


class InputTable:
    """Where the cells of the table are, and what writes them."""

    def __init__(self, content: Content) -> None:
        self.content, self.set = content, content.criteria.set
        self.fixed = layout.fixed_columns(districts=content.has_districts)
        self.groups = content.groups
        keys = [key for group in self.groups.values() for key in group]
        self.columns = {column.what: index for index, column in enumerate(self.fixed)}
        self.columns |= {key: index for index, key in enumerate(keys, start=len(self.fixed))}
        # Titles begin after the columns that are repeated on every page.
        self.start = self.columns[NAME] + 1
        if content.sources is not None:
            self.columns[SOURCE] = len(self.columns)

    def ref(self, index: int, what: str) -> str:
        """Give the address of a commune's cell as other sheets see it."""
        return elsewhere(layout.INPUT, cell(FIRST_ROW + index, self.columns[what]))

    def write(self, book: Book, sheet: Any) -> None:
        """Write the sheet."""
        self._titles(book, sheet)
        self._fixed_header(book, sheet)
        heights = [self._group(book, sheet, *group) for group in enumerate(self.groups.items())]
        for row, size in enumerate(map(max, zip(*heights, strict=True)), start=HEADER):
            sheet.set_row(row, size)
        inputs = Inputs(book, sheet, self.content)
        last = FIRST_ROW + len(self.content.communes) - 1
        for key in (UNIT_CLASS, *self.set.indicators):
            column = self.columns[key]
            inputs.guard(key, Area(FIRST_ROW, column, last, self._first_cell))
        for index in counted(ROWS, range(len(self.content.communes))):
            self._commune(book, sheet, inputs, index)
        self._page(book, sheet, last)

    def _first_cell(self, key: str) -> str:
        return cell(FIRST_ROW, self.columns[key])

    def _titles(self, book: Book, sheet: Any) -> None:
        title = book.format(bold=True, font_size=14)
        book.text(sheet, 0, self.start, self.set.title, title)
        style = book.format(bold=True, font_size=11)
        book.text(sheet, 1, self.start, self.content.period_and_place, style)

    def _fixed_header(self, book: Book, sheet: Any) -> None:
        style = book.framed(bold=True, text_wrap=True, align="center", bg_color="#F2F2F2")
        fixed = [layout.COLUMNS[SOURCE]] if SOURCE in self.columns else []
        for column in (*self.fixed, *fixed):
            at = self.columns[column.what]
            book.merge(sheet, (HEADER, HEADER + 1), (at, at), column.title, style)
            book.text(sheet, HEADER + 2, at, column.key, self._key_style(book))

    @staticmethod
    def _key_style(book: Book) -> Any:
        return book.framed(
            font_size=6, font_color="#767676", text_wrap=True, align="center", bg_color="#FAFAFA"
        )

    def _group(
        self, book: Book, sheet: Any, number: int, group: tuple[int, tuple[str, ...]]
    ) -> tuple[float, float, float]:
        """Write the columns of a criterion; give how high the three header rows must be."""
        criterion_id, keys = group
        criterion = next(one for one in self.set.criteria if one.id == criterion_id)
        dark, light = BANDS[number % len(BANDS)]
        title = book.say(OF_CRITERION, id=criterion_id, title=criterion.title)
        style = book.framed(
            bold=True, font_size=_SMALL, text_wrap=True, align="center", bg_color=dark
        )
        first = self.columns[keys[0]]
        book.merge(sheet, (HEADER, HEADER), (first, first + len(keys) - 1), title, style)
        label_style = book.framed(font_size=_SMALL, text_wrap=True, align="center", bg_color=light)
        labels: list[tuple[str, float]] = []
        widths = [self._width(book, key) for key in keys]
        for at, (key, width) in enumerate(zip(keys, widths, strict=True), start=first):
            labels.append((book.say(self.set.indicators[key].label), width))
            book.text(sheet, HEADER + 1, at, labels[-1][0], label_style)
            book.text(sheet, HEADER + 2, at, key, self._key_style(book))
        named = [(key.replace("_", "_ "), w) for key, w in zip(keys, widths, strict=True)]
        return height([(title, sum(widths))], _SMALL), height(labels, _SMALL), height(named, 6)

    def _width(self, book: Book, what: str) -> float:
        """Choose a width: no word of a label breaks, a unit class takes two lines."""
        if what == UNIT_CLASS:
            longest = max(map(len, class_titles(self.set, book.language).values()))
            return min(36.0, max(18.0, longest / 2 * _TINY / LETTERS + 4))
        if what in layout.COLUMNS:
            return layout.COLUMNS[what].width
        words = book.say(self.set.indicators[what].label).split()
        return max(7.2, max(map(len, words)) * _SMALL / LETTERS + 1.2)

    def _commune(self, book: Book, sheet: Any, inputs: Inputs, index: int) -> None:
        row = FIRST_ROW + index
        style = book.framed(bg_color="#F7F7F7", text_wrap=True)
        centred = book.framed(bg_color="#F7F7F7", align="center")
        for what, text in self._given(index):
            at = self.columns[what]
            if what == NUMBER:
                sheet.write_number(row, at, index + 1, centred)
            else:
                book.text(sheet, row, at, text, centred if what == CODE else style)
        inputs.write(
            row, self.columns[UNIT_CLASS], index, UNIT_CLASS, text_wrap=True, font_size=_TINY
        )
        sheet.set_row(row, 24)
        for key, indicator in self.set.indicators.items():
            align = "right" if indicator.type == "count" else "center"
            inputs.write(row, self.columns[key], index, key, align=align)

    def _given(self, index: int) -> Iterator[tuple[str, str]]:
        commune = self.content.communes[index]
        yield NUMBER, ""
        yield CODE, commune.code
        yield NAME, commune.name
        if DISTRICT in self.columns:
            yield DISTRICT, commune.district
        if self.content.sources is not None:
            yield SOURCE, self.content.sources[index]

    def _signatures(self, book: Book, sheet: Any, row: int, edge: int) -> None:
        """Write who signs, on the first page only: behind the columns that every page repeats.

        In boxes, not in cells: a row of words below the communes would be one to be read.
        """
        for column, who, how in (
            (self.start, print_layout.MADE_BY, print_layout.BY_HAND),
            (max(self.start + 1, edge - 4), print_layout.HEAD, SIGNATURE_AND_SEAL),
        ):
            text = f"{book.say(who)}\n{book.say(how)}"
            sheet.insert_textbox(row, column, text, _SIGNATURE)

    def _page(self, book: Book, sheet: Any, last: int) -> None:
        stops = [self.columns[keys[0]] for keys in self.groups.values()]
        widths = [self._width(book, what) for what in self.columns]
        edge = print_layout.lay_out(sheet, widths, self.start, stops, last + _SIGNED)
        print_layout.letterhead(book, sheet, self.content)
        self._signatures(book, sheet, last + 2, edge)
        style = book.format(font_color="#404040", font_size=_SMALL, text_wrap=True)
        book.merge(sheet, (HEADER - 1,) * 2, (self.start, edge), how_to_fill(self.content), style)
        width = sum(widths[self.start : edge + 1])
        sheet.set_row(HEADER - 1, height([(book.say(how_to_fill(self.content)), width)], _SMALL))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

        sheet.freeze_panes(FIRST_ROW, self.start)
        sheet.repeat_rows(HEADER, HEADER + 2)
        # The keys are for the program, not for people.
        sheet.set_row(HEADER + 2, None, None, {"hidden": True})
        code = self.columns[CODE]
        sheet.ignore_errors(
            {"number_stored_as_text": f"{cell(FIRST_ROW, code)}:{cell(last, code)}"}
        )
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.set_selection(FIRST_ROW, self.columns[UNIT_CLASS], FIRST_ROW,
                            self.columns[UNIT_CLASS])  # fmt: skip
        sheet.activate()
