"""C: findings about criteria files."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cftscore.findings import Finding, Severity
from cftscore.text import Text


@dataclass(frozen=True, kw_only=True)
class CriteriaFinding(Finding):
    """The base of findings about a criteria file."""

    severity = Severity.ERROR


@dataclass(frozen=True, kw_only=True)
class CriteriaFileMissing(CriteriaFinding):
    """A criteria file or id that does not exist."""

    code = "C001"
    title = Text("Không có bộ tiêu chí", "No such criteria set")
    message = Text("không có bộ tiêu chí hoặc tệp này", "there is no such criteria set or file")
    fix = Text(
        "xem `cftscore criteria list`[; gần giống: {near}]",
        "see `cftscore criteria list`[; alike: {near}]",
    )
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CriteriaFileUnreadable(CriteriaFinding):
    """A criteria file that the system refuses to open."""

    code = "C002"
    title = Text("Không đọc được tệp tiêu chí", "Criteria file cannot be read")
    message = Text("hệ thống không cho đọc: {reason}", "the system refuses to read it: {reason}")
    fix = Text("kiểm tra quyền truy cập", "check its permissions")
    reason: str


@dataclass(frozen=True, kw_only=True)
class CriteriaFileTooLarge(CriteriaFinding):
    """A criteria file of more than 1 MiB."""

    code = "C003"
    title = Text("Tệp tiêu chí quá lớn", "Criteria file too large")
    message = Text("tệp lớn hơn 1 MiB", "the file is over 1 MiB")
    fix = Text("một bộ tiêu chí chỉ cần vài chục KiB", "a criteria set needs a few dozen KiB")


@dataclass(frozen=True, kw_only=True)
class YamlNotUtf8(CriteriaFinding):
    """A criteria file that is not UTF-8."""

    code = "C004"
    title = Text("Không phải UTF-8", "Not UTF-8")
    message = Text("tệp không phải văn bản UTF-8", "the file is not UTF-8 text")
    fix = Text("lưu lại tệp với bảng mã UTF-8", "save the file as UTF-8")


@dataclass(frozen=True, kw_only=True)
class YamlSyntax(CriteriaFinding):
    """Text that is not YAML."""

    code = "C005"
    title = Text("Sai cú pháp YAML", "YAML syntax")
    message = Text("không phải YAML: {problem}", "this is not YAML: {problem}")
    fix = Text(
        "kiểm tra thụt đầu dòng, dấu hai chấm và dấu nháy ở dòng này và dòng trước",
        "check the indentation, colons and quotes of this line and the one before",
    )
    problem: str


@dataclass(frozen=True, kw_only=True)
class YamlUnsafe(CriteriaFinding):
    """YAML beyond plain mappings, lists and scalars."""

    code = "C006"
    title = Text("YAML không an toàn", "YAML that is not safe")
    message = Text(
        "«{what}» không được phép (thẻ, neo, bí danh, lồng quá sâu, nhiều tài liệu)",
        "“{what}” is not allowed (tags, anchors, aliases, deep nesting, several documents)",
    )
    fix = Text("viết giá trị ra trực tiếp", "write the value out")
    what: str


@dataclass(frozen=True, kw_only=True)
class YamlDuplicateKey(CriteriaFinding):
    """A key that stands twice in one mapping."""

    code = "C007"
    title = Text("Khoá trùng", "Duplicate key")
    message = Text("khoá «{key}» đã có ở trên", "the key “{key}” stands already above")
    fix = Text("xoá hoặc đổi tên một khoá", "delete or rename one of them")
    key: str


@dataclass(frozen=True, kw_only=True)
class YamlNotMapping(CriteriaFinding):
    """A criteria file that is a list or a scalar."""

    code = "C008"
    title = Text("Không phải bộ tiêu chí", "Not a criteria set")
    message = Text("tệp phải gồm các dòng «khoá: giá trị»", "the file must consist of `key: value`")
    fix = Text("bắt đầu từ một bộ có sẵn", "start from a set that is there")


@dataclass(frozen=True, kw_only=True)
class KeyUnknown(CriteriaFinding):
    """A key that the format does not have."""

    code = "C010"
    title = Text("Khoá không có", "Unknown key")
    message = Text("không có khoá «{key}» ở đây", "there is no key “{key}” here")
    fix = Text("có phải: {near}?", "did you mean: {near}?")
    key: str
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class KeyMissing(CriteriaFinding):
    """A key that must be there."""

    code = "C011"
    title = Text("Thiếu khoá", "Missing key")
    message = Text("thiếu khoá «{key}»", "the key “{key}” is missing")
    fix = Text("thêm «{key}: …» vào đây", "add `{key}: …` here")
    key: str


@dataclass(frozen=True, kw_only=True)
class ValueWrong(CriteriaFinding):
    """A value of the wrong kind."""

    code = "C012"
    title = Text("Giá trị sai kiểu", "Value of the wrong kind")
    message = Text("có «{found}», cần {expected}", "found “{found}”, expected {expected}")
    fix = Text("{hint}", "{hint}")
    found: str
    expected: Text
    hint: Text


@dataclass(frozen=True, kw_only=True)
class LanguageMissing(CriteriaFinding):
    """A text in one language only."""

    code = "C013"
    title = Text("Thiếu một ngôn ngữ", "A language is missing")
    message = Text("thiếu bản «{language}» của văn bản này", "the “{language}” text is missing")
    fix = Text("viết cả hai: {{vi: …, en: …}}", "write both: {{vi: …, en: …}}")
    language: str


@dataclass(frozen=True, kw_only=True)
class NameUnknown(CriteriaFinding):
    """A reference to something that the set does not define."""

    code = "C014"
    title = Text("Tên không có trong bộ", "Name not in the set")
    message = Text("không có {kind} «{name}»", "there is no {kind} “{name}”")
    fix = Text("có phải: {near}?", "did you mean: {near}?")
    kind: Text
    name: str
    near: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class IdTwice(CriteriaFinding):
    """An id or a label that is used twice."""

    code = "C015"
    title = Text("Trùng tên", "Used twice")
    message = Text("{kind} «{name}» đã dùng ở trên", "the {kind} “{name}” is used already above")
    fix = Text("đặt tên khác", "choose another")
    kind: Text
    name: str


@dataclass(frozen=True, kw_only=True)
class IndicatorUnused(CriteriaFinding):
    """An indicator that no item uses."""

    code = "C016"
    title = Text("Chỉ tiêu không dùng", "Unused indicator")
    message = Text("không nội dung nào dùng chỉ tiêu «{name}»", "no item uses indicator “{name}”")
    fix = Text("xoá chỉ tiêu hoặc dùng nó trong một cách tính", "delete it or use it in a measure")
    name: str


@dataclass(frozen=True, kw_only=True)
class MeasureNotOne(CriteriaFinding):
    """An item without a measure, or with several."""

    code = "C017"
    title = Text("Phải có đúng một cách tính", "Exactly one measure")
    message = Text(
        "nội dung {item} có {count} cách tính; cần đúng một: share, rate, count hoặc yes_no",
        "item {item} has {count} measures; exactly one is due: share, rate, count or yes_no",
    )
    fix = Text("giữ lại một cách tính", "keep one")
    item: str
    count: int


@dataclass(frozen=True, kw_only=True)
class IndicatorTypeWrong(CriteriaFinding):
    """A measure over an indicator of the wrong type."""

    code = "C018"
    title = Text("Sai loại chỉ tiêu", "Indicator of the wrong type")
    message = Text(
        "chỉ tiêu «{name}» có loại {actual}, ở đây cần {expected}",
        "indicator “{name}” is a {actual}, a {expected} is due here",
    )
    fix = Text("sửa loại chỉ tiêu hoặc cách tính", "correct its type or the measure")
    name: str
    actual: str
    expected: str


@dataclass(frozen=True, kw_only=True)
class BandKindWrong(CriteriaFinding):
    """A band of another kind than its item's measure asks for."""

    code = "C019"
    title = Text("Sai loại mức điểm", "Band of the wrong kind")
    message = Text(
        "mức điểm này phải có đúng một trong: {expected}; và giống các mức khác của nội dung",
        "this band must have exactly one of: {expected}; the same as the item's other bands",
    )
    fix = Text("dùng from, up_to hoặc answer cho phù hợp", "use from, up_to or answer as fits")
    expected: str


