"""The marks of an .xls that is made here record by record: what no program of today writes so."""

from __future__ import annotations

import sys
from struct import pack

import commandline
import pytest

from cftscore.spreadsheet.marks import Marks, xls

BOF, EOF, FORMULA, RECALC_ID = 0x809, 0x0A, 0x06, 0x1C1
PLAIN, RAISED, STRUCK = 0, 1, 2
"""Of each there is a font and a style of cells."""
EMPTY_TEXT = b"\x00" * 6 + b"\xff\xff"
NO_RESULT = b"\x03" + EMPTY_TEXT[1:]
THREE_FIRST = b"\x03" + pack("<d", 5)[1:]
"""A number a little above 5, whose first byte is that of no result."""


def record(kind: int, content: bytes = b"") -> bytes:
    return pack("<HH", kind, len(content)) + content


def letters(text: str) -> bytes:
    return pack("<HB", len(text), 0) + text.encode("latin-1")


def font(options: int = 0, escapement: int = 0, height: int = 220, colour: int = 0) -> bytes:
    content = pack("<HHHHHBBBBBB", height, options, colour, 400, escapement, 0, 0, 0, 0, 1, 0)
    return record(0x31, content + b"A")


FONTS = [font(), font(escapement=1), font(8), font(height=39), font(height=40),
         font(colour=9), font(colour=10)]  # fmt: skip
WHITE, RED = 9, 10
"""Indexes of colours."""


def style(number: int, pattern: int = 0, colour: int = 0) -> bytes:
    """Make a style of cells in a font; of fonts none has the number 4."""
    index = number + (number >= 4)
    return record(0xE0, pack("<HHHIIIH", index, 0, 0, 0, 0, pattern << 26, colour))


def number(row: int, column: int, value: float, style: int = PLAIN) -> bytes:
    return record(0x203, pack("<HHHd", row, column, style, value))


def label(row: int, column: int, text: str, *runs: tuple[int, int], style: int = PLAIN) -> bytes:
    place = pack("<HHH", row, column, style)
    if not runs:
        return record(0x204, place + letters(text))
    return record(0xD6, place + letters(text) + pack("<H", len(runs))
                  + b"".join(pack("<HH", *run) for run in runs))  # fmt: skip


def error(row: int, column: int, code: int) -> bytes:
    return record(0x205, pack("<HHHBB", row, column, PLAIN, code, 1))


def formula(row: int, column: int, result: bytes) -> bytes:
    tokens = b"\x1e\x01\x00"
    content = pack("<HHH", row, column, PLAIN) + result + pack("<HIH", 0, 0, len(tokens)) + tokens
    return record(FORMULA, content) + (record(0x207, letters("")) if result[0] == 0 else b"")


def calculated(row: int, column: int, result: float, tokens: bytes) -> bytes:
    """Make a formula with a number for its result."""
    content = pack("<HHHdHIH", row, column, PLAIN, result, 0, 0, len(tokens)) + tokens
    return record(FORMULA, content)


def cell_token(row: int, column: int) -> bytes:
    return b"\x44" + pack("<HH", row, column | 0xC000)


MINUS_TWO = b"\x1e\x02\x00\x04"
LOST_CELL = b"\x4a" + bytes(4)


def row(index: int, *, height: int = 255, hidden: bool = False) -> bytes:
    return record(0x208, pack("<HHHHHHI", index, 0, 1, height, 0, 0, 0x20 * hidden))


def column(index: int, *, width: int = 2560, hidden: bool = False) -> bytes:
    return record(0x7D, pack("<HHHHHH", index, index, width, 0, hidden, 0))


