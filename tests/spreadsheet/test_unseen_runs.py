"""Texts of which a part cannot be seen: `16` in black and a `5` in white is no 165."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import workbooks as w
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from cftscore.intake import values
from cftscore.spreadsheet import files, load
from cftscore.spreadsheet.marks import ods, writing, xls

WHITE, BLACK, THEME = "FFFFFFFF", "FF000000", Color(theme=0)
GREEN = PatternFill("solid", fgColor="FF00FF00")


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ([("16", False), ("5", True)], "165 → “16”"),
        ([("1", True), ("65", False)], "165 → “65”"),
        ([("165", False), (" em", True)], None),
        ([("16", False), ("5 em", True)], "165 em → “16”"),
        ([("165", True)], None),  # as a whole: told as hidden
        ([("165", False)], None),
        ([("Không ", True), ("có", False)], "Không có → “có”"),
        ([("-", True), ("165", False)], "-165 → “165”"),
        ([("Số trẻ em bị xâm hại", False), (" (người)", True)], None),
    ],
)
def test_what_is_left_to_be_seen(runs: list[tuple[str, bool]], shown: str | None) -> None:
    assert writing.seen(runs) == shown


@pytest.mark.slow
def test_in_an_xlsx(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for address, font, more in (
        ("A1", InlineFont(color=Color(WHITE)), "5"),
        ("A2", InlineFont(color=THEME), "5"),
        ("A3", InlineFont(color=Color(BLACK), sz=1), "5"),
        ("A4", InlineFont(color=Color("FF00FF00")), "5"),
        ("A5", InlineFont(color=Color(WHITE)), "5"),
        ("A6", InlineFont(color=Color(BLACK)), "5"),
        ("A7", InlineFont(color=Color("FF00FF00")), "5"),
    ):
        sheet[address] = CellRichText("16", TextBlock(font, more))
    sheet["A4"].fill = sheet["A5"].fill = GREEN
    book.save(tmp_path / "a.xlsx")
    read = load.open_workbook(files.read(tmp_path / "a.xlsx")).sheets[0]
    unseen, seen = "165 → “16”", "165"
    assert [row[0] for row in read.rows] == [unseen] * 4 + [seen] * 3
    assert not isinstance(values.count(unseen), int)


def test_in_an_xlsx_of_shared_texts(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet, white = book.add_worksheet(), book.add_format({"font_color": "white"})
    sheet.write_rich_string("A1", "16", white, "5")
    sheet.write_rich_string("A2", "16", white, "5", book.add_format({"bg_color": "#203864"}))
    book.close()
    read = load.open_workbook(files.read(tmp_path / "a.xlsx")).sheets[0]
    assert [row[0] for row in read.rows] == ["165 → “16”", "165"]


def test_in_an_xls() -> None:
    """As LibreOffice writes it: white, black, tiny, green on green, white on green."""
    data = (w.FILES / "unseen-runs.xls").read_bytes()
    marks, untold = xls.read(data, ["Thông tin", w.SHEET])
    unseen = {"K8": "127 → “12”", "K10": "148 → “14”", "K11": "121 → “12”"}
    assert (marks[w.SHEET].shown, untold) == (unseen, [])


def test_in_an_ods() -> None:
    names = ("office", "table", "text", "style")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    fo = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    styles = "".join(
        f'<style:style style:name="{name}">{properties}</style:style>'
        for name, properties in {
            "white": '<style:text-properties fo:color="#FFFFFF"/>',
            "tiny": '<style:text-properties fo:font-size="1pt"/>',
            "green": '<style:text-properties fo:color="#00ff00"/>',
            "on-green": '<style:table-cell-properties fo:background-color="#00ff00"/>',
        }.items()
    )
    rows = "".join(
        f'<table:table-row><table:table-cell office:value-type="string"{cell}>'
        f'<text:p>16<text:span text:style-name="{run}">5</text:span></text:p>'
        "</table:table-cell></table:table-row>"
        for run, cell in (
            ("white", ""),
            ("tiny", ""),
            ("green", ""),
            ("green", ' table:style-name="on-green"'),
            ("white", ' table:style-name="on-green"'),
        )
    )
    xml = f'<x {spaces} {fo}>{styles}<table:table table:name="A">{rows}</table:table></x>'
    marks, _ = ods.read(xml.encode(), {"A": (5, 1)})
    assert marks["A"].shown == dict.fromkeys(("A1", "A2", "A4"), "165 → “16”")
