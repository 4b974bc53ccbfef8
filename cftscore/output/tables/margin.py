"""Flat tables of margins: how many more cases, and the figures by part of the year."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cftscore.analysis.margin import CommuneMargins, Margin, Margins, PartValue
from cftscore.core.text import Text
from cftscore.output.columns import Column, Columns, Table, in_both, within
from cftscore.output.tables.evaluation import PLACE, VERDICT, of_findings


class _Row(NamedTuple):
    """A figure of a commune: one row."""

    commune: CommuneMargins
    margin: Margin


class _PartRow(NamedTuple):
    """A figure of a commune in one part of the year: one row."""

    commune: CommuneMargins
    margin: Margin
    part: PartValue


_FIGURE: Columns[Margin] = (
    Column("criterion", Text("Tiêu chí", "Criterion"), "count"),
    Column("item", Text("Nội dung", "Item"), "id"),
    Column("indicator", Text("Chỉ tiêu (mã)", "Indicator"), "id"),
    *in_both("label", Text("Chỉ tiêu", "Label"), lambda margin: margin.label),
)
_LEFT: Columns[Margin] = (
    Column("value", Text("Từ đầu năm đến nay", "So far"), "count"),
    Column("points", Text("Điểm", "Points"), "points"),
    Column("until_band", Text("Còn mấy trường hợp thì giảm điểm",
                              "Until points are lost"), "count"),
    Column("until_criterion", Text("Còn mấy trường hợp thì không đạt tiêu chí",
                                   "Until the criterion is failed"), "count"),
    Column("until_verdict", Text("Còn mấy trường hợp thì xã không đạt",
                                 "Until the commune fails"), "count"),
)  # fmt: skip
_PART: Columns[PartValue] = (
    Column("period", Text("Kỳ", "Period"), "id"),
    Column("value", Text("Trong kỳ", "In the period"), "count"),
    Column("so_far", Text("Cộng dồn từ đầu năm", "So far"), "count"),
)


def margins(shown: Margins) -> Table:
    """One row per commune and figure: how many more cases until points are lost."""
    columns: Columns[_Row] = (
        *within(lambda row: row.commune, (*PLACE[:4], *VERDICT)),
        *within(lambda row: row.margin, (*_FIGURE, *_LEFT)),
    )
    rows = (_Row(commune, one) for commune in shown.communes for one in commune.margins)
    return Table.of("margins", Text("Còn bao nhiêu trường hợp", "Margins"), columns, rows)


def parts(shown: Margins) -> Table:
    """One row per commune, figure and part of the year."""
    columns: Columns[_PartRow] = (
        *within(lambda row: row.commune, PLACE[:4]),
        *within(lambda row: row.margin, _FIGURE),
        *within(lambda row: row.part, _PART),
    )
    rows = (
        _PartRow(commune, one, part)
        for commune in shown.communes
        for one in commune.margins
        for part in one.parts
    )
    return Table.of("parts", Text("Theo kỳ", "By part"), columns, rows)


TABLES: dict[str, Callable[[Margins], Table]] = {
    "margins": margins,
    "parts": parts,
    "findings": lambda shown: of_findings(shown.findings),
}
