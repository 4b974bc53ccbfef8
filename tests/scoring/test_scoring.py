"""Scoring against `fractions.Fraction`, against brute force, and by its properties."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cftscore.core import figures
from cftscore.core.figures import column, listed
from cftscore.criteria import load as criteria_load
from cftscore.criteria.model import Band, CriteriaSet, Item
from cftscore.evaluation.summary import count_missed
from cftscore.intake.values import MAX_COUNT
from cftscore.scoring.rules import ItemRule, Rules
from cftscore.scoring.score import Scores, outcomes, score

SET = criteria_load.load("qd-06-2019").set
RULES = Rules(SET)
CLASSES: list[str | None] = [*SET.unit_classes, None]
RATIOS = [item for item in SET.items if item.denominator is not None]
UNLIKE = list({
    (item.base, tuple((band.kind, band.threshold) for band in item.bands)): item for item in RATIOS
}.values())  # fmt: skip
"""A ratio of each kind: those of the same thresholds, counted on the same base, score alike."""
COUNTS = [item for item in SET.items if item.count is not None]
MOST_DENOMINATOR = 2000

Commune = dict[str, int | None]


def _band(item: Item, numerator: int, denominator: int) -> int:
    """Find the band with fractions: an independent second opinion."""
    value = Fraction(numerator * item.base, denominator)
    for index, band in enumerate(item.bands):
        if band.from_ is not None and value >= Fraction(band.from_):
            return index
        if band.up_to is not None and value <= Fraction(band.up_to):
            return index
    return len(item.bands)


def _first(item: Item, band: Band, denominator: int) -> int:
    """Find the first numerator on the other side of a threshold, by `Fraction`."""
    edge = Fraction(band.threshold or 0) * denominator / item.base
    return math.ceil(edge) if band.from_ is not None else math.floor(edge) + 1


def _expected(item: Item, denominator: int) -> list[int]:
    """List the bands of all numerators from 0 to the denominator."""
    size = denominator + 1
    upward = item.bands[0].kind == "from"
    expected = [len(item.bands)] * size
    for index, band in reversed(list(enumerate(item.bands))):
        first = min(_first(item, band, denominator), size)
        if upward:
            expected[first:] = [index] * (size - first)
        else:
            expected[:first] = [index] * first
    return expected


def _outcomes(
    rule: ItemRule, numerators: Sequence[int | None], denominators: Sequence[int | None]
) -> list[int]:
    """Find outcomes in columns, and make sure that one by one they are the same."""
    item = rule.item
    values = {item.numerator: column(numerators)}
    if item.denominator is not None:
        values[item.denominator] = column(denominators)
    found: list[int] = outcomes(rule, values, len(numerators)).tolist()
    assert found == list(map(rule.outcome, numerators, denominators))
    return found


@pytest.mark.parametrize("item", UNLIKE, ids=lambda item: item.id)
def test_every_quotient_of_up_to_2000_falls_into_the_band_of_its_fraction(item: Item) -> None:
    rule, bands = RULES.items[item.id], [band for band in item.bands if band.threshold is not None]
    for denominator in range(1, MOST_DENOMINATOR + 1):
        numerators = np.arange(denominator + 1, dtype=np.int64)
        columns = {
            item.numerator: numerators,
            str(item.denominator): np.full_like(numerators, denominator),
        }
        expected = _expected(item, denominator)
        assert outcomes(rule, columns, len(numerators)).tolist() == expected, denominator
        # One by one, on either side of each threshold.
        edges = [_first(item, band, denominator) for band in bands]
        beside = {
            first + step for first in edges for step in (-1, 0) if first + step <= denominator
        }
        for numerator in beside - {-1}:
            assert rule.outcome(numerator, denominator) == expected[numerator], denominator


@pytest.mark.parametrize("item", COUNTS, ids=lambda item: item.id)
def test_every_count_falls_into_its_band(item: Item) -> None:
    rule, numbers = RULES.items[item.id], range(MOST_DENOMINATOR + 1)
    expected = [_band(item, number, 1) for number in numbers]
    assert _outcomes(rule, numbers, [1] * len(numbers)) == expected


@given(st.sampled_from(RATIOS), st.integers(1, 10**7), st.data())
def test_any_quotient_falls_into_the_band_of_its_fraction(
    item: Item, denominator: int, data: st.DataObject
) -> None:
    numerator = data.draw(st.integers(0, denominator))
    rule, expected = RULES.items[item.id], _band(item, numerator, denominator)
    assert _outcomes(rule, [numerator], [denominator]) == [expected]


@given(st.decimals(0, 100, places=3), st.booleans(), st.integers(1, 10**6), st.integers(-2, 2))
def test_decimal_thresholds_are_exact_on_either_side(
    threshold: Decimal, upward: bool, denominator: int, offset: int
) -> None:
    band = Band(
        points=Decimal(1),
        status="quoted",
        from_=threshold if upward else None,
        up_to=None if upward else threshold,
    )
    item = msgspec.structs.replace(RATIOS[0], bands=(band,))
    numerator = max(0, int(Fraction(threshold) * denominator / 100) + offset)
    rule, expected = ItemRule(item, 1), _band(item, numerator, denominator)
    assert _outcomes(rule, [numerator], [denominator]) == [expected]


@pytest.mark.parametrize(
    ("threshold", "reaches"),
    [
        # Times a million it is 2**53 and more, where binary floats know every second number.
        ("9007199255.000001", 9_007_199_256),
        (str(2**63 - 1), 2**63 - 1),
    ],
)
def test_counts_and_large_limits_are_compared_as_whole_numbers(
    threshold: str, reaches: int
) -> None:
    band = Band(points=Decimal(1), status="quoted", from_=Decimal(threshold))
    rule = ItemRule(msgspec.structs.replace(COUNTS[0], bands=(band,)), 1)
    assert _outcomes(rule, [reaches - 1, reaches], [1, 1]) == [rule.below, 0]


@pytest.mark.parametrize(
    ("item", "numerator", "denominator", "points"),
    [
        # 98%, which 49 / 50 * 100 in binary floats need not be
        ("2.1", 49, 50, 50), ("2.1", 98, 100, 50), ("2.1", 19_600_000, 20_000_000, 50),
        ("2.1", 19_599_999, 20_000_000, 35), ("13.2", 29, 58, 5), ("13.2", 28, 57, 0),
        ("5.1", 11, 2000, 50), ("5.1", 1_100_001, 200_000_000, 35), ("3.1", 0, 1, 50),
        ("3.1", 7, 3500, 15), ("8.1", 3, 30, 25), ("12.3", 1, 1, 15),
    ],
)  # fmt: skip
def test_known_points(item: str, numerator: int, denominator: int, points: int) -> None:
    rule = RULES.items[item]
    assert rule.least[rule.outcome(numerator, denominator)] == points * RULES.scale


# --- whole communes


def _limits(key: str) -> st.SearchStrategy[int]:
    return st.integers(0, 1 if SET.indicators[key].type == "yes_no" else 60)


def _communes(blanks: bool) -> st.SearchStrategy[Commune]:
    def value(key: str) -> st.SearchStrategy[int | None]:
        return st.none() | _limits(key) if blanks else _limits(key)

    return st.fixed_dictionaries({key: value(key) for key in SET.indicators})


def _score(communes: list[Commune], classes: list[str | None], rules: Rules = RULES) -> Scores:
    """Score communes, and make sure that a reckoning by fractions gives the same for each."""
    columns = {
        key: column([commune.get(key) for commune in communes]) for key in rules.set.indicators
    }
    before = {key: values.copy() for key, values in columns.items()}
    scores = score(rules, columns, classes)
    assert all((columns[key] == values).all() for key, values in before.items())
    for index, (commune, unit_class) in enumerate(zip(communes, classes, strict=True)):
        _check(scores, index, _Reckoning(rules.set, commune, unit_class))
    _check_types(scores)
    return scores


class _Reckoning:
    """What a commune scores, reckoned by fractions and decimals: an independent opinion."""

    def __init__(self, criteria_set: CriteriaSet, commune: Commune, unit_class: str | None) -> None:
        self.points = {
            criterion.id: [self._points(item, commune) for item in criterion.items]
            for criterion in criteria_set.criteria
        }
        spans = {key: (sum(low for low, _ in of), sum(high for _, high in of))
                 for key, of in self.points.items()}  # fmt: skip
        self.criteria = spans
        self.total = tuple(sum(span[end] for span in spans.values()) for end in (0, 1))
        classes = criteria_set.unit_classes
        self.required = classes[unit_class].pass_from if unit_class else None
        above = criteria_set.recognition.every_criterion.points_above
        self.met = {
            key: low > above if (low > above) == (high > above) else None
            for key, (low, high) in spans.items()
        }
        marks = [one.pass_from for key, one in classes.items() if unit_class in (None, key)]
        worst = self.total[0] >= max(marks) and all(self.met.values())
        best = self.total[1] >= min(marks) and False not in self.met.values()
        self.verdict = "pass" if worst else "incomplete" if best else "fail"

    @staticmethod
    def _points(item: Item, commune: Commune) -> tuple[Decimal, Decimal]:
        numerator, best = commune.get(item.numerator), max(band.points for band in item.bands)
        denominator = 1 if item.denominator is None else commune.get(item.denominator)
        nothing = Decimal(0)
        if numerator is None or denominator is None:
            return nothing, best
        if denominator == 0:
            return {"full_points": (best, best), "zero": (nothing, nothing)}.get(
                item.when_none or "", (nothing, best)
            )
        if item.yes_no is not None:
            answer = "yes" if numerator else "no"
            points = next((b.points for b in item.bands if b.answer == answer), nothing)
        else:
            band = _band(item, numerator, denominator)
            points = item.bands[band].points if band < len(item.bands) else nothing
        return points, points


def _check(scores: Scores, index: int, expected: _Reckoning) -> None:
    unscaled = scores.rules.unscaled
    for key, interval in scores.criteria.items():
        found = unscaled(interval.least[index]), unscaled(interval.most[index])
        assert found == expected.criteria[key], key
        assert scores.met[key][index] is expected.met[key], key
    total = unscaled(scores.total.least[index]), unscaled(scores.total.most[index])
    assert total == expected.total
    required = scores.required[index]
    assert (None if required is None else unscaled(required)) == expected.required
    assert scores.verdicts[index] == expected.verdict


def _check_types(scores: Scores) -> None:
    """Make sure that documents can hold what scoring gives: 1 is not `True`, nor numpy's 1."""
    intervals = [*scores.criteria.values(), scores.total]
    numbers = [*scores.outcomes.values(), *(one.least for one in intervals)]
    numbers += [one.most for one in intervals]
    assert {type(value) for column in numbers for value in column} <= {int}
    assert {type(value) for column in scores.met.values() for value in column} <= {bool, type(None)}
    assert {type(value) for value in scores.required} <= {int, type(None)}


