"""A status as a file: in words, a workbook, or the reminders as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.status import Status
from cftscore.core.text import Language
from cftscore.output import book
from cftscore.output.blocks import Block, Grid
from cftscore.output.status import reminders, tables, words


def blocks(shown: Status, language: Language) -> Iterator[Block]:
    """Say a status in full."""
    yield from words.blocks(shown, language)


def txt(shown: Status, language: Language) -> bytes:
    """Write the reminders; as Windows' editor shows them right."""
    return reminders.text(shown, language).encode("utf-8-sig")


def xlsx(shown: Status, language: Language) -> bytes:
    """Write the workbook: a summary, and every table that has rows."""
    # What was counted stands below a table, which has a sheet of its own.
    said = (block for block in blocks(shown, language) if not isinstance(block, Grid))
    made = (table(shown) for table in tables.TABLES.values())
    return book.write(said, made, language)
