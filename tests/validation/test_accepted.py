"""The sheet `Xác minh`: a warning that somebody looked into is a note while it is the same."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import filling
import openpyxl
import pytest
import years
from commandline import run_inside

import cftscore

pytestmark = pytest.mark.slow

WARD, KEY, UNUSUAL = "30325", "children_total", 9000
"""One ward of Châu Đốc has nine times as many children as the others."""
REASON = {"reason": "Có khu công nghiệp mới", "who": "Trần Thị Mai", "when": "12/12/2020"}
ROW = {"code": "X004", "commune": WARD, "indicator": KEY, "value": UNUSUAL, **REASON}


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chau-doc")
    template = folder / "template.xlsx"
    made = run_inside("template", "-p", "2020", "--district", "884", "-o", template, lang="vi")
    assert made.code == 0, made.stderr
    fill = filling.plausible(years.SET, years.MOUNTAIN)

    def unusual(index: int, code: str) -> filling.Row:
        return {**fill(index, code), **({KEY: UNUSUAL} if code == WARD else {})}

    return filling.fill_table(template, folder / "sent.xlsx", unusual)


def with_rows(workbook: Path, target: Path, *rows: Mapping[str, Any], **cells: Any) -> Path:
    """Add the sheet as somebody types it who knows its headings."""
    book = openpyxl.load_workbook(workbook)
    sheet = book.create_sheet("Xác minh")
    headings = {
        "code": "Mã cảnh báo", "commune": "Mã xã", "indicator": "Chỉ tiêu", "value": "Giá trị",
        "reason": "Lý do", "who": "Người xác minh", "when": "Ngày xác minh",
    }  # fmt: skip
    sheet.append(list(headings.values()))
    for row in rows:
        sheet.append([row.get(key) for key in headings])
    for address, value in cells.items():
        book["Chỉ tiêu"][address].value = value
    book.save(target)
    return target


def checked(path: Path, *args: str) -> Any:
    return years.printed("validate", path, *args)


def accepting(document: Any) -> list[tuple[str, str]]:
    """Give what is about the sheet, and the warning itself: code and severity."""
    return sorted(
        (one["code"], one["severity"])
        for one in document["findings"]
        if one["code"].startswith("W04") or one["code"] == "X004"
    )


def test_a_warning_is_accepted_and_its_reason_stays(workbook: Path, tmp_path: Path) -> None:
    assert accepting(checked(workbook)) == [("X004", "warning")]
    document = checked(with_rows(workbook, tmp_path / "a.xlsx", ROW))
    assert accepting(document) == [("W043", "note")]
    (note,) = years.found(document, "W043")
    assert note["commune"] == WARD
    assert note["cell"] == years.found(checked(workbook), "X004")[0]["cell"]
    for part in ("X004", "Có khu công nghiệp mới", "Trần Thị Mai", "2020-12-12"):
        assert part in note["message"]
    assert "12/12/2020" in note["message_vi"]
    assert document["warnings"] == checked(workbook)["warnings"] - 1


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({"value": 8000}, [("W046", "warning"), ("X004", "warning")]),
        ({"value": "nhiều"}, [("W046", "warning"), ("X004", "warning")]),
        ({"who": None}, [("W044", "warning"), ("X004", "warning")]),
        ({"reason": " "}, [("W044", "warning"), ("X004", "warning")]),
        ({"when": None}, [("W044", "warning"), ("X004", "warning")]),
        ({"value": None}, [("W044", "warning"), ("X004", "warning")]),
        ({"commune": None}, [("W044", "warning"), ("X004", "warning")]),
        ({"when": "hôm qua"}, [("W045", "warning"), ("X004", "warning")]),
        ({"code": "X0O4"}, [("W045", "warning"), ("X004", "warning")]),
        ({"commune": "30326"}, [("W045", "warning"), ("X004", "warning")]),
        ({"indicator": "children_totl"}, [("W045", "warning"), ("X004", "warning")]),
        ({"code": "X001"}, [("W047", "warning"), ("X004", "warning")]),
        ({"code": "X005"}, [("W048", "note"), ("X004", "warning")]),
        ({"indicator": "infants"}, [("W048", "note"), ("X004", "warning")]),
        ({"reason": None, "who": None, "when": None}, [("X004", "warning")]),
        ({"code": "x004", "value": "9.000,0"}, [("W043", "note")]),
        ({"indicator": years.SET.indicators[KEY].label.vi}, [("W043", "note")]),
        ({"commune": "Phường Núi Sam", "when": datetime(2020, 12, 12)}, [("W043", "note")]),
    ],
)
def test_what_a_row_must_say(
    workbook: Path, tmp_path: Path, changes: dict[str, Any], left: list[tuple[str, str]]
) -> None:
    document = checked(with_rows(workbook, tmp_path / "a.xlsx", {**ROW, **changes}))
    assert accepting(document) == left


def test_what_is_misspelt_is_proposed(workbook: Path, tmp_path: Path) -> None:
    rows = ({**ROW, "indicator": "children_totl"}, {**ROW, "commune": "30326"})
    document = checked(with_rows(workbook, tmp_path / "a.xlsx", *rows))
    fixes = [one["fix"] for one in years.found(document, "W045")]
    assert "children_total" in fixes[0]
    assert WARD in fixes[1]
    assert [one["cell"] for one in years.found(document, "W045")] == ["C2", "B3"]


def test_the_warning_comes_back_when_the_figure_changes(workbook: Path, tmp_path: Path) -> None:
    cell = years.found(checked(workbook), "X004")[0]["cell"]
    document = checked(with_rows(workbook, tmp_path / "a.xlsx", ROW, **{cell: 9001}))
    assert accepting(document) == [("W046", "warning"), ("X004", "warning")]
    (finding,) = years.found(document, "W046")
    assert "9,000" in finding["message"]
    assert "9,001" in finding["message"]


def test_a_sheet_of_that_name_with_figures_is_read_as_figures(
    workbook: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(workbook)
    for name in ("Kết quả", "Hướng dẫn", "Danh mục"):
        del book[name]
    book["Chỉ tiêu"].title = "Xác minh"
    book.save(tmp_path / "a.xlsx")
    assert checked(tmp_path / "a.xlsx")["submitted"] == 7


# --- copies


def annotated(path: Path, copy: Path, lang: str = "vi") -> Any:
    done = run_inside("validate", path, "--annotate", copy, lang=lang)
    assert copy.exists(), done.stderr
    return openpyxl.load_workbook(copy)


def rows_of(book: Any, name: str = "Xác minh") -> list[tuple[Any, ...]]:
    return list(book[name].iter_rows(values_only=True))


def test_a_copy_lists_the_warnings_ready_to_fill_in(workbook: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.xlsx"
    book = annotated(workbook, copy)
    heads, row = rows_of(book)
    assert heads[0:6:5] == ("Mã cảnh báo", "Giá trị")
    assert row[:2] == ("X004", WARD)
    assert (row[3], row[5], row[6:]) == (KEY, UNUSUAL, (None, None, None))
    with zipfile.ZipFile(copy) as archive:
        part = max(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
        assert b"<f>" not in archive.read(part)
    for column, value in zip("GHI", REASON.values(), strict=True):
        book["Xác minh"][f"{column}2"].value = value
    book.save(tmp_path / "answered.xlsx")
    assert accepting(checked(tmp_path / "answered.xlsx")) == [("W043", "note")]


def test_a_copy_in_english_is_read_too(workbook: Path, tmp_path: Path) -> None:
    book = annotated(workbook, tmp_path / "copy.xlsx", "en")
    for column, value in zip("GHI", REASON.values(), strict=True):
        book["Verification"][f"{column}2"].value = value
    book.save(tmp_path / "answered.xlsx")
    assert accepting(checked(tmp_path / "answered.xlsx")) == [("W043", "note")]


def test_an_accepted_warning_alone_makes_no_slip(workbook: Path, tmp_path: Path) -> None:
    accepted = with_rows(workbook, tmp_path / "a.xlsx", ROW)
    for path, names in ((workbook, [WARD]), (accepted, [])):
        result = cftscore.validate(path, select=["X004", "W043"])
        written = result.write_slips(tmp_path / f"slips of {path.stem}", kind="xlsx", lang="vi")
        assert [slip.name[:5] for slip in written] == names


def test_what_was_filled_in_stays_and_new_warnings_are_added_below(
    workbook: Path, tmp_path: Path
) -> None:
    cells = {years.found(checked(workbook), "X004")[0]["cell"]: 9500}
    sent = with_rows(workbook, tmp_path / "sent.xlsx", ROW, **cells)
    first = annotated(sent, tmp_path / "copy.xlsx")
    rows = rows_of(first)
    assert rows[1][:5] == ("X004", WARD, KEY, UNUSUAL, REASON["reason"])
    assert rows[2][:5] == ("X004", WARD, KEY, 9500, None)
    (tmp_path / "again").mkdir()
    first.save(tmp_path / "again" / "sent.xlsx")
    again = annotated(tmp_path / "again" / "sent.xlsx", tmp_path / "again.xlsx")
    assert rows_of(again) == rows


def test_a_sheet_of_another_use_is_left_alone(workbook: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    book.create_sheet("Xác minh").append(["Biên bản xác minh", "ngày 12"])
    book.save(tmp_path / "sent.xlsx")
    copy = annotated(tmp_path / "sent.xlsx", tmp_path / "copy.xlsx")
    assert rows_of(copy) == [("Biên bản xác minh", "ngày 12")]
    assert rows_of(copy, "Xác minh (2)")[1][0] == "X004"


def test_where_there_is_nothing_to_accept_there_is_no_sheet(tmp_path: Path) -> None:
    forms = years.templates(tmp_path / "forms")
    sent = years.send(forms[years.CO_TO], tmp_path / "sent.xlsx")
    book = annotated(sent, tmp_path / "copy.xlsx")
    assert "Xác minh" not in book.sheetnames


def test_a_formula_in_a_reason_stays_text(workbook: Path, tmp_path: Path) -> None:
    row = {**ROW, "value": 1, "reason": "-", "who": "+cmd|' /C calc'!A0"}
    sent = with_rows(workbook, tmp_path / "sent.xlsx", row)
    book = annotated(sent, tmp_path / "copy.xlsx")
    assert [row[5] for row in rows_of(book)][1] == "+cmd|' /C calc'!A0"
    assert not any(cell.data_type == "f" for line in book["Xác minh"].iter_rows() for cell in line)
