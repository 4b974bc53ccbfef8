"""Blocks: what a document says, before it is decided how a terminal, Markdown or HTML shows it.

Texts are plain; each renderer makes them harmless in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

Style = Literal[
    "",
    "plain",
    "bold",
    "dim",
    "warning",
    "good",
    "bad",
    "note",
    "error",
    "proven",
    "code",
    "figure",
]
"""How a text stands out; `plain` within what is bold, `code` for what is copied letter by letter,
`figure` for a number."""


class Span(msgspec.Struct, frozen=True):
    """A part of a text that stands out by itself."""

    text: str
    style: Style = ""


Said = str | Span | tuple[str | Span, ...]
"""A text, or the parts of one."""


def spans(said: Said) -> tuple[Span, ...]:
    """Give the parts of a text."""
    parts = said if isinstance(said, tuple) else (said,)
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts)


def plain(said: Said) -> str:
    """Give the letters of a text alone."""
    return "".join(span.text for span in spans(said))


def lines(texts: Iterable[Said]) -> Said:
    """Put texts under each other."""
    parts: list[Span] = []
    for text in texts:
        parts += ([Span("\n")] if parts else []) + [*spans(text)]
    return tuple(parts)


class Heading(msgspec.Struct, frozen=True):
    """A heading of level 1 to 3; `tail` stands at the end of its line."""

    text: Said
    level: int = 2
    tail: str = ""


class Paragraph(msgspec.Struct, frozen=True):
    """A sentence or two.

    Attributes:
        text: what it says.
        style: of all of it.
        apart: whether a terminal shows a blank line before it; by default where it warns.
        indent: by so many columns on a terminal.
        whole: never broken, however long: editors and people open or copy it.
    """

    text: Said
    style: Style = ""
    apart: bool | None = None
    indent: int = 0
    whole: bool = False


class Entry(msgspec.Struct, frozen=True):
    """A line of a list, from level 0; `tail` stands at its end."""

    text: Said
    level: int = 0
    tail: str = ""
    style: Style = ""


class Items(msgspec.Struct, frozen=True):
    """A list."""

    entries: tuple[Entry, ...]


class Head(msgspec.Struct, frozen=True):
    """The heading of a column.

    Attributes:
        text: what it says.
        right: whether its texts stand on the right, as numbers do; they are never broken.
        short: whether its texts are never broken.
        cut: whether a terminal cuts its texts where they are too long, so as to keep one line.
    """

    text: str
    right: bool = False
    short: bool = False
    cut: bool = False


class Grid(msgspec.Struct, frozen=True):
    """A table; a field may have several lines.

    Attributes:
        heads: of its columns; where no column has a heading, a terminal shows no line either.
        rows: a field for each column.
        strong: the rows that stand out.
        apart: whether a terminal shows a blank line before it; by default below a list or a table.
    """

    heads: tuple[Head, ...]
    rows: tuple[tuple[Said, ...], ...]
    strong: frozenset[int] = frozenset()
    apart: bool | None = None


Block = Heading | Paragraph | Items | Grid


def items(entries: Iterable[Entry]) -> Iterator[Items]:
    """Make a list, or nothing where there are no entries."""
    listed = tuple(entries)
    if listed:
        yield Items(listed)
