"""Records of communes: what scoring found, commune by commune, with cells and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cftscore.criteria import Criterion, Item
from cftscore.document import (
    CellRead,
    CommuneResult,
    CriterionResult,
    Figure,
    ItemResult,
    Number,
    Reason,
)
from cftscore.exact import shown_quotient
from cftscore.register import Commune
from cftscore.scoring import ItemRule, Rules, Scores
from cftscore.submission import Submission
from cftscore.text import Text


class Recorder:
    """Writes the records of the communes that submitted.

    Args:
        submission: the figures and their cells.
        sound: the figures that were scored: without those that contradict each other.
        scores: what scoring gave for them.
    """

    def __init__(
        self, submission: Submission, sound: Mapping[str, list[int | None]], scores: Scores
    ) -> None:
        self.submission, self.sound, self.scores = submission, sound, scores
        self.rules: Rules = scores.rules

    def record(self, index: int, *, with_figures: bool = False) -> CommuneResult:
        """Write the record of one commune, on demand with every figure and its cells."""
        scores, unscaled = self.scores, self.rules.unscaled
        commune = self.submission.communes[index]
        criteria = tuple(self._criterion(c, index) for c in self.rules.set.criteria)
        least, most = scores.total.least[index], scores.total.most[index]
        required = scores.required[index]
        verdict = scores.verdicts[index]
        reasons = () if verdict == "pass" else tuple(self._reasons(index, criteria))
        return CommuneResult(
            code=commune.code,
            name=commune.name,
            district_code=commune.district_code or None,
            district=commune.district or None,
            province_code=commune.province_code,
            province=commune.province,
            unit_class=self.submission.unit_classes[index],
            verdict=verdict,
            points=unscaled(least) if least == most else None,
            points_min=unscaled(least),
            points_max=unscaled(most),
            points_required=None if required is None else unscaled(required),
            criteria=criteria,
            reasons=reasons,
            source=self.submission.rows[index][0][0].source,
            figures=tuple(self._figures(index)) if with_figures else (),
        )

    def _figures(self, index: int) -> Iterator[Figure]:
        for key, indicator in self.rules.set.indicators.items():
            value: int | str | None = self.sound[key][index]
            if value is not None and indicator.type == "yes_no":
                value = "yes" if value else "no"
            cells = (CellRead(*read) for read in self.submission.written(index, key))
            yield Figure(key, value, tuple(cells))

    def _criterion(self, criterion: Criterion, index: int) -> CriterionResult:
        interval = self.scores.criteria[criterion.id]
        least, most = interval.least[index], interval.most[index]
        unscaled = self.rules.unscaled
        return CriterionResult(
            id=criterion.id,
            points=unscaled(least) if least == most else None,
            points_min=unscaled(least),
            points_max=unscaled(most),
            max_points=unscaled(int(criterion.max_points * self.rules.scale)),
            met=self.scores.met[criterion.id][index],
            items=tuple(self._item(item, index) for item in criterion.items),
        )

    def _item(self, item: Item, index: int) -> ItemResult:
        rule = self.rules.items[item.id]
        outcome = self.scores.outcomes[item.id][index]
        numerator = self.sound[item.numerator][index]
        denominator = self.sound[item.denominator][index] if item.denominator else None
        known = outcome != rule.unknown
        return ItemResult(
            id=item.id,
            value=quantity(item, numerator, denominator),
            numerator=None if item.yes_no is not None else numerator,
            denominator=denominator,
            points=self.rules.unscaled(rule.least[outcome]) if known else None,
            band=outcome if outcome < rule.below else None,
            cells=tuple(
                cell for key in item.indicators for cell in self.submission.cells(index, key)
            ),
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
        keys = tuple(key for key in rule.item.indicators if self.sound[key][index] is None)
        keys = keys or rule.item.indicators
        labels = [self.rules.set.indicators[key].label for key in keys]
        cells = tuple(cell for key in keys for cell in self.submission.cells(index, key))
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
        code=commune.code,
        name=commune.name,
        district_code=commune.district_code or None,
        district=commune.district or None,
        province_code=commune.province_code,
        province=commune.province,
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


def quantity(item: Item, numerator: int | None, denominator: int | None) -> str | Number | None:
    """Give an item's quantity as it is shown, or None where it is unknown.

    `yes` / `no`, the count itself, or numerator / denominator x base with two decimals, never
    rounded onto a threshold that it fails. A denominator of 0 gives None.
    """
    if numerator is None:
        return None
    if item.yes_no is not None:
        return "yes" if numerator else "no"
    if item.denominator is None:
        return numerator
    if not denominator:
        return None
    return shown_quotient(
        numerator * item.base,
        denominator,
        at_least=[band.from_ for band in item.bands if band.from_ is not None],
        at_most=[band.up_to for band in item.bands if band.up_to is not None],
    )


_AT_ZERO = Text("tiêu chí {criterion} đạt 0 điểm", "criterion {criterion} scores 0")
_NOT_ABOVE = Text(
    "tiêu chí {criterion} chỉ đạt {points} điểm", "criterion {criterion} scores only {points}"
)
_POINTS_MISSING = Text(
    "thiếu {points} điểm để đạt {required}", "{points} points short of {required}"
)
_MISSING_AT = Text(
    "nội dung {item} chưa rõ: xem {labels} ({cells})",
    "item {item} is unknown: see {labels} ({cells})",
)
_MISSING = Text(
    "nội dung {item} chưa rõ: không có cột {labels}", "item {item} is unknown: no column {labels}"
)
_NO_CLASS = Text(
    "chưa rõ nhóm đơn vị nên chưa rõ điểm phải đạt",
    "the unit class is unknown, and so is the mark to reach",
)
_NOT_SUBMITTED = Text("xã chưa nộp số liệu", "the commune sent nothing")


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
    said = {"criterion": criterion, "item": item, "cells": cells, "points": points, **others}
    return Reason(
        code=code,
        criterion=criterion,
        item=item,
        indicators=indicators,
        cells=cells,
        points=points,
        message=words.say("en", **said),
        message_vi=words.say("vi", **said),
    )
