"""Formulas whose stored result is 0 though what they add up is not."""

from __future__ import annotations

import zipfile
from fractions import Fraction
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import xlsxwriter

from cftscore.spreadsheet import files, load, reading
from cftscore.spreadsheet.marks import formulas, ods, uncalculated

CELLS = np.array(
    [
        [5, 3, "", "x"],
        [0.1, 0.2, None, True],
        [-5, 2, "7", "="],
        [0, 0, 0, 10**16],
    ],
    dtype=object,
)


@pytest.mark.parametrize(
    ("formula", "is_not_zero"),
    [
        ("A1", True), ("A4", False), ("A1-B1", True), ("A1-5", False), ("A1+A3", False),
        ("-A1+5", False), ("-A1-A3", False), ("+A1", True), ("5-A1", False), ("A1-2-3", False),
        ("A1-B1-B3", False), ("A1-B1+B3", True), ("0", False), ("7", True), ("$A$1", True),
        (" a1 - 5 ", False), ("a1 - 4", True),
        # what is blank counts as 0, as it does in a sum for a text, which is none by itself
        ("C1", False), ("C2", False), ("Z9", False), ("A5", False), ("E1", False), ("D1", False),
        ("A5+7", True), ("E1+7", True),
        ("D2", False), ("D1+A1", False), ("A1+D2", False), ("C1+A1", True),
        ("SUM(A1:B1)", True), ("SUM(A1:A3)", True), ("SUM(A1;A3)", False), ("SUM(A1,A3)", False),
        ("SUM(A1;A3;B1)", True), ("SUM(A1:A1)-5", False), ("SUM(C1:D1)", False),
        ("SUM(A1:D1)", True), ("SUM(C2:D2)", False), ("SUM(A2:D2)", False), ("SUM(B4:C4)", False),
        ("SUM(B3:C3)", True), ("SUM(A1:B3)-5.2", True), ("SUM(A1:B1)-8", False),
        ("SUM($A$1:B$1)", True), ("SUM(B1:A1)", False), ("SUM(A1:)", False), ("SUM(A)", False),
        ("A2+B2", True), ("SUM(A2:B2)", True), ("D4", True), ("D4-10", True),
        # multiplied, divided, rounded, in brackets
        ("A1*2", True), ("A1*0", False), ("A1*C1", False), ("(A1)", True), ("(A1-2)*3", True),
        ("A1-(B1+2)", False), ("A1-(B1+2", False), ("2*3-6", False), ("2+3*2-8", False),
        ("A1/C1", False), ("A1/B1", True), ("A1*98%", True), ("A1*0%", False),
        ("SUM(A1:B1)*2", True),
        ("1/3*3-1", False), ("A2+B2-0.3", False), ("A1-4.9999999999999", False),
        ("ROUND(A1*0.98,0)", True), ("ROUND(A2,0)", False), ("ROUND(A2*5,0)", True),
        ("ROUND(-A2*5,0)", True), ("ROUND(A1,-1)", True), ("ROUND(A1-1,-1)", False),
        ("ROUND(A2;1)", True), ("ROUND(A1)", False), ("ROUND(A1,0)-5", False),
        ("ROUND(A1,0", False),
        ("(" * 17 + "A1" + ")" * 17, False), ("(" * 16 + "A1" + ")" * 16, True),
        # of another kind, or no formula at all
        ("A1B1", False), ("A1 5", False), ("5A1", False), ("IF(A1,1,2)", False),
        ("Other!A1", False), ("", False), ("A1-", False), ("A1--5", False), ("()", False),
        ("AVERAGE(A1:B1)", False),
    ],
)  # fmt: skip
def test_what_surely_is_not_zero(formula: str, is_not_zero: bool) -> None:
    assert (uncalculated.total(formula, uncalculated.Values(CELLS)) not in (None, 0)) is is_not_zero


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("50%", "1/2"), ("98%*A1", "49/10"), ("2*3/4", "3/2"), ("(1+2)*3", "9"), ("-A1*2", "-10"),
        ("ROUND(2.5,0)", "3"), ("ROUND(-2.5,0)", "-3"), ("ROUND(2.345,2)", "2.35"),
        ("ROUND(1250;-2)", "1300"), ("ROUND(-0.4,0)", "0"), ("ROUND(1/2,0)", "1"),
        ("SUM(A1:C2)", "8.3"), ("SUM(A2:B3)", "-2.7"), ("A2+B2", "0.3"), ("D4", "1e16"),
        # nothing of it is known
        ("1X1", None), ("2X3", None), ("XX1", "0"), ("(2X", None), ("(5,0)", None), ("5,0)", None),
        ("SUM(C3:D3)", None), ("SUM(C2:D2)", None), ("1/0", None), ("1/C1", None),
    ],
)  # fmt: skip
def test_what_a_formula_gives(formula: str, result: str | None) -> None:
    known = uncalculated.total(formula, uncalculated.Values(CELLS))
    assert known == (None if result is None else Fraction(result))


