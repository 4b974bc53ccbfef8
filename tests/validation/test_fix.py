"""`validate --fix`: what is certain is corrected and listed, and nothing else changes."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import openpyxl
import pytest
import workbooks as w
from commandline import run, run_inside

from cftscore.output.blocks import Grid, Paragraph
from cftscore.output.corrections import blocks
from cftscore.validation.fix import Corrected, Corrections

SAMPLE = Path(__file__).parents[2] / "samples" / "an-giang-2020" / "894-thoai-son.xlsx"
SHEET = "Chỉ tiêu"

# cell, text before, value after; None where the text must stay
CELLS: list[tuple[str, str, str | int | None]] = [
    ("J7", "1 204", 1204),
    ("J8", "\u00a0200 ", 200),
    ("J9", "200,0", 200),
    ("J10", "1.234.567", 1234567),
    ("J11", "1.234", None),
    ("J12", "1,5", None),
    ("J13", "abc", None),
    ("J14", "-", None),
    ("J15", "-5", None),
    ("F7", "X", "Có"),
    ("F8", "khong", "Không"),
    ("F9", "CÓ ", "Có"),
    ("F10", "Không", None),
    ("F11", "yes", None),
    ("F12", "maybe", None),
    ("C7", unicodedata.normalize("NFD", "Thị trấn Núi Sập"), "Thị trấn Núi Sập"),
    ("C8", " Thị trấn  Phú Hoà", "Thị trấn Phú Hoà"),
    ("B9", "30688 ", "30688"),
]


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    book = openpyxl.load_workbook(SAMPLE)
    for address, before, _ in CELLS:
        book[SHEET][address] = before
    book[SHEET]["K5"] = "Số trẻ em đã khai sinh\n đúng quy định "
    path = tmp_path / "untidy.xlsx"
    book.save(path)
    return path


def fixed(path: Path, lang: str = "en") -> tuple[Path, str]:
    out = path.with_name("fixed.xlsx")
    words = ("validate", path, "--fix", out, "--quiet", "--lang", lang)
    done = run_inside(*words, env={"COLUMNS": "200"})
    assert done.code in (0, 1), done.stderr
    return out, done.stdout


def test_what_is_certain_is_corrected_and_nothing_else(untidy: Path) -> None:
    before = openpyxl.load_workbook(untidy)[SHEET]
    out, _ = fixed(untidy)
    after = openpyxl.load_workbook(out)[SHEET]
    changed = {
        cell.coordinate: after[cell.coordinate].value
        for row in before.iter_rows()
        for cell in row
        if cell.value != after[cell.coordinate].value
    }
    expected = {address: value for address, _, value in CELLS if value is not None}
    assert changed == expected | {"K5": "Số trẻ em đã khai sinh\nđúng quy định"}
    for row in before.iter_rows():
        for cell in row:
            assert cell.style_id == after[cell.coordinate].style_id
    assert openpyxl.load_workbook(out).sheetnames == openpyxl.load_workbook(untidy).sheetnames


def test_every_change_is_listed_with_before_and_after(untidy: Path) -> None:
    _, listed = fixed(untidy)
    lines = [line.strip() for line in listed.splitlines()]
    assert lines[0].endswith("fixed.xlsx: Cells corrected: 11")
    assert len(lines) == 12
    assert "Chỉ tiêu!J7  “1 204” → “1204”" in lines
    assert "Chỉ tiêu!F7  “X” → “Có”" in lines
    assert "Chỉ tiêu!J8  “␣200 ” → “200”" in lines


def test_formulas_stay(untidy: Path) -> None:
    book = openpyxl.load_workbook(untidy)
    book[SHEET]["J16"] = '="1 204"'
    book.save(untidy)
    out, _ = fixed(untidy)
    assert openpyxl.load_workbook(out)[SHEET]["J16"].value == '="1 204"'


def test_a_corrected_copy_needs_no_correction(untidy: Path) -> None:
    once, _ = fixed(untidy)
    again = once.with_name("again.xlsx")
    once.rename(again)
    out, listed = fixed(again, "vi")
    assert listed.strip().endswith("fixed.xlsx: không có ô nào sửa được một cách chắc chắn")
    before, after = (openpyxl.load_workbook(path)[SHEET] for path in (again, out))
    assert [[c.value for c in r] for r in before.iter_rows()] == [
        [c.value for c in r] for r in after.iter_rows()
    ]


@pytest.mark.slow
@pytest.mark.parametrize("option", ["--fix", "--annotate"])
def test_a_sheet_name_that_excel_does_not_allow_is_told(option: str, tmp_path: Path) -> None:
    """An .ods may have sheet names of more than 31 characters."""
    name = b"So lieu tre em cua huyen Thoai Son nam 2020"
    path = tmp_path / "a.ods"
    named = re.compile(rb'table:name="[^"]*"')
    edit = {"content.xml": lambda xml: named.sub(b'table:name="%b"' % name, xml, count=1)}
    w.edit(w.FILES / "thoai-son.ods", path, edit)
    done = run("validate", path, option, tmp_path / "b.xlsx", "-p", "2020", "--lang", "en")
    assert "at most 31 characters" in " ".join((done.stdout + done.stderr).split())
    assert "internal error" not in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["a.ods"]


def test_of_thousands_of_corrections_the_first_are_listed() -> None:
    cells = [Corrected("a", f"B{row}", " 5", 5) for row in range(1, 2_031)]
    _, grid, more = blocks(Corrections(path="a.csv", corrections=tuple(cells)), "en")
    assert isinstance(grid, Grid)
    assert [len(grid.rows), grid.rows[-1][0]] == [2_000, "  a!B2000"]
    assert more == Paragraph("… and 30 more cells, corrected in the copy as well")
