"""Two languages: numbers, alphabetical order, folding, nearest names, what may be printed."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cftscore.core import text
from cftscore.core.text import Language, Text

NFD = unicodedata.normalize("NFD", "Vọng Thê")


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1.000", "1,000"),
        (1_234_567, "1.234.567", "1,234,567"),
        (-1234, "-1.234", "-1,234"),
        (Decimal("98.5"), "98,5", "98.5"),
        (Decimal("70.50"), "70,50", "70.50"),
        (Decimal("1234.5"), "1.234,5", "1,234.5"),
        (Decimal("1E+3"), "1.000", "1,000"),
        (Decimal("0.000001"), "0,000001", "0.000001"),
    ],
)
def test_numbers(value: int | Decimal, vi: str, en: str) -> None:
    assert text.number(value, "vi") == vi
    assert text.number(value, "en") == en


def test_a_sentence_fills_in_values_as_its_language_writes_them() -> None:
    sentence = Text("có {n} xã: {names} ({ok}, {what}{nothing})", "{n} communes: {names} ({ok})")
    values = {
        "n": 1234,
        "names": ("Vọng Thê", Decimal("98.5")),
        "ok": True,
        "what": Text("đạt", "pass"),
        "nothing": None,
    }
    assert sentence.say("vi", **values) == "có 1.234 xã: Vọng Thê, 98,5 (có, đạt)"
    assert sentence.say("en", **values) == "1,234 communes: Vọng Thê, 98.5 (yes)"


def test_english_counts_one_as_one() -> None:
    sentence = Text("{n} hàng chưa có mã", "{n:row has|rows have} no code")
    texts = [sentence.say("en", n=n) for n in (0, 1, 2, 1650)]
    assert texts == [
        "0 rows have no code",
        "1 row has no code",
        "2 rows have no code",
        "1,650 rows have no code",
    ]
    assert sentence.say("vi", n=1) == "1 hàng chưa có mã"


def test_a_sentence_without_values_is_given_as_it_stands() -> None:
    assert Text("{vi: …}", "{en: …}").say("vi") == "{vi: …}"


def test_values_are_not_read_as_templates() -> None:
    assert Text("«{name}»", "“{name}”").say("vi", name="{0.__class__} {x}") == "«{0.__class__} {x}»"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("An Giang", "An Giang"),
        ("dòng\nmới\ttab", "dòng mới tab"),
        ("\x1b[31mred", " [31mred"),
        ("a\u00a0b", "a\u00a0b"),
        ("\u202eabc", " abc"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 199 + "…"),
    ],
)
def test_printable(value: str, shown: str) -> None:
    assert text.printable(value) == shown


@given(st.text())
def test_printable_is_one_line_of_at_most_200(value: str) -> None:
    shown = text.printable(value)
    assert len(shown) <= 200
    assert len(shown.splitlines()) <= 1
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("arguments", "environ", "language"),
    [
        (["--lang", "vi"], {"LANG": "en_US.UTF-8"}, "vi"),
        (["evaluate", "x.xlsx", "--lang=en"], {"CFTSCORE_LANG": "vi"}, "en"),
        ([], {"CFTSCORE_LANG": "vi", "LC_ALL": "en_US.UTF-8"}, "vi"),
        ([], {"CFTSCORE_LANG": "en", "LANG": "vi_VN.UTF-8"}, "en"),
        ([], {"LANG": "vi_VN.UTF-8"}, "vi"),
        ([], {"LC_ALL": "vi_VN", "LANG": "en_US"}, "vi"),
        ([], {"LANG": "C"}, "en"),
        ([], {"CFTSCORE_LANG": "", "LANG": "vi_VN"}, "vi"),
        (["--lang", "fr"], {"LANG": "vi_VN"}, "vi"),
        (["--lang"], {"LANG": "vi_VN"}, "vi"),
        (["--lang", "en", "--lang", "vi"], {}, "en"),
    ],
)
def test_choosing_a_language(
    arguments: list[str], environ: dict[str, str], language: Language
) -> None:
    assert text.choose_language(arguments, environ) == language


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vọng Thê ", "vong-the"),
        ("Vọng Thê", NFD),
        ("ĐỒNG THÁP", "đồng  tháp"),
        ("Tổng số trẻ em (người)", "tong so tre em nguoi"),
        ("births_due", "Births due"),
        ("Hòa Bình", "Hoà Bình"),
    ],
)
def test_names_that_fold_to_the_same(one: str, other: str) -> None:
    assert text.fold(one) == text.fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Châu Phú", "Châu Phong"), ("Khóm 1", "Khóm 11"), ("Ba", "Bà Rịa")]
)
def test_names_that_stay_different(one: str, other: str) -> None:
    assert text.fold(one) != text.fold(other)


def test_fold_of_nothing() -> None:
    assert text.fold(" — …") == ""


@given(st.text())
def test_folding_twice_changes_nothing(value: str) -> None:
    assert text.fold(text.fold(value)) == text.fold(value)


def test_nfc() -> None:
    assert text.nfc(f"  {NFD} \n x") == "Vọng Thê x"


def _in_order(names: list[str]) -> list[str]:
    scrambled = sorted(names, reverse=True)
    return sorted(scrambled, key=text.alphabetical)


def test_the_vietnamese_alphabet() -> None:
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert _in_order(alphabet) == alphabet


def test_letters_weigh_more_than_tones_and_tones_more_than_case() -> None:
    ordered = ["3 Tháng 2", "An", "ăn", "Ân", "ba", "bà", "bả", "bã", "bá", "bạ", "bam", "da", "đa"]
    assert _in_order(ordered) == ordered
    assert sorted(["bá", "BA", "ba"], key=text.alphabetical) == ["BA", "ba", "bá"]


def test_districts_of_an_giang_in_order() -> None:
    names = [
        "An Phú", "Châu Đốc", "Châu Phú", "Châu Thành", "Chợ Mới", "Long Xuyên", "Phú Tân",
        "Tân Châu", "Thoại Sơn", "Tịnh Biên", "Tri Tôn",
    ]  # fmt: skip
    assert _in_order(names) == names


@given(st.text(), st.text())
def test_alphabetical_order_tells_any_two_texts_apart(one: str, other: str) -> None:
    assert (text.alphabetical(one) == text.alphabetical(other)) == (one == other)
    assert (text.alphabetical(one) < text.alphabetical(other)) != (
        text.alphabetical(one) >= text.alphabetical(other)
    )


def test_nearest() -> None:
    names = ["births_due", "births_registered", "children_total"]
    assert text.nearest("births_registerd", names)[0] == "births_registered"
    assert text.nearest("BIRTHS DUE", names)[0] == "births_due"
    assert text.nearest("qwertz", names) == []
    assert text.nearest("", names) == []
    assert text.nearest("x", []) == []
    assert text.nearest("Vong The", ["Vọng Thê", "Vọng Đông"])[0] == "Vọng Thê"
    assert len(text.nearest("commune", ["communes", "commun", "communed"], limit=2)) == 2
