"""What it would take: for a commune that did not pass, the smallest changes that would do.

A route is the cheapest set of changes that reaches the mark and meets every criterion. What is
unknown is first to be filled in: one route holds whatever the blanks turn out to be, the other
if they turn out well. Past cases cannot be undone, so some communes can only pass next year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from cftscore.analysis.next_values import (
    Answer,
    Figures,
    Levers,
    Step,
    denominator_of,
    figures_of,
    outcome_of,
)
from cftscore.analysis.plan.cheapest import Search, Way
from cftscore.analysis.plan.costs import Costs
from cftscore.core.record import Record
from cftscore.evaluation.document import CommuneResult, ItemResult, Number
from cftscore.register.model import InDistrict
from cftscore.scoring.rules import Rules
from cftscore.scoring.verdict import Verdict

Outlook = Literal["passed", "this_year", "fill_in", "next_year", "out_of_reach", "not_submitted"]
OUTLOOKS: tuple[Outlook, ...] = ("this_year", "fill_in", "next_year", "out_of_reach",
                                 "not_submitted")  # fmt: skip


class Effect(Record, frozen=True):
    """What a change does to an item: its points before and after, and its denominator."""

    item: str
    points_before: Number
    points_after: Number
    denominator: int | None


class Change(Record, frozen=True):
    """One figure that would have to differ.

    Attributes:
        indicator: its key.
        before, after: what it is, and what it would have to be.
        cost: the difference in cases times their weight.
        effects: the items that measure it.
    """

    indicator: str
    before: Answer
    after: Answer
    cost: Number
    effects: tuple[Effect, ...]


class Hope(Record, frozen=True):
    """What an unknown item must turn out to give.

    Attributes:
        item: its id.
        points: at least so many.
        band: the band to reach, from 0, the best.
        indicator: the figure that is measured.
        value: what that figure must be, at the least for `from`, at the most for `up_to`; None
            where that depends on another blank.
        denominator: what it is measured against; None for a count or an answer, or where unknown.
    """

    item: str
    points: Number
    band: int
    indicator: str
    value: Answer | None
    denominator: int | None


class Route(Record, frozen=True):
    """A set of changes that would make a commune pass.

    Attributes:
        cost: of all changes.
        points: the total with them, unknown items at what they must give.
        changes: in the order of the items; none where filling in is enough.
        hopes: what unknown items must turn out to give.
    """

    cost: Number
    points: Number
    changes: tuple[Change, ...]
    hopes: tuple[Hope, ...]


class Blank(Record, frozen=True):
    """An item that is unknown: which figures to fill in or correct first.

    Attributes:
        item: its id.
        indicators: the figures that are missing, or that contradict each other.
        cells: where they stand, or where all figures of the item do.
        points_max: what it may give.
    """

    item: str
    indicators: tuple[str, ...]
    cells: tuple[str, ...]
    points_max: Number


class Improvement(InDistrict, frozen=True, kw_only=True):
    """What it would take for one commune to pass.

    Attributes:
        code, name, district_code, district, verdict, points_min, points_max, points_required: as
            in its record.
        outlook: `passed`; `this_year`, whatever the blanks turn out to be; `fill_in`, if they
            turn out well; `next_year`, where past cases stand in the way; `out_of_reach`, where
            no figure that may differ is enough; `not_submitted`.
        route: the cheapest changes, whatever the blanks turn out to be.
        route_if_filled: the cheapest changes if the blanks turn out well; None without blanks.
        route_next_year: with past cases undone: what would have to be otherwise next year.
        unit_class_missing: the mark depends on the unit class, which is unknown.
        blanks: what to fill in first.
        steps: every better band of every known item.
        next_year_items: items that only fewer past cases could lift.
    """

    province_code: str
    verdict: Verdict
    points_min: Number | None
    points_max: Number | None
    points_required: Number | None
    outlook: Outlook
    route: Route | None = None
    route_if_filled: Route | None = None
    route_next_year: Route | None = None
    unit_class_missing: bool = False
    blanks: tuple[Blank, ...] = ()
    steps: tuple[Step, ...] = ()
    next_year_items: tuple[str, ...] = ()

    @property
    def best_route(self) -> Route | None:
        """The route that the outlook speaks of."""
        return self.route or self.route_if_filled or self.route_next_year


class Improver:
    """Finds what it would take, commune by commune.

    Args:
        rules: the criteria set, made ready for scoring.
        costs: what a case weighs.
    """

    def __init__(self, rules: Rules, costs: Costs) -> None:
        self.rules, self.costs = rules, costs
        self.levers = Levers(rules)
        self.order = {item.numerator: n for n, item in reversed([*enumerate(rules.set.items)])}

    def improve(self, commune: CommuneResult) -> Improvement:
        """Find what it would take for one commune to pass."""
        if commune.verdict == "not_submitted":
            return self._record(commune, outlook="not_submitted")
        figures = figures_of(commune, self.rules.set)
        steps = tuple(self.levers.steps(figures, self.costs))
        fields = {
            "steps": steps,
            "next_year_items": tuple(_only_next_year(steps)),
            "blanks": tuple(self._blanks(commune, figures)),
            "unit_class_missing": commune.unit_class is None,
        }
        if commune.verdict == "pass":
            return self._record(commune, outlook="passed", **fields)
        mark = self.rules.marks.get(commune.unit_class or "")
        worst, best = (self.rules.hardest, self.rules.easiest) if mark is None else (mark, mark)
        route = self._route(figures, worst)
        hopeful = bool(fields["blanks"]) or mark is None
        if_filled = self._route(figures, best, hoping=True) if hopeful else None
        outlook: Outlook = "this_year" if route else "fill_in"
        next_year = None
        if route is None and if_filled is None:
            next_year = self._route(figures, best, hoping=True, undoing=True)
            outlook = "next_year" if next_year else "out_of_reach"
        return self._record(
            commune,
            outlook=outlook,
            route=route,
            route_if_filled=if_filled,
            route_next_year=next_year,
            **fields,
        )

    def _record(self, commune: CommuneResult, **more: Any) -> Improvement:
        return Improvement(
            code=commune.code,
            name=commune.name,
            district_code=commune.district_code,
            district=commune.district,
            province_code=commune.province_code,
            verdict=commune.verdict,
            points_min=commune.points_min,
            points_max=commune.points_max,
            points_required=commune.points_required,
            **more,
        )

    def _blanks(self, commune: CommuneResult, figures: Figures) -> Iterator[Blank]:
        results = {
            result.id: result for criterion in commune.criteria for result in criterion.items
        }
        # A reason names the very cells; without one all cells of the item are named.
        named = {
            reason.item: reason.cells
            for reason in commune.reasons
            if reason.code == "value_missing"
        }
        for item in self.rules.set.items:
            result: ItemResult = results[item.id]
            if result.points is None:
                missing = tuple(key for key in item.indicators if figures[key] is None)
                rule = self.rules.items[item.id]
                yield Blank(
                    item=item.id,
                    indicators=missing or item.indicators,
                    cells=named.get(item.id, result.cells),
                    points_max=self.rules.unscaled(rule.most[rule.unknown]),
                )

    def _route(
        self, figures: Figures, mark: int, *, hoping: bool = False, undoing: bool = False
    ) -> Route | None:
        search = Search(self.levers, self.costs, figures, hoping=hoping, undoing=undoing)
        way = search.to(mark)
        return None if way is None else self._as_route(way, figures)

    def _as_route(self, way: Way, figures: Figures) -> Route:
        changed = {**figures, **dict(way.changes)}
        hopes = tuple(self._hopes(way, changed))
        known = sum(self._points(item_id, changed) for item_id in self.rules.items)
        changes = sorted(way.changes, key=lambda change: self.order[change[0]])
        return Route(
            cost=self.costs.unscaled(way.cost),
            points=self.rules.unscaled(known + way.asked),
            changes=tuple(self._change(key, value, figures, changed) for key, value in changes),
            hopes=hopes,
        )

    def _points(self, item_id: str, figures: Figures) -> int:
        rule = self.rules.items[item_id]
        return rule.least[outcome_of(rule, figures)]

    def _change(self, key: str, value: int, figures: Figures, changed: Figures) -> Change:
        before = figures[key] or 0
        effects = tuple(
            Effect(
                item.id,
                self.rules.unscaled(self._points(item.id, figures)),
                self.rules.unscaled(self._points(item.id, changed)),
                figures[item.denominator] if item.denominator else None,
            )
            for item in self.levers.measured[key]
        )
        return Change(
            indicator=key,
            before=self.levers.answer(key, before),
            after=self.levers.answer(key, value),
            cost=self.costs.unscaled(abs(value - before) * self.costs.weights[key]),
            effects=effects,
        )

    def _hopes(self, way: Way, figures: Figures) -> Iterator[Hope]:
        for item_id, band in way.hopes:
            rule = self.rules.items[item_id]
            key, among = rule.item.numerator, denominator_of(rule.item, figures)
            yield Hope(
                item=item_id,
                points=self.rules.unscaled(rule.least[band]),
                band=band,
                indicator=key,
                value=self.levers.answer(key, rule.edge(band, among)) if among else None,
                denominator=figures[rule.item.denominator] if rule.item.denominator else None,
            )


def _only_next_year(steps: Iterable[Step]) -> Iterator[str]:
    """Give the items of which every better band needs fewer past cases."""
    by_item: dict[str, list[Step]] = {}
    for step in steps:
        by_item.setdefault(step.item, []).append(step)
    return (key for key, all_ in by_item.items() if all(s.when == "next_year" for s in all_))
