"""Reading in a process of its own, whose memory and time are limited."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from cftscore.core.signals import unbroken
from cftscore.spreadsheet.files import Format
from cftscore.spreadsheet.reading import Content, ReadError, read

_MEMORY = 420 * 1024**2
"""So much more than Python takes for itself, with what is read."""
_SECONDS = 30
_QUIET = {"RUST_BACKTRACE": "0"}
"""Where memory has run out, calamine would wait for ever for the room to say where it was."""
ARGUMENTS = ("-P", "-c", f"import {__name__} as a; a.serve()")
"""By which Python is told to serve; the program of the portable folder takes them for the same."""


def read_apart(form: Format, source: Mapping[str, bytes] | bytes, most_cells: int) -> Content:
    """Read a spreadsheet in a process of its own; see `reading.read`."""
    command = [sys.executable, *ARGUMENTS]
    paths = os.pathsep.join(path for path in sys.path if path)
    process: subprocess.Popen[bytes] | None = None
    try:
        with unbroken():
            process = subprocess.Popen(  # noqa: S603 - this very program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": paths, **_QUIET},
            )
        asked = pickle.dumps((form, source, most_cells))
        answered, said = process.communicate(asked, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        raise ReadError("too slow") from None
    finally:
        if process is not None:
            process.kill()
            with process:  # waits for its end, and closes what led to it
                pass
    if process.returncode:
        out_of_memory = b"memory allocation of" in said or b"MemoryError" in said
        raise ReadError("too large" if out_of_memory else "damaged")
    answer: Content | ReadError = pickle.loads(answered)  # noqa: S301 - written by `serve`
    if isinstance(answer, ReadError):
        raise answer
    return answer


def serve() -> None:
    """Read the spreadsheet on standard input and write what it holds to standard output."""
    import numpy  # noqa: F401 - before memory is limited

    _limit_memory()
    answer: Content | ReadError
    try:
        form, source, most_cells = pickle.load(sys.stdin.buffer)  # noqa: S301 - see `read_apart`
        answer = read(form, source, most_cells)
    except ReadError as error:
        answer = error
    except MemoryError:
        answer = ReadError("too large")
    pickle.dump(answer, sys.stdout.buffer)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    limit = _MEMORY
    with contextlib.suppress(OSError, ValueError):
        held = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        limit += int(held) * resource.getpagesize()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = limit if most == resource.RLIM_INFINITY else min(limit, most)
    with contextlib.suppress(OSError, ValueError):  # macOS has it but refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
