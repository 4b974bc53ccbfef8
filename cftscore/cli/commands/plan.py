"""`cftscore plan`: what a province or district is short of, and the cheapest way there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cftscore.analysis.plan.plan import Plan, make_plan
from cftscore.cli import progress_bar
from cftscore.cli.commands.choosing import check_format
from cftscore.cli.commands.common import (
    inspect_paths,
    percentage,
    read_weights,
    say_written,
    show_findings,
    write_files,
)
from cftscore.cli.commands.printing import print_document
from cftscore.core.text import Language
from cftscore.evaluation.evaluate import evaluate_inspection
from cftscore.evaluation.pipeline import Options
from cftscore.output.formats import OF, render

if TYPE_CHECKING:
    from cftscore.output.blocks import Block

FORMATS = OF["plan"].printed
FILES = OF["plan"].extensions
MOST_LISTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of the command as they were given."""

    paths: tuple[Path, ...]
    options: Options
    target: str
    costs: Path | None
    close_calls: bool
    format: str
    outputs: tuple[Path, ...]
    force: bool
    quiet: bool
    language: Language


def run(request: Request) -> int:
    """Plan and give the exit code: 1 where there are errors in the figures.

    Raises:
        CannotProceedError: nothing could be planned, or an output cannot be written.
    """
    language = request.language
    check_format(request.format, FORMATS, language)
    target = percentage(request.target, "--target", language)
    inputs = [
        Path(path)
        for path in (*request.paths, request.options.register, request.costs)
        if path is not None
    ]
    if request.outputs:
        from cftscore.output import write

        write.check_targets(request.outputs, inputs, force=request.force, formats=FILES)
    options = replace(request.options, target=target)
    with progress_bar.shown(language, quiet=request.quiet):
        inspection = inspect_paths(request.paths, options)
        costs = read_weights(request.costs, inspection.criteria.set)
        plan = make_plan(evaluate_inspection(inspection, target), target, costs)
        _write(request, plan, inputs)
    wrong = show_findings(plan.findings, language, quiet=request.quiet)
    _print(request, plan)
    say_written(request.outputs, language, quiet=request.quiet)
    return int(wrong)


def _write(request: Request, plan: Plan, inputs: list[Path]) -> None:
    write_files(
        request.outputs,
        inputs,
        lambda kind: render("plan", plan, kind, request.language),
        FILES,
        force=request.force,
    )


def _print(request: Request, plan: Plan) -> None:
    from cftscore.output.plan import terminal as words

    def blocks(short: bool) -> Iterable[Block]:
        most, close_calls = (MOST_LISTED, request.close_calls) if short else (None, True)
        return words.blocks(plan, request.language, most=most, with_close_calls=close_calls)

    print_document(plan, request.format, request.language, blocks, quiet=request.quiet)
