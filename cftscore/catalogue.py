"""The catalogue of findings: every kind that cftscore can report.

`W` workbook, `H` header, `R` register, `V` value, `X` cross-check, `C` criteria. A code never
changes its meaning; a kind that is no longer made leaves a gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cftscore.findings import Finding, Severity
from cftscore.text import Text

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


# --- W: the file and its sheets ---------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class FileMissing(Finding):
    """A path that leads to nothing."""

    code = "W001"
    severity = ERROR
    title = Text("Không có tệp", "File missing")
    message = Text("không tìm thấy tệp hoặc thư mục này", "there is no such file or folder")
    fix = Text(
        "kiểm tra lại đường dẫn; tên gần giống: {near}", "check the path; names alike: {near}"
    )
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NotRegularFile(Finding):
    """A device, a pipe, a socket: something that is not a file on a disk."""

    code = "W002"
    severity = ERROR
    title = Text("Không phải tệp thường", "Not a regular file")
    message = Text(
        "đây không phải là tệp trên đĩa (thiết bị, ống dẫn hoặc liên kết vòng)",
        "this is not a file on a disk (a device, a pipe or a link that loops)",
    )
    fix = Text("chỉ ra một tệp bảng tính", "name a workbook")


@dataclass(frozen=True, kw_only=True)
class FileUnreadable(Finding):
    """The system refuses to open the file."""

    code = "W003"
    severity = ERROR
    title = Text("Không đọc được tệp", "File cannot be read")
    message = Text("hệ thống không cho đọc: {reason}", "the system refuses to read it: {reason}")
    fix = Text(
        "đóng tệp trong Excel, kiểm tra quyền truy cập rồi thử lại",
        "close the file in Excel, check its permissions and try again",
    )
    reason: str


@dataclass(frozen=True, kw_only=True)
class FileEmpty(Finding):
    """A file of no bytes."""

    code = "W004"
    severity = ERROR
    title = Text("Tệp rỗng", "Empty file")
    message = Text("tệp không có nội dung nào (0 byte)", "the file holds nothing (0 bytes)")
    fix = Text("yêu cầu nơi lập gửi lại tệp", "ask the sender for the file again")


@dataclass(frozen=True, kw_only=True)
class NotWorkbook(Finding):
    """Content that is no spreadsheet, whatever the name says."""

    code = "W005"
    severity = ERROR
    title = Text("Không phải bảng tính", "Not a spreadsheet")
    message = Text(
        "nội dung là {content}, không phải bảng tính đọc được (.xlsx .xlsm .xls .xlsb .ods .csv)",
        "the content is {content}, not a spreadsheet that can be read "
        "(.xlsx .xlsm .xls .xlsb .ods .csv)",
    )
    fix = Text(
        "mở tệp trong Excel hoặc LibreOffice rồi lưu dưới dạng .xlsx",
        "open the file in Excel or LibreOffice and save it as .xlsx",
    )
    content: Text


@dataclass(frozen=True, kw_only=True)
class FileEncrypted(Finding):
    """A workbook that asks for a password."""

    code = "W006"
    severity = ERROR
    title = Text("Tệp có mật khẩu", "Encrypted file")
    message = Text(
        "tệp được bảo vệ bằng mật khẩu nên không đọc được",
        "the file is protected by a password and cannot be read",
    )
    fix = Text(
        "mở bằng mật khẩu, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc) rồi lưu lại",
        "open it with the password, remove it (File › Info › Protect Workbook) and save again",
    )


@dataclass(frozen=True, kw_only=True)
class FileDamaged(Finding):
    """A workbook whose inside does not hold together."""

    code = "W007"
    severity = ERROR
    title = Text("Tệp hỏng", "Damaged file")
    message = Text(
        "tệp bị cắt cụt hoặc hỏng, không đọc được: {reason}",
        "the file is truncated or damaged and cannot be read: {reason}",
    )
    fix = Text(
        "yêu cầu nơi lập gửi lại tệp, hoặc mở bằng Excel để sửa rồi lưu thành .xlsx",
        "ask the sender for it again, or let Excel repair it and save it as .xlsx",
    )
    reason: str


@dataclass(frozen=True, kw_only=True)
class FileTooLarge(Finding):
    """A file that would unpack to more than is sane."""

    code = "W008"
    severity = ERROR
    title = Text("Tệp quá lớn", "File too large")
    message = Text(
        "tệp sẽ bung ra quá {limit_mib} MiB hoặc quá {limit_cells} ô; không mở để giữ an toàn",
        "the file would unpack to more than {limit_mib} MiB or {limit_cells} cells; "
        "it was not opened, to be safe",
    )
    fix = Text(
        "chép riêng các ô có số liệu sang một sổ làm việc mới",
        "copy the cells that hold data into a new workbook",
    )
    limit_mib: int
    limit_cells: int


@dataclass(frozen=True, kw_only=True)
class CsvEncoding(Finding):
    """A text file that is not Unicode."""

    code = "W009"
    severity = ERROR
    title = Text("Bảng mã không rõ", "Unknown text encoding")
    message = Text(
        "tệp văn bản không phải UTF-8 hay UTF-16 nên chữ Việt không đọc chắc chắn được",
        "the text file is neither UTF-8 nor UTF-16, so Vietnamese letters cannot be told for sure",
    )
    fix = Text(
        "trong Excel chọn Lưu thành › CSV UTF-8, hoặc gửi tệp .xlsx",
        "in Excel choose Save As › CSV UTF-8, or send the .xlsx",
    )


@dataclass(frozen=True, kw_only=True)
class FolderEmpty(Finding):
    """A folder without workbooks."""

    code = "W010"
    severity = ERROR
    title = Text("Thư mục không có bảng tính", "No workbook in the folder")
    message = Text(
        "thư mục không có tệp .xlsx .xlsm .xls .xlsb .ods .csv nào",
        "the folder holds no .xlsx .xlsm .xls .xlsb .ods .csv file",
    )
    fix = Text("chỉ ra thư mục chứa các bảng tính", "name the folder that holds the workbooks")


@dataclass(frozen=True, kw_only=True)
class WrongExtension(Finding):
    """A workbook of one format with the name of another."""

    code = "W011"
    severity = WARNING
    title = Text("Đuôi tệp không đúng", "Wrong file extension")
    message = Text(
        "tên tệp có đuôi {extension} nhưng nội dung là {actual}; đã đọc theo nội dung",
        "the name ends in {extension} but the content is {actual}; it was read as what it is",
    )
    fix = Text("đổi đuôi tệp thành {actual}", "rename the file to {actual}")
    extension: str
    actual: str


@dataclass(frozen=True, kw_only=True)
class SheetSkipped(Finding):
    """A sheet without indicators beside sheets that have them."""

    code = "W012"
    severity = NOTE
    title = Text("Bỏ qua trang tính", "Sheet skipped")
    message = Text(
        "trang tính không có hàng tiêu đề chỉ tiêu nào trong {rows} hàng đầu nên bị bỏ qua",
        "the sheet has no header of indicators in its first {rows} rows and was skipped",
    )
    fix = Text(
        "không cần làm gì nếu trang này không chứa số liệu",
        "nothing to do if the sheet holds no data",
    )
    rows: int


@dataclass(frozen=True, kw_only=True)
class NoHeader(Finding):
    """A workbook in which no sheet has a recognisable header."""

    code = "W013"
    severity = ERROR
    title = Text("Không nhận ra tiêu đề", "No recognisable header")
    message = Text(
        "không trang tính nào có hàng tiêu đề (Mã xã hoặc Tên xã, và các chỉ tiêu) "
        "trong {rows} hàng đầu",
        "no sheet has a header row (commune code or name, and indicators) in its first {rows} rows",
    )
    fix = Text(
        "dùng mẫu của bộ tiêu chí, hoặc ghi lại tên chỉ tiêu ở hàng tiêu đề như `cftscore "
        "criteria show` in ra",
        "use the set's template, or write the indicators in the header row as `cftscore criteria "
        "show` prints them",
    )
    rows: int


@dataclass(frozen=True, kw_only=True)
class RowsSkipped(Finding):
    """Rows that are not communes: totals, notes, signatures."""

    code = "W014"
    severity = NOTE
    title = Text("Bỏ qua hàng", "Rows skipped")
    message = Text(
        "các hàng không phải xã (tổng cộng, ghi chú, chữ ký) được bỏ qua: {rows}",
        "rows that are not communes (totals, notes, signatures) were skipped: {rows}",
    )
    fix = Text(
        "không cần làm gì nếu các hàng này không phải là xã",
        "nothing to do if these rows are not communes",
    )
    rows: str


@dataclass(frozen=True, kw_only=True)
class RowNotRecognised(Finding):
    """A row with figures whose commune cannot be told."""

    code = "W015"
    severity = ERROR
    title = Text("Không rõ hàng của xã nào", "Row of no known commune")
    message = Text(
        "hàng có số liệu nhưng không rõ là xã nào (mã «{given_code}», tên «{given_name}»); "
        "hàng này chưa được tính",
        "the row holds figures but its commune cannot be told (code “{given_code}”, name "
        "“{given_name}”); it is not counted",
    )
    fix = Text(
        "ghi mã xã 5 chữ số; tên gần giống trong danh mục: {near}",
        "write the commune's 5-digit code; names alike on the register: {near}",
    )
    given_code: str
    given_name: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PeriodDiffers(Finding):
    """A workbook of another period than the one evaluated."""

    code = "W016"
    severity = ERROR
    title = Text("Khác kỳ", "Another period")
    message = Text(
        "sổ làm việc ghi kỳ {stated} nhưng đang đánh giá kỳ {wanted}; tệp này chưa được tính",
        "the workbook states period {stated} but {wanted} is evaluated; it is not counted",
    )
    fix = Text(
        "sửa kỳ trong trang «Thông tin», hoặc bỏ tệp này ra, hoặc dùng --period {stated}",
        "correct the period on the sheet “Thông tin”, leave the file out, or use --period {stated}",
    )
    stated: str
    wanted: str


@dataclass(frozen=True, kw_only=True)
class PeriodUnknown(Finding):
    """Neither the command nor any workbook says which period it is."""

    code = "W017"
    severity = ERROR
    title = Text("Không rõ kỳ", "Period unknown")
    message = Text(
        "không tệp nào ghi kỳ ở trang «Thông tin» và lệnh cũng không nêu",
        "no workbook states its period on a sheet “Thông tin”, nor does the command",
    )
    fix = Text("thêm --period, ví dụ --period 2020", "add --period, for example --period 2020")


@dataclass(frozen=True, kw_only=True)
class PeriodInvalid(Finding):
    """A period that is none."""

    code = "W018"
    severity = ERROR
    title = Text("Kỳ không hợp lệ", "Not a period")
    message = Text("«{given}» không phải là kỳ", "“{given}” is not a period")
    fix = Text(
        "viết năm hoặc một phần của năm: 2020, 2020-H1, 2020-Q2, 2020-07",
        "write a year or a part of one: 2020, 2020-H1, 2020-Q2, 2020-07",
    )
    given: str


@dataclass(frozen=True, kw_only=True)
class CriteriaSetDiffers(Finding):
    """A workbook made for another criteria set."""

    code = "W019"
    severity = WARNING
    title = Text("Khác bộ tiêu chí", "Another criteria set")
    message = Text(
        "sổ làm việc ghi bộ tiêu chí {stated} nhưng đang chấm theo {wanted}",
        "the workbook states criteria set {stated} but is scored by {wanted}",
    )
    fix = Text(
        "dùng mẫu của {wanted}, hoặc chấm với --criteria {stated}",
        "use the template of {wanted}, or score with --criteria {stated}",
    )
    stated: str
    wanted: str


@dataclass(frozen=True, kw_only=True)
class HiddenSheetRead(Finding):
    """A hidden sheet with figures."""

    code = "W020"
    severity = WARNING
    title = Text("Trang tính ẩn có số liệu", "Hidden sheet holds data")
    message = Text(
        "trang tính bị ẩn nhưng có số liệu và đã được đọc",
        "the sheet is hidden but holds figures, and they were read",
    )
    fix = Text(
        "bỏ ẩn trang tính, hoặc xoá nếu không dùng", "unhide the sheet, or delete it if unused"
    )


# --- H: the header ------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ColumnMissing(Finding):
    """An indicator without a column."""

    code = "H001"
    severity = ERROR
    title = Text("Thiếu cột chỉ tiêu", "Indicator column missing")
    message = Text(
        "thiếu cột «{label}» ({key}); chỉ tiêu này của mọi xã trong tệp coi như chưa có số liệu",
        "there is no column “{label}” ({key}); the indicator counts as missing for every commune "
        "of the file",
    )
    fix = Text(
        "thêm cột với tiêu đề {key} hoặc «{label}»", "add a column headed {key} or “{label}”"
    )
    key: str
    label: Text


@dataclass(frozen=True, kw_only=True)
class ColumnMisspelt(Finding):
    """A header that nearly matches an indicator that is missing."""

    code = "H002"
    severity = WARNING
    title = Text("Tiêu đề gần giống một chỉ tiêu", "Header almost an indicator")
    message = Text(
        "tiêu đề «{header}» không khớp chỉ tiêu nào nên cột bị bỏ qua",
        "the header “{header}” matches no indicator, so the column was ignored",
    )
    fix = Text("có phải là: {near}? Sửa lại tiêu đề", "is it one of: {near}? Correct the header")
    header: str
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ColumnIgnored(Finding):
    """A column beyond the criteria set."""

    code = "H003"
    severity = NOTE
    title = Text("Bỏ qua cột", "Column ignored")
    message = Text(
        "cột «{header}» không thuộc bộ tiêu chí nên được bỏ qua",
        "the column “{header}” is not part of the criteria set and was ignored",
    )
    fix = Text("không cần làm gì", "nothing to do")
    header: str


@dataclass(frozen=True, kw_only=True)
class ColumnTwice(Finding):
    """Two columns for one indicator."""

    code = "H004"
    severity = ERROR
    title = Text("Hai cột cho một chỉ tiêu", "Two columns for one indicator")
    message = Text(
        "các cột {columns} cùng là «{label}» ({key}); chỗ nào khác nhau thì coi như chưa có số "
        "liệu",
        "columns {columns} are all “{label}” ({key}); where they differ the figure counts as "
        "missing",
    )
    fix = Text("xoá hoặc đổi tên cột thừa", "delete or rename the column that is too many")
    key: str
    label: Text
    columns: tuple[str, ...]


# --- R: the register ------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CodeNotOnRegister(Finding):
    """A commune code that the register does not have."""

    code = "R001"
    severity = ERROR
    title = Text("Mã xã không có trong danh mục", "Commune code not on the register")
    message = Text(
        "mã xã «{given}» ({name}) không có trong danh mục hành chính ngày {as_of}; hàng này chưa "
        "được tính",
        "commune code “{given}” ({name}) is not on the register of {as_of}; the row is not counted",
    )
    fix = Text("sửa mã xã; gần giống: {near}", "correct the code; alike: {near}")
    given: str
    name: str
    as_of: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NameDoesNotFit(Finding):
    """A name that is not the name of the code beside it."""

    code = "R002"
    severity = ERROR
    title = Text("Tên không khớp mã", "Name does not fit the code")
    message = Text(
        "mã {given} là «{registered}» nhưng hàng ghi «{written}»; hàng này chưa được tính",
        "code {given} is “{registered}” but the row says “{written}”; the row is not counted",
    )
    fix = Text(
        "sửa mã hoặc tên; xã mang tên này: {near}",
        "correct the code or the name; communes of that name: {near}",
    )
    given: str
    registered: str
    written: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MatchedByName(Finding):
    """A commune told by its name, for want of a code."""

    code = "R003"
    severity = NOTE
    title = Text("Nhận ra theo tên", "Recognised by name")
    message = Text(
        "hàng không ghi mã xã; nhận ra theo tên là {found}",
        "the row has no commune code; it was recognised by its name as {found}",
    )
    fix = Text("ghi mã xã vào hàng", "write the code into the row")
    found: str


@dataclass(frozen=True, kw_only=True)
class CommuneTwice(Finding):
    """One commune on two rows."""

    code = "R004"
    severity = ERROR
    title = Text("Một xã hai hàng", "One commune twice")
    message = Text(
        "xã {name} đã có ở {first}; số liệu nào khác nhau thì coi như chưa có",
        "commune {name} stands already at {first}; figures that differ count as missing",
    )
    fix = Text("giữ lại một hàng đúng", "keep the one right row")
    name: str
    first: str


@dataclass(frozen=True, kw_only=True)
class NotSubmitted(Finding):
    """A commune on the register without a row."""

    code = "R005"
    severity = WARNING
    title = Text("Xã chưa nộp", "Commune not submitted")
    message = Text(
        "{name} ({district}) có trong danh mục nhưng không có số liệu; vẫn tính vào mẫu số",
        "{name} ({district}) is on the register but sent nothing; it stays in the denominator",
    )
    fix = Text("bổ sung hàng của xã này", "add the commune's row")
    name: str
    district: str


@dataclass(frozen=True, kw_only=True)
class DistrictNotSubmitted(Finding):
    """A district of the province of which nothing was sent."""

    code = "R006"
    severity = WARNING
    title = Text("Huyện chưa nộp", "District not submitted")
    message = Text(
        "{name} ({count} xã) chưa có số liệu nào; vẫn tính vào mẫu số của tỉnh",
        "{name} ({count} communes) sent nothing; it stays in the province's denominator",
    )
    fix = Text("bổ sung tệp của huyện này", "add the district's workbook")
    name: str
    count: int


@dataclass(frozen=True, kw_only=True)
class RegisterTooLate(Finding):
    """A period from before the earliest register."""

    code = "R007"
    severity = NOTE
    title = Text("Danh mục muộn hơn kỳ", "Register later than the period")
    message = Text(
        "kỳ {period} có trước danh mục sớm nhất; dùng danh mục ngày {as_of}",
        "period {period} is before the earliest register; the one of {as_of} is used",
    )
    fix = Text(
        "dùng --register nếu có danh mục của kỳ này",
        "use --register if you have the period's register",
    )
    period: str
    as_of: str


@dataclass(frozen=True, kw_only=True)
class OutsideScope(Finding):
    """Rows of a commune outside of what was asked for."""

    code = "R008"
    severity = NOTE
    title = Text("Ngoài phạm vi", "Outside the scope")
    message = Text(
        "{count} xã không thuộc phạm vi đã chọn ({scope}) nên không tính",
        "{count} communes are outside of what was asked for ({scope}) and are not counted",
    )
    fix = Text("bỏ --district hoặc --province để tính cả", "drop --district or --province")
    count: int
    scope: str


@dataclass(frozen=True, kw_only=True)
class PlaceUnknown(Finding):
    """A province, district or commune that the register does not have."""

    code = "R009"
    severity = ERROR
    title = Text("Không có địa danh này", "No such place")
    message = Text(
        "không có {kind} «{given}» trong danh mục ngày {as_of}",
        "there is no {kind} “{given}” on the register of {as_of}",
    )
    fix = Text("gần giống: {near}", "alike: {near}")
    kind: Text
    given: str
    as_of: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlaceAmbiguous(Finding):
    """A name that several places bear."""

    code = "R010"
    severity = ERROR
    title = Text("Tên trùng nhau", "Several places of that name")
    message = Text(
        "có nhiều {kind} tên «{given}»: {near}",
        "several places ({kind}) are called “{given}”: {near}",
    )
    fix = Text("dùng mã thay cho tên", "use the code instead of the name")
    kind: Text
    given: str
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RegisterInvalid(Finding):
    """A register file that cannot serve as one."""

    code = "R011"
    severity = ERROR
    title = Text("Danh mục không hợp lệ", "Not a register")
    message = Text("danh mục không đọc được: {reason}", "the register cannot be read: {reason}")
    fix = Text(
        "cần tệp CSV UTF-8 có các cột: {columns}", "it must be a UTF-8 CSV with columns: {columns}"
    )
    reason: Text
    columns: tuple[str, ...]


# --- V: one value -----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ValueFinding(Finding):
    """The base of findings about one cell of one indicator."""

    severity = ERROR
    label: Text
    given: str = ""


@dataclass(frozen=True, kw_only=True)
class ValueMissing(ValueFinding):
    """A blank cell of an indicator."""

    code = "V001"
    severity = WARNING
    title = Text("Thiếu số liệu", "Value missing")
    message = Text("«{label}» để trống", "“{label}” is blank")
    fix = Text(
        "điền số liệu; nếu không có trường hợp nào thì ghi 0",
        "fill it in; where there is no case, write 0",
    )


@dataclass(frozen=True, kw_only=True)
class NotNumber(ValueFinding):
    """Text where a number is due."""

    code = "V002"
    title = Text("Không phải số", "Not a number")
    message = Text(
        "«{label}»: cần một số, ô ghi «{given}»",
        "“{label}”: a number is due, the cell says “{given}”",
    )
    fix = Text("ghi một số nguyên từ 0 trở lên", "write a whole number, 0 or more")


@dataclass(frozen=True, kw_only=True)
class NegativeCount(ValueFinding):
    """A count below zero."""

    code = "V003"
    title = Text("Số âm", "Negative count")
    message = Text(
        "«{label}»: số đếm không thể âm ({given})", "“{label}”: a count cannot be {given}"
    )
    fix = Text("ghi một số nguyên từ 0 trở lên", "write a whole number, 0 or more")


@dataclass(frozen=True, kw_only=True)
class FractionalCount(ValueFinding):
    """A count with a fraction: often a percentage where the count is due."""

    code = "V004"
    title = Text("Số đếm lẻ", "Fractional count")
    message = Text(
        "«{label}»: cần số đếm nguyên, ô ghi {given} (tỷ lệ thay cho số đếm?)",
        "“{label}”: a whole count is due, the cell says {given} (a ratio in place of the count?)",
    )
    fix = Text("ghi số trẻ hoặc số vụ, không ghi tỷ lệ", "write how many, not the ratio")


@dataclass(frozen=True, kw_only=True)
class AmbiguousNumber(ValueFinding):
    """A text such as 1.234 that can mean two numbers."""

    code = "V005"
    title = Text("Số có hai cách hiểu", "Number that can mean two things")
    message = Text(
        "«{label}»: văn bản «{given}» có thể là {readings}",
        "“{label}”: the text “{given}” may mean {readings}",
    )
    fix = Text(
        "ghi lại dưới dạng số, không có dấu phân cách hàng nghìn",
        "write it as a number, without a thousands mark",
    )
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CountTooLarge(ValueFinding):
    """A number too large to be kept exactly by a spreadsheet."""

    code = "V006"
    title = Text("Số quá lớn", "Count too large")
    message = Text(
        "«{label}»: {given} vượt quá số đếm lớn nhất nhận được (10 chữ số)",
        "“{label}”: {given} is beyond the largest count accepted (10 digits)",
    )
    fix = Text("ghi đúng số trẻ hoặc số vụ", "write the right count")


@dataclass(frozen=True, kw_only=True)
class NotYesNo(ValueFinding):
    """An answer that is neither yes nor no."""

    code = "V007"
    title = Text("Không phải có/không", "Neither yes nor no")
    message = Text(
        "«{label}»: cần có hoặc không, ô ghi «{given}»",
        "“{label}”: yes or no is due, the cell says “{given}”",
    )
    fix = Text("ghi «có» hoặc «không»", "write “có” (yes) or “không” (no)")


@dataclass(frozen=True, kw_only=True)
class DateForCount(ValueFinding):
    """A date where a count is due."""

    code = "V008"
    title = Text("Ngày tháng thay cho số", "Date for a count")
    message = Text(
        "«{label}»: cần số đếm, ô chứa ngày tháng {given}",
        "“{label}”: a count is due, the cell holds the date {given}",
    )
    fix = Text(
        "đổi định dạng ô thành Số rồi ghi lại số đếm",
        "set the cell's format to Number and write the count again",
    )


@dataclass(frozen=True, kw_only=True)
class ErrorCell(ValueFinding):
    """A cell that shows a spreadsheet error."""

    code = "V009"
    title = Text("Ô báo lỗi", "Error cell")
    message = Text("«{label}»: ô báo lỗi {given}", "“{label}”: the cell shows the error {given}")
    fix = Text("sửa công thức hoặc ghi số trực tiếp", "mend the formula or write the number")


@dataclass(frozen=True, kw_only=True)
class NeverCalculated(ValueFinding):
    """A formula without a stored result."""

    code = "V010"
    title = Text("Công thức chưa tính", "Formula never calculated")
    message = Text(
        "«{label}»: công thức chưa có kết quả lưu trong tệp",
        "“{label}”: the formula has no result stored in the file",
    )
    fix = Text(
        "mở tệp bằng Excel, đợi tính xong rồi lưu lại",
        "open the file in Excel, let it calculate and save it again",
    )


@dataclass(frozen=True, kw_only=True)
class UnitClassMissing(Finding):
    """A row without a unit class."""

    code = "V011"
    severity = ERROR
    title = Text("Thiếu nhóm đơn vị", "Unit class missing")
    message = Text(
        "chưa ghi nhóm đơn vị nên không rõ phải đạt bao nhiêu điểm",
        "the unit class is blank, so the mark to reach is unknown",
    )
    fix = Text("ghi một trong: {near}", "write one of: {near}")
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class UnitClassUnknown(Finding):
    """A unit class that the criteria set does not have."""

    code = "V012"
    severity = ERROR
    title = Text("Nhóm đơn vị không có", "Unknown unit class")
    message = Text(
        "«{given}» không phải nhóm đơn vị của bộ tiêu chí",
        "“{given}” is not a unit class of the criteria set",
    )
    fix = Text("ghi một trong: {near}", "write one of: {near}")
    given: str
    near: tuple[str, ...]


# --- X: values against each other ---------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class PartAboveWhole(Finding):
    """A part that is larger than its whole, a numerator above its denominator."""

    code = "X001"
    severity = ERROR
    title = Text("Phần lớn hơn tổng", "Part above its whole")
    message = Text(
        "«{part}» = {part_value} lớn hơn «{whole}» = {whole_value} ({whole_cell}); không chấm điểm "
        "nội dung dùng số này",
        "“{part}” = {part_value} is above “{whole}” = {whole_value} ({whole_cell}); items that use "
        "it are not scored",
    )
    fix = Text("kiểm tra lại cả hai số", "check both figures")
    part: Text
    whole: Text
    part_value: int
    whole_value: int
    whole_cell: str


@dataclass(frozen=True, kw_only=True)
class ZeroDenominator(Finding):
    """A denominator of 0 where the criteria set does not allow for it."""

    code = "X002"
    severity = ERROR
    title = Text("Mẫu số bằng 0", "Denominator of 0")
    message = Text(
        "«{label}» bằng 0 nên nội dung {item} không tính được",
        "“{label}” is 0, so item {item} cannot be computed",
    )
    fix = Text("kiểm tra lại số này", "check this figure")
    label: Text
    item: str


@dataclass(frozen=True, kw_only=True)
class ConflictingValues(Finding):
    """Two cells that give one indicator of one commune different values."""

    code = "X003"
    severity = ERROR
    title = Text("Số liệu mâu thuẫn", "Conflicting values")
    message = Text(
        "«{label}» có giá trị khác nhau ở các ô {cells}; coi như chưa có số liệu",
        "“{label}” has different values in the cells {cells}; it counts as missing",
    )
    fix = Text("giữ lại một giá trị đúng", "keep the one right value")
    label: Text
    cells: tuple[str, ...]


# --- C: criteria files --------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CriteriaFinding(Finding):
    """The base of findings about a criteria file."""

    severity = ERROR


@dataclass(frozen=True, kw_only=True)
class CriteriaFileMissing(CriteriaFinding):
    """A criteria file or id that does not exist."""

    code = "C001"
    title = Text("Không có bộ tiêu chí", "No such criteria set")
    message = Text("không có bộ tiêu chí hoặc tệp này", "there is no such criteria set or file")
    fix = Text(
        "xem `cftscore criteria list`; gần giống: {near}",
        "see `cftscore criteria list`; alike: {near}",
    )
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CriteriaFileUnreadable(CriteriaFinding):
    """A criteria file that the system refuses to open."""

    code = "C002"
    title = Text("Không đọc được tệp tiêu chí", "Criteria file cannot be read")
    message = Text("hệ thống không cho đọc: {reason}", "the system refuses to read it: {reason}")
    fix = Text("kiểm tra quyền truy cập", "check its permissions")
    reason: str


@dataclass(frozen=True, kw_only=True)
class CriteriaFileTooLarge(CriteriaFinding):
    """A criteria file of more than 1 MiB."""

    code = "C003"
    title = Text("Tệp tiêu chí quá lớn", "Criteria file too large")
    message = Text("tệp lớn hơn 1 MiB", "the file is over 1 MiB")
    fix = Text("một bộ tiêu chí chỉ cần vài chục KiB", "a criteria set needs a few dozen KiB")


@dataclass(frozen=True, kw_only=True)
class YamlNotUtf8(CriteriaFinding):
    """A criteria file that is not UTF-8."""

    code = "C004"
    title = Text("Không phải UTF-8", "Not UTF-8")
    message = Text("tệp không phải văn bản UTF-8", "the file is not UTF-8 text")
    fix = Text("lưu lại tệp với bảng mã UTF-8", "save the file as UTF-8")


@dataclass(frozen=True, kw_only=True)
class YamlSyntax(CriteriaFinding):
    """Text that is not YAML."""

    code = "C005"
    title = Text("Sai cú pháp YAML", "YAML syntax")
    message = Text("không phải YAML: {problem}", "this is not YAML: {problem}")
    fix = Text(
        "kiểm tra thụt đầu dòng, dấu hai chấm và dấu nháy ở dòng này và dòng trước",
        "check the indentation, colons and quotes of this line and the one before",
    )
    problem: str


@dataclass(frozen=True, kw_only=True)
class YamlUnsafe(CriteriaFinding):
    """YAML beyond plain mappings, lists and scalars."""

    code = "C006"
    title = Text("YAML không an toàn", "YAML that is not safe")
    message = Text(
        "«{what}» không được phép (thẻ, neo, bí danh, lồng quá sâu, nhiều tài liệu)",
        "“{what}” is not allowed (tags, anchors, aliases, deep nesting, several documents)",
    )
    fix = Text("viết giá trị ra trực tiếp", "write the value out")
    what: str


@dataclass(frozen=True, kw_only=True)
class YamlDuplicateKey(CriteriaFinding):
    """A key that stands twice in one mapping."""

    code = "C007"
    title = Text("Khoá trùng", "Duplicate key")
    message = Text("khoá «{key}» đã có ở trên", "the key “{key}” stands already above")
    fix = Text("xoá hoặc đổi tên một khoá", "delete or rename one of them")
    key: str


@dataclass(frozen=True, kw_only=True)
class YamlNotMapping(CriteriaFinding):
    """A criteria file that is a list or a scalar."""

    code = "C008"
    title = Text("Không phải bộ tiêu chí", "Not a criteria set")
    message = Text("tệp phải gồm các dòng «khoá: giá trị»", "the file must consist of `key: value`")
    fix = Text("bắt đầu từ một bộ có sẵn", "start from a set that is there")


@dataclass(frozen=True, kw_only=True)
class KeyUnknown(CriteriaFinding):
    """A key that the format does not have."""

    code = "C010"
    title = Text("Khoá không có", "Unknown key")
    message = Text("không có khoá «{key}» ở đây", "there is no key “{key}” here")
    fix = Text("có phải: {near}?", "did you mean: {near}?")
    key: str
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class KeyMissing(CriteriaFinding):
    """A key that must be there."""

    code = "C011"
    title = Text("Thiếu khoá", "Missing key")
    message = Text("thiếu khoá «{key}»", "the key “{key}” is missing")
    fix = Text("thêm «{key}: …» vào đây", "add `{key}: …` here")
    key: str


@dataclass(frozen=True, kw_only=True)
class ValueWrong(CriteriaFinding):
    """A value of the wrong kind."""

    code = "C012"
    title = Text("Giá trị sai kiểu", "Value of the wrong kind")
    message = Text("có «{found}», cần {expected}", "found “{found}”, expected {expected}")
    fix = Text("{hint}", "{hint}")
    found: str
    expected: Text
    hint: Text


@dataclass(frozen=True, kw_only=True)
class LanguageMissing(CriteriaFinding):
    """A text in one language only."""

    code = "C013"
    title = Text("Thiếu một ngôn ngữ", "A language is missing")
    message = Text("thiếu bản «{language}» của văn bản này", "the “{language}” text is missing")
    fix = Text("viết cả hai: {{vi: …, en: …}}", "write both: {{vi: …, en: …}}")
    language: str


@dataclass(frozen=True, kw_only=True)
class NameUnknown(CriteriaFinding):
    """A reference to something that the set does not define."""

    code = "C014"
    title = Text("Tên không có trong bộ", "Name not in the set")
    message = Text("không có {kind} «{name}»", "there is no {kind} “{name}”")
    fix = Text("có phải: {near}?", "did you mean: {near}?")
    kind: Text
    name: str
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class IdTwice(CriteriaFinding):
    """An id or a label that is used twice."""

    code = "C015"
    title = Text("Trùng tên", "Used twice")
    message = Text("{kind} «{name}» đã dùng ở trên", "the {kind} “{name}” is used already above")
    fix = Text("đặt tên khác", "choose another")
    kind: Text
    name: str


@dataclass(frozen=True, kw_only=True)
class IndicatorUnused(CriteriaFinding):
    """An indicator that no item uses."""

    code = "C016"
    title = Text("Chỉ tiêu không dùng", "Unused indicator")
    message = Text("không nội dung nào dùng chỉ tiêu «{name}»", "no item uses indicator “{name}”")
    fix = Text("xoá chỉ tiêu hoặc dùng nó trong một cách tính", "delete it or use it in a measure")
    name: str


@dataclass(frozen=True, kw_only=True)
class MeasureNotOne(CriteriaFinding):
    """An item without a measure, or with several."""

    code = "C017"
    title = Text("Phải có đúng một cách tính", "Exactly one measure")
    message = Text(
        "nội dung {item} có {count} cách tính; cần đúng một: share, rate, count hoặc yes_no",
        "item {item} has {count} measures; exactly one is due: share, rate, count or yes_no",
    )
    fix = Text("giữ lại một cách tính", "keep one")
    item: str
    count: int


@dataclass(frozen=True, kw_only=True)
class IndicatorTypeWrong(CriteriaFinding):
    """A measure over an indicator of the wrong type."""

    code = "C018"
    title = Text("Sai loại chỉ tiêu", "Indicator of the wrong type")
    message = Text(
        "chỉ tiêu «{name}» có loại {actual}, ở đây cần {expected}",
        "indicator “{name}” is a {actual}, a {expected} is due here",
    )
    fix = Text("sửa loại chỉ tiêu hoặc cách tính", "correct its type or the measure")
    name: str
    actual: str
    expected: str


@dataclass(frozen=True, kw_only=True)
class BandKindWrong(CriteriaFinding):
    """A band of another kind than its item's measure asks for."""

    code = "C019"
    title = Text("Sai loại mức điểm", "Band of the wrong kind")
    message = Text(
        "mức điểm này phải có đúng một trong: {expected}; và giống các mức khác của nội dung",
        "this band must have exactly one of: {expected}; the same as the item's other bands",
    )
    fix = Text("dùng from, up_to hoặc answer cho phù hợp", "use from, up_to or answer as fits")
    expected: str