def _best() -> Commune:
    """Make a commune that scores every point."""
    commune: Commune = {}
    for key, indicator in SET.indicators.items():
        commune[key] = 1 if indicator.type == "yes_no" else 1000
    for item in SET.items:
        if item.bands[0].kind == "up_to":
            commune[item.numerator] = 0
    return commune


def test_the_best_commune_scores_1000_in_any_class() -> None:
    scores = _score([_best()] * len(CLASSES), CLASSES)
    assert scores.total.least == scores.total.most == [1000] * 4
    assert scores.verdicts == ["pass"] * 4
    assert scores.required == [900, 800, 850, None]


def test_a_stated_quotient_decides_what_is_unknown_if_all_its_meanings_agree() -> None:
    item = next(item for item in RATIOS if item.bands[0].kind == "from")
    rule, threshold = RULES.items[item.id], int(item.bands[0].threshold or 0)
    reaches, below = (threshold, item.base), (0, item.base)
    known = {item.numerator: column([None, None, 0, None]),
             str(item.denominator): column([None, None, 10, None])}  # fmt: skip
    stated = {0: [reaches, (threshold * 2, item.base * 2)], 1: [reaches, below], 2: [reaches]}
    scores = score(RULES, known, [None] * 4, {item.id: stated})
    worst = _outcomes(rule, [0], [10])[0]
    assert scores.outcomes[item.id] == [0, rule.unknown, worst, rule.unknown]
    assert scores.by_ratio == {item.id: {0: reaches}}


