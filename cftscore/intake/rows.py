"""Rows: which commune each row below a header belongs to, and which rows are none.

A row's commune is told by its code, else by its name within the district that the row or the
workbook states. Rows of totals, notes and signatures are passed over, and said so; a row with
figures whose commune cannot be told is a finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta
from functools import cached_property

import msgspec

from cftscore.core.text import fold, nearest, nfc
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import hamlet_rows
from cftscore.intake.checks.totals import Totals
from cftscore.intake.district_rows import DistrictRows, district_finding, district_named
from cftscore.intake.hamlet_rows import is_hamlet
from cftscore.intake.header import Table
from cftscore.intake.headings import CODE, DISTRICT, NAME, UNIT_CLASS, Headings
from cftscore.intake.row_areas import Areas, Beside
from cftscore.intake.row_labels import RowLabels
from cftscore.intake.row_texts import (
    GROUP,
    LONGEST_CODE,
    TOTAL,
    code_in_name,
    code_of,
    is_numbering,
    number_of,
    slips,
    text_of,
    without_footnote,
)
from cftscore.intake.values import READERS, Value, is_blank
from cftscore.register.model import Commune, Register
from cftscore.spreadsheet.load import CellValue

_MOST_SEARCHED, _MOST_SUMMED, _MOST_NEAR = 200_000, 100, 4
_HEADINGS = 2
"""In so many cells of a row stand headings where a header is repeated."""
_NEAR_CODES = 100  # about so many are one slip away
# Twice as many rows as there are communes tell enough; those below are passed over.
_MOST_UNKNOWN, _MOST_REPEATED, _SOMETIMES = 20_000, 2_000, 1_000


class Context(msgspec.Struct, frozen=True):
    """Where a workbook's communes lie, as far as it or the command says; empty where it does not.

    Attributes:
        district_code: the only district.
        province_code: the only province.
    """

    district_code: str = ""
    province_code: str = ""


class CommuneRows(msgspec.Struct):
    """The rows of a sheet that are communes.

    Attributes:
        found: pairs of the row, by its place in the sheet's rows, and its commune.
        findings: about the rows that are not, and about doubtful ones.
    """

    found: list[tuple[int, Commune]] = msgspec.field(default_factory=list)
    findings: list[Finding] = msgspec.field(default_factory=list)


def find_communes(
    table: Table, headings: Headings, register: Register, context: Context
) -> CommuneRows:
    """Find the communes of a sheet below its header.

    Args:
        table: the sheet and its header.
        headings: the headings of the criteria set, to know a header that is repeated.
        register: the communes that exist.
        context: where communes without a code are looked for.
    """
    return _Reader(table, headings, register, context).read()


class _Reader:
    def __init__(
        self, table: Table, headings: Headings, register: Register, context: Context
    ) -> None:
        self.table, self.sheet, self.header = table, table.sheet, table.header
        self.headings, self.register, self.context = headings, register, context
        self.code, self.name = self.header.first(CODE), self.header.first(NAME)
        self.district = self.header.first(DISTRICT)
        self.of_communes = (self.name, self.header.first(UNIT_CLASS))
        types = headings.set.indicators
        self.readers: list[tuple[int, Callable[[CellValue], Value]]] = [
            (column, READERS[types[key].type])
            for key, columns in self.header.columns.items()
            if key in types
            for column in columns
        ]
        self.result = CommuneRows()
        self.skipped: list[int] = []
        self.by_name: list[int] = []
        self.unknown: list[tuple[int, str, Sequence[Commune]]] = []
        self.beside = Beside(table)
        self.areas = Areas(register, context.province_code)
        self.group: str | None = None
        self.labels, self.searched = RowLabels(table, headings, self._has_figures), 0
        self.grouped = self.name is not None and self._begins_with_group()

    def read(self) -> CommuneRows:
        first, rest = self.header.last_row + 1, range(0)
        for index in range(first, self.header.end):
            if index % _SOMETIMES == 0 and self._is_endless():
                rest = range(index, self.header.end)
                break
            row = self.sheet.rows[index]
            code, name = self.labels.above(row, self._code_and_name(row))
            below_header = index == first or index - 1 in self.skipped[-1:]
            if below_header and is_numbering(row):
                self.skipped.append(index)
            elif (code or name) and self.labels.leaves(index) and not self._is_total(row):
                self.labels.leave(index)
            elif code:
                self._by_code(index, code, name)
            elif name:
                self._by_name(index, row, name)
            elif self._has_figures(row) and not self._is_total(row):
                self.unknown.append((index, name, ()))
            elif not all(map(is_blank, row)):
                self.skipped.append(index)
        members = sorted(
            {index for index, _ in self.result.found} | {at for at, _, _ in self.unknown}
        )
        totals = Totals(self.table, self.headings.set, members)
        self._leave_districts(totals)
        self._report_unknown(totals)
        self.result.findings += self.labels.findings()
        self.result.findings += totals.findings(sorted(self.skipped))
        self.skipped += rest
        self._note_rows()
        return self.result

    def _is_endless(self) -> bool:
        """Whether so many rows are of no commune, or of one again, that no more need be told."""
        unknown = len(self.result.findings) + len(self.unknown)
        again = len(self.result.found) - len({commune.code for _, commune in self.result.found})
        return unknown > _MOST_UNKNOWN or again > _MOST_REPEATED

    def _code_and_name(self, row: Sequence[CellValue]) -> tuple[str, str]:
        """Read the two cells; a text in the code's cell that is no code serves as the name."""
        name = without_footnote(text_of(row[self.name])) if self.name is not None else ""
        code = code_of(text_of(row[self.code])) if self.code is not None else ""
        if code.isdecimal() and code.isascii():
            return code.zfill(5), name
        looks_like_code = (
            len(code) <= LONGEST_CODE and " " not in code and any(map(str.isdigit, code))
        )
        return (code, name) if looks_like_code else code_in_name(name or code)

    def _by_code(self, index: int, code: str, name: str) -> None:
        commune = self.register.communes.get(code)
        if commune is None and self._is_total(self.sheet.rows[index]):
            self.skipped.append(index)
        elif commune is None:
            self.result.findings.append(
                c.CodeNotOnRegister(
                    place=self._at(index, self.code),
                    given=code,
                    name=name,
                    register=self.register.title,
                    near=self._near_code(code, name),
                )
            )
        elif not name or name == commune.name or self.register.fits(name, commune):
            self.result.found.append((index, commune))
            self.result.findings += self.beside.differing(index, commune)
        else:
            self._name_differs(index, commune, name)

    def _near_code(self, code: str, name: str) -> tuple[str, ...]:
        named = self._matching(name) if name else []
        if named:
            return tuple(map(self.register.describe, named[:3]))
        communes = self.register.communes
        slipped = slips(code) if self.searched < _MOST_SEARCHED else ()
        self.searched += _NEAR_CODES
        near = [communes[like] for like in slipped if like in communes]
        wanted = number_of(code) if near else 0
        near.sort(key=lambda commune: abs(number_of(commune.code) - wanted))
        near.sort(key=self._is_inside, reverse=True)
        return tuple(map(self.register.describe, near[:3]))

    def _name_differs(self, index: int, commune: Commune, name: str) -> None:
        at = self._at(index, self.name)
        neighbours = self.register.communes_of(
            district_code=commune.district_code, province_code=commune.province_code
        )
        close = nearest(name, [neighbour.name for neighbour in neighbours])
        if close and close[0] == commune.name:
            self.result.findings.append(
                c.NameMisspelt(
                    place=at,
                    commune=commune.code,
                    given=commune.code,
                    registered=commune.name,
                    written=name,
                )
            )
            self.result.found.append((index, commune))
            return
        named = self._matching(name)[:3]
        self.result.findings.append(
            c.NameDoesNotFit(
                place=at,
                commune=commune.code,
                given=commune.code,
                registered=commune.name,
                written=name,
                near=tuple(map(self.register.describe, named)) or tuple(close),
            )
        )

    def _by_name(self, index: int, row: Sequence[CellValue], name: str) -> None:
        written = text_of(row[self.district]) if self.district is not None else ""
        district_code = self.areas.stated(written)
        if district_code is None:
            district_code = self.group or self.context.district_code
        matches = self.register.matching(
            name, district_code=district_code, province_code=self.context.province_code
        )
        if len(matches) == 1:
            self.result.found.append((index, matches[0]))
            self.by_name.append(index)
        elif self.grouped and (group := self._group_of(row)) is not None:
            self.group = group
            self.skipped.append(index)
        elif self._has_figures(row) and (matches or not self._is_total(row)):
            self.unknown.append((index, name, matches))
        else:
            self.skipped.append(index)

    def _begins_with_group(self) -> bool:
        """Tell whether a row that is only a district stands before the first commune.

        Where subtotals stand below their communes, no row says what those after it are of.
        """
        if not self.register.has_districts or self.district is not None:
            return False
        first = self.header.last_row + 1
        for index in range(first, min(self.header.end, first + _MOST_UNKNOWN)):
            row = self.sheet.rows[index]
            if self._group_of(row) is not None:
                return True
            name = self._code_and_name(row)[1]
            if name and self.register.matching(name, province_code=self.context.province_code):
                return False
        return False

    def _group_of(self, row: Sequence[CellValue]) -> str | None:
        return self.areas.group(text_of(row[self.name]) if self.name is not None else "")

    def _matching(self, name: str) -> list[Commune]:
        return self.register.matching(
            name,
            district_code=self.context.district_code,
            province_code=self.context.province_code,
        )

    def _leave_districts(self, totals: Totals) -> None:
        """Leave `An Phú` where it seems to be the district and not its township."""
        found = dict(self.result.found)
        stated = self.grouped or self.district is not None
        rows = DistrictRows(self.table, found, self.by_name, stated, totals)
        for index, has_own_row in rows.townships_in_doubt().items():
            self.result.found.remove((index, found[index]))
            self.by_name.remove(index)
            if has_own_row:
                self.skipped.append(index)
            else:
                self.result.findings.append(rows.finding(index, found[index]))

    def _report_unknown(self, totals: Totals) -> None:
        """Report the rows of no known commune, likely ones of the other rows' district first."""
        districts = Counter(commune.district_code for _, commune in self.result.found)
        hamlets = {at for at, name, matches in self.unknown if not matches and is_hamlet(name)}
        self.unknown = [row for row in self.unknown if row[0] not in hamlets]
        hamlets.update(self.labels.hamlets)
        self.result.findings += hamlet_rows.report(self.table, sorted(hamlets))
        for count, (index, name, matches) in enumerate(self.unknown):
            if count < _MOST_SUMMED and not matches and totals.is_sum(index):
                self.skipped.append(index)
                continue
            among = [*districts, self.context.district_code] if count < _MOST_SUMMED else []
            if not matches and (district := district_named(name, self.register, among)):
                if totals.most_are_sums(index):
                    self.skipped.append(index)
                else:
                    row = district_finding(self.table, index, district)
                    self.result.findings.append(row)
                continue
            likely = sorted(matches, key=lambda commune: -districts[commune.district_code])
            # Where many rows are unknown the whole register is another: to search it takes long.
            if not likely and name and self.searched < _MOST_SEARCHED:
                self.searched += len(self._inside)
                likely = self.register.nearest(name.partition("(")[0], self._inside)
            self.result.findings.append(
                c.RowNotRecognised(
                    place=self._at(index, self.code if self.name is None else self.name),
                    given_name=name,
                    near=tuple(map(self.register.describe, likely[:_MOST_NEAR])),
                    district=self._district_that_tells(districts, matches),
                )
            )

    def _district_that_tells(self, districts: Mapping[str, int], matches: Sequence[Commune]) -> str:
        """Name the district of all other rows, if one of these communes alone lies in it."""
        if len(districts) != 1 or self.context.district_code:
            return ""
        inside = [commune for commune in matches if commune.district_code in districts]
        return self.register.district_as_typed(*districts) if len(inside) == 1 else ""

    @cached_property
    def _inside(self) -> list[Commune]:
        return list(filter(self._is_inside, self.register.communes.values()))

    def _is_inside(self, commune: Commune) -> bool:
        return self.context.district_code in ("", commune.district_code) and (
            self.context.province_code in ("", commune.province_code)
        )

    def _has_figures(self, row: Sequence[CellValue]) -> bool:
        """Tell whether a row holds figures, be they sound or not; dates and words are none."""
        return any(
            not is_blank(row[column])
            and not isinstance(row[column], date | time | timedelta)
            and read(row[column]) not in (c.NotNumber, c.NotYesNo)
            for column, read in self.readers
        )

    def _is_total(self, row: Sequence[CellValue]) -> bool:
        """Tell a row of totals of all or of a district, or a header repeated on another page."""
        texts = [
            (column, nfc(value))
            for column, value in enumerate(row)
            if isinstance(value, str) and value.strip()
        ]
        # A commune says its district too: only without a name or class is that what the row is of.
        commune = any(where is not None and not is_blank(row[where]) for where in self.of_communes)
        for column, text in texts[:2]:
            folded = fold(text)
            if TOTAL.fullmatch(folded) or GROUP.fullmatch(folded):
                return True
            if not (commune and column == self.district) and self.areas.is_named(text):
                return True
        return self._repeats_header([text for _, text in texts])

    def _repeats_header(self, texts: Sequence[str]) -> bool:
        """Tell whether two of some texts or more are headings; names, left, are read last."""
        known, left = 0, len(texts)
        for text in reversed(texts):
            if known + left < _HEADINGS:
                return False
            known, left = known + (self.headings.recognise(text) is not None), left - 1
        return known >= _HEADINGS

    def _note_rows(self) -> None:
        if self.by_name:
            rows = self.sheet.named(self.by_name)
            note = c.MatchedByName(place=self.table.place, count=len(self.by_name), rows=rows)
            self.result.findings.append(note)
        if self.skipped:
            rows = self.sheet.named(sorted(self.skipped))
            columns = rows[:1].isalpha()
            skipped = c.RowsSkipped(place=self.table.place, rows=rows, columns=columns)
            self.result.findings.append(skipped)

    def _at(self, index: int, column: int | None) -> Place:
        return self.table.at(index, column if column is not None else 0)
