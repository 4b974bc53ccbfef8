"""`cftscore claim`: whether a printed percentage is right."""

from typing import Annotated

from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.declare import argument
from cftscore.cli.options import InTables, On, Period, Province, Quiet, Writing
from cftscore.cli.output import Output
from cftscore.core.text import Language


@command(
    app,
    "Kiểm tra một tỷ lệ đã công bố: đúng, làm tròn, cắt bớt hay sai; mã thoát 1 nếu "
    'sai.\n\nVí dụ: cftscore claim 110/156 75% --province "An Giang" --period 2019',
    "Check a published percentage: right, rounded, truncated or wrong; exit with 1 if it "
    'is wrong.\n\nExample: cftscore claim 110/156 75% --province "An Giang" --period 2019',
)
def claim(
    language: Language,
    numbers: Annotated[
        str,
        argument("COUNT[/AMONG]", "số xã/tổng số xã: 110/156", "communes/total: 110/156"),
    ],
    printed: Annotated[
        str,
        argument("PERCENT", "tỷ lệ đã công bố: 75%", "the published percentage: 75%"),
    ],
    *,
    province: Province = None,
    period: Period = None,
    on: On = None,
    format_: InTables = "table",
    writing: Writing,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.registers import claim as check

    out = Output("register", language, format_=format_, writing=writing, quiet=quiet)
    result = check(numbers, printed, province=province, period=period, on=on)
    out.give(result)
    return int(result.differs)
