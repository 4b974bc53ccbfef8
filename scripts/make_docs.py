"""Make the pages of `docs/` that say what the program says of itself.

Usage: python scripts/make_docs.py

`docs/findings.md` is the catalogue of findings, as `cftscore rule --all --format md` prints it.
"""

from __future__ import annotations

from pathlib import Path

from cftscore.catalogue import every_kind
from cftscore.render.rules import markdown

DOCS = Path(__file__).resolve().parents[1] / "docs"


def main() -> None:
    """Write the pages, whatever was there."""
    DOCS.mkdir(exist_ok=True)
    (DOCS / "findings.md").write_text(markdown(every_kind()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
