"""Blocks as a self-contained page of HTML."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable, Iterator

from cftscore.core.text import Language
from cftscore.output.blocks import Block, Entry, Grid, Heading, Items, Paragraph, Said, spans
from cftscore.output.words import clean

_STYLE = """\
body { font: 16px/1.45 system-ui, "Noto Sans", sans-serif; color: #1b1b1b; background: #fff;
  margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; }
table { border-collapse: collapse; margin: 0.5rem 0; }
th, td { border-bottom: 1px solid #ccc; padding: 0.25rem 0.75rem 0.25rem 0; text-align: left;
  vertical-align: top; white-space: pre-line; }
th { background: #f2f2f2; } td.right, th.right { text-align: right; font-variant-numeric:
  tabular-nums; } tr.strong td { font-weight: bold; }
p.warning { background: #fff3cd; border-left: 4px solid #b58900; padding: 0.5rem 0.75rem; }
.dim { color: #595959; } .bold { font-weight: bold; } .good { color: #0a5d00; }
.bad, .error { color: #9c0006; } .error, .proven { font-weight: bold; }
.proven { color: #0a5d00; } .note { color: #00526b; } span.warning { color: #7f4f00; }
.code { font-family: monospace; } .plain { font-weight: normal; } .tail { float: right; }
td.right { white-space: nowrap; }
@media (max-width: 45rem) { table { display: block; overflow-x: auto; } body { font-size: 15px; } }
@media print { body { margin: 0; max-width: none; } }
"""


def page(blocks: Iterable[Block], language: Language) -> str:
    """Write blocks as a page that needs nothing else and runs nothing; the first heading names it.

    Args:
        blocks: what it says.
        language: that it is in.
    """
    blocks = tuple(blocks)
    headings = (block.text for block in blocks if isinstance(block, Heading))
    title = "".join(span.text for span in spans(next(headings, "cftscore")))
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    body = "\n".join(part for block in blocks for part in _html(block))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="cftscore">\n'
        f"<title>{_escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def fragment(blocks: Iterable[Block]) -> str:
    """Write blocks as a piece of a page, which has its own styles."""
    return "\n".join(part for block in blocks for part in _html(block))


def _escape(text: str) -> str:
    return html.escape(clean(text, keep="\n"))


def _html(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        tail = f' <span class="tail">{_escape(block.tail)}</span>' if block.tail else ""
        yield f"<h{block.level}>{_shown(block.text)}{tail}</h{block.level}>"
    elif isinstance(block, Paragraph):
        yield f"<p{_class(block.style)}>{_shown(block.text)}</p>"
    elif isinstance(block, Items):
        yield from _html_list(block.entries)
    else:
        yield from _html_table(block)


def _shown(text: Said) -> str:
    return "".join(
        f"<span{_class(span.style)}>{_escape(span.text)}</span>"
        if span.style
        else _escape(span.text)
        for span in spans(text)
    )


def _class(*names: str) -> str:
    named = " ".join(filter(None, names))
    return f' class="{named}"' if named else ""


def _html_list(entries: Iterable[Entry]) -> Iterator[str]:
    depth = -1
    for entry in entries:
        if entry.level > depth:
            yield "<ul>"
        else:
            yield "</li>" + "</ul></li>" * (depth - entry.level)
        depth = entry.level
        tail = f": {_escape(entry.tail)}" if entry.tail else ""
        yield f"<li{_class(entry.style)}>{_shown(entry.text)}{tail}"
    yield "</li></ul>" * (depth + 1)


def _html_table(grid: Grid) -> Iterator[str]:
    sides = [_class("right" if head.right else "") for head in grid.heads]
    heads = zip(sides, grid.heads, strict=True)
    cells = "".join(f"<th{side}>{_escape(head.text)}</th>" for side, head in heads)
    yield f"<table>\n<thead><tr>{cells}</tr></thead>\n<tbody>"
    for number, row in enumerate(grid.rows):
        fields = zip(sides, row, strict=True)
        cells = "".join(f"<td{side}>{_shown(field)}</td>" for side, field in fields)
        yield f"<tr{_class('strong' if number in grid.strong else '')}>{cells}</tr>"
    yield "</tbody>\n</table>"
