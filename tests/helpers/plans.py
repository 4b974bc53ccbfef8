"""Made-up communes, criteria sets and brute force for the tests of plans."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import commandline
import reports

from cftscore.analysis.next_values import figures_of
from cftscore.core.figures import column
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.document import CommuneResult, CriterionResult, Evaluation, ItemResult
from cftscore.scoring.rules import Rules
from cftscore.scoring.score import score

Values = dict[str, int | None]


def commune(
    rules: Rules, values: Mapping[str, int | None], unit_class: str | None
) -> CommuneResult:
    """Score one commune and write its record, with what plans read of it."""
    columns = {key: column([values.get(key)]) for key in rules.set.indicators}
    scores = score(rules, columns, [unit_class])
    criteria = []
    for criterion in rules.set.criteria:
        items = []
        for item in criterion.items:
            outcome, rule = scores.outcomes[item.id][0], rules.items[item.id]
            measured = values.get(item.numerator)
            answer = None if measured is None else "yes" if measured else "no"
            items.append(
                ItemResult(
                    id=item.id,
                    value=answer if item.yes_no else measured,
                    numerator=None if item.yes_no else measured,
                    denominator=values.get(item.denominator) if item.denominator else None,
                    points=None if outcome == rule.unknown else rules.unscaled(rule.least[outcome]),
                    band=outcome if outcome < rule.below else None,
                    cells=(),
                )
            )
        interval = scores.criteria[criterion.id]
        criteria.append(
            CriterionResult(
                id=criterion.id,
                points=None,
                points_min=rules.unscaled(interval.least[0]),
                points_max=rules.unscaled(interval.most[0]),
                max_points=criterion.max_points,
                met=scores.met[criterion.id][0],
                items=tuple(items),
            )
        )
    required = scores.required[0]
    return CommuneResult(
        code="00001",
        name="Xã Một",
        district_code=None,
        district=None,
        province_code="01",
        province="Tỉnh Một",
        unit_class=unit_class,
        verdict=scores.verdicts[0],
        points=None,
        points_min=rules.unscaled(scores.total.least[0]),
        points_max=rules.unscaled(scores.total.most[0]),
        points_required=None if required is None else rules.unscaled(required),
        criteria=tuple(criteria),
        reasons=(),
        source=0,
    )


def verdicts(rules: Rules, rows: Sequence[Values], unit_class: str | None) -> list[str]:
    """Score many sets of figures of one commune."""
    columns = {key: column([row.get(key) for row in rows]) for key in rules.set.indicators}
    return list(score(rules, columns, [unit_class] * len(rows)).verdicts)


def is_sound(criteria_set: CriteriaSet, values: Mapping[str, int | None]) -> bool:
    """Tell whether no part is above its whole."""
    pairs = [
        (key, indicator.at_most)
        for key, indicator in criteria_set.indicators.items()
        if indicator.at_most
    ]
    pairs += [(item.share.of, item.share.among) for item in criteria_set.items if item.share]
    return all(
        part <= whole
        for key, above in pairs
        if (part := values[key]) is not None and (whole := values[above]) is not None
    )


def every_change(
    criteria_set: CriteriaSet,
    values: Values,
    ranges: Mapping[str, Iterable[int]],
    *,
    undoing: bool = False,
) -> Iterator[Values]:
    """List every way in which the figures of `ranges` could be otherwise, sound ones only."""
    denominators = {item.denominator for item in criteria_set.items}
    free = [key for key in ranges if values[key] is not None and key not in denominators]
    options = [
        [
            value
            for value in ranges[key]
            if undoing
            or not criteria_set.indicators[key].irreversible
            or value >= (values[key] or 0)
        ]
        for key in free
    ]
    for chosen in itertools.product(*options):
        changed = {**values, **dict(zip(free, chosen, strict=True))}
        if is_sound(criteria_set, changed):
            yield changed


def cost(criteria_set: CriteriaSet, before: Values, after: Values) -> Decimal:
    """Weigh a change."""
    return sum(
        (
            abs((after[key] or 0) - (before[key] or 0)) * (indicator.cost or Decimal(1))
            for key, indicator in criteria_set.indicators.items()
        ),
        Decimal(0),
    )


def of_document(evaluation: Evaluation) -> list[tuple[CommuneResult, Values]]:
    """Give the communes that submitted, with their figures."""
    definition = evaluation.criteria_set.definition
    return [
        (commune, figures_of(commune, definition))
        for commune in evaluation.communes
        if commune.criteria
    ]


# --- a province of four communes in two districts, as files

HOSTILE = "Xã <b>[red]Ba[/red]</b>"
DISTRICTS = {"001": "Huyện Trên", "002": "Huyện Dưới"}
COMMUNES = {
    "00001": ("Xã Một", "001"),
    "00002": ("Xã Hai", "001"),
    "00003": (HOSTILE, "002"),
    "00004": ("Xã Bốn", "002"),
}
CHANGES: dict[str, dict[str, Any]] = {
    "00001": {},
    # Criterion 2 at 0: one more registration makes 90%.
    "00002": {"births_registered": 179},
    # Criterion 5 at 0: past cases.
    "00003": {"children_injured": 33, "children_killed": 1},
    # Criterion 7 unknown: 90% of 150 would do.
    "00004": {"infants_vaccinated": None},
}


def province(folder: Path, **changes: Mapping[str, Any]) -> tuple[str, ...]:
    """Write the register and the workbook of the province; give the arguments that read them.

    Args:
        folder: where to.
        changes: figures by commune, `c00001={"activities": 0}`, beside those of `CHANGES`.
    """
    lines = ["province_code,province_name,district_code,district_name,commune_code,commune_name"]
    rows = []
    for code, (name, district) in COMMUNES.items():
        lines.append(f"01,Tỉnh Thử,{district},{DISTRICTS[district]},{code},{name}")
        rows.append(reports.row(code, name, **CHANGES[code], **changes.get(f"c{code}", {})))
    (folder / "register.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    reports.write(folder / "all.xlsx", rows)
    return "all.xlsx", "--register", "register.csv"


def document(done: commandline.Done) -> Any:
    """Read what a process printed as JSON, numbers exactly."""
    return json.loads(done.stdout, parse_float=Decimal)
