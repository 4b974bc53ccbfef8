"""The register of recognitions: what each commune was in each period, and by which decision.

It is a table that an office keeps over the years, as a workbook or as JSON; a new one is written
from the last one and never over it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, get_args

from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.evaluation.document import Number
from cftscore.scoring.verdict import Verdict

SCHEMA = "cftscore/recognitions/1"

State = Literal["recognised", "kept", "kept_in_part", "lost", "lost_in_part", "never", "undecided"]
STATES: tuple[State, ...] = get_args(State)
RECOGNISED: tuple[State, ...] = ("recognised", "kept", "kept_in_part")
"""The states of a commune that is recognised."""

STATE_TITLES: dict[State, Text] = {
    "recognised": Text("Mới được công nhận", "Newly recognised"),
    "kept": Text("Tiếp tục được công nhận", "Kept"),
    "kept_in_part": Text("Một phần đã được công nhận trước đó", "Kept in part"),
    "lost": Text("Không còn được công nhận", "Lost"),
    "lost_in_part": Text("Một phần không còn được công nhận", "Lost in part"),
    "never": Text("Chưa từng được công nhận", "Never"),
    "undecided": Text("Chưa kết luận", "Undecided"),
}


class Entry(Record, frozen=True, kw_only=True):
    """A commune in one period.

    Attributes:
        period: such as `2020`.
        as_of: the day whose register has its code, ISO.
        code, name, district_code, district, province_code, province: as registered on that day.
        criteria_set: the id of the set that it was scored by.
        verdict, points, points_required: as in the evaluation; points are None where unknown.
        state: `recognised` for the first time or again; `kept`; `lost`: it was recognised once and
            is no more; `never`; `undecided`: figures are missing. Of a commune that a reform made
            of several, some of which were recognised, `kept_in_part` and `lost_in_part`.
        came_from: the codes of the communes of before a reform that it was made of.
        decision, decided_on: the number and the day of the decision, which a person fills in.
        note: whatever a person writes.
    """

    period: str
    as_of: str
    code: str
    name: str
    district_code: str | None = None
    district: str | None = None
    province_code: str
    province: str
    criteria_set: str
    verdict: Verdict
    points: Number | None = None
    points_required: Number | None = None
    state: State
    came_from: tuple[str, ...] = ()
    decision: str = ""
    decided_on: str = ""
    note: str = ""

    @property
    def recognised(self) -> bool:
        """Whether it is recognised in this period."""
        return self.state in RECOGNISED


class Recognitions(Record, frozen=True):
    """The register of recognitions, by period, then by province, district and code."""

    schema: str
    entries: tuple[Entry, ...]

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods, in order."""
        return tuple(sorted({entry.period for entry in self.entries}))

    def of(self, period: str) -> tuple[Entry, ...]:
        """Give the entries of one period."""
        return tuple(entry for entry in self.entries if entry.period == period)


def counts(entries: Iterable[Entry]) -> dict[State, int]:
    """Count entries by state, in the order of `STATES`."""
    counted = Counter(entry.state for entry in entries)
    return {state: counted[state] for state in STATES}
