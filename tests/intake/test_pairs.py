"""Both counts of a share in one cell, and shares beside counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import workbooks as w
from commandline import run_inside

from cftscore.intake import tables
from cftscore.intake.pairs import read, seem


@pytest.mark.parametrize(
    ("text", "base", "counts", "agrees"),
    [
        ("197/200 (98,5%)", 100, (197, 200), True),
        ("197 / 200 = 98.5 %", 100, (197, 200), True),
        ("2/4.192 (0,48‰)", 1000, (2, 4192), True),
        ("2/4.192 (0,47‰)", 1000, (2, 4192), True),
        ("25/3.107 (804,6/100.000)", 100_000, (25, 3107), True),
        ("1 vụ/1 (100,0%)", 100, (1, 1), True),
        ("150/160", 100, (150, 160), True),
        ("45/50 (91%)", 100, (45, 50), False),
        ("0/0 (0%)", 100, (0, 0), True),
    ],
)
def test_both_counts_are_read_and_the_third_compared(
    text: str, base: int, counts: tuple[int, int], agrees: bool
) -> None:
    pair = read(text, base)
    assert pair is not None
    assert (pair.numerator, pair.denominator) == counts
    assert pair.agrees is agrees


@pytest.mark.parametrize(
    "text",
    ["98,5%", "197", "khoảng 197/200", "1.204/1.300", "197/200/3", "-1/2", "x/y", "1/2 (x%)"],
)
def test_what_may_mean_something_else_is_not_read(text: str) -> None:
    assert read(text, 100) is None


def test_digits_without_end_are_no_count() -> None:
    """Python makes no number of more than 4,300 digits."""
    assert read(f"{'1' * 5_000}/{'2' * 5_000}", 100) is None
    assert not seem(f"{'1' * 5_000} em; {'2' * 5_000}")


def test_cells_of_a_table_may_hold_both_counts(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Biểu"
    sheet.append(["STT", "Tên xã", "TE được ĐKKS đúng quy định", "Tỷ suất TE bị xâm hại (‰)"])
    sheet.append([1, "Xã Vọng Thê", "197/200 (98,5%)", "2/4.192 (0,48‰)"])
    sheet.append([2, "Xã Vĩnh Phú", "45/50 (91%)", "0/2.283 (0‰)"])
    sheet.append([3, "Xã Vĩnh Chánh", "30/30", "1/3.105"])
    book.save(tmp_path / "a.xlsx")
    done = run_inside("evaluate", tmp_path / "a.xlsx", "--period", "2020", "--district", "894",
               "-f", "json")  # fmt: skip
    document: dict[str, Any] = json.loads(done.stdout)
    items = {
        (commune["name"], item["id"]): (item["value"], item["cells"])
        for commune in document["communes"]
        for criterion in commune["criteria"]
        for item in criterion["items"]
    }
    assert items["Xã Vọng Thê", "2.1"] == (98.5, ["Biểu!C2", "Biểu!C2"])
    assert items["Xã Vọng Thê", "3.1"] == (0.48, ["Biểu!D2", "Biểu!D2"])
    assert items["Xã Vĩnh Phú", "2.1"][0] is None
    assert items["Xã Vĩnh Phú", "3.1"][1] == ["Biểu!D3", "Biểu!D3"]
    told = {
        finding["cell"]: finding["message"]
        for finding in document["findings"]
        if finding["code"] in ("V002", "V019")
    }
    assert told.keys() == {"C3", "D4"}
    assert "“45/50 (91%)”, but these two counts give 90.00%" in told["C3"]
    assert "“1/3.105”" in told["D4"]


@pytest.mark.parametrize("given", ["1/3.105", "1/3,105 (0,3‰)", "khoảng 1/3105"])
def test_a_column_of_rates_in_which_nothing_can_be_read_says_so(given: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["STT", "Tên xã", "Số trẻ em phải khai sinh", "Số trẻ em đã khai sinh",
                  "Tỷ suất TE bị xâm hại (‰)"])  # fmt: skip
    sheet.append([1, "Xã Vọng Thê", 200, 197, given])
    sheet.append([2, "Xã Vĩnh Phú", 50, 45, "0,5‰"])
    book.save(tmp_path / "a.xlsx")
    done = run_inside("evaluate", tmp_path / "a.xlsx", "--period", "2020", "--district", "894",
               "-f", "json")  # fmt: skip
    found = json.loads(done.stdout)["findings"]
    assert [finding["cell"] for finding in found if finding["code"] == "V002"] == ["E2"]


@pytest.mark.parametrize(
    ("text", "is_pair"),
    [
        ("18/3.105", True), ("18 em/3105", True), ("0/3105 (0‰) 1 vụ", True), ("18/3,105", True),
        ("5,8/1.000", False), ("5/1000", True), ("5.8/100.000", False), ("98,5%", False),
        ("theo QĐ 06/2019", False), ("KPS", False),
    ],
)  # fmt: skip
def test_what_seems_to_hold_both_counts(text: str, is_pair: bool) -> None:
    assert seem(text) is is_pair


def test_of_thousands_of_tables_on_a_sheet_the_first_are_split(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each was a copy of the sheet: 8,000 took more than 40 s and 7 GiB."""
    grids: w.Grid = []
    for commune, keys in enumerate((["code", "hamlets"], ["code", "infants"])):
        table = w.table().some(commune, commune + 1).put(0, births_registered="100/125")
        grids += table.order([*keys, "births_registered"]).grid(labels=False)
    monkeypatch.setattr(tables, "_MOST_COPIED", 1)
    w.save(tmp_path / "a.xlsx", {"a": grids})
    _, document, _ = w.evaluate("a.xlsx", cwd=tmp_path)
    odd = [(f["cell"], f["commune"]) for f in document["findings"] if f["code"] == "V002"]
    assert odd == [("C4", "30685")]
