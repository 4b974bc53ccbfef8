"""What a cell says, kind by kind: counts, answers, and shares that stand where no counts do."""

from __future__ import annotations

import math
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from cftscore.criteria import load as criteria_load
from cftscore.criteria.model import Indicator
from cftscore.findings import kinds as c
from cftscore.intake import shares, stated_ratios, values
from cftscore.spreadsheet.load import CellValue

SET = criteria_load.load("qd-06-2019").set
ITEMS = {item.id: item for item in SET.items}
SHARE, RATE = ITEMS["2.1"], ITEMS["3.1"]


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        (0, 0), (165, 165), (165.0, 165), (-0.0, 0), (9_999_999_999, 9_999_999_999), (None, None),
        (10**10, c.CountTooLarge), (1e300, c.CountTooLarge), (9_999_999_999.5, c.FractionalCount),
        (-1, c.NegativeCount), (-1e300, c.NegativeCount), (1.5, c.FractionalCount),
        (-1.5, c.FractionalCount), (10_000_000_000.5, c.FractionalCount),
        (math.nan, c.NotNumber), (math.inf, c.NotNumber), (-math.inf, c.NotNumber),
        (True, c.NotNumber), (date(2020, 1, 1), c.DateForCount), (time(1), c.DateForCount),
        (timedelta(1), c.DateForCount),
    ],
)  # fmt: skip
def test_what_is_typed_as_a_count(raw: CellValue, count: values.Value) -> None:
    assert values.count(raw) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", 0), (" 165 ", 165), ("", None), ("  ", None), ("-", None), (" – ", None), ("—", None),
        ("-5", c.NegativeCount), ("−5", c.NegativeCount), ("–5", c.NegativeCount),
        ("1 204", 1204), ("1\u00a0204\u202f567", 1204567), ("1 20", c.NotNumber),
        ("12 04", c.NotNumber), ("1204,0", 1204), ("98,5", c.FractionalCount), ("1204.00", 1204),
        ("1.234", c.AmbiguousNumber), ("1,234", c.AmbiguousNumber), ("-12.345", c.AmbiguousNumber),
        ("999,000", c.AmbiguousNumber), ("0.234", c.FractionalCount), ("0,000", 0),
        ("1234.567", c.FractionalCount), ("1.234.567", 1234567), ("1,234,567", 1234567),
        ("-1.234.567", c.NegativeCount), ("1.234.567,0", 1234567), ("1,234,567.00", 1234567),
        ("1,234,567.5", c.FractionalCount), ("1.234,0", 1234), ("1,234.00", 1234),
        ("1.234,5", c.FractionalCount), ("1 234,0", 1234), ("1 234.5", c.FractionalCount),
        ("1.234.56", c.NotNumber), ("12,34,567", c.NotNumber), ("1.234,567,8", c.NotNumber),
        ("1.234.567.0", c.NotNumber), ("1234.567,0", c.NotNumber), ("1 234 5,0", c.NotNumber),
        ("98%", c.FractionalCount), ("98 %", c.FractionalCount), ("~ 98,5%", c.FractionalCount),
        ("%", c.NotNumber), ("98  %", c.NotNumber), ("98%?", c.NotNumber),
        ("'165", 165), ("''165", c.NotNumber), ("165'", c.NotNumber), ("'1 204", c.NotNumber),
        ("167¹", c.RaisedSign), ("1 204 ⁽²⁾", c.RaisedSign), ("-5²", c.RaisedSign),
        ("167ᵃ", c.RaisedSign), ("¹", c.NotNumber), ("em¹", c.NotNumber),
        ("9" * 11, c.CountTooLarge), ("0" * 37 + "165", 165), ("0" * 38 + "165", c.NotNumber),
        ("1" * 38 + " ¹", c.RaisedSign), ("1" * 39 + " ¹", c.NotNumber),
        ("١٢", c.NotNumber), ("1e3", c.NotNumber), ("0x5", c.NotNumber), ("12 em", 12),
        ("99999999999 em", c.CountTooLarge), ("5 ấp", c.NotNumber), ("KPS", 0),
        ("165.00000000000003", 165), ("165,000000000000001", c.FractionalCount),
    ],
)  # fmt: skip
def test_texts_that_are_counts(text: str, count: values.Value) -> None:
    assert values.count(text) == count


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((error, c.ErrorCell) for error in (
            "#DIV/0!", "#N/A", "#NAME?", "#", "#REF!", "#REF! (165)", "#REF! (a\nb)", "#GIÁ_TRỊ!",
            "Err:502", "Lỗi:502", " #NULL! ", "\u200b#N/A")),
        ("=J9-2", c.NeverCalculated), ("=", c.NeverCalculated), ("K8:K9 (127)", c.MergedFigures),
        ("AB8:AC19 (a\nb)", c.MergedFigures), ("1̶6̶ 7", c.StruckOut), ("=1̶", c.StruckOut),
    ],
)  # fmt: skip
def test_what_is_doubted_whatever_is_due(text: str, kind: type) -> None:
    assert values.doubt(text) is kind
    assert values.count(text) is kind
    assert values.answer(text) is kind


