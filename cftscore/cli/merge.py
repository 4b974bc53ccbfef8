"""`cftscore merge`: many filled workbooks into one."""

from pathlib import Path
from typing import Annotated

from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.declare import option
from cftscore.cli.options import Force, Paths, Quiet, Reading, printed
from cftscore.cli.output import Output
from cftscore.core.text import Language, Text

_FULL = Text("cftscore validate", "cftscore validate")
_WRITTEN = Text(
    "Đã ghi {path}: {communes} xã, {reported} xã có số liệu, từ {files} tệp",
    "Written: {path} (communes: {communes}, with figures: {reported}, from files: {files})",
)


@command(
    app,
    "Gộp nhiều tệp Excel hoặc phiếu đã điền thành một tệp, ghi rõ nguồn của từng hàng.\n\n"
    "Ví dụ: cftscore merge phieu-cac-xa -o thoai-son.xlsx",
    "Merge completed workbooks or forms into one; each row names its source.\n\nExample: "
    "cftscore merge forms -o thoai-son.xlsx",
)
def merge(
    language: Language,
    *,
    paths: Paths,
    output: Annotated[
        Path,
        option("--output", "-o", "tệp .xlsx để ghi", ".xlsx file to write"),
    ],
    reading: Reading,
    format_: Annotated[str, printed("merge")] = "table",
    force: Force = False,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.workbooks import merge as merge_workbooks

    out = Output(
        "merge",
        language,
        format_=format_,
        targets=[output],
        inputs=paths,
        reading=reading,
        force=force,
        quiet=quiet,
    )
    with out.working():
        result = merge_workbooks(paths, **reading)
        result.write(output, lang=language, force=force)
    shown = result.document
    wrong = out.findings(shown.findings, full=_FULL)
    out.sum_up(
        result,
        _WRITTEN,
        path=str(output),
        communes=len(shown.communes),
        reported=shown.reported,
        files=len(shown.sources),
    )
    return int(wrong)
