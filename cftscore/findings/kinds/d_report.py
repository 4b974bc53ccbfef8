"""D: findings about documents: templates of reports, the papers of a request, what is published."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class TemplateUnreadable(Finding, frozen=True, kw_only=True):
    """A template that cannot be read as a Word document."""

    code = "D001"
    severity = Severity.ERROR
    title = Text("Không đọc được văn bản mẫu", "Template cannot be read")
    message = Text(
        "không đọc được văn bản mẫu này dưới dạng tệp Word .docx[: {reason}]",
        "the template cannot be read as a Word document (.docx)[: {reason}]",
    )
    fix = Text(
        "mở văn bản mẫu bằng Word rồi lưu thành .docx; lấy mẫu có sẵn: `cftscore report "
        "--write-template mau.docx`",
        "open the template in Word and save it as .docx; to get the built-in one: `cftscore "
        "report --write-template form.docx`",
    )
    why = Text(
        "Bỏ qua văn bản mẫu bị hỏng thì báo cáo theo mẫu có sẵn, không theo thể thức mà cơ "
        "quan đã chọn.",
        "If a broken template were ignored, the report would have the built-in form, not the "
        "one that the office chose.",
    )
    bad = Text(
        "`cftscore report an-giang-2020 -o bao-cao.docx --template mau.doc`",
        "`cftscore report an-giang-2020 -o report.docx --template form.doc`",
    )
    good = Text(
        "`cftscore report an-giang-2020 -o bao-cao.docx --template mau.docx`",
        "`cftscore report an-giang-2020 -o report.docx --template form.docx`",
    )
    reason: Text | None = None


class TemplateFieldUnknown(Finding, frozen=True, kw_only=True):
    """A field of a template that no report fills in."""

    code = "D002"
    severity = Severity.ERROR
    title = Text("Không có trường này", "No such field")
    message = Text(
        "mẫu có trường “{field}” mà báo cáo không có",
        "the template has a field “{field}”, which the report does not know",
    )
    fix = Text("[có phải: {near}? ]các trường: {known}", "[did you mean: {near}? ]fields: {known}")
    why = Text(
        "Trường gõ sai sẽ còn nguyên dấu ngoặc trong văn bản đã ký.",
        "A mistyped field would stand in the signed document as it is, in braces.",
    )
    bad = Text("một trường tên `tieu_de`", "a field called `headlines`")
    good = Text("một trường tên `headline`", "a field called `headline`")
    field: str
    near: tuple[str, ...]
    known: tuple[str, ...]


class TemplateBlockInText(Finding, frozen=True, kw_only=True):
    """A field for a table, a chart or a list within a sentence."""

    code = "D003"
    severity = Severity.ERROR
    title = Text("Bảng đặt giữa đoạn văn", "Table inside a paragraph")
    message = Text(
        "trường “{field}” là bảng, biểu đồ hoặc danh sách nên phải đứng riêng một đoạn",
        "the field “{field}” is a table, a chart or a list and must stand alone in a paragraph",
    )
    fix = Text(
        "đặt trường này vào một đoạn riêng, không kèm chữ nào khác",
        "put the field into its own paragraph, with no other text",
    )
    why = Text(
        "Cả đoạn được thay bằng bảng, nên những chữ khác trong đoạn sẽ mất.",
        "The table replaces the whole paragraph, so other text in it would be lost.",
    )
    bad = Text(
        "“Kết quả:” rồi đến trường `areas_table` trong cùng một đoạn",
        "“Results:” and the field `areas_table` in the same paragraph",
    )
    good = Text(
        "trường `areas_table` ở một đoạn riêng", "the field `areas_table` in its own paragraph"
    )
    field: str


class NoRequestDrafted(Finding, frozen=True, kw_only=True):
    """A commune that does not pass, for which no request for recognition is drafted."""

    code = "D004"
    severity = Severity.WARNING
    title = Text("Không soạn tờ trình đề nghị", "No request drafted")
    message = Text(
        "{name}: kết quả “{verdict}” nên không soạn tờ trình đề nghị công nhận",
        "{name}: the verdict is “{verdict}”, so no request for recognition is drafted",
    )
    fix = Text(
        "xem việc cần làm để đạt: `cftscore explain`; bổ sung số liệu còn thiếu rồi lập lại hồ sơ",
        "see what is needed: `cftscore explain`; fill in what is missing, then make the papers "
        "again",
    )
    why = Text(
        "Chỉ xã đạt tiêu chuẩn mới đề nghị công nhận; bản tự đánh giá, bản thuyết minh và biên "
        "bản vẫn được lập.",
        "Only a commune that passes asks for recognition. Its self-assessment, notes and "
        "minutes are still made.",
    )
    bad = Text(
        "gửi tờ trình đề nghị công nhận cho xã còn thiếu điểm",
        "a request for a commune that is short of points",
    )
    good = Text(
        "gửi tờ trình đề nghị công nhận cho xã đã đạt", "a request for a commune that passes"
    )
    name: str
    verdict: Text


class NothingToReport(Finding, frozen=True, kw_only=True):
    """Papers or a poster of a commune that sent nothing."""

    code = "D005"
    severity = Severity.ERROR
    title = Text("Không có số liệu để lập hồ sơ", "No figures to make papers from")
    message = Text(
        "{name} chưa nộp số liệu nên không có gì để lập hồ sơ hay niêm yết",
        "{name} submitted nothing, so there is nothing to make papers or a poster from",
    )
    fix = Text(
        "thêm hàng của xã vào tệp Excel; lập mẫu: `cftscore template --commune`",
        "add the commune's row to a workbook; for a form: `cftscore template --commune`",
    )
    why = Text(
        "Hồ sơ trống dễ bị hiểu là xã không có gì để báo cáo.",
        "Empty papers look like those of a commune with nothing to report.",
    )
    bad = Text(
        '`cftscore report so-lieu --dossier "Vọng Thê" -o ho-so` khi tệp Excel không có hàng '
        "của xã này",
        '`cftscore report figures --dossier "Vọng Thê" -o papers` where no row is for that commune',
    )
    good = Text(
        "thêm hàng của xã Vọng Thê vào tệp Excel, rồi chạy lại lệnh",
        "add a row for the commune Vọng Thê, then run the command again",
    )
    name: str


class NothingSensitive(Finding, frozen=True, kw_only=True):
    """A report to be published, by a criteria set that marks no indicator as sensitive."""

    code = "D006"
    severity = Severity.WARNING
    title = Text("Chưa đánh dấu chỉ tiêu nhạy cảm", "No indicator is marked as sensitive")
    message = Text(
        "bộ tiêu chí {criteria_set} không đánh dấu chỉ tiêu nào là nhạy cảm: bản công bố cho "
        "biết kết quả của mọi tiêu chí",
        "criteria set {criteria_set} marks no indicator as sensitive: the published version "
        "shows whether each criterion is met",
    )
    fix = Text(
        "ghi `sensitive: true` ở các chỉ tiêu về xâm hại, vi phạm pháp luật, nghiện ma túy",
        "write `sensitive: true` at the indicators of abuse, law-breaking and addiction",
    )
    why = Text(
        "Công bố xã không đạt tiêu chí về xâm hại là cho biết xã có trẻ em bị xâm hại; ở nơi "
        "ít trẻ em, mọi người nhận ra ngay là ai.",
        "To publish that a commune fails a criterion on abuse is to say that children there "
        "were abused. Where there are few children, they are recognised.",
    )
    bad = Text(
        "`abused: {label: {vi: …, en: …}, type: count}`",
        "`abused: {label: {vi: …, en: …}, type: count}`",
    )
    good = Text(
        "`abused: {label: {vi: …, en: …}, type: count, sensitive: true}`",
        "`abused: {label: {vi: …, en: …}, type: count, sensitive: true}`",
    )
    criteria_set: str


class PreviousNotEarlier(Finding, frozen=True, kw_only=True):
    """Workbooks of an earlier period that are not of an earlier one."""

    code = "D007"
    severity = Severity.ERROR
    title = Text("Kỳ so sánh không trước kỳ báo cáo", "Earlier period is not earlier")
    message = Text(
        "các tệp sau --previous thuộc kỳ {previous}, không phải kỳ trước của kỳ báo cáo {period}",
        "the workbooks after --previous are for {previous}, which is not before the report's "
        "{period}",
    )
    fix = Text(
        "đổi chỗ: tệp của kỳ báo cáo ghi trước, các kỳ trước ghi sau --previous",
        "swap them: the report's period is PATH, earlier periods come after --previous",
    )
    why = Text(
        "Đảo hai kỳ thì tăng thành giảm, xã mới đạt thành xã không còn đạt.",
        "With the periods swapped, every rise is a fall, and every commune gained is a commune "
        "lost.",
    )
    bad = Text(
        "`cftscore report samples/an-giang-2019 --previous samples/an-giang-2020 -o bao-cao.html`",
        "`cftscore report samples/an-giang-2019 --previous samples/an-giang-2020 -o report.html`",
    )
    good = Text(
        "`cftscore report samples/an-giang-2020 --previous samples/an-giang-2019 -o bao-cao.html`",
        "`cftscore report samples/an-giang-2020 --previous samples/an-giang-2019 -o report.html`",
    )
    period: str
    previous: str
