"""What the register says as tables: keys and values are the same in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cftscore.analysis.claim import Claim, RegisterSays
from cftscore.core.text import Text
from cftscore.output.columns import Column, Columns, Table, within
from cftscore.register.changes import Change, Changes, Place
from cftscore.register.listing import Check, Difference, ListedCommune, Listing

_TITLES = {
    "communes": Text("Xã, phường, thị trấn", "Communes"),
    "changes": Text("Thay đổi", "Changes"),
    "differences": Text("Khác biệt", "Differences"),
    "claim": Text("Tỷ lệ đã công bố", "Published percentage"),
}
_CODE = Text("Mã xã", "Code")
_NAME = Text("Tên", "Name")
_DISTRICT = Text("Huyện", "District")
_PROVINCE = Text("Tỉnh", "Province")
SINCE = Text("Tính từ ngày", "From")
_COMMUNES: Columns[ListedCommune] = (
    Column("code", _CODE, "id"),
    Column("name", _NAME),
    Column("district_code", Text("Mã huyện", "District code"), "id"),
    Column("district", _DISTRICT),
    Column("province_code", Text("Mã tỉnh", "Province code"), "id"),
    Column("province", _PROVINCE),
    Column("since", SINCE),
    Column("known", Text("Độ chính xác của ngày", "Certainty of the date")),
    Column("list", Text("Danh mục ngày", "First register")),
    Column(
        "may_differ",
        Text("Có thể khác", "May differ"),
        get=lambda commune: "yes" if commune.may_differ else "no",
    ),
)
_CHANGES: Columns[Change] = (
    Column("day", SINCE),
    Column("known", Text("Độ chính xác của ngày", "Certainty of the date")),
    Column("after", Text("Sau ngày", "After")),
    Column("by", Text("Muộn nhất ngày", "On or before")),
    Column("kind", Text("Loại", "Kind")),
    Column(
        "codes_before", Text("Mã trước", "Codes before"), get=lambda change: _codes(change.before)
    ),
    Column("before", Text("Trước", "Before"), get=lambda change: places(change.before)),
    Column("codes_now", Text("Mã sau", "Codes now"), get=lambda change: _codes(change.now)),
    Column("now", Text("Sau", "Now"), get=lambda change: places(change.now)),
)
_DIFFERENCES: Columns[Difference] = (
    Column("kind", Text("Loại", "Kind")),
    Column("code", _CODE, "id"),
    Column("own", Text("Trong tệp", "In the file")),
    Column("shipped", Text("Trong danh mục có sẵn", "In the shipped register")),
)
_REGISTER: Columns[RegisterSays] = (
    Column("province", _PROVINCE),
    Column("day", Text("Ngày", "Date")),
    Column(
        "register_communes",
        Text("Số xã trong danh mục", "Communes on the register"),
        "count",
        lambda one: one.communes,
    ),
    Column("may_differ", Text("Có thể khác", "May differ"), "count"),
    Column("denominator", Text("Mẫu số", "Denominator")),
)
_CLAIM: Columns[Claim] = (
    Column("count", Text("Số xã", "Number"), "count"),
    Column("among", Text("Tổng số", "Total"), "count"),
    Column(
        "printed_percent",
        Text("Công bố (%)", "Published (%)"),
        "percent",
        lambda claim: claim.printed,
    ),
    Column("percent", Text("Tính đúng (%)", "Exact (%)"), "percent"),
    Column("judgement", Text("Kết luận", "Conclusion")),
    Column(
        "count_from",
        Text("Số xã ứng với tỷ lệ công bố, từ", "Counts that match, from"),
        "count",
        lambda claim: claim.counts and claim.counts[0],
    ),
    Column("count_to", Text("đến", "to"), "count", lambda claim: claim.counts and claim.counts[1]),
    *within(lambda claim: claim.register, _REGISTER),
)


def listing(shown: Listing) -> Table:
    """Return the communes of a day, one row each."""
    return Table.of("communes", _TITLES["communes"], _COMMUNES, shown.communes)


def changes(shown: Changes) -> Table:
    """Return the changes, one row each."""
    return Table.of("changes", _TITLES["changes"], _CHANGES, shown.changes)


def check(shown: Check) -> Table:
    """Return what differs from the shipped register, one row each."""
    return Table.of("differences", _TITLES["differences"], _DIFFERENCES, shown.differences)


def claim(shown: Claim) -> Table:
    """Return a claim as a table of one row."""
    return Table.of("claim", _TITLES["claim"], _CLAIM, [shown])


def table(shown: Listing | Changes | Check | Claim) -> Table:
    """Return the one table of a document."""
    if isinstance(shown, Listing):
        return listing(shown)
    if isinstance(shown, Changes):
        return changes(shown)
    return check(shown) if isinstance(shown, Check) else claim(shown)


TABLES: dict[str, Callable[[Any], Table]] = {"table": table}


def places(some: Iterable[Place]) -> str:
    """Name some communes: `Xã A, Xã B`."""
    return ", ".join(place.name for place in some)


def _codes(some: Iterable[Place]) -> str:
    return " ".join(place.code for place in some)
