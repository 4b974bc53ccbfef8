"""Status: who has submitted, who only in part, who not at all, and who was late.

Nothing is scored here. A commune of the register is in one state; that it was late and has errors
stands beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from cftscore.core import figures
from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.evaluation.document import FindingRecord, Source, to_record
from cftscore.evaluation.pipeline import Prepared
from cftscore.evaluation.register_used import RegisterUsed, used
from cftscore.findings import kinds as c
from cftscore.findings.model import Severity
from cftscore.intake import focus
from cftscore.intake.age import Age, DatedBy, age
from cftscore.intake.evidence import EvidenceCount, count
from cftscore.intake.info import read_info
from cftscore.intake.values import is_blank
from cftscore.register.model import Commune, District, Located, Province

SCHEMA = "cftscore/status/1"

State = Literal["submitted", "partly", "unconfirmed", "untouched", "no_file"]

STATES: tuple[State, ...] = ("submitted", "partly", "unconfirmed", "untouched", "no_file")

# What they say stands in the states; nothing is scored here, so a part of a year is none too few.
_SAID = {
    c.NotSubmitted.code,
    c.DistrictNotSubmitted.code,
    c.NotConfirmed.code,
    c.PartOfYear.code,
}


class CommuneStatus(Located, frozen=True):
    """What there is of a commune.

    Attributes:
        state: `submitted` with every figure, `partly`, `unconfirmed` where there is only what a
            template brought from the last period, `untouched` where it stands in a workbook and
            has no figure, `no_file` where it stands in none.
        filled: how many of the indicators that are asked for are filled in, be they right or not.
        day: of its submission, the last of several that complete each other; None where nobody
            submitted anything or nothing tells.
        dated_by: what the day rests on: `submitted`, `filled_in` or `file`.
        submission: its number, if it is stated.
        late: whether it first submitted something after the deadline; None where there is none, or
            nothing tells.
        errors, warnings: how many findings there are of the commune.
        sources: the files that it was read from.
        passed_over: the files that these took the place of.
        evidence: how many items are without; None where no evidence was asked for.
    """

    state: State
    filled: int
    day: str | None
    dated_by: DatedBy | None
    submission: int | None
    late: bool | None
    errors: int
    warnings: int
    sources: tuple[str, ...]
    passed_over: tuple[str, ...]
    evidence: EvidenceCount | None

    @property
    def is_missing(self) -> bool:
        """Whether the commune still has something to submit."""
        return self.state != "submitted"


class AreaStatus(Record, frozen=True):
    """How many communes of a district or province are in which state.

    Attributes:
        communes: on the register = the sum of the states.
        late: how many first submitted after the deadline.
        with_errors: how many have an error.
    """

    code: str
    name: str
    province_code: str
    province: str
    communes: int
    submitted: int
    partly: int
    unconfirmed: int
    untouched: int
    no_file: int
    late: int
    with_errors: int


class Status(Record, frozen=True):
    """The whole result of `status`.

    Attributes:
        title: of the criteria set.
        deadline: the last day on which to submit; None where none was named.
        today: the day of which this is the status.
        indicators: how many figures a commune is asked for: of a template for some criteria, those.
        overdue: how many communes still have something to submit after the deadline.
        communes: of the scope, by province, district and code.
        districts: of the scope; empty where there is no district level.
        provinces: of the communes that are listed.
        findings: about the files; what is said by the states is left out.
    """

    schema: str
    criteria_set: str
    title: Text
    period: str
    register: RegisterUsed
    deadline: str | None
    today: str
    indicators: int
    overdue: int
    sources: tuple[Source, ...]
    communes: tuple[CommuneStatus, ...]
    districts: tuple[AreaStatus, ...]
    provinces: tuple[AreaStatus, ...]
    findings: tuple[FindingRecord, ...]

    @property
    def missing(self) -> int:
        """How many communes still have something to submit."""
        return sum(commune.is_missing for commune in self.communes)

    @property
    def files_with_errors(self) -> bool:
        """Whether something is wrong with a file itself, so that it may hold more than is seen."""
        return any(
            finding.severity is Severity.ERROR and finding.commune is None
            for finding in self.findings
        )


def status(prepared: Prepared, deadline: date | None, today: date) -> Status:
    """Tell the status of all communes of a scope.

    Args:
        prepared: what was read.
        deadline: the last day on which to submit.
        today: the day of which this is the status; from the day after the deadline on, communes
            that have something to submit are overdue.
    """
    reader = _Reader(prepared, deadline)
    communes = tuple(map(reader.commune, prepared.scope.communes))
    overdue = deadline is not None and today > deadline
    names = {province.code: province.name for province in prepared.scope.provinces}
    return Status(
        schema=SCHEMA,
        criteria_set=prepared.criteria.set.id,
        title=prepared.criteria.set.title,
        period=str(prepared.period),
        register=used(prepared.register, prepared.scope.provinces),
        deadline=None if deadline is None else deadline.isoformat(),
        today=today.isoformat(),
        indicators=len(reader.indicators),
        overdue=sum(commune.is_missing for commune in communes) if overdue else 0,
        sources=tuple(Source(book.path, book.sha256) for book in prepared.workbooks),
        communes=communes,
        districts=tuple(_areas(prepared.scope.districts, communes, names)),
        provinces=tuple(_areas(prepared.scope.provinces, communes, names)),
        findings=tuple(
            to_record(finding) for finding in prepared.findings if finding.code not in _SAID
        ),
    )


def _areas(
    areas: Sequence[District] | Sequence[Province],
    communes: Sequence[CommuneStatus],
    names: Mapping[str, str],
) -> Iterator[AreaStatus]:
    for area in areas:
        of_district = isinstance(area, District)
        inside = [
            commune
            for commune in communes
            if area.code == (commune.district_code if of_district else commune.province_code)
        ]
        states = Counter(commune.state for commune in inside)
        yield AreaStatus(
            code=area.code,
            name=area.name,
            province_code=area.province_code if isinstance(area, District) else area.code,
            province=names[area.province_code] if isinstance(area, District) else area.name,
            communes=len(inside),
            late=sum(commune.late is True for commune in inside),
            with_errors=sum(commune.errors > 0 for commune in inside),
            **{state: states[state] for state in STATES},
        )


class _Sent(msgspec.Struct, frozen=True):
    """When a commune submitted, and from which files.

    Attributes:
        last: the age of the last file that counts.
        first: the day of the first submission, be it passed over or not.
    """

    last: Age
    first: date | None
    sources: tuple[str, ...]
    passed_over: tuple[str, ...]


class _Reader:
    """Tells the status of communes one by one."""

    def __init__(self, prepared: Prepared, deadline: date | None) -> None:
        self.prepared, self.submission = prepared, prepared.submission
        self.deadline = deadline
        self.values = figures.lists(self.submission.values)
        infos = [read_info(book) for book in prepared.workbooks]
        self.ages = [
            age(info, book.path) for info, book in zip(infos, prepared.workbooks, strict=True)
        ]
        used = prepared.criteria.set
        asked = focus.of_all(infos, used)
        self.indicators = focus.indicators(used, asked)
        self.items = focus.items(used, asked)
        self.indexes = {commune.code: at for at, commune in enumerate(self.submission.communes)}
        self.counts: Counter[tuple[str | None, Severity]] = Counter(
            (finding.commune, finding.severity)
            for finding in prepared.findings
            if finding.code not in _SAID
        )

    def commune(self, commune: Commune) -> CommuneStatus:
        """Tell the status of a commune."""
        index = self.indexes.get(commune.code)
        filled = 0 if index is None else self._filled(index)
        sent = None if index is None else self._sent(index)
        day = sent.last.day if sent is not None else None
        return CommuneStatus(
            **commune.located,
            state=self._state(commune.code, filled),
            filled=filled,
            day=None if day is None else day.isoformat(),
            dated_by=None if sent is None or day is None else sent.last.dated_by,
            submission=None if sent is None else sent.last.number,
            late=self._late(sent),
            errors=self.counts[commune.code, Severity.ERROR],
            warnings=self.counts[commune.code, Severity.WARNING],
            sources=() if sent is None else sent.sources,
            passed_over=() if sent is None else sent.passed_over,
            evidence=count(self.submission.evidence.get(commune.code), self.items),
        )

    def _state(self, code: str, filled: int) -> State:
        if code in self.indexes:
            return "submitted" if filled == len(self.indicators) else "partly"
        if code in self.submission.unconfirmed:
            return "unconfirmed"
        return "untouched" if code in self.submission.untouched else "no_file"

    def _filled(self, index: int) -> int:
        """Count the indicators of which a cell says something, or a share that is scored."""
        code = self.submission.communes[index].code
        by_share = {
            key
            for item in self.prepared.criteria.set.items
            if code in self.submission.ratios.get(item.id, {})
            for key in item.indicators
        }
        return sum(
            self.values[key][index] is not None
            or key in by_share
            or any(not is_blank(text) for _, _, text in self.submission.written(index, key))
            for key in self.indicators
        )

    def _sent(self, index: int) -> _Sent:
        code = self.submission.communes[index].code
        sources = sorted({table.source for table, _ in self.submission.rows[index]})
        passed = sorted(self.submission.passed_over.get(code, frozenset()))
        last = self.ages[sources[0]]
        for source in sources[1:]:
            last = max(last, self.ages[source], key=lambda known: known.day or date.min)
        days = [self.ages[source].day for source in passed]
        days.append(last.day)
        known = [day for day in days if day is not None]
        return _Sent(last, min(known, default=None), self._paths(sources), self._paths(passed))

    def _paths(self, sources: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.prepared.workbooks[source].path for source in sources)

    def _late(self, sent: _Sent | None) -> bool | None:
        if sent is None or sent.first is None or self.deadline is None:
            return None
        return sent.first > self.deadline
