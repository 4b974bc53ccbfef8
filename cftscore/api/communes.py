"""What workbooks of communes say: scored, checked, explained, planned with, compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, Unpack, cast

import msgspec

from cftscore.api.reading import (
    Opened,
    Reading,
    as_paths,
    both_sides,
    code_of,
    options,
    read,
    read_and_prepare,
    reads,
)
from cftscore.core.percentage import as_percentage
from cftscore.core.progress import Listener, told
from cftscore.core.refused import RefusedError
from cftscore.core.text import Text
from cftscore.criteria.chosen import chosen as chosen  # noqa: PLC0414 - the command asks by it
from cftscore.output.results import (
    ComparisonResult,
    ExplanationResult,
    PlanResult,
    ReconciliationResult,
    SensitivityResult,
)

if TYPE_CHECKING:
    from cftscore.analysis.compare import timeline
    from cftscore.analysis.compare.comparison import Comparison
    from cftscore.analysis.plan.costs import Costs
    from cftscore.api.reading import Source
    from cftscore.api.reports import Result
    from cftscore.evaluation.pipeline import Prepared
    from cftscore.register.model import Register

Weights: TypeAlias = str | Path | Mapping[str, Decimal | int | str] | None

_NO_SUCH_PERIOD = Text(
    "{given}: kỳ này không được so sánh; các kỳ được so sánh: {periods}",
    "{given}: this period is not compared; the periods compared are {periods}",
)


@reads
def evaluate(
    source: Source,
    *,
    target: Decimal | int | str | None = None,
    what_if: Iterable[str | Path] = (),
    strict: bool = False,
    add_up: bool = False,
    progress: Listener | None = None,
    jobs: int = 1,
    keep: bool = True,
    figures: bool = True,
    **reading: Unpack[Reading],
) -> Result:
    """Score communes and count how many are fit for children.

    Args:
        source: a workbook, a folder of workbooks, several of either, or a DataFrame with one row
            per commune whose columns are indicator keys or labels beside `code` or `name` and
            `unit_class` (shape: communes x columns; counts are whole, 0 or more, and blank where
            unknown; a yes is `Có`, `yes` or True).
        target: a percentage of communes, 0 to 100, that compliance stands beside: one that fails
            it is never rounded onto it.
        what_if: figures to take as others, each `30682.births_registered=1230` or the path of a
            workbook with only the figures that change; the document then says what was assumed.
        strict: leave out every file that has an error.
        add_up: the workbooks are of parts of the period, such as its quarters, which are added up
            as the criteria set says; the period is the year by default.
        progress: called with the stage of the work, how many things are done in it, and of how
            many, None where nobody knows; the stage has a `key` and a `title` in both languages.
        jobs: how many processes may read, where there is enough to read for several.
        keep: hold the records of communes in memory; else each is made whenever it is asked for,
            which takes longer and far less memory.
        figures: hold what was read too, which `Result.indicators` and `Result.long` are made of.
        **reading: by what the workbooks are read, see `Reading`.

    Returns:
        The result. Files that cannot be read, rows and values that cannot be used are in
        `.findings`; they never raise.

    Raises:
        CannotProceedError: nothing at all could be evaluated, or what is asked for is not there:
            a criteria set, a district, a figure of `what_if`; it carries the findings.
        ValueError: the target is no percentage.

    Points, bands and the mark to pass are those of the criteria set, each with its article.
    """
    percentage, assumed = as_percentage(target), as_paths(what_if)
    with told(progress):
        opened = read(source, reading, *_workbooks_of(assumed), jobs=jobs)
        # These are imported while workbooks are read.
        from cftscore.api.reports import Result
        from cftscore.evaluation.evaluate import evaluate_prepared
        from cftscore.evaluation.pipeline import prepare

        wanted = options(reading, target=percentage, strict=strict, add_up=add_up)
        prepared = prepare(opened.workbooks, wanted, opened.findings, jobs)
        if not assumed:
            document = evaluate_prepared(prepared, wanted.target, keep=keep)
            return Result(document, opened.inputs, prepared if figures else None)
        from cftscore.analysis.whatif import evaluate_what_if

        evaluation, prepared = evaluate_what_if(prepared, assumed, wanted.target)
        return Result(evaluation, opened.inputs, prepared if figures else None)


def _workbooks_of(assumed: Sequence[str | Path]) -> list[Path]:
    """Tell which of some assumptions are workbooks."""
    if not assumed:
        return []
    from cftscore.analysis.assumptions import inputs_of

    return inputs_of(assumed)


@reads
def explain(
    source: Source, commune: str, *, costs: Weights = None, **reading: Unpack[Reading]
) -> ExplanationResult:
    """Explain the verdict of one commune.

    Args:
        source: see `evaluate`.
        commune: its code or name; a name that several communes bear needs `district`.
        costs: see `plan`.
        **reading: by what the workbooks are read, see `Reading`.

    Returns:
        Each item from its cells, and the cheapest ways to pass.

    Raises:
        CannotProceedError: there is no such commune, or more than one; nothing could be evaluated,
            or the weights are wrong.
    """
    from cftscore.analysis.explain import explain as derive
    from cftscore.evaluation.evaluate import evaluate_prepared
    from cftscore.evaluation.scope import find_in_scope, read_as

    prepared, inputs = read_and_prepare(source, reading, costs_file(costs))
    named = find_in_scope(prepared.register, prepared.scope, commune)
    notes = read_as(commune.strip(), named)
    prepared = msgspec.structs.replace(prepared, findings=(*prepared.findings, *notes))
    weights = costs_of(costs, prepared)
    evaluation = evaluate_prepared(prepared, figures_of=[named.code])
    return ExplanationResult(derive(evaluation, named.code, weights), inputs)


@reads
def plan(
    source: Source,
    *,
    target: Decimal | int | str,
    costs: Weights = None,
    **reading: Unpack[Reading],
) -> PlanResult:
    """Find the cheapest way to a share of communes that pass.

    Args:
        source: see `evaluate`.
        target: in per cent of the communes on the register, 0 to 100.
        costs: what one case of an indicator weighs: a mapping, or the path of a YAML file; by
            default what the criteria set says, else 1; weights are numbers above 0.
        **reading: by what the workbooks are read, see `Reading`.

    Returns:
        Which communes are nearest, and what each would need, in cases.

    Raises:
        CannotProceedError: nothing could be evaluated, or the weights are wrong.
        ValueError: the target is no percentage.
    """
    from cftscore.analysis.plan.plan import make_plan
    from cftscore.evaluation.evaluate import evaluate_prepared

    wanted = as_percentage(target)
    if wanted is None:
        raise ValueError("a plan needs a target")
    prepared, inputs = read_and_prepare(source, reading, costs_file(costs), target=wanted)
    weights = costs_of(costs, prepared)
    return PlanResult(make_plan(evaluate_prepared(prepared, wanted), wanted, weights), inputs)


@reads
def sensitivity(source: Source, **reading: Unpack[Reading]) -> SensitivityResult:
    """Count the verdicts that change when each provisional band is shifted one step.

    Args:
        source: see `evaluate`.
        **reading: by what the workbooks are read, see `Reading`.

    Raises:
        CannotProceedError: nothing could be evaluated.
    """
    from cftscore.analysis.sensitivity import sensitivity as shift
    from cftscore.evaluation.evaluate import evaluate_prepared

    prepared, inputs = read_and_prepare(source, reading)
    return SensitivityResult(shift(evaluate_prepared(prepared)), inputs)


@reads
def reconcile(
    own: Source, checked: Source, *, commune: str | None = None, **reading: Unpack[Reading]
) -> ReconciliationResult:
    """Hold a commune's own figures against the district's checked ones, cell by cell.

    Args:
        own: what the commune reported itself; see `evaluate`.
        checked: what was checked; it decides by what both are read.
        commune: code or name of the only commune to look at, if not all.
        **reading: by what the workbooks are read, see `Reading`.

    Raises:
        CannotProceedError: one of the sides could not be read, or there is no such commune.
    """
    from cftscore.analysis.reconcile import reconcile as hold_against

    left, right, inputs = both_sides(own, checked, reading)
    code = code_of(commune, left, right)
    return ReconciliationResult(hold_against(left, right, code), inputs)


def costs_file(costs: Weights) -> str | Path | None:
    """Give the file of weights, where they are one."""
    return costs if isinstance(costs, str | Path) else None


def costs_of(given: Weights, prepared: Prepared) -> Costs:
    """Take the weights of cases, by default those of the criteria set."""
    from cftscore.analysis.plan.costs import Costs, check_costs, read_costs

    criteria_set = prepared.criteria.set
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
    *sources: Source,
    periods: Sequence[str | int] | None = None,
    several_periods: bool = False,
    criteria: str | Path | Mapping[str, str | Path] | None = None,
    on: Mapping[str, str] | None = None,
    register: str | Path | None = None,
    latest: bool = False,
    district: str | None = None,
    province: str | None = None,
    unit_classes: str | Path | None = None,
    unit_class: str | None = None,
    ratios: bool | None = None,
    mapping: str | Path | None = None,
    recognitions: str | Path | None = None,
    progress: Listener | None = None,
) -> ComparisonResult:
    """Compare two periods or more: compliance, communes gained and lost, points by criterion.

    Args:
        *sources: what communes reported, each of one period, see `evaluate`; which is the earlier
            one goes by the periods.
        periods: of each source in turn, where the workbooks do not state them.
        several_periods: a source may hold workbooks of several periods.
        criteria: a criteria set for all periods, or a mapping of periods to sets.
        on: a mapping of periods to the days whose communes count: `{"2020": "2020-11-20"}`.
        register: see `Reading`; this and those that follow are for all periods.
        unit_classes: see `Reading`.
        unit_class: see `Reading`.
        ratios: see `Reading`.
        mapping: see `Reading`.
        latest: see `Reading`.
        district: code or name; only its communes are compared, and what they came from or became.
        province: the same for a province.
        recognitions: a register of recognitions that `recognise` gave, to stand beside the figures.
        progress: see `evaluate`.

    Returns:
        The comparison, its periods in order.

    Raises:
        CannotProceedError: a period is not stated or cannot be evaluated, or there is only one.
        ValueError: there are not as many periods as sources, or a criteria set or a day is for a
            period that is not compared.

    Across the reform of July 2025 communes are matched through the lineage of the register.
    """
    from cftscore.analysis.compare.compare import compare_sources
    from cftscore.analysis.compare.timeline import Asked
    from cftscore.evaluation.resolve import parse_period

    stated = [None] * len(sources) if periods is None else list(map(str, periods))
    if len(stated) != len(sources):
        raise ValueError(periods)
    if criteria is None or isinstance(criteria, str | Path):
        criteria = {} if criteria is None else {"": criteria}
    asked = Asked(
        criteria={str(parse_period(key)) if key else "": name for key, name in criteria.items()},
        on={str(parse_period(key)): day for key, day in (on or {}).items()},
        register=register,
        district=district,
        province=province,
        unit_classes=unit_classes,
        unit_class=unit_class,
        ratios=ratios,
        mapping=mapping,
        latest=latest,
    )
    lists: Reading = {"register": register, "unit_classes": unit_classes, "mapping": mapping}
    with told(progress):
        workbooks_read = [read(source, lists) for source in sources]
        named = [
            _named(source, opened, period, one_period=not several_periods)
            for source, opened, period in zip(sources, workbooks_read, stated, strict=True)
        ]
        document = compare_sources(named, asked)
    compared = [period.period for period in document.periods]
    for argument, by_period in (("criteria", asked.criteria), ("on", asked.on)):
        for unknown in by_period.keys() - {"", *compared}:
            message = _NO_SUCH_PERIOD.filled(given=unknown, periods=compared)
            raise RefusedError(argument, message)
    inputs = [path for opened in workbooks_read for path in opened.inputs]
    if recognitions is not None:
        from cftscore.analysis.compare.recognised import with_recognitions
        from cftscore.api.recognition import read_known

        recognised, odd = read_known(recognitions, list(_own_registers(document)))
        document = with_recognitions(document, recognised, str(recognitions), odd)
        inputs.append(Path(recognitions))
    return ComparisonResult(document, inputs)


def _own_registers(document: Comparison) -> Iterator[Register]:
    """Give one's own registers of communes, as they were on the day of each period."""
    from cftscore.evaluation.resolve import parse_period
    from cftscore.register import load as register_load

    for used in document.periods:
        if used.register.path is not None:
            own = Path(used.register.path)
            yield register_load.load(parse_period(used.period), own, used.register.day)[0]


def _named(
    source: Source, opened: Opened, period: str | None, *, one_period: bool
) -> timeline.Source:
    from cftscore.analysis.compare import timeline

    told = hasattr(source, "columns") or not isinstance(source, str | Path | Sequence)
    paths = [book.path for book in opened.workbooks] if told else as_paths(cast("str", source))
    return timeline.Source(
        name=" ".join(map(str, paths)),
        workbooks=opened.workbooks,
        findings=opened.findings,
        period=period,
        one_period=one_period,
    )
