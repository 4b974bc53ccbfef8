"""Writing a workbook: formats, texts, formulas with their results, and how high a row must be."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from cftscore.core.text import Language, Text
from cftscore.output.cell_texts import fitting

FONT = "Arial"
A3, A4 = 8, 9

# One band of colours after the other for the criteria: the heading, then its columns.
BANDS = (
    ("#BDD7EE", "#DEEBF7"),
    ("#C6E0B4", "#E2EFDA"),
    ("#D9C9E8", "#ECE4F4"),
    ("#D0CECE", "#EDEDED"),
)
LINE = "#A6A6A6"
LETTERS = 12.3
"""So many letters of a font of one point stand in a column one character wide, about."""

MISSING = {"bg_color": "#FFF7CC"}
WRONG = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}
CARRIED = {"bg_color": "#FCD5B4"}
COLOURS = {
    "pass": {"bg_color": "#C6EFCE", "font_color": "#006100"},
    "fail": WRONG,
    "incomplete": {"bg_color": "#FFEB9C", "font_color": "#7F4F00"},
    "not_submitted": {"bg_color": "#E7E6E6", "font_color": "#404040"},
}


class Book:
    """A workbook that is being written in one language.

    Attributes:
        workbook: the writer's.
        language: of everything that is said.
    """

    def __init__(self, workbook: Any, language: Language) -> None:
        self.workbook, self.language = workbook, language
        self._formats: dict[str, Any] = {}

    def format(self, **properties: Any) -> Any:
        """Make a format, or give the one of these properties that there is."""
        key = repr(sorted(properties.items()))
        if key not in self._formats:
            base = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
            self._formats[key] = self.workbook.add_format({**base, **properties})
        return self._formats[key]

    def plain_format(self, **properties: Any) -> Any:
        """Make a format of nothing but these properties, to be laid over another."""
        return self.workbook.add_format(properties)

    def framed(self, **properties: Any) -> Any:
        """Make a format with thin lines around."""
        return self.format(border=1, border_color=LINE, **properties)

    def say(self, text: Text, **values: object) -> str:
        """Say a text in the language of the workbook, no longer than a cell can hold."""
        return fit(text.say(self.language, **values))

    def text(self, sheet: Any, row: int, column: int, text: str | Text, style: Any) -> None:
        """Write a text, never a formula or a link."""
        said = self.say(text) if isinstance(text, Text) else fit(text)
        sheet.write_string(row, column, said, style)

    def merge(self, sheet: Any, rows: tuple[int, int], columns: tuple[int, int], text: str | Text,
              style: Any) -> None:  # fmt: skip
        """Write a text over a range; a range of one cell is just written."""
        if rows[0] == rows[1] and columns[0] == columns[1]:
            self.text(sheet, rows[0], columns[0], text, style)
            return
        sheet.merge_range(rows[0], columns[0], rows[1], columns[1], "", style)
        self.text(sheet, rows[0], columns[0], text, style)

    def formula(
        self, sheet: Any, at: tuple[int, int], formula: str, result: object, style: Any
    ) -> None:
        """Write a formula with its result, for whoever does not compute."""
        shown = float(result) if isinstance(result, Decimal) else result
        sheet.write_formula(*at, f"={formula}", style, shown)

    def equals(self, text: Text, colours: dict[str, str]) -> dict[str, Any]:
        """Give the conditional format of cells that say a text."""
        said = self.say(text)
        style = self.plain_format(**colours)
        return {"type": "cell", "criteria": "==", "value": f'"{said}"', "format": style}


def fit(text: str) -> str:
    """Keep a text within what a cell can hold, its line ends included."""
    return "\n".join(fitting(line) for line in text.split("\n"))


def cell(row: int, column: int) -> str:
    """Give the address of a cell: `F7`."""
    return str(xl_rowcol_to_cell(row, column))


def span(row: int, column: int, last_row: int, last_column: int) -> str:
    """Give the address of a range: `F7:G9`."""
    return f"{cell(row, column)}:{cell(last_row, last_column)}"


def elsewhere(sheet: str, address: str) -> str:
    """Give an address on another sheet."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{address}"


def height(texts: list[tuple[str, float]], size: float = 10) -> float:
    """Tell how high a row must be for texts in columns of given widths, as well as can be told.

    Args:
        texts: pairs of a text and the width of its column in characters of the normal font.
        size: of the font, in points.
    """
    lines = 1
    for text, width in texts:
        letters = max(1, int((width - 0.7) * LETTERS / size))
        wrapped = (textwrap.wrap(line, letters) or [""] for line in text.split("\n"))
        lines = max(lines, sum(map(len, wrapped)))
    return min(409.0, lines * size * 1.3 + 4)
