"""The Python interface: every capability as a function; results are frames, JSON and files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from cftscore.analysis.compare.compare import compare_sources
from cftscore.analysis.compare.timeline import Asked
from cftscore.analysis.compare.timeline import Source as Given
from cftscore.analysis.explain import explain as derive
from cftscore.analysis.plan.costs import Costs, check_costs, read_costs
from cftscore.analysis.plan.plan import make_plan
from cftscore.core.percentage import as_percentage
from cftscore.core.progress import Listener, told
from cftscore.core.text import Language
from cftscore.evaluation.evaluate import evaluate_inspection, evaluate_workbooks
from cftscore.evaluation.pipeline import Inspection, Options, inspect, read_workbooks
from cftscore.evaluation.resolve import parse_period
from cftscore.evaluation.scope import find_in_scope
from cftscore.findings.model import Finding
from cftscore.output.mapping import MappingResult as MappingResult  # noqa: PLC0414
from cftscore.output.mapping import map_headings as map_headings  # noqa: PLC0414
from cftscore.output.results import (
    ComparisonResult,
    EvaluationResult,
    ExplanationResult,
    PlanResult,
)
from cftscore.spreadsheet import files
from cftscore.spreadsheet.load import Workbook

if TYPE_CHECKING:
    import pandas as pd

    Source = str | Path | pd.DataFrame | Iterable[str | Path]


class Result(EvaluationResult):
    """What an evaluation found, which can be reported."""

    def report(
        self,
        path: str | Path,
        *,
        lang: Language = "vi",
        target: Decimal | int | str | None = None,
        focus: Iterable[int] = (),
        previous: ComparisonResult | None = None,
        public: bool = False,
        template: str | Path | None = None,
        force: bool = False,
    ) -> None:
        """Write a report to .html, .docx, .xlsx or .json.

        Args:
            path: decides the format by its extension.
            lang: that it is in, `vi` or `en`.
            target: a percentage of communes that shall pass, 0 to 100; one that fails it never
                shows as it.
            focus: ids of criteria that are kept in sight.
            previous: what `compare` gave for earlier periods and this one, which is its last.
            public: leave out all that could betray a sensitive figure of a commune.
            template: for .docx the office's own template.
            force: replace a file that is there; a file that was read is never replaced.

        Raises:
            CannotProceedError: the file is there, is an input, or cannot be written; the template
                cannot be read; the extra `report` is not installed.
            ValueError: the target is no percentage, a criterion of `focus` is not in the set, or
                `previous` does not end with the period of this result.
        """
        from cftscore.output import write
        from cftscore.report import rendering
        from cftscore.report.content import Content, beside
        from cftscore.report.history import history
        from cftscore.report.publication import publish

        goal = Path(path)
        own = None if template is None else Path(template)
        inputs = [*self.inputs, *([] if own is None else [own])]
        write.check_targets([goal], inputs, force=force, formats=rendering.FORMATS)
        wanted = as_percentage(target)
        kept = tuple(focus)
        for one in {*kept} - {known.id for known in self.document.missed_criteria}:
            raise ValueError(f"there is no such criterion: {one}")
        if previous is not None and previous.document.periods[-1].period != self.document.period:
            raise ValueError(f"the comparison does not end with {self.document.period}")
        document = beside(self.document, wanted)
        earlier = None if previous is None else history(previous.document, wanted, public=public)
        content = Content(
            document=publish(document) if public else document,
            language=lang,
            target_percent=wanted,
            focus=kept,
            history=earlier,
        )
        made = rendering.render(content, goal.suffix.lower().lstrip("."), own)
        write.write_atomically(goal, made, force=force)


def evaluate(
    source: Source,
    *,
    criteria: str | Path | None = None,
    period: str | int | None = None,
    register: str | Path | None = None,
    on: str | None = None,
    unit_classes: str | Path | None = None,
    district: str | None = None,
    province: str | None = None,
    target: Decimal | int | str | None = None,
    what_if: Iterable[str | Path] = (),
    progress: Listener | None = None,
) -> Result:
    """Score communes and count how many are fit for children.

    Args:
        source: a workbook, a folder of workbooks, several of either, or a DataFrame with one row
            per commune whose columns are indicator keys or labels beside `code` or `name` and
            `unit_class` (shape: communes x columns; counts are whole, 0 or more, and blank where
            unknown; a yes is `Có`, `yes` or True).
        criteria: id or path of a criteria set; by default the one that the workbooks state, else
            the one in force in the period.
        period: `2020`, `2020-Q2`, `2020-H1`, `2020-07`; by default what the workbooks state.
        register: path of a register of communes to use in place of the shipped ones.
        on: the day whose communes count, `2020-11-20`; the last one of the period by default.
        unit_classes: path of a list of unit classes: code, class, from, until.
        district: code or name; only its communes are listed.
        province: the same for a province.
        target: a percentage of communes, 0 to 100, that compliance stands beside: one that fails
            it is never rounded onto it.
        what_if: figures to take as others, each `30682.births_registered=1230` or the path of a
            workbook with only the figures that change; the document then says what was assumed.
        progress: called with the stage of the work, how many things are done in it, and of how
            many, None where nobody knows; the stage has a `key` and a `title` in both languages.

    Returns:
        The result. Files that cannot be read, rows and values that cannot be used are in
        `.findings`; they never raise.

    Raises:
        CannotProceedError: nothing at all could be evaluated, or what is asked for is not there:
            a criteria set, a district, a figure of `what_if`; it carries the findings.
        ValueError: the target is no percentage.

    Points, bands and the mark to pass are those of the criteria set, each with its article.
    """
    options = make_options(
        period,
        criteria=criteria,
        register=register,
        on=on,
        unit_classes=unit_classes,
        district=district,
        province=province,
    )
    options = replace(options, target=as_percentage(target))
    if isinstance(what_if, str | Path):
        what_if = (what_if,)
    with told(progress):
        workbooks, findings, inputs = read_source(source, register, unit_classes)
        if not what_if:
            return Result(evaluate_workbooks(workbooks, options, findings), inputs)
        from cftscore.analysis.whatif import evaluate_what_if

        inspection = inspect(workbooks, options, findings)
        return Result(evaluate_what_if(inspection, what_if, options.target), inputs)


def make_options(period: str | int | None, **others: Any) -> Options:
    """Take the arguments that say what is read by what: those of `Options`."""
    return Options(period=None if period is None else str(period), **others)


def read_source(
    source: Source, *lists: str | Path | None
) -> tuple[list[Workbook], list[Finding], list[Path]]:
    """Read workbooks, and tell which files were read."""
    paths: list[str | Path] = []
    findings: list[Finding] = []
    if hasattr(source, "columns"):  # told without importing pandas
        from cftscore.output import frames

        workbooks = [frames.to_workbook(cast("pd.DataFrame", source))]
    else:
        paths += [source] if isinstance(source, str | Path) else cast("Iterable[str]", source)
        workbooks, findings = read_workbooks(paths)
    inputs, _ = files.find([*paths, *(one for one in lists if one is not None)])
    return workbooks, findings, inputs


def plan(
    source: Source,
    *,
    target: Decimal | int | str,
    costs: str | Path | Mapping[str, Decimal | int | str] | None = None,
    criteria: str | Path | None = None,
    period: str | int | None = None,
    register: str | Path | None = None,
    on: str | None = None,
    unit_classes: str | Path | None = None,
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
        on: see `evaluate`.
        unit_classes: see `evaluate`.
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
    options = make_options(
        period,
        criteria=criteria,
        register=register,
        on=on,
        unit_classes=unit_classes,
        district=district,
        province=province,
    )
    workbooks, findings, inputs = read_source(source, register)
    inspection = inspect(workbooks, replace(options, target=wanted), findings)
    weights = _costs(costs, inspection)
    return PlanResult(make_plan(evaluate_inspection(inspection, wanted), wanted, weights), inputs)


def explain(
    source: Source,
    commune: str,
    *,
    costs: str | Path | Mapping[str, Decimal | int | str] | None = None,
    criteria: str | Path | None = None,
    period: str | int | None = None,
    register: str | Path | None = None,
    on: str | None = None,
    unit_classes: str | Path | None = None,
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
        on: see `evaluate`.
        unit_classes: see `evaluate`.
        district: see `evaluate`.
        province: see `evaluate`.

    Returns:
        Each item from its cells, and the cheapest ways to pass.

    Raises:
        CannotProceedError: there is no such commune, or more than one; nothing could be evaluated,
            or the weights are wrong.
    """
    options = make_options(
        period,
        criteria=criteria,
        register=register,
        on=on,
        unit_classes=unit_classes,
        district=district,
        province=province,
    )
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


