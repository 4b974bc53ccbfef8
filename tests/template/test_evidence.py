"""`template --evidence`: documents by item, read back, counted, and never followed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import reports

pytestmark = pytest.mark.slow

CODE = "30685"


@pytest.fixture(params=["table", "form"])
def filled(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Make a template with evidence, fill in its figures and name some documents."""
    layout = request.param
    words = ("template", "--commune", CODE, "--period", "2020", "--layout", layout, "--evidence")
    done = reports.run(tmp_path, *words, "-o", "in.xlsx")
    assert done.code == 0, done.stderr
    book = openpyxl.load_workbook(tmp_path / "in.xlsx")
    sheet = book["Chỉ tiêu"]
    cells = {cell.value: cell for row in sheet for cell in row if isinstance(cell.value, str)}
    for key, value in {**reports.FULL, "unit_class": "other"}.items():
        if layout == "table":
            sheet.cell(cells[key].row + 1, cells[key].column).value = value
        elif key in cells:
            sheet.cell(cells[key].row, cells[key].column - 1).value = value
    if layout == "form":
        sheet.cell(cells["Unit class"].row, 3).value = "other"
    evidence(book, "1.1", document="12/QĐ-UBND", date=date(2020, 11, 5))
    evidence(book, "2.1", link="https://example.org/2?a=1")
    evidence(book, "3.1", document="=1+1")
    evidence(book, "4.1", date="05/11/2020")  # a date alone names no document
    book.save(tmp_path / "in.xlsx")
    return tmp_path


def evidence(book: Any, item: str, **values: Any) -> None:
    sheet = book["Minh chứng"]
    keys = next(row for row in sheet.iter_rows() if row[0].value == "code")
    columns = {cell.value: cell.column for cell in keys}
    (row,) = [r[0].row for r in sheet.iter_rows() if r[columns["item"] - 1].value == item]
    for key, value in values.items():
        cell = sheet.cell(row, columns[key])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # as a person types into a cell of texts


def test_documents_are_read_back_and_counted(filled: Path) -> None:
    done = reports.run(filled, "explain", "in.xlsx", "--commune", CODE, "-f", "json")
    document = json.loads(done.stdout)
    assert document["verdict"] == "pass"
    assert document["evidence"] == {"items": 27, "without": 24}
    by_item = {
        item["id"]: item["evidence"] for one in document["criteria"] for item in one["items"]
    }
    assert by_item["1.1"] == [
        {"item": "1.1", "document": "12/QĐ-UBND", "date": "2020-11-05", "link": "",
         "cell": "Minh chứng!E6"}
    ]  # fmt: skip
    assert by_item["2.1"][0]["link"] == "https://example.org/2?a=1"
    assert by_item["4.1"][0]["date"] == "05/11/2020"
    assert by_item["5.1"] == []
    words = reports.one_line(reports.run(filled, "explain", "in.xlsx", "--commune", CODE).stdout)
    assert "evidence: 12/QĐ-UBND of 2020-11-05 (Minh chứng!E6)" in words
    assert "24 of 27 items without evidence" in words
    assert reports.run(filled, "validate", "in.xlsx").code == 0


def test_the_status_counts_the_items_without_documents(filled: Path) -> None:
    arguments = ("status", "in.xlsx", "--district", "894")
    done = reports.run(filled, *arguments, "-f", "json")
    counted = {one["code"]: one["evidence"] for one in json.loads(done.stdout)["communes"]}
    assert counted.pop(CODE) == {"items": 27, "without": 24}
    assert set(counted.values()) == {None}
    said = reports.one_line(reports.run(filled, *arguments, "-f", "md", lang="vi").stdout)
    assert "24/27 nội dung chưa có minh chứng" in said
    assert "Số xã còn nội dung chưa có minh chứng: 1." in said


def test_a_small_template_is_asked_for_the_documents_of_its_items(tmp_path: Path) -> None:
    words = ("template", "--commune", CODE, "--period", "2020-Q2", "--focus", "3,5", "--evidence")
    assert reports.run(tmp_path, *words, "-o", "in.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "in.xlsx")
    evidence(book, "5.2", document="12/BC-UBND")
    book.save(tmp_path / "in.xlsx")
    done = reports.run(tmp_path, "status", "in.xlsx", "--district", "894", "-f", "json")
    counted = {one["code"]: one["evidence"] for one in json.loads(done.stdout)["communes"]}
    assert counted[CODE] == {"items": 4, "without": 3}


def test_the_dossier_names_the_documents(filled: Path) -> None:
    done = reports.run(filled, "report", "in.xlsx", "--dossier", CODE, "-o", "out", lang="vi")
    assert done.code == 0, done.stderr
    texts = [p.text for p in docx.Document(str(filled / "out/2-ban-tu-danh-gia.docx")).paragraphs]
    assert "- Minh chứng: 24/27 nội dung chưa có minh chứng;" in texts
    notes = docx.Document(str(filled / "out/3-thuyet-minh-so-lieu.docx"))
    origins = {row.cells[0].text: row.cells[4].text for row in notes.tables[1].rows[1:]}
    assert (
        origins["Có bố trí người làm công tác bảo vệ trẻ em cấp xã"] == "12/QĐ-UBND ngày 05/11/2020"
    )
    assert origins["Số trẻ em bị xâm hại"] == "=1+1"
    # A link is a text: the paper has no relation to anything outside.
    assert not [one for one in notes.part.rels.values() if one.is_external]


def test_merging_keeps_the_documents_as_texts(filled: Path) -> None:
    done = reports.run(filled, "merge", "in.xlsx", "-o", "merged.xlsx", "-q")
    assert done.code == 0, done.stderr
    sheet = openpyxl.load_workbook(filled / "merged.xlsx")["Minh chứng"]
    rows = [row for row in sheet.iter_rows(min_row=6) if row[0].value == CODE]
    given = {row[2].value: row for row in rows}
    assert (given["3.1"][4].value, given["3.1"][4].data_type) == ("=1+1", "s")
    assert given["2.1"][6].hyperlink is None
    assert given["2.1"][6].value == "https://example.org/2?a=1"


def test_a_document_that_two_workbooks_name_is_one(filled: Path) -> None:
    book = openpyxl.load_workbook(filled / "in.xlsx")
    evidence(book, "2.1", link="https://example.org/other")
    book.save(filled / "more.xlsx")
    done = reports.run(filled, "explain", "in.xlsx", "more.xlsx", "--commune", CODE, "-f", "json")
    named = {
        item["id"]: [one["document"] or one["link"] for one in item["evidence"]]
        for criterion in json.loads(done.stdout)["criteria"]
        for item in criterion["items"]
    }
    assert named["1.1"] == ["12/QĐ-UBND"]
    assert named["2.1"] == ["https://example.org/2?a=1", "https://example.org/other"]


def test_a_workbook_that_asks_for_none_says_nothing_of_it(tmp_path: Path) -> None:
    reports.write(tmp_path / "in.xlsx", [reports.row(CODE)])
    done = reports.run(tmp_path, "explain", "in.xlsx", "--commune", CODE, "-f", "json")
    assert json.loads(done.stdout)["evidence"] is None
    assert "evidence" not in reports.run(tmp_path, "explain", "in.xlsx", "--commune", CODE).stdout
