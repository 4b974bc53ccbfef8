"""Criteria sets: listed, shown, checked, tested, compared, begun, verified."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cftscore.core.refused import RefusedError
from cftscore.core.text import Language, Text
from cftscore.criteria import check as criteria_check
from cftscore.criteria import load as criteria_load
from cftscore.criteria.model import CriteriaFile, CriteriaSet, Criterion
from cftscore.findings.model import CannotProceedError, Finding
from cftscore.output import formats
from cftscore.output.answer import Answer
from cftscore.output.base_result import BaseResult
from cftscore.output.blocks import Block

if TYPE_CHECKING:
    from cftscore.authoring.set_changes import Difference  # noqa: F401 - named below

_NOT_CRITERION = Text(
    "{given}: không có tiêu chí này; bộ tiêu chí {set} có các tiêu chí {known}",
    "{given}: no such criterion; {set} has {known}",
)


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

    def render(self, kind: str, lang: Language = "vi") -> bytes:
        """Give the result as a file; see `BaseResult.render`."""
        if kind not in formats.WORDS:
            return super().render(kind, lang)
        return formats.in_words(self.blocks(lang), kind, lang)

    def _about(self) -> str:
        return (
            self.file.set.id if self.criterion is None else f"{self.file.set.id}, {self.criterion}"
        )


class CriteriaChangesResult(BaseResult["Difference"]):
    """What differs between criteria sets."""

    of = "criteria diff"

    def _about(self) -> str:
        return f"changes: {sum(len(pair.changes) for pair in self.document.sets)}"


def criteria_sets() -> list[CriteriaFile]:
    """List the criteria sets that are shipped, each with the file that it stands in."""
    return [criteria_load.load(name) for name in criteria_load.shipped_ids()]


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
    known = [one.id for one in file.set.criteria]
    if criterion is not None and criterion not in known:
        text = _NOT_CRITERION.filled(given=str(criterion), set=file.set.id, known=known)
        raise RefusedError("criterion", text)
    return CriteriaResult(file, criterion)


class CriteriaChecked(Answer):
    """What is wrong with a criteria set, or with its examples.

    Attributes:
        name: of the set, as messages name it.
        findings: what is wrong; empty where nothing is.
    """

    def __init__(self, name: str, findings: list[Finding]) -> None:
        self.name, self.findings = name, findings

    def _about(self) -> str:
        return f"{self.name}, findings: {len(self.findings)}"

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


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
    if file is None or checked.findings:
        return checked
    return CriteriaChecked(checked.name, examples.run(file))


def _load_and_check(name: str | Path) -> tuple[CriteriaFile | None, CriteriaChecked]:
    """Load a set and check it; a file that is there but wrong gives findings."""
    try:
        file = criteria_load.load(name)
    except CannotProceedError as error:
        if any(finding.code in ("C001", "C002") for finding in error.findings):
            raise
        return None, CriteriaChecked(str(name), list(error.findings))
    return file, CriteriaChecked(file.name, criteria_check.check(file))


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
