"""Check every criteria set in `criteria/`, and run its examples.

Usage: python scripts/check_criteria.py
"""

from __future__ import annotations

import cftscore
from cftscore import cli
from cftscore.core.text import choose_language


def main() -> int:
    """Say of each set whether it is sound and its examples fulfilled; 1 where one is not."""
    language = choose_language((), {})
    return max(
        cli.main(["criteria", command, file.set.id], language)
        for file in cftscore.criteria_sets().files
        for command in ("check", "test")
    )


if __name__ == "__main__":
    raise SystemExit(main())
