"""O: findings about outputs."""

from __future__ import annotations

from dataclasses import dataclass

from cftscore.findings import Finding, Severity
from cftscore.text import Text


@dataclass(frozen=True, kw_only=True)
class OutputExists(Finding):
    """An output that would replace a file."""

    code = "O001"
    severity = Severity.ERROR
    title = Text("Tệp đã có", "File exists")
    message = Text("tệp kết quả đã có sẵn", "the output file is there already")
    fix = Text("chọn tên khác, hoặc thêm --force để thay", "choose another name, or add --force")


@dataclass(frozen=True, kw_only=True)
class OutputIsInput(Finding):
    """An output that would replace an input."""

    code = "O002"
    severity = Severity.ERROR
    title = Text("Kết quả trùng tệp vào", "Output is an input")
    message = Text("không ghi đè lên tệp số liệu đầu vào", "an input is never overwritten")
    fix = Text("chọn tên khác cho kết quả", "choose another name for the output")


@dataclass(frozen=True, kw_only=True)
class OutputFormat(Finding):
    """An output whose extension names no format."""

    code = "O003"
    severity = Severity.ERROR
    title = Text("Không rõ định dạng kết quả", "Unknown output format")
    message = Text(
        "không rõ định dạng từ đuôi «{extension}»", "the extension “{extension}” names no format"
    )
    fix = Text("dùng một trong: {near}", "use one of: {near}")
    extension: str
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OutputFailed(Finding):
    """An output that could not be written."""

    code = "O004"
    severity = Severity.ERROR
    title = Text("Không ghi được kết quả", "Output cannot be written")
    message = Text("hệ thống không cho ghi: {reason}", "the system refuses to write: {reason}")
    fix = Text(
        "kiểm tra thư mục có tồn tại, quyền ghi, và tệp không mở trong Excel",
        "check that the folder exists and may be written to, and that Excel does not hold the file",
    )
    reason: str
