"""One whole year of a district, from the templates that go out to the figures that stand.

Each stage is a fixture that begins with what the one before it left in the folder; the tests
read back what the commands wrote, with other libraries.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import years
from commandline import Done, run_inside

pytestmark = pytest.mark.slow

DISTRICT, PROVINCE = "884", "89"
"""Châu Đốc, a town with seven communes."""
CODES = ("30316", "30319", "30322", "30325", "30328", "30331", "30334")
PARTLY, LATE, UNUSUAL = CODES[1], CODES[4], CODES[3]
FORGOTTEN = ("infants", "infants_vaccinated", "under3")
CHILDREN = 9000
"""So many children one ward has, many times as many as the others; that is right."""
SCOPE = ("--district", DISTRICT, "-p", "2020")
DEADLINE = ("--deadline", "2020-12-10")


@dataclass
class Year:
    """The folder of the district's officer.

    Attributes:
        folder: of all files.
        forms: the templates that went out, by the codes of the communes.
        said: what commands printed, by the stage.
    """

    folder: Path
    forms: dict[str, Path] = field(default_factory=dict)
    said: dict[str, Done] = field(default_factory=dict)

    @property
    def received(self) -> Path:
        """The folder into which the communes' workbooks are put."""
        return self.folder / "received"

    @property
    def district(self) -> Path:
        """The district's own workbook, of all communes."""
        return self.folder / "884-chau-doc.xlsx"

    def send(self, code: str, name: str, **more: Any) -> Path:
        """Let a commune fill in its form and send it."""
        index = CODES.index(code)
        if code == UNUSUAL:
            more["changes"] = {"children_total": CHILDREN, **more.get("changes", {})}
        return years.send(self.forms[code], self.received / name, index=index, **more)

    def status(self, day: str, *args: str | Path) -> Any:
        """Ask for the status of a day."""
        return years.printed(
            "status", self.received, *SCOPE, *DEADLINE, "--today", day, "--latest", *args
        )


