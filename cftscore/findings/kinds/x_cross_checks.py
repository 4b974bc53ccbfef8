"""X: findings about values against each other."""

from __future__ import annotations

from decimal import Decimal

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class PartAboveWhole(Finding, frozen=True, kw_only=True):
    """A part that is larger than its whole, a numerator above its denominator."""

    code = "X001"
    severity = Severity.ERROR
    title = Text("Phần lớn hơn tổng", "Part above its whole")
    message = Text(
        "«{part}» = {part_value} lớn hơn «{whole}» = {whole_value} ({whole_cell}); không chấm điểm "
        "nội dung dùng số này",
        "“{part}” = {part_value} is above “{whole}” = {whole_value} ({whole_cell}); items that use "
        "it are not scored",
    )
    fix = Text("kiểm tra lại cả hai số", "check both figures")
    why = Text(
        "Tỷ lệ sẽ là 105 % và xã được trọn điểm nhờ một con số chắc chắn sai. Vì vậy nội dung này "
        "để là chưa rõ.",
        "The share would be 105 % and earn full points for a figure that is certainly wrong. So "
        "the item is left unknown.",
    )
    bad = Text(
        "phải khai sinh `200`, đã khai sinh `210`", "births due `200`, births registered `210`"
    )
    good = Text(
        "phải khai sinh `200`, đã khai sinh `197`", "births due `200`, births registered `197`"
    )
    part: Text
    whole: Text
    part_value: int
    whole_value: int
    whole_cell: str


class ZeroDenominator(Finding, frozen=True, kw_only=True):
    """A denominator of 0 where the criteria set does not allow for it."""

    code = "X002"
    severity = Severity.ERROR
    title = Text("Mẫu số bằng 0", "Denominator of 0")
    message = Text(
        "«{label}» bằng 0 nên nội dung {item} không tính được",
        "“{label}” is 0, so item {item} cannot be computed",
    )
    fix = Text("kiểm tra lại số này", "check this figure")
    why = Text(
        "Không chia được cho 0, và bộ tiêu chí không nói trường hợp này được mấy điểm: cho trọn "
        "điểm hay 0 điểm đều là tự đặt ra.",
        "Nothing can be divided by 0, and the criteria set does not say what this earns: full "
        "points and none would both be made up.",
    )
    bad = Text("«Tổng số trẻ em»: `0`", "“All children”: `0`")
    good = Text("«Tổng số trẻ em»: `3120`", "“All children”: `3120`")
    label: Text
    item: str


class ConflictingValues(Finding, frozen=True, kw_only=True):
    """Two cells that give one indicator of one commune different values."""

    code = "X003"
    severity = Severity.ERROR
    title = Text("Số liệu mâu thuẫn", "Conflicting values")
    message = Text(
        "«{label}» có giá trị khác nhau ở các ô {cells}; coi như chưa có số liệu",
        "“{label}” has different values in the cells {cells}; it counts as missing",
    )
    fix = Text("giữ lại một giá trị đúng", "keep the one right value")
    why = Text(
        "Nếu lấy một trong hai thì kết quả của xã tuỳ vào thứ tự đọc tệp; vì vậy không số nào "
        "được dùng cho đến khi sửa.",
        "If either were taken, the verdict would hang on the order in which files are read; so "
        "neither is used until it is mended.",
    )
    bad = Text(
        "trang «Chỉ tiêu» J7 là `258`, trang «Bổ sung» J7 là `285`",
        "J7 is `258` on the sheet “Chỉ tiêu” and `285` on the sheet “Bổ sung”",
    )
    good = Text("cả hai ô là `258`", "both cells are `258`")
    label: Text
    cells: tuple[str, ...]


DISTRICT, PROVINCE = Text("trong huyện", "district"), Text("trong tỉnh", "province")


class FarFromOthers(Finding, frozen=True, kw_only=True):
    """A figure far from those of the district's other communes."""

    code = "X004"
    severity = Severity.WARNING
    title = Text("Khác xa các xã khác", "Far from the other communes")
    message = Text(
        "“{label}” = {value}; trung vị các xã {home} là {median}[ (chênh {factor} lần)]",
        "“{label}” = {value}; the median of the {home}'s communes is {median}[ (a factor of "
        "{factor})]",
    )
    fix = Text(
        "kiểm tra lại số này; nếu đúng thì để nguyên", "check the figure; leave it if it is right"
    )
    why = Text(
        "Thừa một chữ số 0 ở tổng số trẻ em làm tỷ suất xâm hại, tai nạn nhỏ đi mười lần, và xã "
        "được điểm không đáng được. Số này vẫn được chấm.",
        "One 0 too many in the number of children makes rates of abuse and injury ten times "
        "smaller and earns points undeserved. The figure is scored all the same.",
    )
    bad = Text(
        "«Tổng số trẻ em»: `31200`, các xã cùng huyện quanh 3 000",
        "“All children”: `31200`, the district's other communes have about 3,000",
    )
    good = Text("«Tổng số trẻ em»: `3120`", "“All children”: `3120`")
    label: Text
    value: int
    median: int
    factor: int | None
    home: Text = DISTRICT


