"""Following a page of the documentation word by word: its commands, its files, what it shows.

What a page does stands in its code blocks, in order:

- a block `console` holds command lines after `$ ` and under each what it prints; a line `…` stands
  for any lines that are left out, and `<!-- exit: 1 -->` before the block says how its last
  command ends, if not with 0;
- `<!-- write: FILE -->` before a block makes it the content of a file;
- `<!-- replace in: FILE -->` before two blocks says that the lines of the first one, which stand
  in the file once, become those of the second one.

What the reader does in Excel stands in the page in words, and beside it as a remark:

- `<!-- paste: FROM.xlsx E7:AS13 into TO.xlsx -->` copies cells into the same cells of another
  workbook, `<!-- type: FILE.xlsx K9 = 1650 -->` types a figure, or a text, into one cell, both in
  the sheet of figures.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import openpyxl
from commandline import ROOT, run

from cftscore.core.text import Language

_BLOCK = re.compile(
    r"<!-- (?P<cells>paste|type): (?P<what>[^\n]+?) -->"
    r"|(?:<!-- (?P<marker>[a-z ]+): (?P<value>[^\n]+?) -->\n)?"
    r"```(?P<language>\w*)\n(?P<text>.*?)```",
    re.DOTALL,
)
_FIGURES = "Chỉ tiêu"


def pages() -> list[tuple[Path, Language]]:
    """List the pages that show commands, each with the language that it is in."""
    paths = [*sorted(ROOT.glob("README*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
    showing = [path for path in paths if "```console\n" in path.read_text(encoding="utf-8")]
    return [(path, _language(path.relative_to(ROOT))) for path in showing]


def table(name: str, heading: str) -> list[list[str]]:
    """Read the table of a page that has this heading: the cells of each row."""
    text = (ROOT / name).read_text(encoding="utf-8")
    rows = text.partition(heading)[2].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def _language(path: Path) -> Language:
    return "vi" if path.name.endswith(".vi.md") or path.parts[:2] == ("docs", "vi") else "en"


@dataclass
class Step:
    """What is done at one place of a page.

    Attributes:
        kind: `run`, `write`, `replace`, `paste` or `type`.
        words: a command line; or the file; or what is done in a workbook.
        texts: what is printed; or the content; or what is replaced and by what.
        exit: how the command ends.
    """

    kind: str
    words: str
    texts: list[str] = field(default_factory=list)
    exit: int = 0


def steps(page: str) -> list[Step]:
    """Read the steps off a page."""
    found: list[Step] = []
    for block in _BLOCK.finditer(page):
        cells, what, marker, value, language, text = block.groups()
        if cells:
            found.append(Step(cells, what))
        elif marker == "write":
            found.append(Step("write", value, [text]))
        elif marker == "replace in":
            found.append(Step("replace", value, [text]))
        elif found and found[-1].kind == "replace" and len(found[-1].texts) == 1:
            found[-1].texts.append(text)
        elif language == "console":
            commands = _commands(text)
            if marker == "exit":
                commands[-1].exit = int(value)
            found += commands
    return found


def _commands(text: str) -> list[Step]:
    found: list[Step] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append(Step("run", line[2:], [""]))
        else:
            found[-1].texts[0] += f"{line}\n"
    return found


def follow(page: str, folder: Path, lang: str) -> int:
    """Do in a folder what a page says, compare what is printed, and count the commands."""
    commands = 0
    for step in steps(page):
        printed = _do(step, folder, lang)
        if step.kind == "run":
            assert_shown(step.texts[0], printed, step.words)
            commands += 1
    return commands


def filled(page: str, folder: Path, lang: str) -> str:
    """Do in a folder what a page says, and give the page with what is printed today.

    Where a page leaves lines out, it shows the lines of today that are most like those it shows.
    """
    done = 0  # letters of the page; the same command may come again
    for step in steps(page):
        printed = _do(step, folder, lang)
        shown = step.texts[0] if step.texts else ""
        if step.kind == "run":
            today = _lines(printed)
            picked = today if "…\n" not in shown else _picked(shown.splitlines(), today)
            lines = "".join(f"{line}\n" for line in picked)
            old = f"$ {step.words}\n{shown}"
            start = page.find(old, done)
            assert start >= 0, step.words
            new = f"$ {step.words}\n{lines}"
            page = page[:start] + new + page[start + len(old) :]
            done = start + len(new)
    return page


def _picked(shown: list[str], today: list[str]) -> list[str]:
    """Pick from what is printed today what a page shows of it, `…` for what it leaves out.

    The lines shown are laid along those of today, in order, so that they are most alike; of each
    run of them all from the first to the last is shown.
    """
    kept = [line for line in shown if line != "…"]
    alike = [[_likeness(line, other) for other in today] for line in kept]
    best = [[0.0] * (len(today) + 1) for _ in range(len(kept) + 1)]
    for row in range(len(kept) - 1, -1, -1):
        for column in range(len(today) - 1, -1, -1):
            match = alike[row][column] + best[row + 1][column + 1]
            best[row][column] = max(match, best[row + 1][column], best[row][column + 1])
    places: dict[int, int] = {}
    row = column = 0
    while row < len(kept) and column < len(today):
        if best[row][column] == best[row][column + 1]:
            column += 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            places[row] = column
            row, column = row + 1, column + 1
    picked: list[str] = []
    row = 0
    for leaves_out, lines in groupby(shown, key=lambda line: line == "…"):
        count = len(list(lines))
        if leaves_out:
            picked.append("…")
            continue
        at = _together([places[each] for each in range(row, row + count) if each in places])
        row += count
        if at:
            start = at[0] if picked else 0
            stop = at[-1] + 1 if row < len(kept) or shown[-1] == "…" else len(today)
            picked += today[start:stop]
    return picked


def _together(places: list[int]) -> list[int]:
    """Keep the most lines that stand near each other: one that is alike by chance is far off."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place - runs[-1][-1] <= _FAR:
            runs[-1].append(place)
        else:
            runs.append([place])
    return max(runs, key=len, default=[])


