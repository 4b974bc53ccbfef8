"""A period (kỳ): a year such as `2020`, or a part of one: `2020-H1`, `2020-07`; days."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

import msgspec

_PATTERN = re.compile(
    r"(?:(?:NĂM|YEAR) )?(?P<year>(?:19|20)\d\d)(?:-(?P<part>H[12]|Q[1-4]|0[1-9]|1[0-2]))?"
)


class Period(msgspec.Struct, frozen=True, order=True):
    """A year or a part of a year, told apart by its months.

    Attributes:
        year: four digits.
        first_month: 1 to 12.
        last_month: 1 to 12, at or after `first_month`.
    """

    year: int
    first_month: int
    last_month: int

    @classmethod
    def parse(cls, text: str) -> Period | None:
        """Read `2020`, `Năm 2020`, `2020-H1`, `2020-Q2` or `2020-07`; all else gives None."""
        spelled = unicodedata.normalize("NFC", " ".join(text.split())).upper()
        match = _PATTERN.fullmatch(spelled)
        if match is None:
            return None
        year, part = int(match["year"]), match["part"]
        if part is None:
            return cls(year, 1, 12)
        if part[0] == "H":
            half = int(part[1])
            return cls(year, half * 6 - 5, half * 6)
        if part[0] == "Q":
            quarter = int(part[1])
            return cls(year, quarter * 3 - 2, quarter * 3)
        return cls(year, int(part), int(part))

    @property
    def last_day(self) -> str:
        """The last day as ISO writes it: `2020-06-30`."""
        after = date(self.year + self.last_month // 12, self.last_month % 12 + 1, 1)
        return (after - timedelta(days=1)).isoformat()

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year, which thresholds are for."""
        return self.months == 12

    @property
    def months(self) -> int:
        """How many months it has."""
        return self.last_month - self.first_month + 1

    def __str__(self) -> str:
        if self.is_year:
            return f"{self.year}"
        months = self.months
        if months == 1:
            return f"{self.year}-{self.first_month:02}"
        letter = "H" if months == 6 else "Q"
        return f"{self.year}-{letter}{self.last_month // months}"


def is_day(text: str) -> bool:
    """Tell whether a text is a day as ISO writes it: `2026-01-15`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