class FarFromBefore(Finding, frozen=True, kw_only=True):
    """A figure far from the same commune's last period."""

    code = "X005"
    severity = Severity.WARNING
    title = Text("Khác xa kỳ trước", "Far from the last period")
    message = Text(
        "«{label}» = {value}, kỳ trước là {before}"
        "[; so với mức thay đổi chung thì khác {factor} lần]",
        "“{label}” = {value}, in the last period {before}[; {factor} times apart beyond the usual "
        "change]",
    )
    fix = Text(
        "kiểm tra lại số này; nếu đúng thì để nguyên", "check the figure; leave it if it is right"
    )
    why = Text(
        "Số trẻ em của một xã hiếm khi tăng giảm mấy lần trong một kỳ; thường là gõ thiếu chữ số "
        "hoặc dán lệch cột. Số này vẫn được chấm.",
        "A commune's children rarely grow or shrink several times in one period; mostly a digit "
        "was left out or a column pasted beside its place. The figure is scored all the same.",
    )
    bad = Text(
        "«Số trẻ em dưới 5 tuổi được cân đo»: năm 2019 `905`, năm 2020 `90`",
        "“Children under 5 years weighed and measured”: `905` in 2019, `90` in 2020",
    )
    good = Text("năm 2019 `905`, năm 2020 `900`", "`905` in 2019, `900` in 2020")
    label: Text
    value: int
    before: int
    factor: int | None


class RowCopied(Finding, frozen=True, kw_only=True):
    """A commune whose counts are all those of another."""

    code = "X006"
    severity = Severity.WARNING
    title = Text("Số liệu trùng xã khác", "Figures of another commune")
    message = Text(
        "mọi số đếm của {name} giống hệt {other} ({other_place}): chép nhầm hàng?",
        "every count of {name} is the same as of {other} ({other_place}): a row copied down?",
    )
    fix = Text("ghi lại số liệu của đúng xã này", "write this commune's own figures")
    why = Text(
        "Hai xã gần như không thể có mọi số đếm bằng nhau: xã bị chép đè đang được chấm bằng số "
        "liệu của xã khác.",
        "Two communes hardly ever have all counts in common: one of them is being scored by the "
        "other's figures.",
    )
    bad = Text(
        "hàng Xã Vọng Thê có mọi số đếm như hàng Xã Vọng Đông",
        "the row of Xã Vọng Thê has every count of Xã Vọng Đông",
    )
    good = Text("mỗi hàng có số liệu của chính xã đó", "each row has its own commune's figures")
    name: str
    other: str
    other_place: str


class RatioDiffers(Finding, frozen=True, kw_only=True):
    """A share or rate that is not that of the counts beside it."""

    code = "X007"
    severity = Severity.WARNING
    title = Text("Tỷ lệ không khớp số đếm", "Share or rate unlike its counts")
    message = Text(
        "nội dung {item}: ô ghi {given}, còn theo số đếm ({counts}) là {found}; số đếm vẫn được "
        "chấm",
        "item {item}: the cell says {given}, the counts ({counts}) give {found}; the counts are "
        "scored",
    )
    fix = Text(
        "kiểm tra hai số đếm và tỷ lệ, sửa số nào sai",
        "check both counts and the share, and correct what is wrong",
    )
    why = Text(
        "Hai số nói về một việc mà khác nhau thì một trong hai đã ghi sai; thường là số đếm được "
        "sửa sau khi tính tỷ lệ, hoặc gõ nhầm một chữ số.",
        "Where two figures of one thing differ, one is wrong: mostly a count was corrected after "
        "the share was worked out, or a digit was mistyped.",
    )
    bad = Text("`49`, `50`, tỷ lệ `96,0`", "`49`, `50`, share `96.0`")
    good = Text("`49`, `50`, tỷ lệ `98,0`", "`49`, `50`, share `98.0`")
    item: str
    given: str
    counts: str
    found: Decimal
