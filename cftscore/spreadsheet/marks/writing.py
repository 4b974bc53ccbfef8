"""How a cell is written in plain text: as its format shows it, and raised or struck-out signs."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from cftscore.core.text import PER_CENT, PER_MILLE, nfc

_MOST_DIGITS = 38
_MOST_SHOWN = 10**15

_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_SHARE = re.compile(
    f"([{PER_CENT}{PER_MILLE}])|phần (?:trăm|nghìn)|per ?cent|per ?mill?e|\\bpct\\b|\\bo/oo?\\b",
    re.IGNORECASE,
)
_SIGN_OF = {"‰": "‰", "‱": "‱"}
# A quotation, an escaped sign, the width of a sign (`_%`), a sign that fills (`*-`), brackets.
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<skipped>_.|\*.|\[[^\]]*\])'
    r"|(?P<number>[0#?][0#?.,/]*(?:[Ee][+-][0#?]+)?|general|@)|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(r'"[^"]*"|\\.')
_QUOTING = re.compile(r'["\\]')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)\s*\]")
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
# What beside a number says that it is another, or not sure: `~165`, `165 nghìn`, `165?`.
_NOT_THE_NUMBER = re.compile(
    r"[~≈≃≥≤<>±?¿+½¼¾⁰¹²³⁴-⁹]"
    r"|\b(?:k|chục|trăm|nghìn|ngàn|triệu|tỷ|tỉ|đôi|cặp|tá|khoảng|chừng|ước|ước tính|sai|nhầm"
    r"|hundreds?|thousands?|millions?|dozens?|pairs?|about|approx|estimated?|wrong)\b",
    re.IGNORECASE,
)
_DATE = re.compile("[dmyhs]", re.IGNORECASE)
_SOME_NUMBER = 1_234_567
_LONGEST_FORMAT = 500
"""Longer ones no spreadsheet program keeps."""

_RAISED = str.maketrans("0123456789+-=()abcdeghijklmnoprstuvwxyz*",
                        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ*")  # fmt: skip
STROKE = "\u0336"
"""What strikes out the letter before it."""


@lru_cache(maxsize=2**10)
def tells_another(number_format: str) -> bool:
    """Whether a number in this format may show as something else than it is."""
    number_format = number_format[:_LONGEST_FORMAT]
    if not number_format:
        return False  # a number that has none shows as it is
    if _SHARE.search(_QUOTING.sub("", number_format)):
        return True
    return any(
        _written_otherwise(_SOME_NUMBER, section) is not None
        for section in _sections(number_format)
    )


def shown(value: object, number_format: str) -> str | None:
    """Write a number as what it shows as, where that says another thing; None where it does not.

    Args:
        value: what is stored; a number may be a text.
        number_format: as the spreadsheet program keeps it: `0.0%`, `0"%"`, `0,` (in thousands),
            `0"5"`, `-0`, `"Có"`.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    number_format = number_format[:_LONGEST_FORMAT]
    if not tells_another(number_format):
        return None
    if isinstance(value, str):
        return _text_shown(value.strip(), number_format) if is_figure(value) else None
    return percentage(value, number_format) or _otherwise(value, number_format)


def _text_shown(text: str, number_format: str) -> str | None:
    """Write a figure that is a text as its format shows it, by the part for texts: `@"%"`."""
    sections = _sections(number_format)
    section = sections[-1] if "@" in _QUOTED.sub("", sections[-1]) or sections[3:] else "@"
    pieces = _pieces(section)
    beside = [_literal(piece) for piece in pieces if piece["number"] != "@"]
    if (sign := _SHARE.search("".join(beside))) is not None:
        return f"{text}{_SIGN_OF.get(sign[1], '%')}"
    written = "".join(text if piece["number"] == "@" else _literal(piece)
                      for piece in pieces).strip()  # fmt: skip
    digits, stored = ("".join(filter(str.isdecimal, one)) for one in (written, text))
    same = digits == stored and not (written + text).startswith(("-", "−", "("))
    return None if same and not is_doubt(" ".join(beside)) else otherwise(text, written)


def _otherwise(value: float, number_format: str) -> str | None:
    """Write a count as `16 → 165` where its format writes other digits, a minus, doubt or words.

    A 0 that shows as a dash, or does not show, is one as accountants write it.
    """
    if not 0 <= value < _MOST_SHOWN or value != int(value):
        return None
    section = _section(number_format, value)
    return _written_otherwise(int(value), section) if value else _zero_otherwise(section)


def _zero_otherwise(section: str) -> str | None:
    pieces = _pieces(section)
    if any(piece["sign"] and _DATE.match(piece["sign"]) for piece in pieces):
        return None
    return of_zero("".join("0" if piece["number"] else _literal(piece) for piece in pieces).strip())


def of_zero(written: str) -> str | None:
    """Write what a 0 shows, where that is another number, or words that are no `Không`."""
    digits = {sign for sign in written if sign.isdecimal()}
    says_none = nfc(written).casefold().startswith(_NO_OR_NONE)
    says_more = not digits and any(map(str.isalpha, written)) and not says_none
    return otherwise("0", written) if digits - {"0"} or says_more else None


