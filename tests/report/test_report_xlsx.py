"""`cftscore report -o FILE.xlsx`: tables, and charts that Excel draws from them."""

from __future__ import annotations

import json
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import libreoffice
import openpyxl
import pytest
import reports
from commandline import SAMPLES, evaluated
from commandline import run_inside as run
from lxml import etree
from openpyxl.utils import get_column_letter

pytestmark = pytest.mark.slow

YEAR = SAMPLES / "an-giang-2020"
DOCUMENT = json.loads(evaluated(2020, "en", "json").raw, parse_float=Decimal)
ARGUMENTS = (YEAR, "--target", "80%", "--focus", "3,5", "--previous", SAMPLES / "an-giang-2019")
SHEETS = {
    "vi": ["Tổng hợp", "Biểu đồ", "Địa bàn", "Tiêu chí", "Các xã", "Các kỳ", "Nội dung",
           "Lỗi, cảnh báo"],
    "en": ["Summary", "Charts", "Areas", "Criteria", "Communes", "Periods", "Items", "Findings"],
}  # fmt: skip
_CHART = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("xlsx")
    for lang in SHEETS:
        done = run("report", *ARGUMENTS, "-o", f"{lang}.xlsx", "-q", lang=lang, cwd=made)
        assert (done.code, done.stderr) == (0, "")
    return made


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    """Give the rows of a table by the keys that stand below its headings."""
    found = list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))
    return [dict(zip(map(str, found[1]), row, strict=True)) for row in found[2:]]


@pytest.mark.parametrize("lang", SHEETS)
def test_sheets_and_summary(folder: Path, lang: str) -> None:
    book = openpyxl.load_workbook(folder / f"{lang}.xlsx")
    assert book.sheetnames == SHEETS[lang]
    summary = {str(row[0]): row[1] for row in book.worksheets[0].iter_rows(values_only=True)}
    headline = {
        "vi": ("Kết quả chung", "117/156 xã, phường, thị trấn đạt, tỷ lệ 75,00%"),
        "en": ("Result", "117 of 156 communes pass: 75.00%"),
    }
    key, text = headline[lang]
    found = [row[1] for row in book.worksheets[0].iter_rows(values_only=True) if row[0] == key]
    assert text in found
    short = {"vi": "Còn thiếu", "en": "Short by"}[lang]
    assert summary[short] == 8
    assert (
        summary[{"vi": "Xã không đạt tiêu chí 3", "en": "Communes that fail criterion 3"}[lang]]
        == 14
    )
    note = str(summary[{"vi": "Lưu ý", "en": "Note"}[lang]])
    assert "83" in note
    assert {"vi": "giá trị tạm", "en": "provisional"}[lang] in note


def test_tables_are_those_of_the_document(folder: Path) -> None:
    path = folder / "vi.xlsx"
    areas = {row["code"]: row for row in rows(path, "Địa bàn")}
    assert len(areas) == 12
    for one in (*DOCUMENT["districts"], *DOCUMENT["provinces"]):
        row = areas[one["code"]]
        for key in ("name", "communes", "submitted", "passed", "failed", "incomplete"):
            assert row[key] == one[key]
        assert Decimal(str(row["compliance_percent"])) * 100 == one["compliance_percent"]
        assert row["target"] == 0.8
    criteria = rows(path, "Tiêu chí")
    assert [(row["id"], row["focus"]) for row in criteria[:3]] == [(3, "★"), (5, "★"), (12, None)]
    missed = {criterion["id"]: criterion["missed"] for criterion in DOCUMENT["missed_criteria"]}
    assert {row["id"]: row["missed"] for row in criteria} == missed
    communes = rows(path, "Các xã")
    for row, one in zip(communes, reports.listed(DOCUMENT["communes"]), strict=True):
        assert (row["code"], row["verdict"], row["points"]) == (
            one["code"],
            one["verdict"],
            one["points"],
        )
        assert [row[f"criterion_{c['id']}"] for c in one["criteria"]] == [
            c["points"] for c in one["criteria"]
        ]
    periods = rows(path, "Các kỳ")
    assert periods[0] == {
        "name": "Tỉnh An Giang",
        "passed_2019": 110,
        "compliance_percent_2019": 0.7051,
        "passed_2020": 117,
        "compliance_percent_2020": 0.75,
        "percentage_points": 4.49,
        "communes_change": 7,
    }


def charts(path: Path) -> list[Any]:
    with zipfile.ZipFile(path) as package:
        names = sorted(name for name in package.namelist() if name.startswith("xl/charts/chart"))
        return [etree.fromstring(package.read(name)) for name in names]


def test_charts_are_drawn_from_the_cells(folder: Path) -> None:
    """Each series names the cells that hold its figures, and those hold the right ones."""
    book = openpyxl.load_workbook(folder / "vi.xlsx")
    read = []
    for chart in charts(folder / "vi.xlsx"):
        for series in chart.iter(f"{{{_CHART['c']}}}ser"):
            for kind in ("cat", "val"):
                (formula,) = series.xpath(f"c:{kind}//c:f/text()", namespaces=_CHART)
                sheet, _, cells = formula.rpartition("!")
                block = book[sheet.strip("'")][cells.replace("$", "")]
                block = block if isinstance(block, tuple) else ((block,),)
                read.append([cell.value for line in block for cell in line])
    names, shares, again, target, criteria, missed, province, before, _, after = read
    districts = {
        district["name"]: district["compliance_percent"] for district in DOCUMENT["districts"]
    }
    found = {name: Decimal(str(share)) * 100 for name, share in zip(names, shares, strict=True)}
    assert found == districts
    assert again == names
    assert target == [0.8] * 11
    assert shares == sorted(shares, reverse=True)
    counts = {criterion["id"]: criterion["missed"] for criterion in DOCUMENT["missed_criteria"]}
    assert dict(zip(criteria, missed, strict=True)) == counts
    assert (province, before, after) == (["Tỉnh An Giang"], [0.7051], [0.75])


def test_points_are_coloured_as_a_heat_map(folder: Path) -> None:
    sheet = openpyxl.load_workbook(folder / "vi.xlsx")["Các xã"]
    scales = {}
    for block in sheet.conditional_formatting:
        (rule,) = block.rules
        assert rule.colorScale is not None
        least, _, most = rule.colorScale.cfvo
        scales[str(block.sqref)] = (float(least.val), float(most.val))
    keys = [cell.value for cell in sheet[2]]
    assert len(scales) == 13
    for criterion in DOCUMENT["criteria_set"]["definition"]["criteria"]:
        column = get_column_letter(keys.index(f"criterion_{criterion['id']}") + 1)
        assert scales[f"{column}3:{column}158"] == (0, float(criterion["max_points"]))


def test_libreoffice_draws_it(folder: Path, tmp_path: Path) -> None:
    (pdf,) = libreoffice.to_pdf([folder / "en.xlsx"], tmp_path)
    assert pdf.stat().st_size > 20_000


def test_no_text_becomes_a_formula(folder: Path) -> None:
    with zipfile.ZipFile(folder / "vi.xlsx") as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 8
        assert not any(b"<f>" in package.read(name) for name in sheets)
