"""Reconciling: a commune's own figures against the district's checked ones, cell by cell.

Both sides are read and scored the same way, by the criteria set, period and register of the
checked one. What differs is listed with both values and both places, and what it does to points
and verdicts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from cftscore.analysis.reconciled_items import ItemReconciled, items_of
from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.evaluation.document import (
    CommuneResult,
    CriteriaSetUsed,
    Evaluation,
    FindingRecord,
    Number,
    Source,
    to_record,
)
from cftscore.evaluation.evaluate import evaluate_prepared
from cftscore.evaluation.pipeline import Prepared
from cftscore.evaluation.register_used import RegisterUsed
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import unit_class
from cftscore.intake.headings import UNIT_CLASS
from cftscore.intake.values import is_blank
from cftscore.register.model import Commune, InDistrict
from cftscore.scoring.verdict import Verdict

SCHEMA = "cftscore/reconciliation/1"

# Who sent nothing is not the question when two files are laid side by side.
_NOT_ASKED = {c.NotSubmitted.code, c.DistrictNotSubmitted.code}


class Reading(Record, frozen=True):
    """What one side says of a figure.

    Attributes:
        value: a count, `yes` and `no`, or a unit class; None where it is missing or unusable.
        written: what its cells say.
        cells: where, `Sheet!F7`; `[1]Sheet!F7` where the side has several files: the place among
            them, from 0.
    """

    value: int | str | None
    written: tuple[str, ...]
    cells: tuple[str, ...]


class Difference(Record, frozen=True):
    """A figure that the two sides state differently."""

    indicator: str
    label: Text
    own: Reading
    checked: Reading


class SideResult(Record, frozen=True):
    """The verdict and points of a commune by one side's figures."""

    verdict: Verdict
    points: Number | None
    points_min: Number | None
    points_max: Number | None
    points_required: Number | None


class CommuneReconciled(InDistrict, frozen=True):
    """A commune that both sides speak of, and that they state differently.

    Attributes:
        differences: the figures that differ.
        items: every item by both sides' points, those that are alike too.
        own, checked: the verdict by each side.
    """

    differences: tuple[Difference, ...]
    items: tuple[ItemReconciled, ...]
    own: SideResult
    checked: SideResult


class CommuneNamed(Record, frozen=True):
    """A commune of which only one side speaks."""

    code: str
    name: str
    district: str | None


