"""Unit classes as dated data: a list of one's own, and what the register tells."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import reports
import xlsxwriter
from commandline import run_inside as run

import cftscore
from cftscore.register import shipped
from cftscore.register.unit_classes import told_by_register

MOUNTAIN, OTHER, WARD = "mountain_island_disadvantaged", "other", "central_city_ward"
INFO = {"Kỳ": "2020", "Tỉnh": "An Giang"}


def write_list(path: Path, rows: Sequence[tuple[str, ...]]) -> Path:
    lines = [("code", "class", "from", "until"), *rows]
    path.write_text("\n".join(",".join(line) for line in lines) + "\n", encoding="utf-8")
    return path


def classes(cwd: Path, *arguments: str) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    done = run("evaluate", "in.xlsx", *arguments, "-f", "json", cwd=cwd)
    document = json.loads(done.stdout)
    findings: dict[str, list[Any]] = {}
    for finding in document["findings"]:
        findings.setdefault(finding["code"], []).append(finding)
    return {commune["code"]: commune["unit_class"] for commune in document["communes"]}, findings


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Three communes: two whose class is blank, and one that says `other`."""
    rows = [
        reports.row("30727", unit_class=None),
        reports.row("30715", unit_class=None),
        reports.row("30682", unit_class=OTHER),
    ]
    reports.write(tmp_path / "in.xlsx", rows, INFO)
    return tmp_path


def test_a_class_is_taken_from_the_list_where_the_workbook_says_none(three: Path) -> None:
    write_list(three / "list.csv", [("30727", MOUNTAIN, "2019-01-03", ""),
                                    ("30682", OTHER, "", "")])  # fmt: skip
    found, findings = classes(three, "--unit-classes", "list.csv")
    assert (found["30727"], found["30715"], found["30682"]) == (MOUNTAIN, None, OTHER)
    (note,) = findings["R020"]
    assert note["severity"] == "note"
    assert note["message"] == (
        "1 commune states no unit class; it was taken from list.csv: Xã Vọng Thê (30727)"
    )
    (missing,) = findings["V011"]
    assert missing["commune"] == "30715"
    without, findings = classes(three)
    assert without["30727"] is None
    assert {one["commune"] for one in findings["V011"]} == {"30727", "30715"}


def test_the_rows_of_the_day_count(three: Path) -> None:
    rows = [("30727", MOUNTAIN, "2019-01-03", "2020-07-01"), ("30727", OTHER, "2020-07-01", "")]
    write_list(three / "list.csv", rows)
    found, _ = classes(three, "--unit-classes", "list.csv")
    assert found["30727"] == OTHER
    found, _ = classes(three, "--unit-classes", "list.csv", "--on", "2020-06-30")
    assert found["30727"] == MOUNTAIN


def test_a_conflict_leaves_the_class_unknown(three: Path) -> None:
    write_list(three / "list.csv", [("30682", MOUNTAIN, "", "")])
    found, findings = classes(three, "--unit-classes", "list.csv")
    assert found["30682"] is None
    (conflict,) = findings["R019"]
    assert (conflict["severity"], conflict["commune"]) == ("error", "30682")
    sheet = openpyxl.load_workbook(three / "in.xlsx")["Chỉ tiêu"]
    assert sheet[conflict["cell"]].value == OTHER
    assert "list.csv › Chỉ tiêu!A2" in conflict["message"]


def test_a_workbook_without_the_column_is_read(tmp_path: Path) -> None:
    reports.write(tmp_path / "full.xlsx", [reports.row("30727")], INFO)
    book = openpyxl.load_workbook(tmp_path / "full.xlsx")
    sheet = book["Chỉ tiêu"]
    column = next(
        cell.column for row in sheet.iter_rows() for cell in row if cell.value == "unit_class"
    )
    sheet.delete_cols(column)
    book.save(tmp_path / "in.xlsx")
    write_list(tmp_path / "list.csv", [("30727", MOUNTAIN, "", "")])
    found, findings = classes(tmp_path, "--unit-classes", "list.csv")
    assert found["30727"] == MOUNTAIN
    assert "H002" not in findings or all(
        "unit_class" not in one["message"] for one in findings["H002"]
    )


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("3072x", OTHER, "", "")], "“3072x” is not a 5-digit commune code"),
        ([("30727", "hilly", "", "")], "there is no unit class “hilly”"),
        ([("30727", OTHER, "1/7/2025", "")], "“1/7/2025” is not a date such as 2025-07-01"),
        ([("30727", OTHER, "", ""), ("30727", MOUNTAIN, "2020-01-01", "")],
         "code 30727 has two classes on the same date"),
        ([], "it has no rows"),
    ],
)  # fmt: skip
def test_an_unsound_list_is_refused(three: Path, rows: list[tuple[str, ...]], reason: str) -> None:
    write_list(three / "list.csv", rows)
    done = run("evaluate", "in.xlsx", "--unit-classes", "list.csv", "--lang", "en", cwd=three)
    assert (done.code, done.stdout) == (2, "")
    assert f"the list of unit classes cannot be used: {reason}" in " ".join(done.stderr.split())


