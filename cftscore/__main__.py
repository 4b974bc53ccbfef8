"""Start of the command line: `cftscore` and `python -m cftscore`."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run cftscore with the arguments of the process."""
    from cftscore import cli
    from cftscore.console import prepare_streams
    from cftscore.text import choose_language

    prepare_streams()
    arguments = sys.argv[1:]
    return cli.main(arguments, choose_language(arguments, os.environ))


if __name__ == "__main__":
    sys.exit(main())
