"""The lineage of communes: which commune of before a reform became which of after it.

Codes were given out anew with the reform: a commune of before and one of after may bear the same
code and have nothing to do with each other. Across its day communes are matched by this alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from cftscore.core import data as shipped
from cftscore.core.text import Text

Share = Literal["whole", "main part", "part"]
COLUMNS = ("date", "old_code", "new_code", "share")
SHARE_TITLES: dict[Share, Text] = {
    "whole": Text("toàn bộ", "whole"),
    "main part": Text("phần chính", "main part"),
    "part": Text("một phần", "part"),
}
_ORDER: tuple[Share, ...] = ("whole", "main part", "part")


@dataclass(frozen=True, slots=True)
class Link:
    """One commune of before that became one of after, or a part of it.

    Attributes:
        old, new: the codes before and after.
        share: `whole` where the old commune went into this one alone; where it was divided, the
            `main part` of it or a `part`.
    """

    old: str
    new: str
    share: Share


class Lineage:
    """What a reform made of the communes.

    Attributes:
        date: the day of the reform, as it stands in the register: `2025-07-01`.
    """

    def __init__(self, date: str, links: Iterable[Link]) -> None:
        self.date = date
        self._of_old: dict[str, list[Link]] = {}
        self._of_new: dict[str, list[Link]] = {}
        for link in links:
            self._of_old.setdefault(link.old, []).append(link)
            self._of_new.setdefault(link.new, []).append(link)

    def became(self, old: str) -> tuple[Link, ...]:
        """List what a commune of before became, its main part first; nothing where unknown."""
        links = self._of_old.get(old, ())
        return tuple(sorted(links, key=lambda link: (_ORDER.index(link.share), link.new)))

    def came_from(self, new: str) -> tuple[Link, ...]:
        """List what a commune of after came from: whole communes, then parts, by code."""
        links = self._of_new.get(new, ())
        return tuple(sorted(links, key=lambda link: (_ORDER.index(link.share), link.old)))


@cache
def load() -> Lineage:
    """Load the lineage that is shipped: that of the last reform."""
    path = shipped.folder("register") / "lineage.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        lines = [[row[column] for column in COLUMNS] for row in csv.DictReader(stream)]
    date = max(line[0] for line in lines)
    links = (Link(old, new, cast("Share", share)) for on, old, new, share in lines if on == date)
    return Lineage(date, links)
