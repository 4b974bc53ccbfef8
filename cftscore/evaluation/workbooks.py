"""Reading workbooks: all that some paths mean, what is no submission left out with a note."""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain
from pathlib import Path
from typing import NamedTuple

from cftscore.core import parallel, progress
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.register.lists import ListKind, kind_of_list
from cftscore.spreadsheet import files
from cftscore.spreadsheet.load import Workbook, open_workbook
from cftscore.spreadsheet.made import Made
from cftscore.spreadsheet.own import is_copy
from cftscore.spreadsheet.reading import import_libraries


def read_workbooks(paths: Iterable[str | Path]) -> tuple[list[Workbook], list[Finding]]:
    """Read all workbooks that some paths mean; a file that cannot be read is a finding.

    Args:
        paths: files and folders.
    """
    found, findings = files.find(paths)
    workbooks, faults = read_files(found)
    return workbooks, [*findings, *faults]


def read_files(
    found: Sequence[Path], jobs: int = 1, meanwhile: Callable[[], None] = lambda: None
) -> tuple[list[Workbook], list[Finding]]:
    """Read workbooks; one that cannot be read is a finding.

    Args:
        found: the files.
        jobs: how many processes may read, where there is enough to read for several.
        meanwhile: what may be done while that takes long; maybe it never is.
    """
    sizes = accumulate(map(files.size, found if jobs > 1 and len(found) > 1 else ()))
    several = any(size >= _ENOUGH_FOR_JOBS for size in sizes)
    results = _read_all(found, jobs if several else 1, meanwhile)
    workbooks, own = _without_own([one.workbook for one in results if one.workbook is not None])
    # Lists of unit classes and registers lie where the figures lie.
    lists = {one.workbook.path: one.listed for one in results if one.workbook and one.listed}
    notes = [
        c.NoFigures(place=Place(path), what=lists[path].title, option=lists[path].option)
        for path in (book.path for book in workbooks)
        if path in lists
    ]
    found_in = chain.from_iterable(one.findings for one in results)
    return [book for book in workbooks if book.path not in lists], [*found_in, *own, *notes]


def _without_own(workbooks: Sequence[Workbook]) -> tuple[list[Workbook], list[Finding]]:
    """Leave out what cftscore wrote: results always, a copy where its original is read too."""
    files_read = [(Path(book.path), book.sha256) for book in workbooks]
    own: dict[str, Made] = {
        book.path: book.made
        for book in workbooks
        if book.made is not None
        and (not book.made.of or is_copy(book.made, Path(book.path), files_read))
    }
    notes: list[Finding] = [
        c.OwnFile(place=Place(path), what=made.title) for path, made in own.items()
    ]
    return [book for book in workbooks if book.path not in own], notes


_ENOUGH_FOR_JOBS = (1 if parallel.FORKS else 8) * files.MIB
"""So much takes longer to read than it takes to start processes."""
_AT_ONCE, _AT_FIRST = 16, 192
"""So many workbooks are read by one process before it is asked for others; it begins with more."""


class _Read(NamedTuple):
    """What became of a file.

    Attributes:
        workbook: None if it cannot be read.
        findings: what was found while reading it.
        listed: which list it is, if it is one.
    """

    workbook: Workbook | None
    findings: Sequence[Finding]
    listed: ListKind | None = None


def _read_all(paths: Sequence[Path], jobs: int, meanwhile: Callable[[], None]) -> list[_Read]:
    progress.tell(progress.READING, 0, len(paths))
    if jobs > 1:
        import_libraries()
        some = parallel.batches(len(paths), jobs, _AT_ONCE, _AT_FIRST)
        batches = [paths[batch.start : batch.stop] for batch in some]
        return _told_of(parallel.in_order(_read_each, None, batches, jobs, meanwhile), len(paths))
    return _told_of(([_read(path, meanwhile)] for path in paths), len(paths))


def _told_of(results: Iterable[Sequence[_Read]], count: int) -> list[_Read]:
    """Put results together, and tell how many of all there are."""
    read: list[_Read] = []
    for some in results:
        read += some
        progress.tell(progress.READING, len(read), count)
    return read


def _read_each(_: None, paths: Sequence[Path]) -> list[_Read]:
    return [_read(path) for path in paths]


def _read(path: Path, meanwhile: Callable[[], None] = lambda: None) -> _Read:
    try:
        workbook = open_workbook(files.read(path), meanwhile)
    except CannotProceedError as error:
        return _Read(None, error.findings)
    return _Read(workbook, workbook.findings, kind_of_list(workbook))
