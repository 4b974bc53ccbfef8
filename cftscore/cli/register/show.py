"""`cftscore register show`: the communes that there were on a day."""

from typing import Annotated

from cftscore.cli.command import command
from cftscore.cli.declare import argument
from cftscore.cli.options import InTables, Quiet, Writing
from cftscore.cli.output import Output
from cftscore.cli.register.group import OnDay, register_app
from cftscore.core.text import Language

InProvince = Annotated[
    str | None,
    argument(
        "PROVINCE", "tỉnh (mã hoặc tên); bỏ trống: cả nước", "province (code or name); default: all"
    ),
]


@command(
    register_app,
    'Liệt kê các xã tại một ngày.\n\nVí dụ: cftscore register show "An Giang" --on 2019-12-31',
    'List the communes that exist on a date.\n\nExample: cftscore register show "An '
    'Giang" --on 2019-12-31',
)
def show(
    language: Language,
    province: InProvince = None,
    *,
    on: OnDay = None,
    format_: InTables = "table",
    writing: Writing,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.registers import register_show

    out = Output("register", language, format_=format_, writing=writing, quiet=quiet)
    result = register_show(province, on=on)
    out.give(result)
    return 0
