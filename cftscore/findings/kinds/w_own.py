"""W: findings about files that are no submissions of the period, or not yet."""

from __future__ import annotations

from cftscore.core.text import Language, Text
from cftscore.findings.model import Finding, Severity


class OwnFile(Finding, frozen=True, kw_only=True):
    """A workbook that cftscore wrote: results, a report, a copy of what is read too."""

    code = "W030"
    severity = Severity.NOTE
    title = Text("Tệp do cftscore ghi", "File that cftscore wrote")
    message = Text(
        "đây là {what} do cftscore ghi, nên không đọc số liệu từ tệp này",
        "this is {what} that cftscore wrote, so no figures are read from it",
    )
    fix = Text(
        "không phải làm gì; muốn dùng bản sao thay cho bản gốc thì chỉ nêu bản sao",
        "nothing to do; to use a copy in place of its original, name the copy alone",
    )
    why = Text(
        "Kết quả và bản soát lỗi thường nằm chung thư mục với số liệu. Đọc chúng như số liệu thì "
        "mỗi xã có hai hàng, và ô đã sửa ở bản gốc lại mâu thuẫn với bản soát cũ.",
        "Results and checked copies often lie in the folder of the figures. Read as figures they "
        "would give each commune two rows, and a cell mended in the original would contradict "
        "the old copy.",
    )
    bad = Text(
        "`cftscore evaluate .` nơi có `chau-doc.xlsx` và `ket-qua.xlsx`",
        "`cftscore evaluate .` where `chau-doc.xlsx` and `results.xlsx` lie",
    )
    good = Text(
        "`cftscore evaluate . -o ../ket-qua.xlsx`", "`cftscore evaluate . -o ../results.xlsx`"
    )
    what: Text


class NoFigures(Finding, frozen=True, kw_only=True):
    """A list that the program reads elsewhere, lying among the workbooks."""

    code = "W036"
    severity = Severity.NOTE
    title = Text("Danh sách, không phải số liệu", "A list, not figures")
    message = Text(
        "đây là {what}, không phải số liệu của xã, nên không đọc số liệu từ tệp này",
        "this is {what}, which holds no figures of communes, so none are read from it",
    )
    fix = Text(
        "không phải làm gì; muốn dùng danh sách này thì thêm {option}",
        "nothing to do; to use the list, add {option}",
    )
    why = Text(
        "Danh sách nhóm đơn vị và danh mục xã thường nằm chung thư mục với số liệu. Thiếu tiêu đề "
        "chỉ tiêu ở các tệp này không phải là lỗi.",
        "Lists of unit classes and registers often lie in the folder of the figures. That they "
        "have no header row with indicators is no error.",
    )
    bad = Text(
        "`cftscore evaluate .` nơi có `nhom-don-vi.csv` với các cột `code,class,from,until`",
        "`cftscore evaluate .` where `classes.csv` lies, with the columns `code,class,from,until`",
    )
    good = Text("`nhom-don-vi.csv` nằm ở thư mục khác", "`classes.csv` lies in another folder")
    what: Text
    option: str


