"""Tables on a terminal too narrow for them: no word is broken, and no column goes missing.

Rich makes all columns of text that are too wide the same width, and breaks words where that is too
little; a column between numbers may even come to nothing. Where that would happen, the widths are
found here; where no widths would do, the first column stands on lines of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from rich.cells import cell_len
from rich.text import Text as Line

GAP = 2
"""Between two columns: a blank, and the place of the line that Rich draws between headings."""
_LONGEST_WORD = 30
"""A word that is longer, such as a path, may be broken anywhere; a key is broken after `_`."""
_ENOUGH = 12
"""A first column of names is never narrower than this if it would need more."""


class Layout(msgspec.Struct, frozen=True):
    """How a table is laid out.

    Attributes:
        widths: of its columns; None where Rich is to find them.
        stacked: whether the first column stands above the others, which have these widths.
        gap: between two columns.
    """

    widths: tuple[int, ...] | None = None
    stacked: bool = False
    gap: int = GAP


def layout(
    heads: Sequence[str], rows: Sequence[Sequence[Line]], whole: Sequence[bool], width: int
) -> Layout:
    """Find how a table fits into a width.

    Args:
        heads: the headings of its columns.
        rows: its fields.
        whole: for each column, whether its texts are never broken.
        width: of the terminal, in cells.
    """
    columns = [[head, *(row[place].plain for row in rows)] for place, head in enumerate(heads)]
    natural = [max(map(cell_len, "\n".join(column).splitlines()), default=0) for column in columns]
    free = width - GAP * (len(heads) - 1)
    if sum(natural) <= free:
        return Layout()
    least = [
        wide if unbroken else max(map(cell_len, _parts(column)), default=0)
        for wide, unbroken, column in zip(natural, whole, columns, strict=True)
    ]
    if not whole[0]:
        least[0] = max(least[0], min(natural[0], _ENOUGH))
    alike = _shared(natural, [0] * len(natural), whole, free)
    if alike is not None and all(map(int.__ge__, alike, least)):
        words = [max(map(cell_len, " ".join(column).split()), default=0) for column in columns]
        broken_keys = any(
            word > wide and not unbroken
            for word, wide, unbroken in zip(words, alike, whole, strict=True)
        )
        return Layout(alike if broken_keys else None)  # else Rich does as well
    widths = _shared(natural, least, whole, free)
    if widths is not None:
        return Layout(widths)
    for gap in (GAP, 1):
        free = width - gap * (len(heads) - 2)
        others = _shared(natural[1:], least[1:], whole[1:], free)
        if others and not whole[0]:
            return Layout(others, stacked=True, gap=gap)
    return Layout()


def _parts(texts: Sequence[str]) -> Iterator[str]:
    """Give what is never broken: words, and the parts of keys."""
    for word in (word for text in texts for word in text.split()):
        yield from (part[:_LONGEST_WORD] for part in re.findall("[^_]+_*|_+", word))


def _shared(
    natural: Sequence[int], least: Sequence[int], whole: Sequence[bool], free: int
) -> tuple[int, ...] | None:
    """Share the width out; None where it is too little.

    The columns of text that are wider than all can be get the same, but none less than it needs.
    """
    most = max(natural)
    while True:
        widths = [
            wide if keep else max(min(wide, most), needed)
            for wide, needed, keep in zip(natural, least, whole, strict=True)
        ]
        if sum(widths) <= free:
            break
        most -= 1
        if most < 0:
            return None
    for place, wide in enumerate(natural):
        if widths[place] < wide and sum(widths) < free:
            widths[place] += 1
    return tuple(widths)


def broken(line: Line, width: int) -> Line:
    """Break words that are too long for a column after a `_`, where they have one."""
    places: list[int] = []
    for word in re.finditer(r"\S+", line.plain):
        if cell_len(word.group()) > width:
            places += _places(word.group(), word.start(), width)
    return Line("\n").join(line.divide(places)) if places else line


def _places(word: str, start: int, width: int) -> Iterator[int]:
    at = 0
    for part in re.finditer("[^_]+_*|_+", word):
        if part.end() - at > width and part.start() > at:
            at = part.start()
            yield start + at