def test_no_communes_give_no_scores() -> None:
    scores = _score([], [])
    assert scores.verdicts == []
    assert scores.total.least == scores.total.most == []
    assert scores.required == []


@given(_communes(blanks=True), st.sampled_from(CLASSES))
def test_points_lie_between_0_and_1000(commune: Commune, unit_class: str | None) -> None:
    scores = _score([commune], [unit_class])
    assert 0 <= scores.total.least[0] <= scores.total.most[0] <= 1000
    for criterion in SET.criteria:
        interval = scores.criteria[criterion.id]
        assert 0 <= interval.least[0] <= interval.most[0] <= criterion.max_points
    assert scores.total.least[0] == sum(i.least[0] for i in scores.criteria.values())
    assert scores.total.most[0] == sum(i.most[0] for i in scores.criteria.values())


WORSE_TO_BETTER = ["fail", "incomplete", "pass"]


@given(
    _communes(blanks=True),
    st.sampled_from(SET.items),
    st.integers(1, 30),
    st.sampled_from(CLASSES),
)
def test_improving_an_indicator_never_lowers_points_or_worsens_the_verdict(
    commune: Commune, item: Item, step: int, unit_class: str | None
) -> None:
    before = commune[item.numerator]
    assume(before is not None)
    assert before is not None
    if item.bands[0].kind == "up_to":
        after = max(0, before - step)
    else:
        after = 1 if item.yes_no is not None else before + step
    better = {**commune, item.numerator: after}
    scores = _score([commune, better], [unit_class, unit_class])
    for interval in (scores.total, *scores.criteria.values()):
        assert interval.least[0] <= interval.least[1]
        assert interval.most[0] <= interval.most[1]
    worse_rank, better_rank = map(WORSE_TO_BETTER.index, scores.verdicts)
    assert worse_rank <= better_rank