class Reconciliation(Record, frozen=True):
    """The whole result of `reconcile`.

    Attributes:
        own_sources, checked_sources: the files of each side.
        same: how many communes both sides state alike.
        communes: those that they state differently.
        only_own, only_checked: communes of which one side does not speak.
        own_findings, checked_findings: what is odd about the files of each side.
        by_ratio: how many items of both sides rest on shares and rates that no counts confirm; left
            out where none does.
        findings: what is odd about holding the one against the other.
    """

    schema: str
    criteria_set: CriteriaSetUsed
    period: str
    register: RegisterUsed
    own_sources: tuple[Source, ...]
    checked_sources: tuple[Source, ...]
    same: int
    communes: tuple[CommuneReconciled, ...]
    only_own: tuple[CommuneNamed, ...]
    only_checked: tuple[CommuneNamed, ...]
    own_findings: tuple[FindingRecord, ...]
    checked_findings: tuple[FindingRecord, ...]
    by_ratio: int = 0
    findings: tuple[FindingRecord, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the two sides are not the same in everything."""
        return bool(self.communes or self.only_own or self.only_checked)


def reconcile(own: Prepared, checked: Prepared, commune: str | None = None) -> Reconciliation:
    """Lay two sides beside each other.

    Args:
        own: what the commune reported itself.
        checked: what was checked, by the same criteria set, period and register.
        commune: the code of the only commune to look at, if not all.
    """
    return reconcile_sides(Side(own), Side(checked), commune)


def reconcile_sides(own: Side, checked: Side, commune: str | None = None) -> Reconciliation:
    """Lay two sides that are evaluated beside each other; see `reconcile`."""
    sides = (own, checked)
    codes = [set(side.communes) & ({commune} if commune else set(side.communes)) for side in sides]
    both = [one for code, one in sides[1].communes.items() if code in codes[0] & codes[1]]
    laid = [_commune(one, *sides) for one in both]
    differing = tuple(one for one in laid if one.differences)
    evaluations = sides[0].evaluation, sides[1].evaluation
    return Reconciliation(
        schema=SCHEMA,
        criteria_set=evaluations[1].criteria_set,
        period=evaluations[1].period,
        register=evaluations[1].register,
        own_sources=evaluations[0].sources,
        checked_sources=evaluations[1].sources,
        same=len(both) - len(differing),
        communes=differing,
        only_own=_named(sides[0], codes[0] - codes[1]),
        only_checked=_named(sides[1], codes[1] - codes[0]),
        own_findings=_findings(evaluations[0], commune),
        checked_findings=_findings(evaluations[1], commune),
        by_ratio=sum(one.by_ratio for one in evaluations),
        findings=tuple(map(to_record, _unlike(sides, both=bool(both)))),
    )


def reconcile_commune(own: Prepared, checked: Prepared, code: str) -> CommuneReconciled | None:
    """Lay both sides of one commune beside each other, though nothing differ.

    Args:
        own: what the commune reported itself.
        checked: what was checked, by the same criteria set, period and register.
        code: of the commune.

    Returns:
        None where one of the sides does not speak of it.
    """
    sides = (Side(own), Side(checked))
    if any(code not in side.communes for side in sides):
        return None
    return _commune(sides[1].communes[code], *sides)


def _commune(commune: Commune, own: Side, checked: Side) -> CommuneReconciled:
    differences = tuple(_differences(commune.code, own, checked))
    results = own.results[commune.code], checked.results[commune.code]
    used = checked.prepared.criteria.set
    return CommuneReconciled(
        code=commune.code,
        name=commune.name,
        district_code=commune.district_code or None,
        district=commune.district or None,
        differences=differences,
        items=tuple(items_of(*results, used, {one.indicator for one in differences})),
        own=_side_result(results[0]),
        checked=_side_result(results[1]),
    )


def _unlike(sides: tuple[Side, Side], *, both: bool) -> Iterator[Finding]:
    """Report sides that have no commune in common: one of them is the wrong file."""
    if both:
        return
    own, checked = ([one.name for one in side.communes.values()] for side in sides)
    paths = [side.evaluation.sources[0].path for side in sides]
    yield c.NoCommuneInCommon(
        place=Place(paths[0]),
        own=tuple(own[:_MOST_NAMED]),
        own_count=len(own),
        checked=tuple(checked[:_MOST_NAMED]),
        checked_count=len(checked),
        checked_path=paths[1],
    )


_MOST_NAMED = 3


class Side:
    """One side, evaluated: its communes that are in its scope, in order, and its readings."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared, self.submission = prepared, prepared.submission
        self.evaluation = evaluate_prepared(prepared)
        self.indexes = {commune.code: i for i, commune in enumerate(self.submission.communes)}
        listed = prepared.scope.communes
        self.communes: dict[str, Commune] = {o.code: o for o in listed if o.code in self.indexes}

    @cached_property
    def results(self) -> dict[str, CommuneResult]:
        """The records of the communes, by code."""
        return {result.code: result for result in self.evaluation.communes}

    def reading(self, code: str, key: str, column: str) -> Reading:
        """Read one figure of a commune."""
        index = self.indexes[code]
        value: int | str | None
        if key == unit_class.KEY:
            value = self.submission.unit_classes[index]
        else:
            value = self.submission.value(index, key)
            if value is not None and self._is_answer(key):
                value = "yes" if value else "no"
        cells = list(self.submission.written(index, column))
        written = tuple(text for _, _, text in cells)
        several = len(self.evaluation.sources) > 1
        places = tuple(f"[{source}]{cell}" if several else cell for source, cell, _ in cells)
        return Reading(value, written, places)

    def _is_answer(self, key: str) -> bool:
        return self.prepared.criteria.set.indicators[key].type == "yes_no"


def _differences(code: str, own: Side, checked: Side) -> Iterator[Difference]:
    labels = {
        key: indicator.label for key, indicator in checked.prepared.criteria.set.indicators.items()
    }
    figures: list[tuple[str, str, Text]] = [(unit_class.KEY, UNIT_CLASS, unit_class.LABEL)]
    figures += [(key, key, label) for key, label in labels.items()]
    for key, column, label in figures:
        reading, other = own.reading(code, key, column), checked.reading(code, key, column)
        # Two blanks are the same, two things that cannot be used are so if they read alike.
        said = [reading.value, other.value]
        if said == [None, None]:
            said = [_unusable(reading), _unusable(other)]
        if said[0] != said[1]:
            yield Difference(key, label, reading, other)


def _unusable(reading: Reading) -> str:
    """Give what cells say that say something, but nothing that could be used."""
    return " ".join(text for text in reading.written if not is_blank(text))


def _side_result(result: CommuneResult) -> SideResult:
    return SideResult(
        result.verdict,
        result.points,
        result.points_min,
        result.points_max,
        result.points_required,
    )


def _named(side: Side, codes: set[str]) -> tuple[CommuneNamed, ...]:
    return tuple(
        CommuneNamed(commune.code, commune.name, commune.district or None)
        for commune in side.communes.values()
        if commune.code in codes
    )


def _findings(evaluation: Evaluation, commune: str | None) -> tuple[FindingRecord, ...]:
    return tuple(
        finding
        for finding in evaluation.findings
        if finding.code not in _NOT_ASKED
        and (commune is None or finding.commune in (None, commune))
    )
