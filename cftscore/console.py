"""The terminal: streams that never break on Vietnamese, consoles, progress."""

from __future__ import annotations

import codecs
import io
import json
import sys
import time
import unicodedata
from typing import TYPE_CHECKING

from cftscore.text import Language, Text, number

if TYPE_CHECKING:
    from rich.console import Console

_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "–": "-", "—": "-", "…": "...", "›": ">",
                          "✓": "+", "✗": "x", "«": '"', "»": '"', "“": '"', "”": '"',
                          "→": "->", "≥": ">=", "≤": "<=", "×": "x", "\u00a0": " "})  # fmt: skip


def plain_letters(text: str) -> str:
    """Write a text in ASCII as well as can be: `Vọng Thê` as `Vong The`."""
    decomposed = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _without_diacritics(error: UnicodeError) -> tuple[str, int]:
    """Replace what an encoding lacks by plain letters, where Python would stop."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wanted = plain_letters(error.object[error.start : error.end])
    return wanted.encode("ascii", "replace").decode(), error.end


codecs.register_error("plain_letters", _without_diacritics)


def prepare_streams() -> None:
    """Make standard output and error take every text, whatever their encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="plain_letters")


def speaks_unicode(stream: object) -> bool:
    """Tell whether a stream can write every letter."""
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf")


def make_console(*, stderr: bool = False) -> Console:
    """Make a Rich console on standard output or error.

    A pipe is 80 columns wide, or as wide as COLUMNS says, so that output does not depend on the
    window that it was made in.
    """
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, emoji=False, markup=False, soft_wrap=False)


def write_json(text: str) -> None:
    """Write JSON to standard output; where it cannot take every letter, letters are escaped."""
    if not speaks_unicode(sys.stdout):
        text = "".join(c if c.isascii() else json.dumps(c)[1:-1] for c in text)
    sys.stdout.write(text)


def write_text(text: str) -> None:
    """Write a text to standard output."""
    sys.stdout.write(text)


class ProgressLine:
    """A line on standard error that counts files, once reading takes more than a second.

    Nothing is written where standard error is not a terminal, or where `quiet` is asked for.
    """

    _TEXT = Text("Đọc tệp {done}/{total}", "Reading file {done}/{total}")

    def __init__(self, language: Language, *, quiet: bool) -> None:
        self.language = language
        self.silent = quiet or not sys.stderr.isatty()
        self.started = time.monotonic()
        self.shown = False

    def __call__(self, done: int, total: int) -> None:
        """Say how many of how many files are read."""
        if self.silent or (not self.shown and time.monotonic() - self.started < 1):
            return
        if done == total:
            sys.stderr.write("\r\x1b[K" if self.shown else "")
        else:
            values = {"done": number(done, self.language), "total": number(total, self.language)}
            sys.stderr.write("\r\x1b[K" + self._TEXT.say(self.language, **values))
            self.shown = True
        sys.stderr.flush()
