"""C: findings about criteria files."""

from __future__ import annotations

from decimal import Decimal

from cftscore.findings import Finding, Severity
from cftscore.text import Text


class CriteriaFinding(Finding, frozen=True, kw_only=True):
    """The base of findings about a criteria file."""

    severity = Severity.ERROR


class CriteriaFileMissing(CriteriaFinding, frozen=True, kw_only=True):
    """A criteria file or id that does not exist."""

    code = "C001"
    title = Text("Không có bộ tiêu chí", "No such criteria set")
    message = Text("không có bộ tiêu chí hoặc tệp này", "there is no such criteria set or file")
    fix = Text(
        "xem `cftscore criteria list`[; gần giống: {near}]",
        "see `cftscore criteria list`[; alike: {near}]",
    )
    why = Text(
        "Không có bộ tiêu chí thì không có ngưỡng nào để chấm; lấy bộ gần giống là chấm theo một "
        "quyết định khác.",
        "Without the set there is no threshold to score by; taking one of a similar name would be "
        "scoring by another decision.",
    )
    bad = Text("`--criteria qd-06-2018`", "`--criteria qd-06-2018`")
    good = Text("`--criteria qd-06-2019`", "`--criteria qd-06-2019`")
    near: tuple[str, ...] = ()


class CriteriaFileUnreadable(CriteriaFinding, frozen=True, kw_only=True):
    """A criteria file that the system refuses to open."""

    code = "C002"
    title = Text("Không đọc được tệp tiêu chí", "Criteria file cannot be read")
    message = Text("hệ thống không cho đọc: {reason}", "the system refuses to read it: {reason}")
    fix = Text("kiểm tra quyền truy cập", "check its permissions")
    why = Text(
        "Nếu lặng lẽ dùng bộ có sẵn thay cho bộ của tỉnh thì ngưỡng khác đi mà trong kết quả "
        "không ai thấy.",
        "If the shipped set were quietly used in place of the province's own, thresholds would "
        "differ and nobody could see it in the result.",
    )
    bad = Text(
        "bo-tinh.yaml chỉ tài khoản khác mới được đọc",
        "only another account may read province.yaml",
    )
    good = Text(
        "bo-tinh.yaml mà tài khoản đang dùng được quyền đọc", "this account may read province.yaml"
    )
    reason: Text


class CriteriaFileTooLarge(CriteriaFinding, frozen=True, kw_only=True):
    """A criteria file of more than 1 MiB."""

    code = "C003"
    title = Text("Tệp tiêu chí quá lớn", "Criteria file too large")
    message = Text("tệp lớn hơn 1 MiB", "the file is over 1 MiB")
    fix = Text("một bộ tiêu chí chỉ cần vài chục KiB", "a criteria set needs a few dozen KiB")
    why = Text(
        "Tệp lớn như vậy gần như chắc không phải bộ tiêu chí mà là tệp chỉ nhầm; đọc hết nó chỉ "
        "làm treo máy.",
        "So large a file is hardly a criteria set but another file named by mistake; reading it "
        "all would only hold up the machine.",
    )
    bad = Text("`--criteria so-lieu.json`, 40 MiB", "`--criteria figures.json`, 40 MiB")
    good = Text("`--criteria bo-tinh.yaml`, 26 KiB", "`--criteria province.yaml`, 26 KiB")


class YamlNotUtf8(CriteriaFinding, frozen=True, kw_only=True):
    """A criteria file that is not UTF-8."""

    code = "C004"
    title = Text("Không phải UTF-8", "Not UTF-8")
    message = Text("tệp không phải văn bản UTF-8", "the file is not UTF-8 text")
    fix = Text("lưu lại tệp với bảng mã UTF-8", "save the file as UTF-8")
    why = Text(
        "Tên chỉ tiêu đọc sai chữ thì không khớp tiêu đề cột nào trong sổ làm việc của xã.",
        "Labels that come out garbled would match no column of the communes' workbooks.",
    )
    bad = Text(
        "bo-tinh.yaml lưu bằng Notepad với bảng mã ANSI", "province.yaml saved by Notepad as ANSI"
    )
    good = Text(
        "bo-tinh.yaml lưu bằng Notepad với bảng mã UTF-8", "province.yaml saved by Notepad as UTF-8"
    )


