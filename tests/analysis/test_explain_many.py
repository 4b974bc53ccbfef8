"""`cftscore explain --verdict`: all communes of a verdict, what gives no points first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import reports

import cftscore

pytestmark = pytest.mark.slow

FAILS, SHORT, PASSES, OPEN = "30682", "30685", "30688", "30691"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write four communes: one fails a criterion, one lacks points, one passes, one is open."""
    short: dict[str, Any] = {
        "births_registered": 180, "special_children_supported": 48, "children_checked": 1700,
        "hamlets_with_playground": 3, "activities": 1, "children_satisfied": 70,
        "aged7plus_consulted": 900, "under3_in_nursery": 50, "children_injured": 17,
        "infants_vaccinated": 135,
    }  # fmt: skip
    rows = [
        reports.row(FAILS, children_abused=9, children_gravely_abused=1),
        reports.row(SHORT, **short),
        reports.row(PASSES),
        reports.row(OPEN, children_abused=None, children_gravely_abused=None),
    ]
    reports.write(tmp_path / "in.xlsx", rows)
    return tmp_path


def explain(folder: Path, *more: str, lang: str = "en") -> Any:
    done = reports.run(folder, "explain", "in.xlsx", *more, lang=lang)
    assert done.code in (0, 1), done.stderr
    return done


def test_only_what_gives_no_points_or_is_unknown_stands_there_unless_all_is_asked(
    folder: Path,
) -> None:
    document = json.loads(explain(folder, "--verdict", "fail", "-f", "json").stdout)
    assert document["schema"] == "cftscore/explanations/1"
    assert [one["code"] for one in document["communes"]] == [FAILS, SHORT]
    items = [
        [item["id"] for criterion in one["criteria"] for item in criterion["items"]]
        for one in document["communes"]
    ]
    assert items == [["3.1", "3.2"], []]
    every = json.loads(explain(folder, "--verdict", "fail", "--all", "-f", "json").stdout)
    assert [sum(len(criterion["items"]) for criterion in one["criteria"])
            for one in every["communes"]] == [27, 27]  # fmt: skip
    # One by one it is the very same.
    alone = json.loads(explain(folder, "--commune", FAILS, "-f", "json").stdout)
    (first, _) = every["communes"]
    assert {key: alone[key] for key in first} == first
    open_ = json.loads(explain(folder, "--verdict", "incomplete", "-f", "json").stdout)
    assert [item["outcome"] for one in open_["communes"][0]["criteria"] for item in one["items"]] \
        == ["unknown", "unknown"]  # fmt: skip


def test_a_terminal_shows_what_gives_no_points_first(folder: Path) -> None:
    text = explain(folder, "--commune", FAILS).stdout
    ids = [line.split(".")[0].split()[-1] for line in text.splitlines()
           if line.startswith("Criterion ")]  # fmt: skip
    assert ids[0] == "3"
    assert ids[1:] == [str(number) for number in range(1, 14) if number != 3]


def test_all_failing_communes_in_one_word_document(folder: Path) -> None:
    explain(folder, "--verdict", "fail", "-o", "giai-thich.docx", lang="vi")
    document = docx.Document(str(folder / "giai-thich.docx"))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "Đánh giá phù hợp với trẻ em năm 2020 của 2 đơn vị" in texts
    assert "1. Thị trấn Núi Sập (Huyện Thoại Sơn)" in texts
    assert "Việc cần làm để đạt: chỉ có thể đạt từ năm sau" in texts
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in document.tables]
    (listed,) = [one for one in tables if one[0][1:3] == ["Đơn vị", "Kết quả"]]
    assert [row[1] for row in listed[1:]] == [
        "Thị trấn Núi Sập (Huyện Thoại Sơn)", "Thị trấn Phú Hoà (Huyện Thoại Sơn)"
    ]  # fmt: skip
    (items,) = [one for one in tables if one[0][1] == "Tiêu chí, nội dung"]
    assert [row[0] for row in items[1:]] == ["3", "3.1", "3.2"]
    assert items[2][2].startswith("9 / 3.000 × 1.000 = 3,00; dưới mức thấp nhất\nChỉ tiêu!K2: ")
    # 3 per 1,000 is above the last band, up to 2: six children of 3,000.
    assert "cần thay đổi 9 → 6 (-3)" in items[2][4]


def test_all_failing_communes_in_one_workbook(folder: Path) -> None:
    explain(folder, "--verdict", "fail", "--all", "-o", "out.xlsx")
    book = openpyxl.load_workbook(folder / "out.xlsx")
    _, keys, *lines = book["Items"].iter_rows(values_only=True)
    items = [dict(zip(keys, line, strict=True)) for line in lines]
    assert len(items) == 54
    assert [one["item"] for one in items[:3]] == ["3.1", "3.2", "1.1"]
    _, keys, *lines = book["Communes"].iter_rows(values_only=True)
    communes = [dict(zip(keys, line, strict=True)) for line in lines]
    assert [(one["code"], one["verdict"], one["points_required"]) for one in communes] == [
        (FAILS, "fail", 850), (SHORT, "fail", 850)
    ]  # fmt: skip


def test_it_is_a_function(folder: Path) -> None:
    result = cftscore.explain_many(folder / "in.xlsx", ["fail", "incomplete"])
    assert repr(result) == "<ExplanationsResult: 2020, fail, incomplete: 3>"
    assert result.communes["code"].tolist() == [FAILS, SHORT, OPEN]
    with pytest.raises(cftscore.RefusedError):
        cftscore.explain_many(folder / "in.xlsx", "failed")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words", [(), ("--commune", FAILS, "--verdict", "fail"), ("--verdict", "fial"),
              ("--commune", FAILS, "--all")]
)  # fmt: skip
def test_one_commune_or_one_verdict_is_named(folder: Path, words: tuple[str, ...]) -> None:
    done = reports.run(folder, "explain", "in.xlsx", *words)
    assert (done.code, done.stdout) == (2, "")


def test_reports_list_those_that_failed_first(folder: Path) -> None:
    done = reports.run(folder, "report", "in.xlsx", "-o", "r.docx", "-o", "r.xlsx", lang="en")
    assert done.code == 0, done.stderr
    book = openpyxl.load_workbook(folder / "r.xlsx")
    (sheet,) = [one for one in book if one.title == "Communes"]
    _, keys, *lines = sheet.iter_rows(values_only=True)
    verdicts = [dict(zip(keys, line, strict=True))["verdict"] for line in lines]
    assert verdicts == ["fail", "fail", "incomplete", *["not_submitted"] * 13, "pass"]
    tables = docx.Document(str(folder / "r.docx")).tables
    (annex,) = [one for one in tables if one.rows[0].cells[1].text == "Code"]
    codes = [row.cells[1].text for row in annex.rows[1:]]
    assert (codes[:3], codes[-1]) == ([FAILS, SHORT, OPEN], PASSES)
