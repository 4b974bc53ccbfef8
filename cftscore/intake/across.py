"""Sheets with indicators down and communes across, read as a table with a row for each commune.

Every address stays that of the sheet's own cell. The names of the communes stand in the row above
the first indicator; a line `Trong đó: …` is read with the line that it is a part of.
"""

from __future__ import annotations

from collections.abc import Sequence

from cftscore.criteria.model import CriteriaSet
from cftscore.intake import pairs
from cftscore.intake import values as v
from cftscore.intake.forms import FormSheet
from cftscore.intake.header import Header
from cftscore.intake.header_texts import heading_text
from cftscore.intake.headings import FIGURES, NAME, Headings
from cftscore.intake.subheadings import subheading
from cftscore.spreadsheet.load import CellValue, Sheet, cells_of

_FEWEST = 3
_BY_CHANCE = 3
"""A header that names more is that of a table with communes down."""
_MOST_ROWS, _MOST_LABELS = 500, 8

_Cell = tuple[int, int]


def find_across(
    sheet: Sheet, headings: Headings, header: Header | None
) -> tuple[FormSheet, Header] | None:
    """Recognise a sheet with communes across.

    Args:
        sheet: the sheet as it is.
        headings: the headings of the criteria set.
        header: the header that was found in it, if any: this one must name more indicators.

    Returns:
        The sheet as a table, and the header of that; None where it is none.
    """
    named = sum(not key.startswith("@") for key in header.columns) if header is not None else 0
    if named > _BY_CHANCE:
        return None
    return _Across(sheet, headings).read(max(named + 1, _FEWEST))


