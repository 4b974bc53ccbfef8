"""Cells: where in which workbook each figure of each commune stands, in columns.

Beside a column of figures lie the cells that they came from, in layers: the first cell of each
commune, the second where some communes have two, and so on. Most have one layer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from cftscore.intake.header import Table

Row = tuple[Table, int]
"""A row of a table, by its place in the sheet's rows."""

Numbers = npt.NDArray[np.int64]

NO_CELL = -1


def sheet_named(table: Table, home: int) -> str:
    """Name the sheet of a table, with its source where that is not the commune's first."""
    return table.sheet.name if table.source == home else f"[{table.source}]{table.sheet.name}"


class Layer(msgspec.Struct, frozen=True):
    """One cell of each commune for an indicator.

    Attributes:
        lines: the line that it stands in, see `Cells`, by commune; `NO_CELL` where there is none.
        columns: its column in the sheet's rows.
    """

    lines: Numbers
    columns: Numbers


_Addressed = tuple[Numbers, npt.NDArray[np.object_]]


class Cells:
    """The cells of communes.

    The rows of all workbooks are put under each other: a line is one of them, in the order of the
    communes.

    Attributes:
        tables: that the lines come from.
    """

    def __init__(self, rows: Sequence[Sequence[Row]]) -> None:
        """Take the rows of each commune."""
        lines = [line for of_commune in rows for line in of_commune]
        self.tables = list({id(table): table for table, _ in lines}.values())
        places = {id(table): place for place, table in enumerate(self.tables)}
        self._table = np.array([places[id(table)] for table, _ in lines], np.int64)
        self._commune = np.repeat(np.arange(len(rows)), np.array(list(map(len, rows)), np.int64))
        self._count = len(rows)
        self._raw, self._starts = self._gathered(np.array([row for _, row in lines], np.int64))
        self._places = [row for _, row in lines]
        self._scattered = np.array([table.sheet.scattered for table in self.tables], np.bool_)
        labels = [table.sheet.label(row) for table, row in lines]
        self._labels = np.array(labels, dtype=object)
        # A commune that is in no workbook of a part of the year has no row there.
        homes = [of_commune[0][0].source if of_commune else 0 for of_commune in rows]
        self._homes = np.array(homes, np.int64)
        self._layers: dict[str, list[Layer]] = {}
        self._befores: dict[str, list[_Addressed]] = {}

    def layers(self, key: str) -> list[Layer]:
        """Return the cells of an indicator, or of another column of the header."""
        if key not in self._layers:
            self._layers[key] = list(self._find(key))
        return self._layers[key]

    def _find(self, key: str) -> Iterator[Layer]:
        columns = [table.header.columns.get(key, ()) for table in self.tables]
        width = max(map(len, columns), default=0)
        if not width:
            return
        padded = np.array([(*of, *[NO_CELL] * (width - len(of))) for of in columns], np.int64)
        # One line after the other, and in a line from left to right.
        cells = padded[self._table].ravel()
        there = np.flatnonzero(cells != NO_CELL)
        lines, column = there // width, cells[there]
        commune = self._commune[lines]
        if (np.diff(commune) > 0).all():  # of each commune one cell
            yield self._layer(commune, lines, column)
            return
        nth = np.arange(len(lines)) - np.searchsorted(commune, commune)
        for layer in range(int(nth.max(initial=-1)) + 1):
            chosen = nth == layer
            yield self._layer(commune[chosen], lines[chosen], column[chosen])

    def _layer(self, communes: Numbers, lines: Numbers, columns: Numbers) -> Layer:
        both = np.full((2, self._count), NO_CELL, np.int64)
        both[:, communes] = lines, columns
        return Layer(both[0], both[1])

    def _before(self, layer: Layer) -> npt.NDArray[np.object_]:
        """Write what stands before the row in each address, `Sheet!F`; None where there is none."""
        communes = np.flatnonzero(layer.lines != NO_CELL)
        before = np.full(self._count, None, dtype=object)
        before[communes] = self._written(communes, layer.lines[communes], layer.columns[communes])
        return before

    def _written(
        self, communes: Numbers, lines: Numbers, columns: Numbers
    ) -> npt.NDArray[np.object_]:
        places = (self._table[lines], columns, self._homes[communes])
        shape = tuple(int(of.max()) + 1 for of in places)
        kinds, which = np.unique(np.ravel_multi_index(places, shape), return_inverse=True)
        written = []
        for place, column, home in zip(*np.unravel_index(kinds, shape), strict=True):
            table = self.tables[place]
            letters = "" if table.sheet.scattered else table.sheet.letters(column)
            written.append(f"{sheet_named(table, home)}!{letters}")
        before: npt.NDArray[np.object_] = np.array(written, dtype=object)[which]
        for index in np.nonzero(self._scattered[self._table[lines]])[0]:
            line, column = int(lines[index]), int(columns[index])
            sheet = self.tables[self._table[line]].sheet
            before[index] += sheet.address(self._places[line], column)
        return before

    def _gathered(self, rows: Numbers) -> tuple[npt.NDArray[np.object_], Numbers]:
        """Put the cells of all lines after each other; the second tells where each line starts."""
        by_table = np.argsort(self._table, kind="stable")
        counts = np.bincount(self._table, minlength=len(self.tables))
        of_tables = np.split(by_table, np.cumsum(counts))[:-1]
        starts, start = np.zeros(len(rows), np.int64), 0
        gathered = [np.empty(0, dtype=object)]
        for table, lines in zip(self.tables, of_tables, strict=True):
            cells = table.sheet.cells[rows[lines]]
            starts[lines] = start + np.arange(len(lines)) * cells.shape[1]
            start += cells.size
            gathered.append(cells.ravel())
        return np.concatenate(gathered), starts

    def raw(self, layer: Layer, communes: Numbers) -> npt.NDArray[np.object_]:
        """Return what the cells of some communes hold."""
        cells: npt.NDArray[np.object_] = self._raw[
            self._starts[layer.lines[communes]] + layer.columns[communes]
        ]
        return cells

    def addresses(
        self, groups: Sequence[Sequence[str]], span: slice
    ) -> Iterator[list[tuple[str, ...]]]:
        """Write the cells of some groups of indicators, such as those of an item.

        Yields:
            For each group the cells of each commune of a span, all in one tuple: `Sheet!F7`, or
            `[2]Sheet!F7` outside of the commune's first source.
        """
        written = {
            key: [self._write(*layer, span) for layer in self._addressed(key)]
            for key in dict.fromkeys(key for group in groups for key in group)
        }
        for group in groups:
            yield self._joined([column for key in group for column in written[key]], span)

    def _joined(
        self, written: Sequence[Sequence[str | None]], span: slice
    ) -> list[tuple[str, ...]]:
        """Put the cells of each commune together."""
        cells: list[tuple[Any, ...]] = list(zip(*written, strict=True))
        if not written:
            return [()] * len(range(self._count)[span])
        if any(None in column for column in written):
            return [tuple(cell for cell in of_one if cell is not None) for of_one in cells]
        return cells

    def _addressed(self, key: str) -> list[_Addressed]:
        """Return the lines of the cells of an indicator, and what stands before in their addresses.

        That takes long, and most communes of a country are told of without.
        """
        if key not in self._befores:
            layers = self.layers(key)
            self._befores[key] = [(layer.lines, self._before(layer)) for layer in layers]
        return self._befores[key]

    def _write(
        self, lines: Numbers, before: npt.NDArray[np.object_], span: slice
    ) -> list[str | None]:
        """Write the cell of each commune of a span, None where it has none."""
        lines, before = lines[span], before[span]
        missing = lines == NO_CELL
        if missing.any():
            before = np.where(missing, "", before)
        written = before + self._labels[lines]
        written[missing] = None
        result: list[str | None] = written.tolist()
        return result
