"""W: findings about a file as a whole."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class FileMissing(Finding, frozen=True, kw_only=True):
    """A path that leads to nothing."""

    code = "W001"
    severity = Severity.ERROR
    title = Text("Không có tệp", "File missing")
    message = Text("không tìm thấy tệp hoặc thư mục này", "there is no such file or folder")
    fix = Text(
        "kiểm tra lại đường dẫn[; tên gần giống: {near}]", "check the path[; names alike: {near}]"
    )
    why = Text(
        "Tệp gõ sai tên thì không được đọc: các xã trong đó sẽ hiện là chưa nộp và tỷ lệ đạt bị "
        "kéo xuống.",
        "A file whose name is mistyped is not read: its communes would show as not submitted and "
        "pull compliance down.",
    )
    bad = Text("`cftscore evaluate thoai-son.xlxs`", "`cftscore evaluate thoai-son.xlxs`")
    good = Text("`cftscore evaluate thoai-son.xlsx`", "`cftscore evaluate thoai-son.xlsx`")
    near: tuple[str, ...] = ()


class NotRegularFile(Finding, frozen=True, kw_only=True):
    """A device, a pipe, a socket: something that is not a file on a disk."""

    code = "W002"
    severity = Severity.ERROR
    title = Text("Không phải tệp thường", "Not a regular file")
    message = Text(
        "đây không phải là tệp trên đĩa (thiết bị, ống dẫn hoặc liên kết vòng)",
        "this is not a file on a disk (a device, a pipe or a link that loops)",
    )
    fix = Text("chỉ ra một tệp bảng tính", "name a workbook")
    why = Text(
        "Đọc một thiết bị hay ống dẫn có thể không bao giờ dứt, và sau này không còn tệp nào để "
        "đối chiếu lại số liệu.",
        "Reading a device or a pipe may never end, and no file would be left to compare the "
        "figures with later.",
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
    message = Text("hệ thống không cho đọc: {reason}", "the system refuses to read it: {reason}")
    fix = Text(
        "đóng tệp trong Excel, kiểm tra quyền truy cập rồi thử lại",
        "close the file in Excel, check its permissions and try again",
    )
    why = Text(
        "Số liệu của các xã trong tệp không vào kết quả, dù xã đã nộp đầy đủ.",
        "The figures of its communes do not enter the result although the communes did send them.",
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
    message = Text("tệp không có nội dung nào (0 byte)", "the file holds nothing (0 bytes)")
    fix = Text("yêu cầu nơi lập gửi lại tệp", "ask the sender for the file again")
    why = Text(
        "Tệp 0 byte thường là do tải về hoặc gửi thư bị đứt giữa chừng: báo cáo đã mất trên đường "
        "đi, chứ không phải xã không có số liệu.",
        "A file of 0 bytes mostly comes from a download or a mail that broke off: the report was "
        "lost on its way, the communes do have figures.",
    )
    bad = Text("thoai-son.xlsx, 0 byte", "thoai-son.xlsx, 0 bytes")
    good = Text(
        "thoai-son.xlsx, 24 KB, mở được trong Excel", "thoai-son.xlsx, 24 KB, which opens in Excel"
    )


class NotWorkbook(Finding, frozen=True, kw_only=True):
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
    why = Text(
        "Bản PDF, ảnh chụp hay văn bản Word không có ô để đọc; số đoán ra từ đó không truy lại "
        "được về ô nào khi thẩm định.",
        "A PDF, a photo or a Word text has no cells to read; a figure guessed from it could not "
        "be traced back when the dossier is checked.",
    )
    bad = Text(
        "một bản PDF đổi tên thành thoai-son.xlsx", "a PDF that was renamed to thoai-son.xlsx"
    )
    good = Text("thoai-son.xlsx do Excel lưu", "thoai-son.xlsx as Excel saves it")
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
        "mở bằng mật khẩu, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc) rồi lưu lại; nếu "
        "Excel mở được mà không hỏi gì thì tệp mang mật khẩu mặc định: bỏ bảo vệ cấu trúc, bỏ “nên "
        "mở chỉ đọc” rồi lưu lại",
        "open it with the password, remove it (File › Info › Protect Workbook) and save again; if "
        "Excel opens it without asking, it has the default password: unprotect its structure, "
        "drop “read-only recommended” and save again",
    )
    why = Text(
        "Không có mật khẩu thì không đọc được ô nào, và cftscore không hỏi hay giữ mật khẩu của "
        "ai; các xã trong tệp sẽ hiện là chưa nộp.",
        "Without the password no cell can be read, and cftscore asks for and keeps nobody's "
        "password; its communes would show as not submitted.",
    )
    bad = Text(
        "Excel hỏi mật khẩu khi mở thoai-son.xlsx",
        "Excel asks for a password to open thoai-son.xlsx",
    )
    good = Text(
        "thoai-son.xlsx mở ra ngay, không hỏi mật khẩu", "thoai-son.xlsx opens without a password"
    )


class FileDamaged(Finding, frozen=True, kw_only=True):
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
    why = Text(
        "Đọc phần còn lại của một tệp cụt thì mất hàng mà không ai hay, nên cả tệp bị từ chối.",
        "Reading what is left of a truncated file would lose rows unseen, so the whole file is "
        "refused.",
    )
    bad = Text(
        "tệp chép từ USB bị rút giữa chừng; Excel báo tệp có vấn đề và đề nghị sửa",
        "a file from a USB stick that was pulled out too early; Excel offers to repair it",
    )
    good = Text(
        "tệp nơi lập gửi lại; Excel mở ra không báo gì",
        "the file sent again; Excel opens it without a word",
    )
    reason: Text


class FileTooLarge(Finding, frozen=True, kw_only=True):
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
    why = Text(
        "Tệp như vậy có thể làm treo máy. Bảng của cả một tỉnh chỉ cần vài MiB, nên thường là có "
        "ô lạc ở rất xa vùng số liệu.",
        "Such a file can bring the machine to a halt. A whole province needs a few MiB, so mostly "
        "a stray cell lies far out from the data.",
    )
    bad = Text("một ô lạc ở XFD1048576", "a stray cell at XFD1048576")
    good = Text("chỉ có các ô số liệu, ví dụ A1:AS170", "only cells with data, such as A1:AS170")
    limit_mib: int
    limit_cells: int


class CsvEncoding(Finding, frozen=True, kw_only=True):
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
    why = Text(
        "Đoán sai bảng mã thì tên xã và tiêu đề cột sai chữ: hàng bị gán nhầm xã hoặc cột bị bỏ "
        "qua.",
        "With a wrongly guessed encoding names and headers come out garbled: rows go to the wrong "
        "commune or columns are ignored.",
    )
    bad = Text(
        "lưu kiểu «CSV (Comma delimited)»; tên xã đọc ra «V?ng Thê»",
        "saved as “CSV (Comma delimited)”; a commune's name comes out as “V?ng Thê”",
    )
    good = Text("lưu kiểu «CSV UTF-8 (Comma delimited)»", "saved as “CSV UTF-8 (Comma delimited)”")


class FolderEmpty(Finding, frozen=True, kw_only=True):
    """A folder without workbooks."""

    code = "W010"
    severity = Severity.ERROR
    title = Text("Thư mục không có bảng tính", "No workbook in the folder")
    message = Text(
        "thư mục không có tệp .xlsx .xlsm .xls .xlsb .ods .csv nào",
        "the folder holds no .xlsx .xlsm .xls .xlsb .ods .csv file",
    )
    fix = Text(
        "chỉ ra thư mục chứa các bảng tính; chưa có thì lập: `cftscore template --help`",
        "name the folder that holds the workbooks; to make some: `cftscore template --help`",
    )
    why = Text(
        "Chỉ nhầm thư mục, hoặc quên giải nén, thì mọi xã sẽ thành chưa nộp mà không có tệp nào "
        "báo lỗi.",
        "With the wrong folder, or an archive not yet unpacked, every commune would be not "
        "submitted and no file would complain.",
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
        "tên tệp có đuôi {extension} nhưng nội dung là {actual}; đã đọc theo nội dung",
        "the name ends in {extension} but the content is {actual}; it was read as what it is",
    )
    fix = Text("đổi đuôi tệp thành {actual}", "rename the file to {actual}")
    why = Text(
        "Excel cảnh báo hoặc không chịu mở tệp sai đuôi, nên người nhận dễ tưởng báo cáo hỏng. Số "
        "liệu vẫn được đọc đúng.",
        "Excel warns of such a file or will not open it, so that the report seems broken to "
        "whoever gets it. The figures were read all the same.",
    )
    bad = Text("thoai-son.xls mà bên trong là .xlsx", "thoai-son.xls that is an .xlsx inside")
    good = Text("thoai-son.xlsx", "thoai-son.xlsx")
    extension: str
    actual: str


class FileRefused(Finding, frozen=True, kw_only=True):
    """A file that is left out since it has errors and only clean ones are asked for."""

    code = "W022"
    severity = Severity.ERROR
    title = Text("Tệp có lỗi, không chấm", "File with errors left out")
    message = Text(
        "tệp có lỗi nên không được chấm (--strict)",
        "the file has errors and is not scored (--strict)",
    )
    fix = Text(
        "sửa các lỗi nêu ở tệp này (xem từng ô: `cftscore validate`), hoặc bỏ --strict",
        "mend the errors that are named for it (each cell: `cftscore validate`), or drop --strict",
    )
    why = Text(
        "`--strict` giữ cho số liệu còn lỗi không vào kết quả; các xã của tệp này hiện là chưa "
        "nộp cho đến khi sửa xong.",
        "`--strict` keeps figures with errors out of the result; the file's communes show as not "
        "submitted until it is mended.",
    )
    bad = Text(
        "thoai-son.xlsx còn một lỗi V005, chạy với `--strict`",
        "thoai-son.xlsx with one V005 left in it, run with `--strict`",
    )
    good = Text(
        "thoai-son.xlsx đã hết lỗi, chạy với `--strict`",
        "thoai-son.xlsx without errors, run with `--strict`",
    )


class SameSheetName(Finding, frozen=True, kw_only=True):
    """A sheet with the name of another of its workbook."""

    code = "W028"
    severity = Severity.WARNING
    title = Text("Hai trang tính cùng tên", "Two sheets of one name")
    message = Text(
        "hai trang tính cùng tên “{name}”; trang sau được gọi là “{new}”",
        "two sheets are both named “{name}”; the later one is called “{new}” here",
    )
    fix = Text(
        "đặt cho mỗi trang tính một tên riêng, rồi lưu lại",
        "give each sheet a name of its own and save the workbook",
    )
    why = Text(
        "Excel không cho hai trang tính trùng tên, nên tệp do phần mềm khác ghi ra. Cả hai trang "
        "đều được đọc, nhưng khi chỉ ra một ô thì phải biết là ô của trang nào.",
        "Excel allows no two sheets of one name, so other software wrote the file. Both sheets "
        "are read, but a cell that is named must be of one of them.",
    )
    bad = Text("hai trang “Chỉ tiêu” trong một tệp", "two sheets “Chỉ tiêu” in one file")
    good = Text("“Chỉ tiêu” và “Chỉ tiêu đợt 2”", "“Chỉ tiêu” and “Chỉ tiêu đợt 2”")
    name: str
    new: str


class MarksUnknown(Finding, frozen=True, kw_only=True):
    """A workbook of which only the values can be read, not how they show."""

    code = "W029"
    severity = Severity.WARNING
    title = Text("Chỉ đọc được giá trị", "Only the values can be read")
    message = Text(
        "chỉ đọc được giá trị ở trang tính {sheets}: không biết ô nào hiện phần trăm, báo lỗi, bị "
        "gạch bỏ hay bị ẩn, công thức nào chưa tính",
        "only the values of sheet {sheets} can be read: which cells show percentages or errors, "
        "are struck out or hidden, and which formulas were never calculated is not known",
    )
    fix = Text(
        "mở bằng Excel hoặc LibreOffice rồi lưu dưới dạng .xlsx",
        "open it in Excel or LibreOffice and save it as .xlsx",
    )
    why = Text(
        "Ô hiện 100% lưu giá trị 1 và được đọc là một trẻ. Ở tệp .xlsx chương trình nhận ra và "
        "báo; ở tệp này thì không.",
        "A cell that shows 100% stores the value 1 and is read as one child. In an .xlsx that is "
        "noticed and reported; in this file it is not.",
    )
    bad = Text("thoai-son.xlsb", "thoai-son.xlsb")
    good = Text("thoai-son.xlsx", "thoai-son.xlsx")
    sheets: tuple[str, ...]
