"""Help in two languages: Typer says what is in it, and here it is laid out.

Typer has two layouts. One loads Rich, which takes longer than all the rest of a help text; the
other breaks commands at their hyphens and knows no colours.
"""

from __future__ import annotations

import gettext
import os
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import typer

from cftscore.cli.console import console_options, painted
from cftscore.core.text import Language, Text

_USAGE = Text("Cách dùng:", "Usage:")
_WIDEST_NAME = 34
_HEADING, _NAME, _TAKES = "1", "36", "33"
_OPTION = re.compile(r"((?:--?[\w-]+(?:, )?)+) ?(.*)")

Row = tuple[str, str, str]
"""What is explained, what it takes, and the explanation."""


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Let Typer say its headings in a language meanwhile: it looks them up by gettext."""
    gettext.bindtextdomain("cftscore", Path(__file__).with_name("locale"))
    domain, before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.textdomain("cftscore")
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        del os.environ["LANGUAGE"]
        if before is not None:
            os.environ["LANGUAGE"] = before


class Page:
    """Lines of text for the terminal, as wide as that is.

    Attributes:
        width: of the terminal.
        lines: what was laid out.
    """

    def __init__(self) -> None:
        self.width: int = console_options(sys.stdout)["width"]
        self.lines: list[str] = []

    def paragraphs(self, text: str) -> None:
        """Add paragraphs, parted by empty lines."""
        for paragraph in text.split("\n\n"):
            self.lines += [*self._wrapped(paragraph, self.width), ""]

    def table(self, title: str, rows: list[Row]) -> None:
        """Add a heading with things that are explained, if there are any."""
        if not rows:
            return
        rule = "─" * (self.width - len(title) - 3)
        self.lines.append(painted(f"─ {title} {rule}", _HEADING, sys.stdout))
        names = [len(f"{name} {takes}".rstrip()) for name, takes, _ in rows]
        column = 4 + max((one for one in names if one <= _WIDEST_NAME), default=_WIDEST_NAME)
        for (name, takes, text), length in zip(rows, names, strict=True):
            shown = f"  {_name(name)} {painted(takes, _TAKES, sys.stdout)}".rstrip()
            first, *others = self._wrapped(text, self.width - column) or [""]
            if length <= column - 4:
                shown += " " * (column - 2 - length) + first
            else:
                others = [first, *others]
            self.lines += [shown.rstrip(), *(" " * column + line for line in others)]
        self.lines.append("")

    def _wrapped(self, text: str, width: int) -> list[str]:
        return textwrap.wrap(" ".join(text.split()), max(width, 20), break_on_hyphens=False)


def _name(name: str) -> str:
    return painted(name, _NAME, sys.stdout)


class Formatter(Page):
    """A page that Typer writes the help of a command to, in place of its own formatter."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._title = ""

    def write_usage(self, program: str, arguments: str = "") -> None:
        """Add how the command is written."""
        self.paragraphs(f"{_USAGE.say(self._language)} {program} {arguments}")

    def write_paragraph(self) -> None:
        """Part what follows from what is there: each part of a page ends with an empty line."""

    def indentation(self) -> AbstractContextManager[None]:
        """Leave the text where it is: it stands between headings."""
        return nullcontext()

    def write_text(self, text: str) -> None:
        """Add what the command does."""
        self.paragraphs(text)

    @contextmanager
    def section(self, title: str) -> Iterator[None]:
        """Put what is written meanwhile under a heading."""
        self._title = title
        yield

    def write_dl(self, rows: Iterable[tuple[str, str]]) -> None:
        """Add parameters or commands, each with its explanation."""
        self.table(self._title, [(*_parted(name), text) for name, text in rows])

    def getvalue(self) -> str:
        """Give the whole page."""
        return "\n".join(self.lines)


def _parted(name: str) -> tuple[str, str]:
    """Part the names of an option from what it takes; long ones stand below each other."""
    option = _OPTION.fullmatch(name)
    if option is None:
        return name.partition(" <")[0], ""  # Typer adds the type of an argument: `<list[Path]>`
    names, takes = option.groups()
    return names if not names.startswith("--") else f"    {names}", takes


class Context(typer.Context):
    """A context whose help is laid out here."""

    def make_formatter(self) -> Formatter:  # type: ignore[override]
        """Make what Typer writes the help to."""
        return Formatter(self.find_root().obj)
