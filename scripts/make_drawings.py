"""Draw the screens of the page on installing: windows of Windows, which is not at hand here.

Usage: python scripts/make_drawings.py [FOLDER], from the project's folder.

Each drawing is a small SVG without a font of its own, says that it is a drawing, and is made in
both languages; what Windows, Python and PowerShell say stays in English. The page itself is given
the name of the wheel of this version.
"""

from __future__ import annotations

import re
import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from cftscore.core.version import __version__  # noqa: E402

SANS = "'Segoe UI', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
MONO = "'Liberation Mono', Consolas, monospace"  # the first has all Vietnamese letters on Linux
WIDTH = 640
DRAWING = {"vi": "Hình vẽ minh họa", "en": "Drawing"}
RED, BLUE, GREY = "#c62828", "#005fb8", "#5f6368"


class Drawing:
    """An SVG that grows: a window with a title bar, and what is put into it.

    Args:
        language: of what the drawing itself says.
        about: what it shows, for those who do not see it.
        title: of the window.
        height: of the drawing.
        dark: the window is that of a terminal.
    """

    def __init__(
        self, language: str, about: str, title: str, height: int, *, dark: bool = False
    ) -> None:
        self.height = height
        inside, bar, ink = ("#1e1e1e", "#333333", "#eee") if dark else ("#fff", "#f3f3f3", "#222")
        self.about = escape(about)
        self.parts: list[str] = []
        self.box(8, 8, WIDTH - 16, height - 36, fill=inside, stroke="#999")
        self.box(8, 8, WIDTH - 16, 30, fill=bar, stroke="#999")
        self.text(22, 28, title, fill=ink)
        for place, sign in ((84, "–"), (54, "□"), (26, "✕")):
            self.text(WIDTH - place - 8, 28, sign, fill=ink)
        self.text(WIDTH - 10, height - 8, DRAWING[language], size=12, fill=GREY, anchor="end")

    def box(
        self, x: int, y: int, width: int, height: int, *, fill: str = "none", stroke: str = "none"
    ) -> None:
        """Add a rectangle."""
        self.parts.append(
            f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4" fill="{fill}" '
            f'stroke="{stroke}"/>'
        )

    def text(
        self,
        x: int,
        y: int,
        text: str,
        *,
        size: int = 14,
        fill: str = "#222",
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """Add a line of text."""
        weight = ' font-weight="bold"' if bold else ""
        self.parts.append(
            f'<text x="{x}" y="{y}" font-family="{SANS}" font-size="{size}" fill="{fill}" '
            f'text-anchor="{anchor}" xml:space="preserve"{weight}>{escape(text)}</text>'
        )

    def line(self, x: int, y: int, prompt: str, typed: str) -> None:
        """Add a line of a terminal: what is typed follows the prompt, however wide its letters."""
        self.parts.append(
            f'<text x="{x}" y="{y}" font-family="{MONO}" font-size="13" fill="#ccc" '
            f'xml:space="preserve">{escape(prompt)}'
            f'<tspan fill="#ffd866">{escape(typed)}</tspan></text>'
        )

    def note(self, number: int, x: int, y: int) -> None:
        """Add a number in a circle, which the page explains."""
        self.parts.append(f'<circle cx="{x}" cy="{y}" r="12" fill="{RED}"/>')
        self.text(x, y + 5, str(number), fill="#fff", bold=True, anchor="middle")

    def tick(self, x: int, y: int, label: str, *, ticked: bool) -> None:
        """Add a box that is ticked or not."""
        self.box(x, y, 16, 16, fill=BLUE if ticked else "#fff", stroke=BLUE if ticked else GREY)
        if ticked:
            self.parts.append(
                f'<path d="M{x + 3} {y + 8}l4 4 6 -8" fill="none" stroke="#fff" stroke-width="2"/>'
            )
        self.text(x + 26, y + 13, label)

    def svg(self) -> str:
        """Return the whole drawing."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}" '
            f'role="img" aria-label="{self.about}">\n<title>{self.about}</title>\n'
            f'<rect width="{WIDTH}" height="{self.height}" fill="#fff"/>\n'
            + "\n".join(self.parts)
            + "\n</svg>\n"
        )


def setup(language: str) -> Drawing:
    """Draw the first window of Python's installer."""
    about = {
        "vi": "Cửa sổ cài đặt Python: đánh dấu Add python.exe to PATH, rồi chọn Install Now",
        "en": "The installer of Python: tick Add python.exe to PATH, then choose Install Now",
    }[language]
    drawing = Drawing(language, about, "Python 3.13 (64-bit) Setup", 330)
    drawing.text(40, 76, "Install Python 3.13 (64-bit)", size=20, fill=BLUE)
    drawing.text(40, 102, "Select Install Now to install Python with default settings.", fill=GREY)
    drawing.box(40, 122, 520, 64, fill="#eef4fb", stroke=BLUE)
    drawing.text(58, 148, "→ Install Now", size=17, fill=BLUE, bold=True)
    path = r"C:\Users\…\AppData\Local\Programs\Python\Python313"
    drawing.text(58, 172, path, size=13, fill=GREY)
    drawing.text(58, 212, "→ Customize installation", fill=BLUE)
    drawing.tick(40, 236, "Use admin privileges when installing py.exe", ticked=False)
    drawing.tick(40, 264, "Add python.exe to PATH", ticked=True)
    for number, x, y in ((1, 400, 244), (2, 400, 272), (3, 590, 154)):
        drawing.note(number, x, y)
    return drawing


def terminal(language: str) -> Drawing:
    """Draw the terminal in which cftscore is installed."""
    about = {
        "vi": "Cửa sổ PowerShell: cài cftscore từ tệp .whl rồi chạy lệnh cftscore",
        "en": "PowerShell: cftscore is installed from its .whl file, and then run",
    }[language]
    drawing = Drawing(language, about, "Windows PowerShell", 300, dark=True)
    folder = {"vi": r"D:\Phần mềm", "en": r"D:\Software"}[language]
    wheel = f"cftscore-{__version__}-py3-none-any.whl"
    lines = (
        (f"PS {folder}> ", "py --version"),
        ("Python 3.13.5", ""),
        (f"PS {folder}> ", f'py -m pip install "{wheel}[report]"'),
        (rf"Processing .\{wheel}", ""),
        ("Collecting pandas>=3.0 …", ""),
        (f"Successfully installed Jinja2-… cftscore-{__version__} pandas-…", ""),
        (f"PS {folder}> ", "cftscore --version"),
        (f"cftscore {__version__}", ""),
    )
    for number, (prompt, typed) in enumerate(lines):
        drawing.line(20, 66 + 26 * number, prompt, typed)
    return drawing


def portable(language: str) -> Drawing:
    """Draw the portable folder, a workbook being dropped on an icon."""
    about = {
        "vi": "Thư mục cftscore với ba biểu tượng; một tệp Excel được kéo thả vào “Kiểm tra”",
        "en": "The folder cftscore with three icons; a workbook is dropped on the first of them",
    }[language]
    icons = {"vi": ("Kiểm tra", "Chấm điểm", "Báo cáo"), "en": ("Check", "Score", "Report")}
    drawing = Drawing(language, about, "cftscore", 260)
    for number, name in enumerate(icons[language]):
        x = 250 + 120 * number
        drawing.box(x, 76, 64, 64, fill="#e0f2f1", stroke="#00695c")
        drawing.text(x + 32, 118, "✓✎▤"[number], size=30, fill="#00695c", anchor="middle")
        drawing.text(x + 32, 162, name, anchor="middle")
    drawing.box(60, 96, 46, 58, fill="#e8f5e9", stroke="#1b5e20")
    drawing.text(83, 132, "X", size=24, fill="#1b5e20", bold=True, anchor="middle")
    drawing.text(83, 176, "thoai-son.xlsx", anchor="middle")
    drawing.parts.append(
        f'<path d="M118 118h104" stroke="{RED}" stroke-width="3" stroke-dasharray="7 5"/>'
        f'<path d="M218 108l12 10l-12 10" fill="none" stroke="{RED}" stroke-width="3"/>'
    )
    drawing.text(36, 212, "_internal    cftscore    huong-dan.txt    read-me.txt", fill=GREY)
    return drawing


DRAWINGS = {"install-python": setup, "install-terminal": terminal, "install-portable": portable}


def main(folder: Path) -> None:
    """Write every drawing in both languages, and the page."""
    for language, place in (("en", folder / "pictures"), ("vi", folder / "vi/pictures")):
        place.mkdir(parents=True, exist_ok=True)
        page = place.parent / "how-to/install.md"
        text = re.sub(
            r"cftscore-\d[^-\s]*-py3", f"cftscore-{__version__}-py3", page.read_text("utf-8")
        )
        page.write_text(text, encoding="utf-8")
        for name, draw in DRAWINGS.items():
            (place / f"{name}.svg").write_text(draw(language).svg(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs")
