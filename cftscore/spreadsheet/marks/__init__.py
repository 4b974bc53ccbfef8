"""What a grid of values does not tell of a sheet, asked of a library for each format.

calamine reads an error and a formula that was never calculated as blank, a percentage as a plain
number, and a text with a raised footnote sign as one text; it does not say what is hidden. Here
each such cell gets a text that says what the spreadsheet program shows.
"""

from __future__ import annotations

import msgspec

from cftscore.spreadsheet.sheet import CellValue, MergedRange


class Marks(msgspec.Struct):
    """What a sheet holds beside its values.

    Attributes:
        shown: by address, what a cell shows where that is not its value: `#DIV/0!`, `98.5%`,
            `167¹`; of a formula never calculated the formula, `=J9-2`.
        merged: ranges that show as one cell.
        hidden_rows, hidden_columns: those that do not show, from 0.
        faint: the addresses of cells whose letters have the colour of their background, or are
            too small to be read.
        linked: the addresses of cells whose results come from another workbook.
        notes: by address, the notes on cells.
        zeros: by address, the formulas whose stored result is 0, as Excel writes them.
        waits: the workbook says that it is to be calculated when it is opened.
        results: some of its formulas have another result than 0.
    """

    shown: dict[str, CellValue] = msgspec.field(default_factory=dict)
    merged: list[MergedRange] = msgspec.field(default_factory=list)
    hidden_rows: set[int] = msgspec.field(default_factory=set)
    hidden_columns: set[int] = msgspec.field(default_factory=set)
    faint: set[str] = msgspec.field(default_factory=set)
    linked: set[str] = msgspec.field(default_factory=set)
    notes: dict[str, str] = msgspec.field(default_factory=dict)
    zeros: dict[str, str] = msgspec.field(default_factory=dict)
    waits: bool = False
    results: bool = False
