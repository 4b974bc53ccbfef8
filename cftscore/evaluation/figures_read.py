"""Figures as they were read: of each commune every indicator, its cells, and what they say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from cftscore.core import figures
from cftscore.criteria.model import Indicator
from cftscore.findings.model import Finding, Place
from cftscore.intake import values
from cftscore.intake.submission import Submission
from cftscore.register.model import Commune
from cftscore.spreadsheet.load import CellValue, column_index, column_letters

if TYPE_CHECKING:
    from cftscore.evaluation.pipeline import Prepared

How = Literal["number", "text", "blank", "no_column", "not_usable", "left_out", "assumed"]
"""How a figure was read: from a cell that holds a number or a text; not at all, as its cells are
blank, or there is no column of it, or what they say is not usable; or it was read and left out,
since it contradicts another figure; or it was assumed (what if)."""

_RANGE = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")
_MOST_ROWS = 10_000


class FigureRead(NamedTuple):
    """One indicator of one commune.

    Attributes:
        commune: that reported it.
        indicator: its key.
        value: a count, or 1 for yes and 0 for no, as it is scored; None where it is missing.
        answer: whether it is an answer.
        cells: that it was read from, `Sheet!F7`.
        paths: the files of the cells.
        written: what the cells say.
        how: see `How`.
        findings: the codes of what was found in the cells.
    """

    commune: Commune
    indicator: str
    value: int | None
    answer: bool
    cells: tuple[str, ...]
    paths: tuple[str, ...]
    written: tuple[str, ...]
    how: How
    findings: tuple[str, ...]


class FiguresRead:
    """The figures of the communes that submitted something.

    Args:
        prepared: what the communes reported.
    """

    def __init__(self, prepared: Prepared) -> None:
        self._submission: Submission = prepared.submission
        self._scorable = figures.lists(prepared.scorable)
        self._indicators = prepared.criteria.set.indicators
        self._found = _by_cell(prepared.findings)
        self._indexes = {
            commune.code: index for index, commune in enumerate(prepared.submission.communes)
        }

    def of(self, code: str) -> dict[str, FigureRead]:
        """Give every indicator of a commune by its key; nothing where it sent nothing."""
        index = self._indexes.get(code)
        if index is None:
            return {}
        return {
            key: self._read(index, key, indicator) for key, indicator in self._indicators.items()
        }

    def _read(self, index: int, key: str, indicator: Indicator) -> FigureRead:
        cells = list(self._submission.read(index, key))
        value = self._scorable[key][index]
        codes = dict.fromkeys(code for place, _ in cells for code in self._found[place])
        return FigureRead(
            commune=self._submission.communes[index],
            indicator=key,
            value=value,
            answer=indicator.type == "yes_no",
            cells=tuple(f"{place.sheet}!{place.cell}" for place, _ in cells),
            paths=tuple(dict.fromkeys(place.path or "" for place, _ in cells)),
            written=tuple(values.shown(raw) for _, raw in cells),
            how=self._how(index, key, [raw for _, raw in cells]),
            findings=tuple(codes),
        )

    def _how(self, index: int, key: str, cells: list[CellValue]) -> How:
        filled = [raw for raw in cells if not values.is_blank(raw)]
        if self._scorable[key][index] is not None:
            if not filled:
                return "assumed"
            return "number" if any(map(values.is_number, filled)) else "text"
        if not filled:
            return "blank" if cells else "no_column"
        read = values.READERS[self._indicators[key].type]
        return "left_out" if all(isinstance(read(raw), int) for raw in filled) else "not_usable"


def _by_cell(findings: Iterable[Finding]) -> defaultdict[Place, list[str]]:
    """Put the codes of findings to the cells that they are about."""
    codes: defaultdict[Place, list[str]] = defaultdict(list)
    for finding in findings:
        for place in _cells(finding.place):
            codes[place].append(finding.code)
    return codes


def _cells(place: Place) -> Iterator[Place]:
    """Give the cells that a place means: one, or those of a range in one column or one row."""
    if place.cell is None:
        return
    several = _RANGE.fullmatch(place.cell)
    if several is None:
        yield Place(place.path, place.sheet, place.cell)
    elif several[1] == several[3] and int(several[4]) - int(several[2]) <= _MOST_ROWS:
        for row in range(int(several[2]), int(several[4]) + 1):
            yield Place(place.path, place.sheet, f"{several[1]}{row}")
    elif several[2] == several[4]:
        for column in range(column_index(several[1]), column_index(several[3]) + 1):
            yield Place(place.path, place.sheet, f"{column_letters(column)}{several[2]}")
