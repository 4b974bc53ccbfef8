"""Reading workbooks: all that some paths mean, what is no submission left out with a note."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path

from cftscore.core import parallel, progress
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.register.lists import kind_of_list
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
    several = jobs > 1 and len(found) > 1 and sum(map(files.size, found)) >= _ENOUGH_FOR_JOBS
    results = _read_all(found, jobs if several else 1, meanwhile)
    workbooks = [workbook for workbook, _ in results if workbook is not None]
    others, own = _without_own(workbooks)
    submissions, lists = _without_lists(others)
    found_in = chain.from_iterable(faults for _, faults in results)
    return submissions, [*found_in, *own, *lists]


def _without_lists(workbooks: Sequence[Workbook]) -> tuple[list[Workbook], list[Finding]]:
    """Leave out lists of unit classes and registers, which lie where the figures lie."""
    kept: list[Workbook] = []
    notes: list[Finding] = []
    for book in workbooks:
        listed = kind_of_list(book)
        if listed is None:
            kept.append(book)
        else:
            notes.append(
                c.NoFigures(place=Place(book.path), what=listed.title, option=listed.option)
            )
    return kept, notes


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
_AT_ONCE = 8

Read = tuple[Workbook | None, Sequence[Finding]]
"""A workbook, or None if it cannot be read, and what was found."""


def _read_all(paths: Sequence[Path], jobs: int, meanwhile: Callable[[], None]) -> list[Read]:
    progress.tell(progress.READING, 0, len(paths))
    if jobs > 1:
        import_libraries()
        batches = [paths[at : at + _AT_ONCE] for at in range(0, len(paths), _AT_ONCE)]
        return _told_of(parallel.in_order(_read_each, None, batches, jobs, meanwhile), len(paths))
    return _told_of(([_read(path, meanwhile)] for path in paths), len(paths))


def _told_of(results: Iterable[Sequence[Read]], count: int) -> list[Read]:
    """Put results together, and tell how many of all there are."""
    read: list[Read] = []
    for some in results:
        read += some
        progress.tell(progress.READING, len(read), count)
    return read


def _read_each(_: None, paths: Sequence[Path]) -> list[Read]:
    return [_read(path) for path in paths]


def _read(path: Path, meanwhile: Callable[[], None] = lambda: None) -> Read:
    try:
        workbook = open_workbook(files.read(path), meanwhile)
    except CannotProceedError as error:
        return None, error.findings
    return workbook, workbook.findings
