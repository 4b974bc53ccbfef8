"""`cftscore report`: a page, an official document, a workbook, papers of a request, a poster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from cftscore.analysis.compare.comparison import Comparison
from cftscore.analysis.compare.timeline import Source
from cftscore.analysis.explain import explain
from cftscore.cli import progress_bar
from cftscore.cli.commands.common import (
    focus_on,
    inspect_paths,
    percentage,
    read_weights,
    say_written,
    show_findings,
    write_files,
)
from cftscore.core.text import Language, Text
from cftscore.evaluation.document import CommuneResult, Evaluation, to_record
from cftscore.evaluation.evaluate import evaluate_inspection
from cftscore.evaluation.pipeline import Inspection, Options, read_workbooks
from cftscore.evaluation.scope import find_in_scope
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding
from cftscore.output import write
from cftscore.output.formats import OF
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.report import rendering
from cftscore.report.content import Content
from cftscore.report.earlier import compare_with
from cftscore.report.history import history
from cftscore.report.publication import publish, sensitive_indicators
from cftscore.report.rendering import FORMATS

_NEEDS_PATH = Text("thiếu PATH: bảng tính hoặc thư mục", "PATH is missing: workbooks or folders")
_NEEDS_OUTPUT = Text("cần -o để ghi báo cáo", "-o is needed, to write the report to")
_ONE_OUTPUT = Text("với {option} thì nêu -o một lần", "with {option} give -o once")
_NOT_BOTH = Text("{option} không đi cùng {other}", "{option} does not go with {other}")
_NEEDS = Text("{option} cần {other}", "{option} needs {other}")
_DOCX = Text("-o TỆP.docx", "-o FILE.docx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of the command as they were given."""

    paths: tuple[Path, ...]
    options: Options
    outputs: tuple[Path, ...]
    target: str | None
    focus: str | None
    previous: tuple[Path, ...]
    public: bool
    template: Path | None
    write_template: Path | None
    dossier: str | None
    appraisal: bool
    poster: str | None
    force: bool
    quiet: bool
    language: Language

    @property
    def inputs(self) -> list[Path]:
        """All that is read, and never written to."""
        lists = (self.options.register, self.options.unit_classes)
        named = (self.template, *(Path(one) for one in lists if one is not None))
        return [*self.paths, *self.previous, *(path for path in named if path is not None)]


def run(request: Request) -> int:
    """Write reports and give the exit code: 1 where the figures have errors.

    Raises:
        CannotProceedError: nothing could be evaluated, or an output cannot be written.
    """
    _check(request)
    rendering.require(_formats(request))
    if request.write_template is not None:
        return _write_template(request, request.write_template)
    if request.dossier is not None:
        return _dossier(request, request.dossier)
    formats = OF["poster"].extensions if request.poster is not None else FORMATS
    write.check_targets(request.outputs, request.inputs, force=request.force, formats=formats)
    return _report(request, formats)


# --- what goes with what


def _check(request: Request) -> None:
    if request.write_template is not None:
        return
    if not request.paths:
        raise typer.BadParameter(_NEEDS_PATH.say(request.language))
    if not request.outputs:
        raise typer.BadParameter(_NEEDS_OUTPUT.say(request.language))
    for option, other in _conflicts(request):
        _refuse(_NOT_BOTH, request, option=option, other=other)
    if request.appraisal and request.dossier is None:
        _refuse(_NEEDS, request, option="--appraisal", other="--dossier")
    if request.template is not None and not _has_docx(request):
        _refuse(_NEEDS, request, option="--template", other=_DOCX)
    alone = "--dossier" if request.dossier is not None else "--poster"
    one = request.dossier is not None or request.poster is not None
    if one and len(request.outputs) > 1:
        _refuse(_ONE_OUTPUT, request, option=alone)


def _conflicts(request: Request) -> list[tuple[str, str]]:
    given = {
        "--dossier": request.dossier is not None,
        "--poster": request.poster is not None,
        "--public": request.public,
        "--template": request.template is not None,
    }
    pairs = (
        ("--dossier", "--poster"),
        ("--dossier", "--public"),
        ("--dossier", "--template"),
        ("--poster", "--template"),
    )
    return [(one, other) for one, other in pairs if given[one] and given[other]]


def _formats(request: Request) -> list[str]:
    """Tell which formats are written: by the outputs, or by what the command makes."""
    if request.write_template is not None or request.dossier is not None:
        return [".docx"]
    if request.poster is not None:
        return [".html"]
    return [path.suffix.lower() for path in request.outputs]


def _has_docx(request: Request) -> bool:
    return ".docx" in _formats(request)


def _refuse(text: Text, request: Request, **said: object) -> None:
    raise typer.BadParameter(text.say(request.language, **said))


# --- what is written


