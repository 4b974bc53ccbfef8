"""Flat tables of a sensitivity: every shift of a provisional figure, and the verdicts it flips."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cftscore.analysis.sensitivity import Direction, Flip, Sensitivity, Shift, Which
from cftscore.core.text import Text
from cftscore.output.columns import Column, Columns, Table, coded, within
from cftscore.output.sentences import BAND_FROM_BEST
from cftscore.output.tables.evaluation import VERDICT_TITLES, WORST_FIRST, of_findings

_FIGURES: dict[Which, Text] = {
    "threshold": Text("ngưỡng", "threshold"),
    "points": Text("điểm", "points"),
}
_DIRECTIONS: dict[Direction, Text] = {
    "stricter": Text("chặt hơn", "stricter"),
    "looser": Text("nới ra", "looser"),
    "fewer": Text("ít điểm hơn", "fewer points"),
    "more": Text("nhiều điểm hơn", "more points"),
}
_SHIFT: Columns[Shift] = (
    Column("criterion", Text("Tiêu chí", "Criterion"), "count"),
    Column("item", Text("Nội dung", "Item"), "id"),
    Column("band", BAND_FROM_BEST, "count"),
    *coded("figure", Text("Giá trị tạm", "Provisional figure"), _FIGURES),
    *coded("direction", Text("Hướng thay đổi", "Direction"), _DIRECTIONS),
    Column("before", Text("Giá trị đang dùng", "Before"), "points"),
    Column("after", Text("Giá trị thử", "After"), "points"),
)
_SHIFTS: Columns[Shift] = (
    *_SHIFT,
    Column("flips", Text("Số xã thay đổi kết quả", "Verdicts that change"), "count"),
    Column("to_pass", Text("Thành Đạt", "To pass"), "count"),
    Column("to_fail", Text("Thành Không đạt", "To fail"), "count"),
    Column("first_flip", Text("Thay đổi đầu tiên ở", "First change at"), "points"),
)
_FLIP: Columns[Flip] = (
    Column("code", Text("Mã xã", "Code"), "id"),
    Column("name", Text("Tên xã", "Commune")),
    *coded("verdict_before", Text("Kết quả hiện nay", "Verdict before"), VERDICT_TITLES,
           lambda flip: flip.before, order=WORST_FIRST),
    *coded("verdict_after", Text("Kết quả khi thử", "Verdict after"), VERDICT_TITLES,
           lambda flip: flip.after, order=WORST_FIRST),
)  # fmt: skip


class _Flipped(NamedTuple):
    """A commune whose verdict a shift flips: one row."""

    shift: Shift
    flip: Flip


def shifts(shown: Sensitivity) -> Table:
    """One row per provisional figure and direction: the verdicts that change."""
    title = Text("Giá trị tạm được dịch một bước", "Shifts")
    return Table.of("shifts", title, _SHIFTS, shown.shifts)


def flips(shown: Sensitivity) -> Table:
    """One row per commune whose verdict a shift flips."""
    columns: Columns[_Flipped] = (
        *within(lambda row: row.shift, _SHIFT),
        *within(lambda row: row.flip, _FLIP),
    )
    rows = (_Flipped(shift, flip) for shift in shown.shifts for flip in shift.communes)
    return Table.of("flips", Text("Xã thay đổi kết quả", "Communes affected"), columns, rows)


TABLES: dict[str, Callable[[Sensitivity], Table]] = {
    "shifts": shifts,
    "flips": flips,
    "findings": lambda shown: of_findings(shown.findings),
}
