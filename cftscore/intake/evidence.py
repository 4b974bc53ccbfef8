"""Evidence: which document stands behind each item, as communes name it on a sheet of its own.

A document is named by its number and date, or by a link; a link is a text like any other, and is
never followed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import msgspec

from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet, Item
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.intake.side_sheets import Counts, SideRow, SideSheet
from cftscore.register.model import Commune
from cftscore.spreadsheet.load import Workbook

NAME = "Minh chứng"
"""The name of the sheet; it does not change with the language."""

COLUMNS = {
    "code": Text("Mã xã", "Commune code"),
    "name": Text("Tên xã", "Commune name"),
    "item": Text("Nội dung", "Item"),
    "title": Text("Tên nội dung", "Title of the item"),
    "document": Text("Số, ký hiệu văn bản", "Document number"),
    "date": Text("Ngày văn bản", "Document date"),
    "link": Text("Liên kết", "Link"),
}
GIVEN = ("document", "date", "link")
"""The columns that a person fills in."""
SHEET = SideSheet(Text(NAME, NAME), COLUMNS, needed=("code", "item"))


class Evidence(Record, frozen=True):
    """A document that stands behind an item.

    Attributes:
        item: such as `2.1`.
        document: its number, as it was written; empty where none is.
        date: of the document, ISO where the cell holds a date, else as it was written.
        link: where it can be found, as it was written.
        cell: of the number, `Sheet!E7`.
    """

    item: str
    document: str
    date: str
    link: str
    cell: str

    @property
    def counts(self) -> bool:
        """Whether it names a document: a date alone names none."""
        return bool(self.document or self.link)

    def is_same(self, other: Evidence) -> bool:
        """Whether both name the same document for the same item, wherever they stand."""
        return msgspec.structs.replace(self, cell=other.cell) == other


class EvidenceCount(Record, frozen=True):
    """How many items of a commune there are, and how many are without evidence."""

    items: int
    without: int


class Evidences(msgspec.Struct):
    """What some workbooks name as evidence.

    Attributes:
        by_commune: by code, for each commune that stands on a sheet of evidence; empty where
            nothing is named for it.
        findings: what was odd.
    """

    by_commune: dict[str, tuple[Evidence, ...]] = msgspec.field(default_factory=dict)
    findings: list[Finding] = msgspec.field(default_factory=list)


def read_evidence(
    workbooks: Sequence[Workbook],
    criteria_set: CriteriaSet,
    communes: Mapping[str, Commune],
    counts: Counts,
) -> Evidences:
    """Read the sheets of evidence of some workbooks.

    Args:
        workbooks: the sources.
        criteria_set: that has the items.
        communes: of the register, by their codes.
        counts: whether a source counts for a commune.
    """
    read = Evidences()
    items = {item.id for item in criteria_set.items}
    for row in SHEET.rows(workbooks):
        if counts(row.source, row.commune()):
            _take(row, items, communes, read)
    return read


def _take(row: SideRow, items: set[str], communes: Mapping[str, Commune], read: Evidences) -> None:
    code, item = row.commune(), row.text("item")
    given = any(row.text(key) for key in GIVEN)
    if code in communes and item in items:
        before = read.by_commune.setdefault(code, ())
        if given:
            named = _evidence(row, item)
            # Two workbooks of a commune may name the same document: it is one.
            if not any(named.is_same(other) for other in before):
                read.by_commune[code] = (*before, named)
    elif given:
        read.findings.append(
            c.EvidenceNotPlaced(
                place=row.place("item"),
                commune=code if code in communes else None,
                named=row.named(communes),
                item_written=item,
            )
        )


def _evidence(row: SideRow, item: str) -> Evidence:
    raw = row.raw("date")
    written = raw.date() if isinstance(raw, datetime) else raw
    return Evidence(
        item=item,
        document=row.text("document"),
        date=written.isoformat() if isinstance(written, date) else row.text("date"),
        link=row.text("link"),
        cell=f"{row.sheet.name}!{row.cell('document')}",
    )


def count(evidence: Sequence[Evidence] | None, items: Sequence[Item]) -> EvidenceCount | None:
    """Count the items of a commune that are without evidence.

    Args:
        evidence: that the commune names; None where it was not asked for any.
        items: that it was asked for.

    Returns:
        None where no evidence was asked for.
    """
    if evidence is None:
        return None
    proven = {one.item for one in evidence if one.counts}
    return EvidenceCount(len(items), sum(item.id not in proven for item in items))
