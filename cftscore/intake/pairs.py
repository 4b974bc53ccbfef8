"""Cells that hold both counts of a share or rate: `197/200 (98,5%)`, `2/4.192 (0,48‰)`.

Both counts are read where they are told without doubt, and the quotient beside them, cut off or
rounded, is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Container
from decimal import Decimal
from fractions import Fraction

import msgspec

from cftscore.core.text import nfc
from cftscore.criteria.model import CriteriaSet, Item
from cftscore.intake import spoken
from cftscore.spreadsheet.load import CellValue

_COUNT = r"(\d{1,3}(?:\.\d{3})+|\d+)"
_UNIT = r"(?:\s*(?:em|trẻ|trẻ em|người|vụ|cháu|ấp|khóm|thôn|TE))?"
_PAIR = re.compile(
    rf"{_COUNT}{_UNIT}\s*/\s*{_COUNT}{_UNIT}"
    r"(?:\s*[(=:,;]?\s*(?:đạt\s*)?(?:tỷ lệ\s*)?(\d+(?:[.,]\d+)?)"
    r"\s*(%|‰|/\s*1\.?000|/\s*100\.?000)?\s*\)?)?",
    re.IGNORECASE,
)
_QUOTIENT_FIRST = re.compile(
    rf"(\d+(?:[.,]\d+)?)\s*(%|‰)\s*[(:=;,]?\s*({_COUNT}{_UNIT}\s*/\s*{_COUNT}{_UNIT})\s*\)?",
    re.IGNORECASE,
)
_LONGEST = 100
"""No cell with two counts and what they give is as long as this."""
_BASES = {"%": 100, "‰": 1000, "/1000": 1000, "/100000": 100_000}


class Pair(msgspec.Struct, frozen=True):
    """Two counts in one cell.

    Attributes:
        numerator, denominator: the counts.
        quotient: as it is written beside them, empty if it is not.
        agrees: the quotient is that of the counts.
        base: what the quotient is multiplied by.
    """

    numerator: int
    denominator: int
    quotient: str
    agrees: bool
    base: int = 100

    @property
    def right(self) -> Decimal:
        """The quotient of the counts, to two decimals."""
        if not self.denominator:
            return Decimal(0)
        whole = Decimal(self.numerator * self.base)
        return (whole / self.denominator).quantize(Decimal("0.01"))


def read(text: str, base: int, *, none_due: bool = False) -> Pair | None:
    """Read a cell that holds two counts.

    Args:
        text: what it says.
        base: what the quotient is multiplied by, where no sign tells: 100 for per cent.
        none_due: words that say that nothing occurred (`KPS`) are 0 of 0: see `may_have_none`.

    Returns:
        None where it holds anything else, or a count that may be read in two ways: `1.204/1.300`
        without a quotient that tells.
    """
    if none_due and spoken.none_arose(text):
        return Pair(0, 0, "", agrees=True)
    if len(text) > _LONGEST:
        return None
    written = nfc(text)
    if (turned := _QUOTIENT_FIRST.fullmatch(written)) is not None:
        written = f"{turned[3]} ({turned[1]}{turned[2]})"
    match = _PAIR.fullmatch(written)
    if match is None:
        return None
    first, second, quotient, sign = match.groups()
    numerator, denominator = (int(one.replace(".", "")) for one in (first, second))
    if "." in first + second and quotient is None:
        return None
    if quotient is None:
        return Pair(numerator, denominator, "", agrees=True)
    base = _BASES.get(re.sub(r"[\s.]", "", sign or ""), base)
    fits = agrees(quotient.replace(",", "."), numerator, denominator, base)
    return Pair(numerator, denominator, quotient + (sign or ""), fits, base)


def seem(text: str) -> bool:
    """Whether a cell seems to hold two counts, be they readable or not: `18/3.105`."""
    return read(text, 100) is not None or _TWO_COUNTS.match(text) is not None


_TWO_COUNTS = re.compile(r"\s*\d[\d.]*\s*[^\W\d_]{0,6}\s*/\s*(?!100?[. ]?000\b)\d")


def may_have_none(item: Item, columns: Container[str]) -> bool:
    """Whether words that say that nothing occurred leave an item without a denominator.

    So it is where the criteria set itself foresees that nothing is due, and where no column says
    how much was.
    """
    return (
        item.share is not None and item.when_none != "finding" and item.share.among not in columns
    )


def agrees(quotient: str, numerator: int, denominator: int, base: int) -> bool:
    """Tell whether a quotient is the counts', to its last decimal, cut off or rounded."""
    written = Fraction(Decimal(quotient))
    if not denominator:
        return not numerator and written in (0, base)
    step = Fraction(1, 10 ** len(quotient.partition(".")[2]))
    return abs(Fraction(numerator * base, denominator) - written) < step


def split(
    values: list[CellValue], columns: dict[str, list[int]], criteria_set: CriteriaSet
) -> list[tuple[int, str]]:
    """Split the cells that hold both counts of a share or rate.

    Args:
        values: the cells of a row; the first count stays in its place, the second is added.
        columns: where each indicator stands; those that are added too.
        criteria_set: which tells what each is a share or rate of.

    Returns:
        For each that was added the place of its cell, and its indicator.
    """
    added: list[tuple[int, str]] = []
    for item in criteria_set.items:
        for at in columns.get(item.numerator, ()) if item.denominator else ():
            raw = values[at]
            none_due = may_have_none(item, columns)
            pair = read(raw, item.base, none_due=none_due) if isinstance(raw, str) else None
            if pair is not None and pair.agrees and item.denominator is not None:
                values[at] = pair.numerator
                columns.setdefault(item.denominator, []).append(len(values))
                added.append((at, item.denominator))
                values.append(pair.denominator)
    return added
