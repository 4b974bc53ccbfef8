"""`validate --annotate`: a copy with the findings in it, and everything else as it was."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from commandline import Done, run_inside
from lxml import etree
from openpyxl.comments import Comment

SAMPLE = Path(__file__).parents[2] / "samples" / "an-giang-2020" / "894-thoai-son.xlsx"
SHEET = "Chỉ tiêu"


def run(*arguments: str | Path, lang: str = "en") -> Done:
    return run_inside("validate", *arguments, "--lang", lang)


def findings(path: Path) -> list[tuple[str, str, str | None, str | None]]:
    found = json.loads(run(path, "--format", "json").stdout)["findings"]
    return [(one["code"], one["message"], one["sheet"], one["cell"]) for one in found]


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A sample with a negative count, a text, a part above its whole, a blank and a comment."""
    book = openpyxl.load_workbook(SAMPLE)
    sheet = book[SHEET]
    sheet["K9"], sheet["K10"], sheet["K11"], sheet["L14"] = -3, "abc", 9999, None
    sheet["K9"].comment = Comment("của cán bộ", "Nguyễn An")
    sheet["C7"].comment = Comment("để yên", "Nguyễn An")
    path = tmp_path / "faulty.xlsx"
    book.save(path)
    return path


def annotated(path: Path, lang: str = "en") -> Path:
    out = path.with_name(f"{path.stem}-{lang}.xlsx")
    done = run(path, "--annotate", out, "--quiet", lang=lang)
    assert (done.code, done.stderr) == (1, "")
    return out


def test_each_finding_is_a_comment_and_a_colour_on_its_cell(faulty: Path) -> None:
    sheet = openpyxl.load_workbook(annotated(faulty))[SHEET]
    found = [(code, cell) for code, _, where, cell in findings(faulty) if cell and where == SHEET]
    assert {("V003", "K9"), ("V002", "K10"), ("X001", "K11"), ("V001", "L14")} <= set(found)
    for code, cell in found:
        assert f"{code} (" in sheet[cell].comment.text
    coloured = {
        cell: rule.dxf.fill.bgColor.rgb
        for group in sheet.conditional_formatting
        for rule in group.rules
        for cell in str(group.sqref).split()
    }
    assert set(coloured) == {cell for _, cell in found}
    assert (coloured["K9"], coloured["L14"]) == ("FFFFC7CE", "FFFFEB9C")


def test_comments_of_others_stay(faulty: Path) -> None:
    sheet = openpyxl.load_workbook(annotated(faulty))[SHEET]
    assert sheet["C7"].comment.text == "để yên"
    assert sheet["K9"].comment.text.startswith("của cán bộ")
    assert "V003" in sheet["K9"].comment.text
    assert sheet["K9"].comment.author == "Nguyễn An"


@pytest.mark.parametrize(
    ("lang", "name", "head", "severity"),
    [
        ("vi", "Lỗi, cảnh báo", ("Số", "Mã", "Mức độ", "Trang tính", "Ô", "Vấn đề"), "lỗi"),
        ("en", "Findings", ("No.", "Code", "Severity", "Sheet", "Cell", "Finding"), "error"),
    ],
)
def test_a_sheet_lists_the_findings_with_links(
    faulty: Path, lang: str, name: str, head: tuple[str, ...], severity: str
) -> None:
    book = openpyxl.load_workbook(annotated(faulty, lang))
    sheet = book[name]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert rows[0][:6] == head
    listed = [(row[1], row[3] or None, row[4] or None) for row in rows[1:]]
    assert listed == [(code, where, cell) for code, _, where, cell in findings(faulty)]
    negative = next(row for row in rows if row[1] == "V003")
    assert negative[2] == severity
    link = sheet.cell(rows.index(negative) + 1, 5).hyperlink
    assert link is not None
    assert link.location == "'Chỉ tiêu'!K9"
    assert sheet.freeze_panes == "A2"


def test_the_copy_has_the_same_findings(faulty: Path) -> None:
    assert findings(annotated(faulty)) == findings(faulty)


def test_annotating_a_copy_again_adds_nothing(faulty: Path) -> None:
    once = annotated(faulty)
    twice = once.with_name("twice.xlsx")
    run(once, "--annotate", twice, "--quiet")

    def marks(path: Path) -> Any:
        book = openpyxl.load_workbook(path)
        sheet = book[SHEET]
        comments = {
            cell.coordinate: cell.comment.text
            for row in sheet.iter_rows()
            for cell in row
            if cell.comment
        }
        groups = sheet.conditional_formatting
        return book.sheetnames, comments, [str(group.sqref) for group in groups]

    assert marks(twice) == marks(once)
    assert shapes(twice) == shapes(once) == len(marks(once)[1])


def shapes(path: Path) -> int:
    """Count the boxes that show comments, in the drawings beside them."""
    with zipfile.ZipFile(path) as archive:
        drawings = [archive.read(name) for name in archive.namelist() if name.endswith(".vml")]
    return sum(
        len(list(etree.fromstring(one).iter("{urn:schemas-microsoft-com:vml}shape")))
        for one in drawings
    )


