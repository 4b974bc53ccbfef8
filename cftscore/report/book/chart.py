"""The charts of a workbook, which Office draws itself; nothing is a picture.

A chart of Office keeps its figures, and its reader can change colours and letters. In the page a
chart is a bar in the row of a table, so that it follows dark mode, paper and the width of a phone.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec

from cftscore.core.text import Text
from cftscore.evaluation.document import AreaResult
from cftscore.output import words
from cftscore.report.content import Content

MOST_AREAS = 64
"""Of more no chart can be read: a country's provinces, or the districts of one."""

GRID = {"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
NO_TICKS = {"major_tick_mark": "none", "minor_tick_mark": "none"}
BAR, LINE = "#1F6F8B", "#B3261E"
SHARE = Text("Tỷ lệ đạt (%)", "Compliance (%)")
TARGET = Text("Mục tiêu (%)", "Target (%)")
AREA = Text("Địa bàn", "Area")


class Range(msgspec.Struct, frozen=True):
    """Where the figures of a chart stand: rows from 0 of a sheet, and its columns."""

    sheet: str
    first: int
    last: int
    names: int
    values: int
    target: int | None


def areas(content: Content) -> list[AreaResult]:
    """Choose the areas of the chart: districts of one province, or provinces; none if too many."""
    several = len(content.document.provinces) > 1
    areas = content.provinces if several or not content.districts else content.districts
    return areas if len(areas) <= MOST_AREAS else []


_FEW = 12
"""Columns of a chart that are wide enough for a number that lies."""
_LOW = Decimal(12)
"""Per cent: a lower column cannot hold its number."""


def compliance(workbook: Any, content: Content, at: Range, *, font: str = "Arial") -> Any:
    """Make the chart of compliance by area, with the target as a line.

    The numbers stand at the foot of their columns, where no line crosses them, and are written as
    the language writes them, whatever the settings of the program that shows them.
    """
    chart = workbook.add_chart({"type": "column"})
    rows = (at.first, at.last)
    chart.add_series(
        {
            "name": content.say(SHARE),
            "categories": [at.sheet, rows[0], at.names, rows[1], at.names],
            "values": [at.sheet, rows[0], at.values, rows[1], at.values],
            "fill": {"color": BAR},
            # Wide enough for a number with two decimals.
            "gap": 35,
            "data_labels": {
                "value": True,
                "position": "inside_base",
                "font": _label_font(content, font),
                "custom": [_label(content, area, font) for area in areas(content)],
            },
        }
    )
    if at.target is not None:
        line = workbook.add_chart({"type": "line"})
        line.add_series(
            {
                "name": content.say(TARGET),
                "categories": [at.sheet, rows[0], at.names, rows[1], at.names],
                "values": [at.sheet, rows[0], at.target, rows[1], at.target],
                "line": {"color": LINE, "width": 2},
                "marker": {"type": "none"},
            }
        )
        chart.combine(line)
    words = {"name": font, "size": 9}
    chart.set_x_axis({"num_font": words, **NO_TICKS})
    chart.set_y_axis(
        {
            "min": 0,
            "max": 1,
            "major_unit": 0.2,
            "num_format": "0%",
            "num_font": words,
            **GRID,
            **NO_TICKS,
        }
    )
    chart.set_legend({"position": "bottom", "font": words})
    chart.set_title({"none": True})
    return chart


def _label_font(content: Content, font: str) -> dict[str, Any]:
    made: dict[str, Any] = {"name": font, "size": 8, "color": "#FFFFFF", "bold": True}
    if len(areas(content)) > _FEW:
        made["rotation"] = -90
    return made


def _label(content: Content, area: AreaResult, font: str) -> dict[str, Any]:
    """Write the number of a column; on one that is too low to hold it in dark letters."""
    text = words.percent(area.compliance_percent, content.language).removesuffix("%")
    made = _label_font(content, font)
    if area.compliance_percent < _LOW:
        made["color"] = "#1B1B1B"
    return {"value": text, "font": made}
