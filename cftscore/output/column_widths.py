"""How wide the columns of a workbook are, and in which of them texts are wrapped."""

from __future__ import annotations

from typing import Any

from cftscore.output.columns import Column, Kind

_WIDTHS = {
    "code": 8,
    "name": 22,
    "district_code": 8,
    "district": 21,
    "province_code": 9,
    "province": 15,
    "unit_class": 27,
    "unit_class_vi": 24,
    "verdict": 15,
    "verdict_vi": 17,
    "best_verdict": 15,
    "recognition": 15,
    "recognition_vi": 18,
    "criteria_change": 30,
    "came_from": 54,
    "notes": 54,
    "old_name": 22,
    "old_district": 21,
    "old_province": 15,
    "before": 32,
    "after": 22,
    "level": 11,
    "outlook": 13,
    "outlook_vi": 24,
    "indicator": 28,
    "label": 44,
    "needs": 80,
    "blanks": 54,
    "when_vi": 20,
    "below_max": 14,
    "reasons": 56,
    "source": 40,
    "criterion": 9,
    "item": 9,
    "value": 10,
    "cells": 27,
    "article": 32,
    "status": 13,
    "title": 64,
    "severity": 10,
    "message": 54,
    "fix": 44,
    "path": 40,
    "sheet": 12,
    "cell": 8,
    "line": 6,
    "column": 6,
}
_WIDTH_BY_KIND: dict[Kind, float] = {
    "id": 12,
    "text": 12,
    "category": 12,
    "count": 11,
    "points": 8,
    "percent": 11,
    "average": 8,
    "quantity": 10,
}
_WIDTH_OF_CRITERION = 6.5
_WRAPPED = {
    "name",
    "district",
    "unit_class_vi",
    "outlook_vi",
    "label",
    "needs",
    "blanks",
    "when_vi",
    "reasons",
    "came_from",
    "notes",
    "before",
    "after",
    "title",
    "message",
    "fix",
    "path",
}


def width_of(column: Column[Any]) -> float:
    """Return how wide a column is, in digits."""
    if column.key.startswith("criterion_"):
        return _WIDTH_OF_CRITERION
    return _WIDTHS.get(column.stem) or _WIDTHS.get(_base(column)) or _WIDTH_BY_KIND[column.kind]


def _base(column: Column[Any]) -> str:
    """Give the key of the column that says the same in English: it is as wide, unless stated."""
    return column.stem.removesuffix("_vi")


def is_wrapped(column: Column[Any]) -> bool:
    """Whether the texts of a column may take several lines."""
    return column.stem in _WRAPPED or _base(column) in _WRAPPED


_DIGIT, _AROUND = 5.57, 5 / 7
"""How wide a digit of Arial 10 is in points, where it is widest, and what a column adds."""


def in_points(width: float) -> float:
    """Turn the width of a column, in digits of Arial 10, into points."""
    return (width + _AROUND) * _DIGIT
