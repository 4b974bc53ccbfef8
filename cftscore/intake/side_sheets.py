"""Sheets beside the one of figures: a row of headings, and below it rows of communes.

A column is known by its key or by its heading in either language, in any order; other columns are
nobody's business. A heading that is missing, or a row that is of no commune, is for the caller to
report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cftscore.core.text import Text, fold
from cftscore.findings.model import Place
from cftscore.intake.row_texts import code_of, text_of
from cftscore.spreadsheet.load import CellValue, Sheet, Workbook

HEADER_ROWS = 20
"""So many rows of such a sheet may hold the headings."""


@dataclass(frozen=True, slots=True)
class SideRow:
    """A row below the headings that says something.

    Attributes:
        sheet, path: where it is.
        index: its place in the rows of the sheet.
        columns: by key, the place of the column.
    """

    sheet: Sheet
    path: str
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

    @property
    def code(self) -> str:
        """The code of the commune, with the zero that a program took for nothing."""
        code = code_of(self.text("code"))
        return code.zfill(5) if code.isdecimal() and code.isascii() else code

    def place(self, key: str) -> Place:
        """Say where the cell of a column is."""
        return Place(self.path, self.sheet.name, self.cell(key))

    def cell(self, key: str) -> str:
        """Give the address of the cell of a column."""
        return self.sheet.address(self.index, self.columns.get(key, 0))


def rows(
    workbooks: Iterable[Workbook], name: str, columns: Mapping[str, Text], needed: Sequence[str]
) -> Iterator[SideRow]:
    """Give the rows below the headings of all sheets that bear a name.

    Args:
        workbooks: that the sheets are in.
        name: of the sheets.
        columns: the headings by key.
        needed: the keys without which it is no such sheet, and gives no rows.
    """
    wanted = fold(name)
    for workbook in workbooks:
        for sheet in workbook.sheets:
            if fold(sheet.name) == wanted:
                yield from _rows(workbook, sheet, columns, needed)


def _rows(
    workbook: Workbook, sheet: Sheet, columns: Mapping[str, Text], needed: Sequence[str]
) -> Iterator[SideRow]:
    labels = {fold(said): key for key, text in columns.items() for said in (text.vi, text.en)}
    known = labels | {fold(key): key for key in columns}
    header: dict[str, int] | None = None
    for index, row in enumerate(sheet.rows):
        found = {
            known[folded]: column
            for column, value in reversed(list(enumerate(row)))
            if isinstance(value, str) and (folded := fold(value)) in known
        }
        if all(key in found for key in needed):
            # The row of keys below the headings names all of them again.
            header = found if header is None else header
        elif header is None and index >= HEADER_ROWS:
            return
        elif header is not None:
            one = SideRow(sheet, workbook.path, index, header)
            if any(one.text(key) for key in columns):
                yield one
