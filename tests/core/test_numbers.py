"""Exact ratios, and the rounding that never shows a threshold which is failed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cftscore.core.figures import column
from cftscore.core.numbers import Rounding, as_ratio, decimal_places, percent, plain
from cftscore.core.quotients import rounded

D = Decimal


@pytest.mark.parametrize(
    ("value", "ratio", "places"),
    [
        ("98", (98, 1), 0),
        ("97.5", (975, 10), 1),
        ("97.25", (9725, 100), 2),
        ("97.50", (9750, 100), 2),
        ("0", (0, 1), 0),
        ("0.000000001", (1, 10**9), 9),
        ("1E+3", (1000, 1), 0),
    ],
)
def test_a_decimal_as_ratio(value: str, ratio: tuple[int, int], places: int) -> None:
    assert as_ratio(D(value)) == ratio
    assert decimal_places(D(value)) == places


@pytest.mark.parametrize(
    ("numerator", "denominator", "at_least", "shown"),
    [
        (97_996 * 100, 100_000, ["98"], "97.99"),  # 97.996% of 98%
        (97_996 * 100, 100_000, [], "98.00"),
        (97_996 * 100, 100_000, ["95", "98"], "97.99"),
        (98 * 100, 100, ["98"], "98.00"),
        (98_004 * 100, 100_000, ["98"], "98.00"),
        (97_496 * 100, 100_000, ["97.5"], "97.49"),
        (19_599_999 * 100, 20_000_000, ["98"], "97.99"),
        (974_996 * 100, 1_000_000, ["97.4996", "97.5"], "97.4996"),
        (974_999 * 100, 1_000_000, ["97.5000"], "97.4999"),
    ],
)
def test_a_threshold_that_is_missed_is_not_shown(
    numerator: int, denominator: int, at_least: list[str], shown: str
) -> None:
    assert str(Rounding(map(D, at_least)).show(numerator, denominator)) == shown


@pytest.mark.parametrize(
    ("numerator", "denominator", "at_most", "shown"),
    [
        (100_000 * 12, 1999, ["600"], "600.30"),
        (600 * 1000 + 1, 1000, ["600"], "600.01"),
        (600 * 1000, 1000, ["600"], "600.00"),
        (599_999, 1000, ["600"], "600.00"),
        (1, 1000, ["0"], "0.01"),
        (0, 1000, ["0"], "0.00"),
        (15_004, 1000, ["15"], "15.01"),
    ],
)
def test_a_ceiling_that_is_exceeded_is_not_shown(
    numerator: int, denominator: int, at_most: list[str], shown: str
) -> None:
    assert str(Rounding(at_most=map(D, at_most)).show(numerator, denominator)) == shown


@pytest.mark.parametrize(
    ("numerator", "denominator", "places", "shown"),
    [
        (1, 8, 2, "0.13"),  # 0.125: half up, not half to even
        (3, 8, 2, "0.38"),
        (1, 200, 2, "0.01"),
        (1, 201, 2, "0.00"),
        (5, 2, 0, "3"),
        (7, 2, 0, "4"),
        (2, 3, 4, "0.6667"),
    ],
)
def test_rounding_is_half_up(numerator: int, denominator: int, places: int, shown: str) -> None:
    assert str(Rounding(places=places).show(numerator, denominator)) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (110, 156, "70.51"),
        (117, 156, "75.00"),
        (9, 13, "69.23"),
        (0, 11, "0.00"),
        (11, 11, "100.00"),
        (0, 0, "0.00"),
        (2, 3, "66.67"),
    ],
)
def test_percent(part: int, whole: int, shown: str) -> None:
    assert str(percent(part, whole)) == shown


def test_nothing_of_nothing_is_0_per_cent() -> None:
    assert str(percent(0, 0)) == "0.00"
    assert str(percent(1, 3)) == "33.33"


def test_percent_never_shows_a_target_that_is_missed() -> None:
    assert str(percent(7499, 10_000, at_least=[D(75)])) == "74.99"
    assert str(percent(74_999, 100_000, at_least=[D(75)])) == "74.99"
    assert str(percent(74_999, 100_000)) == "75.00"


@given(
    st.integers(0, 10**9),
    st.integers(1, 10**6),
    st.lists(st.decimals(0, 1000, places=3), max_size=3),
    st.lists(st.decimals(0, 1000, places=1), max_size=3),
)
def test_what_is_shown_passes_exactly_the_thresholds_that_are_passed(
    numerator: int, denominator: int, at_least: list[Decimal], at_most: list[Decimal]
) -> None:
    exact = Fraction(numerator, denominator)
    # a floor and a ceiling that both lie within one last digit cannot both be kept
    near = [
        [abs(Fraction(threshold) - exact) < Fraction(2, 100) for threshold in thresholds]
        for thresholds in (at_least, at_most)
    ]
    close = any(near[0]) and any(near[1])
    shown = Rounding(at_least, at_most).show(numerator, denominator)
    assert abs(Fraction(shown) - exact) < Fraction(1, 100)
    if not close:
        assert all((shown >= low) == (exact >= Fraction(low)) for low in at_least)
        assert all((shown <= high) == (exact <= Fraction(high)) for high in at_most)


@given(
    st.lists(
        st.tuples(
            st.none() | st.integers(0, 10**9) | st.integers(0, 2**62),
            st.none() | st.integers(0, 10**6),
        ),
        max_size=9,
    ),
    st.sampled_from([1, 100, 1000]),
    st.lists(st.decimals(0, 1000, places=1), max_size=3),
)
def test_many_are_rounded_as_each_one_is(
    quotients: list[tuple[int | None, int | None]], base: int, thresholds: list[Decimal]
) -> None:
    rounding = Rounding(at_least=thresholds[:2], at_most=thresholds[2:])
    numerators, denominators = (column([pair[at] for pair in quotients]) for at in (0, 1))
    digits = rounded(rounding, numerators, denominators, base)
    assert [None if of is None else rounding.decimal(of) for of in digits] == [
        rounding.show(above * base, below) if below and above is not None else None
        for above, below in quotients
    ]
    assert all(type(of) is int for of in digits if of is not None)


def test_many_keep_off_the_thresholds_that_they_miss() -> None:
    rounding = Rounding(at_least=[D(98)], at_most=[D(600)])
    above = column([97_996, 98, 600_001, None, 1])
    below = column([100_000, 100, 100_000, 5, 0])
    assert rounded(rounding, above, below, 100) == [9799, 9800, 60001, None, None]
    assert rounded(rounding, column([1]), column([8])) == [13]
    assert str(rounding.decimal(13)) == "0.13"
    with pytest.raises(ValueError, match="shape"):
        rounded(rounding, column([1, 2]), column([3, 4, 5]))


def test_many_are_exact_where_64_bits_do_not_suffice() -> None:
    rounding = Rounding()
    # Twice the numerator with two decimals fits, but not with the denominator added.
    above = (2**63 - 1) // 200
    assert rounded(rounding, column([above]), column([8])) == [576_460_752_303_423_488]
    # No binary float holds these.
    digits = rounded(rounding, column([2**62 - 1] * 2), column([1, 7]))
    assert digits == [461_168_601_842_738_790_300, 65_881_228_834_676_970_043]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("50", 50), ("50.0", 50), ("49.50", D("49.5")), ("1000", 1000), ("0.00", 0)],
)
def test_plain(value: str, expected: int | Decimal) -> None:
    assert plain(D(value)) == expected
    assert type(plain(D(value))) is type(expected)
    assert str(plain(D(value))) == str(expected)
