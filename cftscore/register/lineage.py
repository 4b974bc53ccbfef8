"""The lineage of communes: which commune of before a reform became which of after it.

Codes were given out anew with the reform: a commune of before and one of after may bear the same
code and have nothing to do with each other. Across its day communes are matched by this alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, cast

import msgspec

from cftscore.core import data
from cftscore.core.text import Text

Share = Literal["whole", "main part", "part"]
COLUMNS = ("date", "old_code", "new_code", "share", "how")
SHARE_TITLES: dict[Share, Text] = {
    "whole": Text("toàn bộ", "whole"),
    "main part": Text("phần chính", "main part"),
    "part": Text("một phần", "part"),
}
_ORDER: tuple[Share, ...] = ("whole", "main part", "part")


class Link(msgspec.Struct, frozen=True):
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
    """What a reform made of the communes, and what became of those that were gone before it.

    Before the reform a commune keeps its code, whatever its name. Of one whose code is gone it is
    said what it became only where the names tell; of the others nothing is known.

    Attributes:
        date: the day of the reform, as it stands in the register: `2025-07-01`.
        merged: communes that were gone before it, by code: from which day on, and into which.
    """

    def __init__(
        self,
        date: str,
        links: Iterable[Link],
        merged: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self.date = date
        self.merged = dict(merged or {})
        self._gone_by_reform: dict[str, dict[str, list[str]]] = {}
        self._of_old: dict[str, list[Link]] = {}
        self._of_new: dict[str, list[Link]] = {}
        for link in links:
            self._of_old.setdefault(link.old, []).append(link)
            self._of_new.setdefault(link.new, []).append(link)

    def code_on(self, code: str, since: str, day: str) -> str:
        """Return the code under which a commune of before the reform is listed on a later day.

        Args:
            code: that it bore.
            since: the day on which it bore it.
            day: the later one; both are before the reform.

        Returns:
            The code of what it went into where that is known, else its own.
        """
        while code in self.merged and since < self.merged[code][0] <= day:
            since, code = self.merged[code]
        return code

    def listed_as(self, since: str, day: str) -> dict[str, list[str]]:
        """Return by code of a later day which communes that are gone by then went into it.

        Args:
            since: the day on which those were there.
            day: the later one; both are before the reform.
        """
        found: dict[str, list[str]] = {}
        for code in self.merged:
            later = self.code_on(code, since, day)
            if later != code:
                found.setdefault(later, []).append(code)
        return found

    def became(self, old: str, since: str = "") -> tuple[Link, ...]:
        """List what a commune of before became, its main part first; nothing where unknown.

        Args:
            old: its code.
            since: the day on which it bore it; by default the last one before the reform.
        """
        code = self.code_on(old, since, self.date) if since else old
        links = sorted(
            self._of_old.get(code, ()), key=lambda link: (_ORDER.index(link.share), link.new)
        )
        return tuple(Link(old, link.new, link.share) for link in links)

    def came_from(self, new: str, day: str = "") -> tuple[Link, ...]:
        """List what a commune of after came from: whole communes, then parts, by code.

        Args:
            new: its code.
            day: those of which day are listed; by default the last one before the reform. Some of
                the codes may be there only later.
        """
        links = list(self._of_new.get(new, ()))
        if day:
            if day not in self._gone_by_reform:
                self._gone_by_reform[day] = self.listed_as(day, self.date)
            gone = self._gone_by_reform[day]
            links += [
                Link(code, new, link.share) for link in links for code in gone.get(link.old, ())
            ]
        return tuple(sorted(links, key=lambda link: (_ORDER.index(link.share), link.old)))


@cache
def load() -> Lineage:
    """Load the lineage that is shipped: that of the last reform, and of mergers before it."""
    path = data.folder("register") / "lineage.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        lines = [[row[column] for column in COLUMNS] for row in csv.DictReader(stream)]
    reform = max(line[0] for line in lines)
    links = [Link(old, new, cast("Share", how)) for day, old, new, how, _ in lines if day == reform]
    return Lineage(
        reform, links, {old: (day, new) for day, old, new, _, _ in lines if day != reform}
    )
