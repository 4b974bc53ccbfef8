"""Vietnamese in the letters of the fonts before Unicode: TCVN3 (.VnTime) and VNI (VNI-Times).

Such a sheet looks right where its font is installed and holds other letters: `Tæng sè`, `Soá treû
em`. Only headings and names are read anew; what else stands in a cell is quoted as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_ONLY_TCVN3 = frozenset("§®µ¸¹»¼½¾¶·¨©ª«¬\xad")

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_ROOF, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _ROOF, "á": _ROOF + _ACUTE, "à": _ROOF + _GRAVE, "å": _ROOF + _HOOK,
    "ã": _ROOF + _TILDE, "ä": _ROOF + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_LETTERS)}])", re.I)
_VIETNAMESE = re.compile("[ăđơư\u1ea0-\u1ef9]", re.I)
_FEWEST = 5
"""So many letters or more that only an old font has: a word or two may be of another language."""


def from_tcvn3(text: str) -> str:
    """Write a text of TCVN3 letters in Unicode."""
    return "".join(_TCVN3.get(letter, letter) for letter in text)


def from_vni(text: str) -> str:
    """Write a text of VNI letters in Unicode."""
    return unicodedata.normalize("NFC", _VNI.sub(_vni_letter, text))


def _vni_letter(match: re.Match[str]) -> str:
    base, mark, alone = match.groups()
    letter = base or alone
    plain = _VNI_LETTERS.get(letter.lower(), letter.lower())
    plain += _VNI_MARKS[mark.lower()] if mark else ""
    return plain.upper() if letter.isupper() else plain


def is_unicode(texts: Iterable[str]) -> bool:
    """Whether any text has letters of Vietnamese that only Unicode has."""
    return _VIETNAMESE.search(unicodedata.normalize("NFC", "".join(texts))) is not None


def decoder(texts: Iterable[str]) -> tuple[str, Callable[[str], str]] | None:
    """Tell in which letters the texts of a sheet are written, if not in Unicode's.

    Returns:
        Their name and what writes them in Unicode; None where any text has letters that only
        Unicode has, or too few are told by their letters.
    """
    written = "".join(texts)
    if is_unicode([written]):
        return None
    if sum(map(written.count, _ONLY_TCVN3)) >= _FEWEST:
        return "TCVN3", from_tcvn3
    if sum(bool(mark) for _, mark, _ in _VNI.findall(written)) >= _FEWEST:
        return "VNI", from_vni
    return None
