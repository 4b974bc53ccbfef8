"""Rows of totals, of groups and of averages: told as such, and held against the sums."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from commandline import run_inside

CASES = Path(__file__).parents[1] / "cases"
HEADS = ["TT", "Mã xã", "Tên xã", "Số trẻ em phải khai sinh", "Số trẻ em đã khai sinh",
         "Tổng số trẻ em dưới 16 tuổi", "Số trẻ em bị xâm hại"]  # fmt: skip
TOWN = [1, None, "Vĩnh Tế", 50, 49, 900, 1]
LAND = [2, None, "Vĩnh Châu", 40, 40, 800, 0]
WARD = [3, None, "Phường Núi Sam", 30, 29, 700, 2]
HILL = [4, None, "Vĩnh Ngươn", 20, 20, 600, 0]


def found(tmp_path: Path, *rows: list[Any]) -> list[tuple[str, str]]:
    """Give code and cell of the findings about rows and sums."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADS, *rows):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    done = run_inside("validate", tmp_path / "a.xlsx", "--period", "2020", "--district", "884",
                      "--format", "json")  # fmt: skip
    wanted = ("X008", "W015", "R001", "R002")
    return [
        (finding["code"], finding["cell"])
        for finding in json.loads(done.stdout)["findings"]
        if finding["code"] in wanted
    ]


def test_a_total_is_held_against_the_sum(tmp_path: Path) -> None:
    total = [None, None, "TỔNG CỘNG", 140, 138, 3000, 3]
    assert found(tmp_path, TOWN, LAND, WARD, HILL, total) == []
    total[4] = 137
    assert found(tmp_path, TOWN, LAND, WARD, HILL, total) == [("X008", "E6")]
    assert found(tmp_path, total, TOWN, LAND, WARD, HILL) == [("X008", "E2")]


def test_a_sum_with_a_gap_is_not_known_and_a_blank_is_no_zero(tmp_path: Path) -> None:
    total = [None, None, "TỔNG CỘNG", 140, 138, 3000, 3]
    gap = [*WARD[:4], None, *WARD[5:]]
    assert found(tmp_path, TOWN, LAND, gap, HILL, total) == []
    unreadable = [*WARD[:4], "29¹", *WARD[5:]]
    assert found(tmp_path, TOWN, LAND, unreadable, HILL, total) == []
    # What the others add up to is more already.
    total[4] = 108
    assert found(tmp_path, TOWN, LAND, gap, HILL, total) == [("X008", "E6")]


def test_subtotals_below_and_above_their_rows(tmp_path: Path) -> None:
    first, second = [None, None, "Cộng cụm", 90, 89, 1700, 1], ["", "", "Cộng cụm", 50, 49, 1300, 2]
    total = [None, None, "Toàn thành phố", 140, 138, 3000, 3]
    assert found(tmp_path, TOWN, LAND, first, WARD, HILL, second, total) == []
    first[2] = second[2] = "Cụm số 1"
    assert found(tmp_path, total, first, TOWN, LAND, second, WARD, HILL) == []
    second[5] = 1301
    assert found(tmp_path, first, TOWN, LAND, second, WARD, HILL) == [("X008", "F5")]


@pytest.mark.parametrize(
    "words", ["Cụm số 1", "Cụm II", "Các xã", "Khối phường", "Cộng cụm", "Cụm thi đua số 2"]
)
def test_a_group_without_figures_is_told_by_its_words(tmp_path: Path, words: str) -> None:
    assert found(tmp_path, ["I", None, words], TOWN, LAND, [None, None, words, 5, 4, 3, 2]) == []


def test_a_total_is_told_by_its_sums(tmp_path: Path) -> None:
    total: list[Any] = [None, "884", "Châu Đốc", 140, 138, 3000, 3]
    assert found(tmp_path, TOWN, LAND, WARD, HILL, ["", "", "Châu Đốc", *total[3:]]) == []
    total[2] = "Tổng cộng"
    assert found(tmp_path, TOWN, LAND, WARD, HILL, total) == []
    unlike = ["", "", "Châu Đốc", 141, 138, 3000, 3]
    assert found(tmp_path, TOWN, LAND, WARD, HILL, unlike) == [("X008", "D6")]


def test_averages_are_no_sums(tmp_path: Path) -> None:
    average = [None, None, "Bình quân", 35, 34, 750, 1]
    assert found(tmp_path, TOWN, LAND, WARD, HILL, average) == []


def test_an_officers_wrong_total() -> None:
    """What an officer looks at first: 9999 births in the row of totals."""
    done = run_inside("validate", CASES / "w1-last-year-wrong-total-group-column.xlsx", "--period",
                      "2020", "--district", "894", "--format", "json")  # fmt: skip
    findings = json.loads(done.stdout)["findings"]
    (total,) = (finding for finding in findings if finding["code"] == "X008")
    assert total["cell"] == "G30"
    assert "9,999" in total["message"]
    assert "3,313" in total["message"]
