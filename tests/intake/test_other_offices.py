"""Workbooks of yet other offices: shapes and habits in which a figure is easily another's."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

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
    "sheet", ["Phường Núi Sam", "P.Núi Sam", "núi sam_2020", "Phiếu Nui Sam (2)", "Xã An Hòa"]
)
def test_a_form_on_a_sheet_named_after_another_commune_is_nobody_s(
    sheet: str, tmp_path: Path
) -> None:
    """Whoever copied the sheet forgot to change its name, or that of the commune in it."""
    first, second, _ = forms(["Số liệu"], lambda one: [one]).values()
    document = evaluated(save(tmp_path, {"Xã Vĩnh Tế": first, sheet: second}))
    assert counts(document) == {"30331": RIGHT["30331"]}
    (finding,) = (one for one in document["findings"] if one["code"] == "R023")
    assert (finding["sheet"], finding["cell"], finding["commune"]) == (sheet, "A1", "30334")
    assert "R005" in codes(document)
    (absent,) = (one for one in document["findings"] if one["commune"] == "30334" and
                 one["code"] == "R005")  # fmt: skip
    assert f"{sheet}!A1" in absent["message"]


@pytest.mark.parametrize(
    "sheet", ["Vĩnh Châu", "X. Vinh Chau", "2", "Vĩnh Châu_2020", "Phiếu số 2", "Châu Đốc", "CĐ"]
)
def test_a_form_on_a_sheet_of_its_own_name_or_of_none_is_read(sheet: str, tmp_path: Path) -> None:
    _, second, _ = forms(["Số liệu"], lambda one: [one]).values()
    document = evaluated(save(tmp_path, {sheet: second}))
    assert counts(document) == {"30334": RIGHT["30334"]}
    assert "R023" not in codes(document)


def an_phu(*first: object) -> list[list[Any]]:
    """Lay out a table of Huyện An Phú whose rows below the header are a given one and three."""
    head, *rows = table("Xã, phường")
    names = ["TT Long Bình", "Xã Khánh An", "Xã Khánh Bình"]
    rows = [[at, name, *row[2:]] for at, (name, row) in enumerate(zip(names, rows, strict=True), 1)]
    return [head, [*first], *rows]


SUMS = [sum(commune[key] for commune in FIGURES.values()) for key in KEYS]


@pytest.mark.parametrize("number", ["I", None, 0])
@pytest.mark.parametrize("by", [0, 1, 40], ids=["the sums", "one too many", "others"])
def test_the_bare_name_of_a_district_is_not_its_township(
    by: int, number: object, tmp_path: Path
) -> None:
    """Whether the sums are right or not: the row is not one commune's."""
    rows = an_phu(number, "An Phú", *(one + by for one in SUMS))
    document = evaluated(save(tmp_path, {"A": rows}), "--district", "886")
    assert set(counts(document)) == {"30340", "30341", "30343"}
    (finding,) = (one for one in document["findings"] if one["code"] == "R024")
    assert (finding["cell"], finding["commune"]) == ("B2", "30337")
    assert "Huyện An Phú" in finding["message"]
    assert "Thị trấn An Phú" in finding["fix"]


def test_a_township_with_a_row_of_its_own_is_not_another_s(tmp_path: Path) -> None:
    rows = an_phu("I", "An Phú", *(one + 9 for one in SUMS))
    rows.insert(2, [1, "TT An Phú", *FIGURES["30325"].values()])
    document = evaluated(save(tmp_path, {"A": rows}), "--district", "886")
    assert counts(document)["30337"] == RIGHT["30325"]
    assert codes(document).isdisjoint({"R004", "R024", "X003", "W015"})


@pytest.mark.parametrize("number", [4, None])
def test_a_township_that_is_listed_as_the_others_are_is_read(
    number: object, tmp_path: Path
) -> None:
    """In a list of bare names, numbered or not, `An Phú` is the township."""
    head, first, *others = an_phu(number, "An Phú", *FIGURES["30331"].values())
    for row in others:
        row[1] = str(row[1]).removeprefix("TT ").removeprefix("Xã ")
        row[0] = row[0] if number else None
    document = evaluated(save(tmp_path, {"A": [head, *others, first]}), "--district", "886")
    assert counts(document)["30337"] == RIGHT["30331"]
    assert "R024" not in codes(document)


