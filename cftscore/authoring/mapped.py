"""Headings as a document: what each is read as, and what it may mean."""

from __future__ import annotations

from collections.abc import Iterable

from cftscore.authoring.mapping import WHY, Certainty, Row, title_of
from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet
from cftscore.intake.mapping import UNDECIDED

SCHEMA = "cftscore/mapping/1"


class Meaning(Record, frozen=True):
    """What a heading means, or may mean.

    Attributes:
        key: of an indicator; `name`, `code` and the like for what says which commune it is;
            `unused`. It is what a mapping says.
        title: the same in words.
    """

    key: str
    title: Text


class MappedHeading(Record, frozen=True):
    """A heading of the workbooks, at the first place where it stands.

    Attributes:
        path, sheet, cell: of its lowest cell.
        heading: its levels in one line.
        examples: the first values below it.
        meaning: None where somebody must say it.
        near: what its words are nearest to, the likeliest first.
        certainty: how sure the meaning, or the first of `near`, is.
        why: what tells so.
    """

    path: str | None
    sheet: str | None
    cell: str | None
    heading: str
    examples: tuple[str, ...]
    meaning: Meaning | None
    near: tuple[Meaning, ...]
    certainty: Certainty
    why: Text


class Mapping(Record, frozen=True, kw_only=True):
    """What the headings of some workbooks mean.

    Attributes:
        schema: the name and version of this format.
        criteria_set: the id of the set whose indicators they are mapped to.
        open: of how many headings somebody must say what they mean.
        headings: each once.
        written: the files that were written; none until they are.
    """

    schema: str = SCHEMA
    criteria_set: str
    open: int
    headings: tuple[MappedHeading, ...]
    written: tuple[str, ...] = ()


def document(rows: Iterable[Row], criteria_set: CriteriaSet) -> Mapping:
    """Say what the headings of some workbooks mean."""

    def meaning(key: str) -> Meaning:
        titles = Text(title_of(key, criteria_set, "vi"), title_of(key, criteria_set, "en"))
        return Meaning(key.removeprefix("@"), titles)

    headings = tuple(
        MappedHeading(
            path=row.place.path,
            sheet=row.place.sheet,
            cell=row.place.cell,
            heading=row.heading,
            examples=row.examples,
            meaning=None if row.meaning == UNDECIDED else meaning(row.meaning),
            near=tuple(map(meaning, row.near)),
            certainty=row.certainty,
            why=WHY[row.why],
        )
        for row in rows
    )
    still_open = sum(heading.meaning is None for heading in headings)
    return Mapping(criteria_set=criteria_set.id, open=still_open, headings=headings)
