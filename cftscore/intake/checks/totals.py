"""Rows of totals: whether they are the sums of the rows that they stand for.

A total stands for all communes, a subtotal for those above it, or below it, as far as the next
row that is no commune. Which it is, is told by most of its own figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

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
        without = [member for member in self.members if member != row]
        best = self._best(row, without, ())
        return best is not None and best.agreeing >= _FEWEST_SUMS and not best.differing

    def findings(self, rows: Sequence[int]) -> Iterator[Finding]:
        """Report the rows of totals whose figures are other than the sums."""
        for row in rows:
            total = self._best(row, self.members, rows)
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

    def _best(self, row: int, members: Sequence[int], others: Sequence[int]) -> Total | None:
        """Find the rows whose sums a row holds most of; None where it holds no figures."""
        written = self.figures(row)
        if not written:
            return None
        totals = [
            Total(row, some, written, self._sums(some, written), self._gaps(some, written))
            for some in self._candidates(row, members, others)
            if len(some) >= _FEWEST_COMMUNES
        ]
        return max(totals, key=lambda total: total.agreeing, default=None)

    @staticmethod
    def _candidates(
        row: int, members: Sequence[int], others: Sequence[int]
    ) -> Iterator[Sequence[int]]:
        yield members
        before = max((other for other in others if other < row), default=-1)
        yield [member for member in members if before < member < row]
        after = min(
            (other for other in others if other > row), default=members[-1] + 1 if members else 0
        )
        yield [member for member in members if row < member < after]

    def _sums(self, rows: Sequence[int], columns: Mapping[int, int]) -> Mapping[int, int]:
        figures = [self.figures(row) for row in rows]
        return {column: sum(figure.get(column, 0) for figure in figures) for column in columns}

    def _gaps(self, rows: Sequence[int], columns: Mapping[int, int]) -> Set[int]:
        figures = [self.figures(row) for row in rows]
        return {column for column in columns if any(column not in figure for figure in figures)}

    def most_are_sums(self, row: int) -> bool:
        """Whether at least as many figures of a row are sums of others as are not."""
        best = self._best(row, [member for member in self.members if member != row], ())
        return best is not None and best.agreeing >= max(1, len(best.differing))

    def figures(self, row: int) -> Mapping[int, int]:
        """Give the counts of a row, by column."""
        if row not in self._numbers:
            cells = self.table.sheet.rows[row]
            self._numbers[row] = {
                column: number
                for column in self.labels
                if (number := _count(cells[column])) is not None
            }
        return self._numbers[row]


def _count(raw: CellValue) -> int | None:
    value = v.count(raw)
    return value if isinstance(value, int) else None
