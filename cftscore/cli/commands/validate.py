"""`cftscore validate`: finds what is wrong, shows where, marks and corrects copies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import typer

from cftscore.cli import progress_bar
from cftscore.cli.commands.choosing import check_choice, check_format
from cftscore.cli.commands.suggestion import after_validation
from cftscore.cli.console import make_console, write_json, write_text
from cftscore.core.text import Language, Text, nearest
from cftscore.evaluation.document import to_json
from cftscore.evaluation.pipeline import Options
from cftscore.findings import kinds as c
from cftscore.findings.kinds import every_kind
from cftscore.findings.model import CannotProceedError, Place, Severity
from cftscore.output import write
from cftscore.output.formats import OF, render
from cftscore.validation.validate import Checked, Filter, validate_paths

FORMATS = OF["validate"].printed

_NO_CODE = Text("{given}: không có mã này[; có phải: {near}?]",
                "{given}: no such code[; did you mean: {near}?]")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of the command as they were given."""

    paths: tuple[Path, ...]
    options: Options
    severity: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    statistics: bool
    annotate: Path | None
    fix: Path | None
    format: str
    force: bool
    quiet: bool
    language: Language

    @property
    def copies(self) -> list[Path]:
        """The copies that are written."""
        return [path for path in (self.annotate, self.fix) if path is not None]


def run(request: Request) -> int:
    """Validate and give the exit code: 1 where there are errors among what was asked for.

    Raises:
        CannotProceedError: nothing could be validated, or a copy cannot be written.
    """
    check_format(request.format, FORMATS, request.language)
    language = request.language
    wanted = Filter(
        severity=_severity(request.severity, language),
        select=_codes(request.select, language),
        ignore=_codes(request.ignore, language),
    )
    copies = request.copies
    if copies:
        write.check_targets(
            copies, list(request.paths), force=request.force, formats=OF["copies"].extensions
        )
    with progress_bar.shown(language, quiet=request.quiet):
        checked = validate_paths(request.paths, request.options, wanted)
    _print(request, checked)
    if copies:
        _write_copies(request, checked)
    elif request.format == "table" and not request.quiet:
        _suggest(request, checked)
    return 1 if checked.document.errors else 0


def _severity(given: str, language: Language) -> Severity:
    check_choice(given, "--severity", list(Severity), language)
    return Severity(given)


def _codes(given: tuple[str, ...], language: Language) -> tuple[str, ...]:
    known = [kind.code for kind in every_kind()]
    codes = [code.strip().upper() for part in given for code in part.split(",") if code.strip()]
    for code in codes:
        if not any(one.startswith(code) for one in known):
            near = nearest(code, known)
            raise typer.BadParameter(_NO_CODE.say(language, given=code, near=near))
    return tuple(codes)


def _print(request: Request, checked: Checked) -> None:
    result, language = checked.document, request.language
    if request.format == "json":
        write_json(to_json(result))
        return
    from cftscore.output import validation as validation_words

    if request.format != "table":
        write_text(render("validate", result, request.format, language).decode())
    elif request.statistics:
        validation_words.show_statistics(result, make_console(), language)
    elif not request.quiet:
        validation_words.show(result, make_console(), language)


def _suggest(request: Request, checked: Checked) -> None:
    read = {workbook.path for workbook in checked.workbooks}
    mended = (one.path for one in checked.document.findings if one.severity != Severity.NOTE)
    worst = next((path for path in mended if path in read), None)
    fixed = any(one.place.path == worst for one in checked.corrections)
    if worst is not None or not checked.document.errors:
        after_validation(request.paths, worst, request.language, correctable=fixed)


def _write_copies(request: Request, checked: Checked) -> None:
    from cftscore.validation import copies

    if len(checked.workbooks) != 1:
        count = len(checked.workbooks)
        raise CannotProceedError(
            [c.CopyOfOne(place=Place(str(path)), count=count) for path in request.copies]
        )
    (workbook,) = checked.workbooks
    if request.annotate is not None:
        content = copies.annotated(workbook, request.annotate, checked.findings, request.language)
        write.write_atomically(request.annotate, content, force=request.force)
    if request.fix is not None:
        from cftscore.output import validation as validation_words

        content, made = copies.corrected(workbook, request.fix, checked.corrections)
        write.write_atomically(request.fix, content, force=request.force)
        console = make_console(stderr=request.format != "table")
        validation_words.show_corrections(made, console, request.language, path=str(request.fix))
