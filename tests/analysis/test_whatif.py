"""`cftscore evaluate --what-if`: as if a figure were another, and the difference."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import commandline
import openpyxl
import plans
import pytest
import reports

import cftscore


def evaluate(folder: Path, *more: str, code: int = 0, **changes: Any) -> Any:
    arguments = plans.province(folder, **changes)
    done = reports.run(folder, "evaluate", *arguments, *more, "-f", "json")
    assert done.code == code, done.stderr
    return plans.document(done)


def assume(*assumptions: str) -> list[str]:
    return [word for assumption in assumptions for word in ("--what-if", assumption)]


def commune(document: Any, code: str) -> Any:
    (found,) = [commune for commune in document["communes"] if commune["code"] == code]
    return found


def workbook(path: Path, *rows: list[Any]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_the_difference_is_in_the_document(tmp_path: Path) -> None:
    assumed = ("00002.births_registered=180", "Xã Bốn.infants_vaccinated=150",
               "00001.has_child_club=không")  # fmt: skip
    document = evaluate(tmp_path, *assume(*assumed))
    what_if = document["what_if"]
    assert what_if["assumptions"] == [
        {"commune": "00001", "name": "Xã Một", "indicator": "has_child_club",
         "reported": "yes", "assumed": "no"},
        {"commune": "00002", "name": "Xã Hai", "indicator": "births_registered",
         "reported": 179, "assumed": 180},
        {"commune": "00004", "name": "Xã Bốn", "indicator": "infants_vaccinated",
         "reported": None, "assumed": 150},
    ]  # fmt: skip
    assert [
        (c["code"], c["verdict_before"], c["verdict_after"], c["points_min_before"],
         c["points_max_before"], c["points_min_after"], c["points_max_after"])
        for c in what_if["communes"]
    ] == [
        ("00001", "pass", "pass", 1000, 1000, 975, 975),
        ("00002", "fail", "pass", 950, 950, 970, 970),
        ("00004", "incomplete", "pass", 950, 1000, 1000, 1000),
    ]  # fmt: skip
    assert [
        (a["code"], a["passed_before"], a["passed_after"], a["compliance_percent_before"],
         a["compliance_percent_after"])
        for a in what_if["areas"]
    ] == [("001", 1, 2, 50, 100), ("002", 0, 1, 0, 50), ("01", 1, 3, 25, 75)]  # fmt: skip
    # Everything else in the document is as if the assumptions were true.
    assert document["provinces"][0]["passed"] == 3
    assert commune(document, "00002")["points"] == 970
    assert commune(document, "00004")["verdict"] == "pass"
    codes = [finding["code"] for finding in document["findings"]]
    assert codes.count("P005") == 3
    assert "V001" not in codes


def test_nothing_is_said_without_an_assumption(tmp_path: Path) -> None:
    document = evaluate(tmp_path)
    assert "what_if" not in document
    assert "P005" not in {finding["code"] for finding in document["findings"]}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Assumptions: the results below are a what-if",
                "Xã Hai (00002): Children registered at birth as prescribed: 179 → 180",
                "Fail, 950 / 850 Pass, 970 / 850", "1 / 2 2 / 2 50.00% 100.00%")),
        ("vi", ("Giả định: kết quả dưới đây là kết quả “nếu như”",
                "Xã Hai (00002): Số trẻ em đã khai sinh đúng quy định: 179 → 180",
                "Không đạt, 950 / 850 Đạt, 970 / 850", "1 / 2 2 / 2 50,00% 100,00%")),
    ],
)  # fmt: skip
def test_the_difference_is_said(tmp_path: Path, lang: str, words: tuple[str, ...]) -> None:
    arguments = plans.province(tmp_path)
    given = (*arguments, *assume("00002.births_registered=180"))
    done = reports.run(tmp_path, "evaluate", *given, lang=lang)
    assert done.code == 0
    assert commandline.widest(done.stdout) <= 80
    for sentence in words:
        assert sentence in reports.one_line(done.stdout)
    markdown = reports.run(tmp_path, "evaluate", *given, "-f", "md", lang=lang)
    assert words[0] in markdown.stdout
    assert words[1] in markdown.stdout


def test_no_file_hides_that_it_is_a_what_if(tmp_path: Path) -> None:
    arguments = plans.province(tmp_path)
    given = (*arguments, *assume("00002.births_registered=180"))
    done = reports.run(tmp_path, "evaluate", *given, "-f", "csv", "-o", "out.xlsx")
    assert "WHAT-IF, NOT A RESULT: 1 figure differs from those reported" in done.stderr
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert [row["verdict"] for row in rows] == ["pass", "pass", "fail", "incomplete"]
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    summary = [cell.value for column in book["Summary"].iter_cols() for cell in column]
    assert "WHAT-IF, NOT A RESULT: 1 figure differs from those reported" in summary
    codes = [row[0] for row in book["Findings"].iter_rows(min_row=3, values_only=True)]
    assert "P005" in codes


def test_a_later_assumption_takes_the_place_of_an_earlier(tmp_path: Path) -> None:
    assumed = assume("00002.births_registered=200", "00002.births_registered=180")
    (one,) = evaluate(tmp_path, *assumed)["what_if"]["assumptions"]
    assert one["assumed"] == 180


def test_the_unit_class_can_be_assumed(tmp_path: Path) -> None:
    low = {"has_protection_officer": "Không", "children_addicted": 1, "activities": 0,
           "has_commune_playground": "Không"}  # fmt: skip
    document = evaluate(
        tmp_path, *assume("00001.unit_class=mountain_island_disadvantaged"), c00001=low
    )
    (change,) = document["what_if"]["communes"]
    assert (change["verdict_before"], change["verdict_after"]) == ("fail", "pass")
    assert (change["points_required_before"], change["points_required_after"]) == (850, 800)
    assert change["points_min_after"] == 845


def test_a_contradiction_is_found_again(tmp_path: Path) -> None:
    document = evaluate(tmp_path, *assume("00002.births_registered=201"), code=1)
    (found,) = [finding for finding in document["findings"] if finding["code"] == "X001"]
    assert (found["commune"], found["cell"]) == ("00002", reports.cell("births_registered", 3)[9:])
    assert commune(document, "00002")["verdict"] == "incomplete"


def test_a_contradiction_can_be_assumed_away(tmp_path: Path) -> None:
    wrong = {"births_registered": 300}
    before = evaluate(tmp_path, code=1, c00001=wrong)
    assert [
        finding["code"] for finding in before["findings"] if finding["severity"] == "error"
    ] == ["X001"]
    document = evaluate(tmp_path, *assume("00001.births_registered=200"), c00001=wrong)
    assert [
        finding["code"] for finding in document["findings"] if finding["severity"] == "error"
    ] == []
    assert commune(document, "00001")["points"] == 1000


# --- a workbook of assumptions


def test_a_workbook_holds_only_what_changes(tmp_path: Path) -> None:
    workbook(
        tmp_path / "if.xlsx",
        ["code", "name", "births_registered", "infants_vaccinated", "unit_class"],
        ["00002", None, 180, None, None],
        [None, "Xã Bốn", None, 150, "other"],
    )
    document = evaluate(tmp_path, *assume("if.xlsx"))
    assert [
        (assumption["commune"], assumption["indicator"], assumption["assumed"])
        for assumption in document["what_if"]["assumptions"]
    ] == [
        ("00002", "births_registered", 180),
        ("00004", "infants_vaccinated", 150),
        ("00004", "unit_class", "other"),
    ]
    assert [source["path"] for source in document["what_if"]["sources"]] == ["if.xlsx"]
    assert [source["path"] for source in document["sources"]] == ["all.xlsx"]
    assert document["provinces"][0]["passed"] == 3


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["code", "births_registered"], ["00002", "1.234"]], "V005 error B2"),
        ([["code", "births_registered"], ["00002", -3]], "V003 error B2"),
        ([["code", "births_registered"], ["99999", 3]], "R001 error A2"),
        ([["code", "births_registered"], ["00002", None]], "P007 error --what-if “if.xlsx”: the"),
        ([["code", "births_registerd"], ["00002", 3]], "W013"),
        ([["hello"]], "W013"),
    ],
)
def test_a_workbook_of_assumptions_that_is_wrong(
    tmp_path: Path, rows: list[list[Any]], said: str
) -> None:
    arguments = plans.province(tmp_path)
    workbook(tmp_path / "if.xlsx", *rows)
    done = reports.run(tmp_path, "evaluate", *arguments, "--what-if", "if.xlsx")
    assert (done.code, done.stdout) == (2, "")
    assert said in reports.one_line(done.stderr)
    assert "H001" not in done.stderr


def test_a_workbook_of_assumptions_is_never_written_to(tmp_path: Path) -> None:
    arguments = plans.province(tmp_path)
    path = workbook(tmp_path / "if.xlsx", ["code", "activities"], ["00001", 3])
    before = path.read_bytes()
    done = reports.run(tmp_path, "evaluate", *arguments, "--what-if", "if.xlsx", "--force",
                       "-o", "if.xlsx")  # fmt: skip
    assert (done.code, done.stdout) == (2, "")
    assert "O002" in done.stderr
    assert path.read_bytes() == before


# --- what cannot be assumed


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ("00002.births_registerd=180", "P003", "did you mean: births_registered"),
        ("00002.nothing=1", "P003", "has no indicator “nothing”"),
        ("00002.=1", "P007", "before the = it must say COMMUNE.indicator"),
        (".activities=1", "P007", "before the = it must say COMMUNE.indicator"),
        ("activities=1", "P007", "before the = it must say COMMUNE.indicator"),
        ("00002.activities", "P007", "there is no such file, and it is not an assignment"),
        ("", "P007", "there is no such file, and it is not an assignment"),
        ("none.xlsx", "P007", "there is no such file, and it is not an assignment"),
        ("Xã Hay.activities=1", "R009", "similar: Xã Hai (00002, Huyện Trên)"),
        ("99999.activities=1", "R009", "there is no commune “99999”"),
        ("00002.activities=-1", "P008", "cannot be “-1”: it must be a whole number of 0 or more"),
        ("00002.activities=1.5", "P008", "cannot be “1.5”"),
        ("00002.activities=98,5", "P008", "cannot be “98,5”"),
        ("00002.activities=1.234", "P008", "cannot be “1.234”"),
        ("00002.activities=many", "P008", "cannot be “many”"),
        ("00002.activities=", "P008", "cannot be “”"),
        ("00002.activities=-", "P008", "cannot be “-”"),
        ("00002.activities=99999999999", "P008", "cannot be “99999999999”"),
        ("00002.has_child_club=2", "P008", "cannot be “2”: it must be yes or no"),
        (
            "00002.unit_class=city",
            "P008",
            "(central_city_ward), “Commune or township in the mountains",
        ),
        ("00002.activities=1=2", "P008", "cannot be “1=2”"),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_cannot_be_assumed(
    tmp_path: Path, given: str, code: str, said: str, lang: str
) -> None:
    arguments = plans.province(tmp_path)
    done = reports.run(tmp_path, "evaluate", *arguments, f"--what-if={given}", lang=lang)
    assert (done.code, done.stdout) == (2, "")
    assert code in done.stderr
    if lang == "en":
        assert said in reports.one_line(done.stderr)


def test_nothing_can_be_assumed_for_who_sent_nothing(tmp_path: Path) -> None:
    arguments = plans.province(tmp_path)
    reports.write(tmp_path / "all.xlsx", [reports.row("00001"), reports.row("00003")])
    done = reports.run(tmp_path, "evaluate", *arguments, "--what-if", "00002.activities=1")
    assert (done.code, done.stdout) == (2, "")
    assert "P004" in done.stderr
    assert "nothing can be assumed for Xã Hai" in reports.one_line(done.stderr)


def test_the_target_is_judged_by_the_what_if(tmp_path: Path) -> None:
    arguments = plans.province(tmp_path)
    given = ("evaluate", *arguments, "--fail-under", "50", "-q")
    assert reports.run(tmp_path, *given).code == 1
    assert reports.run(tmp_path, *given, "--what-if", "00002.births_registered=180").code == 0


def test_a_what_if_in_python() -> None:
    sample = reports.SAMPLES / "an-giang-2019"
    result = cftscore.evaluate(sample, what_if="30553.births_registered=132")
    what_if = result.document.what_if  # type: ignore[attr-defined]
    assert [commune.verdict_after for commune in what_if.communes] == ["pass"]
    assert result.provinces["passed"].tolist() == [111]
