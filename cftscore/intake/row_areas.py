"""Districts and provinces that stand beside the communes of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.intake.header import Table
from cftscore.intake.headings import DISTRICT, PROVINCE
from cftscore.intake.row_texts import text_of
from cftscore.register import names as place_names
from cftscore.register.model import Commune


class Beside:
    """What stands beside the communes of a table.

    Args:
        table: the table.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.columns = (table.header.first(DISTRICT), table.header.first(PROVINCE))
        self.agreeing: set[tuple[str, ...]] = set()

    def differing(self, index: int, commune: Commune) -> Sequence[Finding]:
        """Report a district or province beside a commune that lies in another.

        Args:
            index: the row, by its place in the sheet's rows.
            commune: that it is, by its code.
        """
        row = self.table.sheet.rows[index]
        written = ["" if column is None else text_of(row[column]) for column in self.columns]
        areas = (*written, commune.district_code, commune.province_code)
        if areas in self.agreeing:  # as in most rows above
            return ()
        findings = list(self._differing(index, commune, written))
        if not findings:
            self.agreeing.add(areas)
        return findings

    def _differing(self, index: int, commune: Commune, written: Sequence[str]) -> Iterator[Finding]:
        registered = (
            (commune.district, commune.district_code),
            (commune.province, commune.province_code),
        )
        for column, said, (name, code) in zip(self.columns, written, registered, strict=True):
            if not said or not name or place_names.same(said, name):
                continue
            if said.isdecimal() and said.zfill(len(code)) == code:
                continue
            yield c.DistrictDoesNotFit(
                place=self.table.at(index, column or 0),
                commune=commune.code,
                name=commune.name,
                home=place_names.inside(name),
                registered=name,
                written=said,
            )
