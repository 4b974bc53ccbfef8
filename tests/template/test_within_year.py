"""`template --focus`: a small template for a quarter; children by group, without names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import reports

pytestmark = pytest.mark.slow

FIGURES: dict[str, Any] = {
    "unit_class": "other", "children_total": 3000, "children_abused": 1,
    "children_gravely_abused": 0, "children_injured": 5, "children_killed": 0,
    "special_children": 60, "special_children_supported": 60, "abuse_cases": 0,
    "abuse_cases_planned": 0,
}  # fmt: skip
CODE = "30685"


def make(folder: Path, layout: str) -> Any:
    done = reports.run(folder, "template", "--commune", CODE, "--focus", "3,5,6", "--period",
                       "2020-Q2", "--layout", layout, "-o", "in.xlsx", lang="vi")  # fmt: skip
    assert done.code == 0, done.stderr
    return openpyxl.load_workbook(folder / "in.xlsx")


def fill(book: Any, layout: str, groups: list[Any]) -> None:
    sheet = book["Chỉ tiêu"]
    cells = {cell.value: cell for row in sheet for cell in row if isinstance(cell.value, str)}
    for key, value in FIGURES.items():
        if layout == "table":
            sheet.cell(cells[key].row + 1, cells[key].column).value = value
        elif key in cells:
            sheet.cell(cells[key].row, cells[key].column - 1).value = value
    if layout == "form":
        sheet.cell(cells["Nhóm đơn vị"].row, 3).value = "other"
    for row, count in enumerate(groups, start=6):
        book["Nhóm trẻ em"].cell(row, 6).value = count


@pytest.mark.parametrize("layout", ["table", "form"])
def test_a_small_template_asks_for_its_criteria_and_scores_nothing(
    tmp_path: Path, layout: str
) -> None:
    book = make(tmp_path, layout)
    assert "Kết quả" not in book.sheetnames
    assert book.sheetnames[:3] == ["Chỉ tiêu", "Nhóm trẻ em", "Hướng dẫn"]
    texts = [cell.value for row in book["Chỉ tiêu"] for cell in row]
    assert {*FIGURES} - {"unit_class"} <= {*texts}
    assert "births_due" not in texts
    assert not [text for text in texts if isinstance(text, str) and text.startswith("=")]
    fill(book, layout, [60, *[0] * 13])
    book.save(tmp_path / "in.xlsx")
    done = reports.run(tmp_path, "evaluate", "in.xlsx", "-f", "json")
    document = json.loads(done.stdout)
    (one,) = [one for one in document["communes"] if one["code"] == CODE]
    met = {criterion["id"]: criterion["points"] for criterion in one["criteria"]}
    assert (met[3], met[5], met[6], met[1]) == (80, 100, 125, None)
    assert (one["verdict"], sum(group["count"] for group in one["groups"])) == ("incomplete", 60)
    codes = [finding["code"] for finding in document["findings"] if finding["code"] != "R005"]
    assert codes == ["A010"]  # no word about columns that nobody asked for


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ([30, 29, *[0] * 12], "the groups add up to 59"),  # all are there and they differ
        ([30, 31], "the groups add up to 61"),  # some are there and are more already
        ([30, 29], None),  # a blank is not 0: they may still add up
        (
            [30, "nhiều", 30],
            "group “Abandoned” of Thị trấn Phú Hoà (30685) says “nhiều”: that is no count",
        ),
    ],
)
def test_groups_that_do_not_add_up_are_told(
    tmp_path: Path, groups: list[Any], said: str | None
) -> None:
    book = make(tmp_path, "table")
    fill(book, "table", groups)
    book.save(tmp_path / "in.xlsx")
    text = reports.one_line(reports.run(tmp_path, "validate", "in.xlsx").stdout)
    assert (said in text) if said else ("A016" not in text and "A017" not in text)


def test_the_groups_are_those_of_the_criteria_set_and_nothing_else(tmp_path: Path) -> None:
    sheet = make(tmp_path, "table")["Nhóm trẻ em"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    assert [row[3] for row in rows][:4] == ["orphan", "abandoned", "without_support", "disabled"]
    assert len(rows) == 14
    assert {row[2] for row in rows} == {"special_children"}
    headings = [cell.value for cell in sheet[5]]
    assert headings == ["code", "name", "indicator", "group", "title", "count"]


@pytest.mark.parametrize("layout", ["table", "form"])
def test_a_whole_that_no_criterion_of_it_reads_is_not_compared_with(
    tmp_path: Path, layout: str
) -> None:
    """Criterion 6 alone does not ask for all children, whom its counts cannot exceed."""
    done = reports.run(tmp_path, "template", "--commune", CODE, "--focus", "6", "--period",
                       "2020-Q2", "--layout", layout, "-o", "in.xlsx", lang="en")  # fmt: skip
    assert done.code == 0, done.stderr
    book = openpyxl.load_workbook(tmp_path / "in.xlsx")
    texts = [str(cell.value) for name in ("Chỉ tiêu", "Hướng dẫn") for row in book[name]
             for cell in row]  # fmt: skip
    assert "special_children" in texts
    assert "children_total" not in texts
    guide = " ".join(texts)
    assert "This template gives no score" in guide
    assert "Kết quả" not in guide  # a sheet that is not there
    assert "Not greater than “Children in special circumstances”" in guide
    assert "Not greater than “All children”" not in guide


def test_there_is_no_such_criterion(tmp_path: Path) -> None:
    words = ("template", "--commune", CODE, "--period", "2020-Q2", "-o", "x.xlsx", "--focus")
    assert reports.run(tmp_path, *words, "3,99").code == 2
    assert reports.run(tmp_path, *words, "ba").code == 2
    assert not (tmp_path / "x.xlsx").exists()


def test_a_template_of_all_criteria_for_a_quarter_scores_nothing_either(tmp_path: Path) -> None:
    """The thresholds are of a year, whatever a template asks for."""
    words = ("template", "--commune", CODE, "--period", "2020-Q2", "-o", "in.xlsx")
    assert reports.run(tmp_path, *words).code == 0
    book = openpyxl.load_workbook(tmp_path / "in.xlsx")
    assert "Kết quả" not in book.sheetnames
    texts = [str(cell.value) for name in ("Chỉ tiêu", "Hướng dẫn") for row in book[name]
             for cell in row]  # fmt: skip
    assert "births_due" in texts
    assert "Kết quả" not in " ".join(texts)
    assert not [text for text in texts if text.startswith("=")]
