"""Start of the command line: `cftscore` and `python -m cftscore`."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Run cftscore with the arguments of the process."""
    from cftscore import cli
    from cftscore.console import prepare_streams
    from cftscore.text import choose_language

    # A country is a million objects and makes next to no cycles: looking for them costs a tenth.
    gc.set_threshold(100_000, 50, 50)
    prepare_streams()
    arguments = sys.argv[1:]
    return cli.main(arguments, choose_language(arguments, os.environ))


if __name__ == "__main__":
    sys.exit(main())
