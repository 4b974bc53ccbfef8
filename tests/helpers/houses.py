"""A copy of the project with criteria sets of its own, run from outside."""

from __future__ import annotations

import shutil
from pathlib import Path

from commandline import ROOT, Done, run
from smallset import SOUND


def house(folder: Path, sets: dict[str, str]) -> Path:
    """Make a project in a folder: the package as it is, qd-06-2019, and other sets beside it.

    Args:
        folder: where.
        sets: by name of the file (`small.yaml`), its text.
    """
    for name in ("cftscore", "register"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "criteria").mkdir()
    for name in ("qd-06-2019.yaml", "qd-06-2019.tests.yaml", "schema.json"):
        shutil.copy(ROOT / "criteria" / name, folder / "criteria" / name)
    for name, text in sets.items():
        (folder / "criteria" / name).write_text(text, encoding="utf-8")
    return folder


def run_in(folder: Path, *args: str | Path, lang: str = "en") -> Done:
    """Run `cftscore` of a project in a folder."""
    return run(*args, cwd=folder, lang=lang, env={"PYTHONPATH": str(folder)})


def small(name: str, more: str = "", dates: str = "effective_from: 2019-01-03") -> str:
    """Give the text of a small sound set of another id, with dates in force and more keys."""
    text = SOUND.replace("id: small", f"id: {name}", 1)
    text = text.replace("version: 1", f"version: 1\n{more}".rstrip(), 1)
    return text.replace("effective_from: 2019-01-03", dates, 1)
