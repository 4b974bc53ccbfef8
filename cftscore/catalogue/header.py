"""H: findings about the header of a sheet."""

from __future__ import annotations

from dataclasses import dataclass

from cftscore.findings import Finding, Severity
from cftscore.text import Text


@dataclass(frozen=True, kw_only=True)
class ColumnMissing(Finding):
    """An indicator without a column."""

    code = "H001"
    severity = Severity.ERROR
    title = Text("Thiếu cột chỉ tiêu", "Indicator column missing")
    message = Text(
        "thiếu cột «{label}» ({key}); chỉ tiêu này của mọi xã trong tệp coi như chưa có số liệu",
        "there is no column “{label}” ({key}); the indicator counts as missing for every commune "
        "of the file",
    )
    fix = Text(
        "thêm cột với tiêu đề {key} hoặc «{label}»", "add a column headed {key} or “{label}”"
    )
    key: str
    label: Text


@dataclass(frozen=True, kw_only=True)
class ColumnMisspelt(Finding):
    """A header that nearly matches an indicator that is missing."""

    code = "H002"
    severity = Severity.WARNING
    title = Text("Tiêu đề gần giống một chỉ tiêu", "Header almost an indicator")
    message = Text(
        "tiêu đề «{header}» không khớp chỉ tiêu nào nên cột bị bỏ qua",
        "the header “{header}” matches no indicator, so the column was ignored",
    )
    fix = Text("có phải là: {near}? Sửa lại tiêu đề", "is it one of: {near}? Correct the header")
    header: str
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ColumnIgnored(Finding):
    """A column beyond the criteria set."""

    code = "H003"
    severity = Severity.NOTE
    title = Text("Bỏ qua cột", "Column ignored")
    message = Text(
        "cột «{header}» không thuộc bộ tiêu chí nên được bỏ qua",
        "the column “{header}” is not part of the criteria set and was ignored",
    )
    fix = Text("không cần làm gì", "nothing to do")
    header: str


@dataclass(frozen=True, kw_only=True)
class ColumnTwice(Finding):
    """Two columns for one indicator."""

    code = "H004"
    severity = Severity.ERROR
    title = Text("Hai cột cho một chỉ tiêu", "Two columns for one indicator")
    message = Text(
        "các cột {columns} cùng là «{label}» ({key}); chỗ nào khác nhau thì coi như chưa có số "
        "liệu",
        "columns {columns} are all “{label}” ({key}); where they differ the figure counts as "
        "missing",
    )
    fix = Text("xoá hoặc đổi tên cột thừa", "delete or rename the column that is too many")
    key: str
    label: Text
    columns: tuple[str, ...]
