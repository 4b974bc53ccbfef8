"""Writing result files: never over an input, never unasked over another file, never by halves."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from cftscore.core import os_errors
from cftscore.core.text import Text, nearest
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.spreadsheet import files


def check_targets(
    targets: Sequence[str | Path],
    inputs: Iterable[str | Path],
    *,
    force: bool,
    formats: Sequence[str],
) -> None:
    """Check all outputs before any work is done.

    Args:
        targets: the files to write.
        inputs: files and folders that are read; every workbook in a folder is an input.
        force: files that are there may be replaced; an input never.
        formats: the extensions that can be written.

    Raises:
        CannotProceedError: a target has an unknown extension, is an input or a folder, is there
            already, is named twice, or lies in a folder that is not there or not writable.
    """
    read = files.find(inputs)[0] if targets else []
    findings: list[Finding] = []
    seen: set[str] = set()
    for target in map(Path, targets):
        findings += _check(target, read, formats, force=force)
        real = os.path.normcase(os.path.realpath(target))
        if real in seen:
            findings.append(c.OutputFailed(place=Place(str(target)), reason=_TWICE))
        seen.add(real)
    if findings:
        raise CannotProceedError(dict.fromkeys(findings))


def check_files(
    folder: str | Path,
    names: Iterable[str],
    inputs: Iterable[str | Path],
    *,
    force: bool,
    formats: Sequence[str],
) -> list[Path]:
    """Check a folder of files before any work is done, and give their paths.

    Args:
        folder: that they are written to; it is made if it is not there.
        names: of the files, below the folder.
        inputs: see `check_targets`.
        force: see `check_targets`.
        formats: see `check_targets`.

    Raises:
        CannotProceedError: it cannot be a folder, or a file in it is there or an input.
    """
    targets = [Path(folder, name) for name in names]
    check_folder(folder, len(targets), formats=formats)
    # A file in a folder that is not there yet cannot be in the way of anything.
    there = [target for target in targets if _is_folder(target.parent)]
    check_targets(there, inputs, force=force, formats=formats)
    return targets


def _check(
    target: Path, inputs: Iterable[Path], formats: Sequence[str], *, force: bool
) -> Iterator[Finding]:
    place = Place(str(target))
    extension = target.suffix.lower()
    if not target.name.lower().endswith(tuple(formats)) or not extension:
        near = nearest(extension, formats)
        others = (known for known in formats if known not in near)
        yield c.OutputFormat(place=place, extension=target.suffix, near=(*near, *others))
        return
    if any(_is_same(target, source) for source in inputs):
        yield c.OutputIsInput(place=place)
        return
    problem = _obstacle(target)
    if problem is not None:
        yield c.OutputFailed(place=place, reason=problem)
    elif os.path.lexists(target) and not force:
        yield c.OutputExists(place=place)


def _is_same(target: Path, source: Path) -> bool:
    """Tell whether two paths lead to one file: by links, or by case where that makes none."""
    try:
        return target.samefile(source)
    except OSError:
        return os.path.realpath(target) == os.path.realpath(source)


_TWICE = Text("tệp này được nêu hai lần", "it is named twice")
_NO_FOLDER = Text(
    "không có thư mục {folder}[; lập trước bằng lệnh: {make}]",
    "there is no folder {folder}[; make it first: {make}]",
)
_NOT_A_FILE = Text("không phải là tệp thường", "it is not a regular file")


def _obstacle(target: Path) -> Text | None:
    """Say why writing would fail, as far as can be told before; else None."""
    real = Path(os.path.realpath(target))
    try:
        if not real.parent.is_dir():
            return _no_folder(target.parent)
        mode = real.stat().st_mode if real.exists() else stat.S_IFREG
    except OSError as error:
        return os_errors.reason(error)
    if stat.S_ISDIR(mode):
        return os_errors.reason(errno.EISDIR)
    if not stat.S_ISREG(mode):
        return _NOT_A_FILE
    return None if os.access(real.parent, os.W_OK) else os_errors.reason(errno.EACCES)


def _no_folder(folder: Path) -> Text:
    """Say that a folder is not there, and how it is made where its name can be typed as it is."""
    name, make = str(folder), "mkdir" if os.name == "nt" else "mkdir -p"
    typed = name if re.fullmatch(r"[\w./:@%+-]+", name) else f'"{name}"'
    plain = name.isprintable() and not re.search(r'["$`\\!]', name) and name[:1] != "-"
    return _NO_FOLDER.filled(folder=name, make=f"{make} {typed}" if plain else "")


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; one that the system refuses, as a name too long, is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def among_inputs(targets: Iterable[Path], inputs: Iterable[Path]) -> list[Path]:
    """Find the workbooks that were written into a folder from which figures are read."""
    folders = [path.resolve() for path in inputs if _is_folder(path)]
    return [
        target
        for target in targets
        if target.suffix.lower() in files.EXTENSIONS
        and any(folder in target.resolve().parents for folder in folders)
    ]


def write_atomically(path: str | Path, content: bytes, *, force: bool) -> None:
    """Write a file so that it is there whole or not at all, and what was there is untouched.

    Args:
        path: the file; a link is followed.
        content: its bytes.
        force: replace a file that is there; it keeps its mode.

    Raises:
        CannotProceedError: the file is there (and came to be there since it was checked), or the
            system refuses to write.
    """
    target = Path(os.path.realpath(path))
    # Its own short name: the target's may be as long as the file system allows.
    draft = target.parent / f".cftscore-{secrets.token_hex(8)}.tmp"
    place = Place(str(path))
    try:
        _write(draft, content)
        if force:
            _replace(draft, target)
        else:
            _place(draft, target)
    except FileExistsError:
        raise CannotProceedError([c.OutputExists(place=place)]) from None
    except OSError as error:
        failed = c.OutputFailed(place=place, reason=os_errors.reason(error))
        raise CannotProceedError([failed]) from None
    finally:
        draft.unlink(missing_ok=True)


def write_files(contents: Mapping[Path, bytes], *, force: bool) -> list[Path]:
    """Write files whose paths `check_files` gave, in folders that are made if they are not there.

    Raises:
        CannotProceedError: see `write_atomically`.
    """
    for folder in dict.fromkeys(path.parent for path in contents):
        make_folder(folder)
    for path, content in contents.items():
        write_atomically(path, content, force=force)
    return list(contents)


def _write(draft: Path, content: bytes) -> None:
    """Write a new file with the mode that the user's umask gives, down to the disk."""
    binary = getattr(os, "O_BINARY", 0)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, 0o666)
    with open(handle, "wb") as stream:  # noqa: PTH123 - a descriptor, not a path
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _replace(draft: Path, target: Path) -> None:
    if target.exists():
        draft.chmod(stat.S_IMODE(target.stat().st_mode))
    draft.replace(target)


