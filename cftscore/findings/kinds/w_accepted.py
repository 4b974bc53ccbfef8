"""W: findings about the sheet of accepted warnings."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class AcceptedWarning(Finding, frozen=True, kw_only=True):
    """A warning that was looked into and accepted with a reason."""

    code = "W043"
    severity = Severity.NOTE
    title = Text("Cảnh báo đã xác minh", "Warning accepted with a reason")
    message = Text(
        "{accepted}, đã xác minh: {message_of}. Lý do: {reason} ({who}, {day})",
        "{accepted}, accepted: {message_of}. Reason: {reason} ({who}, {day})",
    )
    fix = Text(
        "không cần sửa; số liệu thay đổi thì cảnh báo hiện lại",
        "nothing to do; the warning comes back when the figure changes",
    )
    why = Text(
        "Số liệu khác thường mà đúng thì không phải hỏi lại mỗi lần kiểm tra; ai đã xác minh và vì "
        "sao vẫn còn trong tệp.",
        "A figure that is unusual and right need not be asked about at every check; who looked "
        "into it and why stays in the workbook.",
    )
    bad = Text(
        "trang tính “Xác minh”: `X004 | 30727 | children_total | 4344 | Có khu công nghiệp mới | "
        "Trần Thị Mai | 12/12/2020`",
        "the sheet “Xác minh”: `X004 | 30727 | children_total | 4344 | New industrial zone | "
        "Trần Thị Mai | 12/12/2020`",
    )
    good = Text("số liệu không khác thường", "a figure that is not unusual")
    accepted: str
    message_of: Text
    reason: str
    who: str
    day: Text


class AcceptedWithoutReason(Finding, frozen=True, kw_only=True):
    """A warning that was accepted without a reason, a name, a day or something else it needs."""

    code = "W044"
    severity = Severity.WARNING
    title = Text("Xác minh chưa đủ nội dung", "Accepted without a reason or a name")
    message = Text(
        "hàng xác minh chưa ghi {missing}; cảnh báo giữ nguyên",
        "the row that accepts a warning does not say {missing}; the warning stays",
    )
    fix = Text(
        "ghi đủ lý do, họ tên người xác minh và ngày",
        "write the reason, the name of who verified it, and the day",
    )
    why = Text(
        "Chấp nhận mà không có lý do, không ai đứng tên thì không khác gì bỏ qua cảnh báo.",
        "Without a reason and a name, to accept a warning is to ignore it.",
    )
    bad = Text(
        "`X004 | 30727 | children_total | 4344 | Có khu công nghiệp mới | |`",
        "`X004 | 30727 | children_total | 4344 | New industrial zone | |`",
    )
    good = Text(
        "`X004 | 30727 | children_total | 4344 | Có khu công nghiệp mới | Trần Thị Mai | "
        "12/12/2020`",
        "`X004 | 30727 | children_total | 4344 | New industrial zone | Trần Thị Mai | 12/12/2020`",
    )
    missing: tuple[Text, ...]


class AcceptedUnknown(Finding, frozen=True, kw_only=True):
    """A row that accepts a warning of an unknown code, commune, indicator or day."""

    code = "W045"
    severity = Severity.WARNING
    title = Text("Xác minh ghi sai mã, xã hoặc chỉ tiêu", "Accepted under an unknown name")
    message = Text(
        "hàng xác minh ghi “{label}” là “{given}”, không nhận ra; cảnh báo giữ nguyên",
        "the row that accepts a warning says “{given}” under “{label}”, which is unknown; the "
        "warning stays",
    )
    fix = Text(
        "sửa lại cho đúng như trong cảnh báo[; gần giống: {near}]",
        "write it as the warning does[; similar: {near}]",
    )
    why = Text(
        "Ghi sai thì không biết cảnh báo nào đã được xác minh. Xã phải có số liệu trong chính tệp "
        "này.",
        "It is then unclear which warning was looked into. The commune must be one of this "
        "workbook.",
    )
    bad = Text("`X004 | 30727 | children_totl | …`", "`X004 | 30727 | children_totl | …`")
    good = Text("`X004 | 30727 | children_total | …`", "`X004 | 30727 | children_total | …`")
    label: Text
    given: str
    near: tuple[str, ...] = ()


class AcceptedOther(Finding, frozen=True, kw_only=True):
    """A warning that was accepted for another value than the one that stands there now."""

    code = "W046"
    severity = Severity.WARNING
    title = Text("Số liệu đã khác khi xác minh", "Accepted for another value")
    message = Text(
        "{accepted} đã xác minh cho “{label}” là {then}, nay là {now}; cảnh báo giữ nguyên",
        "{accepted} was accepted for “{label}” of {then}, which is now {now}; the warning stays",
    )
    fix = Text(
        "xác minh lại: sửa giá trị, lý do và ngày trên hàng này, hoặc sửa số liệu",
        "look into it again: correct the value, the reason and the day on this row, or the figure",
    )
    why = Text(
        "Người xác minh đã kiểm tra con số cũ, không phải con số mới.",
        "Somebody looked into the old figure, not into the new one.",
    )
    bad = Text(
        "xác minh khi ô ghi `4344`, sau đó sửa ô thành `43440`",
        "accepted when the cell said `4344`, and then changed to `43440`",
    )
    good = Text("ô vẫn ghi `4344`", "the cell still says `4344`")
    accepted: str
    label: Text
    then: int | str
    now: int | str


class ErrorAccepted(Finding, frozen=True, kw_only=True):
    """A row that accepts an error, which nobody can."""

    code = "W047"
    severity = Severity.WARNING
    title = Text("Lỗi không thể chấp nhận", "Errors cannot be accepted")
    message = Text(
        "{accepted} là lỗi, không phải cảnh báo, nên không chấp nhận được; lỗi giữ nguyên",
        "{accepted} is an error and no warning, so it cannot be accepted; it stays",
    )
    fix = Text(
        "sửa số liệu; xem cách sửa bằng `cftscore finding {accepted}`",
        "correct the figure; `cftscore finding {accepted}` says how",
    )
    why = Text(
        "Cảnh báo là số liệu có thể đúng. Lỗi là số liệu không thể đúng, chấm điểm theo đó là sai.",
        "A warning is about a figure that can be right. An error is about one that cannot, and "
        "points for it would be wrong.",
    )
    bad = Text("`X001 | 30727 | births_registered | …`", "`X001 | 30727 | births_registered | …`")
    good = Text("`X004 | 30727 | children_total | …`", "`X004 | 30727 | children_total | …`")
    accepted: str


class AcceptedNothing(Finding, frozen=True, kw_only=True):
    """A row that accepts a warning that is not given in this run."""

    code = "W048"
    severity = Severity.NOTE
    title = Text("Cảnh báo đã xác minh không còn", "Accepted warning not given")
    message = Text(
        "lần kiểm tra này không có cảnh báo {accepted} về “{label}” của xã này",
        "this run gives no warning {accepted} about “{label}” of this commune",
    )
    fix = Text(
        "không cần sửa nếu số liệu đã được sửa; X005 chỉ có khi thêm `--previous`, X004 khi kiểm "
        "tra cả huyện",
        "nothing to do if the figure was corrected; X005 is given with `--previous` only, X004 "
        "where the whole district is checked",
    )
    why = Text(
        "Hàng này có thể ghi nhầm mã hoặc nhầm xã; khi đó cảnh báo thật chưa được xác minh.",
        "The row may name the wrong code or commune; then the real warning is not looked into.",
    )
    bad = Text(
        "xác minh X004 cho một chỉ tiêu không có cảnh báo", "X004 of an indicator without a warning"
    )
    good = Text(
        "xác minh đúng cảnh báo mà `cftscore validate` đưa ra",
        "the very warning that `cftscore validate` gives",
    )
    accepted: str
    label: Text
