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
        "mã xã “{given}” ({name}) không có trong danh mục hành chính {register}; hàng này chưa "
        "được tính",
        "commune code “{given}” ({name}) is not on the register {register}; the row was not "
        "counted",
    )
    fix = Text("sửa mã xã[; gần giống: {near}]", "correct the code[; similar: {near}]")
    why = Text(
        "Mã gõ sai, hoặc mã cũ trước khi sáp nhập, không thuộc xã nào: hàng không được tính, "
        "còn xã thật có kết quả “Chưa nộp”.",
        "A mistyped code, or one from before a merger, belongs to no commune: the row is left "
        "out, and the real commune shows as not submitted.",
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
    title = Text("Tên không khớp mã", "Name does not match the code")
    message = Text(
        "mã {given} là “{registered}” nhưng hàng ghi “{written}”; hàng này chưa được tính",
        "code {given} is “{registered}” but the row says “{written}”; the row was not counted",
    )
    fix = Text(
        "sửa mã hoặc tên[; xã mang tên này: {near}]",
        "correct the code or the name[; communes of that name: {near}]",
    )
    why = Text(
        "Mã là của một xã, tên là của xã khác. Tính theo bên nào cũng có thể lấy số liệu của "
        "xã này chấm điểm cho xã kia.",
        "The code belongs to one commune and the name to another. Either choice could score "
        "one commune by the other's figures.",
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
    title = Text("Nhận ra xã theo tên", "Recognised by name")
    message = Text(
        "{count} xã không ghi mã nên được nhận ra theo tên: {rows}",
        "{count:commune has|communes have} no code; recognised by name: {rows}",
    )
    fix = Text("ghi mã xã 5 chữ số cho các xã này", "write the 5-digit codes of these communes")
    why = Text(
        "Tên xã có thể trùng giữa các huyện và thay đổi khi sáp nhập, mã thì không. Các hàng "
        "này đã được tính; đề nghị kiểm tra lại.",
        "Names recur in several districts and change with mergers; codes do not. These rows "
        "were counted; please check them.",
    )
    bad = Text("`| Xã Vọng Thê`", "`| Xã Vọng Thê`")
    good = Text("`30727 | Xã Vọng Thê`", "`30727 | Xã Vọng Thê`")
    count: int
    rows: str


class CommuneTwice(Finding, frozen=True, kw_only=True):
    """One commune on two rows."""

    code = "R004"
    severity = Severity.ERROR
    title = Text("Một xã có hai hàng", "Commune listed twice")
    message = Text(
        "{name} đã có ở {first}; số liệu khác nhau coi như chưa có",
        "{name} is already at {first}; figures that differ count as missing",
    )
    fix = Text(
        "chỉ giữ lại hàng đúng[; nếu là hai lần nộp trong hai tệp thì thêm {option}]",
        "keep only the right row[; of two submissions in two files, add {option}]",
    )
    why = Text(
        "Không xác định được hàng nào là số liệu cuối cùng. Xã chỉ được tính một lần; chỗ hai "
        "hàng khác nhau coi như thiếu, kết quả có thể là “Chưa đủ số liệu”.",
        "It is unclear which row is final. The commune is counted once, but figures that "
        "differ are missing, and it may end up “incomplete”.",
    )
    bad = Text(
        "hàng 12 và hàng 19 cùng là `30727 | Xã Vọng Thê`",
        "rows 12 and 19 are both `30727 | Xã Vọng Thê`",
    )
    good = Text("chỉ hàng 19 là `30727 | Xã Vọng Thê`", "only row 19 is `30727 | Xã Vọng Thê`")
    name: str
    first: str
    option: str = ""


class PlaceUnknown(Finding, frozen=True, kw_only=True):
    """A province, district or commune that the register does not have."""

    code = "R009"
    severity = Severity.ERROR
    title = Text("Không có địa danh này", "No such place")
    message = Text(
        "không có {kind} “{given}” trong danh mục {register}",
        "there is no {kind} “{given}” on the register {register}",
    )
    fix = Text(
        "sửa tên, hoặc dùng mã[; gần giống: {near}]",
        "correct the name, or use the code[; similar: {near}]",
    )
    why = Text(
        "Không có địa danh này thì không xác định được phải tính những xã nào; lấy nơi có tên "
        "gần giống là báo cáo cho nơi khác.",
        "Without the place it is unclear which communes to count. The nearest name would give "
        "a report on another place.",
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
    title = Text("Có nhiều nơi cùng tên", "Several places have this name")
    message = Text(
        "có nhiều {kind} tên “{given}”: {near}",
        "several places ({kind}) are named “{given}”: {near}",
    )
    fix = Text("dùng mã thay cho tên", "use the code instead of the name")
    why = Text(
        "Năm 2020 cả nước có 10 huyện Châu Thành; tự chọn một huyện thì báo cáo có thể của "
        "tỉnh khác.",
        "In 2020 ten districts were named Châu Thành. Picking one could report on another "
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
    title = Text("Danh mục hành chính không hợp lệ", "Invalid register")
    message = Text("không đọc được danh mục: {reason}", "the register cannot be read: {reason}")
    fix = Text(
        "cần tệp CSV (UTF-8) hoặc tệp Excel có các cột: {columns}",
        "use a UTF-8 CSV file or a workbook with the columns: {columns}",
    )
    why = Text(
        "Tổng số xã trong danh mục là mẫu số của mọi tỷ lệ: thiếu một xã hoặc ghi một xã hai "
        "lần thì mọi tỷ lệ của tỉnh đều sai.",
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
    title = Text("Tên xã viết gần đúng", "Name slightly different")
    message = Text(
        "mã {given} là “{registered}” nhưng hàng ghi “{written}”; đã tính theo mã",
        "code {given} is “{registered}” but the row says “{written}”; the row was counted by "
        "its code",
    )
    fix = Text("sửa tên theo danh mục", "write the name as it is on the register")
    why = Text(
        "Hàng được tính theo mã. Nếu chỗ sai là mã chứ không phải tên thì số liệu đang được "
        "chấm điểm cho xã khác.",
        "The row was counted by its code. If the code is wrong and not the name, these figures "
        "score another commune.",
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
        "không tìm được huyện “{given}”: danh mục {register} không có cấp huyện",
        "district “{given}” cannot be found: the register {register} has no districts",
    )
    fix = Text(
        "dùng --province, hoặc chọn kỳ trước tháng 7/2025",
        "use --province, or a period before July 2025",
    )
    why = Text(
        "Từ ngày 01/7/2025 không còn cấp huyện, xã báo cáo trực tiếp lên tỉnh; danh mục không "
        "ghi xã trước đây thuộc huyện nào.",
        "Since 1 July 2025 there have been no districts, and communes report to the province. "
        "The register does not say which district they belonged to.",
    )
    bad = Text('`--period 2026 --district "Thoại Sơn"`', '`--period 2026 --district "Thoại Sơn"`')
    good = Text('`--period 2026 --province "An Giang"`', '`--period 2026 --province "An Giang"`')
    given: str
    register: Text


class DistrictDoesNotFit(Finding, frozen=True, kw_only=True):
    """A district or province beside a commune that lies in another."""

    code = "R014"
    severity = Severity.WARNING
    title = Text("Huyện, tỉnh không khớp với xã", "District or province does not match")
    message = Text(
        "{name} ({commune}) thuộc {home}, nhưng tệp ghi “{written}”; đã tính theo mã xã",
        "{name} ({commune}) is in {home}, but the file says “{written}”; it was counted "
        "by its commune code",
    )
    fix = Text(
        "sửa tên theo danh mục: {registered}", "write it as it is on the register: {registered}"
    )
    why = Text(
        "Mã xã có thể bị chép nhầm từ huyện khác; khi đó số liệu được chấm điểm cho xã khác và "
        "tính vào huyện khác.",
        "The code may have been copied from another district. Then the figures score the wrong "
        "commune and count for the wrong district.",
    )
    bad = Text("`30727 | Xã Vọng Thê | Huyện Chợ Mới`", "`30727 | Xã Vọng Thê | Huyện Chợ Mới`")
    good = Text(
        "`30727 | Xã Vọng Thê | Huyện Thoại Sơn`", "`30727 | Xã Vọng Thê | Huyện Thoại Sơn`"
    )
    name: str
    home: Text
    registered: str
    written: str


class SheetOfAnotherCommune(Finding, frozen=True, kw_only=True):
    """The only commune of a sheet, on one that bears the name of another commune."""

    code = "R023"
    severity = Severity.ERROR
    title = Text("Tên trang tính là của xã khác", "Sheet named after another commune")
    message = Text(
        "trang tính tên “{sheet}” nhưng bên trong ghi {name}; không rõ số liệu là của xã nào nên "
        "chưa được tính",
        "the sheet is named “{sheet}” but what stands in it is of {name}; it is unclear whose "
        "figures these are, so they were not counted",
    )
    fix = Text(
        "sửa tên xã trong trang tính, hoặc đổi tên trang tính[; tên trang tính là của: {near}]",
        "correct the commune in the sheet, or rename the sheet[; the sheet is named after: {near}]",
    )
    why = Text(
        "Phiếu của xã sau thường được sao chép từ phiếu của xã trước. Quên sửa tên xã, hoặc quên "
        "đổi tên trang tính, thì số liệu của xã này được chấm điểm cho xã kia.",
        "A form is often made by copying that of another commune. If its name, or that of the "
        "sheet, was forgotten, one commune is scored by the other's figures.",
    )
    bad = Text(
        "trang tính “Xã Vĩnh Trạch” ghi `UBND xã Vọng Thê`",
        "a sheet “Xã Vĩnh Trạch” that says `UBND xã Vọng Thê`",
    )
    good = Text(
        "trang tính “Xã Vọng Thê” ghi `UBND xã Vọng Thê`",
        "a sheet “Xã Vọng Thê” that says `UBND xã Vọng Thê`",
    )
    name: str
    sheet: str
    near: tuple[str, ...] = ()


class RowOfDistrict(Finding, frozen=True, kw_only=True):
    """A row with the bare name of a district, which is taken for the district's own."""

    code = "R024"
    severity = Severity.ERROR
    title = Text("Hàng mang tên huyện", "Row named after the district")
    message = Text(
        "hàng “{written}” được coi là hàng của cả {district}, không phải của một xã[ hay của "
        "{township}], nên chưa được tính",
        "the row “{written}” is taken for that of the whole district, {district}, not of a commune"
        "[ or of {township}]; it was not counted",
    )
    fix = Text(
        "nếu là hàng của huyện thì ghi đủ “{district}”, hoặc xóa số liệu[; nếu là của {township} "
        "thì ghi đủ tên này, hoặc mã xã]; nếu là của xã khác thì ghi tên hoặc mã của xã đó",
        "for the district write “{district}” in full, or delete the figures[; for {township} write "
        "that name in full, or its code]; for another commune write its name or code",
    )
    why = Text(
        "Tên huyện không kèm chữ “huyện” có thể là hàng tổng của huyện, cũng có thể là thị trấn "
        "cùng tên. Số liệu của cả huyện mà chấm cho thị trấn thì kết quả sai.",
        "The bare name of a district may head the row of its sums, or be that of its township. To "
        "score the township by the figures of the whole district would be wrong.",
    )
    bad = Text("`I | An Phú | 2.978`", "`I | An Phú | 2,978`")
    good = Text("`I | Huyện An Phú | 2.978`", "`I | Huyện An Phú | 2,978`")
    written: str
    district: Text
    township: Text | str = ""
