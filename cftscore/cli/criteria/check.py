"""`cftscore criteria check`: whether a criteria set is sound."""

from cftscore.cli.app import criteria_app
from cftscore.cli.command import command
from cftscore.cli.findings import report
from cftscore.cli.options import Set
from cftscore.cli.support import both
from cftscore.core.text import Language, Text

_SOUND = Text("{name}: hợp lệ.", "{name}: valid.")


@command(
    criteria_app,
    both("Kiểm tra bộ tiêu chí có hợp lệ không.", "Check whether a criteria set is valid."),
)
def check(language: Language, name: Set) -> int:
    from cftscore.api.criteria import check_criteria

    checked = check_criteria(name)
    return report(checked.findings, _SOUND, checked.name, language)
