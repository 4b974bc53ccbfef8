"""`cftscore reconcile`: the commune's own figures against the checked ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import commandline
import filling
import openpyxl
import plans
import pytest
import reports

OWN, CHECKED = "own.xlsx", "checked.xlsx"
CODES = ("30682", "30685", "30688")
"""Three communes of Thoại Sơn."""


def write(folder: Path, name: str, *rows: dict[str, Any], **info: str) -> None:
    reports.write(folder / name, rows, {"Kỳ": "2020", **info})


def reconcile(folder: Path, *more: str, code: int = 1, lang: str = "en") -> commandline.Done:
    done = reports.run(folder, "reconcile", OWN, CHECKED, *more, lang=lang)
    assert done.code == code, done.stderr
    return done


@pytest.fixture
def differing(tmp_path: Path) -> Path:
    """Write two files: one commune alike, one with two other figures, one on each side only."""
    write(tmp_path, OWN, reports.row(CODES[0]),
          reports.row(CODES[1], births_registered=195, has_child_club="x"),
          reports.row(CODES[2]))  # fmt: skip
    # Another order of rows: communes are told by their codes, cells by their own addresses.
    write(tmp_path, CHECKED, reports.row("30691"),
          reports.row(CODES[1], births_registered=150, has_child_club="Không"),
          reports.row(CODES[0]))  # fmt: skip
    return tmp_path


def test_every_differing_cell_is_in_the_document(differing: Path) -> None:
    document = plans.document(reconcile(differing, "-f", "json"))
    assert document["schema"] == "cftscore/reconciliation/1"
    assert [source["path"] for source in document["own_sources"]] == [OWN]
    assert [source["path"] for source in document["checked_sources"]] == [CHECKED]
    assert document["same"] == 1
    (commune,) = document["communes"]
    assert (commune["code"], commune["name"]) == (CODES[1], "Thị trấn Phú Hoà")
    assert commune["differences"] == [
        {
            "indicator": "births_registered",
            "label": "Children registered at birth as prescribed",
            "label_vi": "Số trẻ em đã khai sinh đúng quy định",
            "own": {"value": 195, "written": ["195"],
                    "cells": [reports.cell("births_registered", 3)]},
            "checked": {"value": 150, "written": ["150"],
                        "cells": [reports.cell("births_registered", 3)]},
        },
        {
            "indicator": "has_child_club",
            "label": "Club or other form for children to take part in activities",
            "label_vi": "Có câu lạc bộ hoặc mô hình để trẻ em tham gia hoạt động",
            "own": {"value": "yes", "written": ["x"], "cells": [reports.cell("has_child_club", 3)]},
            "checked": {"value": "no", "written": ["Không"],
                        "cells": [reports.cell("has_child_club", 3)]},
        },
    ]  # fmt: skip
    assert commune["own"] == {"verdict": "pass", "points": 985, "points_min": 985,
                              "points_max": 985, "points_required": 850}  # fmt: skip
    assert commune["checked"] == {"verdict": "fail", "points": 925, "points_min": 925,
                                  "points_max": 925, "points_required": 850}  # fmt: skip
    assert [one["code"] for one in document["only_own"]] == [CODES[2]]
    assert [one["name"] for one in document["only_checked"]] == ["Xã Tây Phú"]
    findings = document["own_findings"] + document["checked_findings"]
    assert {"R005", "R006"} & {finding["code"] for finding in findings} == set()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Reported figures compared with checked figures", "Reported: own.xlsx", "Checked: checked.xlsx",  # noqa: E501
                "Communes with the same figures: 1; communes that differ: 1 (figures: 2).",
                "by the reported figures: Pass (985 / 850); by the checked figures: Fail (925 / 850)",  # noqa: E501
                "Children registered at birth as prescribed 195 150",
                "Only in the reported figures Thị trấn Óc Eo (30688), Huyện Thoại Sơn",
                "Only in the checked figures Xã Tây Phú (30691), Huyện Thoại Sơn",
                "thresholds and points are provisional")),
        ("vi", ("Đối chiếu số liệu xã báo cáo với số liệu đã kiểm tra", "Số liệu của xã: own.xlsx",
                "1 xã giống nhau hoàn toàn, 1 xã có số liệu khác nhau (2 chỗ).",
                "theo số xã báo cáo: Đạt (985 / 850); theo số đã kiểm tra: Không đạt (925 / 850)",
                "Số trẻ em đã khai sinh đúng quy định 195 150",
                "Chỉ có trong số liệu xã báo cáo Thị trấn Óc Eo (30688), Huyện Thoại Sơn",
                "83/104 ngưỡng và mức điểm đang dùng giá trị tạm")),
    ],
)  # fmt: skip
def test_differences_are_said(differing: Path, lang: str, words: tuple[str, ...]) -> None:
    done = reconcile(differing, lang=lang)
    assert commandline.widest(done.stdout) <= 80
    for sentence in words:
        assert sentence in reports.one_line(done.stdout)
    markdown = reports.one_line(reconcile(differing, "-f", "md", lang=lang).stdout)
    for sentence in words[:3]:
        assert sentence.replace("!", "\\!") in markdown


def test_the_same_figures_are_the_same_however_they_are_written(tmp_path: Path) -> None:
    write(tmp_path, OWN, reports.row(CODES[0], births_due="1 204", births_registered=1204,
                                     has_child_club="x"))  # fmt: skip
    write(tmp_path, CHECKED, reports.row(CODES[0], births_due=1204, births_registered=1204,
                                         has_child_club="Có"))  # fmt: skip
    done = reconcile(tmp_path, code=0)
    assert "Communes with the same figures: 1; communes that differ: 0" in done.stdout


@pytest.mark.parametrize(
    ("own", "checked", "code", "said"),
    [
        ({"infants_vaccinated": None}, {"infants_vaccinated": 150}, 1, "nothing 150"),
        ({"infants_vaccinated": "abc"}, {"infants_vaccinated": 150}, 1, "“abc” 150"),
        ({"infants_vaccinated": None}, {"infants_vaccinated": "-"}, 0, "differ: 0"),
        ({"infants_vaccinated": None}, {"infants_vaccinated": None}, 0, "differ: 0"),
        ({"infants_vaccinated": "abc"}, {"infants_vaccinated": "abc"}, 1, "differ: 0"),
        ({"unit_class": "other"}, {"unit_class": "mountain_island_disadvantaged"}, 1,
         "Pass by both: 1,000 / 850 and 1,000 / 800"),
        ({"unit_class": None}, {"unit_class": "other"}, 1, "Unit class nothing Any other commune"),
    ],
)  # fmt: skip
def test_blanks_and_what_cannot_be_used(
    tmp_path: Path, own: dict[str, Any], checked: dict[str, Any], code: int, said: str
) -> None:
    write(tmp_path, OWN, reports.row(CODES[0]) | own)
    write(tmp_path, CHECKED, reports.row(CODES[0]) | checked)
    assert said in reports.one_line(reconcile(tmp_path, code=code).stdout)


def test_one_commune_of_a_district(differing: Path) -> None:
    done = reconcile(differing, "--commune", CODES[0], code=0)
    assert "differ: 0" in done.stdout
    assert "Only among" not in done.stdout
    done = reconcile(differing, "--commune", "Phú Hoà")
    assert "differ: 1 (figures: 2)" in done.stdout
    assert "Only among" not in done.stdout
    done = reconcile(differing, "--commune", "Óc Eo")
    assert "Only in the reported figures" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((OWN,), "missing argument"),
        ((OWN, "none.xlsx"), "W001"),
        (("none.xlsx", CHECKED), "W001"),
        ((OWN, CHECKED, "-f", "xml"), "xml: choose table, json, csv, md, html or parquet"),
        ((OWN, CHECKED, "--commune", "Phú Hoá Mới"), "R009"),
        ((OWN, CHECKED, "--criteria", "none"), "C001"),
    ],
)
def test_wrong_usage(differing: Path, arguments: tuple[str, ...], said: str) -> None:
    done = reports.run(differing, "reconcile", *arguments)
    assert (done.code, done.stdout) == (2, "")
    assert said in done.stderr


def test_two_periods_are_not_laid_beside_each_other(tmp_path: Path) -> None:
    write(tmp_path, OWN, reports.row(CODES[0]), Kỳ="2019")
    write(tmp_path, CHECKED, reports.row(CODES[0]))
    done = reports.run(tmp_path, "reconcile", OWN, CHECKED)
    assert (done.code, done.stdout) == (2, "")
    assert "states period 2019, but 2020 is being evaluated" in reports.one_line(done.stderr)


def test_the_samples_of_two_years_differ() -> None:
    sample = str(reports.SAMPLES / "an-giang-2019" / "894-thoai-son.xlsx")
    same = commandline.run_inside("reconcile", sample, sample, "-f", "json")
    assert same.code == 0
    document = plans.document(same)
    assert (document["same"], document["communes"]) == (17, [])
    folder = str(reports.SAMPLES / "an-giang-2019")
    part = commandline.run_inside("reconcile", sample, folder, "-f", "json")
    assert part.code == 1
    document = plans.document(part)
    assert (document["same"], len(document["only_checked"])) == (17, 139)


def test_what_both_files_say_of_one_cell_is_said_once(tmp_path: Path) -> None:
    """Figures far from the neighbours' stand in both files: each is warned of once."""
    book = openpyxl.load_workbook(commandline.CHAU_DOC)
    book.save(tmp_path / CHECKED)
    table = book["Chỉ tiêu"]
    table.cell(8, filling.keys(table)["births_due"]).value = 150
    book.save(tmp_path / OWN)
    done = reconcile(tmp_path)
    cells = [line.split()[2] for line in done.stderr.splitlines() if "X004 " in line]
    assert cells == ["AA7", "Z12"]
    assert done.stderr.index(CHECKED) < done.stderr.index("X004 ")
    document = plans.document(reconcile(tmp_path, "-f", "json"))
    assert [one["cell"] for one in document["own_findings"] if one["code"] == "X004"] == cells
