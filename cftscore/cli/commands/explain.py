"""`cftscore explain`: why one commune got its verdict."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cftscore.analysis.explain import explain
from cftscore.cli import progress_bar
from cftscore.cli.commands.choosing import check_format
from cftscore.cli.commands.common import inspect_paths, read_weights, show_findings
from cftscore.cli.commands.printing import print_document
from cftscore.core.text import Language
from cftscore.evaluation.evaluate import evaluate_inspection
from cftscore.evaluation.pipeline import Options
from cftscore.evaluation.scope import find_in_scope
from cftscore.output.formats import OF

FORMATS = OF["explain"].printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of the command as they were given."""

    paths: tuple[Path, ...]
    options: Options
    commune: str
    costs: Path | None
    format: str
    quiet: bool
    language: Language


def run(request: Request) -> int:
    """Explain and give the exit code: 1 where something is wrong with the commune's figures.

    Raises:
        CannotProceedError: there is no such commune, or nothing could be read.
    """
    language = request.language
    check_format(request.format, FORMATS, language)
    with progress_bar.shown(language, quiet=request.quiet):
        inspection = inspect_paths(request.paths, request.options)
        commune = find_in_scope(inspection.register, inspection.scope, request.commune)
        costs = read_weights(request.costs, inspection.criteria.set)
        evaluation = evaluate_inspection(inspection, figures_of=[commune.code])
        explanation = explain(evaluation, commune.code, costs)
    wrong = show_findings(explanation.findings, language, quiet=request.quiet)
    from cftscore.output import explanation as words

    print_document(
        explanation,
        request.format,
        language,
        lambda _: words.blocks(explanation, language),
        quiet=request.quiet,
    )
    return int(wrong)
