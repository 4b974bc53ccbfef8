"""The sheet of results: points, totals and verdicts as formulas, each with its present result.

To the right of what shows stand hidden helper columns: each figure as it was read, each part that
is not above its whole, the least and the most of each criterion and of the total (points scaled
to whole numbers), and the mark of the unit class.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from cftscore import exact, layout
from cftscore.criteria import Criterion
from cftscore.document import Verdict
from cftscore.exact import plain
from cftscore.header import CODE, DISTRICT, NAME, NUMBER, UNIT_CLASS
from cftscore.render.wording import OF_CRITERION, provisional_figures
from cftscore.tables import VERDICT_TITLES
from cftscore.template import formulas as f
from cftscore.template import page
from cftscore.template.book import (
    BANDS,
    MISSING,
    VERDICTS,
    WRONG,
    Book,
    cell,
    elsewhere,
    height,
    span,
)
from cftscore.template.content import Content
from cftscore.template.input_table import period_and_place
from cftscore.text import Text

SUMMARY = 2
HEADER = 5
FIRST_ROW = HEADER + 3
_ITEM_WIDTH, _SUM_WIDTH = 6.5, 8.0

_TITLE = Text("Kết quả chấm điểm (tự tính)", "Score (computed as you type)")
_HEADINGS = {
    NUMBER: (layout.COLUMNS[NUMBER].title, 4.5),
    CODE: (layout.COLUMNS[CODE].title, 9),
    NAME: (layout.COLUMNS[NAME].title, 19),
    DISTRICT: (layout.COLUMNS[DISTRICT].title, 15),
    "verdict": (Text("Kết quả", "Verdict"), 16),
    "total": (Text("Tổng điểm", "Total points"), 9.5),
    "required": (Text("Điểm phải đạt", "Points to reach"), 9.5),
    "missed": (Text("Tiêu chí không đạt", "Criteria missed"), 12),
    "unknown": (Text("Nội dung chưa rõ", "Items unknown"), 9),
}
_COUNTS = (
    ("verdict", Text("Số xã", "Communes")),
    ("total", VERDICT_TITLES["pass"]),
    ("required", VERDICT_TITLES["fail"]),
    ("missed", VERDICT_TITLES["incomplete"]),
    ("unknown", Text("Tỷ lệ đạt (%)", "Compliance (%)")),
)
_ALL = Text("Tất cả", "All")
_SUM = Text("Cộng", "Sum")
_MOST = Text("tối đa {points}", "at most {points}")
_HELPERS = Text(
    "Cột phụ của công thức (ẩn): số đã đọc, số hợp lệ, điểm thấp nhất và cao nhất",
    "Helper columns of the formulas (hidden): figures read, sound figures, least and most points",
)
_VERDICTS: tuple[Verdict, ...] = ("pass", "fail", "incomplete")


class InputCells(Protocol):
    """Says where the cells of a commune are on the sheet to fill in."""

    def ref(self, index: int, what: str) -> str:
        """Give the address of a commune's cell as other sheets see it."""