@given(_communes(blanks=True), _communes(blanks=False), st.sampled_from(CLASSES))
def test_the_interval_contains_every_completion(
    commune: Commune, filling: Commune, unit_class: str | None
) -> None:
    full = {key: filling[key] if value is None else value for key, value in commune.items()}
    classes = [unit_class] if unit_class else list(SET.unit_classes)
    scores = _score([commune], [unit_class])
    for completed_class in classes:
        done = _score([full], [completed_class])
        assert scores.total.least[0] <= done.total.least[0]
        assert done.total.most[0] <= scores.total.most[0]
        for number in scores.criteria:
            assert scores.criteria[number].least[0] <= done.criteria[number].least[0]
            assert done.criteria[number].most[0] <= scores.criteria[number].most[0]
            if scores.met[number][0] is not None:
                assert done.met[number][0] in (scores.met[number][0], None)
        if scores.verdicts[0] != "incomplete":
            assert done.verdicts[0] in (scores.verdicts[0], "incomplete")


@given(st.sets(st.sampled_from([item.id for item in SET.items]), max_size=7), st.data())
def test_the_verdict_is_what_all_completions_agree_on(
    unknown: set[str], data: st.DataObject
) -> None:
    """Fill each unknown item in with nothing and with everything, in every combination."""
    lost = data.draw(st.sets(st.sampled_from([i.id for i in SET.items]), max_size=6)) - unknown
    unit_class = data.draw(st.sampled_from(CLASSES))
    outcomes = {key: rule.below if key in lost else 0 for key, rule in RULES.items.items()}
    expected = set()
    marks = [RULES.marks[unit_class]] if unit_class else list(RULES.marks.values())
    for filled in itertools.product((True, False), repeat=len(unknown)):
        full = dict(zip(sorted(unknown), filled, strict=True))
        points = {
            criterion.id: sum(
                int(item.max_points)
                for item in criterion.items
                if full.get(item.id, outcomes[item.id] == 0)
            )
            for criterion in SET.criteria
        }
        everywhere = min(points.values()) > 0
        expected |= {sum(points.values()) >= mark and everywhere for mark in marks}
    commune = _best()
    for item in SET.items:
        if item.id in unknown:
            commune[item.numerator] = None
        elif item.id in lost:
            commune[item.numerator] = 1000 if item.bands[0].kind == "up_to" else 0
    (verdict,) = _score([commune], [unit_class]).verdicts
    agreed = {True: "pass", False: "fail"}
    assert verdict == (agreed[expected.pop()] if len(expected) == 1 else "incomplete")


