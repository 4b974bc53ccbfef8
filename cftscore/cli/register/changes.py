"""`cftscore register changes`: what became of communes between two days."""

from typing import Annotated

from cftscore.cli.command import command
from cftscore.cli.declare import argument
from cftscore.cli.options import InTables, Quiet, Writing
from cftscore.cli.output import Output
from cftscore.cli.register.group import register_app
from cftscore.core.text import Language


@command(
    register_app,
    "Liệt kê các xã nhập, chia, đổi tên, chuyển huyện giữa hai ngày.\n\nVí dụ: cftscore "
    'register changes "Cao Bằng" 2019-12-31 2020-12-31',
    "List the communes that were merged, split, renamed or moved between two dates.\n\n"
    'Example: cftscore register changes "Cao Bằng" 2019-12-31 2020-12-31',
)
def changes(
    language: Language,
    province: Annotated[
        str,
        argument("PROVINCE", "tỉnh (mã hoặc tên)", "province (code or name)"),
    ],
    since: Annotated[
        str,
        argument("FROM", "từ ngày, ví dụ 2019-12-31", "first date, such as 2019-12-31"),
    ],
    until: Annotated[str, argument("TO", "đến ngày", "second date")],
    *,
    format_: InTables = "table",
    writing: Writing,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.registers import register_changes

    out = Output("register", language, format_=format_, writing=writing, quiet=quiet)
    result = register_changes(province, since, until)
    out.give(result)
    return 0
