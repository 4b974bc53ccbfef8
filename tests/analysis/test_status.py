"""`status`: who has submitted, who only in part or late, and whom to remind."""

from __future__ import annotations

import csv
import io
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import time_machine
import years
from commandline import run_inside
from years import CO_TO, DONG_TIEN, THANH_LAN

import cftscore

pytestmark = pytest.mark.slow

SCOPE = ("--district", years.DISTRICT)
DEADLINE = ("--deadline", "2020-12-10")


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return years.templates(tmp_path_factory.mktemp("templates") / "forms")


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory, forms: dict[str, Path]) -> Path:
    """One commune submitted in time, one in part and late, one sent its template back."""
    folder = tmp_path_factory.mktemp("received")
    years.send(forms[CO_TO], folder / "co-to.xlsx",
               info={"Lần nộp": 1, "Ngày nộp": datetime(2020, 12, 10)})  # fmt: skip
    years.send(
        forms[DONG_TIEN],
        folder / "dong-tien.xlsx",
        only=("births_due", "births_registered", "infants"),
        changes={"births_registered": 9999},
        saved=datetime(2020, 12, 11, 8),
    )
    (folder / "thanh-lan.xlsx").write_bytes(forms[THANH_LAN].read_bytes())
    return folder


def states(document: Any) -> dict[str, str]:
    return {one["code"]: one["state"] for one in document["communes"]}


def test_each_commune_is_in_one_state(received: Path) -> None:
    document = years.printed("status", received, *SCOPE, *DEADLINE, "--today", "2020-12-12")
    first, second, third = document["communes"]
    assert document["schema"] == "cftscore/status/1"
    assert (document["indicators"], document["overdue"]) == (40, 2)
    assert states(document) == {
        CO_TO: "submitted", DONG_TIEN: "partly", THANH_LAN: "untouched",
    }  # fmt: skip
    assert (first["filled"], first["late"], first["errors"]) == (40, False, 0)
    assert (first["day"], first["dated_by"], first["submission"]) == (
        "2020-12-10", "submitted", 1,
    )  # fmt: skip
    assert (second["filled"], second["late"], second["errors"]) == (3, True, 1)
    assert (second["day"], second["dated_by"], second["submission"]) == (
        "2020-12-11", "file", None,
    )  # fmt: skip
    assert (third["filled"], third["late"], third["day"]) == (0, None, None)
    (district,) = document["districts"]
    assert {key: district[key] for key in ("communes", "submitted", "partly", "untouched")} == {
        "communes": 3, "submitted": 1, "partly": 1, "untouched": 1,
    }  # fmt: skip
    assert (district["late"], district["with_errors"], district["no_file"]) == (1, 1, 0)


def test_a_template_with_last_years_answers_is_not_confirmed(
    tmp_path: Path, forms: dict[str, Path]
) -> None:
    last_year = tmp_path / "2020"
    last_year.mkdir()
    years.send(forms[CO_TO], last_year / "co-to.xlsx")
    prefilled = tmp_path / "2021"
    run_inside(
        "template", "-p", "2021", *SCOPE, "--layout", "form", "--prefill", last_year, "-o",
        prefilled,
    )  # fmt: skip
    document = years.printed("status", prefilled, *SCOPE)
    assert states(document) == {
        CO_TO: "unconfirmed", DONG_TIEN: "untouched", THANH_LAN: "untouched",
    }  # fmt: skip
    assert document["deadline"] is None


@pytest.mark.parametrize(("today", "code"), [("2020-12-10 23:00", 0), ("2020-12-11 01:00", 1)])
def test_the_day_of_the_deadline_is_in_time(received: Path, today: str, code: int) -> None:
    with time_machine.travel(today, tick=False):
        done = run_inside("status", received, *SCOPE, "--deadline", "10/12/2020")
    assert done.code == code
    assert ("The deadline has passed: 2 communes" in done.stdout) == bool(code)


def test_nobody_is_overdue_where_all_have_submitted(tmp_path: Path, forms: dict[str, Path]) -> None:
    for code, form in forms.items():
        years.send(form, tmp_path / f"{code}.xlsx", saved=datetime(2020, 12, 30))
    done = run_inside("status", tmp_path, *SCOPE, *DEADLINE)
    assert done.code == 0
    assert "3 communes first submitted after the deadline" in done.stdout
    assert "Nobody has to be reminded." in done.stdout


def test_who_was_in_time_and_corrects_later_is_not_late(
    tmp_path: Path, forms: dict[str, Path]
) -> None:
    form = forms[CO_TO]
    years.send(form, tmp_path / "1.xlsx", info={"Lần nộp": 1, "Ngày nộp": "9/12/2020"})
    years.send(form, tmp_path / "2.xlsx", info={"Lần nộp": 2, "Ngày nộp": "15/12/2020"})
    document = years.printed("status", tmp_path, *SCOPE, *DEADLINE, "--latest")
    commune = document["communes"][0]
    assert (commune["day"], commune["late"], commune["submission"]) == ("2020-12-15", False, 2)
    assert list(map(os.path.basename, commune["sources"])) == ["2.xlsx"]
    assert list(map(os.path.basename, commune["passed_over"])) == ["1.xlsx"]
    assert [one["code"] for one in document["findings"]].count("W040") == 1


