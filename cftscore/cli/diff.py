"""`cftscore diff`: what a commune changed between two submissions."""

from pathlib import Path
from typing import Annotated

from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.declare import argument
from cftscore.cli.options import OneCommune, Quiet, Reading, Writing, printed
from cftscore.cli.output import Output
from cftscore.core.text import Language


@command(
    app,
    "So sánh hai lần nộp: từng số liệu đã thay đổi, điểm và kết quả thay đổi theo.\n\nMã thoát "
    "0 nếu giống nhau, 1 nếu có thay đổi.\n\nVí dụ: cftscore diff vong-the-1.xlsx "
    "vong-the-2.xlsx",
    "Compare two submissions: each figure that changed, and what it did to points and "
    "verdicts.\n\nExit code 0 if they are the same, 1 if they differ.\n\nExample: cftscore "
    "diff vong-the-1.xlsx vong-the-2.xlsx",
)
def diff(
    language: Language,
    old: Annotated[
        Path,
        argument("OLD", "lần nộp trước", "the earlier submission"),
    ],
    new: Annotated[
        Path,
        argument("NEW", "lần nộp sau", "the later submission"),
    ],
    *,
    commune: OneCommune = None,
    reading: Reading,
    format_: Annotated[str, printed("diff")] = "table",
    writing: Writing,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.submissions import diff_submissions
    from cftscore.output.diagnostics import told_once

    out = Output(
        "diff",
        language,
        format_=format_,
        inputs=(old, new),
        reading=reading,
        writing=writing,
        quiet=quiet,
    )
    with out.working():
        result = diff_submissions([old], [new], commune=commune, **reading)
        out.write(result)
    shown = result.document
    wrong = out.findings(told_once(shown.old_findings, shown.new_findings))
    out.show(result)
    out.say_written()
    return int(wrong or shown.differs)
