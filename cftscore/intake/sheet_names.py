"""Names of sheets that are those of communes: the form of another commune stands on one by mistake.

Whoever fills in a sheet a commune copies the last one and renames it: where the commune's name in
the form was forgotten, or that of the sheet, the figures are one's of the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cftscore.core.text import nfc
from cftscore.findings import kinds as c
from cftscore.intake.header import Table
from cftscore.intake.rows import CommuneRows
from cftscore.register import names as place_names
from cftscore.register.model import Commune, Register

_BEFORE = re.compile(
    r"^(?:(?:phiếu|biểu|mẫu|báo cáo|bc|số liệu|kết quả|sheet)\b[\s._-]*)+(?:số\s*)?", re.IGNORECASE
)
_BEHIND = re.compile(r"(?:\s*\(\d{1,3}\)|[\s._-]+(?:năm\s*)?(?:19|20)\d\d)+$", re.IGNORECASE)
_MOST_NEAR = 3


def leave_those_of_others(read: Sequence[tuple[Table, CommuneRows]], register: Register) -> None:
    """Leave out the only commune of a sheet that bears the name of another one, and say so.

    Args:
        read: the tables of a sheet, with the communes of each.
        register: the communes that exist.
    """
    every = [(table, row, commune) for table, rows in read for row, commune in rows.found]
    if len({commune.code for *_, commune in every}) != 1:
        return
    table, row, commune = every[0]
    others = _others(table.sheet.name, commune, register)
    if not others:
        return
    for _, rows in read:
        rows.found.clear()
    read[0][1].findings.append(
        c.SheetOfAnotherCommune(
            place=table.at_row(row),
            commune=commune.code,
            name=commune.name,
            sheet=table.sheet.name,
            near=tuple(map(register.describe, others[:_MOST_NEAR])),
        )
    )


def _others(sheet_name: str, commune: Commune, register: Register) -> list[Commune]:
    """Find the communes that a sheet is named after, if that is not the commune it is of.

    A name without its kind, such as `Vĩnh Lộc`, is looked for among the neighbours alone: it may
    mean anything else.
    """
    name = _BEHIND.sub("", _BEFORE.sub("", nfc(sheet_name).replace("_", " "))).strip()
    if not any(map(str.isalpha, name)) or register.fits(name, commune):
        return []
    neighbours = register.communes_of(
        district_code=commune.district_code, province_code=commune.province_code
    )
    nearest = register.nearest(name, neighbours)
    if commune in nearest:
        return []
    if not place_names.is_bare(name):
        matches = register.matching(name, province_code=commune.province_code)
        return matches or nearest or register.matching(name)
    if place_names.same(name, commune.district):
        return []
    return register.matching(
        name, district_code=commune.district_code, province_code=commune.province_code
    )
