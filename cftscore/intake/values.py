"""Values: what a cell says, as a count or an answer, or why it cannot be told.

`98,5` is a decimal comma, `1 204` and `1.234.567` are grouped, `1.234` may be two numbers and is
refused. Blank and `-` are missing, never 0.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from functools import lru_cache, partial

from cftscore.core.text import fold, invisible_named, nfc, printable, visible
from cftscore.findings import kinds as c
from cftscore.findings.kinds.v_value import ValueFinding
from cftscore.intake import spoken
from cftscore.spreadsheet.load import CellValue

MAX_COUNT = 10**10 - 1

YES = frozenset({"x", "co", "yes", "y", "true", "1", "dung"})
NO = frozenset({"khong", "no", "n", "false", "0", "sai"})
_LONGEST_ANSWER = 20
_LONGEST_NUMBER = 40
YES_MARKS = frozenset("✓✔☑")
_BLANKS = frozenset({"", "-", "–", "—"})

_SPACES = "[ \u00a0\u2007\u2009\u202f]"
_MINUS = str.maketrans({"−": "-", "–": "-"})
_WHOLE = re.compile(rf"-?(\d+|\d{{1,3}}(?:{_SPACES}\d{{3}})+)", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}(?:(?:\.\d{3}){2,}(?:,\d+)?|(?:,\d{3}){2,}(?:\.\d+)?)", re.ASCII)
_GROUPED_ONCE = re.compile(r"-?\d{1,3}(?:\.\d{3},\d+|,\d{3}\.\d+)", re.ASCII)
_SPACED = re.compile(rf"-?\d{{1,3}}(?:{_SPACES}\d{{3}})+[.,]\d+", re.ASCII)
TWO_MEANINGS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
"""`1.234` is 1,234 to some and 1.234 to others."""
_DECIMAL = re.compile(r"-?\d+[.,]\d+", re.ASCII)
_ERROR = re.compile(
    r"#(?:DIV/0!|N/A|[^\W\da-z]+[!?]?)?|(?:Err|Lỗi):[0-9]{3}|#REF! \(.*\)", re.DOTALL
)
_PERCENT = re.compile(rf"(.*\d){_SPACES}?%", re.ASCII)
_GUARDED = re.compile(r"^'(?=\d+$)", re.ASCII)
"""How programs keep a number as a text: `'165`."""
_WHOLE_WRITTEN_LONG = re.compile(r"(\d+)\.0+", re.ASCII)
_RAISED = re.compile(r"-?[\d.,\s]*\d\s*[⁰¹²³⁴-⁹⁺⁻⁼⁽⁾ᵃ-ᵿʰʲʳˢˣʷʸⁿⁱᶜᶠᶻ]+", re.ASCII)
_RAISED_SIGN = re.compile("[⁰¹²³⁴-⁹⁺⁻⁼⁽⁾ᵃ-ᵿʰʲʳˢˣʷʸⁿⁱᶜᶠᶻ]")
STROKE = "\u0336"
"""What strikes out the letter before it."""
ODD_LINE = re.compile(r".*⟨(\d+)/(\d+)⟩", re.ASCII | re.DOTALL)
"""A figure of a line with other fields than are due, and how many of both: see `of_odd_line`."""
_COUNTED, _KEPT = 15, 17
"""As many digits a spreadsheet counts, and as many an export writes of the number that it keeps."""
_MERGED = re.compile(r"[A-Z]{1,3}\d+:[A-Z]{1,3}\d+ \(.*\)", re.ASCII | re.DOTALL)

Value = int | type[ValueFinding] | None
"""A count or an answer (1 yes, 0 no), None where it is blank, or the kind of what is wrong."""


def is_blank(raw: CellValue) -> bool:
    """Tell whether a cell holds nothing: blank, spaces or a dash."""
    if raw is None or raw == "":  # nearly all that are
        return True
    if not isinstance(raw, str) or (raw[0].isascii() and raw[0].isalnum()):
        return False
    return visible(raw).strip() in _BLANKS


def is_number(raw: CellValue) -> bool:
    """Tell whether a cell holds a number that is typed as one."""
    return isinstance(raw, int | float) and not isinstance(raw, bool)


def shown(raw: CellValue) -> str:
    """Write a cell's value as a message quotes it."""
    if isinstance(raw, float):
        return f"{_fifteen_digits(raw).normalize():f}" if abs(raw) < 1e15 else repr(raw)
    return printable("" if raw is None else invisible_named(str(raw)).strip())


def merged(cells: str, raw: CellValue) -> str:
    """Write what one figure over the rows of several communes is put as: `K8:K9 (127)`."""
    return f"{cells} ({shown(raw)})"


def of_odd_line(raw: CellValue, fields: int, due: int) -> str:
    """Write what a figure of a line with too few or too many fields is put as: `167 ⟨44/45⟩`."""
    return f"{shown(raw)} ⟨{fields}/{due}⟩".strip()


