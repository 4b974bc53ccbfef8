"""Which criteria sets are compared: one by its id or file, or all of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cftscore.authoring import diff as authoring_diff
from cftscore.authoring.drafts import FILES
from cftscore.authoring.set_changes import Difference
from cftscore.core.text import alphabetical
from cftscore.criteria import check as criteria_check
from cftscore.criteria import load as criteria_load
from cftscore.criteria.model import CriteriaFile
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place


def compare(before: str, after: str) -> Difference:
    """Find what changed between two sides: each the id of a set, a file, or a folder of sets.

    Sets of two folders are paired by their ids. A single set is held against the one of the same
    id in a folder, and against any other single set whatever its id.

    Raises:
        CannotProceedError: a side has no set, or one that is not sound; or a folder has none of
            the id of the single set.
    """
    old, new = _sets(before), _sets(after)
    if not Path(before).is_dir():
        new = _counterpart(old[0], new, after)
    elif not Path(after).is_dir():
        old = _counterpart(new[0], old, before)
    if len(old) == len(new) == 1:
        pairs = [(old[0], new[0])]
    else:
        by_id = {file.set.id: file for file in new}
        pairs = [(file, by_id[file.set.id]) for file in old if file.set.id in by_id]
    paired = {id(file) for pair in pairs for file in pair}
    left, right = ([file for file in side if id(file) not in paired] for side in (old, new))
    return Difference(
        sets=tuple(authoring_diff.compare(*pair) for pair in pairs),
        only_before=tuple(map(authoring_diff.described, left)),
        only_after=tuple(map(authoring_diff.described, right)),
    )


def _counterpart(
    criteria: CriteriaFile, files: Sequence[CriteriaFile], folder: str
) -> list[CriteriaFile]:
    if len(files) == 1:
        return list(files)
    same_set = [file for file in files if file.set.id == criteria.set.id]
    if not same_set:
        near = tuple(file.set.id for file in files)
        place = Place(str(Path(folder, criteria.set.id)))
        raise CannotProceedError([c.CriteriaFileMissing(place=place, near=near)])
    return same_set


def _sets(name: str) -> list[CriteriaFile]:
    """Load what a name means, in alphabetical order of the files."""
    names: list[str | Path] = [name]
    if name not in criteria_load.shipped_ids() and Path(name).is_dir():
        names = [
            path
            for path in sorted(Path(name).iterdir(), key=lambda path: alphabetical(path.name))
            if path.suffix in FILES and not path.stem.endswith(".tests")
        ]
        if not names:
            raise CannotProceedError([c.CriteriaFileMissing(place=Place(name))])
    files = [criteria_load.load(one) for one in names]
    unsound: list[Finding] = [finding for file in files for finding in criteria_check.check(file)]
    if unsound:
        raise CannotProceedError(unsound)
    return files
