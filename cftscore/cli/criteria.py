"""Commands about criteria sets: list, show, check, test, schema, sensitivity."""

from typing import Annotated

import typer

from cftscore.cli.app import criteria_app
from cftscore.cli.options import (
    Criteria,
    District,
    InWords,
    Lang,
    On,
    OwnRegister,
    Paths,
    Period,
    Province,
    Quiet,
    Set,
    TableOrJson,
    UnitClasses,
)
from cftscore.cli.support import LocalisedCommand, both


@criteria_app.callback()
def _criteria(*, lang: Lang = None) -> None:
    del lang


@criteria_app.command(
    "list",
    cls=LocalisedCommand,
    help=both("Liệt kê các bộ tiêu chí có sẵn.", "List the criteria sets that are shipped."),
)
def list_sets(context: typer.Context, *, format_: TableOrJson = "table", lang: Lang = None) -> None:
    del lang
    from cftscore.cli.commands import criteria as command

    raise typer.Exit(command.list_sets(format_, context.obj))


@criteria_app.command(
    cls=LocalisedCommand,
    help=both(
        "In một bộ tiêu chí: chỉ tiêu, mức điểm, nguồn và tình trạng từng con số.",
        "Print a criteria set: indicators, bands, and the source and status of each figure.",
    ),
)
def show(
    context: typer.Context,
    name: Set,
    *,
    criterion: Annotated[
        int | None,
        typer.Option(
            "--criterion",
            help=both("chỉ một tiêu chí, theo số", "only the criterion of this number"),
        ),
    ] = None,
    format_: InWords = "table",
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.cli.commands import criteria as command

    raise typer.Exit(command.show(name, criterion, format_, context.obj))


@criteria_app.command(
    cls=LocalisedCommand,
    help=both(
        "Kiểm tra một bộ tiêu chí có hợp lệ không.", "Check whether a criteria set is sound."
    ),
)
def check(context: typer.Context, name: Set, *, lang: Lang = None) -> None:
    del lang
    from cftscore.cli.commands import criteria as command

    raise typer.Exit(command.check(name, context.obj))


@criteria_app.command(
    "test",
    cls=LocalisedCommand,
    help=both(
        "Chạy các ví dụ đi kèm một bộ tiêu chí.",
        "Run the examples that lie beside a criteria set.",
    ),
)
def run_examples(context: typer.Context, name: Set, *, lang: Lang = None) -> None:
    del lang
    from cftscore.cli.commands import criteria as command

    raise typer.Exit(command.test(name, context.obj))


@criteria_app.command(
    cls=LocalisedCommand,
    help=both("In JSON Schema của tệp tiêu chí.", "Print the JSON Schema of criteria files."),
)
def schema(*, lang: Lang = None) -> None:
    del lang
    from cftscore.cli.commands import criteria as command

    raise typer.Exit(command.schema())


@criteria_app.command(
    cls=LocalisedCommand,
    help=both(
        "Đếm kết quả đổi khi mỗi mức điểm tạm tính được dịch một bước.\n\n"
        "Ví dụ: cftscore criteria sensitivity samples/an-giang-2020",
        "Count the verdicts that change when each provisional band is shifted one step.\n\n"
        "Example: cftscore criteria sensitivity samples/an-giang-2020",
    ),
)
def sensitivity(
    context: typer.Context,
    *,
    paths: Paths,
    criteria: Criteria = None,
    period: Period = None,
    register: OwnRegister = None,
    on: On = None,
    unit_classes: UnitClasses = None,
    district: District = None,
    province: Province = None,
    format_: InWords = "table",
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.cli.commands import sensitivity as command
    from cftscore.evaluation.pipeline import Options

    raise typer.Exit(
        command.run(
            command.Request(
                paths=tuple(paths),
                options=Options(
                    criteria=criteria,
                    period=period,
                    register=register,
                    on=on,
                    unit_classes=unit_classes,
                    district=district,
                    province=province,
                ),
                format=format_,
                quiet=quiet,
                language=context.obj,
            )
        )
    )
