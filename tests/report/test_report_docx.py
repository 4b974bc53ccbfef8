"""`cftscore report -o FILE.docx`: its form, its numbers, and an office's own template."""

from __future__ import annotations

import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import evaluations
import libreoffice
import openpyxl
import poppler
import pytest
import reports
from commandline import SAMPLES, evaluated
from commandline import run_inside as run
from docx.oxml.ns import qn
from docx.shared import Length, Pt

from cftscore.core.text import Language
from cftscore.evaluation.document import Evaluation
from cftscore.report import rendering
from cftscore.report.content import Content
from cftscore.report.paper import official
from cftscore.report.publication import publish

pytestmark = pytest.mark.slow

YEAR = SAMPLES / "an-giang-2020"
DOCUMENT = json.loads(evaluated(2020, "en", "json").raw, parse_float=Decimal)
LISTED = reports.listed(DOCUMENT["communes"])
ARGUMENTS = (YEAR, "--target", "80%", "--focus", "3,5", "--previous", SAMPLES / "an-giang-2019")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("docx")
    for lang in ("vi", "en"):
        done = run("report", *ARGUMENTS, "-o", f"{lang}.docx", "-q", lang=lang, cwd=made)
        assert (done.code, done.stderr) == (0, "")
    return made


def read(path: Path) -> Any:
    return docx.Document(str(path))


def paragraphs(document: Any) -> list[str]:
    """Give every paragraph, those in tables too, as one line each."""
    texts = [
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.iter(qn("w:p"))
    ]
    return [" ".join(text.split()) for text in texts]


def table(document: Any, first: str, second: str) -> list[list[str]]:
    """Find the table whose heading begins with some words, and give the rows below it."""
    for table in document.tables:
        rows = [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
        if rows[0][:2] == [first, second]:
            return rows[1:]
    raise AssertionError(f"no table begins with {first}, {second}")


# --- the form of Decree 30/2020/NĐ-CP


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_page_font_and_numbers_have_the_prescribed_form(folder: Path, lang: str) -> None:
    document = read(folder / f"{lang}.docx")
    assert len(document.sections) == 1
    page = document.sections[0]
    sizes = (page.page_width, page.page_height, page.top_margin, page.bottom_margin,
             page.left_margin, page.right_margin)  # fmt: skip
    width, height, top, bottom, left, right = (round(Length(size).mm, 1) for size in sizes)
    assert (width, height) == (210, 297)
    assert 20 <= top <= 25
    assert 20 <= bottom <= 25
    assert 30 <= left <= 35
    assert 15 <= right <= 20
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(14))
    fonts = normal.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{key}")) for key in ("ascii", "hAnsi", "cs", "eastAsia")} == {
        "Times New Roman"
    }
    # The number of the page stands in the middle above, from the second page on.
    assert page.different_first_page_header_footer
    (above,) = page.header.paragraphs
    assert "PAGE" in above._p.xml
    assert above.alignment == 1
    assert [paragraph.text for paragraph in page.first_page_header.paragraphs] == [""]
    spoken = normal.element.rPr.find(qn("w:lang")).get(qn("w:val"))
    assert spoken == {"vi": "vi-VN", "en": "en-US"}[lang]


def test_heading_title_signature_and_blanks(folder: Path) -> None:
    document = read(folder / "vi.docx")
    head = document.tables[0]
    left, right = (
        [paragraph.text for paragraph in cell.paragraphs if paragraph.text]
        for cell in head.rows[0].cells
    )
    assert left == ["ỦY BAN NHÂN DÂN\nTỈNH AN GIANG", "Số: ……/BC-……"]
    assert right == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "…………, ngày …… tháng …… năm ……",
    ]
    nation, motto, place = (
        paragraph for paragraph in head.rows[0].cells[1].paragraphs if paragraph.text
    )
    assert (nation.runs[0].bold, nation.runs[0].font.size) == (True, Pt(12))
    assert (motto.runs[0].bold, motto.runs[0].font.size) == (True, Pt(13))
    assert place.runs[0].italic
    texts = paragraphs(document)
    kind = texts.index("BÁO CÁO")
    assert texts[kind + 1] == ("Kết quả đánh giá xã, phường, thị trấn phù hợp với trẻ em năm 2020")
    signing = texts.index("TM. ỦY BAN NHÂN DÂN")
    assert texts[signing + 1 : signing + 4] == [
        "CHỦ TỊCH",
        "(Chữ ký, dấu của cơ quan, họ và tên)",
        "……………………",
    ]
    # Where a person must write there are dotted lines: three lines, and two below what is drafted.
    lines = [one for one in document.element.iter(qn("w:tab")) if one.get(qn("w:leader")) == "dot"]
    assert len(lines) == 7
    assert not any("{{" in text for text in texts)


