"""A title of another year than the period is a warning, and a proposal where there is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import run_inside

CASES = Path(__file__).parents[1] / "cases"
OFFICE = CASES / "office"
BOOKS = {
    "an-giang-2019-toan-tinh.xlsx": 2019,
    "an-phu-2020-ty-le.xlsx": 2020,
    "chau-doc-2019-phieu-tu-cham.xlsx": 2019,
    "cho-moi-2019-theo-nganh.xls": 2019,
    "phu-tan-2020-hai-tang.xlsx": 2020,
    "thoai-son-2019-chuyen-vi.ods": 2019,
}


def years_said(book: Path, period: int) -> set[str]:
    """Give the messages of W031."""
    done = run_inside("validate", book, "--period", str(period), "--format", "json")
    findings = json.loads(done.stdout)["findings"]
    return {finding["message"] for finding in findings if finding["code"] == "W031"}


@pytest.mark.slow
@pytest.mark.parametrize("book", BOOKS)
def test_a_title_of_another_year_is_a_warning(book: str) -> None:
    year = BOOKS[book]
    assert years_said(OFFICE / book, year) == set()
    assert years_said(OFFICE / book, 2021) == {
        f"above the table stands the year {year}, the period is 2021"
    }


def test_last_years_file_sent_again() -> None:
    book = CASES / "w1-last-year-wrong-total-group-column.xlsx"
    assert len(years_said(book, 2020)) == 1
    assert years_said(book, 2019) == set()


@pytest.mark.parametrize(
    ("title", "warned"),
    [
        ("Theo Quyết định số 06/QĐ-TTg ngày 03/01/2019 của Thủ tướng Chính phủ", False),
        ("KẾT QUẢ NĂM 2020 (so với năm 2019)", False),
        ("Giai đoạn, năm 2016 - 2020", False),
        ("(Kèm theo Báo cáo số 12/BC-UBND ngày 15/01/2021)", False),
        ("(Kèm theo Báo cáo số 12/BC-UBND ngày 15/12/2019)", True),
        ("Thoại Sơn, ngày 15 tháng 01 năm 2021", False),
        ("BÁO CÁO NĂM 2019", True),
    ],
)
def test_only_the_year_of_the_figures_counts(tmp_path: Path, title: str, *, warned: bool) -> None:
    table = tmp_path / "a.csv"
    table.write_text(
        f'"{title}"\ncode,name,births_due,births_registered\n30331,Xã Vĩnh Tế,50,49\n',
        encoding="utf-8",
    )
    assert bool(years_said(table, 2020)) is warned


def test_the_year_of_a_title_is_proposed() -> None:
    done = run_inside("evaluate", OFFICE / "an-phu-2020-ty-le.xlsx", lang="vi")
    assert done.code == 2
    assert "tiêu đề trong tệp ghi năm: 2020" in " ".join(done.stderr.split())
