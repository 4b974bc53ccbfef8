"""Records of communes: points, intervals, cells and the reasons for a verdict."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import reports
from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

import cftscore
from cftscore.core.text import Text
from cftscore.evaluation.document import CommuneResult, Evaluation, Reason

CODE = "30727"


def evaluate(folder: Path, *rows: dict[str, Any], **options: Any) -> Evaluation:
    path = reports.write(folder / "in.xlsx", rows)
    return cftscore.evaluate(path, **options).document


def record(folder: Path, **changes: Any) -> CommuneResult:
    """Give the record of a commune that has every point but for some changes."""
    document = evaluate(folder, reports.row(CODE, **changes))
    (found,) = [commune for commune in document.communes if commune.code == CODE]
    return found


def said(reasons: tuple[Reason, ...]) -> list[tuple[str, int | None, str | None, str]]:
    return [(reason.code, reason.criterion, reason.item, reason.message.en) for reason in reasons]


def points(commune: CommuneResult) -> tuple[Any, Any, Any, Any]:
    return commune.points, commune.points_min, commune.points_max, commune.points_required


def test_every_point(tmp_path: Path) -> None:
    commune = record(tmp_path)
    assert (commune.name, commune.district, commune.province) == (
        "Xã Vọng Thê",
        "Huyện Thoại Sơn",
        "Tỉnh An Giang",
    )
    assert (commune.verdict, commune.unit_class, commune.source) == ("pass", "other", 0)
    assert points(commune) == (1000, 1000, 1000, 850)
    assert commune.reasons == ()
    assert [criterion.points for criterion in commune.criteria] == [
        100, 50, 100, 75, 100, 125, 50, 50, 50, 75, 75, 100, 50,
    ]  # fmt: skip
    assert all(
        criterion.met and criterion.points == criterion.max_points for criterion in commune.criteria
    )
    births = commune.criteria[1].items[0]
    assert (births.id, str(births.value), births.numerator, births.denominator) == (
        "2.1",
        "100.00",
        200,
        200,
    )
    assert (births.points, births.band) == (50, 0)
    assert births.cells == (reports.cell("births_registered"), reports.cell("births_due"))
    officer, cases = commune.criteria[0].items[0], commune.criteria[5].items[1]
    assert (officer.value, officer.numerator, officer.denominator) == ("yes", None, None)
    # Nobody is concerned: every point, but no band and no quotient.
    assert (cases.value, cases.numerator, cases.denominator, cases.points, cases.band) == (
        None,
        0,
        0,
        75,
        None,
    )


@pytest.mark.parametrize(
    ("changes", "item", "expected"),
    [
        ({"births_registered": 196}, "2.1", ("98.00", 0, 50)),
        ({"births_registered": 195}, "2.1", ("97.50", 1, 35)),
        ({"births_due": 2000, "births_registered": 1959}, "2.1", ("97.95", 1, 35)),
        # 97.996% never shows as the 98% that it fails.
        ({"births_due": 100_000, "births_registered": 97_996}, "2.1", ("97.99", 1, 35)),
        ({"births_registered": 179}, "2.1", ("89.50", None, 0)),
        ({"children_abused": 6}, "3.1", ("2.00", 2, 15)),
        ({"children_abused": 7}, "3.1", ("2.33", None, 0)),
        # 2.0003 per 1,000 is above 2, and shows so.
        ({"children_total": 99_985, "children_abused": 200}, "3.1", ("2.01", None, 0)),
        ({"children_injured": 18}, "5.1", ("600.00", 1, 35)),
        ({"children_injured": 19}, "5.1", ("633.33", 2, 15)),
        ({"has_child_budget": "không"}, "1.4", ("no", None, 0)),
        ({"activities": 1}, "12.3", ("1", 1, 15)),
    ],
)  # fmt: skip
def test_the_band_of_an_item(
    tmp_path: Path, changes: dict[str, Any], item: str, expected: tuple[str, int | None, int]
) -> None:
    commune = record(tmp_path, **changes)
    (result,) = [one for part in commune.criteria for one in part.items if one.id == item]
    assert (str(result.value), result.band, result.points) == expected
    assert commune.points is not None


def test_a_criterion_at_zero_fails_whatever_the_total(tmp_path: Path) -> None:
    commune = record(tmp_path, births_registered=100)
    assert (commune.verdict, *points(commune)) == ("fail", 950, 950, 950, 850)
    assert commune.criteria[1].met is False
    (reason,) = commune.reasons
    assert reason == Reason(
        code="criterion_at_zero",
        criterion=2,
        cells=(reports.cell("births_registered"), reports.cell("births_due")),
        points=0,
        message=Text("tiêu chí 2 đạt 0 điểm", "criterion 2 scores 0"),
    )


def test_on_the_mark_no_points_are_missing(tmp_path: Path) -> None:
    commune = record(
        tmp_path,
        births_registered=100,  # 50 of 50 on 2.1
        children_injured=30,  # 35 of 50 on 5.1
        children_killed=1,  # 50 of 50 on 5.2
        hamlets_with_playground=3,  # 15 of 30 on 12.2: 37.5%
    )
    assert (commune.verdict, *points(commune)) == ("fail", 850, 850, 850, 850)
    assert [reason.code for reason in commune.reasons] == ["criterion_at_zero"]


def test_points_that_are_missing(tmp_path: Path) -> None:
    """155 points are lost, but no criterion is at 0: 845 of 850."""
    commune = record(
        tmp_path,
        children_injured=30,  # 35 of 50 on 5.1: 1,000 per 100,000
        children_killed=1,  # 50 of 50 on 5.2
        has_commune_playground="không",  # 40 of 40 on 12.1
        special_children_supported=48,  # 30 of 50 on 6.1
    )
    assert (commune.verdict, *points(commune)) == ("fail", 845, 845, 845, 850)
    assert [criterion.met for criterion in commune.criteria] == [True] * 13
    (reason,) = commune.reasons
    assert (reason.code, reason.points, reason.cells) == ("points_missing", 5, ())
    assert (reason.message.en, reason.message.vi) == (
        "5 points short of the required 850",
        "còn thiếu 5 điểm so với điểm yêu cầu 850",
    )


@pytest.mark.parametrize(
    ("unit_class", "verdict", "required"),
    [
        ("other", "fail", 850),
        ("Xã, phường, thị trấn khác", "fail", 850),
        ("mountain_island_disadvantaged", "pass", 800),
        ("central_city_ward", "fail", 900),
    ],
)
def test_the_unit_class_decides_the_mark(
    tmp_path: Path, unit_class: str, verdict: str, required: int
) -> None:
    commune = record(
        tmp_path,
        unit_class=unit_class,
        children_injured=30,
        children_killed=1,
        has_commune_playground="không",
        special_children_supported=48,
    )
    assert (commune.verdict, commune.points, commune.points_required) == (verdict, 845, required)


def test_a_missing_value_that_decides(tmp_path: Path) -> None:
    """Criterion 7 has one item: without it, it may be at 0."""
    commune = record(tmp_path, infants_vaccinated=None)
    assert (commune.verdict, *points(commune)) == ("incomplete", None, 950, 1000, 850)
    seventh = commune.criteria[6]
    assert (seventh.points, seventh.points_min, seventh.points_max, seventh.met) == (
        None,
        0,
        50,
        None,
    )
    (item,) = seventh.items
    assert (item.value, item.numerator, item.denominator, item.points) == (None, None, 150, None)
    (reason,) = commune.reasons
    assert reason == Reason(
        code="value_missing",
        criterion=7,
        item="7.1",
        indicators=("infants_vaccinated",),
        cells=(reports.cell("infants_vaccinated"),),
        message=Text(
            "nội dung 7.1 chưa xác định: xem Số trẻ em dưới 1 tuổi được tiêm chủng đầy đủ "
            f"({reports.cell('infants_vaccinated')})",
            "item 7.1 is unknown: see Children under 1 year fully vaccinated "
            f"({reports.cell('infants_vaccinated')})",
        ),
    )


def test_a_missing_value_that_does_not_decide(tmp_path: Path) -> None:
    """Of criterion 1 at least 50 points are sure: it is met, and so is the mark."""
    commune = record(tmp_path, has_hamlet_collaborators=None, has_child_budget="-")
    assert (commune.verdict, *points(commune)) == ("pass", None, 965, 1000, 850)
    first = commune.criteria[0]
    assert (first.points, first.points_min, first.points_max, first.met) == (None, 65, 100, True)
    assert commune.reasons == ()


def test_every_missing_value_counts_where_the_total_is_in_doubt(tmp_path: Path) -> None:
    commune = record(
        tmp_path,
        children_injured=30,
        children_killed=1,
        has_commune_playground="không",  # 875 so far
        special_children_supported=None,  # 825 … 875
        under3=None,  # 800 … 875
    )
    assert (commune.verdict, *points(commune)) == ("incomplete", None, 800, 875, 850)
    assert [(reason.code, reason.item, reason.indicators) for reason in commune.reasons] == [
        ("value_missing", "6.1", ("special_children_supported",)),
        ("value_missing", "10.1", ("under3",)),
    ]
    assert commune.reasons[1].cells == (reports.cell("under3"),)


def test_even_the_best_case_fails(tmp_path: Path) -> None:
    """A blank does not save what cannot be saved."""
    commune = record(
        tmp_path,
        births_registered=0,
        has_commune_playground="không",
        children_injured=30,
        children_killed=1,
        special_children_supported=0,
        infants_vaccinated=None,
    )
    assert (commune.verdict, *points(commune)) == ("fail", None, 725, 775, 850)
    assert said(commune.reasons) == [
        ("criterion_at_zero", 2, None, "criterion 2 scores 0"),
        ("points_missing", None, None, "75 points short of the required 850"),
    ]


def test_a_contradiction_is_a_missing_value(tmp_path: Path) -> None:
    commune = record(tmp_path, births_registered=201)
    assert commune.verdict == "incomplete"
    (reason,) = commune.reasons
    assert (reason.code, reason.indicators) == ("value_missing", ("births_registered",))
    births = commune.criteria[1].items[0]
    assert (births.numerator, births.denominator, births.points) == (None, 200, None)


def test_a_denominator_of_zero_names_both_figures(tmp_path: Path) -> None:
    commune = record(tmp_path, under5_measured=0)
    assert commune.verdict == "incomplete"
    first, second = commune.reasons
    assert (first.item, first.indicators) == ("8.1", ("under5_underweight", "under5_measured"))
    assert (second.item, second.indicators) == ("8.2", ("under5_stunted", "under5_measured"))
    item = commune.criteria[7].items[0]
    assert (item.value, item.numerator, item.denominator, item.points) == (None, 0, 0, None)


@pytest.mark.parametrize(
    ("changes", "verdict", "reasons"),
    [
        # Above every mark, below every mark, and between them.
        ({}, "pass", []),
        (
            {"births_registered": 0},
            "fail",
            [("criterion_at_zero", 2, None, "criterion 2 scores 0")],
        ),
        (
            {"children_injured": 30, "children_killed": 1},
            "pass",
            [],
        ),
        (
            {"children_injured": 30, "children_killed": 1, "has_commune_playground": "không"},
            "incomplete",
            [("unit_class_missing", None, None,
              "the unit class is unknown, so the points required are unknown")],
        ),
        (
            {"children_injured": 30, "children_killed": 1, "has_commune_playground": "không",
             "special_children_supported": 0, "has_protection_officer": "không"},
            "fail",
            [("points_missing", None, None, "25 points short of the required 800")],
        ),
    ],
)  # fmt: skip
def test_an_unknown_unit_class(
    tmp_path: Path,
    changes: dict[str, Any],
    verdict: str,
    reasons: list[tuple[str, int | None, str | None, str]],
) -> None:
    commune = record(tmp_path, unit_class="", **changes)
    assert (commune.verdict, commune.unit_class, commune.points_required) == (verdict, None, None)
    assert said(commune.reasons) == reasons


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(
        f"code,unit_class,births_due,births_registered\n{CODE},other,200,200\n", encoding="utf-8"
    )
    document = cftscore.evaluate(tmp_path / "in.csv", period="2020").document
    (commune,) = [one for one in document.communes if one.code == CODE]
    assert (commune.verdict, *points(commune)) == ("incomplete", None, 50, 1000, 850)
    first = commune.reasons[0]
    assert (first.code, first.item, first.cells) == ("value_missing", "1.1", ())
    assert first.message.en == (
        "item 1.1 is unknown: there is no column Child protection officer appointed in the commune"
    )
    assert first.message.vi == (
        "nội dung 1.1 chưa xác định: không có cột Có bố trí người làm công tác bảo vệ trẻ em cấp xã"
    )
    # Every item of every criterion but the second.
    assert len(commune.reasons) == 26


def test_a_commune_that_sent_nothing(tmp_path: Path) -> None:
    document = evaluate(tmp_path, reports.row(CODE))
    (absent, *_) = document.communes
    assert (absent.code, absent.verdict, absent.unit_class) == ("30682", "not_submitted", None)
    assert points(absent) == (None, None, None, None)
    assert (absent.criteria, absent.source) == ((), None)
    assert absent.reasons == (
        Reason(
            code="not_submitted",
            message=Text("xã chưa nộp số liệu", "the commune submitted nothing"),
        ),
    )


def test_cells_of_several_files_name_their_source(tmp_path: Path) -> None:
    """Figures of one commune from two files: the second one's cells say which it is."""
    (tmp_path / "a.csv").write_text(
        f"code,unit_class,births_due\n{CODE},other,200\n", encoding="utf-8"
    )
    (tmp_path / "b.csv").write_text(f"code,births_registered\n{CODE},196\n", encoding="utf-8")
    document = cftscore.evaluate(tmp_path, period="2020").document
    assert [Path(source.path).name for source in document.sources] == ["a.csv", "b.csv"]
    (commune,) = [one for one in document.communes if one.code == CODE]
    births = commune.criteria[1].items[0]
    assert (str(births.value), births.points, commune.source) == ("98.00", 50, 0)
    assert births.cells == ("[1]Chỉ tiêu!B2", "Chỉ tiêu!C2")


