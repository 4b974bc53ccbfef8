"""The command line: options are parsed here, and nothing is decided."""

from pathlib import Path
from typing import Annotated

import typer

from cftscore.cli_support import (
    LocalisedCommand,
    LocalisedGroup,
    WithCommand,
    both,
    check_language,
    run,
)
from cftscore.text import Language

app = typer.Typer(
    name="cftscore",
    help=both(
        "Chấm điểm xã, phường, thị trấn phù hợp với trẻ em từ bảng tính Excel.",
        "Score whether communes, wards and townships are fit for children, from Excel workbooks.",
    ),
    cls=LocalisedGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
criteria_app = typer.Typer(
    help=both("Xem và kiểm tra các bộ tiêu chí.", "Show and check criteria sets."),
    cls=LocalisedGroup,
    no_args_is_help=True,
)
app.add_typer(criteria_app, name="criteria")

Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="vi|en",
        callback=check_language,
        help=both("ngôn ngữ: vi hoặc en", "language: vi or en"),
    ),
]
"""There everywhere, and heeded before parsing begins, so that help and errors speak it too."""

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...", help=both("tệp hoặc thư mục bảng tính", "workbooks or folders of them")
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force", help=both("ghi đè tệp kết quả đã có", "replace output files that are there")
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=both("chỉ in lỗi", "print errors only"))]
Criteria = Annotated[
    str | None,
    typer.Option(
        "--criteria",
        "-c",
        help=both("mã hoặc đường dẫn bộ tiêu chí", "id or path of the criteria set"),
    ),
]
Period = Annotated[
    str | None,
    typer.Option(
        "--period",
        "-p",
        help=both("kỳ: 2020, 2020-Q2, 2020-H1", "period: 2020, 2020-Q2, 2020-H1"),
    ),
]
OwnRegister = Annotated[
    Path | None,
    typer.Option(
        "--register",
        help=both("danh mục xã riêng (CSV hoặc Excel)", "your own register of communes (CSV)"),
    ),
]
District = Annotated[
    str | None,
    typer.Option(
        "--district",
        help=both("chỉ một huyện (mã hoặc tên)", "only this district (code or name)"),
    ),
]
Province = Annotated[
    str | None,
    typer.Option(
        "--province",
        help=both("chỉ một tỉnh (mã hoặc tên)", "only this province (code or name)"),
    ),
]


def _show_version(asked: bool) -> None:
    if asked:
        from cftscore import __version__

        typer.echo(f"cftscore {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help=both("In phiên bản rồi thoát.", "Print the version and exit."),
        ),
    ] = False,
    lang: Lang = None,
) -> None:
    del version, lang


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
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="table|json|csv|md",
            help=both("dạng in ra màn hình", "what to print"),
        ),
    ] = "table",
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            help=both(
                "ghi kết quả ra tệp .xlsx .csv .json .md (dùng được nhiều lần)",
                "write the result to .xlsx .csv .json .md (may be repeated)",
            ),
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help=both("không chấm tệp có lỗi", "do not score a file that has errors"),
        ),
    ] = False,
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
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import evaluate as command

    raise typer.Exit(
        command.run(
            command.Request(
                paths=tuple(paths),
                criteria=criteria,
                period=period,
                register=register,
                district=district,
                province=province,
                fail_under=fail_under,
                focus=focus,
                format=format_,
                outputs=tuple(output or ()),
                strict=strict,
                what_if=tuple(what_if or ()),
                force=force,
                quiet=quiet,
                language=context.obj,
            )
        )
    )


Set = Annotated[
    str,
    typer.Argument(
        metavar="SET", help=both("mã hoặc đường dẫn bộ tiêu chí", "id or path of a criteria set")
    ),
]
TableOrJson = Annotated[
    str,
    typer.Option(
        "--format", "-f", metavar="table|json", help=both("dạng in ra màn hình", "what to print")
    ),
]


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
    from cftscore.commands import criteria as command

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
    format_: TableOrJson = "table",
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import criteria as command

    raise typer.Exit(command.show(name, criterion, format_, context.obj))


@criteria_app.command(
    cls=LocalisedCommand,
    help=both(
        "Kiểm tra một bộ tiêu chí có hợp lệ không.", "Check whether a criteria set is sound."
    ),
)
def check(context: typer.Context, name: Set, *, lang: Lang = None) -> None:
    del lang
    from cftscore.commands import criteria as command

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
    from cftscore.commands import criteria as command

    raise typer.Exit(command.test(name, context.obj))


@criteria_app.command(
    cls=LocalisedCommand,
    help=both("In JSON Schema của tệp tiêu chí.", "Print the JSON Schema of criteria files."),
)
def schema(*, lang: Lang = None) -> None:
    del lang
    from cftscore.commands import criteria as command

    raise typer.Exit(command.schema())


