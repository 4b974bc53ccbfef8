"""C: findings about the sense of a criteria set."""

from __future__ import annotations

from decimal import Decimal

from cftscore.core.text import Text
from cftscore.findings.kinds.c_file import CriteriaFinding


class NameUnknown(CriteriaFinding, frozen=True, kw_only=True):
    """A reference to something that the set does not define."""

    code = "C014"
    title = Text("Tên không có trong bộ tiêu chí", "Name not in the set")
    message = Text("không có {kind} “{name}”", "there is no {kind} named “{name}”")
    fix = Text("có phải: {near}?", "did you mean: {near}?")
    why = Text(
        "Cách tính dùng một tên không có trong bộ tiêu chí thì nội dung đó không bao giờ có số "
        "liệu, và không xã nào được điểm.",
        "A measure that refers to a name that does not exist never gets a number, and no "
        "commune earns its points.",
    )
    bad = Text(
        "`share: {of: births_registred, among: births_due}`",
        "`share: {of: births_registred, among: births_due}`",
    )
    good = Text(
        "`share: {of: births_registered, among: births_due}`",
        "`share: {of: births_registered, among: births_due}`",
    )
    kind: Text
    name: str
    near: tuple[str, ...]


class IdTwice(CriteriaFinding, frozen=True, kw_only=True):
    """An id or a label that is used twice."""

    code = "C015"
    title = Text("Trùng tên", "Name used twice")
    message = Text("{kind} “{name}” đã có {where}", "the {kind} “{name}” is already used {where}")
    fix = Text("đặt tên khác", "choose another name")
    why = Text(
        "Điểm gắn với mã nội dung, cột trong tệp Excel gắn với tên chỉ tiêu; trùng nhau thì "
        "không xác định được số liệu thuộc về bên nào.",
        "Points are given by the id of an item, and columns are matched by the label of an "
        "indicator. If two share one, it is unclear which of them a number belongs to.",
    )
    bad = Text('hai nội dung cùng có `id: "2.1"`', 'two items with `id: "2.1"`')
    good = Text('`id: "2.1"` và `id: "2.2"`', '`id: "2.1"` and `id: "2.2"`')
    kind: Text
    name: str
    where: Text = Text("ở trên", "above")


class IndicatorUnused(CriteriaFinding, frozen=True, kw_only=True):
    """An indicator that no item uses."""

    code = "C016"
    title = Text("Chỉ tiêu không được dùng", "Unused indicator")
    message = Text(
        "không có nội dung nào dùng chỉ tiêu “{name}”", "no item uses indicator “{name}”"
    )
    fix = Text(
        "xóa chỉ tiêu này hoặc dùng nó trong một cách tính", "delete it or use it in a measure"
    )
    why = Text(
        "Mọi xã phải điền một cột không được chấm điểm; thường là do một nội dung còn thiếu "
        "cách tính.",
        "Every commune would fill in a column that is never scored. Usually an item is missing.",
    )
    bad = Text(
        "có chỉ tiêu `births_late` nhưng không cách tính nào dùng",
        "an indicator `births_late` that no measure uses",
    )
    good = Text(
        "`count: {of: births_late}`, hoặc xóa chỉ tiêu",
        "`count: {of: births_late}`, or delete the indicator",
    )
    name: str


class MeasureNotOne(CriteriaFinding, frozen=True, kw_only=True):
    """An item without a measure, or with several."""

    code = "C017"
    title = Text("Mỗi nội dung có đúng một cách tính", "Exactly one measure")
    message = Text(
        "nội dung {item} có {count} cách tính; phải có đúng một: share, rate, count hoặc yes_no",
        "item {item} has {count:measure|measures}; it needs exactly one of share, rate, count or "
        "yes_no",
    )
    fix = Text("chỉ giữ lại một cách tính", "keep one measure")
    why = Text(
        "Hai cách tính cho hai con số khác nhau, không có cách tính thì không có con số nào; "
        "cả hai trường hợp đều không so được với mức điểm.",
        "Two measures give two numbers, and no measure gives none; neither can be compared "
        "with the bands.",
    )
    bad = Text(
        "`share: {of: infants_vaccinated, among: infants}` và `count: {of: "
        "infants_vaccinated}` trong cùng một nội dung",
        "`share: {of: infants_vaccinated, among: infants}` and `count: {of: "
        "infants_vaccinated}` in the same item",
    )
    good = Text(
        "chỉ có `share: {of: infants_vaccinated, among: infants}`",
        "only `share: {of: infants_vaccinated, among: infants}`",
    )
    item: str
    count: int