def test_what_was_mended_loses_its_marks(faulty: Path) -> None:
    once = annotated(faulty)
    book = openpyxl.load_workbook(once)
    book[SHEET]["K10"] = 190
    mended = once.with_name("mended.xlsx")
    book.save(mended)
    sheet = openpyxl.load_workbook(annotated(mended))[SHEET]
    assert sheet["K10"].comment is None
    coloured = " ".join(str(group.sqref) for group in sheet.conditional_formatting)
    assert "K10" not in coloured.split()
    assert "K11" in coloured.split()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_other_parts_stay_byte_for_byte(tmp_path: Path) -> None:
    """A workbook with formulas, a chart, a picture of formats, validations and a second sheet."""
    path = tmp_path / "rich.xlsx"
    book = xlsxwriter.Workbook(path)
    rows = [[c.value for c in row] for row in openpyxl.load_workbook(SAMPLE)[SHEET].iter_rows()]
    info = book.add_worksheet("Thông tin")
    info.write_row(0, 0, ["Kỳ", "2020"])
    sheet = book.add_worksheet(SHEET)
    for index, row in enumerate(rows):
        sheet.write_row(index, 0, ["" if value is None else value for value in row])
    sheet.write_formula("L9", "=1000+2000", None, 3000)
    sheet.write("K9", -3)
    sheet.data_validation("J7:J23", {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.conditional_format(
        "J7:J23", {"type": "blanks", "format": book.add_format({"bold": True})}
    )
    sheet.set_column("F:F", 33.5)
    other = book.add_worksheet("Biểu đồ")
    other.write_formula("A1", "='Chỉ tiêu'!L9*2", None, 6000)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Chỉ tiêu'!$J$7:$J$23"})
    other.insert_chart("C3", chart)
    book.define_name("TongTre", "='Chỉ tiêu'!$L$9")
    book.close()

    out = annotated(path)
    before, after = parts(path.read_bytes()), parts(out.read_bytes())
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet2.xml",
    }
    for data_only, l9, a1 in ((True, 3000, 6000), (False, "=1000+2000", "='Chỉ tiêu'!L9*2")):
        copied = openpyxl.load_workbook(out, data_only=data_only)
        assert (copied[SHEET]["L9"].value, copied["Biểu đồ"]["A1"].value) == (l9, a1)
    sheet = openpyxl.load_workbook(out)[SHEET]
    assert [str(one.sqref) for one in sheet.data_validations.dataValidation] == ["J7:J23"]
    assert sheet.column_dimensions["F"].width == pytest.approx(33.5, abs=1)
    rules = {str(group.sqref): group.rules[0].priority for group in sheet.conditional_formatting}
    assert rules["J7:J23"] > rules["K9"]


def test_other_formats_become_a_plain_workbook_with_the_values(tmp_path: Path) -> None:
    rows = [[c.value for c in row] for row in openpyxl.load_workbook(SAMPLE)[SHEET].iter_rows()]
    rows[8][10] = -3
    rows[9][10] = "<r></row></r>"
    path = tmp_path / "district.csv"
    lines = (";".join("" if v is None else str(v) for v in row) for row in rows[5:23])
    path.write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "marked.xlsx"
    assert run(path, "--period", "2020", "--annotate", out, "--quiet").code == 1
    sheet = openpyxl.load_workbook(out)[SHEET]
    assert (sheet["B2"].value, sheet["K4"].value) == ("30682", "-3")
    assert sheet["K5"].value == " <r></row></r>"  # not markup
    assert "V003" in sheet["K4"].comment.text


Change = Callable[[Path], list[str | Path]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (lambda here: [here, "--annotate", here / "x.xlsx"], "O005"),
        (lambda here: [here / "a.xlsx", "--annotate", here / "a.xlsx", "--force"], "O002"),
        (lambda here: [here / "a.xlsx", "--annotate", here / "there.xlsx"], "O001"),
        (lambda here: [here / "a.xlsx", "--annotate", here / "x.csv"], "O003"),
        (lambda here: [here / "a.xlsx", "--annotate", here / "x.xlsm"], "O006"),
        (lambda here: [here / "a.xlsx", "--annotate", here / "none" / "x.xlsx"], "O004"),
    ],
)
def test_what_cannot_be_written(tmp_path: Path, arguments: Change, code: str) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).write_bytes(SAMPLE.read_bytes())
    (tmp_path / "there.xlsx").write_bytes(b"mine")
    wanted = arguments(tmp_path)
    done = run(*wanted)
    assert (done.code, code in done.stderr) == (2, True), done.stderr
    assert (tmp_path / "there.xlsx").read_bytes() == b"mine"
    assert (tmp_path / "a.xlsx").read_bytes() == SAMPLE.read_bytes()
    assert not (tmp_path / "x.xlsx").exists()
