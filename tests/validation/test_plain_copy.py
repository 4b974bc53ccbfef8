"""Copies of workbooks that are no .xlsx: their values, what is certain corrected, row by row."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import workbooks as w

import cftscore
from cftscore.findings.model import CannotProceedError, Place
from cftscore.spreadsheet import own
from cftscore.spreadsheet.made import Made
from cftscore.spreadsheet.sheet import CellValue, Sheet, Spot, Workbook
from cftscore.validation.fix import Correction, correct, in_values
from cftscore.validation.plain_copy import plain_copy

ROWS: list[list[CellValue]] = [
    ["Mã xã", "  Số trẻ em\n đúng ", None, "<r><t>x</t></r>"],
    [None, "", None, None],
    ["30316", " 5", datetime(2020, 12, 31), True],
    [7, 1.5, "=1+1", float("nan")],
]


def book(rows: Sequence[Sequence[CellValue]]) -> Workbook:
    return Workbook("a.csv", "0" * 64, (Sheet.of_rows("a", rows),), typed=False)


def correction(cell: str, after: str | int, sheet: str = "a") -> Correction:
    return Correction(Place("a.csv", sheet, cell), "", after)


def values(data: bytes) -> list[list[Any]]:
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(data))["a"].values]


def test_values_stand_in_their_cells_and_what_is_certain_is_corrected() -> None:
    wanted = [correction("B3", 5), correction("B1", "Số trẻ em\nđúng"), correction("C1", "never")]
    made = in_values(book(ROWS), [*wanted, correction("A1", "x", sheet="no such sheet")])
    assert made == [wanted[1], wanted[0]], "in the order of the cells, none of a blank one"
    changes: dict[str, dict[Spot, str | int]] = {"a": {(2, 1): 5, (0, 1): "Số trẻ em\nđúng"}}
    assert values(plain_copy(book(ROWS), changes)) == [
        ["Mã xã", "Số trẻ em\nđúng", None, " <r><t>x</t></r>"],
        [None, None, None, None],
        ["30316", 5, datetime(2020, 12, 31), True],
        [7, 1.5, "=1+1", "nan"],
    ]


def test_a_csv_is_corrected_as_the_same_workbook_is(tmp_path: Path) -> None:
    table = w.table().some(0, 4).put(1, births_due=" 1 204", name=" Thị trấn  Phú Hoà")
    path = w.save_csv(tmp_path / "a.csv", table.grid())
    result = cftscore.validate(path, period="2020")
    checked = result.checked
    fixed = result.fix(tmp_path / "b.xlsx")
    plain = plain_copy(checked.workbooks[0])
    mark = Made("corrected", "a.csv", checked.workbooks[0].sha256[:16])
    data, made = correct(plain, checked.corrections, mark)
    copied = openpyxl.load_workbook(tmp_path / "b.xlsx")
    assert list(copied[w.SHEET].values) == list(openpyxl.load_workbook(io.BytesIO(data))[w.SHEET].values)  # fmt: skip  # noqa: E501
    assert [cell.cell for cell in fixed.document.corrections] == [one.place.cell for one in made]
    heads, row = list(w.table().labels), [cell.value for cell in copied[w.SHEET][4]]
    assert row[heads.index("births_due")] == 1204
    assert row[heads.index("name")] == "Thị trấn Phú Hoà"
    assert own.look(tmp_path / "b.xlsx") == mark


def test_a_copy_of_many_rows_is_written_row_by_row() -> None:
    """Held as XML or as cells, these rows take more than 100 MiB."""
    workbook = book([[f"{number:05}"] * 10 for number in range(20_000)])
    tracemalloc.start()
    data = plain_copy(workbook)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 16 * 1024 * 1024
    assert values(data)[19_999] == ["19999"] * 10


def test_more_columns_than_excel_has_are_refused(tmp_path: Path) -> None:
    path = w.save_csv(tmp_path / "a.csv", [["Mã xã", *["x"] * 16_384]])
    result = cftscore.validate(path, period="2020")
    with pytest.raises(CannotProceedError, match=r"W007 .*16,384"):
        result.fix(tmp_path / "b.xlsx")
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]
