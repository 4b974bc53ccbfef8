"""Flat tables of an evaluation; the keys of their columns are the names of its document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from cftscore.core.text import YES_NO, Text
from cftscore.criteria.model import STATUS_TITLES, Item, Status
from cftscore.evaluation.document import (
    AreaResult,
    CommuneResult,
    Evaluation,
    FindingRecord,
    ItemResult,
    MissedCriterion,
    Number,
)
from cftscore.evaluation.records import decided_by
from cftscore.findings.model import SEVERITY_TITLES
from cftscore.output import words
from cftscore.output.columns import Column, Columns, Table, coded, in_both, joined
from cftscore.output.sentences import BAND_FROM_BEST, STATUS_OF_BAND
from cftscore.scoring.verdict import Verdict

VERDICT_TITLES: dict[Verdict, Text] = {
    "pass": Text("Đạt", "Pass"),
    "fail": Text("Không đạt", "Fail"),
    "incomplete": Text("Chưa đủ số liệu", "Incomplete"),
    "not_submitted": Text("Chưa nộp", "Not submitted"),
}

ANSWER_TITLES = {"no": YES_NO[False], "yes": YES_NO[True]}

PLACE: Columns[Any] = (
    Column("code", Text("Mã xã", "Code"), "id"),
    Column("name", Text("Tên xã", "Commune")),
    Column("district_code", Text("Mã huyện", "District code"), "id"),
    Column("district", Text("Huyện", "District")),
    Column("province_code", Text("Mã tỉnh", "Province code"), "id"),
    Column("province", Text("Tỉnh", "Province")),
)
"""Which commune, and where it lies."""

WORST_FIRST: tuple[Verdict, ...] = ("not_submitted", "fail", "incomplete", "pass")
"""The verdicts in order."""

VERDICT: Columns[Any] = coded(
    "verdict", Text("Kết quả", "Verdict"), VERDICT_TITLES, order=WORST_FIRST
)

POINTS: Columns[Any] = (
    Column("points", Text("Điểm", "Points"), "points"),
    Column("points_min", Text("Điểm thấp nhất", "Points at worst"), "points"),
    Column("points_max", Text("Điểm cao nhất", "Points at best"), "points"),
    Column("points_required", Text("Điểm yêu cầu", "Points required"), "points"),
)
"""The points of a commune: its total, at worst and at best, and its mark."""

COUNTS: Columns[Any] = (
    Column("communes", Text("Số xã trong danh mục", "Communes on the register"), "count"),
    Column("submitted", Text("Đã nộp", "Submitted"), "count"),
    Column("passed", Text("Đạt", "Passed"), "count"),
    Column("failed", Text("Không đạt", "Failed"), "count"),
    Column("incomplete", Text("Chưa đủ số liệu", "Incomplete"), "count"),
    Column("not_submitted", Text("Chưa nộp", "Not submitted"), "count"),
    Column("compliance_percent", Text("Tỷ lệ đạt (%)", "Compliance (%)"), "percent"),
)
"""What is counted of a district or province."""

_AREA: Columns[AreaResult] = (
    Column("code", Text("Mã", "Code"), "id"),
    Column("name", Text("Tên", "Name")),
    Column("province_code", Text("Mã tỉnh", "Province code"), "id"),
    Column("province", Text("Tỉnh", "Province")),
    *COUNTS,
)
_MISSED: Columns[MissedCriterion] = (
    Column("id", Text("Tiêu chí", "Criterion"), "count"),
    *in_both("title", Text("Tên tiêu chí", "Title"), lambda criterion: criterion.title),
    Column("missed", Text("Số xã không đạt", "Communes that fail it"), "count"),
    Column("unknown", Text("Số xã chưa xác định", "Communes unknown"), "count"),
    Column(
        "below_max",
        Text("Số xã đạt nhưng chưa tối đa", "Communes that meet it, not full marks"),
        "count",
    ),
)
FINDING: Columns[FindingRecord] = (
    Column("code", Text("Mã", "Code"), "id"),
    *coded("severity", Text("Mức độ", "Severity"), SEVERITY_TITLES,
           lambda finding: finding.severity.value, order=("note", "warning", "error")),
    *in_both("message", Text("Thông báo", "Message"), lambda finding: finding.message),
    *in_both("fix", Text("Cách sửa", "How to correct it"), lambda finding: finding.fix),
    Column("path", Text("Tệp", "File")),
    Column("sheet", Text("Trang tính", "Sheet")),
    Column("cell", Text("Ô", "Cell")),
    Column("line", Text("Dòng", "Line"), "count"),
    Column("column", Text("Cột", "Column"), "count"),
    Column("commune", Text("Mã xã", "Commune code"), "id"),
)  # fmt: skip


def table(evaluation: Evaluation, key: str) -> Table:
    """Make one table.

    Args:
        evaluation: the document.
        key: one of `TABLES`.

    Raises:
        KeyError: there is no such table.
    """
    return TABLES[key](evaluation)


def communes(evaluation: Evaluation) -> Table:
    """One row per commune of the scope: verdict, points, points by criterion, reasons."""
    definition, sources = evaluation.criteria_set.definition, evaluation.sources
    titles = {key: unit_class.title for key, unit_class in definition.unit_classes.items()}

    def path(commune: CommuneResult) -> str | None:
        return None if commune.source is None else sources[commune.source].path

    columns: Columns[CommuneResult] = (
        *PLACE,
        *coded("unit_class", Text("Nhóm đơn vị", "Unit class"), titles),
        *VERDICT,
        *POINTS,
        *(_points_of(place, criterion.id) for place, criterion in enumerate(definition.criteria)),
        *in_both("reasons", Text("Lý do", "Reasons"), _reasons),
        Column("items_by_ratio", _BY_RATIO, "count", _by_ratio),
        Column("source", Text("Tệp nguồn", "Source file"), get=path),
    )
    return Table.of("communes", Text("Xã", "Communes"), columns, evaluation.communes)


_BY_RATIO = Text("Số nội dung chấm theo tỷ lệ tự ghi", "Items scored by a typed share or rate")


def _by_ratio(commune: CommuneResult) -> int:
    return sum(item.by_ratio for criterion in commune.criteria for item in criterion.items)


def _reasons(commune: CommuneResult) -> Text:
    return joined(reason.message for reason in commune.reasons)


def _points_of(place: int, number: int) -> Column[CommuneResult]:
    """Give the column of a criterion's points; where nothing was submitted there are none."""
    label = Text(f"Tiêu chí {number}", f"Criterion {number}")
    return Column(
        f"criterion_{number}",
        label,
        "points",
        lambda commune: commune.criteria[place].points if commune.criteria else None,
    )


