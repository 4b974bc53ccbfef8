"""WordprocessingML, the language of .docx: paragraphs and tables as text, made by the thousand.

Only what official papers need. Everything that is filled in is escaped; what XML cannot hold and
control characters become spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal
from xml.sax.saxutils import escape

import msgspec
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from cftscore.output.words import clean

Align = Literal["left", "center", "right", "both"]
TWIPS = 56.6929
"""Twentieths of a point to the millimetre."""


def twips(millimetres: float) -> int:
    """Give a length as Word counts it."""
    return round(millimetres * TWIPS)


def run(text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> str:
    """Write a run of text; line feeds break the line."""
    marks = "<w:b/>" * bold + "<w:i/>" * italic
    if size is not None:
        half = round(size * 2)
        marks += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    lines = escape(clean(text, keep="\n")).split("\n")
    inside = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{properties}{inside}</w:r>"


def paragraph(
    content: str | Sequence[str] = "",
    *,
    align: Align | None = None,
    bold: bool = False,
    italic: bool = False,
    size: float | None = None,
    indent: float = 0,
    hanging: float = 0,
    before: float | None = None,
    after: float | None = None,
    keep: bool = False,
    page_break: bool = False,
    outline: int | None = None,
    rule: tuple[float, float] | None = None,
) -> str:
    """Write a paragraph.

    Args:
        content: its text, or runs that are written already.
        align: `both` justifies.
        bold: whether its text is.
        italic: whether its text is.
        size: of its text, in points.
        indent: of the first line, in millimetres.
        hanging: of the other lines.
        before: points above; else as the style says.
        after: points below.
        keep: on one page with what follows.
        page_break: begins a page.
        outline: level of a heading, from 0.
        rule: a line below, this far from the left and the right edge, in millimetres.
    """
    parts = "<w:keepNext/>" * keep + "<w:pageBreakBefore/>" * page_break
    if rule is not None:
        line = '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
        parts += f"<w:pBdr>{line}</w:pBdr>"
    if before is not None or after is not None:
        spaces = [("before", before), ("after", after)]
        text = "".join(f' w:{key}="{round(v * 20)}"' for key, v in spaces if v is not None)
        parts += f"<w:spacing{text}/>"
    parts += _indent(indent, hanging, rule)
    if align is not None:
        parts += f'<w:jc w:val="{align}"/>'
    if outline is not None:
        parts += f'<w:outlineLvl w:val="{outline}"/>'
    if size is not None:
        # The mark that ends a paragraph has a size too, and makes an empty one as high.
        parts += f'<w:rPr><w:sz w:val="{round(size * 2)}"/></w:rPr>'
    inside = (
        run(content, bold=bold, italic=italic, size=size)
        if isinstance(content, str)
        else "".join(content)
    )
    return f"<w:p><w:pPr>{parts}</w:pPr>{inside}</w:p>"


def _indent(first: float, hanging: float, rule: tuple[float, float] | None) -> str:
    if rule is not None:
        return f'<w:ind w:left="{twips(rule[0])}" w:right="{twips(rule[1])}" w:firstLine="0"/>'
    if hanging:
        return f'<w:ind w:left="{twips(hanging)}" w:hanging="{twips(hanging)}"/>'
    return f'<w:ind w:firstLine="{twips(first)}"/>'


class Head(msgspec.Struct, frozen=True):
    """The heading of a column of a table.

    Attributes:
        text: what it says.
        width: in millimetres.
        align: of the cells below it.
    """

    text: str
    width: float
    align: Align = "left"


Cell = str | tuple[str, str]
"""Its text, or its text and the colour behind it, `FFC7CE`."""


def table(
    heads: Sequence[Head],
    rows: Iterable[Sequence[Cell]],
    *,
    size: float = 11,
    strong: Iterable[int] = (),
    together: bool = False,
) -> str:
    """Write a table whose heading is repeated on every page.

    The name of a group, which spans all columns or is bold, is never alone at the foot of a page.

    Args:
        heads: the columns.
        rows: the texts of the cells; a row of one text spans all columns.
        size: of the letters, in points.
        strong: the rows that are bold, from 0.
        together: keep all of it on one page, where a page can hold it.
    """
    rows = list(rows)
    widths = [twips(head.width) for head in heads]
    bold = set(strong)
    heading = "".join(
        _cell(head.text, width, "center", size - 1, bold=True, ground="E7EDF3", keep=True)
        for head, width in zip(heads, widths, strict=True)
    )
    lines = [
        _row(
            heads,
            widths,
            row,
            size,
            bold=place in bold,
            keep=(together or place in bold) and place < len(rows) - 1,
        )
        for place, row in enumerate(rows)
    ]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl>{_properties(sum(widths))}<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heading}</w:tr>"
        f"{''.join(lines)}</w:tbl>"
    )


def _properties(width: int) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
    )


def _row(
    heads: Sequence[Head],
    widths: Sequence[int],
    row: Sequence[Cell],
    size: float,
    *,
    bold: bool,
    keep: bool,
) -> str:
    if len(row) == 1 and len(heads) > 1:
        cells = _cell(row[0], sum(widths), "left", size, bold=True, span=len(heads), keep=True)
    else:
        cells = "".join(
            _cell(cell, width, head.align, size, bold=bold, keep=keep)
            for cell, head, width in zip(row, heads, widths, strict=True)
        )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(
    cell: Cell,
    width: int,
    align: Align,
    size: float,
    *,
    bold: bool = False,
    ground: str = "",
    span: int = 1,
    keep: bool = False,
) -> str:
    text, ground = (cell, ground) if isinstance(cell, str) else cell
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    inside = paragraph(text, align=align, bold=bold, size=size, before=1, after=1, keep=keep)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{shade}'
        f'<w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>'
    )


def columns(left: str, right: str, widths: tuple[float, float]) -> str:
    """Write two columns of paragraphs side by side, without lines around them."""
    sizes = [twips(width) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
        for size, inside in zip(sizes, (left, right), strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(sizes)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


class Insertions:
    """What is to be put into a document when it is saved, as text.

    Moving a table of thousands of rows from one tree to another takes longer than all else; a
    mark stands in its place until the document is text.
    """

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def mark(self, text: str) -> Any:
        """Give an element that stands for what was written."""
        self.written.append(text.encode())
        return etree.ProcessingInstruction(_MARK, str(len(self.written) - 1))

    def put_in(self, part: bytes) -> bytes:
        """Put everything in the place of its mark."""
        return _MARKED.sub(lambda match: self.written[int(match[1])], part)


_MARK = "cftscore"
_MARKED = re.compile(rb"<\?cftscore (\d+)\?>")


def element(text: str) -> Any:
    """Parse one paragraph into an element that can be put into a document."""
    return parse_xml(f"<w:body {nsdecls('w')}>{text}</w:body>")[0]
