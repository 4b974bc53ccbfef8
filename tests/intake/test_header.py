"""Headers: the search for them ends, whatever a sheet holds, and what it finds lies in order."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from commandline import run
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cftscore.core.text import nfc
from cftscore.criteria import load as criteria_load
from cftscore.criteria.column_names import Names
from cftscore.intake import header_rows
from cftscore.intake import headings as intake_headings
from cftscore.intake.header import Header, find_headers
from cftscore.intake.headings import CODE, NAME, Headings
from cftscore.spreadsheet.load import CellValue, MergedRange, Sheet

CASES = Path(__file__).parents[1] / "cases"
SET = criteria_load.load("qd-06-2019").set
LABELS = [indicator.label.vi for indicator in SET.indicators.values()][:3]
KEYS = list(SET.indicators)[:3]
ROW_OF_CODE: list[CellValue] = ["30280", "Xã A", 3.0, 4.0]


class CountedRows(list[list[CellValue]]):
    """Rows that may be asked for only so often: what would ask for ever fails instead."""

    def __init__(self, rows: list[list[CellValue]]) -> None:
        super().__init__(rows)
        self.left = 100 + 30 * len(rows)

    def __getitem__(self, index: Any, /) -> Any:
        self.left -= 1
        assert self.left > 0, "the search steps back"
        return super().__getitem__(index)


def headers_of(rows: list[list[CellValue]], merged: tuple[MergedRange, ...] = ()) -> list[Header]:
    """Find the headers of a sheet that holds `rows`."""
    sheet = replace(Sheet.of_rows("S", rows), merged=merged)
    vars(sheet)["rows"] = CountedRows(sheet.rows)
    return find_headers(sheet, Headings(SET))


@pytest.mark.slow
def test_a_header_of_three_rows_that_is_repeated_ends_and_is_read() -> None:
    done = run(
        "evaluate", CASES / "endless-header.ods", "--period", "2021", "-f", "json", timeout=30
    )
    assert done.code == 1
    communes = json.loads(done.stdout)["communes"]
    points = [commune["points"] for commune in communes if commune["verdict"] == "pass"]
    assert points == [1000, 955, 925]


def test_a_header_of_three_rows_that_is_repeated_begins_no_table() -> None:
    header: list[list[CellValue]] = [
        ["Mã xã", "Tên xã", LABELS[0], LABELS[1]],
        ["", "", "Tổng số", "Trong đó: nữ"],
        ["code", "name", KEYS[0], KEYS[1]],
    ]
    (found,) = headers_of([*header, ROW_OF_CODE, *header, ROW_OF_CODE, *header])
    assert found.end == 3 * len(header) + 2
    assert (found.first(CODE), found.first(KEYS[0]), found.first(KEYS[1])) == (0, 2, 3)


def test_tables_one_below_the_other_have_a_header_each() -> None:
    first: list[CellValue] = ["Mã xã", "Tên xã", LABELS[0], ""]
    second: list[CellValue] = ["Mã xã", "Tên xã", "", LABELS[1]]
    headers = headers_of([first, ROW_OF_CODE, second, ROW_OF_CODE, first, ROW_OF_CODE])
    assert [(header.last_row, header.end) for header in headers] == [(0, 2), (2, 4), (4, 6)]
    assert [header.first(KEYS[1]) for header in headers] == [None, 3, None]


def test_a_header_does_not_grow_over_a_row_that_takes_its_communes_away() -> None:
    (header,) = headers_of([[None, LABELS[0], "Mã xã"], ["", LABELS[1], "Huyện"]])
    assert (header.last_row, header.first(CODE)) == (0, 2)


def test_ranges_that_lie_over_each_other_are_written_once() -> None:
    """Thousands of ranges over one another would cost their product with what they cover."""
    width, height = 2_000, 40
    rows: list[list[CellValue]] = [[""] * width for _ in range(height)]
    rows[-1][:3] = ["Mã xã", "Tên xã", LABELS[0]]
    ranges = tuple((0, column, height - 2, width - 1) for column in range(width))
    before = time.process_time()
    (header,) = find_headers(replace(Sheet.of_rows("S", rows), merged=ranges * 2), Headings(SET))
    assert time.process_time() - before < 3
    assert header.columns[KEYS[0]] == (2,)


def test_headings_without_number_are_not_compared_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(intake_headings, "_MOST_COMPARED", 1_000)
    headings, misspelt = Headings(SET), LABELS[0][:-1]
    assert headings.candidates(misspelt, KEYS) == (KEYS[0],)
    for number in range(1_000):
        headings.candidates(f"{number} {misspelt}", KEYS)
    assert headings.candidates(f"{misspelt} x", KEYS) == ()
    assert headings.candidates(misspelt, KEYS) == (KEYS[0],)


words = st.sampled_from(
    ["", "Mã", "xã", "Mã xã", "Tên xã", "code", "name", "Huyện", "Tổng số", "Trong đó: nữ",
     "ghi chú", "30280", "Xã A", *LABELS, *KEYS]
)  # fmt: skip
cells = st.one_of(words, st.just(None), st.just(12.0))
rows_of_cells = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), max_size=30)
)
places = st.integers(0, 30)
ranges = st.lists(st.tuples(places, st.integers(0, 6), places, st.integers(0, 6)), max_size=6)


@pytest.mark.slow
@settings(max_examples=400)
@given(rows_of_cells, ranges, st.booleans())
@example([["Mã xã", LABELS[0]], ["", ""], ["code", KEYS[0]], ["30280", 1.0]] * 4, [], True)
def test_the_search_ends_and_headers_are_in_order(
    rows: list[list[CellValue]], merged: list[MergedRange], repeated: bool
) -> None:
    headers = headers_of(rows * 3 if repeated else rows, tuple(merged))
    for header in headers:
        assert CODE in header.columns or NAME in header.columns or header.contradictions
        assert header.last_row < header.end
    for header, following in pairwise(headers):
        beside = following.last_row == header.last_row
        assert beside or header.end <= following.last_row
    if headers:
        assert headers[-1].end == len(rows) * (3 if repeated else 1)


def test_a_text_that_stands_in_thousands_of_rows_is_read_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    column = Names.column

    def counting(names: Names, text: str) -> str | None:
        read.append(text)
        return column(names, text)

    monkeypatch.setattr(Names, "column", counting)
    note: list[CellValue] = ["Ghi chú", None, None, None]
    heading: list[CellValue] = ["Mã xã", "Tên xã", *LABELS[:2]]
    again: list[CellValue] = ["Mã xã", "Tên xã", *LABELS[1:]]
    found = headers_of([heading, ROW_OF_CODE, *[note] * 3_000, again, ROW_OF_CODE])
    assert [(header.last_row, header.end) for header in found] == [(0, 3_002), (3_002, 3_004)]
    assert len(read) < 100


def test_of_a_text_longer_than_any_heading_the_beginning_is_read() -> None:
    long = "Số trẻ em " * 3_000
    (header,) = headers_of([["Mã xã", "Tên xã", LABELS[0], long], ROW_OF_CODE])
    assert header.others == {3: nfc(long[:2_000] + "…")}
    assert header.columns == {CODE: (0,), NAME: (1,), KEYS[0]: (2,)}


def test_so_many_headings_are_read_in_search_of_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty rows of 1,900 headings each took 29 s."""
    others: list[list[CellValue]] = [[f"Số {row}.{column}" for column in range(4)] for row in "abc"]
    heading: list[CellValue] = ["Mã xã", "Tên xã", *LABELS[:2]]
    rows = [*others, heading, ROW_OF_CODE]
    (header,) = headers_of(rows)
    assert header.last_row == 3
    monkeypatch.setattr(header_rows, "_MOST_READ", 3 * 4 * 2)
    assert headers_of(rows) == []
