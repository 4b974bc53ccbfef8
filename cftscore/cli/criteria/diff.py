"""`cftscore criteria diff`: what differs between criteria sets."""

from typing import Annotated

import typer

from cftscore.cli.app import criteria_app
from cftscore.cli.command import command
from cftscore.cli.options import InWords
from cftscore.cli.output import Output
from cftscore.cli.support import both
from cftscore.core.text import Language

_SIDE = both("mã, tệp, hoặc thư mục chứa các bộ tiêu chí", "id, file, or folder of criteria sets")


@command(
    criteria_app,
    both(
        "Nói bằng lời hai bộ tiêu chí khác nhau ở đâu: điểm, ngưỡng, điều kiện, nguồn.\n\n"
        "Ví dụ: cftscore criteria diff qd-06-2019 bo-cua-toi.yaml",
        "Say in words what differs between two criteria sets: points, thresholds, rules, sources."
        "\n\nExample: cftscore criteria diff qd-06-2019 my-set.yaml",
    ),
)
def diff(
    language: Language,
    before: Annotated[str, typer.Argument(metavar="BEFORE", help=_SIDE)],
    after: Annotated[str, typer.Argument(metavar="AFTER", help=_SIDE)],
    *,
    format_: InWords = "table",
) -> int:
    from cftscore.api.criteria import diff_criteria

    out = Output("criteria diff", language, format_=format_)
    out.show(diff_criteria(before, after))
    return 0
