"""`cftscore criteria verify`: marks figures as compared with the decision's text."""

from pathlib import Path
from typing import Annotated

from cftscore.cli.app import criteria_app
from cftscore.cli.command import command
from cftscore.cli.console import write_line
from cftscore.cli.criteria.new import AsWritten
from cftscore.cli.declare import argument, option
from cftscore.cli.options import Force, Set
from cftscore.cli.output import Output
from cftscore.core.text import Language, Text

_NEXT = Text("Tiếp theo: cftscore criteria test {path}", "Next: cftscore criteria test {path}")


@command(
    criteria_app,
    "Ghi nhận con số đã đối chiếu với văn bản của quyết định; phần còn lại của tệp giữ "
    'nguyên.\n\nVí dụ: cftscore criteria verify qd-06-2019 2.1 --source "Điều 5 khoản 2" '
    "-o bo-cua-toi.yaml",
    "Mark figures as compared with the text of the decision; the rest of the file is "
    'unchanged.\n\nExample: cftscore criteria verify qd-06-2019 2.1 --source "Article '
    '5(2)" -o my-set.yaml',
)
def verify(
    language: Language,
    name: Set,
    items: Annotated[
        list[str],
        argument(
            "ITEM...",
            "nội dung (2.1), tiêu chí (2: điểm tối đa), nhóm đơn vị (điểm yêu cầu) hoặc "
            "recognition",
            "item (2.1), criterion (2: its maximum points), unit class (its points "
            "required) or recognition",
        ),
    ],
    *,
    source: Annotated[
        str,
        option("--source", "điều, khoản của quyết định", "article of the decision"),
    ],
    page: Annotated[
        str | None,
        option("--page", "trang hoặc địa chỉ nơi đọc văn bản", "page or address where it was read"),
    ] = None,
    bands: Annotated[
        list[str] | None,
        option(
            "--band",
            "chỉ mức điểm thứ mấy, 1 là cao nhất (dùng được nhiều lần)",
            "only this band, 1 is the best (may be repeated)",
            metavar="1|2|3",
        ),
    ] = None,
    date: Annotated[
        str | None,
        option(
            "--date",
            "ngày đối chiếu, mặc định là hôm nay",
            "date of the comparison (default: today)",
            metavar="YYYY-MM-DD",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        option(
            "--output",
            "-o",
            "ghi ra tệp .yaml mới, kèm các ví dụ",
            "write a new .yaml file, with its examples",
        ),
    ] = None,
    in_place: Annotated[
        bool,
        option("--in-place", "sửa trực tiếp tệp đã nêu", "change the file itself"),
    ] = False,
    format_: AsWritten = "table",
    force: Force = False,
) -> int:
    from cftscore.api.drafts import verify_criteria

    out = Output("criteria new", language, format_=format_)
    verified = verify_criteria(
        name,
        items,
        source=source,
        page=page,
        bands=bands or (),
        date=date,
        output=output,
        in_place=in_place,
        force=force,
    )
    out.show(verified)
    out.say_written(verified.written)
    for path in verified.written[:1]:
        write_line(_NEXT.say(language, path=str(path)), stderr=True)
    return 0
