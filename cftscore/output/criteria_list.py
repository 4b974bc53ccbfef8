"""Criteria sets, listed: in words, and as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cftscore.core.numbers import plain
from cftscore.core.text import Language, Text, number
from cftscore.criteria.model import STATUS_TITLES, CriteriaSet, Status
from cftscore.output import words
from cftscore.output.blocks import Block, Grid, Head, Said, lines
from cftscore.output.columns import Column, Columns, Table, in_both
from cftscore.output.criteria_set import said_status

_ID, _TITLE = Text("Mã", "Id"), Text("Tên", "Title")
_FROM, _FIGURES = Text("Hiệu lực từ", "In force from"), Text("Ngưỡng, mức điểm", "Figures")
_ITEMS, _POINTS = Text("Nội dung", "Items"), Text("Điểm", "Points")


def _of_status(status: Status) -> Column[CriteriaSet]:
    return Column(
        status, STATUS_TITLES[status], "count", lambda listed: listed.figures.get(status, 0)
    )


_SET: Columns[CriteriaSet] = (
    Column("id", _ID, "id"),
    *in_both("title", _TITLE, lambda listed: listed.title),
    Column(
        "number", Text("Số quyết định", "Decision"), get=lambda listed: listed.legal_basis.number
    ),
    Column("date", Text("Ngày ký", "Date"), get=lambda listed: listed.legal_basis.date),
    Column("effective_from", _FROM, get=lambda listed: listed.legal_basis.effective_from),
    Column(
        "effective_to",
        Text("Hiệu lực đến", "In force until"),
        get=lambda listed: listed.legal_basis.effective_to,
    ),
    Column("items", _ITEMS, "count", lambda listed: len(listed.items)),
    Column("max_points", _POINTS, "points"),
    *map(_of_status, STATUS_TITLES),
)


def sets(shown: Sequence[CriteriaSet]) -> Table:
    """One row per criteria set: the decision, its items and points, its figures by status."""
    return Table.of("sets", Text("Các bộ tiêu chí", "Criteria sets"), _SET, shown)


TABLES: dict[str, Callable[[Sequence[CriteriaSet]], Table]] = {"sets": sets}


def blocks(shown: Sequence[CriteriaSet], language: Language) -> Iterator[Block]:
    """Say one row per criteria set: id, title, in force from, items, points, figures."""
    heads = (
        *(Head(head.say(language)) for head in (_ID, _TITLE, _FROM)),
        *(Head(head.say(language), right=True) for head in (_ITEMS, _POINTS)),
        Head(_FIGURES.say(language), short=True),
    )
    rows: list[tuple[Said, ...]] = [
        (
            listed.id,
            listed.title.say(language),
            words.date(listed.legal_basis.effective_from, language),
            number(len(listed.items), language),
            number(plain(listed.max_points), language),
            lines(said_status(s, language, f"{n} ") for s, n in listed.figures.items() if n),
        )
        for listed in shown
    ]
    yield Grid(heads, tuple(rows))
