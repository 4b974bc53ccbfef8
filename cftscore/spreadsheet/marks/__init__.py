"""The second look at a sheet: what calamine does not tell of it, whatever the file format.

calamine reads an error cell and a formula that was never calculated as blank, and a percentage as
a plain number; it does not say which rows and columns are hidden.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

PERCENT_FORMATS = frozenset({"9", "10"})
"""The numbers of the formats of percentages that Excel need not write out."""

_LITERAL = re.compile(r'"[^"]*"|\\.')
_MOST_DIGITS = 38


@dataclass(slots=True)
class Look:
    """What a sheet holds beside what calamine reads.

    Attributes:
        faults: by address, `#DIV/0!` for an error cell, `=…` for a formula never calculated.
        percentages: by address, `98.5%` for a number that shows as that.
        hidden_rows, hidden_columns: those that do not show, counted from 0.
    """

    faults: dict[str, str] = field(default_factory=dict)
    percentages: dict[str, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def shows_percentages(number_format: str) -> bool:
    """Tell whether a number format, such as `0.0%`, shows percentages."""
    return "%" in _LITERAL.sub("", number_format)


def percentage(value: Decimal) -> str | None:
    """Write a number as the percentage that it shows as; None where that would be no number."""
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        return None
    return f"{(value * 100).normalize():f}%"
