"""The tables of an appraisal: the commune's own points, the appraised ones, and why they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from cftscore.analysis.explanation import CriterionExplained, Explanation
from cftscore.analysis.reconcile import CommuneReconciled
from cftscore.analysis.reconciled_items import ItemReconciled
from cftscore.core.numbers import plain
from cftscore.core.text import Language, number
from cftscore.criteria.model import NOT_YET_READ
from cftscore.evaluation.document import Number
from cftscore.output import reconciled_words, words
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.report.paper import dossier_tables, wml
from cftscore.report.paper.appraisal_words import WORDS
from cftscore.report.paper.wml import Cell, Head

_COLUMNS: tuple[tuple[str, float, wml.Align], ...] = (
    ("no", 12, "center"),
    ("criterion_item", 52, "left"),
    ("most", 14, "center"),
    ("own_points", 17, "center"),
    ("checked_points", 18, "center"),
    ("difference", 17, "center"),
    ("reason", 30, "left"),
)


def by_item(shown: Explanation, own: CommuneReconciled, language: Language) -> str:
    """Write every criterion and item with both points, their difference and the reason."""
    return _table(shown, own, language, with_items=True)


def by_criterion(shown: Explanation, own: CommuneReconciled, language: Language) -> str:
    """Write every criterion with both points and their difference."""
    return _table(shown, own, language, with_items=False)


def _table(
    shown: Explanation, own: CommuneReconciled, language: Language, *, with_items: bool
) -> str:
    columns = _COLUMNS if with_items else _COLUMNS[:-1]
    widths = {"criterion_item": 52 if with_items else 82}
    heads = [
        Head(WORDS[key].say(language), widths.get(key, width), align)
        for key, width, align in columns
    ]
    rows: list[list[Cell]] = []
    strong = []
    for criterion in shown.criteria:
        items = [item for item in own.items if item.criterion == criterion.id]
        strong += [len(rows)] if with_items else []
        rows.append(_criterion(criterion, items, language)[: len(columns)])
        if with_items:
            stars = {item.id for item in criterion.items if item.status in NOT_YET_READ}
            rows += [_item(item, own, shown, language, starred=item.id in stars) for item in items]
    strong.append(len(rows))
    rows.append(_total(shown, own, language)[: len(columns)])
    return wml.table(heads, rows, strong=strong, size=11)


def _criterion(
    criterion: CriterionExplained, items: Iterable[ItemReconciled], language: Language
) -> list[Cell]:
    least, most = _between(items)
    checked = words.span(criterion.points_min, criterion.points_max, language)
    sure = least == most and criterion.points_min == criterion.points_max
    less = plain(Decimal(criterion.points_min) - Decimal(least)) if sure else None
    return [
        str(criterion.id),
        criterion.title.say(language),
        number(criterion.max_points, language),
        words.span(least, most, language),
        checked,
        reconciled_words.difference(less, language),
        "",
    ]


def _between(items: Iterable[ItemReconciled]) -> tuple[Number, Number]:
    """Give the least and the most of the commune's own points of some items."""
    least = most = Decimal(0)
    for item in items:
        least += 0 if item.own is None else item.own
        most += item.max_points if item.own is None else item.own
    return plain(least), plain(most)


def _item(
    item: ItemReconciled,
    own: CommuneReconciled,
    shown: Explanation,
    language: Language,
    *,
    starred: bool,
) -> list[Cell]:
    star = "*" if starred else ""
    used = shown.criteria_set.definition
    return [
        item.id,
        item.title.say(language),
        number(item.max_points, language),
        points(item.own, language),
        points(item.checked, language) + star,
        reconciled_words.difference(item.difference, language),
        reconciled_words.reason(item, own.differences, used, language),
    ]


def points(value: Number | None, language: Language) -> str:
    """Write points, `?` where they are unknown."""
    return "?" if value is None else number(value, language)


def _total(shown: Explanation, own: CommuneReconciled, language: Language) -> list[Cell]:
    return [
        "",
        WORDS["sum"].say(language),
        number(dossier_tables.most_points(shown), language),
        _sum(own.own.points_min, own.own.points_max, language),
        dossier_tables.total(shown, language),
        reconciled_words.difference(total_difference(own), language),
        "",
    ]


def _sum(least: Number | None, most: Number | None, language: Language) -> str:
    return "" if least is None or most is None else words.span(least, most, language)


def total_difference(own: CommuneReconciled) -> Number | None:
    """Give by how many points the appraised total differs; None where one is unknown."""
    if own.own.points is None or own.checked.points is None:
        return None
    return plain(Decimal(own.checked.points) - Decimal(own.own.points))


def differing(own: CommuneReconciled) -> list[ItemReconciled]:
    """Give the items whose points or figures differ."""
    return [item for item in own.items if item.differs]


def beside(own: CommuneReconciled, language: Language) -> Iterator[tuple[str, dict[str, object]]]:
    """Say the totals of both sides, and how many figures were corrected."""
    yield (
        "beside",
        {
            "own": _sum(own.own.points_min, own.own.points_max, language),
            "own_verdict": VERDICT_TITLES[own.own.verdict],
            "checked": _sum(own.checked.points_min, own.checked.points_max, language),
            "checked_verdict": VERDICT_TITLES[own.checked.verdict],
            "difference": reconciled_words.difference(total_difference(own), language),
        },
    )
    yield "corrected", {"count": len(own.differences)}
