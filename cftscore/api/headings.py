"""What the headings of workbooks mean: shown, decided and written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cftscore.authoring import mapped
from cftscore.authoring import mapping as authoring
from cftscore.authoring.mapped import Mapping
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
from cftscore.output.base_result import BaseResult
from cftscore.spreadsheet import files

if TYPE_CHECKING:
    from cftscore.output.base_result import Frame


class MappingResult(BaseResult[Mapping]):
    """The headings of some workbooks, and what each may mean.

    Attributes:
        rows: the headings, each once, as they were read.
        criteria_set: whose indicators are named.
    """

    of = "map"

    def __init__(
        self, rows: Iterable[Row], criteria_set: CriteriaSet, inputs: Sequence[Path]
    ) -> None:
        self.rows, self.criteria_set = tuple(rows), criteria_set
        super().__init__(mapped.document(self.rows, criteria_set), inputs)

    @property
    def headings(self) -> Frame:
        """One row per heading: where it stands, what it means, how sure that is, and why."""
        return self._frame("headings")

    def with_rows(self, rows: Iterable[Row]) -> MappingResult:
        """Return the same with other rows: those that somebody decided."""
        return MappingResult(rows, self.criteria_set, self.inputs)

    def render(self, kind: str, lang: Language = "vi") -> bytes:
        """Give the mapping as `yaml`, `yml` or `xlsx`, else as `BaseResult.render`."""
        if kind in ("yaml", "yml"):
            return authoring.to_yaml(self.rows, self.criteria_set, lang)
        if kind == "xlsx":
            return authoring.to_workbook(self.rows, self.criteria_set, lang)
        return super().render(kind, lang)

    def _about(self) -> str:
        return f"{self.criteria_set.id}, headings: {len(self.rows)}"


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
    known = None
    if mapping is not None:
        known = intake_mapping.load(Path(mapping), file.set).readings()
    rows = list_headings(workbooks, Headings(file.set, year, known))
    return MappingResult(rows, file.set, files.find(paths)[0])
