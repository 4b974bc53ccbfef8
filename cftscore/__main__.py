"""Start of the command line: `cftscore` and `python -m cftscore`."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Run cftscore with the arguments of the process."""
    # Nothing that is imported is garbage, and nothing that is left at the end needs collecting.
    gc.disable()
    from cftscore import cli
    from cftscore.console import prepare_streams
    from cftscore.text import choose_language

    gc.freeze()
    gc.enable()
    # A country is a million objects and makes next to no cycles: looking for them costs a tenth.
    gc.set_threshold(1_000_000, 50, 50)
    prepare_streams()
    arguments = sys.argv[1:]
    try:
        return cli.main(arguments, choose_language(arguments, os.environ))
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
