"""Flat tables as they are laid out in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from cftscore.core.text import Language, number
from cftscore.output.blocks import Grid, Head
from cftscore.output.columns import TEXTS, Column, Table
from cftscore.output.words import clean


def grid(shown: Table, language: Language, kept: Sequence[int] | None = None) -> Grid:
    """Lay out a table: of texts in two languages only the one.

    Args:
        shown: the table.
        language: that it is laid out in.
        kept: the places of the columns that are shown, if not all.
    """
    places = shown.in_language(language) if kept is None else kept
    rows = tuple(
        tuple(
            number(value, language) if isinstance(value, int | Decimal) else clean(str(value or ""))
            for value in (row[index] for index in places)
        )
        for row in shown.rows
    )
    return Grid(tuple(head(shown.columns[index], language) for index in places), rows)


def head(column: Column[Any], language: Language) -> Head:
    """Give the heading of a column; numbers stand on the right."""
    return Head(column.label.say(language), right=column.kind not in TEXTS)
