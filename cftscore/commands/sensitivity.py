"""`cftscore criteria sensitivity`: which provisional figures could flip which verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cftscore import progressbar
from cftscore.commands.choosing import check_format
from cftscore.commands.common import inspect_paths, show_findings
from cftscore.commands.printing import print_document
from cftscore.evaluation import evaluate_inspection
from cftscore.inspection import Options
from cftscore.planning.sensitivity import sensitivity
from cftscore.text import Language

FORMATS = ("table", "json", "md")


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
    with progressbar.shown(language, quiet=request.quiet):
        inspection = inspect_paths(request.paths, request.options)
        result = sensitivity(evaluate_inspection(inspection))
    wrong = show_findings(result.findings, language, quiet=request.quiet)
    from cftscore.render import sensitivity as words

    print_document(
        result,
        request.format,
        lambda short: words.blocks(result, language, with_communes=not short),
        quiet=request.quiet,
    )
    return int(wrong)
