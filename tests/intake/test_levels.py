"""Headings of several levels: a child is read with its parents, and no part is the whole."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cftscore.criteria import load as criteria_load
from cftscore.criteria.column_names import Names
from cftscore.intake.legacy import decoder, from_tcvn3, from_vni
from cftscore.intake.levels import read_columns

NAMES = Names(criteria_load.load("qd-06-2019").set)
HEADINGS = Path(__file__).parents[1] / "cases" / "office" / "headings.csv"


def keys(*columns: str, year: str = "2020") -> list[str | None]:
    """Read the headings of columns, each with its levels in one line."""
    readings = read_columns([column.split(" | ") for column in columns], NAMES, year)
    return [reading.key for reading in readings]


def test_no_heading_of_the_list_is_wrong_and_those_of_indicators_are_known() -> None:
    with HEADINGS.open(encoding="utf-8", newline="") as file:
        rows = [(row["heading"], row["key"]) for row in csv.DictReader(file)]
    wrong = [
        (heading, key)
        for heading, key in rows
        if NAMES.recognise(heading) not in (None, key if key != "?" else None)
    ]
    assert not wrong
    indicators = [(heading, key) for heading, key in rows if key[:1].isalpha()]
    known = sum(NAMES.recognise(heading) == key for heading, key in indicators)
    assert len(indicators) == 81
    assert known / len(indicators) >= 0.98


def test_all_children_are_never_infants() -> None:
    assert keys("Tổng số trẻ em dưới 16 tuổi", "Tổng số TE <16 tuổi") == ["children_total"] * 2


@pytest.mark.parametrize(
    "parts",
    [
        ("Nam", "Nữ"),
        ("Kế hoạch", "Thực hiện"),
        ("6 tháng", "Cả năm"),
        ("KQ", "Điểm"),
        ("Tỷ lệ %", "Điểm"),
        ("Năm trước", "Năm nay"),
        ("2018", "2019"),
        ("Năm 2018", "Năm 2019"),
        ("Trong đó: nữ", "Trong đó: trẻ em gái"),
        ("Đuối nước", "Tai nạn giao thông"),
        ("Thành thị", "Nông thôn"),
        ("Quý I", "Quý II"),
    ],
)
def test_a_part_is_never_the_heading(parts: tuple[str, str]) -> None:
    below = [f"Số trẻ em bị tai nạn, thương tích | {part}" for part in parts]
    above = [f"{part} | Số trẻ em bị tai nạn, thương tích" for part in parts]
    assert keys(*below) == [None, None]
    assert parts[0] in ("KQ", "Đuối nước", "Tỷ lệ %") or keys(*above) == [None, None]


def test_the_year_of_the_period_is_the_heading() -> None:
    columns = ("Số trẻ em bị xâm hại | 2019", "Số trẻ em bị xâm hại | Năm 2020")
    assert keys(*columns) == [None, "children_abused"]
    assert keys(*columns, year="2019") == ["children_abused", None]
    assert keys(*columns, year="") == [None, None]
    assert keys("Số trẻ em bị xâm hại năm 2020") == ["children_abused"]


@pytest.mark.parametrize(
    ("columns", "read"),
    [
        (["TE bị TNTT | Tổng", "TE bị TNTT | Trđ: tử vong"],
         ["children_injured", "children_killed"]),
        (["Trẻ em dưới 1 tuổi | Tổng số", "Trẻ em dưới 1 tuổi | Được tiêm chủng đầy đủ"],
         ["infants", "infants_vaccinated"]),
        (["Mẫu giáo | TE 3-5T", "Mẫu giáo | Ra lớp"],
         ["aged3to5", "aged3to5_in_kindergarten"]),
        (["VI. HÀI LÒNG | TE | Được hỏi", "VI. HÀI LÒNG | TE | Hài lòng"],
         ["children_asked", "children_satisfied"]),
        (["Số trẻ em bị xâm hại", "Trong đó: nữ", "Trong đó: xâm hại tình dục, mua bán, bỏ rơi"],
         ["children_abused", None, "children_gravely_abused"]),
        (["Trẻ em SDD | Nhẹ cân", "Trẻ em SDD | Thấp còi"],
         ["under5_underweight", "under5_stunted"]),
        (["Số trẻ em bị xâm hại | Số lượng", "Số trẻ em bị xâm hại | Tỷ lệ %"],
         ["children_abused", None]),
        (["TC 12 | Tổng số ấp", "TC 12 | Số ấp có điểm vui chơi"],
         ["hamlets", "hamlets_with_playground"]),
    ],
)  # fmt: skip
def test_a_child_is_read_with_its_parents(columns: list[str], read: list[str | None]) -> None:
    assert keys(*columns) == read


@pytest.mark.parametrize(
    "column",
    [
        "Trẻ em khuyết tật | Tổng số",
        "Trẻ em khuyết tật | Số trẻ em được khám sức khỏe định kỳ",
        "Trẻ em dân tộc thiểu số | Số trẻ em dưới 1 tuổi",
        "Trẻ em tạm trú | Tổng số trẻ em dưới 16 tuổi",
        "Trẻ em dưới 3 tuổi | Số TE được khám SKĐK",
        "Khám sức khỏe định kỳ | Số trẻ em dưới 3 tuổi",
        "Trẻ em bị xâm hại | Trẻ em dưới 3 tuổi",
        "Trường mầm non công lập | Số trẻ em dưới 3 tuổi đi nhà trẻ",
        "So sánh với năm trước | Số trẻ em bị xâm hại",
        "Số trẻ em chưa được tiêm chủng đầy đủ",
        "Số trẻ em bị xâm hại năm 2019",
        "Số lượt trẻ em được khám sức khỏe định kỳ",
        "Số câu lạc bộ trẻ em",
        "Kinh phí (triệu đồng)",
        "Số trẻ em từ 6-15 tuổi",
        "Số trẻ em 0-5 tuổi",
        "Trong đó: Số trẻ em dưới 3 tuổi",
        "Tiêu chí 3: Trẻ em bị xâm hại | Tổng số",
    ],
)
def test_words_that_narrow_a_heading_are_heeded(column: str) -> None:
    assert keys(column) == [None]


def test_all_of_a_group_that_is_asked_is_not_all_children() -> None:
    assert keys("Trẻ em | Tổng số", "Trẻ em | Hài lòng") == [None, "children_satisfied"]


def test_a_share_says_of_which_indicator_it_is() -> None:
    columns = ["TC 2 | Tỷ lệ TE được ĐKKS đúng quy định (%)", "Tỷ suất TE bị xâm hại (‰)"]
    readings = read_columns([column.split(" | ") for column in columns], NAMES)
    assert [(reading.kind, reading.of) for reading in readings] == [
        ("ratio", "births_registered"),
        ("ratio", "children_abused"),
    ]


def test_letters_of_old_fonts_are_told_by_themselves() -> None:
    assert from_tcvn3("Sè trÎ ®­îc tiªm chñng ®Çy ®ñ") == "Số trẻ được tiêm chủng đầy đủ"
    assert from_vni("Soá treû em bò xaâm haïi") == "Số trẻ em bị xâm hại"
    assert decoder(["Số trẻ em", "TrÎ ®­îc tiªm ®Çy ®ñ"]) is None
    assert decoder(["Total of 1994", "São Tomé"]) is None
    found = decoder(["Xaõ Myõ Ñöùc", "Tyû leä treû em ñöôïc khaùm"])
    assert found is not None
    assert found[0] == "VNI"
