"""Columns of two sides that are laid beside each other: their readings, verdicts and points.

A key begins with its side: `own_value`, `old_value`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from cftscore.analysis.reconcile import Reading
from cftscore.core.text import Text
from cftscore.evaluation.document import Source
from cftscore.output import reconciled_words
from cftscore.output.columns import Column, Columns, coded
from cftscore.output.tables.evaluation import ANSWER_TITLES, POINTS, VERDICT


class Placed(NamedTuple):
    """What a side says of a figure, and the files of the side."""

    reading: Reading
    sources: Sequence[Source]


def readings(side: str, title: Text) -> Columns[Placed]:
    """Give the columns of one side's reading: a count, an answer or a unit class, and its cells."""
    columns: Columns[Placed] = (
        Column("value", Text("Số liệu", "Figure"), "count", _count),
        *coded("answer", Text("Trả lời", "Answer"), ANSWER_TITLES, _answer),
        Column("unit_class", Text("Nhóm đơn vị", "Unit class"), "id", _unit_class),
        Column("written", Text("Ô ghi", "Written"), get=_written),
        Column("cells", Text("Ô số liệu", "Cells"), get=_cells),
    )
    return of_side(side, title, columns)


def results(side: str, title: Text) -> Columns[Any]:
    """Give the columns of the verdict and the points by one side's figures."""
    return of_side(side, title, (*VERDICT, *POINTS))


def of_side(side: str, title: Text, columns: Columns[Any]) -> Columns[Any]:
    """Give columns of one side: `own_verdict`, headed `Verdict (reported)`."""
    return tuple(
        msgspec.structs.replace(
            column,
            key=f"{side}_{column.key}",
            label=Text(f"{column.label.vi} ({title.vi})", f"{column.label.en} ({title.en})"),
            get=column.value,
        )
        for column in columns
    )


def _count(placed: Placed) -> int | None:
    value = placed.reading.value
    return value if isinstance(value, int) else None


def _answer(placed: Placed) -> str | None:
    value = placed.reading.value
    return value if value in ("yes", "no") else None


def _unit_class(placed: Placed) -> str | None:
    value = placed.reading.value
    return value if isinstance(value, str) and value not in ("yes", "no") else None


def _written(placed: Placed) -> str:
    return "; ".join(placed.reading.written)


def _cells(placed: Placed) -> str:
    return ", ".join(reconciled_words.places(placed.reading, placed.sources))
