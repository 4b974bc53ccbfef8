"""Explaining one commune: from the evaluation's document to figures, quantities, bands, points.

Everything is read off the document, which is the record that scoring left; nothing is computed
a second time.
"""

from __future__ import annotations

from operator import itemgetter

from cftscore.analysis.explanation import (
    SCHEMA,
    BandExplained,
    CriterionExplained,
    Explanation,
    FigureExplained,
    ItemExplained,
    MarkExplained,
    NextBand,
    Outcome,
)
from cftscore.analysis.plan.costs import Costs
from cftscore.analysis.plan.improvement import Improvement, Improver
from cftscore.core.numbers import plain
from cftscore.core.text import YES_NO, Text
from cftscore.criteria.model import Criterion, Item
from cftscore.evaluation.document import (
    CommuneResult,
    CriterionResult,
    Evaluation,
    Figure,
    FindingRecord,
    ItemResult,
    Number,
)
from cftscore.evaluation.records import decided_by
from cftscore.findings.model import Severity
from cftscore.intake.evidence import count
from cftscore.scoring.rules import Rules


def explain(evaluation: Evaluation, code: str, costs: Costs) -> Explanation:
    """Explain one commune.

    Args:
        evaluation: the document; the commune's record must hold its figures.
        code: the commune's.
        costs: what a case weighs in what it would take.

    Raises:
        KeyError: the commune is not in the document.
    """
    for commune in evaluation.communes:
        if commune.code == code:
            return Explainer(evaluation, costs).explain(commune)
    raise KeyError(code)


class Explainer:
    """Explains communes of an evaluation, one after the other.

    Args:
        evaluation: the document.
        costs: what a case weighs in what it would take.
    """

    def __init__(self, evaluation: Evaluation, costs: Costs) -> None:
        self.evaluation = evaluation
        self.improver = Improver(Rules(evaluation.criteria_set.definition), costs)
        self.findings: dict[str | None, list[tuple[int, FindingRecord]]] = {}
        for place, finding in enumerate(evaluation.findings):
            if finding.commune is not None or finding.severity is Severity.ERROR:
                self.findings.setdefault(finding.commune, []).append((place, finding))

    def explain(self, commune: CommuneResult) -> Explanation:
        """Explain a commune, whose record must hold its figures."""
        improvement = self.improver.improve(commune)
        findings = self._findings(commune.code)
        return _OfCommune(self.evaluation, commune, improvement, findings).explain()

    def _findings(self, code: str) -> tuple[FindingRecord, ...]:
        """Give the findings about a commune, and what could not be read at all, in their order."""
        listed = [*self.findings.get(code, ()), *self.findings.get(None, ())]
        return tuple(finding for _, finding in sorted(listed, key=itemgetter(0)))


