"""O: findings about outputs."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class OutputExists(Finding, frozen=True, kw_only=True):
    """An output that would replace a file."""

    code = "O001"
    severity = Severity.ERROR
    title = Text("Tệp đã tồn tại", "File exists")
    message = Text("tệp kết quả đã tồn tại", "the output file exists already")
    fix = Text(
        "chọn tên khác, hoặc thêm --force để ghi đè",
        "choose another name, or add --force to replace it",
    )
    why = Text(
        "Tệp cũ có thể là báo cáo đã sửa tay hoặc đã trình ký; ghi đè rồi không lấy lại được.",
        "The old file may be a report that was edited by hand or signed. Once replaced, it is "
        "lost.",
    )
    bad = Text(
        "`cftscore evaluate bao-cao -o ket-qua.xlsx` khi đã có ket-qua.xlsx",
        "`cftscore evaluate bao-cao -o result.xlsx` where result.xlsx exists already",
    )
    good = Text(
        "`cftscore evaluate bao-cao -o ket-qua-2020.xlsx`",
        "`cftscore evaluate bao-cao -o result-2020.xlsx`",
    )


class OutputIsInput(Finding, frozen=True, kw_only=True):
    """An output that would replace an input."""

    code = "O002"
    severity = Severity.ERROR
    title = Text("Tệp kết quả trùng tệp số liệu", "Output is an input")
    message = Text("không ghi đè lên tệp số liệu", "an input file is never overwritten")
    fix = Text("chọn tên khác cho tệp kết quả", "choose another name for the output")
    why = Text(
        "Tệp do xã nộp là căn cứ thẩm định; mất tệp thì không còn gì để đối chiếu. Vì vậy "
        "`--force` cũng không ghi đè.",
        "The communes' files are the evidence; without them no cell can be checked again. Even "
        "`--force` does not replace them.",
    )
    bad = Text(
        "`cftscore evaluate thoai-son.xlsx -o thoai-son.xlsx`",
        "`cftscore evaluate thoai-son.xlsx -o thoai-son.xlsx`",
    )
    good = Text(
        "`cftscore evaluate thoai-son.xlsx -o ket-qua.xlsx`",
        "`cftscore evaluate thoai-son.xlsx -o result.xlsx`",
    )


class OutputFormat(Finding, frozen=True, kw_only=True):
    """An output whose extension names no format."""

    code = "O003"
    severity = Severity.ERROR
    title = Text("Không xác định được định dạng", "Unknown output format")
    message = Text(
        "không xác định được định dạng của tệp kết quả[: không có định dạng nào ứng với đuôi "
        "“{extension}”]",
        "the format of the output is unknown[: no format has the extension “{extension}”]",
    )
    fix = Text("dùng một trong: {near}", "use one of: {near}")
    why = Text(
        "Định dạng được chọn theo đuôi tệp; chọn sai thì nơi nhận không mở được báo cáo.",
        "The extension chooses the format. With a wrong guess, the readers could not open the "
        "report.",
    )
    bad = Text("`-o ket-qua.xlx`", "`-o result.xlx`")
    good = Text("`-o ket-qua.xlsx`", "`-o result.xlsx`")
    extension: str
    near: tuple[str, ...]


class OutputFailed(Finding, frozen=True, kw_only=True):
    """An output that could not be written."""

    code = "O004"
    severity = Severity.ERROR
    title = Text("Không ghi được kết quả", "Output cannot be written")
    message = Text("không ghi được: {reason}", "it cannot be written: {reason}")
    fix = Text(
        "kiểm tra thư mục có tồn tại không, quyền ghi, dung lượng trống, và đóng tệp nếu đang "
        "mở trong Excel",
        "check that the folder exists and may be written to, that the disk has space, and that "
        "Excel does not have the file open",
    )
    why = Text(
        "Việc này được kiểm tra trước khi chấm điểm, và tệp chỉ xuất hiện khi đã ghi xong, nên "
        "không có báo cáo ghi dở bị gửi nhầm.",
        "This is checked before scoring, and a file appears only when it is complete, so no "
        "half-written report is sent by mistake.",
    )
    bad = Text(
        "`-o 2020/ket-qua.xlsx` khi chưa có thư mục 2020",
        "`-o 2020/result.xlsx` where there is no folder 2020",
    )
    good = Text(
        "tạo thư mục 2020 trước, rồi `-o 2020/ket-qua.xlsx`",
        "make the folder 2020 first, then `-o 2020/result.xlsx`",
    )
    reason: Text


class CopyOfOne(Finding, frozen=True, kw_only=True):
    """A marked or corrected copy that is asked for of several workbooks, or of none."""

    code = "O005"
    severity = Severity.ERROR
    title = Text("Mỗi bản sao chỉ cho một tệp", "A copy is made of one workbook")
    message = Text(
        "--annotate và --fix sao chép một tệp Excel, nhưng lệnh đã đọc {count} tệp",
        "--annotate and --fix copy one workbook, but {count} were read",
    )
    fix = Text(
        "chạy riêng cho từng tệp: `cftscore validate TỆP.xlsx --annotate BẢN-SAO.xlsx`",
        "run it for one file at a time: `cftscore validate FILE.xlsx --annotate COPY.xlsx`",
    )
    why = Text(
        "Một bản sao chỉ chứa một tệp Excel; ghi nhiều tệp vào đó thì tệp sau đè lên tệp trước.",
        "A copy holds one workbook. With several, each would replace the one before.",
    )
    bad = Text(
        "`cftscore validate an-giang-2020 --annotate ra-soat.xlsx`",
        "`cftscore validate an-giang-2020 --annotate checked.xlsx`",
    )
    good = Text(
        "`cftscore validate an-giang-2020/894-thoai-son.xlsx --annotate ra-soat.xlsx`",
        "`cftscore validate an-giang-2020/894-thoai-son.xlsx --annotate checked.xlsx`",
    )
    count: int


class CopyExtension(Finding, frozen=True, kw_only=True):
    """A copy whose extension does not fit what it holds."""

    code = "O006"
    severity = Severity.ERROR
    title = Text("Đuôi tệp của bản sao không phù hợp", "Wrong extension for the copy")
    message = Text("bản sao này phải có đuôi {wanted}", "the copy must have the extension {wanted}")
    fix = Text("đặt tên tệp có đuôi {wanted}", "give the file the extension {wanted}")
    why = Text(
        "Excel không mở tệp có macro mang đuôi .xlsx, cũng không mở tệp không có macro mang "
        "đuôi .xlsm; nơi nhận sẽ cho là tệp hỏng.",
        "Excel does not open a workbook with macros named .xlsx, nor one without macros named "
        ".xlsm. The recipient would think it damaged.",
    )
    bad = Text(
        "`cftscore validate mau.xlsm --annotate ra-soat.xlsx`",
        "`cftscore validate form.xlsm --annotate checked.xlsx`",
    )
    good = Text(
        "`cftscore validate mau.xlsm --annotate ra-soat.xlsm`",
        "`cftscore validate form.xlsm --annotate checked.xlsm`",
    )
    wanted: str


class FileChanged(Finding, frozen=True, kw_only=True):
    """A workbook that changed between being read and being copied."""

    code = "O007"
    severity = Severity.ERROR
    title = Text("Tệp đã bị thay đổi", "File changed meanwhile")
    message = Text(
        "tệp đã thay đổi sau khi đọc nên bản sao sẽ không khớp với các lỗi, cảnh báo",
        "the file changed after it was read, so a copy would not match the findings",
    )
    fix = Text(
        "lưu và đóng tệp rồi chạy lại lệnh", "save and close the file, then run the command again"
    )
    why = Text(
        "Các lỗi, cảnh báo chỉ đúng với nội dung đã đọc; đánh dấu vào nội dung khác là chỉ sai "
        "ô, sai xã.",
        "Findings apply to what was read. Marked in other content, they would point at the "
        "wrong cells and communes.",
    )
    bad = Text(
        "thoai-son.xlsx được lưu lại trong khi lệnh đang chạy",
        "thoai-son.xlsx is saved while the command runs",
    )
    good = Text(
        "thoai-son.xlsx được lưu và đóng trước khi chạy lệnh",
        "thoai-son.xlsx is saved and closed before the command runs",
    )


class FolderNeeded(Finding, frozen=True, kw_only=True):
    """An output of many files whose name is that of one file."""

    code = "O008"
    severity = Severity.ERROR
    title = Text("Cần một thư mục", "A folder is needed")
    message = Text(
        "lệnh này ghi {count} tệp nên phải chỉ định một thư mục",
        "this command writes {count} files, so the output must be a folder",
    )
    fix = Text("ghi tên thư mục, không có đuôi tệp", "name a folder, without an extension")
    why = Text(
        "Mỗi huyện, hoặc mỗi xã khi dùng `--layout form`, là một tệp riêng.",
        "Each district, or each commune with `--layout form`, gets a file of its own.",
    )
    bad = Text(
        '`cftscore template --province "An Giang" --period 2020 -o an-giang.xlsx`',
        '`cftscore template --province "An Giang" --period 2020 -o an-giang.xlsx`',
    )
    good = Text(
        '`cftscore template --province "An Giang" --period 2020 -o an-giang-2020`',
        '`cftscore template --province "An Giang" --period 2020 -o an-giang-2020`',
    )
    count: int


class ExtraMissing(Finding, frozen=True, kw_only=True):
    """An output that needs a library which is not installed."""

    code = "O009"
    severity = Severity.ERROR
    title = Text("Chưa cài thư viện cần dùng", "A library is not installed")
    message = Text(
        "cần {library} để ghi tệp {extension}, nhưng chưa cài",
        "{library} is needed to write {extension} and is not installed",
    )
    fix = Text(
        'cài thêm: `python -m pip install "cftscore{extra}"`',
        'install it: `python -m pip install "cftscore{extra}"`',
    )
    why = Text(
        "Người chỉ chấm điểm không phải cài những thư viện chỉ cần cho trang báo cáo, văn bản "
        "Word và tệp Parquet.",
        "Users who only score need not install the libraries that only the report page, the "
        "Word document and Parquet files use.",
    )
    bad = Text(
        "`pip install cftscore`, rồi `cftscore report an-giang-2020 -o bao-cao.docx`",
        "`pip install cftscore`, then `cftscore report an-giang-2020 -o report.docx`",
    )
    good = Text(
        '`pip install "cftscore[report]"`, rồi `cftscore report an-giang-2020 -o bao-cao.docx`',
        '`pip install "cftscore[report]"`, then `cftscore report an-giang-2020 -o report.docx`',
    )
    extension: str
    library: str
    extra: str = "[report]"
