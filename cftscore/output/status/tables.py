"""A status as tables: keys and values are the same in both languages."""

from __future__ import annotations

from collections.abc import Callable

from cftscore.analysis.status import AreaStatus, CommuneStatus, State, Status
from cftscore.core.text import Text
from cftscore.intake.age import DatedBy
from cftscore.output.columns import Column, Columns, Table, coded
from cftscore.output.sentences import WITHOUT_EVIDENCE
from cftscore.output.tables import evaluation
from cftscore.output.tables.evaluation import PLACE

STATE_TITLES: dict[State, Text] = {
    "submitted": Text("Đã nộp đủ", "Submitted"),
    "partly": Text("Nộp chưa đủ", "Partly"),
    "unconfirmed": Text("Chưa xác nhận số kỳ trước", "Prefilled, not confirmed"),
    "untouched": Text("Chưa điền", "Untouched"),
    "no_file": Text("Chưa có tệp", "No file"),
}
DATED_BY_TITLES: dict[DatedBy, Text] = {
    "submitted": Text("ngày nộp ghi trong tệp", "stated in the workbook"),
    "filled_in": Text("ngày lập ghi trong tệp", "day it was filled in, stated in the workbook"),
    "file": Text("ngày lưu tệp", "time of the file"),
}
_YES_NO: dict[str, Text] = {"yes": Text("Có", "Yes"), "no": Text("Không", "No")}


def _late(commune: CommuneStatus) -> str | None:
    return None if commune.late is None else "yes" if commune.late else "no"


_COMMUNES: Columns[CommuneStatus] = (
    *PLACE,
    *coded("state", Text("Tình hình nộp", "State"), STATE_TITLES),
    Column("filled", Text("Số chỉ tiêu đã điền", "Indicators filled in"), "count"),
    Column("day", Text("Ngày nộp", "Submitted on")),
    *coded("dated_by", Text("Ngày lấy từ", "Day taken from"), DATED_BY_TITLES),
    Column("submission", Text("Lần nộp", "Submission no."), "count"),
    *coded("late", Text("Nộp muộn", "Late"), _YES_NO, _late),
    Column("errors", Text("Số lỗi", "Errors"), "count"),
    Column("warnings", Text("Số cảnh báo", "Warnings"), "count"),
    Column(
        "without_evidence",
        WITHOUT_EVIDENCE,
        "count",
        lambda commune: None if commune.evidence is None else commune.evidence.without,
    ),
    Column("sources", Text("Tệp", "Files"), get=lambda commune: ", ".join(commune.sources)),
    Column(
        "passed_over",
        Text("Tệp cũ không lấy", "Older files"),
        get=lambda commune: ", ".join(commune.passed_over),
    ),
)
COUNTS: Columns[AreaStatus] = (
    Column("communes", Text("Số xã", "Communes"), "count"),
    *(Column(state, title, "count") for state, title in STATE_TITLES.items()),
    Column("late", Text("Nộp muộn", "Late"), "count"),
    Column("with_errors", Text("Có lỗi", "With errors"), "count"),
)
_AREAS: Columns[AreaStatus] = (
    Column("code", Text("Mã", "Code")),
    Column("name", Text("Tên", "Name")),
    Column("province_code", Text("Mã tỉnh", "Province code")),
    Column("province", Text("Tỉnh", "Province")),
    *COUNTS,
)

TABLES: dict[str, Callable[[Status], Table]] = {
    "communes": lambda shown: Table.of(
        "communes", Text("Xã", "Communes"), _COMMUNES, shown.communes
    ),
    "districts": lambda shown: Table.of(
        "districts", Text("Huyện", "Districts"), _AREAS, shown.districts
    ),
    "provinces": lambda shown: Table.of(
        "provinces", Text("Tỉnh", "Provinces"), _AREAS, shown.provinces
    ),
    "findings": lambda shown: evaluation.of_findings(shown.findings),
}
