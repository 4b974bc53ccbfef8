"""The records of an .xlsb, and whether calamine reads it in full: it passes over short ones."""

from __future__ import annotations

from collections.abc import Iterator

_SHORT = range(0x0C, 0x13)
"""BrtShortBlank to BrtShortIsst: cells that do not say their column, being next to another."""


def has_short_records(part: bytes) -> bool:
    """Whether a sheet's part has cells in short records, as SheetJS writes them."""
    return any(kind in _SHORT for kind, _ in records(part))


def records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """List the records of a part: the number of each, and its content."""
    at = 0
    while at < len(part):
        kind, at = _number(part, at, 2)
        length, at = _number(part, at, 4)
        yield kind, part[at : at + length]
        at += length


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Read a number of seven bits a byte; return it, and what follows it."""
    value = 0
    for place, byte in enumerate(part[at : at + most]):
        value |= (byte & 127) << 7 * place
        if byte < 128:
            return value, at + place + 1
    return value, at + most
