"""How wide the columns of a workbook are, and in which of them texts are wrapped."""

from __future__ import annotations

from typing import Any

from cftscore.output.columns import Column, Kind

_WIDTHS = {
    "code": 8,
    "name": 22,
    "district_code": 8,
    "district": 21,
    "province_code": 8,
    "province": 15,
    "unit_class": 27,
    "unit_class_vi": 24,
    "verdict": 15,
    "verdict_vi": 15,
    "best_verdict": 15,
    "best_verdict_vi": 15,
    "recognition": 15,
    "recognition_vi": 18,
    "criteria_change": 30,
    "criteria_change_vi": 30,
    "came_from": 54,
    "came_from_vi": 54,
    "notes": 54,
    "notes_vi": 54,
    "old_name": 22,
    "old_district": 21,
    "old_province": 15,
    "before": 32,
    "after": 22,
    "level": 11,
    "level_vi": 11,
    "outlook": 13,
    "outlook_vi": 24,
    "indicator": 28,
    "label": 44,
    "label_vi": 44,
    "needs": 80,
    "needs_vi": 80,
    "blanks": 54,
    "blanks_vi": 54,
    "when_vi": 20,
    "reasons": 44,
    "reasons_vi": 44,
    "source": 40,
    "criterion": 9,
    "item": 9,
    "value": 10,
    "cells": 27,
    "article": 32,
    "status": 13,
    "status_vi": 13,
    "title": 64,
    "title_vi": 64,
    "severity": 10,
    "severity_vi": 10,
    "message": 54,
    "message_vi": 54,
    "fix": 44,
    "fix_vi": 44,
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
    "label_vi",
    "needs",
    "needs_vi",
    "blanks",
    "blanks_vi",
    "when_vi",
    "reasons",
    "reasons_vi",
    "came_from",
    "came_from_vi",
    "notes",
    "notes_vi",
    "before",
    "after",
    "title",
    "title_vi",
    "message",
    "message_vi",
    "fix",
    "fix_vi",
    "path",
}


def width_of(column: Column[Any]) -> float:
    """Return how wide a column is, in digits."""
    if column.key.startswith("criterion_"):
        return _WIDTH_OF_CRITERION
    return _WIDTHS.get(column.stem, _WIDTH_BY_KIND[column.kind])


def is_wrapped(column: Column[Any]) -> bool:
    """Whether the texts of a column may take several lines."""
    return column.stem in _WRAPPED