class NotConfirmed(Finding, frozen=True, kw_only=True):
    """Communes whose rows hold only what the template brought from the last period."""

    code = "W032"
    severity = Severity.WARNING
    title = Text("Số kỳ trước chưa ai xác nhận", "Last period's figures not confirmed")
    message = Text(
        "{count} xã mới chỉ có số kỳ trước do mẫu điền sẵn, chưa ai xác nhận, nên coi như chưa "
        "nộp: {communes}",
        "{count:commune has|communes have} only figures that the template copied from the last "
        "period. Nobody confirmed them, so nothing counts as submitted: {communes}",
    )
    fix = Text(
        "điền số liệu kỳ này; nếu số kỳ trước vẫn đúng và không có gì thêm, ghi “Có” cạnh dòng "
        "“Đã kiểm tra số kỳ trước” ở trang Thông tin",
        "fill in this period's figures; if the old ones are still right and there is nothing to "
        "add, write “Có” beside “Đã kiểm tra số kỳ trước” on the sheet Thông tin",
    )
    why = Text(
        "Mẫu lập với `--prefill` chép sẵn những gì ít thay đổi. Coi đó là đã nộp thì một xã chưa "
        "làm gì vẫn được chấm bằng câu trả lời năm trước, và không ai thấy xã nào chưa gửi.",
        "A template made with `--prefill` copies what seldom changes. Taken for a submission, a "
        "commune that did nothing would be scored by last year's answers, and nobody would see "
        "who has not sent anything.",
    )
    bad = Text(
        "mẫu có 17 hàng điền sẵn, gửi lại nguyên như cũ",
        "a template with 17 prefilled rows, sent back as it was",
    )
    good = Text(
        "các ô vàng đã điền, hoặc `Đã kiểm tra số kỳ trước | Có`",
        "the yellow cells filled in, or `Đã kiểm tra số kỳ trước | Có`",
    )
    count: int
    communes: str


class OtherYear(Finding, frozen=True, kw_only=True):
    """A title, or a date above the table, of another year than the period."""

    code = "W031"
    severity = Severity.WARNING
    title = Text("Tiêu đề ghi năm khác", "Title of another year")
    message = Text(
        "phía trên bảng ghi năm {stated}, kỳ đang chấm là {wanted}",
        "above the table stands the year {stated}, the period is {wanted}",
    )
    fix = Text(
        "kiểm tra xem có phải tệp của kỳ khác; nếu số liệu đúng kỳ thì sửa tiêu đề",
        "check whether the file is of another period; if the figures are right, correct the title",
    )
    why = Text(
        "Gửi nhầm tệp năm trước là chuyện thường gặp: số liệu cũ được chấm như số liệu mới mà "
        "không ai hay.",
        "Last year's file is often sent again by mistake: old figures would be scored as new ones "
        "and nobody would notice.",
    )
    bad = Text(
        "`TỔNG HỢP KẾT QUẢ … NĂM 2019`, chấm với `--period 2020`",
        "`TỔNG HỢP KẾT QUẢ … NĂM 2019`, scored with `--period 2020`",
    )
    good = Text("`TỔNG HỢP KẾT QUẢ … NĂM 2020`", "`TỔNG HỢP KẾT QUẢ … NĂM 2020`")
    stated: str
    wanted: str


class SheetsOfOtherTimes(Finding, frozen=True, kw_only=True):
    """Sheets of other years, or of parts of the year, beside one of the period."""

    code = "W033"
    severity = Severity.NOTE
    title = Text("Trang tính của thời gian khác", "Sheet of another time")
    message = Text(
        "trang tính này là của {stated}; kỳ {wanted} đã có ở trang tính “{used}” nên trang này "
        "được bỏ qua",
        "this sheet is of {stated}; the period {wanted} stands on the sheet “{used}”, so this one "
        "was skipped",
    )
    fix = Text(
        "không cần làm gì; nếu số liệu ở trang này là của kỳ đang chấm thì sửa tiêu đề",
        "nothing to do; if its figures are of the period, correct its title",
    )
    why = Text(
        "Một tệp có trang tính cho từng năm hoặc từng quý thì chỉ trang của kỳ mới được chấm; lấy "
        "lẫn trang khác thì số liệu trái nhau.",
        "In a file with a sheet for each year or quarter only that of the period is scored; mixed "
        "with the others the figures would contradict each other.",
    )
    bad = Text("trang `Năm 2019` cạnh trang `Năm 2020`", "a sheet `2019` beside a sheet `2020`")
    good = Text("một trang `Năm 2020`", "one sheet `2020`")
    stated: Text
    wanted: str
    used: str


