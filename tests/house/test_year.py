"""One whole year of a district, from the templates that go out to the year that follows.

Each stage is a fixture that begins with what the one before it left in the folder; the tests
read back what the commands wrote, with other libraries.
"""

from __future__ import annotations

import json
import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import district_year as dy
import docx
import filling
import openpyxl
import pytest
import reports
import years
from district_year import Year
from docx.oxml.ns import qn

pytestmark = pytest.mark.slow

FOCUS = ("--focus", "3,5,6")


@pytest.fixture(scope="module")
def templates_out(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """January: the templates go out; one form for each commune, four small ones for quarters."""
    year = Year(tmp_path_factory.mktemp("year"))
    year.forms = years.templates(year.folder / "templates", "--evidence", district=dy.DISTRICT)
    for folder in (year.received, year.quarters):
        folder.mkdir()
    for quarter in range(1, 5):
        target = year.quarters / f"2020-Q{quarter}.xlsx"
        asked = ("template", "--district", dy.DISTRICT, *FOCUS, "-p", f"2020-Q{quarter}")
        year.run("template", *asked, "-o", target)
    return year


@pytest.fixture(scope="module")
def half_a_year(templates_out: Year) -> Year:
    """July: two quarters are filled in."""
    year = templates_out
    for quarter in (1, 2):
        year.fill_quarter(quarter)
    return year


@pytest.fixture(scope="module")
def quarters_in(half_a_year: Year) -> Year:
    """The end of the year: so are the others."""
    for quarter in (3, 4):
        half_a_year.fill_quarter(quarter)
    return half_a_year


@pytest.fixture(scope="module")
def deadline(templates_out: Year) -> Year:
    """Up to 10 December: six in time, one of them in part; one lets the day pass."""
    year = templates_out
    for code in set(dy.CODES) - {dy.LATE}:
        blank = dict.fromkeys(dy.FORGOTTEN) if code == dy.PARTLY else {}
        year.send(
            code, f"{code}.xlsx", changes=blank, info={"Lần nộp": 1, "Ngày nộp": "09/12/2020"}
        )
    dy.name_document(year.received / f"{dy.FLAWLESS}.xlsx", "1.1", "12/QĐ-UBND", "05/02/2020")
    asked = ("status", "received", *dy.SCOPE, *dy.DEADLINE, "--today", "2020-12-11")
    year.run("reminders", *asked, "--reminders", code=1)
    return year


@pytest.fixture(scope="module")
def corrected(deadline: Year) -> Year:
    """12 December: the late one is there, and the one in part sends all of its figures."""
    year = deadline
    year.send(dy.LATE, f"{dy.LATE}.xlsx", saved=datetime(2020, 12, 12, 8))
    year.send(dy.PARTLY, f"{dy.PARTLY}-2.xlsx", info={"Lần nộp": 2, "Ngày nộp": "12/12/2020"})
    return year


@pytest.fixture(scope="module")
def accepted(corrected: Year) -> Year:
    """The district merges the forms and looks into what is unusual, which is right."""
    year = corrected
    year.run("merge", "merge", "received", *dy.SCOPE, "--latest", "-o", year.district)
    year.run("slips", "validate", "received", *dy.SCOPE, "--latest", "--slips", "slips")
    year.run("annotate", "validate", year.district, "--annotate", "annotated.xlsx")
    book = openpyxl.load_workbook(year.folder / "annotated.xlsx")
    (row,) = book["Xác minh"].iter_rows(min_row=2)
    for cell, value in zip(
        row[6:], ("Đã đối chiếu sổ hộ tịch", "Trần Thị Mai", "14/12/2020"), strict=True
    ):
        cell.value = value
    book.save(year.district)
    return year


@pytest.fixture(scope="module")
def appraised(accepted: Year) -> Year:
    """The district checks the figures on the spot: those of one commune do not hold."""
    year = accepted

    def check(_: int, code: str) -> filling.Row:
        return dy.CHECKED if code == dy.REFUTED else {}

    filling.fill_table(year.district, year.checked, check)
    outputs = ("-o", "doi-chieu.xlsx", "-o", "doi-chieu.docx", "-o", "doi-chieu.json")
    sides = ("received", year.checked, *dy.SCOPE, "--latest")
    year.run("reconcile", "reconcile", *sides, *outputs, code=1)
    asked = ("report", year.checked, "--dossier", dy.REFUTED, "--appraisal", "--own", "received")
    year.run("appraisal", *asked, "--latest", "-o", "tham-dinh")
    return year


@pytest.fixture(scope="module")
def recognised(appraised: Year) -> Year:
    """The decision is drafted; its number is typed into the register when it is issued."""
    year = appraised
    authority = ("--authority", "Ủy ban nhân dân thành phố Châu Đốc")
    year.run("recognise", "recognise", year.checked, *authority, "-o", "cong-nhan-2020")
    explained = ("-o", "giai-thich.docx", "-o", "giai-thich.xlsx")
    year.run("explain", "explain", year.checked, "--verdict", "fail", *explained)
    register = year.folder / "cong-nhan-2020/so-cong-nhan.xlsx"
    book = openpyxl.load_workbook(register)
    sheet: Any = book["Sổ công nhận"]
    columns = {cell.value: cell.column for cell in sheet[2]}
    for row in range(3, sheet.max_row + 1):
        if sheet.cell(row, columns["state"]).value == "recognised":
            sheet.cell(row, columns["decision"]).value = "31/QĐ-UBND"
            sheet.cell(row, columns["decided_on"]).value = "31/12/2020"
    book.save(register)
    return year


@pytest.fixture(scope="module")
def next_year(recognised: Year) -> Year:
    """2021: one sends nothing, the two that failed do better, one that passed does worse."""
    year = recognised
    template = year.folder / "mau-2021.xlsx"
    asked = ("template", "-p", "2021", "--district", dy.DISTRICT, "--prefill", year.checked)
    year.run("prefill", *asked, "-o", template)
    worse = {"births_registered": 100}

    def fill(_: int, code: str) -> filling.Row:
        if code == dy.PARTLY:
            return {}
        plain = {**dy.figures(code), "births_registered": dy.figures(code)["births_due"]}
        return {**plain, **(worse if code == dy.ABUSED else {})}

    filling.fill_table(template, year.next, fill)
    register = "cong-nhan-2020/so-cong-nhan.xlsx"
    year.run("recognise 2021", "recognise", year.next, "--recognitions", register,
             "-o", "cong-nhan-2021")  # fmt: skip
    return year


def by_code(document: Any) -> dict[str, Any]:
    """Give the communes of a document by their codes."""
    return {commune["code"]: commune for commune in document["communes"]}


def items_of(commune: Any) -> dict[str, Any]:
    """Give the items of a commune by their numbers."""
    return {item["id"]: item for part in commune["criteria"] for item in part["items"]}


def paragraphs(path: Path) -> list[str]:
    """Give all that a Word document says, paragraph by paragraph, tables included."""
    every = docx.Document(str(path)).element.iter(qn("w:p"))
    texts = ("".join(part.text or "" for part in one.iter(qn("w:t"), qn("w:br"))) for one in every)
    return [" ".join(text.split()) for text in texts]


def table_of(path: Path, heading: str) -> dict[str, list[str]]:
    """Give the rows of the table of a Word document that has a heading, by their first cells."""
    for table in docx.Document(str(path)).tables:
        rows = [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
        if heading in rows[0]:
            return {row[0]: row[1:] for row in rows[1:]}
    raise AssertionError(heading)


# --- collect and chase


def test_before_anybody_sent_anything_nobody_is_overdue(templates_out: Year) -> None:
    status = templates_out.printed(
        "status", "templates", *dy.SCOPE, *dy.DEADLINE, "--today", "2020-11-02"
    )
    assert {commune["code"]: commune["name"] for commune in status["communes"]} == dy.NAMES
    assert {commune["state"] for commune in status["communes"]} == {"untouched"}
    assert (status["overdue"], status["deadline"]) == (0, "2020-12-10")


def test_the_small_template_asks_for_three_criteria_and_scores_nothing(templates_out: Year) -> None:
    book = openpyxl.load_workbook(templates_out.quarters / "2020-Q2.xlsx")
    assert "Kết quả" not in book.sheetnames
    table = book["Chỉ tiêu"]
    keys = list(filling.keys(table))[5:]
    assert keys == [
        "children_total", "children_abused", "children_gravely_abused", "children_injured",
        "children_killed", "special_children", "special_children_supported", "abuse_cases",
        "abuse_cases_planned",
    ]  # fmt: skip
    assert [code for _, code in filling.table_rows(table)] == list(dy.CODES)


def test_after_the_deadline_the_officer_knows_whom_to_remind(deadline: Year) -> None:
    lines = deadline.outputs["reminders"].stdout.splitlines()
    assert lines[0] == "Kính gửi: Ủy ban nhân dân thành phố Châu Đốc"
    assert "5/7 xã đã nộp đủ số liệu" in deadline.outputs["reminders"].stdout
    assert "1. Chưa gửi tệp số liệu (1): phường Vĩnh Ngươn." in lines
    assert "2. Nộp chưa đủ số liệu (1): phường Châu Phú A (37/40 chỉ tiêu)." in lines


# --- watch within the year


def test_a_quarter_is_not_scored_as_a_year_without_a_word(half_a_year: Year) -> None:
    document = half_a_year.printed("evaluate", "quarters/2020-Q2.xlsx")
    (part,) = years.found(document, "A010")
    assert (part["severity"], document["period"]) == ("warning", "2020-Q2")
    assert "only 3 months" in part["message"]
    assert {commune["verdict"] for commune in document["communes"]} == {"incomplete"}
    both = ("quarters/2020-Q1.xlsx", "quarters/2020-Q2.xlsx")
    year = half_a_year.run("half", "evaluate", *both, "-p", "2020", "--add-up", code=2)
    assert "A012" in year.stderr, "half a year is no year"


def test_a_quarter_is_complete_with_the_figures_that_it_is_asked_for(half_a_year: Year) -> None:
    """Nine figures of the small template, not the forty of a year; and nothing scores them."""
    quarter = "quarters/2020-Q2.xlsx"
    status = half_a_year.printed("status", quarter, "--deadline", "2020-07-10")
    assert (status["indicators"], status["overdue"]) == (9, 0)
    assert {finding["code"] for finding in status["findings"]} == {"X004"}, "nothing is scored"
    assert {commune["state"] for commune in status["communes"]} == {"submitted"}
    half_a_year.run("merge", "merge", quarter, "-o", "quy-2.xlsx")
    book = openpyxl.load_workbook(half_a_year.folder / "quy-2.xlsx")
    assert "Kết quả" not in book.sheetnames
    table: Any = book["Chỉ tiêu"]
    assert len(filling.keys(table)) == 5 + 9 + 1, "the columns of the template, and the source"
    assert "A010" not in half_a_year.outputs["merge"].stderr
    (*_, last) = book["Nhóm trẻ em"].iter_rows(values_only=True)
    assert (last[0], last[5]) == (dy.ABUSED, 0)


def test_how_many_more_cases_until_points_are_lost(half_a_year: Year) -> None:
    parts = ("quarters/2020-Q1.xlsx", "quarters/2020-Q2.xlsx")
    document = half_a_year.printed("margin", *parts, "--focus", "3,5")
    margins = {
        (commune["code"], margin["item"]): margin
        for commune in document["communes"]
        for margin in commune["margins"]
    }
    injured = margins[dy.LATE, "5.1"]
    # 550 in 100,000 of 3,080 children is 16.94: the 17th costs points, after the 7 there are.
    assert (injured["value"], injured["points"], injured["until_band"]) == (7, 50, 10)
    assert [(part["period"], part["value"], part["so_far"]) for part in injured["parts"]] == [
        ("2020-Q1", 3, 3), ("2020-Q2", 4, 7),
    ]  # fmt: skip
    abused = margins[dy.ABUSED, "3.1"]
    # 1 in 1,000 of 3,120 children is 3.12: the 4th costs points.
    assert (abused["value"], abused["points"], abused["until_band"]) == (1, 30, 3)
    assert margins[dy.FLAWLESS, "3.2"]["until_band"] == 1


def test_four_quarters_add_up_to_what_the_communes_report_for_the_year(
    quarters_in: Year, corrected: Year
) -> None:
    added = quarters_in.printed("evaluate", "quarters", "-p", "2020", "--add-up")
    assert added["period"] == "2020"
    assert {finding["code"] for finding in added["findings"]} == {"X004"}
    whole = corrected.printed("evaluate", "received", *dy.SCOPE, "--latest")
    for code, commune in by_code(added).items():
        of_quarters, of_year = items_of(commune), items_of(by_code(whole)[code])
        for item in ("3.1", "3.2", "5.1", "5.2", "6.1", "6.2"):
            for key in ("numerator", "denominator", "points"):
                assert of_quarters[item][key] == of_year[item][key], (code, item, key)
    late = by_code(added)[dy.LATE]
    assert items_of(late)["5.1"]["numerator"] == 3 + 4 + 5 + 5
    groups = {group["group"]: group["count"] for group in late["groups"]}
    assert (groups["orphan"], groups["disabled"], sum(groups.values())) == (20, 40, 60)


# --- correct


def test_the_late_one_and_the_corrected_one_are_told_apart(corrected: Year) -> None:
    asked = ("status", "received", *dy.SCOPE, *dy.DEADLINE, "--today", "2020-12-13", "--latest")
    status = corrected.printed(*asked, "-o", "status.xlsx")
    communes = by_code(status)
    assert {commune["state"] for commune in communes.values()} == {"submitted"}
    assert status["overdue"] == 0
    late, again = communes[dy.LATE], communes[dy.PARTLY]
    shown = corrected.run("late", *asked).stdout
    who = "1 xã nộp lần đầu sau hạn: Phường Vĩnh Ngươn (12/12/2020, theo ngày lưu tệp)."
    assert who in reports.one_line(shown)
    assert (late["late"], late["day"], late["dated_by"]) == (True, "2020-12-12", "file")
    assert (again["late"], again["submission"], again["dated_by"]) == (False, 2, "submitted")
    assert [Path(path).name for path in again["passed_over"]] == [f"{dy.PARTLY}.xlsx"]
    assert communes[dy.FLAWLESS]["evidence"] == {"items": 27, "without": 26}
    rows = dy.rows_of(openpyxl.load_workbook(corrected.folder / "status.xlsx")["Communes"])
    assert [row["name"] for row in rows if row["late"] == "yes"] == ["Phường Vĩnh Ngươn"]


def test_what_the_corrected_one_changed_is_listed(corrected: Year) -> None:
    both = (f"received/{dy.PARTLY}.xlsx", f"received/{dy.PARTLY}-2.xlsx")
    (changed,) = corrected.printed("diff", *both, *dy.SCOPE, code=1)["communes"]
    figures = {change["indicator"]: change for change in changed["figures"]}
    assert {key: change["new"]["value"] for key, change in figures.items()} == {
        key: reports.FULL[key] for key in dy.FORGOTTEN
    }
    assert {change["old"]["value"] for change in figures.values()} == {None}
    old, new = changed["old"], changed["new"]
    # Criterion 7 (50 points) and item 10.1 (25) were unknown, not 0.
    assert (old["verdict"], old["points"], old["points_min"], old["points_max"]) == (
        "incomplete", None, 925, 1000,
    )  # fmt: skip
    assert (new["verdict"], new["points"]) == ("pass", 1000)


# --- accept, and return


def test_a_slip_goes_only_to_whom_there_is_something_to_say(accepted: Year) -> None:
    slips = {path.name[:5]: path for path in (accepted.folder / "slips").iterdir()}
    assert dy.UNUSUAL in slips
    document = docx.Document(str(slips[dy.UNUSUAL]))
    (table,) = (table for table in document.tables if len(table.columns) == 6)
    (row,) = table.rows[1:]
    assert "15.000" in row.cells[3].text
    assert re.search(r"\(X004\)$", row.cells[3].text)
    assert row.cells[5].text == ""


def test_the_accepted_warning_is_a_note_and_the_figures_are_scored(accepted: Year) -> None:
    document = accepted.printed("validate", accepted.district)
    assert years.found(document, "X004") == []
    (note,) = years.found(document, "W043")
    assert (note["commune"], note["severity"]) == (dy.UNUSUAL, "note")
    for text in ("Trần Thị Mai", "2020-12-14", "Đã đối chiếu sổ hộ tịch"):
        assert text in note["message"]
    results = by_code(accepted.printed("evaluate", accepted.district))
    assert {code: (one["verdict"], one["points"]) for code, one in results.items()} == {
        dy.FLAWLESS: ("pass", 1000), dy.PARTLY: ("pass", 1000), dy.FAILING: ("fail", 950),
        dy.UNUSUAL: ("pass", 1000), dy.LATE: ("pass", 985), dy.REFUTED: ("pass", 1000),
        dy.ABUSED: ("pass", 965),
    }  # fmt: skip


def test_a_commune_may_accept_its_own_warning_in_its_form(accepted: Year, tmp_path: Path) -> None:
    for path in accepted.received.iterdir():
        shutil.copy2(path, tmp_path / path.name)
    own = tmp_path / f"{dy.UNUSUAL}.xlsx"
    book = openpyxl.load_workbook(own)
    sheet = book.create_sheet("Xác minh")
    sheet.append(["Mã cảnh báo", "Mã xã", "Chỉ tiêu", "Giá trị", "Lý do", "Người xác minh",
                  "Ngày xác minh"])  # fmt: skip
    label = years.SET.indicators["children_total"].label.vi
    accepting = (label, dy.CHILDREN, "Khu tái định cư", "Lê An", "8/12/2020")
    sheet.append(["X004", int(dy.UNUSUAL), *accepting])
    book.save(own)
    document = accepted.printed("validate", tmp_path, *dy.SCOPE, "--latest")
    assert years.found(document, "X004") == []
    assert [Path(note["path"]).name for note in years.found(document, "W043")] == [own.name]
    merged = tmp_path.parent / f"{tmp_path.name}.xlsx"
    accepted.run("merge own", "merge", tmp_path, *dy.SCOPE, "--latest", "-o", merged)
    document = accepted.printed("validate", merged)
    assert years.found(document, "X004") == []
    (note,) = years.found(document, "W043")
    assert (note["commune"], "Lê An" in note["message"]) == (dy.UNUSUAL, True)


def test_the_forms_and_the_districts_workbook_say_the_same(accepted: Year) -> None:
    document = accepted.printed("reconcile", "received", accepted.district, *dy.SCOPE, "--latest")
    assert (document["same"], document["communes"]) == (7, [])


# --- appraise


def test_what_the_commune_reported_is_held_against_what_was_found(appraised: Year) -> None:
    document = json.loads((appraised.folder / "doi-chieu.json").read_text("utf-8"))
    assert document["same"] == 6
    (commune,) = document["communes"]
    assert (commune["code"], commune["name"]) == (dy.REFUTED, "Xã Vĩnh Tế")
    assert (commune["own"]["verdict"], commune["own"]["points"]) == ("pass", 1000)
    assert (commune["checked"]["verdict"], commune["checked"]["points"]) == ("fail", 925)
    book = openpyxl.load_workbook(appraised.folder / "doi-chieu.xlsx")
    rows = dy.rows_of(book["Điểm theo nội dung"])
    keys = ("item", "own_points", "checked_points", "difference")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        ("2.1", 50, 0, -50), ("11.3", 25, 0, -25),
    ]  # fmt: skip
    assert rows[0]["reason_vi"] == "Số trẻ em đã khai sinh đúng quy định: 205 → 150"
    found = table_of(appraised.folder / "doi-chieu.docx", "Lý do")
    assert found["2.1"][1:] == ["50", "0", "-50", "Số trẻ em đã khai sinh đúng quy định: 205 → 150"]


def test_the_appraisal_has_both_points_and_the_council_its_minutes(appraised: Year) -> None:
    papers = appraised.folder / "tham-dinh"
    assert sorted(path.name for path in papers.iterdir()) == [
        "bao-cao-tham-dinh.docx", "bien-ban-hop-tham-dinh.docx",
    ]  # fmt: skip
    points = table_of(papers / "bao-cao-tham-dinh.docx", "Chênh lệch")
    assert points["2.1"][1:5] == ["50", "50", "0*", "-50"]
    assert points[""][:5] == ["Tổng cộng", "1.000", "1.000", "925", "-75"]
    text = paragraphs(papers / "bien-ban-hop-tham-dinh.docx")
    assert "BIÊN BẢN" in text
    verdict = "xã Vĩnh Tế đạt 925/1.000 điểm, kết quả: Không đạt."
    assert f"Theo số liệu đã thẩm định, {verdict}" in text


# --- recognise, and explain


def test_who_passes_by_the_checked_figures_is_in_the_draft_decision(recognised: Year) -> None:
    folder = recognised.folder / "cong-nhan-2020"
    text = paragraphs(folder / "du-thao-quyet-dinh.docx")
    assert any(line.startswith("Điều 1. Công nhận 5 xã, phường, thị trấn") for line in text)
    rows = table_of(folder / "du-thao-quyet-dinh.docx", "TT")
    passing = (dy.FLAWLESS, dy.PARTLY, dy.UNUSUAL, dy.LATE, dy.ABUSED)
    points = ("1.000", "1.000", "1.000", "985", "965")
    assert list(rows.values()) == [
        [code, dy.NAMES[code], shown, "850", "Mới được công nhận"]
        for code, shown in zip(passing, points, strict=True)
    ]
    replies = sorted(path.name for path in (folder / "tra-loi").iterdir())
    assert replies == [f"{dy.FAILING}-phuong-vinh-my.docx", f"{dy.REFUTED}-xa-vinh-te.docx"]
    reply = paragraphs(folder / "tra-loi" / replies[1])
    assert "Kính gửi: Ủy ban nhân dân xã Vĩnh Tế" in reply
    assert "1. Kết quả: 925 điểm (điểm yêu cầu: 850); số tiêu chí đạt: 12/13." in reply
    assert "- Tiêu chí 2 (Trẻ em được khai sinh đúng quy định) đạt 0 điểm;" in reply


def test_those_that_fail_are_explained_in_one_file(recognised: Year) -> None:
    text = " ".join(paragraphs(recognised.folder / "giai-thich.docx"))
    assert "Phường Vĩnh Mỹ" in text
    assert "Xã Vĩnh Tế" in text
    assert "Phường Châu Phú B" not in text
    rows = dy.rows_of(openpyxl.load_workbook(recognised.folder / "giai-thich.xlsx")["Nội dung"])
    failed = {(row["code"], str(row["item"])) for row in rows if row["points"] == 0}
    assert failed == {(dy.FAILING, "2.1"), (dy.REFUTED, "2.1"), (dy.REFUTED, "11.3")}


# --- the year that follows


def test_what_seldom_changes_comes_along_and_waits_to_be_confirmed(next_year: Year) -> None:
    table = openpyxl.load_workbook(next_year.folder / "mau-2021.xlsx")["Chỉ tiêu"]
    columns = filling.keys(table)
    for row, code in filling.table_rows(table):
        assert table.cell(row, columns["hamlets"]).value == 8, code
        assert table.cell(row, columns["births_due"]).value is None, code
    status = next_year.printed("status", "mau-2021.xlsx", "--district", dy.DISTRICT)
    assert {commune["state"] for commune in status["communes"]} == {"unconfirmed"}


def test_the_register_says_who_was_recognised_kept_lost_and_never(next_year: Year) -> None:
    path = next_year.folder / "cong-nhan-2021/so-cong-nhan.xlsx"
    rows = dy.rows_of(openpyxl.load_workbook(path)["Sổ công nhận"])
    states = {(row["period"], row["code"]): row["state"] for row in rows}
    assert {code: (states["2020", code], states["2021", code]) for code in dy.CODES} == {
        dy.FLAWLESS: ("recognised", "kept"),
        dy.PARTLY: ("recognised", "undecided"),
        dy.FAILING: ("never", "recognised"),
        dy.UNUSUAL: ("recognised", "kept"),
        dy.LATE: ("recognised", "kept"),
        dy.REFUTED: ("never", "recognised"),
        dy.ABUSED: ("recognised", "lost"),
    }
    decided = {(row["period"], row["code"]): row["decision"] for row in rows if row["decision"]}
    recognised = {code for code in dy.CODES if states["2020", code] == "recognised"}
    assert decided == {("2020", code): "31/QĐ-UBND" for code in recognised}
    assert {row["decided_on"] for row in rows if row["decision"]} == {"2020-12-31"}


def test_the_next_year_is_compared_with_the_register_beside_it(next_year: Year) -> None:
    register = "cong-nhan-2021/so-cong-nhan.json"
    sides = (next_year.checked, next_year.next, "--recognitions", register)
    document = next_year.printed("compare", *sides, "-o", "so-sanh.xlsx")
    states = {one["period"]: {state: count for state, count in one["states"].items() if count}
              for one in document["recognised"]}  # fmt: skip
    assert states == {
        "2020": {"recognised": 5, "never": 2},
        "2021": {"recognised": 2, "kept": 3, "lost": 1, "undecided": 1},
    }
    (pair,) = document["pairs"]
    assert (pair["before"], pair["after"]) == ("2020", "2021")
    moves = {one["periods"][1]["communes"][0]["code"]: one["pairs"][0]["recognition"]
             for one in document["communes"]}  # fmt: skip
    assert moves == {
        dy.FLAWLESS: "kept", dy.PARTLY: "lost", dy.FAILING: "gained",
        dy.UNUSUAL: "kept", dy.LATE: "kept", dy.REFUTED: "gained", dy.ABUSED: "lost",
    }  # fmt: skip
    codes = {finding["code"] for finding in document["findings"]}
    assert "A008" not in codes, "figures and register agree"
    (row, *_) = dy.rows_of(openpyxl.load_workbook(next_year.folder / "so-sanh.xlsx")["Compliance"])
    counts = ("communes_2020", "submitted_2020", "passed_2020",
              "communes_2021", "submitted_2021", "passed_2021")  # fmt: skip
    assert [row[key] for key in counts] == [7, 7, 5, 7, 6, 5]


def test_nothing_that_was_received_has_been_changed(next_year: Year) -> None:
    """No command writes to what it reads, and no file beside the inputs was left half written."""
    names = {path.name for path in next_year.received.iterdir()}
    assert names == {*(f"{code}.xlsx" for code in dy.CODES), f"{dy.PARTLY}-2.xlsx"}
    assert not list(next_year.folder.rglob("*.tmp*"))
