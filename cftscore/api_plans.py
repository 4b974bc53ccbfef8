"""The Python interface of plans and explanations: `cftscore.plan` and `cftscore.explain`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from cftscore.analysis.explain import explain as derive
from cftscore.analysis.explanation import Explanation
from cftscore.analysis.plan.costs import Costs, check_costs, read_costs
from cftscore.analysis.plan.plan import Plan, make_plan
from cftscore.api import as_percentage, make_options, read_source
from cftscore.core.text import Language
from cftscore.evaluation.document import to_json
from cftscore.evaluation.evaluate import evaluate_inspection
from cftscore.evaluation.pipeline import Inspection, inspect
from cftscore.evaluation.scope import find_in_scope

if TYPE_CHECKING:
    from cftscore.api import Frame, Source


class PlanResult:
    """What it would take to reach a target.

    Attributes:
        document: everything, as plain structs; their names are the keys of the JSON.
        inputs: the files that were read; none of them is ever written to.
    """

    def __init__(self, document: Plan, inputs: Sequence[Path] = ()) -> None:
        self.document, self.inputs = document, tuple(inputs)

    @property
    def areas(self) -> Frame:
        """One row per district and province: communes asked for, short, cost of the plan."""
        return self._frame("areas")

    @property
    def communes(self) -> Frame:
        """One row per commune that did not pass, the nearest first: outlook, cost, needs.

        A cost is the sum of the weights of all changes; NA where there is no way.
        """
        return self._frame("communes")

    @property
    def changes(self) -> Frame:
        """One row per figure that would have to differ, by commune and route: before and after."""
        return self._frame("changes")

    @property
    def steps(self) -> Frame:
        """One row per better band of an item: the next value that earns it."""
        return self._frame("steps")

    @property
    def close_calls(self) -> Frame:
        """One row per single case that flips a commune's verdict."""
        return self._frame("close_calls")

    def to_json(self) -> str:
        """Give the whole document as JSON, the same in both languages."""
        return to_json(self.document)

    def write(self, path: str | Path, *, lang: Language = "vi", force: bool = False) -> None:
        """Write the plan to .xlsx, .md, .json or .html.

        Args:
            path: see `Result.write`.
            lang: see `Result.write`.
            force: see `Result.write`.

        Raises:
            CannotProceedError: see `Result.write`.
        """
        from cftscore.output import write as output_write
        from cftscore.output.plan import files as plan_files

        target = Path(path)
        output_write.check_targets([target], self.inputs, force=force, formats=plan_files.FORMATS)
        content = plan_files.render(self.document, target.suffix.lower().lstrip("."), lang)
        output_write.write_atomically(target, content, force=force)

    def _frame(self, key: str) -> Frame:
        from cftscore.output import frames
        from cftscore.output.tables import plan as plan_tables

        return frames.to_frame(plan_tables.table(self.document, key))


def plan(
    source: Source,
    *,
    target: Decimal | int | str,
    costs: str | Path | Mapping[str, Decimal | int | str] | None = None,
    criteria: str | Path | None = None,
    period: str | int | None = None,
    register: str | Path | None = None,
    district: str | None = None,
    province: str | None = None,
) -> PlanResult:
    """Find the cheapest way to a share of communes that pass.

    Args:
        source: see `evaluate`.
        target: in per cent of the communes on the register, 0 to 100.
        costs: what one case of an indicator weighs: a mapping, or the path of a YAML file; by
            default what the criteria set says, else 1; weights are numbers above 0.
        criteria: see `evaluate`.
        period: see `evaluate`.
        register: see `evaluate`.
        district: see `evaluate`.
        province: see `evaluate`.

    Returns:
        Which communes are nearest, and what each would need, in cases.

    Raises:
        CannotProceedError: nothing could be evaluated, or the weights are wrong.
        ValueError: the target is no percentage.
    """
    wanted = as_percentage(target)
    if wanted is None:
        raise ValueError("a plan needs a target")
    options = make_options(criteria, period, register, district, province)
    workbooks, findings, inputs = read_source(source, register)
    inspection = inspect(workbooks, replace(options, target=wanted), findings)
    weights = _costs(costs, inspection)
    return PlanResult(make_plan(evaluate_inspection(inspection, wanted), wanted, weights), inputs)


class ExplanationResult:
    """Why one commune got its verdict.

    Attributes:
        document: everything, as plain structs; their names are the keys of the JSON.
    """

    def __init__(self, document: Explanation) -> None:
        self.document = document

    @property
    def items(self) -> Frame:
        """One row per item: derivation, band, points, and what the next band needs, in cases."""
        from cftscore.output import frames
        from cftscore.output.tables import explanation as explanation_table

        return frames.to_frame(explanation_table.items(self.document))

    def to_json(self) -> str:
        """Give the whole document as JSON, the same in both languages."""
        return to_json(self.document)

    def to_markdown(self, lang: Language = "vi") -> str:
        """Give the explanation in words, in one language: `vi` or `en`."""
        from cftscore.output import blocks_text
        from cftscore.output import explanation as words

        return blocks_text.markdown(words.blocks(self.document, lang))


def explain(
    source: Source,
    commune: str,
    *,
    costs: str | Path | Mapping[str, Decimal | int | str] | None = None,
    criteria: str | Path | None = None,
    period: str | int | None = None,
    register: str | Path | None = None,
    district: str | None = None,
    province: str | None = None,
) -> ExplanationResult:
    """Explain the verdict of one commune.

    Args:
        source: see `evaluate`.
        commune: its code or name; a name that several communes bear needs `district`.
        costs: see `plan`.
        criteria: see `evaluate`.
        period: see `evaluate`.
        register: see `evaluate`.
        district: see `evaluate`.
        province: see `evaluate`.

    Returns:
        Each item from its cells, and the cheapest ways to pass.

    Raises:
        CannotProceedError: there is no such commune, or more than one; nothing could be evaluated,
            or the weights are wrong.
    """
    options = make_options(criteria, period, register, district, province)
    workbooks, findings, _ = read_source(source, register)
    inspection = inspect(workbooks, options, findings)
    found = find_in_scope(inspection.register, inspection.scope, commune)
    evaluation = evaluate_inspection(inspection, figures_of=[found.code])
    document = derive(evaluation, found.code, _costs(costs, inspection))
    return ExplanationResult(document)


def _costs(
    given: str | Path | Mapping[str, Decimal | int | str] | None, inspection: Inspection
) -> Costs:
    criteria_set = inspection.criteria.set
    if given is None:
        return Costs(criteria_set)
    if isinstance(given, str | Path):
        return Costs(criteria_set, read_costs(Path(given), criteria_set))
    weights = {key: _weight(weight) for key, weight in given.items()}
    check_costs(weights, criteria_set)
    numbers = {key: weight for key, weight in weights.items() if isinstance(weight, Decimal)}
    return Costs(criteria_set, numbers)


def _weight(given: Decimal | int | str) -> Decimal | str:
    """Take a weight exactly as it is written; what is no number stays a text, and is refused."""
    try:
        weight = Decimal(str(given))
    except InvalidOperation:
        return str(given)
    return weight if weight.is_finite() else str(given)
