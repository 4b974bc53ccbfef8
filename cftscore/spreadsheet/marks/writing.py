"""How a cell is written in plain text: percentages, and signs that are raised or struck out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

_MOST_DIGITS = 38

# A quotation, an escaped sign, the width of a sign (`_%`), a sign that fills (`*-`), brackets.
_NOT_SHOWN = re.compile(r"_.|\*.|\[[^\]]*\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')

_RAISED = str.maketrans("0123456789+-=()abcdeghijklmnoprstuvwxyz*",
                        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ*")  # fmt: skip
STROKE = "\u0336"
"""What strikes out the letter before it."""


def percentage(value: object, number_format: str) -> str | None:
    r"""Write a number as the percentage that it shows as; None where it shows as none.

    Args:
        value: the number that is stored.
        number_format: as the spreadsheet program keeps it: `0.0%`, `0"%"`, `0\%`, `0_%`.
    """
    if "%" not in number_format or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    section = _section(number_format, value)
    bare = _NOT_SHOWN.sub("", _LITERAL.sub("", section))
    literal = any("%" in "".join(found) for found in _LITERAL.findall(section))
    if "%" not in bare and not literal:
        return None
    try:
        number = Decimal(repr(value))
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return None
    # Each bare sign multiplies by a hundred; one in quotation marks is only written.
    shown = number.scaleb(2 * bare.count("%"))
    return f"{shown.normalize():f}%"


def _section(number_format: str, value: float) -> str:
    """Return the part of a format that a number is written by: above 0; below 0; 0."""
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)
    if any(section.lstrip().startswith(("[<", "[>", "[=")) for section in sections):
        return number_format  # conditions of its own: any part may be meant
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


def raised(text: str) -> str:
    """Write raised signs: `1` as `¹`."""
    return text.lower().translate(_RAISED)


def struck(text: str) -> str:
    """Strike a text out, sign by sign."""
    return "".join(sign if sign.isspace() else sign + STROKE for sign in text)


def joined(runs: Iterable[tuple[str, bool, bool]]) -> str:
    """Write the runs of a text, each of which may be raised or struck out."""
    written = []
    for text, is_raised, is_struck in runs:
        one = raised(text) if is_raised else text
        written.append(struck(one) if is_struck else one)
    return "".join(written)
