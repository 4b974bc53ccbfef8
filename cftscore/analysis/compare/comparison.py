"""The document that a comparison of periods gives; see `evaluation.document` for how it is written.

Nothing is computed here: `compare` fills it. Periods stand in order, and what is said of each
of them stands in tuples of that order. `pairs` are the two that are held against each other: the
first and the last, and of more than two periods the last two besides.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from cftscore.analysis.recognition.recognitions import State as RecognitionState
from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.evaluation.document import (
    CriteriaSetUsed,
    FindingRecord,
    Number,
    Source,
)
from cftscore.evaluation.register_used import RegisterUsed
from cftscore.register.lineage import Share
from cftscore.register.model import Located
from cftscore.scoring.verdict import Verdict

SCHEMA = "cftscore/comparison/1"

State = Verdict | Literal["not_evaluated", "not_registered"]
"""A verdict, or why there is none: outside of what was evaluated, or not on the register."""

Recognition = Literal[
    "gained", "kept", "kept_in_part", "lost", "lost_in_part", "never", "not_compared"
]
RECOGNITIONS: tuple[Recognition, ...] = (
    "gained",
    "kept",
    "kept_in_part",
    "lost",
    "lost_in_part",
    "never",
    "not_compared",
)

Level = Literal["all", "province", "district"]
NoteKind = Literal["renamed", "recoded", "moved", "class", "merged", "divided"]


class PeriodUsed(Record, frozen=True):
    """One of the periods: what `cftscore evaluate` says of it besides its results."""

    period: str
    criteria_set: CriteriaSetUsed
    register: RegisterUsed
    sources: tuple[Source, ...]
    findings: tuple[FindingRecord, ...]
    by_ratio: int = 0


class Standing(Located, frozen=True):
    """A commune in one period, as its register names it.

    Attributes:
        share: how much of it became the commune that it is compared with; None without a reform.
        verdict: or why there is none.
        unit_class, points, points_min, points_max, points_required: as in an evaluation.
    """

    share: Share | None
    verdict: State
    unit_class: str | None = None
    points: Number | None = None
    points_min: Number | None = None
    points_max: Number | None = None
    points_required: Number | None = None


class InPeriod(Record, frozen=True):
    """What a commune was in one period.

    Attributes:
        worst, best: the verdict; of several communes the worst and the best of those evaluated.
        communes: itself, or before a reform all that it came from; empty where there was none.
    """

    worst: State
    best: State
    communes: tuple[Standing, ...]


class CriterionMove(Record, frozen=True):
    """A criterion of a commune that gives other points than before."""

    id: int
    before: Number
    after: Number
    change: Number


class CommunePair(Record, frozen=True):
    """A commune in two periods.

    Attributes:
        recognition: `gained`, `kept`, `lost` or `never` (passes in neither); where it came from
            several communes of which some passed, `kept_in_part` or `lost_in_part`;
            `not_compared` where it has no verdict in one of the two.
        points_change: exact; None where points are unknown, of another criteria set, or of
            another commune than this alone.
        criteria: those that changed, the most first; empty where points are not compared.
    """

    recognition: Recognition
    points_change: Number | None
    criteria: tuple[CriterionMove, ...]


class Note(Record, frozen=True):
    """What changed of a commune itself from one period to the next.

    Attributes:
        kind: `renamed`, `recoded`, `moved` (to another district or province), `class` (another
            unit class), `merged` (from several) or `divided` (part of one that was).
        before_period, after_period: between which.
        before, after: what it was and what it is.
        message: the same in words.
    """

    kind: NoteKind
    before_period: str
    after_period: str
    before: str
    after: str
    message: Text


class CommuneComparison(Located, frozen=True):
    """One commune through all periods, named as it was last registered.

    Attributes:
        matched: whether it, or what it came from, is on the register in every period.
        periods: as many as the document has.
        pairs: as many as the document has.
        notes: what changed of the commune itself.
    """

    matched: bool
    periods: tuple[InPeriod, ...]
    pairs: tuple[CommunePair, ...]
    notes: tuple[Note, ...]


class AreaFigures(Record, frozen=True):
    """The communes of an area in one period, see `document.AreaResult`.

    Attributes:
        code, name: as registered then.
        through_lineage: whether they are counted over communes that the area's came from, or
            became: its own number of communes is another.
    """

    code: str
    name: str
    communes: int
    submitted: int
    passed: int
    failed: int
    incomplete: int
    not_submitted: int
    compliance_percent: Decimal
    through_lineage: bool


class CriterionAverage(Record, frozen=True):
    """The points of one criterion in two periods, over the communes whose points are known in both.

    Attributes:
        id, title, max_points: the criterion; id 0 is the total.
        points_before, points_after: their sums, exact.
        average_before, average_after, average_change: per commune, each rounded once for showing.
        missed_before, missed_after: how many of the communes do not meet it; None for the total.
    """

    id: int
    title: Text
    max_points: Number
    points_before: Number
    points_after: Number
    average_before: Decimal
    average_after: Decimal
    average_change: Decimal
    missed_before: int | None
    missed_after: int | None


class AreaPair(Record, frozen=True):
    """An area in two periods.

    Attributes:
        percentage_points: by how much compliance changed: the exact difference, rounded half up
            once; None where one of the two was not evaluated as a whole.
        communes: by how many more communes pass; None also where a reform made other communes.
        recognition: how many communes were gained, kept, lost and so on.
        with_points: over how many communes points are compared.
        total: of their points; None where there is none.
        criteria: the ones whose average changed most first; empty where points are not compared.
    """

    percentage_points: Decimal | None
    communes: int | None
    recognition: dict[Recognition, int]
    with_points: int
    total: CriterionAverage | None
    criteria: tuple[CriterionAverage, ...]


class AreaPart(Record, frozen=True):
    """A province that a new one was made of: its communes then, and how many were evaluated."""

    code: str
    name: str
    communes: int
    evaluated: int


class AreaComparison(Record, frozen=True):
    """All communes of the scope, a province or a district through all periods.

    Attributes:
        level: `all`, `province` or `district`.
        former: whether it was there before a reform and is no more; later its communes are those
            that came from its own, wholly or in part.
        code, name, province_code, province: as last registered; empty for `all`.
        periods: None where it was not evaluated as a whole.
        pairs: as many as the document has.
        made_of: of a new province that a reform made of others.
    """

    level: Level
    former: bool
    code: str
    name: str
    province_code: str
    province: str
    periods: tuple[AreaFigures | None, ...]
    pairs: tuple[AreaPair, ...]
    made_of: tuple[AreaPart, ...] = ()


class Pair(Record, frozen=True):
    """Two periods that are held against each other.

    Attributes:
        before, after: the periods.
        points_compared: whether both are scored by the same criteria set.
        through_lineage: whether communes were made anew between them.
        risers, fallers: codes of the communes whose points changed most, at most ten.
    """

    before: str
    after: str
    points_compared: bool
    through_lineage: bool
    risers: tuple[str, ...]
    fallers: tuple[str, ...]


class Part(Record, frozen=True):
    """A commune that a divided one became a part of."""

    code: str
    name: str
    share: Share


class Division(Record, frozen=True):
    """A commune that a reform divided: as last evaluated, and what it became."""

    commune: Standing
    parts: tuple[Part, ...]


class Absence(Record, frozen=True):
    """A commune that sent nothing in one of the periods, but something in another or never."""

    period: str
    code: str
    name: str
    district: str | None
    province: str


class PeriodRecognised(Record, frozen=True):
    """How many communes of the scope the register of recognitions has in a period, by state."""

    period: str
    states: dict[RecognitionState, int]


class Comparison(Record, frozen=True):
    """The whole result of `compare`.

    Attributes:
        periods: in order, at least two.
        pairs: the first and the last; of more than two also the last two.
        overall: all communes of the scope.
        provinces, districts: in the scope.
        communes: by province, district and code; those that could not be matched are among them.
        divided: the communes that a reform divided.
        not_submitted: by period.
        findings: about the comparison itself; those about a period stand with it.
        recognised: what the register of recognitions says, where one was given.
    """

    schema: str
    periods: tuple[PeriodUsed, ...]
    pairs: tuple[Pair, ...]
    overall: AreaComparison
    provinces: tuple[AreaComparison, ...]
    districts: tuple[AreaComparison, ...]
    communes: tuple[CommuneComparison, ...]
    divided: tuple[Division, ...]
    not_submitted: tuple[Absence, ...]
    findings: tuple[FindingRecord, ...]
    recognised: tuple[PeriodRecognised, ...] = ()
