"""R: findings about the day that counts."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class RegisterTooLate(Finding, frozen=True, kw_only=True):
    """A period from before the earliest register."""

    code = "R007"
    severity = Severity.NOTE
    title = Text("Danh mục muộn hơn kỳ", "Register later than the period")
    message = Text(
        "kỳ {period} có trước danh mục sớm nhất; dùng danh mục {register}",
        "period {period} is before the earliest register; the one {register} is used",
    )
    fix = Text(
        "dùng --register nếu có danh mục của kỳ này",
        "use --register if you have the period's register",
    )
    why = Text(
        "Giữa hai thời điểm có xã được tách, nhập hoặc đổi tên, nên mẫu số của kỳ này có thể lệch "
        "vài xã.",
        "Between the two dates communes were merged, split or renamed, so the period's "
        "denominator may be a few communes off.",
    )
    bad = Text(
        "`--period 2018`, danh mục sớm nhất là ngày 06/10/2019",
        "`--period 2018`, the earliest register is that of 2019-10-06",
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
    title = Text("Không rõ ngày thay đổi xã", "Day of a change of communes not known")
    message = Text(
        "giữa danh mục {before} và {after} có xã thay đổi mà không rõ từ ngày nào: {changed}; đang "
        "tính theo danh mục {register}",
        "between the lists {before} and {after} communes changed on days that are not known: "
        "{changed}; the register {register} counts",
    )
    fix = Text(
        "so với quyết định của tỉnh; nếu khác, dùng --on hoặc --register",
        "hold it against the province's own papers; if they differ, use --on or --register",
    )
    why = Text(
        "Danh mục chỉ cho biết xã nào có vào ngày lập danh mục. Nếu các xã này thay đổi trước hoặc "
        "sau ngày được tính thì mẫu số của tỉnh lệch đi chừng ấy.",
        "A list says which communes there were on its day. Where these changed before or after the "
        "day that counts, the province's denominator is off by as many.",
    )
    bad = Text(
        "`--period 2024` ở tỉnh sáp nhập xã trong năm 2024 mà không rõ ngày",
        "`--period 2024` in a province that merged communes on some day of 2024",
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
    title = Text("Không phải một ngày", "Not a day")
    message = Text("«{given}» không phải một ngày", "“{given}” is not a day")
    fix = Text("viết năm-tháng-ngày, ví dụ 2020-11-20", "write it as 2020-11-20")
    why = Text(
        "Ngày được tính quyết định xã nào nằm trong mẫu số; đoán ngày thì có thể ra danh mục khác.",
        "The day that counts decides which communes are in the denominator; a guessed one could "
        "take another list.",
    )
    bad = Text("`--on 20/11/2020`", "`--on 20/11/2020`")
    good = Text("`--on 2020-11-20`", "`--on 2020-11-20`")
    given: str


class DaysReversed(Finding, frozen=True, kw_only=True):
    """Two days of which the first is the later one."""

    code = "R022"
    severity = Severity.ERROR
    title = Text("Ngày sau trước ngày trước", "Days the wrong way round")
    message = Text("ngày {before} ở sau ngày {after}", "{before} is later than {after}")
    fix = Text("viết ngày trước rồi đến ngày sau", "write the earlier day first")
    why = Text(
        "Thay đổi được kể từ ngày trước đến ngày sau; ngược lại thì không có gì để kể.",
        "Changes are told from an earlier day to a later one; the other way there are none.",
    )
    bad = Text('`register changes "An Giang" 2025-01-01 2019-12-31`',
               '`register changes "An Giang" 2025-01-01 2019-12-31`')  # fmt: skip
    good = Text('`register changes "An Giang" 2019-12-31 2025-01-01`',
                '`register changes "An Giang" 2019-12-31 2025-01-01`')  # fmt: skip
    before: str
    after: str
