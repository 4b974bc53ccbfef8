"""Commands about the register: show, changes, check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from cftscore.cli.app import app
from cftscore.cli.options import Force, InWordsOrCsv, Lang, On, Quiet, extensions
from cftscore.cli.support import LocalisedCommand, LocalisedGroup, both

register_app = typer.Typer(
    help=both(
        "Xem danh mục xã, phường, thị trấn: có xã nào vào một ngày, thay đổi ra sao.",
        "Look into the register: which communes there were on a day, and what changed.",
    ),
    cls=LocalisedGroup,
    no_args_is_help=True,
    add_completion=False,
)
app.add_typer(register_app, name="register")

Files = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        help=both(
            f"ghi ra tệp {extensions('register')} (dùng được nhiều lần)",
            f"write to {extensions('register')} (may be repeated)",
        ),
    ),
]
InProvince = Annotated[
    str | None,
    typer.Argument(
        metavar="[PROVINCE]",
        help=both("tỉnh (mã hoặc tên); bỏ trống: cả nước", "code or name; all where left out"),
    ),
]


@register_app.callback()
def _register(*, lang: Lang = None) -> None:
    del lang


@register_app.command(
    cls=LocalisedCommand,
    help=both(
        'Liệt kê các xã vào một ngày.\n\nVí dụ: cftscore register show "An Giang" --on 2019-12-31',
        "List the communes that there were on a day.\n\n"
        'Example: cftscore register show "An Giang" --on 2019-12-31',
    ),
)
def show(
    context: typer.Context,
    province: InProvince = None,
    *,
    on: On = None,
    format_: InWordsOrCsv = "table",
    output: Files = None,
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.register.reading import show

    give(show(province, on), format_, output, context, force=force, quiet=quiet)


@register_app.command(
    cls=LocalisedCommand,
    help=both(
        "Kể các xã nhập, chia, đổi tên, chuyển huyện giữa hai ngày.\n\n"
        'Ví dụ: cftscore register changes "Cao Bằng" 2019-12-31 2020-12-31',
        "Tell which communes were merged, divided, renamed or moved between two days.\n\n"
        'Example: cftscore register changes "Cao Bằng" 2019-12-31 2020-12-31',
    ),
)
def changes(
    context: typer.Context,
    province: Annotated[
        str, typer.Argument(metavar="PROVINCE", help=both("tỉnh (mã hoặc tên)", "code or name"))
    ],
    since: Annotated[
        str, typer.Argument(metavar="FROM", help=both("từ ngày, 2019-12-31", "day, 2019-12-31"))
    ],
    until: Annotated[str, typer.Argument(metavar="TO", help=both("đến ngày", "a later day"))],
    *,
    format_: InWordsOrCsv = "table",
    output: Files = None,
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.register.changes import changes

    give(changes(province, since, until), format_, output, context, force=force, quiet=quiet)


@register_app.command(
    cls=LocalisedCommand,
    help=both(
        "Kiểm tra một danh mục riêng và so với danh mục có sẵn; mã thoát 1 nếu có khác biệt.",
        "Check a register of your own, and hold it against the shipped one; exit 1 if it differs.",
    ),
)
def check(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help=both("tệp CSV hoặc Excel", "a CSV file or workbook")),
    ],
    *,
    on: On = None,
    format_: InWordsOrCsv = "table",
    output: Files = None,
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.register.reading import check

    made = check(file, on)
    give(made, format_, output, context, [file], force=force, quiet=quiet)
    raise typer.Exit(int(bool(made.differences)))


def give(
    document: Any,
    format_: str,
    targets: list[Path] | None,
    context: typer.Context,
    inputs: list[Path] | None = None,
    *,
    force: bool,
    quiet: bool,
) -> None:
    """Print a document of the register in a format, and write it to files.

    Args:
        document: see `output.register.files.Document`.
        format_: `table`, `json`, `csv` or `md`.
        targets: the files to write.
        context: of the command.
        inputs: files that were read.
        force: files that are there may be replaced.
        quiet: print nothing on a terminal.
    """
    from cftscore.cli.commands.choosing import check_format
    from cftscore.cli.commands.common import say_written, write_files
    from cftscore.cli.commands.printing import print_document
    from cftscore.cli.console import write_text
    from cftscore.output.formats import OF, render
    from cftscore.output.register import files

    language = context.obj
    check_format(format_, OF["register"].printed, language)
    some = targets or []
    write_files(
        some,
        inputs or [],
        lambda kind: render("register", document, kind, language),
        OF["register"].extensions,
        force=force,
    )
    if format_ == "csv":
        write_text(render("register", document, "csv", language).decode("utf-8-sig"))
    else:
        print_document(
            document, format_, language, lambda _: files.blocks(document, language), quiet=quiet
        )
    say_written(some, language, quiet=quiet)