# --- its numbers


def test_the_numbers_are_those_of_the_document(folder: Path) -> None:
    document = read(folder / "vi.docx")
    texts = paragraphs(document)
    assert (
        "117/156 xã, phường, thị trấn đạt, tỷ lệ 75,00%. Mục tiêu 80%, tương ứng 125 xã: còn "
        "thiếu 8 xã. Số đơn vị không đạt: 37; chưa đủ số liệu để kết luận: 2."
    ) in texts
    (notice,) = [text for text in texts if text.startswith("83/104 ngưỡng và mức điểm")]
    assert "đang dùng giá trị tạm" in notice
    keys = ("communes", "submitted", "passed", "failed", "incomplete")
    rows = table(document, "TT", "Địa bàn")
    areas = [*DOCUMENT["districts"], *DOCUMENT["provinces"]]
    assert len(rows) == len(areas) == 12
    for row, area in zip(rows, areas, strict=True):
        percent = str(area["compliance_percent"]).replace(".", ",")
        assert row[1:] == [area["name"], *(str(area[key]) for key in keys), percent]
    rows = table(document, "TT", "Tiêu chí")
    for row, criterion in zip(rows, DOCUMENT["missed_criteria"], strict=True):
        counts = [str(criterion[key]) for key in ("missed", "unknown", "below_max")]
        assert row == [str(criterion["id"]), criterion["title_vi"], *counts]


def test_communes_that_do_not_pass_stand_there_with_their_reasons(folder: Path) -> None:
    rows = table(read(folder / "vi.docx"), "TT", "Đơn vị")
    rows = [row for row in rows if row[0].isdigit()]
    failed = [commune for commune in LISTED if commune["verdict"] != "pass"]
    assert [row[1] for row in rows] == [one["name"] for one in failed]
    assert len(rows) == 39
    assert rows[0][2:] == ["Không đạt", "675 / 850", "không đạt tiêu chí 3; thiếu 175 điểm"]


def test_the_annexes_hold_every_commune_and_its_points(folder: Path) -> None:
    document = read(folder / "vi.docx")
    texts = paragraphs(document)
    for annex in ("PHỤ LỤC I", "PHỤ LỤC II", "PHỤ LỤC III"):
        assert annex in texts
    rows = [row for row in table(document, "TT", "Mã") if row[0].isdigit()]
    assert [row[1] for row in rows] == [one["code"] for one in LISTED]
    titles = {"pass": "Đạt", "fail": "Không đạt", "incomplete": "Chưa đủ số liệu"}
    for row, commune in zip(rows, LISTED, strict=True):
        least, most = commune["points_min"], commune["points_max"]
        points = f"{least}" if least == most else f"{least}–{most}"
        wanted = [commune["name"], titles[commune["verdict"]], points.replace("1000", "1.000")]
        assert row[2:] == [*wanted, str(commune["points_required"])]
    by_criterion = [
        row
        for found in document.tables
        if len(found.columns) == 16
        for row in ([" ".join(cell.text.split()) for cell in line.cells] for line in found.rows)
        if row[0].isdigit()
    ]
    assert len(by_criterion) == 156
    for row, commune in zip(by_criterion, LISTED, strict=True):
        wanted = ["?" if c["points"] is None else str(c["points"]) for c in commune["criteria"]]
        assert row[2:-1] == wanted


def test_year_over_year_and_focus(folder: Path) -> None:
    document = read(folder / "vi.docx")
    texts = paragraphs(document)
    rows = table(document, "Địa bàn", "2019")
    assert rows[-1] == [
        "Tỉnh An Giang",
        "70,51% (110 / 156)",
        "75,00% (117 / 156)",
        "+4,49 điểm phần trăm +7 xã",
    ]
    assert (
        "So với kỳ 2019: mới đạt 22 xã, vẫn đạt 95 xã, không còn đạt 15 xã, vẫn chưa đạt 24 xã."
        in texts
    )
    (focus,) = [text for text in texts if text.startswith("Tiêu chí 3 (Trẻ em bị xâm hại): 14 xã")]
    missing = [
        commune
        for commune in DOCUMENT["communes"]
        if any(c["id"] == 3 and c["met"] is False for c in commune["criteria"])
    ]
    assert focus.endswith("; ".join(map(in_sentence, missing)) + ".")


