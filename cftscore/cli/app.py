"""The application that the commands belong to."""

from typing import Annotated, Any

import typer

from cftscore.cli.declare import both, option
from cftscore.cli.options import Lang
from cftscore.cli.support import LocalisedGroup

app = typer.Typer(
    name="cftscore",
    help=both(
        "Chấm điểm xã, phường, thị trấn phù hợp với trẻ em từ tệp Excel.",
        "Score communes, wards and townships on how fit they are for children, from Excel "
        "workbooks.",
    ),
    cls=LocalisedGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


criteria_app = typer.Typer(
    help=both(
        "Xem, kiểm tra, so sánh, lập và đối chiếu các bộ tiêu chí.",
        "Show, check, compare, write and verify criteria sets.",
    ),
    cls=LocalisedGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


app.add_typer(criteria_app, name="criteria")


def _show_version(asked: bool) -> None:
    if asked:
        from cftscore.core.version import __version__

        typer.echo(f"cftscore {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    *,
    version: Annotated[
        bool,
        option(
            "--version",
            "In phiên bản rồi thoát.",
            "Print the version and exit.",
            callback=_show_version,
            is_eager=True,
        ),
    ] = False,
    lang: Lang = None,
) -> None:
    del version, lang
    if not context.invoked_subcommand:
        from cftscore.cli import start

        group: Any = context.command
        raise typer.Exit(start.run(context.obj, group.help, group.summaries()))