_FAR = 4
"""So many lines on, a line no longer belongs to the run before it."""


def _likeness(one: str, other: str) -> float:
    """Tell how much of two lines is the same: 0 nothing, 1 all of their words."""
    if one == other:
        return 1.0 if one else 0.05
    words, others = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    if not words or not others:
        return 0.0
    share = len(words & others) / len(words | others)
    return share if share > 0.2 else 0.0


def _do(step: Step, folder: Path, lang: str) -> str:
    """Do one step, and give what is printed."""
    path = folder / step.words
    if step.kind == "run":
        name, *words = shlex.split(step.words)
        assert name == "cftscore", step.words
        done = run(*words, lang=lang, cwd=folder, capture_output=False, stdout=subprocess.PIPE,
                   stderr=subprocess.STDOUT)  # fmt: skip
        assert done.code == step.exit, f"{step.words}\n{done.stdout}"
        return done.stdout
    if step.kind in ("paste", "type"):
        _do_in_excel(step, folder)
        return ""
    text = step.texts[0]
    if step.kind == "replace":
        old, new = step.texts
        before = path.read_text(encoding="utf-8")
        assert f"\n{before}".count(f"\n{old}") == 1, old
        text = before.replace(old, new)
    path.write_text(text, encoding="utf-8", newline="\n")
    return ""


def _do_in_excel(step: Step, folder: Path) -> None:
    sheet = _FIGURES
    if step.kind == "type":
        name, where = step.words.split(maxsplit=1)
        place, typed = where.split(" = ", 1)
        other, _, cell = place.rpartition("!")
        sheet = other or _FIGURES
        figures: dict[str, Any] = {cell: int(typed) if typed.isdecimal() else typed}
    else:
        source, cells, _, name = step.words.split()
        rows: Any = openpyxl.load_workbook(folder / source)[_FIGURES][cells]
        figures = {cell.coordinate: cell.value for row in rows for cell in row}
    book = openpyxl.load_workbook(folder / name)
    for at, value in figures.items():
        book[sheet][at].value = value
    book.save(folder / name)


def _lines(printed: str) -> list[str]:
    text = "\n".join(line.rstrip() for line in printed.splitlines())
    return text.strip("\n").splitlines()


def assert_shown(shown: str, printed: str, command: str) -> None:
    """Compare what a page shows with what was printed, spaces at the ends of lines aside.

    Where the program says something else on purpose: `python scripts/fill_guides.py`.
    """
    parts = [part.strip("\n") for part in re.split(r"(?m)^…\n", shown)]
    text = "\n".join(_lines(printed))
    if len(parts) == 1:
        assert text == parts[0], f"{command}\n{printed}"
        return
    assert text.startswith(parts[0]), f"{command}\n{printed}"
    assert text.endswith(parts[-1]), f"{command}\n{printed}"
    at = 0
    for part in parts:
        found = f"\n{text}\n".find(f"\n{part}\n" if part else "", at)
        assert found >= 0, f"{command}\n{part}\n---\n{printed}"
        at = found + len(part)
