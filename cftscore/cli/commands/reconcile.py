"""`cftscore reconcile`: a commune's own figures against the district's checked ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from cftscore.analysis.reconcile import reconcile
from cftscore.cli import progress_bar
from cftscore.cli.commands.choosing import check_format
from cftscore.cli.commands.common import inspect_paths, show_findings
from cftscore.cli.commands.printing import print_document
from cftscore.core.text import Language
from cftscore.evaluation.pipeline import Inspection, Options
from cftscore.output.formats import OF

FORMATS = OF["reconcile"].printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of the command as they were given."""

    own: Path
    checked: Path
    options: Options
    commune: str | None
    format: str
    quiet: bool
    language: Language


def run(request: Request) -> int:
    """Reconcile and give the exit code: 0 where all is the same, 1 where something differs.

    It is 1 too where a side has errors: what could not be read was not compared.

    Raises:
        CannotProceedError: one of the sides could not be read.
    """
    language = request.language
    check_format(request.format, FORMATS, language)
    quiet = request.quiet
    with progress_bar.shown(language, quiet=quiet):
        checked = inspect_paths([request.checked], request.options)
        # The checked side decides by what both are read.
        options = replace(
            request.options,
            period=str(checked.period),
            criteria=request.options.criteria or checked.criteria.set.id,
        )
        own = inspect_paths([request.own], options)
        code = None if request.commune is None else _find(request.commune, own, checked)
        result = reconcile(own, checked, code)
    findings = (*result.own_findings, *result.checked_findings)
    wrong = show_findings(dict.fromkeys(findings), language, quiet=quiet)
    from cftscore.output import reconciliation as words

    print_document(
        result, request.format, language, lambda _: words.blocks(result, language), quiet=quiet
    )
    return int(wrong or result.differs)


def _find(given: str, own: Inspection, checked: Inspection) -> str:
    listed = {one.code: one for side in (own, checked) for one in side.submission.communes}
    return checked.register.find_commune(given, among=listed.values()).code
