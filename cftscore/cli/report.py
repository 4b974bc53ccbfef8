"""`cftscore report`: a page, an official document, a workbook, papers of a request, a poster."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from cftscore.cli.app import app
from cftscore.cli.choosing import numbers
from cftscore.cli.command import command
from cftscore.cli.declare import option
from cftscore.cli.options import PATHS, TARGET, Force, Quiet, Reading, Strict, extensions
from cftscore.cli.output import Output
from cftscore.core.percentage import as_percentage
from cftscore.core.text import Language, Text

_NEEDS_PATH = Text("thiếu tệp Excel hoặc thư mục", "PATH is missing: a workbook or a folder")
_NEEDS_OUTPUT = Text("cần -o để ghi báo cáo", "add -o to name the report")
_ONE_OUTPUT = Text("với {option} chỉ nêu -o một lần", "with {option}, give -o once")
_NOT_BOTH = Text("{option} không dùng cùng {other}", "{option} cannot be used with {other}")
_NEEDS = Text("{option} cần {other}", "{option} needs {other}")
_DOCX = Text("-o TỆP.docx", "-o FILE.docx")
_APART = (
    ("--dossier", "--poster"),
    ("--dossier", "--public"),
    ("--dossier", "--template"),
    ("--poster", "--template"),
)
_NEEDED = (("--appraisal", "--dossier"), ("--own", "--appraisal"))


@command(
    app,
    "Lập báo cáo: trang HTML, văn bản Word, tệp Excel có biểu đồ, hồ sơ của một xã, bản "
    "niêm yết.\n\nVí dụ: cftscore report samples/an-giang-2020 --previous "
    "samples/an-giang-2019 --target 80% --focus 3,5 -o bao-cao.html",
    "Make reports: an HTML page, a Word document, a workbook with charts, the papers of a "
    "commune, a poster.\n\nExample: cftscore report samples/an-giang-2020 --previous "
    "samples/an-giang-2019 --target 80% --focus 3,5 -o report.html",
)
def report(
    language: Language,
    *,
    paths: Annotated[list[Path] | None, PATHS] = None,
    output: Annotated[
        list[Path] | None,
        option(
            "--output",
            "-o",
            f"ghi báo cáo ra tệp {extensions('report')} (dùng được nhiều lần); với --dossier "
            "là thư mục",
            f"write the report to {extensions('report')} (may be repeated); with --dossier a "
            "folder",
        ),
    ] = None,
    target: Annotated[str | None, TARGET] = None,
    focus: Annotated[
        str | None,
        option(
            "--focus", "các tiêu chí cần theo dõi riêng", "criteria to highlight", metavar="3,5"
        ),
    ] = None,
    previous: Annotated[
        list[Path] | None,
        option(
            "--previous",
            "tệp Excel hoặc thư mục của kỳ trước, để so sánh (dùng được nhiều lần)",
            "workbooks or folders of an earlier period, to compare (may be repeated)",
        ),
    ] = None,
    public: Annotated[
        bool,
        option(
            "--public",
            "bản công bố: không có thông tin nào làm lộ số liệu nhạy cảm của một xã",
            "for publication: nothing in it reveals a sensitive figure of a commune",
        ),
    ] = False,
    template_: Annotated[
        Path | None,
        option(
            "--template",
            "văn bản mẫu của cơ quan, cho .docx",
            "the office's own template for .docx",
            metavar="FILE.docx",
        ),
    ] = None,
    write_template: Annotated[
        Path | None,
        option(
            "--write-template",
            "chỉ ghi ra văn bản mẫu có sẵn, để sửa rồi dùng với --template",
            "only write the built-in template, to edit it and use it with --template",
            metavar="FILE.docx",
        ),
    ] = None,
    dossier: Annotated[
        str | None,
        option(
            "--dossier",
            "lập hồ sơ đề nghị công nhận của một xã (mã hoặc tên), ghi vào thư mục",
            "make the papers to request recognition of a commune (code or name), in a folder",
            metavar="COMMUNE",
        ),
    ] = None,
    appraisal: Annotated[
        bool,
        option(
            "--appraisal",
            "với --dossier: lập báo cáo thẩm định của huyện và biên bản họp hội đồng thẩm định "
            "thay cho hồ sơ của xã",
            "with --dossier: the district's appraisal report and the minutes of its council "
            "instead of the commune's papers",
        ),
    ] = False,
    own: Annotated[
        list[Path] | None,
        option(
            "--own",
            "với --appraisal: số liệu xã tự chấm, để ghi cạnh điểm thẩm định (dùng được nhiều lần)",
            "with --appraisal: what the commune reported itself, to stand beside the "
            "appraised points (may be repeated)",
            metavar="PATH",
        ),
    ] = None,
    poster: Annotated[
        str | None,
        option(
            "--poster",
            "lập bản niêm yết một trang A4 của một xã (mã hoặc tên), dạng .html",
            "make a notice of one A4 page for a commune (code or name), .html",
            metavar="COMMUNE",
        ),
    ] = None,
    reading: Reading,
    strict: Strict = False,
    force: Force = False,
    quiet: Quiet = False,
) -> int:
    from cftscore.api import papers, reports

    if write_template is not None:
        out = Output("papers", language, targets=[write_template], force=force, quiet=quiet)
        reports.write_report_template(write_template, lang=language, force=force)
        out.say_written([write_template])
        return 0
    given = {
        "--dossier": dossier is not None,
        "--poster": poster is not None,
        "--public": public,
        "--template": template_ is not None,
        "--appraisal": appraisal,
        "--own": bool(own),
    }
    targets = output or []
    _check(given, paths or [], targets, language)
    wanted = as_percentage(target)
    reports.require(_formats(given, targets))
    out = Output(
        "poster" if poster is not None else "report",
        language,
        targets=targets if dossier is None else (),
        inputs=[*(paths or ()), *(previous or ()), *(own or ()), template_],
        reading=reading,
        force=force,
        quiet=quiet,
    )
    with out.working():
        if dossier is not None:
            made = papers.make_papers(
                paths or (),
                dossier,
                appraisal=appraisal,
                own=own or (),
                strict=strict,
                **reading,
            )
            written = made.write_papers(targets[0], lang=language, force=force)
            findings = made.findings
        else:
            result = _make(poster, public=public)(
                paths or (), target=wanted, previous=previous or (), strict=strict, **reading
            )
            kept = numbers(focus, "--focus", language)
            out.write(result, focus=kept, template=template_)
            written, findings = targets, result.findings
    wrong = dossier is None and _earlier(result, out)
    wrong |= out.findings(findings)
    out.say_written(written)
    return int(wrong)


def _make(poster: str | None, *, public: bool) -> Callable[..., Any]:
    from cftscore.api import reports

    if poster is None:
        return partial(reports.make_report, public=public)
    return partial(reports.make_poster, commune=poster)


def _earlier(result: Any, out: Output) -> bool:
    """Print what was found in comparing, and the errors in the figures of earlier periods."""
    if result.comparison is None:
        return False
    wrong = out.findings(result.comparison.findings)
    for period in result.comparison.periods[:-1]:
        wrong |= out.findings(period.findings, quiet=True)
    return wrong


def _check(
    given: Mapping[str, bool], paths: Sequence[Path], targets: Sequence[Path], language: Language
) -> None:
    """Refuse what does not go together."""

    def refuse(text: Text, **fields: object) -> None:
        raise typer.BadParameter(text.say(language, **fields))

    if not paths:
        refuse(_NEEDS_PATH)
    if not targets:
        refuse(_NEEDS_OUTPUT)
    for one, other in _APART:
        if given[one] and given[other]:
            refuse(_NOT_BOTH, option=one, other=other)
    for one, other in _NEEDED:
        if given[one] and not given[other]:
            refuse(_NEEDS, option=one, other=other)
    if given["--template"] and ".docx" not in _formats(given, targets):
        refuse(_NEEDS, option="--template", other=_DOCX)
    alone = [option for option in ("--dossier", "--poster") if given[option]]
    if alone and len(targets) > 1:
        refuse(_ONE_OUTPUT, option=alone[0])


def _formats(given: Mapping[str, bool], targets: Sequence[Path]) -> list[str]:
    """Tell which formats are written: by the outputs, or by what the command makes."""
    if given["--dossier"]:
        return [".docx"]
    return [".html"] if given["--poster"] else [path.suffix.lower() for path in targets]
