"""Evaluations and findings on a terminal."""

from __future__ import annotations

import io

import evaluations as ev
import msgspec
import pytest
from commandline import row, widest
from rich.console import Console

from cftscore.cli import console as terminal
from cftscore.core.text import Language, Text
from cftscore.evaluation.document import Evaluation, FindingRecord
from cftscore.findings.model import Severity
from cftscore.output.diagnostics import show_findings
from cftscore.output.evaluation.terminal import FEW_COMMUNES, MOST_LINES, show

assert terminal  # it registers how encodings that lack letters are written to


def console(width: int = 80, *, colours: bool = False, encoding: str = "utf-8") -> Console:
    stream = io.TextIOWrapper(io.BytesIO(), encoding, errors="plain_letters", newline="\n")
    return Console(
        file=stream, width=width, highlight=False, emoji=False, markup=False,
        force_terminal=colours, color_system="standard" if colours else None,
    )  # fmt: skip


def written(on: Console) -> str:
    assert isinstance(on.file, io.TextIOWrapper)
    on.file.flush()
    assert isinstance(on.file.buffer, io.BytesIO)
    return on.file.buffer.getvalue().decode(on.encoding)


def shown(
    evaluation: Evaluation,
    language: Language = "en",
    *,
    focus: tuple[int, ...] = (),
    width: int = 80,
    encoding: str = "utf-8",
) -> str:
    on = console(width, encoding=encoding)
    show(evaluation, on, language, focus=focus)
    return written(on)


def section(text: str, heading: str) -> list[str]:
    """Give the lines from a heading to the next empty line, trailing spaces left out."""
    lines = [line.rstrip() for line in text.splitlines()]
    first = lines.index(heading)
    return lines[first : lines.index("", first)]


def test_compliance_is_of_all_communes_on_the_register() -> None:
    text = shown(ev.evaluation())
    assert section(text, "Compliance")[4:] == [
        "[red]x[/red]         2          2       1       1       0      50.00%",
        "Thoại Sơn            2          1       0       0       1       0.00%",
        "An Giang             4          3       1       1       1      25.00%",
    ]
    assert "1 of 4 communes pass: 25.00%" in text.splitlines()


def test_communes_with_verdict_points_and_reasons_in_both_languages() -> None:
    assert section(shown(ev.evaluation()), "Communes")[3:] == [
        "=cmd|' /C calc'!A0  ✓ Pass                 1,000 / 850",
        "  [red]x[/red]",
        "[red]x[/red]        ✗ Fail                 887.5 / 850  fails criterion 3; 5.5",
        "  [red]x[/red]                                          points short",
        "<b>Óc|Eo</b>        ? Incomplete       950–1,000 / 850  unknown: 2.1 (Chỉ",
        "  Thoại Sơn                                             tiêu!I8, J8)",
        "Núi [31m Sập        – Not submitted",
        "  Thoại Sơn",
    ]
    assert section(shown(ev.evaluation(), "vi"), "Các xã")[6:9] == [
        "[red]x[/red]        ✗ Không đạt            887,5 / 850  không đạt tiêu chí 3;",
        "  [red]x[/red]                                          thiếu 5,5 điểm",
        "<b>Óc|Eo</b>        ? Chưa đủ số liệu  950–1.000 / 850  chưa xác định: 2.1 (Chỉ",
    ]


def test_focus_counts_communes_by_band_and_lists_who_missed() -> None:
    text = shown(ev.evaluation(), focus=(3, 2, 3))
    assert section(text, "Criterion 3. Children abused (up to 100 points)")[3:] == [
        "3.1   Children abused per 1,000 children       up to 0              50         2",
        "                                               up to 1              30         0",
        "                                               up to 2              15         0",
        "                                               no band reached       0         1",
        "3.2   No child sexually abused, trafficked or  up to 0              50         2",
        "      abandoned                                no band reached       0         1",
    ]
    assert section(text, "Communes that fail criterion 3")[3:] == [
        "[red]x[/red]    3.1   4.21 (13 / 3,089)  Chỉ tiêu!K7, J7",
        "  [red]x[/red]  3.2   2                  Chỉ tiêu!L7",
    ]
    assert row(text, "unknown") == ["?", "1"], "item 2.1 of one commune is not known"
    order = [text.index(f"\nCriterion {n}. ") for n in (3, 2)]
    assert order == sorted(order)
    assert max(order) < text.index("Failed criteria, most often first")
    assert text.count("\nCriterion 3. ") == 1
    assert "No commune is known to fail criterion 2." in text.splitlines()


def test_criteria_missed_are_in_order() -> None:
    lines = section(shown(ev.evaluation()), "Failed criteria, most often first")
    assert lines[4].split() == ["3", "Children", "abused", "1", "0", "0"]
    assert lines[6].split()[-3:] == ["0", "1", "0"], "criterion 2 is unknown of one commune"
    assert lines[16].split()[-3:] == ["0", "0", "1"], "criterion 13 is met below its most by one"
    assert len(lines) == 17


