"""V: findings about one value."""

from __future__ import annotations

from dataclasses import dataclass

from cftscore.findings import Finding, Severity
from cftscore.text import Text


@dataclass(frozen=True, kw_only=True)
class ValueFinding(Finding):
    """The base of findings about one cell of one indicator."""

    severity = Severity.ERROR
    label: Text
    given: str = ""


@dataclass(frozen=True, kw_only=True)
class ValueMissing(ValueFinding):
    """A blank cell of an indicator."""

    code = "V001"
    severity = Severity.WARNING
    title = Text("Thiếu số liệu", "Value missing")
    message = Text("«{label}» để trống", "“{label}” is blank")
    fix = Text(
        "điền số liệu; nếu không có trường hợp nào thì ghi 0",
        "fill it in; where there is no case, write 0",
    )


@dataclass(frozen=True, kw_only=True)
class NotNumber(ValueFinding):
    """Text where a number is due."""

    code = "V002"
    title = Text("Không phải số", "Not a number")
    message = Text(
        "«{label}»: cần một số, ô ghi «{given}»",
        "“{label}”: a number is due, the cell says “{given}”",
    )
    fix = Text("ghi một số nguyên từ 0 trở lên", "write a whole number, 0 or more")


@dataclass(frozen=True, kw_only=True)
class NegativeCount(ValueFinding):
    """A count below zero."""

    code = "V003"
    title = Text("Số âm", "Negative count")
    message = Text(
        "«{label}»: số đếm không thể âm ({given})", "“{label}”: a count cannot be {given}"
    )
    fix = Text("ghi một số nguyên từ 0 trở lên", "write a whole number, 0 or more")


@dataclass(frozen=True, kw_only=True)
class FractionalCount(ValueFinding):
    """A count with a fraction: often a percentage where the count is due."""

    code = "V004"
    title = Text("Số đếm lẻ", "Fractional count")
    message = Text(
        "«{label}»: cần số đếm nguyên, ô ghi {given} (tỷ lệ thay cho số đếm?)",
        "“{label}”: a whole count is due, the cell says {given} (a ratio in place of the count?)",
    )
    fix = Text("ghi số trẻ hoặc số vụ, không ghi tỷ lệ", "write how many, not the ratio")


@dataclass(frozen=True, kw_only=True)
class AmbiguousNumber(ValueFinding):
    """A text such as 1.234 that can mean two numbers."""

    code = "V005"
    title = Text("Số có hai cách hiểu", "Number that can mean two things")
    message = Text(
        "«{label}»: văn bản «{given}» có thể là {readings}",
        "“{label}”: the text “{given}” may mean {readings}",
    )
    fix = Text(
        "ghi lại dưới dạng số, không có dấu phân cách hàng nghìn",
        "write it as a number, without a thousands mark",
    )

    def _values(self) -> dict[str, object]:
        whole = self.given.replace(".", "").replace(",", "")
        return {**super()._values(), "readings": (whole, self.given)}


@dataclass(frozen=True, kw_only=True)
class CountTooLarge(ValueFinding):
    """A number too large to be kept exactly by a spreadsheet."""

    code = "V006"
    title = Text("Số quá lớn", "Count too large")
    message = Text(
        "«{label}»: {given} vượt quá số đếm lớn nhất nhận được (10 chữ số)",
        "“{label}”: {given} is beyond the largest count accepted (10 digits)",
    )
    fix = Text("ghi đúng số trẻ hoặc số vụ", "write the right count")


@dataclass(frozen=True, kw_only=True)
class NotYesNo(ValueFinding):
    """An answer that is neither yes nor no."""

    code = "V007"
    title = Text("Không phải có/không", "Neither yes nor no")
    message = Text(
        "«{label}»: cần có hoặc không, ô ghi «{given}»",
        "“{label}”: yes or no is due, the cell says “{given}”",
    )
    fix = Text("ghi «có» hoặc «không»", "write “có” (yes) or “không” (no)")


@dataclass(frozen=True, kw_only=True)
class DateForCount(ValueFinding):
    """A date where a count is due."""

    code = "V008"
    title = Text("Ngày tháng thay cho số", "Date for a count")
    message = Text(
        "«{label}»: cần số đếm, ô chứa ngày tháng {given}",
        "“{label}”: a count is due, the cell holds the date {given}",
    )
    fix = Text(
        "đổi định dạng ô thành Số rồi ghi lại số đếm",
        "set the cell's format to Number and write the count again",
    )


@dataclass(frozen=True, kw_only=True)
class ErrorCell(ValueFinding):
    """A cell that shows a spreadsheet error."""

    code = "V009"
    title = Text("Ô báo lỗi", "Error cell")
    message = Text("«{label}»: ô báo lỗi {given}", "“{label}”: the cell shows the error {given}")
    fix = Text("sửa công thức hoặc ghi số trực tiếp", "mend the formula or write the number")


@dataclass(frozen=True, kw_only=True)
class NeverCalculated(ValueFinding):
    """A formula without a stored result."""

    code = "V010"
    title = Text("Công thức chưa tính", "Formula never calculated")
    message = Text(
        "«{label}»: công thức chưa có kết quả lưu trong tệp",
        "“{label}”: the formula has no result stored in the file",
    )
    fix = Text(
        "mở tệp bằng Excel, đợi tính xong rồi lưu lại",
        "open the file in Excel, let it calculate and save it again",
    )


@dataclass(frozen=True, kw_only=True)
class UnitClassMissing(Finding):
    """A row without a unit class."""

    code = "V011"
    severity = Severity.ERROR
    title = Text("Thiếu nhóm đơn vị", "Unit class missing")
    message = Text(
        "chưa ghi nhóm đơn vị nên không rõ phải đạt bao nhiêu điểm",
        "the unit class is blank, so the mark to reach is unknown",
    )
    fix = Text("ghi một trong: {near}", "write one of: {near}")
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class UnitClassUnknown(Finding):
    """A unit class that the criteria set does not have."""

    code = "V012"
    severity = Severity.ERROR
    title = Text("Nhóm đơn vị không có", "Unknown unit class")
    message = Text(
        "«{given}» không phải nhóm đơn vị của bộ tiêu chí",
        "“{given}” is not a unit class of the criteria set",
    )
    fix = Text("ghi một trong: {near}", "write one of: {near}")
    given: str
    near: tuple[str, ...]
