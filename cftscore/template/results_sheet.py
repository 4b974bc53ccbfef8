"""The sheet of results: what each commune scores, and how many pass."""

from __future__ import annotations

from typing import Any

from cftscore.core import numbers
from cftscore.core.numbers import plain
from cftscore.core.progress import ROWS, counted
from cftscore.core.text import Text
from cftscore.criteria.model import Criterion
from cftscore.intake import layout
from cftscore.intake.headings import CODE, DISTRICT, NAME, NUMBER
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.output.words import OF_CRITERION, provisional_figures
from cftscore.template import formulas as f
from cftscore.template import print_layout
from cftscore.template.book import BANDS, COLOURS, MISSING, WRONG, Book, cell, height, span
from cftscore.template.content import Content
from cftscore.template.scores import FIRST_ROW, HEADER, VERDICTS, ScoreCells

_SUMMARY = 2
_ITEM_WIDTH, _SUM_WIDTH = 6.5, 8.0
_TITLE = Text("Kết quả chấm điểm (tự động tính)", "Score (calculated automatically)")
_HEADINGS = {
    "verdict": (Text("Kết quả", "Verdict"), 16.0),
    "total": (Text("Tổng điểm", "Total points"), 9.5),
    "required": (Text("Điểm yêu cầu", "Points required"), 9.5),
    "missed": (Text("Tiêu chí không đạt", "Failed criteria"), 12.0),
    "unknown": (Text("Nội dung chưa xác định", "Items unknown"), 9.0),
}
_HEADINGS |= {
    what: (layout.COLUMNS[what].title, layout.COLUMNS[what].width)
    for what in (NUMBER, CODE, NAME, DISTRICT)
}
# The counts stand above these columns.
_COUNTS = {
    "verdict": Text("Số xã", "Communes"),
    "total": VERDICT_TITLES["pass"],
    "required": VERDICT_TITLES["fail"],
    "missed": VERDICT_TITLES["incomplete"],
    "unknown": Text("Tỷ lệ đạt (%)", "Pass (%)"),
}
_SUM = Text("Cộng", "Sum")
_MOST = Text("tối đa {points}", "up to {points}")
_HELPERS = Text(
    "Cột phụ của công thức (ẩn): số đã đọc, số hợp lệ, điểm thấp nhất và cao nhất",
    "Helper columns of the formulas (hidden): figures read, valid figures, lowest and highest "
    "points",
)


def write(book: Book, sheet: Any, content: Content, cells: ScoreCells) -> None:
    """Write the sheet.

    Args:
        book: the workbook.
        sheet: the sheet.
        content: the criteria set and the communes.
        cells: where everything stands.
    """
    _Results(book, sheet, content, cells).write()


