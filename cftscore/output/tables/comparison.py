"""Flat tables of a comparison, for CSV, workbooks and DataFrames.

What is said of each period stands in columns that end in it: `verdict_2019`; what is said of two
of them in columns that end in both: `points_change_2019_2020`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from cftscore.analysis.compare.comparison import (
    RECOGNITIONS,
    AreaComparison,
    AreaFigures,
    AreaPair,
    CommuneComparison,
    CommunePair,
    Comparison,
    CriterionAverage,
    InPeriod,
    Note,
    Pair,
    Recognition,
    Standing,
    State,
)
from cftscore.core.text import YES_NO, Language, Text
from cftscore.evaluation.document import FindingRecord
from cftscore.output.columns import Column, Columns, Table, coded, in_both, joined, within
from cftscore.output.comparison import words
from cftscore.output.tables.evaluation import COUNTS, FINDING, PLACE, POINTS, WORST_FIRST
from cftscore.register.lineage import SHARE_TITLES

_LEVELS = {
    "all": Text("tất cả", "all"),
    "province": Text("tỉnh", "province"),
    "district": Text("huyện", "district"),
}
_VERDICT = Text("Kết quả", "Verdict")
_WORST_FIRST: tuple[State, ...] = ("not_registered", "not_evaluated", *WORST_FIRST)

_AREA: Columns[AreaComparison] = (
    *coded("level", Text("Cấp", "Level"), _LEVELS),
    *in_both(
        "former",
        Text("Không còn sau khi sắp xếp", "No longer exists"),
        lambda area: YES_NO[area.former],
        first="Không còn sau khi sắp xếp (mã)",
    ),
    Column("code", Text("Mã", "Code"), "id"),
    Column("name", Text("Tên", "Name")),
    Column("province", Text("Tỉnh", "Province")),
)
_AREA_PERIOD: Columns[AreaFigures] = (*COUNTS[:3], COUNTS[-1])
_AREA_PAIR: Columns[AreaPair] = (
    Column(
        "percentage_points",
        Text("Chênh lệch (điểm phần trăm)", "Difference (percentage points)"),
        "percent",
    ),
    Column("communes_change", Text("Chênh lệch (số xã)", "Difference (communes)"), "count",
           lambda pair: pair.communes),
)  # fmt: skip
_BETWEEN: Columns[Pair] = (
    Column("before_period", Text("Kỳ trước", "Before"), get=lambda pair: pair.before),
    Column("after_period", Text("Kỳ sau", "After"), get=lambda pair: pair.after),
)
_WITH_POINTS = Text("Số xã có điểm ở cả hai kỳ", "Communes with points in both periods")


def _of_period(at: int) -> Callable[[Any], Any]:
    """Get what an area or a commune was in a period."""
    return lambda row: row.periods[at]


def _of_pair(at: int) -> Callable[[Any], Any]:
    """Get what became of an area or a commune between two periods."""
    return lambda row: row.pairs[at]


class _Between(NamedTuple):
    """An area between two periods: one row."""

    area: AreaComparison
    pair: Pair
    change: AreaPair


class _Criterion(NamedTuple):
    """The average of a criterion of an area between two periods: one row."""

    between: _Between
    average: CriterionAverage


class _Origin(NamedTuple):
    """A commune that another came from: one row."""

    commune: CommuneComparison
    period: str
    origin: Standing


def table(shown: Comparison, key: str) -> Table:
    """Make one table: one of `TABLES`.

    Raises:
        KeyError: there is no such table.
    """
    return TABLES[key](shown)


def areas(shown: Comparison) -> Table:
    """One row per district, province, and all of the scope: compliance in each period."""
    columns = [*_AREA]
    for at, used in enumerate(shown.periods):
        ended = [column.ending(used.period) for column in _AREA_PERIOD]
        columns += within(_of_period(at), ended)
    for at, pair in enumerate(shown.pairs):
        changed = [column.ending(pair.before, pair.after) for column in _AREA_PAIR]
        columns += within(_of_pair(at), changed)
    rows = (area for area, _ in words.areas(shown))
    return Table.of("areas", Text("Tỷ lệ đạt", "Compliance"), columns, rows)


_TOTAL: Columns[CriterionAverage] = (
    Column("average_before", Text("Điểm trung bình kỳ trước", "Average before"), "average"),
    Column("average_after", Text("Điểm trung bình kỳ sau", "Average after"), "average"),
    Column(
        "average_change", Text("Thay đổi điểm trung bình", "Change in average points"), "average"
    ),
)
_AREA_BETWEEN: Columns[_Between] = (
    *within(lambda row: row.area, _AREA),
    *within(lambda row: row.pair, _BETWEEN),
)


def _recognised(kind: Recognition) -> Column[AreaPair]:
    return Column(kind, words.RECOGNITIONS[kind], "count", lambda pair: pair.recognition[kind])


_RECOGNITION: Columns[_Between] = (
    *_AREA_BETWEEN,
    *within(lambda row: row.change, map(_recognised, RECOGNITIONS)),
    Column("with_points", _WITH_POINTS, "count", lambda row: row.change.with_points),
    *within(lambda row: row.change.total, _TOTAL),
)  # fmt: skip


def _between(shown: Comparison, areas: Iterable[AreaComparison]) -> list[_Between]:
    listed = tuple(areas)
    return [
        _Between(area, pair, area.pairs[at])
        for at, pair in enumerate(shown.pairs)
        for area in listed
    ]


def recognition(shown: Comparison) -> Table:
    """One row per pair of periods and area: communes gained, kept, lost; average points."""
    rows = _between(shown, (area for area, _ in words.areas(shown)))
    return Table.of(
        "recognition", Text("Thay đổi kết quả", "Change of verdict"), _RECOGNITION, rows
    )


_COMMUNE: Columns[CommuneComparison] = (
    *PLACE,
    *in_both(
        "matched",
        Text("Đối chiếu được ở mọi kỳ", "Matched in every period"),
        lambda commune: YES_NO[commune.matched],
        first="Đối chiếu được (mã)",
    ),
)
_ALONE: Columns[InPeriod] = coded(
    "verdict", _VERDICT, words.STATES, lambda in_period: in_period.worst, order=_WORST_FIRST
)
_OF_SEVERAL: Columns[InPeriod] = (
    *coded("verdict", Text("Kết quả thấp nhất", "Worst verdict"), words.STATES,
           lambda one: one.worst, order=_WORST_FIRST),
    *coded("best_verdict", Text("Kết quả cao nhất", "Best verdict"), words.STATES,
           lambda one: one.best, order=_WORST_FIRST),
    *in_both("came_from", Text("Hợp thành từ", "Made from"),
             lambda one: _said(lambda language: "; ".join(words.predecessors(one, language)))),
)  # fmt: skip
_POINTS: Columns[InPeriod] = within(
    lambda in_period: in_period.communes[0] if len(in_period.communes) == 1 else None, POINTS
)
_COMMUNE_PAIR: Columns[CommunePair] = (
    *coded("recognition", Text("Thay đổi kết quả", "Change of verdict"), words.RECOGNITIONS),
    Column("points_change", Text("Thay đổi điểm", "Change in points"), "points"),
    *in_both("criteria_change", Text("Thay đổi theo tiêu chí", "Change by criterion"),
             lambda pair: _said(lambda language: words.moves(pair.criteria, language))),
)  # fmt: skip
_NOTES: Columns[CommuneComparison] = in_both(
    "notes", Text("Thay đổi về xã", "Change of the commune"),
    lambda commune: joined(note.message for note in commune.notes),
)  # fmt: skip


def _said(say: Callable[[Language], str]) -> Text:
    return Text(say("vi"), say("en"))


def communes(shown: Comparison) -> Table:
    """One row per commune: verdicts, points, recognition, what changed of it."""
    columns = [*_COMMUNE]
    for at, used in enumerate(shown.periods):
        standings = (
            standing for commune in shown.communes for standing in commune.periods[at].communes
        )
        several = any(standing.share is not None for standing in standings)
        of_period = (*(_OF_SEVERAL if several else _ALONE), *_POINTS)
        ended = [column.ending(used.period) for column in of_period]
        columns += within(_of_period(at), ended)
    for at, pair in enumerate(shown.pairs):
        changed = [column.ending(pair.before, pair.after) for column in _COMMUNE_PAIR]
        columns += within(_of_pair(at), changed)
    columns += _NOTES
    return Table.of("communes", Text("Xã", "Communes"), columns, shown.communes)


_AVERAGE: Columns[CriterionAverage] = (
    Column("criterion", Text("Tiêu chí (để trống: tổng điểm)", "Criterion (blank: total)"), "count",
           lambda criterion: criterion.id or None),
    *in_both("title", Text("Tên tiêu chí", "Title"), lambda criterion: criterion.title),
    Column("max_points", Text("Điểm tối đa", "Maximum points"), "points"),
)  # fmt: skip
_AVERAGES: Columns[CriterionAverage] = (
    Column("points_before", Text("Tổng điểm kỳ trước", "Points before"), "points"),
    Column("points_after", Text("Tổng điểm kỳ sau", "Points after"), "points"),
    Column("average_before", Text("Điểm trung bình kỳ trước", "Average before"), "average"),
    Column("average_after", Text("Điểm trung bình kỳ sau", "Average after"), "average"),
    Column("average_change", Text("Thay đổi điểm trung bình", "Change in average"), "average"),
    Column("missed_before", Text("Số xã không đạt kỳ trước", "Failed before"), "count"),
    Column("missed_after", Text("Số xã không đạt kỳ sau", "Failed after"), "count"),
)
_CRITERION: Columns[_Criterion] = (
    *within(lambda row: row.between, _AREA_BETWEEN),
    *within(lambda row: row.average, _AVERAGE),
    Column("communes", _WITH_POINTS, "count", lambda row: row.between.change.with_points),
    *within(lambda row: row.average, _AVERAGES),
)


def criteria(shown: Comparison) -> Table:
    """One row per pair of periods, area and criterion: average points then and now."""
    rows = (
        _Criterion(between, average)
        for between in _between(shown, (shown.overall, *shown.provinces, *shown.districts))
        for total in (between.change.total,)
        if total is not None
        for average in (*between.change.criteria, total)
    )
    title = Text("Điểm theo tiêu chí", "Points by criterion")
    return Table.of("criteria", title, _CRITERION, rows)


_ORIGIN: Columns[_Origin] = (
    Column("code", Text("Mã xã mới", "New code"), "id", lambda row: row.commune.code),
    Column("name", Text("Tên xã mới", "New commune"), get=lambda row: row.commune.name),
    Column("province", Text("Tỉnh", "Province"), get=lambda row: row.commune.province),
    Column("period", Text("Kỳ", "Period")),
    Column("old_code", Text("Mã xã cũ", "Old code"), "id", lambda row: row.origin.code),
    Column("old_name", Text("Tên xã cũ", "Old commune"), get=lambda row: row.origin.name),
    Column("old_district", Text("Huyện cũ", "Old district"), get=lambda row: row.origin.district),
    Column("old_province", Text("Tỉnh cũ", "Old province"), get=lambda row: row.origin.province),
    *coded("share", Text("Phần", "Share"), SHARE_TITLES, lambda row: row.origin.share),
    *coded("verdict", _VERDICT, words.STATES, lambda row: row.origin.verdict, order=_WORST_FIRST),
    *within(lambda row: row.origin, POINTS),
)


def origins(shown: Comparison) -> Table:
    """One row per commune that another came from, wholly or in part, and period."""
    rows = (
        _Origin(commune, used.period, origin)
        for commune in shown.communes
        for used, period in zip(shown.periods, commune.periods, strict=True)
        for origin in period.communes
        if origin.share is not None
    )
    return Table.of("origins", Text("Nguồn gốc xã", "Origins"), _ORIGIN, rows)


class _Standing(NamedTuple):
    """A commune in a period: one row."""

    commune: CommuneComparison
    period: str
    standing: Standing


_STANDING: Columns[Standing] = (
    *PLACE,
    *coded("share", Text("Phần", "Share"), SHARE_TITLES),
    Column("unit_class", Text("Nhóm đơn vị", "Unit class"), "id"),
    *coded("verdict", _VERDICT, words.STATES, order=_WORST_FIRST),
    *POINTS,
)
_LONG: Columns[_Standing] = (
    Column("commune", Text("Mã xã hiện nay", "Commune"), "id", lambda row: row.commune.code),
    Column("commune_name", Text("Tên xã hiện nay", "Name of the commune"),
           get=lambda row: row.commune.name),
    Column("period", Text("Kỳ", "Period"), "id"),
    *within(lambda row: row.standing, _STANDING),
)  # fmt: skip


def long(shown: Comparison) -> Table:
    """One row per commune and period, several where a commune came from several."""
    rows = (
        _Standing(commune, used.period, standing)
        for commune in shown.communes
        for used, period in zip(shown.periods, commune.periods, strict=True)
        for standing in period.communes
    )
    return Table.of("long", Text("Bảng dài", "Long table"), _LONG, rows)


_NOTE: Columns[Note] = (
    Column("kind", Text("Loại thay đổi (mã)", "Kind of change")),
    Column("before_period", Text("Từ kỳ", "From period")),
    Column("after_period", Text("Đến kỳ", "To period")),
    Column("before", Text("Trước", "Before")),
    Column("after", Text("Sau", "After")),
    *in_both("message", Text("Thay đổi", "What changed"),
             lambda note: note.message),
)  # fmt: skip


def notes(shown: Comparison) -> Table:
    """One row per change of a commune itself: merged, divided, renamed, moved, another class."""
    named = [column for column in PLACE if not column.key.endswith("_code")]
    columns: Columns[tuple[CommuneComparison, Note]] = (
        *within(lambda row: row[0], named),
        *within(lambda row: row[1], _NOTE),
    )
    rows = ((commune, note) for commune in shown.communes for note in commune.notes)
    return Table.of("notes", Text("Thay đổi về xã", "Changes"), columns, rows)


def findings(shown: Comparison) -> Table:
    """One row per finding: about the comparison first, then period by period."""
    columns: Columns[tuple[str | None, FindingRecord]] = (
        Column("period", Text("Kỳ", "Period"), get=lambda row: row[0]),
        *within(lambda row: row[1], FINDING),
    )
    rows: list[tuple[Any, FindingRecord]] = [(None, finding) for finding in shown.findings]
    rows += [(used.period, finding) for used in shown.periods for finding in used.findings]
    return Table.of("findings", Text("Lỗi, cảnh báo", "Findings"), columns, rows)


TABLES: dict[str, Callable[[Comparison], Table]] = {
    "areas": areas,
    "recognition": recognition,
    "communes": communes,
    "criteria": criteria,
    "origins": origins,
    "notes": notes,
    "findings": findings,
    "long": long,
}
