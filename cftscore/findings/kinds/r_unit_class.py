"""R: findings about unit classes that are said elsewhere than in a workbook."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.model import Finding, Severity


class UnitClassesInvalid(Finding, frozen=True, kw_only=True):
    """A list of unit classes that cannot serve as one."""

    code = "R018"
    severity = Severity.ERROR
    title = Text("Danh sách nhóm đơn vị không hợp lệ", "Not a list of unit classes")
    message = Text(
        "danh sách nhóm đơn vị không dùng được: {reason}",
        "the list of unit classes cannot be used: {reason}",
    )
    fix = Text(
        "cần tệp CSV UTF-8 hoặc bảng tính có cột code, class và có thể cả from, until",
        "it must be a UTF-8 CSV file or a workbook with the columns code, class, and perhaps from "
        "and until",
    )
    why = Text(
        "Nhóm đơn vị quyết định số điểm phải đạt; một hàng sai làm một xã bị chấm theo mức khác.",
        "The class decides the mark to reach; one wrong row has a commune judged by another.",
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
    title = Text("Nhóm đơn vị khác danh sách", "Unit class differs from the list")
    message = Text(
        "ô ghi nhóm đơn vị «{written}» nhưng danh sách ghi «{listed}» ({where}); nhóm của xã coi "
        "như chưa có",
        "the cell says unit class “{written}”, the list says “{listed}” ({where}); the class "
        "counts as missing",
    )
    fix = Text("sửa ô hoặc danh sách", "correct the cell or the list")
    why = Text(
        "Hai nguồn nói hai mức điểm phải đạt. Lấy theo bên nào cũng có thể biến đạt thành không "
        "đạt.",
        "Two sources name two marks to reach. Taking either could turn a pass into a fail.",
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
    title = Text("Nhóm đơn vị lấy từ nơi khác", "Unit class taken from elsewhere")
    message = Text(
        "{count} xã không ghi nhóm đơn vị, đã lấy từ {source}: {communes}",
        "{count} communes say no unit class, it was taken from {source}: {communes}",
    )
    fix = Text(
        "xem lại một lần; muốn khác thì ghi vào cột «Nhóm đơn vị»",
        "look at them once; for another, write it into the column “Unit class”",
    )
    why = Text(
        "Nhóm đơn vị quyết định số điểm phải đạt, nên phải biết nó từ đâu ra.",
        "The class decides the mark to reach, so it must be known where it came from.",
    )
    bad = Text("ô «Nhóm đơn vị» của Phường Phúc Xá để trống",
               "the unit class of Phường Phúc Xá is blank")  # fmt: skip
    good = Text("ô ghi `central_city_ward`", "the cell says `central_city_ward`")
    count: int
    source: Text
    communes: str


class UnitClassNotByRegister(Finding, frozen=True, kw_only=True):
    """A unit class in a workbook that is another than the register tells."""

    code = "R021"
    severity = Severity.WARNING
    title = Text("Nhóm đơn vị khác danh mục", "Unit class differs from the register")
    message = Text(
        "ô ghi nhóm đơn vị «{written}», nhưng theo danh mục {name} thuộc «{told}»",
        "the cell says unit class “{written}”, but by the register {name} is “{told}”",
    )
    fix = Text("xem lại ô này; đúng thì để nguyên", "check the cell; leave it if it is right")
    why = Text(
        "Phường của thành phố trực thuộc trung ương phải đạt mức điểm cao nhất; ghi nhóm khác thì "
        "xã được chấm theo mức thấp hơn.",
        "A ward of a centrally run city must reach the highest mark; under another class it is "
        "held against a lower one.",
    )
    bad = Text("`Phường Phúc Xá | other`", "`Phường Phúc Xá | other`")
    good = Text("`Phường Phúc Xá | central_city_ward`", "`Phường Phúc Xá | central_city_ward`")
    name: str
    written: Text
    told: Text
