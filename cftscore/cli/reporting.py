"""Commands for who reports: compare, report."""

from pathlib import Path
from typing import Annotated

import typer

from cftscore.cli.app import app
from cftscore.cli.options import (
    Criteria,
    District,
    Force,
    InWordsOrCsv,
    Lang,
    On,
    OwnRegister,
    Period,
    Province,
    Quiet,
    ResultFiles,
    Strict,
    UnitClasses,
    extensions,
)
from cftscore.cli.support import LocalisedCommand, WithCommand, both


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
    format_: InWordsOrCsv = "table",
    output: ResultFiles = None,
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.cli.commands import compare as command

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
                f"ghi báo cáo ra tệp {extensions('report')} (dùng được nhiều lần); với --dossier "
                "là thư mục",
                f"write the report to {extensions('report')} (may be repeated); with --dossier a "
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
    on: On = None,
    unit_classes: UnitClasses = None,
    district: District = None,
    province: Province = None,
    strict: Strict = False,
    force: Force = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.cli.commands import report as command
    from cftscore.evaluation.pipeline import Options

    raise typer.Exit(
        command.run(
            command.Request(
                paths=tuple(paths or ()),
                options=Options(
                    criteria=criteria,
                    period=period,
                    register=register,
                    on=on,
                    unit_classes=unit_classes,
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
