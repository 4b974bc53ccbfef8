"""The document that an evaluation gives: every name that JSON, CSV, workbooks and the API share.

Nothing is computed here. The fields are the keys of the JSON, in both languages alike; of a text
that a person reads it has both languages, as `…` (English) and `…_vi`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Protocol, runtime_checkable

import msgspec

from cftscore.core.record import Record, encoded
from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet, Status
from cftscore.evaluation.register_used import RegisterUsed
from cftscore.findings.model import NOWHERE, Finding, Severity
from cftscore.intake.evidence import Evidence
from cftscore.intake.groups import GroupCount
from cftscore.register.model import Located
from cftscore.scoring.verdict import Verdict

SCHEMA = "cftscore/evaluation/1"

Number = int | Decimal


class ItemResult(Record, frozen=True, omit_defaults=True, gc=False):
    """One item of one commune.

    Attributes:
        id: such as `2.1`.
        value: the quantity as it is shown: `yes`/`no`, a count, or a share or rate rounded to two
            decimals, but never onto a threshold that it fails; None where it is unknown.
        numerator: the indicator that is measured, exactly; None for an answer or where unknown.
        denominator: what it is measured against, exactly; None where there is none or unknown.
        points: exact; None where unknown.
        band: the band that is met, from 0 (the best); None below the last one or where unknown.
        cells: where the figures stand, `Sheet!F7`; `[2]Sheet!F7` in another source than the
            commune's first.
        by_ratio: it rests on a share or rate that no counts confirm; left out where it does not.
    """

    id: str
    value: str | Number | None
    numerator: int | None
    denominator: int | None
    points: Number | None
    band: int | None
    cells: tuple[str, ...]
    by_ratio: bool = False


class CriterionResult(Record, frozen=True, gc=False):
    """One criterion of one commune; `points` is None where the interval is wider than a point.

    Attributes:
        id: 1 to 13 in Decision 06.
        points: what it earns.
        points_min: what it earns with all unknown items at 0.
        points_max: what it earns with all unknown items at their most.
        max_points: the most that the criterion can give.
        met: whether it scores more than the criteria set asks of every criterion; None if unknown.
        items: its items in order.
    """

    id: int
    points: Number | None
    points_min: Number
    points_max: Number
    max_points: Number
    met: bool | None
    items: tuple[ItemResult, ...]


class Reason(Record, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Why a commune did not pass, or could not be judged.

    Attributes:
        code: `criterion_at_zero`, `points_missing`, `value_missing`, `unit_class_missing` or
            `not_submitted`.
        criterion: which one, if one.
        item: which one, if one.
        indicators: the keys of the figures that are missing or contradict each other.
        cells: where they stand.
        points: how many points are missing.
        message: the same in words.
    """

    code: str
    criterion: int | None = None
    item: str | None = None
    indicators: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    points: Number | None = None
    message: Text


class CellRead(Record, frozen=True):
    """A cell that was read.

    Attributes:
        source: index into the document's sources.
        cell: such as `Sheet!F7`.
        written: what it says.
    """

    source: int
    cell: str
    written: str


class Figure(Record, frozen=True):
    """One figure of a commune, as it was scored.

    Attributes:
        indicator: its key.
        value: a count, or `yes` and `no`; None where it is missing or contradicts another.
        cells: that it was read from.
    """

    indicator: str
    value: int | str | None
    cells: tuple[CellRead, ...]


class CommuneResult(Located, frozen=True, omit_defaults=True, gc=False):
    """One commune of the register.

    Attributes:
        code: as registered.
        name: as registered.
        district_code: None where there is no district level.
        district: its name; None where there is no district level.
        province_code: as registered.
        province: its name.
        unit_class: the key in the criteria set, None where unknown.
        verdict: `pass`, `fail`, `incomplete` or `not_submitted`.
        points: the total; None where the interval is wider than a point.
        points_min: with all unknown items at 0; None where nothing was submitted.
        points_max: with all unknown items at their most; None where nothing was submitted.
        points_required: the mark of its unit class, None where that is unknown.
        criteria: in order; empty where nothing was submitted.
        reasons: why it did not pass.
        source: index into the document's sources of the first file that holds it.
        figures: every figure with its cells, where one commune is explained; else left out.
        evidence: the documents that it names; left out where its workbook asks for none.
        groups: how many children are in which group; left out where its workbook asks for none.
    """

    unit_class: str | None
    verdict: Verdict
    points: Number | None
    points_min: Number | None
    points_max: Number | None
    points_required: Number | None
    criteria: tuple[CriterionResult, ...]
    reasons: tuple[Reason, ...]
    source: int | None
    figures: tuple[Figure, ...] = ()
    evidence: tuple[Evidence, ...] | None = None
    groups: tuple[GroupCount, ...] | None = None


class AreaResult(Record, frozen=True):
    """A district or a province; `communes` counts those on the register.

    Attributes:
        code: as registered.
        name: as registered.
        province_code: of a province its own code.
        province: of a province its own name.
        communes: on the register = passed + failed + incomplete + not submitted.
        submitted: passed + failed + incomplete.
        passed: communes whose verdict is `pass`.
        failed: communes whose verdict is `fail`.
        incomplete: communes that pass or fail by figures that are missing.
        not_submitted: communes of which nothing was read.
        compliance_percent: passed / communes x 100, rounded half up to two decimals, but never onto
            a target that it fails.
        partial: of a province, True where only one of its districts is in the scope: the communes
            of the others count as not submitted, and no table lists it; else left out.
    """

    code: str
    name: str
    province_code: str
    province: str
    communes: int
    submitted: int
    passed: int
    failed: int
    incomplete: int
    not_submitted: int
    compliance_percent: Decimal
    partial: bool = False


