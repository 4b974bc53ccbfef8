"""`cftscore criteria check`: whether a criteria set is sound."""

from typing import TYPE_CHECKING, Annotated

from cftscore.cli.app import criteria_app
from cftscore.cli.command import command
from cftscore.cli.options import Set, printed
from cftscore.cli.output import Output
from cftscore.core.text import Language

if TYPE_CHECKING:
    from cftscore.api.criteria import CriteriaChecked

AsChecked = Annotated[str, printed("criteria check")]


@command(
    criteria_app, "Kiểm tra bộ tiêu chí có hợp lệ không.", "Check whether a criteria set is valid."
)
def check(language: Language, name: Set, *, format_: AsChecked = "table") -> int:
    from cftscore.api.criteria import check_criteria

    return report(check_criteria(name), Output("criteria check", language, format_=format_))


def report(checked: "CriteriaChecked", out: Output) -> int:
    """Print what is wrong with a set on standard error, else say that it is right."""
    out.findings(checked.document.findings, limit=None)
    if checked.sound or out.format != "table":
        out.show(checked)
    return int(not checked.sound)
