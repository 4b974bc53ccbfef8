"""Sensitivity: which verdicts would be others if a provisional figure of the set were another.

Each provisional band is shifted one step each way, its threshold and its points, and only the
item that it belongs to is judged again. A step is one unit of the last digit as the figure is
written: 1 for 98, 0.1 for 97.5. No shift goes beyond the neighbouring band, a share's 0 and 100,
or 0. Beside each shift stands the first figure that way at which a verdict changes at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import msgspec

from cftscore.analysis.next_values import denominator_of
from cftscore.analysis.standing import Standing
from cftscore.core.numbers import decimal_places, plain
from cftscore.core.record import Record
from cftscore.criteria.model import Item
from cftscore.evaluation.document import (
    CommuneResult,
    CriteriaSetUsed,
    Evaluation,
    FindingRecord,
    Number,
    Source,
)
from cftscore.evaluation.register_used import RegisterUsed
from cftscore.scoring.rules import ItemRule, Rules
from cftscore.scoring.verdict import Verdict

SCHEMA = "cftscore/sensitivity/1"

Which = Literal["threshold", "points"]
Direction = Literal["stricter", "looser", "fewer", "more"]

_PLACES = 2


class Flip(Record, frozen=True):
    """A commune whose verdict would be another."""

    code: str
    name: str
    before: Verdict
    after: Verdict


class Shift(Record, frozen=True):
    """One provisional figure, shifted one step one way.

    Attributes:
        criterion, item, band: which band; bands count from 0, the best.
        figure: its `threshold` or its `points`.
        direction: `stricter` or `looser` for a threshold, `fewer` or `more` for points.
        before, after: the figure, and what it was shifted to.
        flips: how many verdicts change; `to_pass` and `to_fail` of them to these verdicts.
        communes: whose they are.
        first_flip: the first figure that way, with two decimals, at which any verdict changes;
            None where none does before the neighbouring band.
    """

    criterion: int
    item: str
    band: int
    figure: Which
    direction: Direction
    before: Number
    after: Number
    flips: int
    to_pass: int
    to_fail: int
    communes: tuple[Flip, ...]
    first_flip: Number | None


class Sensitivity(Record, frozen=True):
    """The whole result of `criteria sensitivity`.

    Attributes:
        communes: how many were judged.
        shifts: of every provisional band, most flips first.
        by_ratio: as in the evaluation.
    """

    schema: str
    criteria_set: CriteriaSetUsed
    period: str
    register: RegisterUsed
    sources: tuple[Source, ...]
    communes: int
    shifts: tuple[Shift, ...]
    findings: tuple[FindingRecord, ...]
    by_ratio: int = 0


def sensitivity(evaluation: Evaluation) -> Sensitivity:
    """Judge the communes of an evaluation under every provisional band, shifted.

    Args:
        evaluation: the document; communes that sent nothing are left out.
    """
    rules = Rules(evaluation.criteria_set.definition)
    communes = [commune for commune in evaluation.communes if commune.criteria]
    judge = _Judge(rules, communes)
    shifts = [
        shift
        for criterion in rules.set.criteria
        for item in criterion.items
        for band in range(len(item.bands))
        if item.bands[band].status == "provisional"
        for shift in map(judge.judge, _moves(criterion.id, item, band))
    ]
    return Sensitivity(
        schema=SCHEMA,
        criteria_set=evaluation.criteria_set,
        period=evaluation.period,
        register=evaluation.register,
        sources=evaluation.sources,
        communes=len(communes),
        shifts=tuple(sorted(shifts, key=lambda shift: -shift.flips)),
        findings=evaluation.findings,
        by_ratio=evaluation.by_ratio,
    )


def step_of(figure: Decimal) -> Decimal:
    """Give one unit of the last digit of a figure as it is written."""
    return Decimal(1).scaleb(-decimal_places(figure))


def limits_of(item: Item, band: int) -> tuple[Decimal | None, Decimal | None]:
    """Give the thresholds next to a band's, on the stricter and on the looser side."""
    thresholds = [one.threshold for one in item.bands]
    ends: list[Decimal | None] = [Decimal(100) if item.share is not None else None, Decimal(0)]
    if item.bands[band].kind == "up_to":
        ends.reverse()
    stricter = thresholds[band - 1] if band else ends[0]
    looser = thresholds[band + 1] if band + 1 < len(thresholds) else ends[1]
    return stricter, looser


class _Move(msgspec.Struct, frozen=True):
    """A figure of a band that is to be shifted; `limit` is how far it may go at all."""

    criterion: int
    item: Item
    band: int
    figure: Which
    direction: Direction
    before: Decimal
    limit: Decimal | None
    rising: bool

    @property
    def after(self) -> Decimal:
        """The figure one step further, not beyond the limit."""
        step = step_of(self.before)
        if self.rising:
            return self.before + step if self.limit is None else min(self.before + step, self.limit)
        return max(self.before - step, self.limit or Decimal(0))

    def result(self, flips: Iterable[Flip], first: Decimal | None) -> Shift:
        flips = tuple(flips)
        return Shift(
            criterion=self.criterion,
            item=self.item.id,
            band=self.band,
            figure=self.figure,
            direction=self.direction,
            before=plain(self.before),
            after=plain(self.after),
            flips=len(flips),
            to_pass=sum(flip.after == "pass" for flip in flips),
            to_fail=sum(flip.after == "fail" for flip in flips),
            communes=flips,
            first_flip=None if first is None else plain(first),
        )


