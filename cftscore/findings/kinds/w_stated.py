"""W: findings about the period and the criteria set that a workbook states."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class PeriodDiffers(Finding, frozen=True, kw_only=True):
    """A workbook of another period than the one evaluated."""

    code = "W016"
    severity = Severity.ERROR
    title = Text("Tệp thuộc kỳ khác", "Workbook of another period")
    message = Text(
        "tệp Excel ghi kỳ {stated} nhưng đang đánh giá kỳ {wanted}; tệp này chưa được tính",
        "the workbook states period {stated}, but {wanted} is being evaluated; it was not counted",
    )
    fix = Text(
        "sửa kỳ ở trang tính “Thông tin”, hoặc bỏ tệp này, hoặc dùng --period {stated}[; cộng các "
        "phần của năm {whole}: cftscore evaluate … --add-up]",
        "correct the period on the sheet “Thông tin”, leave the file out, or use --period {stated}"
        "[; to add up the parts of {whole}: cftscore evaluate … --add-up]",
    )
    why = Text(
        "Lẫn số liệu của hai kỳ thì kết quả không đúng cho kỳ nào.",
        "A result that mixes two periods is right for neither.",
    )
    bad = Text(
        "trang tính “Thông tin” ghi kỳ 2019, lệnh có `--period 2020`",
        "the sheet “Thông tin” says period 2019, the command says `--period 2020`",
    )
    good = Text(
        "trang tính “Thông tin” ghi kỳ 2020, lệnh có `--period 2020`",
        "the sheet “Thông tin” says period 2020, the command says `--period 2020`",
    )
    stated: str
    wanted: str
    whole: str = ""


class PeriodUnknown(Finding, frozen=True, kw_only=True):
    """Neither the command nor any workbook says which period it is."""

    code = "W017"
    severity = Severity.ERROR
    title = Text("Không xác định được kỳ", "Period unknown")
    message = Text(
        "không tệp nào ghi kỳ ở trang tính “Thông tin” và lệnh cũng không nêu kỳ",
        "no workbook states its period on the sheet “Thông tin”, and the command does not state it",
    )
    fix = Text(
        "thêm --period, ví dụ --period 2020[; tiêu đề trong tệp ghi năm: {near}]",
        "add --period, for example --period 2020[; the titles in the file say: {near}]",
    )
    why = Text(
        "Kỳ quyết định dùng bộ tiêu chí nào và danh mục hành chính nào; tự lấy năm hiện tại có "
        "thể sai cả hai.",
        "The period decides which criteria set and which register apply. The current year "
        "could get both wrong.",
    )
    bad = Text("`cftscore evaluate thoai-son.csv`", "`cftscore evaluate thoai-son.csv`")
    good = Text(
        "`cftscore evaluate thoai-son.csv --period 2020`",
        "`cftscore evaluate thoai-son.csv --period 2020`",
    )
    near: tuple[str, ...] = ()


class PeriodInvalid(Finding, frozen=True, kw_only=True):
    """A period that is none."""

    code = "W018"
    severity = Severity.ERROR
    title = Text("Kỳ không hợp lệ", "Invalid period")
    message = Text("“{given}” không phải là một kỳ", "“{given}” is not a valid period")
    fix = Text(
        "viết năm hoặc một phần của năm: 2020, 2020-H1 (6 tháng), 2020-Q2 (quý), 2020-07 (tháng)",
        "write a year or a part of one: 2020, 2020-H1, 2020-Q2, 2020-07",
    )
    why = Text(
        "Kỳ viết theo cách khác thì không xác định được tệp thuộc năm nào, có thuộc kỳ đang "
        "đánh giá hay không.",
        "A period written in another form does not tell the year, nor whether the file belongs "
        "to the period that is evaluated.",
    )
    bad = Text('`--period "quý 2 năm 2020"`', '`--period "second quarter of 2020"`')
    good = Text("`--period 2020-Q2`", "`--period 2020-Q2`")
    given: str


class PeriodsSeveral(Finding, frozen=True, kw_only=True):
    """Workbooks of several periods, and none was asked for."""

    code = "W021"
    severity = Severity.ERROR
    title = Text("Các tệp ghi nhiều kỳ khác nhau", "Several periods")
    message = Text(
        "các tệp Excel ghi nhiều kỳ khác nhau: {stated}",
        "the workbooks state several periods: {stated}",
    )
    fix = Text(
        "chọn một kỳ bằng --period[; cộng các phần của năm {whole}: cftscore evaluate … --add-up]",
        "choose one period with --period[; to add up the parts of {whole}: cftscore evaluate … "
        "--add-up]",
    )
    why = Text(
        "Một kết quả chỉ thuộc một kỳ; nếu chương trình tự chọn thì các tệp của kỳ khác bị "
        "loại mà không ai quyết định.",
        "A result belongs to one period. If one were picked, the other files would be left out "
        "without anyone's decision.",
    )
    bad = Text(
        "`cftscore evaluate samples`, trong đó có cả tệp năm 2019 và năm 2020",
        "`cftscore evaluate samples`, which holds files of 2019 and of 2020",
    )
    good = Text(
        "`cftscore evaluate samples/an-giang-2020`", "`cftscore evaluate samples/an-giang-2020`"
    )
    stated: tuple[str, ...]
    whole: str = ""


class CriteriaSetDiffers(Finding, frozen=True, kw_only=True):
    """A workbook made for another criteria set."""

    code = "W019"
    severity = Severity.WARNING
    title = Text("Tệp theo bộ tiêu chí khác", "Workbook of another criteria set")
    message = Text(
        "tệp Excel ghi bộ tiêu chí {stated} nhưng đang chấm điểm theo {wanted}",
        "the workbook states criteria set {stated} but is scored by {wanted}",
    )
    fix = Text(
        "dùng mẫu của {wanted}, hoặc chấm điểm với --criteria {stated}",
        "use the template of {wanted}, or score with --criteria {stated}",
    )
    why = Text(
        "Hai bộ tiêu chí có thể trùng tên cột nhưng hiểu chỉ tiêu khác nhau; điểm tính ra "
        "không đúng với bộ tiêu chí mà xã đã điền số liệu.",
        "Two sets may use the same names of columns for different things. The points are not "
        "those that the communes filled in the workbook for.",
    )
    bad = Text(
        "trang tính “Thông tin” ghi bộ tiêu chí qd-34-2014, chấm điểm theo qd-06-2019",
        "the sheet “Thông tin” says criteria set qd-34-2014, and it is scored by qd-06-2019",
    )
    good = Text(
        "trang tính “Thông tin” ghi bộ tiêu chí qd-06-2019",
        "the sheet “Thông tin” says criteria set qd-06-2019",
    )
    stated: str
    wanted: str


class CriteriaVersionDiffers(Finding, frozen=True, kw_only=True):
    """A workbook made for another version of the criteria set."""

    code = "W024"
    severity = Severity.WARNING
    title = Text("Tệp theo phiên bản khác của bộ tiêu chí", "Another version of the criteria set")
    message = Text(
        "tệp Excel lập theo {set} phiên bản {stated} nhưng đang chấm điểm theo phiên bản {wanted}",
        "the workbook was made for {set} version {stated} but is scored by version {wanted}",
    )
    fix = Text(
        "chép số liệu sang mẫu mới do `cftscore template` lập, hoặc nêu đúng bộ tiêu chí bằng "
        "--criteria",
        "copy the figures to a new file made by `cftscore template`, or name the right set "
        "with --criteria",
    )
    why = Text(
        "Phiên bản khác có thể có chỉ tiêu khác hoặc cho điểm khác; khi đó trang tính “Kết "
        "quả” trong tệp không khớp với kết quả chấm điểm.",
        "Another version may have other indicators or give other points; then the sheet “Kết "
        "quả” of the file does not agree with the verdicts.",
    )
    bad = Text(
        "tệp ghi `Phiên bản bộ tiêu chí | 1`, bộ tiêu chí hiện là phiên bản 2",
        "the file says `Criteria set version | 1`, the set is now version 2",
    )
    good = Text("tệp lập từ mẫu của phiên bản 2", "a file made from the template of version 2")
    set: str
    stated: str
    wanted: str


class CriteriaFiguresDiffer(Finding, frozen=True, kw_only=True):
    """A workbook made from another state of the same version of the criteria set."""

    code = "W025"
    severity = Severity.WARNING
    title = Text("Bộ tiêu chí đã được sửa", "Criteria set has changed")
    message = Text(
        "tệp tiêu chí {set} (phiên bản {version}) đã thay đổi sau khi lập tệp Excel này",
        "the criteria file {set} (version {version}) has changed since this workbook was made",
    )
    fix = Text(
        "lấy kết quả chấm điểm này, không lấy trang tính “Kết quả” trong tệp; kỳ sau lập mẫu "
        "mới bằng `cftscore template`",
        "use this result, not the sheet “Kết quả” of the file; next time make a new template "
        "with `cftscore template`",
    )
    why = Text(
        "Công thức trong tệp Excel dùng các con số tại ngày lập mẫu. Con số sửa sau đó chỉ có "
        "trong lần chấm điểm này.",
        "The formulas of the workbook keep the figures of the day it was made. Later "
        "corrections count only in this result.",
    )
    bad = Text(
        "mẫu lập tháng 1, một mức điểm được sửa tháng 3, tệp nộp tháng 10",
        "a template made in January, a band corrected in March, the file sent in October",
    )
    good = Text("mẫu lập lại sau tháng 3", "a template made again after March")
    set: str
    version: str


class FileNameDiffers(Finding, frozen=True, kw_only=True):
    """A file named after another year or commune than that of its figures."""

    code = "W050"
    severity = Severity.WARNING
    title = Text("Tên tệp ghi khác nội dung", "File name unlike its content")
    message = Text(
        "tên tệp ghi {stated}, số liệu được chấm là của {wanted}",
        "the file is named after {stated}, but its figures are scored as those of {wanted}",
    )
    fix = Text(
        "kiểm tra xem có gửi nhầm tệp; nếu số liệu đúng thì đổi tên tệp",
        "check whether the wrong file was sent; if the figures are right, rename the file",
    )
    why = Text(
        "Tệp của năm trước hay của xã khác gửi nhầm thường chỉ lộ ra ở tên tệp.",
        "Often only its name tells that a file of last year or of another commune was sent.",
    )
    bad = Text("so-lieu-nam-2019.xlsx, kỳ `2020`", "so-lieu-nam-2019.xlsx, period `2020`")
    good = Text("so-lieu-nam-2020.xlsx, kỳ `2020`", "so-lieu-nam-2020.xlsx, period `2020`")
    stated: Text
    wanted: Text
