"""Commands for who writes criteria sets: criteria new, diff, verify."""

from pathlib import Path
from typing import Annotated

import typer

from cftscore.cli.app import criteria_app
from cftscore.cli.options import Force, InWords, Lang, Set
from cftscore.cli.support import LocalisedCommand, both

_SIDE = both("mã, tệp, hoặc thư mục chứa các bộ tiêu chí", "id, file, or folder of criteria sets")


@criteria_app.command(
    cls=LocalisedCommand,
    help=both(
        "Lập một bộ tiêu chí mới, nhỏ mà hợp lệ, kèm các ví dụ; hỏi những gì chưa nêu.\n\n"
        "Ví dụ: cftscore criteria new --extends qd-06-2019",
        "Write a new criteria set, small but sound, with its examples; ask what is not given.\n\n"
        "Example: cftscore criteria new --extends qd-06-2019",
    ),
)
def new(
    context: typer.Context,
    *,
    id_: Annotated[
        str | None, typer.Option("--id", help=both("mã của bộ tiêu chí", "id of the set"))
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help=both("tên tiếng Việt", "title in Vietnamese"))
    ] = None,
    title_en: Annotated[
        str | None,
        typer.Option(
            "--title-en",
            help=both("tên tiếng Anh, nếu khác", "title in English, where it is another"),
        ),
    ] = None,
    number: Annotated[
        str | None, typer.Option("--number", help=both("số quyết định", "number of the decision"))
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", help=both("ngày ký", "date of the decision"))
    ] = None,
    effective_from: Annotated[
        str | None,
        typer.Option(
            "--effective-from",
            help=both("có hiệu lực từ, nếu khác ngày ký", "in force from, if not from its date"),
        ),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="SET",
            help=both(
                "chép một bộ để bắt đầu, mọi con số thành tạm tính",
                "begin with a copy of this set, every figure provisional",
            ),
        ),
    ] = None,
    extends: Annotated[
        str | None,
        typer.Option(
            "--extends",
            metavar="SET",
            help=both(
                "phủ lên một bộ, chỉ ghi những gì khác", "overlay this set, holding what differs"
            ),
        ),
    ] = None,
    measures: Annotated[
        str | None,
        typer.Option(
            "--measures",
            metavar="share,rate,count,yes_no",
            help=both("mỗi cách tính một tiêu chí", "a criterion for each measure"),
        ),
    ] = None,
    points: Annotated[
        str | None,
        typer.Option("--points", help=both("tổng điểm tối đa", "maximum of points in all")),
    ] = None,
    pass_from: Annotated[
        str | None,
        typer.Option(
            "--pass-from", help=both("đạt từ bao nhiêu điểm", "points that a commune must reach")
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help=both("tệp .yaml, nếu không phải MÃ.yaml", "the .yaml file, if not ID.yaml"),
        ),
    ] = None,
    force: Force = False,
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.cli.commands import criteria_new as command

    raise typer.Exit(
        command.run(
            command.Request(
                id=id_,
                title=title,
                title_en=title_en,
                number=number,
                date=date,
                effective_from=effective_from,
                measures=measures,
                points=points,
                pass_from=pass_from,
                from_=from_,
                extends=extends,
                output=output,
                force=force,
                language=context.obj,
            )
        )
    )


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
    format_: InWords = "table",
    lang: Lang = None,
) -> None:
    del lang
    from cftscore.cli.commands import criteria_diff as command

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
    from cftscore.cli.commands import criteria_verify as command

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
