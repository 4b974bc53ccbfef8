"""What the headings of workbooks mean: shown, decided and written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cftscore.authoring import mapping as authoring
from cftscore.authoring.mapping import Row, list_headings
from cftscore.core.text import Language
from cftscore.criteria import load as criteria_load
from cftscore.criteria.check import load_sound
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.resolve import parse_period
from cftscore.evaluation.workbooks import read_workbooks
from cftscore.findings.model import CannotProceedError
from cftscore.intake import mapping as intake_mapping
from cftscore.intake.headings import Headings
from cftscore.output import write
from cftscore.output.answer import Answer
from cftscore.spreadsheet import files


class MappingResult(Answer):
    """The headings of some workbooks, and what each may mean.

    Attributes:
        rows: the headings, each once.
        criteria_set: whose indicators are named.
        inputs: the files that were read; none of them is ever written to.
    """

    def __init__(
        self, rows: Iterable[Row], criteria_set: CriteriaSet, inputs: Iterable[Path]
    ) -> None:
        self.rows, self.criteria_set, self.inputs = tuple(rows), criteria_set, tuple(inputs)

    def _about(self) -> str:
        return f"{self.criteria_set.id}, headings: {len(self.rows)}"

    def with_rows(self, rows: Iterable[Row]) -> MappingResult:
        """Return the same with other rows: those that somebody decided."""
        return MappingResult(rows, self.criteria_set, self.inputs)

    def write(self, path: str | Path, *, lang: Language = "vi", force: bool = False) -> None:
        """Write the mapping to .yaml or .xlsx.

        Args:
            path: decides the format by its extension.
            lang: of its comments and labels, `vi` or `en`.
            force: replace a file that is there; a file that was read is never replaced.

        Raises:
            CannotProceedError: the file is there, is an input, or cannot be written.
        """
        target = Path(path)
        check_target(target, self.inputs, force=force)
        make = authoring.to_workbook if target.suffix.lower() == ".xlsx" else authoring.to_yaml
        content = make(self.rows, self.criteria_set, lang)
        write.write_atomically(target, content, force=force)


def check_target(target: Path, inputs: Iterable[Path], *, force: bool) -> None:
    """Refuse to write a mapping over a file that is there or that is read.

    Raises:
        CannotProceedError: it may not be written.
    """
    formats = (".yaml", ".yml", ".xlsx")
    write.check_targets([target], list(inputs), force=force, formats=formats)


def map_headings(
    source: str | Path | Iterable[str | Path],
    *,
    criteria: str | Path | None = None,
    period: str | int | None = None,
    mapping: str | Path | None = None,
) -> MappingResult:
    """Show how the headings of workbooks are read.

    Args:
        source: a workbook, a folder of workbooks, or several of either.
        criteria: id or path of a criteria set; by default the one in force in the period, else
            the newest that is shipped.
        period: such as `2020`: what stands under the heading of another year is not taken.
        mapping: what is known already of the headings: a file that this wrote.

    Raises:
        CannotProceedError: nothing could be read, or a criteria set or mapping is not sound.
    """
    year = "" if period is None else str(parse_period(str(period)).year)
    file = None
    if criteria is None and period is not None:
        file = criteria_load.in_force(parse_period(str(period)))
    file = file or load_sound(criteria or criteria_load.shipped_ids()[-1])
    paths = [source] if isinstance(source, str | Path) else [*source]
    workbooks, findings = read_workbooks(paths)
    if not workbooks:
        raise CannotProceedError(findings)
    mapped = None
    if mapping is not None:
        mapped = intake_mapping.load(Path(mapping), file.set).readings()
    rows = list_headings(workbooks, Headings(file.set, year, mapped))
    return MappingResult(rows, file.set, files.find(paths)[0])
