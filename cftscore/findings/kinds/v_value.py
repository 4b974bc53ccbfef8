"""V: findings about one value."""

from __future__ import annotations

import re
from decimal import Decimal

from cftscore.core.text import Language, Text
from cftscore.findings.model import Finding, Severity

_MARKED = re.compile(r"[0-9]+[.,][0-9]+")


class ValueFinding(Finding, frozen=True, kw_only=True):
    """The base of findings about one cell of one indicator."""

    severity = Severity.ERROR
    label: Text
    given: str | Text = ""

    def say(self, language: Language) -> str:
        """Give the message; of a cell that shows another number than it holds it says both."""
        held = _SHOWS_ANOTHER.fullmatch(str(self.given))
        if held is None:
            return super().say(language)
        message = _ANOTHER if held["shown"] else _NOTHING
        return message.say(language, label=self.label, **held.groupdict())

    def say_fix(self, language: Language) -> str:
        """Give the way to correct it; of a cell that shows another number, that is its format."""
        if _SHOWS_ANOTHER.fullmatch(str(self.given)):
            return _FORMAT.say(language)
        return super().say_fix(language)


_SHOWS_ANOTHER = re.compile("(?P<stored>[0-9]+) → “(?P<shown>.*)”", re.DOTALL)
_ANOTHER = Text(
    "“{label}”: ô lưu số {stored} nhưng hiển thị “{shown}”",
    "“{label}”: the cell holds {stored} but shows “{shown}”",
)
_NOTHING = Text(
    "“{label}”: ô lưu số {stored} nhưng không hiển thị gì",
    "“{label}”: the cell holds {stored} but shows nothing",
)
_FORMAT = Text(
    "đổi định dạng ô thành Số, không có phần thập phân, rồi gõ lại con số đúng",
    "set the cell's format to Number without decimals, then type the right figure",
)


class ValueMissing(ValueFinding, frozen=True, kw_only=True):
    """A blank cell of an indicator."""

    code = "V001"
    severity = Severity.WARNING
    title = Text("Thiếu số liệu", "Missing value")
    message = Text("“{label}” để trống", "“{label}” is blank")
    fix = Text(
        "điền số liệu; nếu không có trường hợp nào thì ghi 0",
        "fill it in; if there is no case, write 0",
    )
    why = Text(
        "Để trống không phải là 0: nội dung dùng ô này chưa chấm điểm được, tổng điểm là một "
        "khoảng và kết quả có thể là “Chưa đủ số liệu”.",
        "Blank is not 0: items that use the cell cannot be scored, the total becomes a range, and "
        "the verdict may be “incomplete”.",
    )
    bad = Text("ô trống, hoặc ô ghi `-`", "an empty cell, or a cell that says `-`")
    good = Text(
        "`0` nếu không có trường hợp nào, nếu có thì ghi số thực tế",
        "`0` if there is no case, otherwise the count",
    )
    answers: bool = False

    def say(self, language: Language) -> str:
        """Give the message; of a cell that holds a dash it says what the cell holds."""
        return (_DASH if self.given else self.message).say(language, **self._values())

    def say_fix(self, language: Language) -> str:
        """Give the way to correct it: in a column of answers nothing is counted."""
        return (_CHOOSE if self.answers else self.fix).say(language)


_DASH = Text(
    "“{label}”: ô ghi “{given}”, coi như để trống",
    "“{label}”: the cell says “{given}” and counts as blank",
)
_CHOOSE = Text(
    "chọn Có hoặc Không; để trống không có nghĩa là Không",
    "choose Yes or No; a blank does not mean No",
)


class NotNumber(ValueFinding, frozen=True, kw_only=True):
    """Text where a number is due."""

    code = "V002"
    title = Text("Không phải số", "Not a number")
    message = Text(
        "“{label}”: phải là một số, ô ghi “{given}”",
        "“{label}”: expected a number, the cell says “{given}”",
    )
    fix = Text("ghi một số nguyên từ 0 trở lên", "write a whole number of 0 or more")
    why = Text(
        "Chương trình không tự lấy số từ chữ: “120 (5 em chuyển đi)” là 120 hay 115? Ô này coi "
        "như chưa có số liệu.",
        "Numbers are not picked out of words: is “120 (5 moved away)” 120 or 115? The cell "
        "counts as missing.",
    )
    bad = Text("`khoảng 120`", "`about 120`")
    good = Text("`120`", "`120`")


