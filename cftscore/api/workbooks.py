"""Workbooks to fill in, and many filled ones in one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal, Unpack

from cftscore.api.reading import Reading, as_paths, options, read, reads
from cftscore.core.progress import TEMPLATES, counted
from cftscore.core.refused import RefusedError
from cftscore.core.text import Language, Text
from cftscore.evaluation.document import FindingRecord, to_record
from cftscore.output import write
from cftscore.output.answer import Answer
from cftscore.output.formats import OF
from cftscore.spreadsheet import files
from cftscore.template.content import Content
from cftscore.template.making import Made, Request, make

if TYPE_CHECKING:
    from cftscore.api.reading import Source

Layout = Literal["table", "form"]
_EXTENSIONS = OF["template"].extensions
_NO_PLACE = Text(
    "cần --district, --province hoặc --commune", "--district, --province or --commune is needed"
)


class TemplateResult(Answer):
    """Workbooks to fill in, to be written.

    Attributes:
        findings: about the register, and about the workbooks of the last period.
        communes: how many communes there are in all files.
        inputs: the files that were read; none of them is ever written to.
    """

    def __init__(self, made: Made, inputs: Iterable[Path]) -> None:
        self._made, self.inputs = made, tuple(inputs)
        self.findings: tuple[FindingRecord, ...] = tuple(map(to_record, made.findings))
        self.communes = sum(len(content.communes) for content in made.contents.values())

    def _about(self) -> str:
        return f"files: {len(self._made.contents)}, communes: {self.communes}"

    def files(self, path: str | Path) -> list[Path]:
        """Tell which files `write` writes; one alone lies in a folder if `path` names one."""
        return [Path(path, name) for name in self._names(path)]

    def _names(self, path: str | Path) -> dict[PurePath, Content]:
        contents, goal = self._made.contents, Path(path)
        if self._made.in_folder or (goal.suffix and not goal.is_dir()):
            return contents
        return {PurePath(f"{self._made.name}.xlsx"): content for content in contents.values()}

    def write(self, path: str | Path, *, lang: Language = "vi", force: bool = False) -> list[Path]:
        """Write the workbooks.

        Args:
            path: an .xlsx file, or a folder, which several files need.
            lang: of everything but the names of the sheets.
            force: replace files that are there; a file that was read is never replaced.

        Returns:
            The files.

        Raises:
            CannotProceedError: a file is there, is an input, or cannot be written.
        """
        from cftscore.template import workbook

        contents, targets = self._names(path), self.files(path)
        in_folder = PurePath() not in contents
        if in_folder:
            write.check_folder(path, len(targets), formats=_EXTENSIONS)
        # A file in a folder that is not there yet cannot be in the way of anything.
        there = [target for target in targets if not in_folder or target.parent.is_dir()]
        write.check_targets(there, self.inputs, force=force, formats=_EXTENSIONS)
        # All are made before any is written: whoever breaks it off finds none of them.
        made = [
            workbook.render(replace(contents[name], language=lang))
            for name in counted(TEMPLATES, list(contents), at_once=1)
        ]
        for target, content in zip(targets, made, strict=True):
            if in_folder:
                write.make_folder(target.parent)
            write.write_atomically(target, content, force=force)
        return targets


class MergeResult(Answer):
    """What many workbooks report, to be written as one.

    Attributes:
        findings: what is odd, contradictions included.
        communes, reported: how many there are in the scope, and how many have figures.
        files: how many workbooks were read.
        inputs: the files that were read; none of them is ever written to.
    """

    def __init__(
        self,
        content: Content,
        findings: Iterable[FindingRecord],
        inputs: Iterable[Path],
        *,
        files: int,
    ) -> None:
        self._content, self.findings = content, tuple(findings)
        self.inputs, self.files = tuple(inputs), files
        self.communes = len(content.communes)
        self.reported = sum(map(bool, content.sources or ()))

    def _about(self) -> str:
        return f"files: {self.files}, communes: {self.reported} of {self.communes}"

    def write(self, path: str | Path, *, lang: Language = "vi", force: bool = False) -> None:
        """Write the workbook; each row says where it came from.

        Args:
            path: an .xlsx file.
            lang: of everything but the names of the sheets.
            force: replace a file that is there; a file that was read is never replaced.

        Raises:
            CannotProceedError: the file is there, is an input, or cannot be written.
        """
        from cftscore.template import workbook

        write.check_targets([path], self.inputs, force=force, formats=_EXTENSIONS)
        content = workbook.render(replace(self._content, language=lang))
        write.write_atomically(path, content, force=force)


def make_template(
    period: str | int,
    *,
    province: str | None = None,
    district: str | None = None,
    commune: str | None = None,
    layout: Layout = "table",
    prefill: str | Path | Iterable[str | Path] = (),
    latest: bool = False,
    evidence: bool = False,
    groups: bool = False,
    focus: Iterable[int] = (),
    criteria: str | Path | None = None,
    register: str | Path | None = None,
    on: str | None = None,
    unit_classes: str | Path | None = None,
) -> TemplateResult:
    """Make workbooks to fill in, which guide and score themselves.

    Args:
        period: `2020`, `2020-Q2`, `2020-H1`, `2020-07`.
        province: code or name; one file a district.
        district: code or name; one file.
        commune: code or name; one file. The smallest place is what templates are made for, the
            others tell it from places of the same name.
        layout: a table of communes, or one form a commune.
        prefill: workbooks of the last period, to bring along what seldom changes.
        latest: of several of those of one commune only the newest counts; what was passed over is
            a finding.
        evidence: with a sheet for the documents that stand behind each item.
        groups: with a sheet for the groups of children that make up a count, without names.
        focus: only these criteria, with their groups and without scores: for a part of a year.
        criteria: id or path of a criteria set; by default the one in force in the period.
        register: path of a register of communes to use in place of the shipped ones.
        on: the day whose communes count, `2020-11-20`; the last one of the period by default.
        unit_classes: path of a list of unit classes to fill in.

    Returns:
        The workbooks, to be written.

    Raises:
        CannotProceedError: no such place, period or criteria set, or the last period's workbooks
            cannot be read.
        ValueError: no place is named.
    """
    if {province, district, commune} == {None}:
        raise RefusedError("", _NO_PLACE)
    before = as_paths(prefill)
    made = make(
        Request(
            period=str(period),
            province=province,
            district=district,
            commune=commune,
            criteria=criteria,
            register=register,
            on=on,
            unit_classes=unit_classes,
            form=layout == "form",
            previous=before,
            latest=latest,
            evidence=evidence,
            groups=groups,
            focus=tuple(focus),
        )
    )
    return TemplateResult(
        made, files.find([one for one in (*before, register, unit_classes) if one])[0]
    )


@reads
def merge(source: Source, **reading: Unpack[Reading]) -> MergeResult:
    """Merge many filled workbooks or forms into one.

    Args:
        source: see `evaluate`.
        **reading: by what the workbooks are read, see `Reading`; the district or province decides
            the rows.

    Returns:
        A row for each commune of the scope, blank where nothing was reported or where reports
        contradict each other, to be written.

    Raises:
        CannotProceedError: there is nothing to merge.
    """
    from cftscore.template import merge as merging

    opened = read(source, reading)
    content, findings = merging.merge(opened.workbooks, options(reading), "vi", opened.findings)
    return MergeResult(
        content, map(to_record, findings), opened.inputs, files=len(opened.workbooks)
    )
