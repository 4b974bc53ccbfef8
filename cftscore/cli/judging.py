"""Commands for who judges communes: evaluate, explain, plan, reconcile."""

from pathlib import Path
from typing import Annotated

import typer

from cftscore.cli.app import app
from cftscore.cli.options import (
    Criteria,
    District,
    Force,
    HeadingMap,
    InWords,
    InWordsOrCsv,
    Jobs,
    Lang,
    On,
    OwnRegister,
    Paths,
    Period,
    Province,
    Quiet,
    ResultFiles,
    Strict,
    UnitClasses,
    Weights,
    extensions,
)
from cftscore.cli.support import LocalisedCommand, both


@app.command(
    cls=LocalisedCommand,
    help=both(
        "Chấm điểm các xã và tính tỷ lệ đạt theo huyện và tỉnh.\n\n"
        "Ví dụ: cftscore evaluate samples/an-giang-2020 -o ket-qua.xlsx",
        "Score communes, and count compliance by district and province.\n\n"
        "Example: cftscore evaluate samples/an-giang-2020 -o result.xlsx",
    ),
)
def evaluate(
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
    fail_under: Annotated[
        str | None,
        typer.Option(
            "--fail-under",
            metavar="PERCENT",
            help=both("mã thoát 1 nếu tỷ lệ đạt thấp hơn (%)", "exit 1 if compliance is below (%)"),
        ),
    ] = None,
    focus: Annotated[
        str | None,
        typer.Option(
            "--focus",
            metavar="3,5",
            help=both("các tiêu chí in trước, chi tiết", "criteria shown first, in detail"),
        ),
    ] = None,
    format_: InWordsOrCsv = "table",
    output: ResultFiles = None,
    strict: Strict = False,
    mapping: HeadingMap = None,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            metavar="CODE.indicator=N|FILE",
            help=both(
                "chấm như thể một số khác đi, ví dụ 30682.births_registered=1230, hoặc tệp chỉ có "
                "các số thay đổi (dùng được nhiều lần)",
                "score as if a figure were another, such as 30682.births_registered=1230, or a "
                "workbook of only the figures that change (may be repeated)",
            ),
        ),
    ] = None,
    force: Force = False,
    quiet: Quiet = False,
    jobs: Jobs = None,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.cli.commands import evaluate as command

    raise typer.Exit(
        command.run(
            command.Request(
                paths=tuple(paths),
                criteria=criteria,
                period=period,
                register=register,
                on=on,
                unit_classes=unit_classes,
                district=district,
                province=province,
                fail_under=fail_under,
                focus=focus,
                format=format_,
                outputs=tuple(output or ()),
                strict=strict,
                mapping=mapping,
                what_if=tuple(what_if or ()),
                force=force,
                quiet=quiet,
                jobs=jobs,
                language=context.obj,
            )
        )
    )


@app.command(
    cls=LocalisedCommand,
    help=both(
        "Giải thích kết quả của một xã: ô số liệu, cách tính, mức điểm, căn cứ, và cần gì để đạt."
        '\n\nVí dụ: cftscore explain samples/an-giang-2020 --commune "Vọng Thê"',
        "Explain the verdict of one commune: cells, quantities, bands, articles, and what it would "
        'take.\n\nExample: cftscore explain samples/an-giang-2020 --commune "Vọng Thê"',
    ),
)
def explain(
    context: typer.Context,
    *,
    paths: Paths,
    commune: Annotated[
        str,
        typer.Option("--commune", help=both("xã (mã hoặc tên)", "the commune (code or name)")),
    ],
    criteria: Criteria = None,
    period: Period = None,
    register: OwnRegister = None,
    on: On = None,
    unit_classes: UnitClasses = None,
    district: District = None,
    province: Province = None,
    costs: Weights = None,
    format_: InWords = "table",
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.cli.commands import explain as command
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
                commune=commune,
                costs=costs,
                format=format_,
                quiet=quiet,
                language=context.obj,
            )
        )
    )


@app.command(
    cls=LocalisedCommand,
    help=both(
        "Tính còn thiếu bao nhiêu xã để đạt mục tiêu, và cách rẻ nhất để đủ.\n\n"
        "Ví dụ: cftscore plan samples/an-giang-2020 --target 80%",
        "Count how many communes are short of a target, and the cheapest way there.\n\n"
        "Example: cftscore plan samples/an-giang-2020 --target 80%",
    ),
)
def plan(
    context: typer.Context,
    *,
    paths: Paths,
    target: Annotated[
        str,
        typer.Option(
            "--target",
            metavar="PERCENT",
            help=both("tỷ lệ xã cần đạt (%)", "share of communes that must pass (%)"),
        ),
    ],
    criteria: Criteria = None,
    period: Period = None,
    register: OwnRegister = None,
    on: On = None,
    unit_classes: UnitClasses = None,
    district: District = None,
    province: Province = None,
    costs: Weights = None,
    close_calls: Annotated[
        bool,
        typer.Option(
            "--close-calls",
            help=both(
                "in cả các xã đạt hay không chỉ vì một ca",
                "list communes whose verdict one case flips too",
            ),
        ),
    ] = False,
    format_: InWords = "table",
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            help=both(
                f"ghi kế hoạch ra tệp {extensions('plan')} (dùng được nhiều lần)",
                f"write the plan to {extensions('plan')} (may be repeated)",
            ),
        ),
    ] = None,
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.cli.commands import plan as command
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
                target=target,
                costs=costs,
                close_calls=close_calls,
                format=format_,
                outputs=tuple(output or ()),
                force=force,
                quiet=quiet,
                language=context.obj,
            )
        )
    )


@app.command(
    cls=LocalisedCommand,
    help=both(
        "Đối chiếu số xã tự báo cáo với số huyện đã kiểm tra, từng ô một.\n\n"
        "Mã thoát 0 nếu giống nhau, 1 nếu có khác.",
        "Hold a commune's own figures against the district's checked ones, cell by cell.\n\n"
        "Exit code 0 if they are the same, 1 if they differ.",
    ),
)
def reconcile(
    context: typer.Context,
    own: Annotated[
        Path,
        typer.Argument(
            metavar="OWN", help=both("số xã tự báo cáo", "what the commune reported itself")
        ),
    ],
    checked: Annotated[
        Path,
        typer.Argument(metavar="CHECKED", help=both("số đã kiểm tra", "what was checked")),
    ],
    *,
    commune: Annotated[
        str | None,
        typer.Option(
            "--commune", help=both("chỉ một xã (mã hoặc tên)", "only this commune (code or name)")
        ),
    ] = None,
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
    from cftscore.cli.commands import reconcile as command
    from cftscore.evaluation.pipeline import Options

    raise typer.Exit(
        command.run(
            command.Request(
                own=own,
                checked=checked,
                options=Options(
                    criteria=criteria,
                    period=period,
                    register=register,
                    on=on,
                    unit_classes=unit_classes,
                    district=district,
                    province=province,
                ),
                commune=commune,
                format=format_,
                quiet=quiet,
                language=context.obj,
            )
        )
    )
