"""What a cell shows beside its value: neighbours of the cases in `tests/cases`."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import workbooks as w
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font

from cftscore.findings import kinds as c
from cftscore.intake import values
from cftscore.spreadsheet import files, load
from cftscore.spreadsheet.marks import writing
from cftscore.spreadsheet.sheet import Workbook


@pytest.mark.parametrize(
    ("number_format", "value", "shown"),
    [
        ("0%", 1, "100%"), ("0.0%", 0.985, "98.5%"), ("0 %", 0, "0%"), ("#,##0.00%", 2.5, "250%"),
        ('0"%"', 98, "98%"), ("0\\%", 98, "98%"), ('0" %"', 98, "98%"), ('"%"0', 98, "98%"),
        ("[Red]0%", 1, "100%"), ("[$-42A]0%", 1, "100%"), ("0%%", 1, "10000%"),
        ("0_%", 165, None), ("0*%", 165, None), ("0", 165, None), ("General", 165, None),
        ('0;-0;"0%"', 165, None), ('0;-0;"0%"', 0, "0%"), ('0;"%"0', -1, "-1%"), ("0;0%", 5, None),
        ('[>1]0"%";0', 98, "98%"), ('0"a;b%"', 98, "98%"), ("0%", True, None), ("0%", "x", None),
        ("0%", float("nan"), None), ("0%", float("inf"), None),
        ('[Red]0;"%"0', -1, "-1%"),
        ('0"％"', 98, "98%"), ('0"‰"', 98, "98‰"), ('0" phần trăm"', 98, "98%"),
        ("[$%-409]0", 98, "98%"), ("0[$ percent]", 98, "98%"), ("[$₫-42A] 0", 98, None),
        (r"0\ \p\e\r\c\e\n\t", 98, "98%"), ("0%", -0.5, "-50%"), ("0%;-0%", 0, "0%"),
        ("0%", 1e38, f"1{'0' * 40}%"), ("0%", 1e39, None),
        ('0" pct"', 98, "98%"),
    ],
)  # fmt: skip
def test_percentages_of_every_grammar(number_format: str, value: object, shown: str) -> None:
    assert writing.percentage(value, number_format) == shown


@pytest.mark.parametrize(
    ("number_format", "value", "shown"),
    [
        ("0,", 165000, "165000 → “165”"), ("#,##0.0,,", 165, "165 → “0”"),
        ("#,##0,", 12345, "12345 → “12”"), ("0.00,", 12345, "12345 → “12.35”"),
        ('0" nghìn"', 165, "165 → “165 nghìn”"), ('"~"0', 165, "165 → “~165”"),
        ('0"?"', 165, "165 → “165?”"), ('">="0', 165, "165 → “>=165”"), ("+0", 165, "165 → “+165”"),
        ('"khoảng "0', 165, "165 → “khoảng 165”"), ('0" tỉnh"', 165, None), ('0"kg"', 165, None),
        ('"Có"', 165, "165 → “Có”"), ('"Không"', 1, "1 → “Không”"), ('"KPS"', 1, "1 → “KPS”"),
        ("#,##0", 165000, None), ("# ##0", 165000, None), ('#"."##0', 165000, None),
        ('0"5"', 16, "16 → “165”"), ('0"/100"', 98, "98 → “98/100”"), ("0\\5", 16, "16 → “165”"),
        ('0" trẻ"', 165, None), ('"Tổng: "0', 165, None), ("00000", 165, None), ("?/?", 165, None),
        ("-0", 165, "165 → “-165”"), ('"-"0', 165, "165 → “-165”"), ("(0)", 165, "165 → “(165)”"),
        ("_(* #,##0_)", 165, None), ('_(* "-"??_)', 0, None), ("-0", 0, None), ("0;-0", -5, None),
        (";;;", 165, "165 → “”"), ("0;;", 0, None), ('"Có";;"Không"', 1, "Có"), (";;;@", 0, None),
        ("General", 165, None), ("@", 165, None), ("0.00E+00", 165, None), ("dd/mm", 165, None),
        ("", 165, None),
        ("[>100]0,;0", 165, "165 → “0”"), ("[>200]0,;0", 165, None), ("0,", 164.5, None),
        ('[=165]"Không có";0', 165, "165 → “Không có”"), ('[=165]"Không có";0', 164, None),
        ('[=1]"Có";[=0]"Không"', 1, "Có"), ('[=1]"Có";[=0]"Không"', 0, None),
        ("[<=1]0%;0", 98, None), ("[<=1]0%;0", 1, "100%"), ("[Red][>9]0", 165, None),
        ("0%", 1, "100%"), ("0,", True, None),
        # zeros that show as something else than none
        ('0;-0;"165"', 0, "0 → “165”"), ('0;-0;"Có"', 0, "0 → “Có”"), ('"Có"', 0, "0 → “Có”"),
        ('"x"', 0, "0 → “x”"), ('0;;"Không có"', 0, None), ('0;;"chưa"', 0, None),
        ('0;;"0 trẻ"', 0, None), ('0" trẻ"', 0, None), ("0.00", 0, None), ("dd/mm", 0, None),
        ('0;;"–"', 0, None), ('0;;"0%"', 0, "0%"), ('0"5"', 0, "0 → “05”"), ("#", 0, None),
        # figures that are texts
        ('@"%"', "98", "98%"), ("@\\%", " 98 ", "98%"), ('0;-0;0;@"%"', "98,5", "98,5%"),
        ('@"‰"', "98", "98‰"), ('0"%";0;0', "98", None), ('0"%"', "98", None), ("0%", "98", None),
        ('@" nghìn"', "165", "165 → “165 nghìn”"), ('"~"@', "165", "165 → “~165”"),
        ('@"5"', "16", "16 → “165”"), ('"-"@', "165", "165 → “-165”"), (";;;", "165", "165 → “”"),
        ('@" trẻ"', "165", None), ("@", "165", None), ("_(@_)", "165", None), ('0"@"', "165", None),
        ('@"%"', "Có", None), (";;;", "Tên xã", None), ('0;0;0;"x"', "165", "165 → “x”"),
    ],
)  # fmt: skip
def test_a_count_that_shows_as_another_is_none(
    number_format: str, value: object, shown: str | None
) -> None:
    assert writing.shown(value, number_format) == shown
    if shown is not None:
        assert not isinstance(values.count(shown), int)
        assert value == 1 or not isinstance(values.answer(shown), int)


@given(st.integers(0, 10**9), st.sampled_from(["0%", '0"%"', "0\\%", '#,##0" %"', "0.00%"]))
def test_what_shows_a_sign_is_never_a_count(value: int, number_format: str) -> None:
    shown = writing.percentage(value, number_format)
    assert shown is not None
    assert values.count(shown) is c.FractionalCount


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_a_raised_sign_is_never_a_part_of_a_number(number: int, note: int) -> None:
    text = writing.joined([(str(number), False, False), (str(note), True, False)])
    assert values.count(text) is c.RaisedSign
    assert values.is_marked(text)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_what_is_struck_out_is_no_figure(old: int, new: int) -> None:
    text = writing.joined([(str(old), False, True), (f" {new}", False, False)])
    assert values.count(text) is c.StruckOut
    assert text == "".join(digit + writing.STROKE for digit in str(old)) + f" {new}"


INVISIBLE = "\u034f\u115f\u3164\ufe0f\u2800\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202a\x07\x1b"


@given(st.integers(0, 10**9), st.sampled_from(INVISIBLE), st.integers(0, 9))
def test_invisible_marks_change_nothing_and_are_named(number: int, mark: str, at: int) -> None:
    text = str(number)[:at] + mark + str(number)[at:]
    assert values.count(text) == number
    assert f"⟨U+{ord(mark):04X}⟩" in values.shown(text)
    assert values.answer(f"c{mark}ó") == 1
    assert values.is_blank(mark)


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (165.00000000000003, 165), (164.99999999999997, 165), (0.1 * 1650, 165),
        (165.0000001, None), (165.0000000000005, None),
    ],
)  # fmt: skip
def test_a_count_has_fifteen_digits(value: float, count: int | None) -> None:
    assert values.count(value) == (c.FractionalCount if count is None else count)
    assert values.count(repr(value)) == values.count(value), "as a text export writes it"


def opened(path: Path) -> Workbook:
    return load.open_workbook(files.read(path))


def made(path: Path, cells: dict[str, Any], **formats: Any) -> Workbook:
    """Write cells with XlsxWriter and read them."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("A")
        for address, value in cells.items():
            style = book.add_format(formats[address]) if address in formats else None
            if isinstance(value, list):
                runs = [book.add_format(one) if isinstance(one, dict) else one for one in value]
                sheet.write_rich_string(address, *runs)
            else:
                sheet.write(address, value, style)
    path.write_bytes(stream.getvalue())
    return opened(path)


