"""Results for those who work in Python: a document, its tables as DataFrames, JSON and files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from cftscore.core.text import Language
from cftscore.evaluation.document import Evaluation
from cftscore.output import formats
from cftscore.output.base_result import BaseResult, FoundResult
from cftscore.output.blocks import Block, Heading

if TYPE_CHECKING:  # what only some commands need
    from cftscore.analysis.compare.comparison import Comparison
    from cftscore.analysis.explanation import Explanation
    from cftscore.analysis.plan.plan import Plan
    from cftscore.analysis.reconcile import Reconciliation
    from cftscore.analysis.sensitivity import Sensitivity
    from cftscore.evaluation.figures_read import FiguresRead
    from cftscore.evaluation.pipeline import Prepared
    from cftscore.output.base_result import Frame
    from cftscore.output.columns import Table
    from cftscore.output.dhis2 import Dhis2Result


class EvaluationResult(FoundResult[Evaluation]):
    """What an evaluation found."""

    of = "evaluate"

    def __init__(
        self,
        document: Evaluation,
        inputs: Sequence[Path] = (),
        prepared: Prepared | None = None,
    ) -> None:
        super().__init__(document, inputs)
        self._prepared = prepared

    @property
    def communes(self) -> Frame:
        """One row per commune of the scope: verdict, points, points by criterion, reasons.

        Points that a blank leaves open are NA, between `points_min` and `points_max`.
        """
        return self._frame("communes")

    @property
    def items(self) -> Frame:
        """One row per item of each commune that submitted: value, points, band, cells, article.

        `value` is a number of cases, or a share or rate times what the criteria set says (100 for
        per cent), whose exact fraction stands beside it as `numerator` and `denominator`; what is
        answered with yes or no stands in `answer`. Points are exact.
        """
        return self._frame("items")

    @property
    def indicators(self) -> Frame:
        """One row per indicator of each commune that submitted: the figure, and how it was read.

        `value` is a count as it was scored, NA where it is missing; `answer` is yes or no; `cells`
        says where it stands, `written` what the cells say, `how` whether that was a number, a text,
        blank, not usable, left out since it contradicts another figure, or assumed; `finding` holds
        the codes of what was found there.

        Raises:
            ValueError: what was read is not held; see `figures` of `evaluate`.
        """
        return self._frame("indicators")

    @property
    def long(self) -> Frame:
        """One row per indicator that an item reads, by commune and item: for a warehouse.

        `quantity` and `points` of an item stand in the first of its rows alone, so that sums count
        them once. A commune that sent nothing has one row.

        Raises:
            ValueError: what was read is not held; see `figures` of `evaluate`.
        """
        return self._frame("long")

    @property
    def districts(self) -> Frame:
        """One row per district of the scope: communes by verdict, compliance in per cent.

        `compliance_percent` is a float64, rounded, beside the exact `passed` and `communes`, all
        that are on the register; there is no row where
        there is no district level, as from July 2025.
        """
        return self._frame("districts")

    @property
    def provinces(self) -> Frame:
        """One row per province, over all communes on the register; columns as of `districts`."""
        return self._frame("provinces")

    @property
    def missed_criteria(self) -> Frame:
        """One row per criterion, the most often missed first: how many communes miss it."""
        return self._frame("missed_criteria")

    def dhis2(self, mapping: str | Path) -> Dhis2Result:
        """Give the figures as data values of DHIS2; nothing is sent.

        Args:
            mapping: a YAML file that says which data element an indicator is, and which
                organisation unit a commune.

        Returns:
            The values, to be written as `.dhis2.json`; what has no mapping is in its `findings`.

        Raises:
            CannotProceedError: the mapping cannot be read or is wrong, or maps nothing.
            ValueError: what was read is not held; see `figures` of `evaluate`.
        """
        from cftscore.output import dhis2

        return dhis2.make(self.document, self._figures, mapping, self.inputs)

    def render(self, kind: str, lang: Language = "vi") -> bytes:
        """Give the result as a file; see `BaseResult.render`."""
        if kind == formats.DHIS2:
            raise ValueError("a mapping is needed: result.dhis2(mapping).write(path)")
        return super().render(kind, lang)

    def _about(self) -> str:
        evaluation, verdicts = (
            self.document,
            [commune.verdict for commune in self.document.communes],
        )
        counts = f"communes: {len(verdicts)}, pass: {verdicts.count('pass')}"
        return f"{evaluation.criteria_set.id}, {evaluation.period}, {counts}"

    @property
    def tables(self) -> tuple[str, ...]:
        """The keys of its tables; those of figures only where what was read is held."""
        held = () if self._prepared is None else formats.OF[self.of].of_figures
        return (*super().tables, *held)

    @cached_property
    def _figures(self) -> FiguresRead:
        if self._prepared is None:
            raise ValueError("what was read is not held: evaluate(..., figures=True)")
        from cftscore.evaluation.figures_read import FiguresRead

        return FiguresRead(self._prepared)

    def _table(self, key: str) -> Table:
        if key not in formats.OF[self.of].of_figures:
            return super()._table(key)
        from cftscore.output.tables import figures

        return getattr(figures, key)(self.document, self._figures)  # type: ignore[no-any-return]


class ComparisonResult(BaseResult["Comparison"]):
    """What changed from one period to the next."""

    of = "compare"
    document: Comparison

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

    @property
    def long(self) -> Frame:
        """One row per commune and period: place, verdict and points then.

        `commune` is the code as last registered; where a reform made it of several, each of these
        has a row, with the `share` of it that went in.
        """
        return self._frame("long")

    def _about(self) -> str:
        return ", ".join(period.period for period in self.document.periods)


class PlanResult(FoundResult["Plan"]):
    """What it would take to reach a target."""

    of = "plan"
    document: Plan

    @property
    def areas(self) -> Frame:
        """One row per district and province: communes asked for, short, cost of the plan."""
        return self._frame("areas")

    @property
    def communes(self) -> Frame:
        """One row per commune that did not pass, the nearest first: outlook, cost, needs.

        A cost is the sum of the weights of all changes; NA where there is no way.
        """
        return self._frame("communes")

    @property
    def changes(self) -> Frame:
        """One row per figure that would have to differ, by commune and route: before and after."""
        return self._frame("changes")

    @property
    def steps(self) -> Frame:
        """One row per better band of an item: the next value that earns it."""
        return self._frame("steps")

    @property
    def close_calls(self) -> Frame:
        """One row per single case that flips a commune's verdict."""
        return self._frame("close_calls")

    def _about(self) -> str:
        shown = self.document
        return f"{shown.criteria_set.id}, {shown.period}, target: {shown.target}%"


