"""Forms: the indicators of one commune down the page, read as a table of one row.

Above stand the commune's code or name, each to the right of its label; below, one line an
indicator, its label or key in one column and the figure in another. Every address stays that of
the form's own cell. Where two columns could hold the figures none is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from cftscore.core.text import spans
from cftscore.criteria.vocabulary import criterion_number
from cftscore.intake import pairs
from cftscore.intake import values as v
from cftscore.intake.form_titles import title_of
from cftscore.intake.header import Header
from cftscore.intake.header_texts import heading_text
from cftscore.intake.headings import (
    CODE,
    DISTRICT,
    FIGURES,
    NAME,
    PROVINCE,
    UNIT_CLASS,
    Headings,
)
from cftscore.intake.subheadings import subheading
from cftscore.intake.two_answers import marked
from cftscore.spreadsheet.load import CellValue, Sheet, cells_of, column_letters

_MOST_ROWS, _MOST_COLUMNS = 500, 40
_FEWEST = 3
"""So many indicators down a column make a form, or all of them where the set has fewer."""

_BY_CHANCE = 3
"""A header that names more is that of a table: in a form, few columns name anything."""

_IDENTITY = frozenset({CODE, NAME, DISTRICT, UNIT_CLASS, PROVINCE})

_Cell = tuple[int, int]

_COMMUNE_OF_A_FORM = 1
"""The row of a form's only commune, when it is laid out as a table."""


@dataclass(frozen=True)
class FormSheet(Sheet):
    """A form laid out as a table: row 0 holds the headings, row 1 the commune.

    Attributes:
        places: for both rows, where each cell stands in the form, from 0.
        hidden_rows, hidden_columns, faint, notes: those of the form, from 0.
        unread: the rows of the sheet, from 0, that are passed over: of forms in which nothing was
            recognised, or of more than anybody sends.
    """

    scattered: ClassVar[bool] = True

    places: tuple[tuple[_Cell, ...], ...] = ()
    unread: tuple[int, ...] = ()

    def address(self, row: int, column: int) -> str:
        """Give the address of a cell in the form."""
        below, right = self.places[row][column]
        return f"{column_letters(right)}{below + 1}"

    def row_number(self, row: int) -> int:
        """Return the number of a row in the form: that of the commune is its code's or name's."""
        return self.places[row][0][0] + 1

    def named(self, rows: Iterable[int]) -> str:
        """Name some rows; those of a table with communes across are columns: `C–E`."""
        chosen = list(rows)
        heads = self.places[0][0][0]
        across = len(self.places) > _COMMUNE_OF_A_FORM + 1
        if not across or any(self.places[row][0][0] != heads for row in chosen):
            return super().named(chosen)
        return spans((self.places[row][0][1] for row in chosen), column_letters)

    def label(self, row: int) -> str:
        """Return nothing: the figures of a form stand in many rows."""
        del row
        return ""


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


class Unclear(msgspec.Struct, frozen=True):
    """A form of which several columns may hold the figures, or none surely does.

    Attributes:
        form: the form as a table, read by the first of them.
        header: its header.
        columns: the heading of each, with its place.
    """

    form: FormSheet
    header: Header
    columns: tuple[tuple[_Cell, str], ...]


def find_unclear(sheet: Sheet, headings: Headings) -> Unclear | None:
    """Recognise a form that `find_form` does not read for want of a column of figures."""
    return _Form(sheet, headings).read_unclear(min(_FEWEST, len(headings.set.indicators)))


def find_nameless(sheet: Sheet, headings: Headings) -> tuple[_Cell, int] | None:
    """Find a form that names no commune: where it begins, and how many lines are known in it."""
    form = _Form(sheet, headings)
    parts = form.parts(_FEWEST, named=False)
    width = range(max(map(len, form.rows), default=0))
    if parts is None or not any(form.holds_figures(parts[1], column) for column in width):
        return None
    return (min(parts[1]), parts[0]), len(parts[1])


class _Line(msgspec.Struct, frozen=True):
    """What a cell of the table stands for: the heading and the value, both with their places.

    A value that is only a part of its cell is `stated`.
    """

    what: str
    heading: str
    label: _Cell
    value: _Cell
    stated: str = ""


