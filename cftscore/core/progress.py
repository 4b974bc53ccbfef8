"""How far long work has come, told to whoever listens; where nobody does, it costs next to nothing.

Work tells at its stages, and every few hundred things within them, never for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

import msgspec

from cftscore.core.text import Text

Thing = TypeVar("Thing")


class Stage(msgspec.Struct, frozen=True):
    """A stage of work.

    Attributes:
        key: its name, the same in both languages.
        title: what is done.
    """

    key: str
    title: Text


READING = Stage("reading", Text("Đọc tệp Excel", "Reading workbooks"))
CHECKING = Stage("checking", Text("Kiểm tra số liệu", "Checking figures"))
SCORING = Stage("scoring", Text("Chấm điểm", "Scoring communes"))
PLANNING = Stage("planning", Text("Tìm phương án ít việc nhất", "Finding the cheapest plan"))
CLOSE_CALLS = Stage("close_calls", Text("Tìm xã sát ngưỡng", "Finding close calls"))
COMPARING = Stage("comparing", Text("So sánh các kỳ", "Comparing periods"))
ROWS = Stage("rows", Text("Ghi các hàng", "Writing rows"))
PACKING = Stage("packing", Text("Đóng gói tệp", "Compressing the file"))
TEMPLATES = Stage("templates", Text("Lập mẫu", "Making workbooks"))
PAGE = Stage("page", Text("Lập trang HTML", "Making the HTML page"))
DOCUMENT = Stage("document", Text("Lập văn bản Word", "Making the Word document"))

Listener = Callable[[Stage, int, int | None], None]
"""Told the stage, how many things are done in it, and of how many; None where nobody knows."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)
_AT_ONCE = 256


@contextmanager
def told(listener: Listener | None) -> Iterator[None]:
    """Have a listener told of all work that is done here; None for nobody.

    It is called from within the work, and so must be quick.
    """
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


def tell(stage: Stage, done: int = 0, total: int | None = None) -> None:
    """Say that a stage has begun, or how many things are done in it."""
    listener = _listener.get()
    if listener is not None:
        listener(stage, done, total)


def counted(stage: Stage, things: Sequence[Thing], at_once: int = _AT_ONCE) -> Iterable[Thing]:
    """Give things as they are, and tell how many are done, some at a time.

    Args:
        stage: the stage that they are worked on in.
        things: what is worked on.
        at_once: after how many it is told; 1 where each takes long.
    """
    if _listener.get() is None or len(things) <= at_once:
        return things
    return _counted(stage, things, at_once)


def _counted(stage: Stage, things: Sequence[Thing], at_once: int) -> Iterator[Thing]:
    total = len(things)
    for first in range(0, total, at_once):
        tell(stage, first, total)
        yield from things[first : first + at_once]
    tell(stage, total, total)
