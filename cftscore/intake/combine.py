"""Laying together what several rows, sheets or files say of one commune.

Equal figures stand, figures that differ count as missing and are reported, so that no order of
reading matters.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from cftscore.core.text import Text
from cftscore.criteria.model import Indicator
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import values as v
from cftscore.intake.submission import Submission
from cftscore.spreadsheet.load import CellValue


def lay_together(submission: Submission, key: str, indicator: Indicator) -> list[int | None]:
    """Read one indicator of all communes; what is odd is added to the submission's findings."""
    return _Column(submission, key, indicator).lay_together()


class _Column:
    """One indicator over all communes."""

    def __init__(self, submission: Submission, key: str, indicator: Indicator) -> None:
        self.submission, self.key, self.label = submission, key, indicator.label
        self.counts, self.read = indicator.type == "count", v.READERS[indicator.type]
        self.values: list[int | None] = [None] * len(submission.communes)

    def lay_together(self) -> list[int | None]:
        """Read the indicator of every commune."""
        read = self.read
        runs = [(run, raw) for run in self.submission.runs if (raw := run.raw(self.key))]
        if self.counts and sum(len(raw) for _, raw in runs) == len(self.values):
            whole = v.whole_counts(list(chain.from_iterable(raw for _, raw in runs)))
            if whole is not None:
                return list(whole)
        done = 0
        for run, raw in runs:
            self._one_by_one(range(done, run.start))
            done = run.stop
            whole = v.whole_counts(raw) if self.counts else None
            if whole is not None:
                self.values[run.start : run.stop] = whole
                continue
            # Of answers few differ; of counts 1 and TRUE would be taken for the same.
            known = {} if self.counts else {cell: read(cell) for cell in set(raw)}
            for index, cell in enumerate(raw, start=run.start):
                value = known[cell] if known else read(cell)
                if isinstance(value, int) and not (self.counts and isinstance(cell, str)):
                    self.values[index] = value
                else:
                    self.values[index] = self._from_cells(index)
        self._one_by_one(range(done, len(self.values)))
        return self.values

    def _one_by_one(self, span: range) -> None:
        for index in span:
            self.values[index] = self._from_cells(index)

    def _from_cells(self, index: int) -> int | None:
        """Lay several cells together; blank ones matter only where all are blank."""
        commune = self.submission.communes[index].code
        found: dict[int, list[Place]] = {}
        blank: Place | None = None
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
                    self._report(value, commune, place, raw)
                else:
                    blank = blank or place
        if len(found) > 1:
            places = [place for places in found.values() for place in places]
            self._add(conflict(self.label, commune, places))
            return None
        if blank is not None and not found and not invalid:
            self._report(c.ValueMissing, commune, blank, None)
        return next(iter(found), None)

    def _report(
        self,
        kind: type[c.ValueFinding],
        commune: str,
        place: Place,
        raw: CellValue,
        **more: object,
    ) -> None:
        given = v.shown(raw)
        self._add(kind(place=place, commune=commune, label=self.label, given=given, **more))

    def _add(self, finding: Finding) -> None:
        self.submission.findings.append(finding)


def conflict(label: Text, commune: str, places: Sequence[Place]) -> Finding:
    """Report cells that say different things of one commune."""
    ordered = sorted(map(str, places))
    return c.ConflictingValues(
        place=min(places, key=str), commune=commune, label=label, cells=tuple(ordered)
    )
