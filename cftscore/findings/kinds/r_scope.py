"""R: findings about the communes and areas that are counted."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class NotSubmitted(Finding, frozen=True, kw_only=True):
    """A commune on the register without a row."""

    code = "R005"
    severity = Severity.WARNING
    title = Text("Xã chưa nộp", "Commune not submitted")
    message = Text(
        "{name} ({district}) có trong danh mục nhưng không có số liệu; vẫn tính vào mẫu số",
        "{name} ({district}) is on the register but sent nothing; it stays in the denominator",
    )
    fix = Text("bổ sung hàng của xã này", "add the commune's row")
    why = Text(
        "Tỷ lệ đạt là số xã đạt trên tổng số xã trong danh mục. Bỏ xã chưa nộp ra khỏi mẫu số thì "
        "tỷ lệ cao lên mà không xã nào tốt hơn.",
        "Compliance is communes that pass over all on the register. Leaving out those that sent "
        "nothing would raise it without any of them doing better.",
    )
    bad = Text(
        "tệp của Huyện Thoại Sơn có 16 trên 17 xã",
        "the file of Huyện Thoại Sơn has 16 of 17 communes",
    )
    good = Text("tệp có đủ 17 hàng", "the file has all 17 rows")
    name: str
    district: str


class DistrictNotSubmitted(Finding, frozen=True, kw_only=True):
    """A district of the province of which nothing was sent."""

    code = "R006"
    severity = Severity.WARNING
    title = Text("Huyện chưa nộp", "District not submitted")
    message = Text(
        "{name} ({count} xã) chưa có số liệu nào; vẫn tính vào mẫu số của tỉnh",
        "{name} ({count} communes) sent nothing; it stays in the province's denominator",
    )
    fix = Text(
        "bổ sung tệp của huyện này; chưa có thì lập: `cftscore template --district`",
        "add the district's workbook; to make it: `cftscore template --district`",
    )
    why = Text(
        "Cả huyện nằm trong mẫu số mà không có xã nào đạt, nên tỷ lệ của tỉnh thấp hơn thực tế và "
        "chưa so được với chỉ tiêu giao.",
        "All its communes stand in the denominator and none passes, so the province's compliance "
        "is too low to hold against its target.",
    )
    bad = Text(
        "thư mục của tỉnh An Giang có tệp của 10 trên 11 huyện",
        "the folder of An Giang holds the files of 10 of 11 districts",
    )
    good = Text("thư mục có đủ 11 tệp", "the folder holds all 11 files")
    name: str
    count: int


class OutsideScope(Finding, frozen=True, kw_only=True):
    """Rows of a commune outside of what was asked for."""

    code = "R008"
    severity = Severity.NOTE
    title = Text("Ngoài phạm vi", "Outside the scope")
    message = Text(
        "{count} xã không thuộc phạm vi đã chọn ({scope}) nên không liệt kê",
        "{count} communes are outside of what was asked for ({scope}) and are not listed",
    )
    fix = Text("bỏ --district hoặc --province để có cả", "drop --district or --province")
    why = Text(
        "Các xã này đã nộp nhưng không có trong bảng. Nếu chọn nhầm huyện thì báo cáo nói về "
        "những xã khác.",
        "These communes did report but are not in the table. If the wrong district was named, the "
        "report speaks of others.",
    )
    bad = Text(
        '`cftscore evaluate thoai-son.xlsx --district "Long Xuyên"`',
        '`cftscore evaluate thoai-son.xlsx --district "Long Xuyên"`',
    )
    good = Text(
        '`cftscore evaluate thoai-son.xlsx --district "Thoại Sơn"`',
        '`cftscore evaluate thoai-son.xlsx --district "Thoại Sơn"`',
    )
    count: int
    scope: str


class AreaWithoutCommunes(Finding, frozen=True, kw_only=True):
    """A district in which there is no commune, such as some islands."""

    code = "R015"
    severity = Severity.ERROR
    title = Text("Nơi không có xã", "Area without communes")
    message = Text(
        "{name} không có xã nào trong danh mục {register}, nên không có hàng nào để lập mẫu",
        "{name} has no commune on the register {register}, so a template would have no row",
    )
    fix = Text("chọn huyện khác", "choose another district")
    why = Text(
        "Vài huyện đảo không chia thành xã. Một mẫu không có hàng nào trông như đã mất số liệu.",
        "Some island districts are not divided into communes. A template without rows would look "
        "as if its figures were lost.",
    )
    bad = Text(
        '`cftscore template --district "Cồn Cỏ" --period 2025-01 -o con-co.xlsx`',
        '`cftscore template --district "Cồn Cỏ" --period 2025-01 -o con-co.xlsx`',
    )
    good = Text(
        '`cftscore template --district "Gio Linh" --period 2025-01 -o gio-linh.xlsx`',
        '`cftscore template --district "Gio Linh" --period 2025-01 -o gio-linh.xlsx`',
    )
    name: str
    register: Text
