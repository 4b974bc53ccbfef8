"""Combining what several rows, sheets or files say of one commune.

Equal figures stand, figures that differ count as missing and are reported, so that no order of
reading matters.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from cftscore.core.figures import MISSING, Column
from cftscore.core.text import Text
from cftscore.criteria.model import Indicator
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import pairs
from cftscore.intake import values as v
from cftscore.intake.header import Table
from cftscore.intake.submission import Submission
from cftscore.spreadsheet.load import CellValue


def combine(
    submission: Submission, key: str, indicator: Indicator, units: frozenset[str]
) -> Column:
    """Read one indicator of all communes; what is odd is added to the submission's findings.

    Args:
        submission: the rows of the communes.
        key: which indicator.
        indicator: its definition.
        units: of what it counts, see `Names.units`.
    """
    return _Column(submission, key, indicator, units).combine()


class _Column:
    """One indicator over all communes."""

    def __init__(
        self, submission: Submission, key: str, indicator: Indicator, units: frozenset[str]
    ) -> None:
        self.submission, self.key, self.label = submission, key, indicator.label
        self.counts, self.read = indicator.type == "count", v.reader(indicator.type, units)

    def combine(self) -> Column:
        """Read the indicator of every commune.

        What a commune's cells all say stands. Where one is blank or odd, or they differ, its
        cells are looked at together.
        """
        cells = self.submission.cells
        standing = cells.of(self.key)
        values = np.full(len(self.submission.communes), MISSING, np.int64)
        doubtful = np.zeros(len(values), np.bool_)
        numbers = self._numbers(cells.raw(standing))
        there = np.flatnonzero(np.diff(standing.starts))
        if len(there):
            first = standing.starts[there]
            least = np.minimum.reduceat(numbers, first)
            values[there] = np.maximum.reduceat(numbers, first)
            doubtful[there] = (least == MISSING) | (least != values[there])
        for index in np.flatnonzero(doubtful).tolist():
            value = self._from_cells(index)
            values[index] = MISSING if value is None else value
        return values

    def _numbers(self, raw: npt.NDArray[np.object_]) -> Column:
        """Read cells that hold a number or an answer as such; others are missing."""
        if self.counts:
            numbers = _typed_counts(raw)
            if not self.submission.cells.typed:
                self._add_written(numbers, raw)
            return numbers
        cells = raw.tolist()
        # Few answers are written in many ways.
        read = {cell: self.read(cell) for cell in set(cells)}
        answers = {cell: one if isinstance(one, int) else MISSING for cell, one in read.items()}
        return np.fromiter(map(answers.__getitem__, cells), np.int64, len(cells))

    def _add_written(self, numbers: Column, raw: npt.NDArray[np.object_]) -> None:
        """Add the counts that are written as text, where nothing else can be; few are different."""
        texts = {at: cell for at, cell in enumerate(raw.tolist()) if isinstance(cell, str)}
        counts = {text: self.read(text) for text in set(texts.values())}
        for at, text in texts.items():
            count = counts[text]
            if isinstance(count, int):
                numbers[at] = count

    def _from_cells(self, index: int) -> int | None:
        """Lay several cells together; blank ones matter only where all are blank."""
        commune = self.submission.communes[index].code
        found: dict[int, list[Place]] = {}
        blank: tuple[Place, CellValue] | None = None
        invalid = False
        for table, row in self.submission.rows[index]:
            for column in table.header.columns.get(self.key, ()):
                place, raw = table.at(row, column), table.sheet.rows[row][column]
                value = self.read(raw)
                if isinstance(value, int):
                    found.setdefault(value, []).append(place)
                    if self.counts and isinstance(raw, str) and table.workbook.typed:
                        self._report(c.TextNumber, commune, place, raw, value=value)
                elif value is not None:
                    invalid = True
                    self._report_odd(value, commune, table, (place, raw))
                elif column not in table.header.derived:
                    blank = blank or (place, raw)
        if len(found) > 1:
            places = [place for places in found.values() for place in places]
            self._add(conflict(self.label, commune, places))
            return None
        if blank is not None and not found and not invalid:
            self._report(c.ValueMissing, commune, *blank, answers=not self.counts)
        return next(iter(found), None)

    def _report_odd(
        self,
        kind: type[c.ValueFinding],
        commune: str,
        table: Table,
        cell: tuple[Place, CellValue],
    ) -> None:
        """Report what no count or answer is; a line of a text export is told of as a whole."""
        pair = self._contradicted(cell[1])
        if pair is not None:
            sign = pair.quotient.lstrip("0123456789.,")
            self._report(c.ContradictedRate, commune, *cell, found=pair.right, sign=sign)
        elif kind is not c.OddLine:
            self._report(kind, commune, *cell)
        elif table.workbook.typed:
            self._report(c.NotNumber, commune, *cell)

    def _contradicted(self, raw: CellValue) -> pairs.Pair | None:
        """Return both counts of a cell beside which another share or rate stands."""
        pair = pairs.read(raw, 100) if self.counts and isinstance(raw, str) else None
        signed = pair is not None and not pair.quotient[-1:].isdecimal()
        return pair if pair is not None and signed and not pair.agrees else None

    def _report(
        self,
        kind: type[c.ValueFinding],
        commune: str,
        place: Place,
        raw: CellValue,
        **more: object,
    ) -> None:
        shown = v.shown(raw)
        # What is written as text is quoted as it stands; of a number each language has its own way.
        given = Text(shown.replace(".", ","), shown) if isinstance(raw, float) else shown
        self._add(kind(place=place, commune=commune, label=self.label, given=given, **more))

    def _add(self, finding: Finding) -> None:
        self.submission.findings.append(finding)


def _typed_counts(raw: npt.NDArray[np.object_]) -> Column:
    """Read the cells that hold a whole number, typed as one; of all others `values.count` tells."""
    counts = np.full(len(raw), MISSING, np.int64)
    cells = raw.tolist()
    kinds = set(map(type, cells))
    typed = np.arange(len(raw))
    if not kinds <= _TYPED:
        typed = np.flatnonzero([type(cell) in _TYPED for cell in cells])
    # No count is so large that a float does not hold it exactly.
    numbers: npt.NDArray[np.int64 | np.float64]
    try:
        numbers = raw[typed].astype(np.int64 if kinds == {int} else np.float64)
    except OverflowError:  # one has hundreds of digits, or more than a count has
        return counts
    whole = (numbers >= 0) & (numbers <= v.MAX_COUNT) & (numbers == np.floor(numbers))
    counts[typed[whole]] = numbers[whole].astype(np.int64)
    return counts


_TYPED = frozenset({int, float})


def conflict(label: Text, commune: str, places: Sequence[Place]) -> Finding:
    """Report cells that say different things of one commune."""
    ordered = sorted(map(str, places))
    return c.ConflictingValues(
        place=min(places, key=str), commune=commune, label=label, cells=tuple(ordered)
    )
