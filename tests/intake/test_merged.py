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
