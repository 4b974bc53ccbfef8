"""H: findings about the header of a sheet."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class ColumnMissing(Finding, frozen=True, kw_only=True):
    """An indicator without a column."""

    code = "H001"
    severity = Severity.ERROR
    title = Text("Thiếu cột", "Column missing")
    message = Text(
        "thiếu cột “{label}” ({key}); cột này của mọi xã trong tệp coi như chưa có số liệu",
        "there is no column “{label}” ({key}); it counts as missing for every commune in the file",
    )
    fix = Text(
        "thêm cột có tiêu đề “{label}” (hoặc khóa {key})",
        "add a column headed “{label}” (or {key})",
    )
    why = Text(
        "Thiếu cột không có nghĩa là số 0: mọi nội dung dùng cột này thành chưa xác định, "
        "nhiều xã chỉ có kết quả “Chưa đủ số liệu”.",
        "A missing column does not mean 0: every item that uses it becomes unknown, and many "
        "communes end up “incomplete”.",
    )
    bad = Text("`Mã xã | Tên xã | Số trẻ em phải khai sinh`", "`code | name | births_due`")
    good = Text(
        "`Mã xã | Tên xã | Số trẻ em phải khai sinh | Số trẻ em đã khai sinh đúng quy định`",
        "`code | name | births_due | births_registered`",
    )
    key: str
    label: Text


class ColumnMisspelt(Finding, frozen=True, kw_only=True):
    """A header that nearly matches an indicator that is missing."""

    code = "H002"
    severity = Severity.WARNING
    title = Text("Tiêu đề gần giống một chỉ tiêu", "Header similar to an indicator")
    message = Text(
        "tiêu đề “{header}” không khớp chỉ tiêu nào nên cột bị bỏ qua",
        "the header “{header}” matches no indicator, so the column was ignored",
    )
    fix = Text("có phải là: {near}? Sửa lại tiêu đề", "did you mean: {near}? Correct the header")
    why = Text(
        "Sai một chữ trong tiêu đề thì số liệu đã có của mọi xã bị coi là thiếu. Chương trình "
        "không tự nhận, vì nhiều chỉ tiêu chỉ khác nhau một vài chữ (“thể nhẹ cân”, “thể thấp "
        "còi”).",
        "One wrong letter in a header makes the figures of every commune missing. They are not "
        "matched by guess, because many labels differ by a word only.",
    )
    bad = Text("`Số trẻ em phải kha sinh`", "`Children due to be registred at birth`")
    good = Text("`Số trẻ em phải khai sinh`", "`Children due to be registered at birth`")
    header: str
    near: tuple[Text, ...]


class ColumnIgnored(Finding, frozen=True, kw_only=True):
    """A column beyond the criteria set."""

    code = "H003"
    severity = Severity.NOTE
    title = Text("Bỏ qua cột", "Column ignored")
    message = Text(
        "cột “{header}” không thuộc bộ tiêu chí nên bị bỏ qua",
        "the column “{header}” is not part of the criteria set and was ignored",
    )
    fix = Text(
        "không cần sửa nếu cột này không phải là chỉ tiêu",
        "nothing to do if this is not an indicator",
    )
    why = Text(
        "Thường là cột ghi chú. Nếu đây là một chỉ tiêu ghi theo tên khác thì số liệu của cột "
        "không được chấm điểm.",
        "Usually this is a column of remarks. If it is an indicator under another name, its "
        "figures are not scored.",
    )
    bad = Text("`TE 2020` thay cho `Tổng số trẻ em`", "`Kids 2020` in place of `All children`")
    good = Text(
        "`Tổng số trẻ em`, hoặc khóa `children_total`",
        "`All children`, or the key `children_total`",
    )
    header: str


class ColumnTwice(Finding, frozen=True, kw_only=True):
    """Two columns for one indicator."""

    code = "H004"
    severity = Severity.ERROR
    title = Text("Hai cột cho một chỉ tiêu", "Two columns for one indicator")
    message = Text(
        "các cột {columns} cùng là “{label}” ({key}); chỗ nào khác nhau coi như chưa có số liệu",
        "columns {columns} are all “{label}” ({key}); where they differ, the figure counts as "
        "missing",
    )
    fix = Text("xóa hoặc đổi tên cột thừa", "delete or rename the surplus column")
    why = Text(
        "Không xác định được cột nào là số liệu của kỳ này; cột còn lại có thể là số liệu năm "
        "trước.",
        "It is unclear which column holds the figures of this period; the other may hold last "
        "year's.",
    )
    bad = Text(
        "cột J và cột AT cùng có tiêu đề `births_due`",
        "columns J and AT are both headed `births_due`",
    )
    good = Text(
        "cột J `births_due`, cột AT `Năm trước`", "column J `births_due`, column AT `Last year`"
    )
    key: str
    label: Text
    columns: tuple[str, ...]


class HeadingsContradict(Finding, frozen=True, kw_only=True):
    """A column whose key and label are those of two indicators."""

    code = "H005"
    severity = Severity.ERROR
    title = Text("Tiêu đề mâu thuẫn", "Contradictory headers")
    message = Text(
        "cột có tiêu đề của hai chỉ tiêu ({keys}): {labels}; không xác định được là chỉ tiêu "
        "nào nên cột không được đọc",
        "the column has the headers of two indicators ({keys}): {labels}; it is unclear which "
        "applies, so the column was not read",
    )
    fix = Text(
        "sửa hàng tiêu đề hoặc hàng khóa để cả hai cùng chỉ một chỉ tiêu",
        "correct the label or the key so that both name the same indicator",
    )
    why = Text(
        "Chuyển cột mà không chuyển hàng khóa (thường bị ẩn) thì số liệu của chỉ tiêu này bị "
        "tính cho chỉ tiêu khác.",
        "If columns are moved without the row of keys, which is often hidden, figures count "
        "for another indicator.",
    )
    bad = Text(
        "tiêu đề `Tổng số trẻ em` ở trên, khóa `births_due` ở dưới",
        "the label `All children` above the key `births_due`",
    )
    good = Text(
        "tiêu đề `Tổng số trẻ em` ở trên, khóa `children_total` ở dưới",
        "the label `All children` above the key `children_total`",
    )
    keys: tuple[str, ...]
    labels: tuple[Text, ...]


class OnlyParts(Finding, frozen=True, kw_only=True):
    """Figures under a heading that are parts of it, or of another time, and no whole."""

    code = "H006"
    severity = Severity.ERROR
    title = Text("Chỉ có số thành phần", "Only parts of a figure")
    message = Text(
        "dưới “{label}” chỉ có các cột {parts}, không cột nào chắc chắn là số của chỉ tiêu này; "
        "chỉ tiêu coi như chưa có số liệu[; mọi hàng đều có đủ hai số: {sum} có thể là số của chỉ "
        "tiêu]",
        "under “{label}” stand only the columns {parts}, none of which is surely the indicator's "
        "own figure; the indicator counts as missing[; every row has both: {sum} may be the "
        "figure]",
    )
    fix = Text(
        "thêm cột tổng số, hoặc dùng `cftscore map` để chỉ ra cột cần đọc",
        "add a column of totals, or say which column it is with `cftscore map`",
    )
    why = Text(
        "Nam và nữ, kế hoạch và thực hiện, năm trước và năm nay đều không phải là cả chỉ tiêu. "
        "Lấy một cột làm số của cả xã thì có thể chấm 46 trẻ em bị tai nạn thành 23.",
        "Boys and girls, the plan and what was done, last year and this year: none is the whole. "
        "To take one of them may score 46 injured children as 23.",
    )
    bad = Text(
        "`Số trẻ em bị tai nạn, thương tích` trên `Nam | Nữ`",
        "`Children injured in accidents` over `Nam | Nữ`",
    )
    good = Text(
        "`Số trẻ em bị tai nạn, thương tích` trên `Tổng số | Nam | Nữ`",
        "`Children injured in accidents` over `Tổng số | Nam | Nữ`",
    )
    key: str
    label: Text
    parts: tuple[str, ...]
    sum: str = ""


class HeadingsUnknown(Finding, frozen=True, kw_only=True):
    """Many headings of a table that name nothing known, in one list."""

    code = "H007"
    severity = Severity.WARNING
    title = Text("Nhiều tiêu đề chưa nhận ra", "Many headings not recognised")
    message = Text(
        "{count} cột có tiêu đề chưa nhận ra nên bị bỏ qua: {headings}",
        "{count:column was|columns were} ignored, as the headers are not recognised: {headings}",
    )
    fix = Text(
        "dùng `cftscore map` để chỉ ra mỗi cột là chỉ tiêu nào, hoặc không dùng; cũng có thể dán "
        "hàng khóa của mẫu vào dưới tiêu đề",
        "say with `cftscore map` which indicator each column is, or that it is not used; or paste "
        "the template's row of keys under the heading",
    )
    why = Text(
        "Tiêu đề của mỗi cơ quan một khác. Chỉ tiêu đề chắc chắn nói về một chỉ tiêu mới được "
        "nhận; còn lại phải có người chỉ ra một lần.",
        "Every office has headings of its own. Only one that surely means an indicator is taken; "
        "of the others somebody must say once what they are.",
    )
    bad = Text("`CB | CTV | Ban | Sinh | KS | XH`", "`Off. | Coll. | Board | Born | Reg. | Abused`")
    good = Text(
        "tiêu đề như trên, và tệp `cftscore-map.yaml` bên cạnh",
        "the same headings, with a file `cftscore-map.yaml` beside them",
    )
    count: int
    headings: tuple[Text, ...]


class OnlyRatios(Finding, frozen=True, kw_only=True):
    """Shares and rates without the counts that they are of."""

    code = "H012"
    severity = Severity.ERROR
    title = Text("Chỉ có tỷ lệ, không có số đếm", "Only shares and rates")
    message = Text(
        "{count} nội dung chỉ có tỷ lệ hoặc tỷ suất nên chưa chấm điểm được; cần hai số đếm cho "
        "mỗi nội "
        "dung: {needed}",
        "{count:item has|items have} only a share or rate and cannot be scored; two counts are "
        "needed for each: {needed}",
    )
    fix = Text(
        "bổ sung hai cột số đếm của mỗi nội dung bên cạnh cột tỷ lệ",
        "add the two columns of counts of each item beside its share or rate",
    )
    why = Text(
        "97,96% làm tròn thành 98% là đạt, tính từ số đếm thì chưa đạt. Tỷ lệ ghi tay không cho "
        "biết đã làm tròn thế nào và không ai kiểm tra lại được.",
        "97.96% rounded to 98% passes; the counts do not. A share written by hand does not tell "
        "how it was rounded, and nobody can check it.",
    )
    bad = Text("`Tỷ lệ TE được ĐKKS (%)`: `98,0`", "`Tỷ lệ TE được ĐKKS (%)`: `98.0`")
    good = Text(
        "`Số trẻ em phải khai sinh`: `49`; `Số trẻ em đã khai sinh đúng quy định`: `48`",
        "`births_due`: `49`; `births_registered`: `48`",
    )
    count: int
    needed: tuple[Text, ...]


class RatiosScored(Finding, frozen=True, kw_only=True):
    """Shares and rates without counts that are scored on demand."""

    code = "H014"
    severity = Severity.WARNING
    title = Text("Chấm theo tỷ lệ, không có số đếm", "Scored by shares and rates")
    message = Text(
        "{count} nội dung được chấm điểm theo tỷ lệ ghi trong tệp (--ratios); không có số đếm nào "
        "xác "
        "nhận. Số đếm cần có: {needed}",
        "{count:item is|items are} scored by the shares and rates of the file (--ratios), which no "
        "counts confirm. The counts needed: {needed}",
    )
    fix = Text(
        "bổ sung hai cột số đếm của mỗi nội dung bên cạnh cột tỷ lệ",
        "add the two columns of counts of each item beside its share or rate",
    )
    why = Text(
        "97,96% làm tròn thành 98% là đạt, tính từ số đếm thì chưa đạt. Kết quả chấm theo tỷ lệ "
        "chỉ đúng nếu mọi tỷ lệ đều đúng và chưa làm tròn.",
        "97.96% rounded to 98% passes; the counts do not. A result by shares is right only if "
        "every share is, and was not rounded.",
    )
    bad = Text("`Tỷ lệ TE được ĐKKS (%)`: `98,0`", "`Tỷ lệ TE được ĐKKS (%)`: `98.0`")
    good = Text(
        "`Số trẻ em phải khai sinh`: `49`; `Số trẻ em đã khai sinh đúng quy định`: `48`",
        "`births_due`: `49`; `births_registered`: `48`",
    )
    count: int
    needed: tuple[Text, ...]


class HeadingIsShare(Finding, frozen=True, kw_only=True):
    """A column of an indicator whose heading is that of a share."""

    code = "H008"
    severity = Severity.ERROR
    title = Text("Tiêu đề cột là tỷ lệ", "Header of a ratio")
    message = Text(
        "tiêu đề “{header}” là tỷ lệ, trong khi cột phải ghi số đếm “{label}”; cột này không "
        "được đọc",
        "the header “{header}” is a ratio, but the column must hold the count “{label}”; it "
        "was not read",
    )
    fix = Text(
        "ghi số đếm vào cột và bỏ “%” khỏi tiêu đề",
        "write counts into the column and remove “%” from the header",
    )
    why = Text(
        "Cột ghi 97, 99, 98 (%) nếu đọc thành 97, 99, 98 trẻ em thì xã nào cũng mất điểm của "
        "nội dung này.",
        "If 97, 99, 98 (%) were read as 97, 99, 98 children, every commune would lose the "
        "points of the item.",
    )
    bad = Text(
        "cột “Số trẻ em đã khai sinh đúng quy định (%)”",
        "a column “Children registered at birth as prescribed (%)”",
    )
    good = Text(
        "cột “Số trẻ em đã khai sinh đúng quy định”",
        "a column “Children registered at birth as prescribed”",
    )
    header: str
    key: str
    label: Text
