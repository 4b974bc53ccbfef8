"""Flat tables of a comparison, for CSV, workbooks and DataFrames; see `tables.evaluation`.

What is said of each period stands in columns that end in it: `verdict_2019`; what is said of two
of them in columns that end in both: `points_change_2019_2020`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cftscore.analysis.compare.comparison import (
    RECOGNITIONS,
    AreaComparison,
    AreaPair,
    CommuneComparison,
    CommunePair,
    Comparison,
    CriterionAverage,
    InPeriod,
    Pair,
)
from cftscore.core.text import YES_NO, Text
from cftscore.output.comparison import words
from cftscore.output.tables import comparison_columns as col
from cftscore.output.tables.evaluation import FINDING, Column, Row, Table, Value, finding
from cftscore.register.lineage import SHARE_TITLES

_LEVELS = {
    "all": Text("tất cả", "all"),
    "province": Text("tỉnh", "province"),
    "district": Text("huyện", "district"),
}


def table(shown: Comparison, key: str) -> Table:
    """Make one table: one of `TABLES`.

    Raises:
        KeyError: there is no such table.
    """
    return TABLES[key](shown)


def areas(shown: Comparison) -> Table:
    """One row per district, province, and all of the scope: compliance in each period."""
    columns = [*col.AREA]
    for period in _periods(shown):
        columns += _ending(col.AREA_PERIOD, period)
    for pair in shown.pairs:
        columns += _ending(col.AREA_PAIR, *_between(pair))
    rows = [_area(one) for one, _ in words.areas(shown)]
    return Table("areas", Text("Tỷ lệ đạt", "Compliance"), tuple(columns), rows)


def recognition(shown: Comparison) -> Table:
    """One row per pair of periods and area: communes gained, kept, lost; average points."""
    rows = [
        (*_area_key(area), pair.before, pair.after, *_area_pair(area.pairs[place]))
        for place, pair in enumerate(shown.pairs)
        for area, _ in words.areas(shown)
    ]
    return Table("recognition", Text("Công nhận", "Recognition"), col.RECOGNITION, rows)


def communes(shown: Comparison) -> Table:
    """One row per commune: verdicts, points, recognition, what changed of it."""
    several = [
        any(each.share is not None for one in shown.communes for each in one.periods[at].communes)
        for at in range(len(shown.periods))
    ]
    columns = [*col.COMMUNE]
    for period, of_several in zip(_periods(shown), several, strict=True):
        columns += _ending(col.COMMUNE_OF_SEVERAL if of_several else col.COMMUNE_ALONE, period)
        columns += _ending(col.COMMUNE_PERIOD, period)
    for pair in shown.pairs:
        columns += _ending(col.COMMUNE_PAIR, *_between(pair))
    columns += col.COMMUNE_END
    rows = [tuple(_commune(one, several)) for one in shown.communes]
    return Table("communes", Text("Xã", "Communes"), tuple(columns), rows)


def criteria(shown: Comparison) -> Table:
    """One row per pair of periods, area and criterion: average points then and now."""
    rows: list[Row] = [
        _criterion(one, area, pair, found.with_points)
        for place, pair in enumerate(shown.pairs)
        for area in _areas(shown)
        for found in (area.pairs[place],)
        for one in _averages(found)
    ]
    title = Text("Điểm theo tiêu chí", "Points by criterion")
    return Table("criteria", title, col.CRITERION, rows)


def origins(shown: Comparison) -> Table:
    """One row per commune that another came from, wholly or in part, and period."""
    rows = list(_origins(shown))
    return Table("origins", Text("Nguồn gốc xã", "Origins"), col.ORIGIN, rows)


def notes(shown: Comparison) -> Table:
    """One row per change of a commune itself: merged, divided, renamed, moved, another class."""
    rows: list[Row] = [
        (
            one.code,
            one.name,
            one.district,
            one.province,
            note.kind,
            note.before_period,
            note.after_period,
            note.before,
            note.after,
            note.message,
            note.message_vi,
        )
        for one in shown.communes
        for note in one.notes
    ]
    return Table("notes", Text("Xã thay đổi", "Changes"), col.NOTE, rows)


def findings(shown: Comparison) -> Table:
    """One row per finding: about the comparison first, then period by period."""
    period = Column("period", Text("Kỳ", "Period"))
    rows: list[Row] = [(None, *finding(one)) for one in shown.findings]
    rows += [(used.period, *finding(one)) for used in shown.periods for one in used.findings]
    return Table("findings", Text("Phát hiện", "Findings"), (period, *FINDING), rows)


TABLES: dict[str, Callable[[Comparison], Table]] = {
    "areas": areas,
    "recognition": recognition,
    "communes": communes,
    "criteria": criteria,
    "origins": origins,
    "notes": notes,
    "findings": findings,
}


def _periods(shown: Comparison) -> list[str]:
    return [one.period for one in shown.periods]


def _between(pair: Pair) -> tuple[str, str]:
    return pair.before, pair.after


def _ending(columns: Sequence[Column], *periods: str) -> list[Column]:
    """Give columns with the periods that they are about at the end of their keys and labels."""
    key, label = "_".join(periods), " → ".join(periods)
    return [_ended(column, key, label) for column in columns]


def _ended(column: Column, key: str, label: str) -> Column:
    # `verdict_2019_vi` says in Vietnamese what `verdict_2019` says.
    stem, mark = column.key.removesuffix("_vi"), column.key[-3:] == "_vi"
    text = Text(f"{column.label.vi}, {label}", f"{column.label.en}, {label}")
    return Column(f"{stem}_{key}{'_vi' if mark else ''}", text, column.kind)


def _areas(shown: Comparison) -> tuple[AreaComparison, ...]:
    return (shown.overall, *shown.provinces, *shown.districts)


def _area_key(one: AreaComparison) -> Row:
    return (
        one.level,
        _LEVELS[one.level].vi,
        "yes" if one.former else "no",
        YES_NO[one.former].vi,
        one.code,
        one.name,
        one.province,
    )


def _area(one: AreaComparison) -> Row:
    row: list[Value] = [*_area_key(one)]
    for figures in one.periods:
        row += (
            [None] * len(col.AREA_PERIOD)
            if figures is None
            else [
                figures.communes,
                figures.submitted,
                figures.passed,
                figures.compliance_percent,
            ]
        )
    for pair in one.pairs:
        row += [pair.percentage_points, pair.communes]
    return tuple(row)


def _area_pair(pair: AreaPair) -> list[Value]:
    total = pair.total
    return [
        *(pair.recognition[kind] for kind in RECOGNITIONS),
        pair.with_points,
        *(
            (None, None, None)
            if total is None
            else (total.average_before, total.average_after, total.average_change)
        ),
    ]


def _commune(one: CommuneComparison, several: Sequence[bool]) -> Iterator[Value]:
    yield from (
        one.code,
        one.name,
        one.district_code,
        one.district,
        one.province_code,
        one.province,
        "yes" if one.matched else "no",
        YES_NO[one.matched].vi,
    )
    for period, of_several in zip(one.periods, several, strict=True):
        yield from (period.worst, words.STATES[period.worst].vi)
        if of_several:
            yield from _of_several(period)
        points: Row = (None,) * len(col.COMMUNE_PERIOD)
        if len(period.communes) == 1:
            alone = period.communes[0]
            points = (alone.points, alone.points_min, alone.points_max, alone.points_required)
        yield from points
    for pair in one.pairs:
        yield from _commune_pair(pair)
    yield "; ".join(note.message for note in one.notes)
    yield "; ".join(note.message_vi for note in one.notes)


def _of_several(period: InPeriod) -> Iterator[Value]:
    yield from (period.best, words.STATES[period.best].vi)
    yield "; ".join(words.predecessors(period, "en"))
    yield "; ".join(words.predecessors(period, "vi"))


def _commune_pair(pair: CommunePair) -> Row:
    return (
        pair.recognition,
        words.RECOGNITIONS[pair.recognition].vi,
        pair.points_change,
        words.moves(pair.criteria, "en"),
        words.moves(pair.criteria, "vi"),
    )


def _averages(pair: AreaPair) -> tuple[CriterionAverage, ...]:
    return () if pair.total is None else (*pair.criteria, pair.total)


def _criterion(one: CriterionAverage, area: AreaComparison, pair: Pair, communes: int) -> Row:
    return (
        *_area_key(area),
        pair.before,
        pair.after,
        one.id or None,
        one.title,
        one.title_vi,
        one.max_points,
        communes,
        one.points_before,
        one.points_after,
        one.average_before,
        one.average_after,
        one.average_change,
        one.missed_before,
        one.missed_after,
    )


def _origins(shown: Comparison) -> Iterator[Row]:
    for one in shown.communes:
        for used, period in zip(shown.periods, one.periods, strict=True):
            for commune in period.communes:
                if commune.share is None:
                    continue
                yield (
                    one.code,
                    one.name,
                    one.province,
                    used.period,
                    commune.code,
                    commune.name,
                    commune.district,
                    commune.province,
                    commune.share,
                    SHARE_TITLES[commune.share].vi,
                    commune.verdict,
                    words.STATES[commune.verdict].vi,
                    commune.points,
                    commune.points_min,
                    commune.points_max,
                    commune.points_required,
                )