def in_sentence(commune: Any) -> str:
    """Name a commune as a sentence does: `phường Châu Phú B (thành phố Châu Đốc)`."""
    kinds = [commune[key][0].lower() + commune[key][1:] for key in ("name", "district")]
    return f"{kinds[0]} ({kinds[1]})"


def test_english_says_the_same(folder: Path) -> None:
    texts = paragraphs(read(folder / "en.docx"))
    assert "REPORT" in texts
    assert "SOCIALIST REPUBLIC OF VIETNAM" in texts
    assert any(
        text.startswith("117 of 156 communes pass: 75.00%. Target 80% (125 communes): 8 short.")
        for text in texts
    )
    rows = table(read(folder / "en.docx"), "No.", "Area")
    assert rows[-1][1:] == ["Tỉnh An Giang", "156", "156", "117", "37", "2", "75.00"]


# --- the chart


def test_the_chart_is_one_that_word_draws_with_its_figures_inside(folder: Path) -> None:
    with zipfile.ZipFile(folder / "vi.docx") as package:
        drawn = package.read("word/charts/cftscore-chart1.xml")
        inside = package.read("word/embeddings/cftscore-chart1.xlsx")
        types = package.read("[Content_Types].xml").decode()
    assert "drawingml.chart+xml" in types
    from lxml import etree

    space = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
             "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}  # fmt: skip
    root = etree.fromstring(drawn)
    bars = root.xpath("//c:barChart//c:val//c:v/text()", namespaces=space)
    names = root.xpath("//c:barChart//c:cat//c:v/text()", namespaces=space)
    line = root.xpath("//c:lineChart//c:val//c:v/text()", namespaces=space)
    shares = {
        district["name"]: district["compliance_percent"] for district in DOCUMENT["districts"]
    }
    fractions = {name: share / 100 for name, share in shares.items()}
    assert dict(zip(names, map(Decimal, bars), strict=True)) == fractions
    assert set(line) == {"0.8"}
    # The numbers on the columns are written as the language does.
    shown = root.xpath("//c:barChart//c:dLbl//a:t/text()", namespaces=space)
    assert set(shown) == {f"{share:.2f}".replace(".", ",") for share in shares.values()}
    sheet = openpyxl.load_workbook(io.BytesIO(inside)).active
    assert sheet is not None
    cells = list(sheet.iter_rows(values_only=True))
    assert cells[0] == ("Địa bàn", "Tỷ lệ đạt (%)", "Mục tiêu (%)")
    assert {row[0]: Decimal(str(row[1])) for row in cells[1:]} == {
        name: Decimal(str(float(share))) for name, share in fractions.items()
    }


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_prints_on_a4_in_one_family_of_letters(folder: Path, lang: str, tmp_path: Path) -> None:
    (pdf,) = libreoffice.to_pdf([folder / f"{lang}.docx"], tmp_path)
    told = poppler.tell("pdfinfo", pdf)
    assert "(A4)" in told
    assert "Title:" in told
    text = poppler.text(pdf)
    first, second, *_ = text.split("\f")
    heading = {"vi": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "en": "SOCIALIST REPUBLIC OF VIETNAM"}
    assert heading[lang] in first
    assert second.strip().startswith("2\n")
    # Bars are drawn: the names of the districts stand below them.
    caption = {"vi": "Biểu đồ 1", "en": "Chart 1"}[lang]
    assert caption in text
    fonts = poppler.tell("pdffonts", pdf)
    names = {line.split()[0].partition("+")[2] for line in fonts.splitlines()[2:]}
    assert names
    assert all("Serif" in name or "Times" in name for name in names), names


# --- an office's own template


def make_template(path: Path, *texts: str) -> Path:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def test_the_built_in_template_written_out_gives_the_same_report(
    folder: Path, tmp_path: Path
) -> None:
    done = run("report", "--write-template", "mau.docx", lang="vi", cwd=tmp_path)
    assert (done.code, done.stdout) == (0, "")
    assert "mau.docx" in done.stderr
    texts = paragraphs(read(tmp_path / "mau.docx"))
    assert "{{areas_table}}" in texts
    again = run("report", "--write-template", "mau.docx", lang="vi", cwd=tmp_path)
    assert again.code == 2
    assert "O001" in again.stderr
    arguments = ("--template", "mau.docx", "-o", "own.docx", "-q")
    assert run("report", *ARGUMENTS, *arguments, lang="vi", cwd=tmp_path).code == 0
    assert (tmp_path / "own.docx").read_bytes() == (folder / "vi.docx").read_bytes()


