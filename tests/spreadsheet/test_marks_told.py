"""Marks as they are told, format by format: read in this process, and compared whole."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from functools import cache
from typing import Any

import commandline
import numpy as np
import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from cftscore.spreadsheet import files, ordinary, reading
from cftscore.spreadsheet.marks import Marks, beside, formulas, ods, writing, xls, xlsx
from cftscore.spreadsheet.marks.asked import asked

MANY = 8_000_000
MAIN = ordinary.MAIN.encode()


def told_by(parts: ordinary.Parts, cells: dict[str, Any]) -> tuple[dict[str, Marks], list[str]]:
    """Read the marks of the parts of an .xlsx whose sheets hold some values."""
    values = {name: array.astype(object) for name, array in cells.items()}
    return xlsx.read(parts, xlsx.look(parts, xlsx.sheet_parts(parts)), values)


def told(path: str) -> dict[str, Marks]:
    """Read the marks of a file; each sheet of it has some that can be told."""
    file = files.read(commandline.ROOT / "tests" / path)
    if file.format == "xls":
        grids = reading._grids(lambda: file.data, MANY, measure=True)
        marks, untold = xls.read(file.data, [grid.name for grid in grids])
    elif file.format == "ods":
        parts = files.unpack(file)
        grids = reading._grids(lambda: files.pack(ods.without_indents(parts)), MANY, measure=True)
        sizes = {grid.name: grid.cells.shape for grid in grids}
        marks, untold = ods.read(parts["content.xml"], sizes)
    else:
        made = ordinary.made_ordinary(files.unpack(file)).parts
        written = files.pack(ordinary.with_errors_as_texts(made))
        grids = reading._grids(lambda: written, MANY, measure=False)
        marks, untold = told_by(made, {grid.name: grid.cells for grid in grids})
    assert untold == []
    return marks


HEADER = [(3, column, 4, column) for column in range(4)]
PERCENTAGES = {"J7": "100%", "K7": "98.5%", "L7": "0%", "J8": "250%"}


@pytest.mark.parametrize(
    ("path", "shown", "rows", "columns"),
    [
        ("cases/absolute-targets.xlsx", {"M7": "=SUM(A1:A2)", "K8": "100%"}, {9}, set()),
        ("cases/literal-percent-format.xlsx", {"K9": "98%"}, set(), set()),
        ("cases/escaped-percent-format.xlsx", {"K9": "98%"}, set(), set()),
        ("cases/underscore-percent-format.xlsx", {}, set(), set()),
        ("cases/struck-out-figure.xlsx", {"J9": "1̶6̶7̶ 170"}, set(), set()),
        ("cases/superscript-footnote-count.xlsx", {"J9": "167¹"}, set(), set()),
        ("cases/superscript-footnote-on-zero.xlsx", {"M9": "0¹"}, set(), set()),
        ("cases/text-formula-never-calculated.xlsx", {"K9": "=Other!A1"}, set(), set()),
        ("cases/hidden-by-height-zero.xlsx", {}, {9}, set()),
        ("cases/hidden-by-width-zero.xlsx", {}, set(), {10}),
        ("cases/ods-error-stored-as-zero.ods", {"K9": "#DIV/0!"}, set(), set()),
        ("cases/note-in-cell.ods", {}, set(), set()),
        ("cases/indented-content.ods", {}, set(), set()),
        ("files/an.ods", PERCENTAGES, {8, 10}, {12, 26}),
        ("files/an.xls", PERCENTAGES, {8, 10}, {12, 26}),
        ("files/thoai-son.ods", {}, set(), set()),
        ("files/thoai-son.xls", {}, set(), set()),
        ("files/thoai-son.xlsx", {}, set(), set()),
    ],
)  # fmt: skip
def test_marks_of_the_sample(
    path: str, shown: dict[str, str], rows: set[int], columns: set[int]
) -> None:
    marks = told(path)["Chỉ tiêu"]
    assert (marks.shown, marks.hidden_rows, marks.hidden_columns) == (shown, rows, columns)
    assert (sorted(marks.merged)[: len(HEADER)], len(marks.merged)) == (HEADER, 18)


@pytest.mark.parametrize(
    ("path", "sheet", "shown"),
    [
        ("cases/formula-never-calculated.xls", "Chỉ tiêu", {"K9": "="}),
        ("cases/formula-results-zero-by-generator.xlsx", "Chỉ tiêu",
         {"K9": "=J9-2", "T9": "=S9"}),
        ("files/loi.xls", "Chỉ tiêu",
         {"K7": "#DIV/0!", "K8": "#N/A", "K9": "#VALUE!", "K10": "#N/A", "K11": "#VALUE!",
          "K12": "#DIV/0!"}),
        ("files/loi.ods", "Chỉ tiêu",
         {"K7": "#DIV/0!", "K8": "#N/A", "K9": "Err:502", "K10": "Err:520", "K11": "#VALUE!",
          "K12": "#DIV/0!"}),
        ("cases/office/cho-moi-2019-theo-nganh.xls", "Giáo dục",
         {"E8": "38.88%", "I8": "98.02%", "E9": "30.15%", "I9": "95%"}),
        ("cases/office/an-phu-2020-ty-le.xlsx", "Biểu 2",
         {"O11": "100%", "P11": "50%", "Q11": "96.1%", "R11": "3.8%"}),
    ],
)  # fmt: skip
def test_what_cells_show(path: str, sheet: str, shown: dict[str, str]) -> None:
    marks = told(path)[sheet]
    assert {address: marks.shown.get(address) for address in shown} == shown


IN_EVERY_FORMAT = {
    "A1": "98%", "B1": "98%", "D1": "165000 → “165”", "E1": "165 → “-165”", "F1": "Có",
    "A2": "16⁷", "B2": "1̶6̶5̶ 166", "D2": "16⁵",
    "A3": "1̶6̶5̶", "B3": "1̶6̶5̶ e̶m̶", "C3": "1̶.̶5̶",
}  # fmt: skip
"""As LibreOffice writes them; `marks.*` were converted from one workbook."""


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("marks.xlsx", {}),
        ("marks.xls", {"A4": "#DIV/0!", "B4": "#N/A"}),
        ("marks.ods", {"A4": "#DIV/0!", "B4": "#N/A", "D4": True}),
    ],
)
def test_a_workbook_has_the_same_marks_in_every_format(name: str, also: dict[str, object]) -> None:
    marks = told(f"files/{name}")
    assert marks["A"].shown == IN_EVERY_FORMAT | also
    assert (marks["A"].hidden_rows, marks["A"].hidden_columns) == ({5}, {8})
    assert marks["A"].merged == [(7, 1, 8, 2)]
    assert marks["B"] == Marks()


# --- an .xlsx in a few lines of XML

FORMATS = ("0%", '0"%"', '0" em"')
"""Of the styles 1 to 3; what is in style 4 is struck out, in style 5 raised."""
WAITS = b'<calcPr fullCalcOnLoad="1"/>'


@cache
def package() -> dict[str, bytes]:
    """Make the parts of a workbook whose styles are known."""
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "A"
    for row, number_format in enumerate(FORMATS, start=1):
        page.cell(row, 1, 1).number_format = number_format
    page.cell(4, 1, 1).font = Font(strike=True)
    page.cell(5, 1, 1).font = Font(vertAlign="superscript")
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet(rows: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    return b'<worksheet xmlns="%s">%b<sheetData>%b</sheetData>%b</worksheet>' % (
        MAIN, before, rows, after
    )  # fmt: skip


def rich(second: bytes) -> bytes:
    """Make a cell of two runs, `16` and `2`, the second in a font of its own."""
    runs = b"<r><t>16</t></r><r><rPr>%b</rPr><t>2</t></r>" % second
    return b'<c r="B2" t="inlineStr"><is>%b</is></c>' % runs


def marks_of(xml: bytes, size: tuple[int, int], values: dict[tuple[int, int], object] | None = None,
             calculate: bytes = b"", texts: bytes = b"") -> Marks:  # fmt: skip
    cells = np.full(size, "", dtype=object)
    for place, value in (values or {}).items():
        cells[place] = value
    parts = package() | {"xl/worksheets/sheet1.xml": xml}
    book = re.sub(rb"<calcPr[^<>]*/>", calculate, parts["xl/workbook.xml"])
    parts["xl/workbook.xml"] = book
    if texts:
        parts["xl/sharedStrings.xml"] = b'<sst xmlns="%s">%b</sst>' % (MAIN, texts)
    found, untold = told_by(parts, {"A": cells})
    assert untold == []
    return found["A"]


@pytest.mark.parametrize(
    ("cell", "value", "shown"),
    [
        (b'<c r="B2" s="1"><v>0.98</v></c>', 0.98, "98%"),
        (b'<c r="B2" s="2"><v>98</v></c>', 98, "98%"),
        (b'<c r="B2" s="3"><v>98</v></c>', 98, None),
        (b'<c r="B2" s="4"><v>98</v></c>', 98, "9̶8̶"),
        (b'<c r="B2" s="4"/>', "", None),
        (b'<c r="B2"><f>1+1</f><v>2</v></c>', 2, None),
        (b'<c r="B2"><f>1+1</f><v>0</v></c>', 0, None),
        (b'<c r="B2"><f>1+1</f></c>', "", "=1+1"),
        (b'<c r="B2"><f>1+1</f><v></v></c>', "", "=1+1"),
        (b'<c r="B2"><f>1+1</f><v/></c>', "", "=1+1"),
        (b'<c r="B2" t="str"><f>""</f><v></v></c>', "", None),
        (b'<c r="B2" s="1" t="str"><f>""</f><v></v></c>', "", None),
        (b'<c r="B2" s="1" t="str"><f>""</f><v/></c>', "", None),
        (b'<c r="B2" s="1" t="str"><f>""</f></c>', "", '=""'),
        (b'<c r="B2" s="1"><f>1+1</f><v/></c>', "", "=1+1"),
        (b'<c r="B2" s="1" t="str"><f>" "</f><v> </v></c>', " ", None),
        (b'<c s="1" t="str"><f>""</f><v/></c>', "", None),
        (b'<c r="B2" s="1"><f>1-1</f><v>0</v></c>', 0, "0%"),
        (b'<c r="B2" s="2"><f>1+1</f><v>98</v></c>', 98, "98%"),
        (b'<c r="B2" s="4" t="e"><v>#N/A</v></c>', "#N/A", None),
        (b'<c r="B2" s="4"><f>1+1</f><v>98</v></c>', 98, "9̶8̶"),
        (b'<c r="B2" s="5"><v>98</v></c>', 98, "⁹⁸"),
        (rich(b'<vertAlign val="superscript"/>'), "162", "16²"),
        (rich(b'<vertAlign val="subscript"/>'), "162", "16²"),
        (rich(b"<strike/>"), "162", "162̶"),
        (rich(b"<b/>"), "162", None),
    ],
)  # fmt: skip
def test_what_a_cell_of_an_xlsx_shows(cell: bytes, value: object, shown: str | None) -> None:
    xml = sheet(b'<row r="1"><c r="A1"><v>7</v></c></row><row r="2">%b</row>' % cell)
    marks = marks_of(xml, (3, 3), {(0, 0): 7, (1, 1): value})
    assert marks.shown == ({} if shown is None else {"B2": shown})


def test_only_styles_that_may_tell_something_are_asked_about() -> None:
    formats = "".join(
        f'<numFmt numFmtId="{number}" {code}/>'
        for number, code in (
            ("164", 'formatCode="#,##0"'), ("165", "formatCode='0\"%\"'"), ("166", ""),
            ("9", 'formatCode="0"'),
        )
    )  # fmt: skip
    fonts = "".join(
        f"<font>{font}</font>"
        for font in ("<b/>", "<strike/>", '<vertAlign val="subscript"/>', '<name val="Arial"/>',
                     '<name val="Wingdings"/>')
    )  # fmt: skip
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in (0, 9, 10, 164, 165, 166))
    styles += "".join(f'<xf fontId="{number}"/>' for number in range(5))
    xml = (
        f'<styleSheet xmlns="{ordinary.MAIN}"><numFmts>{formats}</numFmts><fonts>{fonts}</fonts>'
        f'<cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>'
    )
    assert xlsx._asked_styles(xml.encode()) == {"2", "4", "7", "8", "10"}


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (b'<c r="A1"><f t="array" ref="A1:A2">C1:C2*2</f></c><c r="B1"/>', {"A1": "=C1:C2*2"}),
        (b'<c r="A1"><f t="array" ref="A1:A2">#REF!*2</f><v>4</v></c>', {"A1": "#REF! (4)"}),
        ((b'<c r="A1"><f t="shared" ref="A1:B1" si="0">C1+1</f></c>'
          b'<c r="B1"><f t="shared" si="0"/></c>'), {"A1": "=C1+1", "B1": "=D1+1"}),
        ((b'<c r="A1"><f t="shared" ref="A1:A2" si="0">5</f></c><c r="B1"><f t="shared" si="1"/>'
          b'</c><c r="C1"><f t="shared" ref="C1:D1" si="1">A9</f></c><c r="D1"><f t="shared" '
          b'si="0"/></c><c r="E1"><f t="shared" si="1"/></c>'),
         {"A1": "=5", "B1": "=", "C1": "=A9", "D1": "=5", "E1": "=C9"}),
        (b'<c r="A1"><f t="dataTable" ref="A1:A2" dt2D="0" dtr="1" r1="C1"/></c>', {"A1": "="}),
        (b'<c r="A1" t="str"><f t="array" ref="A1">""</f><v/></c><c r="B1"><f>C1</f></c>',
         {"B1": "=C1"}),
        (b'<c r="A1" s="1" t="str"><f>""</f><v></v></c><c r="B1" t="str"><f>#REF!</f><v>x</v></c>',
         {"B1": "#REF! (x)"}),
        (b'<c r="A1"><f>C1</f></c><c r="B1"><f>D1</f></c><c r="C1"><f>E1</f><v/></c>',
         {"A1": "=C1", "B1": "=D1", "C1": "=E1"}),
    ],
)  # fmt: skip
def test_texts_of_formulas(cells: bytes, shown: dict[str, str]) -> None:
    """Also of those over several cells, and beyond the values that were read."""
    read: dict[tuple[int, int], object] = {(0, 0): 4 if b"<v>4" in cells else ""}
    read |= {(0, 1): "x"} if b"<v>x" in cells else {}
    marks = marks_of(sheet(b'<row r="1">%b</row>' % cells), (1, 2), read)
    assert marks.shown == shown


def test_results_of_zero_are_doubted_where_a_workbook_waits_to_be_calculated() -> None:
    rows = b'<row r="1"><c r="A1"><f>B1-2</f><v>0</v></c><c r="B1"><v>5</v></c></row>'
    values: dict[tuple[int, int], object] = {(0, 0): 0, (0, 1): 5}
    assert marks_of(sheet(rows), (1, 2), values).shown == {}
    assert marks_of(sheet(rows), (1, 2), values, WAITS).shown == {"A1": "=B1-2"}
    other = rows.replace(b"</row>", b'<c r="C1"><f>5</f><v>5</v></c></row>')
    assert marks_of(sheet(other), (1, 3), values | {(0, 2): 5}, WAITS).shown == {}


def test_raised_signs_of_shared_texts() -> None:
    texts = (
        b'<si><t>a</t></si><si><r><t>16</t></r><r><rPr><vertAlign val="superscript"/></rPr>'
        b"<t>7</t></r></si><si><r><rPr><strike/></rPr><t>5</t></r><r><t> 6</t></r></si>"
    )
    cells = b"".join(b'<c r="%c1" t="s"><v>%d</v></c>' % (65 + at, at) for at in range(3))
    marks = marks_of(sheet(b'<row r="1">%b</row>' % cells), (1, 3),
                     {(0, 0): "a", (0, 1): "167", (0, 2): "5 6"}, texts=texts)  # fmt: skip
    assert marks.shown == {"B1": "16⁷", "C1": "5̶ 6"}


@pytest.mark.parametrize(
    ("row", "hidden"),
    [
        (b'<row r="2" hidden="1">', {1}), (b'<row r="2" hidden="true">', {1}),
        (b'<row r="2" ht="0">', {1}), (b'<row r="2" ht="0.00" customHeight="1">', {1}),
        (b'<row r="2" hidden="0">', set()), (b'<row r="2" ht="15">', set()),
        (b'<row r="2" ht="0.5">', set()), (b'<row r="2">', set()),
    ],
)  # fmt: skip
def test_hidden_rows_of_an_xlsx(row: bytes, hidden: set[int]) -> None:
    xml = sheet(b'<row r="1"><c r="A1"><v>7</v></c></row>%b<c r="A2"><v>7</v></c></row>' % row)
    assert marks_of(xml, (2, 1), {(0, 0): 7, (1, 0): 7}).hidden_rows == hidden


def test_rows_that_are_not_stated_may_be_hidden() -> None:
    rows = b'<row r="2"><c r="A2"><v>7</v></c></row>'
    for zero, hidden in ((b"1", {0, 2}), (b"true", {0, 2}), (b"0", set())):
        before = b'<sheetFormatPr defaultRowHeight="15" zeroHeight="%b"/>' % zero
        assert marks_of(sheet(rows, before), (3, 1), {(1, 0): 7}).hidden_rows == hidden
        too = rows.replace(b'r="2"', b'r="2" hidden="1"')
        assert marks_of(sheet(too, before), (3, 1), {(1, 0): 7}).hidden_rows == {*hidden, 1}


@pytest.mark.parametrize(
    ("column", "hidden"),
    [
        (b'<col min="2" max="3" hidden="1"/>', {1, 2}), (b'<col min="1" max="1" width="0"/>', {0}),
        (b'<col min="2" max="2" width="0.0" customWidth="1"/>', {1}),
        (b'<col min="2" max="3" hidden="true"/>', {1, 2}),
        (b'<col min="2" max="2" width="10"/>', set()), (b'<col min="2" max="2"/>', set()),
        (b'<col min="2" max="2" hidden="0"/>', set()),
        # What says not which columns it is of says nothing.
        (b'<col max="2" hidden="1"/>', set()), (b'<col min="2" hidden="1"/>', set()),
        (b'<col min="1.5" max="2" hidden="1"/>', set()),
        (b'<col min="0" max="2" hidden="1"/>', set()),
        (b'<col min="16384" max="99999" hidden="1"/>', {16383}),
    ],
)  # fmt: skip
def test_hidden_columns_of_an_xlsx(column: bytes, hidden: set[int]) -> None:
    xml = sheet(b'<row r="1"><c r="A1"><v>7</v></c></row>', b"<cols>%b</cols>" % column)
    assert marks_of(xml, (1, 3), {(0, 0): 7}).hidden_columns == hidden


def test_columns_that_an_extension_speaks_of_are_not_those_of_the_sheet() -> None:
    after = b'<extLst><ext uri="a"><col min="1" max="1" hidden="1"/></ext></extLst>'
    xml = sheet(b'<row r="1"><c r="A1"><v>7</v></c></row>', after=after)
    assert marks_of(xml, (1, 1), {(0, 0): 7}).hidden_columns == set()


def test_cells_beyond_the_values_that_were_read() -> None:
    """In rows and cells that do not say where they are."""
    cell = b"<c><f>D1</f></c>"
    result = b"<c><f>D1</f><v>0</v></c>"
    rows = b"<row>%b</row><row>%b</row>" % (result + cell, 2 * cell)
    marks = marks_of(sheet(rows + b'<row r="7">%b</row>' % cell), (1, 1), {(0, 0): 0})
    assert marks.shown == dict.fromkeys(("B1", "A2", "B2", "A7"), "=D1")


def formulas_of(xml: bytes) -> dict[str, str]:
    """Read the formulas of a sheet of blank results."""
    return dict(formulas.shown(xml, lambda *_: "", never=False))


def test_formulas_that_are_many_or_long_and_what_an_entity_stands_for() -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><f>B%d</f></c></row>' % (3 * (at,)) for at in range(1, 3000)
    )
    told = formulas_of(sheet(rows))
    assert told == {f"A{at}": f"=B{at}" for at in range(1, 3000)}
    long = sheet(b'<row r="1"><c r="A1"><f>%b</f></c></row>' % (b"1" * 10_000_001))
    assert len(formulas_of(long)["A1"]) == 10_000_002
    entity = b'<!DOCTYPE worksheet [<!ENTITY e "5">]>' + sheet(
        b'<row r="1"><c><f>&e;</f></c></row>'
    )
    assert formulas_of(entity) == {"A1": "="}


def test_a_workbook_that_openpyxl_refuses() -> None:
    """It has a name that openpyxl allows no sheet, and a prefix of its own for links."""
    parts = dict(package())
    parts["xl/worksheets/sheet1.xml"] = sheet(b'<row r="1"><c r="A1" s="1"><v>1</v></c></row>')
    links = b' xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    book = parts["xl/workbook.xml"].replace(b" r:id=", b" q:id=").replace(b'"A"', b'"A/B"')
    parts["xl/workbook.xml"] = book.replace(b"<workbook ", b"<workbook%b " % links)
    found, untold = told_by(parts, {"A/B": np.array([[1]], dtype=object)})
    assert (found["A/B"].shown, untold) == ({"A1": "100%"}, [])


def test_only_cells_that_say_where_they_are_are_left_out() -> None:
    row = b'<row r="1"><c r="A1" s="1"/><c r="B1"/></row>'
    odd, second = re.compile(b's="1"').search, re.compile(b'<c r="B1"').search
    whole = row.replace(b'r="A1" s="1"', b's="1" r="A1"')
    kept = [
        (row, odd, b'<row r="1"><c r="A1" s="1"/></row>'),
        (row, second, b'<row r="1"><c r="B1"/></row>'),
        (whole, odd, whole),
        (row.replace(b' r="1"', b""), second, row.replace(b' r="1"', b"")),
    ]
    for rows, tell, left in kept:
        about = asked(sheet(rows), 1, tell)
        assert about is not None
        assert about.partition(b"<sheetData>")[2].partition(b"</sheetData>")[0] == left
    assert asked(sheet(row), 0, odd) is None
    assert asked(sheet(row), 1, re.compile(b"none").search) is None


def test_all_formulas_that_share_lost_cells_are_told() -> None:
    row = (
        b'<c r="A1"><f t="shared" ref="A1:A2" si="12">J1+#REF!</f><v>5</v></c>'
        b'<c r="B1"><f t="shared" si="12"/><v>6</v></c>'
        b'<c r="C1"><f t="shared" si="1">J1+1</f><v>7</v></c>'
        b'<c r="D1"><f t="shared" si="1"/><v>8</v></c>'
        b'<c r="E1"><f>1</f><v>9</v></c>'
        b'<c r="F1"><f t="shared" ref="F1:G1" si="0">#REF!</f><v>10</v></c>'
        b'<c r="G1"><f t="shared" si="0"/><v>11</v></c>'
    )
    values: dict[tuple[int, int], object] = {(0, column): 5 + column for column in range(7)}
    marks = marks_of(sheet(b'<row r="1">%b</row>' % row), (1, 7), values)
    told = {"A1": 5, "B1": 6, "F1": 10, "G1": 11}
    assert marks.shown == {cell: f"#REF! ({result})" for cell, result in told.items()}


def test_the_first_of_cells_that_share_a_formula_may_have_a_result() -> None:
    row = (
        b'<c r="B1"><f t="shared" ref="B1:D1" si="0">A1-1</f><v>4</v></c>'
        b'<c r="C1"><f t="shared" si="0"/></c><c r="D1"><f t="shared" si="0"/><v>2</v></c>'
    )
    values: dict[tuple[int, int], object] = {(0, 0): 5, (0, 1): 4, (0, 3): 2}
    marks = marks_of(sheet(b'<row r="1">%b</row>' % row), (1, 4), values)
    assert marks.shown == {"C1": "=B1-1"}


def test_a_shared_formula_without_a_result_is_written_as_it_is_in_its_cell() -> None:
    row = (
        b'<c r="B2"><f t="shared" ref="B2:B3" si="0">A2-1</f></c>'
        b'<c r="C2"><f t="shared" si="0"/></c><c><f>7</f></c><c r="E2"><f t="dataTable"/></c>'
        b'<c r="F2"><f t="array" ref="F2">SUM(A2:A3)</f></c>'
        b'<c r="G2" t="str"><f>A2&amp;""</f><v></v></c><c r="H2"><f>A2</f><v></v></c>'
    )
    rows = b'<row><c r="A1"><v>1</v></c></row><row>%b</row>' % row
    marks = marks_of(sheet(rows), (2, 8), {(0, 0): 1})
    written = {"B2": "=A2-1", "C2": "=B2-1", "D2": "=7", "E2": "=", "F2": "=SUM(A2:A3)"}
    assert marks.shown == written | {"H2": "=A2"}


def test_formulas_without_a_result_beside_some_that_have_lost_their_cells() -> None:
    lost = b'<c r="A1"><f>B9-#REF!</f><v>165</v></c><c r="B1"><f>9</f></c>'
    marks = marks_of(sheet(b'<row r="1">%b</row>' % lost), (1, 2), {(0, 0): 165})
    assert marks.shown == {"A1": "#REF! (165)", "B1": "=9"}


def test_figures_in_white_of_an_xlsx() -> None:
    white = b'<font><color rgb="FFFFFFFF"/></font></fonts>'
    odd = package()["xl/styles.xml"].replace(b"</fonts>", white)
    fonts = odd.count(b"<font>")
    odd = odd.replace(b"</cellXfs>", b'<xf fontId="%d" fillId="0"/></cellXfs>' % (fonts - 1))
    xml = sheet(b'<row r="1"><c r="A1" s="6"><v>7</v></c><c r="B1"><v>7</v></c></row>')
    parts = package() | {"xl/worksheets/sheet1.xml": xml, "xl/styles.xml": odd}
    found, untold = told_by(parts, {"A": np.full((1, 2), 7)})
    assert (found["A"].faint, untold) == ({"A1"}, [])


def test_merged_areas_of_an_xlsx() -> None:
    after = b'<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="B2:B4"/>'
    after += b'<mergeCell ref="AA10"/></mergeCells>'
    marks = marks_of(sheet(b'<row r="1"><c r="A1"><v>7</v></c></row>', after=after), (4, 3))
    assert marks.merged == [(0, 0, 0, 2), (1, 1, 3, 1), (9, 26, 9, 26)]


def test_marks_are_where_they_were_whatever_else_is_left_out() -> None:
    """Rows and cells that do not say where they are follow those before."""
    odd, plain = b'<c%b s="1"><v>1</v></c>', b"<c%b><v>1</v></c>"
    struck = b'<c%b s="4"><v>1</v></c>'

    def row(at: bytes, *cells: bytes) -> bytes:
        return b"<row%b>%b</row>" % (at, b"".join(cells))

    stated = (
        row(b' r="1"', plain % b' r="A1"', odd % b' r="B1"', struck % b' r="C1"')
        + row(b' r="2"', plain % b' r="A2"')
        + row(b' r="3" spans="1:3"', plain % b' r="A3"', struck % b' r="B3"', plain % b' r="C3"')
        + row(b' r="4" hidden="1"', odd % b' r="A4"')
    )
    unstated = row(b"", plain % b"", odd % b"", struck % b"") + row(b"", plain % b"") + row(
        b"", plain % b"", struck % b"", plain % b""
    ) + row(b' hidden="1"', odd % b"")  # fmt: skip
    half = row(b' r="1"', plain % b"", odd % b"", struck % b"") + row(b"", plain % b"") + row(
        b"", plain % b' r="A3"', struck % b' r="B3"'
    )  # fmt: skip
    values: dict[tuple[int, int], object] = {(row, column): 1 for row in range(4)
                                             for column in range(3)}  # fmt: skip
    shown = {"B1": "100%", "C1": "1̶", "B3": "1̶"}
    for rows, more in ((stated, {"A4": "100%"}), (unstated, {"A4": "100%"}), (half, {})):
        marks = marks_of(sheet(rows), (4, 3), values)
        assert (marks.shown, marks.hidden_rows) == (shown | more, {3} if more else set())
    # Below the last row that holds a value is nothing to tell.
    marks = marks_of(sheet(stated), (3, 3), {place: 1 for place in values if place[0] < 3})
    assert (marks.shown, marks.hidden_rows) == (shown, set())


def test_a_package_may_lack_styles_and_texts_and_tells_of_its_other_sheets() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("B")
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    del parts["xl/styles.xml"]
    parts.pop("xl/sharedStrings.xml", None)
    row = b'<row r="1"><c r="A1">%b</c></row>'
    parts["xl/worksheets/sheet1.xml"] = sheet(row % b"<v>5</v>")
    parts["xl/worksheets/sheet2.xml"] = sheet(row % b"<f>5</f>")
    blank = np.full((1, 1), "", dtype=object)
    found, untold = told_by(parts, {"Sheet": np.full((1, 1), 5), "B": blank})
    assert {name: marks.shown for name, marks in found.items()} == {"Sheet": {}, "B": {"A1": "=5"}}
    assert untold == []


def test_the_sheets_of_a_package() -> None:
    book = (
        f'<workbook xmlns="{ordinary.MAIN}" xmlns:r="r"><sheets><sheet name="A" r:id="1"/>'
        '<sheet name="B" r:id="2"/><sheet name="C" r:id="3"/><sheet name="D" sheetId="1"/>'
        '<sheet r:id="5"/><sheet name="F" r:id="6"/></sheets><other r:id="1"/></workbook>'
    )
    links = (
        '<a><b Id="1" Target="a.xml"/><b Id="2" Target="b.xml"/><b Id="3"/><b Target="d.xml"/>'
        '<b Id="5" Target="/e.xml"/></a>'
    )
    parts = {
        "xl/workbook.xml": book.encode(), "xl/_rels/workbook.xml.rels": links.encode(),
        "xl/a.xml": b"", "xl/d.xml": b"", "e.xml": b"",
    }  # fmt: skip
    assert xlsx.sheet_parts(parts) == {"A": "xl/a.xml", "": "e.xml"}
    assert xlsx.sheet_parts({}) == {}


@pytest.mark.parametrize(("most", "untold"), [(4, []), (3, ["A"])])
def test_more_cells_than_openpyxl_is_asked_of_cannot_be_told(
    most: int, untold: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ASKED", most)
    cells = b'<c r="A%d" s="1"><v>1</v></c>'
    xml = sheet(b"".join(b'<row r="%d">%b</row>' % (row, cells % row) for row in (1, 2)))
    parts = package() | {"xl/worksheets/sheet1.xml": xml}
    found, these = told_by(parts, {"A": np.full((2, 1), 1)})
    assert (these, len(found["A"].shown)) == (untold, 0 if untold else 2)


def test_a_workbook_that_openpyxl_refuses_has_marks_that_cannot_be_told() -> None:
    struck = b"<is><r><rPr><strike/></rPr><t>5</t></r><r><t>6</t></r></is>"
    for of_cell, untold in ((b"", []), (b' s="99"', ["A"])):
        xml = sheet(b'<row r="1"><c r="A1"%b t="inlineStr">%b</c></row>' % (of_cell, struck))
        parts = package() | {"xl/worksheets/sheet1.xml": xml}
        found, these = told_by(parts, {"A": np.full((1, 1), "56", dtype=object)})
        assert (found["A"].shown, these) == ({} if untold else {"A1": "5̶6"}, untold)


def test_formulas_in_damaged_xml_cannot_be_told() -> None:
    blank = np.full((1, 1), "", dtype=object)
    for row in (b'<c r="A1"><f>1</f></c><d>', b'<c r="1A"><f>1</f></c>'):
        parts = package() | {"xl/worksheets/sheet1.xml": sheet(b'<row r="1">%b</row>' % row)}
        found, untold = told_by(parts, {"A": blank})
        assert (found["A"].shown, untold) == ({}, ["A"])


# --- an .ods in a few lines of XML

SPACES = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
SPACES += " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip


def ods_marks(rows: str, size: tuple[int, int], styles: str = "") -> Marks:
    xml = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}"
        f'</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="A">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    marks, untold = ods.read(xml.encode(), {"A": size})
    assert untold == []
    return marks.get("A", Marks())


@pytest.mark.parametrize(
    ("attributes", "text", "shown"),
    [
        ('value-type="float" office:value="165"', "165", None),
        ('value-type="float" office:value="165"', "", None),
        ('value-type="float" office:value="1650"', "1.650", None),
        ('value-type="float" office:value="1650"', "1 650,00", None),
        ('value-type="float" office:value="165"', "00165", None),
        ('value-type="float" office:value="165"', "165 trẻ", None),
        ('value-type="float" office:value="165"', "1,65E+02", None),
        ('value-type="float" office:value="0"', "-", None),
        ('value-type="float" office:value="0"', "0,00", None),
        ('value-type="float" office:value="0"', "Không có", None),
        ('value-type="float" office:value="0"', "0 trẻ", None),
        ('value-type="float" office:value="0"', "Có", "0 → “Có”"),
        ('value-type="float" office:value="0"', "165", "0 → “165”"),
        ('value-type="float" office:value="-5"', "-5", None),
        ('value-type="float" office:value="164.5"', "165", None),
        ('value-type="float" office:value="98"', "98%", "98%"),
        ('value-type="float" office:value="98"', "98 %", "98%"),
        ('value-type="float" office:value="98"', "98‰", "98‰"),
        ('value-type="float" office:value="98"', "98 phần trăm", "98 phần trăm"),
        ('value-type="percentage" office:value="0.985"', "99%", "98.5%"),
        ('value-type="float" office:value="165000"', "165", "165000 → “165”"),
        ('value-type="float" office:value="16"', "165", "16 → “165”"),
        ('value-type="float" office:value="165"', "-165", "165 → “-165”"),
        ('value-type="float" office:value="165"', "(165)", "165 → “(165)”"),
        ('value-type="float" office:value="1"', "Có", "Có"),
        ('value-type="float" office:value="165"', "Có", "165 → “Có”"),
        ('value-type="float" office:value="1"', "Không", "1 → “Không”"),
        ('value-type="float" office:value="174"', "0", "174 → “0”"),
        ('value-type="float" office:value="165"', "165 nghìn", "165 → “165 nghìn”"),
        ('value-type="float" office:value="165"', "≈165", "165 → “≈165”"),
        ('value-type="float" office:value="0"', "#DIV/0!", "#DIV/0!"),
        ('value-type="float" office:value="1"', "TRUE", True),
        ('value-type="float" office:value="0"', "Sai", False),
        ('value-type="currency" office:value="16"', "165 ₫", "16 → “165 ₫”"),
        ('value-type="currency" office:value="165"', "165 ₫", None),
        ('value-type="float" office:value="165"', "−165", "165 → “−165”"),
        ('value-type="float" office:value="165"', " 165 ", None),
        ('value-type="float" office:value="165"', "01650", None),
        ('value-type="float" office:value="165"', "1651", "165 → “1651”"),
        ('value-type="float" office:value="999999999999999"', "1", "999999999999999 → “1”"),
        ('value-type="float" office:value="1000000000000000"', "1", None),
        ('value-type="float" office:value="many"', "165", None),
        ('value-type="float"', "165", None),
        ('value-type="percentage" office:value="many"', "98%", None),
        ('value-type="percentage"', "98%", None),
        ('value-type="percentage" office:value="INF"', "98%", None),
        ('value-type="float" office:value="NaN"', "98", None),
        ('value-type="error"', "#NAME?", "#NAME?"),
        ('value-type="error" table:formula="of:=1"', "", "#"),
        ('value-type="error"', "Lỗi</text:p><text:p>số <text:span>7</text:span>", "Lỗi\nsố 7"),
        ('formula="of:=1" table:formula="of:=1"', "Err:508", "Err:508"),
        ('formula="of:=1" table:formula="of:=1"', "508", "=of:=1"),
        ('string-value="" calcext:value-type="error"', "Err:502", "Err:502"),
        ('value-type="string"', "165", None),
        ('value-type="string"', "#N/A", None),
    ],
)  # fmt: skip
def test_what_a_cell_of_an_ods_shows(attributes: str, text: str, shown: object) -> None:
    paragraph = f"<text:p>{text}</text:p>" if text else ""
    cell = f"<table:table-cell office:{attributes}>{paragraph}</table:table-cell>"
    row = f"<table:table-row><table:table-cell/>{cell}</table:table-row>"
    assert ods_marks(f"<table:table-row/>{row}", (2, 2)).shown == (
        {} if shown is None else {"B2": shown}
    )


FOOTNOTE = (
    "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>x</text:p>"
    "</text:note-body></text:note>"
)
ABOVE = "<text:ruby-text>9</text:ruby-text>"


@pytest.mark.parametrize(
    ("attributes", "inside", "shown"),
    [
        ('office:value-type="string"', "16<text:tab/>5", "16\t5"),
        ('office:value-type="string"', "16<text:line-break/>5", "16\n5"),
        ('office:value-type="string"', "16<text:s/>5", None),
        ('office:value-type="string"', "<text:a>165</text:a>", None),
        ('office:value-type="string"',
         f"165{FOOTNOTE}", "165¹"),
        ('office:value-type="string"',
         f"<text:ruby><text:ruby-base>165</text:ruby-base>{ABOVE}</text:ruby>", "165"),
        ('office:value-type="string" office:string-value="16"', "165", "16 → “165”"),
        ('office:value-type="string" office:string-value="165"', "165", None),
        ('office:value-type="string" office:string-value="Vĩnh  Mỹ"', "Vĩnh Mỹ", None),
        ("", "165", "165"), ("", "", None),
        ('office:value-type="float" office:value="0"', "#GIÁ_TRỊ!", "#GIÁ_TRỊ!"),
        ('office:value-type="float" office:value="0"', "#NV", "#NV"),
        ('office:value-type="float" office:value="0"', "Lỗi:502", "Lỗi:502"),
    ],
)  # fmt: skip
def test_texts_of_an_ods(attributes: str, inside: str, shown: str | None) -> None:
    cell = f"<table:table-cell {attributes}><text:p>{inside}</text:p></table:table-cell>"
    marks = ods_marks(f"<table:table-row>{cell}</table:table-row>", (1, 1))
    assert marks.shown == ({} if shown is None else {"A1": shown})


def test_a_number_of_an_ods_that_shows_nothing() -> None:
    """Its format is `;;;`: LibreOffice writes a paragraph without a text."""
    cell = (
        '<table:table-cell office:value-type="float" office:value="9"><text:p/></table:table-cell>'
    )
    row = f"<table:table-row>{cell}{cell.replace('9', '0')}</table:table-row>"
    assert ods_marks(row, (1, 2)).shown == {"A1": "9 → “”"}


def test_formulas_of_an_ods_without_a_result() -> None:
    cells = '<table:table-cell table:formula="of:=[.A1]"/>' * 2
    marks = ods_marks(f"<table:table-row>{cells}</table:table-row>", (1, 2))
    assert marks.shown == {"A1": "=of:=[.A1]", "B1": "=of:=[.A1]"}


def test_what_is_hidden_and_merged_in_an_ods() -> None:
    column = '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    cell = (
        '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" '
        'office:value-type="string"><text:p>a</text:p></table:table-cell>'
    )
    rows = (
        f"<table:table-column/>{column}<table:table-row>{cell}</table:table-row>"
        '<table:table-row table:visibility="filter" table:number-rows-repeated="2"/>'
        "<table:table-row/>"
    )
    marks = ods_marks(rows, (4, 4))
    assert (marks.hidden_rows, marks.hidden_columns) == ({1, 2}, {1, 2})


@pytest.mark.parametrize(
    ("position", "line", "shown"),
    [
        ("super 58%", 'style:text-line-through-style="solid"', {"A1": "16⁷", "B1": "5̶ 6"}),
        ("sub 58%", 'style:text-line-through-type="single"', {"A1": "16⁷", "B1": "5̶ 6"}),
        ("33% 58%", 'style:text-line-through-type="none"', {"A1": "16⁷"}),
        ("-8% 58%", 'style:text-line-through-style="none"', {"A1": "16⁷"}),
        ("0% 100%",
         'style:text-line-through-style="none" style:text-line-through-type="single"', {}),
    ],
)  # fmt: skip
def test_raised_and_struck_out_runs_of_an_ods(
    position: str, line: str, shown: dict[str, str]
) -> None:
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        f'style:text-position="{position}"/></style:style><style:style style:name="T2" '
        f'style:family="text"><style:text-properties {line}/></style:style>'
    )
    runs = '16<text:span text:style-name="T1">7</text:span>'
    struck = '<text:span text:style-name="T2">5</text:span><text:s/>6'
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in (runs, struck, "a")
    )
    marks = ods_marks(f"<table:table-row>{cells}</table:table-row>", (1, 3), styles)
    assert marks.shown == shown


STYLES = (
    '<style:style style:name="up"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="out"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style><style:style style:name="low">'
    '<style:table-row-properties style:row-height="0cm"/></style:style><style:style '
    'style:name="thin"><style:table-column-properties style:column-width="0.000in"/>'
    '</style:style><style:style style:name="high"><style:table-row-properties '
    'style:row-height="0.45cm"/></style:style><style:style style:name="sign">'
    "<style:text-properties fo:font-family=\"'Wingdings'\"/></style:style>"
)


NESTED = '<text:span text:style-name="%s">16<text:span>7</text:span></text:span>'


@pytest.mark.parametrize(
    ("attributes", "inside", "shown"),
    [
        ("", '<text:p>16<text:span text:style-name="up">7</text:span>8</text:p>', "16⁷8"),
        ("", f"<text:p>{NESTED % 'up'}8</text:p>", "¹⁶⁷8"),
        ("", f"<text:p>{NESTED % 'out'}8</text:p>", "1̶6̶7̶8"),
        ("", '<text:p>16<text:s text:c="3"/><text:span text:style-name="up">7</text:span></text:p>',
         "16   ⁷"),
        ("", '<text:p>16</text:p><text:p><text:span text:style-name="up">7</text:span></text:p>',
         "16\n⁷"),
        ("", '<text:p text:style-name="up">16</text:p>', "¹⁶"),
        ("", "<text:p>16</text:p><text:p>7</text:p>", None),
        ('table:style-name="out"', "<text:p>16</text:p><text:p>7</text:p>", "1̶6̶\n7̶"),
        ('table:style-name="up"', "<text:p>16</text:p>", "¹⁶"),
        ('table:style-name="high"', "<text:p>16</text:p>", None),
        ('table:style-name="sign"', "<text:p>ü</text:p>", "✓"),
        ("", '<text:p>a <text:span text:style-name="sign">ü</text:span></text:p>', "a ✓"),
    ],
)  # fmt: skip
def test_runs_of_an_ods(attributes: str, inside: str, shown: str | None) -> None:
    cell = f'<table:table-cell {attributes} office:value-type="string">{inside}</table:table-cell>'
    marks = ods_marks(f"<table:table-row>{cell}</table:table-row>", (1, 1), STYLES)
    assert marks.shown == ({} if shown is None else {"A1": shown})


def test_a_struck_out_number_of_an_ods() -> None:
    cell = (
        '<table:table-cell table:style-name="out" office:value-type="float" office:value="165">'
        "<text:p>165</text:p></table:table-cell>"
    )
    marks = ods_marks(f"<table:table-row>{cell}</table:table-row>", (1, 1), STYLES)
    assert marks.shown == {"A1": "1̶6̶5̶"}


def test_rows_and_columns_of_no_size_in_an_ods() -> None:
    rows = (
        '<table:table-column table:style-name="thin"/><table:table-column/>'
        '<table:table-row table:style-name="low"/><table:table-row table:style-name="high"/>'
        "<table:table-row/>"
    )
    marks = ods_marks(rows, (3, 2), STYLES)
    assert (marks.hidden_rows, marks.hidden_columns) == ({0}, {0})


def test_repeated_and_covered_cells_of_an_ods() -> None:
    error = (
        '<table:table-cell office:value-type="error" table:number-columns-repeated="2">'
        "<text:p>#N/A</text:p></table:table-cell>"
    )
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:shapes/><table:covered-table-cell/>'
        f"{error}<table:table-cell/>{error}</table:table-row>"
    )
    marks = ods_marks(rows, (2, 5))
    assert set(marks.shown) == {"B1", "C1", "E1", "B2", "C2", "E2"}
    assert set(marks.shown.values()) == {"#N/A"}


def table(name: str, inside: str = "") -> str:
    error = '<table:table-cell office:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    return f"<table:table {name}><table:table-row>{inside}{error}</table:table-row></table:table>"


def test_tables_of_an_ods() -> None:
    tables = table('table:name="A"') + table('table:name="B"') + table("")
    xml = f"<a {SPACES}>{tables}</a>".encode()
    sizes = {"A": (1, 1), "C": (1, 1), "": (1, 1)}
    marks, untold = ods.read(xml, sizes)
    told = {name: table.shown for name, table in marks.items()}
    # Beyond the size that is of interest nothing is told.
    assert told == {"A": {"A1": "#N/A"}, "B": {}, "": {"A1": "#N/A"}}
    assert untold == ["C"]
    within = table('table:name="A"', f"<table:table-cell>{table('')}</table:table-cell>")
    for odd in (b"<!DOCTYPE a>" + xml, b"<a><b></a>", f"<a {SPACES}>{within}</a>".encode()):
        assert ods.read(odd, {"A": (1, 1), "B": (1, 1)}) == ({}, ["A", "B"])


@pytest.mark.parametrize(
    ("xml", "written"),
    [
        (b"<a>\n  <b>x</b>\r\n<c> </c>\n</a>", b"<a><b>x</b><c> </c></a>"),
        (b"<a><b>x</b>\n<c/></a>", b"<a><b>x</b><c/></a>"),
        (b"<?xml?>\n<office:document-content><b/> <c/></office:document-content>",
         b"<?xml?>\n<office:document-content><b/> <c/></office:document-content>"),
        (b"<a>\n<b>x y</b> <c/></a>", b"<a><b>x y</b> <c/></a>"),
        (b"<a>\r<b/>\r<c/></a>", b"<a><b/><c/></a>"),
    ],
)  # fmt: skip
def test_line_breaks_between_elements_of_an_ods(xml: bytes, written: bytes) -> None:
    assert ods.without_indents({"content.xml": xml, "a.bin": xml}) == {
        "content.xml": written,
        "a.bin": xml,
    }


@pytest.mark.parametrize(
    ("number_format", "value", "shown"),
    [
        ("−0", 165, "165 → “−165”"), ("[$−]0", 165, "165 → “−165”"), ("[$x]0", 165, None),
        ('"a"', 165, "165 → “a”"), ('"5"', 165, "165 → “5”"), ("0 ?/? 0", 165, None),
        ("0x0x0", 165, None), ("#,##0.00_);[Red](#,##0.00)", 165, None), ('0" "', 165, None),
        ("0", 999999999999999, None),
        ("0.000,", 999999999999999, "999999999999999 → “999999999999.999”"),
        ("0,", 10**15, None), ("[$ab-42A]0", 16, None), ('[$5]0', 16, "16 → “516”"),
        ('[>100]0;[>200]0;[>300]"5"0', 50, "50 → “550”"), ('[>100]0;"5"0;0', 50, "50 → “550”"),
        ('[>1.2.3]"5"0;0', 16, "16 → “516”"),
        ('"165"', 165, None), ("-0_)", 165, "165 → “-165”"), (r"0\ \p\e\r\c\e\n\t", 98, "98%"),
    ],
)  # fmt: skip
def test_formats_of_all_kinds(number_format: str, value: int, shown: str | None) -> None:
    assert writing.shown(value, number_format) == shown


@pytest.mark.parametrize(
    ("value", "is_figure"),
    [(165, True), (1.5, True), (True, False), (None, False), ("165", True), ("1.650", True),
     ("165 em", False), ("em", False), ("-", False), ("", False)],
)  # fmt: skip
def test_what_is_a_figure(value: object, is_figure: bool) -> None:
    assert writing.is_figure(value) is is_figure


def test_texts_are_raised_and_struck_out_sign_by_sign() -> None:
    assert writing.raised("A1 b") == "ᵃ¹ ᵇ"
    assert writing.struck("1 2\n3") == "1̶ 2̶\n3̶"


@pytest.mark.parametrize(
    ("formula", "attributes", "shown", "zeros"),
    [
        ("of:=[.A1]-[.#REF!]", 'office:value-type="float" office:value="165"', "#REF! (165)", {}),
        ("of:=[.B1]-2", 'office:value-type="float" office:value="165"', None, {}),
        ("of:=[.B1]-2", 'office:value-type="float" office:value="0"', None, {"A1": "B1-2"}),
        ("of:=SUM([.B1:.C$1])", 'office:value-type="float" office:value="0"', None,
         {"A1": "SUM(B1:C$1)"}),
    ],
)  # fmt: skip
def test_formulas_of_an_ods_that_are_doubted(
    formula: str, attributes: str, shown: str | None, zeros: dict[str, str]
) -> None:
    text = "0" if zeros else "165"
    marks = ods_marks(
        f'<table:table-row><table:table-cell table:formula="{formula}" {attributes}>'
        f"<text:p>{text}</text:p></table:table-cell></table:table-row>", (1, 1),
    )  # fmt: skip
    assert (marks.shown.get("A1"), marks.zeros) == (shown, zeros)


def test_notes_and_figures_that_nobody_sees_in_an_ods() -> None:
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table-cell"><style:text-properties '
        f'fo:{text}/><style:table-cell-properties fo:background-color="{ground}"/></style:style>'
        for name, text, ground in (
            ("white", 'color="#FFFFFF"', "transparent"), ("red", 'color="#ff0000"', "#FF0000"),
            ("tiny", 'font-size="1pt"', "#ffff00"), ("small", 'font-size="2pt"', "#ffff00"),
            ("seen", 'color="#ffffff"', "#1f4e79"),
        )
    )  # fmt: skip
    styles += '<style:style style:name="alone"><style:text-properties fo:color="#ffffff"/>'
    styles += "</style:style>"
    note = "<office:annotation><text:p>số đúng</text:p><text:p>là 15</text:p></office:annotation>"
    cells = "".join(
        f'<table:table-cell table:style-name="{name}" office:value-type="float" office:value="167">'
        f"{note if name == 'seen' else ''}<text:p>167</text:p></table:table-cell>"
        for name in ("white", "red", "tiny", "seen", "alone", "small")
    )
    blank = '<table:table-cell table:style-name="white"><text:p/></table:table-cell>'
    marks = ods_marks(f"<table:table-row>{cells}{blank}</table:table-row>", (1, 7), styles)
    assert marks.faint == {"A1", "B1", "C1", "E1"}
    assert marks.notes == {"D1": "số đúng là 15"}
    assert marks.shown == {}


def test_notes_and_figures_that_nobody_sees_in_an_xls() -> None:
    marks = told("files/beside.xls")["A"]
    assert marks.faint == {"A1", "A2", "A4"}
    assert marks.notes == {"A3": "số đúng là 15", "A5": "xem lại"}


THREADS = (
    b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
    b'threadedcomments"><threadedComment ref="K9"><text>\xc4\x91\xc3\xbang l\xc3\xa0 15</text>'
    b'</threadedComment><threadedComment ref="K9"><text>ok</text></threadedComment>'
    b"</ThreadedComments>"
)


def test_what_was_said_in_threads() -> None:
    """Excel writes the words of a thread twice; the note says first what a thread is."""
    note = (
        b'<comments xmlns="%s"><authors><author>tc</author></authors><commentList>'
        b'<comment ref="K9" authorId="0"><text><t>[Threaded comment] 15</t></text></comment>'
        b'<comment ref="K8" authorId="9"><text><r><t>a</t></r><r><t>b</t></r></text></comment>'
        b"</commentList></comments>"
    ) % MAIN
    links = (
        b'<Relationships><Relationship Type="x/comments" Target="../comments1.xml"/><Relationship '
        b'Type="x/threadedComment" Target="../threads/t1.xml"/></Relationships>'
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": links,
        "xl/comments1.xml": note,
        "xl/threads/t1.xml": THREADS,
    }
    assert beside.notes(parts, "xl/worksheets/sheet1.xml") == {"K9": "đúng là 15 / ok", "K8": "ab"}
    assert beside.notes({}, "xl/worksheets/sheet1.xml") == {}
    for address in (b"", b"K0", b"7K", b"K8:K9", b"k8", b"ABCD1", b"K99999999"):
        odd = {**parts, "xl/comments1.xml": note.replace(b'"K8"', b'"%b"' % address)}
        assert beside.notes(odd, "xl/worksheets/sheet1.xml").keys() == {"K9"}
    assert beside.shortened("a " * 300).endswith(" a…")


@pytest.mark.parametrize(
    ("formula", "is_linked"),
    [
        ("of:='file:///D:/xa.xlsx'#$Sheet1.A1", True),
        ("of:=['https://a.b/xa.ods'#$A.B2]+1", True),
        ("of:=[.J9]-2", False),
        ("of:=['file'.A1]", False),
    ],
)
def test_formulas_of_an_ods_that_refer_to_another_workbook(formula: str, is_linked: bool) -> None:
    attributes = f'table:formula="{formula}" office:value-type="float" office:value="165"'
    marks = ods_marks(
        f"<table:table-row><table:table-cell {attributes}><text:p>165</text:p>"
        "</table:table-cell></table:table-row>", (1, 1),
    )  # fmt: skip
    assert marks.linked == ({"A1"} if is_linked else set())


def test_thousands_of_raised_texts_are_told() -> None:
    """Of so many runs that nobody would wait for them it is said that they were not looked at."""
    many = 8_000
    raised = b'<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    texts = b"".join(b"<si><r><t>%d</t></r>%b</si>" % (n, raised) for n in range(many))
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>%d</v></c></row>' % (n + 1, n + 1, n) for n in range(many)
    )
    parts = dict(package())
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="%b">%b</sst>' % (MAIN, texts)
    parts["xl/worksheets/sheet1.xml"] = sheet(rows)
    cells = np.array([[f"{n}1"] for n in range(many)], dtype=object)
    found, untold = told_by(parts, {"A": cells})
    assert (found["A"].shown["A7"], len(found["A"].shown), untold) == ("6¹", many, [])
    endless = texts.replace(raised, raised * 100_000, 1)
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="%b">%b</sst>' % (MAIN, endless)
    assert told_by(parts, {"A": cells})[1] == ["A"]


@pytest.mark.parametrize("number", [14, 22, 36, 46, 50, 171])
def test_a_number_whose_format_took_the_place_of_a_date_is_none(number: int) -> None:
    """Gnumeric numbers its own formats from 50 on, where Excel has some of dates."""
    data = bytearray((commandline.ROOT / "tests/files/marks.xls").read_bytes())
    changed = 0
    # Of a record FORMAT the number comes first, of a record XF it stands behind the font's.
    for kind, behind in ((0x041E, 4), (0x00E0, 6)):
        at = -1
        while (at := data.find(struct.pack("<H", kind), at + 1)) >= 0:
            length, place = struct.unpack_from("<H", data, at + 2)[0], at + behind
            if length < 100 and struct.unpack_from("<H", data, place)[0] == 171:
                struct.pack_into("<H", data, place, number)
                changed += 1
    assert changed == 2
    sheet = reading.read("xls", bytes(data), MANY).sheets[0]
    assert sheet.frame.at[1, "G"] == 165.5
