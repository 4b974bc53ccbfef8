"""`cftscore criteria test`: the examples of a criteria set."""

from cftscore.cli.app import criteria_app
from cftscore.cli.command import command
from cftscore.cli.findings import report
from cftscore.cli.options import Set
from cftscore.cli.support import both
from cftscore.core.text import Language, Text

_PASSED = Text("{name}: mọi ví dụ đều đúng.", "{name}: all examples pass.")


@command(
    criteria_app,
    both(
        "Chạy các ví dụ đi kèm bộ tiêu chí.",
        "Run the examples of a criteria set.",
    ),
    "test",
)
def run_examples(language: Language, name: Set) -> int:
    from cftscore.api.criteria import test_criteria

    return report(test_criteria(name).findings, _PASSED, name, language)
