"""`--watch`: what a command does is done again whenever a workbook is saved."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, Protocol

import typer

from cftscore.cli.commands.findings import show_on_stderr
from cftscore.cli.console import painted, write_line
from cftscore.core.text import Language, Text
from cftscore.findings.model import CannotProceedError
from cftscore.spreadsheet import files, watching
from cftscore.validation.validate import about_files

_ONLY_TABLE = Text(
    "--watch chỉ đi cùng -f table; dạng khác thì ghi ra tệp",
    "--watch goes with -f table only; other formats go to files",
)
_INSIDE = Text(
    "{path} nằm trong thư mục được theo dõi nên sẽ bị đọc như số liệu; ghi ra nơi khác",
    "{path} lies in a folder that is watched and would be read as figures; write it elsewhere",
)
_WAITING = Text(
    "Đang chờ bảng tính được lưu; Ctrl-C để dừng.",
    "Waiting for a workbook to be saved; Ctrl-C ends.",
)
_KINDS = {
    "saved": Text("đã lưu {path}", "saved {path}"),
    "added": Text("thêm {path}", "added {path}"),
    "removed": Text("không còn {path}", "gone {path}"),
}


def check(paths: Sequence[Path], outputs: Sequence[Path], format_: str, language: Language) -> None:
    """Refuse what makes no sense when it is done again and again.

    Args:
        paths: what is watched.
        outputs: what is written each time.
        format_: that is printed.
        language: of the refusal.
    """
    if format_ != "table":
        raise typer.BadParameter(_ONLY_TABLE.say(language), param_hint="'--format'")
    folders = [os.path.realpath(path) for path in paths if path.is_dir()]
    for output in outputs:
        real = Path(os.path.realpath(output))
        read = real.suffix.lower() in files.EXTENSIONS
        if read and any(real.is_relative_to(folder) for folder in folders):
            raise typer.BadParameter(_INSIDE.say(language, path=str(output)))


class Once(Protocol):
    """What is done once; told whether it was done before: then what it wrote may be replaced."""

    def __call__(self, *, again: bool) -> None:
        """Do it."""


def repeat(once: Once, paths: Sequence[Path], language: Language, *, quiet: bool) -> NoReturn:
    """Do something now, and again whenever a workbook is saved, until it is broken off.

    Args:
        once: what is done; where it cannot be, that is said, and it is tried again later.
        paths: what is watched: files and folders.
        language: of what is said.
        quiet: say nothing but what is wrong.

    Raises:
        CannotProceedError: it cannot be done the first time, for a reason that is in no workbook.
    """
    first, done = True, False
    while True:
        seen = watching.look(paths)
        try:
            once(again=done)
            done = True
        except CannotProceedError as error:
            if first and not about_files(error.findings, seen):
                raise
            show_on_stderr(error.findings, language)
        first = False
        if not quiet:
            write_line(_WAITING.say(language), stderr=True)
        sys.stdout.flush()
        _, changes = watching.wait_for_change(paths, seen)
        if not quiet:
            _say(changes, language)


def _say(changes: Sequence[watching.Change], language: Language) -> None:
    """Say when it is, and what was saved."""
    said = "; ".join(_KINDS[one.kind].say(language, path=str(one.path)) for one in changes)
    write_line(painted(f"\n{time.strftime('%H:%M:%S')} {said}", "1", sys.stdout))
