"""O: findings about outputs."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class OutputExists(Finding, frozen=True, kw_only=True):
    """An output that would replace a file."""

    code = "O001"
    severity = Severity.ERROR
    title = Text("Tệp đã có", "File exists")
    message = Text("tệp kết quả đã có sẵn", "the output file is there already")
    fix = Text("chọn tên khác, hoặc thêm --force để thay", "choose another name, or add --force")
    why = Text(
        "Tệp cũ có thể là báo cáo đã sửa tay hoặc đã trình ký; ghi đè rồi thì không lấy lại được.",
        "The old file may be a report that was edited by hand or signed; once it is replaced it "
        "is gone.",
    )
    bad = Text(
        "`cftscore evaluate bao-cao -o ket-qua.xlsx` khi đã có ket-qua.xlsx",
        "`cftscore evaluate bao-cao -o result.xlsx` where result.xlsx is there already",
    )
    good = Text(
        "`cftscore evaluate bao-cao -o ket-qua-2020.xlsx`",
        "`cftscore evaluate bao-cao -o result-2020.xlsx`",
    )


class OutputIsInput(Finding, frozen=True, kw_only=True):
    """An output that would replace an input."""

    code = "O002"
    severity = Severity.ERROR
    title = Text("Kết quả trùng tệp vào", "Output is an input")
    message = Text("không ghi đè lên tệp số liệu đầu vào", "an input is never overwritten")
    fix = Text("chọn tên khác cho kết quả", "choose another name for the output")
    why = Text(
        "Tệp xã nộp là căn cứ để thẩm định; mất nó thì không ô nào đối chiếu lại được. Vì vậy "
        "`--force` cũng không ghi đè.",
        "What the communes sent is the evidence; without it no cell could be checked again. So "
        "not even `--force` replaces it.",
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
    title = Text("Không rõ định dạng kết quả", "Unknown output format")
    message = Text(
        "không rõ định dạng của tệp kết quả[: đuôi «{extension}» không phải định dạng nào]",
        "the format of the output is unknown[: the extension “{extension}” names none]",
    )
    fix = Text("dùng một trong: {near}", "use one of: {near}")
    why = Text(
        "Định dạng được chọn theo đuôi tệp; đoán sai thì nơi nhận báo cáo không mở được.",
        "The format goes by the extension; a wrong guess would give a report that its readers "
        "cannot open.",
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
        "kiểm tra thư mục có tồn tại, quyền ghi, chỗ trống trên ổ đĩa, và tệp không mở trong Excel",
        "check that the folder exists and may be written to, that the disk has room, and that "
        "Excel does not hold the file",
    )
    why = Text(
        "Điều này được kiểm tra trước khi chấm, và tệp chỉ xuất hiện khi đã ghi đủ, nên không có "
        "báo cáo ghi dở nào bị gửi đi nhầm.",
        "This is looked at before the scoring, and a file appears only when it is whole, so no "
        "half-written report is sent on by mistake.",
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
    title = Text("Bản sao chỉ của một tệp", "A copy is of one workbook")
    message = Text(
        "--annotate và --fix làm bản sao của một sổ làm việc, nhưng đã đọc được {count}",
        "--annotate and --fix copy one workbook, but {count} could be read",
    )
    fix = Text(
        "chạy với từng tệp: `cftscore validate TỆP.xlsx --annotate BẢN-SAO.xlsx`",
        "run it for one file at a time: `cftscore validate FILE.xlsx --annotate COPY.xlsx`",
    )
    why = Text(
        "Một bản sao chỉ chứa được một sổ làm việc; ghi nhiều sổ vào đó thì mỗi sổ đè lên sổ "
        "trước.",
        "A copy can hold one workbook only; of several, each would replace the one before.",
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
    title = Text("Đuôi bản sao không hợp", "Extension does not fit the copy")
    message = Text("bản sao này phải có đuôi {wanted}", "the copy must have the extension {wanted}")
    fix = Text("đặt tên tệp với đuôi {wanted}", "name the file with {wanted}")
    why = Text(
        "Excel không mở sổ làm việc có macro mang đuôi .xlsx, cũng không mở sổ không có macro "
        "mang đuôi .xlsm; nơi nhận sẽ tưởng tệp hỏng.",
        "Excel opens neither a workbook with macros named .xlsx nor one without them named .xlsm; "
        "whoever gets it would think it broken.",
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
    title = Text("Tệp đã thay đổi", "File changed meanwhile")
    message = Text(
        "tệp đã thay đổi từ khi được đọc nên bản sao sẽ không khớp với các phát hiện",
        "the file changed since it was read, so a copy would not fit the findings",
    )
    fix = Text("lưu và đóng tệp rồi chạy lại lệnh", "save and close the file, then run it again")
    why = Text(
        "Phát hiện chỉ đúng với nội dung đã đọc; đánh dấu chúng vào nội dung khác thì chỉ sai ô, "
        "sai xã.",
        "Findings hold for what was read; marked into something else they would point at the "
        "wrong cells and communes.",
    )
    bad = Text(
        "thoai-son.xlsx được lưu lại trong lúc lệnh đang chạy",
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
        "lệnh này ghi {count} tệp nên kết quả phải là một thư mục",
        "this writes {count} files, so the output must be a folder",
    )
    fix = Text("đặt tên thư mục, không có đuôi tệp", "name a folder, without an extension")
    why = Text(
        "Mỗi huyện, hoặc mỗi xã với `--layout form`, là một tệp riêng; một tệp không chứa hết.",
        "Each district, or each commune with `--layout form`, is a file of its own; one file "
        "cannot hold them.",
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
    title = Text("Chưa cài phần làm báo cáo", "The part for reports is not installed")
    message = Text(
        "để ghi tệp {extension} cần {library}, chưa được cài",
        "{library}, which is needed to write {extension}, is not installed",
    )
    fix = Text(
        'cài thêm: `python -m pip install "cftscore[report]"`',
        'install it: `python -m pip install "cftscore[report]"`',
    )
    why = Text(
        "Người chỉ chấm điểm không phải cài thứ chỉ trang báo cáo và văn bản Word mới cần.",
        "Who only scores need not install what only the page of a report and its Word document "
        "need.",
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
