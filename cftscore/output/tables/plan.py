"""Flat tables of a plan, for workbooks and DataFrames; see `tables.evaluation`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cftscore.analysis.plan.improvement import Change, Improvement, Route
from cftscore.analysis.plan.plan import AreaPlan, Plan
from cftscore.core.text import Language, Text
from cftscore.criteria.model import CriteriaSet
from cftscore.output.plan import words as plan_words
from cftscore.output.tables.evaluation import VERDICT_TITLES, Column, Row, Table

_LEVELS = {"district": Text("huyện", "district"), "province": Text("tỉnh", "province")}
_ROUTES: tuple[tuple[str, Text], ...] = (
    ("route", Text("năm nay", "this year")),
    ("route_if_filled", Text("nếu số điền vào đủ tốt", "if filled in well")),
    ("route_next_year", Text("năm sau", "next year")),
)
_WHEN = {
    "this_year": Text("trong năm nay", "this year"),
    "next_year": Text("từ năm sau", "next year"),
    "blocked": Text("các số khác không cho phép", "blocked by other figures"),
}


def table(plan: Plan, key: str) -> Table:
    """Make one table: `areas`, `communes`, `changes`, `steps` or `close_calls`.

    Raises:
        KeyError: there is no such table.
    """
    return TABLES[key](plan)


def areas(plan: Plan) -> Table:
    """One row per district and province: the target and the way to it."""
    return Table("areas", Text("Mục tiêu", "Target"), _AREA, [_area(one) for one in plan.areas])


def communes(plan: Plan) -> Table:
    """One row per commune that did not pass, the nearest first: outlook, cost, what it needs."""
    rows = [_commune(plan, one) for one in plan.communes]
    return Table("communes", Text("Xã chưa đạt", "Communes"), _COMMUNE, rows)


def changes(plan: Plan) -> Table:
    """One row per change of each route of a commune."""
    rows = list(_changes(plan))
    return Table("changes", Text("Thay đổi", "Changes"), _CHANGE, rows)


def steps(plan: Plan) -> Table:
    """One row per better band of each item of a commune: the next value that earns it."""
    rows = list(_steps(plan))
    return Table("steps", Text("Mức trên", "Next bands"), _STEP, rows)


def close_calls(plan: Plan) -> Table:
    """One row per single case that flips a verdict."""
    rows = list(_close_calls(plan))
    return Table("close_calls", Text("Chỉ vì một ca", "Close calls"), _CALL, rows)


TABLES: dict[str, Callable[[Plan], Table]] = {
    "areas": areas,
    "communes": communes,
    "changes": changes,
    "steps": steps,
    "close_calls": close_calls,
}


def _area(area: AreaPlan) -> Row:
    return (
        area.code,
        area.name,
        area.level,
        _LEVELS[area.level].vi,
        area.communes,
        area.passed,
        area.compliance_percent,
        area.asked,
        area.short,
        area.this_year,
        area.fill_in,
        area.next_year,
        area.out_of_reach,
        area.not_submitted,
        area.cost,
        area.still_short,
    )


def _commune(plan: Plan, commune: Improvement) -> Row:
    route = commune.best_route
    chosen = [
        area.level for area in plan.areas if commune.code in (*area.chosen, *area.chosen_if_filled)
    ]
    criteria_set = plan.criteria_set.definition
    return (
        commune.code,
        commune.name,
        commune.district_code,
        commune.district,
        commune.verdict,
        VERDICT_TITLES[commune.verdict].vi,
        commune.points_min,
        commune.points_max,
        commune.points_required,
        commune.outlook,
        plan_words.OUTLOOKS[commune.outlook].vi,
        None if route is None else route.cost,
        ", ".join(chosen),
        ", ".join(_LEVELS[level].vi for level in chosen),
        _needs(route, criteria_set, "en"),
        _needs(route, criteria_set, "vi"),
        "; ".join(plan_words.fill_in(commune, criteria_set, "en")),
        "; ".join(plan_words.fill_in(commune, criteria_set, "vi")),
    )


def _needs(route: Route | None, criteria_set: CriteriaSet, language: Language) -> str:
    return "" if route is None else "; ".join(plan_words.changes(route, criteria_set, language))


def _changes(plan: Plan) -> Iterator[Row]:
    for commune in plan.communes:
        for key, title in _ROUTES:
            route: Route | None = getattr(commune, key)
            for change in () if route is None else route.changes:
                yield _change(plan, commune, (key, title.vi), change)


def _change(plan: Plan, commune: Improvement, route: tuple[str, str], change: Change) -> Row:
    label = plan_words.label(plan.criteria_set.definition, change.indicator)
    among = [one.denominator for one in change.effects if one.denominator is not None]
    return (
        commune.code,
        commune.name,
        *route,
        change.indicator,
        label.en,
        label.vi,
        change.before,
        change.after,
        among[0] if among else None,
        change.cost,
        ", ".join(effect.item for effect in change.effects),
        sum(effect.points_after - effect.points_before for effect in change.effects),
    )


def _steps(plan: Plan) -> Iterator[Row]:
    for commune in plan.communes:
        for step in commune.steps:
            label = plan_words.label(plan.criteria_set.definition, step.indicator)
            yield (
                commune.code,
                commune.name,
                step.item,
                step.band,
                step.points,
                step.gain,
                step.indicator,
                label.en,
                label.vi,
                step.before,
                step.after,
                step.cost,
                step.when,
                _WHEN[step.when].vi,
            )


def _close_calls(plan: Plan) -> Iterator[Row]:
    for call in plan.close_calls:
        for case in call.cases:
            label = plan_words.label(plan.criteria_set.definition, case.indicator)
            yield (
                call.code,
                call.name,
                call.district,
                call.verdict,
                VERDICT_TITLES[call.verdict].vi,
                call.points,
                call.points_required,
                case.indicator,
                label.en,
                label.vi,
                case.before,
                case.after,
                ", ".join(case.items),
                "yes" if case.unreported else "",
                "có" if case.unreported else "",
            )


_CODE, _NAME = Column("code", Text("Mã xã", "Code")), Column("name", Text("Tên xã", "Commune"))
_INDICATOR = (
    Column("indicator", Text("Chỉ tiêu (mã)", "Indicator")),
    Column("label", Text("Chỉ tiêu (tiếng Anh)", "Label")),
    Column("label_vi", Text("Chỉ tiêu", "Label (Vietnamese)")),
    Column("before", Text("Hiện nay", "Before")),
    Column("after", Text("Cần", "After")),
)
_AREA = (
    Column("code", Text("Mã", "Code")),
    Column("name", Text("Tên", "Name")),
    Column("level", Text("Cấp (tiếng Anh)", "Level")),
    Column("level_vi", Text("Cấp", "Level (Vietnamese)")),
    Column("communes", Text("Số xã trong danh mục", "Communes on the register"), "count"),
    Column("passed", Text("Đạt", "Passed"), "count"),
    Column("compliance_percent", Text("Tỷ lệ đạt (%)", "Compliance (%)"), "percent"),
    Column("asked", Text("Số xã cần", "Asked"), "count"),
    Column("short", Text("Thiếu", "Short"), "count"),
    Column("this_year", Text("Có thể đạt năm nay", "Can pass this year"), "count"),
    Column("fill_in", Text("Tuỳ số liệu phải điền", "Depend on what is filled in"), "count"),
    Column("next_year", Text("Chỉ từ năm sau", "Only next year"), "count"),
    Column("out_of_reach", Text("Không đạt được", "Out of reach"), "count"),
    Column("not_submitted", Text("Chưa nộp", "Not submitted"), "count"),
    Column("cost", Text("Chi phí của kế hoạch", "Cost of the plan"), "points"),
    Column("still_short", Text("Vẫn thiếu", "Still short"), "count"),
)
_COMMUNE = (
    _CODE,
    _NAME,
    Column("district_code", Text("Mã huyện", "District code")),
    Column("district", Text("Huyện", "District")),
    Column("verdict", Text("Kết quả (mã)", "Verdict")),
    Column("verdict_vi", Text("Kết quả", "Verdict (Vietnamese)")),
    Column("points_min", Text("Điểm thấp nhất", "Points at worst"), "points"),
    Column("points_max", Text("Điểm cao nhất", "Points at best"), "points"),
    Column("points_required", Text("Điểm phải đạt", "Points required"), "points"),
    Column("outlook", Text("Triển vọng (mã)", "Outlook")),
    Column("outlook_vi", Text("Triển vọng", "Outlook (Vietnamese)")),
    Column("cost", Text("Chi phí", "Cost"), "points"),
    Column("chosen", Text("Trong kế hoạch của (tiếng Anh)", "In the plan of its")),
    Column("chosen_vi", Text("Trong kế hoạch của", "In the plan of its (Vietnamese)")),
    Column("needs", Text("Cần gì (tiếng Anh)", "What it needs")),
    Column("needs_vi", Text("Cần gì", "What it needs (Vietnamese)")),
    Column("blanks", Text("Điền trước (tiếng Anh)", "Fill in first")),
    Column("blanks_vi", Text("Điền trước", "Fill in first (Vietnamese)")),
)
_CHANGE = (
    _CODE,
    _NAME,
    Column("route", Text("Đường (mã)", "Route")),
    Column("route_vi", Text("Khi nào", "Route (Vietnamese)")),
    *_INDICATOR,
    Column("denominator", Text("Mẫu số", "Denominator"), "count"),
    Column("cost", Text("Chi phí", "Cost"), "points"),
    Column("items", Text("Nội dung", "Items")),
    Column("gain", Text("Thêm điểm", "Points gained"), "points"),
)
_STEP = (
    _CODE,
    _NAME,
    Column("item", Text("Nội dung", "Item")),
    Column("band", Text("Mức điểm (0: cao nhất)", "Band (0: the best)"), "count"),
    Column("points", Text("Điểm của mức", "Points of the band"), "points"),
    Column("gain", Text("Thêm điểm", "Points gained"), "points"),
    *_INDICATOR,
    Column("cost", Text("Chi phí", "Cost"), "points"),
    Column("when", Text("Khi nào (mã)", "When")),
    Column("when_vi", Text("Khi nào", "When (Vietnamese)")),
)
_CALL = (
    _CODE,
    _NAME,
    Column("district", Text("Huyện", "District")),
    Column("verdict", Text("Kết quả (mã)", "Verdict")),
    Column("verdict_vi", Text("Kết quả", "Verdict (Vietnamese)")),
    Column("points", Text("Điểm", "Points"), "points"),
    Column("points_required", Text("Điểm phải đạt", "Points required"), "points"),
    Column("indicator", Text("Chỉ tiêu (mã)", "Indicator")),
    Column("label", Text("Chỉ tiêu (tiếng Anh)", "Label")),
    Column("label_vi", Text("Chỉ tiêu", "Label (Vietnamese)")),
    Column("before", Text("Hiện nay", "Reported"), "count"),
    Column("after", Text("Một ca khác", "With one case changed"), "count"),
    Column("items", Text("Nội dung", "Items")),
    Column("unreported", Text("Ca có thể bỏ sót (tiếng Anh)", "A case left out")),
    Column("unreported_vi", Text("Ca có thể bỏ sót", "A case left out (Vietnamese)")),
)
