"""Criteria sets: listed, shown, checked, tested, compared, begun, verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cftscore.core.text import Language
from cftscore.criteria import check as criteria_check
from cftscore.criteria import load as criteria_load
from cftscore.criteria.chosen import chosen
from cftscore.criteria.model import CriteriaFile, CriteriaSet, Criterion
from cftscore.findings.model import CannotProceedError, Finding
from cftscore.output.base_result import BaseResult, FoundResult
from cftscore.output.blocks import Block

if TYPE_CHECKING:
    from cftscore.authoring.outcomes import Checked  # noqa: F401 - named below
    from cftscore.authoring.set_changes import Difference  # noqa: F401 - named below
    from cftscore.output.base_result import Frame


class CriteriaResult(BaseResult[CriteriaSet | Criterion]):
    """A criteria set, or one criterion of it.

    Attributes:
        file: that it stands in.
    """

    of = "criteria show"

    def __init__(self, file: CriteriaFile, criterion: int | None = None) -> None:
        only = [one for one in file.set.criteria if one.id == criterion]
        super().__init__(only[0] if only else file.set, [file.path, *file.bases])
        self.file, self.criterion = file, criterion

    def blocks(self, lang: Language = "vi") -> Iterator[Block]:
        """Give the document in words, as what it is laid out of."""
        from cftscore.output import criteria_set

        return criteria_set.blocks(self.file, lang, self.criterion)

    def _about(self) -> str:
        return (
            self.file.set.id if self.criterion is None else f"{self.file.set.id}, {self.criterion}"
        )


class CriteriaChangesResult(BaseResult["Difference"]):
    """What differs between criteria sets."""

    of = "criteria diff"

    def _about(self) -> str:
        return f"changes: {sum(len(pair.changes) for pair in self.document.sets)}"


class CriteriaSetsResult(BaseResult[tuple[CriteriaSet, ...]]):
    """The criteria sets that are shipped.

    Attributes:
        document: the sets.
        files: the same, each with the file that it stands in.
    """

    of = "criteria list"

    def __init__(self, files: Sequence[CriteriaFile]) -> None:
        super().__init__(tuple(file.set for file in files), [file.path for file in files])
        self.files = tuple(files)

    @property
    def sets(self) -> Frame:
        """One row per criteria set: the decision, its items and points, its figures by status."""
        return self._frame("sets")

    def _about(self) -> str:
        return ", ".join(one.id for one in self.document)


def criteria_sets() -> CriteriaSetsResult:
    """List the criteria sets that are shipped."""
    return CriteriaSetsResult([criteria_load.load(name) for name in criteria_load.shipped_ids()])


def show_criteria(name: str | Path, criterion: int | None = None) -> CriteriaResult:
    """Show a criteria set: indicators, bands, and the source and status of each figure.

    Args:
        name: id or path of the set.
        criterion: the number of the only criterion to show, if not all.

    Raises:
        CannotProceedError: there is no such set, or it is not sound.
        ValueError: there is no such criterion.
    """
    file = criteria_load.load(name)
    if criterion is not None:
        chosen([criterion], file.set, "criterion")
    return CriteriaResult(file, criterion)


class CriteriaChecked(FoundResult["Checked"]):
    """What is wrong with a criteria set, or with its examples."""

    of = "criteria check"

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.document.findings

    def _about(self) -> str:
        return f"{self.document.criteria_set}, findings: {len(self.document.findings)}"


def check_criteria(name: str | Path) -> CriteriaChecked:
    """Check whether a criteria set is sound.

    Args:
        name: id or path of the set.

    Raises:
        CannotProceedError: there is no such set; of one that is there findings tell.
    """
    return _load_and_check(name)[1]


def test_criteria(name: str | Path) -> CriteriaChecked:
    """Run the examples that lie beside a criteria set.

    Args:
        name: id or path of the set.

    Raises:
        CannotProceedError: there is no such set; of one that is there findings tell.
    """
    from cftscore.authoring import examples

    file, checked = _load_and_check(name)
    if file is None or not checked.sound:
        return checked
    return _checked(file.name, examples.run(file), [file.path, *file.bases], tested=True)


def _load_and_check(name: str | Path) -> tuple[CriteriaFile | None, CriteriaChecked]:
    """Load a set and check it; a file that is there but wrong gives findings."""
    try:
        file = criteria_load.load(name)
    except CannotProceedError as error:
        if any(finding.code in ("C001", "C002") for finding in error.findings):
            raise
        return None, _checked(str(name), error.findings)
    return file, _checked(file.name, criteria_check.check(file), [file.path, *file.bases])


def _checked(
    name: str, findings: Iterable[Finding], inputs: Sequence[Path] = (), *, tested: bool = False
) -> CriteriaChecked:
    from cftscore.authoring.outcomes import Checked
    from cftscore.evaluation.document import to_record

    records = tuple(map(to_record, findings))
    return CriteriaChecked(Checked(criteria_set=name, tested=tested, findings=records), inputs)


def criteria_schema() -> str:
    """Give the JSON Schema of criteria files."""
    from cftscore.criteria import schema

    return schema.schema_text()


def diff_criteria(before: str | Path, after: str | Path) -> CriteriaChangesResult:
    """Say what differs between criteria sets.

    Args:
        before: id or file of a set, or a folder of sets, which are paired by their ids.
        after: the same.

    Raises:
        CannotProceedError: a set is not there or not sound.
    """
    from cftscore.authoring import pairing

    return CriteriaChangesResult(pairing.compare(str(before), str(after)))
