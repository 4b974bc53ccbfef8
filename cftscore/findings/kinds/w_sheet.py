"""W: findings about sheets and rows."""

from __future__ import annotations

from cftscore.core.text import Language, Text
from cftscore.findings.model import Finding, Severity


class SheetSkipped(Finding, frozen=True, kw_only=True):
    """A sheet without indicators beside sheets that have them."""

    code = "W012"
    severity = Severity.NOTE
    title = Text("Bỏ qua trang tính", "Sheet skipped")
    message = Text(
        "trang tính không có hàng tiêu đề chỉ tiêu trong {rows} hàng đầu nên bị bỏ qua",
        "the sheet has no header row with indicators in its first {rows} rows and was skipped",
    )
    fix = Text(
        "không cần sửa nếu trang tính này không chứa số liệu",
        "nothing to do if the sheet holds no data",
    )
    why = Text(
        "Nếu trang tính này có số liệu nhưng tiêu đề bị xóa hoặc sửa, các xã trong đó có kết "
        "quả “Chưa nộp”.",
        "If the sheet does hold figures and its header was deleted or changed, its communes "
        "show as not submitted.",
    )
    bad = Text(
        "trang tính “Xã cù lao” có số liệu nhưng mất hàng tiêu đề",
        "the sheet “Islands” holds figures but has lost its header row",
    )
    good = Text(
        "trang tính “Xã cù lao” có hàng tiêu đề như trang tính “Chỉ tiêu”",
        "the sheet “Islands” has a header row like the sheet “Chỉ tiêu”",
    )
    rows: int


class NoHeader(Finding, frozen=True, kw_only=True):
    """A workbook in which no sheet has a recognisable header."""

    code = "W013"
    severity = Severity.ERROR
    title = Text("Không nhận ra tiêu đề", "Header not recognised")
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
        "Không có tiêu đề thì không xác định được cột nào là chỉ tiêu nào; đoán theo thứ tự "
        "cột có thể lấy số trẻ em được khám làm số trẻ em được tiêm chủng.",
        "Without a header it is unclear which column is which. Going by their order could "
        "score children examined as children vaccinated.",
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
    known: tuple[Text, ...] = ()
    near: tuple[Text, ...] = ()


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
        "không cần sửa nếu các hàng này không phải là xã",
        "nothing to do if these rows are not communes",
    )
    why = Text(
        "Hàng tổng cộng không phải là xã; nhưng xã bị bỏ qua nhầm sẽ có kết quả “Chưa nộp”, "
        "nên đề nghị kiểm tra lại các hàng này.",
        "A row of totals is not a commune; but a commune that was skipped by mistake shows as "
        "not submitted, so please check these rows.",
    )
    bad = Text(
        "`| Vọng Tê | |`: không mã xã, tên viết sai, chưa có số liệu",
        "`| Vọng Tê | |`: no code, a misspelt name, no figures yet",
    )
    good = Text("`30727 | Xã Vọng Thê | |`", "`30727 | Xã Vọng Thê | |`")
    rows: str
    columns: bool = False

    def say(self, language: Language) -> str:
        """Give the message; of a table with communes across they are columns."""
        return (_COLUMNS_SKIPPED if self.columns else self.message).say(language, rows=self.rows)

    def say_fix(self, language: Language) -> str:
        """Give the way to correct it."""
        return (_NO_COMMUNES if self.columns else self.fix).say(language)


_COLUMNS_SKIPPED = Text(
    "các cột không phải xã (tổng cộng, ghi chú) được bỏ qua: {rows}",
    "columns that are not communes (totals, notes) were skipped: {rows}",
)
_NO_COMMUNES = Text(
    "không cần sửa nếu các cột này không phải là xã",
    "nothing to do if these columns are not communes",
)


class RowNotRecognised(Finding, frozen=True, kw_only=True):
    """A row with figures whose commune cannot be told."""

    code = "W015"
    severity = Severity.ERROR
    title = Text("Không xác định được xã", "Row of an unknown commune")
    message = Text(
        "hàng có số liệu nhưng không xác định được là xã nào[ (tên “{given_name}”)]; hàng này "
        "chưa được tính",
        "the row holds figures but its commune is unknown[ (name “{given_name}”)]; it was not "
        "counted",
    )
    fix = Text(
        "ghi mã xã 5 chữ số[; tên gần giống trong danh mục: {near}][; nếu cả tệp là của một huyện: "
        'thêm `--district "{district}"`]',
        "write the commune's 5-digit code[; similar names on the register: {near}][; if the file "
        'is of one district: add `--district "{district}"`]',
    )
    why = Text(
        "Tính hàng này cho một xã có tên gần giống sẽ làm sai kết quả của cả hai xã. Trong khi "
        "chờ sửa, xã thật có kết quả “Chưa nộp”.",
        "To give the row to a commune with a similar name would falsify both verdicts. Until "
        "it is corrected, the real commune shows as not submitted.",
    )
    bad = Text(
        "`| An Phú | 240`, trong tệp của cả tỉnh có thị trấn An Phú và xã An Phú",
        "`| An Phú | 240`, in the file of a province with both a township and a commune An Phú",
    )
    good = Text("`30514 | Xã An Phú | 240`", "`30514 | Xã An Phú | 240`")
    given_name: str
    near: tuple[str, ...] = ()
    district: str = ""


