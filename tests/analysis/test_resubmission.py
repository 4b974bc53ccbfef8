"""`diff`: what a commune changed between two submissions, and what it did to points and verdict."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import reports
from commandline import run_inside

import cftscore

pytestmark = pytest.mark.slow

CODES = ("30682", "30685", "30688")
"""Three communes of Thoại Sơn."""


@pytest.fixture
def submissions(tmp_path: Path) -> Path:
    """One commune changed nothing, one three figures; one is only in each submission."""
    reports.write(
        tmp_path / "1.xlsx",
        [reports.row(CODES[0]), reports.row(CODES[1]), reports.row(CODES[2])],
        {"Kỳ": "2020"},
    )
    changed = reports.row(
        CODES[1], births_registered=150, has_child_club="Không", infants_vaccinated=""
    )
    reports.write(
        tmp_path / "2.xlsx", [changed, reports.row("30691"), reports.row(CODES[0])], {"Kỳ": "2020"}
    )
    return tmp_path


def document(folder: Path, *args: str, code: int = 1) -> Any:
    done = reports.run(folder, "diff", "1.xlsx", "2.xlsx", "-f", "json", *args)
    assert done.code == code, done.stderr
    return json.loads(done.stdout)


def test_every_changed_cell_stands_with_both_values(submissions: Path) -> None:
    shown = document(submissions)
    assert shown["schema"] == "cftscore/resubmission/1"
    assert [one["path"] for one in (*shown["old_sources"], *shown["new_sources"])] == [
        "1.xlsx", "2.xlsx",
    ]  # fmt: skip
    assert shown["same"] == 1
    (commune,) = shown["communes"]
    figures = {one["indicator"]: one for one in commune["figures"]}
    assert set(figures) == {"births_registered", "has_child_club", "infants_vaccinated"}
    births = figures["births_registered"]
    assert births["old"]["cells"] == [reports.cell("births_registered", 3)]
    assert births["new"]["cells"] == [reports.cell("births_registered", 2)]
    assert births["new"]["value"] == 150
    assert figures["has_child_club"]["new"]["value"] == "no"
    assert figures["infants_vaccinated"]["new"]["value"] is None
    assert [one["code"] for one in shown["only_old"]] == [CODES[2]]
    assert [one["code"] for one in shown["only_new"]] == ["30691"]


def test_points_and_verdict_are_those_of_evaluate(submissions: Path) -> None:
    (commune,) = document(submissions)["communes"]
    results = {}
    for name, side in (("1.xlsx", "old"), ("2.xlsx", "new")):
        shown = cftscore.evaluate(submissions / name, period=2020).document
        (results[side],) = (one for one in shown.communes if one.code == CODES[1])
    for side, result in results.items():
        assert commune[side]["verdict"] == result.verdict
        assert commune[side]["points_max"] == result.points_max
    differing = {
        new.id
        for old, new in zip(results["old"].criteria, results["new"].criteria, strict=True)
        if (old.points_min, old.points_max, old.met) != (new.points_min, new.points_max, new.met)
    }
    assert {one["id"] for one in commune["criteria"]} == differing
    births = next(one for one in commune["criteria"] if one["id"] == 2)
    assert births["new_max"] < births["old_max"]


def test_every_format_names_the_change(submissions: Path) -> None:
    names = ("a.xlsx", "a.csv", "a.json", "a.md", "a.html")
    outputs = [part for name in names for part in ("-o", name)]
    done = reports.run(submissions, "diff", "1.xlsx", "2.xlsx", *outputs)
    assert done.code == 1
    assert "Children registered at birth" in done.stdout
    book = openpyxl.load_workbook(submissions / "a.xlsx")
    sheet = book["Figures changed"]
    keys = [cell.value for cell in sheet[2]]
    rows = [
        dict(zip(keys, row, strict=True)) for row in sheet.iter_rows(min_row=3, values_only=True)
    ]
    row = next(row for row in rows if row["indicator"] == "births_registered")
    assert (row["code"], row["new_value"]) == (CODES[1], 150)
    assert {"Communes", "Criteria changed", "In one submission only"} <= set(book.sheetnames)
    labels = {row[0]: row[1] for row in book["Summary"].iter_rows(values_only=True)}
    assert "are provisional" in str(labels["Note: provisional figures"])
    table = list(csv.DictReader(io.StringIO((submissions / "a.csv").read_text("utf-8-sig"))))
    assert [one["indicator"] for one in table] == [row["indicator"] for row in rows]
    for name in ("a.md", "a.html"):
        assert "150" in (submissions / name).read_text("utf-8")


def test_a_cell_names_its_file_where_a_submission_is_a_folder(submissions: Path) -> None:
    for folder, births in (("old", 200), ("new", 180)):
        (submissions / folder).mkdir()
        for number, code in enumerate(CODES[:2], start=1):
            rows = [reports.row(code, births_registered=births)]
            reports.write(submissions / folder / f"xã {number}.xlsx", rows, {"Kỳ": "2020"})
    done = reports.run(submissions, "diff", "old", "new", "-o", "a.json", "-o", "a.csv")
    cell = reports.cell("births_registered", 2)
    for number in (1, 2):
        assert f"xã {number}.xlsx › {cell}" in reports.one_line(done.stdout)
    shown = json.loads((submissions / "a.json").read_text("utf-8"))
    cells = [commune["figures"][0]["old"]["cells"] for commune in shown["communes"]]
    assert cells == [[f"[0]{cell}"], [f"[1]{cell}"]]
    table = list(csv.DictReader(io.StringIO((submissions / "a.csv").read_text("utf-8-sig"))))
    assert [row["new_cells"] for row in table] == [f"xã {n}.xlsx › {cell}" for n in (1, 2)]


def test_two_alike_are_the_same(submissions: Path) -> None:
    done = run_inside("diff", submissions / "1.xlsx", submissions / "1.xlsx")
    assert done.code == 0
    assert "Communes that changed nothing: 3" in done.stdout


def test_one_commune(submissions: Path) -> None:
    shown = document(submissions, "--commune", CODES[0], code=0)
    assert (shown["same"], shown["communes"], shown["only_old"]) == (1, [], [])


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("1.xlsx", "none.xlsx"), "W001"),
        (("1.xlsx", "2.xlsx", "--commune", "Nowhere"), "Nowhere"),
        (("1.xlsx", "2021.xlsx"), "W016"),
        (("bad.xlsx", "2.xlsx"), "bad.xlsx"),
        (("1.xlsx",), "NEW"),
    ],
)
def test_what_cannot_be_compared(submissions: Path, args: tuple[str, ...], said: str) -> None:
    reports.write(submissions / "2021.xlsx", [reports.row(CODES[0])], {"Kỳ": "2021"})
    (submissions / "bad.xlsx").write_bytes(b"not a workbook")
    done = reports.run(submissions, "diff", *args)
    assert done.code == 2
    assert said in done.stderr


def test_in_python(submissions: Path) -> None:
    result = cftscore.diff_submissions(submissions / "1.xlsx", submissions / "2.xlsx", period=2020)
    assert list(result.communes["code"]) == [CODES[1]]
    figures = result.figures.set_index("indicator")
    assert len(figures) == 3
    assert figures.at["births_registered", "new_value"] == 150
    assert figures.at["has_child_club", "new_answer"] == "no"
    assert figures["new_value"].isna().to_dict() == {
        "births_registered": False, "has_child_club": True, "infants_vaccinated": True
    }  # fmt: skip
    assert "Lần trước" in result.render("md", "vi").decode()
