"""`cftscore register check`: your own register against the shipped one."""

from pathlib import Path
from typing import Annotated

from cftscore.cli.command import command
from cftscore.cli.declare import argument
from cftscore.cli.options import InTables, Quiet, Writing
from cftscore.cli.output import Output
from cftscore.cli.register.group import OnDay, register_app
from cftscore.core.text import Language


@command(
    register_app,
    "Kiểm tra một danh mục riêng và so sánh với danh mục có sẵn; mã thoát 1 nếu có khác biệt.",
    "Check your own register and compare it with the shipped one; exit with 1 if they differ.",
)
def check(
    language: Language,
    file: Annotated[
        Path,
        argument("FILE", "tệp CSV hoặc tệp Excel", "a CSV file or workbook"),
    ],
    *,
    on: OnDay = None,
    format_: InTables = "table",
    writing: Writing,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.registers import register_check

    out = Output(
        "register",
        language,
        format_=format_,
        writing=writing,
        inputs=[file],
        quiet=quiet,
    )
    result = register_check(file, on=on)
    out.give(result)
    return int(result.differs)
