"""Districts and provinces that stand beside the communes of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cftscore.core.text import fold
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding
from cftscore.intake.header import Table
from cftscore.intake.headings import DISTRICT, PROVINCE
from cftscore.intake.row_texts import text_of
from cftscore.register import names as place_names
from cftscore.register.model import Commune, Register

_AREAS = ("tinh ", "thanh pho ", "tp ", "quan ", "q ", "huyen ", "h ", "thi xa ", "tx ")


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


class Areas:
    """The districts and provinces that the rows of a table name; many rows name the same.

    Args:
        register: those that exist.
        province: the code of that in which districts are looked for; empty for all.
    """

    def __init__(self, register: Register, province: str) -> None:
        self.register, self.province = register, province or None
        self._stated: dict[str, str] = {}
        self._named: dict[str, bool] = {}

    def stated(self, written: str) -> str | None:
        """Give the code of the district in a row's own cell.

        Returns:
            The code; empty where there is no such district, None where none is stated.
        """
        if not written or not self.register.has_districts:
            return None
        if written not in self._stated:
            self._stated[written] = self._code(written) or ""
        return self._stated[written]

    def group(self, name: str) -> str | None:
        """Give the code of the district whose name, its kind said, is that of a row."""
        area = place_names.without_number(fold(name))
        if not area.startswith(_AREAS) or area.startswith("tinh "):
            return None
        return self._code(name)

    def is_named(self, text: str) -> bool:
        """Tell the name of a district or province, its kind said: a row of its totals."""
        districts, provinces = self.register.districts, self.register.provinces
        if not place_names.without_number(fold(text)).startswith(_AREAS):
            return False
        if text not in self._named:
            names = [area.name for some in (districts, provinces) for area in some.values()]
            self._named[text] = any(place_names.same(text, name) for name in names)
        return self._named[text]

    def _code(self, written: str) -> str | None:
        try:
            return self.register.find_district(written, self.province).code
        except CannotProceedError:
            return None
