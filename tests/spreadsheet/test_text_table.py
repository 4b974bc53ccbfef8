"""Text exports: lines that do not fit their header."""

from __future__ import annotations

from pathlib import Path

import pytest

from cftscore.findings.model import CannotProceedError
from cftscore.spreadsheet import files, load

HEADER = ["code,births_due,births_registered,note"]
ROWS = ["30682,50,49,", "30685,40,40,", "30688,30,30,"]


def read(path: Path, lines: list[str]) -> list[list[object]]:
    path.write_text("\n".join(lines), encoding="utf-8")
    return [list(row) for row in load.open_workbook(files.read(path)).sheets[0].rows]


@pytest.mark.parametrize(
    ("lines", "line", "fields"),
    [
        ([*HEADER, *ROWS[:2], "30688,1,165,30,"], 4, 5),  # 1,165 without quotation marks
        ([*HEADER, *ROWS[:2], "30688,30,30,a, b"], 4, 5),
        (["Biểu 1", *HEADER, "30682,98,5,49,", *ROWS[1:]], 3, 5),
        ([*HEADER, "30682,50", "30685,40,40", "30688,1,165,30,5"], 4, 5),
    ],
)
def test_a_line_of_more_fields_than_its_header_is_refused(
    lines: list[str], line: int, fields: int, tmp_path: Path
) -> None:
    with pytest.raises(CannotProceedError) as refused:
        read(tmp_path / "a.csv", lines)
    (finding,) = refused.value.findings
    assert finding.code == "W007"
    assert f"line {line} has {fields} fields, the lines above have 4: a “,”" in finding.say("en")


@pytest.mark.parametrize(
    ("head", "lines", "line"),
    [
        ("Xã,Chỉ tiêu,Giá trị", ["Xã A,Trẻ em,1,012", "Xã A,Dưới 1 tuổi,1,114"], 2),
        ("code,class,births_due", ["30682,Xã, thị trấn,50", "30685,Xã, thị trấn,40"], 2),
        ("Biểu 1, 2\n\ncode,births_due", ["30682,1,165", "30685,1,165", "30688,165"], 4),
    ],
)
def test_lines_that_all_have_figures_behind_the_last_heading_are_refused(
    head: str, lines: list[str], line: int, tmp_path: Path
) -> None:
    with pytest.raises(CannotProceedError) as refused:
        read(tmp_path / "a.csv", [head, *lines])
    (finding,) = refused.value.findings
    assert f"line {line} has" in finding.say("en")


@pytest.mark.parametrize(
    "lines",
    [
        [*HEADER, *ROWS],
        ["code,births_due", "30682,50,đã soát", "30685,40,đã soát"],
        ["Biểu 1, 2", *HEADER, *ROWS],
        [*HEADER, *(row + ",,," for row in ROWS[:1]), "30685,40", "30688,30,30"],
        ["Biểu 1", "Tỉnh An Giang, huyện Thoại Sơn", "", *HEADER, *ROWS, "Ghi chú: một, hai"],
        [",,births_due", *HEADER, *ROWS],
        [f"{line},," for line in (*HEADER, *ROWS)],
        [],
        ["a"],
    ],
)
def test_lines_that_fit_are_read(lines: list[str], tmp_path: Path) -> None:
    if lines:
        rows = read(tmp_path / "a.csv", lines)
        assert len(rows) == len(lines)
        assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("ending", [".txt", ".tsv", ".TAB"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_text_with_tabs_is_read_by_the_endings_that_programs_give_it(
    ending: str, encoding: str, tmp_path: Path
) -> None:
    """Excel saves “Unicode Text” as UTF-16 with tabs, in a .txt."""
    path = tmp_path / f"a{ending}"
    path.write_text("code\tbirths_due\n30682\t50\n", encoding=encoding)
    book = load.open_workbook(files.read(path))
    assert [list(row) for row in book.sheets[0].rows] == [["code", "births_due"], ["30682", "50"]]
    assert book.findings == ()


def test_a_text_without_a_table_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kính gửi: Ủy ban nhân dân tỉnh", encoding="utf-8")
    with pytest.raises(CannotProceedError) as refused:
        files.read(tmp_path / "a.txt")
    assert refused.value.findings[0].code == "W005"
