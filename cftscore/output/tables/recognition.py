"""The flat table of a register of recognitions, as it is kept and read back."""

from __future__ import annotations

from collections.abc import Callable

from cftscore.analysis.recognition.recognitions import STATE_TITLES, Entry, Recognitions
from cftscore.core.text import Text
from cftscore.output.columns import Column, Columns, Table, coded
from cftscore.output.tables.evaluation import VERDICT_TITLES

_ENTRY: Columns[Entry] = (
    Column("period", Text("Kỳ", "Period")),
    Column("code", Text("Mã xã", "Code")),
    Column("name", Text("Tên xã", "Name")),
    *coded("state", Text("Tình trạng công nhận", "State"), STATE_TITLES),
    Column("decision", Text("Số quyết định", "Decision")),
    Column("decided_on", Text("Ngày quyết định", "Decided on")),
    Column("note", Text("Ghi chú", "Note")),
    *coded("verdict", Text("Kết quả chấm điểm", "Verdict"), VERDICT_TITLES),
    Column("points", Text("Điểm", "Points"), "points"),
    Column("points_required", Text("Điểm yêu cầu", "Points required"), "points"),
    Column("district_code", Text("Mã huyện", "District code")),
    Column("district", Text("Huyện", "District")),
    Column("province_code", Text("Mã tỉnh", "Province code")),
    Column("province", Text("Tỉnh", "Province")),
    Column("as_of", Text("Danh mục ngày", "Register of")),
    Column("came_from", Text("Hợp thành từ (mã xã cũ)", "Made of (former codes)"),
           get=lambda entry: ", ".join(entry.came_from)),
    Column("criteria_set", Text("Bộ tiêu chí", "Criteria set")),
)  # fmt: skip


def recognitions(shown: Recognitions) -> Table:
    """One row per commune and period: its state of recognition, and the decision."""
    title = Text("Sổ công nhận", "Recognitions")
    return Table.of("recognitions", title, _ENTRY, shown.entries)


TABLES: dict[str, Callable[[Recognitions], Table]] = {"recognitions": recognitions}
