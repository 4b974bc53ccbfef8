"""Flat tables of an evaluation: the one base of DataFrames, CSV and workbooks.

The keys of the columns are the names of `evaluation.document` and are the same in both languages;
texts stand beside each other as `…` (English) and `…_vi`. Values stay exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from cftscore.core.text import Language, Text
from cftscore.criteria.model import STATUS_TITLES
from cftscore.evaluation.document import (
    AreaResult,
    CommuneResult,
    Evaluation,
    FindingRecord,
)
from cftscore.evaluation.records import decided_by
from cftscore.findings.model import SEVERITY_TITLES
from cftscore.scoring.verdict import Verdict

Kind = Literal["text", "count", "points", "percent"]
Value = str | int | Decimal | None
Row = tuple[Value, ...]

VERDICT_TITLES: dict[Verdict, Text] = {
    "pass": Text("Đạt", "Pass"),
    "fail": Text("Không đạt", "Fail"),
    "incomplete": Text("Chưa đủ số liệu", "Incomplete"),
    "not_submitted": Text("Chưa nộp", "Not submitted"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        key: its name, the same in both languages.
        label: its heading.
        kind: `text`, `count`, `points` or `percent`; a `text` column may hold numbers too, where
            it holds quantities of several kinds.
    """

    key: str
    label: Text
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A flat table.

    Attributes:
        key: such as `communes`.
        title: what it holds.
        columns: in order.
        rows: one value per column; None where there is none.
    """

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: list[Row]


def table(evaluation: Evaluation, key: str) -> Table:
    """Make one table.

    Args:
        evaluation: the document.
        key: one of `TABLES`.

    Raises:
        KeyError: there is no such table.
    """
    return TABLES[key](evaluation)


def in_language(shown: Table, language: Language) -> list[int]:
    """Give the indexes of the columns without those that say the same in the other language."""
    keys = {column.key for column in shown.columns}
    return [
        index
        for index, column in enumerate(shown.columns)
        if (f"{column.key}_vi" not in keys if language == "vi" else column.key[-3:] != "_vi")
    ]


def communes(evaluation: Evaluation) -> Table:
    """One row per commune of the scope: verdict, points, points by criterion, reasons."""
    ids = [criterion.id for criterion in evaluation.criteria_set.definition.criteria]
    by_criterion = (
        Column(f"criterion_{n}", Text(f"Tiêu chí {n}", f"Criterion {n}"), "points") for n in ids
    )
    columns = (*_COMMUNE, *by_criterion, *_COMMUNE_END)
    rows = [_commune(evaluation, commune, ids) for commune in evaluation.communes]
    return Table("communes", Text("Xã", "Communes"), columns, rows)


def items(evaluation: Evaluation) -> Table:
    """One row per item of each commune that submitted: value, points, band, cells, article."""
    rows = list(_items(evaluation))
    return Table("items", Text("Nội dung", "Items"), _ITEM, rows)


def districts(evaluation: Evaluation) -> Table:
    """One row per district of the scope; none where there is no district level."""
    rows = [_area(area) for area in evaluation.districts]
    return Table("districts", Text("Huyện", "Districts"), _AREA, rows)


def provinces(evaluation: Evaluation) -> Table:
    """One row per province, over its full register."""
    rows = [_area(area) for area in evaluation.provinces]
    return Table("provinces", Text("Tỉnh", "Provinces"), _AREA, rows)


def missed_criteria(evaluation: Evaluation) -> Table:
    """One row per criterion, most often missed first."""
    rows: list[Row] = [
        (one.id, one.title, one.title_vi, one.missed, one.unknown, one.below_max)
        for one in evaluation.missed_criteria
    ]
    title = Text("Tiêu chí chưa đạt", "Missed criteria")
    return Table("missed_criteria", title, _MISSED, rows)


def findings(evaluation: Evaluation) -> Table:
    """One row per finding."""
    rows = [finding(one) for one in evaluation.findings]
    return Table("findings", Text("Phát hiện", "Findings"), FINDING, rows)


TABLES: dict[str, Callable[[Evaluation], Table]] = {
    "communes": communes,
    "districts": districts,
    "provinces": provinces,
    "missed_criteria": missed_criteria,
    "items": items,
    "findings": findings,
}


def _commune(evaluation: Evaluation, commune: CommuneResult, ids: Iterable[int]) -> Row:
    points = {criterion.id: criterion.points for criterion in commune.criteria}
    classes = evaluation.criteria_set.definition.unit_classes
    path = None if commune.source is None else evaluation.sources[commune.source].path
    return (
        commune.code,
        commune.name,
        commune.district_code,
        commune.district,
        commune.province_code,
        commune.province,
        commune.unit_class,
        classes[commune.unit_class].title.vi if commune.unit_class else None,
        commune.verdict,
        VERDICT_TITLES[commune.verdict].vi,
        commune.points,
        commune.points_min,
        commune.points_max,
        commune.points_required,
        *(points.get(n) for n in ids),
        "; ".join(reason.message for reason in commune.reasons),
        "; ".join(reason.message_vi for reason in commune.reasons),
        path,
    )


def _items(evaluation: Evaluation) -> Iterator[Row]:
    defined = {item.id: item for item in evaluation.criteria_set.definition.items}
    for commune in evaluation.communes:
        for criterion in commune.criteria:
            for result in criterion.items:
                item = defined[result.id]
                status = decided_by(item, result)
                yield (
                    commune.code,
                    commune.name,
                    criterion.id,
                    result.id,
                    result.value,
                    result.numerator,
                    result.denominator,
                    result.points,
                    result.band,
                    ", ".join(result.cells),
                    item.source.article,
                    status,
                    STATUS_TITLES[status].vi if status else None,
                )


def finding(one: FindingRecord) -> Row:
    """Give a finding as a row with the columns of `FINDING`."""
    return (
        one.code,
        one.severity.value,
        SEVERITY_TITLES[one.severity].vi,
        one.message,
        one.message_vi,
        one.fix,
        one.fix_vi,
        one.path,
        one.sheet,
        one.cell,
        one.line,
        one.column,
        one.commune,
    )


def _area(area: AreaResult) -> Row:
    return (
        area.code,
        area.name,
        area.province_code,
        area.province,
        area.communes,
        area.submitted,
        area.passed,
        area.failed,
        area.incomplete,
        area.not_submitted,
        area.compliance_percent,
    )


PLACE = (
    Column("code", Text("Mã xã", "Code")),
    Column("name", Text("Tên xã", "Commune")),
    Column("district_code", Text("Mã huyện", "District code")),
    Column("district", Text("Huyện", "District")),
    Column("province_code", Text("Mã tỉnh", "Province code")),
    Column("province", Text("Tỉnh", "Province")),
)
"""Which commune, and where it lies."""

POINTS = (
    Column("points", Text("Điểm", "Points"), "points"),
    Column("points_min", Text("Điểm thấp nhất", "Points at worst"), "points"),
    Column("points_max", Text("Điểm cao nhất", "Points at best"), "points"),
    Column("points_required", Text("Điểm phải đạt", "Points required"), "points"),
)
"""The points of a commune: its total, at worst and at best, and its mark."""

COUNTS = (
    Column("communes", Text("Số xã trong danh mục", "Communes on the register"), "count"),
    Column("submitted", Text("Đã nộp", "Submitted"), "count"),
    Column("passed", Text("Đạt", "Passed"), "count"),
    Column("failed", Text("Không đạt", "Failed"), "count"),
    Column("incomplete", Text("Chưa đủ số liệu", "Incomplete"), "count"),
    Column("not_submitted", Text("Chưa nộp", "Not submitted"), "count"),
    Column("compliance_percent", Text("Tỷ lệ đạt (%)", "Compliance (%)"), "percent"),
)
"""What is counted of a district or province."""

_COMMUNE = (
    *PLACE,
    Column("unit_class", Text("Nhóm đơn vị (mã)", "Unit class")),
    Column("unit_class_vi", Text("Nhóm đơn vị", "Unit class (Vietnamese)")),
    Column("verdict", Text("Kết quả (mã)", "Verdict")),
    Column("verdict_vi", Text("Kết quả", "Verdict (Vietnamese)")),
    *POINTS,
)
_COMMUNE_END = (
    Column("reasons", Text("Lý do (tiếng Anh)", "Reasons")),
    Column("reasons_vi", Text("Lý do", "Reasons (Vietnamese)")),
    Column("source", Text("Tệp nguồn", "Source file")),
)
_ITEM = (
    Column("code", Text("Mã xã", "Code")),
    Column("name", Text("Tên xã", "Commune")),
    Column("criterion", Text("Tiêu chí", "Criterion"), "count"),
    Column("item", Text("Nội dung", "Item")),
    Column("value", Text("Giá trị", "Value")),
    Column("numerator", Text("Tử số", "Numerator"), "count"),
    Column("denominator", Text("Mẫu số", "Denominator"), "count"),
    Column("points", Text("Điểm", "Points"), "points"),
    Column("band", Text("Mức điểm (0: cao nhất)", "Band (0: the best)"), "count"),
    Column("cells", Text("Ô số liệu", "Cells")),
    Column("article", Text("Căn cứ", "Article")),
    Column("status", Text("Tình trạng (mã)", "Status of the band")),
    Column("status_vi", Text("Tình trạng của mức điểm", "Status of the band (Vietnamese)")),
)
_AREA = (
    Column("code", Text("Mã", "Code")),
    Column("name", Text("Tên", "Name")),
    Column("province_code", Text("Mã tỉnh", "Province code")),
    Column("province", Text("Tỉnh", "Province")),
    *COUNTS,
)
_MISSED = (
    Column("id", Text("Tiêu chí", "Criterion"), "count"),
    Column("title", Text("Tên tiêu chí (tiếng Anh)", "Title")),
    Column("title_vi", Text("Tên tiêu chí", "Title (Vietnamese)")),
    Column("missed", Text("Số xã không đạt", "Communes that miss it"), "count"),
    Column("unknown", Text("Số xã chưa rõ", "Communes unknown"), "count"),
    Column(
        "below_max",
        Text("Số xã đạt, chưa tối đa", "Communes that meet it, below its most"),
        "count",
    ),
)
FINDING = (
    Column("code", Text("Mã", "Code")),
    Column("severity", Text("Mức độ (mã)", "Severity")),
    Column("severity_vi", Text("Mức độ", "Severity (Vietnamese)")),
    Column("message", Text("Thông báo (tiếng Anh)", "Message")),
    Column("message_vi", Text("Thông báo", "Message (Vietnamese)")),
    Column("fix", Text("Cách sửa (tiếng Anh)", "How to mend it")),
    Column("fix_vi", Text("Cách sửa", "How to mend it (Vietnamese)")),
    Column("path", Text("Tệp", "File")),
    Column("sheet", Text("Trang tính", "Sheet")),
    Column("cell", Text("Ô", "Cell")),
    Column("line", Text("Dòng", "Line"), "count"),
    Column("column", Text("Cột", "Column"), "count"),
    Column("commune", Text("Mã xã", "Commune code")),
)
