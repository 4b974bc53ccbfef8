"""Exact arithmetic on whole numbers, and the one place where a number is rounded for showing."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

MOST_INT64 = 2**63 - 1
"""The largest whole number of 64 bits: scoring compares products in columns of these."""

MOST_COUNT = 10**10
"""No count is larger: what is compared must fit into 64 bits with any count up to this."""


def as_ratio(value: Decimal) -> tuple[int, int]:
    """Give a decimal as numerator and denominator, a power of ten: 97.5 is 975 / 10."""
    places = decimal_places(value)
    return int(value.scaleb(places)), 10**places


def decimal_places(value: Decimal) -> int:
    """Count the digits after the point: 2 for 97.25, 0 for a whole number."""
    return max(0, -int(value.as_tuple().exponent))


class Rounding:
    """Rounds quotients half up for showing, but never onto a threshold that they fail.

    Args:
        at_least: thresholds that a quotient should reach; below one, it stays shown below it.
        at_most: thresholds that it should not exceed; above one, it stays shown above it.
        places: decimals to show; more are taken where a threshold has more.
    """

    def __init__(
        self, at_least: Iterable[Decimal] = (), at_most: Iterable[Decimal] = (), places: int = 2
    ) -> None:
        at_least, at_most = tuple(at_least), tuple(at_most)
        self.places = max([places, *map(decimal_places, (*at_least, *at_most))])
        self.scale = 10**self.places
        self.floors = frozenset(int(one.scaleb(self.places)) for one in at_least)
        self.ceilings = frozenset(int(one.scaleb(self.places)) for one in at_most)
        self.thresholds = self.floors | self.ceilings
        self._decimals: dict[int, Decimal] = {}

    def show(self, numerator: int, denominator: int) -> Decimal:
        """Round one quotient.

        Args:
            numerator: 0 or more, already multiplied by 100 for a percentage.
            denominator: above 0.
        """
        return self.decimal(self.digits(numerator, denominator))

    def decimal(self, digits: int) -> Decimal:
        """Return the number that digits without a point are: 9750 is 97.50."""
        if digits not in self._decimals:  # of a country there are far fewer than shares
            self._decimals[digits] = Decimal(digits).scaleb(-self.places)
        return self._decimals[digits]

    def digits(self, numerator: int, denominator: int) -> int:
        """Round one quotient, see `show`, and return its digits without a point."""
        scaled = numerator * self.scale
        # Half up, in whole numbers.
        rounded: int = (2 * scaled + denominator) // (2 * denominator)
        # Rounding moves a quotient to the next number at most: only that can be a threshold.
        if rounded in self.thresholds:
            if rounded in self.floors and scaled < rounded * denominator:
                rounded -= 1
            elif rounded in self.ceilings and scaled > rounded * denominator:
                rounded += 1
        return rounded


def percent(part: int, whole: int, *, at_least: Iterable[Decimal] = ()) -> Decimal:
    """Give part / whole in per cent with two decimals for showing; 0 of 0 shows as 0.

    `at_least` are the targets that the percentage stands beside, see `Rounding`.
    """
    return Rounding(at_least).show(part * 100, whole or 1)


def plain(value: Decimal) -> int | Decimal:
    """Give a decimal without needless zeros, as an int where it is whole."""
    return int(value) if value == value.to_integral_value() else value.normalize()
