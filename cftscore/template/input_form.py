"""The sheet to fill in, as the form of one commune: the indicators down the page."""

from __future__ import annotations

from typing import Any

from cftscore.core.text import Text
from cftscore.intake import layout
from cftscore.intake.headings import CODE, DISTRICT, NAME, UNIT_CLASS
from cftscore.output.sentences import SIGNATURE_AND_SEAL
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.output.words import OF_CRITERION
from cftscore.template import print_layout
from cftscore.template.book import A4, BANDS, COLOURS, Book, cell, elsewhere, height
from cftscore.template.content import Content
from cftscore.template.input_table import HOW_IN_PART
from cftscore.template.inputs import Area, Inputs
from cftscore.template.scores import VERDICTS, ScoreCells

FIGURE = Text("Số liệu", "Figure")
_HEADINGS = (
    Text("TT", "No."),
    Text("Chỉ tiêu", "Indicator"),
    Text("Cách ghi", "How"),
    FIGURE,
    Text("Khóa", "Key"),
)
_WIDTHS = (6, 84, 15, 19, 22)
_PRINTED = 4
"""So many columns are printed: the keys are for the program, not for people."""
_HOW = Text(
    "Điền các ô màu vàng: nếu không có trường hợp nào thì ghi 0, chưa có số liệu thì để trống. "
    "Ô màu đỏ: số liệu không hợp lý, cần sửa. Ô màu cam: số liệu kỳ trước, cần kiểm tra. Cách "
    "điền từng dòng: xem trang tính “Hướng dẫn”.",
    "Fill in the yellow cells: if there is no case, write 0; if the figure is not known, leave "
    "the cell blank. Red: the figure cannot be right. Orange: a figure of the last period, to "
    "be checked. For how to fill in each line, see the sheet “Hướng dẫn” (guide).",
)
_KINDS = {"count": Text("số đếm", "count"), "yes_no": Text("Có/Không", "Yes/No")}
_VERDICT = Text("Kết quả (tự động tính)", "Verdict (calculated automatically)")
_TOTAL = Text("Tổng điểm / điểm yêu cầu", "Points / points required")
_POINTS = Text("điểm", "points")
_SIGNATURES = (
    print_layout.MADE_BY,
    Text("TM. ỦY BAN NHÂN DÂN", "FOR THE PEOPLE'S COMMITTEE"),
)
_LABEL, _KIND, _FIGURE, _KEY = 1, 2, 3, 4
_FIRST_IDENTITY = 4


