"""What both sides of a reconciliation say, in words that tables, terminals and papers share."""

from __future__ import annotations

from collections.abc import Iterable

from cftscore.analysis.reconcile import Difference, Reading
from cftscore.analysis.reconciled_items import ItemReconciled
from cftscore.core.text import Language, Text
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.document import Number
from cftscore.output.plan import words as plan_words

MISSING = Text("không có số liệu", "nothing")
NO_COLUMN = Text("không có cột", "no column")
_CHANGED = Text("{label}: {own} → {checked}", "{label}: {own} → {checked}")


def reading(side: Reading, criteria_set: CriteriaSet, language: Language) -> str:
    """Say a value; what could not be used is quoted."""
    if side.value is not None:
        return plan_words.reading(side.value, criteria_set, language)
    written = ", ".join(f"“{text}”" for text in side.written if text)
    return written or (MISSING if side.cells else NO_COLUMN).say(language)


def reason(
    item: ItemReconciled,
    differences: Iterable[Difference],
    criteria_set: CriteriaSet,
    language: Language,
) -> str:
    """Say why an item's points differ: the figures that were corrected, from which to which."""
    return "; ".join(
        _CHANGED.say(
            language,
            label=one.label,
            own=reading(one.own, criteria_set, language),
            checked=reading(one.checked, criteria_set, language),
        )
        for one in differences
        if one.indicator in item.indicators
    )


def difference(value: Number | None, language: Language) -> str:
    """Write by how many points the sides differ: `+5`, `-30`, `0`, `?` where one is unknown."""
    if value is None:
        return "?"
    return "0" if value == 0 else plan_words.signed(value, language)
