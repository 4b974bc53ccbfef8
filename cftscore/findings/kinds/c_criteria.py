"""C: findings about the sense of a criteria set."""

from __future__ import annotations

from decimal import Decimal

from cftscore.core.text import Text
from cftscore.findings.kinds.c_file import CriteriaFinding


class NameUnknown(CriteriaFinding, frozen=True, kw_only=True):
    """A reference to something that the set does not define."""

    code = "C014"
    title = Text("Tên không có trong bộ", "Name not in the set")
    message = Text("không có {kind} «{name}»", "there is no {kind} “{name}”")
    fix = Text("có phải: {near}?", "did you mean: {near}?")
    why = Text(
        "Cách tính trỏ tới một tên không có thì nội dung ấy không bao giờ có số, và không xã nào "
        "được điểm.",
        "A measure that points at a name that is not there never gets a number, and no commune "
        "would earn its points.",
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
    title = Text("Trùng tên", "Used twice")
    message = Text("{kind} «{name}» đã dùng {where}", "the {kind} “{name}” is used already {where}")
    fix = Text("đặt tên khác", "choose another")
    why = Text(
        "Điểm đi theo mã nội dung, cột của sổ làm việc đi theo tên chỉ tiêu; trùng nhau thì không "
        "biết số thuộc về bên nào.",
        "Points go by the id of an item, columns by the label of an indicator; where two share "
        "one, nobody knows whose the number is.",
    )
    bad = Text('hai nội dung cùng có `id: "2.1"`', 'two items with `id: "2.1"`')
    good = Text('`id: "2.1"` và `id: "2.2"`', '`id: "2.1"` and `id: "2.2"`')
    kind: Text
    name: str
    where: Text = Text("ở trên", "above")


class IndicatorUnused(CriteriaFinding, frozen=True, kw_only=True):
    """An indicator that no item uses."""

    code = "C016"
    title = Text("Chỉ tiêu không dùng", "Unused indicator")
    message = Text("không nội dung nào dùng chỉ tiêu «{name}»", "no item uses indicator “{name}”")
    fix = Text("xoá chỉ tiêu hoặc dùng nó trong một cách tính", "delete it or use it in a measure")
    why = Text(
        "Mọi xã phải điền một cột không hề được chấm; thường là một nội dung đã quên viết cách "
        "tính.",
        "Every commune would fill in a column that is never scored; mostly an item was forgotten.",
    )
    bad = Text(
        "có chỉ tiêu `births_late` mà không cách tính nào dùng",
        "an indicator `births_late` that no measure uses",
    )
    good = Text(
        "`count: {of: births_late}`, hoặc xoá chỉ tiêu",
        "`count: {of: births_late}`, or no such indicator",
    )
    name: str


class MeasureNotOne(CriteriaFinding, frozen=True, kw_only=True):
    """An item without a measure, or with several."""

    code = "C017"
    title = Text("Phải có đúng một cách tính", "Exactly one measure")
    message = Text(
        "nội dung {item} có {count} cách tính; cần đúng một: share, rate, count hoặc yes_no",
        "item {item} has {count} measures; exactly one is due: share, rate, count or yes_no",
    )
    fix = Text("giữ lại một cách tính", "keep one")
    why = Text(
        "Hai cách tính cho ra hai số khác nhau, còn không có cách tính thì không có số nào; cả "
        "hai đều không so được với mức điểm.",
        "Two measures give two numbers, and none gives no number; neither can be held against the "
        "bands.",
    )
    bad = Text(
        "`share: {of: infants_vaccinated, among: infants}` và `count: {of: infants_vaccinated}` "
        "trong một nội dung",
        "`share: {of: infants_vaccinated, among: infants}` and `count: {of: infants_vaccinated}` "
        "in one item",
    )
    good = Text(
        "chỉ `share: {of: infants_vaccinated, among: infants}`",
        "only `share: {of: infants_vaccinated, among: infants}`",
    )
    item: str
    count: int


class IndicatorTypeWrong(CriteriaFinding, frozen=True, kw_only=True):
    """A measure over an indicator of the wrong type."""

    code = "C018"
    title = Text("Sai loại chỉ tiêu", "Indicator of the wrong type")
    message = Text(
        "chỉ tiêu «{name}» có loại {actual}, ở đây cần {expected}",
        "indicator “{name}” is a {actual}, a {expected} is due here",
    )
    fix = Text("sửa loại chỉ tiêu hoặc cách tính", "correct its type or the measure")
    why = Text(
        "Câu trả lời có/không mà đem đếm thì «có» thành 1 và được so với ngưỡng của số đếm: điểm "
        "không còn ý nghĩa.",
        "If a yes or no were counted, “yes” would be 1 and be held against a threshold for "
        "counts: the points would mean nothing.",
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
        "mức điểm này phải có đúng một trong: {expected}; và giống các mức khác của nội dung",
        "this band must have exactly one of: {expected}; the same as the item's other bands",
    )
    fix = Text("dùng from, up_to hoặc answer cho phù hợp", "use from, up_to or answer as fits")
    why = Text(
        "Trộn mức «từ» với mức «tối đa» trong một nội dung thì có giá trị rơi vào hai mức, có giá "
        "trị không rơi vào mức nào.",
        "Where “from” and “up to” are mixed in one item, some values fall into two bands and some "
        "into none.",
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
        "bands go from the best down: {threshold} ({points} points) cannot follow {previous} "
        "({previous_points} points)",
    )
    fix = Text("xếp lại các mức điểm", "put the bands in order")
    why = Text(
        "Các mức được thử từ trên xuống và dừng ở mức đầu tiên hợp: với thứ tự sai, xã đạt 99 % "
        "dừng ở mức 90 và chỉ được 20 điểm.",
        "Bands are tried from the top and the first that fits is taken: in the wrong order a "
        "commune at 99 % stops at 90 and gets 20 points.",
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
    title = Text("Ngưỡng hoặc điểm vô nghĩa", "Threshold or points without sense")
    message = Text(
        "{what} = {given} phải nằm trong khoảng {low} đến {high}",
        "{what} = {given} must lie between {low} and {high}",
    )
    fix = Text("sửa lại con số", "correct the figure")
    why = Text(
        "Không tỷ lệ nào tới 985 %, nên mức ấy không cho ai điểm nào; cả tỉnh mất điểm vì một dấu "
        "chấm thập phân.",
        "No share reaches 985 %, so the band never gives a point; a whole province would lose "
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
    title = Text("Điểm không cộng đúng", "Points do not add up")
    message = Text(
        "{what}: ghi {stated} điểm nhưng các phần cộng lại là {actual}",
        "{what}: {stated} points stated, but the parts add up to {actual}",
    )
    fix = Text("sửa mức điểm hoặc tổng", "correct the bands or the sum")
    why = Text(
        "Tổng lệch nghĩa là có một con số chép sai từ quyết định, và mọi xã được nhiều hoặc ít "
        "điểm hơn mức quyết định cho.",
        "A sum that is off means that a figure was copied wrongly, and every commune gets more or "
        "fewer points than the decision gives.",
    )
    bad = Text(
        "`max_points: 50`, trong khi hai nội dung cho 50 và 25 điểm",
        "`max_points: 50`, while its two items give 50 and 25 points",
    )
    good = Text("`max_points: 75`", "`max_points: 75`")
    what: Text
    stated: Decimal
    actual: Decimal


class PassMarkUnreachable(CriteriaFinding, frozen=True, kw_only=True):
    """A pass mark beyond the points that can be had."""

    code = "C023"
    title = Text("Điểm đạt không thể tới", "Pass mark cannot be reached")
    message = Text(
        "{what}: cần {mark} điểm nhưng tối đa chỉ có {most}",
        "{what}: {mark} points asked for, but at most {most} can be had",
    )
    fix = Text("sửa điểm đạt hoặc mức điểm", "correct the mark or the bands")
    why = Text(
        "Xã được trọn điểm vẫn «Không đạt»: con số ấy chắc chắn chép sai.",
        "Even a commune with every point would fail: the figure must have been copied wrongly.",
    )
    bad = Text(
        "`pass_from: 1050` trong một bộ 1 000 điểm", "`pass_from: 1050` in a set of 1,000 points"
    )
    good = Text("`pass_from: 850`", "`pass_from: 850`")
    what: Text
    mark: Decimal
    most: Decimal


class StatusMissing(CriteriaFinding, frozen=True, kw_only=True):
    """A rule for a denominator of 0 without a status, or a status without a rule."""

    code = "C024"
    title = Text("Thiếu tình trạng", "Status missing")
    message = Text(
        "when_none cho điểm thì phải có when_none_status (và chỉ với share, rate)",
        "a when_none that gives points needs a when_none_status (and only with share, rate)",
    )
    fix = Text("thêm when_none_status: provisional", "add `when_none_status: provisional`")
    why = Text(
        "Cho điểm khi mẫu số bằng 0 cũng là một con số của quyết định; phải nói rõ con số ấy đã "
        "đối chiếu hay mới là tạm tính.",
        "What a denominator of 0 earns is a figure of the decision like any other; it must say "
        "whether it was verified or is provisional.",
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
    message = Text("extends quay vòng hoặc quá sâu", "extends loops or goes too deep")
    fix = Text("kế thừa trực tiếp một bộ gốc", "extend one base set directly")
    why = Text(
        "Kế thừa vòng tròn thì không có bộ gốc nào để lấy điểm; qua hơn bốn tầng thì khó lần ra "
        "con số đang dùng nằm ở tệp nào.",
        "In a circle there is no base to take the points from; over more than four layers it is "
        "hard to find the file that a figure stands in.",
    )
    bad = Text(
        "huyen.yaml có `extends: tinh.yaml`, tinh.yaml có `extends: huyen.yaml`",
        "district.yaml has `extends: province.yaml`, province.yaml has `extends: district.yaml`",
    )
    good = Text("tinh.yaml có `extends: qd-06-2019`", "province.yaml has `extends: qd-06-2019`")