class IndicatorTypeWrong(CriteriaFinding, frozen=True, kw_only=True):
    """A measure over an indicator of the wrong type."""

    code = "C018"
    title = Text("Sai loại chỉ tiêu", "Indicator of the wrong type")
    message = Text(
        "chỉ tiêu “{name}” thuộc loại {actual}, ở đây phải là {expected}",
        "indicator “{name}” has type {actual}; {expected} is needed here",
    )
    fix = Text("sửa loại chỉ tiêu hoặc cách tính", "correct the type or the measure")
    why = Text(
        "Nếu đếm câu trả lời Có/Không thì “có” được tính là 1 và so với ngưỡng của số đếm, "
        "điểm không còn ý nghĩa.",
        "If yes or no were counted, “yes” would become 1 and be compared with a threshold for "
        "counts. The points would mean nothing.",
    )
    bad = Text("`count: {of: has_child_forum}`", "`count: {of: has_child_forum}`")
    good = Text("`yes_no: {of: has_child_forum}`", "`yes_no: {of: has_child_forum}`")
    name: str
    actual: str
    expected: str


class BandKindWrong(CriteriaFinding, frozen=True, kw_only=True):
    """A band of another kind than its item's measure asks for."""

    code = "C019"
    title = Text("Sai loại mức điểm", "Band of the wrong kind")
    message = Text(
        "mức điểm này phải có đúng một trong: {expected}, giống các mức khác của nội dung",
        "this band must have exactly one of {expected}, like the other bands of the item",
    )
    fix = Text("dùng from, up_to hoặc answer cho đúng", "use from, up_to or answer")
    why = Text(
        "Nếu một nội dung có cả mức “từ” và mức “tối đa” thì có giá trị rơi vào hai mức, có "
        "giá trị không rơi vào mức nào.",
        "If an item has both “from” and “up to” bands, some values fall into two bands and "
        "some into none.",
    )
    bad = Text(
        "`bands: [{from: 98, points: 50, status: provisional}, {up_to: 90, points: 20, status: "
        "provisional}]`",
        "`bands: [{from: 98, points: 50, status: provisional}, {up_to: 90, points: 20, status: "
        "provisional}]`",
    )
    good = Text(
        "`bands: [{from: 98, points: 50, status: provisional}, {from: 90, points: 20, status: "
        "provisional}]`",
        "`bands: [{from: 98, points: 50, status: provisional}, {from: 90, points: 20, status: "
        "provisional}]`",
    )
    expected: str


class BandOrder(CriteriaFinding, frozen=True, kw_only=True):
    """Bands that are not tried from the best down."""

    code = "C020"
    title = Text("Mức điểm sai thứ tự", "Bands out of order")
    message = Text(
        "mức điểm phải xếp từ cao xuống thấp: ngưỡng {threshold} ({points} điểm) không thể đứng "
        "sau {previous} ({previous_points} điểm)",
        "bands must be in order, the best first: {threshold} ({points} points) cannot follow "
        "{previous} ({previous_points} points)",
    )
    fix = Text("xếp lại các mức điểm", "put the bands in order")
    why = Text(
        "Các mức điểm được xét từ trên xuống và dừng ở mức đầu tiên đạt được. Sai thứ tự thì "
        "xã có tỷ lệ 99% dừng ở mức 90% và chỉ được 20 điểm.",
        "Bands are tried from the top, and the first that is reached counts. In the wrong "
        "order, a commune at 99% stops at 90% and gets 20 points.",
    )
    bad = Text(
        "`bands: [{from: 90, points: 20, status: provisional}, {from: 98, points: 50, status: "
        "provisional}]`",
        "`bands: [{from: 90, points: 20, status: provisional}, {from: 98, points: 50, status: "
        "provisional}]`",
    )
    good = Text(
        "`bands: [{from: 98, points: 50, status: provisional}, {from: 90, points: 20, status: "
        "provisional}]`",
        "`bands: [{from: 98, points: 50, status: provisional}, {from: 90, points: 20, status: "
        "provisional}]`",
    )
    threshold: str
    points: Decimal
    previous: str
    previous_points: Decimal


class ThresholdUnreachable(CriteriaFinding, frozen=True, kw_only=True):
    """A threshold that no value can meet, or points of 0 or less."""

    code = "C021"
    title = Text("Ngưỡng hoặc điểm không hợp lý", "Impossible threshold or points")
    message = Text(
        "{what} = {given}: phải nằm trong khoảng từ {low} đến {high}",
        "{what} = {given} must lie between {low} and {high}",
    )
    fix = Text("sửa lại con số này", "correct the figure")
    why = Text(
        "Không tỷ lệ nào tới 985%, nên không xã nào đạt mức này: cả tỉnh mất điểm vì thiếu một "
        "dấu thập phân.",
        "No share reaches 985%, so no commune reaches this band. A whole province would lose "
        "points over a decimal point.",
    )
    bad = Text(
        "`{from: 985, points: 50, status: provisional}`",
        "`{from: 985, points: 50, status: provisional}`",
    )
    good = Text(
        "`{from: 98.5, points: 50, status: provisional}`",
        "`{from: 98.5, points: 50, status: provisional}`",
    )
    what: str
    given: Decimal
    low: Decimal
    high: Decimal | Text


