"""Rows that bear the bare name of a district: `An Phú`, which may be its township, too.

Such a row is taken for the township only where it stands in the list as the communes do and its
figures are those of one commune. Else it is the district's own row, whatever it holds: sums that
are right, sums that are not, or what somebody typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import msgspec
from msgspec.structs import replace

from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.intake.checks.totals import Totals
from cftscore.intake.header import Table
from cftscore.intake.headings import NAME, NUMBER
from cftscore.intake.row_texts import text_of
from cftscore.register import names as place_names
from cftscore.register.model import Commune, Register

_OF_ALL = Fraction(1, 2)
"""No township has so much of what the other communes of its district have together, in most
figures."""
_OF_TWO = Fraction(4, 5)
"""Nor so much of what two others have."""


class DistrictRows(msgspec.Struct, frozen=True):
    """The rows of a table that are told by the bare names of communes.

    Attributes:
        table: the table.
        found: its communes by row.
        by_name: rows told by names alone.
        stated: other rows or columns say which district a commune is of.
        totals: compares rows with sums.
    """

    table: Table
    found: Mapping[int, Commune]
    by_name: Sequence[int]
    stated: bool
    totals: Totals

    def townships_in_doubt(self) -> dict[int, bool]:
        """Find the rows that were taken for a township of their district's name, and may be none.

        Returns:
            By row whether the township has another row, so that this one is surely not its.
        """
        bare = [row for row in self.by_name if self._is_bare(row)]
        doubtful: dict[int, bool] = {}
        for row in bare:
            again = any(
                commune.code == self.found[row].code and other not in bare
                for other, commune in self.found.items()
            )
            if again or self._is_of_all(row) or not self._is_listed(row):
                doubtful[row] = again
        return doubtful

    def finding(self, row: int, township: Commune) -> Finding:
        """Report a row that is taken for the district of a township."""
        finding = district_finding(self.table, row, township.district)
        return replace(finding, commune=township.code, township=place_names.inside(township.name))

    def _name(self, row: int) -> str:
        column = self.table.header.first(NAME)
        return "" if column is None else text_of(self.table.sheet.rows[row][column])

    def _is_bare(self, row: int) -> bool:
        return place_names.same(self._name(row), self.found[row].district)

    def _others(self, row: int) -> list[int]:
        """Give the rows of the other communes of its district, in order."""
        own = self.found[row]
        return sorted(
            other
            for other, commune in self.found.items()
            if commune.district_code == own.district_code and commune.code != own.code
        )

    def _is_of_all(self, row: int) -> bool:
        """Tell whether most figures of a row are near the sums of the other communes'."""
        if self.totals.is_sum(row):
            return True
        others = self._others(row)
        if len(others) < 2:
            return False
        least = _OF_TWO if len(others) == 2 else _OF_ALL
        sums: dict[int, int] = {}
        for other in others:
            for column, number in self.totals.figures(other).items():
                sums[column] = sums.get(column, 0) + number
        compared = [
            number >= least * sums[column]
            for column, number in self.totals.figures(row).items()
            if sums.get(column)
        ]
        return 2 * sum(compared) > len(compared)

    def _is_listed(self, row: int) -> bool:
        """Tell whether a row stands among the communes as they do: numbered, or named so."""
        others = self._others(row)
        if self.stated or not others:
            return True
        numbers = self._numbers()
        if any(other in numbers for other in others):
            own = numbers.get(row)
            near = [numbers.get(other) for other in others]
            return own is not None and (own - 1 in near or own + 1 in near)
        bare = [other for other in others if place_names.is_bare(self._name(other))]
        return 2 * len(bare) >= len(others)

    def _numbers(self) -> dict[int, int]:
        """Give the numbers in the list of the rows that have one."""
        column = self.table.header.first(NUMBER)
        rows = self.table.sheet.rows
        texts = (
            {row: text_of(rows[row][column]) for row in self.found} if column is not None else {}
        )
        return {row: int(text) for row, text in texts.items() if text.isdecimal() and len(text) < 6}


def district_named(name: str, register: Register, district_codes: Sequence[str]) -> str | None:
    """Give the name of the district, of some, whose bare name a row bears; None where it is none's.

    Args:
        name: what stands in the row.
        register: has the districts.
        district_codes: of those that are spoken of.
    """
    names = [register.districts[code].name for code in district_codes if code in register.districts]
    return next((known for known in names if name and place_names.same(name, known)), None)


def district_finding(table: Table, row: int, district: str) -> c.RowOfDistrict:
    """Report a row with figures that is taken for a district's, see `DistrictRows`."""
    column = table.header.first(NAME) or 0
    return c.RowOfDistrict(
        place=table.at(row, column),
        written=text_of(table.sheet.rows[row][column]),
        district=place_names.inside(district),
    )
