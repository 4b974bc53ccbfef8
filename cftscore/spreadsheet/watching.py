"""Watching: which workbooks were saved since, added or removed.

They are looked at again and again. The system could tell, but not of what others save on a network
drive, which is where workbooks lie; to look at some hundred files twice a second costs nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cftscore.findings.model import CannotProceedError
from cftscore.spreadsheet import files

Seen = Mapping[Path, tuple[int, int]]
"""When each workbook was saved last, and its size."""

_BETWEEN = 0.5
_PATIENCE = 6
"""So many looks a file may stay as it is and yet be no workbook, or be gone, before that counts."""


@dataclass(frozen=True, slots=True)
class Change:
    """A workbook that is not what it was."""

    path: Path
    kind: Literal["saved", "added", "removed"]


def look(paths: Sequence[str | Path]) -> Seen:
    """Look at all workbooks that some paths mean; lock files of an open Excel are none."""
    found, _ = files.find(paths)
    seen: dict[Path, tuple[int, int]] = {}
    for path in found:
        try:
            status = path.stat()
        except OSError:
            continue  # gone in between
        seen[path] = status.st_mtime_ns, status.st_size
    return seen


def wait_for_change(paths: Sequence[str | Path], before: Seen) -> tuple[Seen, tuple[Change, ...]]:
    """Wait until a workbook is saved, added or removed, and all are whole.

    To save one takes a while, and Excel and LibreOffice remove it in between: what is still
    changing, cannot be read or is gone is waited for, the latter two not for ever.

    Args:
        paths: files and folders.
        before: what was seen when they were read.
    """
    last, looks = before, 0
    while True:
        time.sleep(_BETWEEN)
        now = look(paths)
        looks = looks + 1 if now == last else 0
        last = now
        changes = tuple(_changes(before, now))
        if changes and looks and (looks >= _PATIENCE or all(map(_is_whole, changes))):
            return now, changes


def _changes(before: Seen, now: Seen) -> Iterator[Change]:
    for path in dict.fromkeys((*before, *now)):
        if path not in now:
            yield Change(path, "removed")
        elif path not in before:
            yield Change(path, "added")
        elif before[path] != now[path]:
            yield Change(path, "saved")


def _is_whole(change: Change) -> bool:
    if change.kind == "removed":
        return False
    try:
        files.read(change.path)
    except CannotProceedError:
        return False
    return True
