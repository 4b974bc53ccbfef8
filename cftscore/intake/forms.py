"""Forms: the indicators of one commune down the page, read as a table of one row.

Above stand the commune's code or name, each to the right of its label; below, one line an
indicator, its label or key in one column and the figure in another. Every address stays that of
the form's own cell. Where two columns could hold the figures none is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cftscore.core.text import fold, nfc
from cftscore.intake import values as v
from cftscore.intake.header import Header
from cftscore.intake.headings import CODE, DISTRICT, NAME, PROVINCE, UNIT_CLASS, Headings
from cftscore.spreadsheet.load import CellValue, Sheet

FIGURE_HEADINGS = ("số liệu", "giá trị", "số lượng", "figure", "value")

_MOST_ROWS, _MOST_COLUMNS = 500, 40
_FEWEST = 3
"""So many indicators down a column make a form, or all of them where the set has fewer."""

_BY_CHANCE = 3
"""A header that names more is that of a table: in a form, few columns name anything."""

_IDENTITY = frozenset({CODE, NAME, DISTRICT, UNIT_CLASS, PROVINCE})

_FIGURES = frozenset(map(fold, FIGURE_HEADINGS))
_Cell = tuple[int, int]


@dataclass(frozen=True)
class FormSheet(Sheet):
    """A form laid out as a table: row 0 holds the headings, row 1 the commune.

    Attributes:
        places: for both rows, where each cell stands in the form, from 0.
        hidden_rows, hidden_columns: those of the form, from 0.
    """

    places: tuple[tuple[_Cell, ...], ...] = ()

    def address(self, row: int, column: int) -> str:
        """Give the address of a cell in the form."""
        below, right = self.places[row][column]
        return f"{column_letters(right)}{below + 1}"

    def row_number(self, row: int) -> int:
        """Return the number of a row in the form: that of the commune is its code's or name's."""
        return self.places[1][0][0] + row

    def addresses(self, rows: Sequence[int], before: str) -> Callable[[int], list[str]]:
        """Give what writes the addresses of the cells of some rows in a column of the table."""
        return lambda column: [before + self.address(row, column) for row in rows]


def find_form(
    sheet: Sheet, headings: Headings, header: Header | None
) -> tuple[FormSheet, Header] | None:
    """Recognise a form.

    Args:
        sheet: the sheet as it is.
        headings: the headings of the criteria set.
        header: the header that was found in it, if any: a form must name more indicators.

    Returns:
        The form as a table, and the header of that; None where the sheet is none.
    """
    named = sum(not key.startswith("@") for key in header.columns) if header is not None else 0
    if named > _BY_CHANCE:
        return None
    fewest = max(named + 1, min(_FEWEST, len(headings.set.indicators)))
    return _Form(sheet, headings).read(fewest)


@dataclass(frozen=True, slots=True)
class _Line:
    """What a cell of the table stands for: the heading and the value, both with their places."""

    what: str
    heading: str
    label: _Cell
    value: _Cell


class _Form:
    def __init__(self, sheet: Sheet, headings: Headings) -> None:
        self.sheet, self.headings = sheet, headings
        self.rows = [row[:_MOST_COLUMNS] for row in sheet.rows[:_MOST_ROWS]]
        self.named: dict[int, dict[int, str]] = {}
        for index, row in enumerate(self.rows):
            for column, value in enumerate(row):
                key = headings.recognise(nfc(value)) if isinstance(value, str) else None
                if key is not None:
                    self.named.setdefault(index, {})[column] = key

    def read(self, fewest: int) -> tuple[FormSheet, Header] | None:
        """Read the form, if it names so many indicators."""
        column = self._label_column()
        if column is None:
            return None
        lines = {row: self._indicators(row) for row in self.named if self._indicators(row)}
        if len({key for found in lines.values() for key in found}) < fewest:
            return None
        first, last = min(lines), max(lines)
        identity = list(self._identity(first))
        if not {CODE, NAME} & {line.what for line in identity}:
            return None
        figures = self._figure_column(lines, column, first)
        return None if figures is None else self._table(identity, column, figures, (first, last))

    def _indicators(self, row: int) -> list[str]:
        """Give the indicators that the cells of a row name, each once."""
        named = self.named.get(row, {}).values()
        return list(dict.fromkeys(key for key in named if not key.startswith("@")))

    def _label_column(self) -> int | None:
        """Find the leftmost column that names about as many indicators as any: labels, or keys."""
        found: dict[int, set[str]] = {}
        for cells in self.named.values():
            for column, key in cells.items():
                if not key.startswith("@"):
                    found.setdefault(column, set()).add(key)
        most = max(map(len, found.values()), default=0)
        return min((one for one in found if len(found[one]) * 2 >= most), default=None)

    def _identity(self, before: int) -> Iterator[_Line]:
        """Find the labels above the indicators, each with the first filled cell beside it."""
        seen: set[str] = set()
        for row in range(before):
            labels = self.named.get(row, {})
            if self._headed(row, range(len(self.rows[row]))):
                continue
            for column, what in labels.items():
                if what in seen or what not in _IDENTITY:
                    continue
                seen.add(what)
                end = min((other for other in labels if other > column), default=None)
                value = row, self._beside(row, column, end)
                yield _Line(what, self._text((row, column)), (row, column), value)

    def _beside(self, row: int, column: int, end: int | None) -> int:
        cells = self.rows[row]
        first = self._after(row, column)
        for other in range(first, len(cells) if end is None else end):
            if not v.is_blank(cells[other]):
                return other
        return first

    def _after(self, row: int, column: int) -> int:
        """Give the column that follows a cell, or the range that it is merged into."""
        for top, left, bottom, right in self.sheet.merged:
            if top <= row <= bottom and left <= column <= right:
                return right + 1
        return column + 1

    def _figure_column(self, lines: dict[int, list[str]], labels: int, first: int) -> int | None:
        """Find the column of the figures: by its heading, else as the only one that holds any."""
        naming = {column for row in lines for column in self.named[row]}
        others = [one for one in range(max(map(len, self.rows))) if one not in naming]
        for row in range(first - 1, -1, -1):
            headed = self._headed(row, others)
            if headed:
                return headed[0] if len(headed) == 1 else None
        others = [column for column in others if column > labels]
        filled = [column for column in others if self._holds_figures(lines, column)]
        if filled:
            return filled[0] if len(filled) == 1 else None
        blank = [c for c in others if all(v.is_blank(self._raw((row, c))) for row in lines)]
        return blank[0] if blank else None

    def _headed(self, row: int, among: Iterable[int]) -> list[int]:
        """Find the columns that a row heads as those of figures."""
        return [column for column in among if fold(self._text((row, column))) in _FIGURES]

    def _holds_figures(self, lines: dict[int, list[str]], column: int) -> bool:
        types = self.headings.set.indicators
        return any(
            isinstance(v.READERS[types[keys[-1]].type](self._raw((row, column))), int)
            for row, keys in lines.items()
        )

    def _table(
        self, identity: Sequence[_Line], labels: int, figures: int, span: _Cell
    ) -> tuple[FormSheet, Header]:
        lines = [*identity, *self._lines(labels, figures, span)]
        columns: dict[str, list[int]] = {}
        others: dict[int, str] = {}
        contradictions: dict[_Cell, tuple[str, str]] = {}
        for index, line in enumerate(lines):
            named = self._indicators(line.label[0]) if line.label[0] >= span[0] else [line.what]
            if len(named) > 1:
                contradictions[0, index] = (named[0], named[-1])
            elif named:
                columns.setdefault(named[0], []).append(index)
            else:
                others[index] = line.heading
        headings: list[CellValue] = [line.heading for line in lines]
        rows = [headings, [self._raw(line.value) for line in lines]]
        form = self.sheet
        sheet = FormSheet(
            form.name,
            Sheet.of_rows(form.name, rows).frame,
            form.hidden,
            hidden_rows=form.hidden_rows,
            hidden_columns=form.hidden_columns,
            places=(tuple(line.label for line in lines), tuple(line.value for line in lines)),
        )
        kept = {what: tuple(where) for what, where in columns.items()}
        return sheet, Header(0, 2, kept, others, contradictions)

    def _lines(self, labels: int, figures: int, span: _Cell) -> Iterator[_Line]:
        """Give the lines of indicators, and those that hold a figure but name none."""
        for row in range(span[0], span[1] + 1):
            keys, label, value = self._indicators(row), (row, labels), (row, figures)
            filled = bool(self._text(label)) and not v.is_blank(self._raw(value))
            if keys or filled:
                what = keys[0] if keys else ""
                yield _Line(what, self._text(label) or what, label, value)

    def _raw(self, cell: _Cell) -> CellValue:
        row = self.rows[cell[0]]
        return row[cell[1]] if cell[1] < len(row) else None

    def _text(self, cell: _Cell) -> str:
        raw = self._raw(cell)
        return nfc(raw) if isinstance(raw, str) else ""
