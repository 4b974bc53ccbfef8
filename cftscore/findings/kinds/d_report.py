"""D: findings about documents: templates of reports, the papers of a request, what is published."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class TemplateUnreadable(Finding, frozen=True, kw_only=True):
    """A template that cannot be read as a Word document."""

    code = "D001"
    severity = Severity.ERROR
    title = Text("Không đọc được mẫu", "Template cannot be read")
    message = Text(
        "không đọc được mẫu này như một tệp Word .docx[: {reason}]",
        "the template cannot be read as a Word document, .docx[: {reason}]",
    )
    fix = Text(
        "mở mẫu bằng Word rồi lưu thành .docx; lấy mẫu có sẵn: `cftscore report --write-template "
        "mau.docx`",
        "open the template in Word and save it as .docx; for the one that is built in: `cftscore "
        "report --write-template form.docx`",
    )
    why = Text(
        "Bỏ qua mẫu hỏng thì báo cáo ra theo mẫu có sẵn, không phải thể thức mà cơ quan đã chọn.",
        "Passing over a broken template would give a report in the built-in form and not in the "
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
        "mẫu có trường «{field}» mà báo cáo không có",
        "the template has the field “{field}”, which no report fills in",
    )
    fix = Text("[có phải: {near}? ]các trường: {known}", "[did you mean: {near}? ]fields: {known}")
    why = Text(
        "Một trường gõ sai còn nguyên dấu ngoặc trong văn bản đã ký là điều không ai muốn gửi đi.",
        "Nobody wants to send a signed document in which a mistyped field still stands in braces.",
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
    title = Text("Bảng đặt giữa câu", "Table within a sentence")
    message = Text(
        "trường «{field}» là bảng, biểu đồ hoặc danh sách nên phải đứng một mình trong đoạn",
        "the field “{field}” is a table, a chart or a list and must stand alone in a paragraph",
    )
    fix = Text(
        "đặt trường này vào một đoạn riêng, không có chữ nào khác",
        "put the field into a paragraph of its own, with nothing else",
    )
    why = Text(
        "Cả đoạn được thay bằng bảng: những chữ khác trong đoạn sẽ mất.",
        "The whole paragraph is replaced by the table: what else it says would be lost.",
    )
    bad = Text("«Kết quả:» rồi trường `areas_table`", "“Results:” and the field `areas_table`")
    good = Text(
        "trường `areas_table` ở một đoạn riêng", "the field `areas_table` in its own paragraph"
    )
    field: str


class NoRequestDrafted(Finding, frozen=True, kw_only=True):
    """A commune that does not pass, for which no request for recognition is drafted."""

    code = "D004"
    severity = Severity.WARNING
    title = Text("Không soạn văn bản đề nghị", "No request drafted")
    message = Text(
        "{name}: kết quả «{verdict}» nên không soạn văn bản đề nghị công nhận",
        "{name}: the result is “{verdict}”, so no request for recognition is drafted",
    )
    fix = Text(
        "xem cần gì để đạt: `cftscore explain`; bổ sung số liệu còn thiếu rồi lập lại hồ sơ",
        "see what it would take: `cftscore explain`; fill in what is missing, then make the papers "
        "again",
    )
    why = Text(
        "Chỉ xã đạt chuẩn mới đề nghị công nhận; bản tự đánh giá, thuyết minh và biên bản vẫn được "
        "lập.",
        "Only a commune that meets the standard asks to be recognised; its assessment, the notes "
        "and the minutes are made all the same.",
    )
    bad = Text(
        "gửi văn bản đề nghị công nhận cho xã còn thiếu điểm",
        "a request for a commune that is short of points",
    )
    good = Text(
        "gửi văn bản đề nghị công nhận cho xã đã đạt", "a request for a commune that passes"
    )
    name: str
    verdict: Text


class NothingToReport(Finding, frozen=True, kw_only=True):
    """Papers or a poster of a commune that sent nothing."""

    code = "D005"
    severity = Severity.ERROR
    title = Text("Không có số liệu để lập giấy tờ", "Nothing to make papers of")
    message = Text(
        "{name} chưa nộp số liệu nên không có gì để lập hồ sơ hay niêm yết",
        "{name} sent nothing, so there is nothing to make papers or a poster of",
    )
    fix = Text(
        "thêm hàng của xã vào bảng tính; mẫu: `cftscore template --commune`",
        "add the commune's row to a workbook; a form: `cftscore template --commune`",
    )
    why = Text(
        "Hồ sơ trống trông như hồ sơ của một xã không có gì để báo cáo.",
        "Empty papers look like those of a commune that has nothing to report.",
    )
    bad = Text(
        '`cftscore report so-lieu --dossier "Vọng Thê" -o ho-so` khi bảng tính không có hàng của '
        "xã này",
        '`cftscore report figures --dossier "Vọng Thê" -o papers` where no row is of that commune',
    )
    good = Text(
        "bảng tính có hàng của xã Vọng Thê, rồi chạy lại lệnh",
        "the row of the commune Vọng Thê in a workbook, then the same command",
    )
    name: str


class NothingSensitive(Finding, frozen=True, kw_only=True):
    """A report to be published, by a criteria set that marks no indicator as sensitive."""

    code = "D006"
    severity = Severity.WARNING
    title = Text("Không chỉ tiêu nào được đánh dấu", "No indicator is marked")
    message = Text(
        "bộ tiêu chí {criteria_set} không đánh dấu chỉ tiêu nào là nhạy cảm: bản công bố nêu mọi "
        "tiêu chí có đạt hay không",
        "criteria set {criteria_set} marks no indicator as sensitive: what is published says of "
        "every criterion whether it is met",
    )
    fix = Text(
        "ghi `sensitive: true` ở các chỉ tiêu về xâm hại, vi phạm pháp luật, nghiện",
        "write `sensitive: true` at the indicators of abuse, law-breaking and addiction",
    )
    why = Text(
        "Không đạt một tiêu chí về xâm hại là nói rằng trong xã có trẻ em bị xâm hại, và ở nơi ít "
        "trẻ em thì người ta nhận ra ngay.",
        "That a criterion on abuse is missed says that children of the commune were abused, and "
        "where there are few children they are recognised.",
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
    title = Text("Kỳ trước không ở trước", "Earlier period is not earlier")
    message = Text(
        "tệp sau --previous thuộc kỳ {previous}, không trước kỳ {period} của báo cáo",
        "the workbooks after --previous are of {previous}, which is not before the report's "
        "{period}",
    )
    fix = Text(
        "đổi chỗ: kỳ của báo cáo là PATH, các kỳ trước đứng sau --previous",
        "exchange them: the report's period is PATH, earlier ones come after --previous",
    )
    why = Text(
        "Đảo hai kỳ thì mọi mức tăng thành giảm, và xã mới đạt thành xã không còn đạt.",
        "With the periods exchanged every rise is a fall, and communes gained are communes lost.",
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
