"""The result workbook, read back with another library and with LibreOffice."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import evaluations as ev
import libreoffice
import msgspec
import openpyxl
import pytest
from commandline import SAMPLES
from commandline import run_inside as run
from openpyxl.utils import get_column_letter

from cftscore.core.text import Language
from cftscore.evaluation.document import Evaluation
from cftscore.output import to_xlsx

TITLES = {
    "vi": ["Tổng hợp", "Xã", "Huyện", "Tỉnh", "Tiêu chí chưa đạt", "Nội dung", "Lỗi, cảnh báo"],
    "en": ["Summary", "Communes", "Districts", "Provinces", "Failed criteria", "Items", "Findings"],
}


LAW = (
    "Quyết định số 06/QĐ-TTg ngày 03 tháng 01 năm 2019 của Thủ tướng Chính phủ ban hành quy định "
    "tiêu chuẩn, trình tự đánh giá và công nhận xã, phường, thị trấn phù hợp với trẻ em"
)


def opened(evaluation: Evaluation, language: Language = "en") -> Any:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx.render(evaluation, language)))


@cache
def hostile(language: Language = "en") -> Any:
    return opened(ev.evaluation(), language)


def table(book: Any, title: str) -> list[dict[str, Any]]:
    """Give the rows of a sheet by the keys in its row 2."""
    _, keys, *rows = book[title].iter_rows(values_only=True)
    return [dict(zip(keys, row, strict=True)) for row in rows]


def cell(book: Any, title: str, key: str, row: int) -> Any:
    """Give the cell of a column, by its key, in a row of data, from 0."""
    keys = [one.value for one in book[title][2]]
    return book[title].cell(3 + row, keys.index(key) + 1)


def summary(book: Any) -> dict[str, Any]:
    sheet = book.worksheets[0]
    return {row[0]: row[1] for row in sheet.iter_rows(values_only=True, max_col=2) if row[0]}


# --- shape ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_sheets_bear_titles_and_labels_in_the_language(language: Language) -> None:
    book = hostile(language)
    assert book.sheetnames == TITLES[language]
    districts = book[TITLES[language][2]]
    labels = [one.value for one in districts[1]]
    assert labels[:2] == {"vi": ["Mã", "Tên"], "en": ["Code", "Name"]}[language]
    assert labels[-1] == {"vi": "Tỷ lệ đạt", "en": "Compliance"}[language]
    assert [one.value for one in districts[2]] == [
        "code", "name", "province_code", "province", "communes", "submitted", "passed", "failed",
        "incomplete", "not_submitted", "compliance_percent",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_table_has_a_frozen_header_and_a_filter(language: Language) -> None:
    book = hostile(language)
    frozen = {
        "communes": "C3", "districts": "C3", "provinces": "C3", "missed_criteria": "B3",
        "items": "C3", "findings": "B3",
    }  # fmt: skip
    for title, corner in zip(TITLES[language][1:], frozen.values(), strict=True):
        sheet = book[title]
        assert sheet.freeze_panes == corner
        last = f"{get_column_letter(sheet.max_column)}{sheet.max_row}"
        assert sheet.auto_filter.ref == f"A2:{last}"
        # The keys in row 2 are not printed.
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        headings = [cell.value for cell in sheet[2]]
        if "criterion_1" in headings:
            # The points by criterion begin a page of their own.
            assert [one.id for one in sheet.col_breaks.brk] == [headings.index("criterion_1")]
        elif title == TITLES[language][5]:
            assert str(sheet.print_area).endswith("$1")
        else:
            assert sheet.page_setup.fitToHeight == 0
    assert book[TITLES[language][0]].freeze_panes is None


@pytest.mark.parametrize(
    ("language", "hidden", "visible"), [("vi", "en", "vi"), ("en", "vi", "en")]
)
def test_texts_in_the_other_language_are_hidden(
    language: Language, hidden: str, visible: str
) -> None:
    book = hostile(language)
    keys = {"en": ("reasons", "verdict", "unit_class"),
            "vi": ("reasons_vi", "verdict_vi", "unit_class_vi")}  # fmt: skip
    title = TITLES[language][1]
    for lang, is_hidden in ((hidden, True), (visible, False)):
        for key in keys[lang]:
            letter = cell(book, title, key, 0).column_letter
            assert book[title].column_dimensions[letter].hidden is is_hidden


def test_codes_have_their_words_in_vietnamese_beside_them() -> None:
    book = hostile("vi")
    communes = table(book, "Xã")
    assert [commune["unit_class"] for commune in communes] == ["other", "other", "other", None]
    assert communes[0]["unit_class_vi"] == "Xã, phường, thị trấn khác"
    assert communes[3]["unit_class_vi"] is None
    assert [commune["verdict_vi"] for commune in communes] == [
        "Đạt", "Không đạt", "Chưa đủ số liệu", "Chưa nộp",
    ]  # fmt: skip
    assert [one["severity_vi"] for one in table(book, "Lỗi, cảnh báo")] == [
        "cảnh báo",
        "lỗi",
        "lưu ý",
    ]
    items = table(book, "Nội dung")
    assert (items[0]["status"], items[0]["status_vi"]) == ("quoted", "trích dẫn")
    assert (items[4]["status"], items[4]["status_vi"]) == ("provisional", "giá trị tạm")


def test_without_districts_there_is_no_sheet_of_them() -> None:
    book = opened(ev.without_districts())
    assert book.sheetnames == [title for title in TITLES["en"] if title != "Districts"]


def test_rows_are_high_enough_for_texts_that_are_wrapped() -> None:
    sheet = hostile()["Failed criteria"]
    long = next(row for row in sheet.iter_rows(min_row=3) if "expanded" in row[1].value)
    assert sheet.row_dimensions[long[0].row].height == 27.75
    assert sheet.row_dimensions[3].height is None


# --- values --------------------------------------------------------------------------------------


def test_numbers_are_numbers_and_blanks_are_blank() -> None:
    book = hostile()
    passed, failed, incomplete, absent = table(book, "Communes")
    assert (passed["points"], passed["criterion_3"]) == (1000, 100)
    assert (failed["points"], failed["criterion_3"], failed["criterion_13"]) == (887.5, 0, 37.5)
    # An interval has no points, and blank is not zero.
    assert (incomplete["points"], incomplete["criterion_2"]) == (None, None)
    assert (incomplete["points_min"], incomplete["points_max"]) == (950, 1000)
    assert absent["points_min"] is None
    assert absent["criterion_1"] is None
    province = cell(book, "Provinces", "compliance_percent", 0)
    assert (province.value, province.number_format) == (0.25, "0.00%")
    share = next(i for i, one in enumerate(table(book, "Items")) if one["value"] == 79.99)
    assert cell(book, "Items", "value", share).number_format == "#,##0.00"
    assert cell(book, "Items", "points", share).value == 12.5
    for title in TITLES["en"]:
        for row in book[title].iter_rows():
            for one in row:
                assert one.data_type in ("s", "n"), one.coordinate


def test_numbers_are_written_with_their_own_digits() -> None:
    with zipfile.ZipFile(io.BytesIO(to_xlsx.render(ev.evaluation(), "en"))) as archive:
        items = archive.read("xl/worksheets/sheet6.xml").decode()
    for digits in ("79.99", "4.21", "12.5", "3089"):
        assert f"<v>{digits}</v>" in items


@pytest.mark.parametrize("language", ["vi", "en"])
def test_texts_are_never_formulas_or_links(language: Language) -> None:
    made = ev.evaluation()
    texts = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "{=1}", "http://example.org", "mailto:a@b")
    communes = tuple(msgspec.structs.replace(ev.ABSENT, name=text) for text in texts)
    findings = (*ev.FINDINGS, *(msgspec.structs.replace(ev.FINDINGS[0], path=t) for t in texts))
    content = to_xlsx.render(
        msgspec.structs.replace(made, communes=communes, findings=findings), language
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        names = archive.namelist()
    assert b"<f>" not in everything
    assert b"<hyperlink" not in everything
    assert not [name for name in names if "externalLink" in name or "vba" in name]
    book = openpyxl.load_workbook(io.BytesIO(content))
    title = TITLES[language][1]
    for row, text in enumerate(texts):
        name = cell(book, title, "name", row)
        assert (name.value, name.data_type) == (text.replace("\t", " "), "s")
    paths = {one["path"] for one in table(book, TITLES[language][-1])}
    assert paths == {"a.xlsx", "b.xlsx", *(text.replace("\t", " ") for text in texts)}


@pytest.mark.parametrize("text", ["<r><t>x</t></r>", "<r></row></r>", "<r>a & b</r>"])
def test_a_text_that_looks_like_markup_stays_a_text(text: str) -> None:
    book = opened(ev.evaluation(communes=(msgspec.structs.replace(ev.ABSENT, name=text),)))
    assert table(book, "Communes")[0]["name"] == f" {text}"


def test_control_characters_and_endless_texts_fit_into_cells() -> None:
    book = hostile()
    assert table(book, "Communes")[3]["name"] == "Núi [31m Sập"
    endless = "\U0001f600" * 20000
    book = opened(ev.evaluation(communes=(msgspec.structs.replace(ev.ABSENT, name=endless),)))
    name = table(book, "Communes")[0]["name"]
    assert name == "\U0001f600" * 16383 + "…"


def test_summary_states_basis_results_and_the_provisional_figures() -> None:
    fields = summary(hostile("vi"))
    expected = {
        "Bộ tiêu chí": "qd-06-2019", "Căn cứ": LAW, "Kỳ": "2020",
        "Danh mục hành chính": "31/01/2020", "SHA-256 của bộ tiêu chí": "0" * 64,
        "Số xã trong danh mục": 4, "Đã nộp": 3, "Đạt": 1, "Không đạt": 1, "Chưa đủ số liệu": 1,
        "Chưa nộp": 1, "Tỷ lệ đạt": 0.25, "trích dẫn": 19, "suy ra": 2, "giá trị tạm": 83,
        "đã đối chiếu": 0, "Tệp 1": "cho-moi.xlsx", "Tệp 2": "-thoai-son.xlsx",
    }  # fmt: skip
    assert {key: fields[key] for key in expected} == expected
    assert fields["Lưu ý: giá trị tạm"].startswith(
        "83/104 ngưỡng và mức điểm đang dùng giá trị tạm"
    )
    assert summary(hostile("en"))["Compliance"] == 0.25
    note = hostile("en")["Summary"].cell(hostile("en")["Summary"].max_row, 3).value
    assert note == f"SHA-256 {'b' * 64}"


# --- the same in, the same out -------------------------------------------------------------------


def test_the_same_document_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    once = to_xlsx.render(ev.evaluation(), "vi")
    assert once == to_xlsx.render(ev.evaluation(), "vi")
    dated = openpyxl.load_workbook(io.BytesIO(once))
    assert dated.properties.created == datetime(2020, 9, 13, 12, 26, 40)


@pytest.mark.slow
def test_two_runs_write_the_same_workbook(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        assert run("evaluate", "samples/an-giang-2019", "-q", "-o", tmp_path / name).code == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


# --- LibreOffice ---------------------------------------------------------------------------------


@pytest.mark.slow
def test_libreoffice_reads_the_same_numbers_and_prints_few_pages(tmp_path: Path) -> None:
    written = []
    for lang in ("vi", "en"):
        written.append(tmp_path / f"{lang}.xlsx")
        done = run("evaluate", SAMPLES / "an-giang-2020", "-q", "-o", written[-1], lang=lang)
        assert done.code == 0
    (tmp_path / "hostile.xlsx").write_bytes(to_xlsx.render(ev.evaluation(), "vi"))
    written.append(tmp_path / "hostile.xlsx")
    folder = tmp_path / "libreoffice"
    folder.mkdir()
    for ours, theirs in zip(written, libreoffice.recalculate(written, folder), strict=True):
        before, after = openpyxl.load_workbook(ours), openpyxl.load_workbook(theirs)
        assert after.sheetnames == before.sheetnames
        for title in before.sheetnames:
            values = [
                list(sheet.iter_rows(values_only=True)) for sheet in (before[title], after[title])
            ]
            width = before[title].max_column
            assert [row[:width] for row in values[1]] == values[0], title
    province = table(openpyxl.load_workbook(folder / "vi.xlsx"), "Tỉnh")
    assert [(one["passed"], one["communes"]) for one in province] == [(117, 156)]
    assert province[0]["compliance_percent"] == 0.75
    # The communes with all their criteria lie on three pages side by side, where they can be read;
    # every other table of a district is one page.
    (pdf,) = libreoffice.to_pdf([tmp_path / "hostile.xlsx"], folder)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())) <= 10
