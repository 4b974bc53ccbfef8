"""What lies in a folder, as far as a quick look tells: workbooks, and what cftscore made."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Literal

import msgspec

from cftscore.core.text import alphabetical
from cftscore.intake.info import SHEETS as STATING
from cftscore.intake.mapping import BESIDE
from cftscore.spreadsheet import own
from cftscore.spreadsheet.files import EXTENSIONS

Stage = Literal["checked", "scored", "reported", "mapping", "list"]
"""What a file that is no workbook of figures tells of the work."""

_MOST_FOLDERS = 100
_MOST_READ = 4096
_MOST_SHEETS = 65_536
_GENERATOR = b'<meta name="generator" content="cftscore">'
_STAGES: dict[str, Stage] = {
    "annotated": "checked",
    "corrected": "checked",
    "output": "scored",
    "mapping": "mapping",
}


class Folder(msgspec.Struct, frozen=True):
    """A folder.

    Attributes:
        path: of it.
        workbooks: that may be submissions, in alphabetical order.
        made: what cftscore made, and what that tells.
        opened: the names of workbooks that lie open in a spreadsheet program.
    """

    path: Path
    workbooks: tuple[Path, ...]
    made: tuple[tuple[Path, Stage], ...]
    opened: tuple[str, ...] = ()

    @property
    def foreign(self) -> tuple[Path, ...]:
        """The workbooks, where none is from a template: their headings are not known for sure."""
        return self.workbooks if all(map(_is_foreign, self.workbooks)) else ()

    def outdated(self, stage: Stage) -> tuple[Path, Path] | None:
        """Return the newest file of a stage, and a workbook that is newer, if there is one."""
        files = [path for path, its_stage in self.made if its_stage == stage]
        if not files or not self.workbooks:
            return None
        file, workbook = max(files, key=age), max(self.workbooks, key=age)
        return (file, workbook) if age(file) < age(workbook) else None


def look(path: Path) -> Folder:
    """Look at the files of a folder, not at what lies in folders below it."""
    workbooks: list[Path] = []
    made: list[tuple[Path, Stage]] = []
    for file in _files(path):
        stage = _stage(file)
        if stage is not None:
            made.append((file, stage))
        elif file.suffix.lower() in EXTENSIONS:
            workbooks.append(file)
    opened = (file.name for file in workbooks if any(lock.exists() for lock in _locks(file)))
    return Folder(path, tuple(workbooks), tuple(made), tuple(opened))


def below(path: Path) -> list[Folder]:
    """Look at the folders of a folder: those that hold workbooks other than CSV."""
    try:
        entries = [entry for entry in path.iterdir() if entry.is_dir()]
    except OSError:
        return []
    names = sorted((e for e in entries if not e.name.startswith(".")), key=_by_name)
    looked = (look(entry) for entry in names[:_MOST_FOLDERS])
    return [folder for folder in looked if any(map(_is_excel, folder.workbooks))]


def _files(path: Path) -> Iterator[Path]:
    """Give the files of a folder in alphabetical order, without those that are hidden or locks."""
    try:
        files = [file for file in path.iterdir() if file.is_file()]
    except OSError:
        return
    yield from (f for f in sorted(files, key=_by_name) if not f.name.startswith(("~$", ".")))


def _by_name(path: Path) -> tuple[object, ...]:
    return alphabetical(path.name)


def _is_excel(path: Path) -> bool:
    return path.suffix.lower() != ".csv"


def _locks(workbook: Path) -> Iterator[Path]:
    """Name the files that Excel and LibreOffice lay beside a workbook while it is open."""
    yield workbook.with_name(f"~${workbook.name}")
    yield workbook.with_name(f".~lock.{workbook.name}#")


def _is_foreign(workbook: Path) -> bool:
    """Whether a workbook is surely from no template: it has no sheet that states its period."""
    if workbook.suffix.lower() not in (".xlsx", ".xlsm"):
        return False
    try:
        with zipfile.ZipFile(workbook) as archive, archive.open("xl/workbook.xml") as stream:
            sheets = unescape(stream.read(_MOST_SHEETS).decode())
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False
    return not any(f'name="{sheet}"' in sheets for sheet in STATING)


def age(path: Path) -> float:
    """Return when a file was changed, in seconds; 0 where that cannot be told."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0


def _stage(path: Path) -> Stage | None:
    """Tell what a file is of those that cftscore makes; None if it is none of them."""
    suffix = path.suffix.lower()
    if path.name in BESIDE:
        return "mapping"
    if _is_list(path):
        return "list"
    if suffix in (".html", ".docx"):
        return "reported" if _is_report(path) else None
    mark = own.look(path) if suffix in EXTENSIONS else None
    return None if mark is None else _STAGES[mark.kind]


def _is_list(path: Path) -> bool:
    """Whether a table of text is a list that workbooks are read by: `--unit-classes` takes it."""
    try:
        if path.suffix.lower() != ".csv":
            return False
        with path.open(encoding="utf-8-sig") as lines:
            return lines.readline(_MOST_READ).startswith("code,class")
    except (OSError, ValueError):
        return False


def _is_report(path: Path) -> bool:
    try:
        if path.suffix.lower() == ".html":
            with path.open("rb") as stream:
                return _GENERATOR in stream.read(_MOST_READ)
        with zipfile.ZipFile(path) as archive, archive.open("docProps/core.xml") as stream:
            return b">cftscore " in stream.read(_MOST_READ)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False
