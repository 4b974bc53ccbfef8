"""`cftscore criteria test`: the examples of a criteria set."""

from cftscore.cli.app import criteria_app
from cftscore.cli.command import command
from cftscore.cli.criteria.check import AsChecked, report
from cftscore.cli.options import Set
from cftscore.cli.output import Output
from cftscore.core.text import Language


@command(
    criteria_app,
    "Chạy các ví dụ đi kèm bộ tiêu chí.",
    "Run the examples of a criteria set.",
    "test",
)
def run_examples(language: Language, name: Set, *, format_: AsChecked = "table") -> int:
    from cftscore.api.criteria import test_criteria

    return report(test_criteria(name), Output("criteria check", language, format_=format_))
