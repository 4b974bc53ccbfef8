"""The Python interface of comparisons: `cftscore.compare`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cftscore.analysis.compare.compare import compare_sources
from cftscore.analysis.compare.comparison import Comparison
from cftscore.analysis.compare.timeline import Asked
from cftscore.analysis.compare.timeline import Source as Given
from cftscore.api import read_source
from cftscore.core.progress import Listener, told
from cftscore.core.text import Language
from cftscore.evaluation.document import to_json
from cftscore.evaluation.resolve import parse_period

if TYPE_CHECKING:
    from cftscore.api import Frame, Source


class ComparisonResult:
    """What changed from one period to the next.

    Attributes:
        document: everything, as plain structs; their names are the keys of the JSON.
        inputs: the files that were read; none of them is ever written to.
    """

    def __init__(self, document: Comparison, inputs: Sequence[Path] = ()) -> None:
        self.document, self.inputs = document, tuple(inputs)

    @property
    def areas(self) -> Frame:
        """One row per district and province: compliance by period, and the difference.

        The difference of compliance is in percentage points, rounded once from the exact shares.
        """
        return self._frame("areas")

    @property
    def recognition(self) -> Frame:
        """One row per pair of periods and area: communes gained, kept, lost; average points."""
        return self._frame("recognition")

    @property
    def communes(self) -> Frame:
        """One row per commune: verdicts and points by period, and whether it was gained or lost."""
        return self._frame("communes")

    @property
    def criteria(self) -> Frame:
        """One row per pair of periods, area and criterion: average points then and now."""
        return self._frame("criteria")

    @property
    def origins(self) -> Frame:
        """One row per commune of before a reform that another came from, wholly or in part."""
        return self._frame("origins")

    @property
    def notes(self) -> Frame:
        """One row per change of a commune itself: merged, divided, renamed, moved, class."""
        return self._frame("notes")

    @property
    def findings(self) -> Frame:
        """One row per finding, about the comparison first, then period by period."""
        return self._frame("findings")

    def to_json(self) -> str:
        """Give the whole document as JSON, the same in both languages."""
        return to_json(self.document)

    def write(self, path: str | Path, *, lang: Language = "vi", force: bool = False) -> None:
        """Write the comparison to .xlsx, .csv, .json or .md.

        Args:
            path: see `Result.write`.
            lang: see `Result.write`.
            force: see `Result.write`.

        Raises:
            CannotProceedError: see `Result.write`.
        """
        from cftscore.output import write as output_write
        from cftscore.output.comparison import files as comparison_files

        target = Path(path)
        output_write.check_targets(
            [target], self.inputs, force=force, formats=comparison_files.FORMATS
        )
        content = comparison_files.render(self.document, target.suffix.lower().lstrip("."), lang)
        output_write.write_atomically(target, content, force=force)

    def _frame(self, key: str) -> Frame:
        from cftscore.output import frames
        from cftscore.output.tables import comparison as comparison_tables

        return frames.to_frame(comparison_tables.table(self.document, key))


def compare(
    before: Source,
    after: Source,
    *later: Source,
    periods: Sequence[str | int] | None = None,
    criteria: str | Path | Mapping[str, str | Path] | None = None,
    register: str | Path | None = None,
    district: str | None = None,
    province: str | None = None,
    progress: Listener | None = None,
) -> ComparisonResult:
    """Compare two periods or more: compliance, communes gained and lost, points by criterion.

    Args:
        before: what communes reported in one period, see `evaluate`.
        after: the same of another period; which is the earlier one goes by the periods.
        later: of more periods.
        periods: of each source in turn, where the workbooks do not state them.
        criteria: a criteria set for all periods, or a mapping of periods to sets.
        register: see `evaluate`.
        district: code or name; only its communes are compared, and what they came from or became.
        province: the same for a province.
        progress: see `evaluate`.

    Returns:
        The comparison, its periods in order.

    Raises:
        CannotProceedError: a period is not stated or cannot be evaluated, or there is only one.
        ValueError: there are not as many periods as sources, or a criteria set is for a period that
            is not compared.

    Across the reform of July 2025 communes are matched through the lineage of the register.
    """
    sources = (before, after, *later)
    stated = [None] * len(sources) if periods is None else list(map(str, periods))
    if len(stated) != len(sources):
        raise ValueError(periods)
    if criteria is None or isinstance(criteria, str | Path):
        criteria = {} if criteria is None else {"": criteria}
    asked = Asked(
        criteria={str(parse_period(key)) if key else "": name for key, name in criteria.items()},
        register=register,
        district=district,
        province=province,
    )
    given: list[Given] = []
    inputs: list[Path] = []
    with told(progress):
        for source, period in zip(sources, stated, strict=True):
            workbooks, findings, read = read_source(source, register)
            paths = [source] if isinstance(source, str | Path) else [w.path for w in workbooks]
            given.append(
                Given(
                    name=", ".join(map(str, paths)),
                    workbooks=workbooks,
                    findings=findings,
                    period=period,
                    one_period=True,
                )
            )
            inputs += read
        document = compare_sources(given, asked)
    if asked.criteria.keys() - {"", *(one.period for one in document.periods)}:
        raise ValueError(criteria)
    return ComparisonResult(document, inputs)
