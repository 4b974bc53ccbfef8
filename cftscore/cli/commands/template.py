"""`cftscore template`: writes workbooks to be filled in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

import typer

from cftscore.cli import progress_bar
from cftscore.cli.commands.choosing import check_choice
from cftscore.cli.commands.findings import show_on_stderr
from cftscore.cli.console import write_line
from cftscore.core.progress import TEMPLATES, counted
from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity
from cftscore.output import write
from cftscore.output.formats import OF
from cftscore.template import making

LAYOUTS = ("table", "form")

_NO_PLACE = Text(
    "cần --district, --province hoặc --commune", "--district, --province or --commune is needed"
)
_WRITTEN = Text("Đã ghi {path} ({communes} xã)", "Written: {path} (communes: {communes})")
_WRITTEN_FILES = Text(
    "Đã ghi {files} tệp vào {path} ({communes} xã)",
    "Written to {path}: {files} files (communes: {communes})",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of the command as they were given."""

    templates: making.Request
    layout: str
    output: Path
    force: bool
    quiet: bool


def run(request: Request) -> int:
    """Write templates and give the exit code: 1 where the last period's workbooks have errors.

    Raises:
        CannotProceedError: they cannot be made, or not be written.
    """
    wanted = request.templates
    language = wanted.language
    check_choice(request.layout, "--layout", LAYOUTS, language)
    if {wanted.province, wanted.district, wanted.commune} == {None}:
        raise typer.BadParameter(_NO_PLACE.say(language))
    wanted = replace(wanted, form=request.layout == "form")
    with progress_bar.shown(language, quiet=request.quiet):
        made = making.make(wanted)
        targets = {path: request.output / path for path in made.contents}
        _check(request, made, list(targets.values()))
        contents = _render(made)
    for path, content in contents.items():
        if made.in_folder:
            write.make_folder(targets[path].parent)
        write.write_atomically(targets[path], content, force=request.force)
    _report(request, made, list(targets.values()))
    return 1 if any(one.severity is Severity.ERROR for one in made.findings) else 0


def _check(request: Request, made: making.Made, targets: Sequence[Path]) -> None:
    if made.in_folder:
        write.check_folder(request.output, len(targets), formats=OF["evaluate"].extensions)
    wanted = request.templates
    inputs = [
        Path(one)
        for one in (*wanted.previous, wanted.register, wanted.unit_classes)
        if one is not None
    ]
    # A file in a folder that is not there yet cannot be in the way of anything.
    there = [target for target in targets if not made.in_folder or target.parent.is_dir()]
    write.check_targets(there, inputs, force=request.force, formats=OF["template"].extensions)


def _render(made: making.Made) -> dict[PurePath, bytes]:
    """Make all workbooks before any is written: whoever breaks it off finds none of them."""
    from cftscore.template import workbook

    paths = counted(TEMPLATES, list(made.contents), at_once=1)
    return {path: workbook.render(made.contents[path]) for path in paths}


def _report(request: Request, made: making.Made, targets: Collection[Path]) -> None:
    language = request.templates.language
    findings: tuple[Finding, ...] = made.findings
    if request.quiet:
        findings = tuple(one for one in findings if one.severity is Severity.ERROR)
    if findings:
        show_on_stderr(findings, language)
    if not request.quiet:
        communes = sum(len(content.communes) for content in made.contents.values())
        words = _WRITTEN_FILES if made.in_folder else _WRITTEN
        said = {"path": str(request.output), "files": len(targets), "communes": communes}
        write_line(words.say(language, **said))
