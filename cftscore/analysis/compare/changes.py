"""What changed between two periods: verdicts of communes, their points, averages by criterion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

import msgspec

from cftscore.analysis.compare.comparison import (
    RECOGNITIONS,
    CommunePair,
    CriterionAverage,
    CriterionMove,
    InPeriod,
    Recognition,
    Standing,
    State,
)
from cftscore.analysis.compare.succession import CommuneRow, Member
from cftscore.core.numbers import Rounding, plain
from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.document import CommuneResult, Number

_BEST_FIRST: tuple[State, ...] = ("pass", "incomplete", "fail", "not_submitted")
_TOTAL = Text("Tổng điểm", "Total")


def in_period(members: Sequence[Member]) -> InPeriod:
    """Say what a commune was in a period, of several the worst and the best."""
    standings = tuple(map(standing, members))
    verdicts = [one.verdict for one in standings if one.verdict in _BEST_FIRST]
    if verdicts:
        verdicts.sort(key=_BEST_FIRST.index)
        return InPeriod(verdicts[-1], verdicts[0], standings)
    state: State = "not_evaluated" if standings else "not_registered"
    return InPeriod(state, state, standings)


def standing(member: Member) -> Standing:
    """Say what one commune was given in a period."""
    commune, result = member.commune, member.result
    return Standing(
        **commune.located,
        share=member.share,
        verdict="not_evaluated" if result is None else result.verdict,
        unit_class=None if result is None else result.unit_class,
        points=None if result is None else result.points,
        points_min=None if result is None else result.points_min,
        points_max=None if result is None else result.points_max,
        points_required=None if result is None else result.points_required,
    )


class Ends(msgspec.Struct, frozen=True):
    """Two periods that are held against each other.

    Attributes:
        before, after: their places in the order of periods.
        points_compared: whether both are scored by the same criteria set.
    """

    before: int
    after: int
    points_compared: bool


Scored = tuple[CommuneResult, CommuneResult]


def scored(row: CommuneRow, ends: Ends) -> Scored | None:
    """Give the results of a commune whose points are known in both periods and may be compared.

    What was merged or divided is another commune: its points are not those of the same children.
    """
    if not ends.points_compared:
        return None
    communes = []
    for members in (row.members[ends.before], row.members[ends.after]):
        if len(members) != 1 or members[0].share not in (None, "whole"):
            return None
        result = members[0].result
        if result is None or result.points is None:
            return None
        communes.append(result)
    return communes[0], communes[1]


def commune_pair(row: CommuneRow, ends: Ends) -> CommunePair:
    """Hold a commune's two periods against each other."""
    recognised = recognition(row, ends)
    both = scored(row, ends)
    if both is None:
        return CommunePair(recognised, None, ())
    moves = [
        CriterionMove(was.id, was.points_min, is_.points_min, _less(is_.points_min, was.points_min))
        for was, is_ in zip(both[0].criteria, both[1].criteria, strict=True)
        if was.points_min != is_.points_min
    ]
    moves.sort(key=lambda move: (-abs(Fraction(move.change)), move.id))
    change = _less(both[1].points_min or 0, both[0].points_min or 0)
    return CommunePair(recognised, change, tuple(moves))


def _less(one: Number, other: Number) -> Number:
    return plain(Decimal(one) - Decimal(other))


def recognition(row: CommuneRow, ends: Ends) -> Recognition:
    """Tell whether a commune came to pass, kept on, ceased, or did neither."""
    before = [member.result.verdict for member in row.members[ends.before] if member.result]
    after = [member.result.verdict for member in row.members[ends.after] if member.result]
    if not before or not after:
        return "not_compared"
    passed = [verdict == "pass" for verdict in before]
    if "pass" in after:
        return "kept" if all(passed) else "kept_in_part" if any(passed) else "gained"
    return "lost" if all(passed) else "lost_in_part" if any(passed) else "never"


def count_recognition(pairs: Iterable[CommunePair]) -> dict[Recognition, int]:
    """Count how communes fared, every kind named."""
    count = Counter(pair.recognition for pair in pairs)
    return {kind: count[kind] for kind in RECOGNITIONS}


def movers(
    pairs: Sequence[tuple[str, CommunePair]], most: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """List the codes of the communes that rose most and of those that fell most.

    Args:
        pairs: codes with what changed.
        most: so many at most in each list.
    """
    moved = [(pair.points_change, code) for code, pair in pairs if pair.points_change]
    up = sorted((-change, code) for change, code in moved if change > 0)
    down = sorted((change, code) for change, code in moved if change < 0)
    return tuple(code for _, code in up[:most]), tuple(code for _, code in down[:most])


def averages(
    criteria_set: CriteriaSet, both: Sequence[Scored]
) -> tuple[CriterionAverage | None, tuple[CriterionAverage, ...]]:
    """Average the points of communes: the total, and the criteria, the most changed first."""
    if not both:
        return None, ()
    total = _average(
        0,
        _TOTAL,
        plain(sum((criterion.max_points for criterion in criteria_set.criteria), Decimal(0))),
        [(was.points_min or 0, is_.points_min or 0) for was, is_ in both],
    )
    criteria = [
        _average(
            criterion.id,
            criterion.title,
            plain(criterion.max_points),
            [(was.criteria[place].points_min, is_.criteria[place].points_min) for was, is_ in both],
            tuple(
                sum(one.criteria[place].met is False for one in side)
                for side in zip(*both, strict=True)
            ),
        )
        for place, criterion in enumerate(criteria_set.criteria)
    ]
    criteria.sort(key=lambda criterion: (-_moved(criterion), criterion.id))
    return total, tuple(criteria)


def _moved(criterion: CriterionAverage) -> Fraction:
    return abs(Fraction(criterion.points_after) - Fraction(criterion.points_before))


def _average(
    key: int,
    title: Text,
    most: Number,
    points: Sequence[tuple[Number, Number]],
    missed: Sequence[int] | None = None,
) -> CriterionAverage:
    count = len(points)
    before, after = (sum(map(Fraction, side), Fraction(0)) for side in zip(*points, strict=True))
    return CriterionAverage(
        id=key,
        title=title,
        max_points=most,
        points_before=_number(before),
        points_after=_number(after),
        average_before=rounded(before / count),
        average_after=rounded(after / count),
        average_change=rounded((after - before) / count),
        missed_before=None if missed is None else missed[0],
        missed_after=None if missed is None else missed[1],
    )


def _number(value: Fraction) -> Number:
    """Give a sum of points, which has an end in decimals, as a number."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return plain(exact)


def rounded(value: Fraction) -> Decimal:
    """Round to two decimals, once and half up; a half below 0 is rounded away from 0."""
    shown = Rounding().show(abs(value.numerator), value.denominator)
    return -shown if value < 0 and shown else shown


def percentage_points(before: tuple[int, int], after: tuple[int, int]) -> Decimal:
    """Give by how many percentage points one share differs from another, from the exact shares."""
    return rounded((Fraction(*after) - Fraction(*before)) * 100)
