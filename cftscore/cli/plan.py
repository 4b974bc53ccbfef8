"""`cftscore plan`: what a province or district is short of, and the cheapest way there."""

from typing import Annotated

from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.declare import option
from cftscore.cli.options import TARGET, InTables, Paths, Quiet, Reading, Weights, Writing
from cftscore.cli.output import MOST_LISTED, Output
from cftscore.core.text import Language


@command(
    app,
    "Tính còn thiếu bao nhiêu xã để đạt mục tiêu, và phương án ít việc nhất.\n\nVí dụ: "
    "cftscore plan samples/an-giang-2020 --target 80%",
    "Show how many communes are missing from a target, and the cheapest plan to reach "
    "it.\n\nExample: cftscore plan samples/an-giang-2020 --target 80%",
)
def plan(
    language: Language,
    *,
    paths: Paths,
    target: Annotated[str, TARGET],
    reading: Reading,
    costs: Weights = None,
    close_calls: Annotated[
        bool,
        option(
            "--close-calls",
            "in cả các xã sát ngưỡng (chênh một trường hợp)",
            "also list communes whose verdict one case would change",
        ),
    ] = False,
    format_: InTables = "table",
    writing: Writing,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.communes import plan as make_plan
    from cftscore.output.plan import terminal

    out = Output(
        "plan",
        language,
        format_=format_,
        writing=writing,
        inputs=[*paths, costs],
        reading=reading,
        quiet=quiet,
    )
    with out.working():
        result = make_plan(paths, target=target, costs=costs, **reading)
        out.write(result)
    wrong = out.findings(result.document.findings)
    shown, most = result.document, MOST_LISTED
    out.show(
        result,
        lambda _: terminal.blocks(shown, language, most=most, with_close_calls=close_calls),
    )
    out.say_written()
    return int(wrong)
