"""What several commands share: options read, workbooks inspected, findings, output files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import typer

from cftscore.analysis.plan.costs import Costs, read_costs
from cftscore.cli.commands.choosing import check_criterion
from cftscore.cli.commands.findings import show_records
from cftscore.cli.console import write_line
from cftscore.core.parallel import cores
from cftscore.core.text import Language, Text
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.document import Evaluation, FindingRecord
from cftscore.evaluation.pipeline import Inspection, Options, inspect, read_workbooks
from cftscore.findings.model import Severity

_NOT_PERCENT = Text(
    "{given} không phải tỷ lệ phần trăm từ 0 đến 100", "{given} is not a percentage from 0 to 100"
)
_NOT_JOBS = Text(
    "{given}: số tiến trình phải từ 1 trở lên", "{given}: there must be 1 process or more"
)
_FULL = Text("--format json", "--format json")
_WRITTEN = Text("Đã ghi {path}", "Written: {path}")


def percentage(given: str, option: str, language: Language) -> Decimal:
    """Read a percentage: `75`, `75,5`, `75%`."""
    text = given.strip().removesuffix("%").strip().replace(",", ".")
    whole, point, fraction = text.partition(".")
    digits = whole.isdecimal() and whole.isascii() and len(text) <= 20
    if digits and (not point or (fraction.isdecimal() and fraction.isascii())):
        value = Decimal(text)
        if value <= 100:
            return value
    raise typer.BadParameter(_NOT_PERCENT.say(language, given=given), param_hint=f"'{option}'")


def how_many_jobs(given: int | None, language: Language) -> int:
    """Take the number of processes that is asked for, else that of the cores."""
    if given is not None and given < 1:
        message = _NOT_JOBS.say(language, given=given)
        raise typer.BadParameter(message, param_hint="'--jobs'")
    return cores() if given is None else given


def focus_on(given: str | None, evaluation: Evaluation, language: Language) -> tuple[int, ...]:
    """Read the criteria that are kept in sight: `3,5`."""
    known = {str(criterion.id): criterion.id for criterion in evaluation.missed_criteria}
    words = [word.strip() for word in (given or "").split(",") if word.strip()]
    for word in words:
        definition = evaluation.criteria_set.definition
        check_criterion(word, "--focus", definition, language)
    return tuple(known[word] for word in words)


def inspect_paths(paths: Iterable[Path], options: Options) -> Inspection:
    """Read and inspect workbooks."""
    workbooks, findings = read_workbooks(paths)
    return inspect(workbooks, options, findings)


def read_weights(path: Path | None, criteria_set: CriteriaSet) -> Costs:
    """Take what a case weighs from the criteria set, and from a file if one is given."""
    return Costs(criteria_set, None if path is None else read_costs(path, criteria_set))


def show_findings(
    records: Iterable[FindingRecord], language: Language, *, quiet: bool, full: Text = _FULL
) -> bool:
    """Print findings to standard error, and tell whether there are errors among them.

    Args:
        records: the findings.
        language: that they are said in.
        quiet: print errors only.
        full: what lists all of them, where there are too many.
    """
    records = tuple(records)
    errors = tuple(record for record in records if record.severity == Severity.ERROR)
    listed = errors if quiet else records
    if listed:
        sys.stdout.flush()
        show_records(listed, language, full=full)
    return bool(errors)


def write_files(
    targets: Sequence[Path],
    inputs: Sequence[Path],
    render: Callable[[str], bytes],
    formats: Sequence[str],
    *,
    force: bool,
) -> None:
    """Write a document to some files, all rendered before any is written.

    Args:
        targets: the files; the extension says which format.
        inputs: what was read, and is never replaced.
        render: gives the bytes of a format, `xlsx`.
        formats: the extensions that can be written.
        force: files that are there may be replaced.
    """
    if not targets:
        return
    from cftscore.output import write

    write.check_targets(targets, inputs, force=force, formats=formats)
    contents = [render(target.suffix.lower().lstrip(".")) for target in targets]
    for target, content in zip(targets, contents, strict=True):
        write.write_atomically(target, content, force=force)


def say_written(targets: Iterable[Path], language: Language, *, quiet: bool) -> None:
    """Say on standard error what was written."""
    for path in () if quiet else targets:
        write_line(_WRITTEN.say(language, path=str(path)), stderr=True)
