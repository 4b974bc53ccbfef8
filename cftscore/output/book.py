"""A document as a workbook of what it says first, in sentences, and its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cftscore.core.text import Language
from cftscore.output import sheets
from cftscore.output.blocks import Block, Grid, Heading, Items, Paragraph, plain
from cftscore.output.columns import Table
from cftscore.output.sentences import PROVISIONAL_NOTE
from cftscore.output.sheets import Line, Sheets


def write(blocks: Iterable[Block], tables: Iterable[Table], language: Language) -> bytes:
    """Give the bytes of a workbook.

    Args:
        blocks: the document in words; what stands before its first table or section is said on the
            sheet of the summary, and every warning.
        tables: a sheet each, where they have rows.
        language: of headings and labels.
    """
    every = tuple(blocks)
    titles = (block.text for block in every if isinstance(block, Heading))

    def fill(workbook: Sheets) -> None:
        workbook.summary(_lines(every, language))
        for table in tables:
            if table.rows:
                workbook.table(table)

    return sheets.write(plain(next(titles, "")), language, fill)


def _lines(blocks: Iterable[Block], language: Language) -> Iterator[Line]:
    """Give the sentences of a document; its tables stand on sheets of their own."""
    begun = False
    for block in blocks:
        if isinstance(block, Paragraph) and block.style == "warning":
            yield Line(PROVISIONAL_NOTE.say(language), plain(block.text), "warning")
        elif begun:
            continue
        elif isinstance(block, Grid) or (isinstance(block, Heading) and block.level > 1):
            begun = True
        elif isinstance(block, Heading):
            yield Line(plain(block.text), style="title")
        elif isinstance(block, Items):
            yield from (Line("", plain(entry.text)) for entry in block.entries)
        else:
            yield Line("", plain(block.text))
