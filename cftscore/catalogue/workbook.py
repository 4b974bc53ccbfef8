"""W: findings about a file and its sheets."""

from __future__ import annotations

from cftscore.findings import Finding, Severity
from cftscore.text import Text


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
        "mở bằng mật khẩu, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc) rồi lưu lại",
        "open it with the password, remove it (File › Info › Protect Workbook) and save again",
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


class SheetSkipped(Finding, frozen=True, kw_only=True):
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
    why = Text(
        "Nếu trang này có số liệu mà tiêu đề bị xoá hay viết khác, các xã trong đó sẽ hiện là "
        "chưa nộp.",
        "If the sheet does hold figures and its header was deleted or reworded, its communes show "
        "as not submitted.",
    )
    bad = Text(
        "trang «Xã cù lao» có số liệu nhưng mất hàng tiêu đề",
        "the sheet “Islands” holds figures but has lost its header row",
    )
    good = Text(
        "trang «Xã cù lao» có hàng tiêu đề như trang «Chỉ tiêu»",
        "the sheet “Islands” has a header row like that of the sheet “Chỉ tiêu”",
    )
    rows: int


class NoHeader(Finding, frozen=True, kw_only=True):
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
        "dùng mẫu do `cftscore template` lập, hoặc ghi lại tên chỉ tiêu ở hàng tiêu đề như "
        "`cftscore criteria show` in ra",
        "use a form of `cftscore template`, or write the indicators in the header row as "
        "`cftscore criteria show` prints them",
    )
    why = Text(
        "Không có tiêu đề thì không biết cột nào là chỉ tiêu nào; đoán theo thứ tự cột có thể "
        "chấm số trẻ được khám thành số trẻ được tiêm chủng.",
        "Without a header nobody can tell which column is which; going by their order could score "
        "children examined as children vaccinated.",
    )
    bad = Text(
        "`Mã xã | Tên xã | Cột 1 | Cột 2`", "`Commune code | Commune name | Column 1 | Column 2`"
    )
    good = Text(
        "`Mã xã | Tên xã | Số trẻ em phải khai sinh | Số trẻ em đã khai sinh đúng quy định`",
        "`code | name | births_due | births_registered`",
    )
    rows: int


class RowsSkipped(Finding, frozen=True, kw_only=True):
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
    why = Text(
        "Hàng tổng cộng không phải là xã; nhưng một xã bị bỏ qua nhầm sẽ hiện là chưa nộp, nên "
        "hãy xem lại số các hàng này.",
        "A row of totals is no commune; but a commune that was skipped by mistake shows as not "
        "submitted, so look at these rows once.",
    )
    bad = Text(
        "`| Vọng Tê | |`: không mã xã, tên viết sai, chưa có số liệu",
        "`| Vọng Tê | |`: no code, a misspelt name, no figures yet",
    )
    good = Text("`30727 | Xã Vọng Thê | |`", "`30727 | Xã Vọng Thê | |`")
    rows: str


class RowNotRecognised(Finding, frozen=True, kw_only=True):
    """A row with figures whose commune cannot be told."""

    code = "W015"
    severity = Severity.ERROR
    title = Text("Không rõ hàng của xã nào", "Row of no known commune")
    message = Text(
        "hàng có số liệu nhưng không rõ là xã nào[ (tên «{given_name}»)]; hàng này chưa được tính",
        "the row holds figures but its commune cannot be told[ (name “{given_name}”)]; "
        "it is not counted",
    )
    fix = Text(
        "ghi mã xã 5 chữ số[; tên gần giống trong danh mục: {near}]",
        "write the commune's 5-digit code[; names alike on the register: {near}]",
    )
    why = Text(
        "Gán hàng này cho một xã gần giống sẽ làm sai kết quả của cả hai xã. Trong khi chờ sửa, "
        "xã thật hiện là chưa nộp.",
        "Giving the row to a commune of a similar name would falsify both verdicts. Until it is "
        "mended the true commune shows as not submitted.",
    )
    bad = Text(
        "`| An Phú | 240`, trong tệp của cả tỉnh có Thị trấn An Phú và Xã An Phú",
        "`| An Phú | 240`, in the file of a province with a Thị trấn An Phú and a Xã An Phú",
    )
    good = Text("`30514 | Xã An Phú | 240`", "`30514 | Xã An Phú | 240`")
    given_name: str
    near: tuple[str, ...] = ()


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


