"""C: findings about which criteria set is in force."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.kinds.c_file import CriteriaFinding


class SeveralInForce(CriteriaFinding, frozen=True, kw_only=True):
    """A period in which several sets are in force and none supersedes the others."""

    code = "C034"
    title = Text("Nhiều bộ tiêu chí cùng hiệu lực", "Several criteria sets in force")
    message = Text(
        "trong kỳ {period} có nhiều bộ tiêu chí cùng hiệu lực: {sets}; không bộ nào ghi thay thế "
        "các bộ còn lại",
        "several criteria sets are in force in period {period}: {sets}; none says that it "
        "supersedes the others",
    )
    fix = Text(
        "chọn một bộ bằng --criteria; hoặc ghi `supersedes: MÃ` trong bộ thay thế bộ kia",
        "choose one with --criteria; or write `supersedes: ID` in the set that takes the other's "
        "place",
    )
    why = Text(
        "Thêm một bộ vào thư mục criteria/ mà kết quả của mọi người lặng lẽ đổi theo bộ ấy thì "
        "không ai biết đã chấm theo quyết định nào.",
        "If a set that is added to criteria/ quietly became everybody's, nobody would know by "
        "which decision a commune was scored.",
    )
    bad = Text(
        "`cftscore evaluate bao-cao --period 2020`, khi hai bộ cùng hiệu lực trong năm 2020",
        "`cftscore evaluate reports --period 2020`, with two sets in force in 2020",
    )
    good = Text(
        "`cftscore evaluate bao-cao --period 2020 --criteria qd-06-2019`",
        "`cftscore evaluate reports --period 2020 --criteria qd-06-2019`",
    )
    period: str
    sets: tuple[str, ...]


class NoneInForce(CriteriaFinding, frozen=True, kw_only=True):
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
    why = Text(
        "Chấm một năm theo quyết định ban hành sau đó là đòi ở xã điều lúc ấy chưa ai yêu cầu; "
        "muốn vậy phải nói rõ.",
        "To score a year by a later decision asks of communes what nobody required then; whoever "
        "wants that must say so.",
    )
    bad = Text(
        "`cftscore evaluate bao-cao --period 2018`", "`cftscore evaluate bao-cao --period 2018`"
    )
    good = Text(
        "`cftscore evaluate bao-cao --period 2018 --criteria qd-06-2019`",
        "`cftscore evaluate bao-cao --period 2018 --criteria qd-06-2019`",
    )
    period: str
    near: tuple[str, ...]