class YamlSyntax(CriteriaFinding, frozen=True, kw_only=True):
    """Text that is not YAML."""

    code = "C005"
    title = Text("Sai cú pháp YAML", "YAML syntax")
    message = Text("không phải YAML: {problem}", "this is not YAML: {problem}")
    fix = Text(
        "kiểm tra thụt đầu dòng, dấu hai chấm và dấu nháy ở dòng này và dòng trước",
        "check the indentation, colons and quotes of this line and the one before",
    )
    why = Text(
        "Sai một dấu thì phần sau của tệp có thể mang nghĩa khác; cả tệp không được dùng cho đến "
        "khi dấu ấy được sửa.",
        "With one sign wrong the rest of the file may mean something else; none of it is used "
        "until the sign is mended.",
    )
    bad = Text(
        '`title: {vi: "Bộ của tỉnh", en: "Set of the province"` (thiếu dấu ngoặc cuối)',
        '`title: {vi: "Bộ của tỉnh", en: "Set of the province"` (the last brace is missing)',
    )
    good = Text(
        '`title: {vi: "Bộ của tỉnh", en: "Set of the province"}`',
        '`title: {vi: "Bộ của tỉnh", en: "Set of the province"}`',
    )
    problem: str


class YamlUnsafe(CriteriaFinding, frozen=True, kw_only=True):
    """YAML beyond plain mappings, lists and scalars."""

    code = "C006"
    title = Text("YAML không an toàn", "YAML that is not safe")
    message = Text(
        "«{what}» không được phép (thẻ, neo, bí danh, lồng quá sâu, nhiều tài liệu)",
        "“{what}” is not allowed (tags, anchors, aliases, deep nesting, several documents)",
    )
    fix = Text("viết giá trị ra trực tiếp", "write the value out")
    why = Text(
        "Thẻ có thể chạy lệnh, còn neo và bí danh làm một dòng quyết định điểm ở chỗ khác. Ở đây "
        "điều nhìn thấy phải đúng là điều được dùng.",
        "Tags can run commands, and with anchors and aliases a line decides points elsewhere. "
        "Here what is seen must be what is applied.",
    )
    bad = Text("`bands: *muc_chung`", "`bands: *common_bands`")
    good = Text(
        "`bands: [{from: 98, points: 50, status: provisional}]`",
        "`bands: [{from: 98, points: 50, status: provisional}]`",
    )
    what: str


class YamlDuplicateKey(CriteriaFinding, frozen=True, kw_only=True):
    """A key that stands twice in one mapping."""

    code = "C007"
    title = Text("Khoá trùng", "Duplicate key")
    message = Text("khoá «{key}» đã có ở trên", "the key “{key}” stands already above")
    fix = Text("xoá hoặc đổi tên một khoá", "delete or rename one of them")
    why = Text(
        "Phần mềm khác sẽ lấy dòng sau và lờ dòng trước: con số đang nhìn thấy chưa chắc là con "
        "số được dùng để chấm.",
        "Other software would take the later one and drop the first: the figure that one sees "
        "need not be the one that is applied.",
    )
    bad = Text(
        "`{from: 98, points: 50, points: 35, status: provisional}`",
        "`{from: 98, points: 50, points: 35, status: provisional}`",
    )
    good = Text(
        "`{from: 98, points: 50, status: provisional}`",
        "`{from: 98, points: 50, status: provisional}`",
    )
    key: str