class _Item(NamedTuple):
    """An item of a commune: one row."""

    commune: CommuneResult
    criterion: int
    item: Item
    result: ItemResult
    status: Status | None
    threshold: Text | None


def quantity(result: ItemResult) -> Number | None:
    """Give the quantity of an item as it is shown; None for an answer, or where it is unknown."""
    return None if isinstance(result.value, str) else result.value


def answer(result: ItemResult) -> str | None:
    """Give the answer of an item, `yes` or `no`; None for a number, or where it is unknown."""
    return result.value if isinstance(result.value, str) else None


_ITEM: Columns[_Item] = (
    Column("code", Text("Mã xã", "Code"), "id", lambda row: row.commune.code),
    Column("name", Text("Tên xã", "Commune"), get=lambda row: row.commune.name),
    Column("criterion", Text("Tiêu chí", "Criterion"), "count"),
    Column("item", Text("Nội dung", "Item"), "id", lambda row: row.result.id),
    Column("value", Text("Giá trị", "Value"), "quantity", lambda row: quantity(row.result)),
    *coded("answer", Text("Trả lời", "Answer"), ANSWER_TITLES, lambda row: answer(row.result)),
    Column("numerator", Text("Tử số", "Numerator"), "count", lambda row: row.result.numerator),
    Column("denominator", Text("Mẫu số", "Denominator"), "count",
           lambda row: row.result.denominator),
    Column("points", Text("Điểm", "Points"), "points", lambda row: row.result.points),
    Column("band", BAND_FROM_BEST, "count",
           lambda row: row.result.band),
    *in_both("threshold", Text("Mức đạt được", "Threshold"), lambda row: row.threshold),
    Column("by_ratio", Text("Chấm theo tỷ lệ tự ghi (1: có)",
                            "By a typed share or rate (1: yes)"), "count",
           lambda row: int(row.result.by_ratio)),
    Column("cells", Text("Ô số liệu", "Cells"), get=lambda row: ", ".join(row.result.cells)),
    Column("article", Text("Căn cứ", "Article"), get=lambda row: row.item.source.article),
    *coded("status", STATUS_OF_BAND, STATUS_TITLES,
           first="Mức độ xác thực (mã)"),
)  # fmt: skip


def items(evaluation: Evaluation) -> Table:
    """One row per item of each commune that submitted: value, points, band, cells, article."""
    return Table.of("items", Text("Nội dung", "Items"), _ITEM, _items(evaluation))


def _items(evaluation: Evaluation) -> Iterator[_Item]:
    defined = {item.id: item for item in evaluation.criteria_set.definition.items}
    thresholds = {
        (item.id, place): item.describe(band)
        for item in defined.values()
        for place, band in enumerate(item.bands)
    }
    for commune in evaluation.communes:
        for criterion in commune.criteria:
            for result in criterion.items:
                item = defined[result.id]
                status = decided_by(item, result)
                threshold = None if result.band is None else thresholds[result.id, result.band]
                yield _Item(commune, criterion.id, item, result, status, threshold)


def districts(evaluation: Evaluation) -> Table:
    """One row per district of the scope; none where there is no district level."""
    return Table.of("districts", Text("Huyện", "Districts"), _AREA, evaluation.districts)


def provinces(evaluation: Evaluation) -> Table:
    """One row per province, over its full register; none where one district was asked for."""
    whole = (area for area, is_whole in words.areas(evaluation) if is_whole)
    return Table.of("provinces", Text("Tỉnh", "Provinces"), _AREA, whole)


def missed_criteria(evaluation: Evaluation) -> Table:
    """One row per criterion, most often missed first."""
    title = Text("Tiêu chí chưa đạt", "Failed criteria")
    return Table.of("missed_criteria", title, _MISSED, evaluation.missed_criteria)


def findings(evaluation: Evaluation) -> Table:
    """One row per finding."""
    return of_findings(evaluation.findings)


def of_findings(records: Iterable[FindingRecord]) -> Table:
    """One row per finding, whatever document holds them."""
    return Table.of("findings", Text("Lỗi, cảnh báo", "Findings"), FINDING, records)


TABLES: dict[str, Callable[[Evaluation], Table]] = {
    "communes": communes,
    "districts": districts,
    "provinces": provinces,
    "missed_criteria": missed_criteria,
    "items": items,
    "findings": findings,
}
