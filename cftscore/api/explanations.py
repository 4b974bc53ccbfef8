"""Why many communes got their verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Unpack, cast, get_args

from cftscore.api.communes import costs_file, costs_of
from cftscore.api.reading import Reading, read_and_prepare, reads
from cftscore.core.refused import RefusedError
from cftscore.core.text import Text
from cftscore.evaluation.evaluate import evaluate_prepared
from cftscore.output.base_result import FoundResult
from cftscore.scoring.verdict import Verdict

if TYPE_CHECKING:
    from cftscore.analysis.explanations import Explanations
    from cftscore.api.communes import Weights
    from cftscore.api.reading import Source
    from cftscore.output.base_result import Frame

_NO_SUCH_VERDICT = Text(
    "{given}: không có kết quả này; các kết quả: {known}",
    "{given}: no such verdict; the verdicts are {known}",
)


class ExplanationsResult(FoundResult["Explanations"]):
    """Why many communes got their verdicts."""

    of = "explanations"
    document: Explanations

    @property
    def communes(self) -> Frame:
        """One row per commune: verdict, points, reasons, and whether it can pass."""
        return self._frame("communes")

    @property
    def items(self) -> Frame:
        """One row per item of each commune, those first that give no points or are unknown."""
        return self._frame("items")

    @property
    def changes(self) -> Frame:
        """One row per figure that would have to differ for a commune to pass, by route."""
        return self._frame("changes")

    def _about(self) -> str:
        shown = self.document
        return f"{shown.period}, {', '.join(shown.verdicts)}: {len(shown.communes)}"


@reads
def explain_many(
    source: Source,
    verdict: Verdict | Iterable[Verdict] = "fail",
    *,
    every_item: bool = False,
    costs: Weights = None,
    **reading: Unpack[Reading],
) -> ExplanationsResult:
    """Explain all communes of a verdict.

    Args:
        source: see `evaluate`.
        verdict: `fail`, `incomplete`, `pass`, `not_submitted`, or several of them.
        every_item: explain the items that give points too; else only those that give none or are
            unknown.
        costs: see `plan`.
        **reading: by what the workbooks are read, see `Reading`.

    Raises:
        CannotProceedError: nothing could be evaluated, or the weights are wrong.
        ValueError: there is no such verdict.
    """
    from cftscore.analysis import explanations

    wanted = as_verdicts(verdict)
    prepared, inputs = read_and_prepare(source, reading, costs_file(costs))
    weights = costs_of(costs, prepared)
    evaluation = evaluate_prepared(prepared, figures_with=wanted)
    document = explanations.explain_many(evaluation, wanted, weights, every_item=every_item)
    return ExplanationsResult(document, inputs)


def as_verdicts(given: Verdict | Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Take one verdict or several.

    Raises:
        ValueError: there is no such verdict.
    """
    wanted: tuple[str, ...] = (given,) if isinstance(given, str) else tuple(given)
    for verdict in wanted:
        if verdict not in get_args(Verdict):
            known = ", ".join(get_args(Verdict))
            raise RefusedError("verdict", _NO_SUCH_VERDICT.filled(given=verdict, known=known))
    return cast("tuple[Verdict, ...]", wanted)
