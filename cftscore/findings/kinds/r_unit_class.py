"""R: findings about unit classes that are said elsewhere than in a workbook."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class UnitClassesInvalid(Finding, frozen=True, kw_only=True):
    """A list of unit classes that cannot serve as one."""

    code = "R018"
    severity = Severity.ERROR
    title = Text("Danh sách nhóm đơn vị không hợp lệ", "Invalid list of unit classes")
    message = Text(
        "không dùng được danh sách nhóm đơn vị: {reason}",
        "the list of unit classes cannot be used: {reason}",
    )
    fix = Text(
        "cần tệp CSV (UTF-8) hoặc tệp Excel có cột code, class, và có thể có from, until",
        "use a UTF-8 CSV file or a workbook with the columns code and class, and optionally "
        "from and until",
    )
    why = Text(
        "Nhóm đơn vị quyết định điểm yêu cầu; sai một hàng thì có xã bị xét theo điểm yêu cầu "
        "khác.",
        "The class decides the points required. With one wrong row, a commune is judged by the "
        "wrong mark.",
    )
    bad = Text("`30727 | xa mien nui`", "`30727 | hilly`")
    good = Text(
        "`30727 | mountain_island_disadvantaged | 2021-06-04 | 2026-01-01`",
        "`30727 | mountain_island_disadvantaged | 2021-06-04 | 2026-01-01`",
    )
    reason: Text


class UnitClassConflict(Finding, frozen=True, kw_only=True):
    """A unit class in a workbook that is another than in the list that was given."""

    code = "R019"
    severity = Severity.ERROR
    title = Text("Nhóm đơn vị khác với danh sách", "Unit class differs from the list")
    message = Text(
        "ô ghi nhóm đơn vị “{written}” nhưng danh sách ghi “{listed}” ({where}); coi như chưa "
        "có nhóm đơn vị",
        "the cell says unit class “{written}” but the list says “{listed}” ({where}); the "
        "class counts as missing",
    )
    fix = Text("sửa ô hoặc sửa danh sách", "correct the cell or the list")
    why = Text(
        "Hai nguồn cho hai điểm yêu cầu khác nhau. Lấy theo bên nào cũng có thể biến đạt thành "
        "không đạt.",
        "The two sources give different points required. Either could turn a pass into a fail.",
    )
    bad = Text("ô ghi `other`, danh sách ghi `mountain_island_disadvantaged`",
               "the cell says `other`, the list `mountain_island_disadvantaged`")  # fmt: skip
    good = Text("cả hai ghi `mountain_island_disadvantaged`",
                "both say `mountain_island_disadvantaged`")  # fmt: skip
    written: Text
    listed: Text
    where: str


class UnitClassTaken(Finding, frozen=True, kw_only=True):
    """Unit classes that no cell says and that were taken from elsewhere."""

    code = "R020"
    severity = Severity.NOTE
    title = Text("Nhóm đơn vị lấy từ nguồn khác", "Unit class from another source")
    message = Text(
        "{count} xã không ghi nhóm đơn vị, đã lấy từ {source}: {communes}",
        "{count:commune states|communes state} no unit class; it was taken from {source}: "
        "{communes}",
    )
    fix = Text(
        "đề nghị kiểm tra lại; nếu khác thì ghi vào cột “Nhóm đơn vị”",
        "please check them; to change a class, write it into the column “Unit class”",
    )
    why = Text(
        "Nhóm đơn vị quyết định điểm yêu cầu, nên phải rõ được lấy từ đâu.",
        "The class decides the points required, so its source must be known.",
    )
    bad = Text("ô “Nhóm đơn vị” của Phường Phúc Xá để trống",
               "the unit class of Phường Phúc Xá is blank")  # fmt: skip
    good = Text("ô ghi `central_city_ward`", "the cell says `central_city_ward`")
    count: int
    source: Text
    communes: str


class UnitClassNotByRegister(Finding, frozen=True, kw_only=True):
    """A unit class in a workbook that is another than the register tells."""

    code = "R021"
    severity = Severity.WARNING
    title = Text("Nhóm đơn vị khác với danh mục", "Unit class differs from the register")
    message = Text(
        "ô ghi nhóm đơn vị “{written}”, nhưng theo danh mục {name} thuộc nhóm “{told}”",
        "the cell says unit class “{written}”, but on the register {name} is “{told}”",
    )
    fix = Text(
        "kiểm tra lại ô này; nếu đúng thì để nguyên", "check the cell; leave it if it is right"
    )
    why = Text(
        "Phường của thành phố trực thuộc trung ương có điểm yêu cầu cao nhất; ghi nhóm khác "
        "thì xã được xét theo điểm yêu cầu thấp hơn.",
        "A ward of a centrally run city has the highest points required. In another class it "
        "is judged by a lower mark.",
    )
    bad = Text("`Phường Phúc Xá | other`", "`Phường Phúc Xá | other`")
    good = Text("`Phường Phúc Xá | central_city_ward`", "`Phường Phúc Xá | central_city_ward`")
    name: str
    written: Text
    told: Text
