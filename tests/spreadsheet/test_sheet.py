"""Sheets: frames labelled as Excel labels them, here and in another process."""

from __future__ import annotations

import pickle

import pytest

from cftscore.spreadsheet.sheet import Sheet


def test_a_sheet_is_the_same_in_another_process() -> None:
    sheet = Sheet.of_rows("A", [["Xã", 1], [None, 2.5]])
    carried = pickle.loads(pickle.dumps(sheet))
    assert carried.rows == [["Xã", 1], [None, 2.5]]
    assert (carried.frame.at[2, "B"], list(carried.frame.index)) == (2.5, [1, 2])
    assert carried == sheet
    assert carried.frame is carried.frame


def test_a_sheet_has_no_other_attributes() -> None:
    carried = pickle.loads(pickle.dumps(Sheet.of_rows("A", [[1]])))
    with pytest.raises(AttributeError, match="frames"):
        _ = carried.frames
