"""`cftscore criteria diff`: what differs between criteria sets."""

from typing import Annotated

from cftscore.cli.app import criteria_app
from cftscore.cli.command import command
from cftscore.cli.declare import argument
from cftscore.cli.options import InWords
from cftscore.cli.output import Output
from cftscore.core.text import Language

_SIDE = ("mã, tệp hoặc thư mục của bộ tiêu chí", "id, file, or folder of criteria sets")


@command(
    criteria_app,
    "So sánh hai bộ tiêu chí: điểm, ngưỡng, điều kiện, căn cứ.\n\nVí dụ: cftscore criteria "
    "diff qd-06-2019 bo-cua-toi.yaml",
    "Describe how two criteria sets differ: points, thresholds, rules, sources.\n\n"
    "Example: cftscore criteria diff qd-06-2019 my-set.yaml",
)
def diff(
    language: Language,
    before: Annotated[str, argument("BEFORE", *_SIDE)],
    after: Annotated[str, argument("AFTER", *_SIDE)],
    *,
    format_: InWords = "table",
) -> int:
    from cftscore.api.criteria import diff_criteria

    out = Output("criteria diff", language, format_=format_)
    out.show(diff_criteria(before, after))
    return 0
