"""The command line: options become a call of the library, results are printed."""

from importlib import import_module

from cftscore.cli.app import app
from cftscore.cli.support import run
from cftscore.core.text import Language

COMMANDS = (
    "template",
    "map",
    "status",
    "validate",
    "diff",
    "merge",
    "reconcile",
    "evaluate",
    "explain",
    "plan",
    "margin",
    "report",
    "recognise",
    "compare",
    "finding",
    "claim",
    "schema",
    "doctor",
    "register.group",
    "register.show",
    "register.changes",
    "register.check",
    "criteria.group",
    "criteria.list",
    "criteria.show",
    "criteria.check",
    "criteria.test",
    "criteria.schema",
    "criteria.sensitivity",
    "criteria.new",
    "criteria.diff",
    "criteria.verify",
)
"""The modules of the commands, in the order of the help: that of an officer's year."""

for _name in COMMANDS:
    import_module(f"{__name__}.{_name}")


def main(arguments: list[str], language: Language) -> int:
    """Run the command line and give its exit code."""
    return run(app, arguments, language)
