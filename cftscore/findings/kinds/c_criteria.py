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


class BeyondInt64(CriteriaFinding, frozen=True, kw_only=True):
    """A figure so large or so exact that products with counts leave 64 bits."""

    code = "C026"
    title = Text("Con số quá lớn hoặc quá lẻ", "Figure too large or too exact")
    message = Text(
        "{what} = {given}: nhân với số đếm tới {most} thì vượt quá 64 bit",
        "{what} = {given}: multiplied by counts up to {most} it leaves 64 bits",
    )
    fix = Text(
        "sửa con số; một ngưỡng hay điểm chỉ cần vài chữ số",
        "correct the figure; a threshold or points need only a few digits",
    )
    why = Text(
        "Điểm được tính bằng số nguyên 64 bit để không sai một đơn vị nào; vượt quá thì kết quả "
        "sai mà không ai thấy.",
        "Points are worked out in whole numbers of 64 bits, so that nothing is rounded; beyond "
        "that the result would be wrong and nobody would see it.",
    )
    bad = Text(
        "`{from: 98.123456789, points: 50, status: provisional}`",
        "`{from: 98.123456789, points: 50, status: provisional}`",
    )
    good = Text(
        "`{from: 98.12, points: 50, status: provisional}`",
        "`{from: 98.12, points: 50, status: provisional}`",
    )
    what: str
    given: Decimal
    most: int


class SetTooLarge(CriteriaFinding, frozen=True, kw_only=True):
    """A set of more parts than any decision has."""

    code = "C027"
    title = Text("Bộ tiêu chí quá nhiều phần", "Too many parts in a set")
    message = Text("có {count} {what}, tối đa {most}", "{count} {what}, at most {most}")
    fix = Text("kiểm tra tệp: có phần nào lặp lại?", "check the file: is a part repeated?")
    why = Text(
        "Không quyết định nào có nhiều phần như vậy; tệp lặp đi lặp lại sẽ làm máy chạy mãi.",
        "No decision has so many; a file that repeats itself would keep the machine busy for ever.",
    )
    bad = Text("một bộ 10 000 chỉ tiêu", "a set of 10,000 indicators")
    good = Text("một bộ 40 chỉ tiêu", "a set of 40 indicators")
    what: Text
    count: int
    most: int


class NumberOfTwoMeanings(CriteriaFinding, frozen=True, kw_only=True):
    """A number with a point and three digits, which may be thousands or a decimal."""

    code = "C028"
    title = Text("Con số có thể hiểu hai cách", "Number with two meanings")
    message = Text(
        "«{given}» có thể là {thousands} hoặc {decimal}",
        "“{given}” may be {thousands} or {decimal}",
    )
    fix = Text(
        "viết {thousands}, hoặc {decimal} nếu đúng là số thập phân",
        "write {thousands}, or {decimal} if it is a decimal",
    )
    why = Text(
        "Ở Việt Nam 1.000 là một nghìn, trong YAML là một: điểm đạt chỉ còn 1 và mọi xã đều đạt.",
        "In Vietnam 1.000 is a thousand, in YAML it is one: a pass mark would be 1, and every "
        "commune would pass.",
    )
    bad = Text("`pass_from: 1.000`", "`pass_from: 1.000`")
    good = Text("`pass_from: 1000`", "`pass_from: 1000`")
    given: str
    thousands: str
    decimal: str


class SeveralInForce(CriteriaFinding, frozen=True, kw_only=True):
    """A period in which several sets are in force and none supersedes the others."""

    code = "C034"
    title = Text("Nhiều bộ tiêu chí cùng hiệu lực", "Several criteria sets in force")
    message = Text(
        "trong kỳ {period} có nhiều bộ tiêu chí cùng hiệu lực: {sets}; không bộ nào ghi thay thế "
        "các bộ còn lại",
        "several criteria sets are in force in period {period}: {sets}; none says that it "
        "supersedes the others",
    )
    fix = Text(
        "chọn một bộ bằng --criteria; hoặc ghi `supersedes: MÃ` trong bộ thay thế bộ kia",
        "choose one with --criteria; or write `supersedes: ID` in the set that takes the other's "
        "place",
    )
    why = Text(
        "Thêm một bộ vào thư mục criteria/ mà kết quả của mọi người lặng lẽ đổi theo bộ ấy thì "
        "không ai biết đã chấm theo quyết định nào.",
        "If a set that is added to criteria/ quietly became everybody's, nobody would know by "
        "which decision a commune was scored.",
    )
    bad = Text(
        "`cftscore evaluate bao-cao --period 2020`, khi hai bộ cùng hiệu lực trong năm 2020",
        "`cftscore evaluate reports --period 2020`, with two sets in force in 2020",
    )
    good = Text(
        "`cftscore evaluate bao-cao --period 2020 --criteria qd-06-2019`",
        "`cftscore evaluate reports --period 2020 --criteria qd-06-2019`",
    )
    period: str
    sets: tuple[str, ...]


class NoneInForce(CriteriaFinding, frozen=True, kw_only=True):
    """A period for which no criteria set is shipped."""

    code = "C033"
    title = Text("Kỳ không có bộ tiêu chí", "No criteria set for the period")
    message = Text(
        "không có bộ tiêu chí nào có hiệu lực trong kỳ {period}",
        "no criteria set was in force in period {period}",
    )
    fix = Text(
        "chọn bằng --criteria; có sẵn: {near}", "choose one with --criteria; there are: {near}"
    )
    why = Text(
        "Chấm một năm theo quyết định ban hành sau đó là đòi ở xã điều lúc ấy chưa ai yêu cầu; "
        "muốn vậy phải nói rõ.",
        "To score a year by a later decision asks of communes what nobody required then; whoever "
        "wants that must say so.",
    )
    bad = Text(
        "`cftscore evaluate bao-cao --period 2018`", "`cftscore evaluate bao-cao --period 2018`"
    )
    good = Text(
        "`cftscore evaluate bao-cao --period 2018 --criteria qd-06-2019`",
        "`cftscore evaluate bao-cao --period 2018 --criteria qd-06-2019`",
    )
    period: str
    near: tuple[str, ...]
