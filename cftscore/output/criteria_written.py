"""A criteria set that was written: which figures are verified, and the lines before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from cftscore.authoring.outcomes import Written
from cftscore.authoring.verify import FigureMarked
from cftscore.core.text import Language, Text
from cftscore.output.blocks import Block, Grid, Head, Paragraph, Said, Span, Style
from cftscore.output.criteria_set import figures
from cftscore.output.words import clean

_VERIFIED = Text("{of}, đã đối chiếu: {what}.", "{of} verified: {what}.")
_ELSEWHERE = Text(
    "{of}, giữ nguyên: {what} (nằm trong {base}).",
    "{of} unchanged: {what} (it is in {base}).",
)
_LINES = Text("Các dòng đã thay trong tệp:", "The lines that changed in the file:")
_NOTHING = Text(
    "Không có gì phải sửa: tệp đã ghi như vậy.", "Nothing to change: the file says so already."
)


def blocks(made: Written, language: Language) -> Iterator[Block]:
    """Say which figures are verified, the figures by status, and what changed in the file."""
    marked = made.verified or made.elsewhere
    if marked and not made.lines:
        yield Paragraph(_NOTHING.say(language))
    for of, what in _by_thing(made.verified, language):
        yield Paragraph(_VERIFIED.say(language, of=of, what=what))
    for of, what in _by_thing(made.elsewhere, language):
        yield Paragraph(_ELSEWHERE.say(language, of=of, what=what, base=made.base))
    yield Paragraph(figures(made.legal_basis, made.figures, language))
    # Last: who does not know the format needs none of it.
    if made.lines:
        yield Paragraph(_LINES.say(language))
        yield _lines(made)


def _lines(made: Written) -> Grid:
    rows: list[tuple[Said, ...]] = []
    changes: tuple[tuple[str, Style], ...] = (("-", "bad"), ("+", "good"))
    for change in made.lines:
        for text, (sign, style) in zip((change.before, change.after), changes, strict=True):
            if text is not None:
                number = Span(str(change.number), "dim")
                rows.append((number, Span(sign, style), Span(clean(text.strip()), style)))
    return Grid((Head("", right=True), Head("", short=True), Head("")), tuple(rows))


def _by_thing(
    marked: Iterable[FigureMarked], language: Language
) -> Iterator[tuple[str, list[str]]]:
    for of, group in groupby(marked, key=lambda one: one.of.say(language)):
        yield of, [one.what.say(language) for one in group]
