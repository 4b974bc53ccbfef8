"""Worksheets that take whole rows: what XlsxWriter does cell by cell, for a country's items.

XlsxWriter checks, stores and writes each cell on its own, which took most of the time that the
result of 11,000 communes needs. A `RowSheet` writes the same XML a row at a time; all else
(styles, columns, panes, filters, the package) stays XlsxWriter's. It leans on how XlsxWriter works
with `constant_memory`; a test holds its bytes against XlsxWriter's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from cftscore.core.text import no_markup
from cftscore.output.columns import Value
from cftscore.output.words import clean

_LONGEST_TEXT = 32767
_LETTERS = [xl_col_to_name(index) for index in range(16_384)]


class RowSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter tells no types
    """A worksheet of a workbook with `constant_memory`, whose rows are written from the top."""

    def write_cells(self, row: int, values: Sequence[Value], styles: Sequence[Format]) -> None:
        """Write a row; no text becomes a formula, a link or a number.

        Args:
            row: counted from 0, below all that are written already.
            values: from column A on; what is None or an empty text gets no cell, but one of them
                holds something.
            styles: a format for each.
        """
        columns = [index for index, value in enumerate(values) if value is not None and value != ""]
        for edge in (columns[0], columns[-1]):
            self._check_dimensions(row, edge)
        if self.table:
            self._write_single_row(row)  # what was written before, cell by cell
        number = row + 1
        cells = []
        for index in columns:
            value = values[index]
            start = f'<c r="{_LETTERS[index]}{number}" s="{styles[index]._get_xf_index()}"'
            if isinstance(value, str):
                cells.append(f'{start} t="inlineStr"><is><t{_text(value)}</t></is></c>')
            else:
                cells.append(f"{start}><v>{value:.16G}</v></c>")
        self._write_row(row, None, self.row_info.get(row))
        self.fh.write("".join(cells))
        self._xml_end_tag("row")
        self.previous_row = number


@lru_cache(maxsize=4096)
def _text(value: str) -> str:
    """Write a text as the end of the tag `<t` and what it holds."""
    text = fitting(value)
    space = ' xml:space="preserve"' if text != text.strip() else ""
    text = _ESCAPES._escape_data(_ESCAPES._escape_control_characters(text))
    return f"{space}>{text}"


_ESCAPES = Worksheet()


def fitting(value: str) -> str:
    """Keep a text within what a cell can hold: no control characters, 32,767 UTF-16 units."""
    if value[:1] != "<" and len(value) * 2 <= _LONGEST_TEXT and value.isprintable():
        return value
    text = no_markup(clean(value))
    if len(text) * 2 <= _LONGEST_TEXT:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST_TEXT:
        return text
    return units[: 2 * (_LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"
