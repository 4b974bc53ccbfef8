"""Submissions: communes by indicators, and the cells that each figure came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from cftscore.core import figures
from cftscore.core.period import Period
from cftscore.findings.model import Finding, Place
from cftscore.intake import values as v
from cftscore.intake.cells import Cells, Row, sheet_named
from cftscore.intake.evidence import Evidence
from cftscore.intake.groups import GroupCount
from cftscore.intake.header import Table
from cftscore.intake.stated_ratios import Stated
from cftscore.register.model import Commune
from cftscore.spreadsheet.load import CellValue

if TYPE_CHECKING:
    import pandas as pd

    from cftscore.intake.checks.points import Typed
    from cftscore.intake.groups import GroupCount


@dataclass
class Submission:
    """What communes reported.

    Attributes:
        communes: those that sent something, by province, district and code.
        rows: the rows of each.
        values: a DataFrame of figures, see `core/figures.py`, with a row for each commune, labelled
            with its code, and a column for each indicator: a count or 1 / 0 for yes / no, NA
            where it is missing, invalid or contradicted.
        unit_classes: the unit class of each, None where it is unknown.
        findings: everything that was odd.
        ratios: by item and code of the commune, the shares and rates that stand where no counts
            do; see `checks.ratios.Stated`.
        typed_points: points that somebody typed beside the figures.
        unconfirmed: the codes of communes of which there is nothing but what a template brought
            from the last period, and so no figure here.
        untouched: the communes that stand in a workbook but of which there is no figure here, by
            their codes.
        passed_over: the sources of each commune that newer ones took the place of, by its code.
        groups: by code, how many children are in which group, where that was asked for.
        part_of: of which part of the year each source is, where parts were added up.
        by_part: the figures of each part of the year, where parts were added up.
        evidence: by code, what the communes name as evidence, where they were asked for it.
    """

    communes: list[Commune] = field(default_factory=list)
    rows: list[list[Row]] = field(default_factory=list)
    values: pd.DataFrame = field(default_factory=lambda: figures.frame({}, ()))
    unit_classes: list[str | None] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unconfirmed: frozenset[str] = frozenset()
    untouched: dict[str, Commune] = field(default_factory=dict)
    passed_over: dict[str, frozenset[int]] = field(default_factory=dict)
    typed_points: list[Typed] = field(default_factory=list)
    ratios: dict[str, dict[str, Stated]] = field(default_factory=dict)
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    groups: dict[str, tuple[GroupCount, ...]] = field(default_factory=dict)
    part_of: tuple[Period, ...] = ()
    by_part: dict[Period, dict[str, list[int | None]]] = field(default_factory=dict)

    @cached_property
    def cells(self) -> Cells:
        """The cells of the figures."""
        return Cells(self.rows)

    def value(self, index: int, key: str) -> int | None:
        """Give one figure of one commune."""
        return figures.value(self.values, index, key)

    def places(self, index: int, key: str) -> list[Place]:
        """Find the cells of one indicator of one commune."""
        return [table.at(row, column) for table, row, column in self._cells(index, key)]

    def place(self, index: int, key: str) -> Place:
        """Find the first cell of one indicator of one commune.

        That of a figure which is assumed and has none is the sheet.
        """
        nowhere = self.rows[index][0][0].place
        return min(self.places(index, key), key=str, default=nowhere)

    def read(self, index: int, key: str) -> Iterator[tuple[Place, CellValue]]:
        """Give place and content of each cell of one indicator of one commune."""
        for table, row, column in self._cells(index, key):
            yield table.at(row, column), table.sheet.rows[row][column]

    def place_in(self, index: int, key: str, part: Period | None) -> Place:
        """Find the first cell of one indicator of one commune in a part of the year."""
        for table, row, column in self._cells(index, key):
            if part is None or self.part_of[table.source] == part:
                return table.at(row, column)
        return self.place(index, key)

    def written(self, index: int, key: str) -> Iterator[tuple[int, str, str]]:
        """Give source, address and text of each cell of one indicator of one commune."""
        for table, row, column in self._cells(index, key):
            address = table.sheet.address(row, column)
            text = v.shown(table.sheet.rows[row][column])
            yield table.source, f"{table.sheet.name}!{address}", text

    def addresses(self, index: int, keys: Sequence[str]) -> tuple[str, ...]:
        """Write the cells of some indicators of one commune, see `Cells.addresses`."""
        home = self.rows[index][0][0].source
        return tuple(
            f"{sheet_named(table, home)}!{table.sheet.address(row, column)}"
            for key in keys
            for table, row, column in self._cells(index, key)
        )

    def _cells(self, index: int, key: str) -> Iterator[tuple[Table, int, int]]:
        for table, row in self.rows[index]:
            for column in table.header.columns.get(key, ()):
                yield table, row, column