class Results:
    """Where the results are, and what writes them.

    Args:
        content: the criteria set and the communes.
        inputs: where the figures are.
    """

    def __init__(self, content: Content, inputs: InputCells) -> None:
        self.content, self.inputs = content, inputs
        self.rules, self.set = content.rules, content.criteria.set
        shown = [key for key in _HEADINGS if key != DISTRICT or content.has_districts]
        for criterion in self.set.criteria:
            shown += [*(f"item {item.id}" for item in criterion.items), f"sum {criterion.id}"]
        hidden = [f"value {key}" for key in self.set.indicators]
        hidden += [f"sound {key}" for key in self.set.wholes]
        hidden += [f"least {criterion.id}" for criterion in self.set.criteria]
        hidden += [f"most {criterion.id}" for criterion in self.set.criteria]
        hidden += ["least", "most", "mark"]
        self.columns = {key: index for index, key in enumerate(shown)}
        self.last_shown = len(shown) - 1
        self.first_hidden = len(shown) + 1
        self.columns |= {key: self.first_hidden + index for index, key in enumerate(hidden)}
        self.last_row = FIRST_ROW + len(content.communes) - 1

    def ref(self, index: int, what: str) -> str:
        """Give the address of a result as other sheets see it: `total`, `verdict`, `sum 3`."""
        return elsewhere(layout.RESULTS, self._cell(index, what))

    def result(self, index: int, what: str) -> object:
        """Give the present result of a cell that shows points: see `ref`."""
        scores = self.content.scores
        if what == "verdict":
            return VERDICT_TITLES[scores.verdicts[index]].say(self.content.language)
        if what == "required":
            required = scores.required[index]
            return "?" if required is None else self._points(required)
        number = int(what.removeprefix("sum ")) if what != "total" else None
        interval = scores.total if number is None else scores.criteria[number]
        return self._interval(interval.least[index], interval.most[index])

    def write(self, book: Book, sheet: Any) -> None:
        """Write the sheet."""
        self._titles(book, sheet)
        self._header(book, sheet)
        for index in range(len(self.content.communes)):
            self._helpers(book, sheet, index)
            self._commune(book, sheet, index)
        self._districts(book, sheet)
        self._colours(book, sheet)
        self._page(sheet)

    def _cell(self, index: int, what: str) -> str:
        return cell(FIRST_ROW + index, self.columns[what])

    def _down(self, what: str) -> str:
        column = self.columns[what]
        return span(FIRST_ROW, column, self.last_row, column)

    def _sound(self, index: int, key: str) -> str:
        kind = "sound" if key in self.set.wholes else "value"
        return self._cell(index, f"{kind} {key}")

    def _points(self, scaled: int) -> int | float:
        return f.number(self.rules.unscaled(scaled))

    def _interval(self, least: int, most: int) -> int | float | str:
        low, high = self.rules.unscaled(least), self.rules.unscaled(most)
        return f.number(low) if low == high else f"{low}–{high}"

    # --- above the communes

    def _titles(self, book: Book, sheet: Any) -> None:
        said = (book.say(self.set.title), book.say(_TITLE))
        start = self.columns[NAME] + 1
        book.text(sheet, 0, start, ": ".join(said), book.format(bold=True, font_size=14))
        subtitle = period_and_place(book, self.content)
        book.text(sheet, 1, start, subtitle, book.format(bold=True, font_size=11))
        self._summary_header(book, sheet, SUMMARY)
        self._summary(book, sheet, SUMMARY + 1, book.say(_ALL), None)
        warning = provisional_figures(self.set.id, self.set.figures, book.language)
        if warning is not None:
            style = book.format(font_color="#7F4F00", italic=True, font_size=9)
            book.text(sheet, SUMMARY + 2, start, warning, style)

    def _summary_header(self, book: Book, sheet: Any, row: int) -> None:
        style = book.framed(bold=True, align="center", bg_color="#F2F2F2", text_wrap=True)
        for what, title in _COUNTS:
            book.text(sheet, row, self.columns[what], title, style)
        sheet.set_row(row, 28)

    def _summary(self, book: Book, sheet: Any, row: int, name: str, district: str | None) -> None:
        """Count the communes by verdict, of one district or of all."""
        verdicts = [
            verdict
            for commune, verdict in zip(
                self.content.communes, self.content.scores.verdicts, strict=True
            )
            if district in (None, commune.district)
        ]
        book.text(sheet, row, self.columns[NAME], name, book.framed(bold=True))
        at = {what: cell(row, self.columns[what]) for what, _ in _COUNTS}
        here = self._down("verdict")
        if district is None:
            counted = f"ROWS({here})"
            found = [f'COUNTIF({here},"{self._title(book, one)}")' for one in _VERDICTS]
        else:
            same = f"{self._down(DISTRICT)}={cell(row, self.columns[NAME])}"
            counted = f"SUMPRODUCT(--({same}))"
            found = [
                f'SUMPRODUCT(({same})*({here}="{self._title(book, one)}"))' for one in _VERDICTS
            ]
        results = [len(verdicts), *(verdicts.count(one) for one in _VERDICTS)]
        style = book.framed(bold=True, align="center", num_format="#,##0")
        for (what, _), formula, result in zip(_COUNTS, (counted, *found), results, strict=False):
            book.formula(sheet, row, self.columns[what], formula, result, style)
        percent = exact.percent(results[1], results[0])
        formula = f.percentage(at["total"], at["verdict"])
        style = book.framed(bold=True, align="center", num_format="0.00")
        book.formula(sheet, row, self.columns["unknown"], formula, percent, style)

    @staticmethod
    def _title(book: Book, verdict: Verdict) -> str:
        return book.say(VERDICT_TITLES[verdict])

    def _header(self, book: Book, sheet: Any) -> None:
        style = book.framed(bold=True, text_wrap=True, align="center", bg_color="#F2F2F2")
        for key, (title, _) in _HEADINGS.items():
            if key in self.columns:
                at = self.columns[key]
                book.merge(sheet, (HEADER, HEADER + 2), (at, at), title, style)
        heights = [self._criterion(book, sheet, *one) for one in enumerate(self.set.criteria)]
        sheet.set_row(HEADER, max(heights))
        book.text(sheet, HEADER, self.first_hidden, _HELPERS, book.format(italic=True))
        small = book.format(font_size=7, font_color="#767676")
        for key, at in self.columns.items():
            if at >= self.first_hidden:
                book.text(sheet, HEADER + 2, at, key, small)

    def _criterion(self, book: Book, sheet: Any, number: int, criterion: Criterion) -> float:
        dark, light = BANDS[number % len(BANDS)]
        first, last = self._of(criterion)
        title = book.say(OF_CRITERION, id=criterion.id, title=criterion.title)
        small: dict[str, Any] = {"font_size": 9, "align": "center", "text_wrap": True}
        style = book.framed(bold=True, bg_color=dark, **small)
        book.merge(sheet, (HEADER, HEADER), (first, last + 1), title, style)
        style = book.framed(bg_color=light, **small)
        for at, item in enumerate(criterion.items, start=first):
            book.text(sheet, HEADER + 1, at, item.id, style)
            most = book.say(_MOST, points=plain(item.max_points))
            book.text(sheet, HEADER + 2, at, most, style)
        style = book.framed(bold=True, bg_color=dark, **small)
        book.text(sheet, HEADER + 1, last + 1, _SUM, style)
        most = book.say(_MOST, points=plain(criterion.max_points))
        book.text(sheet, HEADER + 2, last + 1, most, style)
        sheet.set_row(HEADER + 2, 26)
        return height([(title, _ITEM_WIDTH * (last + 1 - first) + _SUM_WIDTH)], 9)

    @staticmethod
    def _width(what: str) -> float:
        if what in _HEADINGS:
            return _HEADINGS[what][1]
        return _SUM_WIDTH if what.startswith("sum ") else _ITEM_WIDTH

    def _of(self, criterion: Criterion) -> tuple[int, int]:
        """Give the columns of the first and the last item of a criterion."""
        last = self.columns[f"sum {criterion.id}"] - 1
        return last - len(criterion.items) + 1, last

    # --- the communes

    def _helpers(self, book: Book, sheet: Any, index: int) -> None:
        style = book.format(font_size=8, font_color="#767676")
        for what, formula, result in (*self._figures(index), *self._intervals(index)):
            at = FIRST_ROW + index, self.columns[what]
            book.formula(sheet, *at, formula, "" if result is None else result, style)

    def _figures(self, index: int) -> Iterator[tuple[str, str, object]]:
        most = f.most_count(self.rules)
        for key, indicator in self.set.indicators.items():
            source, known = self.inputs.ref(index, key), self.content.value(index, key)
            is_count = indicator.type == "count"
            formula = f.count_value(source, most) if is_count else f.yes_no_value(source)
            yield f"value {key}", formula, known
        for key, wholes in self.set.wholes.items():
            cells = [self._cell(index, f"value {whole}") for whole in wholes]
            formula = f.sound_value(self._cell(index, f"value {key}"), cells)
            yield f"sound {key}", formula, self.content.sound(index, key)
        mark = f.unit_class_mark(self.inputs.ref(index, UNIT_CLASS))
        yield "mark", mark, self.content.scores.required[index]

    def _intervals(self, index: int) -> Iterator[tuple[str, str, object]]:
        scores, scale = self.content.scores, self.rules.scale
        for one in self.set.criteria:
            first, last = self._of(one)
            row = FIRST_ROW + index
            least, interval = self._cell(index, f"least {one.id}"), scores.criteria[one.id]
            formula = f.least_points(span(row, first, row, last), scale)
            yield f"least {one.id}", formula, interval.least[index]
            best = [
                (self._cell(index, f"item {item.id}"), self.rules.items[item.id].most[-1])
                for item in one.items
            ]
            yield f"most {one.id}", f.most_points(least, best), interval.most[index]
        for kind, totals in (("least", scores.total.least), ("most", scores.total.most)):
            yield kind, f"SUM({self._each(index, kind)})", totals[index]

    def _each(self, index: int, kind: str) -> str:
        """Give the range of the least or of the most points of all criteria."""
        ids = [criterion.id for criterion in self.set.criteria]
        first, last = (self._cell(index, f"{kind} {one}") for one in (ids[0], ids[-1]))
        return f"{first}:{last}"

    def _commune(self, book: Book, sheet: Any, index: int) -> None:
        row, commune = FIRST_ROW + index, self.content.communes[index]
        plain_style = book.framed(bg_color="#F7F7F7", text_wrap=True)
        named = {CODE: commune.code, NAME: commune.name, DISTRICT: commune.district}
        centred = book.framed(bg_color="#F7F7F7", align="center")
        sheet.write_number(row, self.columns[NUMBER], index + 1, centred)
        for what, text in named.items():
            if what in self.columns:
                formula = self.inputs.ref(index, what)
                style = centred if what == CODE else plain_style
                book.formula(sheet, row, self.columns[what], formula, text, style)
        middle = book.framed(align="center")
        strong = book.framed(align="center", bold=True)
        for what, formula, result in (*self._judged(book, index), *self._scored(index)):
            style = strong if what in ("verdict", "total") or what[:4] == "sum " else middle
            book.formula(sheet, row, self.columns[what], formula, result, style)

    def _judged(self, book: Book, index: int) -> Iterator[tuple[str, str, object]]:
        """Give what is said of the commune as a whole."""
        scale, scores = self.rules.scale, self.content.scores
        least, most, mark = (self._cell(index, what) for what in ("least", "most", "mark"))
        cells = {
            "least": least,
            "most": most,
            "mark": mark,
            "each_least": self._each(index, "least"),
            "each_most": self._each(index, "most"),
        }
        passed, failed, incomplete = (self._title(book, one) for one in _VERDICTS)
        formula = f.verdict(self.rules, cells, (passed, failed, incomplete))
        yield "verdict", formula, self.result(index, "verdict")
        yield "total", f.interval(least, most, scale), self.result(index, "total")
        formula = f'IF({mark}="",{f.UNKNOWN},{f.unscaled(mark, scale)})'
        yield "required", formula, self.result(index, "required")
        each = [(one.id, self._cell(index, f"most {one.id}")) for one in self.set.criteria]
        missed = [str(one.id) for one in self.set.criteria if scores.met[one.id][index] is False]
        yield "missed", f.missed(each, self.rules.above), ", ".join(missed)
        ranges = [
            span(FIRST_ROW + index, first, FIRST_ROW + index, last)
            for first, last in map(self._of, self.set.criteria)
        ]
        known = "".join(f"-COUNT({area})" for area in ranges)
        rules = self.rules.items
        unknown = sum(scores.outcomes[key][index] == rule.unknown for key, rule in rules.items())
        yield "unknown", f"{len(self.set.items)}{known}", unknown

    def _scored(self, index: int) -> Iterator[tuple[str, str, object]]:
        """Give the points of each item and criterion."""
        scale, scores = self.rules.scale, self.content.scores
        for item in self.set.items:
            rule, outcome = self.rules.items[item.id], scores.outcomes[item.id][index]
            denominator = None
            if item.denominator is not None:
                denominator = self._sound(index, item.denominator)
            formula = f.item_points(rule, self._sound(index, item.numerator), denominator)
            known = outcome != rule.unknown
            yield f"item {item.id}", formula, self._points(rule.least[outcome]) if known else "?"
        for one in self.set.criteria:
            least, most = (self._cell(index, f"{kind} {one.id}") for kind in ("least", "most"))
            what = f"sum {one.id}"
            yield what, f.interval(least, most, scale), self.result(index, what)

    # --- below the communes, and around

    def _districts(self, book: Book, sheet: Any) -> None:
        names = dict.fromkeys(commune.district for commune in self.content.communes)
        if len(names) < 2:
            return
        row = self.last_row + 2
        self._summary_header(book, sheet, row)
        for row, name in enumerate(names, start=row + 1):
            self._summary(book, sheet, row, name, name)

    def _colours(self, book: Book, sheet: Any) -> None:
        column = self.columns["verdict"]
        for verdict, colours in VERDICTS.items():
            title = book.say(VERDICT_TITLES[verdict])
            options = {"type": "cell", "criteria": "==", "value": f'"{title}"',
                       "format": book.plain_format(**colours)}  # fmt: skip
            sheet.conditional_format(FIRST_ROW, column, self.last_row, column, options)
        missing, wrong = book.plain_format(**MISSING), book.plain_format(**WRONG)
        for criterion in self.set.criteria:
            first, last = self._of(criterion)
            unknown = {"type": "cell", "criteria": "==", "value": '"?"', "format": missing}
            sheet.conditional_format(FIRST_ROW, first, self.last_row, last, unknown)
            most = cell(FIRST_ROW, self.columns[f"most {criterion.id}"])
            missed = {"type": "formula", "criteria": f"={most}<={self.rules.above}",
                      "format": wrong}  # fmt: skip
            sheet.conditional_format(FIRST_ROW, last + 1, self.last_row, last + 1, missed)

    def _page(self, sheet: Any) -> None:
        hidden = {"level": 1, "hidden": True}
        sheet.set_column(self.first_hidden, max(self.columns.values()), 9, None, hidden)
        sheet.set_column(max(self.columns.values()) + 1, max(self.columns.values()) + 1, 9, None,
                         {"collapsed": True})  # fmt: skip
        sheet.freeze_panes(FIRST_ROW, self.columns[NAME] + 1)
        sheet.repeat_rows(HEADER, HEADER + 2)
        districts = len({commune.district for commune in self.content.communes})
        last = self.last_row + (2 + districts if districts > 1 else 0)
        stops = [self._of(criterion)[0] for criterion in self.set.criteria]
        widths = [self._width(key) for key in list(self.columns)[: self.last_shown + 1]]
        page.lay_out(sheet, widths, self.columns[NAME] + 1, stops, last)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        code = self.columns[CODE]
        area = span(FIRST_ROW, code, self.last_row, code)
        sheet.ignore_errors({"number_stored_as_text": area})
        sheet.protect("", {"format_columns": True, "format_rows": True})