class MissedCriterion(Record, frozen=True):
    """How often a criterion was missed, among the communes that submitted.

    Attributes:
        id: of the criterion.
        title: of the criterion.
        missed: communes that do not meet it.
        unknown: communes of which that cannot be told.
        below_max: communes that meet it but surely earn less than its most.
    """

    id: int
    title: Text
    missed: int
    unknown: int
    below_max: int


class Source(Record, frozen=True):
    """A file that was read.

    Attributes:
        path: as given.
        sha256: of its bytes.
    """

    path: str
    sha256: str


class CriteriaSetUsed(Record, frozen=True):
    """The criteria set that was applied.

    Attributes:
        id: such as `qd-06-2019`.
        version: as its file states.
        sha256: of its file, and of those that it extends.
        figures: how many of its figures are quoted, inferred, provisional, verified.
        definition: the set itself, with the keys of its YAML: titles, bands, articles, statuses.
    """

    id: str
    version: int
    sha256: str
    figures: dict[Status, int]
    definition: CriteriaSet


class FindingRecord(Record, frozen=True, gc=False):
    """A finding, flat; what does not apply is None.

    Attributes:
        code: such as `X001`; it never changes its meaning.
        severity: `error`, `warning` or `note`.
        message: what is found.
        fix: how to mend it.
        path: the file.
        sheet: in the file.
        cell: such as `K9`, or a range.
        line: in a text file, from 1.
        column: in the line, from 1.
        commune: its code.
    """

    code: str
    severity: Severity
    message: Text
    fix: Text
    path: str | None
    sheet: str | None
    cell: str | None
    line: int | None
    column: int | None
    commune: str | None


def to_record(finding: Finding) -> FindingRecord:
    """Flatten a finding."""
    place = finding.place
    message, fix = _said(msgspec.structs.replace(finding, place=NOWHERE))
    return FindingRecord(
        code=finding.code,
        severity=finding.severity,
        message=message,
        fix=fix,
        path=place.path,
        sheet=place.sheet,
        cell=place.cell,
        line=place.line,
        column=place.column,
        commune=finding.commune,
    )


@lru_cache
def _said(finding: Finding) -> tuple[Text, Text]:
    """Say what is found, which many workbooks from one template have in common."""
    return (
        Text(finding.say("vi"), finding.say("en")),
        Text(finding.say_fix("vi"), finding.say_fix("en")),
    )


class Evaluation(Record, frozen=True, kw_only=True, omit_defaults=True):
    """The whole result of `evaluate`.

    Attributes:
        schema: the name and version of this format.
        criteria_set: that was applied.
        period: such as `2020` or `2020-Q2`.
        register: that was used.
        sources: the files that were read, in order.
        communes: of the scope, by province, district and code, those that sent nothing too.
        districts: of the scope; empty where there is no district level.
        provinces: every province touched, over its full register.
        missed_criteria: most often missed first.
        findings: about all that was read, in the order of its places.
        by_ratio: how many items of communes rest on shares and rates that no counts confirm; left
            out where none does.
    """

    schema: str
    criteria_set: CriteriaSetUsed
    period: str
    register: RegisterUsed
    sources: tuple[Source, ...]
    communes: Sequence[CommuneResult]
    districts: tuple[AreaResult, ...]
    provinces: tuple[AreaResult, ...]
    missed_criteria: tuple[MissedCriterion, ...]
    findings: tuple[FindingRecord, ...]
    by_ratio: int = 0


def to_json(document: object) -> str:
    """Write a document as JSON: exact numbers, UTF-8 text as it is.

    Everything is indented by two spaces, but for the communes where there are more than a province
    has: then each is one line, which makes a country less than half as long.
    """
    return b"".join(json_pieces(document)).decode()


def json_pieces(document: object) -> Iterator[bytes]:
    """Write a document as JSON, piece by piece; the communes of an evaluation a few at a time."""
    if not isinstance(document, Evaluation):
        yield _indented(document) + b"\n"
        return
    if len(document.communes) <= MOST_INDENTED:
        whole = msgspec.structs.replace(document, communes=tuple(document.communes))
        yield _indented(whole) + b"\n"
        return
    before, after = _indented(msgspec.structs.replace(document, communes=())).split(_NO_COMMUNES)
    yield before
    between = _COMMUNES
    for first in range(0, len(document.communes), _AT_ONCE):
        yield between
        yield _BETWEEN.join(_lines(document.communes, slice(first, first + _AT_ONCE)))
        between = _BETWEEN
    yield b"\n  ]" + after + b"\n"


@runtime_checkable
class InLines(Protocol):
    """Communes that know a quicker way to their JSON than by their records."""

    def lines(self, span: slice) -> Iterable[bytes]:
        """Write some of them, a line each."""


MOST_INDENTED = 1_000
_NO_COMMUNES, _COMMUNES = b'\n  "communes": []', b'\n  "communes": [\n    '
_BETWEEN = b",\n    "
_AT_ONCE = 256


def _lines(communes: Sequence[CommuneResult], span: slice) -> Iterable[bytes]:
    return communes.lines(span) if isinstance(communes, InLines) else map(encoded, communes[span])


def _indented(value: object) -> bytes:
    return msgspec.json.format(encoded(value), indent=2)