@pytest.mark.parametrize(
    "raw", [None, 165, True, "165", "#N/A 5", "Err:5", "Err:5022", "#ab", "K8:K9 127", "A=B",
            "k8:k9 (1)", "K8:K9(127)", "16⁷", "x"]
)  # fmt: skip
def test_what_is_not(raw: CellValue) -> None:
    assert values.doubt(raw) is None


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        (1, 1), (0, 0), (True, 1), (False, 0), (1.0, 1), (0.0, 0),
        (1.0000000000000002, 1), (None, None), ("", None), (" - ", None),
        *((raw, c.NotYesNo) for raw in (
            2, -1, 0.5, math.nan, math.inf, date(2020, 1, 1), time(0), timedelta(0), "?", "có?",
            "-1", "(x)", "✗", "2", "01.0", "1.5", "x x", "co rat nhieu viec de",
            "khong" * 5)),
        *((yes, 1) for yes in (
            "x", "X", " x ", "Có", "co\u0301", "CÓ.", "yes", "Y", "true", "1", "1.", "1.0", "1.00",
            "Đúng", "✓", "✔", "☑", "Đạt")),
        *((no, 0) for no in (
            "Không", "khong", "no", "N.", "FALSE", "0", "0.0", "sai", "Không đạt")),
    ],
)  # fmt: skip
def test_answers(raw: CellValue, answer: values.Value) -> None:
    assert values.answer(raw) == answer


def test_readers_of_indicators() -> None:
    hamlets = frozenset({"ap"})
    assert values.reader("count", hamlets)("5 ấp") == 5
    assert values.reader("count", hamlets)("5 em") is c.NotNumber
    assert values.reader("yes_no", hamlets)("x") == 1
    assert values.READERS["count"]("5 em") == 5


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (None, ""), (165, "165"), (165.0, "165"), (165.00000000000003, "165"), (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"), (1e14, "100000000000000"), (-1e14, "-100000000000000"),
        (1e15, "1000000000000000.0"), (-1e15, "-1000000000000000.0"), (math.nan, "nan"),
        (math.inf, "inf"), (True, "True"), (" a ", "a"), ("a\nb", "a b"),
        ("16\u200b5", "16⟨U+200B⟩5"), (date(2020, 1, 2), "2020-01-02"),
    ],
)  # fmt: skip
def test_how_a_message_quotes_a_cell(raw: CellValue, shown: str) -> None:
    assert values.shown(raw) == shown
    assert values.merged("K8:K9", raw) == f"K8:K9 ({shown})"


def test_kinds_of_cells() -> None:
    blank: list[CellValue] = [None, "", " ", "-", " – ", "—", "\u200b", "\u00a0"]
    numbers: list[CellValue] = [0, 1, 1.5, math.nan]
    others: list[CellValue] = [True, False, "0", "--", "a", date(2020, 1, 1)]
    cells = [*blank, *numbers, *others]
    assert [raw for raw in cells if values.is_blank(raw)] == blank
    assert list(filter(values.is_number, cells)) == numbers
    marked = ["16⁷", "1̶", "a⁾"]
    assert [text for text in (*marked, "167", "a", "") if values.is_marked(text)] == marked


# --- shares and rates

READ = [["", "Tỷ lệ khai sinh", "Tỷ lệ", "Tỷ lệ", "Số trẻ", "%"], ["(%)", "a", "a", "%", "%", "b"]]


