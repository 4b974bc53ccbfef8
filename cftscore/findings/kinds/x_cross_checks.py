"""X: findings about values against each other."""

from __future__ import annotations

from decimal import Decimal

from cftscore.core.text import Language, Text
from cftscore.findings.model import Finding, Severity


class PartAboveWhole(Finding, frozen=True, kw_only=True):
    """A part that is larger than its whole, a numerator above its denominator."""

    code = "X001"
    severity = Severity.ERROR
    title = Text("Số thành phần lớn hơn tổng số", "Part greater than its whole")
    message = Text(
        "“{part}” = {part_value} lớn hơn “{whole}” = {whole_value} ({whole_cell}); nội dung "
        "dùng số này không được chấm điểm",
        "“{part}” = {part_value} is greater than “{whole}” = {whole_value} ({whole_cell}); "
        "items that use it are not scored",
    )
    fix = Text("kiểm tra lại cả hai số", "check both figures")
    why = Text(
        "Tỷ lệ sẽ là 105% và xã được điểm tối đa nhờ một con số chắc chắn sai. Vì vậy nội dung "
        "này để là chưa xác định.",
        "The share would be 105% and earn full points with a figure that is certainly wrong. "
        "So the item stays unknown.",
    )
    bad = Text(
        "số phải khai sinh `200`, số đã khai sinh `210`",
        "births due `200`, births registered `210`",
    )
    good = Text(
        "số phải khai sinh `200`, số đã khai sinh `197`",
        "births due `200`, births registered `197`",
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
    title = Text("Mẫu số bằng 0", "Denominator is 0")
    message = Text(
        "“{label}” bằng 0 nên không tính được nội dung {items}[; các số thành phần lại lớn hơn 0: "
        "{parts}]",
        "“{label}” is 0, so nothing can be computed for item {items}[; parts of it are above 0: "
        "{parts}]",
    )
    fix = Text("kiểm tra lại số này", "check this figure")
    why = Text(
        "Không chia được cho 0, và bộ tiêu chí không quy định điểm cho trường hợp này: cho "
        "điểm tối đa hay 0 điểm đều là tự đặt ra.",
        "Nothing can be divided by 0, and the criteria set does not say how many points this "
        "gives. Full points and no points would both be invented.",
    )
    bad = Text("“Tổng số trẻ em”: `0`", "“All children”: `0`")
    good = Text("“Tổng số trẻ em”: `3120`", "“All children”: `3120`")
    label: Text
    items: tuple[str, ...]
    parts: tuple[str, ...] = ()


class ConflictingValues(Finding, frozen=True, kw_only=True):
    """Two cells that give one indicator of one commune different values."""

    code = "X003"
    severity = Severity.ERROR
    title = Text("Số liệu mâu thuẫn", "Contradictory values")
    message = Text(
        "“{label}” có giá trị khác nhau ở các ô {cells}; coi như chưa có số liệu",
        "“{label}” has different values in cells {cells}; it counts as missing",
    )
    fix = Text("chỉ giữ lại giá trị đúng", "keep only the right value")
    why = Text(
        "Nếu lấy một trong hai thì kết quả của xã phụ thuộc vào thứ tự đọc tệp; vì vậy không "
        "dùng số nào cho đến khi sửa.",
        "If one of them were used, the verdict would depend on the order in which files are "
        "read. Neither is used until this is corrected.",
    )
    bad = Text(
        "trang tính “Chỉ tiêu” J7 là `258`, trang tính “Bổ sung” J7 là `285`",
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
    title = Text("Chênh lệch lớn so với các xã khác", "Far from the other communes")
    message = Text(
        "“{label}” = {value}, gấp {factor} lần trung vị các xã {home} ({median})",
        "“{label}” = {value}, {factor} times the median of the {home}'s communes ({median})",
    )
    fix = Text(
        "kiểm tra lại số này; nếu đúng thì để nguyên", "check the figure; leave it if it is right"
    )
    why = Text(
        "Thừa một chữ số 0 ở tổng số trẻ em làm tỷ suất xâm hại, tai nạn giảm mười lần, và xã "
        "được điểm không đúng. Số này vẫn được chấm điểm.",
        "One extra 0 in the number of children makes rates of abuse and injury ten times "
        "smaller and earns points that are not deserved. The figure is still scored.",
    )
    bad = Text(
        "“Tổng số trẻ em”: `31200`, các xã khác trong huyện khoảng 3.000",
        "“All children”: `31200`, the district's other communes have about 3,000",
    )
    good = Text("“Tổng số trẻ em”: `3120`", "“All children”: `3120`")
    label: Text
    value: int
    median: int
    factor: int | None
    home: Text = DISTRICT

    def say(self, language: Language) -> str:
        """Give the message: how many times above or below, or the median where one of both is 0."""
        message = self.message if self.value > self.median else _BELOW
        if self.factor is None:
            message = _APART
        return message.say(language, **self._values())


_BELOW = Text(
    "“{label}” = {value}, chỉ bằng 1/{factor} trung vị các xã {home} ({median})",
    "“{label}” = {value}, only 1/{factor} of the median of the {home}'s communes ({median})",
)
_APART = Text(
    "“{label}” = {value}; trung vị các xã {home} là {median}",
    "“{label}” = {value}; the median of the {home}'s communes is {median}",
)


class FarFromBefore(Finding, frozen=True, kw_only=True):
    """A figure far from the same commune's last period."""

    code = "X005"
    severity = Severity.WARNING
    title = Text("Chênh lệch lớn so với kỳ trước", "Far from the last period")
    message = Text(
        "“{label}” = {value}, kỳ trước là {before}[; biến động gấp {factor} lần mức chung]",
        "“{label}” = {value}, {before} in the last period[; {factor} times the usual change]",
    )
    fix = Text(
        "kiểm tra lại số này; nếu đúng thì để nguyên", "check the figure; leave it if it is right"
    )
    why = Text(
        "Số trẻ em của một xã hiếm khi tăng, giảm vài lần trong một kỳ; thường là gõ thiếu chữ "
        "số hoặc dán lệch cột. Số này vẫn được chấm điểm.",
        "The number of children in a commune rarely changes several times over in one period. "
        "Usually a digit was left out or a column was pasted in the wrong place. The figure is "
        "still scored.",
    )
    bad = Text(
        "“Số trẻ em dưới 5 tuổi được cân đo”: năm 2019 `905`, năm 2020 `90`",
        "“Children under 5 years weighed and measured”: `905` in 2019, `90` in 2020",
    )
    good = Text("năm 2019 `905`, năm 2020 `900`", "`905` in 2019, `900` in 2020")
    label: Text
    value: int
    before: int
    factor: int | None
    higher: bool

    def say(self, language: Language) -> str:
        """Give the message: how the change stands to that of all communes, above or below."""
        message = self.message if self.higher else _LESS
        return message.say(language, **self._values())


_LESS = Text(
    "“{label}” = {value}, kỳ trước là {before}[; chỉ bằng 1/{factor} mức chung]",
    "“{label}” = {value}, {before} in the last period[; only 1/{factor} of the usual change]",
)


class RowCopied(Finding, frozen=True, kw_only=True):
    """A commune whose counts are all those of another."""

    code = "X006"
    severity = Severity.WARNING
    title = Text("Số liệu trùng với xã khác", "Same figures as another commune")
    message = Text(
        "mọi số đếm của {name} giống hệt {other} ({other_place}); có thể chép nhầm hàng",
        "every count of {name} equals that of {other} ({other_place}); the row may have been "
        "copied",
    )
    fix = Text("ghi lại số liệu đúng của xã này", "write this commune's own figures")
    why = Text(
        "Hai xã hầu như không thể có mọi số đếm bằng nhau: một xã đang được chấm điểm bằng số "
        "liệu của xã khác.",
        "Two communes almost never have the same counts throughout: one of them is being "
        "scored by the other's figures.",
    )
    bad = Text(
        "hàng Xã Vọng Thê có mọi số đếm như hàng Xã Vọng Đông",
        "the row of Xã Vọng Thê has the same counts as that of Xã Vọng Đông",
    )
    good = Text("mỗi hàng có số liệu của đúng xã đó", "each row has the figures of its own commune")
    name: Text
    other: Text
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


class TotalDiffers(Finding, frozen=True, kw_only=True):
    """A row of totals that is not the sum of its rows."""

    code = "X008"
    severity = Severity.WARNING
    title = Text("Tổng không khớp", "Total unlike its rows")
    message = Text(
        "“{label}”: hàng tổng ghi {written}, cộng các hàng {rows} được {found}",
        "“{label}”: the row of totals says {written}, the rows {rows} add up to {found}",
    )
    fix = Text(
        "kiểm tra số của từng xã và hàng tổng; chỉ số của xã được chấm",
        "check the communes' figures and the total; only the communes' figures are scored",
    )
    why = Text(
        "Số tổng thường cộng từ bản cuối cùng; lệch tổng nghĩa là một xã đã sửa, gõ nhầm hoặc bị "
        "thiếu hàng.",
        "Totals mostly come from the last version: where they differ, a commune's figure was "
        "changed or mistyped, or a row is missing.",
    )
    bad = Text("các xã `62`, `69`, `76`, hàng tổng `217`", "communes `62`, `69`, `76`, total `217`")
    good = Text(
        "các xã `62`, `69`, `76`, hàng tổng `207`", "communes `62`, `69`, `76`, total `207`"
    )
    label: Text
    written: int
    found: int
    rows: str


class PointsDiffer(Finding, frozen=True, kw_only=True):
    """Points typed by hand that are not those that the figures give."""

    code = "X009"
    severity = Severity.WARNING
    title = Text("Điểm tự chấm khác điểm tính được", "Points typed by hand differ")
    message = Text(
        "điểm ghi trong tệp[ cho nội dung {items}] là {written}, tính từ số liệu được {found}[; "
        "còn {more} ô khác của cột này cũng khác]",
        "the points typed[ for item {items}] are {written}, the figures give {found}[; {more} more "
        "cells of this column differ too]",
    )
    fix = Text(
        "kiểm tra số liệu và điểm tự chấm; chỉ số liệu được chấm",
        "check the figures and the points; only the figures are scored",
    )
    why = Text(
        "Điểm ghi tay không phải số liệu. Khác nhau thì một trong hai bên sai: áp dụng nhầm mức "
        "điểm, hoặc số liệu đã sửa sau khi chấm.",
        "Points typed by hand are no figures. Where they differ one side is wrong: the wrong band "
        "was applied, or a figure was changed after it was scored.",
    )
    bad = Text("khai sinh `62/62`, điểm `45`", "births `62/62`, points `45`")
    good = Text("khai sinh `62/62`, điểm `50`", "births `62/62`, points `50`")
    items: tuple[str, ...]
    written: Decimal | int
    found: Decimal | int
    more: int | None = None