def _written_otherwise(value: int, section: str) -> str | None:
    stored, written, has_number, scale = str(value), "", False, 0
    literals: list[str] = []
    for piece in _pieces(section):
        if piece["number"] and not has_number:
            scale = _thousands(piece["number"])
            written += _scaled(value, scale, piece["number"])
            has_number = True
        elif piece["sign"] and _DATE.match(piece["sign"]):
            return None
        elif not piece["number"]:
            literals.append(_literal(piece))
            written += literals[-1]
    written = written.strip()
    if not has_number and written and not any(map(str.isdecimal, written)):
        return in_words(stored, written)
    same = _says(written, stored) and not scale and not is_doubt(" ".join(literals))
    return None if same else otherwise(stored, written)


def _thousands(number: str) -> int:
    """Return by how many thousands a format divides: each comma behind the digits is one."""
    commas = re.search(r"[0#?](,+)(?=\.|$)", number)
    return len(commas[1]) if commas else 0


def _scaled(value: int, scale: int, number: str) -> str:
    """Write a number in thousands, rounded as its format rounds it; as it is where that is not."""
    if not scale:
        return str(value)
    digits = sum(map(number.partition(".")[2].count, "0#?"))
    rounded = Decimal(value).scaleb(-3 * scale).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{rounded.normalize():f}"


def is_doubt(text: str) -> bool:
    """Whether a text beside a number says that it is another or not sure: `~`, `nghìn`, `?`."""
    return _NOT_THE_NUMBER.search(nfc(text)) is not None


def _says(written: str, stored: str) -> bool:
    digits = "".join(filter(str.isdecimal, written))
    return digits == stored and not written.startswith(("-", "−", "("))


def in_words(stored: str, written: str) -> str:
    """Write of a number that shows as words only the words, where they may be a yes."""
    is_yes = stored == "1" and not nfc(written).casefold().startswith(_NO_OR_NONE)
    return written if is_yes else otherwise(stored, written)


_NO_OR_NONE = ("k", "ch", "n", "sai", "false")


def has_share_sign(text: str) -> bool:
    """Whether a text has a sign of per cent or per mille, or says one in words."""
    return _SHARE.search(text) is not None


def otherwise(stored: str, written: str) -> str:
    """Write of a cell what it stores and, as that is another thing, what it shows."""
    return f"{stored} → “{written}”"


def of_lost_cells(result: str) -> str:
    """Write of a formula that refers to deleted cells the error in it, and its stored result."""
    return f"#REF! ({result})"


def percentage(value: object, number_format: str) -> str | None:
    r"""Write a number as the percentage that it shows as; None where it shows as none.

    Args:
        value: the number that is stored.
        number_format: as the spreadsheet program keeps it: `0.0%`, `0"%"`, `0\%`, `0_%`.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    pieces = _pieces(_section(number_format, value))
    sign = _SHARE.search("".join(map(_literal, pieces)))
    if sign is None:
        return None
    number = Decimal(str(value))
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return None
    # Each bare sign multiplies by a hundred; one in quotation marks is only written.
    scaled = number.scaleb(2 * sum(piece["sign"] == "%" for piece in pieces))
    return f"{scaled.normalize():f}{_SIGN_OF.get(sign[1], '%')}"


def _pieces(section: str) -> list[re.Match[str]]:
    """Take apart what a number is written by, with a sign of currency as a quotation."""
    return [*_PIECE.finditer(_CURRENCY.sub(r'"\1"', section))]


def _literal(piece: re.Match[str]) -> str:
    """Give what a piece of a format shows by itself: nothing, where that is a number or a width."""
    return piece["quoted"] or piece["escaped"] or piece["sign"] or ""


def _sections(number_format: str) -> list[str]:
    return re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)


def _section(number_format: str, value: float) -> str:
    """Return the part of a format that a number is written by: above 0; below 0; 0.

    The parts may have conditions of their own instead: `[>=100]0;0.0`.
    """
    sections = _sections(number_format)
    if "[" in number_format and any(map(_CONDITION.search, sections)):
        return next((part for part in sections if _is_meant(part, value)), sections[-1])
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


def _is_meant(section: str, value: float) -> bool:
    condition = _CONDITION.search(section)
    if condition is None:
        return True
    try:
        return _HOLDS[condition[1]](value, float(condition[2]))
    except ValueError:
        return True


def raised(text: str) -> str:
    """Write raised signs: `1` as `¹`."""
    return text.lower().translate(_RAISED)


def is_figure(value: object) -> bool:
    """Whether a cell holds a number, or a text with a digit and no letter."""
    if isinstance(value, str):
        return any(map(str.isdecimal, value)) and not any(map(str.isalpha, value))
    return isinstance(value, int | float) and not isinstance(value, bool)


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


def seen(runs: Iterable[tuple[str, bool]]) -> str | None:
    """Write a text of which a part cannot be seen, where the rest says another thing.

    Args:
        runs: of the text, each with whether it has the colour of its background, or is tiny.
    """
    parts = list(runs)
    whole = "".join(text for text, _ in parts).strip()
    left = "".join(text for text, is_faint in parts if not is_faint).strip()
    if not left or left == whole or len(whole) > _LONGEST_SEEN:
        return None
    digits, seen_digits = ("".join(filter(str.isdecimal, text)) for text in (whole, left))
    says_another = digits != seen_digits if digits else len(whole) <= _LONGEST_ANSWER
    return otherwise(whole, left) if says_another or whole[0] != left[0] else None


_LONGEST_SEEN, _LONGEST_ANSWER = 40, 12
