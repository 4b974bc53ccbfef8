"""`cftscore report --dossier`: the papers of a commune's request, and the district's appraisal."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import libreoffice
import pytest
import reports
from commandline import SAMPLES, evaluated
from commandline import run_inside as run
from docx.oxml.ns import qn

pytestmark = pytest.mark.slow

YEAR = SAMPLES / "an-giang-2020"
DOCUMENT = json.loads(evaluated(2020, "en", "json").raw, parse_float=Decimal)
PASSED, FAILED, INCOMPLETE = "30682", "30316", "30499"
FILES = {
    "vi": ["1-to-trinh-de-nghi.docx", "2-ban-tu-danh-gia.docx", "3-thuyet-minh-so-lieu.docx",
           "4-bien-ban-hop.docx", "bao-cao-tham-dinh.docx", "bien-ban-hop-tham-dinh.docx"],
    "en": ["1-request.docx", "2-self-assessment.docx", "3-notes-on-figures.docx",
           "4-minutes.docx", "appraisal.docx", "minutes-of-the-council.docx"],
}  # fmt: skip


def commune(code: str) -> Any:
    (found,) = [commune for commune in DOCUMENT["communes"] if commune["code"] == code]
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("dossier")
    for lang in ("vi", "en"):
        for code in (PASSED, FAILED, INCOMPLETE):
            for more in ((), ("--appraisal",)):
                target = f"{lang}-{code}"
                words = ("report", YEAR, "--dossier", code, *more, "-o", target, "-q")
                done = run(*words, lang=lang, cwd=made)
                assert done.code == 0, done.stderr
    return made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def said(path: Path) -> list[str]:
    document = docx.Document(str(path))
    texts = (
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.iter(qn("w:p"))
    )
    return [" ".join(text.split()) for text in texts]


def table(path: Path, first: str) -> list[list[str]]:
    for table in docx.Document(str(path)).tables:
        rows = [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
        if rows[0][0] == first and len(rows) > 2:
            return rows[1:]
    raise AssertionError(first)


@pytest.mark.parametrize("lang", FILES)
def test_a_commune_that_passes_gets_all_four_papers_and_one_that_fails_no_request(
    folder: Path, lang: str
) -> None:
    request, *others = FILES[lang]
    assert names(folder / f"{lang}-{PASSED}") == [request, *others]
    for code in (FAILED, INCOMPLETE):
        assert names(folder / f"{lang}-{code}") == others


def test_the_request_states_the_result_and_leaves_the_rest_blank(folder: Path) -> None:
    text = said(folder / f"vi-{PASSED}" / FILES["vi"][0])
    assert "TỜ TRÌNH" in text
    assert "Kính gửi: Ủy ban nhân dân huyện Thoại Sơn" in text
    assert (
        "- Tổng điểm: 890/1.000 điểm; điểm yêu cầu: 850 điểm (nhóm “Xã, phường, thị trấn khác”);"
    ) in text
    assert "- Số tiêu chí đạt: 13/13;" in text
    assert "- Kết quả: Đạt." in text
    assert "Số: ……/TTr-……" in text
    assert "…………, ngày …… tháng …… năm ……" in text
    assert "(Chữ ký, dấu của cơ quan, họ và tên)" in text
    (notice,) = [one for one in text if one.startswith("83/104 ngưỡng và mức điểm")]
    assert notice.endswith("kết quả chỉ để tham khảo.")


@pytest.mark.parametrize("code", [PASSED, FAILED, INCOMPLETE])
def test_the_self_assessment_gives_every_item_its_points(folder: Path, code: str) -> None:
    rows = {row[0]: row for row in table(folder / f"vi-{code}" / FILES["vi"][1], "TT")}
    one = commune(code)
    for criterion in one["criteria"]:
        least, most = criterion["points_min"], criterion["points_max"]
        points = f"{least}" if least == most else f"{least}–{most}"
        assert rows[str(criterion["id"])][4:] == [str(criterion["max_points"]), points]
        for item in criterion["items"]:
            found = rows[item["id"]][5]
            assert found.removesuffix("*") == (
                "?" if item["points"] is None else str(item["points"])
            )
            if item["denominator"] is not None and item["value"] is not None:
                value = str(item["value"]).replace(".", ",")
                assert value in rows[item["id"]][2].replace(".", "")
    # What is not read in the law bears a star, and the paper says what it means.
    assert rows["2.1"][5].endswith("*")
    assert not rows["1.1"][5].endswith("*")
    text = said(folder / f"vi-{code}" / FILES["vi"][1])
    assert any(line.startswith("* Tính theo mức điểm là giá trị tạm hoặc suy ra") for line in text)
    total = rows[""]
    least, most = one["points_min"], one["points_max"]
    assert total[4:] == ["1.000", f"{least}" if least == most else f"{least}–{most}"]


def test_the_notes_name_every_figure_with_its_cell_and_leave_its_source_blank(
    folder: Path,
) -> None:
    rows = table(folder / f"vi-{PASSED}" / FILES["vi"][2], "Chỉ tiêu")
    figures = [row for row in rows if row[1] != row[0]]
    assert ["Số trẻ em bị tai nạn, thương tích", "46", "Chỉ tiêu!Q7", "“46”", ""] in figures
    assert all(row[4] == "" for row in figures)
    labels = {row[0] for row in figures}
    indicators = DOCUMENT["criteria_set"]["definition"]["indicators"].values()
    assert labels == {indicator["label"]["vi"] for indicator in indicators}
    text = said(folder / f"vi-{PASSED}" / FILES["vi"][2])
    # Files by their names: folders and digests say nothing to who reads the paper.
    assert "- 894-thoai-son.xlsx." in text
    assert any(line.startswith("- Chỉ tiêu!Q7: “Số trẻ em bị tai nạn") for line in text)


def test_the_minutes_leave_people_times_and_votes_blank(folder: Path) -> None:
    text = said(folder / f"vi-{PASSED}" / FILES["vi"][3])
    assert any("…… giờ …… phút, ngày …… tháng …… năm ……" in line for line in text)
    assert "1. Chủ trì: ……………………………… Chức vụ: …………………" in text
    assert "Theo số liệu đã báo cáo, tổng điểm là 890/1.000, kết quả: Đạt." in text
    assert any(line.startswith("Số thành viên đồng ý: ……/……;") for line in text)
    assert [line for line in text if line in ("THƯ KÝ", "CHỦ TRÌ")] == ["THƯ KÝ", "CHỦ TRÌ"]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (
            PASSED,
            [
                (
                    "Theo số liệu đã báo cáo, thị trấn Núi Sập đạt 890 điểm (điểm yêu cầu: 850) "
                    "và đạt mọi tiêu chí: đủ điều kiện để Ủy ban nhân dân huyện Thoại Sơn xem "
                    "xét, công nhận."
                )
            ],
        ),
        (
            FAILED,
            [
                "Theo số liệu đã báo cáo, phường Châu Phú B chưa đủ điều kiện công nhận, vì:",
                "- tiêu chí 3 đạt 0 điểm;",
                "- còn thiếu 175 điểm so với điểm yêu cầu 850.",
            ],
        ),
        (
            INCOMPLETE,
            [
                "Theo số liệu đã báo cáo, chưa đủ cơ sở để kết luận về xã Bình Chánh, vì:",
                (
                    "- nội dung 7.1 chưa xác định: xem Số trẻ em dưới 1 tuổi được tiêm chủng đầy đủ (Chỉ "  # noqa: E501
                    "tiêu!X19)."
                ),
            ],
        ),
    ],
)
def test_the_appraisal_gives_points_and_reasons(folder: Path, code: str, wanted: list[str]) -> None:
    path = folder / f"vi-{code}" / FILES["vi"][4]
    text = said(path)
    at = text.index(wanted[0])
    assert text[at : at + len(wanted)] == wanted
    assert any(line.startswith("83/104 ngưỡng và mức điểm") for line in text)
    rows = table(path, "TT")
    assert len(rows) == 13 + 27 + 1
    assert {row[5] for row in rows} == {""}
    points = {row[0]: row[4] for row in rows}
    for criterion in commune(code)["criteria"]:
        if criterion["points"] is not None:
            assert points[str(criterion["id"])] == str(criterion["points"])


def test_english_papers_say_the_same(folder: Path) -> None:
    text = said(folder / f"en-{PASSED}" / FILES["en"][0])
    assert (
        "- Total: 890 of 1,000 points; required: 850 (class “Any other commune, ward or township”);"
    ) in text
    assert "- Result: Pass." in text
    text = said(folder / f"en-{FAILED}" / FILES["en"][4])
    assert "- criterion 3 scores 0;" in text


def test_libreoffice_opens_every_paper(folder: Path, tmp_path: Path) -> None:
    papers = sorted((folder / f"vi-{PASSED}").glob("*.docx"))
    made = libreoffice.to_pdf(papers, tmp_path)
    assert len(made) == 6
    assert all(pdf.stat().st_size > 10_000 for pdf in made)


# --- on the command line


def test_where_there_are_no_districts_the_province_is_asked(tmp_path: Path) -> None:
    rows = [reports.row("30682")]
    reports.write(tmp_path / "a.xlsx", rows, {"Kỳ": "2025-12"})
    done = reports.run(tmp_path, "report", "a.xlsx", "--dossier", "30682", "-o", "d")
    assert done.code == 0, done.stderr
    text = " ".join(said(tmp_path / "d" / FILES["en"][0]))
    assert "To: the People's Committee of" in text
    assert "An Giang" in text


@pytest.mark.parametrize(
    ("arguments", "said_"),
    [
        (("--dossier", "30682"), "add -o to name the report"),
        (("--dossier", "30682", "-o", "a", "-o", "b"), "with --dossier, give -o once"),
        (
            ("--dossier", "30682", "--poster", "30682", "-o", "a"),
            "--dossier cannot be used with --poster",
        ),
        (("--dossier", "30682", "--public", "-o", "a"), "--dossier cannot be used with --public"),
        (("--appraisal", "-o", "a.html"), "--appraisal needs --dossier"),
        (("--template", "x.docx", "-o", "a.html"), "--template needs -o FILE.docx"),
        (("--dossier", "30682", "-o", "a.docx"), "O008"),
        (("--poster", "30682", "-o", "a.docx"), "O003"),
        (("--dossier", "Nowhere", "-o", "a"), "R00"),
        (("--target", "eighty", "-o", "a.html"), "eighty is not a percentage"),
        (("--focus", "99", "-o", "a.html"), "99: no such criterion"),
        ((), "add -o to name the report"),
    ],
)
def test_what_cannot_be_done_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], said_: str
) -> None:
    done = reports.run(tmp_path, "report", YEAR, *arguments)
    assert done.code == 2
    assert said_ in reports.one_line(done.stderr)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    words = ("report", YEAR, "--dossier", PASSED, "-o", "d", "-q")
    assert reports.run(tmp_path, *words).code == 0
    paper = tmp_path / "d" / FILES["en"][3]
    paper.write_bytes(b"signed")
    done = reports.run(tmp_path, *words)
    assert done.code == 2
    assert "O001" in done.stderr
    assert paper.read_bytes() == b"signed"
    assert reports.run(tmp_path, *words, "--force").code == 0
    assert paper.read_bytes() != b"signed"


def test_a_request_that_is_not_drafted_is_said(tmp_path: Path) -> None:
    done = reports.run(tmp_path, "report", YEAR, "--dossier", FAILED, "-o", "d")
    assert done.code == 0
    assert "D004 warning Phường Châu Phú B: the verdict is “Fail”" in reports.one_line(done.stderr)


@pytest.mark.parametrize("option", [("--dossier", "d"), ("--poster", "p.html")])
def test_a_commune_that_sent_nothing_has_no_papers(tmp_path: Path, option: tuple[str, str]) -> None:
    reports.write(tmp_path / "a.xlsx", [reports.row("30682")])
    words = ("report", "a.xlsx", option[0], "30685", "-o", option[1])
    done = reports.run(tmp_path, *words)
    assert done.code == 2
    assert "D005 error" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_periods_must_be_in_order(tmp_path: Path) -> None:
    words = ("report", SAMPLES / "an-giang-2019", "--previous", YEAR, "-o", "a.html")
    done = reports.run(tmp_path, *words)
    assert done.code == 2
    assert "D007 error the workbooks after --previous are for 2020" in reports.one_line(done.stderr)
    done = reports.run(tmp_path, "report", YEAR, "--previous", YEAR, "-o", "a.html")
    assert done.code == 2
    assert "Y002" in done.stderr
    assert list(tmp_path.iterdir()) == []