def test_an_address_is_a_label(tmp_path: Path) -> None:
    book = made(tmp_path / "a.xlsx", {"F7": 12, "AB9": "x", "C3": 0.5})
    frame = book.sheets[0].frame
    assert (frame.at[7, "F"], frame.at[9, "AB"], frame.at[3, "C"]) == (12, "x", 0.5)
    assert list(frame.index) == list(range(1, 10))
    assert book.sheets[0].address(6, 5) == "F7"


def test_cells_of_every_kind(tmp_path: Path) -> None:
    raised, struck = {"font_script": 1}, {"font_strikeout": True}
    book = made(
        tmp_path / "a.xlsx",
        {
            "A1": ["16", "7", raised, "1"],
            "A2": [struck, "167", " 170"],
            "A3": 167,
            "A4": ["in ", {"bold": True}, "bold"],
            "A5": 98,
            "A6": "=1/0",
        },
        A3=struck,
        A5={"num_format": '0"%"'},
    )
    cells = [row[0] for row in book.sheets[0].rows]
    assert cells[:5] == ["167¹", "1̶6̶7̶ 170", "1̶6̶7̶", "in bold", "98%"]


@pytest.mark.parametrize(
    ("formula", "results", "shown"),
    [
        ("=B1-2", (0, 0), "=B1-2"),
        ("=B1-5", (0, 0), "=B1-5"),  # it is 0, but so is every result of a workbook that waits
        ("=B1-2", (0, 7), "=B1-2"),
        ("=B1-5", (0, 7), 0),
        ("=IF(B1>9,B1,0)", (0, 7), "=IF(B1>9,B1,0)"),  # not surely 0
    ],
)
def test_zeros_are_doubted_where_nothing_was_calculated(
    tmp_path: Path, formula: str, results: tuple[int, int], shown: object
) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("A")
        for row, result in enumerate(results):
            sheet.write_formula(row, 0, formula if row == 0 else "=B2+2", None, result)
            sheet.write(row, 1, 5)
    assert opened(tmp_path / "a.xlsx").sheets[0].frame.at[1, "A"] == shown


