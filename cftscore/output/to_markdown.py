"""Blocks as Markdown, with GitHub's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cftscore.output.blocks import Block, Heading, Items, Paragraph, Said, Span, spans
from cftscore.output.escaping import escape
from cftscore.output.words import clean


def markdown(blocks: Iterable[Block]) -> str:
    """Write blocks as Markdown, with line feeds."""
    lines: list[str] = []
    for block in blocks:
        lines += ["", *_lines(block)]
    return "\n".join(lines).lstrip("\n") + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        tail = f" ({escape(block.tail)})" if block.tail else ""
        yield f"{'#' * block.level} {_inline(block.text)}{tail}"
    elif isinstance(block, Paragraph):
        mark = {"warning": "> "}.get(block.style, "")
        yield mark + _strong(_inline(block.text), block.style == "bold")
    elif isinstance(block, Items):
        for entry in block.entries:
            tail = f": {escape(entry.tail)}" if entry.tail else ""
            text = _strong(_inline(entry.text), entry.style == "bold")
            yield f"{'  ' * entry.level}- {text}{tail}"
    else:
        yield _row(escape(head.text.replace("\n", " ")) for head in block.heads)
        yield _row("---:" if head.right else "---" for head in block.heads)
        for number, row in enumerate(block.rows):
            yield _row(_strong(_inline(field, "<br>"), number in block.strong) for field in row)


def _inline(text: Said, line_feed: str = " ") -> str:
    return "".join(_span(span, line_feed) for span in spans(text))


def _span(span: Span, line_feed: str) -> str:
    if span.style == "code":
        return f"`{clean(span.text).replace('`', ' ')}`"
    if span.style == "figure":
        return span.text
    text = line_feed.join(map(escape, span.text.split("\n")))
    return _strong(text, span.style == "bold")


def _strong(text: str, strong: bool) -> str:
    return f"**{text}**" if strong and text else text


def _row(fields: Iterable[str]) -> str:
    return f"| {' | '.join(fields)} |"
