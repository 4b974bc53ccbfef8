"""A: findings about parts of a year: quarters that add up, and what is scored of them."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class PartOfYear(Finding, frozen=True, kw_only=True):
    """A part of a year that is scored against the thresholds of a year."""

    code = "A010"
    severity = Severity.WARNING
    title = Text("Chấm điểm một phần của năm", "Part of a year scored")
    message = Text(
        "kỳ {period} chỉ là {months} tháng, nhưng ngưỡng của bộ tiêu chí là của cả năm; kết quả "
        "chỉ để theo dõi",
        "{period} is only {months:month|months}, but the thresholds of the criteria set are for a "
        "year; the results are for monitoring only",
    )
    fix = Text(
        "để theo dõi trong năm: `cftscore margin`; để có kết quả cả năm: nêu mọi kỳ trong năm với "
        "--add-up",
        "to monitor within the year: `cftscore margin`; for the year: give all its parts with "
        "--add-up",
    )
    why = Text(
        "Số trường hợp của một quý luôn thấp hơn của cả năm, nên một xã có thể trông như đạt mà "
        "đến cuối năm thì không.",
        "A quarter has fewer cases than a year, so a commune may look as if it passed and fail by "
        "the end of the year.",
    )
    bad = Text("`cftscore evaluate quy-2.xlsx`", "`cftscore evaluate quarter-2.xlsx`")
    good = Text(
        "`cftscore evaluate cac-quy --period 2020 --add-up`",
        "`cftscore evaluate quarters --period 2020 --add-up`",
    )
    period: str
    months: int


class PartsOverlap(Finding, frozen=True, kw_only=True):
    """Parts of a year of which two have months in common."""

    code = "A011"
    severity = Severity.ERROR
    title = Text("Các kỳ trong năm chồng nhau", "Parts of a year overlap")
    message = Text(
        "kỳ {period} trùng tháng với kỳ khác của năm {whole}: cộng lại thì có trường hợp bị tính "
        "hai lần",
        "{period} has months in common with another part of {whole}: added up, cases would count "
        "twice",
    )
    fix = Text(
        "chỉ nêu các kỳ nối tiếp nhau, như bốn quý",
        "give parts that follow each other, as quarters",
    )
    why = Text(
        "Cộng quý I với 6 tháng đầu năm là tính quý I hai lần.",
        "The first quarter and the first half of a year, added up, count the first quarter twice.",
    )
    bad = Text("`2020-Q1` và `2020-H1`", "`2020-Q1` and `2020-H1`")
    good = Text("`2020-Q1` và `2020-Q2`", "`2020-Q1` and `2020-Q2`")
    period: str
    whole: str


class PartsMissing(Finding, frozen=True, kw_only=True):
    """A year of which a part is missing."""

    code = "A012"
    severity = Severity.ERROR
    title = Text("Thiếu kỳ trong năm", "A part of the year is missing")
    message = Text(
        "chưa có số liệu các tháng {months} nên chưa cộng được thành kỳ {whole}",
        "there are no figures of {months}, so they do not add up to {whole}",
    )
    fix = Text(
        "nêu thêm tệp của các tháng đó; để xem từ đầu năm đến nay: `cftscore margin`",
        "give the workbooks of those months too; to see the year so far: `cftscore margin`",
    )
    why = Text(
        "Một quý không có số liệu không phải là quý không có trường hợp nào.",
        "A quarter without figures is not a quarter without cases.",
    )
    bad = Text("`2020-Q1`, `2020-Q2`, `2020-Q4`", "`2020-Q1`, `2020-Q2`, `2020-Q4`")
    good = Text("cả bốn quý", "all four quarters")
    whole: str
    months: tuple[str, ...]


class PartOfCommuneMissing(Finding, frozen=True, kw_only=True):
    """A commune without figures of a part of the year."""

    code = "A013"
    severity = Severity.WARNING
    title = Text("Xã thiếu kỳ trong năm", "Commune without a part of the year")
    message = Text(
        "{name} không có số liệu kỳ {parts}: các số cộng dồn của xã chưa xác định",
        "{name} has no figures of {parts}: what adds up is unknown for it",
    )
    fix = Text("bổ sung tệp của kỳ đó", "add the workbook of that period")
    why = Text(
        "Coi quý không nộp là 0 thì xã không báo cáo lại có kết quả tốt nhất.",
        "If a quarter that was not submitted counted as 0, who does not report would do best.",
    )
    bad = Text("xã có quý I, III, IV", "a commune with quarters 1, 3 and 4")
    good = Text("xã có cả bốn quý", "a commune with all four quarters")
    name: str
    parts: tuple[str, ...]


class AddingUnknown(Finding, frozen=True, kw_only=True):
    """An indicator of which the criteria set does not say how it adds up."""

    code = "A014"
    severity = Severity.WARNING
    title = Text("Chưa rõ cách cộng chỉ tiêu qua các kỳ", "How parts add up is not said")
    message = Text(
        "bộ tiêu chí không nêu over_periods của “{label}” ({key}): chỉ tiêu này coi như chưa có số "
        "liệu",
        "the criteria set gives no over_periods for “{label}” ({key}): it counts as missing",
    )
    fix = Text(
        "thêm vào bộ tiêu chí: over_periods: sum (cộng dồn) hoặc latest (lấy kỳ cuối)",
        "add to the criteria set: over_periods: sum or latest",
    )
    why = Text(
        "Cộng tổng số trẻ em của bốn quý thì ra số trẻ em gấp bốn lần.",
        "The number of children of four quarters, added up, is four times the children.",
    )
    bad = Text("`type: count`", "`type: count`")
    good = Text("`type: count` và `over_periods: latest`", "`type: count`, `over_periods: latest`")
    key: str
    label: Text


class FigureUntouched(Finding, frozen=True, kw_only=True):
    """Figures of a commune that are those of the last period, one and all."""

    code = "A015"
    severity = Severity.NOTE
    title = Text("Số liệu không thay đổi so với kỳ trước", "Figures not touched for a period")
    message = Text(
        "{name}: {labels} vẫn đúng bằng kỳ trước ({before})",
        "{name}: {labels} is the same as in the period before ({before})",
    )
    fix = Text(
        "rà soát lại; nếu đúng là không thay đổi thì để nguyên",
        "review it; leave it if nothing has changed",
    )
    why = Text(
        "Số liệu về trẻ em có hoàn cảnh đặc biệt phải được cập nhật trong năm; một số giống hệt kỳ "
        "trước thường là chép lại.",
        "Figures on children are to be kept current through the year; one that is the very same as "
        "before was often copied.",
    )
    bad = Text("quý I: 60, quý II: 60", "60 in quarter 1, 60 in quarter 2")
    good = Text("quý I: 60, quý II: 62", "60 in quarter 1, 62 in quarter 2")
    name: str
    labels: tuple[Text, ...]
    before: str


class GroupsDiffer(Finding, frozen=True, kw_only=True):
    """Groups of children that do not add up to the count."""

    code = "A016"
    severity = Severity.WARNING
    title = Text("Tổng các nhóm khác với số đếm", "Groups do not add up")
    message = Text(
        "{name}: các nhóm cộng lại là {sum}, còn “{label}” là {value} ({cell})",
        "{name}: the groups add up to {sum}, but “{label}” is {value} ({cell})",
    )
    fix = Text(
        "rà soát lại từng nhóm và tổng số; mỗi trẻ em chỉ tính vào một nhóm",
        "review each group and the count; each child is counted in one group",
    )
    why = Text(
        "Trẻ em bị tính hai lần, hoặc bị bỏ sót, làm sai tỷ lệ được trợ giúp.",
        "A child that is counted twice, or left out, makes the share wrong.",
    )
    bad = Text("nhóm: 12 + 9, số đếm: 20", "groups: 12 + 9, count: 20")
    good = Text("nhóm: 12 + 8, số đếm: 20", "groups: 12 + 8, count: 20")
    name: str
    label: Text
    sum: int
    value: int
    cell: str


class GroupInvalid(Finding, frozen=True, kw_only=True):
    """A group of children that cannot be read, or that is of no known commune."""

    code = "A017"
    severity = Severity.WARNING
    title = Text("Số của nhóm không dùng được", "Group not usable")
    message = Text(
        "nhóm “{group}” của {named} ghi “{written}”: {reason}",
        "group “{group}” of {named} says “{written}”: {reason}",
    )
    fix = Text(
        "ghi số nguyên từ 0 trở lên vào đúng hàng, mỗi nhóm của một xã một lần",
        "write a whole number on the right row, each group of a commune once",
    )
    why = Text(
        "Nhóm bị bỏ qua thì tổng các nhóm thiếu.", "Without the group the sum of groups is short."
    )
    bad = Text("“vài em”", "“a few”")
    good = Text("3", "3")
    group: Text | str
    named: Text
    written: str
    reason: Text


class PartNotRecognised(Finding, frozen=True, kw_only=True):
    """A part of a year by which communes were to be recognised."""

    code = "A018"
    severity = Severity.ERROR
    title = Text("Không công nhận theo một phần của năm", "No recognition by a part of a year")
    message = Text(
        "kỳ {period} chỉ là {months} tháng; việc công nhận xét theo cả năm",
        "{period} is only {months:month|months}; communes are recognised by a whole year",
    )
    fix = Text(
        "dùng số liệu cả năm; theo dõi trong năm thì dùng `cftscore margin`",
        "take the figures of a whole year; to monitor within the year: `cftscore margin`",
    )
    why = Text(
        "Ngưỡng là của cả năm: một quý có ít trường hợp hơn, nên xã được công nhận nhầm.",
        "Thresholds are for a year: a quarter has fewer cases, and communes would be recognised "
        "by mistake.",
    )
    bad = Text(
        "`cftscore recognise quy-2.xlsx -o ra`", "`cftscore recognise quarter-2.xlsx -o out`"
    )
    good = Text("`cftscore recognise nam-2020.xlsx -o ra`", "`cftscore recognise 2020.xlsx -o out`")
    period: str
    months: int


class OtherPart(Finding, frozen=True, kw_only=True):
    """A workbook of another quarter that lies beside those of the one that is asked for."""

    code = "A019"
    severity = Severity.NOTE
    title = Text("Tệp thuộc kỳ khác trong năm", "Workbook of another part of the year")
    message = Text(
        "tệp Excel ghi kỳ {stated}; đang xem kỳ {wanted} nên không tính tệp này",
        "the workbook states period {stated}; {wanted} is looked at, so it was not counted",
    )
    fix = Text(
        "không cần sửa; nếu ghi nhầm kỳ thì sửa ở trang tính “Thông tin”",
        "nothing to do; if the period is wrong, correct it on the sheet “Thông tin”",
    )
    why = Text(
        "Các quý của một năm thường để chung một thư mục; chỉ quý được nêu mới tính.",
        "The quarters of a year often lie in one folder; only the one that is named counts.",
    )
    bad = Text(
        "`cftscore status cac-quy --period 2020-Q2`, trong đó có cả quý 1",
        "`cftscore status quarters --period 2020-Q2`, which holds quarter 1 too",
    )
    good = Text("`cftscore status quy-2.xlsx`", "`cftscore status quarter-2.xlsx`")
    stated: str
    wanted: str