class HiddenSheetRead(Finding, frozen=True, kw_only=True):
    """A hidden sheet with figures."""

    code = "W020"
    severity = Severity.WARNING
    title = Text("Trang tính ẩn có số liệu", "Hidden sheet with data")
    message = Text(
        "trang tính bị ẩn nhưng có số liệu và vẫn được đọc",
        "the sheet is hidden but holds figures, which were read",
    )
    fix = Text(
        "bỏ ẩn trang tính, hoặc xóa nếu không dùng",
        "unhide the sheet, or delete it if it is not used",
    )
    why = Text(
        "Trang tính ẩn thường là bản cũ. Số liệu cũ đã được tính vào kết quả mà người mở tệp "
        "Excel không nhìn thấy.",
        "A hidden sheet is often an old version. Its figures are part of the result, and "
        "people who open the workbook do not see them.",
    )
    bad = Text(
        "trang tính ẩn “Chỉ tiêu (cũ)” còn số liệu năm trước",
        "a hidden sheet “Chỉ tiêu (cũ)” that still holds last year's figures",
    )
    good = Text(
        "tệp Excel chỉ còn trang tính “Chỉ tiêu” và “Thông tin”",
        "the workbook has only the sheets “Chỉ tiêu” and “Thông tin”",
    )


class NoCommunes(Finding, frozen=True, kw_only=True):
    """No figure of any commune, and nothing else that explains it."""

    code = "W023"
    severity = Severity.ERROR
    title = Text("Không có xã nào để chấm điểm", "No commune to score")
    message = Text(
        "không có số liệu của xã nào nên không chấm điểm được",
        "there are no figures of any commune, so nothing can be scored",
    )
    fix = Text(
        "ghi số liệu mỗi xã vào một hàng dưới hàng tiêu đề; mẫu do `cftscore template` lập có "
        "sẵn các hàng",
        "write the figures of each commune into a row below the header row; a form made by "
        "`cftscore template` has these rows",
    )
    why = Text(
        "Báo cáo không có xã nào dễ bị hiểu là đã chấm điểm xong.",
        "A report without communes would look complete while nothing was scored.",
    )
    bad = Text("tệp chỉ có hàng tiêu đề", "a file with only a header row")
    good = Text(
        "dưới hàng tiêu đề có `30727 | Xã Vọng Thê | 258 | 257`",
        "below the header row: `30727 | Xã Vọng Thê | 258 | 257`",
    )


class HiddenData(Finding, frozen=True, kw_only=True):
    """Rows, columns or cells that hold data and do not show."""

    code = "W026"
    severity = Severity.WARNING
    title = Text("Số liệu bị ẩn", "Hidden data")
    message = Text(
        "có số liệu ở {what} bị ẩn: {which}; số liệu ẩn vẫn được đọc",
        "there is data in hidden {what}: {which}; it was read",
    )
    fix = Text(
        "bỏ ẩn để kiểm tra, rồi giữ hoặc xóa", "unhide them to check, then keep or delete them"
    )
    why = Text(
        "Người thẩm định mở tệp Excel không thấy số liệu ẩn, nhưng số liệu đó vẫn quyết định "
        "kết quả.",
        "People who check the workbook do not see hidden figures, yet the figures decide verdicts.",
    )
    bad = Text("hàng 12 của xã Vọng Thê bị ẩn", "row 12, the row of Vọng Thê commune, is hidden")
    good = Text("hàng 12 hiển thị như các hàng khác", "row 12 is visible like the others")
    what: Text
    which: str


class FiguresOfOtherFiles(Finding, frozen=True, kw_only=True):
    """Figures that formulas take from another workbook."""

    code = "W051"
    severity = Severity.WARNING
    title = Text("Số liệu lấy từ tệp khác", "Figures from another workbook")
    message = Text(
        "công thức lấy số liệu từ tệp khác, số được đọc là số lưu lần cuối: {cells}",
        "formulas take figures from another workbook; they were read as last saved: {cells}",
    )
    fix = Text(
        "mở tệp trong Excel, cập nhật liên kết, kiểm tra, rồi dán lại dưới dạng giá trị",
        "open the file in Excel, update the links, check, and paste the figures as values",
    )
    why = Text(
        "Tệp nguồn được sửa hay chuyển chỗ thì các ô này vẫn giữ số cũ mà không báo gì.",
        "When the other workbook is corrected or moved, these cells keep the old figures without "
        "a word.",
    )
    bad = Text("`=[xa.xlsx]Sheet1!A1`", "`=[xa.xlsx]Sheet1!A1`")
    good = Text("`165`", "`165`")
    cells: str


