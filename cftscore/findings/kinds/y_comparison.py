"""Y: findings about comparing periods."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class PeriodNotStated(Finding, frozen=True, kw_only=True):
    """Workbooks to compare that do not say of which period they are."""

    code = "Y001"
    severity = Severity.ERROR
    title = Text("Chưa ghi kỳ cần so sánh", "Periods not stated")
    message = Text(
        "không tệp nào ghi kỳ ở trang tính “Thông tin”",
        "no workbook states its period on the sheet “Thông tin”",
    )
    fix = Text(
        "ghi “Kỳ” ở trang tính “Thông tin”, hoặc nêu --period lần lượt cho từng tệp hoặc thư mục: "
        "--period 2019 --period 2020",
        "write “Kỳ” on the sheet “Thông tin”, or give --period for each PATH in turn: --period "
        "2019 --period 2020",
    )
    why = Text(
        "Nếu đoán kỳ theo tên thư mục hay ngày sửa tệp thì có thể so nhầm hai năm, và mọi mức "
        "tăng, giảm đều ngược.",
        "A period guessed from the name of a folder or the date of a file could swap the "
        "years, and every rise would be a fall.",
    )
    bad = Text(
        "`cftscore compare 2019.csv 2020.csv` (CSV không có trang tính “Thông tin”)",
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
        "mọi tệp đều thuộc kỳ {period}: không có kỳ khác để so sánh",
        "all workbooks are for period {period}: there is no other period to compare",
    )
    fix = Text(
        "thêm tệp của một kỳ khác, hoặc sửa kỳ ở trang tính “Thông tin” nếu ghi nhầm",
        "add workbooks of another period, or correct the period on the sheet “Thông tin” if it is "
        "wrong",
    )
    why = Text(
        "So sánh một kỳ với chính kỳ đó cho kết quả “không có gì thay đổi”, dễ bị hiểu là kết "
        "quả thật.",
        "A period compared with itself gives “nothing changed”, which is easily taken for a "
        "result.",
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
    title = Text("Không xác định được kỳ của tệp", "Period of a workbook unclear")
    message = Text(
        "tệp không ghi kỳ, trong khi các tệp cùng thư mục ghi nhiều kỳ: {stated}",
        "the workbook states no period, and those in the same folder state several: {stated}",
    )
    fix = Text(
        "ghi “Kỳ” ở trang tính “Thông tin” của tệp này, hoặc để tệp của mỗi kỳ vào một thư mục "
        "riêng",
        "write “Kỳ” on the sheet “Thông tin” of this workbook, or put the workbooks of each "
        "period into a separate folder",
    )
    why = Text(
        "Tính tệp vào kỳ này hay kỳ kia đều làm thay đổi tỷ lệ của cả hai kỳ.",
        "Counting it in one period or the other changes the compliance of both.",
    )
    bad = Text(
        "thư mục `so-lieu` có tệp của năm 2019, năm 2020 và một tệp CSV không ghi kỳ",
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
    title = Text("Hai kỳ có độ dài khác nhau", "Periods of different lengths")
    message = Text(
        "kỳ {before} dài {months_before} tháng, kỳ {after} dài {months_after} tháng: số trường "
        "hợp của hai kỳ không so được với nhau",
        "period {before} has {months_before} months and {after} has {months_after}: their "
        "cases cannot be compared",
    )
    fix = Text(
        "so sánh năm với năm, quý với quý: các quý trong một năm, hoặc cùng một quý của hai năm",
        "compare years with years and quarters with quarters",
    )
    why = Text(
        "Ba tháng có ít trường hợp hơn cả năm, nên điểm của quý cao hơn mà thực tế không tốt hơn.",
        "Three months have fewer cases than a year, so a quarter earns more points with "
        "nothing improved.",
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
    title = Text("Hai kỳ theo hai bộ tiêu chí", "Different criteria sets")
    message = Text(
        "kỳ {before} chấm điểm theo {set_before}, kỳ {after} theo {set_after}: so sánh kết quả "
        "và tỷ lệ đạt, không so sánh điểm",
        "{before} is scored by {set_before} and {after} by {set_after}: verdicts and compliance "
        "are compared, points are not",
    )
    fix = Text(
        "muốn so sánh cả điểm thì chấm điểm mọi kỳ theo một bộ tiêu chí: --criteria {set_after}",
        "to compare points too, score all periods by the same set: --criteria {set_after}",
    )
    why = Text(
        "Điểm của hai bộ tiêu chí không tương đương; hiệu của hai tổng điểm không cho biết gì "
        "về tình hình trẻ em.",
        "Points of two sets are not equivalent; the difference of their totals says nothing "
        "about the children.",
    )
    bad = Text(
        "lấy điểm năm 2019 trừ điểm năm 2018 khi hai năm theo hai quyết định",
        "the points of 2018 subtracted from those of 2019 when the years fall under different "
        "decisions",
    )
    good = Text(
        "so sánh số xã đạt của hai năm", "the number of communes that pass in each year compared"
    )
    before: str
    set_before: str
    after: str
    set_after: str


class AreaThroughLineage(Finding, frozen=True, kw_only=True):
    """A district or province that was asked for and is not on the register of a period."""

    code = "Y006"
    severity = Severity.NOTE
    title = Text("Địa bàn được tính theo xã cùng gốc", "Area traced through the reform")
    message = Text(
        "danh mục kỳ {period} không có “{given}”: lấy các xã có cùng gốc với các xã của địa "
        "bàn này",
        "“{given}” is not on the register of {period}: the communes that come from its "
        "communes are used",
    )
    fix = Text(
        "không cần sửa; bỏ --district, --province để so sánh mọi xã",
        "nothing to correct; leave out --district and --province to compare all communes",
    )
    why = Text(
        "Sau khi sắp xếp, một xã mới có thể gồm cả xã của huyện bên cạnh, nên số xã của hai kỳ "
        "khác nhau.",
        "After the reform a new commune may include communes of the next district, so the two "
        "periods have different numbers of communes.",
    )
    bad = Text(
        "so sánh 17 xã của một huyện cũ với số xã mới mà không nói rõ địa bàn khác nhau",
        "17 communes of a former district compared with the new ones as if the area were the same",
    )
    good = Text(
        "đọc bảng các xã mới cùng các xã cũ hợp thành",
        "the new communes read together with those that they were made from",
    )
    period: str
    given: str
