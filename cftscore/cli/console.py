"""The terminal: streams that never break on Vietnamese, consoles."""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
import unicodedata
from typing import TYPE_CHECKING, Any, TextIO, cast

from cftscore.core.text import whole_characters

if TYPE_CHECKING:
    from rich.console import Console as Console  # noqa: PLC0414 - others name it

_NARROWEST = 20
_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "–": "-", "—": "-", "…": "...", "›": ">",
                          "✓": "+", "✗": "x", "«": '"', "»": '"', "“": '"', "”": '"',
                          "→": "->", "≥": ">=", "≤": "<=", "≈": "~", "×": "x", "−": "-",
                          "·": "-", "•": "*", "★": "*", "☐": "[ ]", "☑": "[x]", "✔": "+",
                          "␣": "_", "⏎": "|", "’": "'", "‘": "'", "\u00a0": " "})  # fmt: skip
_BOXES = {0x2500: "-", 0x2501: "-", 0x2502: "|", 0x2503: "|", 0x2550: "=", 0x2551: "|"}


def plain_letters(text: str) -> str:
    """Write a text in ASCII as well as can be: `Vọng Thê` as `Vong The`."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(_plain(c) for c in decomposed if not unicodedata.combining(c))


def _plain(letter: str) -> str:
    """Draw boxes and bars with signs that every encoding has."""
    if "\u2500" <= letter <= "\u257f":
        return _BOXES.get(ord(letter), "+")
    return "#" if "\u2580" <= letter <= "\u259f" else letter


def _without_diacritics(error: UnicodeError) -> tuple[str, int]:
    """Replace what an encoding lacks by plain letters, where Python would stop."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wanted = plain_letters(error.object[error.start : error.end])
    return wanted.encode("ascii", "backslashreplace").decode(), error.end


codecs.register_error("plain_letters", _without_diacritics)


class _Patient(io.RawIOBase):
    """A stream that drops what it is given once it cannot be written to any more.

    That its reader has gone is no error: `cftscore … | head` is no failure, and the exit code
    must stay the one of the result. Any other error is raised once; of standard error never, as
    there is nowhere to report it.
    """

    def __init__(self, raw: io.RawIOBase, *, last_resort: bool) -> None:
        self._raw, self._last_resort, self._open = raw, last_resort, True

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw.isatty()

    def write(self, data: Any, /) -> int | None:
        if self._open:
            try:
                return self._raw.write(data)
            except OSError as error:
                self._open = False
                if not (self._last_resort or isinstance(error, BrokenPipeError)):
                    raise
        return len(data)


def prepare_streams() -> None:
    """Make standard output and error take every text, whatever their encoding and reader."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Closed by whoever started the program, who wants no output.
            setattr(sys, name, open(os.devnull, "w"))  # noqa: PTH123, SIM115 - stays open
        elif isinstance(stream, io.TextIOWrapper):
            setattr(sys, name, _patient(stream, last_resort=name == "stderr"))


def _patient(stream: io.TextIOWrapper, *, last_resort: bool) -> TextIO:
    encoding = stream.encoding
    # What shall not be buffered at all (PYTHONUNBUFFERED) is written line by line.
    line_buffering = stream.line_buffering or stream.write_through
    buffer: Any = stream.detach()
    raw = buffer.detach() if isinstance(buffer, io.BufferedWriter) else buffer
    return io.TextIOWrapper(
        io.BufferedWriter(_Patient(raw, last_resort=last_resort)),
        encoding=encoding,
        errors="plain_letters",
        line_buffering=line_buffering,
    )


def speaks_unicode(stream: object) -> bool:
    """Tell whether a stream can write every letter."""
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf")


def console_options(stream: TextIO) -> dict[str, Any]:
    """Give the width and colours of a Rich console on a stream.

    What is not a terminal is 80 columns wide, or as wide as COLUMNS says, so that output does not
    depend on the window that it was made in. With NO_COLOR there are no escape codes at all.
    """
    return {
        "width": _width(stream),
        "color_system": None if os.environ.get("NO_COLOR") else "auto",
    }


def takes_colour(stream: TextIO) -> bool:
    """Tell whether a stream shows colours, by the rules that Rich keeps."""
    asked = os.environ.get
    if asked("NO_COLOR") or asked("TERM") in ("dumb", "unknown"):
        return False
    if asked("FORCE_COLOR"):
        return True
    # An old Windows console shows escape codes as they are.
    return stream.isatty() and (os.name != "nt" or "WT_SESSION" in os.environ)


def painted(text: str, style: str, stream: TextIO) -> str:
    """Colour a text by the number of a style, where the stream shows colours."""
    return f"\x1b[{style}m{text}\x1b[0m" if text and takes_colour(stream) else text


def _width(stream: TextIO) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) >= _NARROWEST:
        return int(columns)
    try:
        # A Windows console breaks a line that fills it.
        return (os.get_terminal_size(stream.fileno()).columns or 80) - (os.name == "nt")
    except (OSError, ValueError):
        return 80


class _WithoutBlanks:
    """A stream that drops blanks at the ends of lines, with which Rich fills up its tables."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        return self._stream.write(re.sub(r" +(?=\n|$)", "", text))


def make_console(*, stderr: bool = False) -> Console:
    """Make a Rich console on standard output or error.

    What is no terminal gets no blanks at the ends of lines.
    """
    from rich.console import Console

    stream: Any = sys.stderr if stderr else sys.stdout
    return Console(
        file=stream if stream.isatty() else cast("Any", _WithoutBlanks(stream)),
        highlight=False,
        emoji=False,
        markup=False,
        soft_wrap=False,
        **console_options(sys.stderr if stderr else sys.stdout),
    )


def write_json(piece: str | bytes) -> None:
    """Write JSON, or a piece of it in UTF-8, to standard output.

    Where that cannot take every letter, letters are escaped.
    """
    stream, buffer = sys.stdout, getattr(sys.stdout, "buffer", None)
    if not isinstance(piece, str):
        if buffer and not stream.isatty() and codecs.lookup(stream.encoding).name == "utf-8":
            stream.flush()
            buffer.write(piece)
            return
        piece = str(piece, "utf-8")
    text = piece
    if not speaks_unicode(sys.stdout):
        import json

        text = "".join(c if c.isascii() else json.dumps(c)[1:-1] for c in text)
    write_text(text)


def write_text(text: str) -> None:
    """Write a document to standard output, without changing line ends or letters.

    What in a file's name is no UTF-8 is shown as U+FFFD, as in JSON.
    A file or pipe that cannot take all its letters gets UTF-8, with a mark at the start that says
    so; a terminal that cannot shows plain letters.
    """
    stream, text = sys.stdout, whole_characters(text)
    buffer = getattr(stream, "buffer", None)
    if buffer is None or stream.isatty():
        stream.write(text)
        return
    encoding = stream.encoding if text.isascii() or speaks_unicode(stream) else "utf-8-sig"
    stream.flush()
    buffer.write(text.encode(encoding))
    buffer.flush()


def write_line(text: str, *, stderr: bool = False) -> None:
    """Write a message for people, one line of it."""
    sys.stdout.flush()
    (sys.stderr if stderr else sys.stdout).write(f"{text}\n")