@given(st.lists(_communes(blanks=True), min_size=2, max_size=6), st.randoms())
@settings(max_examples=30)
def test_the_order_of_communes_does_not_matter(
    communes: list[Commune], chance: random.Random
) -> None:
    order = list(range(len(communes)))
    chance.shuffle(order)
    classes = [CLASSES[index % len(CLASSES)] for index in range(len(communes))]
    scores = _score(communes, classes)
    shuffled = _score([communes[i] for i in order], [classes[i] for i in order])
    assert shuffled.verdicts == [scores.verdicts[i] for i in order]
    assert shuffled.total.least == [scores.total.least[i] for i in order]
    assert shuffled.total.most == [scores.total.most[i] for i in order]
    for key in scores.outcomes:
        assert shuffled.outcomes[key] == [scores.outcomes[key][i] for i in order]


# --- blanks and denominators of 0


@pytest.mark.parametrize("item", SET.items, ids=lambda item: item.id)
def test_a_blank_makes_the_item_unknown(item: Item) -> None:
    rule = RULES.items[item.id]
    assert rule.outcome(None) == rule.unknown
    if item.denominator is not None:
        assert rule.outcome(0, None) == rule.unknown
        assert rule.outcome(None, 10) == rule.unknown
    assert rule.least[rule.unknown] == 0
    assert rule.most[rule.unknown] == item.max_points


@pytest.mark.parametrize("item", RATIOS, ids=lambda item: item.id)
def test_a_denominator_of_0(item: Item) -> None:
    rule = RULES.items[item.id]
    outcome = rule.outcome(0, 0)
    if item.id in ("6.1", "6.2", "7.1"):
        assert rule.least[outcome] == rule.most[outcome] == item.max_points
    else:
        assert rule.least[outcome] == 0
        assert rule.most[outcome] == item.max_points
        assert outcome == rule.unknown


@pytest.mark.parametrize("item", [*SET.items], ids=lambda item: item.id)
@given(denominator=st.integers(1, 10**6), data=st.data())
def test_the_edge_of_a_band_is_its_last_number(
    item: Item, denominator: int, data: st.DataObject
) -> None:
    """One case better is at least as good; one case worse is in the band no more."""
    rule = ItemRule(item, 1)
    index = data.draw(st.integers(0, len(item.bands) - 1))
    band = item.bands[index]
    if band.kind == "answer":
        assert rule.edge(index) == int(band.answer == "yes")
        return
    if item.denominator is None:
        denominator = 1
    edge = rule.edge(index, denominator)
    assert rule.edge(index) == rule.edge(index, 1)
    worse = edge - 1 if band.kind == "from" else edge + 1
    assert rule.outcome(edge, denominator) <= index
    assert worse < 0 or rule.outcome(worse, denominator) > index
    exact = Fraction(str(band.threshold)) * denominator / item.base
    assert edge == (math.ceil(exact) if band.kind == "from" else math.floor(exact))


def test_a_denominator_of_0_that_gives_no_points() -> None:
    item = msgspec.structs.replace(SET.items[4], when_none="zero")
    rule = ItemRule(item, 1)
    assert rule.outcome(0, 0) == rule.nobody
    assert rule.least[rule.nobody] == rule.most[rule.nobody] == 0


def test_an_indicator_without_a_column_is_missing_everywhere() -> None:
    scores = score(RULES, {}, ["other", None])
    assert scores.verdicts == ["incomplete", "incomplete"]
    assert (scores.total.least, scores.total.most) == ([0, 0], [1000, 1000])
    assert set(scores.met[1]) == {None}


# --- verdicts at the marks

