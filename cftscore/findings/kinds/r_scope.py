"""R: findings about the communes and areas that are counted."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class NotSubmitted(Finding, frozen=True, kw_only=True):
    """A commune on the register without a row."""

    code = "R005"
    severity = Severity.WARNING
    title = Text("Xã chưa nộp số liệu", "Commune not submitted")
    message = Text(
        "{name} ({district}) có trong danh mục nhưng chưa có số liệu; vẫn tính vào tổng số xã[; có "
        "thể là hàng chưa xác định được xã ở {row}]",
        "{name} ({district}) is on the register but submitted nothing; it still counts in the "
        "total[; it may be the row of an unknown commune at {row}]",
    )
    fix = Text(
        "bổ sung hàng của xã này[, hoặc sửa mã hay tên ở {row}]",
        "add the commune's row[, or correct the code or name at {row}]",
    )
    why = Text(
        "Tỷ lệ đạt bằng số xã đạt chia cho tổng số xã trong danh mục. Nếu bỏ xã chưa nộp ra "
        "khỏi tổng số thì tỷ lệ tăng dù không xã nào tốt hơn.",
        "Compliance is the communes that pass divided by all on the register. To leave out "
        "those that submitted nothing would raise it with no commune doing better.",
    )
    bad = Text(
        "tệp của huyện Thoại Sơn có 16/17 xã",
        "the file of Thoại Sơn district has 16 of 17 communes",
    )
    good = Text("tệp có đủ 17 hàng", "the file has all 17 rows")
    name: str
    district: str
    row: str = ""


class DistrictNotSubmitted(Finding, frozen=True, kw_only=True):
    """A district of the province of which nothing was sent."""

    code = "R006"
    severity = Severity.WARNING
    title = Text("Huyện chưa nộp số liệu", "District not submitted")
    message = Text(
        "{name} ({count} xã) chưa có số liệu nào; vẫn tính vào tổng số xã của tỉnh",
        "{name} ({count:commune|communes}) submitted nothing; it still counts in the province's "
        "total",
    )
    fix = Text(
        "bổ sung tệp của huyện này; nếu chưa có thì lập mẫu: `cftscore template --district`",
        "add the district's workbook; to make one: `cftscore template --district`",
    )
    why = Text(
        "Các xã của huyện được tính vào tổng số nhưng không xã nào đạt, nên tỷ lệ của tỉnh "
        "thấp hơn thực tế và chưa so được với chỉ tiêu giao.",
        "All its communes are counted and none passes, so the province's compliance is too low "
        "to compare with its target.",
    )
    bad = Text(
        "thư mục của tỉnh An Giang có tệp của 10/11 huyện",
        "the folder of An Giang holds the files of 10 of 11 districts",
    )
    good = Text("thư mục có đủ 11 tệp", "the folder holds all 11 files")
    name: str
    count: int


class OutsideScope(Finding, frozen=True, kw_only=True):
    """Rows of a commune outside of what was asked for."""

    code = "R008"
    severity = Severity.NOTE
    title = Text("Ngoài phạm vi", "Outside the selection")
    message = Text(
        "{count} xã không thuộc phạm vi đã chọn ({scope}) nên không có trong bảng",
        "{count:commune is|communes are} outside the selection ({scope}) and not listed",
    )
    fix = Text(
        "bỏ --district hoặc --province để có cả các xã này",
        "leave out --district or --province to include them",
    )
    why = Text(
        "Các xã này đã nộp nhưng không có trong bảng. Nếu chọn nhầm huyện thì báo cáo là của "
        "những xã khác.",
        "These communes submitted figures but are not in the table. If the wrong district was "
        "named, the report is about other communes.",
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
    title = Text("Nơi không chia thành xã", "Area without communes")
    message = Text(
        "{name} không có xã nào trong danh mục {register}, nên mẫu không có hàng nào",
        "{name} has no commune on the register {register}, so a template would have no row",
    )
    fix = Text("chọn huyện khác", "choose another district")
    why = Text(
        "Một số huyện đảo không chia thành xã. Mẫu không có hàng nào dễ bị hiểu là mất số liệu.",
        "Some island districts are not divided into communes. A template without rows would "
        "look as if figures had been lost.",
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


class CommunesTwice(Finding, frozen=True, kw_only=True):
    """Many communes that two sheets of a workbook, or two tables of a sheet, both hold."""

    code = "R025"
    severity = Severity.ERROR
    title = Text("Nhiều xã có hai lần trong tệp", "Communes twice in a workbook")
    message = Text(
        "{count} xã có số liệu hai lần trong tệp, ở {sheets}; {differing} số khác nhau coi như "
        "chưa có",
        "{count} communes stand twice in the workbook, on {sheets}; {differing} figures differ and "
        "count as missing",
    )
    fix = Text(
        "chỉ giữ số liệu của kỳ; hoặc ghi năm vào tiêu đề mỗi bảng (“NĂM 2019”, “NĂM 2020”) để "
        "chương trình chọn theo kỳ",
        "keep the figures of the period alone; or write its year above each table (“NĂM 2019”, "
        "“NĂM 2020”), so that the period decides",
    )
    why = Text(
        "Thường là số liệu năm trước để cạnh số liệu năm nay. Không rõ bảng nào là của kỳ thì mọi "
        "số khác nhau đều thành thiếu.",
        "Mostly these are last year's figures beside this year's. As it is unclear which table is "
        "of the period, all figures that differ are missing.",
    )
    bad = Text(
        "trang tính “Biểu 1” và “Biểu 1 (cũ)” cùng có 17 xã",
        "the sheets “Biểu 1” and “Biểu 1 (cũ)” both hold 17 communes",
    )
    good = Text("chỉ còn trang tính “Biểu 1”", "only the sheet “Biểu 1” is left")
    count: int
    sheets: tuple[str, ...]
    differing: int