def workbook(*sheet: bytes, also: bytes = b"") -> bytes:
    styles = b"".join(map(style, range(len(FONTS))))
    styles += style(5, 1, RED) + style(6, 1, RED) + style(5, 2, RED) + style(5, 1, WHITE)
    before = record(BOF, pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + b"".join(FONTS) + styles + also
    place = len(before) + 4 + 9 + 4
    bounds = record(0x85, pack("<IHBB", place, 0, 1, 0) + b"A")
    page = record(BOF, pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + b"".join(sheet)
    return before + bounds + record(EOF) + page + record(EOF)


def marks_of(*sheet: bytes, also: bytes = b"") -> Marks:
    marks, untold = xls.read(workbook(*sheet, also=also), ["A"])
    assert untold == []
    return marks["A"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (number(0, 0, 165), None),
        (number(0, 0, 165, STRUCK), "1̶6̶5̶"),
        (label(0, 0, "167", style=STRUCK), "1̶6̶7̶"),
        (label(0, 0, "167", (2, RAISED)), "16⁷"),
        (label(0, 0, "167 170", (0, STRUCK), (3, PLAIN)), "1̶6̶7̶ 170"),
        # Up to the first run the font is the cell's own.
        (label(0, 0, "167 170", (3, PLAIN), style=STRUCK), "1̶6̶7̶ 170"),
        (label(0, 0, "167 170", (0, PLAIN), style=STRUCK), None),
        (label(0, 0, "167", (2, PLAIN), style=RAISED), "¹⁶7"),
        (number(0, 0, 165, RAISED), "¹⁶⁵"),
        (number(0, 0, 1.5, STRUCK), "1̶.̶5̶"),
        (label(0, 0, "167", style=RAISED), "¹⁶⁷"),
        (label(0, 0, "em", style=RAISED), None),
        (error(0, 0, 0x07), "#DIV/0!"),
        (error(0, 0, 0x63), "#"),
        (formula(0, 0, NO_RESULT), "="),
        (formula(0, 0, EMPTY_TEXT), None),
        (formula(0, 0, THREE_FIRST), None),
    ],
)
def test_what_a_cell_shows(cell: bytes, shown: str | None) -> None:
    """An empty text that stands before it or in another row changes nothing."""
    empty = label(0, 1, "") + label(1, 0, "")
    after = error(0, 2, 0x2A)
    marks = marks_of(cell, empty, after)
    assert marks.shown == {"C1": "#N/A"} | ({} if shown is None else {"A1": shown})


def test_formulas_whose_result_is_zero_are_told_to_be_looked_at() -> None:
    cells = [
        calculated(0, 0, 0, cell_token(8, 9) + MINUS_TWO),
        calculated(1, 0, 5, cell_token(8, 9) + MINUS_TWO),
        calculated(2, 0, 0, b"\x1e\x00\x00"),
        calculated(3, 0, 0, b"\xff\xff"),  # of no formula
        calculated(4, 0, 0, b""),
    ]
    marks = marks_of(*cells)
    assert (marks.shown, marks.zeros) == ({}, {"A1": "J9-2", "A3": "0"})
    assert marks.results
    assert not marks_of(cells[0], *cells[2:]).results


def test_formulas_of_deleted_cells_and_of_errors_alone() -> None:
    cells = [
        calculated(0, 0, 165, LOST_CELL + cell_token(8, 9) + b"\x03"),
        calculated(1, 0, 1.5, LOST_CELL),
        calculated(2, 0, 127, b"\x1c\x2a"),
        calculated(3, 0, 74, b"\x1e\x4a\x00"),  # its number looks like the token
        calculated(4, 0, 5, b"\x01\x2a\x00\x00\x00"),  # shared with the row of such a number
    ]
    marks = marks_of(*cells)
    shown = {"A1": "#REF! (165)", "A2": "#REF! (1.5)", "A3": "#N/A"}
    assert (marks.shown, marks.zeros) == (shown, {})


def test_a_workbook_that_was_calculated_has_results_that_are_empty_texts() -> None:
    assert marks_of(formula(0, 0, NO_RESULT), also=record(RECALC_ID, b"\0" * 8)).shown == {}


def test_letters_that_nobody_sees() -> None:
    """Tiny ones, white ones on nothing or on white, red ones on red."""
    cells = [number(0, style, 5, style) for style in range(11)]
    assert marks_of(*cells, label(1, 0, "", style=5)).faint == {"D1", "F1", "I1", "K1"}


def test_what_is_hidden() -> None:
    columns = [column(0, hidden=True), column(1, width=0), column(2, width=1), column(3)]
    rows = [row(1, hidden=True), row(2, height=0), row(3, height=1), row(4)]
    marks = marks_of(*columns, *rows, number(4, 4, 1))
    assert (marks.hidden_rows, marks.hidden_columns) == ({1, 2}, {0, 1})
    stated = marks_of(record(0x225, pack("<HH", 2, 255)), *rows, number(5, 0, 1))
    assert stated.hidden_rows == {0, 1, 2, 5}


def test_what_xlrd_refuses_cannot_be_told() -> None:
    assert xls.read(b"", ["A", "B"]) == ({}, ["A", "B"])
    assert xls.read(workbook(), ["A", "B"])[1] == ["B"]


def test_what_xlrd_remarks_is_not_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # xlrd takes what is the standard output when it is imported.
    for name in [name for name in sys.modules if name.partition(".")[0] == "xlrd"]:
        monkeypatch.delitem(sys.modules, name)
    longer = (commandline.ROOT / "tests/files/loi.xls").read_bytes() + b" "
    marks, _ = xls.read(longer, ["Chỉ tiêu"])
    assert marks["Chỉ tiêu"].shown["K7"] == "#DIV/0!"
    assert capsys.readouterr() == ("", "")
