"""Assumptions: figures that are taken to be others than reported, read from words or a workbook.

An assumption is `COMMUNE.indicator=value`, or a workbook that holds only the figures that change.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from cftscore.core.record import Record
from cftscore.core.text import Text, fold, nearest
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.document import Source
from cftscore.evaluation.pipeline import Prepared
from cftscore.evaluation.resolve import context
from cftscore.evaluation.scope import find_in_scope
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Severity, in_order
from cftscore.intake import unit_class as intake_unit_class
from cftscore.intake.collect import read_submission
from cftscore.intake.headings import Headings
from cftscore.intake.info import read_info
from cftscore.intake.rows import Context
from cftscore.intake.submission import Submission
from cftscore.intake.values import READERS
from cftscore.register import names as place_names
from cftscore.register.model import Commune
from cftscore.spreadsheet import files
from cftscore.spreadsheet.load import Workbook, open_workbook

# What such a workbook does not state stays as it was reported.
_NOT_STATED = (c.ColumnMissing, c.ColumnsMissing, c.ValueMissing, c.UnitClassMissing)
_EXPECTED = {
    "count": Text("một số nguyên từ 0 trở lên", "a whole number of 0 or more"),
    "yes_no": Text("có hoặc không", "yes or no"),
}
_NO_FILE = Text("không có tệp này và cũng không phải là một giả định",
                "there is no such file, and it is not an assignment")  # fmt: skip
_NO_COMMUNE = Text(
    "trước dấu = phải là MÃ_XÃ.chỉ_tiêu", "before the = it must say COMMUNE.indicator"
)
_NO_FIGURE = Text("tệp không có số liệu nào", "the file holds no figures")


class Assumption(Record, frozen=True):
    """A figure, or the unit class, that was taken to be another.

    Attributes:
        commune, name: whose.
        indicator: its key, or `unit_class`.
        reported, assumed: a count, `yes` and `no`, or the key of a unit class; None where nothing
            was reported.
    """

    commune: str
    name: str
    indicator: str
    reported: int | str | None
    assumed: int | str


class Assumed(msgspec.Struct, frozen=True):
    """A figure that is taken to be another: its value as it is scored, or a unit class."""

    commune: Commune
    key: str
    value: int | str


def inputs_of(given: Iterable[str | Path]) -> list[Path]:
    """Tell which of some assumptions are workbooks."""
    return [Path(one) for one in given if _is_file(str(one))]


def _is_file(text: str) -> bool:
    return "=" not in text or os.path.exists(text)  # noqa: PTH110 - Path objects to odd names


class AssumptionReader:
    """Reads assumptions; a later one of the same figure takes the place of an earlier.

    Attributes:
        assumed: what was read, by the place of the commune in the submission and the figure.
        sources: the workbooks that were read.
    """

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.set: CriteriaSet = prepared.criteria.set
        communes = prepared.submission.communes
        self.indexes = {commune.code: index for index, commune in enumerate(communes)}
        self.assumed: dict[tuple[int, str], Assumed] = {}
        self.sources: list[Source] = []

    def read(self, given: str | Path) -> None:
        """Read one assumption.

        Raises:
            CannotProceedError: it cannot be read, or names what is not there.
        """
        text = str(given)
        if _is_file(text):
            self._read_file(text)
            return
        where, _, value = text.partition("=")
        commune, dot, key = where.rpartition(".")
        if not dot or not commune.strip() or not key.strip():
            raise _refused(c.AssumptionUnreadable(given=text, reason=_NO_COMMUNE))
        place = find_in_scope(self.prepared.register, self.prepared.scope, commune.strip())
        self._add(place, key.strip(), self._value(key.strip(), value.strip()))

    def _value(self, key: str, text: str) -> int | str:
        if key == intake_unit_class.KEY:
            names = intake_unit_class.class_names(self.set)
            if fold(text) in names:
                return names[fold(text)]
            classes = self.set.unit_classes.items()
            listed = tuple(unit_class.title.quoted(key) for key, unit_class in classes)
            expected = Text("một trong: {listed}", "one of: {listed}").filled(listed=listed)
            raise _refused(
                c.AssumedValueWrong(label=intake_unit_class.LABEL, given=text, expected=expected)
            )
        indicator = self.set.indicators.get(key)
        if indicator is None:
            near = tuple(nearest(key, [*self.set.indicators, intake_unit_class.KEY]))
            raise _refused(c.IndicatorUnknown(given=key, criteria_set=self.set.id, near=near))
        value = READERS[indicator.type](text)
        if not isinstance(value, int):
            expected = _EXPECTED[indicator.type]
            raise _refused(
                c.AssumedValueWrong(label=indicator.label, given=text, expected=expected)
            )
        return value

    def _add(self, commune: Commune, key: str, value: int | str) -> None:
        index = self.indexes.get(commune.code)
        if index is None:
            raise _refused(
                c.NothingToAssumeFrom(name=place_names.inside(commune.name), commune=commune.code)
            )
        self.assumed[index, key] = Assumed(commune, key, value)

    def _read_file(self, path: str) -> None:
        if not os.path.exists(path):  # noqa: PTH110
            raise _refused(c.AssumptionUnreadable(given=path, reason=_NO_FILE))
        workbook = open_workbook(files.read(Path(path)))
        submission = self._submission(workbook)
        self.sources.append(Source(workbook.path, workbook.sha256))
        count = len(self.assumed)
        listed = {commune.code for commune in self.prepared.scope.communes}
        for index, commune in enumerate(submission.communes):
            if commune.code not in listed:
                name = self.prepared.register.describe(commune)
                raise _refused(c.CommuneOutside(name=name))
            for key in self.set.indicators:
                if (value := submission.value(index, key)) is not None:
                    self._add(commune, key, value)
            if (unit_class := submission.unit_classes[index]) is not None:
                self._add(commune, intake_unit_class.KEY, unit_class)
        if len(self.assumed) == count:
            raise _refused(c.AssumptionUnreadable(given=path, reason=_NO_FIGURE))

    def _submission(self, workbook: Workbook) -> Submission:
        """Read a workbook in which what does not change is blank or not there at all."""
        register = self.prepared.register
        findings: list[Finding] = list(workbook.findings)
        scope = self.prepared.scope
        only = scope.provinces[0].code if len(scope.provinces) == 1 else ""
        where = context(read_info(workbook), register, Context("", only), findings)
        submission = read_submission([workbook], Headings(self.set), register, [where])
        findings += submission.findings
        errors = [
            finding
            for finding in findings
            if finding.severity is Severity.ERROR and not isinstance(finding, _NOT_STATED)
        ]
        if errors:
            raise CannotProceedError(in_order(errors))
        return submission

    def assumptions(self) -> list[Assumption]:
        """List what is assumed, by commune and indicator."""
        order = [*self.set.indicators, intake_unit_class.KEY]
        ordered = sorted(self.assumed, key=lambda one: (one[0], order.index(one[1])))
        return [self._assumption(index, self.assumed[index, key]) for index, key in ordered]

    def _assumption(self, index: int, one: Assumed) -> Assumption:
        submission = self.prepared.submission
        reported: int | str | None = submission.unit_classes[index]
        assumed = one.value
        if one.key != intake_unit_class.KEY:
            reported = submission.value(index, one.key)
            if self.set.indicators[one.key].type == "yes_no":
                reported = None if reported is None else _answer(reported)
                assumed = _answer(assumed)
        return Assumption(one.commune.code, one.commune.name, one.key, reported, assumed)


def _answer(value: int | str) -> str:
    return "yes" if value else "no"


def _refused(finding: Finding) -> CannotProceedError:
    return CannotProceedError([finding])
