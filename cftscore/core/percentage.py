"""A percentage that somebody asks for, exactly as it is written."""

from __future__ import annotations

import re
from decimal import Decimal

from cftscore.core.refused import RefusedError
from cftscore.core.text import Text

_WRITTEN = re.compile(r"\s*(?P<number>\d{1,3}(?:[.,]\d{1,16})?)\s*%?\s*", re.ASCII)
_NOT_PERCENT = Text(
    "{given} không phải là tỷ lệ phần trăm từ 0 đến 100",
    "{given} is not a percentage from 0 to 100",
)


def as_percentage(given: Decimal | int | str | None, argument: str = "target") -> Decimal | None:
    """Take a percentage exactly as it is written: `75`, `75,5`, `75%`; None stays None.

    Raises:
        RefusedError: it is no number from 0 to 100.
    """
    if given is None:
        return None
    match = _WRITTEN.fullmatch(str(given))
    value = Decimal(match["number"].replace(",", ".")) if match else None
    if value is None or value > 100:
        raise RefusedError(argument, _NOT_PERCENT.filled(given=str(given)))
    return value
