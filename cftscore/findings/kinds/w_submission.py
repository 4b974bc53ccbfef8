"""W: findings about which submission a workbook is, and what was accepted in it with a reason."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class PassedOver(Finding, frozen=True, kw_only=True):
    """A workbook that a newer one took the place of, under `--latest`."""

    code = "W040"
    severity = Severity.NOTE
    title = Text("Đã có lần nộp mới hơn", "A newer submission is there")
    message = Text(
        "không lấy số liệu của {count} xã trong tệp này ({age}) vì {newer} mới hơn ({newer_age}): "
        "{communes}[; {lost} ô số liệu chỉ có ở tệp cũ]",
        "the figures of {count:commune|communes} in this workbook ({age}) were passed over, as "
        "{newer} is newer ({newer_age}): {communes}[; {lost:figure|figures} only in the older one]",
    )
    fix = Text(
        "không cần sửa nếu tệp mới là số liệu cuối cùng; xem đã thay đổi những gì bằng "
        "`cftscore diff`",
        "nothing to do if the newer workbook is the final one; see what changed with "
        "`cftscore diff`",
    )
    why = Text(
        "Một xã nộp lại thì chỉ lần nộp cuối được tính. Phải biết tệp nào đã bị bỏ qua để không "
        "mất số liệu mà không ai hay.",
        "Of a commune that sends its figures again only the last submission counts. Which "
        "workbooks were passed over must be known, so that nothing is lost unseen.",
    )
    bad = Text(
        "`vong-the.xlsx` (lần nộp 1) và `vong-the-sua.xlsx` (lần nộp 2), lệnh có `--latest`",
        "`vong-the.xlsx` (submission 1) and `vong-the-2.xlsx` (submission 2), with `--latest`",
    )
    good = Text("chỉ có `vong-the-sua.xlsx`", "only `vong-the-2.xlsx`")
    count: int
    communes: str
    age: Text
    newer: str
    newer_age: Text
    lost: int | None = None


class SameAge(Finding, frozen=True, kw_only=True):
    """Two workbooks of one commune of which nothing tells which is newer."""

    code = "W041"
    severity = Severity.ERROR
    title = Text("Không rõ lần nộp nào mới hơn", "Unclear which submission is newer")
    message = Text(
        "không xác định được tệp này ({age}) hay {other} ({other_age}) mới hơn; không bỏ qua tệp "
        "nào, số liệu khác nhau coi như chưa có. Xã: {communes}",
        "it is unclear whether this workbook ({age}) or {other} ({other_age}) is newer. Neither "
        "was passed over; figures that differ count as missing. Communes: {communes}",
    )
    fix = Text(
        "ghi “Lần nộp” (1, 2, …) và “Ngày nộp” ở trang tính Thông tin của cả hai tệp, tệp mới có "
        "lần nộp và ngày nộp sau; hoặc bỏ tệp cũ ra khỏi thư mục",
        "write “Lần nộp” (submission no.: 1, 2, …) and “Ngày nộp” (submitted on) on the sheet "
        "Thông tin of both, later ones in the newer workbook; or take the older one out of the "
        "folder",
    )
    why = Text(
        "Chọn nhầm tệp cũ thì số liệu đã sửa bị bỏ và không ai thấy. Ngày của tệp giống nhau khi "
        "các tệp được chép hoặc giải nén cùng lúc.",
        "To take the older one by mistake would undo corrections unseen. Files that were copied "
        "or unpacked together bear the same time.",
    )
    bad = Text(
        "hai tệp của xã Vọng Thê đều ghi `Lần nộp | 2` và `Ngày nộp | 10/12/2020`",
        "two workbooks of Vọng Thê both say `Lần nộp | 2` and `Ngày nộp | 10/12/2020`",
    )
    good = Text("một tệp ghi `Lần nộp | 3`", "one of them says `Lần nộp | 3`")
    count: int
    communes: str
    age: Text
    other: str
    other_age: Text


class SubmissionUnclear(Finding, frozen=True, kw_only=True):
    """A number or a day of the submission that is none."""

    code = "W042"
    severity = Severity.WARNING
    title = Text("Lần nộp, ngày nộp ghi không rõ", "Submission number or day unclear")
    message = Text(
        "“{label}” ghi “{given}”, không đọc được; coi như chưa ghi",
        "“{label}” says “{given}”, which cannot be read; it counts as not stated",
    )
    fix = Text(
        "ghi lần nộp bằng số (1, 2, …), ngày nộp theo mẫu 10/12/2020",
        "write the submission as a number (1, 2, …), the day as 10/12/2020",
    )
    why = Text(
        "Không đọc được thì phải dựa vào ngày lưu tệp để biết tệp nào mới hơn và xã có nộp đúng "
        "hạn không; ngày đó có thể chỉ là ngày chép tệp.",
        "Then the time of the file must tell which workbook is newer and whether it came in time, "
        "and that may only be the time of a copy.",
    )
    bad = Text("`Lần nộp | cuối`", "`Lần nộp | last`")
    good = Text("`Lần nộp | 2`", "`Lần nộp | 2`")
    label: Text
    given: str
