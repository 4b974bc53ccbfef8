"""Documents on standard output: as JSON, or in words as Markdown or for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from cftscore.cli.console import make_console, write_json, write_text
from cftscore.core.text import Language
from cftscore.evaluation.document import to_json
from cftscore.output.formats import WORDS

if TYPE_CHECKING:
    from cftscore.output.blocks import Block


def print_document(
    document: object,
    format_: str,
    language: Language,
    blocks: Callable[[bool], Iterable[Block]],
    *,
    quiet: bool = False,
) -> None:
    """Print a document in one of the formats `json`, `md`, `html` and `table`.

    Args:
        document: what JSON holds.
        format_: which format.
        language: that the words are in.
        blocks: gives the same in words; told whether they are for a terminal, which may show less.
        quiet: show nothing on a terminal.
    """
    if format_ == "json":
        write_json(to_json(document))
    elif format_ in WORDS:
        from cftscore.output import blocks_text

        if format_ == "md":
            write_text(blocks_text.markdown(blocks(False)))
        else:
            write_text(blocks_text.page(blocks(False), language))
    elif not quiet:
        from cftscore.output import blocks_terminal

        blocks_terminal.show(blocks(True), make_console())