@pytest.fixture(scope="module")
def templates_out(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """November: the templates go out; one for each commune."""
    year = Year(tmp_path_factory.mktemp("year"))
    year.forms = years.templates(year.folder / "templates", district=DISTRICT)
    year.received.mkdir()
    return year


@pytest.fixture(scope="module")
def deadline(templates_out: Year) -> Year:
    """Up to 10 December: five in time, one of them in part; one lets the day pass."""
    year = templates_out
    for code in set(CODES) - {LATE}:
        blank = dict.fromkeys(FORGOTTEN) if code == PARTLY else {}
        year.send(
            code, f"{code}.xlsx", changes=blank, info={"Lần nộp": 1, "Ngày nộp": "09/12/2020"}
        )
    year.said["reminders"] = run_inside(
        "status", year.received, *SCOPE, *DEADLINE, "--today", "2020-12-11", "--reminders",
        lang="vi",
    )  # fmt: skip
    return year


@pytest.fixture(scope="module")
def corrected(deadline: Year) -> Year:
    """12 December: the late one is there, and the one in part sends all of its figures."""
    year = deadline
    year.send(LATE, f"{LATE}.xlsx", saved=datetime(2020, 12, 12, 8))
    year.send(PARTLY, f"{PARTLY}-2.xlsx", info={"Lần nộp": 2, "Ngày nộp": "12/12/2020"})
    return year


@pytest.fixture(scope="module")
def accepted(corrected: Year) -> Year:
    """The district merges the forms and looks into what is unusual, which is right."""
    year = corrected
    merged = run_inside("merge", year.received, *SCOPE, "--latest", "-o", year.district)
    assert merged.code == 0, merged.stderr
    year.said["slips"] = run_inside(
        "validate", year.received, *SCOPE, "--latest", "--slips", year.folder / "slips"
    )
    copy = year.folder / "checked.xlsx"
    run_inside("validate", year.district, "--annotate", copy, lang="vi")
    book = openpyxl.load_workbook(copy)
    sheet = book["Xác minh"]
    for column, value in zip(
        "GHI", ("Đã đối chiếu sổ hộ tịch", "Trần Thị Mai", "14/12/2020"), strict=True
    ):
        sheet[f"{column}2"].value = value
    book.save(copy)
    shutil.move(copy, year.district)
    return year


# --- collect and chase


def test_before_anybody_sent_anything_nobody_is_overdue(templates_out: Year) -> None:
    shown = years.printed(
        "status", templates_out.forms[CODES[0]].parent, *SCOPE, *DEADLINE, "--today", "2020-11-02",
        code=0,
    )  # fmt: skip
    assert {one["state"] for one in shown["communes"]} == {"untouched"}
    assert [one["code"] for one in shown["communes"]] == list(CODES)


def test_after_the_deadline_the_officer_knows_whom_to_remind(deadline: Year) -> None:
    said = deadline.said["reminders"]
    assert said.code == 1
    lines = said.stdout.splitlines()
    assert lines[0] == "Kính gửi: Ủy ban nhân dân thành phố Châu Đốc"
    assert "5/7 xã đã nộp đủ số liệu" in said.stdout
    assert "1. Chưa gửi tệp số liệu (1): phường Vĩnh Ngươn." in lines
    assert "2. Nộp chưa đủ số liệu (1): phường Châu Phú A (37/40 chỉ tiêu)." in lines


# --- correct


def test_the_late_one_and_the_corrected_one_are_told_apart(corrected: Year) -> None:
    written = corrected.folder / "status.xlsx"
    shown = corrected.status("2020-12-13", "-o", written)
    communes = {one["code"]: one for one in shown["communes"]}
    assert {one["state"] for one in communes.values()} == {"submitted"}
    assert shown["overdue"] == 0
    late, again = communes[LATE], communes[PARTLY]
    assert (late["late"], late["day"], late["dated_by"]) == (True, "2020-12-12", "file")
    assert (again["late"], again["submission"], again["dated_by"]) == (False, 2, "submitted")
    assert [Path(path).name for path in again["passed_over"]] == [f"{PARTLY}.xlsx"]
    sheet = openpyxl.load_workbook(written)["Communes"]
    keys = [cell.value for cell in sheet[2]]
    rows = [dict(zip(keys, row, strict=True)) for row in sheet.iter_rows(3, values_only=True)]
    assert [row["code"] for row in rows if row["late"] == "yes"] == [LATE]


def test_what_the_corrected_one_changed_is_listed(corrected: Year) -> None:
    first, second = (corrected.received / f"{PARTLY}{more}.xlsx" for more in ("", "-2"))
    (changed,) = years.printed("diff", first, second, *SCOPE, code=1)["communes"]
    assert {one["indicator"] for one in changed["figures"]} == set(FORGOTTEN)
    assert changed["old"]["points"] is None, "blank is not 0"
    assert changed["new"]["points"] is not None


# --- accept, and return


def test_a_slip_goes_only_to_whom_there_is_something_to_say(accepted: Year) -> None:
    assert accepted.said["slips"].code == 0
    slips = {path.name[:5]: path for path in (accepted.folder / "slips").iterdir()}
    assert UNUSUAL in slips
    document = docx.Document(str(slips[UNUSUAL]))
    (table,) = (one for one in document.tables if len(one.columns) == 6)
    (row,) = table.rows[1:]
    assert "9,000" in row.cells[3].text
    assert re.search(r"\(X004\)$", row.cells[3].text)
    assert row.cells[5].text == ""


def test_the_accepted_warning_is_a_note_and_the_figures_are_scored(accepted: Year) -> None:
    shown = years.printed("validate", accepted.district, code=0)
    assert years.found(shown, "X004") == []
    (note,) = years.found(shown, "W043")
    assert (note["commune"], note["severity"]) == (UNUSUAL, "note")
    assert "Trần Thị Mai" in note["message"]
    results = years.printed("evaluate", accepted.district)["communes"]
    assert [one["code"] for one in results] == list(CODES)
    assert {one["verdict"] for one in results} <= {"pass", "fail"}


def test_a_commune_may_accept_its_own_warning_in_its_form(accepted: Year, tmp_path: Path) -> None:
    for path in accepted.received.iterdir():
        shutil.copy2(path, tmp_path / path.name)
    own = tmp_path / f"{UNUSUAL}.xlsx"
    book = openpyxl.load_workbook(own)
    sheet = book.create_sheet("Xác minh")
    sheet.append(["Mã cảnh báo", "Mã xã", "Chỉ tiêu", "Giá trị", "Lý do", "Người xác minh",
                  "Ngày xác minh"])  # fmt: skip
    label = years.SET.indicators["children_total"].label.vi
    sheet.append(["X004", int(UNUSUAL), label, CHILDREN, "Khu tái định cư", "Lê An", "8/12/2020"])
    book.save(own)
    shown = years.printed("validate", tmp_path, *SCOPE, "--latest", code=0)
    assert years.found(shown, "X004") == []
    assert [Path(one["path"]).name for one in years.found(shown, "W043")] == [own.name]


def test_the_forms_and_the_districts_workbook_say_the_same(accepted: Year) -> None:
    document = years.printed(
        "reconcile", accepted.received, accepted.district, *SCOPE, "--latest", code=0
    )
    assert (document["same"], document["communes"]) == (7, [])
