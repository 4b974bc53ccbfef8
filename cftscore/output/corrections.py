"""What was corrected in a copy of a workbook, in words and as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cftscore.core.text import Language, Text
from cftscore.output.blocks import Block, Grid, Head, Paragraph
from cftscore.output.columns import Column, Columns, Table
from cftscore.output.diagnostics import MOST_LISTED
from cftscore.output.words import clean
from cftscore.validation.fix import Corrected, Corrections

_CORRECTED = Text("Đã sửa {count} ô", "Cells corrected: {count}")
_LEFT = Text(
    "không có ô nào sửa được một cách chắc chắn", "no cell can be corrected with certainty"
)
_MORE = Text(
    "… và {count} ô khác cũng đã sửa trong bản sao",
    "… and {count} more cells, corrected in the copy as well",
)
_CELL: Columns[Corrected] = (
    Column("sheet", Text("Trang tính", "Sheet")),
    Column("cell", Text("Ô", "Cell")),
    Column("before", Text("Trước", "Before")),
    Column("after", Text("Sau", "After"), get=lambda cell: str(cell.after)),
)


def corrections(shown: Corrections) -> Table:
    """One row per cell that was corrected: before and after."""
    return Table.of("corrections", Text("Đã sửa", "Corrected"), _CELL, shown.corrections)


TABLES: dict[str, Callable[[Corrections], Table]] = {"corrections": corrections}


def blocks(shown: Corrections, language: Language) -> Iterator[Block]:
    """Say what was corrected: the cell, before and after; of many the first thousands alone."""
    made = shown.corrections
    text = _CORRECTED.say(language, count=len(made)) if made else _LEFT.say(language)
    rows = tuple(
        (
            f"  {clean(correction.sheet or '')}!{correction.cell}",
            f"“{_visible(correction.before)}” → “{_visible(str(correction.after))}”",
        )
        for correction in made[:MOST_LISTED]
    )
    yield Paragraph(f"{clean(', '.join(shown.written))}: {text}", "bold")
    yield Grid((Head("", short=True), Head("")), rows)
    if len(made) > MOST_LISTED:
        yield Paragraph(_MORE.say(language, count=len(made) - MOST_LISTED))


def _visible(text: str) -> str:
    """Show the spaces that a correction is about."""
    return clean(text.replace("\n", "⏎").replace("\u00a0", "␣"))
