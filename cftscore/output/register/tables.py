"""What the register says as tables: keys and values are the same in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from cftscore.analysis.claim import Claim
from cftscore.core.text import Text
from cftscore.output.tables.evaluation import Column, Row, Table
from cftscore.register.changes import Changes, Place
from cftscore.register.reading import Check, Listing

_TITLES = {
    "communes": Text("Xã, phường, thị trấn", "Communes"),
    "changes": Text("Thay đổi", "Changes"),
    "differences": Text("Khác biệt", "Differences"),
    "claim": Text("Tỷ lệ đã in", "Printed percentage"),
}
_CODE = Text("Mã xã", "Code")
_NAME = Text("Tên", "Name")
_DISTRICT = Text("Huyện", "District")
_PROVINCE = Text("Tỉnh", "Province")
SINCE = Text("Tính từ ngày", "Counts from")
_COMMUNES = (
    Column("code", _CODE),
    Column("name", _NAME),
    Column("district_code", Text("Mã huyện", "District code")),
    Column("district", _DISTRICT),
    Column("province_code", Text("Mã tỉnh", "Province code")),
    Column("province", _PROVINCE),
    Column("since", SINCE),
    Column("known", Text("Biết đến đâu", "How well known")),
    Column("list", Text("Danh mục ngày", "First list")),
    Column("may_differ", Text("Có thể khác", "May differ")),
)
_CHANGES = (
    Column("day", SINCE),
    Column("known", Text("Biết đến đâu", "How well known")),
    Column("after", Text("Sau ngày", "After")),
    Column("by", Text("Chậm nhất ngày", "By")),
    Column("kind", Text("Loại", "Kind")),
    Column("codes_before", Text("Mã trước", "Codes before")),
    Column("before", Text("Trước", "Before")),
    Column("codes_now", Text("Mã sau", "Codes now")),
    Column("now", Text("Sau", "Now")),
)
_DIFFERENCES = (
    Column("kind", Text("Loại", "Kind")),
    Column("code", _CODE),
    Column("own", Text("Trong tệp", "In the file")),
    Column("shipped", Text("Trong danh mục có sẵn", "In the shipped one")),
)
_CLAIM = (
    Column("count", Text("Số xã", "Count"), "count"),
    Column("among", Text("Trên tổng số", "Among"), "count"),
    Column("printed_percent", Text("In là (%)", "Printed (%)"), "percent"),
    Column("percent", Text("Đúng là (%)", "It is (%)"), "percent"),
    Column("judgement", Text("Kết luận", "Judgement")),
    Column("count_from", Text("Số xã ứng với tỷ lệ in, từ", "Counts printed so, from"), "count"),
    Column("count_to", Text("đến", "to"), "count"),
    Column("province", _PROVINCE),
    Column("day", Text("Ngày", "Day")),
    Column("register_communes", Text("Số xã trong danh mục", "Communes on the register"), "count"),
    Column("may_differ", Text("Có thể khác", "May differ"), "count"),
    Column("denominator", Text("Mẫu số", "Denominator")),
)


def listing(shown: Listing) -> Table:
    """Return the communes of a day, one row each."""
    rows: list[Row] = [
        (
            one.code,
            one.name,
            one.district_code,
            one.district,
            one.province_code,
            one.province,
            one.since,
            one.known,
            one.list,
            "yes" if one.may_differ else "no",
        )
        for one in shown.communes
    ]
    return Table("communes", _TITLES["communes"], _COMMUNES, rows)


def changes(shown: Changes) -> Table:
    """Return the changes, one row each."""
    rows: list[Row] = [
        (
            one.day,
            one.known,
            one.after,
            one.by,
            one.kind,
            _codes(one.before),
            places(one.before),
            _codes(one.now),
            places(one.now),
        )
        for one in shown.changes
    ]
    return Table("changes", _TITLES["changes"], _CHANGES, rows)


def check(shown: Check) -> Table:
    """Return what differs from the shipped register, one row each."""
    rows = [(one.kind, one.code, one.own, one.shipped) for one in shown.differences]
    return Table("differences", _TITLES["differences"], _DIFFERENCES, list(rows))


def claim(shown: Claim) -> Table:
    """Return a claim as a table of one row."""
    register = shown.register
    low, high = shown.counts or (None, None)
    said: Row = (None,) * 5
    if register is not None:
        said = (
            register.province,
            register.day,
            register.communes,
            register.may_differ,
            register.denominator,
        )
    row: Row = (
        shown.count,
        shown.among,
        shown.printed,
        shown.percent,
        shown.judgement,
        low,
        high,
        *said,
    )
    return Table("claim", _TITLES["claim"], _CLAIM, [row])


def places(some: Iterable[Place]) -> str:
    """Name some communes: `Xã A, Xã B`."""
    return ", ".join(place.name for place in some)


def _codes(some: Iterable[Place]) -> str:
    return " ".join(place.code for place in some)
