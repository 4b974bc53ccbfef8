"""C: findings about which criteria set is in force."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.kinds.c_file import CriteriaFinding


class SeveralInForce(CriteriaFinding, frozen=True, kw_only=True):
    """A period in which several sets are in force and none supersedes the others."""

    code = "C034"
    title = Text("Nhiều bộ tiêu chí cùng có hiệu lực", "Several criteria sets in force")
    message = Text(
        "trong kỳ {period} có nhiều bộ tiêu chí cùng có hiệu lực: {sets}; không bộ nào ghi là "
        "thay thế các bộ khác",
        "several criteria sets are in force in period {period}: {sets}; none supersedes the others",
    )
    fix = Text(
        "chọn một bộ tiêu chí bằng --criteria; hoặc ghi `supersedes: MÃ` trong bộ thay thế",
        "choose one with --criteria, or write `supersedes: ID` in the set that replaces the other",
    )
    why = Text(
        "Nếu bộ tiêu chí mới thêm vào thư mục criteria/ được tự động dùng cho mọi người thì "
        "không ai biết xã được chấm điểm theo quyết định nào.",
        "If a set added to criteria/ became the default for everyone, nobody would know by "
        "which decision a commune was scored.",
    )
    bad = Text(
        "`cftscore evaluate bao-cao --period 2020`, khi có hai bộ tiêu chí cùng có hiệu lực "
        "trong năm 2020",
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
    title = Text("Không có bộ tiêu chí cho kỳ này", "No criteria set for the period")
    message = Text(
        "không có bộ tiêu chí nào có hiệu lực trong kỳ {period}",
        "no criteria set was in force in period {period}",
    )
    fix = Text(
        "chọn bằng --criteria; có sẵn: {near}", "choose one with --criteria; available: {near}"
    )
    why = Text(
        "Chấm điểm một năm theo quyết định ban hành sau đó là yêu cầu xã thực hiện điều khi ấy "
        "chưa quy định; nếu cần như vậy thì phải nêu rõ bộ tiêu chí.",
        "To score a year by a later decision is to require of communes what was not required "
        "then. If that is intended, name the set.",
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