@dataclass(frozen=True, kw_only=True)
class BandOrder(CriteriaFinding):
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
    threshold: str
    points: Decimal
    previous: str
    previous_points: Decimal


@dataclass(frozen=True, kw_only=True)
class ThresholdUnreachable(CriteriaFinding):
    """A threshold that no value can meet, or points of 0 or less."""

    code = "C021"
    title = Text("Ngưỡng hoặc điểm vô nghĩa", "Threshold or points without sense")
    message = Text(
        "{what} = {given} phải nằm trong khoảng {low} đến {high}",
        "{what} = {given} must lie between {low} and {high}",
    )
    fix = Text("sửa lại con số", "correct the figure")
    what: str
    given: Decimal
    low: Decimal
    high: Decimal | Text


@dataclass(frozen=True, kw_only=True)
class PointsDoNotAdd(CriteriaFinding):
    """Maxima that do not add up to the stated sum."""

    code = "C022"
    title = Text("Điểm không cộng đúng", "Points do not add up")
    message = Text(
        "{what}: ghi {stated} điểm nhưng các phần cộng lại là {actual}",
        "{what}: {stated} points stated, but the parts add up to {actual}",
    )
    fix = Text("sửa mức điểm hoặc tổng", "correct the bands or the sum")
    what: Text
    stated: Decimal
    actual: Decimal


