"""`cftscore report`: a page, an official document, a workbook, papers of a request, a poster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from cftscore import output
from cftscore.commands.common import (
    focus_on,
    inspect_paths,
    percentage,
    say_written,
    show_findings,
    write_files,
)
from cftscore.console import ProgressLine
from cftscore.document import CommuneResult, Evaluation, to_record
from cftscore.evaluation import evaluate_inspection
from cftscore.findings import CannotProceedError, Finding
from cftscore.inspection import Inspection, Options, read_workbooks
from cftscore.report.rendering import FORMATS
from cftscore.scope import find_in_scope
from cftscore.text import Language, Text

_NEEDS_PATH = Text("thiếu PATH: bảng tính hoặc thư mục", "PATH is missing: workbooks or folders")
_NEEDS_OUTPUT = Text("cần -o để ghi báo cáo", "-o is needed, to write the report to")
_ONE_OUTPUT = Text("với {option} thì nêu -o một lần", "with {option} give -o once")
_NOT_BOTH = Text("{option} không đi cùng {other}", "{option} does not go with {other}")
_NEEDS = Text("{option} cần {other}", "{option} needs {other}")
_DOCX = Text("-o TỆP.docx", "-o FILE.docx")
_ALONE = Text("bản mẫu là tệp .docx", "the template is a .docx file")


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
        register = self.options.register
        named = (self.template, None if register is None else Path(register))
        return [*self.paths, *self.previous, *(path for path in named if path is not None)]


def run(request: Request) -> int:
    """Write reports and give the exit code: 1 where the figures have errors.

    Raises:
        CannotProceedError: nothing could be evaluated, or an output cannot be written.
    """
    _check(request)
    if request.write_template is not None:
        return _write_template(request, request.write_template)
    if request.dossier is not None:
        return _dossier(request, request.dossier)
    formats = (".html",) if request.poster is not None else FORMATS
    output.check_targets(request.outputs, request.inputs, force=request.force, formats=formats)
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
    if len(request.outputs) > 1 and (request.dossier or request.poster) is not None:
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


def _has_docx(request: Request) -> bool:
    return any(path.suffix.lower() == ".docx" for path in request.outputs)


def _refuse(text: Text, request: Request, **said: object) -> None:
    raise typer.BadParameter(text.say(request.language, **said))


# --- what is written


def _write_template(request: Request, target: Path) -> int:
    from cftscore.report import official

    content = official.default_template(request.language)
    write_files([target], request.inputs, lambda _: content, (".docx",), force=request.force)
    say_written([target], request.language, quiet=request.quiet)
    return 0


def _report(request: Request, formats: tuple[str, ...]) -> int:
    from cftscore.report import content as made
    from cftscore.report.history import history
    from cftscore.report.publication import publish

    language, options = request.language, request.options
    if request.target is not None:
        options = replace(options, target=percentage(request.target, "--target", language))
    inspection = inspect_paths(request.paths, options, language, quiet=request.quiet)
    evaluation = evaluate_inspection(inspection, options.target)
    focus = focus_on(request.focus, evaluation, language)
    wrong = False
    shown = None
    public = request.public or request.poster is not None
    if request.previous:
        comparison = _compare(request, inspection, options)
        wrong |= show_findings(comparison.findings, language, quiet=request.quiet)
        for one in comparison.periods[:-1]:
            wrong |= show_findings(one.findings, language, quiet=True)
        shown = history(comparison, public=public)
    document = publish(evaluation) if public else evaluation
    content = made.Content(document, language, options.target, focus, shown)
    if request.poster is not None:
        poster = _poster(content, inspection, evaluation, request.poster)
        write_files(
            request.outputs, request.inputs, lambda _: poster, formats, force=request.force
        )
    else:
        from cftscore.report.rendering import render

        write_files(
            request.outputs,
            request.inputs,
            lambda kind: render(content, kind, request.template),
            formats,
            force=request.force,
        )
    wrong |= _show(request, evaluation, _about_publishing(evaluation) if public else ())
    say_written(request.outputs, language, quiet=request.quiet)
    return int(wrong)


def _compare(request: Request, inspection: Inspection, options: Options):  # type: ignore[no-untyped-def]
    from cftscore.report.earlier import compare_with
    from cftscore.timeline import Source

    progress = ProgressLine(request.language, quiet=request.quiet)
    sources = []
    for path in request.previous:
        workbooks, findings = read_workbooks([path], progress)
        sources.append(Source(name=str(path), workbooks=workbooks, findings=findings))
    return compare_with(inspection, options, sources)
