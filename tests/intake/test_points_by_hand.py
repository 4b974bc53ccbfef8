"""Points typed by hand are no input; where they differ from those found both are shown."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from commandline import run_inside

OFFICE = Path(__file__).parents[1] / "cases" / "office"


@pytest.mark.slow
def test_the_slips_of_a_department_are_found() -> None:
    done = run_inside("evaluate", OFFICE / "cho-moi-2019-theo-nganh.xls", "--period", "2019",
                      "--district", "893", "--format", "json")  # fmt: skip
    findings = json.loads(done.stdout)["findings"]
    said = {
        (finding["sheet"], finding["cell"]): finding["message"]
        for finding in findings
        if finding["code"] == "X009"
    }
    assert said == {
        ("Giáo dục", "J14"): "the points typed for item 10.2 are 45, the figures give 50",
        ("LĐTBXH", "P9"): "the points typed for item 6.1 are 15, the figures give 20",
        ("LĐTBXH", "J14"): "the points typed for item 1.4 are 15, the figures give 20",
        ("Tư pháp - Công an", "I10"): "the points typed for item 3.1 are 45, the figures give 50",
        ("LĐTBXH", "T25"): "the points typed for item 6.2 are 70, the figures give 75",
        ("Tư pháp - Công an", "K18"): "the points typed for item 3.2 are 45, the figures give 50",
        ("Y tế", "P9"): "the points typed for item 9.1 are 45, the figures give 50",
    }


def test_a_column_of_other_points_is_one_finding(tmp_path: Path) -> None:
    names = ["Châu Phú B", "Châu Phú A", "Vĩnh Mỹ", "Núi Sam", "Vĩnh Ngươn", "Vĩnh Tế"]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["TT", "Tên xã", "Số trẻ em phải khai sinh", "Số trẻ em đã khai sinh", "Điểm"])
    for name in names:
        sheet.append([1, name, 50, 50, 45])
    book.save(tmp_path / "a.xlsx")
    done = run_inside("evaluate", tmp_path / "a.xlsx", "--period", "2020", "--district", "884",
                      "--format", "json")  # fmt: skip
    findings = json.loads(done.stdout)["findings"]
    (finding,) = (one for one in findings if one["code"] == "X009")
    assert finding["cell"] == "E2"
    assert "5 more cells" in finding["message"]
