"""H: findings about mappings of headings, and about the vocabulary that tells them."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class MappingWrong(Finding, frozen=True, kw_only=True):
    """A mapping of headings that cannot be used as it is."""

    code = "H013"
    severity = Severity.ERROR
    title = Text("Tệp ánh xạ tiêu đề sai", "Wrong mapping of headings")
    message = Text("{problem}[; có phải: {near}?]", "{problem}[; did you mean: {near}?]")
    fix = Text(
        "sửa chỗ này, hoặc lập lại tệp bằng `cftscore map`",
        "correct the place, or write the file anew with `cftscore map`",
    )
    why = Text(
        "Tệp ánh xạ quyết định cột nào là chỉ tiêu nào, nên được kiểm tra như một bộ tiêu chí: "
        "một tiêu đề chỉ có một nghĩa và chỉ tiêu phải có thật.",
        "A mapping decides which column is which indicator, so it is checked like a criteria set: "
        "a heading means one thing, and the indicator exists.",
    )
    bad = Text("`is: birth_due`", "`is: birth_due`")
    good = Text("`is: births_due`", "`is: births_due`")
    problem: Text
    near: tuple[str, ...] = ()


class MappingUsed(Finding, frozen=True, kw_only=True):
    """A mapping that lies beside the workbooks and was used."""

    code = "H009"
    severity = Severity.NOTE
    title = Text("Đã dùng tệp ánh xạ", "Mapping used")
    message = Text(
        "đã dùng tệp ánh xạ tiêu đề nằm cạnh các tệp Excel: {count} tiêu đề",
        "the mapping of headers beside the workbooks was used: {count:header|headers}",
    )
    fix = Text(
        "không cần làm gì; đổi tên hoặc chuyển tệp đi nếu không muốn dùng",
        "nothing to do; rename or move the file if it shall not be used",
    )
    why = Text(
        "Tệp này quyết định cột nào là chỉ tiêu nào, nên người đọc kết quả phải biết là nó có mặt.",
        "The file decides which column is which indicator, so whoever reads the result must know "
        "that it is there.",
    )
    bad = Text(
        "`cftscore-map.yaml` cạnh `bao-cao.xlsx`", "`cftscore-map.yaml` beside `report.xlsx`"
    )
    good = Text("không có tệp ánh xạ cạnh tệp Excel", "no mapping beside the workbook")
    count: int


class MappingNotUsed(Finding, frozen=True, kw_only=True):
    """A mapping none of whose headings stands in the workbooks."""

    code = "H010"
    severity = Severity.WARNING
    title = Text("Tệp ánh xạ không khớp", "Mapping that fits nothing")
    message = Text(
        "không tiêu đề nào của tệp ánh xạ có trong các tệp Excel",
        "no heading of the mapping stands in the workbooks",
    )
    fix = Text(
        "lập tệp ánh xạ cho các tệp Excel này bằng `cftscore map`",
        "write a mapping for these workbooks with `cftscore map`",
    )
    why = Text(
        "Tiêu đề đã đổi, hoặc đây là tệp ánh xạ của mẫu biểu khác; những gì đã xác nhận không có "
        "tác dụng.",
        "The headings have changed, or the mapping is that of another form; what was confirmed "
        "has no effect.",
    )
    bad = Text(
        "tệp ánh xạ có “Số trẻ”, tệp Excel có “Số TE”",
        "the mapping has “Số trẻ”, the workbook “Số TE”",
    )
    good = Text("cả hai có “Số TE”", "both have “Số TE”")


class FormColumnUnclear(Finding, frozen=True, kw_only=True):
    """Forms of which nothing tells which column holds the figures of the period."""

    code = "H015"
    severity = Severity.ERROR
    title = Text("Không rõ cột số liệu của phiếu", "Form with no certain column of figures")
    message = Text(
        "không rõ cột nào của phiếu là số liệu của kỳ: {columns}; {count} phiếu chưa được đọc",
        "which column of the form holds the period's figures is not clear: {columns}; "
        "{count:form was|forms were} not read",
    )
    fix = Text(
        "ghi “Số liệu” làm tiêu đề của cột đó, hoặc lập tệp ánh xạ bằng `cftscore map` và chọn "
        "“Cột số liệu của phiếu” (figures) cho cột đó",
        "write “Số liệu” as the header of that column, or write a mapping with `cftscore map` and "
        "choose “Column of figures of a form” (figures) for it",
    )
    why = Text(
        "Kế hoạch, 6 tháng, năm trước hay điểm tự chấm không phải là số liệu của kỳ; không đoán.",
        "A plan, half a year, last year or points are not the figures of the period; none is "
        "guessed.",
    )
    bad = Text("`Nội dung | 6 tháng | Cả năm`", "`Nội dung | 6 tháng | Cả năm`")
    good = Text("`Nội dung | Số liệu`", "`Nội dung | Số liệu`")
    columns: tuple[str, ...]
    count: int


class ColumnsMissing(Finding, frozen=True, kw_only=True):
    """Many columns that a file lacks, in one list."""

    code = "H016"
    severity = Severity.ERROR
    title = Text("Thiếu nhiều cột", "Many columns missing")
    message = Text(
        "thiếu {count} cột; các cột này của mọi xã trong tệp coi như chưa có số liệu: {columns}",
        "{count:column is|columns are} missing and count as blank for every commune in the file: "
        "{columns}",
    )
    fix = Text(
        "thêm các cột này; nếu tệp đã có mà ghi tiêu đề khác thì chỉ ra bằng `cftscore map`",
        "add the columns; if the file has them under other headers, say so with `cftscore map`",
    )
    why = Text(
        "Thiếu cột không có nghĩa là số 0: mọi nội dung dùng các cột này thành chưa xác định. "
        "Phần lớn là do tiêu đề chưa nhận ra, hoặc do tệp chỉ có số liệu của một ngành.",
        "A missing column does not mean 0: every item that uses it becomes unknown. Mostly the "
        "headers were not recognised, or the file holds the figures of one department only.",
    )
    bad = Text("`Tên xã | Tổng số trẻ em`", "`name | children_total`")
    good = Text("tệp có đủ các cột của mẫu", "a file with all the columns of the template")
    count: int
    columns: tuple[Text, ...]


class VocabularyWrong(Finding, frozen=True, kw_only=True):
    """A file of the words of headings that cannot be used as it is."""

    code = "H011"
    severity = Severity.ERROR
    title = Text("Tệp từ vựng sai", "Wrong file of words")
    message = Text("tệp từ vựng của tiêu đề: {problem}", "the words of headings: {problem}")
    fix = Text("sửa dòng này trong tệp từ vựng", "correct the line in the file of words")
    why = Text(
        "Tệp từ vựng cho biết tiêu đề nào là chỉ tiêu nào; một từ có hai nghĩa thì số liệu có thể "
        "vào nhầm cột.",
        "The file of words tells which heading is which indicator; where a word means two things, "
        "figures may go to the wrong one.",
    )
    bad = Text(
        "“xã” nằm dưới cả `name` và `district`", "“xã” stands under both `name` and `district`"
    )
    good = Text("“xã” chỉ nằm dưới `name`", "“xã” stands under `name` only")
    problem: Text
