"""A printed percentage held against its own numbers, and its denominator against the register.

`110 of 156, 75 %`: whether the percentage is right, rounded, cut off or wrong.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from cftscore.core.period import is_day
from cftscore.core.record import Record
from cftscore.core.refused import RefusedError
from cftscore.core.text import Text
from cftscore.evaluation.resolve import parse_period
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError
from cftscore.register import load as register_load
from cftscore.register.model import Register

SCHEMA = "cftscore/claim/1"

Judgement = Literal["exact", "rounded", "cut_off", "wrong"]
Denominator = Literal["agrees", "may_agree", "differs"]
JUDGEMENT_TITLES: dict[Judgement, Text] = {
    "exact": Text("đúng", "right"),
    "rounded": Text("đúng (đã làm tròn)", "right (rounded)"),
    "cut_off": Text("bị cắt bớt chữ số, không làm tròn", "truncated, not rounded"),
    "wrong": Text("sai", "wrong"),
}
_COUNT = r"\d{1,3}(?:[.,\u00a0 ]\d{3})+|\d{1,12}"
_CLAIM = re.compile(rf"\s*(?P<count>{_COUNT})\s*(?:/\s*(?P<among>{_COUNT})\s*)?", re.ASCII)
_PERCENT = re.compile(r"\s*(?P<value>\d{1,3}(?:[.,]\d{1,12})?)\s*%?\s*", re.ASCII)
_MOST_PLACES = 2


_NO_NUMBERS = Text("{given}: viết như 110/156", "{given}: write it as 110/156")
_NO_PERCENT = Text("{given}: viết như 75%", "{given}: write it as 75%")
_NO_PERIOD = Text("--province cần thêm --period hoặc --on", "--province needs --period or --on")
_NO_DENOMINATOR = Text(
    "thiếu tổng số xã: viết 110/156, hoặc nêu --province và --period",
    "the denominator is missing: write 110/156, or give --province and --period",
)
_NO_PROVINCE = Text("--period và --on cần thêm --province", "--period and --on need --province")
_OF_NONE = Text("{given}: tổng số phải lớn hơn 0", "{given}: the total must be more than 0")
_TOO_MANY = Text("{count} lớn hơn {among}", "{count} is greater than {among}")


class ClaimError(RefusedError):
    """What was given is no claim."""

    def __init__(self, text: Text) -> None:
        super().__init__("", text)


class RegisterSays(Record, frozen=True):
    """What the register says of a denominator.

    Attributes:
        province_code, province: that was asked for.
        day: that counts.
        lists: the dates of the lists that it lies between.
        communes: of the province on the day.
        may_differ: how many of them changed on a day that is not known.
        denominator: `agrees`, `may_agree` where it lies within what may differ, or `differs`.
        percent: the count among the communes of the register, to two places.
    """

    province_code: str
    province: str
    day: str
    lists: tuple[str, ...]
    communes: int
    may_differ: int
    denominator: Denominator
    percent: Decimal | None


class Claim(Record, frozen=True):
    """A printed percentage and what is to be said of it.

    Attributes:
        schema: the name and version of this format.
        count, among: the numbers that it is of.
        printed: the percentage as a number, with the places that it was printed with.
        percent: what it is, to two places or as many as were printed, half up.
        judgement: `exact`, `rounded`, `cut_off` or `wrong`.
        counts: the least and the greatest count among as many that would be printed so; None where
            no count is.
        register: what the register says; None where it was not asked.
    """

    schema: str
    count: int
    among: int
    printed: Decimal
    percent: Decimal
    judgement: Judgement
    counts: tuple[int, int] | None
    register: RegisterSays | None

    @property
    def holds(self) -> bool:
        """Whether the percentage is not wrong and its denominator does not differ."""
        differs = self.register is not None and self.register.denominator == "differs"
        return self.judgement != "wrong" and not differs


def claim(
    numbers: str,
    printed: str,
    *,
    province: str | None = None,
    period: str | int | None = None,
    on: str | None = None,
) -> Claim:
    """Check a printed percentage: what goes in is what `cftscore.claim` takes.

    Raises:
        ClaimError: the numbers or the percentage are none, or there is nothing to divide by.
        CannotProceedError: there is no such province, period or day.
    """
    match, value = _CLAIM.fullmatch(numbers), _PERCENT.fullmatch(printed)
    if match is None:
        raise ClaimError(_NO_NUMBERS.filled(given=numbers))
    if value is None:
        raise ClaimError(_NO_PERCENT.filled(given=printed))
    count = _whole(match["count"])
    among = _whole(match["among"]) if match["among"] else None
    percentage = Decimal(value["value"].replace(",", "."))
    register = _register(province, period, on)
    code = ""
    if register is not None and province is not None:
        code = register.find_province(province).code
        listed = len(register.communes_of(province_code=code))
        among = listed if among is None else among
    if among is None:
        raise ClaimError(_NO_DENOMINATOR)
    if among == 0:
        raise ClaimError(_OF_NONE.filled(given=numbers))
    if count > among:
        raise ClaimError(_TOO_MANY.filled(count=count, among=among))
    return Claim(
        schema=SCHEMA,
        count=count,
        among=among,
        printed=percentage,
        percent=_percent(count, among, max(_places(percentage), _MOST_PLACES)),
        judgement=judge(count, among, percentage),
        counts=_counts(among, percentage),
        register=None if register is None else _says(register, code, count, among),
    )


def _register(province: str | None, period: str | int | None, on: str | None) -> Register | None:
    """Load the register that is asked, of the day or else of the period; None where none is."""
    if province is None:
        if period is not None or on is not None:
            raise ClaimError(_NO_PROVINCE)
        return None
    if period is None:
        if on is None:
            raise ClaimError(_NO_PERIOD)
        if not is_day(on):
            raise CannotProceedError([c.DayInvalid(given=on)])
        period = on[:4]
    register, _ = register_load.load(parse_period(str(period)), on=on)
    return register


def judge(count: int, among: int, printed: Decimal) -> Judgement:
    """Say what a printed percentage is.

    Args:
        count: that it is of.
        among: of how many, not 0.
        printed: with the places that it was printed with.
    """
    exact = Fraction(100 * count, among)
    if Fraction(printed) == exact:
        return "exact"
    places = _places(printed)
    if _percent(count, among, places) == printed:
        return "rounded"
    cut = Decimal(exact.numerator * 10**places // exact.denominator).scaleb(-places)
    return "cut_off" if cut == printed else "wrong"


def _percent(count: int, among: int, places: int) -> Decimal:
    """Give a percentage to so many places, half up."""
    scaled = Fraction(100 * count * 10**places, among)
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole).scaleb(-places)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _counts(among: int, printed: Decimal) -> tuple[int, int] | None:
    """Find the counts that would be printed so, rounded or cut off."""
    middle = int((Fraction(printed) * among) / 100)
    reach = among // (100 * 10 ** _places(printed)) + 2
    near = range(max(0, middle - reach), min(among, middle + reach) + 1)
    fitting = [count for count in near if judge(count, among, printed) != "wrong"]
    return (fitting[0], fitting[-1]) if fitting else None


def _says(register: Register, code: str, count: int, among: int) -> RegisterSays:
    listed = len(register.communes_of(province_code=code))
    may_differ = register.may_differ(code)
    denominator: Denominator = "differs"
    if among == listed:
        denominator = "agrees"
    elif abs(among - listed) <= may_differ:
        denominator = "may_agree"
    return RegisterSays(
        province_code=code,
        province=register.provinces[code].name,
        day=register.day,
        lists=register.lists,
        communes=listed,
        may_differ=may_differ,
        denominator=denominator,
        percent=_percent(count, listed, _MOST_PLACES) if 0 < count <= listed else None,
    )


def _whole(text: str) -> int:
    return int(re.sub(r"[.,\s]", "", text))
