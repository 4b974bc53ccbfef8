"""Workbooks of flat tables: a summary, then the tables with filters and frozen headers.

Row 1 of a table is its headings in the language, row 2 the keys of its columns. Everything is
written row by row, so that a country's communes need little memory, and the same document with the
same date gives the same bytes. No text ever becomes a formula or a link.
"""

from __future__ import annotations

import io
import math
import tempfile
import textwrap
from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal
from typing import Any

import msgspec
import xlsxwriter

from cftscore.core import numbers
from cftscore.core.progress import PACKING, ROWS, counted, tell
from cftscore.core.text import Language, Text
from cftscore.core.timestamp import created
from cftscore.core.version import __version__
from cftscore.output.cell_texts import ResultSheet, fitting
from cftscore.output.column_widths import in_points, is_wrapped, width_of
from cftscore.output.columns import TEXTS, Column, Row, Table, Value
from cftscore.output.words import clean
from cftscore.spreadsheet import own
from cftscore.spreadsheet.made import Made

_MOST_ROWS = 1_048_576
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # Widths are counted in digits of this font, which every office program has, or one as wide.
    "default_format_properties": {"font_name": "Arial", "font_size": 10, "font_scheme": False},
}
_LINE, _HEADING = 13, 42
_NARROW = 8
"""A column with fewer digits has its heading in small letters."""
_TEXT: dict[str, Any] = {"align": "left", "indent": 1}
# How many letters stand in the place of a digit: columns are measured in digits.
_LETTERS = 1.15
# Numbers that name or rank something: nobody adds them up.
_CENTRED = {"id", "criterion", "item", "band", "cell", "line", "column"}
_ALL_DIGITS = TEXTS | {"quantity"}
_SUMMARY_WIDTHS = (32, 60, 70)
_MAY_BE_BLANK = ("district_code", "district", "line", "column")
_A4 = 9
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}
_PAPER_WIDTH = 841.9 - 72 * (_MARGINS["left"] + _MARGINS["right"])
"""Of A4 across between the margins, in points."""
_PAGE = 190
"""As wide as the columns of a page may be, in digits, so that it can be read when printed."""
_COLOURS = {
    "pass": ("#006100", "#C6EFCE"),
    "fail": ("#9C0006", "#FFC7CE"),
    "incomplete": ("#7F4F00", "#FFEB9C"),
    "not_submitted": ("#404040", "#E7E6E6"),
    "not_evaluated": ("#404040", "#E7E6E6"),
    "not_registered": ("#404040", "#E7E6E6"),
}
_VERDICTS = {"verdict", "verdict_vi", "best_verdict", "best_verdict_vi"}

SUMMARY = Text("Tổng hợp", "Summary")
ON_SCREEN = Text(
    "Chi tiết xem trên máy; trang tính này không in", "To be read on screen; not printed"
)


def write(title: str, language: Language, fill: Callable[[Sheets], None]) -> bytes:
    """Give the bytes of a workbook; `SOURCE_DATE_EPOCH` sets the date it bears.

    Args:
        title: of the workbook.
        language: of headings and labels.
        fill: writes its sheets.
    """
    content = io.BytesIO()
    # A folder of its own, so that nothing is left behind if the work is broken off.
    with tempfile.TemporaryDirectory(prefix="cftscore-") as folder:
        workbook = xlsxwriter.Workbook(content, {**_OPTIONS, "tmpdir": folder})
        workbook.set_properties(
            {
                "title": clean(title),
                "comments": f"cftscore {__version__}",
                "created": created(),
            }
        )
        own.mark(workbook, Made("output"))
        fill(Sheets(workbook, language))
        tell(PACKING)
        workbook.close()
    return content.getvalue()


class Line(msgspec.Struct, frozen=True):
    """A line of the summary: what it says of what, and in which of the formats."""

    label: str
    value: Value = None
    style: str = "value"
    note: str = ""


