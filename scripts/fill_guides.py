"""Put what the commands print today into the pages that are followed word by word.

Usage: python scripts/fill_guides.py [PAGE...], such as docs/vi/tutorial.md; without one, all pages.
Read the difference before you commit it: what a page says around its examples must still be true.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/helpers")]

import guides  # noqa: E402 - it lies among the tests, which follow the pages


def main() -> None:
    """Fill the pages in, each in a folder of its own; arguments name the only ones to fill in."""
    wanted = sys.argv[1:]
    for path, lang in guides.pages():
        name = path.relative_to(ROOT).as_posix()
        if wanted and name not in wanted:
            continue
        with tempfile.TemporaryDirectory() as place:
            shutil.copytree(ROOT / "samples", Path(place) / "samples")
            page = guides.filled(path.read_text(encoding="utf-8"), Path(place), lang)
        path.write_text(page, encoding="utf-8", newline="\n")
        print(name)


if __name__ == "__main__":
    main()
