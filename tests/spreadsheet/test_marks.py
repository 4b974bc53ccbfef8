"""What no reader of cells tells: what is hidden, and what shows as a percentage, in every format.

`an.xls` and `an.ods` are the sample with two rows and two columns hidden and some counts that show
as percentages, as LibreOffice writes it; error cells are tested with the formats.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest
import workbooks as w
from openpyxl.worksheet.worksheet import Worksheet

pytestmark = pytest.mark.slow

PERCENTAGES = {"J7": 1, "K7": 0.985, "L7": 0}
HIDDEN_ROWS, HIDDEN_COLUMNS = (9, 11), ("M", "AA")
FOUND = [
    ("W014", "note", w.SHEET, None, None),
    ("W026", "warning", w.SHEET, "M6", None),
    ("V004", "error", w.SHEET, "J7", "30682"),
    ("V004", "error", w.SHEET, "K7", "30682"),
    ("V004", "error", w.SHEET, "L7", "30682"),
    ("V004", "error", w.SHEET, "J8", "30685"),
    ("W026", "warning", w.SHEET, "B9", None),
]


def _xlsx(path: Path) -> None:
    book = openpyxl.load_workbook(w.SAMPLE)
    sheet = book[w.SHEET]
    assert isinstance(sheet, Worksheet)
    for address, value in PERCENTAGES.items():
        sheet[address].value, sheet[address].number_format = value, '0.0"%" %'
    sheet["J8"].value, sheet["J8"].number_format = 250, '0" %"'
    for row in HIDDEN_ROWS:
        sheet.row_dimensions[row].hidden = True
    for column in HIDDEN_COLUMNS:
        sheet.column_dimensions[column].hidden = True
    book.save(path)


def _prefixed(path: Path) -> None:
    """Name the elements as some programs do: `x:row`, with single quotes."""
    _xlsx(path.with_suffix(".zip"))

    def rename(xml: bytes) -> bytes:
        for name in (b"row", b"c", b"v", b"cols", b"col", b"sheetData"):
            for before in (b"<", b"</"):
                for after in (b" ", b">", b"/>"):
                    xml = xml.replace(before + name + after, before + b"x:" + name + after)
        xml = xml.replace(b"<worksheet ", b'<worksheet xmlns:x="%s" ' % MAIN)
        return xml.replace(b'hidden="1"', b"hidden='1'")

    w.edit(path.with_suffix(".zip"), path, {"xl/worksheets/sheet2.xml": rename})
    path.with_suffix(".zip").unlink()


MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _committed(path: Path) -> None:
    shutil.copy(w.FILES / path.name, path)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("an.xlsx", _xlsx),
        ("an-x.xlsx", _prefixed),
        ("an.xls", _committed),
        ("an.ods", _committed),
    ],
)
def test_what_is_hidden_and_what_shows_as_a_percentage(
    name: str, make: object, tmp_path: Path
) -> None:
    assert callable(make)
    make(tmp_path / name)
    code, document, done = w.evaluate(name, "--period", "2020", cwd=tmp_path)
    assert (code, w.findings(document)) == (1, FOUND), done.stderr
    said = [finding["message"] for finding in document["findings"]]
    assert [one.partition("hidden ")[2].partition(";")[0] for one in said if "hidden " in one] == [
        "columns: M, AA",
        "rows: 9, 11",
    ]
    assert [one.partition("says ")[2].split()[0] for one in said if "says " in one] == [
        "100%",
        "98.5%",
        "0%",
        "250%",
    ]


def test_a_formula_without_a_result_is_no_blank_in_an_ods_either(tmp_path: Path) -> None:
    def forget(xml: bytes) -> bytes:
        cell = re.compile(
            rb'office:value-type="float" office:value="258" calcext:value-type="float">'
            rb"<text:p>258</text:p>"
        )
        assert cell.search(xml)
        return cell.sub(b'table:formula="of:=200+58">', xml, count=1)

    w.edit(w.FILES / "thoai-son.ods", tmp_path / "a.ods", {"content.xml": forget})
    code, document, done = w.evaluate("a.ods", cwd=tmp_path)
    found = [finding for finding in w.findings(document) if finding[0].startswith("V")]
    assert (code, found) == (1, [("V010", "error", w.SHEET, "J7", "30682")]), done.stderr