class _Across:
    def __init__(self, sheet: Sheet, headings: Headings) -> None:
        self.sheet, self.headings = sheet, headings
        self.rows = sheet.rows[:_MOST_ROWS]

    def read(self, fewest: int) -> tuple[FormSheet, Header] | None:
        """Read the sheet, if a column of it names so many indicators."""
        width = min(_MOST_LABELS, max(map(len, self.rows), default=0))
        by_column = {column: self._keys(column) for column in range(width)}
        labels = max(by_column, key=lambda column: len(set(by_column[column].values())), default=0)
        keys = by_column.get(labels, {})
        if len(set(keys.values())) < fewest:
            return None
        heads = self._row_of_names(min(keys), labels, keys)
        return None if heads is None else self._table(labels, keys, heads)

    def _text(self, row: int, column: int) -> str:
        cells = self.rows[row]
        raw = cells[column] if column < len(cells) else None
        return heading_text(raw) if isinstance(raw, str) else ""

    def _keys(self, column: int) -> dict[int, str]:
        """Find the indicators that the cells of a column name, by row."""
        lines = [row for row in range(len(self.rows)) if self._text(row, column)]
        readings = self.headings.read([[self._text(row, column) for row in lines]])
        return {
            row: reading.key
            for row, reading in zip(lines, readings, strict=True)
            if reading.key is not None and not reading.key.startswith("@")
        }

    def _row_of_names(
        self, first: int, labels: int, keys: dict[int, str]
    ) -> dict[int, _Cell] | None:
        """Find the columns of figures, and for each the cell that names its commune."""
        width = max(map(len, self.rows))
        filled = [
            column
            for column in range(labels + 1, width)
            if sum(v.is_number(self._raw(row, column)) for row in keys) * _FEWEST >= len(keys)
        ]
        for row in range(first - 1, -1, -1):
            headed = [column for column in filled if not v.is_blank(self._raw(row, column))]
            if len(headed) == 1:
                return None
            said = {column: self._subheading(row, column) for column in headed}
            if headed and all(said.values()):
                return self._above(row, [at for at, kind in said.items() if kind == "whole"])
            if headed:
                return {column: (row, column) for column in headed}
        return None

    def _subheading(self, row: int, column: int) -> str:
        text = self._text(row, column)
        if self.headings.read([[text]])[0].key == FIGURES:
            return "whole"
        return subheading(text, self.headings.names, self.headings.year)

    def _above(self, row: int, columns: Sequence[int]) -> dict[int, _Cell] | None:
        """Find the communes above a row of years, `Kế hoạch`, `Nam` and the like."""
        if not row:
            return None
        cells = {column: (row - 1, column) for column in columns}
        for top, left, bottom, right in self.sheet.merged:
            if top <= row - 1 <= bottom:
                inside = range(left, right + 1)
                cells.update({column: (top, left) for column in columns if column in inside})
        named = {at: cell for at, cell in cells.items() if not v.is_blank(self._raw(*cell))}
        return named if len(named) > 1 else None

    def _raw(self, row: int, column: int) -> CellValue:
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def _table(
        self, labels: int, keys: dict[int, str], communes: dict[int, _Cell]
    ) -> tuple[FormSheet, Header]:
        keys = self._without_blank_twins(keys, list(communes))
        heads = min(row for row, _ in communes.values())
        lines = [
            row
            for row in range(min(keys), max(keys) + 1)
            if row in keys or any(v.is_number(self._raw(row, column)) for column in communes)
        ]
        columns: dict[str, list[int]] = {NAME: [0]}
        for at, row in enumerate(lines, start=1):
            if row in keys:
                columns.setdefault(keys[row], []).append(at)
        titles = [self._text(heads, labels), *(self._text(row, labels) for row in lines)]
        others = {at: titles[at] for at, row in enumerate(lines, start=1) if row not in keys}
        cells = [(heads, labels), *((row, labels) for row in lines)]
        rows: list[list[CellValue]] = [[*titles]]
        places = [[*cells]]
        for column, name in communes.items():
            values = [self._raw(*name), *(self._raw(row, column) for row in lines)]
            rows.append(values)
            places.append([name, *((row, column) for row in lines)])
        derived = split_in_rows(rows, places, columns, self.headings.set)
        table = FormSheet(
            self.sheet.name,
            cells_of(rows),
            self.sheet.hidden,
            **self.sheet.beside,
            places=tuple(map(tuple, places)),
        )
        kept = {what: tuple(where) for what, where in columns.items()}
        return table, Header(
            0, len(rows), kept, others, titles=tuple(titles), derived=frozenset(derived)
        )

    def _without_blank_twins(self, keys: dict[int, str], communes: Sequence[int]) -> dict[int, str]:
        """Leave out the blank lines of what another line holds: those of titles."""
        filled = {
            key: row
            for row, key in keys.items()
            if any(not v.is_blank(self._raw(row, column)) for column in communes)
        }
        return {
            row: key
            for row, key in keys.items()
            if key not in filled
            or any(not v.is_blank(self._raw(row, column)) for column in communes)
        }


def split_in_rows(
    rows: list[list[CellValue]],
    places: list[list[_Cell]],
    columns: dict[str, list[int]],
    criteria_set: CriteriaSet,
) -> set[int]:
    """Split the cells that hold two counts; the second ones are added as columns.

    Args:
        rows: of a table that is laid out anew, the header first; they grow.
        places: of each cell; they grow, too.
        columns: where each indicator stands; those that are added too.
        criteria_set: which tells what each is a share or rate of.

    Returns:
        The columns that were added.
    """
    width = len(rows[0])
    split: dict[tuple[int, str], int] = {}
    for row in rows[1:]:
        own = {key: [at for at in where if at < width] for key, where in columns.items()}
        values = row[:width]
        for (at, key), value in zip(
            pairs.split(values, own, criteria_set), values[width:], strict=False
        ):
            new = split.setdefault((at, key), width + len(split))
            if new == len(rows[0]):
                for other, where in zip(rows, places, strict=True):
                    other.append(None)
                    where.append(where[at])
                columns.setdefault(key, []).append(new)
            row[new] = value
        row[:width] = values[:width]
    return set(split.values())