_OFFICER, _DEATH = {"has_protection_officer": 0}, {"children_killed": 1}
_FORUM = {"has_child_forum": 0}
_125 = {**_OFFICER, **_DEATH, **_FORUM}
_30 = {"has_hamlet_collaborators": 0, "has_protection_board": 0}
_25, _50 = {"has_child_club": 0}, {"children_gravely_abused": 1}
LOSSES: dict[int, Commune] = {
    900: {**_OFFICER, **_DEATH},
    895: {**_OFFICER, **_FORUM, **_30},
    850: {**_125, **_25},
    845: {**_125, **_30},
    800: {**_125, **_25, **_50},
    795: {**_125, **_30, **_50},
}


@pytest.mark.parametrize(
    ("points", "verdicts"),
    [
        (900, ["pass", "pass", "pass", "pass"]),
        (895, ["fail", "pass", "pass", "incomplete"]),
        (850, ["fail", "pass", "pass", "incomplete"]),
        (845, ["fail", "pass", "fail", "incomplete"]),
        (800, ["fail", "pass", "fail", "incomplete"]),
        (795, ["fail", "fail", "fail", "fail"]),
    ],
)
def test_verdicts_at_the_marks(points: int, verdicts: list[str]) -> None:
    commune: Commune = {**_best(), **LOSSES[points]}
    scores = _score([commune] * 4, CLASSES)
    assert scores.total.least == scores.total.most == [points] * 4
    assert scores.verdicts == verdicts


def test_a_criterion_at_0_fails_whatever_the_total() -> None:
    scores = _score([{**_best(), "births_registered": 0}], ["mountain_island_disadvantaged"])
    assert scores.total.least == [950]
    assert scores.met[2] == [False]
    assert scores.verdicts == ["fail"]


# --- decimals


def _with_bands(*bands: tuple[str, str], mark: str = "850") -> Rules:
    plain: dict[str, Any] = msgspec.to_builtins(SET, builtin_types=(Decimal,))
    plain["criteria"][1]["items"][0]["bands"] = [
        {"from": Decimal(threshold), "points": Decimal(points), "status": "quoted"}
        for threshold, points in bands
    ]
    plain["unit_classes"]["other"]["pass_from"] = Decimal(mark)
    return Rules(msgspec.convert(plain, CriteriaSet))


def test_thresholds_and_points_with_decimals_are_exact() -> None:
    rules = _with_bands(("97.5", "49.5"), ("92.25", "0.25"))
    communes: list[Commune] = [
        {"births_registered": numerator, "births_due": denominator}
        for numerator, denominator in ((39, 40), (389, 400), (369, 400), (368, 400))
    ]
    scores = _score(communes, ["other"] * 4, rules)
    assert [rules.unscaled(points) for points in scores.criteria[2].least] == [
        Decimal("49.5"),
        Decimal("0.25"),
        Decimal("0.25"),
        0,
    ]
    assert scores.met[2] == [True, True, True, False]


def test_criteria_below_their_most_are_counted_with_decimals() -> None:
    rules = _with_bands(("98", "49.5"), ("90", "0.5"))
    communes: list[Commune] = [{**_best(), "births_due": 100, "births_registered": 98}, _best()]
    missed = {
        criterion.id: criterion
        for criterion in count_missed(_score(communes, ["other"] * 2, rules), [0, 1])
    }
    assert {key for key, criterion in missed.items() if criterion.below_max} == {2}
    assert (missed[2].below_max, missed[2].missed, missed[2].unknown) == (2, 0, 0)


def test_a_column_that_is_absent_is_missing_beside_others() -> None:
    without = {"births_due": column([5, 0, None])}
    found = score(RULES, without, ["other"] * 3)
    whole = {key: column([None] * 3) for key in SET.indicators} | without
    assert found.outcomes == score(RULES, whole, ["other"] * 3).outcomes
    assert found.outcomes["2.1"] == [RULES.items["2.1"].unknown] * 3


def test_a_criterion_must_exceed_what_is_asked_with_decimals() -> None:
    plain: dict[str, Any] = msgspec.to_builtins(SET, builtin_types=(Decimal,))
    plain["recognition"]["every_criterion"]["points_above"] = Decimal("34.5")
    bands = plain["criteria"][1]["items"][0]["bands"]
    bands[1]["points"], bands[2]["points"] = Decimal(35), Decimal("34.5")
    rules = Rules(msgspec.convert(plain, CriteriaSet))
    communes: list[Commune] = [
        {**_best(), "births_registered": registered, "births_due": 100} for registered in (95, 90)
    ]
    assert _score(communes, ["other"] * 2, rules).met[2] == [True, False]


