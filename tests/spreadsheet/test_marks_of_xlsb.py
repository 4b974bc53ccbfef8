"""What an .xlsb tells beside its values: percentages, errors, what is hidden or struck out."""

from __future__ import annotations

from struct import pack

import pytest
from xlsb import record

from cftscore.spreadsheet.marks import Marks, xlsb

LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
)


def wide(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


def font(flags: int = 0, script: int = 0, name: str = "Arial") -> bytes:
    return record(43, pack("<HHHH13x", 200, flags, 400, script) + wide(name))


STYLES = b"".join(
    (
        record(44, pack("<H", 164) + wide('0"%"')),
        record(44, pack("<H", 165) + wide("0.0")),
        font(), font(8), font(0, 1), font(name="Wingdings"),
        record(626), record(47, pack("<HHH10x", 0xFFFF, 9, 1)), record(627),
        record(617),
        *(record(47, pack("<HHH10x", 0, *of)) for of in
          ((0, 0), (9, 0), (10, 0), (164, 0), (165, 0), (0, 1), (0, 2), (0, 3))),
        record(618),
    )
)  # fmt: skip
PLAIN, PERCENT, DECIMALS, LITERAL, ONE_DECIMAL, STRUCK, RAISED, SYMBOLS = range(8)


def cell(kind: int, style: int, content: bytes) -> bytes:
    return record(kind, pack("<II", 0, style) + content)


def read(*records: bytes) -> Marks:
    row = record(0, pack("<IIHBBBI", 6, 0, 300, 0, 0, 0, 0))
    book = record(156, pack("<II", 0, 1) + wide("rId1") + wide("Chỉ tiêu"))
    parts = {
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": LINKS.encode(),
        "xl/styles.bin": STYLES,
        "xl/worksheets/sheet1.bin": row + b"".join(records),
    }
    return xlsb.read(parts)["Chỉ tiêu"]


@pytest.mark.parametrize(
    ("records", "shown"),
    [
        (cell(5, PERCENT, pack("<d", 1)), "100%"),
        (cell(9, PERCENT, pack("<d", 0.985)), "98.5%"),
        (cell(2, PERCENT, pack("<I", 1 << 2 | 2)), "100%"),
        (cell(2, PERCENT, pack("<I", 9850 << 2 | 3)), "9850%"),
        (cell(2, DECIMALS, pack("<I", 0x3FE00000)), "50%"),
        (cell(2, PERCENT, pack("<i", -4 << 2 | 2)), "-400%"),
        (cell(5, LITERAL, pack("<d", 98)), "98%"),
        (cell(5, ONE_DECIMAL, pack("<d", 98)), None),
        (cell(5, PLAIN, pack("<d", 1)), None),
        (cell(5, STRUCK, pack("<d", 12)), "1\u03362\u0336"),
        (cell(5, RAISED, pack("<d", 12)), "¹²"),
        (cell(6, SYMBOLS, wide("ü")), "✓"),
        (cell(6, PLAIN, wide("Có")), None),
        (cell(3, PLAIN, b"\x07"), "#DIV/0!"),
        (cell(11, PLAIN, b"\x2a"), "#N/A"),
        (cell(3, PLAIN, b"\xff"), "#"),
        (cell(5, 99, pack("<d", 1)), None),
    ],
)
def test_what_a_cell_shows(records: bytes, shown: str | None) -> None:
    assert read(records).shown == ({"A7": shown} if shown else {})


def test_what_is_hidden_and_merged() -> None:
    marks = read(
        record(0, pack("<IIHBBBI", 8, 0, 300, 0, 0x10, 0, 0)),
        record(60, pack("<IIIIH", 2, 3, 2560, 0, 1)),
        record(60, pack("<IIIIH", 5, 5, 2560, 0, 0)),
        record(176, pack("<IIII", 7, 8, 10, 10)),
    )
    assert (marks.hidden_rows, marks.hidden_columns) == ({8}, {2, 3})
    assert marks.merged == [(7, 10, 8, 10)]


def test_a_part_that_is_cut_off_tells_nothing() -> None:
    assert xlsb.read({}) == {}
    assert xlsb.read({"xl/styles.bin": record(47)[:1] + record(617) + record(47, b"1")}) == {}