def test_a_list_may_be_a_workbook_with_titles(three: Path) -> None:
    book = xlsxwriter.Workbook(three / "list.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["class", "code"])
    sheet.write_row(1, 0, ["Xã, thị trấn miền núi, hải đảo; xã đặc biệt khó khăn", 30727])
    book.close()
    found, _ = classes(three, "--unit-classes", "list.xlsx")
    assert found["30727"] == MOUNTAIN


def test_the_list_is_never_written_over(three: Path) -> None:
    write_list(three / "list.csv", [("30727", OTHER, "", "")])
    done = run("evaluate", "in.xlsx", "--unit-classes", "list.csv", "-o", "list.csv", "--force",
               cwd=three)  # fmt: skip
    assert done.code == 2
    assert "O002" in done.stderr


# --- told from the register


def test_a_ward_of_a_centrally_run_city_is_told(tmp_path: Path) -> None:
    rows = [
        reports.row("00001", unit_class=None),
        reports.row("00565", unit_class=None),
        reports.row("00004", unit_class=OTHER),
        reports.row("00006", unit_class=WARD),
    ]
    reports.write(tmp_path / "in.xlsx", rows, {"Kỳ": "2020", "Tỉnh": "Hà Nội"})
    found, findings = classes(tmp_path)
    # A township of Gia Lâm is told by no name.
    assert (found["00001"], found["00565"]) == (WARD, None)
    assert (found["00004"], found["00006"]) == (OTHER, WARD)
    (note,) = findings["R020"]
    assert note["message"].endswith("it was taken from the register: Phường Phúc Xá (00001)")
    (differs,) = findings["R021"]
    assert (differs["severity"], differs["commune"]) == ("warning", "00004")


def test_what_the_names_tell() -> None:
    communes = shipped.on("2020-12-31").communes
    known = {WARD, OTHER, MOUNTAIN}
    assert told_by_register(communes["00001"], "2020-12-31", known) == WARD
    assert told_by_register(communes["30280"], "2020-12-31", known) is None
    assert told_by_register(communes["00001"], "2020-12-31", {"all"}) is None
    # There are no urban districts since July 2025, and the decision says nothing of it.
    after = shipped.on("2025-12-31").communes["00004"]
    assert after.name == "Phường Ba Đình"
    assert told_by_register(after, "2025-12-31", known) is None


def test_a_template_is_filled_with_the_classes(tmp_path: Path) -> None:
    write_list(tmp_path / "list.csv", [("30727", MOUNTAIN, "", "")])
    done = run("template", "--district", "894", "--period", "2020", "--unit-classes", "list.csv",
               "-o", "out.xlsx", "--lang", "vi", cwd=tmp_path)  # fmt: skip
    assert done.code == 0, done.stderr
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Chỉ tiêu"]
    rows = {row[1]: row for row in sheet.iter_rows(values_only=True) if row[1]}
    filled = {code: row[4] for code, row in rows.items() if str(code).startswith("30")}
    assert filled["30727"] == "Xã, thị trấn miền núi, hải đảo; xã đặc biệt khó khăn"
    assert [code for code, value in filled.items() if value] == ["30727"]


def test_it_is_there_in_python(three: Path) -> None:
    path = write_list(three / "list.csv", [("30727", MOUNTAIN, "", "")])
    result = cftscore.evaluate(three / "in.xlsx", unit_classes=path, on="2020-11-20")
    frame = result.communes.set_index("code")
    assert frame.loc["30727", "unit_class"] == MOUNTAIN
    assert result.document.register.day == "2020-11-20"
