"""Wildcards in paths: what a Unix shell expands before a program starts, and Windows does not."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable
from fnmatch import translate
from pathlib import Path

_WILD = re.compile(r"[*?[]")


def matches(path: str | Path, meant: Callable[[Path], bool]) -> list[Path] | None:
    """Find what a path with wildcards matches: `*`, `?` and `[…]` in the names of it.

    A name that is there as it is written is that, whatever is in it: `Xã A [1].xlsx`. Letter case
    does not matter, nor how a letter with diacritics is made up.

    Args:
        path: as it was typed.
        meant: whether an entry of a folder can be meant by the last name.

    Returns:
        The paths in no particular order, or None where the path is no pattern.
    """
    pattern = Path(path)
    if not _WILD.search(str(path)) or os.path.lexists(pattern):
        return None
    *folders, last = pattern.relative_to(pattern.anchor).parts
    parents = [Path(pattern.anchor)]
    for part in folders:
        named = [entry for folder in parents for entry in _named(folder, part)]
        parents = [entry for entry in named if os.path.isdir(entry)]  # noqa: PTH112 - never raises
    literal = not _WILD.search(last)
    named = [entry for folder in parents for entry in _named(folder, last)]
    return named if literal else [entry for entry in named if meant(entry)]


def expanded(paths: Iterable[str | Path], meant: Callable[[Path], bool]) -> list[Path]:
    """Put in place of each path with wildcards what it matches; where that is nothing, itself."""
    every: list[Path] = []
    for path in map(Path, paths):
        every += sorted(matches(path, meant) or [path])
    return every


def _named(folder: Path, part: str) -> list[Path]:
    """Find what in a folder is called so, or like it; hidden only where that is asked for."""
    if not _WILD.search(part) or os.path.lexists(folder / part):
        return [folder / part] if os.path.lexists(folder / part) else []
    like = re.compile(translate(_folded(part))).match
    try:
        names = [entry.name for entry in folder.iterdir()]
    except (OSError, ValueError):
        return []
    return [
        folder / name
        for name in names
        if like(_folded(name)) and name.startswith(".") <= part.startswith(".")
    ]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
