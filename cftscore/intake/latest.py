"""The latest: of several workbooks of one commune the newest, and what was passed over for it.

Only rows that say of a commune what another workbook says too are passed over; workbooks that
complete each other are all read. Where nothing tells which is newer, none is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake.age import Age, age
from cftscore.intake.cells import Row
from cftscore.intake.info import read_info
from cftscore.intake.prefilled import Prefilled
from cftscore.intake.values import is_blank
from cftscore.register.model import Commune
from cftscore.spreadsheet.load import Workbook

_MOST_NAMED = 5
_AGE = Text("[lần nộp {number}, ][ngày {day}]", "[submission {number}, ][{day}]")
_OF_FILE = Text("[lần nộp {number}, ][tệp lưu ngày {day}]",
                "[submission {number}, ][file saved on {day}]")  # fmt: skip

Keys = Callable[[Row], frozenset[str]]
"""Give indicators of a row."""


def repeats(own: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether one of two sets of indicators says only what the other says too.

    Rows that each hold indicators of their own complete each other, even where a whole such as
    the number of children stands in both.
    """
    shared = own & other
    return bool(shared) and len(shared) in (len(own), len(other))


class Latest:
    """Chooses, commune by commune, the newest of several workbooks.

    Args:
        workbooks: the sources.
        criteria_set: says which columns are indicators.
        prefilled: tells the rows that nobody worked on.

    Attributes:
        passed_over: the sources of each commune that were, by its code.
    """

    def __init__(
        self, workbooks: Sequence[Workbook], criteria_set: CriteriaSet, prefilled: Prefilled
    ) -> None:
        self.workbooks, self.indicators = workbooks, criteria_set.indicators
        self.prefilled = prefilled
        self.ages: dict[int, Age] = {}
        self.passed_over: dict[str, frozenset[int]] = {}
        self._older: dict[tuple[int, int], list[tuple[Commune, int]]] = defaultdict(list)
        self._tied: dict[tuple[int, int], list[Commune]] = defaultdict(list)

    def keys(self, row: Row) -> frozenset[str]:
        """Give the indicators that a row has a column of, if somebody worked on it; else none."""
        if not self.filled(row) or self.prefilled.is_untouched(row):
            return frozenset()
        return frozenset(row[0].header.columns.keys() & self.indicators.keys())

    def filled(self, row: Row) -> frozenset[str]:
        """Give the indicators that are filled in in a row."""
        table, index = row
        cells = table.sheet.rows[index]
        return frozenset(
            key
            for key, columns in table.header.columns.items()
            if key in self.indicators and not all(is_blank(cells[column]) for column in columns)
        )

    def choose(self, commune: Commune, rows: Sequence[Row]) -> list[Row]:
        """Give the rows of a commune that count."""
        sources = self._sources(rows)
        pairs = [
            (first, second)
            for first, second in combinations(sources, 2)
            if repeats(self._of(sources[first], self.keys), self._of(sources[second], self.keys))
        ]
        newer: dict[int, int] = {}
        undecided: list[tuple[int, int]] = []
        for first, second in pairs:
            follows = self.age(second).follows(self.age(first))
            if follows is None:
                undecided.append((first, second))
            elif follows:
                newer[first] = self._newest(newer.get(first), second)
            else:
                newer[second] = self._newest(newer.get(second), first)
        if len(newer) == len(sources):  # by turns in a circle: nothing decides
            undecided, newer = pairs, {}
        for first, second in undecided:
            if first not in newer and second not in newer:
                self._tied[first, second].append(commune)
        newer.update(self._untouched(rows, sources))
        for old, new in newer.items():
            lost: frozenset[str] = frozenset()
            if old in sources:
                lost = self._of(sources[old], self.filled) - self._of(sources[new], self.filled)
            self._older[old, new].append((commune, len(lost)))
        self.passed_over[commune.code] = frozenset(newer)
        return [row for row in rows if row[0].source not in newer]

    def _untouched(self, rows: Sequence[Row], sources: dict[int, list[Row]]) -> dict[int, int]:
        """Give the sources that only hold what a template brought, beside one that holds more."""
        brought = {row[0].source for row in rows if self.filled(row)} - sources.keys()
        return dict.fromkeys(sorted(brought), next(iter(sources))) if sources else {}

    def _sources(self, rows: Sequence[Row]) -> dict[int, list[Row]]:
        """Group the rows in which somebody filled in something by their sources."""
        sources: dict[int, list[Row]] = {}
        for row in rows:
            if self.keys(row):
                sources.setdefault(row[0].source, []).append(row)
        return sources

    def _of(self, rows: Sequence[Row], keys: Keys) -> frozenset[str]:
        return frozenset().union(*map(keys, rows))

    def _newest(self, first: int | None, second: int) -> int:
        """Give the newer of two sources that are both newer than a third."""
        return second if first is None or self.age(second).follows(self.age(first)) else first

    def age(self, source: int) -> Age:
        """Tell the age of a source."""
        if source not in self.ages:
            workbook = self.workbooks[source]
            self.ages[source] = age(read_info(workbook), workbook.path)
        return self.ages[source]

    def findings(self) -> Iterator[Finding]:
        """Report what was passed over, and what could not be decided, once a pair of workbooks."""
        for (old, new), passed in self._older.items():
            yield c.PassedOver(
                place=Place(self.workbooks[old].path),
                count=len(passed),
                communes=_named([commune for commune, _ in passed]),
                age=self._said(old),
                newer=self.workbooks[new].path,
                newer_age=self._said(new),
                lost=sum(lost for _, lost in passed) or None,
            )
        for (first, second), tied in self._tied.items():
            yield c.SameAge(
                place=Place(self.workbooks[first].path),
                count=len(tied),
                communes=_named(tied),
                age=self._said(first),
                other=self.workbooks[second].path,
                other_age=self._said(second),
            )

    def _said(self, source: int) -> Text:
        known = self.age(source)
        text = _OF_FILE if known.dated_by == "file" else _AGE
        vi = f"{known.day:%d/%m/%Y}" if known.day is not None else ""
        en = known.day.isoformat() if known.day is not None else ""
        number = str(known.number or "")
        return Text(text.say("vi", number=number, day=vi), text.say("en", number=number, day=en))


def _named(communes: Sequence[Commune]) -> str:
    names = [f"{commune.name} ({commune.code})" for commune in communes[:_MOST_NAMED]]
    return ", ".join(names + (["…"] if len(communes) > _MOST_NAMED else []))
