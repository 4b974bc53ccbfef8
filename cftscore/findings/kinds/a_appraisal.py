"""A: findings about appraisal, evidence and recognition."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class NoCommuneInCommon(Finding, frozen=True, kw_only=True):
    """Reported and checked figures that speak of different communes."""

    code = "A001"
    severity = Severity.ERROR
    title = Text("Hai bên không có xã nào chung", "No commune on both sides")
    message = Text(
        "tệp này có {own_count} xã ({own}…), số liệu đã kiểm tra ({checked_path}) có "
        "{checked_count} xã ({checked}…): không có xã nào chung",
        "this has {own_count:commune|communes} ({own}…) and the checked figures "
        "({checked_path}) have {checked_count:commune|communes} ({checked}…): none is on both "
        "sides",
    )
    fix = Text(
        "chọn đúng tệp của xã và tệp huyện đã kiểm tra cho chính các xã đó",
        "choose the communes' workbook and the district's checked workbook of the same communes",
    )
    why = Text(
        "Chọn nhầm tệp thì không có gì để đối chiếu, mà kết quả “không có chỗ nào khác” lại "
        "giống như số liệu đã khớp.",
        "With the wrong file there is nothing to compare, and “nothing differs” would look as if "
        "the figures agreed.",
    )
    bad = Text(
        "`cftscore reconcile thoai-son.xlsx chau-doc-da-kiem-tra.xlsx`",
        "`cftscore reconcile thoai-son.xlsx chau-doc-checked.xlsx`",
    )
    good = Text(
        "`cftscore reconcile chau-doc.xlsx chau-doc-da-kiem-tra.xlsx`",
        "`cftscore reconcile chau-doc.xlsx chau-doc-checked.xlsx`",
    )
    own: tuple[str, ...]
    own_count: int
    checked: tuple[str, ...]
    checked_count: int
    checked_path: str


class NotInOwnFigures(Finding, frozen=True, kw_only=True):
    """A commune that is appraised and of which there are no figures of its own."""

    code = "A002"
    severity = Severity.ERROR
    title = Text("Không có số liệu tự chấm của xã", "No self-assessment of the commune")
    message = Text(
        "số liệu của xã nêu sau --own không có {name}",
        "the communes' own figures after --own do not have {name}",
    )
    fix = Text(
        "nêu sau --own tệp mà chính xã này đã nộp",
        "after --own, give the workbook that this commune submitted",
    )
    why = Text(
        "Không có số liệu của chính xã thì cột điểm tự chấm của báo cáo thẩm định sẽ trống, hoặc "
        "là điểm của xã khác.",
        "Without the commune's own figures the column of its own points would be blank, or those "
        "of another commune.",
    )
    bad = Text(
        "`cftscore report da-kiem-tra.xlsx --dossier 30322 --appraisal --own xa-khac.xlsx -o hs`",
        "`cftscore report checked.xlsx --dossier 30322 --appraisal --own other.xlsx -o papers`",
    )
    good = Text(
        "`cftscore report da-kiem-tra.xlsx --dossier 30322 --appraisal --own 30322.xlsx -o hs`",
        "`cftscore report checked.xlsx --dossier 30322 --appraisal --own 30322.xlsx -o papers`",
    )
    name: str


class EvidenceNotPlaced(Finding, frozen=True, kw_only=True):
    """Evidence for an item or a commune that is not known."""

    code = "A003"
    severity = Severity.WARNING
    title = Text("Minh chứng không rõ của nội dung nào", "Evidence for no known item")
    message = Text(
        "hàng này ghi minh chứng cho nội dung “{item_written}” của {named}, không có trong bộ "
        "tiêu chí hoặc danh mục; minh chứng này không được tính",
        "this row names evidence for item “{item_written}” of {named}, which the criteria "
        "set or the register does not have; it is not counted",
    )
    fix = Text(
        "ghi đúng mã xã và số của nội dung như trong mẫu",
        "write the code of the commune and the number of the item as in the template",
    )
    why = Text(
        "Minh chứng đặt nhầm chỗ thì nội dung bị coi là chưa có minh chứng.",
        "With its evidence in the wrong place an item counts as without evidence.",
    )
    bad = Text("nội dung `2`", "item `2`")
    good = Text("nội dung `2.1`", "item `2.1`")
    item_written: str
    named: Text


class RecognitionsInvalid(Finding, frozen=True, kw_only=True):
    """A register of recognitions, or a row of it, that makes no sense."""

    code = "A004"
    severity = Severity.ERROR
    title = Text("Sổ công nhận không hợp lý", "Register of recognitions makes no sense")
    message = Text(
        "sổ công nhận không đọc được ở đây: {reason}",
        "the register of recognitions cannot be used here: {reason}",
    )
    fix = Text(
        "sửa ô này theo quyết định đã ban hành, hoặc dùng sổ mà cftscore đã ghi",
        "correct the cell by the decision that was issued, or use the register that cftscore wrote",
    )
    why = Text(
        "Sổ mới được lập tiếp từ sổ cũ. Bỏ qua một hàng sai thì xã đó mất lịch sử công nhận, vì "
        "vậy không lập sổ mới và không ghi gì cho đến khi sổ cũ được sửa.",
        "The new register continues the old one. If a wrong row were passed over, its commune "
        "would lose its history; so nothing is written until the old one is corrected.",
    )
    bad = Text("tình trạng `kept` sau một kỳ `never`", "state `kept` after a period of `never`")
    good = Text(
        "tình trạng `recognised` sau một kỳ `never`", "state `recognised` after a period of `never`"
    )
    reason: Text


class RecognitionsColumnUnknown(Finding, frozen=True, kw_only=True):
    """A column of a register of recognitions that is not carried over."""

    code = "A005"
    severity = Severity.WARNING
    title = Text("Cột của sổ công nhận không được chép sang", "Column not carried over")
    message = Text(
        "cột “{column_name}” của sổ công nhận không có trong mẫu sổ; sổ mới không có cột này",
        "column “{column_name}” is none of a register of recognitions; the new one is without it",
    )
    fix = Text(
        "ghi nội dung vào cột note, hoặc giữ sổ cũ bên cạnh sổ mới",
        "write it into the column note, or keep the old register beside the new one",
    )
    why = Text(
        "Sổ cũ không bị thay đổi, nhưng ai chỉ xem sổ mới sẽ không thấy nội dung của cột này.",
        "The old register stays as it is, but who looks only at the new one does not see what the "
        "column says.",
    )
    bad = Text("cột `nguoi_ky` thêm bằng tay", "a column `signed_by` added by hand")
    good = Text("cột `note`", "the column `note`")
    column_name: str


class RecognitionsPeriodThere(Finding, frozen=True, kw_only=True):
    """A register of recognitions that has the period, or a later one, already."""

    code = "A006"
    severity = Severity.ERROR
    title = Text("Sổ công nhận đã có kỳ này", "The register has the period already")
    message = Text(
        "sổ công nhận đã có kỳ {there}; không lập tiếp được cho kỳ {period}",
        "the register of recognitions has {there} already; {period} cannot follow it",
    )
    fix = Text(
        "dùng sổ của kỳ trước: sổ có đến trước kỳ {period}",
        "use the register of the period before: one that ends before {period}",
    )
    why = Text(
        "Ghi thêm một kỳ đã có sẽ ghi đè kết quả đã công nhận.",
        "To add a period that is there would overwrite what was recognised.",
    )
    bad = Text(
        "`cftscore recognise so-lieu-2020 --recognitions so-cong-nhan-2020.xlsx -o cong-nhan`",
        "`cftscore recognise figures-2020 --recognitions register-2020.xlsx -o recognised`",
    )
    good = Text(
        "`cftscore recognise so-lieu-2020 --recognitions so-cong-nhan-2019.xlsx -o cong-nhan`",
        "`cftscore recognise figures-2020 --recognitions register-2019.xlsx -o recognised`",
    )
    there: str
    period: str


class NobodyRecognised(Finding, frozen=True, kw_only=True):
    """A period in which no commune passes, so that no decision is drafted."""

    code = "A007"
    severity = Severity.NOTE
    title = Text("Không có xã nào để công nhận", "Nobody to recognise")
    message = Text(
        "không có xã nào đạt trong kỳ {period}, nên không dự thảo quyết định công nhận",
        "no commune passes in {period}, so no decision was drafted",
    )
    fix = Text(
        "không cần làm gì; công văn trả lời và sổ công nhận vẫn được ghi",
        "nothing to do; the replies and the register were written all the same",
    )
    why = Text(
        "Một quyết định công nhận không có xã nào thì không có ý nghĩa.",
        "A decision that recognises nobody would say nothing.",
    )
    bad = Text("mọi xã đều không đạt", "every commune fails")
    good = Text("có xã đạt", "some commune passes")
    period: str


class RecognitionDiffers(Finding, frozen=True, kw_only=True):
    """A commune that figures and register of recognitions disagree on."""

    code = "A008"
    severity = Severity.WARNING
    title = Text("Sổ công nhận khác với số liệu", "Register and figures disagree")
    message = Text(
        "{name} kỳ {period}: sổ công nhận ghi “{state}”, số liệu cho kết quả “{verdict}”",
        "{name} in {period}: the register says “{state}”, the figures give “{verdict}”",
    )
    fix = Text(
        "xem lại: số liệu đã thẩm định chưa, hoặc quyết định công nhận có ghi khác không",
        "look again: whether these are the checked figures, or whether the decision says otherwise",
    )
    why = Text(
        "So sánh các kỳ dựa vào số liệu; người đã được công nhận thì theo quyết định. Hai bên khác "
        "nhau thì số xã đạt và số xã được công nhận không khớp.",
        "A comparison goes by figures, recognition by decisions. Where they disagree, the number "
        "that passes is not the number that was recognised.",
    )
    bad = Text("sổ ghi `recognised`, số liệu không đạt", "`recognised`, and the figures fail")
    good = Text("sổ ghi `recognised`, số liệu đạt", "`recognised`, and the figures pass")
    name: str
    period: str
    state: str
    verdict: str


class RecognitionsCommuneUnknown(Finding, frozen=True, kw_only=True):
    """A commune of a register of recognitions that no register of communes has."""

    code = "A009"
    severity = Severity.WARNING
    title = Text("Sổ công nhận có xã lạ", "Unknown commune in the register of recognitions")
    message = Text(
        "sổ công nhận kỳ {period} có xã mã {commune_written} tên “{name}”, không có trong danh mục "
        "đã nêu và danh mục có sẵn; xã này không được nối với xã nào",
        "the register of recognitions has commune {commune_written} of the name “{name}” in "
        "{period}, which neither your own register nor the shipped one has; it is matched with no "
        "commune",
    )
    fix = Text(
        "sửa mã hoặc tên xã theo danh mục; nếu xã thuộc danh mục riêng của kỳ trước thì để nguyên",
        "correct the code or the name by the register; leave it if the commune was on your own "
        "register of an earlier period",
    )
    why = Text(
        "Gõ nhầm một chữ số của mã thì xã mất lịch sử công nhận mà không ai biết.",
        "With one digit of its code mistyped a commune loses its history, and nobody notices.",
    )
    bad = Text("mã `07193` tên `Thị trấn Cô Tô`", "code `07193`, name `Thị trấn Cô Tô`")
    good = Text("mã `07192` tên `Thị trấn Cô Tô`", "code `07192`, name `Thị trấn Cô Tô`")
    period: str
    commune_written: str
    name: str