@pytest.mark.parametrize(("room", "result"), [(3, None), (4, "8.3"), (5, "8.3")])
def test_cells_beyond_those_that_are_looked_at_are_not_known(
    room: int, result: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uncalculated, "_MOST_LOOKED_AT", room)
    known = uncalculated.total("SUM(A1:B2)", uncalculated.Values(CELLS))
    assert known == (None if result is None else Fraction(result))


@pytest.mark.parametrize(
    ("formula", "terms", "refers"),
    [
        ("IF(A1 : A3>0, 1)", 9, True), ("F(A1)", 9, False),
        ("F(A1,A2)", 2, True), ("F(A1,A2)", 1, False),
    ],
)  # fmt: skip
def test_what_refers_to_a_formula(formula: str, terms: int, refers: bool) -> None:
    sheet = uncalculated.Values(np.array([[5], ["=J9"], [7]], dtype=object))
    sheet.terms = terms
    assert uncalculated._refers_to_uncalculated(formula, sheet) is refers


def test_what_lies_outside_of_the_cells_is_left_and_what_uses_a_zero_waits_with_it() -> None:
    zeros = {"A1": "5", "B1": "FOO(A1)", "A3": "5", "C1": "5", "C3": "5", "B2": "FOO(9)"}
    cells = np.array([[0, 0], [0, 0]], dtype=object)
    found = uncalculated.without_results(zeros, cells, waits=False, others=False)
    assert found == {(0, 0): "=5", (0, 1): "=FOO(A1)"}


def _array(area: str) -> bytes:
    first = area.partition(":")[0].encode()
    return b'<c r="%b"><f t="array" ref="%b">B9:B99*2</f><v>0</v></c>' % (first, area.encode())


def test_the_cells_of_a_formula_for_many(monkeypatch: pytest.MonkeyPatch) -> None:
    of_b3 = {"B3": "B9:B99*2", "C3": "", "B4": "", "C4": ""}
    assert uncalculated.zeros(_array("B3:C4")) == of_b3
    monkeypatch.setattr(uncalculated, "_MOST_IN_ARRAYS", 6)
    some = uncalculated.zeros(_array("B3:C4") + _array("E1:E9") + _array("G1:G9"))
    assert list(some) == [*of_b3, "E1", "E2", "G1"]


def test_formulas_that_are_shared_are_moved_as_far_as_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert uncalculated.shifted("$A1+A$1+A1", "C1", "D2") == "$A2+B$1+B2"
    xml = (
        b'<c r="Z1"><f t="shared"/><v>0</v></c><c r="B1"><f t="shared" si="0">A1*2</f><v>0</v></c>'
    )
    xml += b"".join(b'<c r="B%d"><f t="shared" si="0"/><v>0</v></c>' % row for row in range(2, 5))
    monkeypatch.setattr(uncalculated, "_MOST_SHIFTED", 2 * len("A1*2"))
    zeros = uncalculated.zeros(xml)
    assert zeros == {"B1": "A1*2", "B2": "A2*2", "B3": "A3*2", "B4": ""}


