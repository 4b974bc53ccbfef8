"""`cftscore explain`: one verdict, back to its cells."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import commandline
import plans
import pytest
import reports

import cftscore

SAMPLE = str(reports.SAMPLES / "an-giang-2020")
CODE = "30727"
"""Xã Vọng Thê, Huyện Thoại Sơn."""

# 945 points: 2.1 gives 35, 5.1 gives 35, 12.2 gives 15, 6.2 concerns nobody.
FIGURES: dict[str, Any] = {
    "births_registered": 195,
    "children_injured": 18,
    "hamlets_with_playground": 3,
    "children_asked": 1204,
    "children_satisfied": 1204,
}


def explain(folder: Path, *more: str | Path, code: int = 0, lang: str = "en") -> str:
    done = reports.run(folder, "explain", "a.xlsx", "--commune", CODE, *more, lang=lang)
    assert done.code == code, done.stderr
    return done.stdout


def item(document: Any, key: str) -> Any:
    (found,) = [i for c in document["criteria"] for i in c["items"] if i["id"] == key]
    return found


@pytest.fixture
def one(tmp_path: Path) -> Path:
    reports.write(tmp_path / "a.xlsx", [reports.row(CODE, **FIGURES)])
    return tmp_path


WORDS = {
    "en": (
        "Xã Vọng Thê (30727), Huyện Thoại Sơn, Tỉnh An Giang",
        "Pass: 955 / 850",
        "Criterion 2. Children registered at birth as prescribed 35 of 50",
        f"{reports.cell('births_registered')} = 195: Children registered at birth as prescribed",
        f"{reports.cell('births_due')} = 200: Children due to be registered at birth",
        "195 / 200 = 97.50%; band “from 95%”: 35 points (provisional)",
        "next band “from 98%”: 50 points (+15; provisional), needs 195 → 196 (+1)",
        "06/QĐ-TTg, tiêu chí 2, nội dung 2.1 (provisional)",
        "18 / 3,000 × 100,000 = 600.00; band “up to 600”: 35 points (provisional)",
        "needs 18 → 16 (-2), but cases that have happened cannot be undone this year",
        "0 / 0; denominator 0: 75 points (provisional)",
        f"{reports.cell('children_asked')} = 1,204: Children asked how satisfied they are",
        "1,204 / 1,204 = 100.00%; band “from 80%”: 25 points (provisional)",
        "06/QĐ-TTg, tiêu chí 7, nội dung 7.1 (quoted); read in cuuchienbinh.vn",
        "Total 955",
        "at least 850 are required: Any other commune, ward or township",
        "every criterion must score more than 0",
        (
            "83 of 104 thresholds and points are provisional and 2 inferred, not yet compared with "
            "the text of Decision 06/QĐ-TTg; results are for information only"
        ),
    ),
    "vi": (
        "Đạt: 955 / 850",
        "Tiêu chí 2. Trẻ em được khai sinh đúng quy định 35/50 điểm",
        f"{reports.cell('births_registered')} = 195: Số trẻ em đã khai sinh đúng quy định",
        "195 / 200 = 97,50%; đạt mức “từ 95%”: 35 điểm (giá trị tạm)",
        "mức kế tiếp “từ 98%”: 50 điểm (+15; giá trị tạm), cần thay đổi 195 → 196 (+1)",
        "18 / 3.000 × 100.000 = 600,00; đạt mức “tối đa 600”: 35 điểm (giá trị tạm)",
        "cần thay đổi 18 → 16 (-2), nhưng vụ việc đã xảy ra trong năm không thay đổi được",
        "0 / 0; mẫu số bằng 0: 75 điểm (giá trị tạm)",
        "Tổng điểm 955",
        "phải đạt ít nhất 850 điểm: Xã, phường, thị trấn khác",
        "mỗi tiêu chí phải đạt trên 0 điểm",
        (
            "83/104 ngưỡng và mức điểm đang dùng giá trị tạm, 2 giá trị suy ra, chưa đối chiếu với "
            "văn bản Quyết định số 06/QĐ-TTg; kết quả chỉ để tham khảo"
        ),
    ),
}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_item_is_derived(one: Path, lang: str) -> None:
    text = explain(one, lang=lang)
    assert commandline.widest(text) <= 80
    said = reports.one_line(text)
    for sentence in WORDS[lang]:
        assert reports.one_line(sentence) in said
    written = reports.one_line(explain(one, "-f", "md", lang=lang).replace("\\", ""))
    for sentence in WORDS[lang][3:6]:
        assert reports.one_line(sentence) in written
    assert "What is needed to pass" not in text
    assert "Cần gì để đạt" not in text


def test_an_answer_is_shown_as_it_was_written(tmp_path: Path) -> None:
    row = reports.row(CODE, has_child_club="x", has_child_forum="Không", has_child_budget="có")
    reports.write(tmp_path / "a.xlsx", [row])
    text = reports.one_line(explain(tmp_path))
    assert f"{reports.cell('has_child_club')} = x (yes): Club" in text
    assert "no; no band reached: 0 points (provisional) next band “yes”: 25 points" in text
    assert "(+25; provisional), needs no → yes" in text
    vietnamese = reports.one_line(explain(tmp_path, lang="vi"))
    assert f"{reports.cell('has_child_budget')} = có: Có kinh phí" in vietnamese


def test_what_cannot_be_used_is_shown_with_its_cell(tmp_path: Path) -> None:
    row = reports.row(CODE, infants_vaccinated=None, births_registered="1.234",
                      special_children=10, special_children_supported=20)  # fmt: skip
    reports.write(tmp_path / "a.xlsx", [row])
    text = reports.one_line(explain(tmp_path, code=1))
    assert "Incomplete: 850–1,000 / 850" in text
    assert f"{reports.cell('infants_vaccinated')} is blank: Children under 1 year fully" in text
    assert f"{reports.cell('births_registered')} = “1.234”, not usable: Children" in text
    cell = reports.cell("special_children_supported")
    assert f"{cell} = 20, contradicts another figure: Children in special" in text
    assert "? / 200; unknown: 0 to 50 points" in text
    assert "fill in first: item 2.1, up to 50 points: Children registered at birth" in text
    assert "passes if the figures filled in are good enough (cost 0, 890 points):" in text
    assert "must be at least 180 of 200, which gives 20 points" in text
    document = plans.document(
        reports.run(tmp_path, "explain", "a.xlsx", "--commune", CODE, "-f", "json")
    )
    found = item(document, "2.1")
    assert (found["outcome"], found["points"], found["next_band"]) == ("unknown", None, None)
    assert found["figures"][0] == {
        "indicator": "births_registered",
        "label": "Children registered at birth as prescribed",
        "label_vi": "Số trẻ em đã khai sinh đúng quy định",
        "value": None,
        "cells": [reports.cell("births_registered")],
        "written": ["1.234"],
    }
    assert {finding["code"] for finding in document["findings"]} == {"V001", "V005", "X001"}


def test_figures_of_two_files_are_told_apart(one: Path) -> None:
    blank: dict[str, Any] = dict.fromkeys(reports.FULL)
    reports.write(one / "a.xlsx", [reports.row(CODE, births_due=None)])
    reports.write(one / "b.xlsx", [reports.row(CODE, **{**blank, "births_due": 250})])
    done = reports.run(one, "explain", "a.xlsx", "b.xlsx", "--commune", CODE)
    text = reports.one_line(done.stdout)
    assert "[1] is the file b.xlsx" in text
    assert f"{reports.cell('births_due')} is blank, [1]{reports.cell('births_due')} = 250" in text
    assert "200 / 250 = 80.00%" in text


# --- the record that it comes from


def test_the_explanation_is_what_the_evaluation_says() -> None:
    evaluated = plans.document(commandline.evaluated(2020, "en", "json"))
    codes = [commune["code"] for commune in evaluated["communes"] if commune["verdict"] != "pass"]
    for code in (codes[0], codes[-1], CODE):
        (record,) = [commune for commune in evaluated["communes"] if commune["code"] == code]
        done = commandline.run_inside("explain", SAMPLE, "--commune", code, "-f", "json")
        explained = plans.document(done)
        assert explained["schema"] == "cftscore/explanation/1"
        for key in ("verdict", "points", "points_min", "points_max", "reasons", "source"):
            assert explained[key] == record[key]
        for criterion, shown in zip(record["criteria"], explained["criteria"], strict=True):
            assert {key: shown[key] for key in ("id", "points", "met")} == {
                key: criterion[key] for key in ("id", "points", "met")
            }
            for result, told in zip(criterion["items"], shown["items"], strict=True):
                assert (told["value"], told["points"]) == (result["value"], result["points"])
                band = None if told["band"] is None else told["band"]["band"]
                assert band == result["band"]
                cells = [cell for figure in told["figures"] for cell in figure["cells"]]
                assert cells == result["cells"]


def test_json_is_the_same_in_both_languages(one: Path) -> None:
    assert explain(one, "-f", "json") == explain(one, "-f", "json", lang="vi")


def test_the_next_band_of_the_document(one: Path) -> None:
    document = plans.document(reports.run(one, "explain", "a.xlsx", "--commune", CODE,
                                          "-f", "json"))  # fmt: skip
    assert item(document, "12.2")["next_band"] == {
        "band": {"band": 0, "threshold": "from 50%", "threshold_vi": "từ 50%", "points": 30,
                 "status": "provisional"},
        "gain": 15, "indicator": "hamlets_with_playground", "before": 3, "after": 4,
        "when": "this_year",
    }  # fmt: skip
    assert item(document, "5.1")["next_band"]["when"] == "next_year"
    assert item(document, "1.1")["next_band"] is None
    assert item(document, "2.1")["value"] == Decimal("97.5")


# --- which commune


@pytest.mark.parametrize("name", ["Vọng Thê", "xã vọng thê", "Vong The", "30727", " 30727 "])
def test_a_commune_is_told_by_name_or_code(name: str) -> None:
    done = commandline.run_inside("explain", SAMPLE, "--commune", name)
    assert done.code == 0
    assert done.stdout.startswith("Xã Vọng Thê (30727), Huyện Thoại Sơn, Tỉnh An Giang")


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("Vọng Thế Giới", "R009", "Xã Vọng Thê (30727, Huyện Thoại Sơn)"),
        ("99999", "R009", "there is no commune “99999”"),
        ("", "R009", "there is no commune “”"),
        ("00001", "P006", "Phường Phúc Xá (00001, Quận Ba Đình) is on the register"),
    ],
)
def test_a_commune_that_is_not_there(name: str, code: str, said: str) -> None:
    done = commandline.run_inside("explain", SAMPLE, "--commune", name)
    assert (done.code, done.stdout) == (2, "")
    assert code in done.stderr
    assert said in reports.one_line(done.stderr)


def test_a_name_that_several_communes_bear(tmp_path: Path) -> None:
    arguments = plans.province(tmp_path)
    register = (tmp_path / "register.csv").read_text(encoding="utf-8")
    (tmp_path / "register.csv").write_text(register.replace("Xã Bốn", "Xã Một"), encoding="utf-8")
    done = reports.run(tmp_path, "explain", *arguments, "--commune", "Một")
    assert (done.code, done.stdout) == (2, "")
    assert "R010" in done.stderr
    text = reports.one_line(done.stderr)
    assert "Xã Một (00001, Huyện Trên), Xã Một (00004, Huyện Dưới)" in text
    done = reports.run(tmp_path, "explain", *arguments, "--commune", "Một", "--district", "001")
    assert done.stdout.startswith("Xã Một (00001), Huyện Trên, Tỉnh Thử")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Not submitted"), ("vi", "Chưa nộp")],
)
def test_a_commune_that_sent_nothing(one: Path, lang: str, said: str) -> None:
    done = reports.run(one, "explain", "a.xlsx", "--commune", "Óc Eo", lang=lang)
    assert done.code == 0
    assert said in done.stdout
    assert "Criterion" not in done.stdout


def test_names_from_files_are_never_markup(tmp_path: Path) -> None:
    arguments = plans.province(tmp_path)
    done = reports.run(tmp_path, "explain", *arguments, "--commune", "00003")
    assert done.stdout.startswith(f"{plans.HOSTILE} (00003), Huyện Dưới, Tỉnh Thử")
    assert "can only pass next year" in done.stdout
    assert "needed next year (cost 1, 950 points):" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--commune", CODE, "-f", "xml"), "xml: choose table, json, csv, md, html or parquet"),
        (("--commune", CODE, "-f", "jsn"), "did you mean: json?"),
        ((), "give --commune for one commune, or --verdict"),
        (("--commune", CODE, "--costs", "none.yaml"), "P001"),
    ],
)
def test_wrong_usage(one: Path, arguments: tuple[str, ...], said: str) -> None:
    done = reports.run(one, "explain", "a.xlsx", *arguments)
    assert (done.code, done.stdout) == (2, "")
    assert said in done.stderr


def test_an_explanation_in_python(one: Path) -> None:
    result = cftscore.explain(one / "a.xlsx", "Vọng Thê")
    assert result.document.verdict == "pass"
    row = result.items.set_index("item").loc["2.1"]
    assert (row["points"], row["gain"], row["before"], row["after"]) == (35, 15, 195, 196)
    assert row["derivation_vi"] == "195 / 200 = 97,50%"
    assert row["cells"] == ", ".join(map(reports.cell, ("births_registered", "births_due")))
    assert result.to_markdown("en").startswith("# Xã Vọng Thê (30727), Huyện Thoại Sơn")
    assert '"schema": "cftscore/explanation/1"' in result.to_json()
    with pytest.raises(cftscore.CannotProceedError, match="R009"):
        cftscore.explain(one / "a.xlsx", "Nowhere")


def test_a_commune_of_another_district_is_said_to_lie_beyond_the_files() -> None:
    """It is on the register: to deny it would send the officer looking for a slip of the pen."""
    done = commandline.run_inside("explain", commandline.CHAU_DOC, "--commune", "Vĩnh Thành",
                                  lang="vi")  # fmt: skip
    assert (done.code, done.stdout) == (2, "")
    said = reports.one_line(done.stderr)
    assert "Xã Vĩnh Thành (30625, Huyện Châu Thành) có trong danh mục nhưng nằm ngoài" in said
    assert "không có xã" not in said
