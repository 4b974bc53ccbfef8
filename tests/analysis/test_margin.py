"""`cftscore margin`: how many more cases, against brute force, and quarters that add up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import reports
from hypothesis import given, settings
from hypothesis import strategies as st

import cftscore
from cftscore.analysis import margin
from cftscore.analysis.next_values import Levers
from cftscore.analysis.standing import Standing
from cftscore.core.figures import column
from cftscore.criteria import load as criteria_load
from cftscore.evaluation.document import CommuneResult, CriterionResult, ItemResult
from cftscore.scoring.rules import Rules
from cftscore.scoring.score import Scores, score

CODE, OTHER = "30682", "30685"
SET = criteria_load.load("qd-06-2019").set
RULES = Rules(SET)
LEVERS = Levers(RULES)
WATCHED = [item for item in SET.items if margin.counts_cases(item, SET)]
ALSO = {
    "children_gravely_abused": ["children_abused"],
    "children_killed": ["children_injured"],
}
"""Whose new case is a new case of another count."""
WORDS = {"Có": 1, "Không": 0}


def scored(*communes: dict[str, Any]) -> Scores:
    """Score communes by the engine itself."""
    values = {
        key: column([WORDS.get(figures[key], figures[key]) for figures in communes])
        for key in communes[0]
    }
    return score(RULES, values, ["other"] * len(communes))


def commune(figures: dict[str, Any]) -> CommuneResult:
    """Write the record that `Standing` reads a commune back from."""
    scores = scored(figures)
    criteria = []
    for criterion in SET.criteria:
        items = []
        for item in criterion.items:
            value = WORDS.get(figures[item.numerator], figures[item.numerator])
            among = None if item.denominator is None else figures[item.denominator]
            answer = ("yes" if value else "no") if item.yes_no is not None else None
            items.append(ItemResult(item.id, answer, value, among, 0, None, ()))
        criteria.append(CriterionResult(criterion.id, 0, 0, 0, 0, None, tuple(items)))
    values: list[Any] = [CODE, "", None, None, "", "", "other", scores.verdicts[0]]
    made: Any = CommuneResult
    result: CommuneResult = made(*values, *[None] * 4, tuple(criteria), (), None)
    return result


MOST = 80
"""So many more cases are counted up: the last band of any rate below ends before that."""


def brute(figures: dict[str, Any], item: Any) -> list[int | None]:
    """Count up one case after the other, scoring each time; None where nothing is lost."""
    rising = [item.numerator, *ALSO.get(item.numerator, ())]
    (home,) = [one.id for one in SET.criteria if item in one.items]
    counted = [{**figures, **{key: figures[key] + more for key in rising}}
               for more in range(MOST + 1)]  # fmt: skip
    possible = [
        risen for risen in counted if all(risen[key] <= risen["children_total"] for key in rising)
    ]
    scores = scored(figures, *possible[1:])
    least = RULES.items[item.id].least
    points = [least[outcome] for outcome in scores.outcomes[item.id]]
    met, verdicts = scores.met[home], scores.verdicts
    losing: tuple[list[bool], ...] = (
        [now < points[0] for now in points],
        [met[0] is True and now is False for now in met],
        [verdicts[0] == "pass" and now != "pass" for now in verdicts],
    )
    return [lost.index(True) if True in lost else None for lost in losing]


@st.composite
def communes(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a commune: of few children, so that one case matters, or of as many as there are."""
    total = draw(st.integers(1, 25) | st.integers(400, 6000))
    abused, injured = draw(st.integers(0, min(8, total))), draw(st.integers(0, min(60, total)))
    return {
        **reports.FULL,
        "children_total": total,
        "children_abused": abused,
        "children_gravely_abused": draw(st.integers(0, min(2, abused))),
        "children_offending": draw(st.integers(0, min(4, total))),
        "children_injured": injured,
        "children_killed": draw(st.integers(0, min(2, injured))),
        "children_checked": draw(st.sampled_from([0, 1700, 2000, 2400])),
        "births_registered": draw(st.sampled_from([0, 180, 190, 200])),
    }


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(communes())
def test_how_many_more_cases_is_what_counting_up_finds(figures: dict[str, Any]) -> None:
    standing = Standing(RULES, commune(figures))
    for item in WATCHED:
        left = list(margin.cases_left(LEVERS, standing, item))
        assert left == brute(figures, item), item.id


