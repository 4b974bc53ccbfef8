"""P: findings about plans, what one case weighs in them, and figures that are assumed."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class CostsFileMissing(Finding, frozen=True, kw_only=True):
    """A file of weights that is not there."""

    code = "P001"
    severity = Severity.ERROR
    title = Text("Không có tệp trọng số", "No such file of weights")
    message = Text("không có tệp trọng số này", "there is no such file of weights")
    fix = Text("kiểm tra lại đường dẫn sau --costs", "check the path after --costs")
    why = Text(
        "Bỏ qua tệp không tìm thấy thì kế hoạch xếp theo số ca, không theo công sức mà tỉnh đã cân "
        "nhắc, và không ai thấy điều đó trong kết quả.",
        "Passing over a file that is not found would order the plan by cases and not by the effort "
        "that the province weighed, and nobody could see it in the result.",
    )
    bad = Text("`--costs trong-so.yml` (tệp tên là trong-so.yaml)",
               "`--costs weights.yml` (the file is called weights.yaml)")  # fmt: skip
    good = Text("`--costs trong-so.yaml`", "`--costs weights.yaml`")


class WeightNotAboveZero(Finding, frozen=True, kw_only=True):
    """A weight of one case that is not above 0."""

    code = "P002"
    severity = Severity.ERROR
    title = Text("Trọng số không lớn hơn 0", "Weight not above 0")
    message = Text(
        "trọng số của «{indicator}» là {given}; phải lớn hơn 0",
        "the weight of “{indicator}” is {given}; it must be above 0",
    )
    fix = Text(
        "ghi một số lớn hơn 0; bỏ dòng này thì một ca có trọng số 1",
        "write a number above 0; without the line one case weighs 1",
    )
    why = Text(
        "Với trọng số 0 thì thay đổi bao nhiêu ca cũng không mất gì, và kế hoạch «rẻ nhất» không "
        "còn nghĩa.",
        "With a weight of 0 any number of cases costs nothing, and the cheapest plan means nothing "
        "any more.",
    )
    bad = Text("`children_checked: 0`", "`children_checked: 0`")
    good = Text("`children_checked: 0.5`", "`children_checked: 0.5`")
    indicator: str
    given: object


class IndicatorUnknown(Finding, frozen=True, kw_only=True):
    """An indicator that the criteria set does not have."""

    code = "P003"
    severity = Severity.ERROR
    title = Text("Không có chỉ tiêu này", "No such indicator")
    message = Text(
        "bộ tiêu chí {criteria_set} không có chỉ tiêu «{given}»",
        "criteria set {criteria_set} has no indicator “{given}”",
    )
    fix = Text(
        "[có phải: {near}? ]xem các tên: `cftscore criteria show {criteria_set} --format json`",
        "[did you mean: {near}? ]see the names: `cftscore criteria show {criteria_set} --format "
        "json`",
    )
    why = Text(
        "Một tên gõ sai mà bị bỏ qua thì kết quả «nếu như» hoặc kế hoạch giống hệt lúc chưa sửa, "
        "và người đọc tưởng rằng thay đổi ấy không có tác dụng.",
        "If a mistyped name were passed over, the result would be the one without the change, and "
        "its reader would take the change for one without effect.",
    )
    bad = Text("`--what-if 30682.births_registred=1230`", "`--what-if 30682.births_registred=1230`")
    good = Text(
        "`--what-if 30682.births_registered=1230`", "`--what-if 30682.births_registered=1230`"
    )
    given: str
    criteria_set: str
    near: tuple[str, ...] = ()


class NothingToAssumeFrom(Finding, frozen=True, kw_only=True):
    """A what-if for a commune that sent nothing."""

    code = "P004"
    severity = Severity.ERROR
    title = Text("Xã chưa nộp số liệu", "The commune sent nothing")
    message = Text(
        "không thể giả định cho {name}: xã chưa có hàng số liệu nào",
        "nothing can be assumed for {name}: the commune has no row of figures",
    )
    fix = Text(
        "bổ sung hàng của xã vào bảng tính trước; mẫu: `cftscore template --commune`",
        "add the commune's row to a workbook first; a form: `cftscore template --commune`",
    )
    why = Text(
        "Một chỉ tiêu giả định không làm nên một bản báo cáo: mọi nội dung khác vẫn chưa rõ.",
        "One figure that is assumed does not make a report: every other item stays unknown.",
    )
    bad = Text(
        "`--what-if 30682.births_registered=1230` khi không có hàng nào của xã 30682",
        "`--what-if 30682.births_registered=1230` where no row is of commune 30682",
    )
    good = Text(
        "thêm hàng của xã 30682 vào bảng tính, rồi mới giả định",
        "the row of commune 30682 in a workbook, and then the assumption",
    )
    name: str


class FigureAssumed(Finding, frozen=True, kw_only=True):
    """A figure that was scored as if it were another."""

    code = "P005"
    severity = Severity.NOTE
    title = Text("Số liệu giả định", "Assumed figure")
    message = Text(
        "{name}: «{label}» được giả định là {assumed} (báo cáo: {reported})",
        "{name}: “{label}” is assumed to be {assumed} (reported: {reported})",
    )
    fix = Text("bỏ --what-if để chấm theo báo cáo", "drop --what-if to score what was reported")
    why = Text(
        "Kết quả có số giả định không phải là kết quả của xã: ai cầm tệp kết quả cũng phải thấy "
        "điều đó.",
        "A result with an assumed figure is not the commune's result, and whoever holds the file "
        "must see so.",
    )
    bad = Text("gửi tệp kết quả «nếu như» như kết quả thật",
               "a what-if sent on as the commune's result")  # fmt: skip
    good = Text("chấm lại từ bảng tính đã sửa", "scoring the corrected workbook")
    name: str
    label: Text
    assumed: object
    reported: object


class CommuneOutside(Finding, frozen=True, kw_only=True):
    """A commune that is on the register, but not among those that are listed."""

    code = "P006"
    severity = Severity.ERROR
    title = Text("Xã ngoài phạm vi", "Commune outside the scope")
    message = Text(
        "{name} có trong danh mục nhưng không thuộc các huyện, tỉnh của những tệp này",
        "{name} is on the register, but in none of the districts and provinces of these files",
    )
    fix = Text(
        "thêm tệp của xã này, hoặc bỏ bớt --district, --province",
        "add the file of that commune, or drop --district and --province",
    )
    why = Text(
        "Không có số liệu của xã thì không có gì để giải thích hay giả định; lấy một xã trùng tên "
        "trong tệp là trả lời cho xã khác.",
        "Without the commune's figures there is nothing to explain or assume; to take another of "
        "the same name would answer for another commune.",
    )
    bad = Text("`cftscore explain 894-thoai-son.xlsx --commune 30280`",
               "`cftscore explain 894-thoai-son.xlsx --commune 30280`")  # fmt: skip
    good = Text("`cftscore explain 883-long-xuyen.xlsx --commune 30280`",
                "`cftscore explain 883-long-xuyen.xlsx --commune 30280`")  # fmt: skip
    name: str


class AssumptionUnreadable(Finding, frozen=True, kw_only=True):
    """A what-if that is neither an assignment nor a workbook with figures."""

    code = "P007"
    severity = Severity.ERROR
    title = Text("Không rõ giả định gì", "What is assumed cannot be told")
    message = Text("--what-if «{given}»: {reason}", "--what-if “{given}”: {reason}")
    fix = Text(
        "viết --what-if MÃ_XÃ.chỉ_tiêu=giá_trị, ví dụ 30682.births_registered=1230, hoặc nêu một "
        "bảng tính chỉ chứa những số thay đổi",
        "write --what-if COMMUNE.indicator=value, such as 30682.births_registered=1230, or name a "
        "workbook with only the figures that change",
    )
    why = Text(
        "Giả định không đọc được mà bỏ qua thì kết quả in ra là kết quả cũ.",
        "If an assumption that cannot be read were passed over, the old result would be printed.",
    )
    bad = Text("`--what-if births_registered=1230`", "`--what-if births_registered=1230`")
    good = Text("`--what-if 30682.births_registered=1230`",
                "`--what-if 30682.births_registered=1230`")  # fmt: skip
    given: str
    reason: Text


class AssumedValueWrong(Finding, frozen=True, kw_only=True):
    """A value that a figure cannot have."""

    code = "P008"
    severity = Severity.ERROR
    title = Text("Giá trị giả định sai", "Assumed value is wrong")
    message = Text(
        "--what-if: «{label}» không thể là «{given}»: cần {expected}",
        "--what-if: “{label}” cannot be “{given}”: {expected} is due",
    )
    fix = Text("sửa giá trị sau dấu =", "correct the value after the =")
    why = Text(
        "Giả định cũng là số đếm: 98,5 hay -3 đứa trẻ thì không chấm được.",
        "What is assumed is a count too: 98.5 or -3 children cannot be scored.",
    )
    bad = Text("`--what-if 30682.births_registered=98,5`",
               "`--what-if 30682.births_registered=98.5`")  # fmt: skip
    good = Text("`--what-if 30682.births_registered=1230`",
                "`--what-if 30682.births_registered=1230`")  # fmt: skip
    label: Text
    given: str
    expected: Text


class PlanTooManyCombinations(Finding, frozen=True, kw_only=True):
    """A criteria set whose points leave too many combinations of changes to try."""

    code = "P009"
    severity = Severity.ERROR
    title = Text("Quá nhiều cách kết hợp", "Too many combinations")
    message = Text(
        "bộ tiêu chí có quá nhiều cách kết hợp điểm để tìm cách ít nhất: hơn {most}",
        "the criteria set leaves too many combinations of points to find the cheapest: over {most}",
    )
    fix = Text(
        "kiểm tra điểm của các mức: điểm thường là bội số của 5",
        "check the points of the bands: they are mostly multiples of 5",
    )
    why = Text(
        "Tìm một phần rồi báo là cách ít nhất thì không đúng, còn tìm hết thì máy chạy mãi.",
        "To try some of them and call the best of those the cheapest would be wrong, and to try "
        "all would take for ever.",
    )
    bad = Text("22 nội dung có điểm 1, 2, 4, 8, 16 …", "22 items with the points 1, 2, 4, 8, 16 …")
    good = Text("22 nội dung có điểm 5, 10, 15 …", "22 items with the points 5, 10, 15 …")
    most: int