def _place(draft: Path, target: Path) -> None:
    """Give a file its name, unless another has it: whoever comes first, nothing is replaced."""
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: take the name with an empty file, then fill it.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        try:
            draft.replace(target)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def check_folder(folder: str | Path, count: int, *, formats: Sequence[str]) -> None:
    """Check an output of so many files before any work is done.

    Args:
        folder: that they are written to.
        count: how many there are.
        formats: the extensions that only a file bears.

    Raises:
        CannotProceedError: it is named as one file or is one, or the folder above is not there.
    """
    place, path = Place(str(folder)), Path(folder)
    if path.suffix.lower() in formats:
        raise CannotProceedError([c.FolderNeeded(place=place, count=count)])
    if path.exists() and not path.is_dir():
        reason = os_errors.reason(errno.ENOTDIR)
    elif not path.exists() and not path.absolute().parent.is_dir():
        reason = _no_folder(path.parent)
    else:
        return
    raise CannotProceedError([c.OutputFailed(place=place, reason=reason)])


def make_folder(folder: str | Path) -> None:
    """Make a folder, and those above it, unless it is there.

    Raises:
        CannotProceedError: the system refuses.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        failed = c.OutputFailed(place=Place(str(folder)), reason=os_errors.reason(error))
        raise CannotProceedError([failed]) from None
