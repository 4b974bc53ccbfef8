"""Filling in templates the way a user does: opening them, typing into cells, saving."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from cftscore.criteria.model import CriteriaSet

SHEETS = ["Chỉ tiêu", "Kết quả", "Hướng dẫn", "Cách chấm điểm", "Thông tin", "Danh mục"]
KEY_ROW, FIRST_ROW = 6, 7
FORM_KEYS, FORM_FIGURES = "E", "D"

Row = Mapping[str, Any]
Fill = Callable[[int, str], Row]
"""Gives the cells of a commune by the keys of the columns, from its place and its code."""


def sheet(path: Path, name: str = "Chỉ tiêu") -> Worksheet:
    """Open a sheet of a workbook, with the results of its formulas."""
    found = openpyxl.load_workbook(path, data_only=True)[name]
    assert isinstance(found, Worksheet)
    return found


def keys(table: Worksheet) -> dict[str, int]:
    """Find the columns of a table by what stands in its row of keys."""
    return {str(cell.value): cell.column for cell in table[KEY_ROW] if cell.value is not None}


def table_rows(table: Worksheet) -> Iterator[tuple[int, str]]:
    """Give the rows of a table with the codes of their communes."""
    column = keys(table)["code"]
    for row in range(FIRST_ROW, table.max_row + 1):
        yield row, str(table.cell(row, column).value)


def fill_table(template: Path, target: Path, fill: Fill) -> Path:
    """Fill in a table; what is None is left as it is."""
    book = openpyxl.load_workbook(template)
    table = book["Chỉ tiêu"]
    columns = keys(table)
    for index, (row, code) in enumerate(table_rows(table)):
        for key, value in fill(index, code).items():
            if value is not None:
                table.cell(row, columns[key]).value = value
    book.save(target)
    return target


def form_cells(form: Worksheet) -> dict[str, str]:
    """Find the cells of a form to fill in, by what stands in the column of keys."""
    rows = {cell.row: str(cell.value) for cell in form[FORM_KEYS] if cell.value is not None}
    label = next(cell for cell in form["A"] if cell.value in ("Nhóm đơn vị", "Unit class"))
    found = {key: f"{FORM_FIGURES}{row}" for row, key in rows.items()}
    return {**found, "unit_class": f"C{label.row}"}


def fill_form(template: Path, target: Path, index: int, fill: Fill) -> Path:
    """Fill in a form."""
    book = openpyxl.load_workbook(template)
    form = book["Chỉ tiêu"]
    assert isinstance(form, Worksheet)
    cells = form_cells(form)
    for key, value in fill(index, str(form["C5"].value)).items():
        if value is not None and key in cells:
            form[cells[key]].value = value
    book.save(target)
    return target


def plausible(criteria_set: CriteriaSet, unit_class: str, yes: str = "Có") -> Fill:
    """Make figures that nothing is wrong with: parts below wholes, communes nearly alike."""
    depths: dict[str, int] = {}

    def depth(key: str) -> int:
        if key not in depths:
            depths[key] = 1 + max(map(depth, criteria_set.wholes.get(key, ())), default=0)
        return depths[key]

    def fill(index: int, _: str) -> Row:
        return {
            key: yes if indicator.type == "yes_no" else 2000 - 300 * depth(key) + index
            for key, indicator in criteria_set.indicators.items()
        } | {"unit_class": unit_class}

    return fill


def write_register(path: Path, count: int, *, districts: int = 0) -> Path:
    """Write a register of one province with so many communes, in so many districts or in none."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(
            ["province_code", "province_name", "district_code", "district_name", "commune_code",
             "commune_name"]
        )  # fmt: skip
        for index in range(count):
            at = index * districts // count + 1
            district = (f"{at:03}", f"Huyện Số {at}") if districts else ("", "")
            writer.writerow(["77", "Tỉnh Mẫu", *district, f"{index + 1:05}", f"Xã Mẫu {index + 1}"])
    return path


@dataclass(frozen=True)
class Score:
    """What the sheet of results shows of one commune."""

    verdict: str
    total: Any
    required: Any
    missed: str
    items: dict[str, Any]
    sums: list[Any]


def scores(path: Path) -> dict[str, Score]:
    """Read the sheet of results, by the codes of the communes."""
    results = sheet(path, "Kết quả")
    headings: dict[Any, Any] = {cell.value: cell.column for cell in results[6]}
    items = {str(cell.value): cell.column for cell in results[7] if cell.value is not None}
    sums = [cell.column for cell in results[7] if cell.value in ("Cộng", "Sum")]

    def first(*names: str) -> int:
        return next(int(headings[name]) for name in names if name in headings)

    columns = {
        "verdict": first("Kết quả", "Verdict"),
        "total": first("Tổng điểm", "Total points"),
        "required": first("Điểm yêu cầu", "Points required"),
        "missed": first("Tiêu chí không đạt", "Failed criteria"),
    }
    found = {}
    for row in range(9, results.max_row + 1):
        code = results.cell(row, first("Mã xã", "Commune code")).value
        if code is None:
            break
        shown: dict[str, Any] = {
            name: results.cell(row, column).value for name, column in columns.items()
        }
        shown["missed"] = str(shown["missed"] or "")
        points = {
            item: results.cell(row, column).value
            for item, column in items.items()
            if column not in sums and item[0].isdecimal()
        }
        totals = [results.cell(row, column).value for column in sums]
        found[str(code)] = Score(items=points, sums=totals, **shown)
    return found
