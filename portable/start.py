"""What the program of the portable folder starts with: `cftscore` without a Python around it."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run cftscore, or the part of it that reads in a process of its own."""
    multiprocessing.freeze_support()  # on Windows: a process that reads several workbooks at once
    if sys.argv[1:2] == ["-P"]:
        from cftscore.spreadsheet import apart

        if tuple(sys.argv[1:]) == apart.ARGUMENTS:
            apart.serve()
            return 0
    from cftscore.__main__ import start as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
