"""`cftscore margin`: how many more cases until points, a criterion or the verdict are lost."""

from typing import Annotated

from cftscore.cli.app import app
from cftscore.cli.choosing import numbers
from cftscore.cli.command import command
from cftscore.cli.declare import option
from cftscore.cli.options import InTables, Paths, Quiet, Reading, Writing
from cftscore.cli.output import Output
from cftscore.core.text import Language


@command(
    app,
    "Theo dõi trong năm: còn bao nhiêu trường hợp nữa thì giảm điểm, không đạt tiêu chí, xã "
    "không đạt; các quý được cộng dồn.\n\nVí dụ: cftscore margin cac-quy --focus 3,5",
    "Within the year: how many more cases until points are lost, a criterion or the commune "
    "fails; quarters are added up.\n\nExample: cftscore margin quarters --focus 3,5",
)
def margin(
    language: Language,
    *,
    paths: Paths,
    focus: Annotated[
        str | None,
        option("--focus", "chỉ các tiêu chí này", "only these criteria", metavar="3,5"),
    ] = None,
    reading: Reading,
    format_: InTables = "table",
    writing: Writing,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.margin import margin as count

    out = Output(
        "margin",
        language,
        format_=format_,
        inputs=paths,
        reading=reading,
        writing=writing,
        quiet=quiet,
    )
    with out.working():
        result = count(paths, numbers(focus, "--focus", language), **reading)
        out.write(result)
    wrong = out.findings(result.document.findings)
    out.show(result)
    out.say_written()
    return int(wrong)
