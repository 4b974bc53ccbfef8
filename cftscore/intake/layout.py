"""The layout of a template: the names of its sheets, and its columns grouped by criterion."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cftscore.core.text import Text, fold
from cftscore.criteria.model import CriteriaSet
from cftscore.intake import accepted_sheet, evidence, groups
from cftscore.intake.headings import CODE, DISTRICT, NAME, NUMBER, SOURCE, UNIT_CLASS
from cftscore.intake.info import SHEETS
from cftscore.spreadsheet.load import TABLE_SHEET, Sheet

INPUT, RESULTS, GUIDE, SCORING = TABLE_SHEET, "Kết quả", "Hướng dẫn", "Cách chấm điểm"
INFO, LISTS = SHEETS[0], "Danh mục"
"""The sheets of a template; their names do not change with the language."""
EVIDENCE, GROUPS = evidence.NAME, groups.NAME
"""The sheets of a template; their names do not change with the language."""

_BESIDE = (evidence.SHEET, groups.SHEET)


class Column(msgspec.Struct, frozen=True):
    """A column beside the indicators.

    Attributes:
        what: which, as `header` recognises it.
        key: what stands in the row of keys.
        title: its heading.
        width: in characters.
    """

    what: str
    key: str
    title: Text
    width: float


COLUMNS = {
    column.what: column
    for column in (
        Column(NUMBER, "no", Text("STT", "No."), 4.5),
        Column(CODE, "code", Text("Mã xã", "Commune code"), 9),
        Column(NAME, "name", Text("Tên xã", "Commune name"), 19),
        Column(DISTRICT, "district", Text("Huyện", "District"), 15),
        Column(UNIT_CLASS, "unit_class", Text("Nhóm đơn vị", "Unit class"), 20),
        Column(SOURCE, "source", Text("Nguồn", "Source"), 44),
    )
}


def fixed_columns(*, districts: bool) -> tuple[Column, ...]:
    """List the columns that stand before the indicators; no district where there are none."""
    kinds = (NUMBER, CODE, NAME, DISTRICT, UNIT_CLASS)
    return tuple(COLUMNS[kind] for kind in kinds if districts or kind != DISTRICT)


def by_criterion(criteria_set: CriteriaSet) -> dict[int, tuple[str, ...]]:
    """Group the indicators by the first criterion that uses them, a whole before its part."""
    seen: set[str] = set()
    columns: dict[int, tuple[str, ...]] = {}
    for criterion in criteria_set.criteria:
        used = dict.fromkeys(key for item in criterion.items for key in reversed(item.indicators))
        new = tuple(key for key in used if key not in seen)
        seen.update(new)
        if new:
            columns[criterion.id] = new
    return columns


def to_read(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Choose the sheets that may hold figures.

    Those of accepted warnings, evidence and groups hold none, nor do those of a template that
    explain or compute.
    """
    sheets = [
        sheet
        for sheet in sheets
        if not accepted_sheet.SHEET.is_one(sheet)
        and not any(kind.is_named(sheet.name) for kind in _BESIDE)
    ]
    names = [fold(sheet.name) for sheet in sheets]
    without: set[str] = set()
    if all(fold(name) in names for name in (INPUT, GUIDE, INFO)):
        without = {fold(name) for name in (RESULTS, GUIDE, SCORING, INFO, LISTS)}
    return [sheet for sheet, name in zip(sheets, names, strict=True) if name not in without]
