"""A line on the terminal that says how far work has come, once it takes longer than a second.

It stands on standard error, and only where that is a terminal: a log has no use for a line that is
out of date as soon as it is written. It is gone when the work is done.
"""

from __future__ import annotations

import math
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import msgspec

from cftscore.cli.console import make_console
from cftscore.core.progress import Stage, told
from cftscore.core.text import Language, Text

_PATIENCE, _BETWEEN = 1.0, 0.1
"""So many seconds work may take without a word, and so many lie between two drawings."""
_OF = Text("{done}/{total}", "{done} of {total}")
_RATE = Text("{rate}/giây", "{rate}/s")
_LEFT = Text("còn {time}", "{time} left")
_SECONDS, _MINUTES = Text("{count} giây", "{count} s"), Text("{count} phút", "{count} min")
_MINUTE = 60
_LONG = 2 * _MINUTE


@contextmanager
def shown(language: Language, *, quiet: bool) -> Iterator[None]:
    """Show how far the work in this block has come.

    Whatever is printed is printed after it. Nothing shows where standard error is no terminal, or
    where `quiet` is asked for.
    """
    if quiet or not sys.stderr.isatty():
        yield
        return
    line = _Line(language)
    with told(line.hear):
        try:
            yield
        finally:
            line.end()


class _State(msgspec.Struct, frozen=True):
    """How far a stage was when it was last told of, and since when it lasts."""

    stage: Stage
    begun: float
    told: float
    done: int
    total: int | None


class _Line:
    """The line: the work says how far it is, a thread draws it.

    A thread, so that it is drawn as well while one large file is read, and the work never waits.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.state: _State | None = None
        self.patient_until = time.monotonic() + _PATIENCE
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._draw, daemon=True)
        self.thread.start()

    def hear(self, stage: Stage, done: int, total: int | None) -> None:
        """Take down how far the work is."""
        now, before = time.monotonic(), self.state
        goes_on = before is not None and before.stage is stage and before.done <= done
        self.state = _State(stage, before.begun if before and goes_on else now, now, done, total)
        if now >= self.patient_until:
            # Beside work that is hard at it a thread takes seconds to import anything.
            import rich.progress  # noqa: F401

    def end(self) -> None:
        """Make the line vanish."""
        self.ended.set()
        self.thread.join()

    def _draw(self) -> None:
        if self.ended.wait(_PATIENCE):
            return
        from rich.progress import BarColumn, Progress, TextColumn

        console = make_console(stderr=True)
        if not console.is_interactive:
            return
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=None),
            TextColumn("{task.fields[said]}", markup=False),
        )
        bar = Progress(*columns, console=console, auto_refresh=False, transient=True, expand=True)
        task = bar.add_task("", visible=False, said="")
        with bar:
            while not self.ended.wait(_BETWEEN):
                at = self.state
                if at is not None:
                    bar.reset(
                        task,
                        description=at.stage.title.say(self.language),
                        completed=at.done,
                        total=at.total,
                        visible=True,
                        said=_said(at, self.language),
                    )
                    bar.refresh()


def _said(at: _State, language: Language) -> str:
    """Say what is done, of how much, how fast, and how long the rest takes."""
    if at.total is None or at.total == 1:
        return _time(time.monotonic() - at.begun, language)
    words = [_OF.say(language, done=at.done, total=at.total)]
    seconds = at.told - at.begun
    if at.done and seconds:
        rate = at.done / seconds
        places = 0 if rate >= 10 else 1
        words.append(_RATE.say(language, rate=Decimal(f"{rate:.{places}f}")))
        if at.done < at.total:
            left = _time((at.total - at.done) / rate, language)
            words.append(_LEFT.say(language, time=left))
    return " · ".join(words)


def _time(seconds: float, language: Language) -> str:
    if seconds < _LONG:
        return _SECONDS.say(language, count=math.ceil(seconds))
    return _MINUTES.say(language, count=math.ceil(seconds / _MINUTE))
