"""Flat tables of a reconciliation: every figure that differs, and what that does to verdicts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cftscore.analysis.reconcile import (
    CommuneNamed,
    CommuneReconciled,
    Difference,
    Reconciliation,
)
from cftscore.analysis.reconciled_items import ItemReconciled
from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.document import FindingRecord
from cftscore.output import reconciled_words
from cftscore.output.columns import Column, Columns, Table, coded, in_both, within
from cftscore.output.tables.evaluation import FINDING, PLACE
from cftscore.output.tables.sides import Placed, readings, results

_SIDES = {"own": Text("xã báo cáo", "reported"), "checked": Text("đã kiểm tra", "checked")}


class _Differs(NamedTuple):
    """A figure of a commune that the two sides state differently: one row."""

    commune: CommuneReconciled
    difference: Difference
    own: Placed
    checked: Placed


_DIFFERENCE: Columns[Difference] = (
    Column("indicator", Text("Chỉ tiêu (mã)", "Indicator"), "id"),
    *in_both("label", Text("Chỉ tiêu", "Label"), lambda difference: difference.label),
)
_DIFFERENCES: Columns[_Differs] = (
    *within(lambda row: row.commune, PLACE[:4]),
    *within(lambda row: row.difference, _DIFFERENCE),
    *within(lambda row: row.own, readings("own", _SIDES["own"])),
    *within(lambda row: row.checked, readings("checked", _SIDES["checked"])),
)
_COMMUNES: Columns[CommuneReconciled] = (
    *PLACE[:4],
    Column(
        "differences",
        Text("Số chỗ khác nhau", "Figures that differ"),
        "count",
        lambda commune: len(commune.differences),
    ),
    *within(lambda commune: commune.own, results("own", _SIDES["own"])),
    *within(lambda commune: commune.checked, results("checked", _SIDES["checked"])),
)


def differences(shown: Reconciliation) -> Table:
    """One row per figure that the two sides state differently."""
    rows = (
        _Differs(
            commune,
            difference,
            Placed(difference.own, shown.own_sources),
            Placed(difference.checked, shown.checked_sources),
        )
        for commune in shown.communes
        for difference in commune.differences
    )
    return Table.of("differences", Text("Số liệu khác nhau", "Differences"), _DIFFERENCES, rows)


def communes(shown: Reconciliation) -> Table:
    """One row per commune that differs: verdict and points by both sides."""
    return Table.of("communes", Text("Xã", "Communes"), _COMMUNES, shown.communes)


class _Item(NamedTuple):
    """An item of a commune: one row."""

    commune: CommuneReconciled
    criteria_set: CriteriaSet
    item: ItemReconciled

    @property
    def reason(self) -> Text:
        said = (self.item, self.commune.differences, self.criteria_set)
        return Text(reconciled_words.reason(*said, "vi"), reconciled_words.reason(*said, "en"))


_ITEM: Columns[_Item] = (
    Column("criterion", Text("Tiêu chí", "Criterion"), "count", lambda row: row.item.criterion),
    Column("item", Text("Nội dung", "Item"), "id", lambda row: row.item.id),
    *in_both("title", Text("Tên nội dung", "Title"), lambda row: row.item.title),
    Column("max_points", Text("Điểm tối đa", "Maximum points"), "points",
           lambda row: row.item.max_points),
    Column("own_points", Text("Điểm tự chấm", "Own points"), "points", lambda row: row.item.own),
    Column("checked_points", Text("Điểm thẩm định", "Appraised points"), "points",
           lambda row: row.item.checked),
    Column("difference", Text("Chênh lệch", "Difference"), "points",
           lambda row: row.item.difference),
    *in_both("reason", Text("Lý do", "Reason"), lambda row: row.reason),
)  # fmt: skip


def by_item(shown: Reconciliation) -> Table:
    """One row per item that differs, in points or in a figure that it reads, and why."""
    columns = (*within(lambda row: row.commune, PLACE[:4]), *_ITEM)
    used = shown.criteria_set.definition
    rows = (
        _Item(commune, used, item)
        for commune in shown.communes
        for item in commune.items
        if item.differs
    )
    return Table.of("items", Text("Điểm theo nội dung", "Points by item"), columns, rows)


class _Only(NamedTuple):
    """A commune of which only one side speaks: one row."""

    commune: CommuneNamed
    side: str


def only_one(shown: Reconciliation) -> Table:
    """One row per commune of which only one side speaks."""
    columns: Columns[_Only] = (
        *within(lambda row: row.commune, (*PLACE[:2], PLACE[3])),
        *coded("side", Text("Chỉ có trong số liệu", "Only in"), _SIDES),
    )
    rows = [_Only(commune, "own") for commune in shown.only_own]
    rows += [_Only(commune, "checked") for commune in shown.only_checked]
    return Table.of("only_one", Text("Chỉ có ở một bên", "On one side only"), columns, rows)


def findings(shown: Reconciliation) -> Table:
    """One row per finding, with the side that it is about."""
    columns: Columns[tuple[str, FindingRecord]] = (
        *coded("side", Text("Số liệu", "Figures"), _SIDES, lambda row: row[0]),
        *within(lambda row: row[1], FINDING),
    )
    rows = [("own", finding) for finding in (*shown.findings, *shown.own_findings)]
    rows += [("checked", finding) for finding in shown.checked_findings]
    return Table.of("findings", Text("Lỗi, cảnh báo", "Findings"), columns, rows)


TABLES: dict[str, Callable[[Reconciliation], Table]] = {
    "differences": differences,
    "items": by_item,
    "communes": communes,
    "only_one": only_one,
    "findings": findings,
}
