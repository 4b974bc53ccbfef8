"""Tables with a row for each figure, `Xã | Chỉ tiêu | Giá trị`, read with a row for each commune.

Every address stays that of the figure's own cell. Where two columns could hold the figures none is
taken; a figure of a commune that stands twice is two rows, so that both are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from cftscore.core.text import fold, nfc
from cftscore.intake import values as v
from cftscore.intake.across import split_in_rows
from cftscore.intake.forms import FormSheet
from cftscore.intake.header import Header
from cftscore.intake.headings import CODE, FIGURES, NAME, NUMBER, SOURCE, Headings
from cftscore.intake.levels import Reading
from cftscore.intake.row_labels import says_of_rows
from cftscore.intake.row_texts import text_of
from cftscore.register.names import is_bare
from cftscore.spreadsheet.load import CellValue, Sheet, cells_of

_ROWS, _COLUMNS = 40, 40
_FEWEST, _BY_CHANCE = 3, 3
_MOST_LABELS = 500

_Cell = tuple[int, int]


class _Shape(msgspec.Struct, frozen=True):
    """Where what stands: below which row, in which columns."""

    top: int
    fixed: Mapping[str, int]
    qualifiers: Sequence[int]
    labels: int
    figures: int


class _Commune(msgspec.Struct):
    """A row of the table that is made: its cells, by slot, with their places."""

    identity: tuple[str, ...]
    fixed: dict[int, _Cell]
    figures: dict[str, _Cell] = msgspec.field(default_factory=dict)


def find_long(
    sheet: Sheet, headings: Headings, header: Header | None
) -> tuple[FormSheet, Header] | None:
    """Recognise a table with a row for each figure.

    Args:
        sheet: the sheet as it is.
        headings: the headings of the criteria set.
        header: the header that was found in it, if any: one that names more than a few indicators
            is that of a table with a column for each.

    Returns:
        The sheet as a table with a row for each commune, and its header; None where it is none.
    """
    named = sum(not key.startswith("@") for key in header.columns) if header is not None else 0
    if named > _BY_CHANCE:
        return None
    shapes = (shape for shape in _shapes(sheet.rows, headings) if _is_long(sheet.rows, shape))
    shape = next(shapes, None)
    return None if shape is None else _Table(sheet, headings, shape).read()


def _is_long(rows: Sequence[Sequence[CellValue]], shape: _Shape) -> bool:
    """Tell whether a label stands at several communes, or communes' kinds are said.

    In a form `Đơn vị` heads units, and each label stands once.
    """
    at = next(shape.fixed[key] for key in (CODE, NAME) if key in shape.fixed)
    name, named = "", dict[str, set[str]]()
    for row in rows[shape.top + 1 :]:
        name = text_of(row[at]) or name
        if label := _text(row[shape.labels]):
            named.setdefault(label, set()).add(name)
    names = set().union(*named.values())
    kinds = any(not is_bare(one) for one in names)
    return kinds or any(len(some) > 1 for some in named.values())


def _shapes(rows: Sequence[Sequence[CellValue]], headings: Headings) -> Iterator[_Shape]:
    """Find the rows that may head such a table, each with its columns."""
    for top, row in enumerate(rows[:_ROWS]):
        texts = [_text(cell) for cell in row[:_COLUMNS]]
        if sum(map(bool, texts)) < 3:
            continue
        keys = {reading.key: at for at, reading in enumerate(headings.read([texts])) if reading.key}
        if NAME not in keys and CODE not in keys:
            continue
        taken = {at for key, at in keys.items() if key != FIGURES}
        labels = _labels(
            rows[top + 1 :], headings, [at for at in range(len(texts)) if at not in taken]
        )
        if labels is None:
            continue
        others = [at for at in range(len(texts)) if at not in taken and at != labels and texts[at]]
        qualifiers = [at for at in others if says_of_rows(texts[at])]
        figures = _figures(
            rows[top + 1 :], texts, headings, [at for at in others if at not in qualifiers]
        )
        if figures is not None:
            fixed = {
                key: at for key, at in keys.items() if at in taken and key not in (NUMBER, SOURCE)
            }
            yield _Shape(top, fixed, qualifiers, labels, figures)


def _labels(
    rows: Sequence[Sequence[CellValue]], headings: Headings, columns: Sequence[int]
) -> int | None:
    """Find the column whose cells name the most indicators, if it is several."""
    named: dict[int, int] = {}
    for column in columns:
        texts = dict.fromkeys(_text(row[column]) for row in rows if column < len(row))
        keys = headings.columns([list(filter(None, texts))[:_MOST_LABELS]])
        named[column] = sum(not key.startswith("@") for key in keys)
    best = max(named, key=lambda column: named[column], default=None)
    fewest = min(_FEWEST, len(headings.set.indicators))
    return best if best is not None and named[best] >= fewest else None


def _figures(
    rows: Sequence[Sequence[CellValue]],
    texts: Sequence[str],
    headings: Headings,
    columns: Sequence[int],
) -> int | None:
    """Find the column of the figures: by its heading, else as the only one that holds numbers."""
    reader = headings.names.reader
    readings = headings.read([texts])
    for headed in (
        [at for at in columns if readings[at].key == FIGURES],
        [at for at in columns if reader.spelled(texts[at]) in reader.figures],
        [at for at in columns if any(v.is_number(row[at]) for row in rows if at < len(row))],
    ):
        if headed:
            return headed[0] if len(headed) == 1 else None
    return None


class _Table:
    def __init__(self, sheet: Sheet, headings: Headings, shape: _Shape) -> None:
        self.sheet, self.headings, self.shape = sheet, headings, shape
        self.rows = sheet.rows
        labels = [
            text
            for row in self.rows[shape.top + 1 :]
            if (text := _text(row[shape.labels])) or not v.is_blank(row[shape.figures])
        ]
        self.labels = list(dict.fromkeys(labels))[:_MOST_LABELS]
        readings = headings.read([self.labels])
        self.readings = dict(zip(self.labels, readings, strict=True))

    def read(self) -> tuple[FormSheet, Header]:
        shape, fixed = self.shape, self._fixed()
        communes = list(self._communes())
        slots = list(dict.fromkeys(map(self._slot, self.labels)))
        titled = {slot: label for label in reversed(self.labels) for slot in [self._slot(label)]}
        titles = [
            *(_text(self.rows[shape.top][at]) for at in fixed),
            *(titled[one] or "?" for one in slots),
        ]
        first = {
            self._slot(_text(row[shape.labels])): (index, shape.labels)
            for index, row in reversed(list(enumerate(self.rows)))
            if index > shape.top
        }
        head = [*((shape.top, at) for at in fixed), *(first[slot] for slot in slots)]
        rows: list[list[CellValue]] = [[*titles]]
        places: list[list[_Cell]] = [head]
        for commune in communes:
            cells = [commune.fixed[at] for at in fixed]
            blank = (cells[0][0], shape.figures)
            rows.append([self._raw(cell) for cell in cells])
            rows[-1] += [
                self._raw(commune.figures[slot]) if slot in commune.figures else None
                for slot in slots
            ]
            places.append([*cells, *(commune.figures.get(slot, blank) for slot in slots)])
        return self._table(rows, places, slots, tuple(titles))

    def _table(
        self,
        rows: list[list[CellValue]],
        places: list[list[_Cell]],
        slots: Sequence[str],
        titles: tuple[str, ...],
    ) -> tuple[FormSheet, Header]:
        fixed = self._fixed()
        columns: dict[str, list[int]] = {
            key: [fixed.index(at)] for key, at in self.shape.fixed.items()
        }
        others: dict[int, str] = {}
        parts: dict[int, Reading] = {}
        by_slot = {self._slot(label): self.readings[label] for label in reversed(self.labels)}
        for at, slot in enumerate(slots, start=len(fixed)):
            reading = by_slot[slot]
            if reading.key is not None and not reading.key.startswith("@"):
                columns.setdefault(reading.key, []).append(at)
            elif reading.kind in ("part", "ratio", "points", "unused"):
                parts[at] = reading
            else:
                others[at] = titles[at]
        derived = split_in_rows(rows, places, columns, self.headings.set)
        sheet = self.sheet
        table = FormSheet(
            sheet.name,
            cells_of(rows),
            sheet.hidden,
            hidden_rows=sheet.hidden_rows,
            hidden_columns=sheet.hidden_columns,
            places=tuple(map(tuple, places)),
        )
        kept = {what: tuple(where) for what, where in columns.items()}
        return table, Header(
            0,
            len(rows),
            kept,
            others,
            parts=parts,
            titles=titles,
            derived=frozenset(derived),
        )

    def _fixed(self) -> list[int]:
        """List the columns that say of what a row is: those of communes, years and the like."""
        return [*dict.fromkeys([*self.shape.fixed.values(), *self.shape.qualifiers])]

    def _slot(self, label: str) -> str:
        """Tell in which column of the table a label stands: labels of one meaning in one."""
        reading = self.readings.get(label)
        return label if reading is None or reading.key is None else reading.key

    def _communes(self) -> Iterator[_Commune]:
        """Give the rows of the table, in the order in which they begin."""
        shape, fixed = self.shape, self._fixed()
        names = [at for key, at in shape.fixed.items() if key in (CODE, NAME)]
        rows: dict[tuple[str, ...], list[_Commune]] = {}
        above: dict[int, _Cell] = {}
        for index in range(shape.top + 1, len(self.rows)):
            row = self.rows[index]
            if any(not v.is_blank(row[at]) for at in names):
                above = {at: (index, at) for at in shape.fixed.values()}
            label = _text(row[shape.labels])
            if not above or (v.is_blank(row[shape.figures]) and not label):
                continue
            own = {at: above.get(at, (index, at)) for at in fixed}
            identity = tuple(fold(text_of(self._raw(cell))) for cell in own.values())
            slot = self._slot(label)
            several = rows.setdefault(identity, [])
            commune = next((one for one in several if slot not in one.figures), None)
            if commune is None:
                commune = _Commune(identity, own)
                several.append(commune)
            commune.figures[slot] = (index, shape.figures)
        for several in rows.values():
            yield from several

    def _raw(self, cell: _Cell) -> CellValue:
        return self.rows[cell[0]][cell[1]]


def _text(cell: CellValue) -> str:
    return nfc(cell) if isinstance(cell, str) else ""
