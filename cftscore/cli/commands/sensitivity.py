"""`cftscore criteria sensitivity`: which provisional figures could flip which verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cftscore.analysis.sensitivity import sensitivity
from cftscore.cli import progress_bar
from cftscore.cli.commands.choosing import check_format
from cftscore.cli.commands.common import inspect_paths, show_findings
from cftscore.cli.commands.printing import print_document
from cftscore.core.text import Language
from cftscore.evaluation.evaluate import evaluate_inspection
from cftscore.evaluation.pipeline import Options
from cftscore.output.formats import OF

FORMATS = OF["sensitivity"].printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of the command as they were given."""

    paths: tuple[Path, ...]
    options: Options
    format: str
    quiet: bool
    language: Language


def run(request: Request) -> int:
    """Shift every provisional band, count the flips, and give the exit code: 1 where errors are.

    Raises:
        CannotProceedError: nothing could be evaluated.
    """
    language = request.language
    check_format(request.format, FORMATS, language)
    with progress_bar.shown(language, quiet=request.quiet):
        inspection = inspect_paths(request.paths, request.options)
        result = sensitivity(evaluate_inspection(inspection))
    wrong = show_findings(result.findings, language, quiet=request.quiet)
    from cftscore.output import sensitivity as words

    print_document(
        result,
        request.format,
        language,
        lambda short: words.blocks(result, language, with_communes=not short),
        quiet=request.quiet,
    )
    return int(wrong)
