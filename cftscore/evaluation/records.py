"""Records of communes: what scoring found, commune by commune, with cells and reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING, overload

import msgspec

from cftscore.core import figures
from cftscore.core.numbers import Rounding
from cftscore.core.text import Text
from cftscore.criteria.model import Criterion, Item, Status
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
from cftscore.register.model import Commune
from cftscore.scoring.rules import ItemRule, Rules
from cftscore.scoring.score import Scores

if TYPE_CHECKING:
    import pandas as pd

Cells = Sequence[tuple[str, ...]]
"""The cells of one item, for some communes."""

_AT_ONCE = 256


class Records(Sequence[CommuneResult]):
    """The records of communes, each written when it is asked for: a country takes little room.

    Args:
        communes: all that are listed, those that sent nothing too.
        recorder: writes the records of those that submitted.
        explained: codes of communes whose records hold every figure with its cells.
    """

    def __init__(
        self, communes: Sequence[Commune], recorder: Recorder, explained: Collection[str]
    ) -> None:
        self.communes, self.recorder, self.explained = communes, recorder, explained
        submitted = recorder.submission.communes
        self.indexes = {commune.code: index for index, commune in enumerate(submitted)}

    def __len__(self) -> int:
        return len(self.communes)

    @overload
    def __getitem__(self, index: int) -> CommuneResult: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[CommuneResult, ...]: ...
    def __getitem__(self, index: int | slice) -> CommuneResult | tuple[CommuneResult, ...]:
        if isinstance(index, slice):
            return tuple(self._write(self.communes[index]))
        return next(self._write([self.communes[index]]))

    def __iter__(self) -> Iterator[CommuneResult]:
        for first in range(0, len(self.communes), _AT_ONCE):
            yield from self._write(self.communes[first : first + _AT_ONCE])

    def _write(self, communes: Sequence[Commune]) -> Iterator[CommuneResult]:
        submitted = [self.indexes[one.code] for one in communes if one.code in self.indexes]
        written = chain.from_iterable(map(self.recorder.records, _runs(submitted)))
        for commune in communes:
            if commune.code in self.explained and commune.code in self.indexes:
                next(written)
                yield self.recorder.record(self.indexes[commune.code])
            else:
                yield next(written) if commune.code in self.indexes else not_submitted(commune)


def _runs(indexes: Sequence[int]) -> list[range]:
    """Put numbers that follow each other together."""
    runs: list[range] = []
    for index in indexes:
        if runs and runs[-1].stop == index:
            runs[-1] = range(runs[-1].start, index + 1)
        else:
            runs.append(range(index, index + 1))
    return runs


class Recorder:
    """Writes the records of the communes that submitted.

    Args:
        submission: the figures and their cells.
        scorable: a DataFrame of the figures that were scored.
        scores: what scoring gave for them.
    """

    def __init__(self, submission: Submission, scorable: pd.DataFrame, scores: Scores) -> None:
        self.submission, self.scorable, self.scores = submission, figures.lists(scorable), scores
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
        verdict = scores.verdicts[index]
        reasons = () if verdict == "pass" else tuple(self._reasons(index, criteria))
        return CommuneResult(
            **commune.located,
            unit_class=self.submission.unit_classes[index],
            verdict=verdict,
            points=unscaled(least) if least == most else None,
            points_min=unscaled(least),
            points_max=unscaled(most),
            points_required=None if required is None else unscaled(required),
            criteria=criteria,
            reasons=reasons,
            source=self.submission.rows[index][0][0].source,
            evidence=self.submission.evidence.get(commune.code),
            groups=self.submission.groups.get(commune.code),
        )

    def _figures(self, index: int) -> Iterator[Figure]:
        for key, indicator in self.rules.set.indicators.items():
            value: int | str | None = self.scorable[key][index]
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
            repeat(self.rules.unscaled(int(criterion.max_points * self.rules.scale))),
            self.scores.met[criterion.id][part],
            zip(*items, strict=True),
        )

    def _reasons(self, index: int, criteria: tuple[CriterionResult, ...]) -> Iterator[Reason]:
        scores, unscaled = self.scores, self.rules.unscaled
        required = scores.required[index]
        for criterion in criteria:
            if criterion.met is False:
                yield _criterion_at_zero(criterion)
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
            if enough and criterion.met is not None:
                continue
            for item in criterion.items:
                if item.points is None:
                    yield self._value_missing(criterion.id, item, index)

    def _value_missing(self, criterion: int, result: ItemResult, index: int) -> Reason:
        rule: ItemRule = self.rules.items[result.id]
        keys = tuple(key for key in rule.item.indicators if self.scorable[key][index] is None)
        keys = keys or rule.item.indicators
        labels = [self.rules.set.indicators[key].label for key in keys]
        cells = self.submission.addresses(index, keys)
        return _reason(
            "value_missing",
            _MISSING_AT if cells else _MISSING,
            criterion=criterion,
            item=result.id,
            indicators=keys,
            cells=cells,
            labels=labels,
        )


def not_submitted(commune: Commune) -> CommuneResult:
    """Write the record of a commune on the register that sent nothing."""
    return CommuneResult(
        **commune.located,
        unit_class=None,
        verdict="not_submitted",
        points=None,
        points_min=None,
        points_max=None,
        points_required=None,
        criteria=(),
        reasons=(_reason("not_submitted", _NOT_SUBMITTED),),
        source=None,
    )


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

    def write(
        self, values: Mapping[str, list[int | None]], part: slice, cells: Cells
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
        (value,) = self.rounding.show_all([above], [below], self.base)
        cell = self.stated[index]
        return msgspec.structs.replace(result, value=value, by_ratio=True, cells=(cell,))

    def _write(
        self, values: Mapping[str, list[int | None]], part: slice, cells: Cells
    ) -> Iterable[ItemResult]:
        outcomes, numerators = self.outcomes[part], values[self.numerator][part]
        nothing: list[None] = [None] * len(outcomes)
        denominators = nothing if self.denominator is None else values[self.denominator][part]
        return map(
            ItemResult,
            repeat(self.item.id),
            self._quantities(numerators, denominators),
            nothing if self.item.yes_no is not None else numerators,
            denominators,
            map(self.points.__getitem__, outcomes),
            map(self.bands.__getitem__, outcomes),
            cells,
        )

    def _quantities(
        self, numerators: Sequence[int | None], denominators: Sequence[int | None]
    ) -> Sequence[str | Number | None]:
        """Give quantities as they are shown, None where one is unknown.

        `yes` / `no`, the count itself, or numerator / denominator x base with two decimals, never
        rounded onto a threshold that it fails. A denominator of 0 gives None.
        """
        if self.item.yes_no is not None:
            return [None if n is None else "yes" if n else "no" for n in numerators]
        if self.denominator is None:
            return numerators
        return self.rounding.show_all(numerators, denominators, self.base)


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
_NOT_SUBMITTED = Text("xã chưa nộp số liệu", "the commune submitted nothing")


def _criterion_at_zero(criterion: CriterionResult) -> Reason:
    cells = tuple(cell for item in criterion.items for cell in item.cells)
    words = _AT_ZERO if criterion.points_max == 0 else _NOT_ABOVE
    return _reason(
        "criterion_at_zero",
        words,
        criterion=criterion.id,
        cells=cells,
        points=criterion.points_max,
    )


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


def decided_by(item: Item, result: ItemResult) -> Status | None:
    """Give the status of the figure that decided an item's points, None where they are unknown.

    That is the band that is met, the rule for a denominator of 0, or else the last band, which
    is missed.
    """
    if result.points is None:
        return None
    if result.band is not None:
        return item.bands[result.band].status
    return item.when_none_status if result.denominator == 0 else item.bands[-1].status
