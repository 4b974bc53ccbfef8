"""W: findings about the period and the criteria set that a workbook states."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class PeriodDiffers(Finding, frozen=True, kw_only=True):
    """A workbook of another period than the one evaluated."""

    code = "W016"
    severity = Severity.ERROR
    title = Text("Khác kỳ", "Another period")
    message = Text(
        "sổ làm việc ghi kỳ {stated} nhưng đang đánh giá kỳ {wanted}; tệp này chưa được tính",
        "the workbook states period {stated} but {wanted} is evaluated; it is not counted",
    )
    fix = Text(
        "sửa kỳ trong trang «Thông tin», hoặc bỏ tệp này ra, hoặc dùng --period {stated}",
        "correct the period on the sheet “Thông tin”, leave the file out, or use --period {stated}",
    )
    why = Text(
        "Trộn số liệu của hai kỳ thì kết quả không đúng cho kỳ nào cả.",
        "A result that mixes two periods is true of neither.",
    )
    bad = Text(
        "trang «Thông tin» ghi Kỳ 2019, lệnh có `--period 2020`",
        "the sheet “Thông tin” says period 2019, the command says `--period 2020`",
    )
    good = Text(
        "trang «Thông tin» ghi Kỳ 2020, lệnh có `--period 2020`",
        "the sheet “Thông tin” says period 2020, the command says `--period 2020`",
    )
    stated: str
    wanted: str


class PeriodUnknown(Finding, frozen=True, kw_only=True):
    """Neither the command nor any workbook says which period it is."""

    code = "W017"
    severity = Severity.ERROR
    title = Text("Không rõ kỳ", "Period unknown")
    message = Text(
        "không tệp nào ghi kỳ ở trang «Thông tin» và lệnh cũng không nêu",
        "no workbook states its period on a sheet “Thông tin”, nor does the command",
    )
    fix = Text("thêm --period, ví dụ --period 2020", "add --period, for example --period 2020")
    why = Text(
        "Kỳ quyết định dùng bộ tiêu chí nào và danh mục xã ngày nào; lấy năm hiện tại thay vào có "
        "thể chấm theo sai cả hai.",
        "The period decides which criteria set and which register apply; taking the present year "
        "instead could get both wrong.",
    )
    bad = Text("`cftscore evaluate thoai-son.csv`", "`cftscore evaluate thoai-son.csv`")
    good = Text(
        "`cftscore evaluate thoai-son.csv --period 2020`",
        "`cftscore evaluate thoai-son.csv --period 2020`",
    )


class PeriodInvalid(Finding, frozen=True, kw_only=True):
    """A period that is none."""

    code = "W018"
    severity = Severity.ERROR
    title = Text("Kỳ không hợp lệ", "Not a period")
    message = Text("«{given}» không phải là kỳ", "“{given}” is not a period")
    fix = Text(
        "viết năm hoặc một phần của năm: 2020, 2020-H1, 2020-Q2, 2020-07",
        "write a year or a part of one: 2020, 2020-H1, 2020-Q2, 2020-07",
    )
    why = Text(
        "Kỳ viết theo lối khác thì không biết tệp thuộc năm nào, nên không biết tệp có thuộc kỳ "
        "đang đánh giá hay không.",
        "From a period in another form it cannot be told which year it is, nor whether the file "
        "belongs to the period evaluated.",
    )
    bad = Text('`--period "quý 2 năm 2020"`', '`--period "second quarter of 2020"`')
    good = Text("`--period 2020-Q2`", "`--period 2020-Q2`")
    given: str


class PeriodsSeveral(Finding, frozen=True, kw_only=True):
    """Workbooks of several periods, and none was asked for."""

    code = "W021"
    severity = Severity.ERROR
    title = Text("Nhiều kỳ khác nhau", "Several periods")
    message = Text(
        "các sổ làm việc ghi nhiều kỳ khác nhau: {stated}",
        "the workbooks state several periods: {stated}",
    )
    fix = Text("chọn một kỳ bằng --period", "choose one with --period")
    why = Text(
        "Một kết quả chỉ thuộc một kỳ; tự chọn một kỳ thì các tệp còn lại bị loại mà không ai "
        "quyết định.",
        "A result belongs to one period; if one were picked, the other files would be left out "
        "without anyone's decision.",
    )
    bad = Text(
        "`cftscore evaluate samples`, trong đó có cả tệp 2019 và 2020",
        "`cftscore evaluate samples`, which holds files of 2019 and of 2020",
    )
    good = Text(
        "`cftscore evaluate samples/an-giang-2020`", "`cftscore evaluate samples/an-giang-2020`"
    )
    stated: tuple[str, ...]


class CriteriaSetDiffers(Finding, frozen=True, kw_only=True):
    """A workbook made for another criteria set."""

    code = "W019"
    severity = Severity.WARNING
    title = Text("Khác bộ tiêu chí", "Another criteria set")
    message = Text(
        "sổ làm việc ghi bộ tiêu chí {stated} nhưng đang chấm theo {wanted}",
        "the workbook states criteria set {stated} but is scored by {wanted}",
    )
    fix = Text(
        "dùng mẫu của {wanted}, hoặc chấm với --criteria {stated}",
        "use the template of {wanted}, or score with --criteria {stated}",
    )
    why = Text(
        "Hai bộ có thể trùng tên cột nhưng hiểu chỉ tiêu khác nhau; điểm tính ra không phải là "
        "điểm mà xã đã điền số để được chấm.",
        "Two sets may share the names of columns and mean different things by them; the points "
        "are not those the communes filled it in for.",
    )
    bad = Text(
        "trang «Thông tin» ghi Bộ tiêu chí qd-34-2014, chấm theo qd-06-2019",
        "the sheet “Thông tin” says criteria set qd-34-2014, scored by qd-06-2019",
    )
    good = Text(
        "trang «Thông tin» ghi Bộ tiêu chí qd-06-2019",
        "the sheet “Thông tin” says criteria set qd-06-2019",
    )
    stated: str
    wanted: str


class CriteriaVersionDiffers(Finding, frozen=True, kw_only=True):
    """A workbook made for another version of the criteria set."""

    code = "W024"
    severity = Severity.WARNING
    title = Text("Khác phiên bản bộ tiêu chí", "Another version of the criteria set")
    message = Text(
        "sổ làm việc lập theo {set} phiên bản {stated} nhưng đang chấm theo phiên bản {wanted}",
        "the workbook was made for {set} version {stated} but is scored by version {wanted}",
    )
    fix = Text(
        "chép số liệu sang mẫu mới của `cftscore template`, hoặc cho biết đúng bộ tiêu chí bằng "
        "--criteria",
        "move the figures to a new file of `cftscore template`, or name the right set with "
        "--criteria",
    )
    why = Text(
        "Phiên bản khác có thể hỏi chỉ tiêu khác hoặc cho điểm khác; trang «Kết quả» trong tệp khi "
        "đó không khớp với kết quả chấm.",
        "Another version may ask for other indicators or give other points; the sheet “Kết quả” of "
        "the file then disagrees with the verdicts.",
    )
    bad = Text(
        "tệp ghi `Phiên bản bộ tiêu chí | 1`, bộ tiêu chí nay là phiên bản 2",
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
    title = Text("Bộ tiêu chí đã sửa", "Criteria set changed since")
    message = Text(
        "tệp tiêu chí {set} (phiên bản {version}) đã thay đổi từ khi lập sổ làm việc này",
        "the criteria file {set} (version {version}) has changed since this workbook was made",
    )
    fix = Text(
        "tin kết quả chấm này hơn trang «Kết quả» trong tệp; kỳ sau lập mẫu mới bằng `cftscore "
        "template`",
        "trust this result over the sheet “Kết quả” of the file; next time make a new template "
        "with `cftscore template`",
    )
    why = Text(
        "Công thức trong sổ làm việc giữ các con số của ngày lập mẫu. Con số nào sửa sau đó thì "
        "chỉ có ở lần chấm này.",
        "The formulas of the workbook keep the figures of the day it was made. What was corrected "
        "since counts in this result only.",
    )
    bad = Text(
        "mẫu lập tháng 1, một mức điểm sửa tháng 3, tệp gửi tháng 10",
        "a template of January, a band corrected in March, the file sent in October",
    )
    good = Text("mẫu lập lại sau tháng 3", "a template made anew after March")
    set: str
    version: str
