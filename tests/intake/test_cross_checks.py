"""Cross-checks: a part above its whole, and a denominator of 0, wherever they stand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import reports

import cftscore
from cftscore.evaluation.document import FindingRecord

CODES = ("30682", "30685", "30688", "30691")


def evaluate(folder: Path, *changes: dict[str, Any]) -> cftscore.Result:
    """Evaluate the first communes of a district, each with every point but for some changes."""
    rows = [reports.row(code, **change) for code, change in zip(CODES, changes, strict=False)]
    return cftscore.evaluate(reports.write(folder / "in.xlsx", rows), district="894")


def found(result: cftscore.Result, code: str) -> list[FindingRecord]:
    return [finding for finding in result.document.findings if finding.code == code]


def points(result: cftscore.Result, code: str, criterion: int, item: int) -> object:
    (commune,) = (one for one in result.document.communes if one.code == code)
    return commune.criteria[criterion - 1].items[item].points


def births(result: cftscore.Result, code: str) -> object:
    return points(result, code, 2, 0)


def test_every_part_above_its_whole_is_found(tmp_path: Path) -> None:
    above = {"births_due": 200, "births_registered": 201}
    blank = {"births_registered": None}
    result = evaluate(tmp_path, blank, above, {}, above)
    findings = found(result, "X001")
    assert [(finding.commune, finding.cell) for finding in findings] == [
        (code, reports.cell("births_registered", line).partition("!")[2])
        for code, line in (("30685", 3), ("30691", 5))
    ]
    whole = reports.cell("births_due", 3).partition("!")[2]
    assert findings[0].message.en == (
        "“Children registered at birth as prescribed” = 201 is greater than “Children due to be "
        f"registered at birth” = 200 ({whole}); items that use it are not scored"
    )
    assert {code: births(result, code) for code in CODES} == {
        "30682": None,
        "30685": None,
        "30688": 50,
        "30691": None,
    }


def test_a_part_as_large_as_its_whole_is_none(tmp_path: Path) -> None:
    result = evaluate(tmp_path, {"births_due": 200, "births_registered": 200})
    assert found(result, "X001") == []
    assert births(result, CODES[0]) == 50


def test_a_part_of_two_wholes_is_held_against_both(tmp_path: Path) -> None:
    """Children gravely abused are some of those abused, and these some of all."""
    result = evaluate(
        tmp_path, {"children_total": 4, "children_abused": 5, "children_gravely_abused": 6}
    )
    messages = [finding.message.en for finding in found(result, "X001")]
    abused = [text for text in messages if "abused" in text.partition(" = ")[0]]
    labels = {text.partition(" is greater than ")[2].partition("” =")[0][1:] for text in abused}
    assert labels == {"All children", "Children abused"}


@pytest.mark.parametrize("figures", [{"births_due": 0, "births_registered": 0}])
def test_every_denominator_of_0_is_found(tmp_path: Path, figures: dict[str, int]) -> None:
    result = evaluate(tmp_path, {}, figures, {"births_due": None}, figures)
    findings = found(result, "X002")
    assert [finding.commune for finding in findings] == ["30685", "30691"]
    assert [finding.cell for finding in findings] == [
        reports.cell("births_due", line).partition("!")[2] for line in (3, 5)
    ]
    assert "2.1" in findings[0].message.en
    assert "“Children due to be registered at birth”" in findings[0].message.en


def test_a_denominator_of_0_that_the_set_answers_is_none(tmp_path: Path) -> None:
    result = evaluate(tmp_path, {"abuse_cases": 0, "abuse_cases_planned": 0})
    assert found(result, "X002") == []
    assert points(result, CODES[0], 6, 1) == 75


def test_a_whole_of_0_is_told_as_one_cause_only_where_nothing_can_be_computed(
    tmp_path: Path,
) -> None:
    result = evaluate(
        tmp_path,
        {"births_due": 0, "births_registered": 1},
        {"abuse_cases": 0, "abuse_cases_planned": 3},
        {"births_due": 0, "births_registered": 0},
    )
    messages = [finding.message.en for finding in found(result, "X002")]
    part = reports.cell("births_registered", 2).partition("!")[2]
    assert [re.findall(r"\b[A-Z]{1,2}[0-9]+\b", message) for message in messages] == [[part], []]
    assert [finding.commune for finding in found(result, "X002")] == [CODES[0], CODES[2]]
    assert [finding.commune for finding in found(result, "X001")] == [CODES[1]]