def test_reminders_name_who_has_to_do_what_and_no_figure(received: Path) -> None:
    done = run_inside(
        "status", received, *SCOPE, *DEADLINE, "--today", "2020-12-12", "--reminders", lang="vi"
    )
    assert done.stdout.splitlines() == [
        "Kính gửi: Ủy ban nhân dân huyện Cô Tô",
        (
            "V/v đôn đốc nộp số liệu kỳ 2020: Xã, phường, thị trấn phù hợp với trẻ em (Quyết định "
            "06/QĐ-TTg)"
        ),
        "",
        (
            "Hạn nộp số liệu là ngày 10/12/2020, đến nay đã quá hạn. Tính đến ngày 12/12/2020, "
            "1/3 xã đã nộp đủ số liệu."
        ),
        "Đề nghị Quý cơ quan quan tâm, đôn đốc các xã sau đây:",
        "1. Chưa điền số liệu (1): xã Thanh Lân.",
        "2. Nộp chưa đủ số liệu (1): xã Đồng Tiến (3/40 chỉ tiêu).",
        "3. Số liệu có lỗi cần sửa (1): xã Đồng Tiến (1 lỗi).",
        "Đề nghị hoàn thành trong thời gian sớm nhất. Trân trọng cảm ơn./.",
    ]
    assert "9999" not in done.stdout


def test_every_format_says_the_same(received: Path, tmp_path: Path) -> None:
    names = ("a.xlsx", "a.csv", "a.json", "a.md", "a.html", "a.txt")
    outputs = [part for name in names for part in ("-o", tmp_path / name)]
    done = run_inside("status", received, *SCOPE, *DEADLINE, *outputs)
    assert done.code == 1, done.stderr
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book["Communes"]
    keys = [cell.value for cell in sheet[2]]
    rows = [
        dict(zip(keys, row, strict=True)) for row in sheet.iter_rows(min_row=3, values_only=True)
    ]
    assert [(row["code"], row["state"], row["filled"]) for row in rows[:3]] == [
        (CO_TO, "submitted", 40), (DONG_TIEN, "partly", 3), (THANH_LAN, "untouched", 0),
    ]  # fmt: skip
    table = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"))))
    assert [(row["code"], row["late"]) for row in table] == [
        (CO_TO, "no"), (DONG_TIEN, "yes"), (THANH_LAN, ""),
    ]  # fmt: skip
    for name in ("a.md", "a.html"):
        assert "3/40" in (tmp_path / name).read_text("utf-8")
    assert "Đồng Tiến (3 of 40 indicators)" in (tmp_path / "a.txt").read_text("utf-8-sig")
    assert run_inside("status", received, *SCOPE, "-o", tmp_path / "a.txt").code == 2


def test_a_folder_that_is_still_empty(tmp_path: Path) -> None:
    """Who is asked for by district and period has not submitted; else the folder may be wrong."""
    assert run_inside("status", tmp_path).code == 2
    document = years.printed("status", tmp_path, *SCOPE, "-p", "2020", code=1)
    assert set(states(document).values()) == {"no_file"}
    assert [one["code"] for one in document["findings"]] == ["W010"]


def test_what_cannot_be_read_is_said_and_the_others_are_counted(
    tmp_path: Path, forms: dict[str, Path]
) -> None:
    years.send(forms[CO_TO], tmp_path / "co-to.xlsx")
    (tmp_path / "dong-tien.xlsx").write_bytes(b"PK\x03\x04 half a file")
    done = run_inside("status", tmp_path, *SCOPE)
    assert done.code == 1
    assert "dong-tien.xlsx" in done.stderr
    assert "1 of 3 communes submitted" in done.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nowhere",), "W001"),
        ((".", "--district", "Cô Tôo", "-p", "2020"), "Cô Tô"),
        ((".", "--deadline", "tomorrow"), "“tomorrow” is no day"),
        ((".", "--deadline", "31/02/2020"), "“31/02/2020” is no day"),
        ((".", "--deadlin", "2020-12-10"), "--deadline"),
    ],
)
def test_what_cannot_be_asked(
    tmp_path: Path, forms: dict[str, Path], args: tuple[str, ...], said: str
) -> None:
    (tmp_path / "a.xlsx").write_bytes(forms[CO_TO].read_bytes())
    done = run_inside("status", *args, cwd=tmp_path)
    assert done.code == 2
    assert said in done.stderr


def test_in_python(received: Path) -> None:
    result = cftscore.status(
        received, district=years.DISTRICT, deadline="10/12/2020", today="2020-12-12"
    )
    assert list(result.communes["state"]) == ["submitted", "partly", "untouched"]
    assert list(result.districts["submitted"]) == [1]
    assert len(result.reminders("en")) == 1
    assert result.document.overdue == 2
    with pytest.raises(cftscore.RefusedError):
        cftscore.status(received, deadline="soon")
