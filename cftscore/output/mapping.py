"""The headings of workbooks as they were read, and what each may mean: tables for any output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cftscore.authoring import mapping as authoring
from cftscore.authoring.mapped import MappedHeading, Mapping
from cftscore.authoring.mapping import Certainty, Row, title_of
from cftscore.core.text import Language, Text
from cftscore.criteria.model import CriteriaSet
from cftscore.intake import mapping as intake_mapping
from cftscore.intake.headings import UNUSED
from cftscore.intake.mapping import UNDECIDED
from cftscore.output.blocks import Block, Grid, Head, Heading, Paragraph
from cftscore.output.columns import Column, Columns, Table, coded, in_both

_TITLE = Text("Tiêu đề trong tệp Excel và chỉ tiêu tương ứng", "Headings and what they mean")
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


_HEADING: Columns[MappedHeading] = (
    Column("path", Text("Tệp", "File")),
    Column("sheet", Text("Trang tính", "Sheet")),
    Column("cell", Text("Ô", "Cell")),
    Column("heading", Text("Tiêu đề", "Heading")),
    Column("examples", Text("Giá trị đầu", "First values"), get=lambda row: _keys(row.examples)),
    Column(
        "meaning",
        Text("Nghĩa", "Meaning"),
        "id",
        lambda row: row.meaning.key if row.meaning else None,
    ),
    Column("near", Text("Gần với", "Near to"), get=lambda row: _keys(key.key for key in row.near)),
    *coded("certainty", Text("Mức chắc chắn", "How sure"), CERTAINTY),
    *in_both("why", Text("Vì sao", "Why"), lambda row: row.why),
)


def _keys(some: Iterable[str]) -> str:
    return ", ".join(some)


def headings(shown: Mapping) -> Table:
    """One row per heading: where it stands, what it means, how sure that is, and why."""
    return Table.of("headings", Text("Tiêu đề", "Headings"), _HEADING, shown.headings)


TABLES: dict[str, Callable[[Mapping], Table]] = {"headings": headings}


def blocks(shown: Mapping, language: Language) -> Iterator[Block]:
    """Lay the headings out as a table under a title, and count those that are open."""
    lines = (
        (
            f"{row.sheet}!{row.cell}",
            f"{row.heading}\n{', '.join(row.examples)}",
            "\n".join(f"? {key.title.say(language)}" for key in row.near)
            if row.meaning is None
            else row.meaning.title.say(language),
            f"{CERTAINTY[row.certainty].say(language)}: {row.why.say(language)}",
        )
        for row in shown.headings
    )
    yield Heading(_TITLE.say(language), 1)
    yield Grid(tuple(Head(head.say(language)) for head in _HEADS), tuple(lines))
    known = len(shown.headings) - shown.open
    yield Paragraph(_COUNT.say(language, known=known, open=shown.open))


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
