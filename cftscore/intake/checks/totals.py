"""Rows of totals: whether they are the sums of the rows that they stand for.

A total stands for all communes, a subtotal for those above it, or below it, as far as the next
row that is no commune. Which it is, is told by most of its own figures.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import accumulate

import msgspec

from cftscore.core.text import spans
from cftscore.criteria.model import CriteriaSet
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.intake import values as v
from cftscore.intake.header import Table
from cftscore.spreadsheet.load import CellValue

_FEWEST_COMMUNES = 2
_FEWEST_SUMS = 3
_MOST_REPORTED = 5


class Total(msgspec.Struct, frozen=True):
    """A row of sums, and the rows that it sums up.

    Attributes:
        row: its place in the sheet's rows.
        members: theirs.
        written: its figures, by column.
        sums: those of the members.
        gaps: columns in which a member has no figure, so that their sum is not known whole.
    """

    row: int
    members: Sequence[int]
    written: Mapping[int, int]
    sums: Mapping[int, int]
    gaps: Set[int]

    @property
    def agreeing(self) -> int:
        """How many figures other than 0 are the sums."""
        return sum(bool(number) and self.sums[at] == number for at, number in self.written.items())

    @property
    def differing(self) -> list[int]:
        """The columns whose figures cannot be the sums: what a gap hides may be what is missing."""
        return [
            at
            for at, number in self.written.items()
            if self.sums[at] > number or (self.sums[at] < number and at not in self.gaps)
        ]


class Totals:
    """Compares rows of totals with sums.

    Args:
        table: the table.
        criteria_set: says which columns hold counts.
        members: the rows that are communes, or seem to be, in order.
    """

    def __init__(self, table: Table, criteria_set: CriteriaSet, members: Sequence[int]) -> None:
        self.table, self.members = table, members
        self.labels = {
            column: indicator.label
            for key, indicator in criteria_set.indicators.items()
            if indicator.type == "count"
            for column in table.header.columns.get(key, ())
            if column not in table.header.derived
        }
        self._numbers: dict[int, Mapping[int, int]] = {}

    def is_sum(self, row: int) -> bool:
        """Whether a row holds nothing but sums, of several rows and in several columns."""
        best = self._best(row, ())
        return best is not None and best.agreeing >= _FEWEST_SUMS and not best.differing

    def findings(self, rows: Sequence[int]) -> Iterator[Finding]:
        """Report the rows of totals, given in order, whose figures are other than the sums."""
        for row in rows:
            total = self._best(row, rows)
            # A row of which hardly a figure is a sum is one of something else: averages, targets.
            if total is None or total.agreeing < max(1, len(total.differing)):
                continue
            columns = total.differing[: _MOST_REPORTED if len(total.differing) > 1 else 1]
            for column in columns:
                yield c.TotalDiffers(
                    place=self.table.at(row, column),
                    label=self.labels[column],
                    written=total.written[column],
                    found=total.sums[column],
                    rows=spans(map(self.table.sheet.row_number, total.members)),
                )

    def most_are_sums(self, row: int) -> bool:
        """Whether at least as many figures of a row are sums of others as are not."""
        best = self._best(row, ())
        return best is not None and best.agreeing >= max(1, len(best.differing))

    def _best(self, row: int, others: Sequence[int]) -> Total | None:
        """Find the rows whose sums a row holds most of; None where it holds no figures."""
        written = self.figures(row)
        if not written:
            return None
        totals = [self._total(row, run, written) for run in self._runs(row, others)]
        several = [total for total in totals if len(total.members) >= _FEWEST_COMMUNES]
        return max(several, key=lambda total: total.agreeing, default=None)

    def _runs(self, row: int, others: Sequence[int]) -> Iterator[range]:
        """List of which members a row may be the total, by their places among them.

        That is all, and those above and below it as far as the next of the others.
        """
        yield range(len(self.members))
        place = bisect_left(others, row)
        above = bisect_right(self.members, others[place - 1]) if place else 0
        yield range(above, bisect_left(self.members, row))
        place = bisect_right(others, row)
        end = len(self.members)
        below = bisect_left(self.members, others[place]) if place < len(others) else end
        yield range(bisect_right(self.members, row), below)

    def _total(self, row: int, run: range, written: Mapping[int, int]) -> Total:
        """Compare a row with the sums of a run of members, of which it is none itself."""
        members = self.members[run.start : run.stop]
        own: Mapping[int, int] = {}
        place = bisect_left(self.members, row)
        if place in run and self.members[place] == row:
            members, own = [member for member in members if member != row], written
        sums, gaps = dict[int, int](), set[int]()
        for column in written:
            running, filled = self._running[column]
            sums[column] = running[run.stop] - running[run.start] - own.get(column, 0)
            if filled[run.stop] - filled[run.start] - (column in own) < len(members):
                gaps.add(column)
        return Total(row, members, written, sums, gaps)

    @cached_property
    def _running(self) -> Mapping[int, tuple[list[int], list[int]]]:
        """Add the members up, by column: their figures up to each, and how many there are.

        In the table of a country each district has a row of totals: nothing is added up again.
        """
        figures = [self.figures(member) for member in self.members]
        return {
            column: (
                list(accumulate((figure.get(column, 0) for figure in figures), initial=0)),
                list(accumulate((column in figure for figure in figures), initial=0)),
            )
            for column in self.labels
        }

    def figures(self, row: int) -> Mapping[int, int]:
        """Give the counts of a row, by column."""
        if row not in self._numbers:
            cells = self.table.sheet.rows[row]
            self._numbers[row] = {
                column: number
                for column in self.labels
                if cells[column] not in _NOTHING and (number := _count(cells[column])) is not None
            }
        return self._numbers[row]


_NOTHING = ("", None)


def _count(raw: CellValue) -> int | None:
    value = v.count(raw)
    return value if isinstance(value, int) else None
