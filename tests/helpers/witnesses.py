"""Other figures that come to the same public result: what a reader of it cannot rule out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import reports

SENSITIVE = (
    "children_abused",
    "children_gravely_abused",
    "children_offending",
    "children_addicted",
    "children_killed",
    "abuse_cases",
    "abuse_cases_planned",
)
COMBINATIONS = [(key, value) for key in SENSITIVE for value in range(5)]

# What a sensitive figure drags along: a part is not above its whole.
_WITH = {
    "children_killed": "children_injured",
    "children_gravely_abused": "children_abused",
    "abuse_cases": "abuse_cases_planned",
    "abuse_cases_planned": "abuse_cases",
}

# Figures of each criterion without a sensitive one that score 0 on it, and that just score.
MISSED: dict[int, dict[str, Any]] = {
    1: {"has_protection_officer": "Không", "has_hamlet_collaborators": "Không",
        "has_protection_board": "Không", "has_child_budget": "Không"},
    2: {"births_registered": 0},
    7: {"infants_vaccinated": 0},
    8: {"under5_measured": 800, "under5_underweight": 500, "under5_stunted": 500},
    9: {"children_checked": 0},
    10: {"under3_in_nursery": 0, "aged3to5_in_kindergarten": 0},
    11: {"has_child_forum": "Không", "aged7plus_consulted": 0, "has_child_club": "Không"},
    12: {"has_commune_playground": "Không", "hamlets_with_playground": 0, "activities": 0},
    13: {"children_satisfied": 0, "residents_satisfied": 0},
}  # fmt: skip
LOW: dict[int, dict[str, Any]] = {
    1: {**MISSED[1], "has_hamlet_collaborators": "Có"},
    2: {"births_registered": 182},
    7: {"infants": 200, "infants_vaccinated": 182},
    8: {"under5_measured": 800, "under5_underweight": 110, "under5_stunted": 190},
    9: {"children_checked": 1750},
    10: {"under3_in_nursery": 60, "aged3to5_in_kindergarten": 450},
    11: {**MISSED[11], "has_child_forum": "Có"},
    12: {**MISSED[12], "activities": 1},
    13: {"children_satisfied": 51, "residents_satisfied": 51},
}  # fmt: skip
UNKNOWN: dict[int, dict[str, Any]] = {
    key: dict.fromkeys(figures, None) for key, figures in MISSED.items()
}


def witness(public: Mapping[str, Any], key: str, value: int) -> dict[str, Any]:
    """Make the figures of a commune, one sensitive figure as given, that give the public result.

    Args:
        public: the commune in a publication.
        key: a sensitive indicator.
        value: what it is.
    """
    figures = {"children_total": 10_000, "children_due_checkup": 2400}
    met = {one["id"]: one["met"] for one in public["criteria"]}
    doubtful = None in met.values()
    for criterion, found in met.items():
        if found is False:
            figures |= MISSED[criterion]
        elif found is None:
            figures |= UNKNOWN[criterion]
        elif public["verdict"] == "fail" and not doubtful:
            figures |= LOW[criterion]
    for one in SENSITIVE:
        figures[one] = 0
    figures[key] = value
    if key in _WITH:
        figures[_WITH[key]] = value
    row = reports.row(public["code"], public["name"], **figures)
    return {**row, "unit_class": public["unit_class"]}
