"""Figures that were verified, on a terminal: the lines of the file before and after, and which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from cftscore.authoring.verify import Marked, Verification
from cftscore.core.text import Language, Text
from cftscore.output.criteria_set import figures_line
from cftscore.output.words import clean

_VERIFIED = Text("{of}, đã đối chiếu: {what}.", "{of} verified: {what}.")
_ELSEWHERE = Text(
    "{of}, giữ nguyên: {what} (nằm trong {base}).",
    "{of} left as it is: {what} (stands in {base}).",
)
_NOTHING = Text("Không có gì phải sửa: đã ghi như vậy.", "Nothing to change: it says so already.")


def show(made: Verification, console: Console, language: Language) -> None:
    """Print what changed in the file, which figures are verified, and the figures by status."""
    if made.lines:
        console.print(_lines(made))
    else:
        console.print(Line(_NOTHING.say(language)))
    for of, what in _by_thing(made.figures, language):
        console.print(Line(_VERIFIED.say(language, of=of, what=what)))
    base = str(made.file.bases[0]) if made.file.bases else ""
    for of, what in _by_thing(made.elsewhere, language):
        console.print(Line(_ELSEWHERE.say(language, of=of, what=what, base=base)))
    console.print(figures_line(made.file.set.figures, language))


def _lines(made: Verification) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    grid.add_column(justify="right", no_wrap=True, style="dim")
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for change in made.lines:
        for sign, text, style in (("-", change.before, "red"), ("+", change.after, "green")):
            if text is not None:
                line = Line(clean(text.strip()), style=style)
                grid.add_row(str(change.number), Line(sign, style=style), line)
    return grid


def _by_thing(marked: Iterable[Marked], language: Language) -> Iterator[tuple[str, list[str]]]:
    for of, group in groupby(marked, key=lambda one: one.of.say(language)):
        yield of, [one.figure.what.say(language) for one in group]