@pytest.mark.parametrize("made", [ev.evaluation, ev.without_districts, ev.one_district])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [80, 100])
def test_nothing_is_wider_than_the_terminal(made: object, language: Language, width: int) -> None:
    assert callable(made)
    text = shown(made(), language, focus=(3, 6, 13), width=width)
    assert widest(text) <= width
    assert "\x1b" not in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_long_names_are_folded_and_not_cut(language: Language) -> None:
    long = msgspec.structs.replace(ev.FAILED, name=ev.LONG, district="Huyện " + "Dài" * 30)
    text = shown(ev.evaluation(communes=(long, ev.ABSENT)), language, focus=(3,))
    assert widest(text) <= 80
    heading = "Các xã" if language == "vi" else "Communes"
    names = "".join("".join(section(text, heading)).split())
    assert text.count("rất") == 40, "once in the list and once under the criterion"
    assert names.count("rất") == 20
    assert names.count("Dài") == 30


def test_without_districts_the_province_is_the_first_column() -> None:
    lines = section(shown(ev.without_districts()), "Compliance")
    assert lines[2].startswith("Province ")
    assert [line.split()[:2] for line in lines[4:]] == [["An", "Giang"]]
    assert "Thoại Sơn" not in shown(ev.without_districts(), focus=(3,))


def test_of_one_district_the_province_is_left_out() -> None:
    text = shown(ev.one_district())
    assert len(section(text, "Compliance")) == 5
    assert "An Giang" not in text
    assert "1 of 2 communes pass: 50.00%" in text.splitlines()


@pytest.mark.parametrize(
    ("count", "listed", "more"),
    [(FEW_COMMUNES, FEW_COMMUNES, None),
     (MOST_LINES, MOST_LINES, None),
     (1234, MOST_LINES, "communes not shown: 1,194; add -o FILE.xlsx for all of them")],
)  # fmt: skip
def test_long_lists_are_cut_and_say_so(count: int, listed: int, more: str | None) -> None:
    text = shown(ev.many(count), focus=(3,))
    assert len(section(text, "Communes that did not pass")) - 3 - bool(more) == listed * 2
    assert text.count("communes not shown") == (2 if more else 0)
    assert (more or "") in text
    assert widest(text) <= 80


def test_where_all_pass_it_is_said() -> None:
    assert "All communes pass: 1,500." in shown(ev.many(1500, "pass")).splitlines()
    few = shown(ev.many(3, "pass"), "vi")
    assert len([line for line in few.splitlines() if "✓ Đạt" in line]) == 3


def test_the_warning_ends_what_is_printed() -> None:
    last = "with the text of Decision 06/QĐ-TTg; results are for information only"
    assert shown(ev.evaluation()).splitlines()[-1] == last
    figures = {"quoted": 5, "inferred": 0, "provisional": 0, "verified": 99}
    verified = msgspec.structs.replace(ev.evaluation().criteria_set, figures=figures)
    text = shown(ev.evaluation(criteria_set=verified))
    assert text.splitlines()[-1] == "1 of 4 communes pass: 25.00%"


def test_colours_only_repeat_what_words_say() -> None:
    on = console(colours=True)
    show(ev.evaluation(), on, "en")
    text = written(on)
    for code, word in (("32", "✓ Pass"), ("31", "✗ Fail"), ("33", "? Incomplete")):
        assert f"\x1b[{code}m{word}" in text
    # The name holds the code for red, and it must not reach the terminal.
    assert "\x1b[31m Sập" not in text
    assert "Núi [31m Sập" in text


def test_a_terminal_without_vietnamese_letters() -> None:
    text = shown(ev.evaluation(), "vi", focus=(3,), encoding="ascii")
    for words in ("+ Dat", "x Khong dat", "? Chua du so lieu", "- Chua nop", "Ty le dat", "-+-"):
        assert words in text
    assert widest(text) <= 80


# --- findings ------------------------------------------------------------------------------------


def findings(
    records: list[FindingRecord], language: Language = "en", limit: int | None = 50
) -> list[str]:
    on = console()
    show_findings(records, on, language, limit=limit)
    text = written(on)
    assert widest(text) <= 80
    return [line.rstrip() for line in text.splitlines()]


def test_findings_are_grouped_by_place_and_counted() -> None:
    assert findings(list(ev.FINDINGS)) == [
        "a.xlsx › Chỉ tiêu",
        "  V002 warning F7 @SUM(1)",
        "                  mend V002",
        "  V001 error   G8 message of V001",
        "                  mend V001",
        "b.xlsx",
        "  N001 note message of N001",
        "            mend N001",
        "1 error, 1 warning, 1 note",
    ]
    assert findings(list(ev.FINDINGS), "vi")[-1] == "1 lỗi, 1 cảnh báo, 1 lưu ý"
    assert findings([]) == []


