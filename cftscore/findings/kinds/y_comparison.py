"""Y: findings about comparing periods."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class PeriodNotStated(Finding, frozen=True, kw_only=True):
    """Workbooks to compare that do not say of which period they are."""

    code = "Y001"
    severity = Severity.ERROR
    title = Text("Chưa ghi kỳ để so sánh", "Period to compare not stated")
    message = Text(
        "không tệp nào ở đây ghi kỳ ở trang «Thông tin»",
        "no workbook here states its period on a sheet “Thông tin”",
    )
    fix = Text(
        "ghi «Kỳ» ở trang «Thông tin», hoặc nêu --period lần lượt cho từng PATH: --period 2019 "
        "--period 2020",
        "write “Kỳ” on the sheet “Thông tin”, or give --period for each PATH in turn: --period "
        "2019 --period 2020",
    )
    why = Text(
        "Đoán kỳ theo tên thư mục hay ngày sửa tệp thì có lúc so nhầm năm này với năm kia, và mọi "
        "mức tăng giảm đều ngược dấu.",
        "A period guessed from the name of a folder or the date of a file would at some time hold "
        "the wrong years against each other, and every rise would be a fall.",
    )
    bad = Text(
        "`cftscore compare 2019.csv 2020.csv` (CSV không có trang «Thông tin»)",
        "`cftscore compare 2019.csv 2020.csv` (CSV has no sheet “Thông tin”)",
    )
    good = Text(
        "`cftscore compare 2019.csv 2020.csv --period 2019 --period 2020`",
        "`cftscore compare 2019.csv 2020.csv --period 2019 --period 2020`",
    )


class OnePeriod(Finding, frozen=True, kw_only=True):
    """Workbooks of one period only."""

    code = "Y002"
    severity = Severity.ERROR
    title = Text("Chỉ có một kỳ", "Only one period")
    message = Text(
        "mọi tệp đều thuộc kỳ {period}: không có kỳ nào khác để so",
        "all workbooks are of period {period}: there is no other to compare it with",
    )
    fix = Text(
        "thêm tệp của một kỳ khác, hoặc sửa kỳ ở trang «Thông tin» nếu ghi nhầm",
        "add workbooks of another period, or correct the period on the sheet “Thông tin” if it is "
        "wrong",
    )
    why = Text(
        "So một kỳ với chính nó thì ra «không có gì thay đổi», và dễ bị đọc thành kết quả thật.",
        "A period held against itself gives “nothing changed”, which is easily taken for a result.",
    )
    bad = Text(
        "`cftscore compare samples/an-giang-2020 --with samples/an-giang-2020`",
        "`cftscore compare samples/an-giang-2020 --with samples/an-giang-2020`",
    )
    good = Text(
        "`cftscore compare samples/an-giang-2019 --with samples/an-giang-2020`",
        "`cftscore compare samples/an-giang-2019 --with samples/an-giang-2020`",
    )
    period: str


class PeriodOfOneUnclear(Finding, frozen=True, kw_only=True):
    """A workbook without a period among others that state several."""

    code = "Y003"
    severity = Severity.ERROR
    title = Text("Không rõ tệp thuộc kỳ nào", "Workbook of no certain period")
    message = Text(
        "tệp không ghi kỳ, mà các tệp cùng thư mục ghi nhiều kỳ: {stated}",
        "the workbook states no period, and those beside it state several: {stated}",
    )
    fix = Text(
        "ghi «Kỳ» ở trang «Thông tin» của tệp này, hoặc để tệp của mỗi kỳ vào một thư mục riêng",
        "write “Kỳ” on the sheet “Thông tin” of this workbook, or put those of each period into a "
        "folder of its own",
    )
    why = Text(
        "Xếp tệp vào kỳ này hay kỳ kia đều làm đổi tỷ lệ của cả hai kỳ.",
        "To count it with one period or the other changes the compliance of both.",
    )
    bad = Text(
        "thư mục `so-lieu` có tệp của 2019, của 2020, và một tệp CSV không ghi kỳ",
        "a folder `figures` with workbooks of 2019, of 2020, and a CSV file without a period",
    )
    good = Text(
        "thư mục `so-lieu/2019` và `so-lieu/2020`", "the folders `figures/2019` and `figures/2020`"
    )
    stated: tuple[str, ...]


class PeriodsUnlike(Finding, frozen=True, kw_only=True):
    """Periods of different length."""

    code = "Y004"
    severity = Severity.WARNING
    title = Text("Hai kỳ dài ngắn khác nhau", "Periods of different length")
    message = Text(
        "kỳ {before} dài {months_before} tháng, kỳ {after} dài {months_after} tháng: số ca trong "
        "hai kỳ chưa so được với nhau",
        "period {before} has {months_before} months and {after} has {months_after}: cases counted "
        "in them are not alike",
    )
    fix = Text(
        "so năm với năm, quý với quý: các quý của một năm, hoặc cùng một quý của hai năm",
        "compare years with years and quarters with quarters",
    )
    why = Text(
        "Trong ba tháng có ít ca hơn trong cả năm, nên điểm của quý cao hơn mà không có gì tốt "
        "lên.",
        "Three months have fewer cases than a year, so a quarter earns more points without "
        "anything being better.",
    )
    bad = Text(
        "`cftscore compare nam-2019 --with quy-2-2020`",
        "`cftscore compare year-2019 --with quarter-2-2020`",
    )
    good = Text(
        "`cftscore compare quy-2-2019 --with quy-2-2020`",
        "`cftscore compare quarter-2-2019 --with quarter-2-2020`",
    )
    before: str
    months_before: int
    after: str
    months_after: int


class SetsDiffer(Finding, frozen=True, kw_only=True):
    """Periods that are scored by different criteria sets."""

    code = "Y005"
    severity = Severity.NOTE
    title = Text("Hai bộ tiêu chí", "Two criteria sets")
    message = Text(
        "kỳ {before} chấm theo {set_before}, kỳ {after} chấm theo {set_after}: so kết quả và tỷ lệ "
        "đạt, không so điểm",
        "{before} is scored by {set_before} and {after} by {set_after}: verdicts and compliance "
        "are compared, points are not",
    )
    fix = Text(
        "muốn so cả điểm thì chấm mọi kỳ theo một bộ: --criteria {set_after}",
        "to compare points too, score all periods by one set: --criteria {set_after}",
    )
    why = Text(
        "Một điểm của bộ này không bằng một điểm của bộ kia; hiệu của hai tổng điểm không nói lên "
        "điều gì về trẻ em.",
        "A point of one set is not a point of the other; the difference of such totals says "
        "nothing of the children.",
    )
    bad = Text(
        "trừ điểm năm 2018 khỏi điểm năm 2019 khi hai năm theo hai quyết định",
        "points of 2018 taken from those of 2019, each year under a decision of its own",
    )
    good = Text("so số xã đạt của hai năm", "the communes that pass in each year compared")
    before: str
    set_before: str
    after: str
    set_after: str


class AreaThroughLineage(Finding, frozen=True, kw_only=True):
    """A district or province that was asked for and is not on the register of a period."""

    code = "Y006"
    severity = Severity.NOTE
    title = Text("Địa bàn lấy qua dòng gốc", "Area taken through the lineage")
    message = Text(
        "danh mục kỳ {period} không có «{given}» như đã hỏi: lấy các xã cùng gốc với các xã của nó",
        "“{given}” as asked for is not on the register of {period}: the communes that share their "
        "origin with its own are taken",
    )
    fix = Text(
        "không phải sửa gì; bỏ --district, --province để so mọi xã",
        "nothing is to be mended; drop --district and --province to compare all communes",
    )
    why = Text(
        "Sau khi sắp xếp, một xã mới có thể gồm cả xã của huyện bên cạnh, nên số xã hai kỳ khác "
        "nhau.",
        "After a reform a new commune may hold communes of the next district too, so the two "
        "periods have different numbers of communes.",
    )
    bad = Text(
        "đem 17 xã của một huyện cũ so với số xã mới mà không nói chúng khác nhau",
        "17 communes of a former district compared with new ones as if they were the same",
    )
    good = Text(
        "đọc bảng các xã mới cùng những xã đã hợp thành chúng",
        "reading the new communes beside those that they came from",
    )
    period: str
    given: str