def _moves(criterion: int, item: Item, band: int) -> Iterator[_Move]:
    """Give the shifts of a band: its threshold, if it has one, and its points, both ways."""
    bands = item.bands
    moves: list[tuple[Which, Direction, Decimal, Decimal | None, bool]] = []
    threshold, points = bands[band].threshold, bands[band].points
    if threshold is not None:
        (stricter, looser), up = limits_of(item, band), bands[band].kind == "from"
        moves += [("threshold", "stricter", threshold, stricter, up),
                  ("threshold", "looser", threshold, looser, not up)]  # fmt: skip
    below = bands[band + 1].points if band + 1 < len(bands) else Decimal(0)
    above = bands[band - 1].points if band else None
    moves += [("points", "fewer", points, below, False), ("points", "more", points, above, True)]
    for move in moves:
        made = _Move(criterion, item, band, *move)
        if made.after != made.before:
            yield made


class _Judge:
    def __init__(self, rules: Rules, communes: list[CommuneResult]) -> None:
        self.rules, self.communes = rules, communes
        self.standings = [Standing(rules, commune) for commune in communes]

    def judge(self, move: _Move) -> Shift:
        """Find the verdicts that a shift changes."""
        return self._threshold(move) if move.figure == "threshold" else self._points(move)

    def _threshold(self, move: _Move) -> Shift:
        """Judge the communes on one side of a threshold as if they were on the other."""
        item, band = move.item, move.band
        # Who is in the band can fall to the next one; who is in the next one can rise to it.
        held, other = (band, band + 1) if move.direction == "stricter" else (band + 1, band)
        flips: list[tuple[Fraction, Flip]] = []
        for commune, standing in zip(self.communes, self.standings, strict=True):
            if standing.outcomes[item.id] == held:
                verdict = standing.with_outcomes({item.id: other})
                if verdict != commune.verdict:
                    flip = Flip(commune.code, commune.name, commune.verdict, verdict)
                    flips.append((_quantity(item, standing), flip))
        moved = (flip for quantity, flip in flips if _moves_over(move, quantity))
        return move.result(moved, _first(move, [quantity for quantity, _ in flips]))

    def _points(self, move: _Move) -> Shift:
        """Judge the communes in a band, and unknown ones if it is the best, with other points."""
        rule, scale = self.rules.items[move.item.id], self.rules.scale
        before = rule.least[move.band]
        sign = 1 if move.rising else -1
        step = abs(int(move.after * scale) - before)
        most = self.rules.hardest if move.limit is None else abs(int(move.limit * scale) - before)
        changed: list[Flip] = []
        nearest = most + 1
        for commune, standing in zip(self.communes, self.standings, strict=True):
            verdict = _with_points(standing, rule, move.band)
            if verdict is None or verdict(sign * most) == commune.verdict:
                continue
            after = verdict(sign * step)
            if after != commune.verdict:
                changed.append(Flip(commune.code, commune.name, commune.verdict, after))
            nearest = min(nearest, _nearest_flip(verdict, commune.verdict, sign, most))
        first = Decimal(before + sign * nearest) / scale if nearest <= most else None
        return move.result(changed, first)


def _quantity(item: Item, standing: Standing) -> Fraction:
    measured = standing.figures[item.numerator] or 0
    return Fraction(measured * item.base, denominator_of(item, standing.figures) or 1)


def _moves_over(move: _Move, quantity: Fraction) -> bool:
    """Tell whether a quantity is on the other side of a threshold once that is shifted."""
    after = Fraction(move.after)
    met = quantity >= after if move.item.bands[move.band].kind == "from" else quantity <= after
    return met == (move.direction == "looser")


def _first(move: _Move, quantities: list[Fraction]) -> Decimal | None:
    """Give the nearest threshold, with two decimals, that moves a quantity; None beyond the limit.

    A quantity on the threshold meets it: a stricter one must lie beyond, a looser one reach it.
    """
    if not quantities:
        return None
    scaled = (min(quantities) if move.rising else max(quantities)) * 10**_PLACES
    down = scaled.numerator // scaled.denominator
    up = -(-scaled.numerator // scaled.denominator)
    beyond = move.direction == "stricter"
    found = Decimal(up if move.rising else down)
    if beyond:
        found = Decimal(down + 1 if move.rising else up - 1)
    first, limit = found.scaleb(-_PLACES), move.limit
    if limit is not None and (first > limit if move.rising else first < limit):
        return None
    return first


def _with_points(standing: Standing, rule: ItemRule, band: int) -> Callable[[int], Verdict] | None:
    """Give the verdict by what is added to the points of a band; None if that touches nothing."""
    key, points, outcome = rule.item.id, rule.least[band], standing.outcomes[rule.item.id]
    if outcome == band:
        return lambda more: standing.verdict({key: (points + more, points + more)})
    if outcome == rule.unknown and band == 0:
        return lambda more: standing.verdict({key: (0, points + more)})
    return None


def _nearest_flip(verdict: Callable[[int], Verdict], now: Verdict, sign: int, most: int) -> int:
    """Find by halving the fewest points at which a verdict changes; it does at `most`."""
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        if verdict(sign * middle) == now:
            low = middle
        else:
            high = middle
    return high
