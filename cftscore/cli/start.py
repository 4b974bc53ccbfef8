"""`cftscore` alone: what it is, and what to type first."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from cftscore.cli import suggestion
from cftscore.cli.console import console_options, painted, write_line
from cftscore.core.text import Language, Text, number
from cftscore.core.version import __version__
from cftscore.spreadsheet.files import EXTENSIONS
from cftscore.spreadsheet.own import is_own

_HEADING, _COMMAND = "1", "36"

_STEPS = (
    Text("Lập tệp Excel để điền số liệu", "Make a workbook to fill in"),
    Text("Kiểm tra lỗi trước khi nộp", "Check it before it is sent"),
    Text("Chấm điểm và tính tỷ lệ đạt", "Score it and compute compliance"),
    Text("Lập báo cáo", "Make the report"),
)
_REPORT = Text("bao-cao.html", "report.html")
_HERE = Text(
    "Thư mục này có {count} tệp Excel: {names}[ và {more} tệp khác].",
    "There are {count} workbooks here: {names}[ and {more} more].",
)
_ONE_HERE = Text("Thư mục này có một tệp Excel: {names}.", "There is one workbook here: {names}.")
_IN_FOLDER = Text(
    "Thư mục {folder} có {count} tệp Excel.", "The folder {folder} holds {count} workbooks."
)
_MORE = (
    (Text("Danh sách lệnh", "All commands"), "cftscore --help"),
    (Text("Một lệnh và các tùy chọn", "One command and its options"), "cftscore evaluate --help"),
    (Text("Giải thích một mã lỗi, cảnh báo", "Explain a finding"), "cftscore finding V001"),
    (Text("Những gì đã cài và còn thiếu", "What is installed, or missing"), "cftscore doctor"),
)
_OTHER_LANGUAGE = {
    "vi": ("English", "cftscore --lang en"),
    "en": ("Tiếng Việt", "cftscore --lang vi"),
}
_SHOWN_NAMES = 3


def run(language: Language, about: str, commands: Mapping[str, str]) -> int:
    """Print what to do next.

    Args:
        language: of the texts.
        about: what cftscore is, in one sentence.
        commands: the help of each command; that of `template` holds an example.
    """
    template = _example(commands["template"])
    made = template.rpartition(" ")[2]
    paths, targets = _workbooks()
    text = _found(paths, targets, language)
    if not targets:
        targets = [made]
    named = suggestion.typed(*targets)
    lines = (
        template.removesuffix(made) + suggestion.free(made),
        # A copy is of one workbook.
        f"cftscore validate {named}"
        if len(paths) > 1
        else suggestion.annotating(targets[0], language),
        f"cftscore evaluate {named}",
        f"cftscore report {named} -o {suggestion.free(_REPORT.say(language))}",
    )
    write_line(painted(f"cftscore {__version__}", _HEADING, sys.stdout))
    _paragraph(about)
    if text:
        _paragraph(text)
    for step, line in enumerate(zip(_STEPS, lines, strict=True), 1):
        write_line(f"{step}. {line[0].say(language)}")
        write_line(f"   {_command(line[1])}\n")
    more = [(what.say(language), how) for what, how in _MORE] + [_OTHER_LANGUAGE[language]]
    widest = max(len(what) for what, _ in more)
    for what, how in more:
        write_line(f"{what:{widest}}  {_command(how)}")
    return 0


def _example(text: str) -> str:
    """Take the example out of a help text."""
    match = re.search(r"\bcftscore .+", text)
    assert match is not None, "the help of `template` holds an example"  # noqa: S101
    return match.group()


def _command(line: str) -> str:
    return painted(line, _COMMAND, sys.stdout)


def _paragraph(text: str) -> None:
    width = console_options(sys.stdout)["width"]
    write_line(textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False) + "\n")


def _workbooks() -> tuple[list[Path], list[str]]:
    """Find workbooks in this folder, else in the first one below that holds some but CSV.

    Returns:
        The workbooks, and what names them on a command line.
    """
    here = _inside(Path(), EXTENSIONS)
    if here:
        return here, [path.name for path in here] if len(here) == 1 else ["."]
    try:
        folders = sorted(path for path in Path().iterdir() if path.is_dir())
    except OSError:
        folders = []
    excel = EXTENSIONS.keys() - {".csv"}
    for folder in folders[:100]:
        paths = [] if folder.name.startswith(".") else _inside(folder, excel)
        if paths:
            return paths, [folder.name]
    return [], []


def _inside(folder: Path, extensions: Collection[str]) -> list[Path]:
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in extensions
            and not path.name.startswith(("~$", "."))
            and path.is_file()
            and not is_own(path)
        )
    except OSError:
        return []


def _found(paths: Sequence[Path], targets: Sequence[str], language: Language) -> str:
    if not paths:
        return ""
    if paths[0].parent != Path():
        return _IN_FOLDER.say(language, folder=targets[0], count=len(paths))
    names = [path.name for path in paths[:_SHOWN_NAMES]]
    if len(paths) == 1:
        return _ONE_HERE.say(language, names=names)
    more = number(len(paths) - _SHOWN_NAMES, language) if len(paths) > _SHOWN_NAMES else ""
    return _HERE.say(language, count=len(paths), names=names, more=more)
