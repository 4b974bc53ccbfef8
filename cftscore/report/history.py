"""Year over year, as reports show it: compliance by period, communes gained and lost, points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal

import msgspec

from cftscore.analysis.compare.comparison import (
    AreaComparison,
    Comparison,
    CriterionAverage,
    Recognition,
)
from cftscore.core.numbers import percent

GAINED: tuple[Recognition, ...] = ("gained",)
LOST: tuple[Recognition, ...] = ("lost", "lost_in_part")


class Share(msgspec.Struct, frozen=True):
    """The communes of an area that passed in a period."""

    passed: int
    communes: int
    percent: Decimal


class AreaHistory(msgspec.Struct, frozen=True):
    """An area through the periods; None where it was not evaluated as a whole.

    Attributes:
        name: as last registered.
        is_whole: whether it is a province, or all communes of the scope.
        former: whether it is gone since a reform.
        shares: by period.
        points, communes: the change from the last but one period to the last: in percentage
            points, and in communes that pass.
    """

    name: str
    is_whole: bool
    former: bool
    shares: tuple[Share | None, ...]
    points: Decimal | None
    communes: int | None


class History(msgspec.Struct, frozen=True):
    """What changed since earlier periods.

    Attributes:
        periods: in order; the last is the report's.
        areas: districts, then provinces.
        recognition: how many communes were gained, kept, lost and so on since the period before.
        gained, lost: their names, with the district.
        moves: average points by criterion, most changed first; empty where points are not
            compared, or are not published.
    """

    periods: tuple[str, ...]
    areas: tuple[AreaHistory, ...]
    recognition: dict[Recognition, int]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    moves: tuple[CriterionAverage, ...] = field(default=())


def history(comparison: Comparison, target: Decimal | None = None, *, public: bool) -> History:
    """Take from a comparison what a report shows.

    Args:
        comparison: of the report's period with earlier ones.
        target: a percentage that stands beside each: one that fails it never shows as it.
        public: leave all points out.
    """
    pair = len(comparison.pairs) - 1
    return History(
        periods=tuple(period.period for period in comparison.periods),
        areas=tuple(_areas(comparison, pair, target)),
        recognition=comparison.overall.pairs[pair].recognition,
        gained=tuple(_names(comparison, pair, GAINED)),
        lost=tuple(_names(comparison, pair, LOST)),
        moves=() if public else comparison.overall.pairs[pair].criteria,
    )


def _areas(comparison: Comparison, pair: int, target: Decimal | None) -> Iterator[AreaHistory]:
    for district in comparison.districts:
        yield _area(district, pair, target, is_whole=False)
    for province in comparison.provinces:
        if any(province.periods):
            yield _area(province, pair, target, is_whole=True)
    if not any(any(province.periods) for province in comparison.provinces):
        yield _area(comparison.overall, pair, target, is_whole=True)


def _area(
    area: AreaComparison, pair: int, target: Decimal | None, *, is_whole: bool
) -> AreaHistory:
    beside = () if target is None else (target,)
    shares = tuple(
        None
        if period is None
        else Share(
            period.passed, period.communes, percent(period.passed, period.communes, at_least=beside)
        )
        for period in area.periods
    )
    change = area.pairs[pair]
    return AreaHistory(
        area.name, is_whole, area.former, shares, change.percentage_points, change.communes
    )


def _names(comparison: Comparison, pair: int, kinds: tuple[Recognition, ...]) -> Iterator[str]:
    for commune in comparison.communes:
        if commune.pairs[pair].recognition in kinds:
            yield ", ".join(part for part in (commune.name, commune.district) if part)
