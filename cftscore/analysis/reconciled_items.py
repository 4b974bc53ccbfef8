"""Self-assessed and appraised points side by side, item by item, with the figures that differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from cftscore.core.numbers import plain
from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.document import CommuneResult, Number


class ItemReconciled(Record, frozen=True):
    """An item by both sides' figures.

    Attributes:
        criterion: the id of its criterion.
        id, title: the item.
        max_points: the most that it can give.
        own: the points by the figures that the commune reported; None where unknown.
        checked: the points by the checked figures; None where unknown.
        difference: checked less own; None where one of them is unknown.
        indicators: the figures that it reads and that the sides state differently.
    """

    criterion: int
    id: str
    title: Text
    max_points: Number
    own: Number | None
    checked: Number | None
    difference: Number | None
    indicators: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether a figure or the points differ."""
        return bool(self.indicators) or self.own != self.checked


def items_of(
    own: CommuneResult,
    checked: CommuneResult,
    criteria_set: CriteriaSet,
    differing: Collection[str],
) -> Iterator[ItemReconciled]:
    """Give every item of a commune by both sides.

    Args:
        own: its record by the figures that it reported.
        checked: its record by the checked figures, scored by the same criteria set.
        criteria_set: that set.
        differing: the indicators that the sides state differently.
    """
    sides = [
        {item.id: item.points for criterion in one.criteria for item in criterion.items}
        for one in (own, checked)
    ]
    for criterion in criteria_set.criteria:
        for item in criterion.items:
            left, right = (side.get(item.id) for side in sides)
            yield ItemReconciled(
                criterion=criterion.id,
                id=item.id,
                title=item.title,
                max_points=plain(item.max_points),
                own=left,
                checked=right,
                difference=_less(right, left),
                indicators=tuple(key for key in item.indicators if key in differing),
            )


def _less(one: Number | None, other: Number | None) -> Number | None:
    """Subtract exactly."""
    if one is None or other is None:
        return None
    return plain(Decimal(one) - Decimal(other))