@dataclass(frozen=True, kw_only=True)
class BandOrder(CriteriaFinding):
    """Bands that are not tried from the best down."""

    code = "C020"
    title = Text("Mức điểm sai thứ tự", "Bands out of order")
    message = Text(
        "mức điểm phải xếp từ cao xuống thấp: ngưỡng {threshold} ({points} điểm) không thể đứng sau "
        "{previous} ({previous_points} điểm)",
        "bands go from the best down: {threshold} ({points} points) cannot follow {previous} "
        "({previous_points} points)",
    )
    fix = Text("xếp lại các mức điểm", "put the bands in order")
    threshold: str
    points: Decimal
    previous: str
    previous_points: Decimal


@dataclass(frozen=True, kw_only=True)
class ThresholdUnreachable(CriteriaFinding):
    """A threshold that no value can meet, or points of 0 or less."""

    code = "C021"
    title = Text("Ngưỡng hoặc điểm vô nghĩa", "Threshold or points without sense")
    message = Text(
        "{what} = {given} phải nằm trong khoảng {low} đến {high}",
        "{what} = {given} must lie between {low} and {high}",
    )
    fix = Text("sửa lại con số", "correct the figure")
    what: str
    given: Decimal
    low: Decimal
    high: Decimal | Text


@dataclass(frozen=True, kw_only=True)
class PointsDoNotAdd(CriteriaFinding):
    """Maxima that do not add up to the stated sum."""

    code = "C022"
    title = Text("Điểm không cộng đúng", "Points do not add up")
    message = Text(
        "{what}: ghi {stated} điểm nhưng các phần cộng lại là {actual}",
        "{what}: {stated} points stated, but the parts add up to {actual}",
    )
    fix = Text("sửa mức điểm hoặc tổng", "correct the bands or the sum")
    what: Text
    stated: Decimal
    actual: Decimal


