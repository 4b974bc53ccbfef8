"""Prefilled rows: what a template brought from the last period is no submission by itself.

Somebody has worked on a row as soon as it holds any other figure. Where nothing else is to be
added, the sheet `Thông tin` has a cell that confirms the figures of the last period.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cftscore.criteria.model import CriteriaSet
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import values as v
from cftscore.intake.cells import Row
from cftscore.intake.info import read_info
from cftscore.register.model import Commune
from cftscore.spreadsheet.load import Workbook

_MOST_NAMED = 5


class Prefilled:
    """Tells the rows that only hold what templates brought along.

    Args:
        workbooks: the sources.
        criteria_set: says which indicators seldom change.
    """

    def __init__(self, workbooks: Sequence[Workbook], criteria_set: CriteriaSet) -> None:
        self.workbooks, self.indicators = workbooks, criteria_set.indicators
        self.awaiting: dict[int, bool] = {}
        self.found: dict[int, list[tuple[Commune, Place]]] = {}

    def holds(self, commune: Commune, rows: Sequence[Row]) -> bool:
        """Whether the rows of a commune hold nothing else; one that does is kept for `findings`."""
        if not all(map(self.is_untouched, rows)):
            return False
        table, row = rows[0]
        self.found.setdefault(table.source, []).append((commune, table.at_row(row)))
        return True

    def is_untouched(self, one: Row) -> bool:
        """Whether a row holds nothing but what the template brought, and nobody confirmed that."""
        table, row = one
        return self._awaits(table.source) and all(
            v.is_blank(table.sheet.rows[row][column])
            for key, columns in table.header.columns.items()
            if key in self.indicators and not self.indicators[key].carry_over
            for column in columns
        )

    def _awaits(self, source: int) -> bool:
        """Whether a workbook is made from a template and its old figures are not confirmed."""
        if source not in self.awaiting:
            info = read_info(self.workbooks[source])
            confirmed = v.answer(info.confirmed.text) == 1
            self.awaiting[source] = info.program.text.startswith("cftscore") and not confirmed
        return self.awaiting[source]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the communes that nobody confirmed."""
        return frozenset(
            commune.code for communes in self.found.values() for commune, _ in communes
        )

    def findings(self) -> Iterator[Finding]:
        """Report, once a workbook, the communes that nobody confirmed."""
        for communes in self.found.values():
            names = [f"{commune.name} ({place.cell})" for commune, place in communes[:_MOST_NAMED]]
            more = ["…"] if len(communes) > _MOST_NAMED else []
            place = communes[0][1]
            yield c.NotConfirmed(
                place=Place(place.path, place.sheet),
                count=len(communes),
                communes=", ".join(names + more),
            )
