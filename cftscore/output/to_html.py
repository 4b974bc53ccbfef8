"""Blocks as a self-contained page of HTML."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable, Iterator

from cftscore.core.text import Language
from cftscore.output.blocks import Block, Entry, Grid, Heading, Items, Paragraph, Said, plain, spans
from cftscore.output.words import clean

_STYLE = """\
body { font: 16px/1.45 system-ui, "Noto Sans", sans-serif; color: #14202b; background: #fff;
  margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; border-bottom: 3px solid #1f6f8b; padding-bottom: 0.4rem; }
h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; }
table { border-collapse: collapse; margin: 0.5rem 0; }
th, td { border-bottom: 1px solid #ccc; padding: 0.25rem 0.75rem 0.25rem 0; text-align: left;
  vertical-align: top; white-space: pre-line; }
th { background: #e7edf3; vertical-align: bottom; } th:first-child, td:first-child {
  padding-left: 0.4rem; } td.right, th.right { text-align: right; font-variant-numeric:
  tabular-nums; } tr.strong td { font-weight: bold; }
p.warning { background: #fff3cd; border-left: 4px solid #b58900; padding: 0.5rem 0.75rem; }
.dim { color: #595959; } .bold { font-weight: bold; } .good { color: #0a5d00; }
.bad, .error { color: #9c0006; } .error, .proven { font-weight: bold; }
.proven { color: #0a5d00; } .note { color: #00526b; } span.warning { color: #7f4f00; }
.code { font-family: monospace; } .plain { font-weight: normal; } .tail { float: right; }
td.right, td.mark { white-space: nowrap; } td.whole { white-space: pre; }
td:last-child:not(.right):not(.whole):not(.mark) { min-width: 16em; }
li, p { overflow-wrap: anywhere; }
@media (max-width: 45rem) { table { display: block; overflow-x: auto; font-size: 13px; }
  body { font-size: 15px; } th, td { padding-right: 0.45rem; } td.whole { white-space: pre-line; }
  td:nth-child(-n+2):not(.right):not(.mark) { min-width: 4.5rem; } }
@media print { @page { size: A4; margin: 14mm 12mm 16mm; } body { margin: 0; max-width: none;
  padding: 0; font-size: 9.5pt; } thead { display: table-header-group; }
  tr, li { break-inside: avoid; } h1, h2, h3 { break-after: avoid; }
  th, p.warning { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""


def page(blocks: Iterable[Block], language: Language) -> str:
    """Write blocks as a page that needs nothing else and runs nothing; the first heading names it.

    Args:
        blocks: what it says.
        language: that it is in.
    """
    blocks = tuple(blocks)
    headings = (block.text for block in blocks if isinstance(block, Heading))
    title = plain(next(headings, "cftscore"))
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
    widths = [_longest(row[at] for row in grid.rows) for at in range(len(grid.heads))]
    sides = [
        _class("right" if head.right else "", _kind(width, right=head.right))
        for head, width in zip(grid.heads, widths, strict=True)
    ]
    heads = zip(sides, grid.heads, strict=True)
    cells = "".join(f"<th{side}>{_escape(head.text)}</th>" for side, head in heads)
    yield f"<table>\n<thead><tr>{cells}</tr></thead>\n<tbody>"
    for number, row in enumerate(grid.rows):
        fields = zip(sides, row, strict=True)
        cells = "".join(f"<td{side}>{_shown(field)}</td>" for side, field in fields)
        yield f"<tr{_class('strong' if number in grid.strong else '')}>{cells}</tr>"
    yield "</tbody>\n</table>"


_WHOLE, _MARK = 26, 6
"""A column of at most so many letters is not broken; one of fewer holds marks or codes."""


def _longest(fields: Iterable[Said]) -> int:
    """Count the letters of the longest line of a column."""
    return max((len(line) for field in fields for line in plain(field).split("\n")), default=0)


def _kind(width: int, *, right: bool) -> str:
    if right or width > _WHOLE:
        return ""
    return "whole" if width > _MARK else "mark"
