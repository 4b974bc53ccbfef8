"""Formulas whose stored result is 0 though what they add up is not."""

from __future__ import annotations

import numpy as np
import pytest

from cftscore.spreadsheet.marks import uncalculated

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
        ("SUM(B3:C3)", True), ("SUM(A1:B3)-5.2", False), ("SUM(A1:B1)-8", False),
        ("SUM($A$1:B$1)", True), ("SUM(B1:A1)", False), ("SUM(A1:)", False), ("SUM(A)", False),
        ("A2+B2", True), ("SUM(A2:B2)", True), ("D4", True), ("D4-10", True),
        # of another kind, or no formula at all
        ("A1*2", False), ("A1B1", False), ("A1 5", False), ("5A1", False), ("IF(A1,1,2)", False),
        ("Other!A1", False), ("", False), ("A1-", False), ("A1--5", False), ("(A1)", False),
        ("AVERAGE(A1:B1)", False),
    ],
)  # fmt: skip
def test_what_surely_is_not_zero(formula: str, is_not_zero: bool) -> None:
    assert uncalculated.is_not_zero(formula, CELLS) is is_not_zero


def test_of_a_sum_only_the_first_cells_are_added() -> None:
    cells = np.zeros((10_001, 1), dtype=object)
    cells[10_000, 0] = 1
    assert not uncalculated.is_not_zero("SUM(A1:A10001)", cells)
    cells[9_999, 0] = 1
    assert uncalculated.is_not_zero("SUM(A1:A10001)", cells)


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
