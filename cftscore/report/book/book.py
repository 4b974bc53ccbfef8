"""The report as a workbook, with charts that Excel draws from its own cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cftscore.core.text import Text
from cftscore.evaluation.document import Evaluation
from cftscore.output import sheets, words
from cftscore.output.columns import Table
from cftscore.output.sheets import Line, Sheets
from cftscore.output.tables import evaluation as tables
from cftscore.output.tables.evaluation import COUNTS
from cftscore.report.book import chart
from cftscore.report.book import tables as book_tables
from cftscore.report.content import Content
from cftscore.report.history import Share
from cftscore.report.page.words import SAID

_FIRST_ROW = 2
"""Of figures: above them stand the headings and the keys."""

CHARTS = Text("Biểu đồ", "Charts")
_NOTE = Text("Lưu ý", "Note")
_PERIOD = Text("Kỳ", "Period")
_AREA = Text("Địa bàn", "Area")
_REGISTER = Text("Danh mục hành chính", "Register")
_SET = Text("Bộ tiêu chí", "Criteria set")
_RESULT = Text("Kết quả", "Result")
_MADE_OF = Text("Tệp {n}", "File {n}")
_BY_AREA = Text("Tỷ lệ đạt theo địa bàn", "Compliance by area")
_MISSED = Text("Số xã không đạt từng tiêu chí", "Communes that fail each criterion")
_BY_PERIOD = Text("Tỷ lệ đạt qua các kỳ", "Compliance by period")
_SCALE = {"min_color": "#E67C73", "mid_color": "#FFE8A3", "max_color": "#CFE8D5"}
_FONT = {"name": "Arial", "size": 9}
_PERIODS = (chart.BAR, "#7FB2C4", "#C3D7DF")


def render(content: Content) -> bytes:
    """Give the bytes of the workbook; `SOURCE_DATE_EPOCH` sets the date it bears."""
    title = content.say(SAID["title"], period=content.period, units=content.units)
    return sheets.write(title, content.language, _Book(content, title).fill)


class _Book:
    def __init__(self, content: Content, title: str) -> None:
        self.content, self.title = content, title
        self.language = content.language

    def fill(self, workbook: Sheets) -> None:
        """Write the summary, the charts, and the tables that they are drawn from."""
        workbook.summary(self._lines())
        drawn = workbook.workbook.add_worksheet(self._say(CHARTS))
        drawn.hide_gridlines(2)
        drawn.set_portrait()
        drawn.set_paper(9)
        drawn.fit_to_pages(1, 1)
        content = self.content
        made = (book_tables.areas, book_tables.criteria, book_tables.communes, book_tables.history)
        for shown in (make(content) for make in made):
            if shown is not None:
                workbook.table(shown)
                if shown.key == "communes":
                    self._heat(workbook.workbook, shown)
        self._charts(workbook.workbook, drawn)
        document = self.content.document
        if isinstance(document, Evaluation):
            for key in ("items", "findings"):
                workbook.table(tables.table(document, key), on_screen=True)

    def _say(self, text: Text, **values: object) -> str:
        return text.say(self.language, **values)

    # --- the summary

    def _lines(self) -> Iterator[Line]:
        content = self.content
        yield Line(self.title, style="title")
        yield Line("")
        yield Line(self._say(_AREA), content.area)
        yield Line(self._say(_PERIOD), content.document.period)
        yield Line(self._say(_SET), content.criteria_set.title.say(self.language))
        yield Line(self._say(_REGISTER), words.register(content.document, self.language))
        yield Line("")
        yield Line(self._say(_RESULT), style="section")
        yield Line(self._say(SAID["result"]), content.headline)
        if content.target_line:
            yield Line(self._say(SAID["target"], percent="").strip(), content.target_line)
        yield from self._counts()
        for criterion in content.missed:
            if criterion.id in content.focus:
                label = self._say(SAID["missing_names"], id=criterion.id)
                yield Line(label, criterion.missed, note=self._say(criterion.title))
        for notice in (content.secret_notice, content.notice, content.withheld_notice):
            if notice:
                yield Line("")
                yield Line(self._say(_NOTE), notice, "warning")
        yield Line("")
        for number, source in enumerate(content.sources, start=1):
            label = self._say(_MADE_OF, n=number)
            yield Line(label, source.path, note=f"SHA-256 {source.sha256}")

    def _counts(self) -> Iterator[Line]:
        totals = self.content.totals
        labels = {column.key: column.label for column in COUNTS}
        for key in ("communes", "submitted", "passed", "failed", "incomplete", "not_submitted"):
            yield Line(self._say(labels[key]), getattr(totals, key))
        label = self._say(labels["compliance_percent"]).removesuffix(" (%)")
        yield Line(label, totals.compliance_percent)
        if self.content.target is not None:
            yield Line(self._say(SAID["short"]), self.content.target.short)

    def _heat(self, workbook: Any, shown: Table) -> None:
        """Colour the points of each criterion by how much of its most they are."""
        sheet = workbook.worksheets()[-1]
        red = workbook.add_format({"bg_color": _SCALE["min_color"]})
        last = _FIRST_ROW + len(shown.rows) - 1
        most = {
            f"criterion_{criterion.id}": criterion
            for criterion in self.content.criteria_set.criteria
        }
        for place, column in enumerate(shown.columns):
            if column.key not in most or not shown.rows:
                continue
            if self.content.public:
                rule: dict[str, Any] = {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{self._say(book_tables.MET["0"])}"',
                    "format": red,
                }
            else:
                points = most[column.key].max_points
                rule = {"type": "3_color_scale", "min_type": "num", "mid_type": "num",
                        "max_type": "num", "min_value": 0, "mid_value": points / 2,
                        "max_value": points, **_SCALE}  # fmt: skip
            sheet.conditional_format(_FIRST_ROW, place, last, place, rule)

    # --- the charts

    def _charts(self, workbook: Any, drawn: Any) -> None:
        row = 0
        made = (
            (_BY_AREA, self._chart_of_areas(workbook)),
            (_MISSED, self._chart_of_criteria(workbook)),
            (_BY_PERIOD, self._chart_of_periods(workbook)),
        )
        for title, found in made:
            if found is None:
                continue
            found.set_title({"name": self._say(title), "name_font": {"name": "Arial", "size": 12}})
            found.set_size({"width": 960, "height": 400})
            drawn.insert_chart(row, 0, found, {"description": self._say(title)})
            row += 21

    def _chart_of_areas(self, workbook: Any) -> Any:
        count = len(chart.areas(self.content))
        if not count:
            return None
        keys = [column.key for column in book_tables.areas(self.content).columns]
        target = keys.index("target") if self.content.target is not None else None
        at = chart.Range(
            self._say(book_tables.AREAS),
            _FIRST_ROW,
            _FIRST_ROW + count - 1,
            keys.index("name"),
            keys.index("compliance_percent"),
            target,
        )
        return chart.compliance(workbook, self.content, at)

    def _chart_of_criteria(self, workbook: Any) -> Any:
        count = len(self.content.missed)
        if not count:
            return None
        sheet, last = self._say(book_tables.CRITERIA), _FIRST_ROW + count - 1
        made = workbook.add_chart({"type": "column"})
        made.add_series(
            {
                "name": self._say(SAID["missing"]),
                "categories": [sheet, _FIRST_ROW, 0, last, 0],
                "values": [sheet, _FIRST_ROW, 3, last, 3],
                "fill": {"color": chart.LINE},
                "gap": 60,
                "data_labels": {"value": True, "font": {"name": "Arial", "size": 8}},
            }
        )
        made.set_x_axis({"name": self._say(SAID["criterion"]), "num_font": _FONT, **chart.NO_TICKS})
        made.set_y_axis(
            {"min": 0, "num_font": _FONT, "num_format": "0", **chart.GRID, **chart.NO_TICKS}
        )
        made.set_legend({"none": True})
        return made

    def _chart_of_periods(self, workbook: Any) -> Any:
        shown = self.content.history
        whole = [area for area in shown.areas if area.is_whole] if shown else []
        if shown is None or not whole:
            return None
        sheet = self._say(book_tables.HISTORY)
        made = workbook.add_chart({"type": "column"})
        for place, period in enumerate(shown.periods):
            column = 2 + 2 * place
            last = _FIRST_ROW + len(whole) - 1
            made.add_series(
                {
                    "name": period,
                    "categories": [sheet, _FIRST_ROW, 0, last, 0],
                    "values": [sheet, _FIRST_ROW, column, last, column],
                    "fill": {"color": _colour(len(shown.periods) - 1 - place)},
                    "gap": 60,
                    "data_labels": {
                        "value": True,
                        "font": {"name": "Arial", "size": 8},
                        "custom": [{"value": self._percent(area.shares[place])} for area in whole],
                    },
                }
            )
        made.set_y_axis(
            {
                "min": 0,
                "max": 1,
                "num_font": _FONT,
                "num_format": "0%",
                **chart.GRID,
                **chart.NO_TICKS,
            }
        )
        made.set_legend({"position": "bottom", "font": _FONT})
        return made

    def _percent(self, share: Share | None) -> str:
        return "" if share is None else words.percent(share.percent, self.language)


def _colour(ago: int) -> str:
    """Choose the colour of a period: the house's own for the last, paler for earlier ones."""
    return _PERIODS[min(ago, len(_PERIODS) - 1)]
