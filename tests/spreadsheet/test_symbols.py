"""Ticks and boxes in fonts of symbols, which are stored as letters."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from commandline import ROOT
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from cftscore.findings import kinds as c
from cftscore.intake import values
from cftscore.spreadsheet import files, load, reading
from cftscore.spreadsheet.marks import symbols


@pytest.mark.parametrize(
    ("text", "font", "shown", "answer"),
    [
        ("ü", "Wingdings", "✓", 1), ("\uf0fc", "Wingdings", "✓", 1), ("þ", "wingdings", "☑", 1),
        ("û", "Wingdings", "✗", c.NotYesNo), ("x", "Wingdings", "☒", c.NotYesNo),
        ("n", "Wingdings", "■", c.NotYesNo), ("P", "Wingdings 2", "✓", 1),
        ("O", "Wingdings 2", "✗", c.NotYesNo), ("a", "Webdings", "✓", 1), ("a", "Marlett", "✓", 1),
        ("1", "Wingdings", "⟨Wingdings⟩ 1", c.NotYesNo), ("x", "Times New Roman", "x", 1),
        ("üû", "Wingdings", "✓✗", c.NotYesNo), ("Đạt", "Wingdings", "⟨Wingdings⟩ Đạt", c.NotYesNo),
        (" ü ", "Wingdings", "✓", 1), ("", "Wingdings", "", None), ("x", None, "x", 1),
    ],
)  # fmt: skip
def test_what_a_letter_shows(text: str, font: str | None, shown: str, answer: object) -> None:
    assert symbols.shown(text, font) == shown
    assert values.answer(shown) == answer


def test_cells_and_runs_in_fonts_of_symbols(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    texts: list[str | int] = ["ü", "n", 1, "Có"]
    for row, text in enumerate(texts, start=1):
        sheet[f"A{row}"] = text
        sheet[f"A{row}"].font = Font(name="Wingdings" if text != "Có" else "Arial")
    sheet["A5"].value = CellRichText(TextBlock(InlineFont(rFont="Wingdings 2"), "P"))
    book.save(tmp_path / "a.xlsx")
    cells = [row[0] for row in load.open_workbook(files.read(tmp_path / "a.xlsx")).sheets[0].rows]
    assert cells == ["✓", "■", "⟨Wingdings⟩ 1", "Có", "✓"]


@pytest.mark.parametrize("name", ["symbols.xls", "symbols.ods"])
def test_the_same_in_other_formats(name: str) -> None:
    file = files.read(ROOT / "tests" / "files" / name)
    source = file.data if file.format == "xls" else files.unpack(file)
    cells = [row[0] for row in reading.read(file.format, source, files.MAX_CELLS).sheets[0].rows]
    assert cells == ["✓", "■", "Có"]
