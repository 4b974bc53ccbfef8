"""Accepted with a reason: warnings that the sheet `Xác minh` of a workbook accepts become notes.

Only a warning about a figure of a commune can be accepted, and only as long as the figure is the
one that was looked into. Errors cannot. Whatever is odd about a row is a finding, and the warning
stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from cftscore.core.text import Text, fold, nearest
from cftscore.findings import kinds as c
from cftscore.findings.kinds import every_kind
from cftscore.findings.model import Finding, Place, Severity
from cftscore.intake import unit_class
from cftscore.intake import values as v
from cftscore.intake.accepted_sheet import HEADINGS, SHEET, missing, waits
from cftscore.intake.age import parse_day
from cftscore.intake.headings import UNIT_CLASS, Headings
from cftscore.intake.side_sheets import SideRow
from cftscore.intake.submission import Submission
from cftscore.register import names
from cftscore.register.model import Commune
from cftscore.spreadsheet.load import CellValue, Workbook, cell_text


class Acceptable(msgspec.Struct, frozen=True):
    """A warning that can be accepted.

    Attributes:
        finding: the warning.
        commune: of which it is.
        indicator: the key of the indicator, or `unit_class`.
        value: what its cell says: a count as a number, else as text.
    """

    finding: Finding
    commune: Commune
    indicator: str
    value: int | str


def acceptable(
    findings: Iterable[Finding], submission: Submission, headings: Headings
) -> list[Acceptable]:
    """Find the warnings that are about a figure of a commune."""
    finder = _Finder(submission, headings)
    return [warning for finding in findings if (warning := finder.acceptable(finding)) is not None]


def accept(
    findings: Sequence[Finding],
    workbooks: Sequence[Workbook],
    submission: Submission,
    headings: Headings,
) -> list[Finding]:
    """Make notes of the warnings that the workbooks accept, and report what is odd about that.

    Args:
        findings: all that was found.
        workbooks: the sources.
        submission: what the communes reported.
        headings: by which indicators are known.
    """
    rows = [row for row in SHEET.rows(workbooks) if not waits(row)]
    if not rows:
        return list(findings)
    judge = _Judge(acceptable(findings, submission, headings), submission, headings)
    for row in rows:
        judge.judge(row)
    kept = [judge.accepted.get(finding, finding) for finding in findings]
    return [*kept, *judge.findings]


class _Finder:
    """Finds the figure that a warning is about."""

    def __init__(self, submission: Submission, headings: Headings) -> None:
        self.submission, self.headings = submission, headings
        self.indexes = {commune.code: at for at, commune in enumerate(submission.communes)}
        self._cells: dict[str, dict[Place, str]] = {}

    def acceptable(self, finding: Finding) -> Acceptable | None:
        """Tell of which figure a finding is, if it is a warning about one."""
        code = finding.commune
        if finding.severity is not Severity.WARNING or code not in self.indexes or code is None:
            return None
        indicator = self._indicators(code).get(finding.place)
        if indicator is None:
            return None
        commune = self.submission.communes[self.indexes[code]]
        return Acceptable(finding, commune, indicator, self.value(code, indicator))

    def _indicators(self, code: str) -> dict[Place, str]:
        """Give the indicators of a commune by their cells."""
        if code not in self._cells:
            index = self.indexes[code]
            self._cells[code] = {
                place: key
                for key in (*self.headings.set.indicators, unit_class.KEY)
                for place in self.submission.places(index, _column(key))
            }
        return self._cells[code]

    def value(self, code: str, indicator: str) -> int | str:
        """Give the figure of a commune as it is now."""
        index = self.indexes[code]
        if indicator != unit_class.KEY and self.headings.set.indicators[indicator].type == "count":
            number = self.submission.value(index, indicator)
            if number is not None:
                return number
        written = (text for _, _, text in self.submission.written(index, _column(indicator)))
        return " / ".join(dict.fromkeys(text for text in written if text))

    def is_value(self, code: str, indicator: str, accepted: CellValue) -> bool:
        """Whether a figure is still the one that was accepted."""
        now = self.value(code, indicator)
        return v.count(accepted) == now if isinstance(now, int) else _same(cell_text(accepted), now)


def _same(first: str, second: str) -> bool:
    return fold(first) == fold(second) and [*filter(str.isdigit, first)] == [
        *filter(str.isdigit, second)
    ]


def _number(accepted: CellValue) -> int | str:
    value = v.count(accepted)
    return value if isinstance(value, int) else cell_text(accepted)


def _column(indicator: str) -> str:
    return UNIT_CLASS if indicator == unit_class.KEY else indicator


class _Judge:
    """Judges the rows of the sheets one by one.

    Attributes:
        accepted: the notes that take the place of warnings.
        findings: what is odd about rows.
    """

    def __init__(
        self, warnings: Sequence[Acceptable], submission: Submission, headings: Headings
    ) -> None:
        self.warnings: dict[tuple[str, str, str], list[Finding]] = {}
        for warning in warnings:
            key = warning.finding.code, warning.commune.code, warning.indicator
            self.warnings.setdefault(key, []).append(warning.finding)
        self.finder = _Finder(submission, headings)
        self.submission, self.headings = submission, headings
        self.kinds = {kind.code: kind for kind in every_kind()}
        self.accepted: dict[Finding, Finding] = {}
        self.findings: list[Finding] = []

    def judge(self, entry: SideRow) -> None:
        """Accept what a row accepts, or report why not."""
        if entry.source in self.submission.passed_over.get(entry.commune("commune"), ()):
            return  # the newer workbook decides, as of the figures
        code, odd = self._code(entry)
        if odd is None:
            commune, odd = self._commune(entry)
        if odd is None:
            indicator, odd = self._indicator(entry)
        if odd is None:
            odd = next(self._incomplete(entry), None)
        if odd is None:
            odd = self._accept(entry, code, commune, indicator)
        if odd is not None:
            self.findings.append(odd)

    def _code(self, entry: SideRow) -> tuple[str, Finding | None]:
        code = entry.text("code").upper()
        kind = self.kinds.get(code)
        if kind is None:
            if not code:
                return code, self._lacks(entry, ["code"])
            near = tuple(nearest(code, self.kinds))
            return code, self._unknown(entry, "code", near)
        if kind.severity is Severity.ERROR:
            return code, c.ErrorAccepted(place=entry.place("code"), accepted=code)
        return code, None

    def _commune(self, entry: SideRow) -> tuple[str, Finding | None]:
        """Find the commune that a row names by its code or name, among those of the workbook."""
        here = [
            commune
            for commune, rows in zip(self.submission.communes, self.submission.rows, strict=True)
            if any(table.source == entry.source for table, _ in rows)
        ]
        written = entry.text("commune")
        if not written:
            return "", self._lacks(entry, ["commune"])
        code = entry.commune("commune")
        named = [
            commune.code
            for commune in here
            if code == commune.code or names.same(written, commune.name)
        ]
        if len(named) == 1:
            return named[0], None
        near = nearest(written, [commune.code for commune in here]) or nearest(
            written, [commune.name for commune in here]
        )
        return "", self._unknown(entry, "commune", tuple(near))

    def _indicator(self, entry: SideRow) -> tuple[str, Finding | None]:
        written = entry.text("indicator")
        if not written:
            return "", self._lacks(entry, ["indicator"])
        if fold(written) in map(fold, (unit_class.KEY, unit_class.LABEL.vi, unit_class.LABEL.en)):
            return unit_class.KEY, None
        key = self.headings.names.exact(written)
        if key is not None and key in self.headings.set.indicators:
            return key, None
        return "", self._unknown(entry, "indicator", tuple(self._near(written)))

    def _near(self, written: str) -> list[str]:
        indicators = self.headings.set.indicators
        labels = {indicator.label.vi: key for key, indicator in indicators.items()}
        return nearest(written, indicators) or [
            labels[indicator] for indicator in nearest(written, labels)
        ]

    def _incomplete(self, entry: SideRow) -> Iterator[Finding]:
        if lacking := missing(entry):
            yield self._lacks(entry, lacking)
        elif parse_day(entry.text("when")) is None:
            yield self._unknown(entry, "when", ())

    def _accept(self, entry: SideRow, code: str, commune: str, indicator: str) -> Finding | None:
        warnings = self.warnings.get((code, commune, indicator))
        label = (
            unit_class.LABEL
            if indicator == unit_class.KEY
            else self.headings.set.indicators[indicator].label
        )
        if warnings is None:
            return c.AcceptedNothing(
                place=entry.place("code"), commune=commune, accepted=code, label=label
            )
        if not self.finder.is_value(commune, indicator, entry.raw("value")):
            return c.AcceptedOther(
                place=entry.place("value"),
                commune=commune,
                accepted=code,
                label=label,
                then=_number(entry.raw("value")),
                now=self.finder.value(commune, indicator),
            )
        day = parse_day(entry.text("when"))
        iso = day.isoformat() if day is not None else ""
        vietnamese = f"{day:%d/%m/%Y}" if day is not None else ""
        for warning in warnings:
            self.accepted[warning] = c.AcceptedWarning(
                place=warning.place,
                commune=commune,
                accepted=code,
                message_of=Text(warning.say("vi"), warning.say("en")),
                reason=entry.text("reason").rstrip("."),
                who=entry.text("who"),
                day=Text(vietnamese, iso),
            )
        return None

    def _lacks(self, entry: SideRow, keys: Sequence[str]) -> Finding:
        labels = tuple(HEADINGS[key].quoted() for key in keys)
        return c.AcceptedWithoutReason(place=entry.place(keys[0]), missing=labels)

    def _unknown(self, entry: SideRow, key: str, near: tuple[str, ...]) -> Finding:
        return c.AcceptedUnknown(
            place=entry.place(key), label=HEADINGS[key], given=entry.text(key), near=near
        )
