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


class RegisterTooLate(Finding, frozen=True, kw_only=True):
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
    why = Text(
        "Giữa hai thời điểm có xã được tách, nhập hoặc đổi tên, nên mẫu số của kỳ này có thể lệch "
        "vài xã.",
        "Between the two dates communes were merged, split or renamed, so the period's "
        "denominator may be a few communes off.",
    )
    bad = Text(
        "`--period 2018`, danh mục sớm nhất là ngày 06/10/2019",
        "`--period 2018`, the earliest register is that of 2019-10-06",
    )
    good = Text(
        "`--period 2018 --register danh-muc-2018.csv`",
        "`--period 2018 --register register-2018.csv`",
    )
    period: str
    register: Text


class RegisterUnsure(Finding, frozen=True, kw_only=True):
    """A day between two lists of communes that differ."""

    code = "R016"
    severity = Severity.NOTE
    title = Text("Không rõ ngày thay đổi xã", "Day of a change of communes not known")
    message = Text(
        "giữa danh mục {before} và {after} có xã thay đổi mà không rõ từ ngày nào: {changed}; đang "
        "tính theo danh mục {register}",
        "between the lists {before} and {after} communes changed on days that are not known: "
        "{changed}; the register {register} counts",
    )
    fix = Text(
        "so với quyết định của tỉnh; nếu khác, dùng --on hoặc --register",
        "hold it against the province's own papers; if they differ, use --on or --register",
    )
    why = Text(
        "Danh mục chỉ cho biết xã nào có vào ngày lập danh mục. Nếu các xã này thay đổi trước hoặc "
        "sau ngày được tính thì mẫu số của tỉnh lệch đi chừng ấy.",
        "A list says which communes there were on its day. Where these changed before or after the "
        "day that counts, the province's denominator is off by as many.",
    )
    bad = Text(
        "`--period 2024` ở tỉnh sáp nhập xã trong năm 2024 mà không rõ ngày",
        "`--period 2024` in a province that merged communes on some day of 2024",
    )
    good = Text("`--period 2024 --on 2025-01-04`", "`--period 2024 --on 2025-01-04`")
    before: Text
    after: Text
    changed: tuple[Text, ...]
    register: Text


class DayInvalid(Finding, frozen=True, kw_only=True):
    """Something given for a day that is none."""

    code = "R017"
    severity = Severity.ERROR
    title = Text("Không phải một ngày", "Not a day")
    message = Text("«{given}» không phải một ngày", "“{given}” is not a day")
    fix = Text("viết năm-tháng-ngày, ví dụ 2020-11-20", "write it as 2020-11-20")
    why = Text(
        "Ngày được tính quyết định xã nào nằm trong mẫu số; đoán ngày thì có thể ra danh mục khác.",
        "The day that counts decides which communes are in the denominator; a guessed one could "
        "take another list.",
    )
    bad = Text("`--on 20/11/2020`", "`--on 20/11/2020`")
    good = Text("`--on 2020-11-20`", "`--on 2020-11-20`")
    given: str


class DaysReversed(Finding, frozen=True, kw_only=True):
    """Two days of which the first is the later one."""

    code = "R022"
    severity = Severity.ERROR
    title = Text("Ngày sau trước ngày trước", "Days the wrong way round")
    message = Text("ngày {before} ở sau ngày {after}", "{before} is later than {after}")
    fix = Text("viết ngày trước rồi đến ngày sau", "write the earlier day first")
    why = Text(
        "Thay đổi được kể từ ngày trước đến ngày sau; ngược lại thì không có gì để kể.",
        "Changes are told from an earlier day to a later one; the other way there are none.",
    )
    bad = Text('`register changes "An Giang" 2025-01-01 2019-12-31`',
               '`register changes "An Giang" 2025-01-01 2019-12-31`')  # fmt: skip
    good = Text('`register changes "An Giang" 2019-12-31 2025-01-01`',
                '`register changes "An Giang" 2019-12-31 2025-01-01`')  # fmt: skip
    before: str
    after: str


