"""`cftscore evaluate`: reads, scores, prints, writes."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import typer

from cftscore.commands.findings import show_records
from cftscore.console import ProgressLine, make_console, write_json, write_text
from cftscore.document import Evaluation, to_json
from cftscore.evaluation import evaluate_workbooks
from cftscore.findings import Severity
from cftscore.inspection import Options, read_workbooks
from cftscore.summary import meets
from cftscore.text import Language, Text

FORMATS = ("table", "json", "csv", "md")

_NOT_PERCENT = Text(
    "{given} không phải tỷ lệ phần trăm từ 0 đến 100", "{given} is not a percentage from 0 to 100"
)
_NOT_FORMAT = Text("{given}: chọn table, json, csv hoặc md", "{given}: table, json, csv or md")
_NOT_CRITERIA = Text(
    "{given}: không có tiêu chí này trong bộ {set}", "{given}: not a criterion of {set}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of the command as they were given."""

    paths: tuple[Path, ...]
    criteria: str | None
    period: str | None
    register: Path | None
    district: str | None
    province: str | None
    fail_under: str | None
    focus: str | None
    format: str
    outputs: tuple[Path, ...]
    force: bool
    quiet: bool
    language: Language


def run(request: Request) -> int:
    """Evaluate and give the exit code: 1 where there are errors or compliance is too low.

    Raises:
        CannotProceedError: nothing could be evaluated, or an output cannot be written.
    """
    language = request.language
    if request.format not in FORMATS:
        raise typer.BadParameter(_NOT_FORMAT.say(language, given=request.format))
    target = _percentage(request.fail_under, language)
    if request.outputs:
        from cftscore import output

        output.check_targets(list(request.outputs), list(request.paths), force=request.force)
    progress = ProgressLine(language, quiet=request.quiet)
    workbooks, findings = read_workbooks(request.paths, progress)
    options = Options(
        criteria=request.criteria,
        period=request.period,
        register=request.register,
        district=request.district,
        province=request.province,
        target=target,
    )
    evaluation = evaluate_workbooks(workbooks, options, findings)
    focus = _focus(request.focus, evaluation, language)
    _write_files(request, evaluation)
    _print(request, evaluation, focus)
    wrong = any(finding.severity == Severity.ERROR for finding in evaluation.findings)
    too_low = target is not None and not meets(target, evaluation.communes)
    return 1 if wrong or too_low else 0


def _percentage(given: str | None, language: Language) -> Decimal | None:
    if given is None:
        return None
    text = given.strip().removesuffix("%").strip().replace(",", ".")
    whole, point, fraction = text.partition(".")
    if not (whole.isdecimal() and whole.isascii() and (fraction.isdecimal() or not point)):
        raise typer.BadParameter(_NOT_PERCENT.say(language, given=given))
    value = Decimal(text)
    if value > 100:
        raise typer.BadParameter(_NOT_PERCENT.say(language, given=given))
    return value


def _focus(given: str | None, evaluation: Evaluation, language: Language) -> tuple[int, ...]:
    known = {str(criterion.id): criterion.id for criterion in evaluation.missed_criteria}
    words = [word.strip() for word in (given or "").split(",") if word.strip()]
    for word in words:
        if word not in known:
            values = {"given": word, "set": evaluation.criteria_set.id}
            raise typer.BadParameter(_NOT_CRITERIA.say(language, **values))
    return tuple(known[word] for word in words)


def _write_files(request: Request, evaluation: Evaluation) -> None:
    if not request.outputs:
        return
    from cftscore import output, render

    inputs = [Path(source.path) for source in evaluation.sources]
    output.check_targets(list(request.outputs), inputs, force=request.force)
    for target in request.outputs:
        kind = target.suffix.lower().lstrip(".")
        content = render.render(evaluation, kind, request.language)
        output.write_atomically(target, content, force=request.force)


def _print(request: Request, evaluation: Evaluation, focus: tuple[int, ...]) -> None:
    language = request.language
    records = evaluation.findings
    if request.quiet:
        records = tuple(record for record in records if record.severity == Severity.ERROR)
    if records:
        sys.stdout.flush()
        show_records(records, language)
    if request.format == "json":
        write_json(to_json(evaluation))
    elif request.format == "table":
        if not request.quiet:
            from cftscore.render import terminal

            terminal.show(evaluation, make_console(), language, focus=focus)
    else:
        from cftscore import render

        write_text(render.render(evaluation, request.format, language).decode("utf-8-sig"))
