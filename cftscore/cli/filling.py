"""Commands for who fills workbooks in: template, validate, merge, finding."""

from pathlib import Path
from typing import Annotated

import typer

from cftscore.cli.app import app
from cftscore.cli.options import (
    Criteria,
    District,
    Force,
    HeadingMap,
    Lang,
    On,
    OwnRegister,
    Paths,
    Period,
    Province,
    Quiet,
    UnitClasses,
    printed,
)
from cftscore.cli.support import LocalisedCommand, both


@app.command(
    cls=LocalisedCommand,
    help=both(
        "Lập bảng tính để điền số liệu, có hướng dẫn và tự chấm điểm.\n\n"
        'Ví dụ: cftscore template --district "Thoại Sơn" --period 2020 -o thoai-son.xlsx',
        "Write workbooks to fill in, which guide and score themselves.\n\n"
        'Example: cftscore template --district "Thoại Sơn" --period 2020 -o thoai-son.xlsx',
    ),
)
def template(
    context: typer.Context,
    *,
    period: Annotated[
        str,
        typer.Option(
            "--period",
            "-p",
            help=both("kỳ: 2020, 2020-Q2, 2020-H1", "period: 2020, 2020-Q2, 2020-H1"),
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help=both(
                "tệp .xlsx; thư mục, nếu là nhiều tệp", ".xlsx file; a folder for several files"
            ),
        ),
    ],
    province: Annotated[
        str | None,
        typer.Option(
            "--province",
            help=both(
                "tỉnh (mã hoặc tên): mỗi huyện một tệp",
                "province (code or name): one file a district",
            ),
        ),
    ] = None,
    district: Annotated[
        str | None,
        typer.Option(
            "--district",
            help=both("huyện (mã hoặc tên): một tệp", "district (code or name): one file"),
        ),
    ] = None,
    commune: Annotated[
        str | None,
        typer.Option(
            "--commune",
            help=both("xã (mã hoặc tên): một tệp", "commune (code or name): one file"),
        ),
    ] = None,
    layout: Annotated[
        str,
        typer.Option(
            "--layout",
            metavar="table|form",
            help=both(
                "bảng nhiều xã, hoặc mỗi xã một phiếu", "a table, or one form for each commune"
            ),
        ),
    ] = "table",
    prefill: Annotated[
        list[Path] | None,
        typer.Option(
            "--prefill",
            help=both(
                "bảng tính kỳ trước, để mang sang số ít thay đổi",
                "workbooks of the last period, for what seldom changes",
            ),
        ),
    ] = None,
    criteria: Criteria = None,
    register: OwnRegister = None,
    on: On = None,
    unit_classes: UnitClasses = None,
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.cli.commands import template as command
    from cftscore.template import making

    raise typer.Exit(
        command.run(
            command.Request(
                templates=making.Request(
                    period=period,
                    province=province,
                    district=district,
                    commune=commune,
                    criteria=criteria,
                    register=register,
                    on=on,
                    unit_classes=unit_classes,
                    previous=tuple(prefill or ()),
                    language=context.obj,
                ),
                layout=layout,
                output=output,
                force=force,
                quiet=quiet,
            )
        )
    )


@app.command(
    cls=LocalisedCommand,
    help=both(
        "Tìm mọi lỗi trong bảng tính trước khi nộp, và chỉ rõ ở ô nào.\n\n"
        "Ví dụ: cftscore validate 894-thoai-son.xlsx --annotate ra-soat.xlsx",
        "Find everything wrong with workbooks before they are sent, and show where.\n\n"
        "Example: cftscore validate 894-thoai-son.xlsx --annotate checked.xlsx",
    ),
)
def validate(
    context: typer.Context,
    *,
    paths: Paths,
    criteria: Criteria = None,
    period: Period = None,
    register: OwnRegister = None,
    on: On = None,
    unit_classes: UnitClasses = None,
    mapping: HeadingMap = None,
    district: District = None,
    province: Province = None,
    previous: Annotated[
        list[Path] | None,
        typer.Option(
            "--previous",
            help=both("bảng tính kỳ trước để đối chiếu", "workbooks of the last period"),
        ),
    ] = None,
    severity: Annotated[
        str,
        typer.Option(
            "--severity",
            metavar="error|warning|note",
            help=both("mức nhẹ nhất cần báo", "the mildest to report"),
        ),
    ] = "note",
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODE",
            help=both("chỉ các mã này: V, X001", "only these codes: V, X001"),
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore", metavar="CODE", help=both("bỏ qua các mã này", "pass these codes over")
        ),
    ] = None,
    statistics: Annotated[
        bool,
        typer.Option("--statistics", help=both("chỉ đếm theo mã", "only count by code")),
    ] = False,
    annotate: Annotated[
        Path | None,
        typer.Option(
            "--annotate",
            metavar="OUT.xlsx",
            help=both("ghi bản sao có đánh dấu các ô", "write a copy with the cells marked"),
        ),
    ] = None,
    fix: Annotated[
        Path | None,
        typer.Option(
            "--fix",
            metavar="OUT.xlsx",
            help=both("ghi bản sao đã sửa những gì chắc chắn", "write a copy, the certain mended"),
        ),
    ] = None,
    format_: Annotated[str, printed("validate")] = "table",
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.cli.commands import validate as command
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
                    mapping=mapping,
                    district=district,
                    province=province,
                    previous=tuple(previous or ()),
                ),
                severity=severity,
                select=tuple(select or ()),
                ignore=tuple(ignore or ()),
                statistics=statistics,
                annotate=annotate,
                fix=fix,
                format=format_,
                force=force,
                quiet=quiet,
                language=context.obj,
            )
        )
    )


@app.command(
    cls=LocalisedCommand,
    help=both(
        "Gộp nhiều bảng tính hoặc phiếu đã điền thành một, ghi rõ nguồn từng hàng.\n\n"
        "Ví dụ: cftscore merge phieu-cac-xa -o thoai-son.xlsx",
        "Merge many filled workbooks or forms into one; each row says where it came from.\n\n"
        "Example: cftscore merge forms -o thoai-son.xlsx",
    ),
)
def merge(
    context: typer.Context,
    *,
    paths: Paths,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", help=both("tệp .xlsx để ghi", ".xlsx file to write")),
    ],
    criteria: Criteria = None,
    period: Period = None,
    register: OwnRegister = None,
    on: On = None,
    unit_classes: UnitClasses = None,
    district: District = None,
    province: Province = None,
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.cli.commands import merge as command
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
                output=output,
                force=force,
                quiet=quiet,
                language=context.obj,
            )
        )
    )


_FINDING = both(
    "Giải thích một mã phát hiện, ví dụ V005.", "Explain the code of a finding, such as V005."
)


@app.command("rule", cls=LocalisedCommand, help=_FINDING, hidden=True)
@app.command(cls=LocalisedCommand, help=_FINDING)
def finding(
    context: typer.Context,
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help=both("mã phát hiện", "code of a finding"))
    ] = None,
    *,
    every: Annotated[
        bool, typer.Option("--all", help=both("liệt kê mọi mã", "list every code"))
    ] = False,
    format_: Annotated[str, printed("finding")] = "table",
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.cli.commands import finding as command

    raise typer.Exit(command.run(code, every, format_, context.obj))
