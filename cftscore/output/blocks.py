"""Blocks: what a document says, before it is decided how a terminal, Markdown or HTML shows it.

Texts are plain; each renderer makes them harmless in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Style = Literal["", "bold", "dim", "warning", "good", "bad"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `tail` stands at the end of its line."""

    text: str
    level: int = 2
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or two."""

    text: str
    style: Style = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list, from level 0; `tail` stands at its end."""

    text: str
    level: int = 0
    tail: str = ""
    style: Style = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a column; numbers stand on the right, short texts are never broken."""

    text: str
    right: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; a field may have several lines. `strong` are the rows that stand out."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()


Block = Heading | Paragraph | Items | Grid


def items(entries: Iterable[Entry]) -> Iterator[Items]:
    """Make a list, or nothing where there are no entries."""
    listed = tuple(entries)
    if listed:
        yield Items(listed)
