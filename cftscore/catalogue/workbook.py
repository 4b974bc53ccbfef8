"""W: findings about a file and its sheets."""

from __future__ import annotations

from dataclasses import dataclass

from cftscore.findings import Finding, Severity
from cftscore.text import Text


@dataclass(frozen=True, kw_only=True)
class FileMissing(Finding):
    """A path that leads to nothing."""

    code = "W001"
    severity = Severity.ERROR
    title = Text("Không có tệp", "File missing")
    message = Text("không tìm thấy tệp hoặc thư mục này", "there is no such file or folder")
    fix = Text(
        "kiểm tra lại đường dẫn[; tên gần giống: {near}]", "check the path[; names alike: {near}]"
    )
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NotRegularFile(Finding):
    """A device, a pipe, a socket: something that is not a file on a disk."""

    code = "W002"
    severity = Severity.ERROR
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
    severity = Severity.ERROR
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
    severity = Severity.ERROR
    title = Text("Tệp rỗng", "Empty file")
    message = Text("tệp không có nội dung nào (0 byte)", "the file holds nothing (0 bytes)")
    fix = Text("yêu cầu nơi lập gửi lại tệp", "ask the sender for the file again")


@dataclass(frozen=True, kw_only=True)
class NotWorkbook(Finding):
    """Content that is no spreadsheet, whatever the name says."""

    code = "W005"
    severity = Severity.ERROR
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
    severity = Severity.ERROR
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
    severity = Severity.ERROR
    title = Text("Tệp hỏng", "Damaged file")
    message = Text(
        "tệp bị cắt cụt hoặc hỏng, không đọc được: {reason}",
        "the file is truncated or damaged and cannot be read: {reason}",
    )
    fix = Text(
        "yêu cầu nơi lập gửi lại tệp, hoặc mở bằng Excel để sửa rồi lưu thành .xlsx",
        "ask the sender for it again, or let Excel repair it and save it as .xlsx",
    )
    reason: Text


@dataclass(frozen=True, kw_only=True)
class FileTooLarge(Finding):
    """A file that would unpack to more than is sane."""

    code = "W008"
    severity = Severity.ERROR
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
    severity = Severity.ERROR
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
    severity = Severity.ERROR
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
    severity = Severity.WARNING
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
    severity = Severity.NOTE
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
    severity = Severity.ERROR
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
    severity = Severity.NOTE
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
    severity = Severity.ERROR
    title = Text("Không rõ hàng của xã nào", "Row of no known commune")
    message = Text(
        "hàng có số liệu nhưng không rõ là xã nào (mã «{given_code}», tên «{given_name}»); "
        "hàng này chưa được tính",
        "the row holds figures but its commune cannot be told (code “{given_code}”, name "
        "“{given_name}”); it is not counted",
    )
    fix = Text(
        "ghi mã xã 5 chữ số[; tên gần giống trong danh mục: {near}]",
        "write the commune's 5-digit code[; names alike on the register: {near}]",
    )
    given_code: str
    given_name: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PeriodDiffers(Finding):
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
    stated: str
    wanted: str


@dataclass(frozen=True, kw_only=True)
class PeriodUnknown(Finding):
    """Neither the command nor any workbook says which period it is."""

    code = "W017"
    severity = Severity.ERROR
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
    severity = Severity.ERROR
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
    stated: str
    wanted: str


@dataclass(frozen=True, kw_only=True)
class HiddenSheetRead(Finding):
    """A hidden sheet with figures."""

    code = "W020"
    severity = Severity.WARNING
    title = Text("Trang tính ẩn có số liệu", "Hidden sheet holds data")
    message = Text(
        "trang tính bị ẩn nhưng có số liệu và đã được đọc",
        "the sheet is hidden but holds figures, and they were read",
    )
    fix = Text(
        "bỏ ẩn trang tính, hoặc xoá nếu không dùng", "unhide the sheet, or delete it if unused"
    )


@dataclass(frozen=True, kw_only=True)
class FileRefused(Finding):
    """A file that is left out since it has errors and only clean ones are asked for."""

    code = "W022"
    severity = Severity.ERROR
    title = Text("Tệp có lỗi, không chấm", "File with errors left out")
    message = Text(
        "tệp có lỗi nên không được chấm (--strict)",
        "the file has errors and is not scored (--strict)",
    )
    fix = Text(
        "sửa các lỗi nêu ở tệp này, hoặc bỏ --strict",
        "mend the errors that are named for it, or drop --strict",
    )


@dataclass(frozen=True, kw_only=True)
class PeriodsSeveral(Finding):
    """Workbooks of several periods, and none was asked for."""

    code = "W021"
    severity = Severity.ERROR
    title = Text("Nhiều kỳ khác nhau", "Several periods")
    message = Text(
        "các sổ làm việc ghi nhiều kỳ khác nhau: {stated}",
        "the workbooks state several periods: {stated}",
    )
    fix = Text("chọn một kỳ bằng --period", "choose one with --period")
    stated: tuple[str, ...]