def test_the_items_of_a_decision_that_count_cases_are_watched() -> None:
    assert [item.id for item in WATCHED] == ["3.1", "3.2", "4.1", "4.2", "5.1", "5.2"]


# --- quarters


QUARTERS = ((1, 1, 3), (2, 0, 4), (3, 2, 5), (4, 1, 6))


@pytest.fixture
def quarters(tmp_path: Path) -> Path:
    """Write four quarters of two communes: abused 1, 0, 2, 1 and injured 3, 4, 5, 6 in one."""
    folder = tmp_path / "q"
    folder.mkdir()
    for quarter, abused, injured in QUARTERS:
        rows = [
            reports.row(CODE, children_abused=abused, children_injured=injured, births_due=50,
                        births_registered=49, special_children=60 + quarter),
            reports.row(OTHER),
        ]  # fmt: skip
        reports.write(folder / f"q{quarter}.xlsx", rows, {"Kỳ": f"2020-Q{quarter}"})
    return tmp_path


@pytest.mark.slow
def test_quarters_add_up_to_the_year_as_the_criteria_set_says(quarters: Path) -> None:
    done = reports.run(quarters, "evaluate", "q", "--add-up", "-f", "json")
    document = json.loads(done.stdout)
    assert document["period"] == "2020"
    (one,) = [one for one in document["communes"] if one["code"] == CODE]
    items = {item["id"]: item for criterion in one["criteria"] for item in criterion["items"]}
    # Cases add up; how many children there are is the last quarter's.
    assert (items["3.1"]["numerator"], items["3.1"]["denominator"]) == (4, 3000)
    assert (items["5.1"]["numerator"], items["5.1"]["points"]) == (18, 35)
    assert (items["2.1"]["numerator"], items["2.1"]["denominator"]) == (196, 200)
    assert items["6.1"]["denominator"] == 64
    assert items["5.1"]["cells"][0] == reports.cell("children_injured")
    assert {cell[:3] for cell in items["5.1"]["cells"]} >= {"[1]", "[2]", "[3]"}
    assert one["points"] == 1000 - 35 - 15 - 15
    codes = {finding["code"] for finding in document["findings"]}
    assert not codes & {"A010", "X002", "W016"}


@pytest.mark.slow
def test_a_quarter_is_never_a_year_without_a_word(quarters: Path) -> None:
    alone = reports.run(quarters, "evaluate", "q/q1.xlsx", lang="en")
    assert "A010 warning" in reports.one_line(alone.stderr)
    assert "2020-Q1 is only a part of a year" in reports.one_line(alone.stdout)
    several = reports.run(quarters, "evaluate", "q")
    assert (several.code, several.stdout) == (2, "")
    way_out = "to add up the parts of 2020: cftscore evaluate … --add-up"
    assert way_out in reports.one_line(several.stderr)
    as_year = reports.run(quarters, "evaluate", "q", "-p", "2020")
    assert (as_year.code, way_out in reports.one_line(as_year.stderr)) == (2, True)
    gap = reports.run(quarters, "evaluate", "q/q1.xlsx", "q/q3.xlsx", "--add-up")
    assert (gap.code, "A012" in gap.stderr) == (2, True)
    reports.write(quarters / "half.xlsx", [reports.row(CODE)], {"Kỳ": "2020-H1"})
    both = reports.run(quarters, "evaluate", "q", "half.xlsx", "--add-up")
    assert (both.code, "A011" in both.stderr) == (2, True)


@pytest.mark.slow
def test_a_commune_without_a_quarter_is_unknown_and_not_zero(quarters: Path) -> None:
    reports.write(quarters / "q/q2.xlsx", [reports.row(OTHER)], {"Kỳ": "2020-Q2"})
    done = reports.run(quarters, "evaluate", "q", "--add-up", "-f", "json")
    document = json.loads(done.stdout)
    (one,) = [one for one in document["communes"] if one["code"] == CODE]
    items = {item["id"]: item for criterion in one["criteria"] for item in criterion["items"]}
    assert items["3.1"]["numerator"] is None
    assert items["3.1"]["points"] is None
    assert items["1.1"]["points"] == 50  # a state is that of the last quarter
    assert [(f["commune"]) for f in document["findings"] if f["code"] == "A013"] == [CODE]


