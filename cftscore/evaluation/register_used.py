"""What a result says of the register that its communes were counted by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.register.model import Province, Register, dated

_CHANGED = Text("{name} ({count}/{all} xã)", "{name} ({count} of {all} communes)")


class RegisterUsed(Record, frozen=True):
    """The register that was used.

    Attributes:
        as_of: the day of the last change that counts; None for one's own.
        path: of one's own; None for the one that is shipped.
        day: that counts: the last of the period, or the one that was asked for.
        lists: the dates of the lists that it lies between: the last up to it, the first after it;
            none for one's own.
        may_differ: how many communes of the provinces changed between the two lists on a day that
            is not known, so that they may have been others on the day.
    """

    as_of: str | None
    path: str | None
    day: str
    lists: tuple[str, ...]
    may_differ: int


def used(register: Register, provinces: Iterable[Province]) -> RegisterUsed:
    """Say which register was used, and how many communes of some provinces may differ."""
    return RegisterUsed(
        as_of=register.as_of,
        path=register.path,
        day=register.day,
        lists=register.lists,
        may_differ=sum(register.may_differ(province.code) for province in provinces),
    )


def unsure(register: Register, provinces: Iterable[Province]) -> Iterator[Finding]:
    """Report the provinces of which the communes of the day are not known for certain."""
    counts = {province: register.may_differ(province.code) for province in provinces}
    changed = tuple(
        _CHANGED.filled(
            name=province.name,
            count=count,
            all=len(register.communes_of(province_code=province.code)),
        )
        for province, count in counts.items()
        if count
    )
    if changed:
        before, after = register.lists[0], register.lists[-1]
        yield c.RegisterUnsure(
            before=dated(before), after=dated(after), changed=changed, register=register.title
        )
