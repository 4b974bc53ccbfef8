"""`cftscore reconcile`: a commune's own figures against the district's checked ones."""

from pathlib import Path
from typing import Annotated

from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.declare import argument
from cftscore.cli.options import InTables, OneCommune, Quiet, Reading, WritingPaper
from cftscore.cli.output import Output
from cftscore.core.text import Language


@command(
    app,
    "Đối chiếu số liệu xã báo cáo với số liệu huyện đã kiểm tra, theo từng ô.\n\nMã thoát "
    "0 nếu giống nhau, 1 nếu có khác.",
    "Compare the figures that communes reported with those that the district checked, cell "
    "by cell.\n\nExit code 0 if they are the same, 1 if they differ.",
)
def reconcile(
    language: Language,
    own: Annotated[
        Path,
        argument("OWN", "số liệu xã báo cáo", "the reported figures"),
    ],
    checked: Annotated[
        Path,
        argument("CHECKED", "số liệu đã kiểm tra", "the checked figures"),
    ],
    *,
    commune: OneCommune = None,
    reading: Reading,
    format_: InTables = "table",
    writing: WritingPaper,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.communes import reconcile as hold_against
    from cftscore.output.diagnostics import told_once

    out = Output(
        "reconcile",
        language,
        format_=format_,
        inputs=[own, checked],
        reading=reading,
        writing=writing,
        quiet=quiet,
    )
    with out.working():
        result = hold_against([own], [checked], commune=commune, **reading)
        out.write(result)
    shown = result.document
    wrong = out.findings((*shown.findings, *told_once(shown.own_findings, shown.checked_findings)))
    out.show(result)
    out.say_written()
    return int(wrong or result.document.differs)
