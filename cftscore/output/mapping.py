"""The headings of workbooks as they were read, and what each may mean: tables for any output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from cftscore.authoring import mapping as authoring
from cftscore.authoring.mapped import MappedHeading, Mapping
from cftscore.authoring.mapping import Certainty, Row, title_of
from cftscore.core.text import Language, Text, fold
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


def answered(row: Row, text: str, criteria_set: CriteriaSet) -> Row | None:
    """Return a row as somebody answered: 0 for unused, a key, a label; None for anything else."""
    meaning = UNUSED if text == "0" else intake_mapping.meaning_of(text, criteria_set)
    return None if meaning in (None, UNDECIDED) else authoring.decided(row, str(meaning))


def choices(
    meanings: Sequence[str], criteria_set: CriteriaSet, language: Language
) -> Iterator[tuple[int, str]]:
    """Number what a heading may mean, from 1, and 0 for not used; each with its title."""
    for number, meaning in (*enumerate(meanings, start=1), (0, UNUSED)):
        yield number, title_of(meaning, criteria_set, language)


def is_same(row: Row, other: Row) -> bool:
    """Whether two headings are the same indicator or column."""
    return row.meaning == other.meaning not in (UNUSED, UNDECIDED)


def chosen(row: Row, meaning: str) -> Row:
    """Return a row of which somebody chose what it means."""
    return authoring.decided(row, meaning)


def search(text: str, criteria_set: CriteriaSet) -> tuple[str, ...]:
    """Find the indicators and other columns whose title or key holds all words of a text."""
    titles = {
        **{key: (key, one.label.vi, one.label.en) for key, one in criteria_set.indicators.items()},
        **{f"@{key}": (key, one.vi, one.en) for key, one in intake_mapping.COLUMN_TITLES.items()},
    }
    words = fold(text).split()
    return tuple(
        meaning
        for meaning, known in titles.items()
        if words and any(all(word in title for word in words) for title in map(fold, known))
    )