def test_a_formula_is_followed_up_to_its_longest() -> None:
    longest = "1" + "+1" * 249 + " "
    for formula, known in ((longest, longest), (longest + " ", "")):
        cell = b'<c r="A1"><f>%b</f><v>0</v></c>' % formula.encode()
        assert uncalculated.zeros(cell) == {"A1": known}


def test_of_a_sum_only_the_first_cells_are_added() -> None:
    cells = np.zeros((10_001, 1), dtype=object)
    cells[10_000, 0] = 1
    assert uncalculated.total("SUM(A1:A10001)", uncalculated.Values(cells)) == 0
    cells[9_999, 0] = 1
    assert uncalculated.total("SUM(A1:A10001)", uncalculated.Values(cells)) != 0


@pytest.mark.parametrize(
    ("of_ods", "formula"),
    [
        ("of:=[.J9]-2", "J9-2"), ("of:=SUM([.J7:.J13])", "SUM(J7:J13)"),
        ("of:=SUM([.$J$7:.J13];[.A1])", "SUM($J$7:J13;A1)"), ("of:=[.A1]=[.B1]", "A1=B1"),
        ("of:=['x'.A1]", "['x'.A1]"), ("J9", ""),
    ],
)  # fmt: skip
def test_a_formula_of_an_ods_is_read_as_one_of_excel(of_ods: str, formula: str) -> None:
    assert uncalculated.as_in_excel(of_ods) == formula


def test_formulas_with_a_result_of_zero() -> None:
    xml = (
        b'<c r="A1"><f>B1-2</f><v>0</v></c><c s="1" r="A2" t="n"><f ca="1">B2</f><v>0.00</v></c>'
        b'<c r="A3"><f>B3</f><v>0.5</v></c><c r="A4"><v>0</v></c><c r="A5"><f>\xc4\x91\xff</f>'
        b'<v>0</v></c><c r="A6"><f>B6</f><v>05</v></c>'
    )
    assert uncalculated.zeros(xml) == {"A1": "B1-2", "A2": "B2", "A5": "đ\ufffd"}
    assert uncalculated.zeros(b'<c r="A3"><f>B3</f><v>5</v></c>') == {}


def left(zeros: dict[str, str], *, waits: bool) -> set[str]:
    """Give the addresses of the formulas that have no result."""
    cells = np.array([[5, 0, 0], [0, 0, "=A1-2"], [0, 0, 0]], dtype=object)
    found = uncalculated.without_results(zeros, cells, waits=waits, others=True)
    assert all(formula == f"={zeros[at]}" for at, formula in named(found).items())
    assert cells[1, 0] == 0
    return set(named(found))


def named(found: dict[tuple[int, int], str]) -> dict[str, str]:
    return {f"{'ABC'[column]}{row + 1}": formula for (row, column), formula in found.items()}


@pytest.mark.parametrize(
    "formula",
    ["IF(A1>0,A1-2,0)", "VLOOKUP(A1,A:C,2,FALSE)", "Data!A1", "'Xã A'!B5", "COUNTA(A1:A3)",
     "INT(A1)", "ROUNDUP(A1*0.98,0)", ""],
)  # fmt: skip
def test_a_zero_of_a_workbook_that_waits_is_no_result_unless_it_surely_is(formula: str) -> None:
    assert left({"B1": formula}, waits=True) == {"B1"}
    assert left({"B1": formula}, waits=False) == set()


@pytest.mark.parametrize("formula", ["0", "B1", "B1+C1", "SUM(A2:B3)", "A1-5", "-B1"])
@pytest.mark.parametrize("waits", [True, False])
def test_a_zero_that_surely_is_one_stays(formula: str, waits: bool) -> None:
    assert left({"A2": formula}, waits=waits) == set()


@pytest.mark.parametrize("waits", [True, False])
def test_what_is_made_of_formulas_without_results_has_none_either(waits: bool) -> None:
    """One below, one above, and a chain of them; `C2` holds a formula in place of a result."""
    zeros = {"B1": "MAX(A2)", "A2": "A1-2", "B2": "SUM(A2,1)-1", "A3": "C2", "B3": "IF(C2>0,1,0)"}
    assert left(zeros, waits=waits) == set(zeros)
    assert left({"A3": "MAX(B1:C2)"}, waits=waits) == {"A3"}