def _write_template(request: Request, target: Path) -> int:
    from cftscore.report.paper import official

    content = official.default_template(request.language)
    write_files([target], request.inputs, lambda _: content, (".docx",), force=request.force)
    say_written([target], request.language, quiet=request.quiet)
    return 0


def _report(request: Request, formats: tuple[str, ...]) -> int:
    language, options = request.language, request.options
    if request.target is not None:
        options = replace(options, target=percentage(request.target, "--target", language))
    public = request.public or request.poster is not None
    with progress_bar.shown(language, quiet=request.quiet):
        inspection = inspect_paths(request.paths, options)
        evaluation = evaluate_inspection(inspection, options.target)
        focus = focus_on(request.focus, evaluation, language)
        comparison = _compare(request, inspection, options) if request.previous else None
        earlier = None
        if comparison is not None:
            earlier = history(comparison, options.target, public=public)
        content = Content(
            document=publish(evaluation) if public else evaluation,
            language=language,
            target_percent=options.target,
            focus=focus,
            history=earlier,
        )
        render = _renderer(request, inspection, evaluation, content)
        write_files(request.outputs, request.inputs, render, formats, force=request.force)
    wrong = comparison is not None and _show_earlier(request, comparison)
    wrong |= _show(request, evaluation, _about_publishing(evaluation) if public else ())
    say_written(request.outputs, language, quiet=request.quiet)
    return int(wrong)


def _compare(request: Request, inspection: Inspection, options: Options) -> Comparison:
    sources = []
    for path in request.previous:
        workbooks, findings = read_workbooks([path])
        sources.append(Source(name=str(path), workbooks=workbooks, findings=findings))
    return compare_with(inspection, options, sources)


def _renderer(
    request: Request, inspection: Inspection, evaluation: Evaluation, content: Content
) -> Callable[[str], bytes]:
    if request.poster is None:
        return lambda kind: rendering.render(content, kind, request.template)
    from cftscore.report.page import poster

    commune = _commune(inspection, evaluation, request.poster)
    return lambda _: poster.render(content, commune.code)


def _commune(inspection: Inspection, evaluation: Evaluation, given: str) -> CommuneResult:
    """Find a commune that sent figures, by code or name."""
    code = find_in_scope(inspection.register, inspection.scope, given).code
    (commune,) = (one for one in evaluation.communes if one.code == code)
    if commune.verdict == "not_submitted":
        raise CannotProceedError([c.NothingToReport(commune=code, name=commune.name)])
    return commune


def _dossier(request: Request, given: str) -> int:
    from cftscore.report.paper import dossier

    language = request.language
    with progress_bar.shown(language, quiet=request.quiet):
        inspection = inspect_paths(request.paths, request.options)
        code = find_in_scope(inspection.register, inspection.scope, given).code
        evaluation = evaluate_inspection(inspection, figures_of=[code])
    commune = _commune(inspection, evaluation, code)
    shown = explain(evaluation, code, read_weights(None, inspection.criteria.set))
    names = dossier.file_names(shown, language, appraisal=request.appraisal)
    contents = {name: dossier.write(kind, shown, language) for kind, name in names.items()}
    (folder,) = request.outputs
    _write_folder(request, folder, contents)
    about: list[Finding] = []
    if not request.appraisal and commune.verdict != "pass":
        verdict = VERDICT_TITLES[commune.verdict]
        about.append(c.NoRequestDrafted(commune=code, name=commune.name, verdict=verdict))
    wrong = show_findings([*shown.findings, *map(to_record, about)], language, quiet=request.quiet)
    say_written([folder / name for name in contents], language, quiet=request.quiet)
    return int(wrong)


def _write_folder(request: Request, folder: Path, contents: Mapping[str, bytes]) -> None:
    write.check_folder(folder, len(contents), formats=FORMATS)
    targets = [folder / name for name in contents]
    # A file in a folder that is not there yet cannot be in the way of anything.
    there = targets if folder.is_dir() else []
    write.check_targets(there, request.inputs, force=request.force, formats=OF["papers"].extensions)
    write.make_folder(folder)
    for target, content in zip(targets, contents.values(), strict=True):
        write.write_atomically(target, content, force=request.force)


# --- what is said


def _about_publishing(evaluation: Evaluation) -> list[Finding]:
    used = evaluation.criteria_set
    if sensitive_indicators(used.definition):
        return []
    return [c.NothingSensitive(criteria_set=used.id)]


def _show(request: Request, evaluation: Evaluation, more: Iterable[Finding]) -> bool:
    found = [*evaluation.findings, *map(to_record, more)]
    return show_findings(found, request.language, quiet=request.quiet)


def _show_earlier(request: Request, comparison: Comparison) -> bool:
    """Print what was found in comparing, and the errors in the figures of earlier periods."""
    wrong = show_findings(comparison.findings, request.language, quiet=request.quiet)
    for one in comparison.periods[:-1]:
        wrong |= show_findings(one.findings, request.language, quiet=True)
    return wrong
