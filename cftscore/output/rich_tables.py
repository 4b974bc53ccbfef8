"""Rich tables in the style of the house."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table


def is_plain(console: Console) -> bool:
    """Tell whether the terminal cannot show signs beyond its own code page."""
    return not console.encoding.lower().startswith("utf")


def house_table(console: Console) -> Table:
    """Make an empty table: a line under the headings, no frame."""
    return Table(
        box=box.ASCII2 if is_plain(console) else box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
        header_style="bold",
    )
