"""Names of places in Vietnam: the same name with or without its kind, short or in full.

`Xã Vọng Thê`, `vọng thê` and `X. Vong The` are one name, so are `Phường 1`, `P.1` and
`Phường 01`; `Thị trấn Núi Sập` and `Xã Núi Sập` are two.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from cftscore.core.text import TONE_MARKS, Language, Text, fold

# The kinds of administrative units, folded, and how they are abbreviated.
_SHORT = {
    "x": "xa",
    "p": "phuong",
    "tt": "thi tran",
    "h": "huyen",
    "q": "quan",
    "tx": "thi xa",
    "tp": "thanh pho",
    "t": "tinh",
}
_WRITTEN_KINDS = re.compile(
    r"(?:^|[,;(] ?)(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)(?= )",
    re.IGNORECASE,
)
_KINDS = tuple(sorted((*_SHORT.values(), "dac khu"), key=len, reverse=True))
_BEFORE = re.compile(
    r"(?:\d{1,3} (?=[a-z]))?(?:(?:[ivxlc]+|[a-g]|\d{1,3}|(?:ten )?don vi(?: bao cao)?|ten xa|ubnd"
    r"|uy ban nhan dan|tyt|tram y te|cong an|ca) )*"
    r"(?=(?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|x|p|tt|h|q|tx|tp) .)"
    r"|\d{1,3} (?=[a-z])"
)
"""What may stand before a name: its number in a list, or whose name is that of their commune.

`1. Phường Núi Sam`, `UBND xã Vĩnh Tế`, `Trạm y tế phường Núi Sam`.
"""
_KIND_AND_NUMBER = re.compile(r"(p|q)(\d+)")


def without_number(folded: str) -> str:
    """Take away what stands before a folded name: its number in a list, `UBND` and the like."""
    before = _BEFORE.match(folded)
    return folded if before is None else folded[before.end() :]


@cache
def _parts(name: str) -> tuple[str, str]:
    """Split a name, folded, into its kind and the rest; the kind is empty where it is not said."""
    words = without_number(fold(name)).split()
    if words and (match := _KIND_AND_NUMBER.fullmatch(words[0])):
        words[:1] = match.groups()
    if len(words) > 2 and words[0] + words[1] in ("tp", "tt", "tx"):  # T.P, T.T, T.X
        words[:2] = [words[0] + words[1]]
    words = [word.lstrip("0") or "0" if word.isdecimal() else word for word in words]
    if len(words) > 1 and words[0] in _SHORT:
        words[:1] = _SHORT[words[0]].split()
    whole = " ".join(words)
    for kind in _KINDS:
        if whole.startswith(f"{kind} "):
            return kind, whole[len(kind) + 1 :]
    return "", whole


def in_sentence(name: str, language: Language) -> str:
    """Write the names of places within a sentence: in Vietnamese a word for a kind is small there.

    `Phường Châu Phú B (Thành phố Châu Đốc)` is `phường Châu Phú B (thành phố Châu Đốc)`.
    """
    if language == "en":
        return name
    return _WRITTEN_KINDS.sub(lambda match: match[0].lower(), name)


def inside(name: str) -> Text:
    """Give the names of places as a message holds them within a sentence, in both languages."""
    return Text(in_sentence(name, "vi"), name)


def bare(name: str) -> str:
    """Give a name folded and without its kind: `Xã Vọng Thê` is `vong the`."""
    return _parts(name)[1]


def is_bare(name: str) -> bool:
    """Tell whether a name is written without its kind."""
    return not _parts(name)[0]


def same(written: str, official: str) -> bool:
    """Tell whether a name as somebody wrote it may mean a place of an official name.

    Case, diacritics and the spelling of the kind do not matter; a kind that is said must be right.
    """
    kind, rest = _parts(written)
    official_kind, official_rest = _parts(official)
    if rest == official_rest and kind in ("", official_kind):
        return True
    # A name may begin with a word that is a kind elsewhere.
    return fold(written) in (fold(official), official_rest)


def same_letters(written: str, official: str) -> bool:
    """Tell whether a name has the diacritics of the official one; for names that are `same`.

    Where in a syllable the tone is written does not matter: `Hoà` and `Hòa` are one.
    """
    count = len(bare(official).split())
    return _last_words(written, count) == _last_words(official, count)


def _last_words(name: str, count: int) -> list[str]:
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name.casefold()))[-count:]
    letters = (unicodedata.normalize("NFD", word.lstrip("0")) for word in words)
    return ["".join(sorted(word, key=TONE_MARKS.__contains__)) for word in letters]
