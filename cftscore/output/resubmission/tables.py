"""What changed between two submissions as tables; keys are the same in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, NamedTuple

from cftscore.analysis.resubmission import (
    CommuneChanged,
    CriterionChanged,
    FigureChanged,
    Resubmission,
)
from cftscore.core.text import YES_NO, Text
from cftscore.output.columns import Column, Columns, Table, coded, in_both, within
from cftscore.output.tables.evaluation import FINDING, PLACE
from cftscore.output.tables.sides import Placed, of_side, readings, results

_SIDES: dict[str, Text] = {
    "old": Text("lần trước", "before"),
    "new": Text("lần này", "now"),
}
_YES_NO: dict[str, Text] = {"yes": YES_NO[True], "no": YES_NO[False]}


class _Figure(NamedTuple):
    """A changed figure of a commune: one row."""

    commune: CommuneChanged
    figure: FigureChanged
    old: Placed
    new: Placed


class _Criterion(NamedTuple):
    """A changed criterion of a commune: one row."""

    commune: CommuneChanged
    criterion: CriterionChanged


class _Sided(NamedTuple):
    """Something that only one submission holds, or that is odd about it: one row."""

    side: str
    what: Any


_COMMUNES: Columns[CommuneChanged] = (
    *PLACE[:4],
    Column("figures", Text("Số liệu đã thay đổi", "Figures changed"), "count",
           lambda commune: len(commune.figures)),
    *within(lambda commune: commune.old, results("old", _SIDES["old"])),
    *within(lambda commune: commune.new, results("new", _SIDES["new"])),
)  # fmt: skip
_FIGURE: Columns[FigureChanged] = (
    Column("indicator", Text("Chỉ tiêu (mã)", "Indicator"), "id"),
    *in_both("label", Text("Chỉ tiêu", "Label"), lambda figure: figure.label),
)
_FIGURES: Columns[_Figure] = (
    *within(lambda row: row.commune, PLACE[:4]),
    *within(lambda row: row.figure, _FIGURE),
    *within(lambda row: row.old, readings("old", _SIDES["old"])),
    *within(lambda row: row.new, readings("new", _SIDES["new"])),
)


def _met(side: str) -> Callable[[CriterionChanged], str | None]:
    def get(criterion: CriterionChanged) -> str | None:
        met = getattr(criterion, f"{side}_met")
        return None if met is None else "yes" if met else "no"

    return get


def _of_criterion(side: str) -> Columns[CriterionChanged]:
    """Give the columns of a criterion's points by one submission, and whether it is met."""
    columns: Columns[CriterionChanged] = (
        Column("min", Text("Điểm thấp nhất", "Points at worst"), "points",
               attrgetter(f"{side}_min")),
        Column("max", Text("Điểm cao nhất", "Points at best"), "points",
               attrgetter(f"{side}_max")),
        *coded("met", Text("Đạt tiêu chí", "Met"), _YES_NO, _met(side)),
    )  # fmt: skip
    return of_side(side, _SIDES[side], columns)


_CRITERION: Columns[CriterionChanged] = (
    Column("criterion", Text("Tiêu chí", "Criterion"), "count", lambda criterion: criterion.id),
    *in_both("title", Text("Tên tiêu chí", "Title"), lambda criterion: criterion.title),
    *_of_criterion("old"),
    *_of_criterion("new"),
)
_CRITERIA: Columns[_Criterion] = (
    *within(lambda row: row.commune, PLACE[:4]),
    *within(lambda row: row.criterion, _CRITERION),
)
_SIDE: Columns[_Sided] = coded("side", Text("Lần nộp", "Submission"), _SIDES)


def _sided(old: Iterable[Any], new: Iterable[Any]) -> list[_Sided]:
    sides = (("old", old), ("new", new))
    return [_Sided(side, what) for side, listed in sides for what in listed]


def figures(shown: Resubmission) -> Table:
    """One row per figure that changed: before and now, and in which cells."""
    rows = (
        _Figure(
            commune,
            figure,
            Placed(figure.old, shown.old_sources),
            Placed(figure.new, shown.new_sources),
        )
        for commune in shown.communes
        for figure in commune.figures
    )
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
    columns: Columns[_Sided] = (*_SIDE, *within(lambda row: row.what, (*PLACE[:2], PLACE[3])))
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