@dataclass(frozen=True, kw_only=True)
class PassMarkUnreachable(CriteriaFinding):
    """A pass mark beyond the points that can be had."""

    code = "C023"
    title = Text("Điểm đạt không thể tới", "Pass mark cannot be reached")
    message = Text(
        "{what}: cần {mark} điểm nhưng tối đa chỉ có {most}",
        "{what}: {mark} points asked for, but at most {most} can be had",
    )
    fix = Text("sửa điểm đạt hoặc mức điểm", "correct the mark or the bands")
    what: Text
    mark: Decimal
    most: Decimal


@dataclass(frozen=True, kw_only=True)
class StatusMissing(CriteriaFinding):
    """A rule for a denominator of 0 without a status, or a status without a rule."""

    code = "C024"
    title = Text("Thiếu tình trạng", "Status missing")
    message = Text(
        "when_none cho điểm thì phải có when_none_status (và chỉ với share, rate)",
        "a when_none that gives points needs a when_none_status (and only with share, rate)",
    )
    fix = Text("thêm when_none_status: provisional", "add `when_none_status: provisional`")


@dataclass(frozen=True, kw_only=True)
class ExtendsWrong(CriteriaFinding):
    """An overlay of itself, or of too many others."""

    code = "C025"
    title = Text("Kế thừa vòng", "Circular overlay")
    message = Text("extends quay vòng hoặc quá sâu", "extends loops or goes too deep")
    fix = Text("kế thừa trực tiếp một bộ gốc", "extend one base set directly")


