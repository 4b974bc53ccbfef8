"""Periods: what is read as one, its months, and how it is written."""

from __future__ import annotations

import pytest

from cftscore.core.period import Period


@pytest.mark.parametrize(
    ("text", "months", "last_day", "written"),
    [
        ("2020", (1, 12), "2020-12-31", "2020"),
        ("2020-H1", (1, 6), "2020-06-30", "2020-H1"),
        ("2020-H2", (7, 12), "2020-12-31", "2020-H2"),
        ("2020-Q1", (1, 3), "2020-03-31", "2020-Q1"),
        ("2020-Q2", (4, 6), "2020-06-30", "2020-Q2"),
        ("2020-Q3", (7, 9), "2020-09-30", "2020-Q3"),
        ("2020-Q4", (10, 12), "2020-12-31", "2020-Q4"),
        ("2025-07", (7, 7), "2025-07-31", "2025-07"),
        ("2020-02", (2, 2), "2020-02-29", "2020-02"),
        ("2021-02", (2, 2), "2021-02-28", "2021-02"),
        ("2099-12", (12, 12), "2099-12-31", "2099-12"),
        (" 2020-q2 ", (4, 6), "2020-06-30", "2020-Q2"),
        ("Năm 2020", (1, 12), "2020-12-31", "2020"),
        ("na\u0306m  2020", (1, 12), "2020-12-31", "2020"),
        ("1999", (1, 12), "1999-12-31", "1999"),
    ],
)
def test_what_is_a_period(text: str, months: tuple[int, int], last_day: str, written: str) -> None:
    period = Period.parse(text)
    assert period is not None
    assert (period.first_month, period.last_month) == months
    assert period.last_day == last_day
    assert str(period) == written
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize(
    "text",
    ["", "20", "20200", "2020-", "2020-H0", "2020-H3", "2020-Q5", "2020-00", "2020-13", "2020-1",
     "2020Q2", "2020/Q2", "1820", "2120", "2020-Q2-x", "x2020", "Năm", "Quý 2020",
     "2020\n2021", "20.20"],
)  # fmt: skip
def test_what_is_none(text: str) -> None:
    assert Period.parse(text) is None


def test_the_last_day_is_before_the_next_period() -> None:
    half = Period.parse("2025-H1")
    assert half is not None
    assert half.last_day < "2025-07-01"


def test_periods_sort_by_year_then_by_month() -> None:
    texts = ["2019", "2020-Q1", "2020-H1", "2020", "2020-Q2", "2020-07", "2021"]
    periods = [Period.parse(text) for text in reversed(texts)]
    assert [str(period) for period in sorted(p for p in periods if p)] == texts
