"""Flat tables of an explanation: its items, the figures that they read, what it takes to pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cftscore.analysis.explanation import (
    BandExplained,
    Explanation,
    FigureExplained,
    ItemExplained,
    NextBand,
    Outcome,
)
from cftscore.core.text import Text
from cftscore.criteria.model import STATUS_TITLES
from cftscore.output.columns import Column, Columns, Table, coded, in_both, within
from cftscore.output.sentences import BELOW_LAST_BAND, STATUS_OF_BAND
from cftscore.output.tables.evaluation import ANSWER_TITLES, of_findings
from cftscore.output.tables.plan import BEFORE, WHEN, changes_of


class Item(NamedTuple):
    """An item with its criterion: one row."""

    criterion: int
    item: ItemExplained

    @property
    def better(self) -> NextBand | None:
        """The next better band."""
        return self.item.next_band


def items(explanation: Explanation) -> Table:
    """One row per item: derivation, band, points, and the next band with what it needs."""
    rows = (
        Item(criterion.id, item) for criterion in explanation.criteria for item in criterion.items
    )
    return Table.of("items", Text("Nội dung", "Items"), ITEM, rows)


def _threshold(band: BandExplained | None) -> Text | None:
    return None if band is None else band.threshold


_OUTCOMES: dict[Outcome, Text] = {
    "band": Text("đạt một mức", "a band is met"),
    "below": BELOW_LAST_BAND,
    "nobody": Text("mẫu số bằng 0", "denominator 0"),
    "unknown": Text("chưa xác định", "unknown"),
}

ITEM: Columns[Item] = (
    Column("criterion", Text("Tiêu chí", "Criterion"), "count"),
    Column("item", Text("Nội dung", "Item"), "id", lambda row: row.item.id),
    *in_both("title", Text("Tên nội dung", "Title"),
             lambda row: row.item.title),
    *in_both("derivation", Text("Cách tính", "Measure"),
             lambda row: row.item.derivation),
    Column("value", Text("Giá trị", "Value"), "quantity",
           lambda row: None if isinstance(row.item.value, str) else row.item.value),
    *coded("answer", Text("Trả lời", "Answer"), ANSWER_TITLES,
           lambda row: row.item.value if isinstance(row.item.value, str) else None),
    Column("points", Text("Điểm", "Points"), "points", lambda row: row.item.points),
    Column("max_points", Text("Điểm tối đa", "Maximum points"), "points",
           lambda row: row.item.max_points),
    *coded("outcome", Text("Kết quả", "Outcome"), _OUTCOMES, lambda row: row.item.outcome),
    *in_both("band", Text("Mức điểm", "Band"), lambda row: _threshold(row.item.band)),
    *coded("status", STATUS_OF_BAND, STATUS_TITLES,
           lambda row: row.item.status, first="Mức độ xác thực (mã)"),
    *in_both("next_band", Text("Mức kế tiếp", "Next band"),
             lambda row: _threshold(row.better.band if row.better else None)),
    Column("gain", Text("Điểm tăng thêm", "Points gained"), "points",
           lambda row: row.better.gain if row.better else None),
    *within(lambda row: row.better, BEFORE),
    *coded("when", Text("Khi nào", "When"), WHEN,
           lambda row: row.better.when if row.better else None),
    Column("cells", Text("Ô số liệu", "Cells"),
           get=lambda row: ", ".join(cell for figure in row.item.figures for cell in figure.cells)),
    Column("article", Text("Căn cứ", "Article"), get=lambda row: row.item.article),
)  # fmt: skip


class _Figure(NamedTuple):
    """A figure that an item reads: one row."""

    item: str
    figure: FigureExplained


_FIGURE: Columns[FigureExplained] = (
    Column("indicator", Text("Chỉ tiêu (mã)", "Indicator"), "id"),
    *in_both("label", Text("Chỉ tiêu", "Label"), lambda figure: figure.label),
    Column("value", Text("Số liệu", "Figure"), "count",
           lambda figure: figure.value if isinstance(figure.value, int) else None),
    *coded("answer", Text("Trả lời", "Answer"), ANSWER_TITLES,
           lambda figure: figure.value if isinstance(figure.value, str) else None),
    Column("cells", Text("Ô số liệu", "Cells"), get=lambda figure: ", ".join(figure.cells)),
    Column("written", Text("Ô ghi", "Written"), get=lambda figure: "; ".join(figure.written)),
)  # fmt: skip


def figures(explanation: Explanation) -> Table:
    """One row per figure that an item reads: value, cells, and what they say."""
    columns: Columns[_Figure] = (
        Column("item", Text("Nội dung", "Item"), "id"),
        *within(lambda row: row.figure, _FIGURE),
    )
    rows = (
        _Figure(item.id, figure)
        for criterion in explanation.criteria
        for item in criterion.items
        for figure in item.figures
    )
    return Table.of("figures", Text("Số liệu", "Figures"), columns, rows)


def changes(explanation: Explanation) -> Table:
    """One row per figure that would have to differ, by route."""
    return changes_of([explanation.improvement], explanation.criteria_set.definition)


TABLES: dict[str, Callable[[Explanation], Table]] = {
    "items": items,
    "figures": figures,
    "changes": changes,
    "findings": lambda explanation: of_findings(explanation.findings),
}
