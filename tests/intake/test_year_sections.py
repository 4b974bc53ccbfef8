"""Lines that say of which year the rows below them are."""

from __future__ import annotations

import pytest

from cftscore.intake import year_sections
from cftscore.intake.header import Header, Table
from cftscore.spreadsheet.load import CellValue, Sheet, Workbook


def tables(rows: list[list[CellValue]], *headers: int) -> list[Table]:
    """Make tables that begin at some rows of a sheet."""
    sheet = Sheet.of_rows("S", rows)
    workbook = Workbook("a.xlsx", "", (sheet,))
    ends = [*headers[1:], len(rows)]
    return [
        Table(0, workbook, sheet, Header(first, end, {}, {}))
        for first, end in zip(headers, ends, strict=True)
    ]


def test_what_stands_above_a_table_and_in_it_says_the_years() -> None:
    rows: list[list[CellValue]] = [
        ["Năm 2019", None], ["Mã xã", "x"], ["30316", 1], ["Năm 2020", None], ["30316", 2],
        ["Mã xã", "y"], ["30316", 3], [None, "Năm 2021"], ["30316", 4],
    ]  # fmt: skip
    first, second = tables(rows, 1, 5)
    assert year_sections.of_other_years(first, "2020") == {2: "Năm 2019"}
    assert year_sections.speaks_of(first, "2020")
    assert not year_sections.speaks_of(first, "2019"), "above its header"
    assert year_sections.of_other_years(second, "2020") == {8: "Năm 2021"}
    assert year_sections.speaks_of(second, "2021")
    assert year_sections.of_other_years(second, "") == {}


def test_each_row_is_looked_at_once_however_many_tables_stand_on_a_sheet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """8,000 tables below each other took 34 s."""
    looked: list[object] = []
    line = year_sections._line

    def counting(cells: list[CellValue]) -> object:
        looked.append(cells)
        return line(cells)

    monkeypatch.setattr(year_sections, "_line", counting)
    rows: list[list[CellValue]] = [["Mã xã", "x"], ["30316", 1]] * 200
    for table in tables(rows, *range(0, 400, 2)):
        assert year_sections.of_other_years(table, "2020") == {}
        assert not year_sections.speaks_of(table, "2020")
    assert len(looked) == 400
