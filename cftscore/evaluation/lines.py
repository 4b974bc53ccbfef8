"""The JSON of many communes, a line each, made of what they have in common.

Of 11,000 communes each has the same two hundred keys. They are written once, from records with
holes, and what differs is put between them. A line is byte for byte the JSON of the commune's
record; a commune with more than one row, or with anything that others have not, has its record
written.

Measured in November 2026: a country takes half as long as by its records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, groupby, repeat
from typing import Any

import msgspec

from cftscore.core import figures
from cftscore.core.record import Record, encoded, encoded_each
from cftscore.criteria.model import Criterion, Item
from cftscore.evaluation.document import CommuneResult, CriterionResult, ItemResult, Number
from cftscore.evaluation.recorder import ANSWERS, Recorder
from cftscore.intake.header import Table

_MARK = b"\0"
"""No JSON holds such a byte."""
_HOLE: Any = msgspec.Raw(_MARK)
_WITH_HOLES = CommuneResult.__struct_fields__[: -len(CommuneResult.__struct_defaults__)]
"""What the record of every commune has; the rest is left out where there is nothing to say."""
_NOTHING = b"null"

Part = bytes | list[bytes]
"""A part of some lines: the same in all of them, or one for each."""
_Text = Callable[[Any], bytes]
Layout = tuple[tuple[str, ...], ...]
"""By item, what stands before the row in the addresses of its cells: `Sheet!F`."""


class _Texts(dict[str | None, bytes]):
    """Texts as JSON, each written once."""

    def __missing__(self, text: str | None) -> bytes:
        written = self[text] = encoded(text)
        return written


class Lines:
    """Writes the JSON of communes that submitted.

    Args:
        recorder: writes their records.
    """

    def __init__(self, recorder: Recorder) -> None:
        self.recorder, self.submission = recorder, recorder.submission
        self.text = _Texts().__getitem__
        criteria = recorder.rules.set.criteria
        self.criteria = [_CriterionLines(recorder, one, self.text) for one in criteria]
        by_ratio = recorder.scores.by_ratio.values()
        self._by_ratio = frozenset(chain.from_iterable(by_ratio))
        self._by_table: dict[int, Layout | None] = {}
        self._layouts: dict[tuple[object, ...], Layout] = {}
        items = recorder.rules.set.items
        self._keys = tuple(chain.from_iterable(item.indicators for item in items))

    def write(self, span: range) -> Iterator[bytes]:
        """Write the JSON of communes that follow each other, a line each."""
        for layout, group in groupby(span, self._layout):
            indexes = list(group)
            some = slice(indexes[0], indexes[-1] + 1)
            if layout is None:
                yield from map(encoded, self.recorder.records(range(some.start, some.stop)))
            else:
                columns = (
                    repeat(part) if isinstance(part, bytes) else part
                    for part in _joined(self._communes(some, layout))
                )
                yield from map(b"".join, zip(*columns, strict=False))

    def _layout(self, index: int) -> Layout | None:
        """Tell how the table is laid out that a commune stands in; None where its record is needed.

        Of tables that are laid out alike it is the same.
        """
        rows, code = self.submission.rows[index], self.submission.communes[index].code
        if len(rows) > 1 or index in self._by_ratio:
            return None
        if code in self.submission.evidence or code in self.submission.groups:
            return None
        table = rows[0][0]
        if id(table) not in self._by_table:
            self._by_table[id(table)] = None if table.sheet.scattered else self._layout_of(table)
        return self._by_table[id(table)]

    def _layout_of(self, table: Table) -> Layout:
        sheet, columns = table.sheet, table.header.columns
        kind = sheet.name, *map(columns.get, self._keys)
        if kind not in self._layouts:
            self._layouts[kind] = tuple(
                tuple(
                    f"{sheet.name}!{sheet.letters(column)}"
                    for key in item.indicators
                    for column in columns.get(key, ())
                )
                for item in self.recorder.rules.set.items
            )
        return self._layouts[kind]

    def _communes(self, some: slice, layout: Layout) -> Iterator[Part]:
        """Give the parts of the lines of some communes whose tables are laid out alike."""
        scores, unscaled = self.recorder.scores, self.recorder.rules.unscaled
        rows = [of_commune[0] for of_commune in self.submission.rows[some]]
        labels = [encoded(table.sheet.label(row))[1:-1] for table, row in rows]
        located = [commune.located for commune in self.submission.communes[some]]
        least = encoded_each([unscaled(points) for points in scores.total.least[some]])
        most = encoded_each([unscaled(points) for points in scores.total.most[some]])
        required = encoded_each(
            [None if points is None else unscaled(points) for points in scores.required[some]]
        )
        holes: Iterable[Iterable[Part]] = (
            *(
                [list(map(self.text, of))]
                for of in zip(*(of.values() for of in located), strict=True)
            ),
            [list(map(self.text, self.submission.unit_classes[some]))],
            [list(map(self.text, scores.verdicts[some]))],
            [[low if low == high else _NOTHING for low, high in zip(least, most, strict=True)]],
            [least],
            [most],
            [required],
            self._criteria(some, layout, labels),
            [[self._reasons(index) for index in range(some.start, some.stop)]],
            [encoded_each([table.source for table, _ in rows])],
        )
        return _filled(CommuneResult(**dict.fromkeys(_WITH_HOLES, _HOLE)), holes)

    def _reasons(self, index: int) -> bytes:
        reasons = self.recorder.reasons(index)
        return encoded(reasons) if reasons else b"[]"

    def _criteria(self, some: slice, layout: Layout, labels: list[bytes]) -> Iterator[Part]:
        cells = iter(layout)
        for number, criterion in enumerate(self.criteria):
            yield b"," if number else b"["
            yield from criterion.parts(some, cells, labels)
        yield b"]"


class _CriterionLines:
    """Gives the parts of one criterion."""

    def __init__(self, recorder: Recorder, criterion: Criterion, text: _Text) -> None:
        self.criterion, self.rules = criterion, recorder.rules
        self.interval = recorder.scores.criteria[criterion.id]
        self.met = recorder.scores.met[criterion.id]
        self.items = [_ItemLines(recorder, item, text) for item in criterion.items]
        self.begun: dict[tuple[int, int, bool | None], bytes] = {}

    def parts(
        self, some: slice, cells: Iterator[tuple[str, ...]], labels: list[bytes]
    ) -> Iterator[Part]:
        """Give the parts of some communes."""
        least, most = self.interval.least[some], self.interval.most[some]
        earned = zip(least, most, self.met[some], strict=True)
        yield [self.begun.get(of_one) or self._begin(*of_one) for of_one in earned]
        for number, item in enumerate(self.items):
            yield b"," if number else b"["
            yield from item.parts(some, next(cells), labels)
        yield b"]}"

    def _begin(self, least: int, most: int, met: bool | None) -> bytes:
        """Write what stands before the items."""
        low, high, full = map(self.rules.unscaled, (least, most, self.rules.full(self.criterion)))
        points = low if low == high else None
        result = CriterionResult(self.criterion.id, points, low, high, full, met, _HOLE)
        begun = self.begun[least, most, met] = encoded(result).split(_MARK)[0]
        return begun


class _ItemLines:
    """Gives the parts of one item."""

    def __init__(self, recorder: Recorder, item: Item, text: _Text) -> None:
        self.item, self.values = item, recorder.scorable
        writer = self.writer = recorder.items[item.id]
        self.answers = [*map(text, ANSWERS), text(None)]
        outcomes = zip(writer.points, writer.bands, strict=True)
        pieces = [self._pieces(*outcome) for outcome in outcomes]
        self.before = pieces[0][:-2]
        self.behind = [behind for *_, behind, _ in pieces]

    def _pieces(self, points: Number | None, band: int | None) -> list[bytes]:
        numerator = None if self.writer.is_answer else _HOLE
        denominator = None if self.item.denominator is None else _HOLE
        result = ItemResult(self.item.id, _HOLE, numerator, denominator, points, band, cells=_HOLE)
        return encoded(result).split(_MARK)

    def parts(self, some: slice, cells: tuple[str, ...], labels: list[bytes]) -> Iterator[Part]:
        """Give the parts of some communes, whose figures stand in some columns."""
        for before, column in zip(self.before, self._figures(some), strict=True):
            yield before
            yield column
        yield [self.behind[outcome] for outcome in self.writer.outcomes[some]]
        yield b"["
        for number, cell in enumerate(cells):
            yield (b"," if number else b"") + encoded(cell)[:-1]
            yield labels
            yield b'"'
        yield b"]}"

    @cached_property
    def _quotients(self) -> list[bytes]:
        """The shares or rates of all communes, of which a country has few different ones."""
        digits = self.writer.digits(self.values, slice(None))
        different = list(dict.fromkeys(digits))
        decimal = self.writer.rounding.decimal
        numbers = [None if number is None else decimal(number) for number in different]
        texts = dict(zip(different, encoded_each(numbers), strict=True))
        return [texts[number] for number in digits]

    def _figures(self, some: slice) -> Iterator[list[bytes]]:
        """Give the quantities of some communes as they are shown, and what they are made of."""
        counts = self.values[self.item.numerator][some]
        if self.writer.is_answer:
            yield [self.answers[count] for count in counts.tolist()]  # -1, the last, is unknown
            return
        numerators = encoded_each(figures.listed(counts))
        if self.item.denominator is None:
            yield numerators
            yield numerators
            return
        yield self._quotients[some]
        yield numerators
        yield encoded_each(figures.listed(self.values[self.item.denominator][some]))


def _filled(record: Record, holes: Iterable[Iterable[Part]]) -> Iterator[Part]:
    """Give the parts of a record: between what it says lies what fills its holes."""
    first, *others = encoded(record).split(_MARK)
    yield first
    for parts, behind in zip(holes, others, strict=True):
        yield from parts
        yield behind


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Put the parts together that are the same in all lines."""
    same = b""
    for part in parts:
        if isinstance(part, bytes):
            same += part
        else:
            yield same
            yield part
            same = b""
    yield same