def compare(
    before: Source,
    after: Source,
    *later: Source,
    periods: Sequence[str | int] | None = None,
    criteria: str | Path | Mapping[str, str | Path] | None = None,
    register: str | Path | None = None,
    district: str | None = None,
    province: str | None = None,
    progress: Listener | None = None,
) -> ComparisonResult:
    """Compare two periods or more: compliance, communes gained and lost, points by criterion.

    Args:
        before: what communes reported in one period, see `evaluate`.
        after: the same of another period; which is the earlier one goes by the periods.
        later: of more periods.
        periods: of each source in turn, where the workbooks do not state them.
        criteria: a criteria set for all periods, or a mapping of periods to sets.
        register: see `evaluate`.
        district: code or name; only its communes are compared, and what they came from or became.
        province: the same for a province.
        progress: see `evaluate`.

    Returns:
        The comparison, its periods in order.

    Raises:
        CannotProceedError: a period is not stated or cannot be evaluated, or there is only one.
        ValueError: there are not as many periods as sources, or a criteria set is for a period that
            is not compared.

    Across the reform of July 2025 communes are matched through the lineage of the register.
    """
    sources = (before, after, *later)
    stated = [None] * len(sources) if periods is None else list(map(str, periods))
    if len(stated) != len(sources):
        raise ValueError(periods)
    if criteria is None or isinstance(criteria, str | Path):
        criteria = {} if criteria is None else {"": criteria}
    asked = Asked(
        criteria={str(parse_period(key)) if key else "": name for key, name in criteria.items()},
        register=register,
        district=district,
        province=province,
    )
    given: list[Given] = []
    inputs: list[Path] = []
    with told(progress):
        for source, period in zip(sources, stated, strict=True):
            workbooks, findings, read = read_source(source, register)
            paths = [source] if isinstance(source, str | Path) else [w.path for w in workbooks]
            given.append(
                Given(
                    name=", ".join(map(str, paths)),
                    workbooks=workbooks,
                    findings=findings,
                    period=period,
                    one_period=True,
                )
            )
            inputs += read
        document = compare_sources(given, asked)
    if asked.criteria.keys() - {"", *(one.period for one in document.periods)}:
        raise ValueError(criteria)
    return ComparisonResult(document, inputs)