def displaced(path: Path, *, rows: int = 0, columns: int = 0, beside: int = 0) -> None:
    """Move the table of a workbook down, or to the right, or write something beside it."""
    book = openpyxl.load_workbook(path)
    sheet = book["Chỉ tiêu"]
    if beside:
        sheet.cell(sheet.max_row, sheet.max_column + beside, "a remark")
    if rows:
        sheet.insert_rows(1, rows)
    if columns:
        sheet.insert_cols(1, columns)
    book.save(path)


@pytest.mark.parametrize(
    ("moved", "rows", "columns"),
    [
        ({}, 0, 0),
        ({"rows": 3}, 3, 0),
        ({"columns": 2}, 0, 2),
        ({"beside": 4}, 0, 0),
        ({"rows": 1, "columns": 30, "beside": 1}, 1, 30),
    ],
)
def test_a_workbook_beside_others_keeps_its_cells(
    tmp_path: Path, moved: dict[str, int], rows: int, columns: int
) -> None:
    """What workbooks from one template have in common is worked out once."""
    codes = ("30727", "30730", "30733")
    for code in codes:
        figures = reports.row(code, births_registered=180 + int(code[-1]))
        reports.write(tmp_path / f"{code}.xlsx", [figures])
    displaced(tmp_path / "30730.xlsx", **moved)
    document = cftscore.evaluate(tmp_path).document
    found = {commune.code: commune for commune in document.communes if commune.code in codes}
    for code in codes:
        births = found[code].criteria[1].items[0]
        assert births.numerator == 180 + int(code[-1])
        assert births.cells == tuple(
            address(key, *((rows, columns) if code == "30730" else (0, 0)))
            for key in ("births_registered", "births_due")
        )


def address(key: str, rows: int, columns: int) -> str:
    """Give the cell of the first commune's figure in a table that was moved."""
    row, column = xl_cell_to_rowcol(reports.cell(key).partition("!")[2])
    return f"Chỉ tiêu!{xl_rowcol_to_cell(row + rows, column + columns)}"
