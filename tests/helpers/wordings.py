"""What findings say, written down to be compared: a wording changes only on purpose."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from cftscore.core.text import LANGUAGES
from cftscore.findings.model import Finding

FILES = Path(__file__).parents[1] / "files"


def said(findings: Iterable[Finding], folder: Path) -> str:
    """Write findings down: where they are, what they say and how to mend it, in both languages."""
    lines: list[str] = []
    for finding in findings:
        lines.append(f"{finding.code} {finding.severity} {finding.place}")
        lines += [f"  {finding.say(lang)} → {finding.say_fix(lang)}" for lang in LANGUAGES]
    return "\n".join(lines).replace(f"{folder}/", "") + "\n"


def check(name: str, words: str) -> None:
    """Compare wordings with those written down; `REWRITE=1 pytest …` writes them down anew."""
    if os.environ.get("REWRITE"):
        (FILES / name).write_text(words, encoding="utf-8", newline="\n")
    assert words == (FILES / name).read_text(encoding="utf-8")
