"""What stands beside a figure or hides it: notes, white letters, cells merged over columns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import workbooks as w
from commandline import CHAU_DOC
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

GREY = PatternFill("solid", fgColor="FF808080")
DARK = PatternFill("solid", fgColor="FF1F4E79")


def found(folder: Path, change: Callable[[Worksheet], Any]) -> dict[str, str]:
    """Change the sample of Châu Đốc; give the messages by code and cell, and what K9 counts."""
    book = openpyxl.load_workbook(CHAU_DOC)
    sheet = book["Chỉ tiêu"]
    assert isinstance(sheet, Worksheet)
    sheet.delete_rows(14, 3)  # the totals, whose formulas have no results here
    change(sheet)
    book.save(folder / "a.xlsx")
    _, document, _ = w.evaluate("a.xlsx", cwd=folder)
    vinh_my = next(one for one in document["communes"] if one["code"] == "30322")
    return {
        **{
            f"{one['code']} {one['cell']}": one["message"]
            for one in document["findings"]
            if one["code"] not in ("X004", "W014")
        },
        "points": f"{vinh_my['points_min']}-{vinh_my['points_max']}",
    }


def dressed(font: Font, fill: PatternFill | None = None) -> Callable[[Worksheet], Any]:
    def change(sheet: Worksheet) -> None:
        sheet["K9"].font = font
        if fill is not None:
            sheet["K9"].fill = fill

    return change


@pytest.mark.parametrize(
    "change",
    [
        dressed(Font(color="FFFFFFFF")),
        dressed(Font(color=Color(theme=0))),
        dressed(Font(color=Color(indexed=9))),
        dressed(Font(color="FF808080"), GREY),
        dressed(Font(size=1)),
    ],
)
def test_a_figure_that_cannot_be_seen_is_told(
    change: Callable[[Worksheet], Any], tmp_path: Path
) -> None:
    told = found(tmp_path, change)
    assert told.keys() == {"W026 K9", "points"}
    assert "tiny): K9; it was read" in told["W026 K9"]
    assert told["points"] == "985-985"


@pytest.mark.parametrize(
    "change",
    [
        dressed(Font(color="FFFFFFFF"), DARK),
        dressed(Font(color="FF808080")),
        dressed(Font(color=Color(theme=0, tint=-0.5))),
        dressed(Font(size=6)),
        dressed(Font(color=Color(indexed=64)), PatternFill("solid", fgColor=Color(indexed=64))),
        lambda sheet: setattr(sheet["C9"], "font", Font(color="FFFFFFFF")),
    ],
)
def test_a_figure_that_can_be_seen_is_none(
    change: Callable[[Worksheet], Any], tmp_path: Path
) -> None:
    assert found(tmp_path, change) == {"points": "985-985"}


def test_the_font_of_a_cell_may_raise_it_too(tmp_path: Path) -> None:
    told = found(tmp_path, dressed(Font(vertAlign="superscript")))
    assert "“¹⁶⁵”" in told["V002 K9"]
    assert told["points"] == "935-985"


def test_a_note_on_a_figure_is_told_and_not_read(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for address, text, author in (
            ("K9", "Số đúng là 15", "Lan"), ("C9", "đã hỏi lại", "Lan"),
            ("J9", "cftscore: V013", "cftscore"), ("K6", "tiêu đề", "Lan"),
        ):  # fmt: skip
            sheet[address].comment = Comment(text, author)

    told = found(tmp_path, change)
    assert told.keys() == {"V017 K9", "points"}
    assert "the cell says 165 and has the note “Số đúng là 15”" in told["V017 K9"]
    assert told["points"] == "985-985"


@pytest.mark.parametrize(
    ("area", "cells", "points"),
    [
        ("K9:L9", {"V016 K9", "V016 L9"}, "795-985"),
        ("K8:L9", {"V016 K8", "V016 L8", "V016 K9", "V016 L9"}, "795-985"),
        ("K9:K9", set(), "985-985"),
        ("F16:K16", set(), "985-985"),
        ("C9:D9", set(), "985-985"),
    ],
)
def test_a_figure_of_several_indicators_is_that_of_none(
    area: str, cells: set[str], points: str, tmp_path: Path
) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["F16"] = "TM. ỦY BAN NHÂN DÂN"
        sheet.merge_cells(area)

    told = found(tmp_path, change)
    assert told.keys() - {"points"} == cells
    assert told["points"] == points


def test_a_code_merged_over_communes_that_have_names_leaves_them_their_rows(tmp_path: Path) -> None:
    told = found(tmp_path, lambda sheet: sheet.merge_cells("B8:B9"))
    assert told == {"points": "985-985", "R003 None": told["R003 None"]}

    def both(sheet: Worksheet) -> None:
        sheet.merge_cells("B9:B10")
        sheet.merge_cells("C9:C10")

    told = found(tmp_path, both)
    assert told["points"] == "None-None"
    assert "is merged over several rows with figures" in told["W037 C9"]
    assert "W015 C10" in told


def test_a_signature_over_several_columns_is_no_figure(tmp_path: Path) -> None:
    """Below a table the day and the names of offices lie over many columns of indicators."""

    def sign(sheet: Worksheet) -> None:
        last = sheet.max_row
        for below, words in enumerate(("ngày 10 tháng 12 năm 2020", "TRƯỞNG PHÒNG", "(Ký tên)"), 2):
            sheet.cell(last + below, 30).value = words
            sheet.merge_cells(
                start_row=last + below, end_row=last + below, start_column=30, end_column=36
            )

    told = found(tmp_path, sign)
    assert not [place for place in told if place.startswith(("W015", "V016"))]
    assert told["points"] == found(tmp_path, id)["points"]


def test_marks_that_nobody_sees_are_no_part_of_what_a_workbook_states(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(CHAU_DOC)
    about = book["Thông tin"]
    for row in about.iter_rows(max_col=2):
        for cell in row:
            cell.value = f"{cell.value}\u200b"
    book.save(tmp_path / "khong-duoi")
    _, document, _ = w.evaluate("khong-duoi", cwd=tmp_path)
    assert document["period"] == "2020"
    (said,) = [one["message"] for one in document["findings"] if one["code"] == "W011"]
    assert said == "the name has no ending but the content is .xlsx; it was read as .xlsx"
