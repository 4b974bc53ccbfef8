"""Letters in a font of symbols: the `ü` of Wingdings shows a tick, its `n` a black box."""

from __future__ import annotations

from cftscore.spreadsheet.marks import writing as w

_SIGNS = {
    "wingdings": {"ü": "✓", "þ": "☑", "û": "✗", "ý": "☒", "x": "☒", "o": "☐", "q": "☐", "¨": "☐",
                  "n": "■", "l": "●"},
    "wingdings 2": {"P": "✓", "R": "☑", "O": "✗", "Q": "☒", "S": "☒", "T": "☒", "£": "☐"},
    "wingdings 3": {},
    "webdings": {"a": "✓", "r": "✗", "c": "☐", "g": "■"},
    "marlett": {"a": "✓", "b": "✓"},
}  # fmt: skip
"""What the fonts show for letters; those that mean a yes or a no, or that a box stands there."""
FONTS = frozenset(_SIGNS)
_PRIVATE = range(0xF020, 0xF100)
"""Where programs keep the signs of such fonts: U+F0FC is `ü`."""


def is_of_symbols(font: str | None) -> bool:
    """Whether a font shows signs for letters."""
    return font is not None and font.casefold() in FONTS


def shown(text: str, font: str | None) -> str:
    """Write what a text shows in a font; a sign that is not known by its letter and the font."""
    if font is None or not is_of_symbols(font) or not text.strip():
        return text
    signs = _SIGNS[font.casefold()]
    letters = [chr(ord(sign) & 0xFF) if ord(sign) in _PRIVATE else sign for sign in text.strip()]
    if all(letter in signs for letter in letters):
        return "".join(signs[letter] for letter in letters)
    return f"⟨{font}⟩ {''.join(letters)}"


def dressed(value: object, font: str | None, *, raised: bool, struck: bool) -> str | None:
    """Write what a cell shows by its font, where that is not its value.

    Args:
        value: of the cell, which is not blank.
        font: its name.
        raised: it stands above or below the line.
        struck: it strikes the letters out.
    """
    text = str(value)
    if struck:
        return w.struck(text)
    if raised and w.is_figure(value):
        return w.raised(text)
    return shown(text, font) if is_of_symbols(font) else None
