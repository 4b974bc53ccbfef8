"""The icons of the portable folder: files that are dropped on them are checked, scored, reported.

One small program under three names. It starts `cftscore` beside it, opens what was made, and keeps
the window open with what was said. It is a program and no .cmd file because cmd.exe would take the
`&` in a folder named `LĐTB&XH` for the end of a command. To stay small it needs nothing but Python
itself, not even `Text`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from itertools import count
from pathlib import Path


@dataclass(frozen=True)
class Icon:
    """What an icon does.

    Attributes:
        command: of cftscore.
        made: the files that it makes, beside what was dropped.
        option: by which the command is told each of them.
        each: every file is worked on by itself, and its copy named after it.
    """

    command: str
    made: tuple[str, ...]
    option: str = "-o"
    each: bool = False


ICONS = {
    "vi": {
        "kiem tra": Icon("validate", ("ra-soat",), "--annotate", each=True),
        "cham diem": Icon("evaluate", ("ket-qua.xlsx",)),
        "bao cao": Icon("report", ("bao-cao.html", "bao-cao.docx")),
    },
    "en": {
        "check": Icon("validate", ("checked",), "--annotate", each=True),
        "score": Icon("evaluate", ("result.xlsx",)),
        "report": Icon("report", ("report.html", "report.docx")),
    },
}
TEXTS = {
    "vi": {
        "drop": "Kéo tệp Excel (hoặc thư mục chứa tệp Excel) thả vào biểu tượng “{name}”.",
        "made": "Đã ghi: {path}",
        "close": "Nhấn Enter để đóng cửa sổ này.",
    },
    "en": {
        "drop": "Drop workbooks, or a folder of them, on the icon “{name}”.",
        "made": "Written: {path}",
        "close": "Press Enter to close this window.",
    },
}
MARKED = (".xlsx", ".xlsm")
"""What a copy with marks can be made of."""


def plain(name: str) -> str:
    """Return a name without diacritics, in small letters: an archive may have garbled them."""
    apart = unicodedata.normalize("NFD", name.casefold()).replace("đ", "d")
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def find_icon(name: str) -> tuple[str, Icon] | None:
    """Tell by its name what an icon does, and in which language it speaks."""
    for language, icons in ICONS.items():
        for word, icon in icons.items():
            if word in plain(name):
                return language, icon
    return None


def free(path: Path) -> Path:
    """Return a path that nothing has yet: `ket-qua.xlsx`, `ket-qua-2.xlsx`."""
    paths = (path if n == 1 else path.with_stem(f"{path.stem}-{n}") for n in count(1))
    return next(name for name in paths if not name.exists())


def works(icon: Icon, dropped: list[Path]) -> list[tuple[list[Path], list[Path]]]:
    """Say which files are worked on together, and what each work makes."""
    if not icon.each:
        return [(dropped, [free(dropped[0].parent / name) for name in icon.made])]
    made: list[tuple[list[Path], list[Path]]] = []
    for path in dropped:
        copy = path.with_stem(f"{path.stem}-{icon.made[0]}")
        made.append(([path], [free(copy)] if path.suffix.lower() in MARKED else []))
    return made


def show(path: Path) -> None:
    """Open what was made in the program that the system has for it."""
    if sys.platform == "win32":
        os.startfile(path)
    elif opener := shutil.which("open" if sys.platform == "darwin" else "xdg-open"):
        subprocess.run([opener, str(path)], check=False)  # a program of the system


def main(program: Path, arguments: list[str]) -> int:
    """Do with the dropped files what the icon is for.

    Args:
        program: the icon.
        arguments: the paths that were dropped on it.
    """
    language, icon = find_icon(program.stem) or ("vi", ICONS["vi"]["kiem tra"])
    text, worst = TEXTS[language], 0
    if not arguments:
        print(text["drop"].format(name=program.stem))
    else:
        for read, made in works(icon, [Path(word).absolute() for word in arguments]):
            options = [word for path in made for word in (icon.option, str(path))]
            worst = max(worst, call(program, language, [icon.command, *map(str, read), *options]))
            for path in filter(Path.exists, made):
                print(text["made"].format(path=path))
                show(path)
    print(f"\n{text['close']}", end="", flush=True)
    sys.stdin.readline()
    return worst


def call(program: Path, language: str, words: list[str]) -> int:
    """Run the program beside the icon, in this window."""
    beside = program.with_name(f"cftscore{program.suffix if sys.platform == 'win32' else ''}")
    environment = {**os.environ, "CFTSCORE_LANG": language}
    sys.stdout.flush()
    return subprocess.run([str(beside), *words], env=environment, check=False).returncode


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main(Path(sys.executable), sys.argv[1:]))
