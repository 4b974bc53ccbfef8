"""Submissions: communes by indicators, each figure with the cells that it came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from cftscore.findings.model import Finding, Place
from cftscore.intake import values as v
from cftscore.intake.header import Table
from cftscore.register.model import Commune
from cftscore.spreadsheet.load import CellValue, Sheet

Row = tuple[Table, int]
"""A row of a table, by its place in the sheet's rows."""
Keys = tuple[str, ...]
"""The keys of indicators whose cells are wanted together, as those of an item."""


class Run:
    """Communes that follow each other and have one row each, all of one table or of tables alike.

    What thousands of rows have in common is done once here; `Submission` does the same commune by
    commune wherever several rows are laid together.

    Attributes:
        start: the index of the first commune.
        table: the first table; in those that are alike, columns stand in the same places.
        rows: the row of each, by its place as if it stood in the first table.
        lines: the cells of each.
    """

    def __init__(self, start: int, table: Table) -> None:
        self.start, self.table, self.latest = start, table, table
        self.rows: list[int] = []
        self.lines: list[Sequence[CellValue]] = []

    @property
    def stop(self) -> int:
        """The index after the last commune."""
        return self.start + len(self.rows)

    def takes(self, table: Table) -> bool:
        """Tell whether a table is the same, or alike: most workbooks come from one template."""
        one, other = self.table, table
        return table is self.latest or (
            type(one.sheet) is type(other.sheet) is Sheet
            and one.sheet.name == other.sheet.name
            and one.header.columns == other.header.columns
        )

    def add(self, table: Table, row: int) -> None:
        """Add the next commune: a row of a table that is taken."""
        self.latest = table
        self.rows.append(row)
        self.lines.append(table.sheet.rows[row])

    def raw(self, key: str) -> Sequence[CellValue] | None:
        """Give the cell of each, if the indicator has one column."""
        columns = self.table.header.columns.get(key, ())
        return self._columns[columns[0]] if len(columns) == 1 else None

    @cached_property
    def _columns(self) -> list[tuple[CellValue, ...]]:
        # Beyond the columns that are named one sheet may be wider than another.
        return list(zip(*self.lines, strict=False))

    def cells(self, groups: Iterable[Keys], part: slice) -> Iterator[list[tuple[str, ...]]]:
        """Write the cells of each as `Sheet!F7`, for some groups of indicators."""
        rows, columns = self.rows[part], self.table.header.columns
        write = cache(self.table.sheet.addresses(rows, f"{self.table.sheet.name}!"))
        for keys in groups:
            written = [write(column) for key in keys for column in columns.get(key, ())]
            yield list(zip(*written, strict=True)) if written else [()] * len(rows)


@dataclass
class Submission:
    """What communes reported.

    Attributes:
        communes: those that sent something, by province, district and code.
        rows: the rows of each.
        values: by indicator key, a count or 1 / 0 for yes / no for each commune, None where it
            is missing, invalid or contradicted.
        unit_classes: the unit class of each, None where it is unknown.
        findings: everything that was odd.
    """

    communes: list[Commune] = field(default_factory=list)
    rows: list[list[Row]] = field(default_factory=list)
    values: dict[str, list[int | None]] = field(default_factory=dict)
    unit_classes: list[str | None] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def places(self, index: int, key: str) -> list[Place]:
        """Find the cells of one indicator of one commune."""
        return [
            table.at(row, column)
            for table, row in self.rows[index]
            for column in table.header.columns.get(key, ())
        ]

    def place(self, index: int, key: str) -> Place:
        """Find the first cell of one indicator of one commune.

        That of a figure which is assumed and has none is the sheet.
        """
        nowhere = self.rows[index][0][0].place
        return min(self.places(index, key), key=str, default=nowhere)

    def cells_of_many(self, span: range, groups: Sequence[Keys]) -> list[list[tuple[str, ...]]]:
        """Do what `cells` does for all communes of a span, for some groups of indicators.

        Returns:
            For each group the cells of each commune.
        """
        first = bisect_right(self.runs, span.start, key=lambda run: run.stop)
        last = bisect_left(self.runs, span.stop, key=lambda run: run.start)
        found: list[list[tuple[str, ...]]] = [[] for _ in groups]
        done = span.start
        for run in self.runs[first:last]:
            start, stop = max(run.start, span.start), min(run.stop, span.stop)
            self._add_cells(found, groups, range(done, start))
            of_run = run.cells(groups, slice(start - run.start, stop - run.start))
            for cells, more in zip(found, of_run, strict=True):
                cells.extend(more)
            done = stop
        self._add_cells(found, groups, range(done, span.stop))
        return found

    def _add_cells(
        self, found: list[list[tuple[str, ...]]], groups: Sequence[Keys], span: range
    ) -> None:
        for cells, keys in zip(found, groups, strict=True) if span else ():
            cells.extend(
                tuple(cell for key in keys for cell in self.cells(index, key)) for index in span
            )

    @cached_property
    def runs(self) -> list[Run]:
        """Communes one after the other that have one row each, of one table or of tables alike."""
        runs: list[Run] = []
        for index, rows in enumerate(self.rows):
            if len(rows) != 1:
                continue
            table, row = rows[0]
            if not (runs and runs[-1].stop == index and runs[-1].takes(table)):
                runs.append(Run(index, table))
            runs[-1].add(table, row)
        return runs

    def written(self, index: int, key: str) -> Iterator[tuple[int, str, str]]:
        """Give source, address and text of each cell of one indicator of one commune."""
        for table, row in self.rows[index]:
            for column in table.header.columns.get(key, ()):
                address = table.sheet.address(row, column)
                text = v.shown(table.sheet.rows[row][column])
                yield table.source, f"{table.sheet.name}!{address}", text

    def cells(self, index: int, key: str) -> tuple[str, ...]:
        """Write these cells as `Sheet!F7`, or `[2]Sheet!F7` outside of the first source."""
        home = self.rows[index][0][0].source
        return tuple(
            f"{'' if table.source == home else f'[{table.source}]'}"
            f"{table.sheet.name}!{table.sheet.address(row, column)}"
            for table, row in self.rows[index]
            for column in table.header.columns.get(key, ())
        )