@pytest.mark.parametrize(("by", "code"), [(0, None), (1, "X008"), (40, "R024")])
def test_a_district_without_a_township_of_its_name_is_none_of_its_communes(
    by: int, code: str | None, tmp_path: Path
) -> None:
    head, *rows = table("Xã, phường")
    total = [
        None,
        "Châu Đốc",
        *(one + (by if by != 1 or not at else 0) for at, one in enumerate(SUMS)),
    ]
    document = evaluated(save(tmp_path, {"A": [head, total, *rows]}))
    assert counts(document) == RIGHT
    told = {one["code"] for one in document["findings"] if one["cell"] in ("B2", "C2")}
    assert told == ({code} if code else set())


@pytest.mark.parametrize("title", ["{}", "{}. {}"])
@pytest.mark.parametrize("heads", [["Nội dung", "Số liệu"], []], ids=["headed", "bare"])
def test_forms_below_bare_titles_are_each_of_its_commune(
    title: str, heads: list[str], tmp_path: Path
) -> None:
    """`Xã A`, its table, `Xã B`, its table: nothing else parts them."""
    rows: list[list[Any]] = [["BÁO CÁO SỐ LIỆU TRẺ EM NĂM 2020"]]
    for number, code in enumerate(FIGURES, start=1):
        name = NAMES[code]
        rows += [[], [title.format(number, name) if "." in title else title.format(name)], heads]
        rows += [[label, FIGURES[code][key]] for key, label in KEYS.items()]
    assert counts(evaluated(save(tmp_path, {"A": rows}))) == RIGHT


