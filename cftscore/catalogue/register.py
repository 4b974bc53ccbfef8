"""R: findings about communes, districts and provinces and the register."""

from __future__ import annotations

from dataclasses import dataclass

from cftscore.findings import Finding, Severity
from cftscore.text import Text


@dataclass(frozen=True, kw_only=True)
class CodeNotOnRegister(Finding):
    """A commune code that the register does not have."""

    code = "R001"
    severity = Severity.ERROR
    title = Text("Mã xã không có trong danh mục", "Commune code not on the register")
    message = Text(
        "mã xã «{given}» ({name}) không có trong danh mục hành chính {register}; hàng này chưa "
        "được tính",
        "commune code “{given}” ({name}) is not on the register {register}; the row is not counted",
    )
    fix = Text("sửa mã xã[; gần giống: {near}]", "correct the code[; alike: {near}]")
    given: str
    name: str
    register: Text
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NameDoesNotFit(Finding):
    """A name that is not the name of the code beside it."""

    code = "R002"
    severity = Severity.ERROR
    title = Text("Tên không khớp mã", "Name does not fit the code")
    message = Text(
        "mã {given} là «{registered}» nhưng hàng ghi «{written}»; hàng này chưa được tính",
        "code {given} is “{registered}” but the row says “{written}”; the row is not counted",
    )
    fix = Text(
        "sửa mã hoặc tên[; xã mang tên này: {near}]",
        "correct the code or the name[; communes of that name: {near}]",
    )
    given: str
    registered: str
    written: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MatchedByName(Finding):
    """Communes told by their names, for want of codes."""

    code = "R003"
    severity = Severity.NOTE
    title = Text("Nhận ra theo tên", "Recognised by name")
    message = Text(
        "{count} hàng không ghi mã xã nên được nhận ra theo tên: {rows}",
        "{count} rows have no commune code and were recognised by name: {rows}",
    )
    fix = Text("ghi mã xã 5 chữ số vào các hàng này", "write the 5-digit codes into these rows")
    count: int
    rows: str


@dataclass(frozen=True, kw_only=True)
class CommuneTwice(Finding):
    """One commune on two rows."""

    code = "R004"
    severity = Severity.ERROR
    title = Text("Một xã hai hàng", "One commune twice")
    message = Text(
        "xã {name} đã có ở {first}; số liệu nào khác nhau thì coi như chưa có",
        "commune {name} stands already at {first}; figures that differ count as missing",
    )
    fix = Text("giữ lại một hàng đúng", "keep the one right row")
    name: str
    first: str


@dataclass(frozen=True, kw_only=True)
class NotSubmitted(Finding):
    """A commune on the register without a row."""

    code = "R005"
    severity = Severity.WARNING
    title = Text("Xã chưa nộp", "Commune not submitted")
    message = Text(
        "{name} ({district}) có trong danh mục nhưng không có số liệu; vẫn tính vào mẫu số",
        "{name} ({district}) is on the register but sent nothing; it stays in the denominator",
    )
    fix = Text("bổ sung hàng của xã này", "add the commune's row")
    name: str
    district: str


@dataclass(frozen=True, kw_only=True)
class DistrictNotSubmitted(Finding):
    """A district of the province of which nothing was sent."""

    code = "R006"
    severity = Severity.WARNING
    title = Text("Huyện chưa nộp", "District not submitted")
    message = Text(
        "{name} ({count} xã) chưa có số liệu nào; vẫn tính vào mẫu số của tỉnh",
        "{name} ({count} communes) sent nothing; it stays in the province's denominator",
    )
    fix = Text("bổ sung tệp của huyện này", "add the district's workbook")
    name: str
    count: int


@dataclass(frozen=True, kw_only=True)
class RegisterTooLate(Finding):
    """A period from before the earliest register."""

    code = "R007"
    severity = Severity.NOTE
    title = Text("Danh mục muộn hơn kỳ", "Register later than the period")
    message = Text(
        "kỳ {period} có trước danh mục sớm nhất; dùng danh mục {register}",
        "period {period} is before the earliest register; the one {register} is used",
    )
    fix = Text(
        "dùng --register nếu có danh mục của kỳ này",
        "use --register if you have the period's register",
    )
    period: str
    register: Text


@dataclass(frozen=True, kw_only=True)
class OutsideScope(Finding):
    """Rows of a commune outside of what was asked for."""

    code = "R008"
    severity = Severity.NOTE
    title = Text("Ngoài phạm vi", "Outside the scope")
    message = Text(
        "{count} xã không thuộc phạm vi đã chọn ({scope}) nên không tính",
        "{count} communes are outside of what was asked for ({scope}) and are not counted",
    )
    fix = Text("bỏ --district hoặc --province để tính cả", "drop --district or --province")
    count: int
    scope: str


@dataclass(frozen=True, kw_only=True)
class PlaceUnknown(Finding):
    """A province, district or commune that the register does not have."""

    code = "R009"
    severity = Severity.ERROR
    title = Text("Không có địa danh này", "No such place")
    message = Text(
        "không có {kind} «{given}» trong danh mục {register}",
        "there is no {kind} “{given}” on the register {register}",
    )
    fix = Text(
        "sửa tên, hoặc dùng mã[; gần giống: {near}]",
        "correct the name, or use the code[; alike: {near}]",
    )
    kind: Text
    given: str
    register: Text
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlaceAmbiguous(Finding):
    """A name that several places bear."""

    code = "R010"
    severity = Severity.ERROR
    title = Text("Tên trùng nhau", "Several places of that name")
    message = Text(
        "có nhiều {kind} tên «{given}»: {near}",
        "several places ({kind}) are called “{given}”: {near}",
    )
    fix = Text("dùng mã thay cho tên", "use the code instead of the name")
    kind: Text
    given: str
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RegisterInvalid(Finding):
    """A register file that cannot serve as one."""

    code = "R011"
    severity = Severity.ERROR
    title = Text("Danh mục không hợp lệ", "Not a register")
    message = Text("danh mục không đọc được: {reason}", "the register cannot be read: {reason}")
    fix = Text(
        "cần tệp CSV UTF-8 có các cột: {columns}", "it must be a UTF-8 CSV with columns: {columns}"
    )
    reason: Text
    columns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class NameMisspelt(Finding):
    """A name that is nearly the name of the code beside it, and of no other."""

    code = "R012"
    severity = Severity.WARNING
    title = Text("Tên viết gần đúng", "Name slightly off")
    message = Text(
        "mã {given} là «{registered}» nhưng hàng ghi «{written}»; đã tính theo mã",
        "code {given} is “{registered}” but the row says “{written}”; it is counted by its code",
    )
    fix = Text("sửa tên theo danh mục", "write the name as on the register")
    given: str
    registered: str
    written: str


@dataclass(frozen=True, kw_only=True)
class NoDistricts(Finding):
    """A district that is asked for when there is no district level."""

    code = "R013"
    severity = Severity.ERROR
    title = Text("Không có cấp huyện", "No district level")
    message = Text(
        "không tìm huyện «{given}» được: danh mục {register} không có cấp huyện",
        "district “{given}” cannot be found: the register {register} has no district level",
    )
    fix = Text(
        "dùng --province, hoặc chọn kỳ trước tháng 7/2025",
        "use --province, or a period before July 2025",
    )
    given: str
    register: Text
