"""Make the pictures of the README and of the site from what the program prints and writes.

Usage: python scripts/make_pictures.py [terminal|report], from the project's folder.

The terminal is an SVG of the real output, with its colours and without a font of its own; the
report is a photograph of the page in Chromium.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import get_args

from PIL import Image
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/helpers")]

import chromium  # noqa: E402 - they lie among the tests
import commandline  # noqa: E402

from cftscore.core.text import Language  # noqa: E402

COMMAND = ("evaluate", "samples/an-giang-2020/884-chau-doc.xlsx")
WIDTH = 80
REPORT_SIZE = (1120, 1000)
# Rich's own frame without the font that it would fetch from a network.
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" \
xmlns="http://www.w3.org/2000/svg" role="img" aria-label="TITLE">
<title>TITLE</title>
<style>
.{unique_id}-matrix {{ font-family: Consolas, Menlo, "Liberation Mono", "DejaVu Sans Mono", \
monospace; font-size: {char_height}px; line-height: {line_height}px; \
font-variant-east-asian: full-width; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def pictures(lang: Language) -> Path:
    """Tell in which folder the pictures of a language lie."""
    return ROOT / "docs" / ("vi/pictures" if lang == "vi" else "pictures")


def printed(lang: Language) -> str:
    """Run the command that is shown, and give what it prints with its colours."""
    colours = {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    return commandline.run(*COMMAND, lang=lang, env=colours).stdout


def terminal(lang: Language) -> str:
    """Draw the terminal."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True,
                      color_system="truecolor")  # fmt: skip
    title = f"cftscore {' '.join(COMMAND)}"
    console.print(Text.assemble(("$ ", "bold green"), (title, "bold")), soft_wrap=True)
    for line in printed(lang).splitlines():
        console.print(Text.from_ansi(line.rstrip()), soft_wrap=True)
    return console.export_svg(
        title=title, theme=MONOKAI, code_format=FRAME.replace("TITLE", title), unique_id="cftscore"
    )


def report(lang: Language) -> bytes:
    """Photograph the top of a province's report."""
    with tempfile.TemporaryDirectory() as place:
        page = Path(place) / "report.html"
        done = commandline.run("report", "samples/an-giang-2020", "--target", "80%", "--focus",
                               "3,5", "-o", page, lang=lang)  # fmt: skip
        if done.code != 0:
            raise SystemExit(done.stderr)
        with chromium.browser() as browser, chromium.opened(browser, page, size=REPORT_SIZE) as one:
            taken = Image.open(io.BytesIO(one.page.screenshot()))
    packed = io.BytesIO()
    taken.convert("RGB").save(packed, "WEBP", quality=60, method=6)
    return packed.getvalue()


def main() -> None:
    """Make the pictures, or only those of one kind."""
    wanted = sys.argv[1:] or ["terminal", "report"]
    for lang in get_args(Language):
        folder = pictures(lang)
        folder.mkdir(parents=True, exist_ok=True)
        if "terminal" in wanted:
            (folder / "terminal.svg").write_text(terminal(lang), encoding="utf-8", newline="\n")
        if "report" in wanted:
            (folder / "report.webp").write_bytes(report(lang))
        print(folder.relative_to(ROOT))


if __name__ == "__main__":
    main()
