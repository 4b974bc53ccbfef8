"""The register and a claim as files: in words, a workbook, CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cftscore.analysis.claim import Claim
from cftscore.core.text import Language
from cftscore.output import sheets, to_csv
from cftscore.output.blocks import Block, Grid, Heading, Paragraph, Said, spans
from cftscore.output.columns import Table
from cftscore.output.register import tables, words
from cftscore.output.sheets import Line, Sheets
from cftscore.register.changes import Changes
from cftscore.register.listing import Check, Listing

Document = Listing | Changes | Check | Claim


def blocks(shown: Document, language: Language) -> Iterator[Block]:
    """Say a document in words."""
    if isinstance(shown, Listing):
        return words.listing(shown, language)
    if isinstance(shown, Changes):
        return words.changes(shown, language)
    if isinstance(shown, Check):
        return words.check(shown, language)
    return words.claim(shown, language)


def table(shown: Document) -> Table:
    """Return a document as a table."""
    if isinstance(shown, Listing):
        return tables.listing(shown)
    if isinstance(shown, Changes):
        return tables.changes(shown)
    if isinstance(shown, Check):
        return tables.check(shown)
    return tables.claim(shown)


def csv(shown: Document, language: Language) -> bytes:
    """Write its table as CSV."""
    del language  # the keys are the same in both
    return to_csv.write(table(shown), {}).encode("utf-8-sig")


def xlsx(shown: Document, language: Language) -> bytes:
    """Write the workbook: a summary, and the table if it has rows."""

    def fill(workbook: Sheets) -> None:
        workbook.summary(_lines(blocks(shown, language)))
        listed = table(shown)
        if listed.rows:
            workbook.table(listed)

    first = next(iter(blocks(shown, language)))
    title = _plain(first.text) if isinstance(first, Heading) else ""
    return sheets.write(title, language, fill)


def _lines(said: Iterable[Block]) -> Iterator[Line]:
    """Give the sentences of a document; its table stands on a sheet of its own."""
    for block in said:
        if isinstance(block, Grid):
            return
        if isinstance(block, Heading):
            yield Line(_plain(block.text), style="title")
        elif isinstance(block, Paragraph):
            yield Line("", _plain(block.text))


def _plain(text: Said) -> str:
    return "".join(span.text for span in spans(text))
