"""Which workbooks are read without a fence: those whose used area is surely small."""

from __future__ import annotations

import itertools
from string import ascii_uppercase

import pytest

from cftscore.spreadsheet.marks import xlsx as marks_xlsx

LETTERS = [*ascii_uppercase, *map("".join, itertools.product(ascii_uppercase, repeat=2))]


def is_refused(cell: str, rows: int, columns: int) -> bool:
    return any(outside.search(cell.encode()) for outside in marks_xlsx._outside(rows, columns))


@pytest.mark.parametrize("columns", [1, 25, 26, 27, 51, 52, 53, 78, 700, 702, 703, 20_000])
@pytest.mark.parametrize("rows", [10, 19, 100, 101, 990, 1000])
def test_no_cell_beyond_the_bounds_is_taken_for_one_within(rows: int, columns: int) -> None:
    numbers = {1, 2, 9, 10, 11, rows - 1, rows, rows + 1, rows * 10, rows * 2, 99, 109, 1001}
    for column, letters in enumerate(LETTERS, start=1):
        for row in numbers:
            refused = is_refused(f'<c r="{letters}{row}" s="1">', rows, columns)
            if row > rows or column > columns:
                assert refused, (letters, row)
            # What is said to lie within: all rows, and whole alphabets of columns.
            elif column <= min(columns, 26) or column <= columns // 26 * 26:
                assert not refused, (letters, row)
    assert is_refused('<c r="AAA1">', rows, columns)
    assert is_refused(f'<c r="A{rows * 10}">', rows, columns)


@pytest.mark.parametrize(
    "cell",
    ["<c>", "<c/>", '<c s="1">', '<c r="a1">', '<c r="A">', '<c r="A0x">', "<c r='A1'>",
     '<c r="$A$1">', '<c r="A01234567">', '<row>', '<row spans="1:2">', '<c s="r=" r="B99">',
     '<c xr="A1">'],
)  # fmt: skip
def test_a_cell_that_does_not_say_plainly_where_it_is_is_refused(cell: str) -> None:
    assert is_refused(cell, 20, 40)


@pytest.mark.parametrize(
    "cell",
    ['<c r="A1">', '<c r="A1"/>', '<c s="3" r="Z20" t="s">', '<row spans="1:2" r="20" ht="15">',
     '<row r="1"/>', '<c x:y="1" r="AA19">', "<cols>", '<col max="16384"/>', "<rowBreaks/>"],
)  # fmt: skip
def test_a_cell_within_and_what_is_no_cell_pass(cell: str) -> None:
    assert not is_refused(cell, 20, 60)