class TitleOfPart(Finding, frozen=True, kw_only=True):
    """A title of a part of the year above figures that are scored as those of the year."""

    code = "W034"
    severity = Severity.WARNING
    title = Text("Tiêu đề ghi một phần của năm", "Title of a part of the year")
    message = Text(
        "phía trên bảng ghi “{stated}”, kỳ đang chấm là cả năm {wanted}",
        "above the table stands “{stated}”, the period is the whole year {wanted}",
    )
    fix = Text(
        "kiểm tra xem số liệu đã đủ cả năm chưa; nếu đủ thì sửa tiêu đề, nếu chưa thì nêu kỳ bằng "
        "--period, ví dụ --period {wanted}-H1",
        "check whether the figures are of the whole year; if they are, correct the title, if not, "
        "state the period with --period, such as --period {wanted}-H1",
    )
    why = Text(
        "Số vụ việc của nửa năm mà chấm theo ngưỡng của cả năm thì xã đạt dễ hơn thực tế.",
        "Cases of half a year held against the thresholds of a year make a commune look better "
        "than it is.",
    )
    bad = Text("`BÁO CÁO 6 THÁNG ĐẦU NĂM 2020`", "`BÁO CÁO 6 THÁNG ĐẦU NĂM 2020`")
    good = Text("`BÁO CÁO NĂM 2020`", "`BÁO CÁO NĂM 2020`")
    stated: str
    wanted: str


class RowsOfSomethingElse(Finding, frozen=True, kw_only=True):
    """Rows that say that they are of another year, a sex or a plan, or share a commune's name."""

    code = "W037"
    severity = Severity.WARNING
    title = Text("Hàng không phải số liệu chung của kỳ", "Row of something else")
    message = Text(
        "{count} hàng[ ghi “{stated}”], không chắc là số liệu chung của xã trong kỳ, nên không "
        "được tính: {rows}",
        "{count:row was|rows were} not counted, as the commune's own figures of the period are not "
        "surely there[ (“{stated}”)]: {rows}",
    )
    fix = Text(
        "nếu đó là số liệu của kỳ: ghi năm của kỳ, “Tổng số” hoặc “Thực hiện” ở cột này, hoặc để "
        "mỗi xã một hàng",
        "if these are the figures of the period: write its year, “Tổng số” or “Thực hiện” in this "
        "column, or keep one row for each commune",
    )
    why = Text(
        "Bảng có nhiều hàng cho một xã (từng năm, nam và nữ, kế hoạch và thực hiện) thì chỉ hàng "
        "chung của kỳ được chấm; lấy hàng đầu tiên thì có khi là số năm trước.",
        "Where a table has several rows for a commune (years, boys and girls, plan and done), only "
        "that of the period as a whole is scored; the first may be that of last year.",
    )
    bad = Text("`Xã Vĩnh Tế | Năm 2019 | 4.323`", "`Xã Vĩnh Tế | Year 2019 | 4.323`")
    good = Text("`Xã Vĩnh Tế | Năm 2020 | 4.322`", "`Xã Vĩnh Tế | Year 2020 | 4.322`")
    stated: str
    count: int
    rows: str

    def say(self, language: Language) -> str:
        """Give the message; of rows that only share a merged cell it says so."""
        return (self.message if self.stated else _SHARED).say(language, **self._values())

    def say_fix(self, language: Language) -> str:
        """Give the way to correct it."""
        return (self.fix if self.stated else _UNMERGE).say(language)


_SHARED = Text(
    "ô mã hoặc tên xã gộp chung cho nhiều hàng có số liệu, không xác định được hàng nào là của xã, "
    "nên không được tính: hàng {rows}",
    "the code or name of a commune is merged over several rows with figures; which of them are the "
    "commune's cannot be told, so they were not counted: row {rows}",
)
_UNMERGE = Text(
    "bỏ gộp ô, ghi mã và tên xã ở hàng của xã; hoặc ghi “Tổng số” ở hàng là số liệu của kỳ",
    "unmerge the cell and write code and name into the commune's own row, or write “Tổng số” in "
    "the row of the period's figures",
)
