"""Commands for who writes criteria sets: criteria new, diff, verify."""

from pathlib import Path
from typing import Annotated

import typer

from cftscore.cli.app import criteria_app
from cftscore.cli.options import Force, Lang, Set, TableJsonOrMd
from cftscore.cli_support import LocalisedCommand, both

_SIDE = both("mã, tệp, hoặc thư mục chứa các bộ tiêu chí", "id, file, or folder of criteria sets")


@criteria_app.command(
    cls=LocalisedCommand,
    help=both(
        "Nói bằng lời hai bộ tiêu chí khác nhau ở đâu: điểm, ngưỡng, điều kiện, nguồn.\n\n"
        "Ví dụ: cftscore criteria diff qd-06-2019 bo-cua-toi.yaml",
        "Say in words what differs between two criteria sets: points, thresholds, rules, sources."
        "\n\nExample: cftscore criteria diff qd-06-2019 my-set.yaml",
    ),
)
def diff(
    context: typer.Context,
    before: Annotated[str, typer.Argument(metavar="BEFORE", help=_SIDE)],
    after: Annotated[str, typer.Argument(metavar="AFTER", help=_SIDE)],
    *,
    format_: TableJsonOrMd = "table",
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import criteria_diff as command

    raise typer.Exit(command.run(before, after, format_, context.obj))


@criteria_app.command(
    cls=LocalisedCommand,
    help=both(
        "Ghi nhận con số đã được đối chiếu với văn bản của quyết định; phần còn lại của tệp giữ "
        'nguyên.\n\nVí dụ: cftscore criteria verify qd-06-2019 2.1 --source "Điều 5 khoản 2" '
        "-o bo-cua-toi.yaml",
        "Mark figures as compared with the decision's text; all else in the file stays as it is."
        '\n\nExample: cftscore criteria verify qd-06-2019 2.1 --source "Article 5(2)" '
        "-o my-set.yaml",
    ),
)
def verify(
    context: typer.Context,
    name: Set,
    items: Annotated[
        list[str],
        typer.Argument(
            metavar="ITEM...",
            help=both(
                "nội dung (2.1), tiêu chí (2: điểm tối đa), nhóm đơn vị (điểm phải đạt) hoặc "
                "recognition",
                "item (2.1), criterion (2: its most points), unit class (its pass mark) or "
                "recognition",
            ),
        ),
    ],
    *,
    source: Annotated[
        str,
        typer.Option(
            "--source",
            help=both("điều, khoản của quyết định", "article of the decision"),
        ),
    ],
    page: Annotated[
        str | None,
        typer.Option(
            "--page",
            help=both("trang hoặc địa chỉ đã đọc văn bản", "page or address where it was read"),
        ),
    ] = None,
    band: Annotated[
        list[str] | None,
        typer.Option(
            "--band",
            metavar="1|2|3",
            help=both(
                "chỉ mức thứ mấy, 1 là cao nhất (dùng được nhiều lần)",
                "only this band, 1 is the best (may be repeated)",
            ),
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="YYYY-MM-DD",
            help=both(
                "ngày đối chiếu, nếu không phải hôm nay", "day of the comparison, else today"
            ),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help=both(
                "ghi ra tệp mới .yaml, kèm các ví dụ", "write a new .yaml file, and its examples"
            ),
        ),
    ] = None,
    in_place: Annotated[
        bool,
        typer.Option("--in-place", help=both("sửa chính tệp đã nêu", "change the file itself")),
    ] = False,
    force: Force = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.commands import criteria_verify as command

    raise typer.Exit(
        command.run(
            command.Request(
                name=name,
                items=tuple(items),
                bands=tuple(band or ()),
                source=source,
                page=page,
                on=date,
                output=output,
                in_place=in_place,
                force=force,
                language=context.obj,
            )
        )
    )