class _OfCommune:
    def __init__(
        self,
        evaluation: Evaluation,
        commune: CommuneResult,
        improvement: Improvement,
        findings: tuple[FindingRecord, ...],
    ) -> None:
        self.evaluation, self.commune, self.improvement = evaluation, commune, improvement
        self.findings = findings
        self.set = evaluation.criteria_set.definition
        self.figures = {figure.indicator: figure for figure in commune.figures}
        self.steps = {(step.item, step.band): step for step in improvement.steps}

    def explain(self) -> Explanation:
        evaluation, commune = self.evaluation, self.commune
        defined = {criterion.id: criterion for criterion in self.set.criteria}
        return Explanation(
            schema=SCHEMA,
            criteria_set=evaluation.criteria_set,
            period=evaluation.period,
            register=evaluation.register,
            sources=evaluation.sources,
            code=commune.code,
            name=commune.name,
            district_code=commune.district_code,
            district=commune.district,
            province_code=commune.province_code,
            province=commune.province,
            verdict=commune.verdict,
            points=commune.points,
            points_min=commune.points_min,
            points_max=commune.points_max,
            mark=self._mark(),
            points_above=plain(self.set.recognition.every_criterion.points_above),
            criteria=tuple(
                self._criterion(defined[criterion.id], criterion) for criterion in commune.criteria
            ),
            reasons=commune.reasons,
            source=commune.source,
            improvement=self.improvement,
            evidence=count(commune.evidence, self.set.items),
            findings=self.findings,
            by_ratio=sum(item.by_ratio for one in commune.criteria for item in one.items),
        )

    def _mark(self) -> MarkExplained | None:
        key = self.commune.unit_class
        if key is None:
            return None
        unit_class = self.set.unit_classes[key]
        title, source = unit_class.title, unit_class.source
        return MarkExplained(
            unit_class=key,
            title=title,
            points=plain(unit_class.pass_from),
            article=source.article,
            status=source.status,
            page=source.page,
        )

    def _criterion(self, criterion: Criterion, result: CriterionResult) -> CriterionExplained:
        items = {item.id: item for item in criterion.items}
        return CriterionExplained(
            id=criterion.id,
            title=criterion.title,
            points=result.points,
            points_min=result.points_min,
            points_max=result.points_max,
            max_points=result.max_points,
            met=result.met,
            items=tuple(self._item(items[item.id], item) for item in result.items),
        )

    def _item(self, item: Item, result: ItemResult) -> ItemExplained:
        derivation = derive(item, result)
        band = None if result.band is None else _band(item, result.band)
        return ItemExplained(
            id=item.id,
            title=item.title,
            figures=tuple(self._figure(self.figures[key]) for key in item.indicators),
            derivation=derivation,
            value=result.value,
            points=result.points,
            max_points=plain(item.max_points),
            outcome=_outcome(result),
            band=band,
            next_band=self._next(item, result),
            status=decided_by(item, result),
            article=item.source.article,
            article_status=item.source.status,
            page=item.source.page,
            evidence=tuple(one for one in self.commune.evidence or () if one.item == item.id),
        )

    def _figure(self, figure: Figure) -> FigureExplained:
        label = self.set.indicators[figure.indicator].label
        home = self.commune.source
        return FigureExplained(
            indicator=figure.indicator,
            label=label,
            value=figure.value,
            cells=tuple(
                cell.cell if cell.source == home else f"[{cell.source}]{cell.cell}"
                for cell in figure.cells
            ),
            written=tuple(cell.written for cell in figure.cells),
        )

    def _next(self, item: Item, result: ItemResult) -> NextBand | None:
        outcome = _outcome(result)
        met = len(item.bands) if result.band is None else result.band
        if outcome not in ("band", "below") or met == 0:
            return None
        step = self.steps.get((item.id, met - 1))
        band = _band(item, met - 1)
        now = 0 if result.points is None else result.points
        return NextBand(
            band=band,
            gain=band.points - now,
            indicator=item.numerator,
            before=None if step is None else step.before,
            after=None if step is None else step.after,
            when=None if step is None else step.when,
        )


_BY_RATIO = Text(
    "đơn vị tự ghi {value}{sign} ở {cells}, không có số đếm nào xác nhận",
    "{value}{sign} as typed in {cells}, which no counts confirm",
)


def derive(item: Item, result: ItemResult) -> Text:
    """Write the quantity of an item as it was computed: `117 / 120 = 97.50%`."""
    if result.by_ratio:
        sign = "%" if item.share is not None else ""
        return _BY_RATIO.filled(value=_shown(result.value), sign=sign, cells=result.cells)
    if item.denominator is None:
        return _shown(result.value)
    quotient = "{numerator} / {denominator}"
    if item.rate is not None:
        quotient += " × {base}"
    if result.value is not None:
        quotient += " = {value}%" if item.share is not None else " = {value}"
    return Text(quotient, quotient).filled(
        numerator=_shown(result.numerator),
        denominator=_shown(result.denominator),
        base=item.base,
        value=_shown(result.value),
    )


def _shown(value: str | Number | None) -> Text:
    if value is None:
        return Text("?", "?")
    if isinstance(value, str):
        return YES_NO[value == "yes"]
    return Text("{value}", "{value}").filled(value=value)


def _outcome(result: ItemResult) -> Outcome:
    if result.points is None:
        return "unknown"
    if result.band is not None:
        return "band"
    return "nobody" if result.denominator == 0 else "below"


def _band(item: Item, index: int) -> BandExplained:
    band = item.bands[index]
    threshold = item.describe(band)
    return BandExplained(
        band=index,
        threshold=threshold,
        points=plain(band.points),
        status=band.status,
    )
