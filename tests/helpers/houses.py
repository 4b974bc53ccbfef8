"""Projects with criteria sets of their own, see `commandline.house`, and what runs them."""

from __future__ import annotations

from pathlib import Path

from commandline import Done, run
from smallset import SOUND


def run_in(folder: Path, *args: str | Path, lang: str = "en") -> Done:
    """Run `cftscore` of a project in a folder."""
    return run(*args, cwd=folder, lang=lang, env={"PYTHONPATH": str(folder)})


def small(name: str, more: str = "", dates: str = "effective_from: 2019-01-03") -> str:
    """Give the text of a small sound set of another id, with dates in force and more keys."""
    text = SOUND.replace("id: small", f"id: {name}", 1)
    text = text.replace("version: 1", f"version: 1\n{more}".rstrip(), 1)
    return text.replace("effective_from: 2019-01-03", dates, 1)
