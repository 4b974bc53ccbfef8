"""R: findings about the day that counts."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class RegisterTooLate(Finding, frozen=True, kw_only=True):
    """A period from before the earliest register."""

    code = "R007"
    severity = Severity.NOTE
    title = Text("Danh mục có sau kỳ đánh giá", "Register later than the period")
    message = Text(
        "kỳ {period} trước danh mục sớm nhất hiện có; sử dụng danh mục {register}",
        "period {period} is earlier than the first register; the register {register} is used",
    )
    fix = Text(
        "nếu có danh mục của kỳ này thì dùng --register",
        "use --register if you have the period's register",
    )
    why = Text(
        "Giữa hai thời điểm có xã được chia, nhập hoặc đổi tên, nên tổng số xã của kỳ này có "
        "thể chênh vài xã.",
        "Between the two dates communes were merged, split or renamed, so the number of "
        "communes in the period may differ by a few.",
    )
    bad = Text(
        "`--period 2018`, danh mục sớm nhất ngày 06/10/2019",
        "`--period 2018`; the first register is of 2019-10-06",
    )
    good = Text(
        "`--period 2018 --register danh-muc-2018.csv`",
        "`--period 2018 --register register-2018.csv`",
    )
    period: str
    register: Text


class RegisterUnsure(Finding, frozen=True, kw_only=True):
    """A day between two lists of communes that differ."""

    code = "R016"
    severity = Severity.NOTE
    title = Text("Không xác định được ngày xã thay đổi", "Date of a change not known")
    message = Text(
        "giữa danh mục {before} và danh mục {after} có xã thay đổi nhưng không rõ ngày: "
        "{changed}; đang tính theo danh mục {register}",
        "between the registers {before} and {after}, communes changed on unknown dates: "
        "{changed}; the register {register} is used",
    )
    fix = Text(
        "đối chiếu với nghị quyết, quyết định về sắp xếp của tỉnh; nếu khác, dùng --on hoặc "
        "--register",
        "compare with the province's own documents; if they differ, use --on or --register",
    )
    why = Text(
        "Danh mục chỉ cho biết các xã tại ngày lập. Nếu các xã này thay đổi trước hoặc sau "
        "ngày được tính thì tổng số xã của tỉnh lệch bấy nhiêu.",
        "A register shows the communes of its own date. If these changed before or after the "
        "date that counts, the province's total is off by as many.",
    )
    bad = Text(
        "`--period 2024` ở tỉnh sáp nhập xã trong năm 2024 nhưng không rõ ngày",
        "`--period 2024` in a province that merged communes on an unknown date in 2024",
    )
    good = Text("`--period 2024 --on 2025-01-04`", "`--period 2024 --on 2025-01-04`")
    before: Text
    after: Text
    changed: tuple[Text, ...]
    register: Text


class DayInvalid(Finding, frozen=True, kw_only=True):
    """Something given for a day that is none."""

    code = "R017"
    severity = Severity.ERROR
    title = Text("Ngày không hợp lệ", "Invalid date")
    message = Text("“{given}” không phải là một ngày", "“{given}” is not a date")
    fix = Text(
        "viết dạng năm-tháng-ngày, ví dụ 2020-11-20",
        "write it as year-month-day, such as 2020-11-20",
    )
    why = Text(
        "Ngày được tính quyết định xã nào nằm trong tổng số; nếu đoán ngày thì có thể ra danh "
        "mục khác.",
        "The date decides which communes are counted. A guessed date could choose another "
        "register.",
    )
    bad = Text("`--on 20/11/2020`", "`--on 20/11/2020`")
    good = Text("`--on 2020-11-20`", "`--on 2020-11-20`")
    given: str


class DaysReversed(Finding, frozen=True, kw_only=True):
    """Two days of which the first is the later one."""

    code = "R022"
    severity = Severity.ERROR
    title = Text("Hai ngày bị đảo", "Dates in the wrong order")
    message = Text("ngày {before} sau ngày {after}", "{before} is later than {after}")
    fix = Text("ghi ngày trước rồi đến ngày sau", "write the earlier date first")
    why = Text(
        "Thay đổi được tính từ ngày trước đến ngày sau; đảo lại thì không có thay đổi nào.",
        "Changes are listed from the earlier date to the later one; in the other order there "
        "are none.",
    )
    bad = Text('`register changes "An Giang" 2025-01-01 2019-12-31`',
               '`register changes "An Giang" 2025-01-01 2019-12-31`')  # fmt: skip
    good = Text('`register changes "An Giang" 2019-12-31 2025-01-01`',
                '`register changes "An Giang" 2019-12-31 2025-01-01`')  # fmt: skip
    before: str
    after: str
