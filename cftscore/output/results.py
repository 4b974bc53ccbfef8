"""Results for those who work in Python: a document, its tables as DataFrames, JSON and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cftscore.core.text import Language
from cftscore.evaluation.document import Evaluation
from cftscore.output import formats
from cftscore.output.base_result import BaseResult

if TYPE_CHECKING:  # what only some commands need
    from cftscore.analysis.compare.comparison import Comparison
    from cftscore.analysis.explanation import Explanation
    from cftscore.analysis.plan.plan import Plan
    from cftscore.analysis.reconcile import Reconciliation
    from cftscore.analysis.sensitivity import Sensitivity
    from cftscore.output.base_result import Frame
    from cftscore.output.columns import Table


class EvaluationResult(BaseResult[Evaluation]):
    """What an evaluation found."""

    of = "evaluate"

    @property
    def communes(self) -> Frame:
        """One row per commune of the scope: verdict, points, points by criterion, reasons.

        Points that a blank leaves open are NA, between `points_min` and `points_max`.
        """
        return self._frame("communes")

    @property
    def items(self) -> Frame:
        """One row per item of each commune that submitted: value, points, band, cells, article.

        `value` is a Decimal where an item is a share, times what the criteria set says (100 for
        per cent); an int where it is a number of cases; a text where it is an answer.
        """
        return self._frame("items")

    @property
    def districts(self) -> Frame:
        """One row per district of the scope: communes by verdict, compliance in per cent.

        Compliance is of all communes on the register; there is no row where there is no district
        level, as from July 2025.
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

    @property
    def findings(self) -> Frame:
        """One row per finding: code, severity, message, fix, path, sheet, cell, commune."""
        return self._frame("findings")

    def _about(self) -> str:
        evaluation, verdicts = (
            self.document,
            [commune.verdict for commune in self.document.communes],
        )
        counts = f"communes: {len(verdicts)}, pass: {verdicts.count('pass')}"
        return f"{evaluation.criteria_set.id}, {evaluation.period}, {counts}"

    def _table(self, key: str) -> Table:
        from cftscore.output.tables import evaluation

        return evaluation.table(self.document, key)


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

    def _about(self) -> str:
        return ", ".join(period.period for period in self.document.periods)

    def _table(self, key: str) -> Table:
        from cftscore.output.tables import comparison

        return comparison.table(self.document, key)


class PlanResult(BaseResult["Plan"]):
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

    def _table(self, key: str) -> Table:
        from cftscore.output.tables import plan

        return plan.table(self.document, key)


class ExplanationResult(BaseResult["Explanation"]):
    """Why one commune got its verdict."""

    of = "explain"
    document: Explanation

    @property
    def items(self) -> Frame:
        """One row per item: derivation, band, points, and what the next band needs, in cases."""
        return self._frame("items")

    def to_markdown(self, lang: Language = "vi") -> str:
        """Give the explanation in words, in one language: `vi` or `en`."""
        return formats.render(self.of, self.document, "md", lang).decode()

    def _about(self) -> str:
        shown = self.document
        return f"{shown.code} {shown.name}, {shown.period}, {shown.verdict}"

    def _table(self, key: str) -> Table:
        del key  # it has one
        from cftscore.output.tables import explanation

        return explanation.items(self.document)


class ReconciliationResult(BaseResult["Reconciliation"]):
    """How a commune's own figures differ from the checked ones."""

    of = "reconcile"
    document: Reconciliation

    def _about(self) -> str:
        shown = self.document
        return f"{shown.period}, same: {shown.same}, different: {len(shown.communes)}"


class SensitivityResult(BaseResult["Sensitivity"]):
    """Which provisional figures could flip which verdicts."""

    of = "sensitivity"
    document: Sensitivity

    def _about(self) -> str:
        shown = self.document
        flips = sum(bool(shift.flips) for shift in shown.shifts)
        return f"{shown.criteria_set.id}, {shown.period}, shifts that flip a verdict: {flips}"
