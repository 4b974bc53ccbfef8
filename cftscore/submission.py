"""Submissions: communes by indicators, each figure with the cells that it came from.

What several rows, sheets or files say of one commune is laid together: equal figures stand,
figures that differ count as missing and are reported, so that no order of reading matters.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from cftscore import catalogue as c
from cftscore import layout
from cftscore import values as v
from cftscore.criteria import CriteriaSet, Indicator
from cftscore.findings import Finding, Place
from cftscore.forms import FormSheet, find_form
from cftscore.header import (
    HEADER_ROWS,
    UNIT_CLASS,
    Headings,
    Table,
    find_headers,
    header_findings,
)
from cftscore.info import FINDINGS_SHEET, SHEETS
from cftscore.register import Commune, Register
from cftscore.rows import Context, find_communes
from cftscore.text import Text, fold, spans
from cftscore.workbook import CellValue, Sheet, Workbook, column_letters

UNIT_CLASS_LABEL = Text("Nhóm đơn vị", "Unit class")

Row = tuple[Table, int]
"""A row of a table, by its place in the sheet's rows."""


@dataclass
class Run:
    """Communes that follow each other and have one row each, all of one table.

    What thousands of rows have in common is done once here; `Submission` does the same commune by
    commune wherever several rows are laid together.

    Attributes:
        start: the index of the first commune.
        table: their table.
        rows: the row of each.
    """

    start: int
    table: Table
    rows: list[int]

    @property
    def stop(self) -> int:
        """The index after the last commune."""
        return self.start + len(self.rows)

    def raw(self, key: str) -> Sequence[CellValue] | None:
        """Give the cell of each, if the indicator has one column."""
        columns = self.table.header.columns.get(key, ())
        return self._columns[columns[0]] if len(columns) == 1 else None

    @cached_property
    def _columns(self) -> list[tuple[CellValue, ...]]:
        cells = self.table.sheet.rows
        return list(zip(*(cells[row] for row in self.rows), strict=True))

    def cells(self, keys: Iterable[str], part: slice) -> Iterator[list[tuple[str, ...]]]:
        """Write the cells of each as `Sheet!F7`, for some indicators."""
        rows, columns = self.rows[part], self.table.header.columns
        write = self.table.sheet.addresses(rows, f"{self.table.sheet.name}!")
        for key in keys:
            written = [write(column) for column in columns.get(key, ())]
            yield list(zip(*written, strict=True)) if written else [()] * len(rows)