_IN_NOTEBOOK = ("item", "title", "title_vi", "derivation", "derivation_vi", "points", "max_points")


def _is_section(block: Block) -> bool:
    return isinstance(block, Heading) and block.level > 1


class ExplanationResult(FoundResult["Explanation"]):
    """Why one commune got its verdict."""

    of = "explain"
    document: Explanation

    @property
    def items(self) -> Frame:
        """One row per item: derivation, band, points, and what the next band needs, in cases."""
        return self._frame("items")

    @property
    def figures(self) -> Frame:
        """One row per figure that an item reads: value, cells, and what they say."""
        return self._frame("figures")

    @property
    def changes(self) -> Frame:
        """One row per figure that would have to differ for the commune to pass, by route."""
        return self._frame("changes")

    def to_markdown(self, lang: Language = "vi") -> str:
        """Give the explanation in words, in one language: `vi` or `en`."""
        return formats.render(self.of, self.document, "md", lang).decode()

    def _shown(self, lang: Language) -> Iterator[Block]:
        from cftscore.output.grids import grid

        yield from takewhile(lambda block: not _is_section(block), self.blocks(lang))
        shown = formats.OF[self.of].table(self.document)
        kept = [at for at in shown.in_language(lang) if shown.columns[at].key in _IN_NOTEBOOK]
        yield grid(shown, lang, kept)

    def _about(self) -> str:
        shown = self.document
        return f"{shown.code} {shown.name}, {shown.period}, {shown.verdict}"


class ReconciliationResult(BaseResult["Reconciliation"]):
    """How a commune's own figures differ from the checked ones."""

    of = "reconcile"
    document: Reconciliation

    @property
    def differences(self) -> Frame:
        """One row per figure that the two sides state differently, with the cells of both."""
        return self._frame("differences")

    @property
    def communes(self) -> Frame:
        """One row per commune that differs: verdict and points by either side's figures."""
        return self._frame("communes")

    @property
    def only_one(self) -> Frame:
        """One row per commune of which only one side speaks."""
        return self._frame("only_one")

    @property
    def findings(self) -> Frame:
        """One row per finding, with the side that it is about."""
        return self._frame("findings")

    def _about(self) -> str:
        shown = self.document
        return f"{shown.period}, same: {shown.same}, different: {len(shown.communes)}"


class SensitivityResult(FoundResult["Sensitivity"]):
    """Which provisional figures could flip which verdicts."""

    of = "sensitivity"
    document: Sensitivity

    @property
    def shifts(self) -> Frame:
        """One row per provisional figure and direction: how many verdicts change."""
        return self._frame("shifts")

    @property
    def flips(self) -> Frame:
        """One row per commune whose verdict a shift flips."""
        return self._frame("flips")

    def _about(self) -> str:
        shown = self.document
        flips = sum(bool(shift.flips) for shift in shown.shifts)
        return f"{shown.criteria_set.id}, {shown.period}, shifts that flip a verdict: {flips}"
