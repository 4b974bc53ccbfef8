"""P: findings about plans, what one case weighs in them, and figures that are assumed."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class CostsFileMissing(Finding, frozen=True, kw_only=True):
    """A file of weights that is not there."""

    code = "P001"
    severity = Severity.ERROR
    title = Text("Không có tệp trọng số", "Weights file not found")
    message = Text("không có tệp trọng số này", "there is no such file")
    fix = Text("kiểm tra lại đường dẫn sau --costs", "check the path after --costs")
    why = Text(
        "Bỏ qua tệp không tìm thấy thì phương án tính theo số trường hợp, không theo khối "
        "lượng công việc mà tỉnh đã cân nhắc, và kết quả không cho thấy điều đó.",
        "If the file were ignored, the plan would count cases and not the effort that the "
        "province set, and the result would not show it.",
    )
    bad = Text("`--costs trong-so.yml` (tệp tên là trong-so.yaml)",
               "`--costs weights.yml` (the file is weights.yaml)")  # fmt: skip
    good = Text("`--costs trong-so.yaml`", "`--costs weights.yaml`")


class WeightNotAboveZero(Finding, frozen=True, kw_only=True):
    """A weight of one case that is not above 0."""

    code = "P002"
    severity = Severity.ERROR
    title = Text("Trọng số phải lớn hơn 0", "Weight must be above 0")
    message = Text(
        "trọng số của “{indicator}” là {given}; phải lớn hơn 0",
        "the weight of “{indicator}” is {given}; it must be above 0",
    )
    fix = Text(
        "ghi một số lớn hơn 0; nếu bỏ dòng này thì mỗi trường hợp có trọng số 1",
        "write a number above 0; without this line, one case has weight 1",
    )
    why = Text(
        "Với trọng số 0 thì thay đổi bao nhiêu trường hợp cũng không tăng khối lượng, phương "
        "án “ít việc nhất” không còn ý nghĩa.",
        "With a weight of 0 any number of cases adds no work, and “the plan with the least "
        "work” has no meaning.",
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
        "bộ tiêu chí {criteria_set} không có chỉ tiêu “{given}”",
        "criteria set {criteria_set} has no indicator “{given}”",
    )
    fix = Text(
        "[có phải: {near}? ]xem các tên: `cftscore criteria show {criteria_set} --format json`",
        "[did you mean: {near}? ]see the names: `cftscore criteria show {criteria_set} --format "
        "json`",
    )
    why = Text(
        "Nếu bỏ qua tên gõ sai thì kết quả “nếu như” hoặc phương án giống hệt khi chưa thay "
        "đổi, và người đọc tưởng rằng thay đổi không có tác dụng.",
        "If a mistyped name were ignored, the result would be the one without the change, and "
        "the reader would think that the change has no effect.",
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
    title = Text("Không giả định cho xã chưa nộp", "Nothing submitted to assume on")
    message = Text(
        "không thể giả định cho {name}: xã chưa có hàng số liệu nào",
        "nothing can be assumed for {name}: there is no row of figures for the commune",
    )
    fix = Text(
        "thêm hàng của xã vào tệp Excel trước; lập mẫu: `cftscore template --commune`",
        "add the commune's row to a workbook first; for a form: `cftscore template --commune`",
    )
    why = Text(
        "Một số liệu giả định không thay được báo cáo: mọi nội dung khác vẫn chưa xác định.",
        "One assumed figure does not make a report: every other item stays unknown.",
    )
    bad = Text(
        "`--what-if 30682.births_registered=1230` khi tệp Excel không có hàng của xã 30682",
        "`--what-if 30682.births_registered=1230` where there is no row for commune 30682",
    )
    good = Text(
        "thêm hàng của xã 30682 vào tệp Excel, rồi mới giả định",
        "add a row for commune 30682, then make the assumption",
    )
    name: Text


class FigureAssumed(Finding, frozen=True, kw_only=True):
    """A figure that was scored as if it were another."""

    code = "P005"
    severity = Severity.NOTE
    title = Text("Số liệu giả định", "Assumed figure")
    message = Text(
        "{name}: “{label}” được giả định là {assumed} (báo cáo: {reported})",
        "{name}: “{label}” is assumed to be {assumed} (reported: {reported})",
    )
    fix = Text(
        "bỏ --what-if để chấm điểm theo số báo cáo",
        "leave out --what-if to score the reported figures",
    )
    why = Text(
        "Kết quả có số liệu giả định không phải là kết quả của xã; người nhận tệp phải thấy rõ "
        "điều đó.",
        "A result with an assumed figure is not the commune's result, and everyone who "
        "receives the file must see that.",
    )
    bad = Text("gửi tệp kết quả “nếu như” như kết quả chính thức",
               "a what-if result sent as the commune's result")  # fmt: skip
    good = Text("chấm điểm lại từ tệp Excel đã sửa", "the corrected workbook scored again")
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
        "{name} có trong danh mục nhưng nằm ngoài phạm vi của các tệp này",
        "{name} is on the register, but outside of what these files cover",
    )
    fix = Text(
        "thêm tệp của xã này, hoặc bỏ --district, --province",
        "add the file of that commune, or leave out --district and --province",
    )
    why = Text(
        "Không có số liệu của xã thì không có gì để giải thích hay giả định; lấy một xã trùng tên "
        "trong tệp là trả lời cho xã khác.",
        "Without the commune's figures there is nothing to explain or assume. To take another "
        "commune of the same name would be to answer for another place.",
    )
    bad = Text("`cftscore explain 894-thoai-son.xlsx --commune 30280`",
               "`cftscore explain 894-thoai-son.xlsx --commune 30280`")  # fmt: skip
    good = Text("`cftscore explain 883-long-xuyen.xlsx --commune 30280`",
                "`cftscore explain 883-long-xuyen.xlsx --commune 30280`")  # fmt: skip
    name: str


class NameReadAs(Finding, frozen=True, kw_only=True):
    """A commune asked for by a name whose diacritics are not those of the register."""

    code = "P010"
    severity = Severity.NOTE
    title = Text("Tên xã được hiểu là tên khác dấu", "Name taken for one with other diacritics")
    message = Text(
        "“{given}” được hiểu là {name} ({commune})", "“{given}” was taken for {name} ({commune})"
    )
    fix = Text(
        "không cần làm gì nếu đúng là xã này; nếu không, hãy nêu mã xã",
        "nothing to do if that is the commune; if not, state the code",
    )
    why = Text(
        "Nhiều xã chỉ khác nhau một dấu, như Phú Thạnh và Phú Thành: người đọc phải biết câu trả "
        "lời là cho xã nào.",
        "Many communes differ by one mark, as Phú Thạnh and Phú Thành: the reader must know which "
        "one is answered for.",
    )
    bad = Text('`--commune "Vọng Thệ"`', '`--commune "Vọng Thệ"`')
    good = Text('`--commune "Vọng Thê"`', '`--commune "Vọng Thê"`')
    given: str
    name: str


class AssumptionUnreadable(Finding, frozen=True, kw_only=True):
    """A what-if that is neither an assignment nor a workbook with figures."""

    code = "P007"
    severity = Severity.ERROR
    title = Text("Giả định viết không đúng", "Assumption not understood")
    message = Text("không hiểu --what-if “{given}”: {reason}", "--what-if “{given}”: {reason}")
    fix = Text(
        "viết --what-if MÃ_XÃ.chỉ_tiêu=giá_trị, ví dụ 30682.births_registered=1230, hoặc nêu "
        "một tệp Excel chỉ chứa các số thay đổi",
        "write --what-if COMMUNE.indicator=value, such as 30682.births_registered=1230, or "
        "name a workbook that holds only the figures that change",
    )
    why = Text(
        "Nếu bỏ qua giả định không đọc được thì kết quả in ra vẫn là kết quả cũ.",
        "If an assumption that cannot be read were ignored, the old result would be printed.",
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
    title = Text("Giá trị giả định không hợp lệ", "Invalid assumed value")
    message = Text(
        "--what-if: “{label}” không thể là “{given}”: phải là {expected}",
        "--what-if: “{label}” cannot be “{given}”: it must be {expected}",
    )
    fix = Text("sửa giá trị sau dấu =", "correct the value after the =")
    why = Text(
        "Số giả định cũng là số đếm: không chấm điểm được với 98,5 hay -3 trẻ em.",
        "An assumed figure is a count too: 98.5 or -3 children cannot be scored.",
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
        "bộ tiêu chí có quá nhiều cách kết hợp điểm để tìm phương án ít việc nhất: hơn {most}",
        "the criteria set allows too many combinations of points to find the cheapest plan: "
        "more than {most}",
    )
    fix = Text(
        "kiểm tra điểm của các mức: điểm thường là bội số của 5",
        "check the points of the bands; usually they are multiples of 5",
    )
    why = Text(
        "Chỉ tìm một phần rồi báo là phương án ít việc nhất thì không đúng; tìm hết thì chương "
        "trình chạy không dừng.",
        "To search some of them and call the result the cheapest would be wrong, and to search "
        "all would take too long.",
    )
    bad = Text("22 nội dung có điểm 1, 2, 4, 8, 16 …", "22 items with the points 1, 2, 4, 8, 16 …")
    good = Text("22 nội dung có điểm 5, 10, 15 …", "22 items with the points 5, 10, 15 …")
    most: int
