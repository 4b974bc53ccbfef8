"""W: findings about a file as a whole."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class FileMissing(Finding, frozen=True, kw_only=True):
    """A path that leads to nothing."""

    code = "W001"
    severity = Severity.ERROR
    title = Text("Không tìm thấy tệp", "File not found")
    message = Text(
        "không tìm thấy tệp hoặc thư mục này[: không có tên nào khớp với {pattern}]",
        "there is no such file or folder[: no workbook or folder matches {pattern}]",
    )
    fix = Text(
        "kiểm tra lại đường dẫn[; tên gần giống: {near}][; có dấu {quote} trong đường dẫn: trên "
        "Windows, không để dấu \\ ngay trước dấu ngoặc kép]",
        "check the path[; similar names: {near}][; there is a {quote} in it: on Windows, do not "
        "end a quoted path with a backslash]",
    )
    why = Text(
        "Gõ sai tên tệp thì tệp không được đọc: các xã trong đó có kết quả “Chưa nộp” và tỷ lệ "
        "đạt bị thấp đi.",
        "A file whose name is mistyped is not read: its communes show as not submitted and "
        "lower compliance.",
    )
    bad = Text("`cftscore evaluate thoai-son.xlxs`", "`cftscore evaluate thoai-son.xlxs`")
    good = Text("`cftscore evaluate thoai-son.xlsx`", "`cftscore evaluate thoai-son.xlsx`")
    pattern: str = ""
    near: tuple[str, ...] = ()
    quote: str = ""


class NotRegularFile(Finding, frozen=True, kw_only=True):
    """A device, a pipe, a socket: something that is not a file on a disk."""

    code = "W002"
    severity = Severity.ERROR
    title = Text("Không phải tệp thường", "Not a regular file")
    message = Text(
        "đây không phải là tệp trên ổ đĩa (thiết bị, ống dẫn hoặc liên kết vòng)",
        "this is not a file on a disk (it is a device, a pipe or a circular link)",
    )
    fix = Text("chỉ định một tệp Excel", "name a workbook")
    why = Text(
        "Việc đọc thiết bị hoặc ống dẫn có thể không kết thúc, và sau này không còn tệp nào để "
        "đối chiếu số liệu.",
        "Reading a device or a pipe may never end, and there would be no file to check the "
        "figures against later.",
    )
    bad = Text(
        "`cat thoai-son.csv | cftscore evaluate /dev/stdin`",
        "`cat thoai-son.csv | cftscore evaluate /dev/stdin`",
    )
    good = Text("`cftscore evaluate thoai-son.csv`", "`cftscore evaluate thoai-son.csv`")


class FileUnreadable(Finding, frozen=True, kw_only=True):
    """The system refuses to open the file."""

    code = "W003"
    severity = Severity.ERROR
    title = Text("Không đọc được tệp", "File cannot be read")
    message = Text("không được phép đọc tệp: {reason}", "the system refuses to read it: {reason}")
    fix = Text(
        "đóng tệp trong Excel, kiểm tra quyền truy cập rồi thử lại",
        "close the file in Excel, check its permissions and try again",
    )
    why = Text(
        "Số liệu của các xã trong tệp không được tính vào kết quả, dù xã đã nộp đầy đủ.",
        "The figures in it are not part of the result, although the communes submitted them.",
    )
    bad = Text(
        "thoai-son.xlsx đang mở trong Excel, hoặc chỉ tài khoản khác mới được đọc",
        "thoai-son.xlsx is open in Excel, or only another account may read it",
    )
    good = Text(
        "thoai-son.xlsx đã đóng, tài khoản đang dùng được quyền đọc",
        "thoai-son.xlsx is closed, and this account may read it",
    )
    reason: Text


class FileEmpty(Finding, frozen=True, kw_only=True):
    """A file of no bytes."""

    code = "W004"
    severity = Severity.ERROR
    title = Text("Tệp rỗng", "Empty file")
    message = Text("tệp không có nội dung (0 byte)", "the file is empty (0 bytes)")
    fix = Text("đề nghị nơi lập gửi lại tệp", "ask the sender for the file again")
    why = Text(
        "Tệp 0 byte thường do tải về hoặc gửi thư bị ngắt giữa chừng: báo cáo bị mất khi gửi, "
        "không phải xã không có số liệu.",
        "A file of 0 bytes usually comes from a download or an e-mail that broke off: the "
        "report was lost on the way, and the communes do have figures.",
    )
    bad = Text("thoai-son.xlsx, 0 byte", "thoai-son.xlsx, 0 bytes")
    good = Text(
        "thoai-son.xlsx, 24 KB, mở được trong Excel", "thoai-son.xlsx, 24 KB, which opens in Excel"
    )


class NotWorkbook(Finding, frozen=True, kw_only=True):
    """Content that is no spreadsheet, whatever the name says."""

    code = "W005"
    severity = Severity.ERROR
    title = Text("Không phải tệp Excel", "Not a spreadsheet")
    message = Text(
        "nội dung là {content}, không phải tệp Excel, ODS hoặc CSV (.xlsx .xlsm .xls .xlsb "
        ".ods .csv)",
        "the content is {content}, not a supported spreadsheet (.xlsx .xlsm .xls .xlsb .ods .csv)",
    )
    fix = Text(
        "mở tệp trong Excel hoặc LibreOffice rồi lưu dưới dạng .xlsx",
        "open the file in Excel or LibreOffice and save it as .xlsx",
    )
    why = Text(
        "Bản PDF, ảnh chụp hay văn bản Word không có ô để đọc; số liệu lấy từ đó không truy "
        "được về ô nào khi thẩm định.",
        "A PDF, a photograph or a Word document has no cells to read. A figure taken from it "
        "could not be traced back when the papers are checked.",
    )
    bad = Text(
        "một bản PDF đổi tên thành thoai-son.xlsx", "a PDF that was renamed to thoai-son.xlsx"
    )
    good = Text("thoai-son.xlsx do Excel lưu", "thoai-son.xlsx saved by Excel")
    content: Text


class FileEncrypted(Finding, frozen=True, kw_only=True):
    """A workbook that asks for a password."""

    code = "W006"
    severity = Severity.ERROR
    title = Text("Tệp có mật khẩu", "Encrypted file")
    message = Text(
        "tệp được bảo vệ bằng mật khẩu nên không đọc được",
        "the file is protected by a password and cannot be read",
    )
    fix = Text(
        "mở bằng mật khẩu, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ Sổ làm việc) rồi lưu lại; nếu "
        "Excel mở được mà không hỏi mật khẩu thì tệp có mật khẩu mặc định: bỏ bảo vệ cấu trúc, "
        "bỏ “nên mở chỉ đọc” rồi lưu lại",
        "open it with the password, remove it (File › Info › Protect Workbook) and save again; "
        "if Excel opens it without asking, it has the default password: unprotect the "
        "structure, remove “read-only recommended” and save again",
    )
    why = Text(
        "Không có mật khẩu thì không đọc được ô nào. cftscore không hỏi và không lưu mật khẩu; "
        "các xã trong tệp có kết quả “Chưa nộp”.",
        "Without the password no cell can be read. cftscore does not ask for passwords and "
        "does not keep them; the communes in the file show as not submitted.",
    )
    bad = Text(
        "Excel hỏi mật khẩu khi mở thoai-son.xlsx",
        "Excel asks for a password to open thoai-son.xlsx",
    )
    good = Text(
        "thoai-son.xlsx mở được ngay, không hỏi mật khẩu", "thoai-son.xlsx opens without a password"
    )


class FileDamaged(Finding, frozen=True, kw_only=True):
    """A workbook whose inside does not hold together."""

    code = "W007"
    severity = Severity.ERROR
    title = Text("Tệp bị hỏng", "Damaged file")
    message = Text(
        "tệp bị cắt cụt hoặc hỏng, không đọc được: {reason}",
        "the file is truncated or damaged and cannot be read: {reason}",
    )
    fix = Text(
        "đề nghị nơi lập gửi lại tệp, hoặc mở bằng Excel để sửa rồi lưu thành .xlsx",
        "ask the sender for it again, or repair it in Excel and save it as .xlsx",
    )
    why = Text(
        "Nếu chỉ đọc phần còn lại của tệp bị cắt cụt thì mất hàng mà không ai biết, nên cả tệp "
        "bị từ chối.",
        "Reading what is left of a truncated file would lose rows without notice, so the whole "
        "file is refused.",
    )
    bad = Text(
        "tệp chép từ USB bị rút giữa chừng; Excel báo tệp có lỗi và đề nghị sửa",
        "a file from a USB stick that was pulled out too early; Excel offers to repair it",
    )
    good = Text(
        "tệp do nơi lập gửi lại; Excel mở ra không báo lỗi",
        "the file sent again; Excel opens it without a warning",
    )
    reason: Text


class FileTooLarge(Finding, frozen=True, kw_only=True):
    """A file that would unpack to more than is sane."""

    code = "W008"
    severity = Severity.ERROR
    title = Text("Tệp quá lớn", "File too large")
    message = Text(
        "tệp khi giải nén sẽ vượt quá {limit_mib} MiB hoặc quá {limit_cells} ô; không mở để "
        "bảo đảm an toàn",
        "unpacked, the file would exceed {limit_mib} MiB or {limit_cells} cells; it was not opened",
    )
    fix = Text(
        "chép riêng các ô có số liệu sang một tệp Excel mới",
        "copy the cells with data into a new workbook",
    )
    why = Text(
        "Tệp như vậy có thể làm treo máy. Tệp của cả một tỉnh chỉ cần vài MiB, nên thường là "
        "có một ô lạc ở rất xa vùng số liệu.",
        "Such a file can bring the computer to a halt. The file of a whole province needs a "
        "few MiB; usually there is a stray cell far away from the data.",
    )
    bad = Text("một ô lạc ở XFD1048576", "a stray cell at XFD1048576")
    good = Text("chỉ có các ô số liệu, ví dụ A1:AS170", "only cells with data, such as A1:AS170")
    limit_mib: int
    limit_cells: int


class CsvEncoding(Finding, frozen=True, kw_only=True):
    """A text file that is not Unicode."""

    code = "W009"
    severity = Severity.ERROR
    title = Text("Không xác định được bảng mã", "Unknown text encoding")
    message = Text(
        "tệp văn bản không phải UTF-8 hay UTF-16 nên không đọc chắc chắn được chữ tiếng Việt",
        "the text file is neither UTF-8 nor UTF-16, so Vietnamese letters cannot be read reliably",
    )
    fix = Text(
        "trong Excel chọn Lưu thành › CSV UTF-8, hoặc gửi tệp .xlsx",
        "in Excel choose Save As › CSV UTF-8, or send an .xlsx file",
    )
    why = Text(
        "Đoán sai bảng mã thì tên xã và tiêu đề cột bị sai chữ: hàng bị tính cho xã khác hoặc "
        "cột bị bỏ qua.",
        "With the wrong encoding, names and headers are garbled: rows go to the wrong commune, "
        "or columns are ignored.",
    )
    bad = Text(
        "lưu kiểu “CSV (Comma delimited)”; tên xã đọc thành “V?ng Thê”",
        "saved as “CSV (Comma delimited)”; the name of a commune reads “V?ng Thê”",
    )
    good = Text("lưu kiểu “CSV UTF-8 (Comma delimited)”", "saved as “CSV UTF-8 (Comma delimited)”")


class FolderEmpty(Finding, frozen=True, kw_only=True):
    """A folder without workbooks."""

    code = "W010"
    severity = Severity.ERROR
    title = Text("Thư mục không có tệp Excel", "No workbook in the folder")
    message = Text(
        "thư mục không có tệp .xlsx .xlsm .xls .xlsb .ods .csv nào",
        "the folder holds no .xlsx .xlsm .xls .xlsb .ods .csv file",
    )
    fix = Text(
        "chỉ định thư mục chứa các tệp Excel; nếu chưa có thì lập mẫu: `cftscore template --help`",
        "name the folder that holds the workbooks; to make some: `cftscore template --help`",
    )
    why = Text(
        "Nếu chỉ nhầm thư mục, hoặc quên giải nén, thì mọi xã có kết quả “Chưa nộp” mà không "
        "tệp nào báo lỗi.",
        "With the wrong folder, or an archive that is not yet unpacked, every commune would "
        "show as not submitted, and no file would report an error.",
    )
    bad = Text(
        "`cftscore evaluate bao-cao`, trong đó chỉ có bao-cao.zip",
        "`cftscore evaluate bao-cao`, which holds only bao-cao.zip",
    )
    good = Text(
        "`cftscore evaluate bao-cao`, trong đó có 11 tệp .xlsx",
        "`cftscore evaluate bao-cao`, which holds 11 .xlsx files",
    )


class WrongExtension(Finding, frozen=True, kw_only=True):
    """A workbook of one format with the name of another."""

    code = "W011"
    severity = Severity.WARNING
    title = Text("Đuôi tệp không đúng", "Wrong file extension")
    message = Text(
        "tên tệp {ending} nhưng nội dung là {actual}; đã đọc theo nội dung",
        "the name {ending} but the content is {actual}; it was read as {actual}",
    )
    fix = Text("đổi đuôi tệp thành {actual}", "rename the file to {actual}")
    why = Text(
        "Excel cảnh báo hoặc không mở tệp sai đuôi, nên người nhận dễ cho là báo cáo bị hỏng. "
        "Số liệu vẫn được đọc đúng.",
        "Excel warns about such a file or does not open it, so the recipient may think it "
        "damaged. The figures were read all the same.",
    )
    bad = Text(
        "thoai-son.xls nhưng nội dung là .xlsx", "thoai-son.xls, the content of which is .xlsx"
    )
    good = Text("thoai-son.xlsx", "thoai-son.xlsx")
    extension: str
    actual: str

    def _values(self) -> dict[str, object]:
        ending = _ENDS_IN.filled(extension=self.extension) if self.extension else _NO_ENDING
        return {**super()._values(), "ending": ending}


_ENDS_IN = Text("có đuôi {extension}", "ends in {extension}")
_NO_ENDING = Text("không có đuôi", "has no ending")


class FileRefused(Finding, frozen=True, kw_only=True):
    """A file that is left out since it has errors and only clean ones are asked for."""

    code = "W022"
    severity = Severity.ERROR
    title = Text("Không chấm điểm tệp có lỗi", "File with errors not scored")
    message = Text(
        "tệp có lỗi nên không được chấm điểm (--strict)",
        "the file has errors and is not scored (--strict)",
    )
    fix = Text(
        "sửa các lỗi của tệp này (xem từng ô: `cftscore validate`), hoặc bỏ --strict",
        "correct the errors of this file (cell by cell: `cftscore validate`), or leave out "
        "--strict",
    )
    why = Text(
        "Với `--strict`, số liệu còn lỗi không được tính vào kết quả; các xã của tệp này có "
        "kết quả “Chưa nộp” cho đến khi sửa xong.",
        "`--strict` keeps figures with errors out of the result. The file's communes show as "
        "not submitted until it is corrected.",
    )
    bad = Text(
        "thoai-son.xlsx còn một lỗi V005, chạy với `--strict`",
        "thoai-son.xlsx with one V005 in it, run with `--strict`",
    )
    good = Text(
        "thoai-son.xlsx đã hết lỗi, chạy với `--strict`",
        "thoai-son.xlsx without errors, run with `--strict`",
    )


class SameSheetName(Finding, frozen=True, kw_only=True):
    """A sheet with the name of another of its workbook."""

    code = "W028"
    severity = Severity.WARNING
    title = Text("Hai trang tính trùng tên", "Two sheets with the same name")
    message = Text(
        "hai trang tính cùng tên “{name}”; trang tính sau được gọi là “{new}”",
        "two sheets are named “{name}”; the second is called “{new}” here",
    )
    fix = Text(
        "đặt tên riêng cho mỗi trang tính, rồi lưu lại",
        "give each sheet a different name and save the workbook",
    )
    why = Text(
        "Excel không cho hai trang tính trùng tên, nên tệp do phần mềm khác ghi ra. Cả hai "
        "trang tính đều được đọc, nhưng khi nêu một ô phải biết ô đó thuộc trang tính nào.",
        "Excel does not allow two sheets with the same name, so other software wrote the file. "
        "Both sheets are read, but the address of a cell must name one of them.",
    )
    bad = Text("hai trang tính “Chỉ tiêu” trong một tệp", "two sheets “Chỉ tiêu” in one file")
    good = Text("“Chỉ tiêu” và “Chỉ tiêu đợt 2”", "“Chỉ tiêu” and “Chỉ tiêu đợt 2”")
    name: str
    new: str
