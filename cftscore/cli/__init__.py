"""The command line: options are parsed here, and nothing is decided."""

from cftscore.cli import filling, judging, reporting, mapping, criteria, authoring, helping  # isort: skip
from cftscore.cli.app import app
from cftscore.cli.support import run
from cftscore.core.text import Language

__all__ = ["authoring", "criteria", "filling", "helping", "judging", "main", "mapping", "reporting"]


def main(arguments: list[str], language: Language) -> int:
    """Run the command line and give its exit code."""
    return run(app, arguments, language)
