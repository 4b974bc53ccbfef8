"""A percentage that somebody asks for, exactly as it is written."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation


def as_percentage(given: Decimal | int | str | None) -> Decimal | None:
    """Take a percentage exactly as it is written.

    Raises:
        ValueError: it is no number from 0 to 100.
    """
    if given is None:
        return None
    try:
        value = Decimal(str(given))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not 0 <= value <= 100:
        raise ValueError(f"not a percentage from 0 to 100: {given}")
    return value