class NegativeCount(ValueFinding, frozen=True, kw_only=True):
    """A count below zero."""

    code = "V003"
    title = Text("Số âm", "Negative count")
    message = Text(
        "“{label}”: số đếm không thể âm ({given})",
        "“{label}”: a count cannot be negative ({given})",
    )
    fix = Text("ghi một số nguyên từ 0 trở lên", "write a whole number of 0 or more")
    why = Text(
        "Số âm thường do công thức trừ nhầm ô. Nếu chấm điểm thì mức “tối đa” cho điểm cao "
        "nhất với một con số không thể có.",
        "A negative count usually comes from a formula that subtracts the wrong cell. Bands of "
        "the kind “up to” would give it full points.",
    )
    bad = Text("`-5`", "`-5`")
    good = Text("`5`, hoặc `0` nếu không có trường hợp nào", "`5`, or `0` if there is no case")


class FractionalCount(ValueFinding, frozen=True, kw_only=True):
    """A count with a fraction: often a percentage where the count is due."""

    code = "V004"
    title = Text("Số đếm không nguyên", "Fractional count")
    message = Text(
        "“{label}”: phải là số nguyên, ô ghi {given} (có phải tỷ lệ?)",
        "“{label}”: expected a whole number, the cell says {given} (is it a ratio?)",
    )
    fix = Text("ghi số trẻ em hoặc số vụ việc, không ghi tỷ lệ", "write the count, not the ratio")
    why = Text(
        "Chương trình cần số đếm và tự tính tỷ lệ. Nếu hiểu 98,5 là số trẻ em đã khai sinh thì "
        "xã có 200 trẻ em chỉ đạt 49,25% và không có điểm.",
        "The program needs the count and computes the ratio itself. If 98.5 were taken for "
        "births registered, a commune of 200 would stand at 49.25% and score nothing.",
    )
    bad = Text(
        "`98,5` hoặc `98,5%` ở cột “Số trẻ em đã khai sinh đúng quy định”",
        "`98.5` or `98.5%` in the column “Children registered at birth as prescribed”",
    )
    good = Text("`197`", "`197`")


class AmbiguousNumber(ValueFinding, frozen=True, kw_only=True):
    """A text such as 1.234 that can mean two numbers."""

    code = "V005"
    title = Text("Số có hai cách đọc", "Ambiguous number")
    message = Text(
        "“{label}”: ô ghi “{given}” dạng văn bản, có thể là {readings}",
        "“{label}”: the text “{given}” may mean {readings}",
    )
    fix = Text(
        "ghi lại dưới dạng số, không có dấu phân cách hàng nghìn",
        "write it as a number, without a thousands separator",
    )
    why = Text(
        "Có thể là 1234, có thể là 1 phẩy 234. Chọn sai thì con số lệch một nghìn lần và điểm "
        "tính ra không còn ý nghĩa.",
        "It may mean 1234, or 1 and 234 thousandths. The wrong choice is a thousand times off, "
        "and so are the points.",
    )
    bad = Text("`1.234` trong ô định dạng Văn bản", "`1.234` in a cell formatted as Text")
    good = Text("`1234` trong ô định dạng Số", "`1234` in a cell formatted as Number")

    def _values(self) -> dict[str, object]:
        text = str(self.given)
        whole = text.replace(".", "").replace(",", "")
        two: tuple[object, object] = (whole, text)
        if _MARKED.fullmatch(text):
            two = (int(whole), Decimal(text.replace(",", ".")))
        readings = Text("{first} hoặc {second}", "{first} or {second}")
        return {**super()._values(), "readings": readings.filled(first=two[0], second=two[1])}


class CountTooLarge(ValueFinding, frozen=True, kw_only=True):
    """A number too large to be kept exactly by a spreadsheet."""

    code = "V006"
    title = Text("Số quá lớn", "Count too large")
    message = Text(
        "“{label}”: {given} vượt quá số lớn nhất được nhận (10 chữ số)",
        "“{label}”: {given} is larger than the largest count accepted (10 digits)",
    )
    fix = Text("ghi đúng số trẻ em hoặc số vụ việc", "write the right count")
    why = Text(
        "Không xã nào có hàng tỷ trẻ em: thường là nhiều ô dán vào một ô, hoặc số căn cước. "
        "Nếu không phát hiện thì mọi tỷ lệ dùng số này đều sai.",
        "No commune has billions of children: usually several cells were pasted into one, or "
        "it is an identity number. Every ratio that uses it would be wrong.",
    )
    bad = Text(
        "`2582574551120`: bốn số 258, 257, 4551, 120 dán vào một ô",
        "`2582574551120`: the four counts 258, 257, 4551, 120 in one cell",
    )
    good = Text("`258 | 257 | 4551 | 120`", "`258 | 257 | 4551 | 120`")