MASTER = '<c r="A1"><f t="shared" ref="A1:A2" si="0">#REF!</f><v>5</v></c>'
CHILD = '<c r="A2"><f t="shared" si="0"/><v>7</v></c>'


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ('<c r="A1"><f>B1-#REF!</f><v>165</v></c>', {1: "#REF! (165)"}),
        ('<c r="A1"><f>IFERROR(#REF!,0)</f><v>0</v></c>', {1: "#REF! (0)"}),
        ('<c r="A1" t="e"><f>#REF!</f><v>#REF!</v></c>', {1: "#REF!"}),
        (f'{MASTER}</row><row r="2">{CHILD}',
         {1: "#REF! (5)", 2: "#REF! (7)"}),
        ('<c r="A1" t="str"><v>#REF!</v></c>', {1: "#REF!"}),
    ],
)  # fmt: skip
def test_results_whose_formula_has_lost_its_cells(
    cells: str, shown: dict[int, str], tmp_path: Path
) -> None:
    made(tmp_path / "made.xlsx", {"A1": 1})
    data = {"xl/worksheets/sheet1.xml": lambda xml: re.sub(
        rb"<c .*</c>", cells.encode(), xml, flags=re.DOTALL)}  # fmt: skip
    frame = opened(w.edit(tmp_path / "made.xlsx", tmp_path / "a.xlsx", data)).sheets[0].frame
    assert {row: frame.at[row, "A"] for row in shown} == shown
    assert {values.count(value) for value in shown.values()} == {c.ErrorCell}


