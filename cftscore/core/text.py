"""Text in two languages: choosing one, numbers, alphabetical order, folding, nearest names.

Every text that a user sees is a `Text`, a Vietnamese and an English sentence side by side, so
that neither can be forgotten. Nothing here knows of communes or criteria.
"""

from __future__ import annotations

import locale
import re
import string
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Literal, TypeVar, cast

import msgspec

_Plain = TypeVar("_Plain")
Language = Literal["vi", "en"]

LANGUAGES: tuple[Language, ...] = ("vi", "en")
NO_BREAK_SPACE = "\u00a0"
PER_CENT, PER_MILLE = "%％﹪٪", "‰‱"
"""Signs of shares: those of Asian and Arabic keyboards too."""


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One sentence or label in both languages; `{name}` marks where a value goes.

    A part in square brackets that names a value is left out where that value is empty. English
    has two forms for a number and what it counts: `{count:row|rows}` writes `1 row`, `2 rows`.
    """

    vi: str
    en: str

    def say(self, language: Language, /, **values: object) -> str:
        """Give the text in one language with its values filled in, written as that language does.

        Whole numbers and decimals are grouped and get the language's decimal mark, `Text` values
        are said in the same language, sequences are joined by commas.
        """
        template = self.vi if language == "vi" else self.en
        if not values:
            return template
        texts: list[str] = []
        for optional, fields in _parts(template):
            if optional and any(values[name] in _NOTHING for _, name, _ in fields if name):
                continue
            for literal, name, forms in fields:
                texts += (literal, _write(values[name], language)) if name else (literal,)
                if forms:
                    texts += (" ", forms[values[name] != 1])  # type: ignore[index]
        return "".join(texts)

    def quoted(self, key: str | None = None) -> Text:
        """Put the text in quotation marks, a key that it has behind it in brackets."""
        behind = f" ({key})" if key else ""
        return Text(f"“{self.vi}”{behind}", f"“{self.en}”{behind}")

    def filled(self, /, **values: object) -> Text:
        """Give the text with its values filled in, in both languages."""
        return Text(self.say("vi", **values), self.say("en", **values))


_OPTIONAL = re.compile(r"\[([^\[\]]*\{[^\[\]]*)\]")
_NOTHING: tuple[object, ...] = (None, "", (), [])

Fields = tuple[tuple[str, str | None, tuple[str, ...]], ...]
"""Pieces of a template: a literal text, the name of the value behind it if there is one, and the
words that follow the value: where it is 1, and where it is not."""


@cache
def _parts(template: str) -> tuple[tuple[bool, Fields], ...]:
    """Take a template apart; a part that may be left out is marked so."""
    pieces = _OPTIONAL.split(template)
    return tuple((index % 2 == 1, _fields(piece)) for index, piece in enumerate(pieces))


def _fields(text: str) -> Fields:
    return tuple(
        (literal, name, tuple(forms.split("|")) if forms else ())
        for literal, name, forms, _ in string.Formatter().parse(text)
    )


def _write(value: object, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, Text):
        return value.say(language)
    if isinstance(value, bool):
        return YES_NO[value].say(language)
    if isinstance(value, int | Decimal):
        return number(value, language)
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Sequence):
        return ", ".join(_write(part, language) for part in value)
    return str(value)


YES_NO = {True: Text("có", "yes"), False: Text("không", "no")}


def printable(value: str) -> str:
    """Return a text that came from a file without its control characters, cut to 200 characters.

    A cell may hold line feeds or terminal escapes; a message is one line of plain text.
    """
    if value.isprintable() and len(value) <= 200:
        return value
    clean = "".join(c if c.isprintable() or c == NO_BREAK_SPACE else " " for c in value)
    return clean if len(clean) <= 200 else clean[:199] + "…"


def whole_characters(value: _Plain) -> _Plain:
    """Return a text with U+FFFD for each half of a character in it, which no UTF-8 can hold.

    Names of files are bytes; what in them is not UTF-8 stands in a text as such halves. Of
    dictionaries and lists all texts are treated so.
    """
    made: Any = value
    if isinstance(value, str):
        made = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    elif isinstance(value, dict):
        made = {key: whole_characters(one) for key, one in value.items()}
    elif isinstance(value, list | tuple):
        made = [whole_characters(one) for one in value]
    return cast("_Plain", made)


def no_markup(value: str) -> str:
    """Put a space before a text that XlsxWriter would write as markup of its own: `<r>…</r>`."""
    return f" {value}" if value.startswith("<r>") else value


def number(value: int | Decimal, language: Language) -> str:
    """Write a number: `1.650` and `98,5` in Vietnamese, `1,650` and `98.5` in English.

    Every digit of a decimal is written; rounding is the caller's decision.
    """
    text = f"{value:,}" if isinstance(value, int) else f"{value:,f}"
    return text.translate(_VIETNAMESE_MARKS) if language == "vi" else text


_VIETNAMESE_MARKS = str.maketrans(",.", ".,")


def choose_language(arguments: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Choose the language: `--lang`, else `CFTSCORE_LANG`, else the locale, else English.

    Args:
        arguments: the words of the command line, before they are parsed.
        environ: the environment variables.
    """
    for index, word in enumerate(arguments):
        if word.startswith("--lang="):
            wanted = word.partition("=")[2]
        elif word == "--lang":
            wanted = arguments[index + 1] if index + 1 < len(arguments) else ""
        else:
            continue
        if wanted in LANGUAGES:
            return wanted
    for name in ("CFTSCORE_LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if environ.get(name):
            return "vi" if environ[name].lower().startswith("vi") else "en"
    system = locale.getlocale()[0] or ""
    return "vi" if system.lower().startswith("vi") else "en"


def spans(numbers: Iterable[int], show: Callable[[int], str] = str) -> str:
    """Write whole numbers in order, runs together: `7–9, 12`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(show, run)) for run in runs)


def visible(value: str) -> str:
    """Return a text without the marks that nobody sees, such as the zero-width space U+200B.

    The mark that turns the order of what follows around (U+202E) stays: 21 behind it shows as 12.
    """
    if value.isascii() and value.isprintable():
        return value
    return _without_marks(value)


@lru_cache(maxsize=2**14)
def _without_marks(value: str) -> str:
    return _INVISIBLE.sub("", value)


def invisible_named(value: str) -> str:
    """Write the marks of a text that nobody sees by their numbers: `165⟨U+200B⟩`."""
    if value.isascii() and value.isprintable():
        return value
    return _NAMED.sub(lambda mark: f"⟨U+{ord(mark[0]):04X}⟩", value)


# Controls that are no spaces, marks of format, and what Unicode calls ignorable: fillers of Hangul,
# joiners, selectors of a form (as behind the tick of a keyboard of emoji), the blank of Braille.
_MARKS = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4"
    "\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202d\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\U000e0000-\U000e0fff"
)
_INVISIBLE = re.compile(f"[{_MARKS}]")
_NAMED = re.compile(f"[{_MARKS}\u202e]")


REMEMBERED = 2**12
"""Of so many texts it is remembered what they are: headings stand in one workbook as in another."""


@lru_cache(maxsize=2**18)
def nfc(value: str) -> str:
    """Normalise to NFC with single spaces: the form in which names and labels are kept."""
    return " ".join(unicodedata.normalize("NFC", value).split())


@cache
def fold(value: str) -> str:
    """Fold case, diacritics, punctuation and spaces away: `Vọng Thê ` and `vong-the` are equal."""
    decomposed = unicodedata.normalize("NFD", value.casefold().replace("đ", "d"))
    letters = "".join([c for c in decomposed if c < "\u0300" or not unicodedata.combining(c)])
    return " ".join(re.findall(r"[^\W_]+", letters))


_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
TONE_MARKS = frozenset(_TONES[1:])


@cache
def alphabetical(value: str) -> tuple[object, ...]:
    """Sort key of the Vietnamese alphabet: a ă â b c d đ e ê …, then by tone, then by case.

    Digits come before letters, everything else before digits.
    """
    signs = [_sign(character) for character in unicodedata.normalize("NFC", value.casefold())]
    return tuple(letter for letter, _ in signs), tuple(tone for _, tone in signs), value


@cache
def _sign(character: str) -> tuple[tuple[int, int | str], int]:
    """Give the place of a character in the alphabet, and that of its tone."""
    marks = unicodedata.normalize("NFD", character)
    tone = next((mark for mark in marks if mark in TONE_MARKS), "")
    base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark != tone))
    place = _LETTERS.find(base)
    kind = 2 if place >= 0 else 1 if base.isdigit() else 0
    return (kind, place if kind == 2 else base), _TONES.index(tone)


def nearest(
    wanted: str, candidates: Iterable[str], limit: int = 3, *, alike: float = 0.6
) -> list[str]:
    """Find the candidates most like a misspelt word, best first, compared folded.

    Args:
        wanted: the word.
        candidates: what it may mean.
        limit: at most so many are found.
        alike: what part of the letters must agree at least, from 0 to 1.

    Returns:
        At most `limit` candidates as they were given; none when nothing is much alike.
    """
    import difflib

    by_fold: dict[str, str] = {}
    for candidate in candidates:
        by_fold.setdefault(fold(candidate), candidate)
    close = difflib.get_close_matches(fold(wanted), by_fold, n=limit, cutoff=alike)
    return [by_fold[key] for key in close]
