"""Merged areas that lie over each other, as no program writes them: work ends with the sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cftscore.criteria import load as criteria_load
from cftscore.intake import merged
from cftscore.intake.header import Header
from cftscore.intake.headings import CODE, NAME, UNIT_CLASS
from cftscore.spreadsheet.load import CellValue, Sheet

KEYS = list(criteria_load.load("qd-06-2019").set.indicators)[:2]
HEADER = Header(0, 41, {CODE: (0,), NAME: (1,), UNIT_CLASS: (2,), KEYS[0]: (3,), KEYS[1]: (4,)}, {})


def test_areas_over_each_other_are_told_no_further_than_the_sheet_has_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[tuple[int, int, int, int]] = []
    tell = merged._tell

    def counting(sheet, header, area, rows):  # type: ignore[no-untyped-def]
        told.append(area)
        tell(sheet, header, area, rows)

    monkeypatch.setattr(merged, "_tell", counting)
    row: list[CellValue] = ["30316", "Xã A", "other", 5, 6]
    sheet = Sheet.of_rows("S", [["Mã xã", "Tên xã", "Nhóm", *KEYS], *[row] * 40])
    areas = ((1, 2, 40, 2), (1, 3, 20, 3), *[(1, 3, 40, 16_383)] * 500)
    spread = merged.spread(replace(sheet, merged=areas), [HEADER])
    assert told == [*areas[:2], areas[2]]
    assert spread.rows[20] == ["30316", "Xã A", "other", "D2:XFD41 (5)", "D2:XFD41 (5)"]


@pytest.mark.parametrize(
    ("area", "hidden"),
    [
        ((1, 3, 2, 3), {"D3": "D2:D3 (7)"}),  # its first cell is blank
        ((1, 1, 1, 4), {"E2": "B2:E2 (6)"}),  # a name over figures
        ((2, 2, 2, 3), {"D3": "C3:D3 (7)"}),  # a class over a figure
        ((2, 2, 3, 2), {"C4": "other"}),
        ((2, 4, 3, 4), {"E3": "E3:E4 (8)", "E4": "E3:E4 (8)"}),
        ((3, 4, 3, 9), {}),
        ((1, 4, 1, 4), {}),
    ],
)
def test_a_figure_below_a_merged_cell_is_seen_by_nobody(
    area: tuple[int, int, int, int], hidden: dict[str, str]
) -> None:
    """LibreOffice offers to keep what it covers."""
    rows: list[list[CellValue]] = [
        ["Mã xã", "Tên xã", "Nhóm", *KEYS],
        ["30316", "Xã A", "other", None, 6],
        ["30319", "Xã B", "other", 7, 8],
        ["30322", "Xã C", "", 9, None],
    ]
    sheet = Sheet.of_rows("S", rows)
    spread = merged.spread(replace(sheet, merged=(area,)), [HEADER])
    told = {
        sheet.address(row, column): value
        for row, cells in enumerate(spread.rows)
        for column, value in enumerate(cells)
        if value != sheet.rows[row][column]
    }
    assert told == hidden
