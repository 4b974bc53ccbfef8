"""Groups of children: a count divided, on a sheet of its own, into groups that add up to it.

No names stand there, only numbers; what is blank is unknown, not 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import values as v
from cftscore.intake.side_sheets import Counts, SideRow, SideSheet
from cftscore.register.model import Commune
from cftscore.spreadsheet.load import Workbook

NAME = "Nhóm trẻ em"
"""The name of the sheet; it does not change with the language."""

COLUMNS = {
    "code": Text("Mã xã", "Commune code"),
    "name": Text("Tên xã", "Commune name"),
    "indicator": Text("Khóa chỉ tiêu", "Key of the indicator"),
    "group": Text("Khóa nhóm", "Key of the group"),
    "title": Text("Tên nhóm", "Name of the group"),
    "count": Text("Số trẻ em", "Children"),
}
SHEET = SideSheet(Text(NAME, NAME), COLUMNS, needed=("code", "indicator", "group", "count"))


class GroupCount(Record, frozen=True):
    """How many children of a commune are in a group.

    Attributes:
        indicator: the count that is divided.
        group: its key in the criteria set.
        count: of children; None where it is blank or cannot be used.
        cell: where it stands, `Sheet!F7`.
    """

    indicator: str
    group: str
    count: int | None
    cell: str


class Groups(msgspec.Struct):
    """What some workbooks say by group.

    Attributes:
        by_commune: by code, for each commune that stands on a sheet of groups.
        places: of the first group of each count of a commune.
        findings: what was odd.
    """

    by_commune: dict[str, tuple[GroupCount, ...]] = msgspec.field(default_factory=dict)
    places: dict[tuple[str, str], Place] = msgspec.field(default_factory=dict)
    findings: list[Finding] = msgspec.field(default_factory=list)


def read_groups(
    workbooks: Sequence[Workbook],
    criteria_set: CriteriaSet,
    communes: Mapping[str, Commune],
    counts: Counts,
) -> Groups:
    """Read the sheets of groups of some workbooks.

    Args:
        workbooks: the sources.
        criteria_set: that has the groups.
        communes: of the register, by their codes.
        counts: whether a source counts for a commune.
    """
    read = Groups()
    groups = {
        (key, group): title
        for key, indicator in criteria_set.indicators.items()
        for group, title in (indicator.groups or {}).items()
    }
    for row in SHEET.rows(workbooks):
        if counts(row.source, row.commune()):
            _take(row, groups, communes, read)
    return read


_NO_COUNT = Text("không phải số đếm", "that is no count")
_NO_COMMUNE = Text("danh mục không có xã này", "the register does not have the commune")
_NO_GROUP = Text("bộ tiêu chí không có nhóm này", "the criteria set does not have the group")
_TWICE = Text("nhóm này đã ghi ở hàng khác", "the group stands on another row already")


def _take(
    row: SideRow,
    groups: Mapping[tuple[str, str], Text],
    communes: Mapping[str, Commune],
    read: Groups,
) -> None:
    code, key, group = row.commune(), row.text("indicator"), row.text("group")
    raw = row.raw("count")
    value = None if v.is_blank(raw) else v.READERS["count"](raw)
    before = read.by_commune.get(code, ())
    wrong = _misplaced(row, groups, communes, before)
    if not v.is_blank(raw) and (wrong or not isinstance(value, int)):
        read.findings.append(
            c.GroupInvalid(
                place=row.place("count"),
                commune=code if code in communes else None,
                group=groups.get((key, group), group),
                named=row.named(communes),
                written=v.shown(raw),
                reason=wrong or _NO_COUNT,
            )
        )
    if wrong is None:
        cell = f"{row.sheet.name}!{row.cell('count')}"
        count = value if isinstance(value, int) else None
        read.by_commune[code] = (*before, GroupCount(key, group, count, cell))
        read.places.setdefault((code, key), row.place("count"))


def _misplaced(
    row: SideRow,
    groups: Mapping[tuple[str, str], Text],
    communes: Mapping[str, Commune],
    before: Sequence[GroupCount],
) -> Text | None:
    """Say why a row is of no group of a commune, or of one that another row is of."""
    group = row.text("indicator"), row.text("group")
    if row.commune() not in communes:
        return _NO_COMMUNE
    if group not in groups:
        return _NO_GROUP
    return _TWICE if any((one.indicator, one.group) == group for one in before) else None