TableJsonOrMd = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="table|json|md",
        help=both("dạng in ra màn hình", "what to print"),
    ),
]
Weights = Annotated[
    Path | None,
    typer.Option(
        "--costs",
        metavar="FILE.yaml",
        help=both("trọng số một ca của từng chỉ tiêu", "what a case of each indicator weighs"),
    ),
]


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
    district: District = None,
    province: Province = None,
    format_: TableJsonOrMd = "table",
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import sensitivity as command
    from cftscore.inspection import Options

    raise typer.Exit(
        command.run(
            command.Request(
                paths=tuple(paths),
                options=Options(
                    criteria=criteria,
                    period=period,
                    register=register,
                    district=district,
                    province=province,
                ),
                format=format_,
                quiet=quiet,
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
    district: District = None,
    province: Province = None,
    costs: Weights = None,
    format_: TableJsonOrMd = "table",
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import explain as command
    from cftscore.inspection import Options

    raise typer.Exit(
        command.run(
            command.Request(
                paths=tuple(paths),
                options=Options(
                    criteria=criteria,
                    period=period,
                    register=register,
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
    format_: TableJsonOrMd = "table",
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            help=both(
                "ghi kế hoạch ra tệp .xlsx .md .json .html (dùng được nhiều lần)",
                "write the plan to .xlsx .md .json .html (may be repeated)",
            ),
        ),
    ] = None,
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import plan as command
    from cftscore.inspection import Options

    raise typer.Exit(
        command.run(
            command.Request(
                paths=tuple(paths),
                options=Options(
                    criteria=criteria,
                    period=period,
                    register=register,
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
    district: District = None,
    province: Province = None,
    format_: TableJsonOrMd = "table",
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import reconcile as command
    from cftscore.inspection import Options

    raise typer.Exit(
        command.run(
            command.Request(
                own=own,
                checked=checked,
                options=Options(
                    criteria=criteria,
                    period=period,
                    register=register,
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
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="table|json|md|github",
            help=both("dạng in ra màn hình", "what to print"),
        ),
    ] = "table",
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import validate as command
    from cftscore.inspection import Options

    raise typer.Exit(
        command.run(
            command.Request(
                paths=tuple(paths),
                options=Options(
                    criteria=criteria,
                    period=period,
                    register=register,
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
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import template as command
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
    district: District = None,
    province: Province = None,
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import merge as command
    from cftscore.inspection import Options

    raise typer.Exit(
        command.run(
            command.Request(
                paths=tuple(paths),
                options=Options(
                    criteria=criteria,
                    period=period,
                    register=register,
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


@app.command(
    cls=WithCommand,
    help=both(
        "So sánh hai hoặc nhiều kỳ: tỷ lệ đạt, xã mới đạt và xã mất, điểm theo tiêu chí.\n\n"
        "Ví dụ: cftscore compare samples/an-giang-2019 --with samples/an-giang-2020",
        "Compare two periods or more: compliance, communes gained and lost, points by criterion."
        "\n\nExample: cftscore compare samples/an-giang-2019 --with samples/an-giang-2020",
    ),
)
def compare(
    context: typer.Context,
    *,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help=both(
                "bảng tính hoặc thư mục của kỳ trước; không có --with thì mỗi PATH là một kỳ",
                "workbooks or folders of before; without --with each PATH is a period",
            ),
        ),
    ],
    with_: Annotated[
        list[Path] | None,
        typer.Option(
            "--with",
            metavar="PATH...",
            help=both("bảng tính hoặc thư mục của kỳ sau", "workbooks or folders of after"),
        ),
    ] = None,
    criteria: Annotated[
        list[str] | None,
        typer.Option(
            "--criteria",
            "-c",
            metavar="[PERIOD=]SET",
            help=both(
                "bộ tiêu chí cho mọi kỳ, hoặc cho một kỳ: 2018=BỘ",
                "criteria set of all periods, or of one: 2018=SET",
            ),
        ),
    ] = None,
    period: Annotated[
        list[str] | None,
        typer.Option(
            "--period",
            "-p",
            help=both(
                "kỳ của từng PATH, nêu lần lượt, nếu tệp không ghi",
                "period of each PATH in turn, where files state none",
            ),
        ),
    ] = None,
    register: OwnRegister = None,
    district: District = None,
    province: Province = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="table|json|csv|md",
            help=both("dạng in ra màn hình", "what to print"),
        ),
    ] = "table",
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            help=both(
                "ghi kết quả ra tệp .xlsx .csv .json .md (dùng được nhiều lần)",
                "write the result to .xlsx .csv .json .md (may be repeated)",
            ),
        ),
    ] = None,
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import compare as command

    raise typer.Exit(
        command.run(
            command.Request(
                paths=tuple(paths),
                with_=tuple(with_ or ()),
                criteria=tuple(criteria or ()),
                periods=tuple(period or ()),
                register=register,
                district=district,
                province=province,
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
        "Lập báo cáo: trang HTML, văn bản Word, bảng tính có biểu đồ, hồ sơ của một xã, tờ niêm "
        "yết.\n\nVí dụ: cftscore report samples/an-giang-2020 --previous samples/an-giang-2019 "
        "--target 80% --focus 3,5 -o bao-cao.html",
        "Make reports: a page of HTML, a Word document, a workbook with charts, the papers of a "
        "commune, a poster.\n\nExample: cftscore report samples/an-giang-2020 --previous "
        "samples/an-giang-2019 --target 80% --focus 3,5 -o report.html",
    ),
)
def report(
    context: typer.Context,
    *,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH...",
            help=both("tệp hoặc thư mục bảng tính", "workbooks or folders of them"),
        ),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            help=both(
                "ghi báo cáo ra tệp .html .docx .xlsx .json (dùng được nhiều lần); với --dossier "
                "là thư mục",
                "write the report to .html .docx .xlsx .json (may be repeated); with --dossier a "
                "folder",
            ),
        ),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option(
            "--target",
            metavar="PERCENT",
            help=both("tỷ lệ xã cần đạt (%)", "share of communes that shall pass (%)"),
        ),
    ] = None,
    focus: Annotated[
        str | None,
        typer.Option(
            "--focus",
            metavar="3,5",
            help=both("các tiêu chí theo dõi riêng", "criteria that are kept in sight"),
        ),
    ] = None,
    previous: Annotated[
        list[Path] | None,
        typer.Option(
            "--previous",
            help=both(
                "bảng tính hoặc thư mục của kỳ trước, để so sánh (dùng được nhiều lần)",
                "workbooks or folder of an earlier period, to compare (may be repeated)",
            ),
        ),
    ] = None,
    public: Annotated[
        bool,
        typer.Option(
            "--public",
            help=both(
                "bản công bố: không gì trong đó làm lộ số liệu nhạy cảm của một xã",
                "to be published: nothing in it betrays a sensitive figure of a commune",
            ),
        ),
    ] = False,
    template_: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="FILE.docx",
            help=both("mẫu văn bản của cơ quan, cho .docx", "the office's own template, for .docx"),
        ),
    ] = None,
    write_template: Annotated[
        Path | None,
        typer.Option(
            "--write-template",
            metavar="FILE.docx",
            help=both(
                "chỉ ghi ra mẫu văn bản có sẵn, để sửa rồi dùng với --template",
                "only write the built-in template, to be changed and used with --template",
            ),
        ),
    ] = None,
    dossier: Annotated[
        str | None,
        typer.Option(
            "--dossier",
            metavar="COMMUNE",
            help=both(
                "hồ sơ đề nghị công nhận của một xã (mã hoặc tên), ghi vào thư mục",
                "the papers of a commune's request (code or name), written to a folder",
            ),
        ),
    ] = None,
    appraisal: Annotated[
        bool,
        typer.Option(
            "--appraisal",
            help=both(
                "với --dossier: báo cáo thẩm định của huyện thay cho hồ sơ của xã",
                "with --dossier: the district's appraisal report instead of the commune's papers",
            ),
        ),
    ] = False,
    poster: Annotated[
        str | None,
        typer.Option(
            "--poster",
            metavar="COMMUNE",
            help=both(
                "một trang A4 niêm yết của một xã (mã hoặc tên), dạng .html",
                "one A4 page for a commune's notice board (code or name), .html",
            ),
        ),
    ] = None,
    criteria: Criteria = None,
    period: Period = None,
    register: OwnRegister = None,
    district: District = None,
    province: Province = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help=both("không chấm tệp có lỗi", "do not score a file that has errors"),
        ),
    ] = False,
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import report as command
    from cftscore.inspection import Options

    raise typer.Exit(
        command.run(
            command.Request(
                paths=tuple(paths or ()),
                options=Options(
                    criteria=criteria,
                    period=period,
                    register=register,
                    district=district,
                    province=province,
                    strict=strict,
                ),
                outputs=tuple(output or ()),
                target=target,
                focus=focus,
                previous=tuple(previous or ()),
                public=public,
                template=template_,
                write_template=write_template,
                dossier=dossier,
                appraisal=appraisal,
                poster=poster,
                force=force,
                quiet=quiet,
                language=context.obj,
            )
        )
    )


@app.command(
    cls=LocalisedCommand,
    help=both(
        "Giải thích một mã phát hiện, ví dụ V005.", "Explain the code of a finding, such as V005."
    ),
)
def rule(
    context: typer.Context,
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help=both("mã phát hiện", "code of a finding"))
    ] = None,
    *,
    every: Annotated[
        bool, typer.Option("--all", help=both("liệt kê mọi mã", "list every code"))
    ] = False,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="table|json|md",
            help=both("dạng in ra màn hình", "what to print"),
        ),
    ] = "table",
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import rule as command

    raise typer.Exit(command.run(code, every, format_, context.obj))


def main(arguments: list[str], language: Language) -> int:
    """Run the command line and give its exit code."""
    return run(app, arguments, language)
