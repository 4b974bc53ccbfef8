"""The sheet `Xác minh`: warnings that somebody looked into, as it is read and as it is written.

A row names the warning by its code, the commune and the indicator, and says of which value, why,
by whom and on which day it is accepted. A row without any of the last three waits to be filled in.
"""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.intake.side_sheets import SideRow, SideSheet

HEADINGS: dict[str, Text] = {
    "code": Text("Mã cảnh báo", "Code"),
    "commune": Text("Mã xã", "Commune code"),
    "name": Text("Tên xã", "Commune"),
    "indicator": Text("Chỉ tiêu (khóa)", "Indicator (key)"),
    "message": Text("Cảnh báo", "Warning"),
    "value": Text("Giá trị", "Value"),
    "reason": Text("Lý do", "Reason"),
    "who": Text("Người xác minh", "Verified by"),
    "when": Text("Ngày xác minh", "Verified on"),
}
"""Its columns, in order. `name` and `message` are there for people and are not read."""

TO_FILL_IN = ("reason", "who", "when")
_NEEDED = ("code", "commune", "indicator", "value", *TO_FILL_IN)

SHEET = SideSheet(
    Text("Xác minh", "Verification"),
    HEADINGS,
    needed=("code", "commune", "reason"),
    others={
        "code": ("mã", "mã lỗi, cảnh báo"),
        "commune": ("xã",),
        "indicator": ("chỉ tiêu", "khóa"),
        "value": ("số liệu", "giá trị ghi trong tệp"),
        "reason": ("lý do chấp nhận", "giải trình"),
        "who": ("ai", "người chấp nhận", "by"),
        "when": ("ngày", "khi nào", "date"),
    },
)


def waits(row: SideRow) -> bool:
    """Whether nobody has filled in anything yet."""
    return not any(map(row.text, TO_FILL_IN))


def missing(row: SideRow) -> tuple[str, ...]:
    """Give the keys of what a row that is filled in does not say."""
    return tuple(key for key in _NEEDED if not row.text(key))
