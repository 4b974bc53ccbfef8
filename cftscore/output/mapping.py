"""The headings of workbooks as they were read, and what each may mean: tables for any output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cftscore.authoring import mapping as authoring
from cftscore.authoring.mapping import WHY, Certainty, Row, title_of
from cftscore.core.text import Language, Text
from cftscore.criteria.model import CriteriaSet
from cftscore.intake import mapping as intake_mapping
from cftscore.intake.headings import UNUSED
from cftscore.intake.mapping import UNDECIDED
from cftscore.output.blocks import Block, Grid, Head, Paragraph

_HEADS = (
    Text("Ô", "Cell"),
    Text("Tiêu đề, giá trị đầu", "Heading, first values"),
    Text("Chỉ tiêu", "Indicator"),
    Text("Mức chắc chắn", "How sure"),
)
CERTAINTY: dict[Certainty, Text] = {
    "sure": Text("chắc chắn", "sure"),
    "likely": Text("có thể", "likely"),
    "unsure": Text("chưa rõ", "unsure"),
}
_COUNT = Text(
    "{known} tiêu đề đã rõ, {open} tiêu đề cần có người chọn.",
    "{known} headings are known, of {open} somebody must say what they are.",
)


def blocks(rows: Sequence[Row], criteria_set: CriteriaSet, language: Language) -> Iterator[Block]:
    """Lay the headings out as a table, and count those that are open."""
    lines = [
        (
            f"{row.place.sheet}!{row.place.cell}",
            f"{row.heading}\n{', '.join(row.examples)}",
            title_of(row.meaning, criteria_set, language)
            or "\n".join(f"? {title_of(key, criteria_set, language)}" for key in row.near),
            f"{CERTAINTY[row.certainty].say(language)}: {WHY[row.why].say(language)}",
        )
        for row in rows
    ]
    yield Grid(tuple(Head(head.say(language)) for head in _HEADS), tuple(lines))
    still_open = sum(map(is_open, rows))
    known = len(rows) - still_open
    yield Paragraph(_COUNT.say(language, known=known, open=still_open))


def is_open(row: Row) -> bool:
    """Whether somebody must still say what a heading means."""
    return row.meaning == UNDECIDED


def choices(row: Row, criteria_set: CriteriaSet, language: Language) -> str:
    """Number what a heading may mean: `1 Births due, 2 Births registered`."""
    near = [title_of(key, criteria_set, language) for key in row.near]
    return ", ".join(f"{at} {title}" for at, title in enumerate(near, start=1))


def answered(row: Row, text: str, criteria_set: CriteriaSet) -> Row | None:
    """Return a row as somebody answered: a number of `choices`, 0 for unused, or a key.

    None where there is no such thing.
    """
    meaning: str | None
    if text == "0":
        meaning = UNUSED
    elif text.isdecimal() and 1 <= int(text) <= len(row.near):
        meaning = row.near[int(text) - 1]
    else:
        meaning = intake_mapping.meaning_of(text, criteria_set)
    return None if meaning is None else authoring.decided(row, meaning)
