"""What is needed to pass: next values and the cheapest changes, against brute force."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import plans
import pytest
import reports
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from plans import Values

from cftscore.analysis.next_values import Levers, figures_of
from cftscore.analysis.plan.costs import Costs
from cftscore.analysis.plan.improvement import Improvement, Improver, Route
from cftscore.core.text import Text
from cftscore.criteria import load as criteria_load
from cftscore.criteria.model import (
    Band,
    Count,
    CriteriaSet,
    Criterion,
    EveryCriterion,
    Indicator,
    Item,
    LegalBasis,
    Rate,
    Recognition,
    Share,
    Source,
    UnitClass,
    YesNo,
)
from cftscore.evaluation.document import CommuneResult
from cftscore.scoring.rules import Rules

SET = criteria_load.load("qd-06-2019").set
RULES = Rules(SET)
COSTS = Costs(SET)
THOROUGH = settings(max_examples=150)
_SOURCE = Source(article="1", status="provisional")
_TEXT = Text("a", "a")


# --- made-up sets: three criteria, six figures, small numbers


@st.composite
def bands(draw: st.DrawFn, kind: str, most: int) -> tuple[Band, ...]:
    thresholds = draw(st.lists(st.integers(0, most), min_size=1, max_size=3, unique=True))
    thresholds.sort(reverse=kind == "from")
    points = draw(
        st.lists(st.integers(1, 9), min_size=len(thresholds), max_size=len(thresholds), unique=True)
    )
    points.sort(reverse=True)
    return tuple(
        Band(
            points=Decimal(gives),
            status="provisional",
            from_=Decimal(threshold) if kind == "from" else None,
            up_to=Decimal(threshold) if kind == "up_to" else None,
        )
        for threshold, gives in zip(thresholds, points, strict=True)
    )


@st.composite
def items(draw: st.DrawFn, key: str) -> Item:
    kind = draw(st.sampled_from(["share", "rate", "count", "yes_no"]))
    number = int(key.partition(".")[0])
    if kind == "yes_no":
        band = Band(points=Decimal(draw(st.integers(1, 9))), status="provisional", answer="yes")
        of = draw(st.sampled_from(["y1", "y2"]))
        return Item(key, _TEXT, (band,), _SOURCE, yes_no=YesNo(of))
    # Two figures for each criterion, and now and then another one's, so that figures are shared.
    own = [f"n{number}", f"n{number + 1}"]
    of = draw(st.sampled_from(own * 3 + ["n1", "n2", "n3", "n4"]))
    direction = draw(st.sampled_from(["from", "up_to"]))
    among = draw(st.sampled_from(["d1", "d2"]))
    measures = {"share": Share(of, among), "rate": Rate(of, among, 10), "count": Count(of)}
    made: dict[str, Any] = {kind: measures[kind]}
    most = {"share": 100, "rate": 12, "count": 6}[kind]
    return Item(key, _TEXT, draw(bands(direction, most)), _SOURCE, **made)


@st.composite
def criteria_sets(draw: st.DrawFn) -> CriteriaSet:
    made = []
    for number in range(1, draw(st.integers(2, 3)) + 1):
        parts = tuple(draw(items(f"{number}.{index}")) for index in range(draw(st.integers(1, 2))))
        most = sum((item.max_points for item in parts), Decimal(0))
        made.append(Criterion(number, _TEXT, most, _SOURCE, parts))
    wholes: dict[str, list[str | None]] = {
        "n1": [None, "d1"],
        "n2": [None, "n1", "d2"],
        "n3": [None, "n1", "n2"],
        "n4": [None, "n1", "n3"],
    }
    figures = {key: Indicator(_TEXT, "count") for key in ("d1", "d2")}
    for key, above in wholes.items():
        figures[key] = Indicator(
            _TEXT,
            "count",
            at_most=draw(st.sampled_from(above)),
            irreversible=draw(st.booleans()) and draw(st.booleans()),
            cost=draw(st.sampled_from([None, Decimal("0.5"), Decimal(3)])),
        )
    figures |= {key: Indicator(_TEXT, "yes_no") for key in ("y1", "y2")}
    total = sum((criterion.max_points for criterion in made), Decimal(0))
    mark = draw(st.integers(1, int(total)))
    return CriteriaSet(
        "made-up",
        1,
        _TEXT,
        LegalBasis("1", "2020-01-01", "2020-01-01"),
        total,
        {"only": UnitClass(_TEXT, Decimal(mark), _SOURCE)},
        figures,
        tuple(made),
        Recognition(EveryCriterion(Decimal(draw(st.integers(0, 2)))), "unit_class", _SOURCE),
    )


NUMBERS = {key: range(9) for key in ("n1", "n2", "n3", "n4")} | {
    key: range(2) for key in ("y1", "y2")
}


def _draw_values(data: st.DataObject, criteria_set: CriteriaSet, *, blanks: bool) -> Values:
    values: Values = {key: data.draw(st.integers(1, 6), label=key) for key in ("d1", "d2")}
    for key in NUMBERS:
        values[key] = data.draw(st.integers(0, max(NUMBERS[key])), label=key)
    assume(plans.is_sound(criteria_set, values))
    if blanks:
        for key in data.draw(st.sets(st.sampled_from(sorted(values)), max_size=2)):
            values[key] = None
    return values


def _ranges(criteria_set: CriteriaSet) -> Mapping[str, range]:
    """List what each measured figure could be: beyond the highest edge nothing changes."""
    measured = {item.numerator for item in criteria_set.items}
    return {
        key: NUMBERS[key]
        for key, indicator in criteria_set.indicators.items()
        if key in NUMBERS and (key in measured or indicator.at_most)
    }


def _improve(criteria_set: CriteriaSet, values: Values) -> tuple[CommuneResult, Improvement]:
    rules = Rules(criteria_set)
    commune = plans.commune(rules, values, next(iter(criteria_set.unit_classes)))
    assert figures_of(commune, criteria_set) == {
        **dict.fromkeys(criteria_set.indicators), **_read(criteria_set, values)
    }  # fmt: skip
    return commune, Improver(rules, Costs(criteria_set)).improve(commune)


def _read(criteria_set: CriteriaSet, values: Values) -> Values:
    used = {key for item in criteria_set.items for key in item.indicators}
    return {key: value for key, value in values.items() if key in used}


def _apply(route: Route, values: Values) -> Values:
    words = {"yes": 1, "no": 0}
    changed = {c.indicator: words.get(str(c.after), c.after) for c in route.changes}
    return {**values, **changed}  # type: ignore[dict-item]


def _cheapest(
    criteria_set: CriteriaSet,
    values: Values,
    ranges: Mapping[str, range],
    *,
    undoing: bool = False,
    unit_class: str = "only",
) -> Decimal | None:
    """Find by brute force what the cheapest change costs that passes; None if none does."""
    rows = list(plans.every_change(criteria_set, values, ranges, undoing=undoing))
    passing = plans.verdicts(Rules(criteria_set), rows, unit_class)
    costs = (
        plans.cost(criteria_set, values, row)
        for row, verdict in zip(rows, passing, strict=True)
        if verdict == "pass"
    )
    return min(costs, default=None)


def _fitting(criteria_set: CriteriaSet, values: Values) -> Values:
    """Leave out the figures that nothing measures: the record does not hold them."""
    return {**dict.fromkeys(criteria_set.indicators), **_read(criteria_set, values)}


@pytest.mark.slow
@THOROUGH
@given(criteria_sets(), st.data())
def test_no_cheaper_change_passes(criteria_set: CriteriaSet, data: st.DataObject) -> None:
    values = _fitting(criteria_set, _draw_values(data, criteria_set, blanks=False))
    ranges = _ranges(criteria_set)
    commune, improvement = _improve(criteria_set, values)
    assert improvement.verdict == commune.verdict
    assert improvement.blanks == ()
    assert improvement.route_if_filled is None
    expected = _cheapest(criteria_set, values, ranges)
    if commune.verdict == "pass":
        assert improvement.outlook == "passed"
        assert expected == 0
        return
    if expected is not None:
        assert improvement.outlook == "this_year"
        assert improvement.route is not None
        assert improvement.route.cost == expected
        _check(criteria_set, improvement.route, values, undoing=False)
        return
    assert improvement.route is None
    expected = _cheapest(criteria_set, values, ranges, undoing=True)
    assert improvement.outlook == ("out_of_reach" if expected is None else "next_year")
    if expected is not None:
        assert improvement.route_next_year is not None
        assert improvement.route_next_year.cost == expected
        _check(criteria_set, improvement.route_next_year, values, undoing=True)


def _check(criteria_set: CriteriaSet, route: Route, values: Values, *, undoing: bool) -> None:
    """Apply a route and see that it passes, costs what it says and undoes nothing."""
    changed = _apply(route, values)
    rules = Rules(criteria_set)
    assert plans.verdicts(rules, [changed], "only") == ["pass"]
    assert plans.is_sound(criteria_set, changed)
    assert plans.cost(criteria_set, values, changed) == route.cost
    assert sum(Decimal(change.cost) for change in route.changes) == route.cost
    assert plans.commune(rules, changed, "only").points_min == route.points
    for change in route.changes:
        assert change.before != change.after
        if criteria_set.indicators[change.indicator].irreversible and not undoing:
            assert int(change.after) > int(change.before)


@pytest.mark.slow
@THOROUGH
@given(criteria_sets(), st.data())
def test_blanks_are_filled_in_first(criteria_set: CriteriaSet, data: st.DataObject) -> None:
    values = _fitting(criteria_set, _draw_values(data, criteria_set, blanks=True))
    commune, improvement = _improve(criteria_set, values)
    unknown = {i.id for c in commune.criteria for i in c.items if i.points is None}
    assert {blank.item for blank in improvement.blanks} == unknown
    if commune.verdict == "pass" or not unknown:
        return
    # Whatever the blanks turn out to be: as if every unknown item gave nothing.
    sure = _cheapest(criteria_set, values, _ranges(criteria_set))
    assert (improvement.route.cost if improvement.route else None) == sure
    best = min(_hopeful(criteria_set, values), default=None)
    route = improvement.route_if_filled
    assert (None if route is None else (route.cost, sum(h.points for h in route.hopes))) == best
    if route is not None:
        assert {hope.item for hope in route.hopes} <= unknown
        assert improvement.outlook == ("fill_in" if sure is None else "this_year")


def _hopeful(criteria_set: CriteriaSet, values: Values) -> list[tuple[Decimal, Decimal]]:
    """List the cost of every change with every outcome of the unknown items that passes."""
    rules = Rules(criteria_set)
    mark, above = next(iter(rules.marks.values())), rules.above
    rows = list(plans.every_change(criteria_set, values, _ranges(criteria_set)))
    found = []
    for row in rows:
        outcomes = []
        for item in criteria_set.items:
            rule = rules.items[item.id]
            among = row[item.denominator] if item.denominator else 1
            outcome = rule.outcome(row[item.numerator], among)
            bands = range(rule.below + 1) if outcome == rule.unknown else [outcome]
            outcomes.append([(rule.least[b], outcome == rule.unknown) for b in bands])
        for chosen in itertools.product(*outcomes):
            points = dict(zip((i.id for i in criteria_set.items), chosen, strict=True))
            sums = [sum(points[i.id][0] for i in c.items) for c in criteria_set.criteria]
            if sum(sums) >= mark and min(sums) > above:
                asked = Decimal(sum(p for p, is_unknown in chosen if is_unknown)) / rules.scale
                found.append((plans.cost(criteria_set, values, row), asked))
    return found


# --- next values


@pytest.mark.slow
@THOROUGH
@given(criteria_sets(), st.data())
def test_a_step_is_the_nearest_value_that_earns_its_band(
    criteria_set: CriteriaSet, data: st.DataObject
) -> None:
    values = _fitting(criteria_set, _draw_values(data, criteria_set, blanks=True))
    rules, costs = Rules(criteria_set), Costs(criteria_set)
    steps = {(s.item, s.band): s for s in Levers(rules).steps(values, costs)}
    denominators = {item.denominator for item in criteria_set.items}
    for item in criteria_set.items:
        rule, before = rules.items[item.id], values[item.numerator]
        among = values[item.denominator] if item.denominator else 1
        outcome = rule.outcome(before, among)
        if outcome > rule.below or item.numerator in denominators or before is None:
            assert not [step for key, step in steps.items() if key[0] == item.id]
            continue
        for band in range(outcome):
            step = steps.pop((item.id, band))
            fitting = [v for v in range(40) if rule.outcome(v, among) <= band]
            nearest = min(fitting, key=lambda v: abs(v - before))
            words = ("no", "yes")
            expected = words[nearest] if item.yes_no else nearest
            assert step.after == expected
            weight = criteria_set.indicators[item.numerator].cost or 1
            assert step.cost == abs(nearest - before) * weight
            assert step.when == _when(criteria_set, values, item, nearest)
    assert not steps


def _when(criteria_set: CriteriaSet, values: Values, item: Item, nearest: int) -> str:
    if nearest < (values[item.numerator] or 0) and (
        criteria_set.indicators[item.numerator].irreversible
    ):
        return "next_year"
    sound = plans.is_sound(criteria_set, {**values, item.numerator: nearest})
    return "this_year" if sound else "blocked"


# --- the decision itself


def _open(data: st.DataObject) -> Values:
    """Draw a commune of Decision 06 of which few items, with small numbers, can change."""
    values: Values = {
        key: reports.FULL[key] if isinstance(reports.FULL[key], int) else 1 for key in reports.FULL
    }
    for part, whole in (
        ("births_registered", "births_due"),
        ("hamlets_with_playground", "hamlets"),
        ("abuse_cases_planned", "abuse_cases"),
    ):
        values[whole] = data.draw(st.integers(1, 8), label=whole)
        values[part] = data.draw(st.integers(0, values[whole] or 0), label=part)
    values["children_gravely_abused"] = data.draw(st.integers(0, 2))
    values["children_abused"] = data.draw(st.integers(values["children_gravely_abused"] or 0, 7))
    for key, most in (("activities", 3), ("children_addicted", 1)):
        values[key] = data.draw(st.integers(0, most), label=key)
    for key in ("has_protection_officer", "has_child_forum", "has_commune_playground"):
        values[key] = data.draw(st.integers(0, 1), label=key)
    return values


OPEN = {
    **{key: range(9) for key in ("births_registered", "hamlets_with_playground",
                                 "abuse_cases_planned")},
    **{key: range(2) for key in ("has_protection_officer", "has_child_forum",
                                 "has_commune_playground", "children_addicted")},
    "activities": range(4),
    "children_abused": range(8),
    "children_gravely_abused": range(3),
}  # fmt: skip


@pytest.mark.slow
@settings(max_examples=12)
@given(st.data())
def test_no_cheaper_change_passes_under_decision_06(data: st.DataObject) -> None:
    values = _open(data)
    commune = plans.commune(RULES, values, "other")
    improvement = Improver(RULES, COSTS).improve(commune)
    if commune.verdict == "pass":
        assert improvement.outlook == "passed"
        return
    ranges = {key: r for key, r in OPEN.items() if not SET.indicators[key].irreversible}
    expected = _cheapest(SET, values, ranges, unit_class="other")
    assert (improvement.route.cost if improvement.route else None) == expected
    if expected is None:
        expected = _cheapest(SET, values, OPEN, undoing=True, unit_class="other")
        assert improvement.outlook == "next_year"
        assert improvement.route_next_year is not None
        assert improvement.route_next_year.cost == expected


# What is irreversible in the decision: counts of what has happened to children.
PAST = {"children_abused", "children_gravely_abused", "children_offending", "children_addicted",
        "children_injured", "children_killed", "abuse_cases"}  # fmt: skip


def test_past_cases_are_marked() -> None:
    assert {key for key, indicator in SET.indicators.items() if indicator.irreversible} == PAST
    assert [key for key, indicator in SET.indicators.items() if indicator.cost is not None] == []


@pytest.mark.parametrize(
    ("changes", "outlook", "cost", "changed"),
    [
        ({}, "passed", None, []),
        # One case flips criterion 2, and nothing else is needed.
        ({"births_registered": 179}, "this_year", 1, [("births_registered", 179, 180)]),
        # 49 of 50 is 98%, to the case.
        ({"births_due": 50, "births_registered": 44}, "this_year", 1,
         [("births_registered", 44, 45)]),
        ({"children_killed": 1, "children_injured": 1}, "passed", None, []),
        ({"children_gravely_abused": 2, "children_abused": 7}, "next_year", 1,
         [("children_abused", 7, 6)]),
        # A denominator stays: nobody can plan for fewer hamlets.
        ({"hamlets": 100, "hamlets_with_playground": 0, "has_commune_playground": 0,
          "activities": 0}, "this_year", 1, [("has_commune_playground", "no", "yes")]),
    ],
)  # fmt: skip
def test_what_it_takes_under_decision_06(
    changes: Values, outlook: str, cost: int | None, changed: list[tuple[str, Any, Any]]
) -> None:
    values = {key: v if isinstance(v, int) else 1 for key, v in reports.FULL.items()} | changes
    improvement = Improver(RULES, COSTS).improve(plans.commune(RULES, values, "other"))
    route = improvement.route or improvement.route_next_year
    assert improvement.outlook == outlook
    assert (None if route is None else route.cost) == cost
    seen = [] if route is None else [(c.indicator, c.before, c.after) for c in route.changes]
    assert seen == changed


def test_an_unknown_unit_class_is_planned_for_both_ends() -> None:
    values = {key: v if isinstance(v, int) else 1 for key, v in reports.FULL.items()}
    values |= {"has_protection_officer": 0, "has_commune_playground": 0, "births_registered": 180}
    improvement = Improver(RULES, COSTS).improve(plans.commune(RULES, values, None))
    assert improvement.points_min == 880
    assert improvement.unit_class_missing
    assert improvement.route is not None
    assert improvement.route_if_filled is not None
    assert (improvement.route.cost, improvement.route.points) == (1, 930)
    assert (improvement.route_if_filled.cost, improvement.route_if_filled.changes) == (0, ())


def test_sums_of_weights_are_exact() -> None:
    costs = Costs(SET, {"births_registered": Decimal("0.1"), "activities": Decimal("0.000000001")})
    assert costs.scale == 10**9
    assert costs.unscaled(3 * costs.weights["births_registered"]) == Decimal("0.3")
    assert costs.unscaled(10**19 * costs.weights["activities"]) == 10**10
    assert costs.stated == {
        "births_registered": Decimal("0.1"), "activities": Decimal("0.000000001")
    }  # fmt: skip


# --- weights and past cases in a criteria set of one's own


def overlay(folder: Path, text: str) -> Path:
    path = folder / "province.yaml"
    path.write_text(f"extends: qd-06-2019\nid: province\n{text}", encoding="utf-8")
    return path


def test_a_set_may_weigh_and_mark_its_indicators(tmp_path: Path) -> None:
    overlay(
        tmp_path,
        "indicators:\n  births_registered: {cost: 2.5}\n  children_killed: {irreversible: false}\n",
    )
    arguments = plans.province(tmp_path)
    done = reports.run(tmp_path, "plan", *arguments, "--target", "75", "-f", "json",
                       "--criteria", "province.yaml")  # fmt: skip
    document = plans.document(done)
    assert document["weights"] == {"births_registered": Decimal("2.5")}
    assert [(c["code"], c["outlook"]) for c in document["communes"]] == [
        ("00003", "this_year"), ("00002", "this_year"), ("00004", "fill_in"),
    ]  # fmt: skip
    assert [c["route"] and c["route"]["cost"] for c in document["communes"]] == [
        1, Decimal("2.5"), None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{cost: 0}", "province.yaml:4:23 P002 error the weight of “births_registered” is 0"),
        ("{cost: -2}", "province.yaml:4:23 P002 error the weight of “births_registered” is -2"),
        ("{cost: much}", "province.yaml:4:23 C012 error found “much”, expected a number"),
        (
            "{irreversible: maybe}",
            "province.yaml:4:23 C012 error found “maybe”, expected true or false",
        ),
    ],
)
def test_a_set_with_a_wrong_weight(tmp_path: Path, text: str, said: str) -> None:
    overlay(tmp_path, f"indicators:\n  births_registered: {text}\n")
    done = reports.run(tmp_path, "criteria", "check", "province.yaml")
    assert (done.code, done.stdout) == (1, "")
    assert said in reports.one_line(done.stderr)