class PointsDoNotAdd(CriteriaFinding, frozen=True, kw_only=True):
    """Maxima that do not add up to the stated sum."""

    code = "C022"
    title = Text("Điểm cộng lại không khớp", "Points do not add up")
    message = Text(
        "{what}: ghi {stated} điểm nhưng các phần cộng lại được {actual}",
        "{what}: {stated} points are stated, but the parts add up to {actual}",
    )
    fix = Text("sửa các mức điểm hoặc sửa tổng", "correct the bands or the total")
    why = Text(
        "Tổng không khớp tức là có con số chép sai từ quyết định, và mọi xã được nhiều hoặc ít "
        "điểm hơn quy định.",
        "If the total is wrong, a figure was copied wrongly from the decision, and every "
        "commune gets too many or too few points.",
    )
    bad = Text(
        "`max_points: 50` trong khi hai nội dung có tối đa 50 và 25 điểm",
        "`max_points: 50`, but its two items give 50 and 25 points",
    )
    good = Text("`max_points: 75`", "`max_points: 75`")
    what: Text
    stated: Decimal
    actual: Decimal


class PassMarkUnreachable(CriteriaFinding, frozen=True, kw_only=True):
    """A pass mark beyond the points that can be had."""

    code = "C023"
    title = Text("Không thể đạt điểm yêu cầu", "Pass mark out of reach")
    message = Text(
        "{what}: yêu cầu {mark} điểm nhưng tối đa chỉ có {most} điểm",
        "{what}: {mark} points are required, but at most {most} can be reached",
    )
    fix = Text("sửa điểm yêu cầu hoặc sửa mức điểm", "correct the pass mark or the bands")
    why = Text(
        "Xã được điểm tối đa vẫn “Không đạt”: con số này đã bị chép sai.",
        "Even a commune with full points would fail: the figure was copied wrongly.",
    )
    bad = Text(
        "`pass_from: 1050` trong bộ tiêu chí 1.000 điểm",
        "`pass_from: 1050` in a set of 1,000 points",
    )
    good = Text("`pass_from: 850`", "`pass_from: 850`")
    what: Text
    mark: Decimal
    most: Decimal


class StatusMissing(CriteriaFinding, frozen=True, kw_only=True):
    """A rule for a denominator of 0 without a status, or a status without a rule."""

    code = "C024"
    title = Text("Thiếu mức độ xác thực", "Status missing")
    message = Text(
        "when_none cho điểm thì phải có when_none_status (chỉ dùng với share, rate)",
        "a when_none that gives points needs when_none_status (only with share and rate)",
    )
    fix = Text("thêm when_none_status: provisional", "add `when_none_status: provisional`")
    why = Text(
        "Số điểm khi mẫu số bằng 0 cũng là một con số của quyết định; phải ghi rõ đã đối chiếu "
        "hay còn là giá trị tạm.",
        "The points given for a denominator of 0 are a figure of the decision like any other. "
        "State whether they are verified or provisional.",
    )
    bad = Text("`when_none: full_points`", "`when_none: full_points`")
    good = Text(
        "`when_none: full_points` và `when_none_status: provisional`",
        "`when_none: full_points` and `when_none_status: provisional`",
    )


class ExtendsWrong(CriteriaFinding, frozen=True, kw_only=True):
    """An overlay of itself, or of too many others."""

    code = "C025"
    title = Text("Kế thừa vòng", "Circular overlay")
    message = Text("extends bị vòng lặp hoặc quá nhiều tầng", "extends is circular or too deep")
    fix = Text("kế thừa trực tiếp từ một bộ tiêu chí gốc", "extend one base set directly")
    why = Text(
        "Kế thừa vòng thì không có bộ tiêu chí gốc; quá bốn tầng thì khó biết con số đang dùng "
        "nằm ở tệp nào.",
        "In a circle there is no base to take points from. Over more than four layers it is "
        "hard to find the file in which a figure stands.",
    )
    bad = Text(
        "huyen.yaml có `extends: tinh.yaml`, tinh.yaml có `extends: huyen.yaml`",
        "district.yaml has `extends: province.yaml`, province.yaml has `extends: district.yaml`",
    )
    good = Text("tinh.yaml có `extends: qd-06-2019`", "province.yaml has `extends: qd-06-2019`")
