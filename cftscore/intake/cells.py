"""Cells: where in which workbook each figure of each commune stands, in columns.

Beside a column of figures lie the cells that they came from, those of each commune together. Most
have one; a commune may stand in thousands of rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise

import msgspec
import numpy as np
import numpy.typing as npt

from cftscore.intake.header import Header, Table

Row = tuple[Table, int]
"""A row of a table, by its place in the sheet's rows."""

Numbers = npt.NDArray[np.int64]

_NO_CELL = -1


def sheet_named(table: Table, home: int) -> str:
    """Name the sheet of a table, with its source where that is not the commune's first."""
    return table.sheet.name if table.source == home else f"[{table.source}]{table.sheet.name}"


class Standing(msgspec.Struct, frozen=True):
    """The cells of an indicator, commune by commune.

    Attributes:
        starts: where those of each commune begin, and last where all end.
        lines: the line that each stands in, see `Cells`.
        columns: its column in the sheet's rows.
    """

    starts: Numbers
    lines: Numbers
    columns: Numbers


class Cells:
    """The cells of communes.

    The rows of all workbooks are put under each other: a line is one of them, in the order of the
    communes.

    Attributes:
        tables: that the lines come from.
        typed: some of their workbooks tell numbers from texts.
    """

    def __init__(self, rows: Sequence[Sequence[Row]]) -> None:
        """Take the rows of each commune."""
        lines = [line for of_commune in rows for line in of_commune]
        self.tables = list({id(table): table for table, _ in lines}.values())
        places = {id(table): place for place, table in enumerate(self.tables)}
        self._table = np.array([places[id(table)] for table, _ in lines], np.int64)
        # Workbooks from one template have one header.
        headers = {id(table.header): table.header for table in self.tables}
        self._headers = list(headers.values())
        kinds = {header: place for place, header in enumerate(headers)}
        of_tables = np.array([kinds[id(table.header)] for table in self.tables], np.int64)
        self._header = of_tables[self._table]
        self._commune = np.repeat(np.arange(len(rows)), np.array(list(map(len, rows)), np.int64))
        self._count = len(rows)
        self.typed = any(table.workbook.typed for table in self.tables)
        self._rows, self._lines = rows, lines
        self._raw, self._starts = self._gathered(np.array([row for _, row in lines], np.int64))
        self._standing: dict[str, Standing] = {}
        self._befores: dict[str, npt.NDArray[np.object_]] = {}

    @cached_property
    def _labels(self) -> npt.NDArray[np.object_]:
        """What stands behind the column in the addresses of the cells of each line."""
        return np.array([table.sheet.label(row) for table, row in self._lines], dtype=object)

    @cached_property
    def _homes(self) -> Numbers:
        """The first source of each commune; 0 of one that has no row in a part of the year."""
        homes = [of_commune[0][0].source if of_commune else 0 for of_commune in self._rows]
        return np.array(homes, np.int64)

    def of(self, key: str) -> Standing:
        """Return the cells of an indicator, or of another column of the header."""
        if key not in self._standing:
            self._standing[key] = self._find(key)
        return self._standing[key]

    def _find(self, key: str) -> Standing:
        columns = [header.columns.get(key, ()) for header in self._headers]
        width = max(map(len, columns), default=0)
        padded = np.array([(*of, *[_NO_CELL] * (width - len(of))) for of in columns], np.int64)
        padded = padded.reshape(len(columns), width)
        # One line after the other, and in a line from left to right.
        cells = padded[self._header].ravel()
        there = np.flatnonzero(cells != _NO_CELL)
        lines = there // max(width, 1)
        counts = np.bincount(self._commune[lines], minlength=self._count)
        return Standing(np.concatenate(([0], np.cumsum(counts))), lines, cells[there])

    def _before(self, key: str) -> npt.NDArray[np.object_]:
        """Return what stands before the row in the addresses of an indicator's cells: `Sheet!F`.

        To write it takes long, and most communes of a country are told of without.
        """
        if key not in self._befores:
            standing = self.of(key)
            self._befores[key] = self._written(standing.lines, standing.columns)
        return self._befores[key]

    def _written(self, lines: Numbers, columns: Numbers) -> npt.NDArray[np.object_]:
        if not len(lines):
            return np.empty(0, dtype=object)
        communes = self._commune[lines]
        places = (self._table[lines], columns, self._homes[communes])
        shape = tuple(int(of.max()) + 1 for of in places)
        kinds, which = np.unique(np.ravel_multi_index(places, shape), return_inverse=True)
        written = []
        for place, column, home in zip(*np.unravel_index(kinds, shape), strict=True):
            table = self.tables[place]
            letters = "" if table.sheet.scattered else table.sheet.letters(column)
            written.append(f"{sheet_named(table, home)}!{letters}")
        before: npt.NDArray[np.object_] = np.array(written, dtype=object)[which]
        scattered = np.array([table.sheet.scattered for table in self.tables], np.bool_)
        for index in np.nonzero(scattered[self._table[lines]])[0]:
            table, row = self._lines[lines[index]]
            before[index] += table.sheet.address(row, int(columns[index]))
        return before

    def _gathered(self, rows: Numbers) -> tuple[npt.NDArray[np.object_], Numbers]:
        """Put the cells of all lines after each other; the second tells where each line starts."""
        by_table = np.argsort(self._table, kind="stable")
        counts = np.bincount(self._table, minlength=len(self.tables))
        of_tables = np.split(by_table, np.cumsum(counts))[:-1]
        starts, start = np.zeros(len(rows), np.int64), 0
        gathered = [np.empty(0, dtype=object)]
        spans = {id(header): _span(header) for header in self._headers}
        for table, lines in zip(self.tables, of_tables, strict=True):
            first, stop = spans[id(table.header)]
            cells = table.sheet.cells[rows[lines], first:stop]
            starts[lines] = start + np.arange(len(lines)) * cells.shape[1] - first
            start += cells.size
            gathered.append(cells.ravel())
        return np.concatenate(gathered), starts

    def raw(self, standing: Standing) -> npt.NDArray[np.object_]:
        """Return what cells hold."""
        cells: npt.NDArray[np.object_] = self._raw[self._starts[standing.lines] + standing.columns]
        return cells

    def addresses(
        self, groups: Sequence[Sequence[str]], span: slice
    ) -> Iterator[list[tuple[str, ...]]]:
        """Write the cells of some groups of indicators, such as those of an item.

        Yields:
            For each group the cells of each commune of a span, all in one tuple: `Sheet!F7`, or
            `[2]Sheet!F7` outside of the commune's first source.
        """
        chosen = range(self._count)[span]
        written = {
            key: self._write(key, chosen)
            for key in dict.fromkeys(key for group in groups for key in group)
        }
        for group in groups:
            yield _joined([written[key] for key in group], len(chosen))

    def _write(self, key: str, communes: range) -> _Written:
        """Write the cells of each commune of some that follow each other."""
        standing, before = self.of(key), self._before(key)
        starts = standing.starts[communes.start : communes.stop + 1].tolist()
        if not len(communes):
            return _Written([], [])
        some = slice(starts[0], starts[-1])
        cells: list[str] = (before[some] + self._labels[standing.lines[some]]).tolist()
        return _Written(cells, [start - starts[0] for start in starts])


def _span(header: Header) -> tuple[int, int]:
    """Return from where to where columns are read: of tables side by side each has but a few."""
    columns = list(chain.from_iterable(header.columns.values()))
    return min(columns, default=0), max(columns, default=0) + 1


class _Written(msgspec.Struct, frozen=True):
    """The addresses of the cells of some communes.

    Attributes:
        cells: those of one commune after those of another.
        starts: where those of each begin, and last where all end.
    """

    cells: list[str]
    starts: list[int]

    @property
    def one_each(self) -> bool:
        return self.starts == list(range(len(self.starts)))


def _joined(written: Sequence[_Written], communes: int) -> list[tuple[str, ...]]:
    """Put the cells of each commune together."""
    if not written:
        return [()] * communes
    if all(cells.one_each for cells in written):
        return list(zip(*(some.cells for some in written), strict=True))
    parts = [[some.cells[a:b] for a, b in pairwise(some.starts)] for some in written]
    return [tuple(chain.from_iterable(of_one)) for of_one in zip(*parts, strict=True)]
