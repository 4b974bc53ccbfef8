"""What the tables of the official report share: headings, a gap below, rows by district."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cftscore.core.text import number
from cftscore.output import words
from cftscore.report.content import Commune, Content
from cftscore.report.paper import wml
from cftscore.report.paper.official_words import WORDS
from cftscore.report.paper.wml import Cell, Head


def headings(content: Content, *columns: tuple[str, float, wml.Align]) -> list[Head]:
    """Give columns their headings: the key of the words, the width in millimetres, how aligned."""
    return [Head(WORDS[key].say(content.language), width, align) for key, width, align in columns]


def gap() -> str:
    """Leave a little room below a table."""
    return wml.paragraph("", size=6, before=0, after=0)


def grouped(
    content: Content,
    communes: Sequence[Commune],
    make: Callable[[Content, Commune], list[Cell]],
) -> Iterator[list[Cell]]:
    """Number communes and put a row with the district above each district's."""
    several = words.several_districts(content.communes)
    last: tuple[str, str | None] | None = None
    for place, commune in enumerate(communes, start=1):
        home = (commune.province_code, commune.district_code)
        if several and home != last:
            last = home
            yield [commune.district or commune.province]
        yield [number(place, content.language), *make(content, commune)]