def test_only_so_many_cells_of_areas_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet of 166 KB with 20,000 sums, each of 10,000 cells, took more than 39 s."""
    monkeypatch.setattr(uncalculated, "_MOST_LOOKED_AT", 6)
    sums = {"A2": "SUM(B1:C1)", "B3": "SUM(B1:B2)", "A3": "SUM(C1)", "C3": "SUM(B1)"}
    assert left(sums, waits=True) == set(), "two cells, two, one and one"
    more = {**sums, "B2": "SUM(B1)"}
    assert left(more, waits=True) == set(more), "what is not known of one is not of the others"
    assert left(more, waits=False) == set()


def test_where_one_zero_is_wrong_and_nothing_has_a_result_nothing_was_calculated() -> None:
    cells = np.array([[5, 0, 0, 0]], dtype=object)
    zeros = {"B1": "IF(A1>3,1,0)", "C1": "SUM(A1)", "D1": "A1-5"}
    told = partial(uncalculated.without_results, zeros, cells, waits=False, others=False)
    assert set(named(told(results=False))) == {"B1", "C1"}
    assert set(named(told(results=True))) == {"C1"}
    del zeros["C1"]
    assert told(results=False) == {}


def test_only_so_many_terms_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uncalculated, "_MOST_TERMS", 3)
    assert left({"B1": "A1+A1+A1", "B3": "A1"}, waits=False) == {"B1"}


def test_cells_that_share_a_formula() -> None:
    xml = (
        b'<c r="B1" s="1"><f t="shared" ref="B1:B9" si="0">A1-$A$9+C$1*LOG10(3)</f><v>0</v></c>'
        b'<c r="B2"><f t="shared" si="0"/><v>0</v></c>'
        b'<c r="B3"><f t="shared" si="0"></f><v>0.0</v></c>'
        b'<c r="B4"><f t="shared" si="0"/><v>7</v></c><c r="B5"><f t="shared" si="0"/></c>'
        b'<c r="D1"><f t="shared" ref="D1:E1" si="1">A2</f><v>7</v></c>'
        b'<c r="E1"><f t="shared" si="1"/><v>0</v></c><c r="F1"><f t="shared" si="2"/><v>0</v></c>'
        b'<c r="C2"><f t="shared" ref="C2:C3" si="3">' + b"+A1" * 200 + b"</f><v>0</v></c>"
        b'<c r="C3"><f t="shared" si="3"/><v>0</v></c>'
    )
    assert uncalculated.zeros(xml) == {
        "B1": "A1-$A$9+C$1*LOG10(3)", "B2": "A2-$A$9+C$1*LOG11(3)", "B3": "A3-$A$9+C$1*LOG12(3)",
        "E1": "B2", "C2": "", "C3": "",
    }  # fmt: skip
    assert uncalculated.shifted("A1+B$1+$C1", "C3", "B2") == "#REF!+A$1+#REF!"


@pytest.mark.parametrize(
    ("results", "waits", "has_results"),
    [
        ("0", False, False), ("0.0", True, False), ("0E0", False, False), ("-0", False, False),
        ("0.0 165.0", False, True), ("0.0 165", True, True), ("0 0.5", False, True),
    ],
)  # fmt: skip
def test_zeros_as_libraries_write_them(results: str, waits: bool, has_results: bool) -> None:
    """Of Apache POI `0.0` is what it has not calculated; where it has, others are `165.0`."""
    xml = "".join(f'<c r="A1"><f>IF(B1,1)</f><v>{one}</v></c>' for one in results.split()).encode()
    assert (uncalculated.waits(xml), uncalculated.has_results(xml)) == (waits, has_results)


def test_a_formula_outside_of_the_cells_is_left() -> None:
    assert left({"D9": "IF(A1>0,1,0)"}, waits=True) == set()


def test_one_formula_for_many_cells() -> None:
    """XlsxWriter writes 0 into the others, without a formula."""
    xml = b'<c r="B1"><f %b>C1:C3*2</f><v>0</v></c><c r="B2"><v>0</v></c>'
    assert uncalculated.zeros(xml % b't="array" ref="B1:C2"') == {
        "B1": "C1:C3*2", "C1": "", "B2": "", "C2": "",
    }  # fmt: skip
    assert uncalculated.zeros(xml % b'ref="B1:B3" t="array"').keys() == {"B1", "B2", "B3"}
    assert uncalculated.zeros(xml % b't="array" ref="B1"').keys() == {"B1"}
    assert uncalculated.zeros(xml % b't="x" ref="B1:B3"').keys() == {"B1"}
    array = {"A1": "", "B1": "A1:A3*2", "B2": "", "C2": ""}
    assert left(array, waits=True) == {"B1", "B2"}, "of the others only zeros"
    assert left(array, waits=False) == set()


@pytest.mark.slow
def test_a_workbook_by_a_library_of_which_some_results_are_given(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet()
    sheet.write("A1", 5)
    sheet.write_formula("B1", "=ROUND(A1*0.98,0)")
    sheet.write_formula("C1", "=SUM(A1:A1)", None, 5)
    sheet.write_formula("D1", "=A1-5")
    sheet.write_formula("E1", "=B1")
    book.close()
    (read,) = load.open_workbook(files.read(tmp_path / "a.xlsx")).sheets
    assert list(read.rows[0]) == [5, "=ROUND(A1*0.98,0)", 5, 0, "=B1"]


def test_a_workbook_that_does_not_say_that_nothing_was_calculated(tmp_path: Path) -> None:
    """In `.xlsx` and `.ods`; a formula of a kind that is not followed stands beside a sum."""
    formulas_of = {"B1": "ROUNDUP(A1*0.98,0)", "C1": "SUM(A1:A1)", "D1": "A1-5"}
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet()
    sheet.write("A1", 5)
    for address, formula in formulas_of.items():
        sheet.write_formula(address, f"={formula}")
    book.close()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    workbook = packed["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    assert workbook != packed["xl/workbook.xml"]
    parts = {**packed, "xl/workbook.xml": workbook}
    (read,) = reading.read("xlsx", parts, 1000).sheets
    assert list(read.rows[0]) == [5, "=ROUNDUP(A1*0.98,0)", "=SUM(A1:A1)", 0]
    cells = "".join(
        f'<table:table-cell table:formula="of:={formula}" office:value-type="float"'
        f' office:value="{{}}"><text:p>{{}}</text:p></table:table-cell>'
        for formula in ("ROUNDUP([.A1])", "SUM([.A1:.A1])")
    )
    for results, is_one in (((0, 0), False), ((0, 5), True)):
        marks, _ = ods.read(
            _content(cells.format(*(n for n in results for _ in "ab"))), {"A": (1, 2)}
        )
        assert marks["A"].results is is_one
        assert "A1" in marks["A"].zeros


def _content(cells: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    return (
        f'<office:document-content {spaces}><table:table table:name="A"><table:table-row>'
        f"{cells}</table:table-row></table:table></office:document-content>"
    ).encode()


def test_formulas_that_refer_to_another_workbook() -> None:
    xml = (
        b'<c r="A1"><f>[1]Sheet1!A1</f><v>5</v></c><c r="A2"><f>\'[12]X\xc3\xa3 A\'!$B$2+1</f></c>'
        b'<c r="A3"><f t="shared" ref="A3:A5" si="7">[1]A!B1</f><v>1</v></c>'
        b'<c r="A4" s="2"><f t="shared" si="7"></f><v>1</v></c>'
        b'<c r="A5"><f t="shared" si="7"/><v>1</v></c><c r="A6"><f t="shared" si="8"/><v>1</v></c>'
        b'<c r="B1"><f>Table1[[#This Row],[2020]]</f></c><c r="B2"><f>A1</f></c><c r="B3"/>'
    )
    assert list(formulas.linked(xml)) == ["A1", "A2", "A3", "A4", "A5"]
    assert list(formulas.linked(b'<c r="A1"><f>SUM(B1:B2)</f></c>')) == []
