"""What the tables of the papers share: columns that know their cells, rows by district."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from cftscore.core.text import Language, Text, number
from cftscore.output import words
from cftscore.report.content import Commune, Content
from cftscore.report.paper import wml
from cftscore.report.paper.official_words import WORDS
from cftscore.report.paper.wml import Cell, Head

RowType = TypeVar("RowType")


class PaperColumn(msgspec.Struct, Generic[RowType], frozen=True):
    """A column of a table on paper.

    Attributes:
        key: of the words of its heading, or the heading itself where it is a number.
        width: in millimetres.
        align: of its cells.
        cell: what it says of a row.
    """

    key: str
    width: float
    align: wml.Align
    cell: Callable[[RowType], Cell]


PaperColumns = tuple[PaperColumn[RowType], ...]


def heads(
    columns: Iterable[PaperColumn[RowType]],
    language: Language,
    titles: Mapping[str, Text] = WORDS,
) -> list[Head]:
    """Give columns their headings."""
    return [
        Head(
            titles[column.key].say(language) if column.key in titles else column.key,
            column.width,
            column.align,
        )
        for column in columns
    ]


def cells(columns: Iterable[PaperColumn[RowType]], row: RowType) -> list[Cell]:
    """Give the cells of a row."""
    return [column.cell(row) for column in columns]


def gap() -> str:
    """Leave a little room below a table."""
    return wml.paragraph("", size=6, before=0, after=0)


def by_commune(
    content: Content,
    communes: Sequence[Commune],
    columns: PaperColumns[Commune],
    *,
    number_width: float,
    size: float = 11,
) -> str:
    """Write a table of communes, numbered, a row with the district above each district's."""
    first: PaperColumn[Commune] = PaperColumn("no", number_width, "center", lambda _: "")
    headings = heads((first, *columns), content.language)
    return wml.table(headings, _grouped(content, communes, columns), size=size)


def _grouped(
    content: Content, communes: Sequence[Commune], columns: PaperColumns[Commune]
) -> Iterator[list[Cell]]:
    several = words.several_districts(content.communes)
    last: tuple[str, str | None] | None = None
    for place, commune in enumerate(communes, start=1):
        home = (commune.province_code, commune.district_code)
        if several and home != last:
            last = home
            yield [commune.district or commune.province]
        yield [number(place, content.language), *cells(columns, commune)]
