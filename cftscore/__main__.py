"""Start of the command line: `cftscore` and `python -m cftscore`."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> int:
    """Run cftscore with the arguments of the process."""
    try:
        return _main()
    except KeyboardInterrupt:
        return 130  # so early that nothing was begun


def _main() -> int:
    # Nothing that is imported is garbage, and nothing that is left at the end needs collecting.
    gc.disable()
    # No matrices are multiplied: to start threads for that takes longer than all that is added up.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from cftscore.cli.console import prepare_streams
    from cftscore.core.signals import Interruption
    from cftscore.core.text import choose_language

    prepare_streams()
    interruption = Interruption()
    interruption.listen()
    arguments = sys.argv[1:]
    language = choose_language(arguments, os.environ)
    try:
        from cftscore import cli

        gc.freeze()
        gc.enable()
        # A country is a million objects and makes next to no cycles: looking for them costs a
        # tenth.
        gc.set_threshold(1_000_000, 50, 50)
        code = cli.main(arguments, language)
    except KeyboardInterrupt:
        code = 130
    finally:
        gc.freeze()
    return interruption.finish(code, language)


def start() -> NoReturn:
    """Run cftscore as a process of its own, and end it.

    All that is to be done at the end is done, but Python's memory is not cleared: the system takes
    it back at once, where Python takes a twentieth of the time that a district is scored in.
    """
    code = main()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody reads any more, or it is closed
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    start()