def test_headings_of_shares_above_the_columns_of_counts() -> None:
    columns = {"a": [0, 1], "b": [2], "c": [3, 4, 5], "d": [5]}
    found = shares.headings_of_shares(READ, columns, {"a", "b", "c"})
    # A heading over several columns says of what they are parts.
    assert found == {(1, 0): "a", (0, 1): "a", (0, 5): "c"}
    assert shares.headings_of_shares([["%", "%"]], {"a": [1]}, ["a"]) == {}
    assert shares.headings_of_shares([["%", "", "%"]], {"a": [0, 2]}, ["a"]) == {
        (0, 0): "a",
        (0, 2): "a",
    }


@pytest.mark.parametrize(
    ("vi", "en", "aliases", "names"),
    [
        ("Số trẻ", "Children", (), False), ("Tỷ lệ trẻ", "Children", (), True),
        ("Số trẻ", "Share of children", (), True), ("Số trẻ", "Children", ("trẻ", "trẻ (%)"), True),
        ("Số trẻ", "Children", ("trẻ",), False),
    ],
)  # fmt: skip
def test_indicators_that_are_shares(
    vi: str, en: str, aliases: tuple[str, ...], names: bool
) -> None:
    label = type(SET.indicators["births_due"].label)(vi, en)
    indicator = Indicator(label=label, type="count", aliases=aliases)
    assert shares.names_a_share(indicator) is names


@pytest.mark.parametrize(
    ("raw", "heading", "as_share", "as_rate"),
    [
        (98.4, "", ["98.4/100"], []), ("98,4", "", ["98.4/100"], []),
        (98.4, "(%)", ["98.4/100"], ["98.4/100"]), ("98,4%", "", ["98.4/100"], ["98.4/100"]),
        (" 98.4 % ", "‰", ["98.4/100"], ["98.4/100"]), (0, "", ["0/100"], []),
        (0.984, "", ["0.984/100", "0.984/1"], []), ("0,984", "%", *[["0.984/100", "0.984/1"]] * 2),
        (1, "", ["1/100", "1/1"], []), (1.01, "", ["1.01/100"], []), (100, "", ["100/100"], []),
        (100.1, "", [], []), ("101%", "", [], ["101/100"]), ("5", "phần trăm", *[["5/100"]] * 2),
        (12, "Số/1.000", ["12/1000"], ["12/1000"]), (12, "per 1 000", *[["12/1000"]] * 2),
        (12, "phần nghìn", *[["12/1000"]] * 2), (12, "PHẦN NGHÌN", *[["12/1000"]] * 2),
        (12, "‰", *[["12/1000"]] * 2), (12, "Per cent", *[["12/100"]] * 2),
        (1001, "‰", [], ["1001/1000"]), (12, "100.000 trẻ (%)", *[["12/100000"]] * 2),
        (12, "100 000", *[["12/100000"]] * 2), ("12 ‰", "%", *[["12/1000"]] * 2),
        ("3/1000", "", *[["3/1000"]] * 2), ("3 / 1.000 trẻ", "", *[["3/1000"]] * 2),
        ("3/100.000", "", *[["3/100000"]] * 2), ("3/ 100000 TRẺ EM", "", *[["3/100000"]] * 2),
        ("3/1000te", "", *[["3/1000"]] * 2), ("1.234,5‰", "", [], ["1234.5/1000"]),
        ("12.345.678,9‰", "", [], ["12345678.9/1000"]), ("5,0000000000000001%", "", [], []),
        # 1.234 may be 1,234 too: of a share only one of them can be meant.
        ("1.234‰", "", ["1.234/1000"], ["1.234/1000", "1234/1000"]),
        ("12,345", "/100.000", *[["12.345/100000", "12345/100000"]] * 2),
        (12.345, "/100.000", *[["12.345/100000"]] * 2), ("1.234", "%", ["1.234/100"],
                                                        ["1.234/100", "1234/100"]),
        # what is none
        *((raw, "%", [], []) for raw in (
            True, None, date(2020, 1, 1), "x", "", "%", "98%%", "98/100", "-5", -5, -0.5, "~98",
            math.nan, math.inf, -math.inf, "nan", 10**250, "٩٨")),
    ],
)  # fmt: skip
def test_shares_and_rates_as_they_are_typed(
    raw: CellValue, heading: str, as_share: list[str], as_rate: list[str]
) -> None:
    for item, meanings in ((SHARE, as_share), (RATE, as_rate)):
        read = stated_ratios.read(raw, heading, item)
        parts = [meaning.split("/") for meaning in meanings]
        assert [Fraction(*quotient) for quotient in read] == [
            Fraction(Decimal(above)) / int(below) for above, below in parts
        ]
