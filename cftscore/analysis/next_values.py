"""Next values: by how much one figure would have to differ for an item to earn a better band.

Denominators are taken as they are: a plan asks for more children registered, never for fewer
children. A figure stays within what the others allow, so that no plan asks for a contradiction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from cftscore.analysis.plan.costs import Costs
from cftscore.core.record import Record
from cftscore.criteria.model import CriteriaSet, Item
from cftscore.evaluation.document import CommuneResult, Number
from cftscore.intake.values import MAX_COUNT
from cftscore.scoring.rules import ItemRule, Rules

Figures = Mapping[str, int | None]
"""By indicator key, a count, 1 or 0 for yes or no, None where it is unknown."""

Answer = int | Literal["yes", "no"]
"""A count, or the answer to a yes-or-no question."""

When = Literal["this_year", "next_year", "blocked"]


class Step(Record, frozen=True):
    """A better band of an item, and what one figure would have to be to earn it.

    Attributes:
        item: such as `2.1`.
        band: from 0, the best.
        points: what the band gives.
        gain: how many more points than now.
        indicator: the figure that would have to differ; the denominator stays.
        before, after: what it is, and the nearest value that earns the band.
        cost: the difference in cases times their weight.
        when: `this_year`; `next_year` where past cases would have to be undone; `blocked` where
            other figures do not allow that value.
    """

    item: str
    band: int
    points: Number
    gain: Number
    indicator: str
    before: Answer
    after: Answer
    cost: Number
    when: When


def figures_of(commune: CommuneResult, criteria_set: CriteriaSet) -> dict[str, int | None]:
    """Read back the figures that a commune's record was scored from.

    Args:
        commune: its record; without items every figure is unknown.
        criteria_set: the set that was applied.
    """
    figures: dict[str, int | None] = dict.fromkeys(criteria_set.indicators)
    results = {result.id: result for criterion in commune.criteria for result in criterion.items}
    for item in criteria_set.items:
        result = results.get(item.id)
        if result is None:
            continue
        if item.yes_no is None:
            figures[item.numerator] = result.numerator
        else:
            figures[item.numerator] = {"yes": 1, "no": 0}.get(str(result.value))
        if item.denominator is not None:
            figures[item.denominator] = result.denominator
    return figures


class Levers:
    """What a criteria set lets a commune change: which figures, within which others.

    Attributes:
        rules: the set, made ready for scoring.
        measured: by indicator, the items that measure it.
        parts: by indicator, the indicators that cannot exceed it.
    """

    def __init__(self, rules: Rules) -> None:
        self.rules, self.set = rules, rules.set
        self.measured: dict[str, list[Item]] = {}
        self.parts: dict[str, list[str]] = {}
        for item in self.set.items:
            self.measured.setdefault(item.numerator, []).append(item)
        for part, wholes in self.set.wholes.items():
            for whole in wholes:
                self.parts.setdefault(whole, []).append(part)
        self._denominators = {item.denominator for item in self.set.items}

    def free(self, figures: Figures) -> set[str]:
        """Tell which figures may differ: those that are known and measured, and no denominator."""
        return {
            key
            for key in self.measured
            if key not in self._denominators and figures[key] is not None
        }

    def bounds(
        self, key: str, figures: Figures, *, among: Collection[str] = (), undoing: bool = False
    ) -> tuple[int, int]:
        """Give the least and the most that a known figure may be.

        Args:
            key: the indicator.
            figures: of the commune.
            among: figures that may differ at the same time, and so set no bounds yet.
            undoing: whether past cases may be undone.
        """
        indicator = self.set.indicators[key]
        current = figures[key] or 0
        parts, wholes = (
            [
                value
                for other in others.get(key, ())
                if other not in among and (value := figures[other]) is not None
            ]
            for others in (self.parts, self.set.wholes)
        )
        least = current if indicator.irreversible and not undoing else 0
        most = 1 if indicator.type == "yes_no" else MAX_COUNT
        return max([least, *parts]), min([most, *wholes])

    def answer(self, key: str, value: int) -> Answer:
        """Write a figure as the document does: a count, or `yes` and `no`."""
        if self.set.indicators[key].type == "count":
            return value
        return "yes" if value else "no"

    def steps(self, figures: Figures, costs: Costs) -> Iterator[Step]:
        """Give, item by item, every band better than the one that is met, the nearest first."""
        free = self.free(figures)
        for item in self.set.items:
            rule = self.rules.items[item.id]
            outcome = outcome_of(rule, figures)
            if item.numerator in free and outcome <= rule.below:
                for band in reversed(range(outcome)):
                    yield self._step(rule, band, outcome, figures, costs)

    def _step(
        self, rule: ItemRule, band: int, outcome: int, figures: Figures, costs: Costs
    ) -> Step:
        item, key = rule.item, rule.item.numerator
        before, after = figures[key] or 0, rule.edge(band, denominator_of(item, figures) or 0)
        least, most = self.bounds(key, figures)
        undoes = after < before and self.set.indicators[key].irreversible
        allowed = least <= after <= most
        points, now = rule.least[band], rule.least[outcome]
        return Step(
            item=item.id,
            band=band,
            points=self.rules.unscaled(points),
            gain=self.rules.unscaled(points - now),
            indicator=key,
            before=self.answer(key, before),
            after=self.answer(key, after),
            cost=costs.unscaled(abs(after - before) * costs.weights[key]),
            when="next_year" if undoes else "this_year" if allowed else "blocked",
        )


def denominator_of(item: Item, figures: Figures) -> int | None:
    """Give what an item is measured against: 1 where it is no quotient, None where unknown."""
    return 1 if item.denominator is None else figures[item.denominator]


def outcome_of(rule: ItemRule, figures: Figures) -> int:
    """Find the outcome of an item of one commune."""
    return rule.outcome(figures[rule.item.numerator], denominator_of(rule.item, figures))
