"""The command line: options are parsed here, and nothing is decided."""

from cftscore.cli import (  # isort: skip
    filling, judging, reporting, mapping, register, claim, criteria, authoring, helping,
)  # fmt: skip
from cftscore.cli.app import app
from cftscore.cli.support import run
from cftscore.core.text import Language

__all__ = [
    "authoring", "claim", "criteria", "filling", "helping", "judging", "main", "mapping",
    "register", "reporting",
]  # fmt: skip


def main(arguments: list[str], language: Language) -> int:
    """Run the command line and give its exit code."""
    return run(app, arguments, language)
