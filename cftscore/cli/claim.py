"""The command that checks a printed percentage."""

from __future__ import annotations

from typing import Annotated

import typer

from cftscore.cli.app import app
from cftscore.cli.options import Force, InWordsOrCsv, Lang, On, Period, Province, Quiet
from cftscore.cli.register import Files, give
from cftscore.cli.support import LocalisedCommand, both


@app.command(
    cls=LocalisedCommand,
    help=both(
        "Kiểm tra một tỷ lệ đã in: đúng, làm tròn, cắt bớt hay sai; mã thoát 1 nếu sai.\n\n"
        'Ví dụ: cftscore claim 110/156 75% --province "An Giang" --period 2019',
        "Check a printed percentage: right, rounded, cut off or wrong; exit 1 if it is wrong.\n\n"
        'Example: cftscore claim 110/156 75% --province "An Giang" --period 2019',
    ),
)
def claim(
    context: typer.Context,
    numbers: Annotated[
        str,
        typer.Argument(
            metavar="COUNT[/AMONG]",
            help=both("số xã trên tổng số: 110/156", "communes of how many: 110/156"),
        ),
    ],
    printed: Annotated[
        str,
        typer.Argument(
            metavar="PERCENT", help=both("tỷ lệ như đã in: 75%", "as it was printed: 75%")
        ),
    ],
    *,
    province: Province = None,
    period: Period = None,
    on: On = None,
    format_: InWordsOrCsv = "table",
    output: Files = None,
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.analysis.claim import ClaimError, claim

    try:
        made = claim(numbers, printed, province=province, period=period, on=on)
    except ClaimError as error:
        raise typer.BadParameter(error.text.say(context.obj)) from None
    give(made, format_, output, context, force=force, quiet=quiet)
    raise typer.Exit(int(not made.holds))
