"""Commands for who needs help: doctor."""

import typer

from cftscore.cli.app import app
from cftscore.cli.options import Lang, TableOrJson
from cftscore.cli.support import LocalisedCommand, both


@app.command(
    cls=LocalisedCommand,
    help=both(
        "Xem những gì đã cài và còn thiếu: phiên bản, phông chữ, màn hình; kèm khi báo lỗi.",
        "Show what is installed and what is missing: versions, fonts, terminal; for bug reports.",
    ),
)
def doctor(context: typer.Context, *, format_: TableOrJson = "table", lang: Lang = None) -> None:
    del lang
    from cftscore.cli.commands import doctor as command

    raise typer.Exit(command.run(format_, context.obj))
