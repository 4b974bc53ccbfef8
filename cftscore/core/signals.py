"""Ctrl-C and the like: work is broken off in order, said in one line, with its own exit code.

The first signal becomes one KeyboardInterrupt, and further ones are not heard, so that what tidies
up is not broken off itself. Where a process is begun the signal waits until the process is known
(`unbroken`); where Python swallows the exception, as it frees an object, it comes again.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from types import FrameType

from cftscore.core.text import Language, Text

_STOPPED = Text("Đã dừng; không có tệp nào bị ghi dở.", "Stopped; no file was left incomplete.")
_KNOWN = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
]
"""Ctrl-C, the wish of another program, the end of the terminal, and Ctrl-Break; as far as known."""
_GRACE = 1.0
"""So many seconds after a signal, or after the work, none is heeded: it would break off the
tidying up, or the leaving."""
_SOON = 0.05
"""After so many seconds what was swallowed is tried again."""


@contextlib.contextmanager
def unbroken() -> Iterator[None]:
    """Do a step to its end before a signal to stop is heeded.

    To start a process is such a step: broken off, it leaves one that nobody knows of, or Python
    swallows the interruption. A copy of this process that is begun in it ends at a signal.
    """
    came: list[int] = []
    process = os.getpid()

    def remember(number: int, frame: FrameType | None) -> None:
        del frame
        _end_copy_of(process, number)
        came.append(number)

    before = {}
    try:
        # Other threads hear no signals, and may set nothing.
        if threading.current_thread() is threading.main_thread():
            for number in _KNOWN:
                handler = signal.getsignal(number)
                if callable(handler):
                    before[number] = handler
                    signal.signal(number, remember)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in came:
            signal.raise_signal(number)


class Stopped(KeyboardInterrupt):
    """What a signal to stop raises.

    Of a plain KeyboardInterrupt, caught or not, Python remembers that it passed through `exec` or
    `eval`, and ends itself by a signal instead of with the exit code.
    """


class Interruption:
    """Whether this process was asked to stop, and by which signal."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.deaf_until = 0.0
        self.process = os.getpid()

    def listen(self) -> None:
        """Heed the signals to stop, but for those that whoever started the process keeps off."""
        for number in _KNOWN:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._hear)
                # Python would let a signal end the process while it clears its memory.
                atexit.register(signal.signal, number, signal.SIG_IGN)
        sys.unraisablehook = self._hear_again

    def _hear(self, number: int, frame: FrameType | None) -> None:
        del frame
        _end_copy_of(self.process, number)
        if time.monotonic() < self.deaf_until:
            return
        self.number = number
        self.deaf_until = time.monotonic() + _GRACE
        raise Stopped

    def _hear_again(self, swallowed: sys.UnraisableHookArgs) -> None:
        """Raise elsewhere what came where Python lets nothing be raised: as it frees an object."""
        if self.number is None or not issubclass(swallowed.exc_type, Stopped):
            sys.__unraisablehook__(swallowed)
            return
        self.deaf_until = 0.0
        again = threading.Timer(_SOON, _send, (self.number,))
        again.daemon = True
        again.start()

    def finish(self, code: int, language: Language) -> int:
        """Say that the work was broken off, if it was, and give the exit code.

        Args:
            code: of what was done.
            language: to say it in.
        """
        self.deaf_until = time.monotonic() + _GRACE
        if self.number is None:
            return code
        # A terminal has written ^C where the cursor stood.
        after = "\n" if sys.stderr.isatty() else ""
        sys.stderr.write(f"{after}{_STOPPED.say(language)}\n")
        return 128 + self.number


def _end_copy_of(process: int, number: int) -> None:
    """End this process if it began as a copy of another: it has nothing to tidy up."""
    if os.getpid() != process:
        os._exit(128 + number)


def _send(number: int) -> None:
    """Send a signal to the main thread, so that it wakes whatever it waits for."""
    if sys.platform == "win32":
        signal.raise_signal(number)
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, number)