class YamlNotMapping(CriteriaFinding, frozen=True, kw_only=True):
    """A criteria file that is a list or a scalar."""

    code = "C008"
    title = Text("Không phải bộ tiêu chí", "Not a criteria set")
    message = Text("tệp phải gồm các dòng «khoá: giá trị»", "the file must consist of `key: value`")
    fix = Text(
        "bắt đầu từ một bộ có sẵn: `cftscore criteria new`",
        "start from a set that is there: `cftscore criteria new`",
    )
    why = Text(
        "Tệp rỗng, hoặc chỉ là một danh sách, không nói điểm nào cho nội dung nào.",
        "An empty file, or a bare list, does not say what earns how many points.",
    )
    bad = Text(
        'tệp rỗng, hoặc bắt đầu bằng `- id: "2.1"`',
        'an empty file, or one that begins with `- id: "2.1"`',
    )
    good = Text(
        "tệp bắt đầu bằng `id: an-giang-2020`", "a file that begins with `id: an-giang-2020`"
    )


class KeyUnknown(CriteriaFinding, frozen=True, kw_only=True):
    """A key that the format does not have."""

    code = "C010"
    title = Text("Khoá không có", "Unknown key")
    message = Text("không có khoá «{key}» ở đây", "there is no key “{key}” here")
    fix = Text("có phải: {near}?", "did you mean: {near}?")
    why = Text(
        "Nếu khoá gõ sai bị bỏ qua thì ngưỡng viết ở đó không có tác dụng, mà người viết vẫn "
        "tưởng là có.",
        "If a mistyped key were passed over, the threshold written there would do nothing while "
        "its author believes that it does.",
    )
    bad = Text(
        "`{form: 98, points: 50, status: provisional}`",
        "`{form: 98, points: 50, status: provisional}`",
    )
    good = Text(
        "`{from: 98, points: 50, status: provisional}`",
        "`{from: 98, points: 50, status: provisional}`",
    )
    key: str
    near: tuple[str, ...]


class KeyMissing(CriteriaFinding, frozen=True, kw_only=True):
    """A key that must be there."""

    code = "C011"
    title = Text("Thiếu khoá", "Missing key")
    message = Text("thiếu khoá «{key}»", "the key “{key}” is missing")
    fix = Text("thêm «{key}: …» vào đây", "add `{key}: …` here")
    why = Text(
        "Không có giá trị mặc định nào thay được điểm, ngưỡng hay nguồn trong quyết định; điền "
        "thay là đặt ra luật.",
        "No default can stand in for points, a threshold or a source of the decision; to fill one "
        "in would be to make law.",
    )
    bad = Text("`{from: 98, status: provisional}`", "`{from: 98, status: provisional}`")
    good = Text(
        "`{from: 98, points: 50, status: provisional}`",
        "`{from: 98, points: 50, status: provisional}`",
    )
    key: str


class ValueWrong(CriteriaFinding, frozen=True, kw_only=True):
    """A value of the wrong kind."""

    code = "C012"
    title = Text("Giá trị sai kiểu", "Value of the wrong kind")
    message = Text("có «{found}», cần {expected}", "found “{found}”, expected {expected}")
    fix = Text("sửa giá trị này[; {hint}]", "correct this value[; {hint}]")
    why = Text(
        "YAML cắt `98,5` thành số 98 và một khoá tên 5. Nếu cho qua thì ngưỡng hạ nửa phần trăm "
        "mà nhìn vào vẫn thấy như đúng.",
        "YAML cuts `98,5` into the number 98 and a key 5. Let pass, the threshold would drop by "
        "half a per cent and still look right.",
    )
    bad = Text(
        "`{from: 98,5, points: 50, status: provisional}`",
        "`{from: 98,5, points: 50, status: provisional}`",
    )
    good = Text(
        "`{from: 98.5, points: 50, status: provisional}`",
        "`{from: 98.5, points: 50, status: provisional}`",
    )
    found: str
    expected: Text
    hint: Text | None = None


