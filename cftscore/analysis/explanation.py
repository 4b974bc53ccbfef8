"""The document that `explain` gives: one commune's verdict, item by item, back to its cells.

A text is two keys of the JSON, as in `evaluation.document`.
"""

from __future__ import annotations

from typing import Literal

from cftscore.analysis.next_values import Answer, When
from cftscore.analysis.plan.improvement import Improvement
from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.criteria.model import Status
from cftscore.evaluation.document import (
    CriteriaSetUsed,
    FindingRecord,
    Number,
    Reason,
    Source,
)
from cftscore.evaluation.register_used import RegisterUsed
from cftscore.intake.evidence import Evidence, EvidenceCount
from cftscore.scoring.verdict import Verdict

SCHEMA = "cftscore/explanation/1"

Outcome = Literal["band", "below", "nobody", "unknown"]


class FigureExplained(Record, frozen=True):
    """A figure with its label; see `document.Figure`."""

    indicator: str
    label: Text
    value: int | str | None
    cells: tuple[str, ...]
    written: tuple[str, ...]


class BandExplained(Record, frozen=True):
    """A band: its threshold in words, its points, and how far both are known."""

    band: int
    threshold: Text
    points: Number
    status: Status


class NextBand(Record, frozen=True):
    """The next better band, and what the measured figure would have to be to earn it.

    Attributes:
        band: the band.
        gain: how many more points.
        indicator: the figure that is measured.
        before, after: what it is, and the nearest value that earns the band; None where it may
            not differ, since another item is measured against it.
        when: see `next_values.Step`; None where it may not differ.
    """

    band: BandExplained
    gain: Number
    indicator: str
    before: Answer | None
    after: Answer | None
    when: When | None


class ItemExplained(Record, frozen=True):
    """How an item came to its points.

    Attributes:
        id, title: the item.
        figures: that it reads, the measured one first.
        derivation: the quantity, `117 / 120 = 97.50%`.
        value, points: as in the document; None where unknown.
        max_points: the most that it can give.
        outcome: a `band` is met; `below` the last; `nobody` is concerned; `unknown`.
        band: the one that is met.
        next_band: the next better one.
        status: how far the figure that decided is known.
        article, article_status, page: where the item stands in the law, and where that was read.
        evidence: the documents that the commune names for it.
    """

    id: str
    title: Text
    figures: tuple[FigureExplained, ...]
    derivation: Text
    value: str | Number | None
    points: Number | None
    max_points: Number
    outcome: Outcome
    band: BandExplained | None
    next_band: NextBand | None
    status: Status | None
    article: str
    article_status: Status
    page: str | None
    evidence: tuple[Evidence, ...] = ()


class CriterionExplained(Record, frozen=True):
    """A criterion and its items; the points are those of the document."""

    id: int
    title: Text
    points: Number | None
    points_min: Number
    points_max: Number
    max_points: Number
    met: bool | None
    items: tuple[ItemExplained, ...]


class MarkExplained(Record, frozen=True):
    """The total that a commune of this unit class must reach, and where that stands."""

    unit_class: str
    title: Text
    points: Number
    article: str
    status: Status
    page: str | None


class Explanation(Record, frozen=True):
    """Why a commune got its verdict, and what it would take to pass.

    Attributes:
        criteria_set, period, register, sources: as in the evaluation.
        code, name, district_code, district, province_code, province, verdict, points, points_min,
            points_max: as in the commune's record.
        mark: None where the unit class is unknown.
        points_above: what every criterion must score more than.
        criteria: empty where nothing was submitted.
        reasons: why it did not pass.
        source: index into the sources of the first file that holds the commune.
        improvement: what it would take.
        findings: about this commune, and what could not be read at all.
        by_ratio: how many of its items rest on shares and rates that no counts confirm; left out
            where none does.
        evidence: how many items are without; None where the workbook asks for none.
    """

    schema: str
    criteria_set: CriteriaSetUsed
    period: str
    register: RegisterUsed
    sources: tuple[Source, ...]
    code: str
    name: str
    district_code: str | None
    district: str | None
    province_code: str
    province: str
    verdict: Verdict
    points: Number | None
    points_min: Number | None
    points_max: Number | None
    mark: MarkExplained | None
    points_above: Number
    criteria: tuple[CriterionExplained, ...]
    reasons: tuple[Reason, ...]
    source: int | None
    improvement: Improvement
    findings: tuple[FindingRecord, ...]
    by_ratio: int = 0
    evidence: EvidenceCount | None = None
