"""`cftscore criteria show`: one criteria set."""

from typing import Annotated

from cftscore.cli.app import criteria_app
from cftscore.cli.command import command
from cftscore.cli.declare import option
from cftscore.cli.options import InWords, Set
from cftscore.cli.output import Output
from cftscore.core.text import Language


@command(
    criteria_app,
    "In một bộ tiêu chí: chỉ tiêu, mức điểm, căn cứ và mức độ xác thực của từng con số.",
    "Print a criteria set: indicators, bands, and the source and status of each figure.",
)
def show(
    language: Language,
    name: Set,
    *,
    criterion: Annotated[
        int | None,
        option("--criterion", "chỉ in tiêu chí có số này", "only the criterion with this number"),
    ] = None,
    format_: InWords = "table",
) -> int:
    from cftscore.api.criteria import show_criteria
    from cftscore.output import criteria_set as words
    from cftscore.output.rich_tables import is_plain

    out = Output("criteria show", language, format_=format_)
    result = show_criteria(name, criterion)
    out.show(
        result,
        lambda console: words.blocks(
            result.file, language, criterion, on_terminal=True, plain_signs=is_plain(console)
        ),
    )
    return 0