class LanguageMissing(CriteriaFinding, frozen=True, kw_only=True):
    """A text in one language only."""

    code = "C013"
    title = Text("Thiếu một ngôn ngữ", "A language is missing")
    message = Text("thiếu bản «{language}» của văn bản này", "the “{language}” text is missing")
    fix = Text("viết cả hai: {{vi: …, en: …}}", "write both: {{vi: …, en: …}}")
    why = Text(
        "Bảng in ra, tiêu đề cột và JSON có cả hai thứ tiếng; thiếu một bản thì người đọc thứ "
        "tiếng kia chỉ thấy chỗ trống.",
        "Tables, column headers and JSON come in both languages; without one of them its readers "
        "would see nothing.",
    )
    bad = Text('`title: {vi: "Trẻ em được khai sinh"}`', '`title: {vi: "Trẻ em được khai sinh"}`')
    good = Text(
        '`title: {vi: "Trẻ em được khai sinh", en: "Births registered"}`',
        '`title: {vi: "Trẻ em được khai sinh", en: "Births registered"}`',
    )
    language: str


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
    message = Text("{kind} «{name}» đã dùng ở trên", "the {kind} “{name}” is used already above")
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


class ExampleWrong(CriteriaFinding, frozen=True, kw_only=True):
    """An example that the criteria set does not fulfil."""

    code = "C030"
    title = Text("Ví dụ không đúng", "Example not fulfilled")
    message = Text(
        "ví dụ «{name}»: {what} là {actual}, ví dụ ghi {expected}",
        "example “{name}”: {what} is {actual}, the example says {expected}",
    )
    fix = Text("sửa ví dụ hoặc mức điểm", "correct the example or the bands")
    why = Text(
        "Ví dụ nói điều mà người nắm quyết định cho là đúng. Khi bộ cho điểm khác thì có một bên "
        "sai, và chưa nên dùng bộ này để chấm.",
        "An example says what people who know the decision hold right. Where the set gives other "
        "points one of them is wrong, and nothing should be scored by it yet.",
    )
    bad = Text(
        '195 trên 200 trẻ đã khai sinh (97,5 %), ví dụ ghi `"2.1": 50`',
        '195 of 200 births registered (97.5 %), the example says `"2.1": 50`',
    )
    good = Text('ví dụ ghi `"2.1": 35`', 'the example says `"2.1": 35`')
    name: Text
    what: Text
    actual: str
    expected: str


class BandWithoutExample(CriteriaFinding, frozen=True, kw_only=True):
    """A band that no example meets on its threshold, or just below it."""

    code = "C031"
    title = Text("Mức điểm thiếu ví dụ", "Band without an example")
    message = Text(
        "nội dung {item}, mức {band}: chưa có ví dụ {where}",
        "item {item}, band {band}: no example {where}",
    )
    fix = Text(
        "thêm ví dụ vào tệp .tests.yaml bên cạnh, rồi chạy lại `cftscore criteria test`",
        "add an example to the .tests.yaml beside it, then run `cftscore criteria test` again",
    )
    why = Text(
        "Không có ví dụ sát ngưỡng thì gõ nhầm 98 thành 97 cũng không ví dụ nào báo sai.",
        "Without examples close to the threshold, no example would notice 98 mistyped as 97.",
    )
    bad = Text(
        "mức `from: 98` chỉ có ví dụ 200 trên 200 trẻ",
        "the band `from: 98` has only an example of 200 out of 200 children",
    )
    good = Text(
        "thêm ví dụ 196 trên 200 (đúng 98 %) và 195 trên 200 (thiếu một trẻ)",
        "examples of 196 out of 200 (just 98 %) and 195 out of 200 (one child short) beside it",
    )
    item: str
    band: str
    where: Text


class ExamplesMissing(CriteriaFinding, frozen=True, kw_only=True):
    """A criteria set without examples."""

    code = "C032"
    title = Text("Không có ví dụ", "No examples")
    message = Text("bên cạnh bộ tiêu chí không có tệp {file}", "no {file} lies beside the set")
    fix = Text(
        "viết các ví dụ, rồi chạy lại `cftscore criteria test`",
        "write the examples, then run `cftscore criteria test` again",
    )
    why = Text(
        "Không có ví dụ thì chỉ biết tệp viết đúng khuôn, chưa biết bộ cho điểm đúng.",
        "Without examples one knows that the file has the right shape, not that it gives the "
        "right points.",
    )
    bad = Text("chỉ có bo-tinh.yaml", "province.yaml alone")
    good = Text("bo-tinh.yaml và bo-tinh.tests.yaml", "province.yaml and province.tests.yaml")
    file: str


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
