"""Blocks on a terminal. Texts go into Rich as `Text`, never as markup, without controls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Literal

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from cftscore.output.blocks import (
    Block,
    Entry,
    Grid,
    Head,
    Heading,
    Items,
    Paragraph,
    Said,
    Style,
    spans,
)
from cftscore.output.narrow import Layout, broken, layout
from cftscore.output.rich_tables import house_table, is_plain
from cftscore.output.words import clean

_STYLES: dict[Style, str] = {
    "": "",
    "plain": "not bold",
    "bold": "bold",
    "dim": "dim",
    "warning": "yellow",
    "good": "green",
    "bad": "red",
    "note": "cyan",
    "error": "bold red",
    "proven": "bold green",
    "code": "",
    "figure": "",
}
_INDENT = 5


def show(blocks: Iterable[Block], console: Console) -> None:
    """Print blocks, a blank line before headings, warnings and tables that follow one."""
    before: Block | None = None
    for block in blocks:
        if before is not None and _stands_apart(block, before):
            console.print()
        before = block
        if isinstance(block, Heading):
            console.print(_with_tail(block.text, block.tail, "bold"))
        elif isinstance(block, Paragraph):
            line = _line(block.text, _STYLES[block.style])
            shown = Padding(line, (0, 0, 0, block.indent)) if block.indent else line
            console.print(shown, soft_wrap=block.whole)
        elif isinstance(block, Items):
            for entry in block.entries:
                console.print(_entry(entry))
        else:
            console.print(_grid(block, console))


def _stands_apart(block: Block, before: Block) -> bool:
    if isinstance(block, Paragraph | Grid) and block.apart is not None:
        return block.apart
    if isinstance(block, Paragraph):
        return block.style == "warning"
    return isinstance(block, Heading) or (
        isinstance(block, Grid) and isinstance(before, Items | Grid)
    )


def _line(text: Said, style: str = "") -> Line:
    line = Line(style=style, overflow="fold")
    for span in spans(text):
        line.append(clean(span.text, keep="\n"), _STYLES[span.style] or None)
    return line


def _with_tail(text: Said, tail: str, style: str) -> Line | Table:
    if not tail:
        return _line(text, style)
    grid = Table.grid(expand=True, padding=(0, 1, 0, 0), pad_edge=False)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(justify="right", no_wrap=True)
    grid.add_row(_line(text, style), _line(tail, style))
    return grid


def _entry(entry: Entry) -> Padding:
    line = _with_tail(entry.text, entry.tail, _STYLES[entry.style])
    return Padding(line, (0, 0, 0, _INDENT * entry.level))


def _grid(grid: Grid, console: Console) -> Table | Group:
    headed = any(head.text for head in grid.heads)
    cut = [head.cut for head in grid.heads]
    end: Literal["crop", "ellipsis"] = "crop" if is_plain(console) else "ellipsis"
    rows = []
    for row in grid.rows:
        fields = [_line(field) for field in row]
        for field in (field for field, one_line in zip(fields, cut, strict=True) if one_line):
            field.no_wrap, field.overflow = True, end
        rows.append(fields)
    whole = [head.right or head.short for head in grid.heads]
    fitting = Layout()
    if headed and not any(cut):
        fitting = layout([head.text for head in grid.heads], rows, whole, console.width)
    if fitting.widths is not None:
        for fields in rows:
            told = fields[1:] if fitting.stacked else fields
            fields[len(fields) - len(told) :] = map(broken, told, fitting.widths)
    if fitting.stacked:
        return _stacked(grid, rows, fitting, console)
    table = house_table(console) if headed else Table.grid(padding=(0, 1, 0, 0))
    _add_columns(table, grid.heads, fitting.widths)
    for number, fields in enumerate(rows):
        table.add_row(*fields, style=_style_of(grid, number))
    return table


def _add_columns(table: Table, heads: Sequence[Head], widths: Sequence[int] | None) -> None:
    for head, width in zip(heads, widths or repeat(None), strict=False):
        table.add_column(
            head.text,
            justify="right" if head.right else "left",
            no_wrap=head.right or head.short,
            overflow="fold",
            width=width,
        )


def _style_of(grid: Grid, number: int) -> str | None:
    return "bold" if number in grid.strong else None


def _stacked(grid: Grid, rows: Sequence[list[Line]], fitting: Layout, console: Console) -> Group:
    """Lay a table out with the texts of its first column above those of the others."""
    head = house_table(console)
    head.padding = (0, fitting.gap - 1, 0, 0)
    _add_columns(head, grid.heads[1:], fitting.widths)
    parts: list[Line | Table] = [Line(grid.heads[0].text, style="bold"), head]
    for number, fields in enumerate(rows):
        others = Table.grid(padding=(0, fitting.gap, 0, 0), pad_edge=False)
        _add_columns(others, grid.heads[1:], fitting.widths)
        style = _style_of(grid, number)
        fields[0].stylize(style or "")
        others.add_row(*fields[1:], style=style)
        parts += [fields[0], others]
    return Group(*parts)
