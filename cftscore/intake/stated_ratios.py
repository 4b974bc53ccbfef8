"""Shares and rates that stand where no counts do, exactly as they are typed.

They are scored on explicit demand only. What may mean two things (`0.984` in a column of per
cents, the text `1.234` in one of rates) is taken only where both meanings earn the same.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

import msgspec

from cftscore.core.text import nfc
from cftscore.criteria.model import Item
from cftscore.intake import values as v
from cftscore.spreadsheet.load import CellValue

Quotient = tuple[int, int]
"""Numerator and denominator."""

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{3})+(?=,)|\d+)(?:[.,](\d{1,15}))?", re.ASCII)
_SIGNED = re.compile(
    r"(.+?)\s*(%|‰|/\s*1\.?000|/\s*100\.?000)(?:\s*(?:te|trẻ|trẻ em))?", re.IGNORECASE
)
_BASES = {"%": 100, "‰": 1000, "/1000": 1000, "/100000": 100_000}
_HUNDRED_THOUSAND = re.compile(r"100[. ]?000")
_THOUSAND = re.compile(r"‰|1[. ]?000|phần nghìn", re.IGNORECASE)
_HUNDRED = re.compile(r"%|phần trăm|per ?cent", re.IGNORECASE)


class Stated(msgspec.Struct, frozen=True):
    """A share or rate of one item of one commune.

    Attributes:
        cell: where it stands, `Sheet!F7`.
        meanings: what it may mean; mostly one.
    """

    cell: str
    meanings: tuple[Quotient, ...]


def read(raw: CellValue, heading: str, item: Item) -> tuple[Quotient, ...]:
    """Read a share or rate.

    Args:
        raw: the cell.
        heading: of its column: it says per how many.
        item: whose quotient it is.

    Returns:
        What it may mean; nothing where it is none, or a share above 1.
    """
    text = nfc(v.shown(raw))
    signed = _SIGNED.fullmatch(text)
    numbers = _numbers(signed[1] if signed else text, typed=not isinstance(raw, str))
    per_sign = [_BASES[re.sub(r"[\s.]", "", signed[2])]] if signed else []
    quotients = (
        _quotient(number, base)
        for number in numbers
        for base in per_sign or _bases(heading, item, number)
    )
    return tuple(
        (above, below) for above, below in quotients if item.share is None or above <= below
    )


def _bases(heading: str, item: Item, number: Decimal) -> list[int]:
    """Say per how many a number without a sign may be."""
    if _HUNDRED_THOUSAND.search(heading):
        return [100_000]
    if _THOUSAND.search(heading):
        return [1000]
    if item.share is None and not _HUNDRED.search(heading):
        return []
    return [100] if number > 1 or not number else [100, 1]


def _quotient(number: Decimal, base: int) -> Quotient:
    above, below = number.as_integer_ratio()
    return above, below * base


def _numbers(text: str, *, typed: bool) -> tuple[Decimal, ...]:
    """Read a number with a decimal comma or point; one that is typed has a point."""
    if typed:
        try:
            number = Decimal(text)
        except InvalidOperation:
            return ()
        return (number,) if number.is_finite() and number >= 0 else ()
    match = _NUMBER.fullmatch(text)
    if match is None:
        return ()
    whole, fraction = match[1].replace(".", ""), match[2] or "0"
    number = Decimal(f"{whole}.{fraction}")
    return (number, Decimal(whole + fraction)) if v.TWO_MEANINGS.fullmatch(text) else (number,)
