"""The fast lane, `pytest -m fast`: tests that stay in this process, and the guard that proves it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

STARTS = frozenset((
    "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "os.system",
    "pty.spawn", "subprocess.Popen",
))  # fmt: skip
"""What Python tells its audit hooks where a process is started, a browser's and an office's too."""


class StartedError(BaseException):
    """A process was about to start where none may; no `except Exception` swallows it."""


_guarded: list[list[str]] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if _guarded and event in STARTS:
        _guarded[-1].append(event)
        raise StartedError(f"{event}: {arguments[:1]}")


sys.addaudithook(_hear)  # once, as none can be taken away again


@contextmanager
def no_process() -> Iterator[list[str]]:
    """Refuse every process that would be started; give the list of what was refused."""
    refused: list[str] = []
    _guarded.append(refused)
    try:
        yield refused
    finally:
        _guarded.pop()
