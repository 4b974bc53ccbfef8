"""`cftscore recognise`: a draft decision, replies, and a register that goes on over the years."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import reports
from docx.oxml.ns import qn

import cftscore
from cftscore.register import lineage

pytestmark = pytest.mark.slow

FIRST, SECOND, THIRD, OPEN = "30682", "30685", "30688", "30691"
AUTHORITY = "Ủy ban nhân dân huyện Thoại Sơn"
FAILING: dict[str, Any] = {"children_abused": 9, "children_gravely_abused": 1}
UNKNOWN: dict[str, Any] = {"children_abused": None, "children_gravely_abused": None}


def figures(folder: Path, period: str, **changes: dict[str, Any]) -> Path:
    rows = [
        reports.row(code, **changes.get(f"c{code}", {})) for code in (FIRST, SECOND, THIRD, OPEN)
    ]
    return reports.write(folder / f"{period}.xlsx", rows, {"Kỳ": period})


def recognise(folder: Path, *words: str, code: int = 0, lang: str = "en") -> Any:
    done = reports.run(folder, "recognise", *words, lang=lang)
    assert done.code == code, done.stderr
    return done


def states(path: Path) -> dict[tuple[str, str], str]:
    entries = json.loads(path.read_text(encoding="utf-8"))["entries"]
    return {(one["period"], one["code"]): one["state"] for one in entries}


@pytest.fixture
def two_years(tmp_path: Path) -> Path:
    """Recognise 2019, then 2020: one is kept, one lost, one new, one undecided both times."""
    figures(tmp_path, "2019", c30688=FAILING, c30691=UNKNOWN)
    figures(tmp_path, "2020", c30685=FAILING, c30691=UNKNOWN)
    recognise(tmp_path, "2019.xlsx", "-o", "r2019")
    words = ("--recognitions", "r2019/register-of-recognitions.xlsx", "-o", "r2020")
    recognise(tmp_path, "2020.xlsx", *words, "--authority", AUTHORITY, lang="vi")
    return tmp_path


def said(path: Path) -> list[str]:
    document = docx.Document(str(path))
    return [
        " ".join("".join(part.text or "" for part in one.iter(qn("w:t"), qn("w:br"))).split())
        for one in document.element.iter(qn("w:p"))
    ]


def test_the_register_says_who_was_recognised_kept_lost_and_never(two_years: Path) -> None:
    found = states(two_years / "r2020/so-cong-nhan.json")
    of = {code: (found["2019", code], found["2020", code]) for code in (FIRST, SECOND, THIRD, OPEN)}
    assert of == {
        FIRST: ("recognised", "kept"),
        SECOND: ("recognised", "lost"),
        THIRD: ("never", "recognised"),
        OPEN: ("undecided", "undecided"),
    }
    # Those of the district that sent nothing are undecided too: nothing is known of them.
    assert sum(state == "undecided" for (year, _), state in found.items() if year == "2020") == 14
    _, keys, *lines = openpyxl.load_workbook(two_years / "r2020/so-cong-nhan.xlsx")[
        "Sổ công nhận"
    ].iter_rows(values_only=True)
    rows = [dict(zip(keys, line, strict=True)) for line in lines]
    assert {(row["period"], row["code"]): row["state"] for row in rows} == found
    assert {row["state_vi"] for row in rows if row["state"] == "lost"} == {
        "Không còn được công nhận"
    }


def test_a_decision_typed_into_the_register_is_kept(two_years: Path) -> None:
    path = two_years / "r2020/so-cong-nhan.xlsx"
    book = openpyxl.load_workbook(path)
    summary = [str(row[1]) for row in book["Tổng hợp"].iter_rows(min_row=2, values_only=True)]
    assert summary[0].startswith("2019. Mới được công nhận: ")
    assert summary[1].startswith("2020. Mới được công nhận: 1; Tiếp tục được công nhận: 1; ")
    sheet: Any = book["Sổ công nhận"]
    columns = {cell.value: cell.column for cell in sheet[2]}
    (row,) = [r[0].row for r in sheet.iter_rows(min_row=3)
              if (r[0].value, r[1].value) == ("2020", FIRST)]  # fmt: skip
    sheet.cell(row, columns["decision"]).value = "15/QĐ-UBND"
    sheet.cell(row, columns["decided_on"]).value = "20/12/2020"
    book.save(path)
    before = path.read_bytes()
    figures(two_years, "2021", c30682=FAILING, c30685=FAILING)
    recognise(two_years, "2021.xlsx", "--recognitions", "r2020/so-cong-nhan.xlsx", "-o", "r2021")
    entries = json.loads((two_years / "r2021/register-of-recognitions.json").read_text("utf-8"))
    of = {(one["period"], one["code"]): one for one in entries["entries"]}
    assert of["2020", FIRST]["decision"] == "15/QĐ-UBND"
    assert of["2020", FIRST]["decided_on"] == "2020-12-20"
    # Once recognised, and no more: it stays lost, and is not “never”.
    assert (of["2021", FIRST]["state"], of["2021", SECOND]["state"]) == ("lost", "lost")
    assert (of["2021", THIRD]["state"], of["2021", OPEN]["state"]) == ("kept", "recognised")
    assert path.read_bytes() == before


def test_the_decision_lists_those_that_pass_and_the_others_get_replies(two_years: Path) -> None:
    text = said(two_years / "r2020/du-thao-quyet-dinh.docx")
    assert "QUYẾT ĐỊNH" in text
    assert any(line.startswith("Điều 1. Công nhận 2 xã, phường, thị trấn") for line in text)
    assert "ỦY BAN NHÂN DÂN HUYỆN THOẠI SƠN" in " ".join(text)
    tables = docx.Document(str(two_years / "r2020/du-thao-quyet-dinh.docx")).tables
    (listed,) = [one for one in tables if one.rows[0].cells[0].text == "TT"]
    rows = [[cell.text for cell in row.cells] for row in listed.rows[1:]]
    assert rows == [
        ["1", FIRST, "Thị trấn Núi Sập", "1.000", "850", "Tiếp tục được công nhận"],
        ["2", THIRD, "Thị trấn Óc Eo", "1.000", "850", "Mới được công nhận"],
    ]
    replies = sorted(path.name for path in (two_years / "r2020/tra-loi").iterdir())
    assert replies == ["30685-thi-tran-phu-hoa.docx", "30691-xa-tay-phu.docx"]
    text = said(two_years / "r2020/tra-loi/30685-thi-tran-phu-hoa.docx")
    assert "Kính gửi: Ủy ban nhân dân thị trấn Phú Hoà" in text
    assert "1. Kết quả: 900 điểm (điểm yêu cầu: 850); số tiêu chí đạt: 12/13." in text
    assert "- Tiêu chí 3 (Trẻ em bị xâm hại) đạt 0 điểm;" in text
    text = said(two_years / "r2020/tra-loi/30691-xa-tay-phu.docx")
    assert any("chưa đủ số liệu để kết luận" in line for line in text)
    # Who recognises is a blank where nobody says it.
    assert "……………………" in said(two_years / "r2019/draft-decision.docx")


def test_nothing_is_written_over(two_years: Path) -> None:
    done = recognise(two_years, "2019.xlsx", "-o", "r2019", code=2)
    assert "O00" in done.stderr
    again = recognise(two_years, "2020.xlsx", "-o", "r2020", "--force", "--recognitions",
                      "r2020/so-cong-nhan.json", code=2)  # fmt: skip
    assert "A006" in again.stderr


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("state", "recognized", "“recognized” is no state of recognition"),
        ("state", "kept", "is “kept” in 2020, but was “never” before that (2019)"),
        ("period", "hai nghìn", "“hai nghìn” is not a period"),
        ("code", "3068x", "is not a 5-digit commune code"),
        ("code", FIRST, f"commune {FIRST} in 2020 is at"),
        ("verdict", "", "column verdict is blank"),
        ("verdict", "fail", "is “recognised” while its verdict is “fail”"),
        ("points", "nhiều", "is no number of points"),
        ("code", "30687", "the register of 2020-12-31 has no commune 30687 of the name"),
        ("decided_on", "31/02/2021", "“31/02/2021” is no day"),
    ],
)
def test_a_register_edited_into_nonsense_is_refused_at_its_cell(
    two_years: Path, key: str, value: str, words: str
) -> None:
    path = two_years / "r2020/so-cong-nhan.xlsx"
    book = openpyxl.load_workbook(path)
    sheet: Any = book["Sổ công nhận"]
    columns = {cell.value: cell.column for cell in sheet[2]}
    (cell,) = [sheet.cell(r[0].row, columns[key]) for r in sheet.iter_rows(min_row=3)
               if (r[0].value, r[1].value) == ("2020", THIRD)]  # fmt: skip
    cell.value = value
    book.save(path)
    figures(two_years, "2021")
    done = recognise(two_years, "2021.xlsx", "--recognitions", str(path), "-o", "r2021", code=2)
    text = reports.one_line(done.stderr)
    assert words in text
    assert re.search(rf"A004 error [A-Z]{cell.row} ", text)
    assert not (two_years / "r2021").exists()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema": "x"}', "PK", "\udcff"])
def test_what_is_no_register_is_refused(two_years: Path, content: str) -> None:
    path = two_years / "bad.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    done = recognise(two_years, "2020.xlsx", "--recognitions", "bad.json", "-o", "new", code=2)
    assert "A004" in done.stderr


def test_compare_sets_the_register_beside_the_figures(two_years: Path) -> None:
    figures(two_years, "2020", c30682=FAILING)  # corrected since it was recognised
    done = reports.run(two_years, "compare", "2019.xlsx", "2020.xlsx", "--recognitions",
                       "r2020/so-cong-nhan.json", "-f", "json")  # fmt: skip
    document = json.loads(done.stdout)
    counted = {one["period"]: one["states"] for one in document["recognised"]}
    assert (counted["2019"]["recognised"], counted["2019"]["never"]) == (2, 1)
    assert (counted["2020"]["kept"], counted["2020"]["lost"], counted["2020"]["recognised"]) == (
        1, 1, 1
    )  # fmt: skip
    found = [(one["code"], one["commune"]) for one in document["findings"]]
    # Kept by the register and fails by the figures; lost, and undecided, and passes.
    assert [one for one in found if one[0] == "A008"] == [
        ("A008", FIRST), ("A008", SECOND), ("A008", OPEN)
    ]  # fmt: skip
    words = reports.run(two_years, "compare", "2019.xlsx", "2020.xlsx", "--recognitions",
                        "r2020/so-cong-nhan.xlsx").stdout  # fmt: skip
    assert "By the register of recognitions" in words


def test_a_commune_that_there_is_not_is_refused_beside_figures_too(two_years: Path) -> None:
    path = two_years / "r2020/so-cong-nhan.json"
    path.write_text(path.read_text("utf-8").replace(f'"{THIRD}"', '"30687"'), "utf-8")
    done = reports.run(two_years, "compare", "2019.xlsx", "2020.xlsx", "--recognitions", str(path))
    assert (done.code, done.stdout) == (2, "")
    assert "has no commune 30687 of the name “Thị trấn Óc Eo”" in reports.one_line(done.stderr)


def test_communes_of_before_a_merger_are_found_through_the_lineage(tmp_path: Path) -> None:
    """A new commune of two, one of which was recognised, keeps recognition in part."""
    lines = lineage.load()
    new, olds = next(
        (link.new, [one.old for one in lines.came_from(link.new)])
        for old in (FIRST, SECOND, THIRD)
        for link in lines.became(old)
        if len(lines.came_from(link.new)) > 1
    )
    rows = [reports.row(code, **(FAILING if code != olds[0] else {})) for code in olds]
    reports.write(tmp_path / "2024.xlsx", rows, {"Kỳ": "2024"})
    reports.write(tmp_path / "2026.xlsx", [reports.row(new)], {"Kỳ": "2026"})
    before = cftscore.recognise(tmp_path / "2024.xlsx")
    before.write(tmp_path / "r.json")
    after = cftscore.recognise(tmp_path / "2026.xlsx", recognitions=tmp_path / "r.json")
    (entry,) = [one for one in after.document.of("2026") if one.code == new]
    assert (entry.state, sorted(entry.came_from)) == ("kept_in_part", sorted(olds))
    reports.write(tmp_path / "2026.xlsx", [reports.row(new, **FAILING)], {"Kỳ": "2026"})
    failed = cftscore.recognise(tmp_path / "2026.xlsx", recognitions=tmp_path / "r.json")
    (entry,) = [one for one in failed.document.of("2026") if one.code == new]
    assert entry.state == "lost_in_part"
