"""The fast lane, `pytest -m fast`: its tests start no process, and this guard refuses one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

STARTS = frozenset((
    "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "os.system",
    "pty.spawn", "subprocess.Popen",
))  # fmt: skip
"""What Python tells its audit hooks where a process is started, be it a browser or an office."""


class StartedError(BaseException):
    """A process was about to start where none may; no `except Exception` swallows it."""


_refused: list[list[str]] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event in STARTS and _refused:
        _refused[-1].append(f"{event}{arguments[:1]}")
        raise StartedError(f"{_refused[-1][-1]}: mark the test `slow`, or use `run_inside`")


sys.addaudithook(_hear)  # once, as none can be taken away again


@contextmanager
def no_process() -> Iterator[None]:
    """Refuse every process that is to be started in the meantime.

    Raises:
        StartedError: where it is started, and at the end if that was swallowed.
    """
    _refused.append([])
    try:
        yield
    finally:
        refused = _refused.pop()
    if refused:
        raise StartedError(", ".join(refused))


def guarding() -> bool:
    """Whether processes are refused now."""
    return bool(_refused)
