"""Writing the records of communes: what scoring found, with cells and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat

import msgspec

from cftscore.core import figures
from cftscore.core.figures import MISSING, Column
from cftscore.core.numbers import Rounding
from cftscore.core.quotients import rounded
from cftscore.core.text import Text
from cftscore.criteria.model import Criterion, Item
from cftscore.evaluation.document import (
    CellRead,
    CommuneResult,
    CriterionResult,
    Figure,
    ItemResult,
    Number,
    Reason,
)
from cftscore.intake.submission import Submission
from cftscore.scoring.rules import ItemRule, Rules
from cftscore.scoring.score import Scores

Cells = Sequence[tuple[str, ...]]
"""The cells of one item, for some communes."""


class Recorder:
    """Writes the records of the communes that submitted.

    Args:
        submission: the figures and their cells.
        scorable: the figures that were scored, by indicator key.
        scores: what scoring gave for them.
    """

    def __init__(
        self, submission: Submission, scorable: Mapping[str, Column], scores: Scores
    ) -> None:
        self.submission, self.scorable, self.scores = submission, scorable, scores
        self.rules: Rules = scores.rules
        self.items = {
            key: _ItemWriter(rule, scores, submission) for key, rule in self.rules.items.items()
        }

    def record(self, index: int) -> CommuneResult:
        """Write the record of one commune with every figure and its cells."""
        (record,) = self.records(range(index, index + 1))
        return msgspec.structs.replace(record, figures=tuple(self._figures(index)))

    def records(self, span: range) -> list[CommuneResult]:
        """Write the records of communes that follow each other, item by item over all of them."""
        groups = [
            item.indicators for criterion in self.rules.set.criteria for item in criterion.items
        ]
        cells = self.submission.cells.addresses(groups, slice(span.start, span.stop))
        columns = [self._criterion(criterion, span, cells) for criterion in self.rules.set.criteria]
        every = zip(span, zip(*columns, strict=True), strict=True)
        return [self._commune(index, criteria) for index, criteria in every]

    def _commune(self, index: int, criteria: tuple[CriterionResult, ...]) -> CommuneResult:
        scores, unscaled = self.scores, self.rules.unscaled
        commune = self.submission.communes[index]
        least, most = scores.total.least[index], scores.total.most[index]
        required = scores.required[index]
        return CommuneResult(
            **commune.located,
            unit_class=self.submission.unit_classes[index],
            verdict=scores.verdicts[index],
            points=unscaled(least) if least == most else None,
            points_min=unscaled(least),
            points_max=unscaled(most),
            points_required=None if required is None else unscaled(required),
            criteria=criteria,
            reasons=self.reasons(index),
            source=self.submission.rows[index][0][0].source,
            evidence=self.submission.evidence.get(commune.code),
            groups=self.submission.groups.get(commune.code),
        )

    def _figures(self, index: int) -> Iterator[Figure]:
        for key, indicator in self.rules.set.indicators.items():
            value: int | str | None
            (value,) = figures.listed(self.scorable[key][index : index + 1])
            if value is not None and indicator.type == "yes_no":
                value = "yes" if value else "no"
            cells = (CellRead(*read) for read in self.submission.written(index, key))
            yield Figure(key, value, tuple(cells))

    def _criterion(
        self, criterion: Criterion, span: range, cells: Iterator[Cells]
    ) -> Iterator[CriterionResult]:
        interval, part = self.scores.criteria[criterion.id], slice(span.start, span.stop)
        ends = interval.least[part], interval.most[part]
        least, most = (list(map(self.rules.unscaled, points)) for points in ends)
        items = [
            self.items[item.id].write(self.scorable, part, next(cells)) for item in criterion.items
        ]
        return map(
            CriterionResult,
            repeat(criterion.id),
            [low if low == high else None for low, high in zip(least, most, strict=True)],
            least,
            most,
            repeat(self.rules.unscaled(self.rules.full(criterion))),
            self.scores.met[criterion.id][part],
            zip(*items, strict=True),
        )

    def reasons(self, index: int) -> tuple[Reason, ...]:
        """Say why a commune did not pass."""
        return () if self.scores.verdicts[index] == "pass" else tuple(self._reasons(index))

    def _reasons(self, index: int) -> Iterator[Reason]:
        scores, unscaled, criteria = self.scores, self.rules.unscaled, self.rules.set.criteria
        required = scores.required[index]
        for criterion in criteria:
            if scores.met[criterion.id][index] is False:
                yield self._criterion_at_zero(criterion, index)
        most = scores.total.most[index]
        mark = min(self.rules.marks.values()) if required is None else required
        if most < mark:
            yield _points_missing(unscaled(mark - most), unscaled(mark))
        if scores.verdicts[index] == "fail":
            return
        if required is None:
            yield _reason("unit_class_missing", _NO_CLASS)
        # Where the total suffices at the worst, only criteria in doubt can decide.
        enough = required is not None and scores.total.least[index] >= required
        for criterion in criteria:
            if enough and scores.met[criterion.id][index] is not None:
                continue
            for item in criterion.items:
                if self.items[item.id].is_unknown(index):
                    yield self._value_missing(criterion.id, item, index)

    def _criterion_at_zero(self, criterion: Criterion, index: int) -> Reason:
        most = self.rules.unscaled(self.scores.criteria[criterion.id].most[index])
        cells = (cell for item in criterion.items for cell in self._cells(item, index))
        return Reason(
            code="criterion_at_zero",
            criterion=criterion.id,
            cells=tuple(cells),
            points=most,
            message=_not_above(criterion.id, most),
        )

    def _cells(self, item: Item, index: int) -> tuple[str, ...]:
        """Find the cells of an item of one commune."""
        stated = self.items[item.id].stated.get(index)
        return self.submission.addresses(index, item.indicators) if stated is None else (stated,)

    def _value_missing(self, criterion: int, item: Item, index: int) -> Reason:
        keys = tuple(key for key in item.indicators if self.scorable[key][index] == MISSING)
        keys = keys or item.indicators
        labels = [self.rules.set.indicators[key].label for key in keys]
        cells = self.submission.addresses(index, keys)
        return _reason(
            "value_missing",
            _MISSING_AT if cells else _MISSING,
            criterion=criterion,
            item=item.id,
            indicators=keys,
            cells=cells,
            labels=labels,
        )


ANSWERS = ("no", "yes")
"""How an answer is shown, by its number."""


class _ItemWriter:
    """Writes one item of many communes."""

    def __init__(self, rule: ItemRule, scores: Scores, submission: Submission) -> None:
        item = self.item = rule.item
        self.by_ratio = scores.by_ratio.get(item.id, {})
        stated = submission.ratios.get(item.id, {})
        self.stated = {
            index: stated[submission.communes[index].code].cell for index in self.by_ratio
        }
        self.outcomes = scores.outcomes[item.id]
        self.points: list[Number | None] = [*map(scores.rules.unscaled, rule.least)]
        self.points[rule.unknown] = None
        self.bands = [*range(rule.below), None, None, None]
        self.rounding = Rounding(
            [band.from_ for band in item.bands if band.from_ is not None],
            [band.up_to for band in item.bands if band.up_to is not None],
        )
        self.numerator, self.denominator, self.base = item.numerator, item.denominator, item.base
        self.is_answer = item.yes_no is not None

    def write(
        self, values: Mapping[str, Column], part: slice, cells: Cells
    ) -> Iterable[ItemResult]:
        """Write the item of some communes.

        Args:
            values: the figures that were scored.
            part: which communes.
            cells: the cells of each of them.
        """
        written = self._write(values, part, cells)
        if not self.by_ratio:
            return written
        return map(self._by_ratio, range(part.start, part.stop), written)

    def _by_ratio(self, index: int, result: ItemResult) -> ItemResult:
        """Say of an item that a share or rate decided it, and which."""
        if index not in self.by_ratio:
            return result
        above, below = self.by_ratio[index]
        value = self.rounding.show(above * self.base, below)
        cell = self.stated[index]
        return msgspec.structs.replace(result, value=value, by_ratio=True, cells=(cell,))

    def _write(
        self, values: Mapping[str, Column], part: slice, cells: Cells
    ) -> Iterable[ItemResult]:
        outcomes = self.outcomes[part]
        counts = figures.listed(values[self.numerator][part])
        nothing: list[None] = [None] * len(outcomes)
        quantities: Sequence[str | Number | None] = counts
        if self.is_answer:
            quantities = [None if count is None else ANSWERS[count] for count in counts]
        elif self.denominator is not None:
            digits = self.digits(values, part)
            quantities = [None if of is None else self.rounding.decimal(of) for of in digits]
        return map(
            ItemResult,
            repeat(self.item.id),
            quantities,
            nothing if self.is_answer else counts,
            nothing if self.denominator is None else figures.listed(values[self.denominator][part]),
            map(self.points.__getitem__, outcomes),
            map(self.bands.__getitem__, outcomes),
            cells,
        )

    def digits(self, values: Mapping[str, Column], part: slice) -> list[int | None]:
        """Give of some communes the share or rate without its point, None where it is unknown.

        It is numerator / denominator x base with two decimals, never rounded onto a threshold that
        it fails. A denominator of 0 gives None.
        """
        numerators, denominators = values[self.numerator], values[self.denominator or ""]
        return rounded(self.rounding, numerators[part], denominators[part], self.base)

    def is_unknown(self, index: int) -> bool:
        """Tell whether the points of one commune are unknown."""
        return self.points[self.outcomes[index]] is None


_AT_ZERO = Text("tiêu chí {criterion} đạt 0 điểm", "criterion {criterion} scores 0")
_NOT_ABOVE = Text(
    "tiêu chí {criterion} chỉ đạt {points} điểm", "criterion {criterion} scores only {points}"
)
_POINTS_MISSING = Text(
    "còn thiếu {points} điểm so với điểm yêu cầu {required}",
    "{points} points short of the required {required}",
)
_MISSING_AT = Text(
    "nội dung {item} chưa xác định: xem {labels} ({cells})",
    "item {item} is unknown: see {labels} ({cells})",
)
_MISSING = Text(
    "nội dung {item} chưa xác định: không có cột {labels}",
    "item {item} is unknown: there is no column {labels}",
)
_NO_CLASS = Text(
    "chưa xác định được nhóm đơn vị nên chưa có điểm yêu cầu",
    "the unit class is unknown, so the points required are unknown",
)


@lru_cache(maxsize=256)
def _not_above(criterion: int, points: Number) -> Text:
    words = _AT_ZERO if points == 0 else _NOT_ABOVE
    return words.filled(criterion=criterion, points=points)


@lru_cache(maxsize=1024)
def _points_missing(short: Number, required: Number) -> Reason:
    return _reason("points_missing", _POINTS_MISSING, points=short, required=required)


def _reason(
    code: str,
    words: Text,
    *,
    criterion: int | None = None,
    item: str | None = None,
    indicators: tuple[str, ...] = (),
    cells: tuple[str, ...] = (),
    points: Number | None = None,
    **others: object,
) -> Reason:
    fields = {"criterion": criterion, "item": item, "cells": cells, "points": points, **others}
    return Reason(
        code=code,
        criterion=criterion,
        item=item,
        indicators=indicators,
        cells=cells,
        points=points,
        message=words.filled(**fields),
    )
