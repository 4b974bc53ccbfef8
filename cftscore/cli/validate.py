"""`cftscore validate`: finds what is wrong, shows where, marks and corrects copies."""

from pathlib import Path
from typing import Annotated

from cftscore.cli.app import app
from cftscore.cli.choosing import SEVERITIES, check_choice, choose, codes
from cftscore.cli.command import command
from cftscore.cli.console import make_console
from cftscore.cli.declare import option
from cftscore.cli.options import Force, Paths, Quiet, Reading, printed
from cftscore.cli.output import Output, show_blocks
from cftscore.cli.suggestion import after_validation
from cftscore.core.text import Language, Text
from cftscore.output.formats import OF

_SLIPS = Text(
    "Đã ghi {count} phiếu trả lại vào {folder}", "Return slips written to {folder}: {count}"
)
_NO_SLIPS = Text(
    "Không có xã nào phải trả lại số liệu", "No commune has a finding: no slip was written"
)


@command(
    app,
    "Tìm mọi lỗi trong tệp Excel trước khi nộp và chỉ rõ từng ô.\n\nVí dụ: cftscore "
    "validate 894-thoai-son.xlsx --annotate ra-soat.xlsx",
    "Find every error in workbooks before they are sent, and show the cells.\n\nExample: "
    "cftscore validate 894-thoai-son.xlsx --annotate checked.xlsx",
)
def validate(
    language: Language,
    *,
    paths: Paths,
    reading: Reading,
    previous: Annotated[
        list[Path] | None,
        option(
            "--previous",
            "tệp Excel kỳ trước để đối chiếu",
            "workbooks of the last period, to compare",
        ),
    ] = None,
    severity: Annotated[
        str,
        option(
            "--severity",
            "mức độ nhẹ nhất cần báo",
            "lowest severity to report",
            metavar="error|warning|note",
        ),
    ] = "note",
    select: Annotated[
        list[str] | None,
        option("--select", "chỉ các mã này: V, X001", "only these codes: V, X001", metavar="CODE"),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        option("--ignore", "bỏ qua các mã này", "ignore these codes", metavar="CODE"),
    ] = None,
    statistics: Annotated[
        bool,
        option("--statistics", "chỉ đếm theo mã", "only count by code"),
    ] = False,
    annotate: Annotated[
        Path | None,
        option(
            "--annotate",
            "ghi bản sao có đánh dấu các ô",
            "write a copy with the cells marked",
            metavar="OUT.xlsx",
        ),
    ] = None,
    fix: Annotated[
        Path | None,
        option(
            "--fix",
            "ghi bản sao đã sửa những gì sửa được chắc chắn",
            "write a copy with certain errors corrected",
            metavar="OUT.xlsx",
        ),
    ] = None,
    slips: Annotated[
        Path | None,
        option(
            "--slips",
            "ghi cho mỗi xã một phiếu trả lại: lỗi của xã, ô, cách sửa, cột trả lời",
            "write a return slip for each commune: its findings, cells, what to do, answers",
            metavar="FOLDER",
        ),
    ] = None,
    slips_format: Annotated[
        str | None,
        option(
            "--slips-format",
            "định dạng phiếu (mặc định: docx nếu đã cài python-docx)",
            "format of the slips (default: docx where python-docx is installed)",
            metavar="docx|xlsx",
        ),
    ] = None,
    format_: Annotated[str, printed("validate")] = "table",
    force: Force = False,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.validation import validate as look_at
    from cftscore.output import validation as words

    if slips_format is not None:
        check_choice(slips_format, "--slips-format", OF["slips"].written, language)
    copies = tuple(path for path in (annotate, fix) if path is not None)
    out = Output(
        "validate",
        language,
        format_=format_,
        targets=copies,
        inputs=paths,
        reading=reading,
        force=force,
        quiet=quiet,
        formats=OF["copies"].extensions,
    )
    with out.working():
        result = look_at(
            paths,
            previous=previous or (),
            severity=choose(severity, "--severity", SEVERITIES, language),
            select=codes(select, language),
            ignore=codes(ignore, language),
            **reading,
        )
    validation = result.document
    if statistics and format_ == "table":
        show_blocks(words.statistics(validation, language))
    else:
        out.show(result, lambda _: words.on_terminal(validation, language))
        # A copy shows them at their cells.
        if quiet and format_ == "table" and not copies:
            out.findings(validation.findings, limit=None)
    if copies:
        result.check_copies(copies, force=force)
        if annotate is not None:
            result.annotate(annotate, lang=language, force=force)
        if fix is not None:
            made = result.fix(fix, force=force)
            show_blocks(made.blocks(language), make_console(stderr=format_ != "table"))
    if slips is not None:
        written = result.write_slips(slips, kind=slips_format, lang=language, force=force)
        text = _SLIPS if written else _NO_SLIPS
        out.say(text, stderr=True, count=len(written), folder=str(slips))
    if not (copies or slips) and format_ == "table" and not quiet:
        after_validation(paths, reading, result.checked, language)
    return int(validation.errors > 0)
