"""Running cftscore on a terminal of its own, as somebody does who watches it and breaks it off."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from commandline import COMMAND, environment

pty = pytest.importorskip("pty", reason="there are no such terminals on Windows")

DEADLINE = 120.0
"""So long nothing here takes, however slow the machine is."""
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


AT_ONCE = (
    sys.executable,
    "-c",
    "import cftscore.cli.progress_bar as p, cftscore.__main__ as m; p._PATIENCE = 0.0; exit(m.main())",  # noqa: E501
)
"""Runs `cftscore` with a line of progress from the start, so that none waits for a slow machine."""


class Terminal:
    """A process whose standard error, and output unless it goes to a file, is a terminal."""

    def __init__(
        self,
        *args: str | Path,
        lang: str,
        cwd: Path,
        stdout: Path | None,
        env: Mapping[str, str],
        command: tuple[str, ...] = COMMAND,
    ) -> None:
        master, slave = pty.openpty()
        stream = slave if stdout is None else os.open(stdout, os.O_WRONLY | os.O_CREAT)
        self.master = master
        self.process = subprocess.Popen(
            [*command, *map(str, args)],
            cwd=cwd,
            env=environment(lang, {"TERM": "xterm", "COLUMNS": "80", **env}),
            stdin=slave,
            stdout=stream,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        if stdout is not None:
            os.close(stream)
        os.set_blocking(master, False)
        self.seen = b""

    @property
    def raw(self) -> str:
        """All that was written, escapes and all."""
        return self.seen.decode("utf-8", "replace")

    @property
    def text(self) -> str:
        """All that was written, without what only moves or colours."""
        return _ESCAPES.sub("", self.raw).replace("\r\n", "\n")

    def read(self) -> bool:
        """Take what was written since; False once nobody can write any more."""
        try:
            data = os.read(self.master, 65536)
        except BlockingIOError:
            return True
        except OSError:
            return False
        self.seen += data
        return bool(data)

    def wait_for(self, what: Callable[[], object]) -> None:
        """Wait until something is so.

        Raises:
            AssertionError: the process has ended before, or it takes too long.
        """
        end = time.monotonic() + DEADLINE
        while not what():
            going = self.read()
            assert going or what(), f"ended before:\n{self.text}"
            assert time.monotonic() < end, f"waited for too long:\n{self.text}"
            time.sleep(0.01)

    def shows(self, text: str) -> None:
        """Wait until a text is there."""
        self.wait_for(lambda: text in self.text)

    def interrupt(self, number: int = signal.SIGINT, *, group: bool = False) -> None:
        """Send a signal to the process alone, or with all its children, as a terminal does."""
        (os.killpg if group else os.kill)(self.process.pid, number)

    def end(self) -> int:
        """Wait for the end, and give the exit code."""
        # A process that leaves closes the terminal a little before its exit code is there.
        self.wait_for(lambda: not self.read() or self.process.poll() is not None)
        self._drain()
        return self.process.wait(DEADLINE)

    def _drain(self) -> None:
        before = -1
        while before != len(self.seen):
            before = len(self.seen)
            self.read()

    def children(self) -> list[int]:
        """Give the processes that are still there of its session."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[3] == str(self.process.pid) and fields[0] != "Z":
                found.append(int(folder.name))
        return found


@contextmanager
def terminal(
    *args: str | Path,
    cwd: Path,
    lang: str = "en",
    stdout: Path | None = None,
    env: Mapping[str, str] | None = None,
    command: tuple[str, ...] = COMMAND,
) -> Iterator[Terminal]:
    """Run `cftscore` on a terminal; whatever is left of it at the end is killed."""
    made = Terminal(*args, lang=lang, cwd=cwd, stdout=stdout, env=env or {}, command=command)
    try:
        yield made
    finally:
        for process in made.children():
            os.kill(process, signal.SIGKILL)
        made.process.wait()
        os.close(made.master)
