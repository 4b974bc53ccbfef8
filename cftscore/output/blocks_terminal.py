"""Blocks on a terminal. Texts go into Rich as `Text`, never as markup, without controls."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from cftscore.output.blocks import Block, Entry, Grid, Heading, Items, Paragraph, Style
from cftscore.output.rich_tables import house_table
from cftscore.output.words import clean

_STYLES: dict[Style, str] = {
    "": "",
    "bold": "bold",
    "dim": "dim",
    "warning": "yellow",
    "good": "green",
    "bad": "red",
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
            console.print(_line(block.text, _STYLES[block.style]))
        elif isinstance(block, Items):
            for entry in block.entries:
                console.print(_entry(entry))
        else:
            console.print(_grid(block, console))


def _stands_apart(block: Block, before: Block) -> bool:
    if isinstance(block, Paragraph):
        return block.style == "warning"
    return isinstance(block, Heading) or (
        isinstance(block, Grid) and isinstance(before, Items | Grid)
    )


def _line(text: str, style: str = "") -> Line:
    return Line(clean(text, keep="\n"), style=style, overflow="fold")


def _with_tail(text: str, tail: str, style: str) -> Line | Table:
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


def _grid(grid: Grid, console: Console) -> Table:
    table = house_table(console)
    for head in grid.heads:
        table.add_column(
            head.text,
            justify="right" if head.right else "left",
            no_wrap=head.right or head.short,
            overflow="fold",
        )
    for number, row in enumerate(grid.rows):
        table.add_row(*map(_line, row), style="bold" if number in grid.strong else None)
    return table