class Sheets:
    """Writes the sheets of a workbook."""

    def __init__(self, workbook: Any, language: Language) -> None:
        self.workbook, self.language = workbook, language
        self.formats: dict[str, Any] = {}
        self._by_digits: dict[int, Any] = {}

    def summary(self, lines: Iterable[Line]) -> None:
        """Write the sheet with the summary."""
        sheet = self._sheet(SUMMARY)
        for column, width in enumerate(_SUMMARY_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        for row, line in enumerate(lines):
            label, value = self._summary_formats(line)
            high = _lines(line.value, _SUMMARY_WIDTHS[1])
            if line.style == "warning":
                sheet.set_row(row, max(30, high * _LINE + 4))
            elif high > 1:
                sheet.set_row(row, high * _LINE + 2)
            self._put(sheet, row, 0, line.label, label)
            if line.style == "section":
                self._put(sheet, row, 1, None, label)
            elif line.style != "title":
                # The one decimal of a summary is a percentage.
                shown = line.value / 100 if isinstance(line.value, Decimal) else line.value
                self._put(sheet, row, 1, shown, value)
                if line.note:
                    self._put(sheet, row, 2, line.note, self._format(font_color="#595959"))

    def _summary_formats(self, line: Line) -> tuple[Any, Any]:
        labels: dict[str, dict[str, Any]] = {
            "title": {"bold": True, "font_size": 14},
            "section": {"bold": True, "font_color": "#1F3864", "bottom": 1},
            "warning": {"bold": True, "font_color": "#7F4F00", "bg_color": "#FFEB9C"},
        }
        label = labels.get(line.style, {})
        value: dict[str, Any] = {"text_wrap": True, "align": "left"}
        if line.style == "warning":
            value |= {"font_color": "#7F4F00", "bg_color": "#FFEB9C"}
        if isinstance(line.value, Decimal):
            value |= {
                "num_format": _decimals(numbers.decimal_places(line.value)) + "%",
                "bold": True,
            }
        elif isinstance(line.value, int):
            value |= {"num_format": "#,##0"}
        return self._format(**label), self._format(**value)

    def _format(self, **properties: Any) -> Any:
        key = repr(sorted(properties.items()))
        if key not in self.formats:
            base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
            self.formats[key] = self.workbook.add_format({**base, **properties})
        return self.formats[key]

    def _sheet(self, title: Text) -> Any:
        sheet = self.workbook.add_worksheet(title.say(self.language), ResultSheet)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(**_MARGINS)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def _put(self, sheet: Any, row: int, column: int, value: Value, style: Any) -> None:
        if value is None or value == "":
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            sheet.write_string(row, column, fitting(value), style)
        else:
            sheet.write_number(row, column, value, style)

    def table(self, shown: Table, *, on_screen: bool = False) -> None:
        """Write the sheet of a table; what says the same in the other language does not show.

        Args:
            shown: the table.
            on_screen: it is too long to be printed with the others: of it only the headings are.
        """
        sheet = self._sheet(shown.title)
        styles = [self._style(column, shown, i) for i, column in enumerate(shown.columns)]
        wrapped = self._columns(sheet, shown, styles)
        self._headings(sheet, shown)
        verdicts = _verdict_columns(shown)
        shares = {index for index, column in enumerate(shown.columns) if _is_share(column)}
        texts = {i for i, column in enumerate(shown.columns) if column.kind in _ALL_DIGITS}
        rows = shown.rows[: _MOST_ROWS - 2]
        for number, row in enumerate(counted(ROWS, rows), start=2):
            # Not every program finds out by itself how high a row must be.
            lines = max([1, *(_lines(row[index], width) for index, width in wrapped)])
            if lines > 1:
                sheet.set_row(number, lines * _LINE + 2)
            for index, code in verdicts.items():
                styles[index] = self._verdict(str(row[code]))
            cells = _as_shown(row, shares) if shares else row
            sheet.write_cells(number, cells, self._row_styles(cells, styles, texts))
        sheet.autofilter(1, 0, len(rows) + 1, len(shown.columns) - 1)
        if on_screen:
            # Nothing keeps a sheet from being printed: of this one it is one row on one page.
            sheet.print_area(0, 0, 0, self._visible(shown)[-1])
            sheet.fit_to_pages(1, 1)
            sheet.set_header("&C" + ON_SCREEN.say(self.language))
        else:
            self._print(sheet, shown, len(rows) + 1)

    def _visible(self, shown: Table) -> list[int]:
        """Give the columns that show; a band is shown by its threshold, not by its number.

        Districts, and where in a text file something stands, are shown only where there are any.
        """
        in_language = shown.in_language(self.language)
        hidden = {"band"} | {key for key in _MAY_BE_BLANK if not _filled(shown, key)}
        return [index for index in in_language if shown.columns[index].key not in hidden]

    def _print(self, sheet: Any, shown: Table, last: int) -> None:
        """Say what is printed: all but the keys, on as many pages side by side as can be read."""
        # Which file a row came from is for the screen.
        printed = [i for i in self._visible(shown) if shown.columns[i].key != "source"]
        sheet.print_area(2, 0, last, printed[-1])
        width = sum(width_of(shown.columns[index]) for index in printed)
        if width <= _PAGE:
            return
        names = [index for index, column in enumerate(shown.columns) if column.key == "name"]
        if names:
            sheet.repeat_columns(0, names[0])
        by_criterion = [i for i in printed if shown.columns[i].key.startswith("criterion_")]
        if width <= 2 * _PAGE and names and by_criterion:
            # The results on one page, the points by criterion on the other.
            edge = by_criterion[0]
            sides = (
                [i for i in printed if i < edge],
                [i for i in printed if not names[0] < i < edge],
            )
            widest = max(sum(in_points(width_of(shown.columns[i])) for i in side) for side in sides)
            sheet.set_print_scale(max(10, min(100, int(98 * _PAPER_WIDTH / widest))))
            sheet.set_v_pagebreaks([edge])
        else:
            sheet.fit_to_pages(math.ceil(width / _PAGE), 0)

    def _row_styles(
        self, row: Sequence[Value], styles: Sequence[Any], texts: Collection[int]
    ) -> Sequence[Any]:
        """Give the format of each cell: in a column for texts a decimal shows all its digits."""
        own: list[Any] | None = None
        for index in texts:
            if isinstance(value := row[index], Decimal):
                own = own or list(styles)
                own[index] = self._digits(numbers.decimal_places(value))
        return own or styles

    def _digits(self, places: int) -> Any:
        """Give the format that shows so many digits behind the point."""
        if places not in self._by_digits:
            self._by_digits[places] = self._format(num_format=_decimals(places))
        return self._by_digits[places]

    def _headings(self, sheet: Any, shown: Table) -> None:
        """Write row 1, the headings in the language, and row 2, the keys."""
        heading = {
            "bold": True, "text_wrap": True, "bg_color": "#1F3864", "font_color": "#FFFFFF",
            "border": 1, "border_color": "#8EA9DB", "valign": "vcenter",
        }  # fmt: skip
        key = self._format(font_size=7, font_color="#767676", bg_color="#F2F2F2", bottom=1, **_TEXT)
        sheet.set_row(0, _HEADING)
        for index, column in enumerate(shown.columns):
            centred = column.kind not in TEXTS or column.key in _CENTRED
            # No word of a narrow heading breaks.
            size = {"font_size": 8} if width_of(column) < _NARROW else {}
            style = self._format(**heading, **size, **({"align": "center"} if centred else _TEXT))
            label = column.label.say(self.language)
            if _is_share(column):
                label = label.replace(" (%)", "")
            self._put(sheet, 0, index, label, style)
        for index, column in enumerate(shown.columns):
            self._put(sheet, 1, index, column.key, key)

    def _columns(self, sheet: Any, shown: Table, styles: Sequence[Any]) -> list[tuple[int, float]]:
        """Set the columns, and give those that are wrapped with their widths."""
        visible = self._visible(shown)
        wrapped = []
        for index, column in enumerate(shown.columns):
            width = width_of(column)
            hidden = {"hidden": index not in visible}
            sheet.set_column(index, index, width, styles[index], hidden)
            if index in visible and is_wrapped(column):
                wrapped.append((index, width))
        names = [index for index, column in enumerate(shown.columns) if column.key == "name"]
        sheet.freeze_panes(2, names[0] + 1 if names else 1)
        sheet.repeat_rows(0)
        return wrapped

    def _style(self, column: Column[Any], shown: Table, index: int) -> Any:
        """Choose the format of a column: numbers show every digit that they have."""
        if column.key in _CENTRED:
            return self._format(align="center")
        if column.kind in TEXTS:
            return self._format(text_wrap=is_wrapped(column), **_TEXT)
        if column.kind == "percent":
            values = [row[index] for row in shown.rows]
            places = [numbers.decimal_places(v) for v in values if isinstance(v, Decimal)]
            sign = "%" if _is_share(column) else ""
            return self._format(num_format="0." + "0" * max([2, *places]) + sign)
        return self._format(num_format="#,##0" if column.kind == "count" else "General")

    def _verdict(self, verdict: str) -> Any:
        colour, ground = _COLOURS[verdict]
        return self._format(font_color=colour, bg_color=ground, bold=True, **_TEXT)


def _as_shown(row: Row, shares: Collection[int]) -> Row:
    """Give percentages as Excel keeps them: 0.7143 for 71.43%."""
    return tuple(
        [
            value / 100 if at in shares and isinstance(value, Decimal) else value
            for at, value in enumerate(row)
        ]
    )


def _filled(shown: Table, key: str) -> bool:
    """Tell whether a column holds anything."""
    places = [index for index, column in enumerate(shown.columns) if column.key == key]
    return any(row[index] is not None for row in shown.rows for index in places)


def _is_share(column: Column[Any]) -> bool:
    """Tell whether a column holds percentages; it may also hold how many points they differ."""
    return column.kind == "percent" and "(%)" in column.label.en


def _verdict_columns(shown: Table) -> dict[int, int]:
    """Find the columns that hold verdicts, each with that of the code that it says."""
    places = {column.key: index for index, column in enumerate(shown.columns)}
    return {
        index: places[column.key.removesuffix("_vi")]
        for index, column in enumerate(shown.columns)
        if column.stem in _VERDICTS
    }


def _lines(value: Value, width: float) -> int:
    """Tell how many lines a text takes in a column, as well as can be told without a font."""
    letters = int((width - 1) * _LETTERS)
    if not isinstance(value, str) or len(value) <= letters:
        return 1
    return len(textwrap.wrap(value, letters))


def _decimals(places: int) -> str:
    """Give the number format that shows so many digits behind the point."""
    return "#,##0." + "0" * places if places else "#,##0"
