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
