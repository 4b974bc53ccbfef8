"""Flat tables of figures: every indicator as it was read, and the one long table of a result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.document import CommuneResult, Evaluation, ItemResult
from cftscore.evaluation.figures_read import FigureRead, FiguresRead, How
from cftscore.output.columns import Column, Columns, Table, coded, in_both, within
from cftscore.output.tables.evaluation import ANSWER_TITLES, PLACE, VERDICT, quantity

HOW_TITLES: dict[How, Text] = {
    "number": Text("số", "number"),
    "text": Text("chữ", "text"),
    "blank": Text("để trống", "blank"),
    "no_column": Text("không có cột", "no column"),
    "not_usable": Text("không dùng được", "not usable"),
    "left_out": Text("mâu thuẫn với số liệu khác", "left out: contradicts another figure"),
    "assumed": Text("giả định", "assumed"),
}


def _count(figure: FigureRead) -> int | None:
    return None if figure.answer else figure.value


def _answer(figure: FigureRead) -> str | None:
    if not figure.answer or figure.value is None:
        return None
    return "yes" if figure.value else "no"


_VALUE: Columns[FigureRead] = (
    Column("value", Text("Số liệu", "Figure"), "count", _count),
    *coded("answer", Text("Trả lời", "Answer"), ANSWER_TITLES, _answer),
)


def indicators(evaluation: Evaluation, figures: FiguresRead) -> Table:
    """One row per indicator of each commune that submitted: value, cells, how it was read."""
    labels = evaluation.criteria_set.definition.indicators
    rows = (
        figure for commune in evaluation.communes for figure in figures.of(commune.code).values()
    )
    of_figure: Columns[FigureRead] = (
        *within(lambda figure: figure.commune, PLACE[:2]),
        Column("indicator", Text("Chỉ tiêu (mã)", "Indicator"), "id"),
        *in_both("label", Text("Chỉ tiêu", "Label"), lambda figure: labels[figure.indicator].label),
        *_VALUE,
        Column("cells", Text("Ô số liệu", "Cells"), get=lambda figure: ", ".join(figure.cells)),
        Column(
            "source", Text("Tệp nguồn", "Source file"), get=lambda figure: "; ".join(figure.paths)
        ),
        Column("written", Text("Ô ghi", "Written"), get=lambda figure: "; ".join(figure.written)),
        *coded("how", Text("Cách đọc", "How it was read"), HOW_TITLES),
        Column(
            "finding",
            Text("Lỗi, cảnh báo", "Findings"),
            get=lambda figure: ", ".join(figure.findings),
        ),
    )
    return Table.of("indicators", Text("Số liệu", "Figures"), of_figure, rows)


class _Row(NamedTuple):
    """An indicator that an item reads, or a commune of which nothing was read."""

    period: str
    commune: CommuneResult
    criterion: int | None = None
    result: ItemResult | None = None
    figure: FigureRead | None = None
    role: str | None = None

    @property
    def first(self) -> ItemResult | None:
        """The item, in the first of its rows alone: so that sums count it once."""
        return self.result if self.role == "measured" else None

    @property
    def cells(self) -> str:
        """The cells of the figure; of a share that was typed as one, its own."""
        if self.result is not None and self.result.by_ratio:
            return ", ".join(self.result.cells)
        return "" if self.figure is None else ", ".join(self.figure.cells)

    @property
    def paths(self) -> str:
        """The files of the cells."""
        return "" if self.figure is None else "; ".join(self.figure.paths)


_ROLES = {
    "measured": Text("được đo", "measured"),
    "among": Text("trên tổng số", "among"),
}
_OF_COMMUNE: Columns[CommuneResult] = (
    PLACE[4],
    PLACE[5],
    PLACE[2],
    PLACE[3],
    PLACE[0],
    Column("commune", Text("Xã", "Commune"), get=lambda commune: commune.name),
)
_OF_ITEM: Columns[ItemResult] = (
    Column("quantity", Text("Giá trị của nội dung", "Quantity of the item"), "quantity", quantity),
    Column("points", Text("Điểm", "Points"), "points"),
)
_INDICATOR: Column[FigureRead] = Column("indicator", Text("Chỉ tiêu (mã)", "Indicator"), "id")
_ITEM: Column[ItemResult] = Column("item", Text("Nội dung", "Item"), "id", lambda item: item.id)
_LONG: Columns[_Row] = (
    Column("period", Text("Kỳ", "Period"), "id"),
    *within(lambda row: row.commune, _OF_COMMUNE),
    Column("criterion", Text("Tiêu chí", "Criterion"), "count"),
    _ITEM.within(lambda row: row.result),
    _INDICATOR.within(lambda row: row.figure),
    *coded("role", Text("Vai trò trong cách tính", "Role in the measure"), _ROLES)[:1],
    *within(lambda row: row.figure, _VALUE[:2]),
    *within(lambda row: row.first, _OF_ITEM),
    VERDICT[0].within(lambda row: row.commune),
    Column("cell", Text("Ô số liệu", "Cell"), get=lambda row: row.cells or None),
    Column("source", Text("Tệp nguồn", "Source file"), get=lambda row: row.paths or None),
)


def long(evaluation: Evaluation, figures: FiguresRead) -> Table:
    """One row per indicator that an item reads, by commune and item; one of who sent nothing.

    Quantity and points of an item stand in the first of its rows, that of the figure which is
    measured, and are blank in the other.
    """
    rows = _rows(evaluation, figures)
    return Table.of("long", Text("Bảng dài", "Long table"), _LONG, rows)


def _rows(evaluation: Evaluation, figures: FiguresRead) -> Iterator[_Row]:
    definition: CriteriaSet = evaluation.criteria_set.definition
    defined = {item.id: item for item in definition.items}
    for commune in evaluation.communes:
        read = figures.of(commune.code)
        if not commune.criteria:
            yield _Row(evaluation.period, commune)
        for criterion in commune.criteria:
            for result in criterion.items:
                for at, key in enumerate(defined[result.id].indicators):
                    role = "among" if at else "measured"
                    yield _Row(evaluation.period, commune, criterion.id, result, read[key], role)
