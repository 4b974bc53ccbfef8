"""Close calls: every single case that flips a verdict, and no other."""

from __future__ import annotations

from pathlib import Path

import plans
import reports
from plans import Values

import cftscore
from cftscore.analysis.close_calls import close_calls
from cftscore.scoring.rules import Rules

EVALUATION = cftscore.evaluate(reports.SAMPLES / "an-giang-2019").document
SET = EVALUATION.criteria_set.definition
RULES = Rules(SET)
COUNTS = [key for key, indicator in SET.indicators.items() if indicator.type == "count"]


def _one_case_away(values: Values) -> list[tuple[str, int, Values]]:
    """List what the figures could be with one case more or less of one count."""
    found = []
    for key in COUNTS:
        before = values[key]
        for after in () if before is None else (before - 1, before + 1):
            changed = {**values, key: after}
            if after >= 0 and plans.is_sound(SET, changed):
                found.append((key, after, changed))
    return found


def test_they_are_all_single_cases_that_flip_a_verdict_of_the_sample() -> None:
    expected = {}
    for commune, values in plans.of_document(EVALUATION):
        away = _one_case_away(values)
        verdicts = plans.verdicts(RULES, [changed for *_, changed in away], commune.unit_class)
        other = {"pass": "fail", "fail": "pass"}.get(commune.verdict)
        cases = {
            (key, after)
            for (key, after, _), verdict in zip(away, verdicts, strict=True)
            if verdict == other
        }
        if cases:
            expected[commune.code] = cases
    calls = close_calls(RULES, EVALUATION.communes)
    assert {
        close_call.code: {(case.indicator, case.after) for case in close_call.cases}
        for close_call in calls
    } == expected
    assert len(calls) > 50
    assert {close_call.verdict for close_call in calls} == {"pass", "fail"}
    assert [close_call.code for close_call in calls] == [
        one.code for one in EVALUATION.communes if one.code in expected
    ]


def test_a_case_that_was_left_out_is_told_apart() -> None:
    for close_call in close_calls(RULES, EVALUATION.communes):
        for case in close_call.cases:
            past = SET.indicators[case.indicator].irreversible
            assert case.unreported == (past and case.before == 0)
            assert abs(case.after - case.before) == 1


def test_they_are_said_in_both_languages(tmp_path: Path) -> None:
    # Xã Một: exactly on the mark with 850, so that losing any band fails it.
    on_the_mark = {"has_protection_officer": "Không", "children_offending": 4,
                   "has_commune_playground": "Không", "hamlets_with_playground": 3,
                   "activities": 1, "births_registered": 196}  # fmt: skip
    arguments = plans.province(tmp_path, c00001=on_the_mark)
    for lang, words in {
        "en": ("Close calls: one case decides",
               "Children registered at birth as prescribed: 196 → 195 (2.1)",
               "Children due to be registered at birth: 200 → 201 (2.1)"),
        "vi": ("Xã sát ngưỡng (chênh một trường hợp)",
               "Số trẻ em đã khai sinh đúng quy định: 196 → 195 (2.1)",
               "Số trẻ em phải khai sinh: 200 → 201 (2.1)"),
    }.items():  # fmt: skip
        done = reports.run(tmp_path, "plan", *arguments, "--target", "75", "--close-calls",
                           "-f", "md", lang=lang)  # fmt: skip
        assert done.code == 0
        for sentence in words:
            assert sentence in done.stdout
    calls = plans.document(
        reports.run(tmp_path, "plan", *arguments, "--target", "75", "-f", "json")
    )["close_calls"]
    (first,) = [one for one in calls if one["code"] == "00001"]
    assert (first["points"], first["points_required"], first["flips_to"]) == (850, 850, "fail")
    unreported = [case["indicator"] for case in first["cases"] if case["unreported"]]
    # No death without an injury, and no grave abuse without abuse: these are bounded by a 0.
    assert unreported == ["children_abused", "children_addicted", "abuse_cases"]
