"""Headings that are struck out: what stands below them is no figure of the indicator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from offices import FIGURES, KEYS, RIGHT, codes, counts, evaluated, table
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from cftscore.intake.header_texts import heading_text

pytestmark = pytest.mark.slow
STRUCK = Font(strike=True)


def test_the_text_of_a_struck_heading() -> None:
    assert heading_text("Số ca") == "Số ca"
    assert heading_text("S\u0336ố\u0336 ca") == "ca"
    assert heading_text("S\u0336ố\u0336 c\u0336a\u0336") == "[gạch bỏ] Số ca"


def save(path: Path, rows: list[list[Any]], address: str, heading: Any = None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    if heading is None:
        sheet[address].font = STRUCK
    else:
        sheet[address] = heading
    book.save(path)
    return path


WITHOUT = {
    code: {item: pair for item, pair in items.items() if item != "7.1"}
    for code, items in RIGHT.items()
}


def test_a_column_whose_heading_is_struck_out_is_not_read(tmp_path: Path) -> None:
    rows = [list(row) for row in table("Xã, phường")]
    column = rows[0].index(KEYS["infants_vaccinated"])
    address = f"{'ABCDEFGHIJ'[column]}1"
    document = evaluated(save(tmp_path / "a.xlsx", rows, address))
    assert counts(document) == WITHOUT
    assert codes(document) & {"H001", "H016"}
    part = CellRichText(TextBlock(InlineFont(strike=True), "Cũ: "), KEYS["infants_vaccinated"])
    assert counts(evaluated(save(tmp_path / "b.xlsx", rows, address, part))) == RIGHT


def test_a_line_of_a_form_whose_label_is_struck_out_is_not_read(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["UBND XÃ VĨNH TẾ"], ["Nội dung", "Kết quả"]]
    rows += [[label, FIGURES["30331"][key]] for key, label in KEYS.items()]
    document = evaluated(save(tmp_path / "a.xlsx", rows, f"A{len(rows)}"))
    assert counts(document) == {"30331": WITHOUT["30331"]}