def test_a_template_may_be_anything_with_fields(tmp_path: Path) -> None:
    document = docx.Document()
    cut = document.add_paragraph("Năm nay ")
    # Word cuts texts into pieces wherever it likes.
    for piece in ("{", "{hea", "dline}", "} và {{pas", "sed}}", "/{{ communes }}."):
        cut.add_run(piece).bold = piece == "{hea"
    document.add_table(1, 1).rows[0].cells[0].text = "{{areas_table}}"
    document.sections[0].footer.paragraphs[0].text = "Kỳ: {{period}}"
    document.add_paragraph("{{areas_chart}}")
    document.save(str(tmp_path / "own.docx"))
    arguments = (YEAR, "--template", "own.docx", "-o", "a.docx", "-q")
    assert run("report", *arguments, lang="vi", cwd=tmp_path).code == 0
    made = read(tmp_path / "a.docx")
    # Nor of what must not be published, and that comes first.
    secret, first, *_ = made.paragraphs
    assert secret.text.startswith("KHÔNG CÔNG BỐ: ")
    assert first.text == ("Năm nay 117/156 xã, phường, thị trấn đạt, tỷ lệ 75,00% và 117/156.")
    assert first.runs[1].text + first.runs[2].text != ""
    assert made.sections[0].footer.paragraphs[0].text == "Kỳ: năm 2020"
    inner = made.tables[0].rows[0].cells[0].tables[0]
    assert inner.rows[12].cells[1].text == "Tỉnh An Giang"
    # The office's template says nothing of provisional figures, so the report does.
    assert made.paragraphs[-1].text.startswith("83/104 ngưỡng và mức điểm đang dùng giá trị tạm")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ngày {{headlines}}", "D002 error the template has a field “headlines”"),
        ("Ngày {{headlines}}", "did you mean: headline?"),
        ("Bảng: {{areas_table}}", "D003 error the field “areas_table” is a table"),
    ],
)
def test_a_field_that_cannot_be_filled_is_refused(tmp_path: Path, text: str, said: str) -> None:
    make_template(tmp_path / "own.docx", text)
    arguments = (YEAR, "--template", "own.docx", "-o", "a.docx", "-q")
    done = reports.run(tmp_path, "report", *arguments)
    assert done.code == 2
    assert said in reports.one_line(done.stderr)
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 broken", b"{\\rtf1 text}", "workbook"])
def test_what_is_no_word_document_is_refused(tmp_path: Path, content: bytes | str | None) -> None:
    target = tmp_path / "own.docx"
    if isinstance(content, bytes):
        target.write_bytes(content)
    elif content is not None:
        reports.write(target, [reports.row("30682")])
    arguments = (YEAR, "--template", "own.docx", "-o", "a.docx", "-q")
    done = reports.run(tmp_path, "report", *arguments)
    assert done.code == 2
    assert "D001 error the template cannot be read as a Word document" in reports.one_line(
        done.stderr
    )
    assert not (tmp_path / "a.docx").exists()


# --- any result


VARIANTS = {
    "hostile": evaluations.evaluation(),
    "without districts": evaluations.without_districts(),
    "one district": evaluations.one_district(),
    "no communes": evaluations.evaluation(communes=(), districts=(), provinces=()),
    "nobody sent": evaluations.evaluation(communes=(evaluations.ABSENT,)),
}


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx", "json"])
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_result_gives_every_format_and_always_the_same_bytes(
    kind: str, variant: str, lang: Language
) -> None:
    evaluation = VARIANTS[variant]
    for document in (evaluation, publish(evaluation)):
        content = Content(document, lang, Decimal("62.5"), (3,))
        made = rendering.render(content, kind)
        assert made == rendering.render(content, kind)
        assert len(made) > 500


def test_names_with_anything_in_them_stay_text() -> None:
    evaluation: Evaluation = VARIANTS["hostile"]
    made = docx.Document(io.BytesIO(official.render(Content(evaluation, "vi"))))
    rows = [row for row in table(made, "TT", "Mã") if row[0].isdigit()]
    assert sorted(row[2] for row in rows) == sorted(
        [evaluations.FORMULA, evaluations.MARKUP, evaluations.HTML, "Núi [31m Sập"]
    )
