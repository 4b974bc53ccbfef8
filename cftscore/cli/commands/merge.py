"""`cftscore merge`: many filled workbooks into one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cftscore.cli import progress_bar
from cftscore.cli.commands.common import show_findings
from cftscore.cli.console import write_line
from cftscore.core.text import Language, Text
from cftscore.evaluation.document import to_record
from cftscore.evaluation.pipeline import Options, read_workbooks
from cftscore.output import write
from cftscore.output.formats import OF

_FULL = Text("cftscore validate", "cftscore validate")
_WRITTEN = Text(
    "Đã ghi {path}: {communes} xã, {reported} xã có số liệu, từ {files} tệp",
    "Written: {path} (communes: {communes}, with figures: {reported}, from files: {files})",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of the command as they were given."""

    paths: tuple[Path, ...]
    options: Options
    output: Path
    force: bool
    quiet: bool
    language: Language


def run(request: Request) -> int:
    """Merge and give the exit code: 1 where there are errors, contradictions among them.

    Raises:
        CannotProceedError: there is nothing to merge, or the output cannot be written.
    """
    lists = (request.options.register, request.options.unit_classes)
    inputs = [*request.paths, *(Path(one) for one in lists if one is not None)]
    write.check_targets(
        [request.output], inputs, force=request.force, formats=OF["template"].extensions
    )
    with progress_bar.shown(request.language, quiet=request.quiet):
        workbooks, findings = read_workbooks(request.paths)
        from cftscore.template import workbook
        from cftscore.template.merge import merge

        content, found = merge(workbooks, request.options, request.language, findings)
        merged = workbook.render(content)
    records = map(to_record, found)
    wrong = show_findings(records, request.language, quiet=request.quiet, full=_FULL)
    write.write_atomically(request.output, merged, force=request.force)
    if not request.quiet:
        said = {
            "path": str(request.output),
            "communes": len(content.communes),
            "reported": sum(map(bool, content.sources or ())),
            "files": len(workbooks),
        }
        write_line(_WRITTEN.say(request.language, **said))
    return int(wrong)
