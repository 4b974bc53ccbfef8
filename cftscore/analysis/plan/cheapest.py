"""The cheapest set of changes that brings a commune to its mark: exact, by dynamic programming.

Figures that bound each other (`at_most`) are changed together; criteria whose items measure the
same figure are weighed together; everything else adds up. States are kept by points, so that no
combination is tried twice and none that could be the cheapest is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cftscore.analysis.next_values import Figures, Levers, denominator_of, outcome_of
from cftscore.analysis.plan.costs import Costs
from cftscore.criteria.model import Item
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError
from cftscore.scoring.rules import ItemRule


class Way(NamedTuple):
    """A way to some points; the first three are compared, in this order.

    Attributes:
        cost: scaled.
        asked: scaled points that unknown items must turn out to give.
        size: how many figures change.
        changes: the figures that change, with what they become.
        hopes: the unknown items that must turn out well, with the band that each must reach.
    """

    cost: int = 0
    asked: int = 0
    size: int = 0
    changes: tuple[tuple[str, int], ...] = ()
    hopes: tuple[tuple[str, int], ...] = ()


MOST_COMBINATIONS = 500_000
"""So many ways are joined with others for one commune at most; the shipped set needs hundreds.

Points such as 1, 2, 4, 8 … give each combination of items a total of its own, and twice as many
with every item.
"""

Points = tuple[int, ...]
"""Scaled: the total of some criteria, and of each what it has of the points that it must exceed."""

Ways = dict[Points, Way]


class Search:
    """Looks for the cheapest way of one commune.

    Args:
        levers: of the criteria set.
        costs: what a case weighs.
        figures: of the commune.
        hoping: whether unknown items may turn out as well as they can; else they give 0.
        undoing: whether past cases may be undone.
    """

    def __init__(
        self, levers: Levers, costs: Costs, figures: Figures, *, hoping: bool, undoing: bool
    ) -> None:
        self.levers, self.costs, self.figures = levers, costs, figures
        self.hoping, self.undoing = hoping, undoing
        self.rules = levers.rules
        self.free = levers.free(figures)
        self.known = {
            item.id
            for item in levers.set.items
            if outcome_of(self.rules.items[item.id], figures) != self.rules.items[item.id].unknown
        }
        self.left = MOST_COMBINATIONS
        self.homes = {
            item.id: criterion.id for criterion in levers.set.criteria for item in criterion.items
        }

    def to(self, mark: int) -> Way | None:
        """Find the cheapest way to a total, scaled, with every criterion met; None if none.

        Raises:
            CannotProceedError: there are more combinations than can be tried.
        """
        totals: dict[int, Way] = {0: Way()}
        for group in self._groups():
            ways = self._ways_of(group, mark)
            enough = self.rules.above + 1
            met = ((key[0], way) for key, way in ways.items() if min(key[1:]) >= enough)
            useful = _undominated(met)
            self._count(len(totals) * len(useful))
            totals = _undominated(
                (min(one + other, mark), _join(way, more))
                for one, way in totals.items()
                for other, more in useful.items()
            )
        return totals.get(mark)

    def _groups(self) -> list[list[int]]:
        """Group the criteria that one change can touch together; most stand alone."""
        groups = {criterion.id: [criterion.id] for criterion in self.levers.set.criteria}
        for root in self._roots():
            touched = [self.homes[i.id] for key in self._tree(root) for i in self._items(key)]
            for other in touched[1:]:
                first, second = groups[touched[0]], groups[other]
                if first is not second:
                    first += second
                    groups.update(dict.fromkeys(second, first))
        return [sorted(group) for key, group in groups.items() if key == min(group)]

    def _items(self, key: str) -> list[Item]:
        return [item for item in self.levers.measured[key] if item.id in self.known]

    def _roots(self) -> Iterator[str]:
        """Give the free figures that no other free figure bounds from above."""
        indicators = self.levers.set.indicators
        return (k for k in self.levers.measured if k in self.free and
                indicators[k].at_most not in self.free)  # fmt: skip

    def _tree(self, root: str) -> Iterator[str]:
        yield root
        for part in self.levers.parts.get(root, ()):
            if part in self.free:
                yield from self._tree(part)

    def _ways_of(self, group: Sequence[int], mark: int) -> Ways:
        """Find the cheapest way to each number of points of some criteria."""
        self.places = {key: index for index, key in enumerate(group, start=1)}
        self.caps = (mark, *[self.rules.above + 1] * len(group))
        ways: Ways = {(0,) * len(self.caps): Way()}
        criteria = [
            criterion for criterion in self.levers.set.criteria if criterion.id in self.places
        ]
        for item in (item for criterion in criteria for item in criterion.items):
            rule = self.rules.items[item.id]
            if item.id not in self.known:
                ways = self._combine(ways, self._hopes(rule))
            elif item.numerator not in self.free:
                ways = self._combine(ways, {self._points([(rule, self.figures)]): Way()})
        for root in self._roots():
            items = [item for key in self._tree(root) for item in self._items(key)]
            if items and self.homes[items[0].id] in self.places:
                values = self._candidates(root)
                ways = self._combine(ways, self._best(self._by_value(root, values).items()))
        return ways

    def _hopes(self, rule: ItemRule) -> Ways:
        """Give what an unknown item may turn out to be."""
        ways: Ways = {(0,) * len(self.caps): Way()}
        if self.hoping:
            for band in range(rule.below):
                points = rule.least[band]
                key = self._at(rule.item.id, points)
                ways[key] = Way(asked=points, hopes=((rule.item.id, band),))
        return ways

    def _candidates(self, root: str) -> list[int]:
        """Give the values at which something changes for figures that bound each other.

        The cheapest change never needs another: between them cost only grows.
        """
        found: set[int] = set()
        for key in self._tree(root):
            current = self.figures[key] or 0
            least, most = self._bounds(key)
            edges = (
                self.rules.items[item.id].edge(band, denominator_of(item, self.figures) or 0)
                for item in self._items(key)
                for band in range(len(item.bands))
            )
            found |= {current, *(min(max(edge, least), most) for edge in edges)}
        return sorted(found)

    def _bounds(self, key: str) -> tuple[int, int]:
        return self.levers.bounds(key, self.figures, among=self.free, undoing=self.undoing)

    def _by_value(self, key: str, values: Sequence[int]) -> dict[int, Ways]:
        """Find, for each value of a figure, the cheapest ways of it and of all that it bounds."""
        least, most = self._bounds(key)
        current, weight = self.figures[key] or 0, self.costs.weights[key]
        parts = [
            self._by_value(part, values)
            for part in self.levers.parts.get(key, ())
            if part in self.free
        ]
        found: dict[int, Ways] = {}
        for value in values:
            if not least <= value <= most:
                continue
            figures = {**self.figures, key: value}
            measured = [(self.rules.items[item.id], figures) for item in self._items(key)]
            changes = ((key, value),) if value != current else ()
            own = Way(abs(value - current) * weight, size=len(changes), changes=changes)
            ways: Ways = {self._points(measured): own}
            for part in parts:
                ways = self._combine(
                    ways, self._best((v, w) for v, w in part.items() if v <= value)
                )
            found[value] = ways
        return found

    def _points(self, measured: Iterable[tuple[ItemRule, Figures]]) -> Points:
        key = (0,) * len(self.caps)
        for rule, figures in measured:
            points = rule.least[outcome_of(rule, figures)]
            key = self._add(key, self._at(rule.item.id, points))
        return key

    def _at(self, item: str, points: int) -> Points:
        key = [points, *[0] * (len(self.caps) - 1)]
        key[self.places[self.homes[item]]] = points
        return tuple(key)

    def _add(self, one: Points, other: Points) -> Points:
        sums = zip(one, other, self.caps, strict=True)
        return tuple(min(a + b, cap) for a, b, cap in sums)

    def _combine(self, ways: Ways, more: Ways) -> Ways:
        self._count(len(ways) * len(more))
        found: Ways = {}
        for one, way in ways.items():
            for other, added in more.items():
                _keep(found, self._add(one, other), _join(way, added))
        return found

    def _best(self, by_value: Iterable[tuple[int, Ways]]) -> Ways:
        found: Ways = {}
        for _, ways in by_value:
            self._count(len(ways))
            for key, way in ways.items():
                _keep(found, key, way)
        return found

    def _count(self, combinations: int) -> None:
        """Count what is tried, so that no criteria set makes a search go on for ever."""
        self.left -= combinations
        if self.left < 0:
            raise CannotProceedError([c.PlanTooManyCombinations(most=MOST_COMBINATIONS)])


def _keep(found: Ways, key: Points, way: Way) -> None:
    if key not in found or way[:3] < found[key][:3]:
        found[key] = way


def _join(one: Way, other: Way) -> Way:
    return Way(
        one.cost + other.cost,
        one.asked + other.asked,
        one.size + other.size,
        one.changes + other.changes,
        one.hopes + other.hopes,
    )


def _undominated(ways: Iterable[tuple[int, Way]]) -> dict[int, Way]:
    """Keep the ways that no cheaper way to as many points makes needless."""
    kept: dict[int, Way] = {}
    cheapest: Way | None = None
    for points, way in sorted(ways, key=lambda found: (-found[0], found[1][:3])):
        if cheapest is None or way[:3] < cheapest[:3]:
            kept[points] = cheapest = way
    return kept