@dataclass(frozen=True, kw_only=True)
class ExampleWrong(CriteriaFinding):
    """An example that the criteria set does not fulfil."""

    code = "C030"
    title = Text("Ví dụ không đúng", "Example not fulfilled")
    message = Text(
        "ví dụ «{name}»: {what} là {actual}, ví dụ ghi {expected}",
        "example “{name}”: {what} is {actual}, the example says {expected}",
    )
    fix = Text("sửa ví dụ hoặc mức điểm", "correct the example or the bands")
    name: str
    what: Text
    actual: str
    expected: str


@dataclass(frozen=True, kw_only=True)
class BandWithoutExample(CriteriaFinding):
    """A band that no example meets on its threshold, or just below it."""

    code = "C031"
    title = Text("Mức điểm thiếu ví dụ", "Band without an example")
    message = Text(
        "nội dung {item}, mức {band}: chưa có ví dụ {where}",
        "item {item}, band {band}: no example {where}",
    )
    fix = Text(
        "thêm ví dụ vào tệp .tests.yaml bên cạnh", "add an example to the .tests.yaml beside it"
    )
    item: str
    band: str
    where: Text


@dataclass(frozen=True, kw_only=True)
class ExamplesMissing(CriteriaFinding):
    """A criteria set without examples."""

    code = "C032"
    title = Text("Không có ví dụ", "No examples")
    message = Text("bên cạnh bộ tiêu chí không có tệp {file}", "no {file} lies beside the set")
    fix = Text("viết các ví dụ", "write the examples")
    file: str


