"""Districts and provinces that stand beside the communes of a table."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.intake.header import Table
from cftscore.intake.headings import DISTRICT, PROVINCE
from cftscore.intake.row_texts import text_of
from cftscore.register import names as place_names
from cftscore.register.model import Commune


def differing(table: Table, index: int, commune: Commune) -> Iterator[Finding]:
    """Report a district or province beside a commune that lies in another.

    Args:
        table: the table.
        index: the row, by its place in the sheet's rows.
        commune: that it is, by its code.
    """
    for what, registered, code in (
        (DISTRICT, commune.district, commune.district_code),
        (PROVINCE, commune.province, commune.province_code),
    ):
        column = table.header.first(what)
        written = text_of(table.sheet.rows[index][column]) if column is not None else ""
        if not written or not registered or place_names.same(written, registered):
            continue
        if written.isdecimal() and written.zfill(len(code)) == code:
            continue
        yield c.DistrictDoesNotFit(
            place=table.at(index, column or 0),
            commune=commune.code,
            name=commune.name,
            home=place_names.inside(registered),
            registered=registered,
            written=written,
        )