@dataclass(frozen=True, kw_only=True)
class PassMarkUnreachable(CriteriaFinding):
    """A pass mark beyond the points that can be had."""

    code = "C023"
    title = Text("Điểm đạt không thể tới", "Pass mark cannot be reached")
    message = Text(
        "{what}: cần {mark} điểm nhưng tối đa chỉ có {most}",
        "{what}: {mark} points asked for, but at most {most} can be had",
    )
    fix = Text("sửa điểm đạt hoặc mức điểm", "correct the mark or the bands")
    what: Text
    mark: Decimal
    most: Decimal


@dataclass(frozen=True, kw_only=True)
class StatusMissing(CriteriaFinding):
    """A rule for a denominator of 0 without a status, or a status without a rule."""

    code = "C024"
    title = Text("Thiếu tình trạng", "Status missing")
    message = Text(
        "when_none cho điểm thì phải có when_none_status (và chỉ với share, rate)",
        "a when_none that gives points needs a when_none_status (and only with share, rate)",
    )
    fix = Text("thêm when_none_status: provisional", "add `when_none_status: provisional`")


@dataclass(frozen=True, kw_only=True)
class ExtendsWrong(CriteriaFinding):
    """An overlay of itself, or of too many others."""

    code = "C025"
    title = Text("Kế thừa vòng", "Circular overlay")
    message = Text("extends quay vòng hoặc quá sâu", "extends loops or goes too deep")
    fix = Text("kế thừa trực tiếp một bộ gốc", "extend one base set directly")


@dataclass(frozen=True, kw_only=True)
class ExampleWrong(CriteriaFinding):
    """An example that the criteria set does not fulfil."""

    code = "C030"
    title = Text("Ví dụ không đúng", "Example not fulfilled")
    message = Text(
        "ví dụ «{name}»: {what} là {actual}, ví dụ ghi {expected}",
        "example “{name}”: {what} is {actual}, the example says {expected}",
    )
    fix = Text("sửa ví dụ hoặc mức điểm", "correct the example or the bands")
    name: Text
    what: Text
    actual: str
    expected: str


@dataclass(frozen=True, kw_only=True)
class BandWithoutExample(CriteriaFinding):
    """A band that no example meets on its threshold, or just below it."""

    code = "C031"
    title = Text("Mức điểm thiếu ví dụ", "Band without an example")
    message = Text(
        "nội dung {item}, mức {band}: chưa có ví dụ {where}",
        "item {item}, band {band}: no example {where}",
    )
    fix = Text(
        "thêm ví dụ vào tệp .tests.yaml bên cạnh", "add an example to the .tests.yaml beside it"
    )
    item: str
    band: str
    where: Text


@dataclass(frozen=True, kw_only=True)
class ExamplesMissing(CriteriaFinding):
    """A criteria set without examples."""

    code = "C032"
    title = Text("Không có ví dụ", "No examples")
    message = Text("bên cạnh bộ tiêu chí không có tệp {file}", "no {file} lies beside the set")
    fix = Text("viết các ví dụ", "write the examples")
    file: str


@dataclass(frozen=True, kw_only=True)
class NoneInForce(CriteriaFinding):
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
    period: str
    near: tuple[str, ...]
