"""Collecting: from the tables of some workbooks to what each commune reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cftscore.core import figures
from cftscore.findings import kinds as c
from cftscore.intake import (
    communes_twice,
    focus,
    unit_class,
    unit_findings,
)
from cftscore.intake import values as v
from cftscore.intake.cells import Row
from cftscore.intake.checks import points, ratios
from cftscore.intake.combine import combine
from cftscore.intake.find import Found, find_all
from cftscore.intake.header import Table
from cftscore.intake.headings import UNIT_CLASS, Headings
from cftscore.intake.info import read_info
from cftscore.intake.latest import Latest, repeats
from cftscore.intake.over_periods import Parts, add_up, rows_by_part
from cftscore.intake.prefilled import Prefilled
from cftscore.intake.rows import Context
from cftscore.intake.stated_ratios import Stated
from cftscore.intake.submission import Submission
from cftscore.intake.unit_class import ClassSources, read_unit_classes
from cftscore.intake.unrecognised import (
    columns_missing,
)
from cftscore.register.model import Commune, Register
from cftscore.spreadsheet.load import Workbook


def read_submission(
    workbooks: Sequence[Workbook],
    headings: Headings,
    register: Register,
    contexts: Sequence[Context],
    classes: ClassSources | None = None,
    *,
    latest: bool = False,
    parts: Parts | None = None,
    jobs: int = 1,
) -> Submission:
    """Read what the communes of some workbooks reported.

    Args:
        workbooks: the sources, in their order.
        headings: those of the indicators that are looked for.
        register: the communes that exist.
        contexts: for each workbook, where communes without a code are looked for.
        classes: what says unit classes beside the workbooks.
        latest: of several workbooks of one commune only the newest counts.
        parts: of which part of the year each workbook is, where they are to be added up.
        jobs: how many processes may look for tables, where there are enough workbooks for several.
    """
    reader = _Reader(workbooks, headings, register, classes, latest=latest, parts=parts)
    for found in find_all(workbooks, headings, register, contexts, jobs):
        reader.take(found)
    return reader.combine()


class _Reader:
    def __init__(
        self,
        workbooks: Sequence[Workbook],
        headings: Headings,
        register: Register,
        classes: ClassSources | None,
        *,
        latest: bool,
        parts: Parts | None,
    ) -> None:
        self.classes, self.parts = classes, parts
        self.latest = latest
        self.workbooks = workbooks
        self.set = headings.set
        self.register = register
        self.headings = headings
        self.by_code: dict[str, tuple[Commune, list[Row]]] = {}
        self.tables: list[tuple[Table, list[tuple[int, Commune]]]] = []
        self.result = Submission()
        self.unasked: dict[int, set[str]] = {}
        # By the identity of headers, which many tables share.
        self.columns: dict[int, tuple[int, ...]] = {}
        self.known: dict[int, set[str]] = {}

    def take(self, found: Found) -> None:
        """Take what a workbook holds."""
        self.result.findings += found.findings
        for table, rows in found.tables:
            self.tables.append((table, rows))
            for row, commune in rows:
                self.by_code.setdefault(commune.code, (commune, []))[1].append((table, row))

    def _read_beside(self, table: Table, rows: list[tuple[int, Commune]]) -> None:
        """Read what stands beside the figures of some rows: shares, rates and points."""
        self.result.findings += ratios.differing(table, rows, self.set)
        self.result.typed_points += points.typed(table, rows, self.set)
        for item, code, stated in ratios.stated(table, rows, self.set):
            before = self.result.ratios.setdefault(item, {}).setdefault(code, stated)
            if before.meanings != stated.meanings:
                self.result.ratios[item][code] = Stated(before.cell, ())

    def _keep_latest(self, prefilled: Prefilled) -> None:
        """Pass over what newer workbooks take the place of."""
        latest = Latest(self.workbooks, self.set, prefilled)
        for code, (commune, rows) in self.by_code.items():
            self.by_code[code] = commune, latest.choose(commune, rows)
        self.result.findings += latest.findings()
        self.result.passed_over = latest.passed_over

    def combine(self) -> Submission:
        """Combine the rows of each commune and read its figures."""
        result = self.result
        prefilled = Prefilled(self.workbooks, self.set)
        if self.latest:
            self._keep_latest(prefilled)
        filled: set[str] = set()
        for table, found in self.tables:
            passed = result.passed_over
            kept = [row for row in found if table.source not in passed.get(row[1].code, ())]
            self._read_beside(table, kept)
            filled.update(self._filled(table, kept))
        ordered = sorted(
            (
                found
                for found in self.by_code.values()
                if (found[0].code in filled or self._stated_something(found[0].code))
                and not prefilled.holds(*found)
            ),
            key=lambda found: (found[0].province_code, found[0].district_code, found[0].code),
        )
        result.findings += prefilled.findings()
        result.unconfirmed = prefilled.codes
        result.communes = [commune for commune, _ in ordered]
        sent = {commune.code for commune in result.communes}
        result.untouched = {
            code: commune for code, (commune, _) in self.by_code.items() if code not in sent
        }
        result.rows = [rows for _, rows in ordered]
        for index, rows in enumerate(result.rows):
            for some in rows_by_part(rows, self.parts):
                if len(some) > 1:
                    self._report_twice(index, some)
        units = self.headings.names.units
        if self.parts is not None:
            columns = add_up(result, self.set, self.parts, units)
        else:
            columns = {
                key: combine(result, key, indicator, units(key))
                for key, indicator in self.set.indicators.items()
            }
        result.values = figures.frame(columns, [commune.code for commune in result.communes])
        read_unit_classes(result, self.set, self.classes)
        self._report_absent_columns()
        result.findings = communes_twice.in_one(result.findings)
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
            if repeats(frozenset(own), frozenset(seen)):
                at = table.at_row(row)
                first_table, first_row = seen[shared[0]]
                first = str(first_table.at_row(first_row))
                other_file = table.source != first_table.source
                self.result.findings.append(
                    c.CommuneTwice(
                        place=at,
                        commune=commune.code,
                        name=commune.name,
                        first=first,
                        option="--latest" if other_file and not self.latest else "",
                    )
                )
            for key in own:
                seen.setdefault(key, (table, row))

    def _filled(self, table: Table, rows: Iterable[tuple[int, Commune]]) -> Iterator[str]:
        """Give the communes that reported any figure: a row that a template brought is none."""
        columns = self._columns_of_figures(table)
        for row, commune in rows:
            cells = table.sheet.rows[row]
            for column in columns:  # of most the first tells it
                if not v.is_blank(cells[column]):
                    yield commune.code
                    break

    def _columns_of_figures(self, table: Table) -> tuple[int, ...]:
        header = table.header
        if id(header) not in self.columns:
            self.columns[id(header)] = tuple(
                column for key in self.set.indicators for column in header.columns.get(key, ())
            )
        return self.columns[id(header)]

    def _stated_something(self, code: str) -> bool:
        """Tell whether a commune stated a share or rate of an item without its counts."""
        return any(code in by_code for by_code in self.result.ratios.values())

    def _is_blank(self, table: Table, row: int, keys: Iterable[str]) -> bool:
        return all(
            v.is_blank(table.sheet.rows[row][column])
            for key in keys
            for column in table.header.columns.get(key, ())
        )

    def _report_absent_columns(self) -> None:
        """Report, once a file, the columns that none of a commune's rows has."""
        labels = {key: indicator.label for key, indicator in self.set.indicators.items()}
        if None in self.result.unit_classes:
            labels[UNIT_CLASS] = unit_class.LABEL
        absent: dict[tuple[int, str], Table] = {}
        checked: dict[tuple[int, ...], None] = {}
        for rows in self.result.rows:
            tables = tuple(id(table) for table, _ in rows)
            if tables in checked:
                continue
            checked[tables] = None
            there = {key for table, _ in rows for key in self._known(table)}
            for key in labels.keys() - there:
                for table, _ in rows:
                    absent.setdefault((table.source, key), table)
        asked_for = {
            (source, key): table
            for (source, key), table in absent.items()
            if key not in self._not_asked(source)
        }
        self.result.findings += columns_missing(asked_for, labels)

    def _not_asked(self, source: int) -> set[str]:
        """Give the indicators of the criteria that a workbook says it is not made for."""
        if source not in self.unasked:
            criteria = focus.stated(read_info(self.workbooks[source]), self.set)
            asked = focus.indicators(self.set, criteria)
            self.unasked[source] = set(self.set.indicators).difference(asked)
        return self.unasked[source]

    def _known(self, table: Table) -> set[str]:
        """Give what a table has, or of which a finding says where it stands why it is not read."""
        header = table.header
        if id(header) not in self.known:
            known = set(header.columns)
            known |= {part.of for part in header.parts.values() if part.kind == "part" and part.of}
            known.update(unit_findings.with_units(table, self.headings).values())
            for item in ratios.ratio_columns(table, self.set).values():
                if item.numerator not in header.columns:
                    known.update(item.indicators)
            self.known[id(header)] = known
        return self.known[id(header)]
