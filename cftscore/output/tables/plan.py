"""Flat tables of a plan, for workbooks and DataFrames."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from cftscore.analysis.close_calls import CloseCall, OneCase
from cftscore.analysis.next_values import Answer, Step
from cftscore.analysis.plan.improvement import Change, Improvement
from cftscore.analysis.plan.plan import AreaPlan, Plan
from cftscore.core.text import Language, Text
from cftscore.criteria.model import CriteriaSet
from cftscore.output.columns import Column, Columns, Table, coded, in_both, joined, within
from cftscore.output.plan import words as plan_words
from cftscore.output.sentences import BAND_FROM_BEST
from cftscore.output.tables.evaluation import (
    ANSWER_TITLES,
    COUNTS,
    PLACE,
    POINTS,
    VERDICT,
    of_findings,
)

Whole = TypeVar("Whole")
Part = TypeVar("Part")

_LEVELS = {"district": Text("huyện", "district"), "province": Text("tỉnh", "province")}
_ROUTES = {
    "route": Text("năm nay", "this year"),
    "route_if_filled": Text("nếu số liệu điền vào đủ tốt", "if the figures are good enough"),
    "route_next_year": Text("năm sau", "next year"),
}
WHEN = {
    "this_year": Text("trong năm nay", "this year"),
    "next_year": Text("từ năm sau", "next year"),
    "blocked": Text("các số liệu khác không cho phép", "blocked by other figures"),
}
_UNREPORTED = {True: Text("có", "yes"), False: Text("", "")}


_COMMUNE, _NAME = PLACE[:4], PLACE[:2]
BEFORE: Columns[Any] = (
    Column("before", Text("Hiện nay", "Before"), "count", lambda row: count(row.before)),
    Column("after", Text("Cần", "After"), "count", lambda row: count(row.after)),
    *coded("answer_before", Text("Trả lời hiện nay", "Answer before"), ANSWER_TITLES,
           lambda row: answer(row.before)),
    *coded("answer_after", Text("Trả lời cần có", "Answer after"), ANSWER_TITLES,
           lambda row: answer(row.after)),
)  # fmt: skip
"""A figure as it is, and as it would have to be: counts, and answers apart."""


def count(value: Answer | None) -> int | None:
    """Give a figure where it is a count."""
    return value if isinstance(value, int) else None


def answer(value: Answer | None) -> str | None:
    """Give a figure where it is an answer."""
    return value if isinstance(value, str) else None


_COST: Column[Any] = Column("cost", Text("Khối lượng", "Cost"), "points")

_AREA: Columns[AreaPlan] = (
    Column("code", Text("Mã", "Code"), "id"),
    Column("name", Text("Tên", "Name")),
    *in_both("level", Text("Cấp", "Level"), lambda area: _LEVELS[area.level]),
    *(column for column in COUNTS if column.key in ("communes", "passed", "compliance_percent")),
    Column("asked", Text("Số xã cần đạt", "Required"), "count"),
    Column("short", Text("Còn thiếu", "Missing"), "count"),
    Column("this_year", Text("Có thể đạt năm nay", "Can pass this year"), "count"),
    Column("fill_in", Text("Tùy số liệu còn phải điền", "Depend on missing figures"), "count"),
    Column("next_year", Text("Chỉ từ năm sau", "Only next year"), "count"),
    Column("out_of_reach", Text("Không đạt được", "Out of reach"), "count"),
    Column("not_submitted", Text("Chưa nộp", "Not submitted"), "count"),
    Column("cost", Text("Khối lượng của phương án", "Cost of the plan"), "points"),
    Column("still_short", Text("Vẫn còn thiếu", "Still short"), "count"),
)


def table(plan: Plan, key: str) -> Table:
    """Make one table: one of `TABLES`.

    Raises:
        KeyError: there is no such table.
    """
    return TABLES[key](plan)


def areas(plan: Plan) -> Table:
    """One row per district and province: the target and the way to it."""
    return Table.of("areas", Text("Mục tiêu", "Target"), _AREA, plan.areas)


def communes(plan: Plan) -> Table:
    """One row per commune that did not pass, the nearest first: outlook, cost, what it needs."""
    criteria_set = plan.criteria_set.definition

    def chosen(commune: Improvement) -> Text:
        levels = (
            _LEVELS[area.level]
            for area in plan.areas
            if commune.code in (*area.chosen, *area.chosen_if_filled)
        )
        return joined(levels, ", ")

    def needs(commune: Improvement) -> Text:
        route = commune.best_route
        if route is None:
            return Text("", "")
        return _in_both(lambda said: plan_words.changes(route, criteria_set, said))

    columns: Columns[Improvement] = (
        *_COMMUNE,
        *VERDICT,
        *POINTS[1:],
        *coded("outlook", Text("Triển vọng", "Outlook"), plan_words.OUTLOOKS),
        _COST.within(lambda commune: commune.best_route),
        *in_both("chosen", Text("Trong phương án của", "In the plan of"), chosen),
        *in_both("needs", Text("Việc cần làm", "What is needed"), needs),
        *in_both(
            "blanks",
            Text("Điền số liệu trước", "Fill in first"),
            lambda commune: _in_both(lambda said: plan_words.fill_in(commune, criteria_set, said)),
        ),
    )
    return Table.of("communes", Text("Xã chưa đạt", "Communes"), columns, plan.communes)


def _in_both(say: Callable[[Language], Iterable[str]]) -> Text:
    """Join what is said in each language."""
    return Text("; ".join(say("vi")), "; ".join(say("en")))


class _Changed(NamedTuple):
    """A change of one of the routes of a commune: one row."""

    commune: Improvement
    route: str
    change: Change

    @property
    def denominator(self) -> int | None:
        among = (effect.denominator for effect in self.change.effects)
        return next((one for one in among if one is not None), None)


def changes(plan: Plan) -> Table:
    """One row per change of each route of a commune."""
    return changes_of(plan.communes, plan.criteria_set.definition)


def changes_of(communes: Iterable[Improvement], criteria_set: CriteriaSet) -> Table:
    """One row per change of each route of some communes."""
    columns: Columns[_Changed] = (
        *within(lambda row: row.commune, _NAME),
        *coded("route", Text("Cách thực hiện", "Route"), _ROUTES, first="Cách thực hiện (mã)"),
        *within(lambda row: row.change, (*_indicator(criteria_set), *BEFORE)),
        Column("denominator", Text("Mẫu số", "Denominator"), "count"),
        _COST.within(lambda row: row.change),
        Column(
            "items",
            Text("Nội dung", "Items"),
            get=lambda row: ", ".join(effect.item for effect in row.change.effects),
        ),
        Column(
            "gain",
            Text("Điểm tăng thêm", "Points gained"),
            "points",
            lambda row: sum(
                effect.points_after - effect.points_before for effect in row.change.effects
            ),
        ),
    )
    rows = (
        _Changed(commune, key, change)
        for commune in communes
        for key in _ROUTES
        for route in (getattr(commune, key),)
        if route is not None
        for change in route.changes
    )
    return Table.of("changes", Text("Thay đổi", "Changes"), columns, rows)


def steps(plan: Plan) -> Table:
    """One row per better band of each item of a commune: the next value that earns it."""
    of_step: Columns[Step] = (
        Column("item", Text("Nội dung", "Item"), "id"),
        Column("band", BAND_FROM_BEST, "count"),
        Column("points", Text("Điểm của mức", "Points of the band"), "points"),
        Column("gain", Text("Điểm tăng thêm", "Points gained"), "points"),
        *_indicator(plan.criteria_set.definition),
        *BEFORE,
        _COST,
        *coded("when", Text("Khi nào", "When"), WHEN),
    )
    rows = ((commune, step) for commune in plan.communes for step in commune.steps)
    columns = _of_part(_NAME, of_step)
    return Table.of("steps", Text("Mức kế tiếp", "Next bands"), columns, rows)


def close_calls(plan: Plan) -> Table:
    """One row per single case that flips a verdict."""
    of_call: Columns[CloseCall] = (*_NAME, PLACE[3], *VERDICT, POINTS[0], POINTS[3])
    of_case: Columns[OneCase] = (
        *_indicator(plan.criteria_set.definition),
        Column("before", Text("Hiện nay", "Reported"), "count"),
        Column("after", Text("Khi chênh một trường hợp", "With one case changed"), "count"),
        Column("items", Text("Nội dung", "Items"), get=lambda case: ", ".join(case.items)),
        *in_both(
            "unreported",
            Text("Trường hợp có thể bỏ sót", "A case left out"),
            lambda case: _UNREPORTED[case.unreported],
        ),
    )
    rows = ((call, case) for call in plan.close_calls for case in call.cases)
    columns = _of_part(of_call, of_case)
    return Table.of("close_calls", Text("Xã sát ngưỡng", "Close calls"), columns, rows)


def _of_part(first: Columns[Whole], second: Columns[Part]) -> Columns[tuple[Whole, Part]]:
    """Give columns for rows that are a commune and one thing that is said of it."""
    return (*within(lambda row: row[0], first), *within(lambda row: row[1], second))


def _indicator(criteria_set: CriteriaSet) -> Columns[Any]:
    """Give the columns that say which figure a row is about."""
    labels = criteria_set.indicators
    return (
        Column("indicator", Text("Chỉ tiêu (mã)", "Indicator")),
        *in_both("label", Text("Chỉ tiêu", "Label"), lambda row: labels[row.indicator].label),
    )


TABLES: dict[str, Callable[[Plan], Table]] = {
    "areas": areas,
    "communes": communes,
    "changes": changes,
    "steps": steps,
    "close_calls": close_calls,
    "findings": lambda plan: of_findings(plan.findings),
}