class UnitClassesInvalid(Finding, frozen=True, kw_only=True):
    """A list of unit classes that cannot serve as one."""

    code = "R018"
    severity = Severity.ERROR
    title = Text("Danh sách nhóm đơn vị không hợp lệ", "Not a list of unit classes")
    message = Text(
        "danh sách nhóm đơn vị không dùng được: {reason}",
        "the list of unit classes cannot be used: {reason}",
    )
    fix = Text(
        "cần tệp CSV UTF-8 hoặc bảng tính có cột code, class và có thể cả from, until",
        "it must be a UTF-8 CSV file or a workbook with the columns code, class, and perhaps from "
        "and until",
    )
    why = Text(
        "Nhóm đơn vị quyết định số điểm phải đạt; một hàng sai làm một xã bị chấm theo mức khác.",
        "The class decides the mark to reach; one wrong row has a commune judged by another.",
    )
    bad = Text("`30727 | xa mien nui`", "`30727 | hilly`")
    good = Text(
        "`30727 | mountain_island_disadvantaged | 2021-06-04 | 2026-01-01`",
        "`30727 | mountain_island_disadvantaged | 2021-06-04 | 2026-01-01`",
    )
    reason: Text


class UnitClassConflict(Finding, frozen=True, kw_only=True):
    """A unit class in a workbook that is another than in the list that was given."""

    code = "R019"
    severity = Severity.ERROR
    title = Text("Nhóm đơn vị khác danh sách", "Unit class differs from the list")
    message = Text(
        "ô ghi nhóm đơn vị «{written}» nhưng danh sách ghi «{listed}» ({where}); nhóm của xã coi "
        "như chưa có",
        "the cell says unit class “{written}”, the list says “{listed}” ({where}); the class "
        "counts as missing",
    )
    fix = Text("sửa ô hoặc danh sách", "correct the cell or the list")
    why = Text(
        "Hai nguồn nói hai mức điểm phải đạt. Lấy theo bên nào cũng có thể biến đạt thành không "
        "đạt.",
        "Two sources name two marks to reach. Taking either could turn a pass into a fail.",
    )
    bad = Text("ô ghi `other`, danh sách ghi `mountain_island_disadvantaged`",
               "the cell says `other`, the list `mountain_island_disadvantaged`")  # fmt: skip
    good = Text("cả hai ghi `mountain_island_disadvantaged`",
                "both say `mountain_island_disadvantaged`")  # fmt: skip
    written: Text
    listed: Text
    where: str


class UnitClassTaken(Finding, frozen=True, kw_only=True):
    """Unit classes that no cell says and that were taken from elsewhere."""

    code = "R020"
    severity = Severity.NOTE
    title = Text("Nhóm đơn vị lấy từ nơi khác", "Unit class taken from elsewhere")
    message = Text(
        "{count} xã không ghi nhóm đơn vị, đã lấy từ {source}: {communes}",
        "{count} communes say no unit class, it was taken from {source}: {communes}",
    )
    fix = Text(
        "xem lại một lần; muốn khác thì ghi vào cột «Nhóm đơn vị»",
        "look at them once; for another, write it into the column “Unit class”",
    )
    why = Text(
        "Nhóm đơn vị quyết định số điểm phải đạt, nên phải biết nó từ đâu ra.",
        "The class decides the mark to reach, so it must be known where it came from.",
    )
    bad = Text("ô «Nhóm đơn vị» của Phường Phúc Xá để trống",
               "the unit class of Phường Phúc Xá is blank")  # fmt: skip
    good = Text("ô ghi `central_city_ward`", "the cell says `central_city_ward`")
    count: int
    source: Text
    communes: str


class UnitClassNotByRegister(Finding, frozen=True, kw_only=True):
    """A unit class in a workbook that is another than the register tells."""

    code = "R021"
    severity = Severity.WARNING
    title = Text("Nhóm đơn vị khác danh mục", "Unit class differs from the register")
    message = Text(
        "ô ghi nhóm đơn vị «{written}», nhưng theo danh mục {name} thuộc «{told}»",
        "the cell says unit class “{written}”, but by the register {name} is “{told}”",
    )
    fix = Text("xem lại ô này; đúng thì để nguyên", "check the cell; leave it if it is right")
    why = Text(
        "Phường của thành phố trực thuộc trung ương phải đạt mức điểm cao nhất; ghi nhóm khác thì "
        "xã được chấm theo mức thấp hơn.",
        "A ward of a centrally run city must reach the highest mark; under another class it is "
        "held against a lower one.",
    )
    bad = Text("`Phường Phúc Xá | other`", "`Phường Phúc Xá | other`")
    good = Text("`Phường Phúc Xá | central_city_ward`", "`Phường Phúc Xá | central_city_ward`")
    name: str
    written: Text
    told: Text


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