@dataclass
class Submission:
    """What communes reported.

    Attributes:
        communes: those that sent something, by province, district and code.
        rows: the rows of each.
        values: by indicator key, a count or 1 / 0 for yes / no for each commune, None where it
            is missing, invalid or contradicted.
        unit_classes: the unit class of each, None where it is unknown.
        findings: everything that was odd.
    """

    communes: list[Commune] = field(default_factory=list)
    rows: list[list[Row]] = field(default_factory=list)
    values: dict[str, list[int | None]] = field(default_factory=dict)
    unit_classes: list[str | None] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def places(self, index: int, key: str) -> list[Place]:
        """Find the cells of one indicator of one commune."""
        return [
            table.at(row, column)
            for table, row in self.rows[index]
            for column in table.header.columns.get(key, ())
        ]

    def cells_of_many(self, span: range, keys: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
        """Do what `cells` does for all communes of a span, for some indicators."""
        first = bisect_right(self.runs, span.start, key=lambda run: run.stop)
        last = bisect_left(self.runs, span.stop, key=lambda run: run.start)
        found: dict[str, list[tuple[str, ...]]] = {key: [] for key in keys}
        done = span.start
        for run in self.runs[first:last]:
            start, stop = max(run.start, span.start), min(run.stop, span.stop)
            self._add_cells(found, range(done, start))
            of_run = run.cells(found, slice(start - run.start, stop - run.start))
            for cells, more in zip(found.values(), of_run, strict=True):
                cells.extend(more)
            done = stop
        self._add_cells(found, range(done, span.stop))
        return found

    def _add_cells(self, found: Mapping[str, list[tuple[str, ...]]], span: range) -> None:
        for key, cells in found.items() if span else ():
            cells.extend(self.cells(index, key) for index in span)

    @cached_property
    def runs(self) -> list[Run]:
        """Communes one after the other that have one row each, all of one table."""
        runs: list[Run] = []
        for index, rows in enumerate(self.rows):
            if len(rows) != 1:
                continue
            table, row = rows[0]
            if runs and runs[-1].stop == index and runs[-1].table is table:
                runs[-1].rows.append(row)
            else:
                runs.append(Run(index, table, [row]))
        return runs

    def written(self, index: int, key: str) -> Iterator[tuple[int, str, str]]:
        """Give source, address and text of each cell of one indicator of one commune."""
        for table, row in self.rows[index]:
            for column in table.header.columns.get(key, ()):
                address = table.sheet.address(row, column)
                text = v.shown(table.sheet.rows[row][column])
                text = text or table.workbook.faults.at(table.sheet.name, address) or ""
                yield table.source, f"{table.sheet.name}!{address}", text

    def cells(self, index: int, key: str) -> tuple[str, ...]:
        """Write these cells as `Sheet!F7`, or `[2]Sheet!F7` outside of the first source."""
        home = self.rows[index][0][0].source
        return tuple(
            f"{'' if table.source == home else f'[{table.source}]'}"
            f"{table.sheet.name}!{table.sheet.address(row, column)}"
            for table, row in self.rows[index]
            for column in table.header.columns.get(key, ())
        )


def read_submission(
    workbooks: Sequence[Workbook],
    criteria_set: CriteriaSet,
    register: Register,
    contexts: Sequence[Context],
) -> Submission:
    """Read what the communes of some workbooks reported.

    Args:
        workbooks: the sources, in their order.
        criteria_set: whose indicators are looked for.
        register: the communes that exist.
        contexts: for each workbook, where communes without a code are looked for.
    """
    reader = _Reader(workbooks, criteria_set, register)
    for source, context in enumerate(contexts):
        reader.read_workbook(source, context)
    return reader.lay_together()


class _Reader:
    def __init__(
        self, workbooks: Sequence[Workbook], criteria_set: CriteriaSet, register: Register
    ) -> None:
        self.workbooks = workbooks
        self.set = criteria_set
        self.register = register
        self.headings = Headings(criteria_set)
        self.by_code: dict[str, tuple[Commune, list[Row]]] = {}
        self.result = Submission()
        self.classes = class_names(criteria_set)

    def read_workbook(self, source: int, context: Context) -> None:
        """Find the tables of a workbook, and the communes of each."""
        workbook = self.workbooks[source]
        tables: list[Table] = []
        skipped: list[Finding] = []
        for sheet in layout.to_read(workbook.sheets):
            found = self._find_tables(source, sheet)
            if found:
                tables += found
                if sheet.hidden:
                    place = tables[-1].place
                    self.result.findings.append(c.HiddenSheetRead(place=place))
            elif sheet.rows and not _known_without_figures(sheet.name):
                place = Place(workbook.path, sheet.name)
                skipped.append(c.SheetSkipped(place=place, rows=HEADER_ROWS))
        if not tables:
            missing = c.NoHeader(place=Place(workbook.path), rows=HEADER_ROWS)
            self.result.findings.append(missing)
            return
        self.result.findings += skipped
        for table in tables:
            self._read_table(table, context)

    def _find_tables(self, source: int, sheet: Sheet) -> list[Table]:
        headers = find_headers(sheet, self.headings)
        form = find_form(sheet, self.headings, headers[0] if headers else None)
        if form is not None:
            return [Table(source, self.workbooks[source], *form)]
        return [Table(source, self.workbooks[source], sheet, header) for header in headers]

    def _read_table(self, table: Table, context: Context) -> None:
        self.result.findings += header_findings(table, self.headings)
        rows = find_communes(table, self.headings, self.register, context)
        self.result.findings += rows.findings
        self.result.findings += _hidden(table)
        for row, commune in rows.found:
            self.by_code.setdefault(commune.code, (commune, []))[1].append((table, row))

    def lay_together(self) -> Submission:
        """Lay the rows of each commune together and read its figures."""
        result = self.result
        ordered = sorted(
            (found for found in self.by_code.values() if self._sent_something(found[1])),
            key=lambda found: (found[0].province_code, found[0].district_code, found[0].code),
        )
        result.communes = [commune for commune, _ in ordered]
        result.rows = [rows for _, rows in ordered]
        for index, rows in enumerate(result.rows):
            if len(rows) > 1:
                self._report_twice(index, rows)
        for key, indicator in self.set.indicators.items():
            read = v.READERS[indicator.type]
            result.values[key] = _Column(result, key, indicator).lay_together(read)
        self._read_unit_classes()
        self._report_absent_columns()
        return result

    def _report_twice(self, index: int, rows: Sequence[Row]) -> None:
        """Report rows that say of a commune only what another row says too.

        Rows that each hold indicators of their own complete each other, even where a whole such as
        the number of children stands in both. A row that holds nothing is one that the template
        brought and another file fills in.
        """
        commune = self.result.communes[index]
        seen: dict[str, Row] = {}
        for table, row in rows:
            if self._is_blank(table, row, (UNIT_CLASS, *self.set.indicators)):
                continue
            own = [key for key in table.header.columns if key in self.set.indicators]
            shared = [key for key in own if key in seen]
            if shared and len(shared) in (len(own), len(seen)):
                at = table.at(row, table.identity_column)
                first_table, first_row = seen[shared[0]]
                first = str(first_table.at(first_row, first_table.identity_column))
                self.result.findings.append(
                    c.CommuneTwice(place=at, commune=commune.code, name=commune.name, first=first)
                )
            for key in own:
                seen.setdefault(key, (table, row))

    def _sent_something(self, rows: Sequence[Row]) -> bool:
        """Tell whether a commune reported any figure: a row that a template brought is none."""
        return not all(self._is_blank(table, row, self.set.indicators) for table, row in rows)

    def _is_blank(self, table: Table, row: int, keys: Iterable[str]) -> bool:
        faults, sheet = table.workbook.faults, table.sheet
        return all(
            v.is_blank(sheet.rows[row][column])
            and faults.at(sheet.name, sheet.address(row, column)) is None
            for key in keys
            for column in table.header.columns.get(key, ())
        )

    def _read_unit_classes(self) -> None:
        for index, rows in enumerate(self.result.rows):
            cells = [
                (table, row, column)
                for table, row in rows
                for column in table.header.columns.get(UNIT_CLASS, ())
            ]
            given = [table.sheet.rows[row][column] for table, row, column in cells]
            found = {self._class_of(raw) for raw in given if not v.is_blank(raw)}
            known = found - {None}
            self.result.unit_classes.append(next(iter(known)) if len(known) == 1 else None)
            if len(found) != 1 or not known:
                places = [(table, table.at(row, column)) for table, row, column in cells]
                self._report_class(index, places, given)

    def _class_of(self, raw: CellValue) -> str | None:
        return self.classes.get(fold(str(raw)))

    def _report_class(
        self, index: int, cells: Sequence[tuple[Table, Place]], given: Sequence[CellValue]
    ) -> None:
        """Report cells that do not say one unit class."""
        commune = self.result.communes[index].code
        filled = [
            (place, raw)
            for (_, place), raw in zip(cells, given, strict=True)
            if not v.is_blank(raw)
        ]
        if cells and not filled:
            self._report_no_class(index, cells)
        near = tuple(self.set.unit_classes)
        self.result.findings += [
            c.UnitClassUnknown(place=place, commune=commune, given=v.shown(raw), near=near)
            for place, raw in filled
            if self._class_of(raw) is None
        ]
        if len({self._class_of(raw) for _, raw in filled} - {None}) > 1:
            places = [place for place, _ in filled]
            self.result.findings.append(_conflict(UNIT_CLASS_LABEL, commune, places))

    def _report_no_class(self, index: int, cells: Sequence[tuple[Table, Place]]) -> None:
        """Report cells that read as blank: what they really hold, or that they are missing."""
        commune = self.result.communes[index].code
        faults = [
            _fault(fault, place, commune, UNIT_CLASS_LABEL)
            for table, place in cells
            if (fault := table.workbook.faults.at(place.sheet or "", place.cell or ""))
        ]
        near = tuple(self.set.unit_classes)
        missing = c.UnitClassMissing(place=cells[0][1], commune=commune, near=near)
        self.result.findings += faults or [missing]

    def _report_absent_columns(self) -> None:
        """Report, once a file, the columns that none of a commune's rows has."""
        labels = {key: indicator.label for key, indicator in self.set.indicators.items()}
        labels[UNIT_CLASS] = UNIT_CLASS_LABEL
        absent: dict[tuple[int, str], Table] = {}
        checked: dict[tuple[int, ...], None] = {}
        for rows in self.result.rows:
            tables = tuple(id(table) for table, _ in rows)
            if tables in checked:
                continue
            checked[tables] = None
            there = {key for table, _ in rows for key in table.header.columns}
            for key in labels.keys() - there:
                for table, _ in rows:
                    absent.setdefault((table.source, key), table)
        for (_, key), table in absent.items():
            name = key.removeprefix("@")
            self.result.findings.append(
                c.ColumnMissing(place=table.place, key=name, label=labels[key])
            )


def _hidden(table: Table) -> Iterator[Finding]:
    """Report the hidden rows and columns that hold something below a header, or in a form."""
    if not (table.sheet.hidden_rows or table.sheet.hidden_columns):
        return
    rows, columns = _hidden_in_form(table) or _hidden_below_header(table)
    if rows:
        which = spans(row + 1 for row in sorted(rows))
        yield c.HiddenData(place=rows[min(rows)], what=_ROWS, which=which)
    if columns:
        which = spans(sorted(columns), column_letters)
        yield c.HiddenData(place=columns[min(columns)], what=_COLUMNS, which=which)


Lines = dict[int, Place]
"""Rows or columns by their numbers, from 0, each with a cell to point at."""


def _hidden_below_header(table: Table) -> tuple[Lines, Lines]:
    sheet, header = table.sheet, table.header
    below = range(header.last_row + 1, header.end)
    rows = {
        sheet.first_row + row: table.at(row, table.identity_column)
        for row in sheet.hidden_rows.intersection(below)
        if not all(map(v.is_blank, sheet.rows[row]))
    }
    width = range(len(sheet.rows[0]))
    columns = {
        sheet.first_column + column: table.at(header.last_row, column)
        for column in sheet.hidden_columns.intersection(width)
        if not all(v.is_blank(sheet.rows[row][column]) for row in below)
    }
    return rows, columns


def _hidden_in_form(table: Table) -> tuple[Lines, Lines] | None:
    """Find the hidden lines of a form, and the column of its figures; None of a table."""
    sheet = table.sheet
    if not isinstance(sheet, FormSheet):
        return None
    rows: Lines = {}
    columns: Lines = {}
    for at, (row, column) in enumerate(sheet.places[1]):
        if v.is_blank(sheet.rows[1][at]):
            continue
        if row in sheet.hidden_rows:
            rows.setdefault(row, table.at(1, at))
        if column in sheet.hidden_columns:
            columns.setdefault(column, table.at(1, at))
    return rows, columns


_ROWS = Text("hàng", "rows")
_COLUMNS = Text("cột", "columns")


class _Column:
    """One indicator over all communes."""

    def __init__(self, submission: Submission, key: str, indicator: Indicator) -> None:
        self.submission, self.key, self.label = submission, key, indicator.label
        self.counts = indicator.type == "count"
        self.values: list[int | None] = [None] * len(submission.communes)

    def lay_together(self, read: v.Reader) -> list[int | None]:
        """Read the indicator of every commune."""
        runs = [(run, raw) for run in self.submission.runs if (raw := run.raw(self.key))]
        if self.counts and sum(len(raw) for _, raw in runs) == len(self.values):
            whole = v.whole_counts(list(chain.from_iterable(raw for _, raw in runs)))
            if whole is not None:
                return list(whole)
        done = 0
        for run, raw in runs:
            self._one_by_one(range(done, run.start), read)
            done = run.stop
            whole = v.whole_counts(raw) if self.counts else None
            if whole is not None:
                self.values[run.start : run.stop] = whole
                continue
            # Of answers few differ; of counts 1 and TRUE would be taken for the same.
            known = {} if self.counts else {cell: read(cell) for cell in set(raw)}
            for index, cell in enumerate(raw, start=run.start):
                value = known[cell] if known else read(cell)
                if isinstance(value, int) and not (self.counts and isinstance(cell, str)):
                    self.values[index] = value
                else:
                    self.values[index] = self._from_cells(index, read)
        self._one_by_one(range(done, len(self.values)), read)
        return self.values

    def _one_by_one(self, span: range, read: v.Reader) -> None:
        for index in span:
            self.values[index] = self._from_cells(index, read)

    def _from_cells(self, index: int, read: v.Reader) -> int | None:
        """Lay several cells together; blank ones matter only where all are blank."""
        found: dict[int, list[Place]] = {}
        blank: Place | None = None
        invalid = False
        for table, row in self.submission.rows[index]:
            for column in table.header.columns.get(self.key, ()):
                place, raw = table.at(row, column), table.sheet.rows[row][column]
                value = read(raw)
                if isinstance(value, int):
                    found.setdefault(value, []).append(place)
                    if self.counts and isinstance(raw, str) and table.workbook.typed:
                        self._report_text(index, place, v.shown(raw), value)
                elif value is not None:
                    invalid = True
                    self._report(value, index, place, v.shown(raw))
                elif fault := table.workbook.faults.at(place.sheet or "", place.cell or ""):
                    invalid = True
                    commune = self.submission.communes[index].code
                    self.submission.findings.append(_fault(fault, place, commune, self.label))
                else:
                    blank = blank or place
        if len(found) > 1:
            places = [place for places in found.values() for place in places]
            commune = self.submission.communes[index].code
            self.submission.findings.append(_conflict(self.label, commune, places))
            return None
        if blank is not None and not found and not invalid:
            self._report(c.ValueMissing, index, blank, "")
        return next(iter(found), None)

    def _report_text(self, index: int, place: Place, given: str, value: int) -> None:
        commune = self.submission.communes[index].code
        self.submission.findings.append(
            c.TextNumber(place=place, commune=commune, label=self.label, given=given, value=value)
        )

    def _report(self, kind: type[c.ValueFinding], index: int, place: Place, given: str) -> None:
        commune = self.submission.communes[index].code
        self.submission.findings.append(
            kind(place=place, commune=commune, label=self.label, given=given)
        )


def _fault(fault: str, place: Place, commune: str, label: Text) -> Finding:
    """Report an error cell, or a formula that was never calculated, see `workbook.Faults`."""
    kind = c.NeverCalculated if fault.startswith("=") else c.ErrorCell
    return kind(place=place, commune=commune, label=label, given=fault)


def _conflict(label: Text, commune: str, places: Sequence[Place]) -> Finding:
    ordered = sorted(map(str, places))
    return c.ConflictingValues(
        place=min(places, key=str), commune=commune, label=label, cells=tuple(ordered)
    )


def class_names(criteria_set: CriteriaSet) -> dict[str, str]:
    """Find unit classes by their keys and titles, folded."""
    return {
        fold(name): key
        for key, unit_class in criteria_set.unit_classes.items()
        for name in (key, unit_class.title.vi, unit_class.title.en)
    }


def _known_without_figures(sheet_name: str) -> bool:
    names = (*SHEETS, FINDINGS_SHEET.vi, FINDINGS_SHEET.en)
    return fold(sheet_name) in {fold(name) for name in names}
