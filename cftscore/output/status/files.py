"""A status as a file: in words, a workbook, or the reminders as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.status import Status
from cftscore.core.text import Language
from cftscore.output import sheets
from cftscore.output.blocks import Block, Grid, Heading, Paragraph, Said, spans
from cftscore.output.sheets import Line, Sheets
from cftscore.output.status import reminders, tables, words


def blocks(shown: Status, language: Language) -> Iterator[Block]:
    """Say a status in full."""
    yield from words.blocks(shown, language)


def txt(shown: Status, language: Language) -> bytes:
    """Write the reminders; as Windows' editor shows them right."""
    return reminders.text(shown, language).encode("utf-8-sig")


def xlsx(shown: Status, language: Language) -> bytes:
    """Write the workbook: a summary, and every table that has rows."""

    def fill(workbook: Sheets) -> None:
        workbook.summary(_lines(shown, language))
        for make in tables.TABLES.values():
            table = make(shown)
            if table.rows:
                workbook.table(table)

    first = next(iter(blocks(shown, language)))
    title = _plain(first.text) if isinstance(first, Heading) else ""
    return sheets.write(title, language, fill)


def _lines(shown: Status, language: Language) -> Iterator[Line]:
    """Give the sentences that stand above the tables, and what was counted."""
    for block in words.blocks(shown, language):
        if isinstance(block, Heading) and block.level == 1:
            yield Line(_plain(block.text), style="title")
        elif isinstance(block, Paragraph):
            yield Line("", _plain(block.text))
        elif isinstance(block, Heading | Grid):
            continue


def _plain(text: Said) -> str:
    return "".join(span.text for span in spans(text))
