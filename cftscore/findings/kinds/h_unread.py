"""H: findings about headings that say of something else than what an indicator counts."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class UnitOfNoCounts(Finding, frozen=True, kw_only=True):
    """Figures whose stated unit says that they are no counts: thousands, or shares."""

    code = "H017"
    severity = Severity.ERROR
    title = Text("Đơn vị tính không phải số đếm", "Unit of figures that are no counts")
    message = Text(
        "đơn vị tính ghi là “{unit}” nên số liệu không phải là số đếm và chưa được đọc: {headings}"
        "[; các trang tính khác cũng vậy: {also}]",
        "the unit is “{unit}”, so the figures are no counts and were not read: {headings}[; other "
        "sheets alike: {also}]",
    )
    fix = Text(
        "ghi số đếm đầy đủ (4.322 em, không phải 4,3 nghìn) và sửa đơn vị thành “em” hoặc “người”; "
        "nếu số liệu đã là số đếm thì chỉ cần sửa đơn vị",
        "write whole counts (4,322 children, not 4.3 thousand) and change the unit to “em” or "
        "“người”; where the figures are counts, change the unit only",
    )
    why = Text(
        "4,3 nghìn trẻ em có thể là 4.250 hay 4.349: không tính được tỷ lệ. Đọc thành 4 trẻ em thì "
        "còn sai nhiều hơn.",
        "4.3 thousand children may be 4,250 or 4,349: no share can be told. To read 4 children "
        "would be worse.",
    )
    bad = Text("`ĐVT: nghìn người` trên bảng", "`ĐVT: nghìn người` above the table")
    good = Text("`ĐVT: người` trên bảng", "`ĐVT: người` above the table")
    unit: str
    headings: tuple[str, ...]
    also: tuple[str, ...] = ()


class HeadingsNegated(Finding, frozen=True, kw_only=True):
    """Columns that count those whom an indicator does not: `Số trẻ em không được khai sinh`."""

    code = "H018"
    severity = Severity.WARNING
    title = Text("Cột đếm điều ngược lại", "Columns that count the opposite")
    message = Text(
        "{count} cột đếm điều ngược lại với chỉ tiêu nên bị bỏ qua: {headings}",
        "{count:column counts|columns count} the opposite of an indicator and "
        "{count:was|were} ignored: {headings}",
    )
    fix = Text(
        "thêm cột đếm đúng chỉ tiêu: {wanted}; chương trình không tự lấy hiệu, vì không rõ là hiệu "
        "của số nào",
        "add a column that counts the indicator itself: {wanted}; no difference is taken, as it is "
        "unclear of what number",
    )
    why = Text(
        "“Số trẻ em không được tiêm chủng” chỉ khác chỉ tiêu một chữ “không”. Nhận nhầm thì xã có "
        "3 trẻ em chưa tiêm bị chấm như xã chỉ tiêm cho 3 trẻ em.",
        "“Children not vaccinated” differs from the indicator by one word. Taken for it, a commune "
        "with 3 children not vaccinated would be scored as one that vaccinated 3.",
    )
    bad = Text(
        "`Số trẻ em dưới 1 tuổi không được tiêm chủng đầy đủ`",
        "`Số trẻ em dưới 1 tuổi không được tiêm chủng đầy đủ` (not fully vaccinated)",
    )
    good = Text(
        "`Số trẻ em dưới 1 tuổi được tiêm chủng đầy đủ`",
        "`Số trẻ em dưới 1 tuổi được tiêm chủng đầy đủ` (fully vaccinated)",
    )
    count: int
    headings: tuple[Text, ...]
    wanted: tuple[Text, ...]


class ManyOnlyParts(Finding, frozen=True, kw_only=True):
    """Many indicators of which only parts, or figures of another time, stand in a table."""

    code = "H019"
    severity = Severity.ERROR
    title = Text("Nhiều chỉ tiêu chỉ có số thành phần", "Only parts of many figures")
    message = Text(
        "dưới {count} chỉ tiêu chỉ có các cột {parts}, không cột nào chắc chắn là số của cả kỳ; "
        "các chỉ tiêu này coi như chưa có số liệu: {labels}",
        "under {count} indicators stand only the columns {parts}, none of which is surely the "
        "figure of the period; these count as missing: {labels}",
    )
    fix = Text(
        "dùng `cftscore map` để chỉ ra cột cần đọc của mỗi chỉ tiêu, hoặc xóa các cột khác để dưới "
        "mỗi chỉ tiêu chỉ còn một cột",
        "say with `cftscore map` which column of each indicator is to be read, or delete the "
        "others, so that one column is left under each",
    )
    why = Text(
        "Kế hoạch và thực hiện, 6 tháng và cả năm, nam và nữ: chọn nhầm cột thì mọi chỉ tiêu của "
        "mọi xã đều sai.",
        "The plan and what was done, half a year and all of it, boys and girls: with the wrong "
        "column every figure of every commune would be wrong.",
    )
    bad = Text("33 chỉ tiêu, dưới mỗi chỉ tiêu là `KH | TH`", "33 indicators, each over `KH | TH`")
    good = Text("33 chỉ tiêu, dưới mỗi chỉ tiêu là một cột", "33 indicators, each with one column")
    count: int
    parts: tuple[str, ...]
    labels: tuple[Text, ...]


class FormOfNobody(Finding, frozen=True, kw_only=True):
    """A form that does not say of which commune it is."""

    code = "H020"
    severity = Severity.ERROR
    title = Text("Phiếu không ghi tên xã", "Form that names no commune")
    message = Text(
        "trang tính có {count} dòng chỉ tiêu như một phiếu, nhưng không ghi là của xã nào nên chưa "
        "được đọc[; các trang tính khác cũng vậy: {others}]",
        "the sheet holds {count:line|lines} of indicators, as a form does, but names no commune, "
        "so it was not read[; other sheets alike: {others}]",
    )
    fix = Text(
        "ghi `Tên xã` hoặc `Mã xã` và tên, mã bên phải vào một hàng trên bảng; hoặc đặt tên trang "
        "tính là tên xã, như “Xã Vọng Thê”",
        "write `Tên xã` or `Mã xã`, and the name or code to the right of it, into a row above the "
        "table; or name the sheet after the commune, such as “Xã Vọng Thê”",
    )
    why = Text(
        "Phiếu không ghi tên xã thì không biết chấm điểm cho xã nào; tên tệp có thể đã bị đổi khi "
        "gửi.",
        "A form that names no commune could be anybody's; the name of the file may have been "
        "changed when it was sent.",
    )
    bad = Text(
        "trang tính “Sheet1”: `Nội dung | Số liệu`, không có tên xã",
        "a sheet “Sheet1”: `Nội dung | Số liệu`, and no name of a commune",
    )
    good = Text("`Tên xã | Xã Vọng Thê` ở trên bảng", "`Tên xã | Xã Vọng Thê` above the table")
    count: int
    others: tuple[str, ...] = ()
