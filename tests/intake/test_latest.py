"""`--latest`: of several workbooks of one commune the newest counts, and says what it replaced."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path
from typing import Any

import filling
import openpyxl
import pytest
import years
from commandline import run_inside
from years import CO_TO, DONG_TIEN, THANH_LAN

from cftscore.intake.age import Age, age, parse_day, parse_number
from cftscore.intake.info import Info

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return years.templates(tmp_path_factory.mktemp("templates") / "forms")


def births(folder: Path, *args: str) -> tuple[Any, Any]:
    """Give the births of Đồng Tiến as they are scored, and the whole document."""
    document = years.printed("evaluate", folder, "--district", years.DISTRICT, *args)
    (commune,) = (one for one in document["communes"] if one["code"] == DONG_TIEN)
    (item,) = (item for one in commune["criteria"] for item in one["items"] if item["id"] == "2.1")
    return item["numerator"], document


def twice(forms: dict[str, Path], folder: Path, first: Any, second: Any, **more: Any) -> Path:
    """Send the figures of a commune twice; the later one has the name that is read first."""
    form = forms[DONG_TIEN]
    years.send(form, folder / "z.xlsx", info=first, saved=more.get("first_saved"))
    changes = {"births_registered": 1234, **more.get("changes", {})}
    years.send(
        form, folder / "a.xlsx", changes=changes, info=second, saved=more.get("second_saved")
    )
    return folder


EARLY, LATE = datetime(2020, 12, 8, 9), datetime(2020, 12, 12, 9)


@pytest.mark.parametrize(
    ("first", "second", "times"),
    [
        ({"Lần nộp": 1}, {"Lần nộp": 2}, (LATE, EARLY)),
        ({"Lần nộp": "lần 1"}, {"Lần nộp": "Lần thứ 2"}, (LATE, EARLY)),
        ({"Ngày nộp": datetime(2020, 12, 8)}, {"Ngày nộp": "10/12/2020"}, (LATE, EARLY)),
        ({"Ngày lập": "ngày 8 tháng 12 năm 2020"}, {"Ngày lập": "2020-12-09"}, (LATE, EARLY)),
        ({}, {}, (EARLY, LATE)),
        ({"Lần nộp": 1}, {"Ngày nộp": "10/12/2020"}, (EARLY, LATE)),
    ],
    ids=["number", "words", "day", "filled-in", "file", "not-both"],
)
def test_the_newest_counts(
    forms: dict[str, Path], tmp_path: Path, first: Any, second: Any, times: Any
) -> None:
    folder = twice(forms, tmp_path, first, second, first_saved=times[0], second_saved=times[1])
    value, document = births(folder, "--latest")
    assert value == 1234
    (passed,) = years.found(document, "W040")
    assert (Path(passed["path"]).name, passed["severity"]) == ("z.xlsx", "note")
    assert "a.xlsx" in passed["message"]
    assert "Đồng Tiến (07195)" in passed["message"]
    assert years.found(document, "R004") == years.found(document, "V006") == []


def test_without_it_both_are_read_and_contradict_each_other(
    forms: dict[str, Path], tmp_path: Path
) -> None:
    folder = twice(forms, tmp_path, {"Lần nộp": 1}, {"Lần nộp": 2})
    value, document = births(folder)
    assert value is None
    (twice_there,) = years.found(document, "R004")
    assert twice_there["fix"].endswith("add --latest")
    assert not years.found(document, "W040")


@pytest.mark.parametrize(
    ("first", "second", "second_saved"),
    [
        ({"Lần nộp": 2, "Ngày nộp": "10/12/2020"}, {"Lần nộp": 2, "Ngày nộp": "10/12/2020"}, LATE),
        ({}, {}, EARLY),
        ({"Lần nộp": 2, "Ngày nộp": "1/12/2020"}, {"Lần nộp": 1, "Ngày nộp": "9/12/2020"}, LATE),
    ],
    ids=["stated-alike", "files-of-one-time", "number-against-day"],
)
def test_a_tie_is_a_finding_and_no_guess(
    forms: dict[str, Path], tmp_path: Path, first: Any, second: Any, second_saved: datetime
) -> None:
    folder = twice(forms, tmp_path, first, second, first_saved=EARLY, second_saved=second_saved)
    value, document = births(folder, "--latest")
    assert value is None
    (tie,) = years.found(document, "W041")
    assert tie["severity"] == "error"
    assert "z.xlsx" in tie["message"]
    (twice_there,) = years.found(document, "R004")
    assert "--latest" not in twice_there["fix"], "it was given"
    assert years.found(document, "W040") == []


def test_workbooks_that_complete_each_other_are_all_read(
    tmp_path: Path,
) -> None:
    """Two offices fill in half each, in workbooks of their own columns."""
    keys = list(years.SET.indicators)
    for number, part in enumerate((keys[:20], keys[20:])):
        row = years.FILL(1, DONG_TIEN)
        with (tmp_path / f"{number}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["code", "name", "unit_class", *part])
            writer.writerow([DONG_TIEN, "Xã Đồng Tiến", row["unit_class"], *map(row.get, part)])
    _, document = births(tmp_path, "--latest", "-p", "2020")
    assert [one["verdict"] != "incomplete" for one in document["communes"]][1]
    assert years.found(document, "W040") == years.found(document, "W041") == []


def test_only_the_communes_that_are_in_the_newer_one_are_passed_over(tmp_path: Path) -> None:
    """The district sends its table; one commune sends its own form afterwards."""
    table = tmp_path / "table.xlsx"
    years.templates(table, layout="table")
    folder = tmp_path / "sent"
    folder.mkdir()
    filling.fill_table(table, folder / "district.xlsx", years.FILL)
    forms = years.templates(tmp_path / "forms")
    years.send(forms[DONG_TIEN], folder / "own.xlsx", changes={"births_registered": 1234},
               info={"Lần nộp": 2})  # fmt: skip
    years.state(folder / "district.xlsx", {"Lần nộp": 1})
    value, document = births(folder, "--latest")
    assert value == 1234
    (passed,) = years.found(document, "W040")
    assert "Đồng Tiến" in passed["message"]
    assert CO_TO not in passed["message"]
    submitted = {one["code"]: one["verdict"] for one in document["communes"]}
    assert "not_submitted" not in {submitted[CO_TO], submitted[THANH_LAN]}


def test_figures_that_only_the_older_one_has_are_counted(
    forms: dict[str, Path], tmp_path: Path
) -> None:
    folder = twice(forms, tmp_path, {"Lần nộp": 1}, {"Lần nộp": 2}, changes={"infants": None})
    _, document = births(folder, "--latest")
    (passed,) = years.found(document, "W040")
    assert "1 figure only in the older one" in passed["message"]
    assert "1 ô số liệu chỉ có ở tệp cũ" in passed["message_vi"]


def test_a_blank_template_that_lies_beside_is_no_submission(
    forms: dict[str, Path], tmp_path: Path
) -> None:
    years.send(forms[DONG_TIEN], tmp_path / "a.xlsx", changes={"births_registered": 1234},
               saved=EARLY)  # fmt: skip
    (tmp_path / "blank.xlsx").write_bytes(forms[DONG_TIEN].read_bytes())
    value, document = births(tmp_path, "--latest")
    assert value == 1234
    assert years.found(document, "W041") == []


def test_what_stands_beside_the_older_figures_is_passed_over_with_them(tmp_path: Path) -> None:
    """Both name the same document and the same groups: they count once, and contradict nothing."""
    forms = years.templates(tmp_path / "forms", "--evidence", "--groups")
    sent = tmp_path / "sent"
    sent.mkdir()
    for number in (1, 2):
        special = dict.fromkeys(("special_children", "special_children_supported"), 40 + number)
        path = years.send(forms[DONG_TIEN], sent / f"{number}.xlsx", changes=special,
                          info={"Lần nộp": number})  # fmt: skip
        book: Any = openpyxl.load_workbook(path)
        book["Minh chứng"]["E6"].value = f"{number}/QĐ-UBND"
        for row in book["Nhóm trẻ em"].iter_rows(min_row=6):
            row[5].value = 40 + number if row[3].value == "orphan" else 0
        book.save(path)
    _, document = births(sent, "--latest")
    assert [finding["code"] for finding in document["findings"] if finding["code"][0] == "A"] == []
    (commune,) = (one for one in document["communes"] if one["code"] == DONG_TIEN)
    assert sum(group["count"] for group in commune["groups"]) == 42
    explained = years.printed("explain", sent, "--commune", DONG_TIEN, "--latest", code=0)
    (first, *_) = (item["evidence"] for one in explained["criteria"] for item in one["items"])
    assert [named["document"] for named in first] == ["2/QĐ-UBND"]


def test_a_template_is_prefilled_from_the_newest(forms: dict[str, Path], tmp_path: Path) -> None:
    for number in (1, 2):
        years.send(forms[DONG_TIEN], tmp_path / f"{number}.xlsx", changes={"hamlets": 10 + number},
                   info={"Lần nộp": number})  # fmt: skip
    asked = ("template", "-p", "2021", "--district", years.DISTRICT, "--prefill", tmp_path)

    def hamlets(name: str, *args: str) -> tuple[Any, str]:
        target = tmp_path.parent / f"{tmp_path.name}-{name}.xlsx"
        done = run_inside(*asked, *args, "-o", target)
        table = filling.sheet(target)
        (row,) = (row for row, code in filling.table_rows(table) if code == DONG_TIEN)
        return table.cell(row, filling.keys(table)["hamlets"]).value, done.stderr

    value, stderr = hamlets("latest", "--latest")
    assert (value, "W040" in stderr, "R004" in stderr) == (12, True, False)
    value, stderr = hamlets("both")
    assert (value, "W040" in stderr, "R004" in stderr) == (None, False, True)


def test_what_cannot_be_read_on_the_sheet_is_a_finding(
    forms: dict[str, Path], tmp_path: Path
) -> None:
    info = {"Lần nộp": "cuối", "Ngày nộp": "31/02/2020"}
    years.send(forms[DONG_TIEN], tmp_path / "a.xlsx", info=info)
    document = years.printed("validate", tmp_path, "--district", years.DISTRICT)
    unclear = years.found(document, "W042")
    assert [("“cuối”" in one["message"], "31/02/2020" in one["message"]) for one in unclear] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-12-10 00:00:00", date(2020, 12, 10)),
        ("10/12/2020", date(2020, 12, 10)),
        ("10.12.2020", date(2020, 12, 10)),
        ("10-12-2020", date(2020, 12, 10)),
        ("Ngày 10 tháng 12 năm 2020", date(2020, 12, 10)),
        ("2020-13-10", None),
        ("12/2020", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert parse_day(text) == day


def test_numbers() -> None:
    texts = ("2", "lần 2", "Lần thứ 2", "02", "0", "-1", "1.5", "hai", "")
    assert list(map(parse_number, texts)) == [2, 2, 2, 2, None, None, None, None, None]


def test_periods_are_compared_by_their_latest_workbooks(
    forms: dict[str, Path], tmp_path: Path
) -> None:
    twice(forms, tmp_path, {"Lần nộp": 1}, {"Lần nộp": 2})
    earlier = years.templates(tmp_path.parent / f"{tmp_path.name}-2019", period="2019")
    before = years.send(earlier[DONG_TIEN], tmp_path.parent / f"{tmp_path.name}.xlsx")
    document = years.printed("compare", before, "--with", tmp_path, "--latest")
    found = [one for period in document["periods"] for one in period["findings"]]
    assert [one["code"] for one in found if one["code"] in ("W040", "R004", "X003")] == ["W040"]


def test_nothing_decides_between_workbooks_without_files() -> None:
    assert Age().follows(Age()) is None
    assert age(Info(), "") == age(Info(), "no such file") == Age()
