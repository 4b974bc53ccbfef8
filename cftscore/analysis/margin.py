"""Margins: how many more cases there may be until a band, a criterion or the verdict is lost.

Only figures of which more cases give fewer points are looked at, one at a time. A new case of a
part is a new case of its whole too, as a child gravely abused is a child abused; all other figures
stay as they are: it is an answer to "how many more", not a forecast.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from cftscore.analysis.next_values import Figures, Levers, outcome_of
from cftscore.analysis.standing import Standing
from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet, Item
from cftscore.criteria.over_periods import adds_by
from cftscore.evaluation.document import (
    CommuneResult,
    CriteriaSetUsed,
    Evaluation,
    FindingRecord,
    Number,
    Source,
)
from cftscore.evaluation.evaluate import evaluate_prepared
from cftscore.evaluation.pipeline import Prepared
from cftscore.evaluation.register_used import RegisterUsed
from cftscore.intake.values import MAX_COUNT
from cftscore.register.model import Located
from cftscore.scoring.rules import Rules
from cftscore.scoring.verdict import Verdict

SCHEMA = "cftscore/margins/1"


class PartValue(Record, frozen=True):
    """A figure in one part of the year.

    Attributes:
        period: such as `2020-Q2`.
        value: in that part alone; None where it is missing.
        so_far: from the beginning of the year to its end; None where a part is missing.
    """

    period: str
    value: int | None
    so_far: int | None


class Margin(Record, frozen=True):
    """How far a figure is from costing points.

    Attributes:
        criterion, item: that it is measured for.
        title: of the item.
        indicator, label: the figure.
        value: so far; None where it is unknown, and then so is all else.
        points: what the item gives now; None where it is unknown.
        until_band: so many more cases, and the item gives fewer points; None where it cannot.
        until_criterion: so many more, and the criterion is not met; None where it is not met now,
            where that is in doubt, or where it cannot happen by this figure alone.
        until_verdict: so many more, and the commune no longer passes; None where it does not pass
            now, or where it cannot happen by this figure alone.
        parts: the figure in each part of the year, where parts were added up.
    """

    criterion: int
    item: str
    title: Text
    indicator: str
    label: Text
    value: int | None
    points: Number | None
    until_band: int | None
    until_criterion: int | None
    until_verdict: int | None
    parts: tuple[PartValue, ...]


class CommuneMargins(Located, frozen=True):
    """The margins of one commune; verdict and points are those so far."""

    verdict: Verdict
    points_min: Number | None
    points_max: Number | None
    points_required: Number | None
    margins: tuple[Margin, ...]


class Margins(Record, frozen=True):
    """The whole result of `margin`.

    Attributes:
        criteria_set, period, register, sources: as in an evaluation.
        parts: the parts of the year that there are, in order; empty where the figures are of one.
        focus: the criteria that were looked at.
        communes: of the scope that submitted, by province, district and code.
        findings: about all that was read.
    """

    schema: str
    criteria_set: CriteriaSetUsed
    period: str
    register: RegisterUsed
    sources: tuple[Source, ...]
    parts: tuple[str, ...]
    focus: tuple[int, ...]
    communes: tuple[CommuneMargins, ...]
    findings: tuple[FindingRecord, ...]


def margins(prepared: Prepared, focus: Collection[int] = ()) -> Margins:
    """Find the margins of all communes that submitted.

    Args:
        prepared: of one period, or of the parts of one, added up.
        focus: ids of criteria; by default all that count cases and of which something is
            written.
    """
    evaluation = evaluate_prepared(prepared)
    used = prepared.criteria.set
    watched = [
        (criterion.id, item)
        for criterion in used.criteria
        if not focus or criterion.id in focus
        for item in criterion.items
        if counts_cases(item, used) and (focus or _is_reported(item.numerator, prepared))
    ]
    finder = _Finder(prepared, evaluation, watched)
    return Margins(
        schema=SCHEMA,
        criteria_set=evaluation.criteria_set,
        period=evaluation.period,
        register=evaluation.register,
        sources=evaluation.sources,
        parts=tuple(map(str, prepared.submission.by_part)),
        focus=tuple(dict.fromkeys(criterion for criterion, _ in watched)),
        communes=tuple(finder.communes()),
        findings=evaluation.findings,
    )


def _is_reported(key: str, prepared: Prepared) -> bool:
    """Whether any commune wrote anything for a figure, be it such that it counts as missing."""
    submission = prepared.submission
    return any(
        written is not None
        for index in range(len(submission.communes))
        for _, written in submission.read(index, key)
    )


def counts_cases(item: Item, criteria_set: CriteriaSet) -> bool:
    """Whether more cases of what happened give an item fewer points."""
    indicator = criteria_set.indicators[item.numerator]
    return indicator.irreversible and all(band.kind == "up_to" for band in item.bands)


class _Finder:
    def __init__(
        self, prepared: Prepared, evaluation: Evaluation, watched: list[tuple[int, Item]]
    ) -> None:
        self.prepared, self.evaluation, self.watched = prepared, evaluation, watched
        self.rules = Rules(prepared.criteria.set)
        self.levers = Levers(self.rules)
        self.indexes = {
            commune.code: index for index, commune in enumerate(prepared.submission.communes)
        }

    def communes(self) -> Iterator[CommuneMargins]:
        for commune in self.evaluation.communes:
            if commune.verdict != "not_submitted":
                yield CommuneMargins(
                    code=commune.code,
                    name=commune.name,
                    district_code=commune.district_code,
                    district=commune.district,
                    province_code=commune.province_code,
                    province=commune.province,
                    verdict=commune.verdict,
                    points_min=commune.points_min,
                    points_max=commune.points_max,
                    points_required=commune.points_required,
                    margins=tuple(self._margins(commune)),
                )

    def _margins(self, commune: CommuneResult) -> Iterator[Margin]:
        standing = Standing(self.rules, commune)
        for criterion, item in self.watched:
            value = standing.figures[item.numerator]
            rule = self.rules.items[item.id]
            outcome = standing.outcomes[item.id]
            known = value is not None and outcome != rule.unknown
            limits = cases_left(self.levers, standing, item) if known else (None, None, None)
            yield Margin(
                criterion=criterion,
                item=item.id,
                title=item.title,
                indicator=item.numerator,
                label=self.rules.set.indicators[item.numerator].label,
                value=value,
                points=self.rules.unscaled(rule.least[outcome]) if known else None,
                until_band=limits[0],
                until_criterion=limits[1],
                until_verdict=limits[2],
                parts=tuple(self._parts(commune.code, item.numerator)),
            )

    def _parts(self, code: str, key: str) -> Iterator[PartValue]:
        index, adds = self.indexes[code], adds_by(self.rules.set.indicators[key]) == "sum"
        so_far: int | None = 0
        for period, values in self.prepared.submission.by_part.items():
            value = values[key][index]
            if adds:
                so_far = None if so_far is None or value is None else so_far + value
            else:
                so_far = value
            yield PartValue(str(period), value, so_far)


def cases_left(
    levers: Levers, standing: Standing, item: Item
) -> tuple[int | None, int | None, int | None]:
    """Tell how many more cases of one figure cost a band, the criterion, and the verdict.

    Args:
        levers: of the criteria set.
        standing: of the commune; the figure and what it is measured against are known.
        item: that is measured.

    Returns:
        The fewest more cases for each; None where none of this figure alone does it, or where it
        is so already.
    """
    rules, key = levers.rules, item.numerator
    assert standing.figures[key] is not None, "asked only where it is known"  # noqa: S101
    rising = rising_with(key, rules.set)
    measured = [one for other in rising for one in levers.measured.get(other, ())]
    rule, now = rules.items[item.id], standing.outcomes[item.id]

    def outcomes(more: int) -> dict[str, int]:
        figures = {**standing.figures, **_risen(standing.figures, rising, more)}
        return {one.id: outcome_of(rules.items[one.id], figures) for one in measured}

    def costs_points(more: int) -> bool:
        return rule.least[outcomes(more)[item.id]] < rule.least[now]

    def costs_criterion(more: int) -> bool:
        return standing.criterion_met(item.id, outcomes(more)) is False

    def costs_verdict(more: int) -> bool:
        return standing.with_outcomes(outcomes(more)) != "pass"

    room = room_for(rising, standing.figures, rules.set)
    met = standing.criterion_met(item.id, {}) is True
    passes = standing.with_outcomes({}) == "pass"
    return (
        _fewest(costs_points, room),
        _fewest(costs_criterion, room) if met else None,
        _fewest(costs_verdict, room) if passes else None,
    )


def rising_with(key: str, criteria_set: CriteriaSet) -> tuple[str, ...]:
    """List the figures that rise with a new case: itself, and the wholes that are cases too."""
    found = [key]
    for one in found:
        for whole in criteria_set.wholes.get(one, ()):
            if whole not in found and criteria_set.indicators[whole].irreversible:
                found.append(whole)
    return tuple(found)


def _risen(figures: Figures, rising: Iterable[str], more: int) -> dict[str, int]:
    known = ((key, figures[key]) for key in rising)
    return {key: value + more for key, value in known if value is not None}


def room_for(rising: Iterable[str], figures: Figures, criteria_set: CriteriaSet) -> int:
    """Tell how many more cases there may be: no more children than there are."""
    room = MAX_COUNT
    for key in rising:
        value = figures[key]
        for whole in criteria_set.wholes.get(key, ()):
            most = figures[whole]
            if value is not None and most is not None and whole not in rising:
                room = min(room, most - value)
    return room


def _fewest(lost: Callable[[int], bool], room: int) -> int | None:
    """Find the fewest more cases by which something is lost; more cases never give it back."""
    if room < 1 or not lost(room):
        return None
    least, most = 1, room
    while least < most:
        middle = (least + most) // 2
        if lost(middle):
            most = middle
        else:
            least = middle + 1
    return least