class HiddenSheetRead(Finding, frozen=True, kw_only=True):
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
    why = Text(
        "Trang ẩn thường là bản cũ. Số cũ đã vào kết quả mà người mở sổ làm việc không nhìn thấy.",
        "A hidden sheet is mostly an old version. Its figures are in the result, and whoever "
        "opens the workbook does not see them.",
    )
    bad = Text(
        "trang ẩn «Chỉ tiêu (cũ)» còn số liệu năm trước",
        "a hidden sheet “Chỉ tiêu (cũ)” still holds last year's figures",
    )
    good = Text(
        "sổ làm việc chỉ còn trang «Chỉ tiêu» và «Thông tin»",
        "the workbook has only the sheets “Chỉ tiêu” and “Thông tin”",
    )


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


class NoCommunes(Finding, frozen=True, kw_only=True):
    """No figure of any commune, and nothing else that explains it."""

    code = "W023"
    severity = Severity.ERROR
    title = Text("Không có xã nào để chấm", "No commune to score")
    message = Text(
        "không có số liệu của xã nào nên không chấm được gì",
        "there is no figure of any commune, so nothing can be scored",
    )
    fix = Text(
        "ghi số liệu mỗi xã vào một hàng ở dưới hàng tiêu đề; `cftscore template` lập mẫu có sẵn "
        "các hàng",
        "write the figures of each commune into a row below the header row; `cftscore template` "
        "makes a form that has the rows",
    )
    why = Text(
        "Một báo cáo không có xã nào trông như đã chấm xong, trong khi chưa có gì được chấm.",
        "A report without a commune would look as if all were done while nothing was scored.",
    )
    bad = Text("tệp chỉ có hàng tiêu đề", "a file of nothing but a header row")
    good = Text(
        "dưới hàng tiêu đề có `30727 | Xã Vọng Thê | 258 | 257`",
        "below the header row there is `30727 | Xã Vọng Thê | 258 | 257`",
    )


class HiddenData(Finding, frozen=True, kw_only=True):
    """Hidden rows or columns that hold data."""

    code = "W026"
    severity = Severity.WARNING
    title = Text("Hàng hoặc cột ẩn có số liệu", "Hidden rows or columns hold data")
    message = Text(
        "có số liệu ở {what} bị ẩn: {which}; số liệu ẩn vẫn được đọc",
        "there is data in hidden {what}: {which}; what is hidden is read all the same",
    )
    fix = Text(
        "bỏ ẩn để kiểm tra, rồi giữ hoặc xoá", "unhide them to check, then keep or delete them"
    )
    why = Text(
        "Người thẩm định mở sổ làm việc không thấy các số liệu ẩn, nhưng chúng vẫn quyết định kết "
        "quả.",
        "Whoever checks the workbook does not see the hidden figures, and yet they decide "
        "verdicts.",
    )
    bad = Text("hàng 12 của Xã Vọng Thê bị ẩn", "row 12, that of Xã Vọng Thê, is hidden")
    good = Text("hàng 12 hiện như các hàng khác", "row 12 shows like the others")
    what: Text
    which: str


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


class NothingCarried(Finding, frozen=True, kw_only=True):
    """Workbooks of the last period of which nothing fits the new template."""

    code = "W027"
    severity = Severity.WARNING
    title = Text("Không mang sang được gì", "Nothing carried over")
    message = Text(
        "không xã nào của mẫu có số liệu mang sang được trong các tệp kỳ trước",
        "the last period's workbooks hold nothing to carry over for any commune of the template",
    )
    fix = Text(
        "chỉ đúng tệp kỳ trước của nơi này; xã đã đổi mã hoặc tên thì phải điền mới",
        "name the last period's file of this place; a commune with a new code or name is to be "
        "filled in anew",
    )
    why = Text(
        "Mẫu vẫn được lập nhưng để trống hoàn toàn, khác với điều `--prefill` hứa.",
        "The template was made but is all blank, which is not what `--prefill` promises.",
    )
    bad = Text(
        "lập mẫu Thoại Sơn với `--prefill 2019/chau-doc.xlsx`",
        "a template of Thoại Sơn with `--prefill 2019/chau-doc.xlsx`",
    )
    good = Text(
        "lập mẫu Thoại Sơn với `--prefill 2019/thoai-son.xlsx`",
        "a template of Thoại Sơn with `--prefill 2019/thoai-son.xlsx`",
    )