class NotYesNo(ValueFinding, frozen=True, kw_only=True):
    """An answer that is neither yes nor no."""

    code = "V007"
    title = Text("Không phải Có/Không", "Neither yes nor no")
    message = Text(
        "“{label}”: phải là “có” hoặc “không”, ô ghi “{given}”",
        "“{label}”: expected yes or no, the cell says “{given}”",
    )
    fix = Text("ghi “có” hoặc “không”", "write “có” (yes) or “không” (no)")
    why = Text(
        "Câu trả lời quyết định toàn bộ điểm của nội dung, có thể tới 50 điểm. Tự chuyển câu "
        "trả lời không rõ thành “có” hoặc “không” là trả lời thay cho xã.",
        "The answer decides all points of its item, up to 50. To turn a half answer into yes "
        "or no would be to answer for the commune.",
    )
    bad = Text("`có, nhưng chưa họp`", "`yes, but it never met`")
    good = Text("`có`", "`có` or `yes`")


class DateForCount(ValueFinding, frozen=True, kw_only=True):
    """A date where a count is due."""

    code = "V008"
    title = Text("Ngày tháng thay cho số đếm", "Date instead of a count")
    message = Text(
        "“{label}”: phải là số đếm, ô chứa ngày tháng {given}",
        "“{label}”: expected a count, the cell holds the date {given}",
    )
    fix = Text(
        "đổi định dạng ô thành Số rồi ghi lại số đếm",
        "set the cell's format to Number and write the count again",
    )
    why = Text(
        "Excel lưu ngày 12/05/2020 dưới dạng số 43963. Nếu đọc nguyên như vậy thì xã có 43.963 "
        "trẻ em thay vì 12.",
        "Excel stores 12 May 2020 as the number 43963. Read as it is, the commune would have "
        "43,963 children instead of 12.",
    )
    bad = Text(
        "gõ `12-5`, Excel đổi thành `12/05/2020`",
        "`12-5` was typed and Excel changed it to `12/05/2020`",
    )
    good = Text("`12` trong ô định dạng Số", "`12` in a cell formatted as Number")


class ErrorCell(ValueFinding, frozen=True, kw_only=True):
    """A cell that shows a spreadsheet error."""

    code = "V009"
    title = Text("Ô báo lỗi", "Error cell")
    message = Text("“{label}”: ô báo lỗi {given}", "“{label}”: the cell shows the error {given}")
    fix = Text("sửa công thức hoặc ghi số trực tiếp", "correct the formula or write the number")
    why = Text(
        "Ô báo lỗi không phải ô trống, càng không phải số 0: số liệu đã có nhưng bị mất, "
        "thường do hàng hoặc cột mà công thức dùng đã bị xóa.",
        "An error is neither a blank nor 0: the figure was there and got lost, usually when a "
        "row or column that its formula uses was deleted.",
    )
    bad = Text("`=J7+#REF!`, ô hiện `#REF!`", "`=J7+#REF!`, the cell shows `#REF!`")
    good = Text("`257`", "`257`")

    def say(self, language: Language) -> str:
        """Give the message; of a result whose formula has lost its cells it says so."""
        lost = _LOST_CELLS.fullmatch(str(self.given))
        if lost is None:
            return super().say(language)
        return _OF_LOST_CELLS.say(language, label=self.label, result=lost[1])


_LOST_CELLS = re.compile(r"#REF! \((.*)\)", re.DOTALL)
_OF_LOST_CELLS = Text(
    "“{label}”: công thức dùng ô đã bị xóa (#REF!), kết quả {result} không còn đúng",
    "“{label}”: the formula uses cells that were deleted (#REF!), so its result {result} is void",
)


