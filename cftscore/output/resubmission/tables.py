"""What changed between two submissions as tables; keys are the same in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from cftscore.analysis.reconcile import Reading
from cftscore.analysis.resubmission import (
    CommuneChanged,
    CriterionChanged,
    FigureChanged,
    Resubmission,
)
from cftscore.core.text import YES_NO, Text
from cftscore.output.columns import Column, Columns, Table, Value, coded, in_both, within
from cftscore.output.tables.evaluation import FINDING, POINTS, VERDICT

OLD = Text("lần trước", "before")
NEW = Text("lần này", "now")
_SIDES: dict[str, Text] = {"old": OLD, "new": NEW}
_YES_NO: dict[str, Text] = {"yes": YES_NO[True], "no": YES_NO[False]}


class _Figure(NamedTuple):
    """A changed figure of a commune: one row."""

    commune: CommuneChanged
    figure: FigureChanged


class _Criterion(NamedTuple):
    """A changed criterion of a commune: one row."""

    commune: CommuneChanged
    criterion: CriterionChanged


class _Sided(NamedTuple):
    """Something that only one submission holds, or that is odd about it: one row."""

    side: str
    what: Any


def _of(columns: Columns[Any], side: str) -> Columns[Any]:
    """Give columns of one side: `verdict_old`, `verdict_old_vi`."""
    return tuple(
        replace(
            column,
            key=f"{column.key.removesuffix('_vi')}_{side}{'_vi' * column.key.endswith('_vi')}",
            label=Text(
                f"{column.label.vi}, {_SIDES[side].vi}", f"{column.label.en}, {_SIDES[side].en}"
            ),
            get=column.value,
        )
        for column in columns
    )


_PLACE: Columns[Any] = (
    Column("code", Text("Mã xã", "Code")),
    Column("name", Text("Tên xã", "Commune")),
    Column("district", Text("Huyện", "District")),
)
_COMMUNES: Columns[CommuneChanged] = (
    *_PLACE,
    Column("district_code", Text("Mã huyện", "District code")),
    Column("figures", Text("Số liệu đã thay đổi", "Figures changed"), "count",
           lambda commune: len(commune.figures)),
    *_of(within(lambda commune: commune.old, (*VERDICT, *POINTS)), "old"),
    *_of(within(lambda commune: commune.new, (*VERDICT, *POINTS)), "new"),
)  # fmt: skip


def _value(reading: Reading) -> Value:
    """Give what was read; what could not be used as it is written."""
    if reading.value is not None:
        return reading.value
    return ", ".join(text for text in reading.written if text) or None


_READING: Columns[Reading] = (
    Column("value", Text("Giá trị", "Value"), get=_value),
    Column("cells", Text("Ô số liệu", "Cells"), get=lambda reading: ", ".join(reading.cells)),
)
_FIGURES: Columns[_Figure] = (
    *within(lambda row: row.commune, _PLACE),
    Column("indicator", Text("Khóa chỉ tiêu", "Indicator"), get=lambda row: row.figure.indicator),
    *in_both("label", Text("Chỉ tiêu", "Label"), lambda row: row.figure.label),
    *_of(within(lambda row: row.figure.old, _READING), "old"),
    *_of(within(lambda row: row.figure.new, _READING), "new"),
)


def _met(met: Callable[[CriterionChanged], bool | None]) -> Callable[[CriterionChanged], Value]:
    def get(criterion: CriterionChanged) -> Value:
        value = met(criterion)
        return None if value is None else "yes" if value else "no"

    return get


_MET = Text("Đạt tiêu chí", "Met")
_LEAST, _MOST = Text("Điểm thấp nhất", "Points at worst"), Text("Điểm cao nhất", "Points at best")
_OF_CRITERION: Columns[CriterionChanged] = (
    Column("criterion", Text("Tiêu chí", "Criterion"), "count", lambda criterion: criterion.id),
    *in_both("title", Text("Tên tiêu chí", "Title"), lambda criterion: criterion.title),
    *_of(
        (
            Column("points_min", _LEAST, "points", lambda criterion: criterion.old_min),
            Column("points_max", _MOST, "points", lambda criterion: criterion.old_max),
            *coded("met", _MET, _YES_NO, _met(lambda criterion: criterion.old_met)),
        ),
        "old",
    ),
    *_of(
        (
            Column("points_min", _LEAST, "points", lambda criterion: criterion.new_min),
            Column("points_max", _MOST, "points", lambda criterion: criterion.new_max),
            *coded("met", _MET, _YES_NO, _met(lambda criterion: criterion.new_met)),
        ),
        "new",
    ),
)
_CRITERIA: Columns[_Criterion] = (
    *within(lambda row: row.commune, _PLACE),
    *within(lambda row: row.criterion, _OF_CRITERION),
)
_SIDE: Columns[_Sided] = coded("side", Text("Lần nộp", "Submission"), _SIDES)


def _sided(old: Iterable[Any], new: Iterable[Any]) -> list[_Sided]:
    sides = (("old", old), ("new", new))
    return [_Sided(side, what) for side, listed in sides for what in listed]


def figures(shown: Resubmission) -> Table:
    """One row per figure that changed: before and now, and in which cells."""
    rows = (_Figure(commune, figure) for commune in shown.communes for figure in commune.figures)
    return Table.of("figures", Text("Số liệu đã thay đổi", "Figures changed"), _FIGURES, rows)


def communes(shown: Resubmission) -> Table:
    """One row per commune that changed something: verdict and points before and now."""
    return Table.of("communes", Text("Xã", "Communes"), _COMMUNES, shown.communes)


def criteria(shown: Resubmission) -> Table:
    """One row per criterion of a commune whose points changed."""
    rows = (
        _Criterion(commune, criterion)
        for commune in shown.communes
        for criterion in commune.criteria
    )
    return Table.of("criteria", Text("Tiêu chí đã đổi điểm", "Criteria changed"), _CRITERIA, rows)


def only(shown: Resubmission) -> Table:
    """One row per commune of which only one submission speaks."""
    rows = _sided(shown.only_old, shown.only_new)
    columns: Columns[_Sided] = (*_SIDE, *within(lambda row: row.what, _PLACE))
    return Table.of("only", Text("Chỉ có ở một lần nộp", "In one submission only"), columns, rows)


def findings(shown: Resubmission) -> Table:
    """One row per finding of each submission."""
    rows = _sided(shown.old_findings, shown.new_findings)
    columns: Columns[_Sided] = (*_SIDE, *within(lambda row: row.what, FINDING))
    return Table.of("findings", Text("Lỗi, cảnh báo", "Findings"), columns, rows)


TABLES: dict[str, Callable[[Resubmission], Table]] = {
    "communes": communes,
    "figures": figures,
    "criteria": criteria,
    "only": only,
    "findings": findings,
}