def test_the_same_in_rows_that_are_many(tmp_path: Path) -> None:
    """Only the rows that have something are asked about: each is where it was."""
    cells = {f"A{row}": row for row in range(1, 900)}
    styles = {f"A{row}": {"num_format": "0%"} for row in (1, 2, 450, 899)}
    frame = made(tmp_path / "a.xlsx", cells, **styles).sheets[0].frame
    texts = {row: frame.at[row, "A"] for row in frame.index if isinstance(frame.at[row, "A"], str)}
    assert texts == {1: "100%", 2: "200%", 450: "45000%", 899: "89900%"}


@pytest.mark.parametrize("size", ["0", "0.0", "0.05"])
def test_what_is_hidden(size: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in range(1, 8):
        sheet.append([row] * 6)
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[4].height = 77
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["D"].width = 77
    sheet["A6"].font = Font(strike=True)
    sheet.merge_cells("E1:F3")
    book.save(tmp_path / "b.xlsx")
    no_size = {
        "xl/worksheets/sheet1.xml": lambda xml: xml.replace(b'"77"', b'"%b"' % size.encode())
    }
    read = opened(w.edit(tmp_path / "b.xlsx", tmp_path / "a.xlsx", no_size)).sheets[0]
    assert read.hidden_rows == frozenset({1, 3})
    assert read.hidden_columns == frozenset({1, 3})
    assert read.merged == ((0, 4, 2, 5),)
    assert read.frame.at[6, "A"] == "6̶"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a, "b, c" ,d\n1, "2" , 3\n', [["a", "b, c", "d"], ["1", "2", "3"]]),
        ('a;"b;c"  ;d\n1;"2"\t;3\n', [["a", "b;c", "d"], ["1", "2", "3"]]),
        ('"a" , "" , "c"\n', [["a", "", "c"]]),
        ('a,\u00a0"b, c"\u00a0,d\n \u200b"1",\t"2"\t,3\n', [["a", "b, c", "d"], ["1", "2", "3"]]),
        ('"a"\t "b\tc" \t"d"\n', [["a", "b\tc", "d"]]),
        ('"a ""b"" , c",d "e" ,f\n', [['a "b" , c', 'd "e" ', "f"]]),
        ('="00316",="1",x\n', [["00316", "1", "x"]]),
        ("a|b,c|d\n1|2|3\n", [["a", "b,c", "d"], ["1", "2", "3"]]),
        ('"say ""x"" , y",b\n', [['say "x" , y', "b"]]),
    ],
)
def test_text_exports_as_people_write_them(
    text: str, rows: list[list[str]], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert opened(tmp_path / "a.csv").sheets[0].rows == rows


@pytest.mark.slow
@pytest.mark.parametrize(
    "code", ["30682", 30682, "30682.0", "30682,0", '="30682"', "'30682", "306\u200b82"]
)
def test_codes_however_they_are_written(code: object, tmp_path: Path) -> None:
    first, *rest = w.table().rows
    w.save_table(tmp_path / "a.xlsx", replace(w.table(), rows=({**first, "code": code}, *rest)))
    done, document, _ = w.evaluate("a.xlsx", cwd=tmp_path)
    assert done == 0
    assert document["communes"][0]["code"] == "30682"
