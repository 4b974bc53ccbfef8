"""Write the words of the Word papers, which a test holds the papers against.

Usage: python scripts/make_papers.py

Read the difference before you commit it, as the one who has to sign the paper would.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/helpers")]

import paper_texts  # noqa: E402 - it lies among the tests, which compare


def main() -> None:
    """Write all of them, in both languages."""
    paper_texts.GOLDEN.mkdir(exist_ok=True)
    for old in paper_texts.GOLDEN.glob("*.txt"):
        old.unlink()
    for lang in ("vi", "en"):
        for name, words in paper_texts.made(lang):
            (paper_texts.GOLDEN / name).write_text(words, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
