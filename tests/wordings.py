"""What findings say, written down to be compared: a wording changes only on purpose."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from cftscore.findings import Finding
from cftscore.text import LANGUAGES

FILES = Path(__file__).parent / "files"


def said(findings: Iterable[Finding], folder: Path) -> str:
    """Write findings down: where they are, what they say and how to mend it, in both languages."""
    lines: list[str] = []
    for found in findings:
        lines.append(f"{found.code} {found.severity} {found.place}")
        lines += [f"  {found.say(lang)} → {found.say_fix(lang)}" for lang in LANGUAGES]
    return "\n".join(lines).replace(f"{folder}/", "") + "\n"


def write(name: str, words: Callable[[Path], str]) -> None:
    """Write a file of wordings anew."""
    with TemporaryDirectory() as made:
        (FILES / name).write_text(words(Path(made)), encoding="utf-8", newline="\n")
    sys.stdout.write(f"tests/files/{name}\n")
