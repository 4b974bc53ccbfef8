"""A chart in a document: the one of the workbook, with its figures in a workbook inside.

So it can be edited where it stands.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from cftscore.core.timestamp import created
from cftscore.evaluation.document import AreaResult
from cftscore.output.words import clean
from cftscore.report.book import chart
from cftscore.report.content import Content
from cftscore.report.paper import wml

_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What is not said counts as asked for in a document, unlike in a workbook of XlsxWriter.
_ONLY_VALUES = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_EMUS = 36000
"""To the millimetre."""


def in_document(document: Any, content: Content, name: str) -> str:
    """Put the chart of compliance into a document.

    Args:
        document: it gets the parts of the chart.
        content: what is shown.
        name: said in place of the chart where it cannot be seen.

    Returns:
        The paragraph that shows it; nothing where there are no areas to compare.
    """
    shown = chart.areas(content)
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
    part = Part(PackURI("/word/charts/cftscore-chart1.xml"), _CHART, drawn.encode(), package)
    part.rels.add_relationship(RELATIONSHIP_TYPE.PACKAGE, inside, "rId1")
    key = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    return wml.paragraph([_drawing(key, name, (160, 85))], align="center")


def _workbook(content: Content, shown: Sequence[AreaResult]) -> bytes:
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    workbook.set_properties({"created": created()})
    sheet = workbook.add_worksheet("Data")
    heads = (chart.AREA, chart.SHARE, chart.TARGET)
    for column, text in enumerate(heads):
        sheet.write_string(0, column, content.say(text))
    for row, area in enumerate(shown, start=1):
        sheet.write_string(row, 0, clean(area.name))
        sheet.write_number(row, 1, area.compliance_percent / 100)
        if content.target is not None:
            sheet.write_number(row, 2, content.target.percent / 100)
    target = None if content.target is None else 2
    at = chart.Range("Data", 1, len(shown), 0, 1, target)
    sheet.insert_chart("E2", chart.compliance(workbook, content, at, font="Times New Roman"))
    workbook.close()
    return made.getvalue()


def _drawing(key: str, name: str, size: tuple[float, float]) -> str:
    width, height = (round(length * _EMUS) for length in size)
    text = escape(clean(name), {'"': "&quot;"})
    return (
        f'<w:r><w:drawing><wp:inline {nsdecls("wp", "a", "c", "r")} distT="0" distB="0" distL="0" '
        'distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="{text}" descr="{text}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{key}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
