"""How a cell is written in plain text: as its format shows it, and raised or struck-out signs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

_MOST_DIGITS = 38
_MOST_SHOWN = 10**15

_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_SIGNS = "%％﹪٪‰‱"
_SHARE = re.compile(f"([{_SIGNS}])|phần (?:trăm|nghìn)|per ?cent|per ?mill?e", re.IGNORECASE)
_SIGN_OF = {"‰": "‰", "‱": "‱"}
# A quotation, an escaped sign, the width of a sign (`_%`), a sign that fills (`*-`), brackets.
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<skipped>_.|\*.|\[[^\]]*\])'
    r"|(?P<number>[0#?][0#?.,/]*(?:[Ee][+-][0#?]+)?|general|@)|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
_QUOTING = re.compile(r'["\\]')
_CONDITION = re.compile(r"\[[<>=]")
_DATE = re.compile("[dmyhs]", re.IGNORECASE)
_SOME_NUMBER = 1_234_567

_RAISED = str.maketrans("0123456789+-=()abcdeghijklmnoprstuvwxyz*",
                        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ*")  # fmt: skip
STROKE = "\u0336"
"""What strikes out the letter before it."""


@lru_cache(maxsize=2**10)
def tells_another(number_format: str) -> bool:
    """Whether a number in this format may show as something else than it is."""
    if _SHARE.search(_QUOTING.sub("", number_format)):
        return True
    return _otherwise(_SOME_NUMBER, number_format) is not None


def shown(value: object, number_format: str) -> str | None:
    """Write a number as what it shows as, where that says another thing; None where it does not.

    Args:
        value: what is stored.
        number_format: as the spreadsheet program keeps it: `0.0%`, `0"%"`, `0,` (in thousands),
            `0"5"`, `-0`, `"Có"`.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not tells_another(number_format):
        return None
    return percentage(value, number_format) or _otherwise(value, number_format)


def _otherwise(value: float, number_format: str) -> str | None:
    """Write a count as `16 → 165` where its format writes other digits, a minus or only words.

    A 0 that shows as a dash, or does not show, is one as accountants write it.
    """
    if not 0 < value < _MOST_SHOWN or value != int(value) or _has_conditions(number_format):
        return None
    stored, written, has_number, scale = str(int(value)), "", False, 0
    for piece in _pieces(number_format, value):
        if piece["number"] and not has_number:
            thousands = re.search(r"[0#?](,+)(?=\.|$)", piece["number"])
            scale = len(thousands[1]) if thousands else 0
            written += f"{Decimal(stored).scaleb(-3 * scale).normalize():f}"
            has_number = True
        elif piece["sign"] and _DATE.match(piece["sign"]):
            return None
        elif not piece["number"]:
            written += _literal(piece)
    written = written.strip()
    if not has_number and written and not any(map(str.isdecimal, written)):
        return written
    return None if _says(written, stored) and not scale else otherwise(stored, written)


def _says(written: str, stored: str) -> bool:
    digits = "".join(filter(str.isdecimal, written))
    return digits == stored and not written.startswith(("-", "−", "("))


def has_share_sign(text: str) -> bool:
    """Whether a text has a sign of per cent or per mille, or says one in words."""
    return _SHARE.search(text) is not None


def otherwise(stored: str, written: str) -> str:
    """Write of a cell what it stores and, as that is another thing, what it shows."""
    return f"{stored} → “{written}”"


def percentage(value: object, number_format: str) -> str | None:
    r"""Write a number as the percentage that it shows as; None where it shows as none.

    Args:
        value: the number that is stored.
        number_format: as the spreadsheet program keeps it: `0.0%`, `0"%"`, `0\%`, `0_%`.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    pieces = _pieces(number_format, value)
    sign = _SHARE.search("".join(map(_literal, pieces)))
    if sign is None:
        return None
    number = Decimal(str(value))
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return None
    # Each bare sign multiplies by a hundred; one in quotation marks is only written.
    scaled = number.scaleb(2 * sum(piece["sign"] == "%" for piece in pieces))
    return f"{scaled.normalize():f}{_SIGN_OF.get(sign[1], '%')}"


def _pieces(number_format: str, value: float) -> list[re.Match[str]]:
    """Take apart what a number is written by, with a sign of currency as a quotation."""
    return [*_PIECE.finditer(_CURRENCY.sub(r'"\1"', _section(number_format, value)))]


def _literal(piece: re.Match[str]) -> str:
    """Give what a piece of a format shows by itself: nothing, where that is a number or a width."""
    return piece["quoted"] or piece["escaped"] or piece["sign"] or ""


def _has_conditions(number_format: str) -> bool:
    """Whether a format has conditions of its own: any part of it may be meant."""
    return _CONDITION.search(number_format) is not None


def _section(number_format: str, value: float) -> str:
    """Return the part of a format that a number is written by: above 0; below 0; 0."""
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)
    if _has_conditions(number_format):
        return number_format
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
