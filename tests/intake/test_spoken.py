"""Words in cells are read where they mean one thing, with a note, and asked about where not."""

from __future__ import annotations

import json
from pathlib import Path

import filling
import openpyxl
import pytest
from commandline import SAMPLES, run_inside

from cftscore.findings import kinds as c
from cftscore.intake import pairs
from cftscore.intake.values import answer, count


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0 vụ", 0),
        ("0 em", 0),
        ("12 em", 12),
        ("12em", 12),
        ("1.204 em", 1204),
        ("3 trẻ", 3),
        ("7 cháu.", 7),
        ("40 người", 40),
        ("KPS", 0),
        ("K.P.S", 0),
        ("kps", 0),
        ("Không phát sinh", 0),
        ("Không có", 0),
        ("00 vụ", 0),
    ],
)
def test_a_count_in_words_is_read(written: str, number: int) -> None:
    assert count(written) == number


@pytest.mark.parametrize(
    "written",
    ["2 vụ", "Chưa", "Chưa có số liệu", "12(1)", "KPS (1)", "KPS?", "khoảng 12 em", "12 em, 3 nữ",
     "5 hộ", "12 %o", "không", "K", "một em", "0.204 em", "2,5 em", "12 em " * 9],
)  # fmt: skip
def test_a_count_in_words_that_may_mean_two_things_is_asked_about(written: str) -> None:
    assert count(written) is c.NotNumber


@pytest.mark.parametrize(
    ("written", "said"),
    [("Đạt", 1), ("đạt.", 1), ("Không đạt", 0), ("Đã có", 1), ("Không có", 0), ("DAT", 1)],
)
def test_an_answer_in_words_is_read(written: str, said: int) -> None:
    assert answer(written) == said


@pytest.mark.parametrize(
    "written",
    ["Chưa", "Chưa có", "Chưa đạt", "Đạt/Không đạt", "Đạt?", "Đạt (có QĐ)", "KPS", "Đạt một phần",
     "Không rõ"],
)  # fmt: skip
def test_an_answer_in_words_that_may_mean_two_things_is_asked_about(written: str) -> None:
    assert answer(written) is c.NotYesNo


def test_nothing_occurred_is_none_of_none_only_where_the_set_foresees_it() -> None:
    assert pairs.read("KPS", 100) is None
    pair = pairs.read("Không phát sinh", 100, none_due=True)
    assert pair is not None
    assert (pair.numerator, pair.denominator) == (0, 0)


def test_a_word_read_as_a_number_is_noted_at_its_cell(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(SAMPLES / "an-giang-2020" / "884-chau-doc.xlsx")
    sheet = book["Chỉ tiêu"]
    column = filling.keys(sheet)["children_injured"]
    first = next(row for row, code in filling.table_rows(sheet) if code == "30316")
    cell = sheet.cell(first, column)
    cell.value = f"{cell.value} em"
    book.save(tmp_path / "a.xlsx")
    done = run_inside("validate", tmp_path / "a.xlsx", "--format", "json")
    assert f'"cell": "{cell.coordinate}"' in done.stdout
    assert '"V013"' in done.stdout
    assert '"V002"' not in done.stdout


def test_a_percentage_beside_counts_in_one_column_is_no_count(tmp_path: Path) -> None:
    """One commune wrote both counts, the other 98: that is no 98 children."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["TT", "Tên xã", "Số trẻ em dưới 16 tuổi", "Tỷ lệ TE được ĐKKS đúng quy định (%)"])
    sheet.append([1, "Xã Vĩnh Tế", 900, "49/50 (98%)"])
    sheet.append([2, "Xã Vĩnh Châu", 800, 98])
    book.save(tmp_path / "a.xlsx")
    done = run_inside("validate", tmp_path / "a.xlsx", "--period", "2020", "--district", "Châu Đốc",
                      "--format", "json")  # fmt: skip
    findings = json.loads(done.stdout)["findings"]
    assert [finding["cell"] for finding in findings if finding["code"] == "V004"] == ["D3"]
