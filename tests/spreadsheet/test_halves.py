"""A large workbook read in two halves is what it is as a whole."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from cftscore.spreadsheet import files, grids, halves
from cftscore.spreadsheet.grids import GridError, RawSheet

CELLS = 1_000_000
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture(autouse=True)
def cut_all(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Take every sheet for a large one, and note how many halves, or wholes, are read."""
    monkeypatch.setattr(halves, "_LEAST", 0)
    read: list[int] = []
    found = grids.read

    def noted(data: bytes, most_cells: int) -> list[RawSheet]:
        read.append(len(data))
        return found(data, most_cells)

    monkeypatch.setattr(grids, "read", noted)
    return read


def parts_of(
    cells: Mapping[tuple[int, int], Any],
    merged: tuple[tuple[int, int, int, int], ...] = (),
) -> dict[str, bytes]:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        first, second = book.add_worksheet("Số liệu"), book.add_worksheet("Khác")
        for where in merged:
            first.merge_range(*where, "merged")
        for (row, column), value in cells.items():
            first.write(row, column, value)
        second.write(1, 1, "one cell")
    with zipfile.ZipFile(made) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def in_halves(parts: Mapping[str, bytes]) -> list[RawSheet]:
    sheets, done = halves.read(parts, CELLS, lambda: "done")
    assert done == "done"
    return sheets


def as_a_whole(parts: Mapping[str, bytes]) -> list[RawSheet]:
    return grids.read(files.pack(parts), CELLS)


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 12), st.integers(0, 5)),
        st.integers(0, 99) | st.sampled_from(["có", "Xã Vọng Thê", '<row r="1">', "", True]),
    )
)
def test_any_cells(cells: dict[tuple[int, int], Any]) -> None:
    parts = parts_of(cells)
    assert in_halves(parts) == as_a_whole(parts)


def test_both_halves_are_read_and_nothing_twice(cut_all: list[int]) -> None:
    parts = parts_of({(row, 2): row for row in range(3, 40)})
    table, other = in_halves(parts)
    assert len(cut_all) == 2
    assert max(cut_all) < len(files.pack(parts))
    assert (table.first_row, table.first_column) == (3, 2)
    assert table.rows == [[float(row)] for row in range(3, 40)]
    assert other.rows == [["one cell"]]


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {(5, 5): "alone"},
        {(0, 3): 1, (9, 1): 2},
        {(0, 1): 1, (9, 3): 2},
        {(0, 0): 1, (1, 0): 2, (20, 1): 3, (21, 1): 4},
    ],
    ids=["nothing", "one cell", "wider to the left", "wider to the right", "a gap between"],
)
def test_halves_of_unequal_size(cells: dict[tuple[int, int], Any]) -> None:
    parts = parts_of(cells)
    assert in_halves(parts) == as_a_whole(parts)


def test_merged_cells_are_those_of_the_whole() -> None:
    parts = parts_of({(9, 0): 1}, merged=((0, 0, 1, 3), (7, 1, 8, 2)))
    (table, _) = in_halves(parts)
    assert set(table.merged) == {(0, 0, 1, 3), (7, 1, 8, 2)}
    assert [table, _] == as_a_whole(parts)


def edited(parts: Mapping[str, bytes], old: bytes, new: bytes) -> dict[str, bytes]:
    assert re.search(old, parts[SHEET])
    return {**parts, SHEET: re.sub(old, new, parts[SHEET], count=1)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb'<row r="1"(.*?)</row>(.*)</sheetData>', rb'\2<row r="1"\1</row></sheetData>'),
        (rb'<row r="8".*</sheetData>', rb"<!-- \g<0> --></sheetData>"),
        (rb'<row r="2".*<row r="12"', rb'<!-- \g<0> --><row r="12"'),
        (rb'<row r="2".*?</row>', rb"\g<0>\g<0>"),
    ],
    ids=["not in order", "the end in a comment", "the middle in a comment", "a row twice"],
)
def test_what_is_unusual_is_read_as_a_whole(old: bytes, new: bytes) -> None:
    parts = edited(parts_of({(row, row % 3): row for row in range(14)}), old, new)
    assert in_halves(parts) == as_a_whole(parts)


def test_what_is_damaged_says_what_the_whole_says() -> None:
    parts = edited(parts_of({(row, 0): row for row in range(9)}), rb"</c></row>$|</c>", b"</d>")
    with pytest.raises(GridError) as whole:
        as_a_whole(parts)
    with pytest.raises(GridError) as halved:
        in_halves(parts)
    assert (halved.value.trouble, halved.value.details) == (
        whole.value.trouble,
        whole.value.details,
    )
