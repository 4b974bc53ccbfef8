"""C: findings about figures and sizes out of bounds in a criteria set."""

from __future__ import annotations

from decimal import Decimal

from cftscore.core.text import Text
from cftscore.findings.kinds.c_file import CriteriaFinding


class BeyondInt64(CriteriaFinding, frozen=True, kw_only=True):
    """A figure so large or so exact that products with counts leave 64 bits."""

    code = "C026"
    title = Text(
        "Con số quá lớn hoặc quá nhiều chữ số thập phân", "Figure too large or too precise"
    )
    message = Text(
        "{what} = {given}: nhân với số đếm tới {most} thì vượt quá 64 bit",
        "{what} = {given}: multiplied by counts up to {most}, it exceeds 64 bits",
    )
    fix = Text(
        "sửa con số; ngưỡng và điểm chỉ cần vài chữ số",
        "correct the figure; thresholds and points need only a few digits",
    )
    why = Text(
        "Điểm được tính bằng số nguyên 64 bit để chính xác tuyệt đối; nếu vượt quá thì kết quả "
        "sai mà không ai biết.",
        "Points are computed in 64-bit whole numbers, so that nothing is rounded. Beyond that "
        "the result would be wrong without notice.",
    )
    bad = Text(
        "`{from: 98.123456789, points: 50, status: provisional}`",
        "`{from: 98.123456789, points: 50, status: provisional}`",
    )
    good = Text(
        "`{from: 98.12, points: 50, status: provisional}`",
        "`{from: 98.12, points: 50, status: provisional}`",
    )
    what: str
    given: Decimal
    most: int


class SetTooLarge(CriteriaFinding, frozen=True, kw_only=True):
    """A set of more parts than any decision has."""

    code = "C027"
    title = Text("Bộ tiêu chí có quá nhiều phần", "Too many parts in a criteria set")
    message = Text("có {count} {what}, tối đa {most}", "{count} {what}; at most {most} are allowed")
    fix = Text("kiểm tra tệp, có thể có phần bị lặp lại", "check the file for a repeated part")
    why = Text(
        "Không quyết định nào có nhiều phần như vậy; tệp bị lặp sẽ làm chương trình chạy không "
        "dừng.",
        "No decision has so many. A file that repeats itself would keep the program running "
        "for ever.",
    )
    bad = Text("một bộ tiêu chí có 10.000 chỉ tiêu", "a set of 10,000 indicators")
    good = Text("một bộ tiêu chí có 40 chỉ tiêu", "a set of 40 indicators")
    what: Text
    count: int
    most: int


class NumberOfTwoMeanings(CriteriaFinding, frozen=True, kw_only=True):
    """A number with a point and three digits, which may be thousands or a decimal."""

    code = "C028"
    title = Text("Con số có hai cách đọc", "Figure with two meanings")
    message = Text(
        "“{given}” có thể là {thousands} hoặc {decimal}",
        "“{given}” may be {thousands} or {decimal}",
    )
    fix = Text(
        "viết {thousands}, hoặc {decimal} nếu đúng là số thập phân",
        "write {thousands}, or {decimal} if it is a decimal",
    )
    why = Text(
        "Ở Việt Nam 1.000 là một nghìn, trong YAML là một: điểm yêu cầu chỉ còn 1 và mọi xã "
        "đều đạt.",
        "In Vietnam 1.000 is a thousand; in YAML it is one. The points required would be 1, "
        "and every commune would pass.",
    )
    bad = Text("`pass_from: 1.000`", "`pass_from: 1.000`")
    good = Text("`pass_from: 1000`", "`pass_from: 1000`")
    given: str
    thousands: str
    decimal: str
