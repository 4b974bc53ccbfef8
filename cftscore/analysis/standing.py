"""Where a commune stands: its verdict if a few of its items had given other points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cftscore.analysis.next_values import figures_of, outcome_of
from cftscore.evaluation.document import CommuneResult
from cftscore.scoring.rules import Rules
from cftscore.scoring.verdict import Verdict

Span = tuple[int, int]
"""Scaled points at the worst and at the best."""


class Standing:
    """What the verdict of one commune that submitted rests on.

    Attributes:
        figures: that were scored.
        outcomes: by item id, see `score.ItemRule`.
    """

    def __init__(self, rules: Rules, commune: CommuneResult) -> None:
        self._rules = rules
        self.figures = figures_of(commune, rules.set)
        self.outcomes = {key: outcome_of(rule, self.figures) for key, rule in rules.items.items()}
        self._mark = rules.marks.get(commune.unit_class or "")
        self._points = {
            key: (rules.items[key].least[outcome], rules.items[key].most[outcome])
            for key, outcome in self.outcomes.items()
        }
        self._criteria = {
            criterion.id: _sum(self._points[item.id] for item in criterion.items)
            for criterion in rules.set.criteria
        }
        self._homes = {item.id: c.id for c in rules.set.criteria for item in c.items}

    def with_outcomes(self, outcomes: Mapping[str, int]) -> Verdict:
        """Give the verdict if some items had other outcomes."""
        items = self._rules.items
        return self.verdict({k: (items[k].least[o], items[k].most[o]) for k, o in outcomes.items()})

    def criterion_met(self, item: str, outcomes: Mapping[str, int]) -> bool | None:
        """Whether the criterion of an item is met if some items had other outcomes."""
        home, items = self._homes[item], self._rules.items
        least, most = self._criteria[home]
        for key, outcome in outcomes.items():
            if self._homes[key] == home:
                before = self._points[key]
                least += items[key].least[outcome] - before[0]
                most += items[key].most[outcome] - before[1]
        return self._rules.is_met(least, most)

    def verdict(self, points: Mapping[str, Span]) -> Verdict:
        """Give the verdict if some items had given other points."""
        criteria = dict(self._criteria)
        for item, (least, most) in points.items():
            before, home = self._points[item], self._homes[item]
            whole = criteria[home]
            criteria[home] = (whole[0] - before[0] + least, whole[1] - before[1] + most)
        least, most = _sum(criteria.values())
        met = [self._rules.is_met(*span) for span in criteria.values()]
        return self._rules.verdict(least, most, self._mark, met)


def _sum(spans: Iterable[Span]) -> Span:
    least, most = zip(*spans, strict=True)
    return sum(least), sum(most)