class NothingCarried(Finding, frozen=True, kw_only=True):
    """Workbooks of the last period of which nothing fits the new template."""

    code = "W027"
    severity = Severity.WARNING
    title = Text("Không có số liệu kỳ trước để chuyển sang", "Nothing to carry over")
    message = Text(
        "các tệp kỳ trước không có số liệu chuyển sang được cho xã nào của mẫu",
        "the workbooks of the last period hold nothing to carry over for any commune of the "
        "template",
    )
    fix = Text(
        "chỉ định đúng tệp kỳ trước của địa phương này; xã đã đổi mã hoặc tên thì điền mới",
        "name the file of the last period for this place; a commune with a new code or name "
        "must be filled in again",
    )
    why = Text(
        "Mẫu vẫn được lập nhưng để trống hoàn toàn, khác với yêu cầu của `--prefill`.",
        "The template was made but is blank, which is not what `--prefill` asked for.",
    )
    bad = Text(
        "lập mẫu Thoại Sơn với `--prefill 2019/chau-doc.xlsx`",
        "a template of Thoại Sơn with `--prefill 2019/chau-doc.xlsx`",
    )
    good = Text(
        "lập mẫu Thoại Sơn với `--prefill 2019/thoai-son.xlsx`",
        "a template of Thoại Sơn with `--prefill 2019/thoai-son.xlsx`",
    )


class HamletRows(Finding, frozen=True, kw_only=True):
    """Rows of hamlets, in a table of communes."""

    code = "W049"
    severity = Severity.WARNING
    title = Text("Hàng của thôn, ấp, khóm", "Row of a hamlet")
    message = Text(
        "{count} hàng là của thôn, ấp, khóm (như “{name}”), không phải của xã, nên không được "
        "tính: {rows}",
        "{count:row is that of a hamlet|rows are each that of a hamlet}, not of a commune, and "
        "{count:was|were} not counted: {rows} (such as “{name}”)",
    )
    fix = Text(
        "ghi số của cả xã vào hàng của xã; nếu hàng này là một xã thì ghi mã xã 5 chữ số",
        "write the figures of the whole commune into the commune's own row; where such a row is a "
        "commune, write its 5-digit code",
    )
    why = Text(
        "Số của một ấp không phải là số của xã. Chương trình không tự cộng các ấp, vì không biết "
        "có đủ các ấp hay không.",
        "The figures of a hamlet are not the commune's. They are not added up, as it is not known "
        "whether all hamlets are there.",
    )
    bad = Text(
        "`Xã Vọng Thê | ` và `Ấp Tân Hiệp | 240`", "`Xã Vọng Thê | ` and `Ấp Tân Hiệp | 240`"
    )
    good = Text("`Xã Vọng Thê | 960`", "`Xã Vọng Thê | 960`")
    count: int
    name: str
    rows: str


class MarksUnknown(Finding, frozen=True, kw_only=True):
    """A workbook of which only the values can be read, not how they show."""

    code = "W029"
    severity = Severity.WARNING
    title = Text("Chỉ đọc được giá trị", "Only values can be read")
    message = Text(
        "chỉ đọc được giá trị ở trang tính {sheets}: không biết ô nào hiển thị phần trăm, báo "
        "lỗi, bị gạch bỏ hoặc bị ẩn, công thức nào chưa tính",
        "only values of sheet {sheets} can be read; it is not known which cells show "
        "percentages or errors, are struck out or hidden, and which formulas have no result",
    )
    fix = Text(
        "mở bằng Excel hoặc LibreOffice rồi lưu dưới dạng .xlsx",
        "open it in Excel or LibreOffice and save it as .xlsx",
    )
    why = Text(
        "Ô hiển thị 100% lưu giá trị 1 và được đọc là một trẻ em. Với tệp .xlsx chương trình "
        "nhận ra và báo; với tệp này thì không.",
        "A cell that shows 100% stores the value 1 and is read as one child. In an .xlsx file "
        "this is detected; in this file it is not.",
    )
    bad = Text("thoai-son.xlsb", "thoai-son.xlsb")
    good = Text("thoai-son.xlsx", "thoai-son.xlsx")
    sheets: tuple[str, ...]
    partly: bool = False

    def say(self, language: Language) -> str:
        """Give the message; of an .xlsb something is known."""
        return (_PARTLY if self.partly else self.message).say(language, sheets=self.sheets)


_PARTLY = Text(
    "trang tính {sheets} là .xlsb: không biết công thức nào chưa tính, phần nào của ô bị gạch bỏ "
    "hoặc là ký hiệu chú thích, ô nào có ghi chú hoặc chữ trùng màu nền",
    "sheet {sheets} is in an .xlsb: it is not known which formulas have no result, which parts of "
    "a cell are struck out or a footnote mark, and which cells have notes or letters that cannot "
    "be seen",
)
