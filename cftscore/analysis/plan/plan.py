"""Plans: how many communes an area is short of a target, and the cheapest ones to bring along.

The communes of an area do not depend on each other, so the cheapest plan is that of its cheapest
communes. Those that pass whatever their blanks turn out to be come first; those that need their
blanks to turn out well fill up what is still missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from cftscore.analysis.close_calls import CloseCall, close_calls
from cftscore.analysis.plan.costs import Costs
from cftscore.analysis.plan.improvement import OUTLOOKS, Improvement, Improver, Outlook
from cftscore.core.numbers import percent
from cftscore.core.progress import CLOSE_CALLS, PLANNING, counted
from cftscore.core.record import Record
from cftscore.evaluation.document import (
    AreaResult,
    CriteriaSetUsed,
    Evaluation,
    FindingRecord,
    Number,
    Source,
)
from cftscore.evaluation.register_used import RegisterUsed
from cftscore.scoring.rules import Rules

SCHEMA = "cftscore/plan/1"


class AreaPlan(Record, frozen=True, kw_only=True):
    """The way of a district or a province to the target.

    Attributes:
        level, code, name, province_code: the area.
        communes, passed, compliance_percent: on the register, and how many of them pass now.
        asked: the fewest communes that make up the target.
        short: how many are missing.
        this_year, fill_in, next_year, out_of_reach, not_submitted: the communes that did not
            pass, by outlook.
        chosen: codes of the cheapest communes that surely pass with their changes.
        chosen_if_filled: codes of communes whose blanks must also turn out well.
        cost: of all changes of the communes chosen.
        still_short: how many are missing even then.
    """

    level: Literal["district", "province"]
    code: str
    name: str
    province_code: str
    communes: int
    passed: int
    compliance_percent: Decimal
    asked: int
    short: int
    this_year: int
    fill_in: int
    next_year: int
    out_of_reach: int
    not_submitted: int
    chosen: tuple[str, ...]
    chosen_if_filled: tuple[str, ...]
    cost: Number
    still_short: int


class Plan(Record, frozen=True):
    """The whole result of `plan`.

    Attributes:
        target: per cent of the communes on the register.
        weights: what a case of an indicator weighs, where that is not 1.
        areas: the districts of a province, then the province itself.
        communes: those that did not pass, the nearest first.
        close_calls: communes whose verdict one case flips.
        by_ratio: as in the evaluation.
    """

    schema: str
    criteria_set: CriteriaSetUsed
    period: str
    register: RegisterUsed
    sources: tuple[Source, ...]
    target: Decimal
    weights: dict[str, Number]
    areas: tuple[AreaPlan, ...]
    communes: tuple[Improvement, ...]
    close_calls: tuple[CloseCall, ...]
    findings: tuple[FindingRecord, ...]
    by_ratio: int = 0


def make_plan(evaluation: Evaluation, target: Decimal, costs: Costs) -> Plan:
    """Plan how the areas of an evaluation reach a target.

    Args:
        evaluation: the document.
        target: in per cent, from 0 to 100.
        costs: what a case weighs.
    """
    rules = Rules(evaluation.criteria_set.definition)
    improver = Improver(rules, costs)
    short = [commune for commune in evaluation.communes if commune.verdict != "pass"]
    communes = sorted(map(improver.improve, counted(PLANNING, short)), key=_distance)
    return Plan(
        schema=SCHEMA,
        criteria_set=evaluation.criteria_set,
        period=evaluation.period,
        register=evaluation.register,
        sources=evaluation.sources,
        target=target,
        weights=dict(costs.stated),
        areas=tuple(_areas(evaluation, target, communes)),
        communes=tuple(communes),
        close_calls=close_calls(rules, counted(CLOSE_CALLS, evaluation.communes)),
        findings=evaluation.findings,
        by_ratio=evaluation.by_ratio,
    )


def asked_of(target: Decimal, communes: int) -> int:
    """Give the fewest communes that make up a target: 117 of 156 for 75%."""
    wanted = Fraction(target) * communes / 100
    return -(-wanted.numerator // wanted.denominator)


def _distance(commune: Improvement) -> tuple[int, Number, int, str]:
    route = commune.best_route
    cost, size = (0, 0) if route is None else (route.cost, len(route.changes))
    return OUTLOOKS.index(commune.outlook), cost, size, commune.code


def _areas(
    evaluation: Evaluation, target: Decimal, communes: Sequence[Improvement]
) -> Iterable[AreaPlan]:
    """Plan each district, and after those of a province the province, if all of it is listed."""
    in_province = Counter(commune.province_code for commune in evaluation.communes)
    in_district = Counter(commune.district_code for commune in evaluation.communes)
    for province in evaluation.provinces:
        within = [area for area in evaluation.districts if area.province_code == province.code]
        for district in within:
            if in_district[district.code] == district.communes:
                own = [
                    improvement
                    for improvement in communes
                    if improvement.district_code == district.code
                ]
                yield _area("district", district, target, own)
        if in_province[province.code] == province.communes:
            own = [
                improvement
                for improvement in communes
                if improvement.province_code == province.code
            ]
            yield _area("province", province, target, own)


def _area(
    level: Literal["district", "province"],
    area: AreaResult,
    target: Decimal,
    communes: Sequence[Improvement],
) -> AreaPlan:
    asked = asked_of(target, area.communes)
    short = max(0, asked - area.passed)
    by_outlook: dict[Outlook, list[Improvement]] = {outlook: [] for outlook in OUTLOOKS}
    for improvement in communes:
        by_outlook[improvement.outlook].append(improvement)
    chosen = by_outlook["this_year"][:short]
    hoped = by_outlook["fill_in"][: short - len(chosen)]
    costs = [
        Fraction(commune.best_route.cost) for commune in (*chosen, *hoped) if commune.best_route
    ]
    return AreaPlan(
        level=level,
        code=area.code,
        name=area.name,
        province_code=area.province_code,
        communes=area.communes,
        passed=area.passed,
        compliance_percent=percent(area.passed, area.communes, at_least=(target,)),
        asked=asked,
        short=short,
        **{outlook: len(improvements) for outlook, improvements in by_outlook.items()},
        chosen=tuple(commune.code for commune in chosen),
        chosen_if_filled=tuple(commune.code for commune in hoped),
        cost=_number(sum(costs, Fraction(0))),
        still_short=short - len(chosen) - len(hoped),
    )


def _number(cost: Fraction) -> Number:
    """Give a sum of weights, which has an end in decimals, as a number."""
    return int(cost) if cost.denominator == 1 else Decimal(cost.numerator) / cost.denominator


def of_area(plan: Plan, area: AreaPlan) -> tuple[Improvement, ...]:
    """List the communes of one area that did not pass, the nearest first."""
    if area.level == "province":
        return tuple(
            improvement for improvement in plan.communes if improvement.province_code == area.code
        )
    return tuple(
        improvement for improvement in plan.communes if improvement.district_code == area.code
    )


def whole(plan: Plan) -> tuple[AreaPlan, ...]:
    """List the areas that hold no other: the provinces, or the districts that stand alone."""
    provinces = {area.code for area in plan.areas if area.level == "province"}
    return tuple(
        area
        for area in plan.areas
        if area.level == "province" or area.province_code not in provinces
    )