class NeverCalculated(ValueFinding, frozen=True, kw_only=True):
    """A formula without a stored result."""

    code = "V010"
    title = Text("Công thức chưa tính", "Formula without a result")
    message = Text(
        "“{label}”: công thức chưa có kết quả lưu trong tệp",
        "“{label}”: the formula has no result stored in the file",
    )
    fix = Text(
        "mở tệp bằng Excel, chờ tính xong rồi lưu lại",
        "open the file in Excel, let it calculate, and save it again",
    )
    why = Text(
        "Tệp do phần mềm khác lập có khi chỉ có công thức. Mở bằng Excel thì thấy số, nhưng "
        "trong tệp chưa có số nào để chấm điểm.",
        "A file written by other software may hold only the formula. Excel shows a number, but "
        "the file has none to score.",
    )
    bad = Text(
        "`=SUM(J8:J12)` trong tệp chưa từng mở bằng Excel",
        "`=SUM(J8:J12)` in a file that Excel never opened",
    )
    good = Text(
        "`=SUM(J8:J12)` trong tệp đã lưu bằng Excel, ô giữ kết quả `257`",
        "`=SUM(J8:J12)` in a file saved by Excel, which keeps the result `257`",
    )


class UnitClassMissing(Finding, frozen=True, kw_only=True):
    """A row without a unit class."""

    code = "V011"
    severity = Severity.ERROR
    title = Text("Thiếu nhóm đơn vị", "Unit class missing")
    message = Text(
        "chưa ghi nhóm đơn vị nên chưa xác định được điểm yêu cầu",
        "the unit class is blank, so the points required are unknown",
    )
    fix = Text("ghi một trong: {near}", "write one of: {near}")
    why = Text(
        "Nhóm đơn vị quyết định số điểm yêu cầu. Cùng một tổng điểm, xã có thể đạt ở nhóm này "
        "mà không đạt ở nhóm khác.",
        "The unit class decides how many points are required. With the same total, a commune "
        "may pass in one class and fail in another.",
    )
    bad = Text("cột “Nhóm đơn vị” để trống", "the column “Nhóm đơn vị” is blank")
    good = Text(
        "`other`, hoặc `Xã, phường, thị trấn khác`",
        "`other`, or `Any other commune, ward or township`",
    )
    near: tuple[Text, ...]


class UnitClassUnknown(Finding, frozen=True, kw_only=True):
    """A unit class that the criteria set does not have."""

    code = "V012"
    severity = Severity.ERROR
    title = Text("Nhóm đơn vị không hợp lệ", "Unknown unit class")
    message = Text(
        "“{given}” không phải là nhóm đơn vị của bộ tiêu chí",
        "“{given}” is not a unit class of the criteria set",
    )
    fix = Text("ghi một trong: {near}", "write one of: {near}")
    why = Text(
        "Ghi sai nhóm làm điểm yêu cầu chênh 50 hoặc 100 điểm, đủ để một xã không đạt thành đạt.",
        "The wrong class changes the points required by 50 or 100, enough to turn a fail into "
        "a pass.",
    )
    bad = Text("`xã thường`", "`normal`")
    good = Text(
        "`other`, hoặc `Xã, phường, thị trấn khác`",
        "`other`, or `Any other commune, ward or township`",
    )
    given: str
    near: tuple[Text, ...]


class TextNumber(ValueFinding, frozen=True, kw_only=True):
    """A number that is stored as text and can mean one number only."""

    code = "V013"
    severity = Severity.NOTE
    title = Text("Số ghi dưới dạng văn bản", "Number stored as text")
    message = Text(
        "“{label}”: ô chứa số dạng văn bản “{given}”, đã đọc là {value}",
        "“{label}”: the cell holds the text “{given}”, read as {value}",
    )
    fix = Text(
        "chuyển ô sang dạng số, hoặc dùng `cftscore validate --fix`",
        "change it to a number, or use `cftscore validate --fix`",
    )
    why = Text(
        "Số này được chấm điểm đúng, nhưng hàm cộng của Excel bỏ qua số ghi dạng văn bản nên "
        "tổng của huyện bị thiếu.",
        "The figure is scored correctly, but Excel's sums ignore numbers stored as text, so "
        "the district's total is too low.",
    )
    bad = Text("`1.204` trong ô định dạng Văn bản", "`1 204` in a cell formatted as Text")
    good = Text("`1204` trong ô định dạng Số", "`1204` in a cell formatted as Number")
    value: int
