"""Check every criteria set in `criteria/`, and run its examples.

Usage: python scripts/check_criteria.py
"""

from __future__ import annotations

from cftscore.cli.commands import criteria

from cftscore.core.text import choose_language
from cftscore.criteria import load as criteria_load


def main() -> int:
    """Say of each set whether it is sound and its examples fulfilled; 1 where one is not."""
    language = choose_language((), {})
    return max(
        command(name, language)
        for name in criteria_load.shipped_ids()
        for command in (criteria.check, criteria.test)
    )


if __name__ == "__main__":
    raise SystemExit(main())