@pytest.mark.slow
def test_a_line_by_quarter_and_how_many_more(quarters: Path) -> None:
    done = reports.run(quarters, "margin", "q/q1.xlsx", "q/q2.xlsx", "--focus", "3,5", "-f", "json")
    document = json.loads(done.stdout)
    assert (document["parts"], document["focus"]) == (["2020-Q1", "2020-Q2"], [3, 5])
    first = document["communes"][0]["margins"]
    abused, _, injured, _ = first
    assert abused["parts"] == [{"period": "2020-Q1", "value": 1, "so_far": 1},
                               {"period": "2020-Q2", "value": 0, "so_far": 1}]  # fmt: skip
    # 1 of 3,000 is in the band up to 1 per 1,000: 3 are, 4 are not.
    assert (abused["value"], abused["points"], abused["until_band"]) == (1, 30, 3)
    # 550 per 100,000 of 3,000 is 16.5: the 17th costs points.
    assert (injured["value"], injured["until_band"]) == (7, 10)
    assert abused["until_criterion"] is None  # 3.2 still gives points
    words = reports.one_line(
        reports.run(quarters, "margin", "q/q1.xlsx", "q/q2.xlsx", "--focus", "3,5").stdout
    )
    assert "2020-Q1: 1 · 2020-Q2: 0" in words
    result = cftscore.margin([quarters / "q/q1.xlsx"], focus=[5])
    assert result.margins["until_band"].tolist() == [14, 1, 17, 1]
    with pytest.raises(cftscore.RefusedError):
        cftscore.margin(quarters / "q/q1.xlsx", focus=[99])


@pytest.mark.slow
def test_a_figure_that_counts_as_missing_is_not_left_out(quarters: Path) -> None:
    reports.write(quarters / "q/q2.xlsx", [reports.row(CODE, children_abused="hai")],
                  {"Kỳ": "2020-Q2"})  # fmt: skip
    done = reports.run(quarters, "margin", "q/q1.xlsx", "q/q2.xlsx", "-f", "json")
    document = json.loads(done.stdout)
    (commune_,) = [each for each in document["communes"] if each["code"] == CODE]
    abused = commune_["margins"][0]
    assert (abused["item"], abused["value"], abused["until_band"]) == ("3.1", None, None)
    assert [part["value"] for part in abused["parts"]] == [1, None]
    without = reports.run(quarters, "margin", "q/q1.xlsx", "--focus", "2", lang="en")
    words = reports.one_line(without.stdout)
    assert "There is no count of cases to look at." in words
    assert "criteria ;" not in words


@pytest.mark.slow
def test_cases_above_their_whole_in_one_quarter_are_not_hidden_by_the_others(
    quarters: Path,
) -> None:
    rows = [reports.row(CODE, children_abused=1, children_gravely_abused=2), reports.row(OTHER)]
    reports.write(quarters / "q/q1.xlsx", rows, {"Kỳ": "2020-Q1"})
    done = reports.run(quarters, "evaluate", "q", "--add-up", "-f", "json")
    document = json.loads(done.stdout)
    (scored_,) = [each for each in document["communes"] if each["code"] == CODE]
    items = {item["id"]: item for criterion in scored_["criteria"] for item in criterion["items"]}
    assert (items["3.1"]["numerator"], items["3.2"]["numerator"]) == (4, None)
    above = [finding for finding in document["findings"] if finding["code"] == "X001"]
    assert [(finding["commune"], finding["path"]) for finding in above] == [(CODE, "q/q1.xlsx")]
    margin = reports.run(quarters, "margin", "q", "--focus", "3", "-f", "json")
    grave = json.loads(margin.stdout)["communes"][0]["margins"][1]
    assert (grave["value"], grave["parts"][0]["value"]) == (None, None)
