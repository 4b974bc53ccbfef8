"""Finding the tables of workbooks, and the communes in them: one workbook after the other.

No workbook has a say in what another holds, so that several processes may look, each at some of
them. What they found goes from process to process without the workbooks themselves.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from cftscore.core import parallel
from cftscore.core.text import fold
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import (
    file_names,
    layout,
    sheet_names,
    short_lines,
    stated_years,
    unit_findings,
    year_sections,
)
from cftscore.intake.checks import ratios
from cftscore.intake.checks.hidden import hidden_findings, noted
from cftscore.intake.header import HEADER_ROWS, Header, Table
from cftscore.intake.header_findings import header_findings
from cftscore.intake.headings import Headings, Levels
from cftscore.intake.info import FINDINGS_SHEET, SHEETS
from cftscore.intake.rows import Context, find_communes
from cftscore.intake.tables import find_tables
from cftscore.intake.unrecognised import nameless_forms, no_header, unclear_forms
from cftscore.register.model import Commune, Register
from cftscore.spreadsheet.load import Sheet, Workbook

_AT_ONCE = 16
"""So many workbooks are looked at by one process before it is asked for others."""
_ENOUGH_FOR_JOBS = 64
"""So many workbooks take longer to look at than it takes to start processes."""


class Found(msgspec.Struct):
    """What a workbook holds.

    Attributes:
        tables: each with its rows that are communes, by their places in the sheet's rows.
        findings: what is odd about it.
    """

    tables: list[tuple[Table, list[tuple[int, Commune]]]] = msgspec.field(default_factory=list)
    findings: list[Finding] = msgspec.field(default_factory=list)


def find_all(
    workbooks: Sequence[Workbook],
    headings: Headings,
    register: Register,
    contexts: Sequence[Context],
    jobs: int = 1,
) -> Iterator[Found]:
    """Find what workbooks hold, in their order.

    Args:
        workbooks: the sources.
        headings: those of the indicators that are looked for.
        register: the communes that exist.
        contexts: for each workbook, where communes without a code are looked for.
        jobs: how many processes may look.
    """
    several = parallel.copying(jobs) if len(workbooks) >= _ENOUGH_FOR_JOBS else 1
    shared = _Shared(workbooks, headings, register, contexts)
    headers: dict[bytes, Header] = {}
    batches = parallel.batches(len(workbooks), several, _AT_ONCE)
    for batch, carried in zip(
        batches, parallel.in_order(_find_each, shared, batches, several), strict=True
    ):
        headings.used |= carried.used
        for source, (tables, findings) in zip(batch, carried.found, strict=True):
            yield Found([_whole(shared, headers, source, table) for table in tables], findings)


class _Shared(NamedTuple):
    workbooks: Sequence[Workbook]
    headings: Headings
    register: Register
    contexts: Sequence[Context]


class _Carried(NamedTuple):
    """A table, as it goes from process to process.

    Attributes:
        sheet: by its place in the workbook if it is one of these.
        header: pickled, so that those of workbooks from one template become one.
        rows: those of communes, with their codes.
    """

    sheet: Sheet | int
    header: bytes
    rows: list[tuple[int, str]]


class _Batch(NamedTuple):
    """What some workbooks hold, as it goes from process to process, and the headings mapped."""

    found: list[tuple[list[_Carried], list[Finding]]]
    used: set[Levels]


def _find_each(shared: _Shared, sources: range) -> _Batch:
    shared.headings.begin()
    found = []
    for source in sources:
        finder = _Finder(shared, source)
        finder.find()
        places = {id(sheet): index for index, sheet in enumerate(finder.workbook.sheets)}
        tables = [_carried(places, *table) for table in finder.tables]
        found.append((tables, finder.findings))
    return _Batch(found, shared.headings.used)


def _carried(places: Mapping[int, int], table: Table, rows: list[tuple[int, Commune]]) -> _Carried:
    codes = [(row, commune.code) for row, commune in rows]
    return _Carried(places.get(id(table.sheet), table.sheet), pickle.dumps(table.header), codes)


def _whole(
    shared: _Shared, headers: dict[bytes, Header], source: int, carried: _Carried
) -> tuple[Table, list[tuple[int, Commune]]]:
    workbook, communes = shared.workbooks[source], shared.register.communes
    sheet = carried.sheet
    if carried.header not in headers:
        headers[carried.header] = pickle.loads(carried.header)  # noqa: S301 - by `_carried`
    table = Table(
        source,
        workbook,
        workbook.sheets[sheet] if isinstance(sheet, int) else sheet,
        headers[carried.header],
    )
    return table, [(row, communes[code]) for row, code in carried.rows]


class _Finder:
    """Finds what one workbook holds."""

    def __init__(self, shared: _Shared, source: int) -> None:
        self.source, self.workbook = source, shared.workbooks[source]
        self.headings, self.register = shared.headings, shared.register
        self.context = shared.contexts[source]
        self.tables: list[tuple[Table, list[tuple[int, Commune]]]] = []
        self.findings: list[Finding] = []

    def find(self) -> None:
        """Find the tables, and the communes of each."""
        source, workbook = self.source, self.workbook
        read: dict[int, list[Table]] = {}
        without: list[Sheet] = []
        sheets = layout.to_read(workbook.sheets)
        for index, sheet in enumerate(sheets):
            if found := find_tables(source, workbook, sheet, self.headings):
                read[index] = found
            elif len(sheet.cells) and not _known_without_figures(sheet.name):
                without.append(sheet)
        above = {
            index: stated_years.lines_above(tables[0], sheets[index])
            for index, tables in read.items()
        }
        self._leave_other_times(sheets, read, above)
        for index, tables in read.items():
            if not any(year_sections.speaks_of(table, self.headings.year) for table in tables):
                self.findings += stated_years.contradicting(
                    workbook.path,
                    sheets[index],
                    above[index],
                    self.headings.year,
                    whole_year=self.headings.whole_year,
                )
            if sheets[index].hidden:
                self.findings.append(c.HiddenSheetRead(place=tables[-1].place))
        unclear, without = unit_findings.of_sheets(workbook, without, self.headings)
        unclear += unclear_forms(workbook, without, self.headings)
        unclear += () if unclear or read else nameless_forms(workbook, without, self.headings)
        self.findings += unclear
        if not read and not unclear:
            self.findings.append(no_header(source, workbook, self.headings))
        elif not unclear:
            places = [Place(workbook.path, sheet.name) for sheet in without]
            skipped = [c.SheetSkipped(place=place, rows=HEADER_ROWS) for place in places]
            self.findings += skipped
        for tables in read.values():
            self._read_sheet(tables)
        self._check_file_name()

    def _check_file_name(self) -> None:
        """Report a file named after another year or commune, the year where no title says it."""
        communes = [commune for _, rows in self.tables for _, commune in rows]
        titled = any(isinstance(finding, c.OtherYear) for finding in self.findings)
        year = "" if titled else self.headings.year
        if communes:
            path = self.workbook.path
            self.findings += file_names.contradicting(path, communes, year, self.register)

    def _leave_other_times(
        self,
        sheets: Sequence[Sheet],
        read: dict[int, list[Table]],
        above: Mapping[int, stated_years.Lines],
    ) -> None:
        """Leave out the sheets of other years where one of the period stands beside them."""
        if not self.headings.year:
            return
        times = {index: stated_years.time_of(sheets[index], above[index]) for index in read}
        year, whole = int(self.headings.year), self.headings.whole_year
        of_period = {index: time.is_of(year, whole_year=whole) for index, time in times.items()}
        used = next((sheets[index].name for index, of in of_period.items() if of), None)
        unsaid = next((sheets[index].name for index, of in of_period.items() if of is None), None)
        for index, of in of_period.items():
            used = used or (unsaid if times[index].before else None)
            if of is False and used is not None:
                del read[index]
                place = Place(self.workbook.path, sheets[index].name)
                self.findings.append(
                    c.SheetsOfOtherTimes(
                        place=place, stated=times[index].said(), wanted=str(year), used=used
                    )
                )

    def _read_sheet(self, tables: Sequence[Table]) -> None:
        """Find the communes of the tables of a sheet."""
        read = [
            (table, find_communes(table, self.headings, self.register, self.context))
            for table in tables
        ]
        sheet_names.leave_those_of_others(read, self.register)
        for table, rows in read:
            self.findings += header_findings(table, self.headings)
            self.findings += rows.findings
            self.findings += hidden_findings(table)
            self.findings += noted(table, rows.found, self.headings.set)
            self.findings += ratios.alone(table, self.headings.set)
            self.findings += ratios.unread(table, rows.found, self.headings.set)
            self.findings += short_lines.findings(table, rows.found)
            self.tables.append((table, rows.found))


def _known_without_figures(sheet_name: str) -> bool:
    names = (*SHEETS, FINDINGS_SHEET.vi, FINDINGS_SHEET.en, _FINDINGS_SHEET_BEFORE)
    return fold(_NUMBER.sub("", sheet_name)) in {fold(name) for name in names}


_NUMBER = re.compile(r" \(\d+\)$")
"""What tells a sheet from another that would have its name: `Findings (2)`."""
_FINDINGS_SHEET_BEFORE = "Phát hiện"
"""Its name in copies that version 0.1.0 made."""
