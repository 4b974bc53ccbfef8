"""The flat table of an explanation: one row per item, for DataFrames."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.explanation import Explanation
from cftscore.core.text import Text
from cftscore.output.tables.evaluation import Column, Row, Table


def items(explanation: Explanation) -> Table:
    """One row per item: derivation, band, points, and the next band with what it needs."""
    return Table("items", Text("Nội dung", "Items"), _ITEM, list(_rows(explanation)))


def _rows(explanation: Explanation) -> Iterator[Row]:
    for criterion in explanation.criteria:
        for item in criterion.items:
            band, better = item.band, item.next_band
            yield (
                criterion.id,
                item.id,
                item.title,
                item.title_vi,
                item.derivation,
                item.derivation_vi,
                item.points,
                item.max_points,
                item.outcome,
                None if band is None else band.threshold,
                None if band is None else band.threshold_vi,
                item.status,
                None if better is None else better.band.threshold,
                None if better is None else better.band.threshold_vi,
                None if better is None else better.gain,
                None if better is None else better.before,
                None if better is None else better.after,
                None if better is None else better.when,
                ", ".join(cell for figure in item.figures for cell in figure.cells),
                item.article,
            )


_ITEM = (
    Column("criterion", Text("Tiêu chí", "Criterion"), "count"),
    Column("item", Text("Nội dung", "Item")),
    Column("title", Text("Tên nội dung (tiếng Anh)", "Title")),
    Column("title_vi", Text("Tên nội dung", "Title (Vietnamese)")),
    Column("derivation", Text("Cách tính (tiếng Anh)", "Derivation")),
    Column("derivation_vi", Text("Cách tính", "Derivation (Vietnamese)")),
    Column("points", Text("Điểm", "Points"), "points"),
    Column("max_points", Text("Điểm tối đa", "Most points"), "points"),
    Column("outcome", Text("Kết quả", "Outcome")),
    Column("band", Text("Mức (tiếng Anh)", "Band")),
    Column("band_vi", Text("Mức", "Band (Vietnamese)")),
    Column("status", Text("Tình trạng của mức điểm", "Status of the band")),
    Column("next_band", Text("Mức trên (tiếng Anh)", "Next band")),
    Column("next_band_vi", Text("Mức trên", "Next band (Vietnamese)")),
    Column("gain", Text("Thêm điểm", "Points gained"), "points"),
    Column("before", Text("Hiện nay", "Before")),
    Column("after", Text("Cần", "After")),
    Column("when", Text("Khi nào", "When")),
    Column("cells", Text("Ô số liệu", "Cells")),
    Column("article", Text("Căn cứ", "Article")),
)
