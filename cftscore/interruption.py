"""Ctrl-C and the like: work is broken off in order, said in one line, with its own exit code."""

from __future__ import annotations

import atexit
import os
import signal
import sys
import time
from types import FrameType

from cftscore.text import Language, Text

_STOPPED = Text("Đã dừng; không tệp nào bị ghi dở dang.", "Stopped; no file was left half written.")
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl-C, the wish of another program, the end of the terminal, and Ctrl-Break; as far as known."""
_GRACE = 1.0
"""So many seconds after a signal, or after the work, none is heeded: it would break off the
tidying up, or the leaving."""


class Interruption:
    """Whether this process was asked to stop, and by which signal."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.deaf_until = 0.0
        self.process = os.getpid()

    def listen(self) -> None:
        """Heed the signals to stop, but for those that whoever started the process keeps off."""
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._hear)
                # Python would let a signal end the process while it clears its memory.
                atexit.register(signal.signal, number, signal.SIG_IGN)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        del frame
        if os.getpid() != self.process:
            # A process that began as a copy of this one has nothing to tidy up.
            os._exit(128 + number)
        if time.monotonic() < self.deaf_until:
            return
        self.number = number
        self.deaf_until = time.monotonic() + _GRACE
        raise KeyboardInterrupt

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
