"""R: findings about communes, districts and provinces and the register."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class CodeNotOnRegister(Finding, frozen=True, kw_only=True):
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
    why = Text(
        "Mã gõ sai hoặc mã cũ trước khi sáp nhập không thuộc xã nào: hàng bị để ra ngoài, còn xã "
        "thật hiện là chưa nộp.",
        "A mistyped code, or one from before a merger, is no commune's: the row is left out and "
        "the true commune shows as not submitted.",
    )
    bad = Text("`30728 | Xã Vọng Thê`", "`30728 | Xã Vọng Thê`")
    good = Text("`30727 | Xã Vọng Thê`", "`30727 | Xã Vọng Thê`")
    given: str
    name: str
    register: Text
    near: tuple[str, ...] = ()


class NameDoesNotFit(Finding, frozen=True, kw_only=True):
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
    why = Text(
        "Mã nói một xã, tên nói xã khác. Tính theo bên nào cũng có thể đem số liệu của xã này "
        "chấm cho xã kia.",
        "The code says one commune and the name another. Going by either could score one commune "
        "by the other's figures.",
    )
    bad = Text("`30727 | Xã Vĩnh Trạch`", "`30727 | Xã Vĩnh Trạch`")
    good = Text("`30697 | Xã Vĩnh Trạch`", "`30697 | Xã Vĩnh Trạch`")
    given: str
    registered: str
    written: str
    near: tuple[str, ...] = ()


class MatchedByName(Finding, frozen=True, kw_only=True):
    """Communes told by their names, for want of codes."""

    code = "R003"
    severity = Severity.NOTE
    title = Text("Nhận ra theo tên", "Recognised by name")
    message = Text(
        "{count} hàng không ghi mã xã nên được nhận ra theo tên: {rows}",
        "{count} rows have no commune code and were recognised by name: {rows}",
    )
    fix = Text("ghi mã xã 5 chữ số vào các hàng này", "write the 5-digit codes into these rows")
    why = Text(
        "Tên có thể trùng giữa các huyện và thay đổi khi sáp nhập, mã thì không. Các hàng này đã "
        "được tính; hãy xem lại một lần.",
        "Names recur between districts and change with mergers, codes do not. These rows are "
        "counted; look at them once.",
    )
    bad = Text("`| Xã Vọng Thê`", "`| Xã Vọng Thê`")
    good = Text("`30727 | Xã Vọng Thê`", "`30727 | Xã Vọng Thê`")
    count: int
    rows: str


class CommuneTwice(Finding, frozen=True, kw_only=True):
    """One commune on two rows."""

    code = "R004"
    severity = Severity.ERROR
    title = Text("Một xã hai hàng", "One commune twice")
    message = Text(
        "xã {name} đã có ở {first}; số liệu nào khác nhau thì coi như chưa có",
        "commune {name} stands already at {first}; figures that differ count as missing",
    )
    fix = Text("giữ lại một hàng đúng", "keep the one right row")
    why = Text(
        "Không biết hàng nào là bản cuối. Xã chỉ được tính một lần, nhưng chỗ hai hàng khác nhau "
        "thành thiếu và có thể làm kết quả thành «Chưa đủ số liệu».",
        "Nobody can tell which row is the last word. The commune is counted once, but where the "
        "rows differ figures go missing and it may end up “incomplete”.",
    )
    bad = Text(
        "hàng 12 và hàng 19 cùng là `30727 | Xã Vọng Thê`",
        "rows 12 and 19 are both `30727 | Xã Vọng Thê`",
    )
    good = Text("chỉ hàng 19 là `30727 | Xã Vọng Thê`", "only row 19 is `30727 | Xã Vọng Thê`")
    name: str
    first: str


class PlaceUnknown(Finding, frozen=True, kw_only=True):
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
    why = Text(
        "Không có địa danh này thì không biết phải đếm những xã nào; lấy nơi gần giống sẽ ra báo "
        "cáo của nơi khác.",
        "Without the place nobody knows which communes to count; taking the nearest name would "
        "report on somewhere else.",
    )
    bad = Text('`--district "Thoại Sơm"`', '`--district "Thoai Som"`')
    good = Text(
        '`--district "Thoại Sơn"`, hoặc `--district 894`',
        '`--district "Thoai Son"`, or `--district 894`',
    )
    kind: Text
    given: str
    register: Text
    near: tuple[str, ...] = ()


class PlaceAmbiguous(Finding, frozen=True, kw_only=True):
    """A name that several places bear."""

    code = "R010"
    severity = Severity.ERROR
    title = Text("Tên trùng nhau", "Several places of that name")
    message = Text(
        "có nhiều {kind} tên «{given}»: {near}",
        "several places ({kind}) are called “{given}”: {near}",
    )
    fix = Text("dùng mã thay cho tên", "use the code instead of the name")
    why = Text(
        "Năm 2020 cả nước có 10 Huyện Châu Thành; chọn giúp một huyện thì báo cáo có thể là của "
        "tỉnh khác.",
        "In 2020 ten districts were called Huyện Châu Thành; picking one could report on another "
        "province.",
    )
    bad = Text('`--district "Châu Thành"`', '`--district "Chau Thanh"`')
    good = Text(
        '`--district 892`, hoặc `--district "Châu Thành" --province "An Giang"`',
        '`--district 892`, or `--district "Chau Thanh" --province "An Giang"`',
    )
    kind: Text
    given: str
    near: tuple[str, ...]


class RegisterInvalid(Finding, frozen=True, kw_only=True):
    """A register file that cannot serve as one."""

    code = "R011"
    severity = Severity.ERROR
    title = Text("Danh mục không hợp lệ", "Not a register")
    message = Text("danh mục không đọc được: {reason}", "the register cannot be read: {reason}")
    fix = Text(
        "cần tệp CSV UTF-8 hoặc bảng tính có các cột: {columns}",
        "it must be a UTF-8 CSV file or a workbook with the columns: {columns}",
    )
    why = Text(
        "Danh mục là mẫu số của mọi tỷ lệ: thiếu một xã hoặc ghi một xã hai lần thì mọi tỷ lệ của "
        "tỉnh đều sai.",
        "The register is the denominator of every percentage: a commune left out or listed twice "
        "makes all of them wrong.",
    )
    bad = Text("hàng tiêu đề `tinh | huyen | xa`", "a header row `province | district | commune`")
    good = Text(
        "hàng tiêu đề `province_code | province_name | district_code | district_name | "
        "commune_code | commune_name`",
        "a header row `province_code | province_name | district_code | district_name | "
        "commune_code | commune_name`",
    )
    reason: Text
    columns: tuple[str, ...]


class NameMisspelt(Finding, frozen=True, kw_only=True):
    """A name that is nearly the name of the code beside it, and of no other."""

    code = "R012"
    severity = Severity.WARNING
    title = Text("Tên viết gần đúng", "Name slightly off")
    message = Text(
        "mã {given} là «{registered}» nhưng hàng ghi «{written}»; đã tính theo mã",
        "code {given} is “{registered}” but the row says “{written}”; it is counted by its code",
    )
    fix = Text("sửa tên theo danh mục", "write the name as on the register")
    why = Text(
        "Hàng được tính theo mã. Nhưng nếu chỗ sai là mã chứ không phải tên thì số liệu đang được "
        "chấm cho xã khác.",
        "The row is counted by its code. But if it is the code that is wrong and not the name, "
        "another commune is scored by these figures.",
    )
    bad = Text("`30727 | Xã Vọng Tê`", "`30727 | Xã Vọng Tê`")
    good = Text("`30727 | Xã Vọng Thê`", "`30727 | Xã Vọng Thê`")
    given: str
    registered: str
    written: str


class NoDistricts(Finding, frozen=True, kw_only=True):
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
    why = Text(
        "Từ ngày 01/7/2025 không còn cấp huyện, xã báo cáo thẳng lên tỉnh; danh mục không cho "
        "biết xã nào từng thuộc huyện nào.",
        "Since 1 July 2025 there is no district level and communes report to the province; the "
        "register does not say which district they were of.",
    )
    bad = Text('`--period 2026 --district "Thoại Sơn"`', '`--period 2026 --district "Thoại Sơn"`')
    good = Text('`--period 2026 --province "An Giang"`', '`--period 2026 --province "An Giang"`')
    given: str
    register: Text


class DistrictDoesNotFit(Finding, frozen=True, kw_only=True):
    """A district or province beside a commune that lies in another."""

    code = "R014"
    severity = Severity.WARNING
    title = Text("Huyện hoặc tỉnh không khớp xã", "District or province does not fit")
    message = Text(
        "{name} ({commune}) thuộc {registered}, nhưng ở đây ghi «{written}»; đã tính theo mã xã",
        "{name} ({commune}) lies in {registered}, but “{written}” is written here; it is counted "
        "by the commune's code",
    )
    fix = Text("sửa tên theo danh mục: {registered}", "write it as on the register: {registered}")
    why = Text(
        "Mã xã có thể bị chép nhầm từ huyện khác; khi đó số liệu được chấm cho nhầm xã và tính "
        "vào nhầm huyện.",
        "The code may have been copied from another district; then the figures score the wrong "
        "commune and count for the wrong district.",
    )
    bad = Text("`30727 | Xã Vọng Thê | Huyện Chợ Mới`", "`30727 | Xã Vọng Thê | Huyện Chợ Mới`")
    good = Text(
        "`30727 | Xã Vọng Thê | Huyện Thoại Sơn`", "`30727 | Xã Vọng Thê | Huyện Thoại Sơn`"
    )
    name: str
    registered: str
    written: str
