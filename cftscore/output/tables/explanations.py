"""Flat tables of many explanations: communes, items, and what each commune would have to change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from cftscore.analysis.explanation import CriterionExplained, ItemExplained
from cftscore.analysis.explanations import CommuneExplained, Explanations, pressing_first
from cftscore.core.text import Text
from cftscore.evaluation.document import Reason
from cftscore.output.columns import Column, Columns, Table, in_both, joined, within
from cftscore.output.plan import words as plan_words
from cftscore.output.sentences import WITHOUT_EVIDENCE
from cftscore.output.tables import explanation as of_one
from cftscore.output.tables.evaluation import PLACE, POINTS, VERDICT, of_findings
from cftscore.output.tables.plan import changes_of


class _Item(NamedTuple):
    """An item of a commune: one row."""

    commune: CommuneExplained
    criterion: CriterionExplained
    item: ItemExplained


def _reasons(reasons: Iterable[Reason]) -> Text:
    return joined(reason.message for reason in reasons)


_COMMUNE: Columns[CommuneExplained] = (
    *PLACE,
    *VERDICT,
    *POINTS,
    *in_both(
        "reasons",
        Text("Lý do", "Reasons"),
        lambda commune: _reasons(commune.reasons),
    ),
    *in_both(
        "outlook",
        Text("Khả năng đạt", "Outlook"),
        lambda commune: plan_words.OUTLOOKS.get(commune.improvement.outlook),
    ),
    Column(
        "without_evidence",
        WITHOUT_EVIDENCE,
        "count",
        lambda commune: None if commune.evidence is None else commune.evidence.without,
    ),
)


def communes(shown: Explanations) -> Table:
    """One row per commune: verdict, points, reasons, and whether it can pass."""
    return Table.of("communes", Text("Các xã", "Communes"), _COMMUNE, shown.communes)


def items(shown: Explanations) -> Table:
    """One row per item of each commune, those first that give no points or are unknown."""
    columns: Columns[_Item] = (
        *within(lambda row: row.commune, PLACE[:4]),
        *within(lambda row: of_one.Item(row.criterion.id, row.item), of_one.ITEM),
    )
    rows = (
        _Item(commune, criterion, item)
        for commune in shown.communes
        for criterion in pressing_first(commune.criteria)
        for item in criterion.items
    )
    return Table.of("items", Text("Nội dung", "Items"), columns, rows)


TABLES: dict[str, Callable[[Explanations], Table]] = {
    "communes": communes,
    "items": items,
    "changes": lambda shown: changes_of(
        [commune.improvement for commune in shown.communes], shown.criteria_set.definition
    ),
    "findings": lambda shown: of_findings(
        tuple(dict.fromkeys(one for commune in shown.communes for one in commune.findings))
    ),
}