def test_findings_say_once_how_to_mend_a_row_of_them() -> None:
    lines = findings([ev.finding(Severity.ERROR, "V001", cell=cell) for cell in ("F7", "F8", "F9")])
    assert lines.count("                mend V001") == 1
    assert lines[-1] == "3 errors"


def test_findings_too_many_to_list() -> None:
    warnings = [ev.finding(Severity.WARNING, f"V0{n:02}", cell=f"F{n}") for n in range(20, 40)]
    errors = [ev.finding(Severity.ERROR, "V002", cell=f"F{n}") for n in range(1001, 2091)]
    lines = findings([*warnings, *errors], limit=1100)
    assert sum(" V002 error" in line for line in lines) == 1090, (
        "errors are the last to be left out"
    )
    assert sum(" warning " in line for line in lines) == 10
    assert lines[-3].startswith("… findings not shown, less severe or further on: 10;")
    assert lines[-1] == "1,090 errors, 20 warnings"
    assert sum(" warning " in line for line in findings([*warnings, *errors], limit=None)) == 20


def test_even_where_all_are_asked_for_a_terminal_gets_two_thousand() -> None:
    errors = [ev.finding(Severity.ERROR, "V001", cell=f"F{n}") for n in range(1, 2_051)]
    lines = findings([ev.finding(Severity.NOTE, "N001", path="b.xlsx"), *errors], limit=None)
    assert sum(" V001 error" in line for line in lines) == 2_000
    assert not any(line.startswith("b.xlsx") for line in lines)
    assert lines[-3].startswith("… findings not shown, less severe or further on: 51;")
    assert lines[-1] == "2,050 errors, 1 note"


def test_notes_of_one_kind_are_only_counted() -> None:
    notes = [ev.finding(Severity.NOTE, "W014", path=f"{n}.xlsx") for n in range(5)]
    lines = findings([*notes, ev.finding(Severity.ERROR, "V001")])
    assert not any(line.startswith(("0.xlsx", "4.xlsx")) for line in lines)
    assert any("W014" in line and ": 5 times" in line for line in lines)
    assert lines[-1] == "1 error, 5 notes"
    assert sum(" W014 note" in line for line in findings(notes[:3])) == 3
    assert sum(" W014 note" in line for line in findings(notes, limit=None)) == 5


def test_warnings_of_one_kind_are_counted_where_they_are_many() -> None:
    warnings = [ev.finding(Severity.WARNING, "V001", cell=f"F{n}") for n in range(1, 10)]
    (counted,) = [line for line in findings(warnings) if "V001" in line]
    assert counted.split()[:2] == ["V001", "warning"]
    assert ": 9 times" in counted
    assert sum(" V001 warning" in line for line in findings(warnings[:8])) == 8


def test_notes_of_one_kind_in_a_sheet_are_told_once_with_all_their_cells() -> None:
    cells = [f"{column}{row}" for row in range(7, 12) for column in ("Z", "AA", "AB")]
    notes = [ev.finding(Severity.NOTE, "V013", cell=cell) for cell in (*cells, "AD9", "AD20:AD21")]
    lines = findings(notes, limit=None)
    assert sum(" V013 note" in line for line in lines) == 1
    assert "… and 16 more cells: Z8:Z11, AA7:AB11, AD9, AD20:AD21" in " ".join(lines)
    assert lines[-1] == "17 notes"
    assert sum(" V013 note" in line for line in findings(notes[:8], limit=None)) == 8
    warnings = [ev.finding(Severity.WARNING, "V001", cell=cell) for cell in cells]
    assert sum(" V001 warning" in line for line in findings(warnings, limit=None)) == len(cells)


def test_findings_hold_no_markup_and_no_escapes() -> None:
    texts = {"message": Text(ev.MARKUP, ev.MARKUP), "fix": Text(ev.ESCAPE, ev.ESCAPE)}
    hostile = ev.finding(Severity.ERROR, "V001", path=ev.ESCAPE, sheet=ev.MARKUP, **texts)
    lines = findings([hostile])
    assert lines[0] == "Núi [31m Sập › [red]x[/red]"
    assert lines[1:3] == ["  V001 error F7 [red]x[/red]", "                Núi [31m Sập"]


def test_a_place_in_a_yaml_file_is_written_as_editors_expect() -> None:
    path = "a/" * 60 + "set.yaml"
    on = console()
    more = {"path": path, "sheet": None, "cell": None, "line": 12, "column": 5}
    show_findings([ev.finding(Severity.ERROR, "C010", **more)], on, "en")
    assert written(on).splitlines()[0] == f"{path}:12:5", "however long, it is not broken"
