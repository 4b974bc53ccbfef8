"""Groups of children: a count divided, on a sheet of its own, into groups that add up to it.

No names stand there, only numbers; what is blank is unknown, not 0.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import layout, side_sheets
from cftscore.intake import values as v
from cftscore.intake.side_sheets import SideRow
from cftscore.spreadsheet.load import Workbook

SHEET = layout.GROUPS

COLUMNS = {
    "code": Text("Mã xã", "Commune code"),
    "name": Text("Tên xã", "Commune name"),
    "indicator": Text("Khóa chỉ tiêu", "Key of the indicator"),
    "group": Text("Khóa nhóm", "Key of the group"),
    "title": Text("Tên nhóm", "Name of the group"),
    "count": Text("Số trẻ em", "Children"),
}
_NEEDED = ("code", "indicator", "group", "count")


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


@dataclass(slots=True)
class Groups:
    """What some workbooks say by group.

    Attributes:
        by_commune: by code, for each commune that stands on a sheet of groups.
        places: of the first group of each count of a commune.
        findings: what was odd.
    """

    by_commune: dict[str, tuple[GroupCount, ...]] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_groups(
    workbooks: Sequence[Workbook], criteria_set: CriteriaSet, codes: Container[str]
) -> Groups:
    """Read the sheets of groups of some workbooks.

    Args:
        workbooks: the sources.
        criteria_set: that has the groups.
        codes: of the communes on the register.
    """
    read = Groups()
    groups = {
        (key, group): title
        for key, indicator in criteria_set.indicators.items()
        for group, title in (indicator.groups or {}).items()
    }
    for row in side_sheets.rows(workbooks, SHEET, COLUMNS, _NEEDED):
        _take(row, groups, codes, read)
    return read


def _take(
    row: SideRow, groups: Mapping[tuple[str, str], Text], codes: Container[str], read: Groups
) -> None:
    code, key, group = row.code, row.text("indicator"), row.text("group")
    raw = row.raw("count")
    value = None if v.is_blank(raw) else v.READERS["count"](raw)
    before = read.by_commune.get(code, ())
    twice = any((one.indicator, one.group) == (key, group) for one in before)
    placed = code in codes and (key, group) in groups and not twice
    if not v.is_blank(raw) and not (placed and isinstance(value, int)):
        read.findings.append(
            c.GroupInvalid(
                place=row.place("count"),
                commune=code if code in codes else None,
                group=groups.get((key, group), group),
                commune_written=row.text("code"),
                written=v.shown(raw),
            )
        )
    if placed:
        cell = f"{row.sheet.name}!{row.cell('count')}"
        count = value if isinstance(value, int) else None
        read.by_commune[code] = (*before, GroupCount(key, group, count, cell))
        read.places.setdefault((code, key), row.place("count"))
