"""C: findings about a criteria file: whether it can be read, and has the shape of a set."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


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
        "see `cftscore criteria list`[; similar: {near}]",
    )
    why = Text(
        "Không có bộ tiêu chí thì không có ngưỡng để chấm điểm; tự lấy bộ tiêu chí có tên gần "
        "giống là chấm điểm theo một quyết định khác.",
        "Without the set there are no thresholds to score by. To take a set with a similar "
        "name would be to score by another decision.",
    )
    bad = Text("`--criteria qd-06-2018`", "`--criteria qd-06-2018`")
    good = Text("`--criteria qd-06-2019`", "`--criteria qd-06-2019`")
    near: tuple[str, ...] = ()


class CriteriaFileUnreadable(CriteriaFinding, frozen=True, kw_only=True):
    """A criteria file that the system refuses to open."""

    code = "C002"
    title = Text("Không đọc được tệp tiêu chí", "Criteria file cannot be read")
    message = Text("không được phép đọc tệp: {reason}", "the system refuses to read it: {reason}")
    fix = Text("kiểm tra quyền truy cập", "check its permissions")
    why = Text(
        "Nếu tự thay bộ tiêu chí của tỉnh bằng bộ tiêu chí có sẵn thì ngưỡng sẽ khác mà kết "
        "quả không cho thấy điều đó.",
        "If the shipped set were used in place of the province's own, thresholds would differ "
        "and the result would not show it.",
    )
    bad = Text(
        "bo-tinh.yaml chỉ cho tài khoản khác đọc",
        "only another account may read province.yaml",
    )
    good = Text("bo-tinh.yaml cho tài khoản đang dùng đọc", "this account may read province.yaml")
    reason: Text


class CriteriaFileTooLarge(CriteriaFinding, frozen=True, kw_only=True):
    """A criteria file of more than 1 MiB."""

    code = "C003"
    title = Text("Tệp tiêu chí quá lớn", "Criteria file too large")
    message = Text("tệp lớn hơn 1 MiB", "the file is larger than 1 MiB")
    fix = Text(
        "một bộ tiêu chí chỉ cần vài chục KiB; chỉ đúng tệp",
        "a criteria set needs a few dozen KiB; name the right file",
    )
    why = Text(
        "Tệp lớn như vậy thường không phải bộ tiêu chí mà do chỉ nhầm tệp; đọc hết sẽ làm máy "
        "chạy rất chậm.",
        "A file of this size is usually not a criteria set but another file named by mistake. "
        "Reading it all would only slow the computer down.",
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
        "Tên chỉ tiêu bị sai chữ thì không khớp với tiêu đề cột nào trong tệp Excel của xã.",
        "Garbled labels would match no column of the communes' workbooks.",
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
    title = Text("Sai cú pháp YAML", "Invalid YAML")
    message = Text("không đúng cú pháp YAML: {problem}", "this is not valid YAML: {problem}")
    fix = Text(
        "kiểm tra thụt đầu dòng, dấu hai chấm và dấu ngoặc kép ở dòng này và dòng trước",
        "check the indentation, colons and quotation marks of this line and the one before",
    )
    why = Text(
        "Sai một dấu có thể làm phần còn lại của tệp mang nghĩa khác; tệp chỉ được dùng sau "
        "khi sửa dấu đó.",
        "One wrong character can change the meaning of the rest of the file. The file is not "
        "used until it is corrected.",
    )
    bad = Text(
        '`title: {vi: "Bộ của tỉnh", en: "Set of the province"` (thiếu dấu ngoặc nhọn cuối)',
        '`title: {vi: "Bộ của tỉnh", en: "Set of the province"` (the closing brace is missing)',
    )
    good = Text(
        '`title: {vi: "Bộ của tỉnh", en: "Set of the province"}`',
        '`title: {vi: "Bộ của tỉnh", en: "Set of the province"}`',
    )
    problem: str


class YamlUnsafe(CriteriaFinding, frozen=True, kw_only=True):
    """YAML beyond plain mappings, lists and scalars."""

    code = "C006"
    title = Text("YAML không an toàn", "Unsafe YAML")
    message = Text(
        "không được dùng “{what}” (thẻ, neo, bí danh, lồng quá sâu, nhiều tài liệu trong một tệp)",
        "“{what}” is not allowed (tags, anchors, aliases, deep nesting, several documents)",
    )
    fix = Text("ghi trực tiếp giá trị", "write the value itself")
    why = Text(
        "Thẻ có thể chạy lệnh; neo và bí danh làm một dòng quyết định điểm ở chỗ khác. Con số "
        "ghi ở đâu phải là con số được dùng ở đó.",
        "Tags can run commands, and with anchors and aliases one line decides points "
        "elsewhere. What is written must be what is used.",
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
    title = Text("Khóa trùng", "Duplicate key")
    message = Text("khóa “{key}” đã có ở trên", "the key “{key}” already stands above")
    fix = Text("xóa hoặc đổi tên một trong hai khóa", "delete or rename one of them")
    why = Text(
        "Phần mềm khác sẽ lấy dòng sau và bỏ dòng trước: con số nhìn thấy chưa chắc là con số "
        "được dùng để chấm điểm.",
        "Other software would take the later value and drop the earlier one: the figure that "
        "is seen may not be the figure that is used.",
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
    message = Text(
        "tệp phải gồm các dòng dạng “khóa: giá trị”",
        "the file must consist of lines of `key: value`",
    )
    fix = Text(
        "bắt đầu từ một bộ tiêu chí có sẵn: `cftscore criteria new`",
        "start from an existing set: `cftscore criteria new`",
    )
    why = Text(
        "Tệp rỗng, hoặc chỉ có một danh sách, không cho biết nội dung nào được bao nhiêu điểm.",
        "An empty file or a bare list does not say how many points anything earns.",
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
    title = Text("Khóa không có", "Unknown key")
    message = Text("không có khóa “{key}” ở đây", "there is no key “{key}” here")
    fix = Text("có phải: {near}?", "did you mean: {near}?")
    why = Text(
        "Nếu bỏ qua khóa gõ sai thì ngưỡng ghi ở đó không có tác dụng, trong khi người viết "
        "vẫn cho là có.",
        "If a mistyped key were ignored, the threshold written there would have no effect, and "
        "its author would not know.",
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
    title = Text("Thiếu khóa", "Missing key")
    message = Text("thiếu khóa “{key}”", "the key “{key}” is missing")
    fix = Text("thêm “{key}: …” vào đây", "add `{key}: …` here")
    why = Text(
        "Không có giá trị mặc định nào thay được điểm, ngưỡng hay căn cứ trong quyết định; tự "
        "điền là tự đặt ra quy định.",
        "No default can replace points, a threshold or a source of the decision. To fill one "
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
    title = Text("Giá trị sai kiểu", "Value of the wrong type")
    message = Text("ghi “{found}”, phải là {expected}", "found “{found}”, expected {expected}")
    fix = Text("sửa giá trị này[; {hint}]", "correct this value[; {hint}]")
    why = Text(
        "YAML tách `98,5` thành số 98 và một khóa tên 5. Nếu bỏ qua thì ngưỡng thấp đi nửa "
        "phần trăm mà khó nhận ra.",
        "YAML reads `98,5` as the number 98 and a key 5. If that were accepted, the threshold "
        "would be half a per cent lower and still look right.",
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
    title = Text("Thiếu bản một ngôn ngữ", "A language is missing")
    message = Text("thiếu bản “{language}” của nội dung này", "the text in “{language}” is missing")
    fix = Text("ghi cả hai bản: {{vi: …, en: …}}", "write both: {{vi: …, en: …}}")
    why = Text(
        "Bảng in ra, tiêu đề cột và JSON đều có hai ngôn ngữ; thiếu một bản thì người dùng "
        "ngôn ngữ kia không có gì để đọc.",
        "Tables, column headers and JSON come in both languages. Without one of them, its "
        "readers see nothing.",
    )
    bad = Text('`title: {vi: "Trẻ em được khai sinh"}`', '`title: {vi: "Trẻ em được khai sinh"}`')
    good = Text(
        '`title: {vi: "Trẻ em được khai sinh", en: "Births registered"}`',
        '`title: {vi: "Trẻ em được khai sinh", en: "Births registered"}`',
    )
    language: str
