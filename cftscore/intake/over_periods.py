"""Adding up: the figures of the parts of a year to those of the year.

Cases that happen add up, a state is that of the last part; the criteria set says which is which. A
year of which a part is missing is missing, not smaller: unless it is asked how far the year has
come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
import numpy as np

from cftscore.core.figures import MISSING, Column
from cftscore.core.period import Period
from cftscore.criteria.model import CriteriaSet, Indicator
from cftscore.criteria.over_periods import adds_by
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.intake import combine
from cftscore.intake.cells import Row
from cftscore.intake.submission import Submission


class Parts(msgspec.Struct, frozen=True):
    """Of which part of a year each workbook is.

    Attributes:
        of_source: the period of each source, in their order.
        needed: the parts that make the year, or what of it has passed so far, in order.
    """

    of_source: tuple[Period, ...]
    needed: tuple[Period, ...]


def is_part(period: Period, whole: Period) -> bool:
    """Whether a period lies in another and is shorter."""
    inside = whole.first_month <= period.first_month and period.last_month <= whole.last_month
    return period.year == whole.year and inside and period != whole


def parts_of(
    stated: Sequence[Period], places: Sequence[Place], whole: Period, *, so_far: bool
) -> Parts:
    """Tell which parts make a whole.

    Args:
        stated: the period of each source.
        places: where it is stated.
        whole: the year, or half of it.
        so_far: the parts that there are, and no more, are asked for.

    Raises:
        CannotProceedError: some overlap, or one is missing.
    """
    needed = sorted(set(stated), key=lambda one: (one.first_month, one.last_month))
    wrong: list[Finding] = []
    reached = whole.first_month - 1
    missing: list[str] = []
    for period in needed:
        if period.first_month <= reached:
            at = places[list(stated).index(period)]
            wrong.append(c.PartsOverlap(place=at, period=str(period), whole=str(whole)))
        missing += [f"{whole.year}-{month:02}" for month in range(reached + 1, period.first_month)]
        reached = max(reached, period.last_month)
    if not so_far:
        missing += [
            f"{whole.year}-{month:02}" for month in range(reached + 1, whole.last_month + 1)
        ]
    if missing:
        wrong.append(c.PartsMissing(place=places[0], whole=str(whole), months=tuple(missing)))
    if wrong:
        raise CannotProceedError(wrong)
    return Parts(tuple(stated), tuple(needed))


def add_up(
    submission: Submission,
    criteria_set: CriteriaSet,
    parts: Parts,
    units: Callable[[str], frozenset[str]],
) -> dict[str, Column]:
    """Lay together the rows of each part, and add the parts up.

    Args:
        submission: with its communes and rows; what is odd is added to its findings, and the
            figures of each part stand in `by_part` afterwards.
        criteria_set: that says how each indicator adds up.
        parts: of which part each source is.
        units: of what an indicator counts, see `Names.units`.
    """
    submission.part_of = parts.of_source
    columns: dict[Period, dict[str, Column]] = {}
    for period in parts.needed:
        part = Submission(
            communes=submission.communes,
            rows=[_rows(rows, period, parts) for rows in submission.rows],
        )
        columns[period] = {
            key: combine.combine(part, key, indicator, units(key))
            for key, indicator in criteria_set.indicators.items()
        }
        part.findings += _above_in_part(part, criteria_set, columns[period])
        submission.findings += part.findings
        submission.by_part[period] = {key: _known(one) for key, one in columns[period].items()}
    submission.findings += _absent(submission, parts)
    added = {
        key: _added(indicator, [columns[period][key] for period in parts.needed])
        for key, indicator in criteria_set.indicators.items()
    }
    for key, indicator in criteria_set.indicators.items():
        if adds_by(indicator) is None:
            submission.findings.append(c.AddingUnknown(key=key, label=indicator.label))
    return added


def _above_in_part(
    part: Submission, criteria_set: CriteriaSet, columns: Mapping[str, Column]
) -> Iterator[Finding]:
    """Take out cases that are more than the cases they are among, in one part of the year.

    Added up, other parts would hide it. This is so of what happens in a part only: what follows
    later, as a plan for a case of the quarter before, may be more than the cases of its quarter.
    """
    for key, wholes in criteria_set.wholes.items():
        for whole in wholes:
            of_both = criteria_set.indicators[key], criteria_set.indicators[whole]
            if any(not of.irreversible or adds_by(of) != "sum" for of in of_both):
                continue
            above = (columns[whole] != MISSING) & (columns[key] > columns[whole])
            for index in np.flatnonzero(above).tolist():
                yield c.PartAboveWhole(
                    place=part.place(index, key),
                    commune=part.communes[index].code,
                    part=of_both[0].label,
                    whole=of_both[1].label,
                    part_value=int(columns[key][index]),
                    whole_value=int(columns[whole][index]),
                    whole_cell=part.place(index, whole).cell or "",
                )
            columns[key][above] = MISSING


def rows_by_part(rows: Sequence[Row], parts: Parts | None) -> Iterable[Sequence[Row]]:
    """Give the rows of a commune, those of each part of the year by themselves."""
    if parts is None:
        return [rows]
    by_part: dict[Period, list[Row]] = {}
    for table, row in rows:
        by_part.setdefault(parts.of_source[table.source], []).append((table, row))
    return by_part.values()


def _rows(rows: Sequence[Row], period: Period, parts: Parts) -> list[Row]:
    return [(table, row) for table, row in rows if parts.of_source[table.source] == period]


def _known(column: Column) -> list[int | None]:
    return [None if value == MISSING else value for value in column.tolist()]


def _added(indicator: Indicator, columns: Sequence[Column]) -> Column:
    """Add up one indicator: missing wherever a part that counts is missing."""
    rule = adds_by(indicator)
    if rule == "latest":
        return columns[-1]
    if rule is None:
        return np.full(len(columns[0]), MISSING, np.int64)
    missing = np.logical_or.reduce([column == MISSING for column in columns])
    total = np.sum(columns, axis=0, dtype=np.int64)
    return np.where(missing, MISSING, total)


def _absent(submission: Submission, parts: Parts) -> Iterator[Finding]:
    """Report communes that are in no workbook of a part."""
    for commune, rows in zip(submission.communes, submission.rows, strict=True):
        there = {parts.of_source[table.source] for table, _ in rows}
        missing = [str(period) for period in parts.needed if period not in there]
        if missing:
            table, row = rows[0]
            yield c.PartOfCommuneMissing(
                place=table.at_row(row),
                commune=commune.code,
                name=commune.name,
                parts=tuple(missing),
            )
