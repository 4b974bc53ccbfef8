"""Unit classes: which kind of place each commune says that it is."""

from __future__ import annotations

from collections.abc import Sequence

from cftscore.core.text import Text, fold
from cftscore.criteria.model import CriteriaSet
from cftscore.findings import kinds as c
from cftscore.findings.model import Place
from cftscore.intake import values as v
from cftscore.intake.combine import conflict
from cftscore.intake.header import UNIT_CLASS, Table
from cftscore.intake.submission import Submission
from cftscore.spreadsheet.load import CellValue

KEY = "unit_class"
"""How documents and assumptions name the unit class, which is no indicator."""

LABEL = Text("Nhóm đơn vị", "Unit class")


def class_names(criteria_set: CriteriaSet) -> dict[str, str]:
    """Find unit classes by their keys and titles, folded."""
    return {
        fold(name): key
        for key, unit_class in criteria_set.unit_classes.items()
        for name in (key, unit_class.title.vi, unit_class.title.en)
    }


def read_unit_classes(submission: Submission, criteria_set: CriteriaSet) -> None:
    """Add to a submission the unit class of each commune, and what is odd about them."""
    _UnitClasses(submission, criteria_set).read()


class _UnitClasses:
    def __init__(self, submission: Submission, criteria_set: CriteriaSet) -> None:
        self.submission, self.set = submission, criteria_set
        self.classes = class_names(criteria_set)

    def read(self) -> None:
        """Read the unit class of every commune."""
        for index, rows in enumerate(self.submission.rows):
            cells = [
                (table, row, column)
                for table, row in rows
                for column in table.header.columns.get(UNIT_CLASS, ())
            ]
            given = [table.sheet.rows[row][column] for table, row, column in cells]
            found = {self._class_of(raw) for raw in given if not v.is_blank(raw)}
            known = found - {None}
            self.submission.unit_classes.append(next(iter(known)) if len(known) == 1 else None)
            if len(found) != 1 or not known:
                places = [(table, table.at(row, column)) for table, row, column in cells]
                self._report_class(index, places, given)

    def _class_of(self, raw: CellValue) -> str | None:
        return None if v.doubt(raw) is not None else self.classes.get(fold(str(raw)))

    def _report_class(
        self, index: int, cells: Sequence[tuple[Table, Place]], given: Sequence[CellValue]
    ) -> None:
        """Report cells that do not say one unit class."""
        commune = self.submission.communes[index].code
        filled = [
            (place, raw)
            for (_, place), raw in zip(cells, given, strict=True)
            if not v.is_blank(raw)
        ]
        near = tuple(self.set.unit_classes)
        if cells and not filled:
            missing = c.UnitClassMissing(place=cells[0][1], commune=commune, near=near)
            self.submission.findings.append(missing)
        for place, raw in filled:
            kind, given = v.doubt(raw), v.shown(raw)
            if kind is not None:
                doubt = kind(place=place, commune=commune, label=LABEL, given=given)
                self.submission.findings.append(doubt)
            elif self._class_of(raw) is None:
                unknown = c.UnitClassUnknown(place=place, commune=commune, given=given, near=near)
                self.submission.findings.append(unknown)
        if len({self._class_of(raw) for _, raw in filled} - {None}) > 1:
            places = [place for place, _ in filled]
            self.submission.findings.append(conflict(LABEL, commune, places))