# --- O: outputs and usage ---------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class OutputExists(Finding):
    """An output that would replace a file."""

    code = "O001"
    severity = ERROR
    title = Text("Tệp đã có", "File exists")
    message = Text("tệp kết quả đã có sẵn", "the output file is there already")
    fix = Text("chọn tên khác, hoặc thêm --force để thay", "choose another name, or add --force")


@dataclass(frozen=True, kw_only=True)
class OutputIsInput(Finding):
    """An output that would replace an input."""

    code = "O002"
    severity = ERROR
    title = Text("Kết quả trùng tệp vào", "Output is an input")
    message = Text("không ghi đè lên tệp số liệu đầu vào", "an input is never overwritten")
    fix = Text("chọn tên khác cho kết quả", "choose another name for the output")


@dataclass(frozen=True, kw_only=True)
class OutputFormat(Finding):
    """An output whose extension names no format."""

    code = "O003"
    severity = ERROR
    title = Text("Không rõ định dạng kết quả", "Unknown output format")
    message = Text(
        "không rõ định dạng từ đuôi «{extension}»", "the extension “{extension}” names no format"
    )
    fix = Text("dùng một trong: {near}", "use one of: {near}")
    extension: str
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OutputFailed(Finding):
    """An output that could not be written."""

    code = "O004"
    severity = ERROR
    title = Text("Không ghi được kết quả", "Output cannot be written")
    message = Text("hệ thống không cho ghi: {reason}", "the system refuses to write: {reason}")
    fix = Text(
        "kiểm tra thư mục có tồn tại, quyền ghi, và tệp không mở trong Excel",
        "check that the folder exists and may be written to, and that Excel does not hold the file",
    )
    reason: str


def every_kind() -> list[type[Finding]]:
    """List every kind of finding, by code."""
    kinds: dict[str, type[Finding]] = {}
    waiting: list[type[Finding]] = [Finding]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if "code" in vars(kind):
                kinds[kind.code] = kind
    return [kinds[code] for code in sorted(kinds)]
