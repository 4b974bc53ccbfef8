"""Everything that is wrong with workbooks, and copies with it marked or corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from cftscore.api.reading import Reading, as_paths, options, read, reads
from cftscore.core.text import Language
from cftscore.findings import kinds
from cftscore.findings.model import CannotProceedError, Place, Severity
from cftscore.output import formats
from cftscore.output.base_result import BaseResult, FoundResult
from cftscore.output.columns import Table
from cftscore.validation.fix import Corrected, Corrections
from cftscore.validation.validate import Checked, Filter, Validation, validate_workbooks

if TYPE_CHECKING:
    from cftscore.api.reading import Source
    from cftscore.output.base_result import Frame
    from cftscore.spreadsheet.load import Workbook


class FixResult(BaseResult[Corrections]):
    """What was corrected in a copy of a workbook."""

    of = "fix"

    @property
    def corrections(self) -> Frame:
        """One row per cell that was corrected: before and after."""
        return self._frame("corrections")

    def _about(self) -> str:
        return f"{', '.join(self.document.written)}, cells: {len(self.document.corrections)}"


class ValidationResult(FoundResult[Validation]):
    """What is wrong with workbooks.

    Attributes:
        checked: the same as it was made, which copies are written by.
    """

    of = "validate"

    def __init__(self, checked: Checked, inputs: Sequence[Path] = ()) -> None:
        super().__init__(checked.document, inputs)
        self.checked = checked

    def annotate(self, path: str | Path, *, lang: Language = "vi", force: bool = False) -> None:
        """Write a copy of the workbook with its findings as comments and colours.

        Args:
            path: of the copy, .xlsx, or .xlsm where the workbook has macros.
            lang: of the comments.
            force: replace a file that is there; a file that was read is never replaced.

        Raises:
            CannotProceedError: more or fewer than one workbook was read, it changed since, or the
                copy cannot be written.
        """
        self.check_copies([path], force=force)
        workbook = self._workbook([path])
        from cftscore.output import write
        from cftscore.validation import copies

        checked = self.checked
        content = copies.annotated(workbook, Path(path), checked.findings, lang, checked.warnings)
        write.write_atomically(path, content, force=force)

    def fix(self, path: str | Path, *, force: bool = False) -> FixResult:
        """Write a copy of the workbook in which what is certain is corrected; see `annotate`."""
        self.check_copies([path], force=force)
        workbook = self._workbook([path])
        from cftscore.output import write
        from cftscore.validation import copies

        content, made = copies.corrected(workbook, Path(path), self.checked.corrections)
        write.write_atomically(path, content, force=force)
        cells = tuple(
            Corrected(cell.place.sheet, cell.place.cell, cell.before, cell.after) for cell in made
        )
        document = Corrections(path=workbook.path, corrections=cells, written=(str(path),))
        return FixResult(document, self.inputs)

    def write_slips(
        self,
        folder: str | Path,
        *,
        kind: str | None = None,
        lang: Language = "vi",
        force: bool = False,
    ) -> list[Path]:
        """Write, for each commune with findings, a slip to check, correct and answer.

        Args:
            folder: made where it is not there; the one above it must be.
            kind: `docx` or `xlsx`; `docx` by default where python-docx is installed.
            lang: of the slips.
            force: replace files that are there; a file that was read is never replaced.

        Returns:
            The files; none where no commune has a finding.

        Raises:
            CannotProceedError: a file is there, is an input, or cannot be written.
            ValueError: there is no such kind.
        """
        from cftscore.output import write
        from cftscore.report import rendering, slips
        from cftscore.template.making import file_name

        wanted = rendering.slip_kind() if kind is None else kind
        if wanted not in formats.OF["slips"].written:
            raise ValueError(kind)
        prepared = self.checked.prepared
        made = [] if prepared is None else slips.slips(self.checked.findings, prepared)
        names = [f"{file_name(slip.commune.code, slip.commune.name)}.{wanted}" for slip in made]
        extensions = formats.OF["slips"].extensions
        targets = write.check_files(folder, names, self.inputs, force=force, formats=extensions)
        contents = rendering.render_slips(made, wanted, lang)
        return write.write_files(dict(zip(targets, contents, strict=True)), force=force)

    def check_copies(self, paths: Sequence[str | Path], *, force: bool = False) -> None:
        """Check that some copies may be written, before any is.

        Raises:
            CannotProceedError: one may not.
        """
        from cftscore.output import write

        extensions = formats.OF["copies"].extensions
        write.check_targets(paths, self.inputs, force=force, formats=extensions)
        self._workbook(paths)

    def _workbook(self, paths: Sequence[str | Path]) -> Workbook:
        """Give the workbook that copies are of."""
        if len(self.checked.workbooks) != 1:
            count = len(self.checked.workbooks)
            refused = [kinds.CopyOfOne(place=Place(str(path)), count=count) for path in paths]
            raise CannotProceedError(refused)
        return self.checked.workbooks[0]

    def _about(self) -> str:
        document = self.document
        return f"errors: {document.errors}, warnings: {document.warnings}, notes: {document.notes}"

    def _table(self, key: str) -> Table:
        from cftscore.output.tables import evaluation

        del key  # it has one
        return evaluation.of_findings(self.document.findings)


@reads
def validate(
    source: Source,
    *,
    previous: str | Path | Iterable[str | Path] = (),
    severity: str = "note",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    **reading: Unpack[Reading],
) -> ValidationResult:
    """Find everything that is wrong with workbooks, and where.

    Args:
        source: see `evaluate`.
        previous: workbooks of the last period, to hold figures against.
        severity: the mildest that counts: `error`, `warning` or `note`.
        select: codes or their beginnings that count, `V` or `X001`; all where there are none.
        ignore: codes or their beginnings that do not count.
        **reading: by what the workbooks are read, see `Reading`.

    Returns:
        The result, which can write copies with the cells marked, or with what is certain corrected.

    Raises:
        CannotProceedError: nothing could be validated.
        ValueError: there is no such severity.
    """
    wanted = Filter(severity=Severity(severity), select=tuple(select), ignore=tuple(ignore))
    before = as_paths(previous)
    opened = read(source, reading, *before)
    checked = validate_workbooks(
        opened.workbooks, opened.findings, opened.files, options(reading, previous=before), wanted
    )
    return ValidationResult(checked, opened.inputs)


@reads
def annotate(
    source: Source,
    path: str | Path,
    *,
    lang: Language = "vi",
    force: bool = False,
    **reading: Unpack[Reading],
) -> ValidationResult:
    """Write a copy of a workbook with what is wrong as comments and colours at its cells.

    Args:
        source: one workbook.
        path: of the copy; see `ValidationResult.annotate`.
        lang: of the comments.
        force: replace a file that is there; a file that was read is never replaced.
        **reading: by what the workbook is read, see `Reading`.

    Returns:
        What is marked in the copy.

    Raises:
        CannotProceedError: it cannot be validated, or the copy cannot be written.
    """
    result = validate(source, **reading)
    result.annotate(path, lang=lang, force=force)
    return result


@reads
def fix(
    source: Source, path: str | Path, *, force: bool = False, **reading: Unpack[Reading]
) -> FixResult:
    """Write a copy of a workbook in which what is certain is corrected.

    Args:
        source: one workbook.
        path: of the copy; see `ValidationResult.annotate`.
        force: replace a file that is there; a file that was read is never replaced.
        **reading: by what the workbook is read, see `Reading`.

    Raises:
        CannotProceedError: it cannot be validated, or the copy cannot be written.
    """
    return validate(source, **reading).fix(path, force=force)
