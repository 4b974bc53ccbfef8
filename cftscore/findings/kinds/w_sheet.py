"""W: findings about sheets and rows."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


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
        "trong {rows} hàng đầu[; hàng giống tiêu đề nhất: {likely}][; trong đó nhận ra: {known}]"
        "[; gần giống: {near}]",
        "no sheet has a header row (commune code or name, and indicators) in its first {rows} rows"
        "[; the row most like one: {likely}][; read in it: {known}][; nearly: {near}]",
    )
    fix = Text(
        "chọn một trong ba cách: chạy `cftscore map` để chỉ ra mỗi cột là chỉ tiêu nào; dán hàng "
        "khóa của mẫu vào dưới tiêu đề; hoặc dùng mẫu do `cftscore template` lập",
        "there are three ways out: say with `cftscore map` which indicator each column is; paste "
        "the template's row of keys under the heading; or use a form of `cftscore template`",
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
    likely: str = ""
    known: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


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