def is_marked(raw: str) -> bool:
    """Whether a text shows signs that are raised or struck out: it is not what the cell stores."""
    return STROKE in raw or _RAISED_SIGN.search(raw) is not None


def doubt(raw: CellValue) -> type[ValueFinding] | None:
    """Return why a cell cannot be taken for what it seems to say, whatever is due in it."""
    if not isinstance(raw, str):
        return None
    text = visible(raw).strip()
    if STROKE in text:
        return c.StruckOut
    if text.startswith("="):
        return c.NeverCalculated
    if _MERGED.fullmatch(text):
        return c.MergedFigures
    if ODD_LINE.fullmatch(text):
        return c.OddLine
    return c.ErrorCell if _ERROR.fullmatch(text) else None


def _fifteen_digits(value: float) -> Decimal:
    """Return a number with the digits that a spreadsheet counts: 165.00000000000003 is 165."""
    return Decimal(f"{value:.15g}")


def count(raw: CellValue, units: frozenset[str] = spoken.BY_HEAD) -> Value:
    """Read a count: a whole number, 0 or more, of at most 10 digits.

    Args:
        raw: what the cell holds.
        units: those of what is counted, folded, which may stand behind it.
    """
    if isinstance(raw, float):
        return _number(_fifteen_digits(raw) if math.isfinite(raw) else raw)
    if isinstance(raw, int):
        return c.NotNumber if isinstance(raw, bool) else _number(raw)
    if isinstance(raw, str):
        text = visible(raw).strip() if raw else ""
        return None if text in _BLANKS else _text_count(text, units)
    return None if raw is None else c.DateForCount


def answer(raw: CellValue) -> Value:
    """Read an answer: 1 for yes (`x`, `có`, `1`, `TRUE`), 0 for no (`không`, `0`, `FALSE`)."""
    if isinstance(raw, str):
        text = visible(raw).strip() if raw else ""
        return None if text in _BLANKS else _text_answer(text)
    if raw is None:
        return None
    if isinstance(raw, date | time | timedelta):
        return c.NotYesNo
    number = _fifteen_digits(raw)
    return int(number) if number in (0, 1) else c.NotYesNo


def _text_answer(text: str) -> Value:
    if text in YES_MARKS:
        return 1
    if (kind := doubt(text)) is not None:
        return kind
    long = _WHOLE_WRITTEN_LONG.fullmatch(text)
    text = long[1] if long else text
    # Signs are not folded away: `có?` is doubt, and `-1` is no answer.
    plain = nfc(text[:_LONGEST_ANSWER]).rstrip(".")
    word = fold(plain) if len(text) < _LONGEST_ANSWER and plain.isalnum() else ""
    if word in YES:
        return 1
    if word in NO:
        return 0
    said = spoken.answer(text)
    return c.NotYesNo if said is None else said


Reader = Callable[[CellValue], Value]

READERS: dict[str, Reader] = {"count": count, "yes_no": answer}


def _number(value: int | float | Decimal) -> Value:
    if 0 <= value <= MAX_COUNT:
        whole = int(value)
        return whole if whole == value else c.FractionalCount
    if isinstance(value, float) and not math.isfinite(value):
        return c.NotNumber
    if value != int(value):
        return c.FractionalCount
    return c.NegativeCount if value < 0 else c.CountTooLarge


def reader(kind: str, units: frozenset[str]) -> Reader:
    """Return what reads the cells of an indicator of a type, see `count` and `answer`."""
    return partial(count, units=units) if kind == "count" else READERS[kind]


@lru_cache(maxsize=2**14)
def _text_count(text: str, units: frozenset[str]) -> Value:
    if (kind := doubt(text)) is not None:
        return kind
    if len(text) > _LONGEST_NUMBER:
        return c.NotNumber
    if _RAISED.fullmatch(text):
        return c.RaisedSign
    plain = _GUARDED.sub("", text).translate(_MINUS)
    if _PERCENT.fullmatch(plain):
        return c.FractionalCount
    if TWO_MEANINGS.fullmatch(plain):
        return c.AmbiguousNumber
    number = _decimal(plain)
    if number is not None and _COUNTED < len(number.as_tuple().digits) <= _KEPT:
        number = _fifteen_digits(float(number))
    if number is None:
        said = spoken.count(text, units)
        return c.NotNumber if said is None else _number(said)
    return _number(number)


def _decimal(plain: str) -> Decimal | None:
    """Read a number that means one thing: `1 204`, `98,5`, `1.234.567,0`."""
    if _WHOLE.fullmatch(plain) or _SPACED.fullmatch(plain) or _DECIMAL.fullmatch(plain):
        return Decimal(re.sub(_SPACES, "", plain).replace(",", "."))
    if not (_GROUPED.fullmatch(plain) or _GROUPED_ONCE.fullmatch(plain)):
        return None
    signs = re.findall("[.,]", plain)
    last = signs[-1]
    whole, _, fraction = plain.partition(last) if signs.count(last) == 1 else (plain, "", "")
    return Decimal(re.sub("[.,]", "", whole) + "." + (fraction or "0"))
