"""Workbooks to fill in, and many filled ones in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal, Unpack

from cftscore.api.reading import Reading, as_paths, options, read, reads
from cftscore.core.progress import TEMPLATES, counted
from cftscore.core.refused import RefusedError
from cftscore.core.text import Language, Text
from cftscore.output import write
from cftscore.output.base_result import FoundResult
from cftscore.spreadsheet import files
from cftscore.template import templates
from cftscore.template.content import Content
from cftscore.template.making import Made, make
from cftscore.template.merged import Merged
from cftscore.template.templates import Templates

if TYPE_CHECKING:
    from cftscore.api.reading import Source
    from cftscore.output.base_result import Frame

Layout = Literal["table", "form"]
_NO_PLACE = Text(
    "cần --district, --province hoặc --commune", "--district, --province or --commune is needed"
)


class TemplateResult(FoundResult[Templates]):
    """Workbooks to fill in, to be written.

    Attributes:
        document: which files, and which communes in each.
    """

    of = "template"

    def __init__(self, made: Made, inputs: Sequence[Path]) -> None:
        super().__init__(templates.document(made), inputs)
        self._made = made

    @property
    def communes(self) -> Frame:
        """One row per commune, with the file that it is in."""
        return self._frame("communes")

    def _about(self) -> str:
        listed = sum(len(file.communes) for file in self.document.files)
        return f"files: {len(self.document.files)}, communes: {listed}"

    def files(self, path: str | Path) -> list[Path]:
        """Tell which files `write` writes; one alone lies in a folder if `path` names one."""
        return [Path(path, name) for name in self._names(path)]

    def _names(self, path: str | Path) -> dict[PurePath, Content]:
        contents, goal = self._made.contents, Path(path)
        if self._made.in_folder or (goal.suffix and not goal.is_dir()):
            return contents
        return {PurePath(f"{self._made.name}.xlsx"): content for content in contents.values()}

    def write(
        self,
        path: str | Path,
        *,
        lang: Language = "vi",
        force: bool = False,
        table: str = "",
        separator: str | None = None,
    ) -> list[Path]:
        """Write the workbooks.

        Args:
            path: an .xlsx file, or a folder, which several files need.
            lang: of everything but the names of the sheets.
            force: replace files that are there; a file that was read is never replaced.
            table: of no meaning here.
            separator: of no meaning here.

        Returns:
            The files.

        Raises:
            CannotProceedError: a file is there, is an input, or cannot be written.
        """
        del table, separator
        from cftscore.template import workbook

        contents, targets = self._names(path), self.files(path)
        in_folder = PurePath() not in contents
        if in_folder:
            names = map(str, contents)
            write.check_files(path, names, self.inputs, force=force, formats=self.formats)
        else:
            write.check_targets(targets, self.inputs, force=force, formats=self.formats)
        # All are made before any is written: whoever breaks it off finds none of them.
        made = [
            workbook.render(replace(contents[name], language=lang))
            for name in counted(TEMPLATES, list(contents), at_once=1)
        ]
        files_made = dict(zip(targets, made, strict=True))
        return self._wrote(write.write_files(files_made, force=force))


class MergeResult(FoundResult[Merged]):
    """What many workbooks report, to be written as one, each row of which says where it is from."""

    of = "merge"

    def __init__(self, document: Merged, inputs: Sequence[Path], content: Content) -> None:
        super().__init__(document, inputs)
        self._content = content

    @property
    def communes(self) -> Frame:
        """One row per commune of the scope: how much is filled in, and which cells it is from."""
        return self._frame("communes")

    def render(self, kind: str, lang: Language = "vi") -> bytes:
        """Give the merged workbook; see `BaseResult.render`."""
        if kind != "xlsx":
            return super().render(kind, lang)
        from cftscore.template import workbook

        return workbook.render(replace(self._content, language=lang))

    def _about(self) -> str:
        shown = self.document
        return f"files: {len(shown.sources)}, communes: {shown.reported} of {len(shown.communes)}"


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
        str(period),
        (province, district, commune),
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
    from cftscore.template import merged

    opened = read(source, reading)
    content, findings = merging.merge(opened.workbooks, options(reading), opened.findings)
    return MergeResult(merged.document(content, opened.workbooks, findings), opened.inputs, content)