@pytest.mark.parametrize(
    "title",
    [
        "XÃ VĨNH TẾ",
        "PHIẾU TỰ CHẤM ĐIỂM XÃ, PHƯỜNG PHÙ HỢP VỚI TRẺ EM XÃ VĨNH TẾ NĂM 2020",
        "Phiếu tự đánh giá xã Vĩnh Tế, thành phố Châu Đốc",
    ],
)
def test_the_commune_of_a_form_is_told_by_its_title(title: str, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["UBND THÀNH PHỐ CHÂU ĐỐC", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [title],
        ["Nội dung", "Số liệu"],
        *([label, FIGURES["30331"][key]] for key, label in KEYS.items()),
    ]
    document = evaluated(save(tmp_path, {"A": rows}))
    assert counts(document) == {"30331": RIGHT["30331"]}
    assert "R003" in codes(document)


THOUSANDS: list[list[Any]] = [[None], ["Đơn vị tính: nghìn người"]]


def of_thousands(shape: str) -> dict[str, Rows]:
    """Lay figures in thousands out as a table, a form, a form with units, a heading with one."""
    head, *rows = table("Xã, phường")
    if shape == "table":
        return {"A": [*THOUSANDS, head, *rows]}
    if shape == "heading":
        return {"A": [[*head[:2], f"{head[2]} (nghìn em)", *head[3:]], *rows]}
    form = next(iter(forms(["Số liệu"], lambda one: [one]).values()))
    lines: list[list[Any]] = [list(row) for row in form]
    if shape == "form":
        return {"A": [lines[0], *THOUSANDS, *lines[2:]]}
    units = [
        [*row[:2], "ĐVT" if at == 2 else "nghìn trẻ", *row[2:]] for at, row in enumerate(lines)
    ]
    return {"A": [lines[0], lines[1], *units[2:]]}


@pytest.mark.parametrize(
    ("shape", "cell"), [("table", "A2"), ("form", "A3"), ("units", "C4"), ("heading", "C1")]
)
def test_thousands_are_named_with_the_way_out(shape: str, cell: str, tmp_path: Path) -> None:
    """Neither `no header` nor `column unclear`: the unit is what is wrong."""
    path = save(tmp_path, of_thousands(shape))
    done = run_inside("validate", path, "--period", "2020", "--district", "884", "-f", "json")
    findings = json.loads(done.stdout)["findings"]
    (finding,) = (one for one in findings if one["code"] == "H017")
    assert finding["cell"] == cell
    assert "nghìn" in finding["message"]
    assert "Tổng số trẻ em" in finding["message"]
    assert "4,322" in finding["fix"]
    assert {one["code"] for one in findings}.isdisjoint({"W013", "H015", "H003", "H007"})


def long(*columns: str, year: int = 2020, by: int = 0) -> list[list[Any]]:
    """Lay the figures out with a row for each, by the columns asked for."""
    rows: list[list[Any]] = []
    for code in FIGURES:
        for key, label in KEYS.items():
            cells = {
                "Xã": NAMES[code],
                "Chỉ tiêu": label,
                "Năm": year,
                "Giá trị": FIGURES[code][key] + by,
                "Mã xã": code,
                "Ghi chú": None,
            }
            rows.append([cells[column] for column in columns])
    return rows


@pytest.mark.parametrize(
    "columns",
    [
        ["Xã", "Chỉ tiêu", "Giá trị"],
        ["Chỉ tiêu", "Ghi chú", "Giá trị", "Mã xã"],
        ["Mã xã", "Xã", "Năm", "Chỉ tiêu", "Giá trị", "Ghi chú"],
    ],
)
def test_a_row_for_each_figure_is_read(columns: list[str], tmp_path: Path) -> None:
    rows = [["BIỂU TỔNG HỢP"], columns, *long(*columns), [None, "Người lập biểu"]]
    document = evaluated(save(tmp_path, {"A": rows}))
    assert counts(document) == RIGHT
    letter = "ABCDEF"[columns.index("Giá trị")]
    assert cells_read(document) == {f"A!{letter}{row}" for row in range(3, 21)}


def test_names_that_stand_once_and_other_years_are_told_in_rows_of_figures(tmp_path: Path) -> None:
    columns = ["Xã", "Năm", "Chỉ tiêu", "Giá trị"]
    rows = [*long(*columns, year=2019, by=7), *long(*columns)]
    rows.sort(key=lambda row: str(row[0]))
    for above, row in reversed(list(itertools.pairwise(rows))):
        row[0] = None if row[0] == above[0] else row[0]
    document = evaluated(save(tmp_path, {"A": [columns, *rows]}))
    assert counts(document) == RIGHT
    assert [one["code"] for one in document["findings"] if one["code"] in ("W037", "W015")] == [
        "W037"
    ]


def test_a_figure_that_stands_twice_in_rows_of_figures_is_missing(tmp_path: Path) -> None:
    columns = ["Xã", "Chỉ tiêu", "Giá trị"]
    rows = [*long(*columns), ["Xã Vĩnh Tế", "Tổng số trẻ em", 4999]]
    document = evaluated(save(tmp_path, {"A": [columns, *rows]}))
    right = {code: dict(of) for code, of in RIGHT.items()}
    del right["30331"]["5.1"]
    assert counts(document) == right
    assert "X003" in codes(document)


def test_a_mapping_names_the_labels_of_rows_of_figures(tmp_path: Path) -> None:
    columns = ["Xã", "Chỉ tiêu", "Giá trị"]
    rows = long(*columns)
    for row in rows:
        row[1] = "CT5a" if row[1] == KEYS["children_injured"] else row[1]
    path, mapping = save(tmp_path, {"A": [columns, *rows]}), tmp_path / "m.yaml"
    assert "5.1" not in counts(evaluated(path))["30331"]
    assert run_inside("map", path, "--period", "2020", "-o", mapping).code == 0
    text = mapping.read_text(encoding="utf-8")
    assert '"CT5a"\n    is: "?"' in text
    mapping.write_text(
        text.replace('"CT5a"\n    is: "?"', '"CT5a"\n    is: children_injured'), encoding="utf-8"
    )
    assert counts(evaluated(path, "--map", str(mapping))) == RIGHT


def test_units_in_a_form_are_no_communes(tmp_path: Path) -> None:
    """`Đơn vị` heads communes in tables, and units in forms."""
    lines = [[label, "em", FIGURES["30331"][key]] for key, label in KEYS.items()]
    rows: list[list[Any]] = [["UBND XÃ VĨNH TẾ"], ["Nội dung", "Đơn vị", "Kết quả"], *lines]
    assert counts(evaluated(save(tmp_path, {"A": rows}))) == {"30331": RIGHT["30331"]}


@pytest.mark.parametrize("own", [True, False], ids=["in the column of communes", "in their own"])
def test_rows_of_hamlets_are_left_in_one_finding(own: bool, tmp_path: Path) -> None:
    head, *rows = table("Xã/ấp" if own else "Xã")
    if not own:
        head.insert(2, "Ấp, khóm")
    laid: list[list[Any]] = [head]
    for row in rows:
        laid.append(row if own else [*row[:2], "Toàn xã", *row[2:]])
        for number in (1, 2):
            half = [figure // 2 for figure in row[2:]]
            name = f"Ấp Vĩnh {number}"
            laid.append([None, name, *half] if own else [None, None, name, *half])
    document = evaluated(save(tmp_path, {"A": laid}))
    assert counts(document) == RIGHT
    (finding,) = (one for one in document["findings"] if one["code"] == "W049")
    assert "6 rows" in finding["message"]
    assert codes(document).isdisjoint({"W015", "R004", "X003", "W037"})


def test_the_number_of_hamlets_is_no_name_of_one(tmp_path: Path) -> None:
    head, *rows = table("Xã")
    head.insert(2, "Ấp")
    rows = [[*row[:2], f"{row[0] + 4} ấp", *row[2:]] for row in rows]
    document = evaluated(save(tmp_path, {"A": [head, *rows]}))
    assert counts(document) == RIGHT
    assert "W049" not in codes(document)


def test_the_opposite_of_an_indicator_is_named_and_never_proposed(tmp_path: Path) -> None:
    head, *rows = table("Xã, phường")
    head[3] = "Số trẻ em không bị TNTT"
    head[5] = "Số trẻ em có HCĐB chưa được trợ giúp"
    path = save(tmp_path, {"A": [head, *rows]})
    document = evaluated(path)
    assert counts(document) == {code: {"7.1": of["7.1"]} for code, of in RIGHT.items()}
    (finding,) = (one for one in document["findings"] if one["code"] == "H018")
    assert finding["cell"] == "D1"
    assert "Children injured" in finding["fix"]
    assert codes(document).isdisjoint({"H002", "H003", "H007"})
    done = run_inside("map", path, "--period", "2020", "-o", tmp_path / "m.yaml")
    text = (tmp_path / "m.yaml").read_text(encoding="utf-8")
    assert done.code == 0
    assert "perhaps" not in text
    assert text.count('is: "?"') == 2


def test_an_answer_marked_in_one_of_two_columns_is_an_answer(tmp_path: Path) -> None:
    head, *rows = table("Xã, phường")
    upper = [*head, "Có câu lạc bộ trẻ em", None, "Có điểm vui chơi cấp xã", None]
    lower = [*[None] * 8, "Có", "Không", "Có", "Không"]
    marks: list[list[Any]] = [["x", None, None, "X"], [None, "x", "x", "x"], [None, None, 1, 0]]
    laid = [[*row, *mark] for row, mark in zip(rows, marks, strict=True)]
    merged = ["I1:J1", "K1:L1", *(f"{letter}1:{letter}2" for letter in "ABCDEFGH")]
    document = evaluated(save(tmp_path, {"A": [upper, lower, *laid]}, merged))
    assert counts(document) == RIGHT
    answers = {
        commune["code"]: {
            item["id"]: (item["value"], item["cells"])
            for item in (commune["criteria"][10]["items"][2], commune["criteria"][11]["items"][0])
        }
        for commune in document["communes"]
        if commune["criteria"]
    }
    assert answers == {
        "30331": {"11.3": ("yes", ["A!I3"]), "12.1": ("no", ["A!L3"])},
        "30334": {"11.3": ("no", ["A!J4"]), "12.1": (None, ["A!K4"])},
        "30325": {"11.3": (None, ["A!I5"]), "12.1": ("yes", ["A!K5"])},
    }
    told = {(one["code"], one["cell"]) for one in document["findings"] if one["code"][0] == "V"}
    assert told >= {("V007", "K4"), ("V001", "I5")}


@pytest.mark.parametrize("again", [True, False], ids=["the header again", "one header"])
def test_two_years_one_below_another_are_told_apart_by_their_titles(
    again: bool, tmp_path: Path
) -> None:
    head, *rows = table("Xã, phường")
    last = [[*row[:2], *(figure - 3 for figure in row[2:])] for row in rows]
    laid = [["BẢNG TỔNG HỢP"], ["NĂM 2019"], head, *last, [], ["NĂM 2020"]]
    laid += [head, *rows] if again else rows
    path = save(tmp_path, {"A": laid})
    document = evaluated(path)
    assert counts(document) == RIGHT
    (left,) = (one for one in document["findings"] if one["code"] == "W037")
    assert "NĂM 2019" in left["message"]
    assert codes(document).isdisjoint({"R004", "X003", "W031"})


def test_answers_in_the_row_of_a_commune_are_no_headings(tmp_path: Path) -> None:
    """`Có | Không` there are the answers to two questions, whatever stands above."""
    head = ["TT", "Xã, phường", "Có CLB trẻ em", "Có điểm vui chơi cấp xã"]
    answers: list[list[Any]] = [["Có", None], ["Có", "Không"], ["x", "x"]]
    rows = [[None, name, *row] for name, row in zip(NAMES.values(), answers, strict=True)]
    document = evaluated(save(tmp_path, {"A": [head, *rows]}))
    read = {
        commune["code"]: [
            commune["criteria"][10]["items"][2]["value"],
            commune["criteria"][11]["items"][0]["value"],
        ]
        for commune in document["communes"]
        if commune["criteria"]
    }
    assert read == {"30331": ["yes", None], "30334": ["yes", "no"], "30325": ["yes", "yes"]}


@pytest.mark.parametrize("mark", [" (1)", "*", "²", " (**)", "(2)"])
def test_the_mark_of_a_footnote_is_no_part_of_a_name_or_heading(mark: str, tmp_path: Path) -> None:
    head, *rows = table("Đơn vị", lambda _, name: f"{name}{mark}")
    head[2] += mark
    assert counts(evaluated(save(tmp_path, {"A": [head, *rows]}))) == RIGHT


@pytest.mark.parametrize("again", [4322, 4323], ids=["alike", "differing"])
def test_a_line_that_a_form_repeats_is_told_of_only_where_it_differs(
    again: int, tmp_path: Path
) -> None:
    first, *_ = forms(["Số liệu"], lambda one: [one]).values()
    rows = [*first, [7, KEYS["children_total"], again]]
    document = evaluated(save(tmp_path, {"A": rows}))
    right = dict(RIGHT["30331"])
    if again != 4322:
        del right["5.1"]
    assert counts(document) == {"30331": right}
    assert ({"H004", "X003"} <= codes(document)) is (again != 4322)


def test_answers_marked_in_two_columns_of_a_form_are_read(tmp_path: Path) -> None:
    """Beside the column of figures, which is blank there."""
    lines = [[label, None, None, FIGURES["30331"][key]] for key, label in KEYS.items()]
    rows: list[list[Any]] = [
        ["ỦY BAN NHÂN DÂN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["XÃ VĨNH TẾ", None, None, "Độc lập - Tự do - Hạnh phúc"],
        ["Nội dung", "Có", "Không", "Số liệu"],
        ["Có CLB trẻ em", "x", None, None],
        ["Có điểm vui chơi cấp xã", None, "x", None],
        *lines,
    ]
    document = evaluated(save(tmp_path, {"Phiếu": rows}))
    assert counts(document) == {"30331": RIGHT["30331"]}
    (commune,) = (one for one in document["communes"] if one["criteria"])
    items = {item["id"]: item for one in commune["criteria"] for item in one["items"]}
    assert [(items[at]["value"], items[at]["cells"]) for at in ("11.3", "12.1")] == [
        ("yes", ["Phiếu!B4"]), ("no", ["Phiếu!C5"]),
    ]  # fmt: skip


def six(by: int = 0) -> list[list[Any]]:
    """Lay out six communes of Huyện An Phú, their figures moved by a number."""
    names = ["TT An Phú", "TT Long Bình", "Xã Khánh An", "Xã Khánh Bình", "Xã Quốc Thái",
             "Xã Nhơn Hội"]  # fmt: skip
    figures = list(FIGURES["30331"].values())
    rows = [
        [at, name, *(one + at + by for one in figures)] for at, name in enumerate(names, start=1)
    ]
    return [["TT", "Xã", *KEYS.values()], *rows]


@pytest.mark.parametrize(("first", "again"), [("1", "2"), ("Biểu 1", "Biểu 1 (cũ)"), ("A", "")])
def test_communes_that_stand_twice_are_told_in_one_finding(
    first: str, again: str, tmp_path: Path
) -> None:
    """On two sheets, or one below the other: no year says which figures count."""
    sheets: dict[str, Rows] = {first: six(), again: six(3)} if again else {first: six() + six(3)}
    document = evaluated(save(tmp_path, sheets), "--district", "886")
    assert all(not of for of in counts(document).values())
    (finding,) = (one for one in document["findings"] if one["code"] == "R025")
    assert "6 communes" in finding["message"]
    assert "36 figures" in finding["message"]
    assert codes(document).isdisjoint({"R004", "X003"})


def test_a_sheet_of_the_year_before_is_left(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"Năm trước": six(3), "Số liệu": six()}
    document = evaluated(save(tmp_path, sheets), "--district", "886")
    assert len([of for of in counts(document).values() if of]) == 6
    assert {cell.partition("!")[0] for cell in cells_read(document)} == {"Số liệu"}
    assert [one["sheet"] for one in document["findings"] if one["code"] == "W033"] == ["Năm trước"]


def test_the_same_parts_of_many_indicators_are_one_finding_and_one_mapping(tmp_path: Path) -> None:
    """`6 tháng | Cả năm` below each: a person says once which column counts."""
    upper, lower = ["TT", "Xã, phường"], ["", ""]
    for label in KEYS.values():
        upper += [label, label]
        lower += ["6 tháng", "Cả năm"]
    rows = [
        [*row[:2], *(value for figure in row[2:] for value in (figure // 2, figure))]
        for row in table("")[1:]
    ]
    path = save(tmp_path, {"A": [upper, lower, *rows]}, ["A1:A2", "B1:B2"])
    said = evaluated(path, code=2)["stderr"]
    assert said.count("H019") == 1
    assert "“6 tháng”, “Cả năm”" in said
    assert "H006" not in said
    mapping = tmp_path / "m.yaml"
    assert run_inside("map", path, "--period", "2020", "-o", mapping).code == 0
    text = mapping.read_text(encoding="utf-8")
    for key, label in KEYS.items():
        text = text.replace(
            f'"{label} | Cả năm"\n    is: unused', f'"{label} | Cả năm"\n    is: {key}'
        )
    mapping.write_text(text, encoding="utf-8")
    assert counts(evaluated(path, "--map", str(mapping))) == RIGHT


def test_the_sheet_names_the_commune_of_a_form_that_does_not(tmp_path: Path) -> None:
    lines: dict[str, Rows] = {
        NAMES[code]: [["SỐ LIỆU NĂM 2020"], ["Nội dung", "Số liệu"],
                      *([label, FIGURES[code][key]] for key, label in KEYS.items())]
        for code in FIGURES
    }  # fmt: skip
    assert counts(evaluated(save(tmp_path, lines))) == RIGHT
    said = evaluated(save(tmp_path, {"Sheet1": lines["Xã Vĩnh Tế"]}), code=2)["stderr"]
    assert "H020" in said
    assert "W013" not in said


@pytest.mark.parametrize("name", ["{code} - {name}", "{name} ({code})", "{code}. {name}"])
def test_a_code_and_a_name_may_stand_in_one_cell(name: str, tmp_path: Path) -> None:
    head, *rows = table("Đơn vị hành chính")
    for code, row in zip(FIGURES, rows, strict=True):
        row[1] = name.format(code=code, name=NAMES[code])
    document = evaluated(save(tmp_path, {"A": [head, *rows]}))
    assert counts(document) == RIGHT
    assert "R003" not in codes(document)


def test_the_year_behind_each_heading_tells_which_column_counts(tmp_path: Path) -> None:
    """And the numbers before them nothing."""
    head, *rows = table("Xã, phường")
    heads = [
        f"({at})\n{text} năm {year}" for at, text in enumerate(head[2:], 3) for year in (2019, 2020)
    ]
    laid = [[*row[:2], *(value for one in row[2:] for value in (one - 1, one))] for row in rows]
    document = evaluated(save(tmp_path, {"A": [[*head[:2], *heads], *laid]}))
    assert counts(document) == RIGHT
    assert not [one for one in document["findings"] if one["code"] in ("H003", "H006", "H007")]


def test_a_sheet_that_explains_indicators_is_no_form(tmp_path: Path) -> None:
    """Its labels have no figures beside them: nothing is said of it as an error."""
    guide = [["HƯỚNG DẪN"], *([label, "ghi số em"] for label in KEYS.values())]
    document = evaluated(save(tmp_path, {"Hướng dẫn": guide, "Số liệu": table("Xã, phường")}))
    assert counts(document) == RIGHT
    assert [one["sheet"] for one in document["findings"] if one["code"] == "W012"] == ["Hướng dẫn"]
    assert "H020" not in codes(document)
    assert "W013" in evaluated(save(tmp_path, {"Hướng dẫn": guide}), code=2)["stderr"]
