"""The register and a claim as files: in words, or a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.claim import Claim
from cftscore.core.text import Language
from cftscore.output import book
from cftscore.output.blocks import Block
from cftscore.output.register import tables, words
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


def xlsx(shown: Document, language: Language) -> bytes:
    """Write the workbook: a summary, and the table if it has rows."""
    return book.write(blocks(shown, language), [tables.table(shown)], language)
