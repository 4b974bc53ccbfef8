"""Worksheets that take whole rows: what XlsxWriter does cell by cell, for a country's items.

XlsxWriter checks, stores and writes each cell on its own, which took most of the time that the
result of 11,000 communes needs. A `RowSheet` writes the same XML a row at a time; all else
(styles, columns, panes, filters, the package) stays XlsxWriter's. It leans on how XlsxWriter works
with `constant_memory`; a test holds its bytes against XlsxWriter's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import ClassVar

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from cftscore.core.text import no_markup

MOST_COLUMNS = 16_384
LONGEST_TEXT = 32_767
_MOST_DIGITS = 10**15
"""Below that, XlsxWriter writes a whole number with all its digits."""
_LETTERS = [xl_col_to_name(index) for index in range(MOST_COLUMNS)]


def within_cell(text: str) -> str:
    """Return a text as far as a cell holds it, 32,767 UTF-16 units, without markup of its own."""
    text = no_markup(text)
    if len(text) * 2 <= LONGEST_TEXT:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return text
    return units[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"


class _Ends(dict[Format | None, str]):
    """By format, what ends the address of a cell and names its format."""

    def __missing__(self, style: Format | None) -> str:
        written = self[style] = '"' if style is None else f'" s="{style._get_xf_index()}"'
        return written


class RowSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter tells no types
    """A worksheet of a workbook with `constant_memory`, whose rows are written from the top.

    Attributes:
        fitting: makes of a text what its cell is to hold.
    """

    fitting: ClassVar[staticmethod[[str], str]] = staticmethod(within_cell)

    @cached_property
    def _ends(self) -> _Ends:
        return _Ends()

    def write_cells(
        self,
        row: int,
        values: Sequence[str | float | Decimal | None],
        styles: Sequence[Format | None],
    ) -> None:
        """Write a row; no text becomes a formula, a link or a number.

        Args:
            row: counted from 0, below all that are written already.
            values: from column A on; what is None or an empty text gets no cell, and a row of
                nothing else is left out.
            styles: a format for each, or None.
        """
        columns = [index for index, value in enumerate(values) if value is not None and value != ""]
        if not columns:
            return
        for edge in (columns[0], columns[-1]):
            self._check_dimensions(row, edge)
        if self.table:
            self._write_single_row(row)  # what was written before, cell by cell
        number = row + 1
        ends, fitting = self._ends, self.fitting
        cells = []
        for index in columns:
            value = values[index]
            start = f'<c r="{_LETTERS[index]}{number}{ends[styles[index]]}'
            if isinstance(value, str):
                cells.append(f'{start} t="inlineStr"><is><t{_text(value, fitting)}</t></is></c>')
            elif isinstance(value, bool):
                cells.append(f'{start} t="b"><v>{value:d}</v></c>')
            elif type(value) is int and -_MOST_DIGITS < value < _MOST_DIGITS:
                cells.append(f"{start}><v>{value}</v></c>")
            else:
                cells.append(f"{start}><v>{value:.16G}</v></c>")
        start = f'<row r="{number}">'
        if row in self.row_info:
            self._write_row(row, None, self.row_info[row])
            start = ""
        self.fh.write(f"{start}{''.join(cells)}</row>")
        self.previous_row = number


@lru_cache(maxsize=4096)
def _text(value: str, fitting: Callable[[str], str]) -> str:
    """Write a text as the end of the tag `<t` and what it holds."""
    text = fitting(value)
    space = ' xml:space="preserve"' if text != text.strip() else ""
    text = _ESCAPES._escape_data(_ESCAPES._escape_control_characters(text))
    return f"{space}>{text}"


_ESCAPES = Worksheet()
