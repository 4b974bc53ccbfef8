"""Unit classes: which kind of place each commune is, and where that is said.

The workbook's cell comes first. Where it is blank, the class is looked for in each of `Elsewhere`,
in order, and a note says where it was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import msgspec

from cftscore.core.text import Text, fold
from cftscore.criteria.model import CriteriaSet
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Place
from cftscore.intake import values as v
from cftscore.intake.combine import conflict
from cftscore.intake.headings import UNIT_CLASS
from cftscore.intake.submission import Submission
from cftscore.register.model import Commune
from cftscore.register.unit_classes import ClassList, told_by_register
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


class Elsewhere(msgspec.Struct, frozen=True):
    """A place other than the workbook that says classes.

    Attributes:
        title: how a note names it.
        of: gives the class that it says of a commune, None for none.
    """

    title: Text
    of: Callable[[Commune], str | None]


class ClassSources(msgspec.Struct, frozen=True):
    """What is known of unit classes beside the workbooks.

    Attributes:
        day: that counts.
        listed: a list of one's own.
        others: places that are asked, in order, where neither the workbook nor the list says it.
    """

    day: str = ""
    listed: ClassList | None = None
    others: tuple[Elsewhere, ...] = ()


def for_all(text: str, criteria_set: CriteriaSet) -> Elsewhere:
    """Say that every commune is of one class, as the command does with `--unit-class`.

    Raises:
        CannotProceedError: the criteria set has no such class.
    """
    key = class_names(criteria_set).get(fold(text))
    if key is None:
        near = tuple(
            unit_class.title.quoted(key) for key, unit_class in criteria_set.unit_classes.items()
        )
        raise CannotProceedError([c.UnitClassUnknown(given=text, near=near)])
    return Elsewhere(Text('--unit-class "{given}"', '--unit-class "{given}"').filled(given=text),
                     lambda _: key)  # fmt: skip


_LIST = Text("{path}", "{path}")
_REGISTER = Text("danh mục hành chính", "the register")
_MOST_NAMED = 5


def read_unit_classes(
    submission: Submission, criteria_set: CriteriaSet, sources: ClassSources | None = None
) -> None:
    """Add to a submission the unit class of each commune, and what is odd about them.

    Args:
        submission: its rows are read.
        criteria_set: whose classes they are.
        sources: what else says classes; by default the workbooks alone do.
    """
    _UnitClasses(submission, criteria_set, sources or ClassSources()).read()


class _UnitClasses:
    def __init__(
        self, submission: Submission, criteria_set: CriteriaSet, sources: ClassSources
    ) -> None:
        self.submission, self.set, self.sources = submission, criteria_set, sources
        self.classes = class_names(criteria_set)
        self.titles = {
            key: unit_class.title for key, unit_class in criteria_set.unit_classes.items()
        }
        self._read: dict[str, str | None] = {}
        self.taken: dict[Text, list[Commune]] = {}
        self.elsewhere = tuple(self._elsewhere())

    def _elsewhere(self) -> Iterator[Elsewhere]:
        listed, day = self.sources.listed, self.sources.day
        if listed is not None:
            classes = listed.classes
            yield Elsewhere(
                _LIST.filled(path=listed.path),
                lambda commune: (
                    classes[commune.code].unit_class if commune.code in classes else None
                ),
            )
        if day:
            keys = self.set.unit_classes
            yield Elsewhere(_REGISTER, lambda commune: told_by_register(commune, day, keys))
        yield from self.sources.others

    def read(self) -> None:
        """Read the unit class of every commune."""
        cells = self.submission.cells
        standing = cells.of(UNIT_CLASS)
        every = cells.raw(standing).tolist()
        for index, (start, stop) in enumerate(pairwise(standing.starts.tolist())):
            given = every[start:stop]
            found = {self._class_of(raw) for raw in given if not v.is_blank(raw)}
            known = {key for key in found if key is not None}
            unit_class = None
            if len(known) == 1:
                unit_class = self._agreed(index, *known)
            elif not found:
                unit_class = self._from_elsewhere(index)
            if len(found) > 1 or (not known and unit_class is None):
                self._report_class(index)
            self.submission.unit_classes.append(unit_class)
        self._report_taken()

    def _agreed(self, index: int, written: str) -> str | None:
        """Hold the class of a cell against the list and the register; None where they conflict."""
        commune = self.submission.communes[index]
        listed, titles = self.sources.listed, self.titles
        of_list = None if listed is None else listed.classes.get(commune.code)
        if of_list is not None and of_list.unit_class == written:
            return written
        if of_list is not None:
            self.submission.findings.append(
                c.UnitClassConflict(
                    place=self._place(index, written),
                    commune=commune.code,
                    written=titles[written],
                    listed=titles[of_list.unit_class],
                    where=str(of_list.place),
                )
            )
            return None
        day = self.sources.day
        told = told_by_register(commune, day, titles) if day else None
        if told is not None and told != written:
            self.submission.findings.append(
                c.UnitClassNotByRegister(
                    place=self._place(index, written),
                    commune=commune.code,
                    name=commune.name,
                    written=titles[written],
                    told=titles[told],
                )
            )
        return written

    def _from_elsewhere(self, index: int) -> str | None:
        """Look for the class of a commune that has none in a cell."""
        commune = self.submission.communes[index]
        for place in self.elsewhere:
            found = place.of(commune)
            if found is not None:
                self.taken.setdefault(place.title, []).append(commune)
                return found
        return None

    def _report_taken(self) -> None:
        for title, communes in self.taken.items():
            names = [f"{commune.name} ({commune.code})" for commune in communes[:_MOST_NAMED]]
            more = ["…"] if len(communes) > _MOST_NAMED else []
            self.submission.findings.append(
                c.UnitClassTaken(
                    count=len(communes), source=title, communes=", ".join(names + more)
                )
            )

    def _class_of(self, raw: CellValue) -> str | None:
        if not isinstance(raw, str):
            return self.classes.get(fold(str(raw)))
        if raw not in self._read:
            doubtful = v.doubt(raw) is not None
            self._read[raw] = None if doubtful else self.classes.get(fold(raw))
        return self._read[raw]

    def _place(self, index: int, written: str) -> Place:
        """Find the first cell of a commune that says a class; one does."""
        cells = self.submission.read(index, UNIT_CLASS)
        return next(place for place, raw in cells if self._class_of(raw) == written)

    def _report_class(self, index: int) -> None:
        """Report cells that do not say one unit class."""
        commune = self.submission.communes[index].code
        cells = list(self.submission.read(index, UNIT_CLASS))
        filled = [(place, raw) for place, raw in cells if not v.is_blank(raw)]
        near = tuple(
            unit_class.title.quoted(key) for key, unit_class in self.set.unit_classes.items()
        )
        if cells and not filled:
            missing = c.UnitClassMissing(place=cells[0][0], commune=commune, near=near)
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