def without_blank_twins(lines: Iterable[_Line], raw: Callable[[_Cell], CellValue]) -> list[_Line]:
    """Leave out the blank lines of what another line holds: those of titles."""
    every = list(lines)
    filled = {line.what for line in every if not v.is_blank(raw(line.value))}
    return [line for line in every if line.what not in filled or not v.is_blank(raw(line.value))]


class _Form:
    def __init__(self, sheet: Sheet, headings: Headings) -> None:
        self.sheet, self.headings = sheet, headings
        self.rows = [row[:_MOST_COLUMNS] for row in sheet.rows[:_MOST_ROWS]]
        self.named: dict[int, dict[int, str]] = {}
        width = max(map(len, self.rows), default=0)
        for column in range(width):
            lines = [index for index in range(len(self.rows)) if self._names((index, column))]
            readings = headings.read([[self._text((index, column)) for index in lines]])
            for index, reading in zip(lines, readings, strict=True):
                key = reading.key
                if reading.kind == "ratio" and self._has_pair(index):
                    key = reading.of
                if key is not None:
                    self.named.setdefault(index, {})[column] = key

    def _has_pair(self, row: int) -> bool:
        """Tell whether a line of a rate holds both counts of it."""
        return any(isinstance(raw, str) and pairs.seem(raw) for raw in self.rows[row])

    def _names(self, cell: _Cell) -> bool:
        """Tell whether a cell may name a line; the title of a criterion stands over several."""
        text = self._text(cell)
        return bool(text) and criterion_number(text) is None

    def read(self, fewest: int) -> tuple[FormSheet, Header] | None:
        """Read the form, if it names so many indicators."""
        parts = self.parts(fewest)
        if parts is None:
            return None
        column, lines, identity = parts
        first, last = min(lines), max(lines)
        figures = self._figure_column(lines, column, first)
        if figures is None:
            return None
        # Below the last line that is known others may follow: they are told of.
        while last + 1 < len(self.rows) and v.is_number(self._raw((last + 1, figures))):
            last += 1
        return self._table(identity, column, figures, (first, last))

    def read_unclear(self, fewest: int) -> Unclear | None:
        """Read a form whose column of figures is not known."""
        parts = self.parts(fewest)
        if parts is None:
            return None
        column, lines, identity = parts
        first, last = min(lines), max(lines)
        heads = [
            head
            for at in range(column + 1, max(map(len, self.rows)))
            if self.holds_figures(lines, at) and (head := self._head(at, first)) is not None
        ]
        if not heads:
            return None
        table = self._table(identity, column, heads[0][1], (first, last))
        return Unclear(*table, tuple((head, self._text(head)) for head in heads))

    def parts(
        self, fewest: int, *, named: bool = True
    ) -> tuple[int, dict[int, list[str]], list[_Line]] | None:
        """Find the column of the labels, the lines, and what tells the commune if that is named."""
        column = self._label_column()
        if column is None:
            return None
        lines = {row: self._indicators(row) for row in self.named if self._indicators(row)}
        alone = {line[0] for line in lines.values() if len(line) == 1 or len(lines) > 1}
        if len(alone) < fewest:
            return None
        identity = list(self._identity(min(lines)))
        known = {CODE, NAME} & {line.what for line in identity}
        return (column, lines, identity) if bool(known) is named else None

    def _head(self, column: int, before: int) -> _Cell | None:
        """Find the nearest text above the lines in a column."""
        rows = range(before - 1, -1, -1)
        return next(((row, column) for row in rows if self._text((row, column))), None)

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
        title = title_of(self.rows[:before], self.sheet.name)
        if seen.isdisjoint((CODE, NAME)) and title is not None:
            yield _Line(NAME, "", title.cell, title.cell, title.name)

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
        others = [column for column in others if not self._is_other(column, first)]
        filled = [column for column in others if self.holds_figures(lines, column)]
        if filled:
            return filled[0] if len(filled) == 1 else None
        blank = [c for c in others if all(v.is_blank(self._raw((row, c))) for row in lines)]
        return blank[0] if blank else None

    def _headed(self, row: int, among: Iterable[int]) -> list[int]:
        """Find the columns that a row heads as those of figures."""
        reader, year = self.headings.names.reader, self.headings.year
        done = ("", "thuc hien ", "ket qua ", "so lieu ", "ket qua thuc hien ", "th ")
        figures = reader.figures | {f"{word}{of}{year}" for word in done for of in ("", "nam ")}
        chosen = [at for at in among if self._is_chosen((row, at))]
        return chosen or [c for c in among if reader.spelled(self._text((row, c))) in figures]

    def _is_chosen(self, cell: _Cell) -> bool:
        """Tell whether a mapping says that a column holds the figures."""
        return self.headings.read([[self._text(cell)]])[0].key == FIGURES

    def _is_other(self, column: int, before: int) -> bool:
        """Tell whether a column is headed as that of a plan, of points, of another time."""
        head = self._head(column, before)
        text = "" if head is None else self._text(head)
        return subheading(text, self.headings.names, self.headings.year) == "other"

    def holds_figures(self, lines: dict[int, list[str]], column: int) -> bool:
        """Tell whether a column holds a figure in any of some lines."""
        types = self.headings.set.indicators
        return any(
            isinstance(v.READERS[types[keys[-1]].type](self._raw((row, column))), int)
            for row, keys in lines.items()
        )

    def _table(
        self, identity: Sequence[_Line], labels: int, figures: int, span: _Cell
    ) -> tuple[FormSheet, Header]:
        lines = [*identity, *without_blank_twins(self._lines(labels, figures, span), self._raw)]
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
        values = [line.stated or self._raw(line.value) for line in lines]
        paired = pairs.split(values, columns, self.headings.set)
        headings: list[CellValue] = [line.heading for line in lines]
        rows = [[*headings, *(headings[at] for at, _ in paired)], values]
        lines += [lines[at] for at, _ in paired]
        form = self.sheet
        sheet = FormSheet(
            form.name,
            cells_of(rows),
            form.hidden,
            **form.beside,
            places=(tuple(line.label for line in lines), tuple(line.value for line in lines)),
        )
        derived = frozenset(range(len(headings), len(lines)))
        kept = {what: tuple(where) for what, where in columns.items()}
        titles = tuple(map(str, headings))
        return sheet, Header(0, 2, kept, others, contradictions, titles=titles, derived=derived)

    def _lines(self, labels: int, figures: int, span: _Cell) -> Iterator[_Line]:
        """Give the lines of indicators, and those that hold a figure but name none."""
        for row in range(span[0], span[1] + 1):
            keys, label, value = self._indicators(row), (row, labels), (row, figures)
            filled = bool(self._text(label)) and not v.is_blank(self._raw(value))
            # Beside a criterion's title stands its score, `50 | điểm`, which no indicator is.
            if keys or (filled and not self._is_titled(row, labels)):
                what = keys[0] if keys else ""
                yield self._answered(_Line(what, self._text(label) or what, label, value))

    def _answered(self, line: _Line) -> _Line:
        """Take the answer marked below `Có | Không` where the column of figures is blank."""
        indicator = self.headings.set.indicators.get(line.what)
        if indicator is None or indicator.type != "yes_no" or not v.is_blank(self._raw(line.value)):
            return line
        row = line.value[0]
        answer = marked(self.sheet, row)
        if answer is None:
            return line
        return msgspec.structs.replace(
            line, value=(row, answer[1]), stated=str(self._raw((row, answer[0])))
        )

    def _is_titled(self, row: int, before: int) -> bool:
        """Tell whether the title of a criterion stands left of a column."""
        texts = (self._text((row, column)) for column in range(before))
        return any(criterion_number(text) is not None for text in texts)

    def _raw(self, cell: _Cell) -> CellValue:
        row = self.rows[cell[0]]
        return row[cell[1]] if cell[1] < len(row) else None

    def _text(self, cell: _Cell) -> str:
        raw = self._raw(cell)
        return heading_text(raw) if isinstance(raw, str) else ""