@pytest.mark.parametrize(("mark", "verdict"), [("999.5", "pass"), ("999.51", "fail")])
def test_a_mark_with_decimals_is_exact(mark: str, verdict: str) -> None:
    rules = _with_bands(("98", "49.5"), mark=mark)
    scores = _score([_best()], ["other"], rules)
    assert rules.unscaled(scores.total.least[0]) == Decimal("999.5")
    assert scores.verdicts == [verdict]


def test_tenths_add_up_as_a_clerk_adds_them() -> None:
    rules = _with_bands(("98", "0.1"), ("0", "0.05"))
    scores = _score([_best(), {**_best(), "births_registered": 0}], ["other", "other"], rules)
    assert [rules.unscaled(points) for points in scores.total.least] == [
        Decimal("950.1"),
        Decimal("950.05"),
    ]


# --- numbers that leave 64 bits

MOST_INT64 = 2**63 - 1


@given(
    st.sampled_from(RATIOS),
    st.lists(st.tuples(*[st.none() | st.integers(0, MOST_INT64)] * 2), min_size=1, max_size=4),
)
def test_columns_are_exact_or_refuse(
    item: Item, quotients: list[tuple[int | None, int | None]]
) -> None:
    rule = RULES.items[item.id]
    numerators, denominators = map(list, zip(*quotients, strict=True))
    columns = (numerators, denominators)
    largest = [max((value or 0 for value in values), default=0) for values in columns]
    products = [largest[0] * by for by, _ in rule.limits]
    products += [largest[1] * limit for _, limit in rule.limits]
    if max(products) > MOST_INT64:
        with pytest.raises(OverflowError, match=item.id):
            _outcomes(rule, numerators, denominators)
    else:
        _outcomes(rule, numerators, denominators)


def test_the_last_number_that_fits_and_the_first_that_does_not() -> None:
    rule = RULES.items["2.1"]  # from 98%: numerator x 100 >= 98 x denominator
    last = MOST_INT64 // max(by for by, _ in rule.limits)
    assert _outcomes(rule, [last], [last]) == [0]
    for numerator, denominator in ((last + 1, last), (last, last * 2)):
        with pytest.raises(OverflowError, match=r"item 2\.1: a product leaves 64 bits$"):
            _outcomes(rule, [numerator], [denominator])


def test_counts_of_ten_digits_always_fit() -> None:
    most: Commune = {
        key: MAX_COUNT if indicator.type == "count" else 1
        for key, indicator in SET.indicators.items()
    }
    _score([most, _best()], ["other", "other"])


@pytest.mark.parametrize("value", [2**63, 10**30])
def test_a_number_that_is_no_column_is_refused(value: int) -> None:
    with pytest.raises(OverflowError):
        column([value])


def test_points_that_do_not_fit_are_refused() -> None:
    others = 950
    fits = _with_bands(("98", str(MOST_INT64 - others)))
    assert score(fits, {}, [None]).total.most == [MOST_INT64]
    rules = _with_bands(("98", str(MOST_INT64 - others + 1)))
    with pytest.raises(OverflowError, match=r"^a sum of points leaves 64 bits$"):
        score(rules, {}, [None])


def test_columns_show_none_for_what_is_missing() -> None:
    values = column([3, None, 0])
    assert listed(values) == [3, None, 0]
    assert [type(value) for value in listed(values)] == [int, type(None), int]
    made = figures.frame({"births_due": values}, ["30280", "30316", "30319"])
    assert made["births_due"].isna().tolist() == [False, True, False]
    assert made.index.tolist() == ["30280", "30316", "30319"]
    assert made.dtypes.astype(str).tolist() == ["Int64"]
    assert figures.columns(made)["births_due"].tolist() == values.tolist()
    assert figures.lists(made) == {"births_due": [3, None, 0]}
    assert [figures.value(made, index, "births_due") for index in range(3)] == [3, None, 0]
    made.loc["30316", "births_due"] = 7
    assert values.tolist() == column([3, None, 0]).tolist()  # a frame keeps its own numbers
