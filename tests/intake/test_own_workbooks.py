"""Workbooks of offices' own making, with figures that are known: none is read wrong.

Each is made here in the style of an office, with its own words and shape. Whatever is told of a
commune must be the figure that was written; what cannot be told is missing, with a finding.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from commandline import run_inside
from offices import (
    FIGURES,
    KEYS,
    NAMES,
    RIGHT,
    Rows,
    cells_read,
    codes,
    counts,
    evaluated,
    forms,
    save,
    table,
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "heading",
    ["Đơn vị\n(xã, TT)", "Huyện, thị xã/Xã, phường", "Tên ĐVHC (xã, phường, TT)", "Trạm Y tế"],
)
def test_a_heading_made_of_words_for_places_heads_the_communes(
    heading: str, tmp_path: Path
) -> None:
    document = evaluated(save(tmp_path, {"A": table(heading)}))
    assert counts(document) == RIGHT


@pytest.mark.parametrize(
    "written",
    [
        lambda number, name: f"{number}. {name}",
        lambda number, name: f"{'abc'[number - 1]}) {name}",
        lambda _, name: f"UBND {name.lower()}",
        lambda _, name: f"TYT {name.replace('Phường ', 'P.').replace('Xã ', 'X. ')}",
    ],
    ids=["numbered", "lettered", "of the committee", "of the health station"],
)
def test_what_stands_before_a_name_is_no_part_of_it(
    written: Callable[[int, str], str], tmp_path: Path
) -> None:
    document = evaluated(save(tmp_path, {"A": table("Đơn vị", written)}))
    assert counts(document) == RIGHT


def test_a_place_under_another_heading_is_no_column_of_communes(tmp_path: Path) -> None:
    """`Cấp xã` under `Điểm vui chơi` is an answer, not the communes."""
    upper = ["TT", "Đơn vị", *KEYS.values(), "Điểm vui chơi", None]
    lower = [*[None] * 8, "Cấp xã", "Số ấp có điểm vui chơi"]
    rows = [[*row, "Có", 3] for row in table("Đơn vị")[1:]]
    merged = ["I1:J1", *(f"{letter}1:{letter}2" for letter in "ABCDEFGH")]
    document = evaluated(save(tmp_path, {"A": [upper, lower, *rows]}, merged))
    assert counts(document) == RIGHT
    item = document["communes"][-1]["criteria"][11]["items"][0]
    assert (item["value"], item["cells"]) == ("yes", ["A!I4"])


def across(
    heads: Sequence[str], lower: Sequence[str], values: Callable[[int], Sequence[Any]]
) -> Rows:
    """Lay the figures out with communes across and subheadings below each."""
    first = ["Chỉ tiêu", *(name for name in heads for _ in lower)]
    second = [None, *(list(lower) * len(heads))]
    lines = [
        [label, *(value for code in FIGURES for value in values(FIGURES[code][key]))]
        for key, label in KEYS.items()
    ]
    return [first, second, *lines]


def test_the_year_of_the_period_is_read_below_communes_across(tmp_path: Path) -> None:
    rows = across(list(NAMES.values()), ["Năm 2019", "Năm 2020"], lambda one: [one + 7, one])
    assert counts(evaluated(save(tmp_path, {"A": rows}))) == RIGHT


def test_a_plan_is_never_read_below_communes_across(tmp_path: Path) -> None:
    rows = across(list(NAMES.values()), ["KH", "TH"], lambda one: [one + 7, one])
    evaluated(save(tmp_path, {"A": rows}), code=2)


@pytest.mark.parametrize(
    ("heads", "values"),
    [
        (("ĐVT", "Năm 2019", "Năm 2020"), lambda one: ("em", one + 9, one)),
        (("Kế hoạch 2020", "Thực hiện 2020", "% TH/KH"), lambda one: (one + 9, one, 99.5)),
        (("Kết quả", "Điểm chuẩn", "Điểm tự chấm"), lambda one: (one, 50, 35)),
        (("Tổng số", "Nam", "Nữ"), lambda one: (one, one - 2, 2)),
        (("Số liệu",), lambda one: (f"{one:,} em".replace(",", "."),)),
    ],
    ids=["two years", "plan and done", "points", "boys and girls", "units and dots"],
)
def test_the_figures_of_the_period_are_read_in_forms(
    heads: Sequence[str], values: Callable[[int], Sequence[Any]], tmp_path: Path
) -> None:
    assert counts(evaluated(save(tmp_path, forms(heads, values)))) == RIGHT


@pytest.mark.parametrize("head", ["Năm 2019", "Kế hoạch", "Điểm tự chấm", "6 tháng đầu năm"])
def test_a_form_with_figures_of_something_else_alone_is_not_read(head: str, tmp_path: Path) -> None:
    said = evaluated(save(tmp_path, forms([head], lambda one: [one])), code=2)
    assert "H015" in said["stderr"]
    assert head in said["stderr"]


def test_a_mapping_says_which_column_of_a_form_holds_the_figures(tmp_path: Path) -> None:
    path = save(tmp_path, forms(["6 tháng", "Cả năm"], lambda one: [one // 2, one]))
    mapping = tmp_path / "m.yaml"
    done = run_inside("map", path, "--period", "2020", "-o", mapping)
    assert done.code == 0, done.stderr
    text = mapping.read_text(encoding="utf-8")
    assert "figures" in text
    chosen = text.replace('"Cả năm"\n    is: "?"', '"Cả năm"\n    is: figures')
    mapping.write_text(chosen, encoding="utf-8")
    assert counts(evaluated(path, "--map", str(mapping))) == RIGHT


def shifted(by: int) -> Rows:
    """Give the table of another time: every figure is less."""
    head, *rows = table("Xã, phường")
    return [head, *([number, name, *(one - by for one in own)] for number, name, *own in rows)]


@pytest.mark.parametrize("others", [("Năm 2018", "Năm 2019"), ("Quý I", "6 tháng")])
def test_sheets_of_other_times_are_left_and_it_is_said(
    others: tuple[str, str], tmp_path: Path
) -> None:
    sheets = {others[0]: shifted(2), others[1]: shifted(1), "Cả năm 2020": shifted(0)}
    document = evaluated(save(tmp_path, sheets))
    assert counts(document) == RIGHT
    left = [one["sheet"] for one in document["findings"] if one["code"] == "W033"]
    assert sorted(left) == sorted(others)


def test_a_bare_child_below_a_criterion_is_not_the_criterion(tmp_path: Path) -> None:
    """Below `Tiêu chí 3: Trẻ em bị xâm hại` the number of children is that of all."""
    upper = ["TT", "Xã", "Tiêu chí 3: Trẻ em bị xâm hại", None, "Khai sinh", None]
    lower = [None, None, "Số TE", "Số TE bị xâm hại", "Số TE", "Đã ĐKKS"]
    rows = [[1, "Xã Vĩnh Tế", 4322, 3, 170, 168]]
    merged = ["C1:D1", "E1:F1", "A1:A2", "B1:B2"]
    document = evaluated(save(tmp_path, {"A": [upper, lower, *rows]}, merged))
    assert "3.1" not in counts(document)["30331"]
    assert cells_read(document) == {"A!D3", "A!F3"}


def test_shares_alone_are_a_table_and_every_command_says_so(tmp_path: Path) -> None:
    head = ["TT", "Xã, phường", "Tỷ lệ TE HCĐB được trợ giúp (%)", "Tỷ lệ TE dưới 1 tuổi TCĐĐ (%)"]
    rows = [[1, "Xã Vĩnh Tế", 95.1, 98.2], [2, "Xã Vĩnh Châu", 93.4, 90.9]]
    path = save(tmp_path, {"A": [head, *rows]})
    document = evaluated(path)
    assert "H012" in codes(document)
    assert counts(document)["30331"] == {}
    reading = ("--district", "884", "--ratios", "--unit-class", "other")
    own = (path, "--period", "2020")
    words = "rest on shares or rates as they were typed"
    for command in (
        ("evaluate", *own),
        ("explain", *own, "--commune", "30331"),
        ("plan", *own, "--target", "50"),
        ("reconcile", path, path, "--period", "2020"),
        ("criteria", "sensitivity", *own),
        ("compare", path, path, "--period", "2019", "--period", "2020"),
    ):
        done = run_inside(*command, *reading)
        assert words in " ".join(done.stdout.split()), (command[0], done.stderr)
    done = run_inside("evaluate", *own, *reading, "--format", "csv")
    heads, *lines = (line.split(",") for line in done.stdout.splitlines())
    at = heads.index("items_by_ratio")
    assert {line[at - len(heads)] for line in lines} == {"0", "2"}


def test_a_column_headed_above_the_row_of_keys_is_known(tmp_path: Path) -> None:
    head = ["Số", "Nơi", *(f"Cột {number}" for number in range(6)), "Nhóm đơn vị"]
    keys = [None, "name", *KEYS, None]
    rows = [[*row, "other"] for row in table("")[1:]]
    document = evaluated(save(tmp_path, {"A": [head, keys, *rows]}))
    assert counts(document) == RIGHT
    given = {one["unit_class"] for one in document["communes"] if one["criteria"]}
    assert given == {"other"}
    assert not [one for one in document["findings"] if "unit_class" in one["message"]]


def test_a_row_of_crosses_whose_commune_is_unknown_is_never_dropped(tmp_path: Path) -> None:
    """`x` is an answer, whatever it may be short for in a heading."""
    head, *rows = table("Xã, phường")
    head += ["Có cán bộ làm công tác trẻ em", "Có CLB trẻ em"]
    rows = [[*row, "x", "X"] for row in rows] + [[4, "Vĩnh Ngươn (NTM)", *[5] * 6, "x", "x"]]
    document = evaluated(save(tmp_path, {"A": [head, *rows]}))
    assert [one["cell"] for one in document["findings"] if one["code"] == "W015"] == ["B5"]


def test_a_district_that_was_asked_for_is_all_that_is_spoken_of(tmp_path: Path) -> None:
    """Neither findings of other districts nor the province are of any use to it."""
    sheets: dict[str, Rows] = {
        "A": table("Xã, phường"),
        "B": [["Mã xã", "Tổng số trẻ em"], ["30682", None]],
    }
    path, result = save(tmp_path, sheets), tmp_path / "kq.xlsx"
    document = evaluated(path, "-o", str(result))
    assert {one["sheet"] for one in document["findings"] if one["sheet"]} == {"A"}
    assert "Provinces" not in openpyxl.load_workbook(result).sheetnames


def test_a_result_beside_points_is_that_of_the_heading(tmp_path: Path) -> None:
    upper: list[Any] = ["TT", "Đơn vị"]
    lower: list[Any] = [None, None]
    for label in KEYS.values():
        upper += [f"{label} (em)", None]
        lower += ["KQ", "Điểm"]
    rows = [
        [number, name, *(value for figure in own for value in (figure, 25))]
        for number, name, *own in table("")[1:]
    ]
    merged = [f"{left}1:{right}1" for left, right in zip("CEGIKM", "DFHJLN", strict=True)]
    document = evaluated(save(tmp_path, {"A": [upper, lower, *rows]}, [*merged, "B1:B2"]))
    assert counts(document) == RIGHT


def test_points_below_a_share_are_never_the_share(tmp_path: Path) -> None:
    """In a column headed `Điểm` 25 is no 25%."""
    upper = [
        "TT",
        "Xã",
        "Tỷ lệ TE HCĐB được trợ giúp (%)",
        None,
        "Tỷ lệ TE < 1 tuổi TCĐĐ (%)",
        None,
    ]
    lower = [None, None, "KQ", "Điểm", "KQ", "Điểm"]
    rows = [[1, "Xã Vĩnh Tế", None, 25, "98,4%", 50]]
    merged = ["C1:D1", "E1:F1", "A1:A2", "B1:B2"]
    document = evaluated(save(tmp_path, {"A": [upper, lower, *rows]}, merged), "--ratios")
    (commune,) = (one for one in document["communes"] if one["criteria"])
    items = {item["id"]: item for one in commune["criteria"] for item in one["items"]}
    assert items["6.1"]["points"] is None
    assert (items["7.1"]["points"], items["7.1"]["cells"]) == (50, ["A!E3"])


@pytest.mark.parametrize(
    ("head", "other", "whole"),
    [("Năm", 2019, 2020), ("Giới tính", "Nữ", "Tổng số"), ("KH/TH", "KH", "TH")],
)
@pytest.mark.parametrize("named", ["once", "twice", "merged"])
def test_rows_of_something_else_are_never_the_commune_s(
    head: str, other: object, whole: object, named: str, tmp_path: Path
) -> None:
    """A column says what each row holds: a year, a sex, a plan."""
    rows: list[list[Any]] = [["TT", "Đơn vị", head, *KEYS.values()]]
    for number, (code, figures) in enumerate(FIGURES.items(), start=1):
        again = [number, NAMES[code]] if named == "twice" else [None, None]
        rows.append([number, NAMES[code], other, *(figure + 1 for figure in figures.values())])
        rows.append([*again, whole, *figures.values()])
    merged = ["B2:B3", "B4:B5", "B6:B7"] if named == "merged" else []
    document = evaluated(save(tmp_path, {"A": rows}, merged))
    assert counts(document) == RIGHT
    left = [finding["cell"] for finding in document["findings"] if finding["code"] == "W037"]
    assert left == ["C2"]
    assert "W015" not in codes(document)


def test_a_name_merged_over_rows_that_say_nothing_known_is_of_none(tmp_path: Path) -> None:
    """The first of the rows may be a total, or the boys."""
    head, first, *others = table("Đơn vị")
    head.insert(2, "Đối tượng")
    first.insert(2, "A")
    second = [None, None, "B", *first[3:]]
    rows = [head, first, second, *([*row[:2], None, *row[2:]] for row in others)]
    document = evaluated(save(tmp_path, {"A": rows}, ["B2:B3"]))
    assert set(counts(document)) == {"30334", "30325"}
    assert {"W037", "W015"} <= codes(document)


def test_a_child_s_or_officer_s_sex_is_not_that_of_the_row(tmp_path: Path) -> None:
    head, *rows = table("Đơn vị")
    head += ["Giới tính cán bộ", "Nam"]
    rows = [[*row, "Nữ", 2019 + at] for at, row in enumerate(rows)]
    rows[0][-1] = 1207
    rows[1][-1] = 1500
    assert counts(evaluated(save(tmp_path, {"A": [head, *rows]}))) == RIGHT


def with_units(units: Sequence[str]) -> dict[str, Rows]:
    """Lay the figures out as forms with the unit of each line."""
    return {
        name: [
            [*row[:2], units[row[0] - 1] if at > 2 else "ĐVT", *row[2:]] if at > 1 else row
            for at, row in enumerate(map(list, rows))
        ]
        for name, rows in forms(["Kết quả"], lambda one: [one]).items()
    }


@pytest.mark.parametrize("unit", ["%", "nghìn em", "Tỷ lệ %"])
def test_a_line_whose_unit_is_no_count_is_no_count(unit: str, tmp_path: Path) -> None:
    document = evaluated(save(tmp_path, with_units(["em"] * 4 + [unit] * 2)))
    right = {code: {item: of[item] for item in ("5.1", "6.1")} for code, of in RIGHT.items()}
    assert counts(document) == right
    written = {finding["cell"]: finding["code"] for finding in document["findings"]}
    assert written.get("B8") in {"H002", "H003", "H007", "H012", "H017"}


@pytest.mark.parametrize("unit", ["em", "Người", "vụ"])
def test_a_line_whose_unit_is_counted_is_a_count(unit: str, tmp_path: Path) -> None:
    assert counts(evaluated(save(tmp_path, with_units([unit] * 6)))) == RIGHT


def test_a_unit_above_a_table_is_that_of_its_headings(tmp_path: Path) -> None:
    """Below `ĐVT: %` 94 are no children, but for a heading with a unit of its own."""
    head, *rows = table("Xã, phường")
    head[2:4] = ["Tổng số trẻ em (em)", "Số trẻ em bị TNTT (em)"]
    document = evaluated(save(tmp_path, {"A": [["(Đơn vị tính: %)"], head, *rows]}))
    assert counts(document) == {code: {"5.1": of["5.1"]} for code, of in RIGHT.items()}
    assert "H012" in codes(document)


def test_thousands_are_never_read_as_they_stand(tmp_path: Path) -> None:
    path = save(tmp_path, {"A": [["ĐVT: nghìn người"], *table("Xã, phường")]})
    assert "H017" in evaluated(path, code=2)["stderr"]


@pytest.mark.parametrize(
    ("above", "label", "read"),
    [
        ("Suy dinh dưỡng trẻ em dưới 5 tuổi", "Tổng số trẻ", False),
        ("Trẻ em dưới 1 tuổi", "Tổng số TE", False),
        ("Trẻ em khuyết tật", "Tổng số trẻ em", False),
        ("Khai sinh", "Tổng số trẻ em", False),
        ("Dân số", "Tổng số trẻ em", True),
        ("Thông tin cơ bản", "Tổng số TE", True),
        ("Tổng hợp số liệu", "Tổng số trẻ em", True),
    ],
)
def test_all_children_below_a_heading_of_some_are_not_all(
    above: str, label: str, read: bool, tmp_path: Path
) -> None:
    upper = ["TT", "Xã", above, None, "Số TE bị TNTT"]
    lower = [None, None, label, "Trong đó: nữ", None]
    rows = [[1, "Xã Vĩnh Tế", 4322, 2100, 23]]
    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:E2"]
    document = evaluated(save(tmp_path, {"A": [upper, lower, *rows]}, merged))
    assert counts(document).get("30331", {}) == ({"5.1": (23, 4322)} if read else {})


def test_forms_that_stand_one_below_another_are_each_of_its_commune(tmp_path: Path) -> None:
    rows = [row for form in forms(["Số liệu"], lambda one: [one]).values() for row in form]
    assert counts(evaluated(save(tmp_path, {"A": rows}))) == RIGHT


def test_a_blank_of_a_form_is_not_filled_from_the_form_below(tmp_path: Path) -> None:
    first, second, _ = forms(["Số liệu"], lambda one: [one]).values()
    rows = [[*map(list, first)], [*map(list, second)]]
    rows[0][4][-1] = rows[1][5][-1] = None
    document = evaluated(save(tmp_path, {"A": [*rows[0], [], *rows[1]]}))
    assert counts(document) == {
        "30331": {item: RIGHT["30331"][item] for item in ("6.1", "7.1")},
        "30334": {item: RIGHT["30334"][item] for item in ("5.1", "7.1")},
    }


def test_the_total_beside_those_vaccinated_is_not_those_vaccinated(tmp_path: Path) -> None:
    upper = [
        "TT",
        "Xã",
        "Tiêm chủng trẻ em dưới 1 tuổi",
        None,
        "Trẻ em dưới 3 tuổi đi nhà trẻ",
        None,
    ]
    lower = [None, None, "Tổng số", "Tiêm đủ", "Tổng số", "Ra lớp"]
    rows = [[1, "Xã Vĩnh Tế", 171, 168, 300, 90]]
    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]
    document = evaluated(save(tmp_path, {"A": [upper, lower, *rows]}, merged))
    (commune,) = (one for one in document["communes"] if one["criteria"])
    cells = {cell for one in commune["criteria"] for item in one["items"] for cell in item["cells"]}
    assert cells == {"A!F3"}


def test_what_stands_beside_a_running_total_is_not_the_year(tmp_path: Path) -> None:
    upper = ["TT", "Xã", "Tổng số trẻ em", "Số TE bị TNTT", None]
    lower = [None, None, None, "Trong kỳ", "Lũy kế"]
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:E1"]
    rows = [[1, "Xã Vĩnh Tế", 4322, 5, 23]]
    document = evaluated(save(tmp_path, {"A": [upper, lower, *rows]}, merged))
    assert counts(document) == {"30331": {}}
    assert codes(document) & {"H002", "H003", "H006"}


def test_the_sums_of_a_district_are_not_its_township_s(tmp_path: Path) -> None:
    """`An Phú` alone may be the district's row or its township's: sums tell."""
    head, *rows = table("Xã, phường")
    rows = [[at, name, *rows[at][2:]] for at, name in enumerate(["TT Long Bình", "Xã Khánh An"])]
    sums = ["I", "An Phú", *(sum(row[at] for row in rows) for at in range(2, 8))]
    path = save(tmp_path, {"A": [head, sums, *rows]})
    done = run_inside("evaluate", path, "--period", "2020", "--district", "886", "--format", "json")
    document = json.loads(done.stdout)
    assert set(counts(document)) == {"30340", "30341"}
    assert [one["cell"] for one in document["findings"] if one["code"] == "R024"] == ["B2"]


def test_columns_of_no_commune_are_named_as_columns(tmp_path: Path) -> None:
    """Laid out across, all communes stand in one row: its number tells none of them apart."""
    rows = across([*NAMES.values(), "Tổng cộng"], ["Năm 2020"], lambda one: [one])
    laid = [[*row, *([9] if index > 1 else [])] for index, row in enumerate(rows)]
    document = evaluated(save(tmp_path, {"A": laid}))
    told = {one["code"]: one["message"] for one in document["findings"]}
    assert told["W014"] == "columns that are not communes (totals, notes) were skipped: E"
    assert told["R003"] == "3 communes have no code; recognised by name: B–D"
