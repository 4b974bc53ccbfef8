"""Sheets beside the one of figures: a row of headings, and below it rows of communes.

A column is known by its key or by its heading in either language, in any order; other columns are
nobody's business. A heading that is missing, or a row that is of no commune, is for the caller to
report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from cftscore.core.text import Text, fold
from cftscore.findings.model import Place
from cftscore.intake.row_texts import code_of, text_of
from cftscore.register.model import Commune
from cftscore.spreadsheet.load import CellValue, Sheet, Workbook

_UNKNOWN = Text("xã “{written}”", "commune “{written}”")

Counts = Callable[[int, str], bool]
"""Whether a source counts for the commune of a code: a newer one may have taken its place."""

HEADER_ROWS = 20
"""So many rows of such a sheet may hold the headings."""

_NUMBER = re.compile(r" \(\d+\)$")
"""What tells a sheet from another that would have its name: `Xác minh (2)`."""


class SideRow(msgspec.Struct, frozen=True):
    """A row below the headings that says something.

    Attributes:
        source: the place of the workbook among those that were read.
        path, sheet: where it is.
        index: its place in the rows of the sheet.
        columns: by key, the place of the column.
    """

    source: int
    path: str
    sheet: Sheet
    index: int
    columns: Mapping[str, int]

    def raw(self, key: str) -> CellValue:
        """Give the cell of a column, None where there is no such column."""
        row = self.sheet.rows[self.index]
        column = self.columns.get(key)
        return row[column] if column is not None and column < len(row) else None

    def text(self, key: str) -> str:
        """Give the same as a text, empty where it is blank."""
        return text_of(self.raw(key))

    def commune(self, key: str = "code") -> str:
        """Give the code of the commune, with the zero that a program took for nothing."""
        code = code_of(self.text(key))
        return code.zfill(5) if code.isdecimal() and code.isascii() else code

    def named(self, communes: Mapping[str, Commune]) -> Text:
        """Name the commune as people know it, or as it is written where there is none."""
        commune = communes.get(self.commune())
        if commune is None:
            return _UNKNOWN.filled(written=self.text("code"))
        return Text(*[f"{commune.name} ({commune.code})"] * 2)

    def place(self, key: str) -> Place:
        """Say where the cell of a column is; of one that is not there the first of the row."""
        return Place(self.path, self.sheet.name, self.cell(key))

    def cell(self, key: str) -> str:
        """Give the address of the cell of a column."""
        return self.sheet.address(self.index, self.columns.get(key, 0))


@dataclass(frozen=True)
class SideSheet:
    """A kind of such sheets.

    Attributes:
        name: that they bear; a number may stand behind it.
        headings: the columns by key, in order.
        needed: the keys without which it is no such sheet, and gives no rows.
        others: more headings by which people name a column, by its key.
    """

    name: Text
    headings: Mapping[str, Text]
    needed: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_named(self, name: str) -> bool:
        """Whether a sheet bears the name of the kind."""
        return fold(_NUMBER.sub("", name)) in (fold(self.name.vi), fold(self.name.en))

    def is_one(self, sheet: Sheet) -> bool:
        """Whether a sheet is one of the kind: it bears the name, and has the headings."""
        return self.is_named(sheet.name) and any(map(self.columns, sheet.rows[:HEADER_ROWS]))

    def columns(self, row: Sequence[object]) -> dict[str, int]:
        """Find the columns by what stands in a row; nothing where that is not the headings."""
        found: dict[str, int] = {}
        for column, value in enumerate(row):
            if isinstance(value, str) and (key := self._by_heading.get(fold(value))) is not None:
                found.setdefault(key, column)
        return found if found.keys() >= {*self.needed} else {}

    def sheets(self, workbook: Workbook) -> list[Sheet]:
        """Give the sheets of the kind in a workbook."""
        return [sheet for sheet in workbook.sheets if self.is_one(sheet)]

    def rows(self, workbooks: Iterable[Workbook]) -> Iterator[SideRow]:
        """Give the rows below the headings of all sheets of the kind, but for blank ones."""
        for source, workbook in enumerate(workbooks):
            for sheet in self.sheets(workbook):
                yield from self._rows(source, workbook.path, sheet)

    def _rows(self, source: int, path: str, sheet: Sheet) -> Iterator[SideRow]:
        columns: dict[str, int] = {}
        for index, row in enumerate(sheet.rows):
            # The row of keys below the headings names all of them again.
            headed = self.columns(row)
            columns = columns or headed
            if columns and not headed:
                found = SideRow(source, path, sheet, index, columns)
                if any(map(found.text, columns)):
                    yield found

    @cached_property
    def _by_heading(self) -> dict[str, str]:
        others = {fold(text): key for key, texts in self.others.items() for text in texts}
        keys = {fold(key): key for key in self.headings}
        own = {
            fold(text): key for key, label in self.headings.items() for text in (label.vi, label.en)
        }
        return {**others, **keys, **own}
