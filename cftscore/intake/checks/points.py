"""Points that somebody typed beside the figures: no input, but held against those found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from cftscore.core.text import fold
from cftscore.criteria.model import CriteriaSet
from cftscore.criteria.vocabulary import LEVELS
from cftscore.findings.model import Place
from cftscore.intake.checks.ratios import ratio_columns
from cftscore.intake.header import Table
from cftscore.intake.values import shown
from cftscore.register.model import Commune

_TOTALS = frozenset(("tong diem", "tong so diem", "tong cong diem", "tong diem tu cham"))


class Typed(msgspec.Struct, frozen=True):
    """Points as they were typed.

    Attributes:
        place: the cell.
        column: of the sheet, so that many of one column are told together.
        commune: the code.
        items: those whose points they are, by id; empty for the total.
        points: the points.
    """

    place: Place
    column: int
    commune: str
    items: tuple[str, ...]
    points: Decimal


def typed(
    table: Table, rows: Sequence[tuple[int, Commune]], criteria_set: CriteriaSet
) -> Iterator[Typed]:
    """Find the points typed in a table, as far as it is plain of which items they are."""
    for column, items in _columns(table, criteria_set).items():
        for row, commune in rows:
            raw = table.sheet.rows[row][column]
            if isinstance(raw, int | float) and not isinstance(raw, bool):
                points = Decimal(shown(raw))
                yield Typed(table.at(row, column), column, commune.code, items, points)


def _columns(table: Table, criteria_set: CriteriaSet) -> dict[int, tuple[str, ...]]:
    """Find the columns of points, each with the items to the left of it, up to the one before."""
    header = table.header
    columns = sorted(at for at, part in header.parts.items() if part.kind == "points")
    if not columns:
        return {}
    by_key = {item.numerator: item.id for item in criteria_set.items}
    measured = {
        column: by_key[key]
        for key, where in header.columns.items()
        if key in by_key
        for column in where
    }
    for column, item in ratio_columns(table, criteria_set).items():
        measured[column] = item.id
    found: dict[int, tuple[str, ...]] = {}
    before = -1
    for column in columns:
        levels = header.titles[column].split(LEVELS)
        if fold(levels[-1]) in _TOTALS and len(levels) == 1:
            found[column] = ()
            continue
        group = levels[0] if len(levels) > 1 else None
        items = dict.fromkeys(
            measured[at]
            for at in sorted(measured)
            if before < at < column
            and (group is None or header.titles[at].split(LEVELS)[0] == group)
        )
        before = column
        # One column of points behind the items of several criteria may be that of the total.
        plain = group is not None or len({item.partition(".")[0] for item in items}) == 1
        if items and plain:
            found[column] = tuple(items)
    return found
