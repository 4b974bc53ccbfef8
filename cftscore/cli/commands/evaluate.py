"""`cftscore evaluate`: reads, scores, prints, writes."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cftscore.analysis.assumptions import inputs_of
from cftscore.cli import progress_bar
from cftscore.cli.commands.choosing import check_format
from cftscore.cli.commands.common import focus_on, how_many_jobs, percentage
from cftscore.cli.commands.findings import show_records
from cftscore.cli.commands.suggestion import after_errors
from cftscore.cli.console import make_console, write_json, write_line, write_text
from cftscore.core.text import Language, Text
from cftscore.evaluation.document import Evaluation, json_pieces
from cftscore.evaluation.evaluate import evaluate_workbooks
from cftscore.evaluation.pipeline import Options, inspect, read_workbooks
from cftscore.evaluation.summary import meets
from cftscore.findings.model import Severity
from cftscore.output.formats import OF, render

FORMATS = OF["evaluate"].printed
FILES = OF["evaluate"].extensions

_TOO_LOW = Text(
    "Tỷ lệ đạt {percent} thấp hơn mức yêu cầu {target}.",
    "Compliance of {percent} is below the {target} asked for.",
)
_WRITTEN = Text("Đã ghi {path}", "Written: {path}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of the command as they were given."""

    paths: tuple[Path, ...]
    criteria: str | None
    period: str | None
    register: Path | None
    on: str | None
    unit_classes: Path | None
    district: str | None
    province: str | None
    fail_under: str | None
    focus: str | None
    format: str
    outputs: tuple[Path, ...]
    strict: bool
    mapping: Path | None = None
    what_if: tuple[str, ...] = ()
    force: bool
    quiet: bool
    jobs: int | None
    language: Language


def run(request: Request) -> int:
    """Evaluate and give the exit code: 1 where there are errors or compliance is too low.

    Raises:
        CannotProceedError: nothing could be evaluated, or an output cannot be written.
    """
    check_format(request.format, FORMATS, request.language)
    language = request.language
    jobs = how_many_jobs(request.jobs, language)
    target = None
    if request.fail_under is not None:
        target = percentage(request.fail_under, "--fail-under", language)
    if request.outputs:
        from cftscore.output import write

        inputs = [
            path
            for path in (*request.paths, request.register, request.unit_classes)
            if path is not None
        ]
        inputs += inputs_of(request.what_if)
        write.check_targets(list(request.outputs), inputs, force=request.force, formats=FILES)
    with progress_bar.shown(language, quiet=request.quiet):
        evaluation = _evaluate(request, target, jobs)
        focus = focus_on(request.focus, evaluation, language)
        _write_files(request, evaluation)
    _print(request, evaluation, focus, jobs)
    for path in () if request.quiet else request.outputs:
        write_line(_WRITTEN.say(language, path=str(path)), stderr=True)
    wrong = any(finding.severity == Severity.ERROR for finding in evaluation.findings)
    if wrong and request.format == "table" and not request.quiet:
        after_errors(request.paths, language)
    return int(_is_too_low(target, evaluation, language) or wrong)


def _evaluate(request: Request, target: Decimal | None, jobs: int) -> Evaluation:
    workbooks, findings = read_workbooks(request.paths, jobs)
    options = Options(
        criteria=request.criteria,
        period=request.period,
        register=request.register,
        on=request.on,
        unit_classes=request.unit_classes,
        district=request.district,
        province=request.province,
        target=target,
        strict=request.strict,
        mapping=request.mapping,
    )
    if request.what_if:
        from cftscore.analysis.whatif import evaluate_what_if

        return evaluate_what_if(inspect(workbooks, options, findings), request.what_if, target)
    # JSON alone is written commune by commune; whatever else is made looks at them again.
    keep = request.format != "json" or bool(request.outputs)
    return evaluate_workbooks(workbooks, options, findings, keep=keep)


def _is_too_low(target: Decimal | None, evaluation: Evaluation, language: Language) -> bool:
    if target is None or meets(target, evaluation.communes):
        return False
    from cftscore.output import words

    reached = words.totals(evaluation, target).compliance_percent
    said = {
        "percent": words.percent(reached, language),
        "target": words.percent(target, language),
    }
    write_line(_TOO_LOW.say(language, **said), stderr=True)
    return True


def _write_files(request: Request, evaluation: Evaluation) -> None:
    if not request.outputs:
        return
    from cftscore.output import write

    inputs = [Path(source.path) for source in evaluation.sources]
    inputs += inputs_of(request.what_if)
    write.check_targets(list(request.outputs), inputs, force=request.force, formats=FILES)
    kinds = [target.suffix.lower().lstrip(".") for target in request.outputs]
    contents = [render("evaluate", evaluation, kind, request.language) for kind in kinds]
    for target, content in zip(request.outputs, contents, strict=True):
        write.write_atomically(target, content, force=request.force)


def _print(request: Request, evaluation: Evaluation, focus: tuple[int, ...], jobs: int) -> None:
    language = request.language
    records = evaluation.findings
    if request.quiet:
        records = tuple(record for record in records if record.severity == Severity.ERROR)
    if records:
        sys.stdout.flush()
        show_records(records, language)
    if request.format == "json":
        for piece in json_pieces(evaluation, jobs):
            write_json(piece)
    elif request.format == "table":
        if not request.quiet:
            from cftscore.output.evaluation import terminal

            terminal.show(evaluation, make_console(), language, focus=focus)
    else:
        content = render("evaluate", evaluation, request.format, language)
        write_text(content.decode("utf-8-sig"))
    if request.format == "csv" and not request.quiet:
        _warn(evaluation, language)


def _warn(evaluation: Evaluation, language: Language) -> None:
    """Warn of provisional and assumed figures where the table itself has no place for it."""
    from cftscore.output import whatif, words

    for warning in (
        whatif.warning(evaluation, language),
        words.provisional(evaluation, language),
    ):
        if warning is not None:
            write_line(warning, stderr=True)
