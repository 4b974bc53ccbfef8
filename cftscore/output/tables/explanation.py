"""The flat table of an explanation: one row per item, for DataFrames."""

from __future__ import annotations

from typing import NamedTuple

from cftscore.analysis.explanation import BandExplained, Explanation, ItemExplained, NextBand
from cftscore.core.text import Text
from cftscore.output.columns import Column, Columns, Table, in_both


class _Item(NamedTuple):
    """An item with its criterion: one row."""

    criterion: int
    item: ItemExplained

    @property
    def better(self) -> NextBand | None:
        return self.item.next_band


def items(explanation: Explanation) -> Table:
    """One row per item: derivation, band, points, and the next band with what it needs."""
    rows = (
        _Item(criterion.id, item) for criterion in explanation.criteria for item in criterion.items
    )
    return Table.of("items", Text("Nội dung", "Items"), _ITEM, rows)


def _threshold(band: BandExplained | None) -> Text | None:
    return None if band is None else band.threshold


_ITEM: Columns[_Item] = (
    Column("criterion", Text("Tiêu chí", "Criterion"), "count"),
    Column("item", Text("Nội dung", "Item"), get=lambda row: row.item.id),
    *in_both("title", Text("Tên nội dung", "Title"),
             lambda row: row.item.title),
    *in_both("derivation", Text("Cách tính", "Measure"),
             lambda row: row.item.derivation),
    Column("points", Text("Điểm", "Points"), "points", lambda row: row.item.points),
    Column("max_points", Text("Điểm tối đa", "Maximum points"), "points",
           lambda row: row.item.max_points),
    Column("outcome", Text("Kết quả", "Outcome"), get=lambda row: row.item.outcome),
    *in_both("band", Text("Mức điểm", "Band"), lambda row: _threshold(row.item.band)),
    Column("status", Text("Mức độ xác thực của mức điểm", "Status of the band"),
           get=lambda row: row.item.status),
    *in_both("next_band", Text("Mức kế tiếp", "Next band"),
             lambda row: _threshold(row.better.band if row.better else None)),
    Column("gain", Text("Điểm tăng thêm", "Points gained"), "points",
           lambda row: row.better.gain if row.better else None),
    Column("before", Text("Hiện nay", "Before"),
           get=lambda row: row.better.before if row.better else None),
    Column("after", Text("Cần", "After"),
           get=lambda row: row.better.after if row.better else None),
    Column("when", Text("Khi nào", "When"),
           get=lambda row: row.better.when if row.better else None),
    Column("cells", Text("Ô số liệu", "Cells"),
           get=lambda row: ", ".join(cell for figure in row.item.figures for cell in figure.cells)),
    Column("article", Text("Căn cứ", "Article"), get=lambda row: row.item.article),
)  # fmt: skip