class InputForm:
    """Where the cells of the form are, and what writes them."""

    def __init__(self, content: Content) -> None:
        self.content, self.set = content, content.criteria.set
        identity = [CODE, NAME, *([DISTRICT] if content.has_districts else []), UNIT_CLASS]
        self.rows = {what: _FIRST_IDENTITY + index for index, what in enumerate(identity)}
        self.verdict = _FIRST_IDENTITY + len(identity)
        self.header = self.verdict + (3 if content.is_scored else 1)
        row = self.header + 1
        self.criteria: dict[int, int] = {}
        for criterion, keys in content.groups.items():
            self.criteria[criterion] = row
            self.rows |= {key: row + 1 + index for index, key in enumerate(keys)}
            row += 1 + len(keys)
        self.end = row

    def ref(self, index: int, what: str) -> str:
        """Give the address of the commune's cell as other sheets see it."""
        assert index == 0  # noqa: S101 - a form is of one commune
        return elsewhere(layout.INPUT, self._cell(what))

    def _cell(self, what: str) -> str:
        return cell(self.rows[what], _FIGURE if what in self.set.indicators else _KIND)

    def write(self, book: Book, sheet: Any, results: ScoreCells | None) -> None:
        """Write the sheet; it shows the results too, where there are any."""
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        self._titles(book, sheet)
        inputs = Inputs(book, sheet, self.content)
        self._identity(book, sheet, inputs)
        if results is not None:
            self._verdict(book, sheet, results)
        style = book.framed(bold=True, text_wrap=True, align="center", bg_color="#F2F2F2")
        for column, heading in enumerate(_HEADINGS):
            book.text(sheet, self.header, column, heading, style)
        number = 0
        for band, (criterion, keys) in enumerate(self.content.groups.items()):
            self._criterion(book, sheet, band, criterion, results)
            for key in keys:
                number += 1
                self._indicator(book, sheet, inputs, number, key)
        self._end(book, sheet)

    def _titles(self, book: Book, sheet: Any) -> None:
        last = _PRINTED - 1
        title = book.say(self.set.title)
        style = book.format(bold=True, font_size=13, align="center", text_wrap=True)
        book.merge(sheet, (0, 0), (0, last), title, style)
        sheet.set_row(0, height([(title, sum(_WIDTHS[:_PRINTED]))], 13))
        style = book.format(bold=True, align="center")
        book.merge(sheet, (1, 1), (0, last), self.content.period_and_place, style)
        style = book.format(font_size=9, text_wrap=True, font_color="#404040")
        how = _HOW if self.content.is_scored else HOW_IN_PART
        book.merge(sheet, (2, 2), (0, last), how, style)
        sheet.set_row(2, height([(book.say(how), sum(_WIDTHS[:_PRINTED]))], 9))

    def _identity(self, book: Book, sheet: Any, inputs: Inputs) -> None:
        commune = self.content.communes[0]
        given = {CODE: commune.code, NAME: commune.name, DISTRICT: commune.district}
        label = book.framed(bold=True, bg_color="#F2F2F2")
        fixed = book.framed(bg_color="#F7F7F7")
        for what, row in self.rows.items():
            if what in self.set.indicators:
                continue
            book.merge(sheet, (row, row), (0, _LABEL), layout.COLUMNS[what].title, label)
            if what in given:
                book.merge(sheet, (row, row), (_KIND, _FIGURE), given[what], fixed)
        sheet.ignore_errors({"number_stored_as_text": self._cell(CODE)})
        row = self.rows[UNIT_CLASS]
        open_cell = book.framed(locked=False)
        sheet.merge_range(row, _KIND, row, _FIGURE, "", open_cell)
        inputs.write(row, _KIND, 0, UNIT_CLASS, text_wrap=True, font_size=9)
        sheet.set_row(row, 36)
        inputs.guard(UNIT_CLASS, Area(row, _KIND, row, self._cell))

    def _verdict(self, book: Book, sheet: Any, results: ScoreCells) -> None:
        label = book.framed(bold=True, bg_color="#F2F2F2")
        style = book.framed(bold=True, align="center")
        book.merge(sheet, (self.verdict,) * 2, (0, _LABEL), _VERDICT, label)
        sheet.merge_range(self.verdict, _KIND, self.verdict, _FIGURE, "", style)
        shown = results.result(0, "verdict")
        book.formula(sheet, (self.verdict, _KIND), results.ref(0, "verdict"), shown, style)
        book.merge(sheet, (self.verdict + 1,) * 2, (0, _LABEL), _TOTAL, label)
        total, required = results.result(0, "total"), results.result(0, "required")
        formula = f'{results.ref(0, "total")}&" / "&{results.ref(0, "required")}'
        sheet.merge_range(self.verdict + 1, _KIND, self.verdict + 1, _FIGURE, "", style)
        book.formula(sheet, (self.verdict + 1, _KIND), formula, f"{total} / {required}", style)
        for verdict in VERDICTS:
            rule = book.equals(VERDICT_TITLES[verdict], COLOURS[verdict])
            sheet.conditional_format(self.verdict, _KIND, self.verdict, _FIGURE, rule)

    def _criterion(
        self, book: Book, sheet: Any, band: int, criterion_id: int, results: ScoreCells | None
    ) -> None:
        criterion = next(one for one in self.set.criteria if one.id == criterion_id)
        row, what = self.criteria[criterion_id], f"sum {criterion_id}"
        dark, _ = BANDS[band % len(BANDS)]
        title = book.say(OF_CRITERION, id=criterion.id, title=criterion.title)
        style = book.framed(bold=True, text_wrap=True, bg_color=dark)
        book.merge(sheet, (row, row), (0, _KIND), title, style)
        sheet.set_row(row, max(15, height([(title, sum(_WIDTHS[:3]) * 0.93)])))
        style = book.framed(bold=True, align="center", bg_color=dark)
        if results is None:
            book.text(sheet, row, _FIGURE, "", style)
            return
        book.formula(sheet, (row, _FIGURE), results.ref(0, what), results.result(0, what), style)
        book.text(sheet, row, _KEY, _POINTS, book.framed(bg_color=dark, font_size=9))

    def _indicator(self, book: Book, sheet: Any, inputs: Inputs, number: int, key: str) -> None:
        row, indicator = self.rows[key], self.set.indicators[key]
        label = book.say(indicator.label)
        sheet.write_number(row, 0, number, book.framed(align="center"))
        book.text(sheet, row, _LABEL, label, book.framed(text_wrap=True))
        small = book.framed(font_size=8, font_color="#767676", align="center")
        book.text(sheet, row, _KIND, _KINDS[indicator.type], small)
        align = "right" if indicator.type == "count" else "center"
        inputs.write(row, _FIGURE, 0, key, align=align)
        inputs.guard(key, Area(row, _FIGURE, row, self._cell))
        small = book.framed(font_size=6, font_color="#A6A6A6")
        book.text(sheet, row, _KEY, key, small)
        sheet.set_row(row, max(15, height([(label, _WIDTHS[_LABEL])])))

    def _end(self, book: Book, sheet: Any) -> None:
        style = book.format(bold=True, align="center")
        for columns, text in zip(((0, _LABEL), (_KIND, _FIGURE)), _SIGNATURES, strict=True):
            book.merge(sheet, (self.end + 1,) * 2, columns, text, style)
        style = book.format(italic=True, align="center", font_size=9)
        for columns, text in zip(
            ((0, _LABEL), (_KIND, _FIGURE)),
            (print_layout.BY_HAND, SIGNATURE_AND_SEAL),
            strict=True,
        ):
            book.merge(sheet, (self.end + 2,) * 2, columns, text, style)
        sheet.freeze_panes(self.header + 1, 0)
        sheet.set_portrait()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 1)
        sheet.print_area(0, 0, self.end + 6, _PRINTED - 1)
        sheet.set_margins(left=0.4, right=0.4, top=0.85, bottom=0.6)
        print_layout.letterhead(book, sheet, self.content)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.set_selection(self.rows[UNIT_CLASS], _KIND, self.rows[UNIT_CLASS], _KIND)
        sheet.activate()
