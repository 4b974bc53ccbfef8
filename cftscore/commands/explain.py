"""`cftscore explain`: why one commune got its verdict."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cftscore import progressbar
from cftscore.commands.choosing import check_format
from cftscore.commands.common import inspect_paths, read_weights, show_findings
from cftscore.commands.printing import print_document
from cftscore.derivation import explain
from cftscore.evaluation import evaluate_inspection
from cftscore.inspection import Options
from cftscore.scope import find_in_scope
from cftscore.text import Language

FORMATS = ("table", "json", "md")


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
    with progressbar.shown(language, quiet=request.quiet):
        inspection = inspect_paths(request.paths, request.options)
        commune = find_in_scope(inspection.register, inspection.scope, request.commune)
        costs = read_weights(request.costs, inspection.criteria.set)
        evaluation = evaluate_inspection(inspection, figures_of=[commune.code])
        explanation = explain(evaluation, commune.code, costs)
    wrong = show_findings(explanation.findings, language, quiet=request.quiet)
    from cftscore.render import explain as words

    print_document(
        explanation,
        request.format,
        lambda _: words.blocks(explanation, language),
        quiet=request.quiet,
    )
    return int(wrong)