class _Results:
    def __init__(self, book: Book, sheet: Any, content: Content, cells: ScoreCells) -> None:
        self.book, self.sheet, self.content, self.cells = book, sheet, content, cells
        self.set, self.columns = content.criteria.set, cells.columns
        self.start = self.columns[NAME] + 1
        names = dict.fromkeys(commune.district for commune in content.communes)
        self.districts = list(names) if len(names) > 1 else []

    def write(self) -> None:
        self._titles()
        self._header()
        for index in counted(ROWS, range(len(self.content.communes))):
            self._commune(index)
        if self.districts:
            row = self.cells.last_row + 2
            self._summary_header(row)
            for below, name in enumerate(self.districts, start=row + 1):
                self._summary(below, name, name)
        self._colours()
        self._page()

    def _titles(self) -> None:
        book, start = self.book, self.start
        title = f"{book.say(self.set.title)}: {book.say(_TITLE)}"
        book.text(self.sheet, 0, start, title, book.format(bold=True, font_size=14))
        style = book.format(bold=True, font_size=11)
        book.text(self.sheet, 1, start, self.content.period_and_place, style)
        self._summary_header(_SUMMARY)
        self._summary(_SUMMARY + 1, "", None)
        warning = provisional_figures(self.set.legal_basis, self.set.figures, book.language)
        if warning is not None:
            style = book.format(font_color="#7F4F00", italic=True, font_size=9)
            book.text(self.sheet, _SUMMARY + 2, start, warning, style)

    def _summary_header(self, row: int) -> None:
        style = self.book.framed(bold=True, align="center", bg_color="#F2F2F2", text_wrap=True)
        for what, title in _COUNTS.items():
            self.book.text(self.sheet, row, self.columns[what], title, style)
        self.sheet.set_row(row, 28)

    def _summary(self, row: int, name: str, district: str | None) -> None:
        """Count the communes by verdict, of one district or of all."""
        book, sheet = self.book, self.sheet
        if name:
            book.text(sheet, row, self.columns[NAME], name, book.framed(bold=True))
        judged = zip(self.content.communes, self.content.verdicts, strict=True)
        found = [verdict for commune, verdict in judged if district in (None, commune.district)]
        here = self.cells.down("verdict")
        titles = [book.say(VERDICT_TITLES[verdict]) for verdict in VERDICTS]
        if district is None:
            formulas = [f"ROWS({here})", *(f'COUNTIF({here},"{title}")' for title in titles)]
        else:
            same = f"({self.cells.down(DISTRICT)}={cell(row, self.columns[NAME])})"
            formulas = [f"SUMPRODUCT(--{same})"]
            formulas += [f'SUMPRODUCT({same}*({here}="{title}"))' for title in titles]
        results = [len(found), *map(found.count, VERDICTS)]
        style = book.framed(bold=True, align="center", num_format="#,##0")
        for what, formula, result in zip(_COUNTS, formulas, results, strict=False):
            book.formula(sheet, (row, self.columns[what]), formula, result, style)
        part, whole = cell(row, self.columns["total"]), cell(row, self.columns["verdict"])
        percent = numbers.percent(results[1], results[0])
        style = book.framed(bold=True, align="center", num_format="0.00")
        at = row, self.columns["unknown"]
        book.formula(sheet, at, f.percentage(part, whole), percent, style)

    def _header(self) -> None:
        book, sheet = self.book, self.sheet
        style = book.framed(bold=True, text_wrap=True, align="center", bg_color="#F2F2F2")
        for what, (title, _) in _HEADINGS.items():
            if what in self.columns:
                at = self.columns[what]
                book.merge(sheet, (HEADER, HEADER + 2), (at, at), title, style)
        heights = [self._criterion(*criterion) for criterion in enumerate(self.set.criteria)]
        sheet.set_row(HEADER, max(heights))
        sheet.set_row(HEADER + 2, 26)
        book.text(sheet, HEADER, self.cells.first_hidden, _HELPERS, book.format(italic=True))
        small = book.format(font_size=7, font_color="#767676")
        for what, at in self.columns.items():
            if at >= self.cells.first_hidden:
                book.text(sheet, HEADER + 2, at, what, small)

    def _criterion(self, number: int, criterion: Criterion) -> float:
        """Write the heading of a criterion; give how high it must be."""
        book, sheet = self.book, self.sheet
        dark, light = BANDS[number % len(BANDS)]
        first, last = self.cells.of(criterion)
        small: dict[str, Any] = {"font_size": 9, "align": "center", "text_wrap": True}
        strong = book.framed(bold=True, bg_color=dark, **small)
        title = book.say(OF_CRITERION, id=criterion.id, title=criterion.title)
        book.merge(sheet, (HEADER, HEADER), (first, last + 1), title, strong)
        style = book.framed(bg_color=light, **small)
        for at, item in enumerate(criterion.items, start=first):
            book.text(sheet, HEADER + 1, at, item.id, style)
            most = book.say(_MOST, points=plain(item.max_points))
            book.text(sheet, HEADER + 2, at, most, style)
        book.text(sheet, HEADER + 1, last + 1, _SUM, strong)
        most = book.say(_MOST, points=plain(criterion.max_points))
        book.text(sheet, HEADER + 2, last + 1, most, strong)
        return height([(title, _ITEM_WIDTH * (last + 1 - first) + _SUM_WIDTH)], 9)

    def _commune(self, index: int) -> None:
        row, fixed = FIRST_ROW + index, {"bg_color": "#F7F7F7"}
        style = self.book.framed(align="center", **fixed)
        self.sheet.write_number(row, self.columns[NUMBER], index + 1, style)
        for what, formula, result in self.cells.entries(index):
            at = row, self.columns[what]
            self.book.formula(self.sheet, at, formula, result, self._style(what))

    def _style(self, what: str) -> Any:
        if self.columns[what] >= self.cells.first_hidden:
            return self.book.format(font_size=8, font_color="#767676")
        if what in (NAME, DISTRICT):
            return self.book.framed(bg_color="#F7F7F7", shrink=True)
        if what == CODE:
            return self.book.framed(bg_color="#F7F7F7", align="center")
        strong = what in ("verdict", "total") or what.startswith("sum ")
        return self.book.framed(align="center", bold=strong)

    def _colours(self) -> None:
        column, last = self.columns["verdict"], self.cells.last_row
        for verdict in VERDICTS:
            rule = self.book.equals(VERDICT_TITLES[verdict], COLOURS[verdict])
            self.sheet.conditional_format(FIRST_ROW, column, last, column, rule)
        unknown = self.book.equals(Text("?", "?"), MISSING)
        wrong = self.book.plain_format(**WRONG)
        for criterion in self.set.criteria:
            first, final = self.cells.of(criterion)
            self.sheet.conditional_format(FIRST_ROW, first, last, final, unknown)
            most = cell(FIRST_ROW, self.columns[f"most {criterion.id}"])
            formula = f"={most}<={self.content.rules.above}"
            missed = {"type": "formula", "criteria": formula, "format": wrong}
            self.sheet.conditional_format(FIRST_ROW, final + 1, last, final + 1, missed)

    def _page(self) -> None:
        sheet, end = self.sheet, max(self.columns.values())
        widths = [self._width(what) for what in self.cells.shown]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        hidden = {"level": 1, "hidden": True}
        sheet.set_column(self.cells.first_hidden, end, 9, None, hidden)
        sheet.set_column(end + 1, end + 1, 9, None, {"collapsed": True})
        sheet.freeze_panes(FIRST_ROW, self.start)
        sheet.repeat_rows(HEADER, HEADER + 2)
        last = self.cells.last_row + (2 + len(self.districts) if self.districts else 0)
        stops = [self.cells.of(criterion)[0] for criterion in self.set.criteria]
        print_layout.lay_out(sheet, widths, self.start, stops, last)
        print_layout.letterhead(self.book, sheet, self.content)
        code = self.columns[CODE]
        codes = span(FIRST_ROW, code, self.cells.last_row, code)
        sheet.ignore_errors({"number_stored_as_text": codes})
        sheet.protect("", {"format_columns": True, "format_rows": True})

    @staticmethod
    def _width(what: str) -> float:
        if what in _HEADINGS:
            return _HEADINGS[what][1]
        return _SUM_WIDTH if what.startswith("sum ") else _ITEM_WIDTH
