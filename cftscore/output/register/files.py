"""The register and a claim as files: workbook, CSV, JSON, Markdown, HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cftscore.analysis.claim import Claim
from cftscore.core.text import Language
from cftscore.evaluation.document import to_json
from cftscore.output import blocks_text, sheets, to_csv
from cftscore.output.blocks import Block, Grid, Heading, Paragraph
from cftscore.output.register import tables, words
from cftscore.output.sheets import Line, Sheets
from cftscore.output.tables.evaluation import Table
from cftscore.register.changes import Changes
from cftscore.register.reading import Check, Listing

FORMATS = (".xlsx", ".csv", ".json", ".md", ".html")
PRINTED = ("table", "json", "csv", "md")

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


def render(shown: Document, kind: str, language: Language) -> bytes:
    """Return the bytes of a file.

    Args:
        shown: the document.
        kind: `xlsx`, `csv`, `json`, `md` or `html`.
        language: of the words; keys and values are the same in both.

    Raises:
        ValueError: there is no such kind.
    """
    makers: dict[str, Callable[[], bytes]] = {
        "json": lambda: to_json(shown).encode(),
        "csv": lambda: to_csv.write(table(shown), {}).encode("utf-8-sig"),
        "md": lambda: blocks_text.markdown(blocks(shown, language)).encode(),
        "html": lambda: blocks_text.page(
            blocks(shown, language), language, _title(shown, language)
        ).encode(),
        "xlsx": lambda: _workbook(shown, language),
    }
    if kind not in makers:
        raise ValueError(kind)
    return makers[kind]()


def _title(shown: Document, language: Language) -> str:
    first = next(iter(blocks(shown, language)))
    return first.text if isinstance(first, Heading) else ""


def _workbook(shown: Document, language: Language) -> bytes:
    def fill(workbook: Sheets) -> None:
        workbook.summary(_lines(blocks(shown, language)))
        listed = table(shown)
        if listed.rows:
            workbook.table(listed)

    return sheets.write(_title(shown, language), language, fill)


def _lines(said: Iterable[Block]) -> Iterator[Line]:
    """Give the sentences of a document; its tables stand on sheets of their own."""
    for block in said:
        if isinstance(block, Grid):
            return
        if isinstance(block, Heading):
            yield Line(block.text, style="title")
        elif isinstance(block, Paragraph):
            yield Line("", block.text)
