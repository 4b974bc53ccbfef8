"""Charts that Office draws itself: made by XlsxWriter, in a workbook or taken out of one.

A document holds the same chart as the workbook, with its figures in a workbook inside, so that it
can be edited there; nothing is a picture.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from cftscore.document import AreaResult
from cftscore.render.sheets import created
from cftscore.render.wording import clean
from cftscore.report import wml
from cftscore.report.content import Content
from cftscore.text import Text

MOST_AREAS = 64
"""Of more no chart can be read: a country's provinces, or the districts of one."""

GRID = {"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
BAR, LINE = "#1F6F8B", "#B3261E"
_SHARE = Text("Tỷ lệ đạt (%)", "Compliance (%)")
_TARGET = Text("Mục tiêu (%)", "Target (%)")
_AREA = Text("Địa bàn", "Area")
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What is not said counts as asked for in a document, unlike in a workbook of XlsxWriter.
_ONLY_VALUES = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_EMUS = 36000
"""To the millimetre."""


@dataclass(frozen=True, slots=True)
class Range:
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
    found = content.provinces if several or not content.districts else content.districts
    return found if len(found) <= MOST_AREAS else []


def compliance(workbook: Any, content: Content, at: Range, *, font: str = "Arial") -> Any:
    """Make the chart of compliance by area, with the target as a line."""
    chart = workbook.add_chart({"type": "column"})
    rows = (at.first, at.last)
    chart.add_series(
        {
            "name": content.say(_SHARE),
            "categories": [at.sheet, rows[0], at.names, rows[1], at.names],
            "values": [at.sheet, rows[0], at.values, rows[1], at.values],
            "fill": {"color": BAR},
            "gap": 60,
            "data_labels": {
                "value": True,
                "num_format": "General",
                "font": {"name": font, "size": 8},
            },
        }
    )
    if at.target is not None:
        line = workbook.add_chart({"type": "line"})
        line.add_series(
            {
                "name": content.say(_TARGET),
                "categories": [at.sheet, rows[0], at.names, rows[1], at.names],
                "values": [at.sheet, rows[0], at.target, rows[1], at.target],
                "line": {"color": LINE, "width": 2},
                "marker": {"type": "none"},
            }
        )
        chart.combine(line)
    words = {"name": font, "size": 9}
    chart.set_x_axis({"num_font": words})
    chart.set_y_axis(
        {
            "min": 0,
            "max": 100,
            "major_unit": 20,
            "num_format": "0",
            "num_font": words,
            **GRID,
        }
    )
    chart.set_legend({"position": "bottom", "font": words})
    chart.set_title({"none": True})
    return chart


def in_document(document: Any, content: Content, name: str) -> str:
    """Put the chart of compliance into a document.

    Args:
        document: it gets the parts of the chart.
        content: what is shown.
        name: said in place of the chart where it cannot be seen.

    Returns:
        The paragraph that shows it; nothing where there are no areas to compare.
    """
    shown = areas(content)
    if not shown:
        return ""
    book = _workbook(content, shown)
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        drawn = package.read("xl/charts/chart1.xml").decode()
    drawn = drawn.replace('<c:showVal val="1"/>', _ONLY_VALUES)
    drawn = re.sub(
        r"(<c:printSettings>|</c:chartSpace>)",
        r'<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>\1',
        drawn,
        count=1,
    )
    package = document.part.package
    inside = Part(PackURI("/word/embeddings/cftscore-chart1.xlsx"), _BOOK, book, package)
    chart = Part(PackURI("/word/charts/cftscore-chart1.xml"), _CHART, drawn.encode(), package)
    chart.rels.add_relationship(RELATIONSHIP_TYPE.PACKAGE, inside, "rId1")
    key = document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    return wml.paragraph([_drawing(key, name, (160, 85))], align="center")


def _workbook(content: Content, shown: Sequence[AreaResult]) -> bytes:
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    workbook.set_properties({"created": created()})
    sheet = workbook.add_worksheet("Data")
    heads = (_AREA, _SHARE, _TARGET)
    for column, text in enumerate(heads):
        sheet.write_string(0, column, content.say(text))
    for row, area in enumerate(shown, start=1):
        sheet.write_string(row, 0, clean(area.name))
        sheet.write_number(row, 1, area.compliance_percent)
        if content.target is not None:
            sheet.write_number(row, 2, content.target.percent)
    target = None if content.target is None else 2
    at = Range("Data", 1, len(shown), 0, 1, target)
    sheet.insert_chart("E2", compliance(workbook, content, at, font="Times New Roman"))
    workbook.close()
    return made.getvalue()


def _drawing(key: str, name: str, size: tuple[float, float]) -> str:
    width, height = (round(length * _EMUS) for length in size)
    said = escape(clean(name), {'"': "&quot;"})
    return (
        f'<w:r><w:drawing><wp:inline {nsdecls("wp", "a", "c", "r")} distT="0" distB="0" distL="0" '
        'distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="{said}" descr="{said}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{key}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
