"""Rows written at once against XlsxWriter's own, cell by cell: the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from cftscore.output.cell_texts import ResultSheet, fitting
from cftscore.output.columns import Value

OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
TEXTS = ("=1+1", "@SUM(1)", "+1", "http://example.org", " a", "b ", "\ta\n", "<r><t>x</t></r>",
         "a & b < c > d \"e\" 'f'", "_x0041_", "Xã", "\U0001f600", "-", "1.234")  # fmt: skip


def _written(rows: Sequence[Sequence[Value]], heights: Sequence[int], *, at_once: bool) -> bytes:
    """Write a heading cell by cell, then rows; give the workbook."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    sheet = workbook.add_worksheet("Xã", ResultSheet)
    bold, points = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "0.00"})
    sheet.set_column(0, 3, 20, bold)
    sheet.write_string(0, 0, "Mã", bold)
    for number, row in enumerate(rows, start=1):
        if heights[number % len(heights)]:
            sheet.set_row(number, heights[number % len(heights)])
        styles = [points if isinstance(value, Decimal) else bold for value in row]
        if at_once:
            sheet.write_cells(number, row, styles)
            continue
        for column, (value, style) in enumerate(zip(row, styles, strict=True)):
            if isinstance(value, str):
                if value:
                    sheet.write_string(number, column, fitting(value), style)
            elif value is not None:
                sheet.write_number(number, column, value, style)
    sheet.autofilter(0, 0, len(rows), 3)
    sheet.freeze_panes(1, 1)
    workbook.close()
    return content.getvalue()


def _sheet(workbook: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(), st.text(), st.sampled_from(TEXTS), st.integers(0, 10**10),
    st.decimals(0, 1000, places=2),
)  # fmt: skip


@settings(max_examples=30)
@given(
    st.lists(st.lists(VALUES, min_size=4, max_size=4), max_size=5),
    st.lists(st.sampled_from([0, 15, 28]), min_size=1, max_size=3),
)
def test_rows_are_written_as_xlsxwriter_writes_cells(
    rows: list[list[Value]], heights: list[int]
) -> None:
    rows = [row for row in rows if any(value not in (None, "") for value in row)]
    assert _sheet(_written(rows, heights, at_once=True)) == _sheet(
        _written(rows, heights, at_once=False)
    )


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_back_as_a_text(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(_written([[text]], [0], at_once=True)))
    cell = book["Xã"]["A2"]
    # openpyxl leaves the sign with which Excel marks what looks like an escape.
    assert (cell.value.replace("_x005F", ""), cell.data_type) == (fitting(text), "s")
    assert cell.font.bold


def test_numbers_keep_their_digits_and_blanks_get_no_cell() -> None:
    row: list[Value] = [None, "", 9_999_999_999, Decimal("97.99")]
    xml = _sheet(_written([row], [0], at_once=True)).decode()
    assert '<row r="2"><c r="C2" s="1"><v>9999999999</v></c><c r="D2" s="2"><v>97.99</v></c></row>' in xml  # fmt: skip  # noqa: E501


def test_no_row_is_left_out_or_written_twice() -> None:
    rows = [[f"{number:05}", "a", number, None] for number in range(2_000)]
    book = openpyxl.load_workbook(io.BytesIO(_written(rows, [0, 28], at_once=True)))
    read = [tuple(row) for row in book["Xã"].iter_rows(min_row=2, values_only=True)]
    assert [row[:3] for row in read] == [tuple(row[:3]) for row in rows]
