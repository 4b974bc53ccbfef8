"""The rows of a header, told by their texts alone: where it begins and ends, and which it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec

from cftscore.core.text import fold
from cftscore.criteria.vocabulary import is_numbered
from cftscore.intake.header_texts import year_of
from cftscore.intake.headings import CODE, NAME, Headings
from cftscore.intake.levels import Reading
from cftscore.intake.values import NO, YES, is_number
from cftscore.spreadsheet.load import CellValue

MOST_SEARCHED = 4
"""So many rows together may name communes and an indicator where none does alone."""
MOST_ROWS = 6
_ANSWERS = YES | NO
_LETTERHEAD = ("cong hoa", "doc lap", "don vi tinh", "phu luc", "bieu", "mau so", "ubnd", "uy ban")

CODE_DIGITS = 5

Rows = Sequence[Sequence[str]]
Cells = Sequence[Sequence[CellValue]]


class Block(msgspec.Struct, frozen=True):
    """The rows of a header, and what its columns hold.

    Attributes:
        rows: which rows of the sheet.
        texts: theirs, with headings written into all the columns that they stand over.
        readings: of each column.
        columns: those that are named, by what they are.
    """

    rows: range
    texts: tuple[tuple[str, ...], ...]
    readings: tuple[Reading, ...]
    columns: Mapping[str, tuple[int, ...]]

    def repeats(self, earlier: Block) -> bool:
        """Tell whether every column is named as in an earlier header."""
        return all(earlier.columns.get(key) == self.columns[key] for key in self.columns)


def names_indicators(rows: Rows, headings: Headings) -> bool:
    """Tell whether some rows name communes and an indicator."""
    return is_header(headings.columns(rows))


_FEWEST_KNOWN = 2


def names_columns(rows: Rows, headings: Headings) -> bool:
    """Tell whether some rows name communes and several shares, rates or parts of indicators."""
    columns = headings.columns(rows)
    if CODE not in columns and NAME not in columns:
        return False
    known = {reading.of for reading in headings.read(rows) if reading.kind in ("ratio", "part")}
    return len(known - {None}) >= _FEWEST_KNOWN


_MOST_READ = 40_000
"""So many headings are read in search of those of a table: no office has as many."""

IsEnough = Callable[[Rows, Headings], bool]


def find_rows(
    texts: Rows,
    cells: Cells,
    start: int,
    headings: Headings,
    is_enough: IsEnough = names_indicators,
) -> Block | None:
    """Find a header among some rows.

    Args:
        texts: of the rows, merged cells written into all that they cover.
        cells: theirs as they are.
        start: the first of the rows, in the sheet.
        headings: what is known.
        is_enough: tells whether rows name enough for a header.
    """
    left = _MOST_READ
    for last in range(len(texts)):
        # Below the first row of a header one with numbers is of a commune: `Phường | Núi Sam | 9`.
        highest = 1 if any(map(_is_figure, cells[last])) else min(MOST_SEARCHED, last + 1)
        for height in range(1, highest + 1):
            first = last - height + 1
            left -= sum(map(bool, texts[last]))
            if left < 0:
                return None
            if is_enough(texts[first : last + 1], headings):
                return _grown(texts, cells, range(first, last + 1), start, headings)
    return None


def has_code(row: Sequence[CellValue], columns: Mapping[str, tuple[int, ...]]) -> bool:
    """Tell whether a row below a header has a commune's code: then it is no part of a header."""
    return any(
        len(code) >= CODE_DIGITS and code.isdecimal()
        if isinstance(code := row[column], str)
        else _is_figure(code)
        for column in columns.get(CODE, ())
    )


def _is_figure(cell: CellValue) -> bool:
    """Tell a number that is no year: no part of a header holds one."""
    return is_number(cell) and not year_of(cell)


def is_header(columns: Collection[str]) -> bool:
    """Tell whether columns of both communes and indicators are named."""
    communes = CODE in columns or NAME in columns
    return communes and any(not key.startswith("@") for key in columns)


def _grown(texts: Rows, cells: Cells, found: range, start: int, headings: Headings) -> Block:
    """Add the rows above and below that belong to a header."""
    columns = headings.columns(texts[found.start : found.stop])
    first = _top(texts, found.start, columns)
    rows = [list(row) for row in texts[first : found.stop]]
    columns = _named(rows, headings, columns)
    stop = found.stop
    while stop < min(len(texts), first + MOST_ROWS):
        below = list(texts[stop])
        if has_code(cells[stop], columns):
            break
        subheads = not any(map(_is_figure, cells[stop])) and _subheads(
            rows, below, columns, headings
        )
        longer_rows = [*(_spread(rows, below) if subheads else rows), below]
        longer = headings.columns(longer_rows)
        grows = len(longer) > len(columns) or len(headings.columns([below])) >= 2
        communes = CODE in longer or NAME in longer
        if not (communes and (subheads or (grows and is_header(longer)))):
            break
        rows, columns, stop = longer_rows, longer, stop + 1
    kept = tuple(map(tuple, rows))
    return Block(
        range(start + first, start + stop), kept, headings.read(kept), headings.columns(kept)
    )


def _named(
    rows: Rows, headings: Headings, columns: Mapping[str, tuple[int, ...]]
) -> Mapping[str, tuple[int, ...]]:
    named = headings.columns(rows)
    return named if CODE in named or NAME in named else columns


def _communes(columns: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    return (*columns.get(CODE, ()), *columns.get(NAME, ()))


def _top(texts: Rows, first: int, columns: Mapping[str, tuple[int, ...]]) -> int:
    """Find the first row of a header: those above hold what stands over several columns."""
    communes = _communes(columns)
    while first > 0:
        above, here = texts[first - 1], texts[first]
        merged = any(above[column] and above[column] == here[column] for column in communes)
        if not merged and not _spans(above, communes):
            break
        first -= 1
    return first


def _spans(row: Sequence[str], communes: Collection[int]) -> bool:
    """Tell whether a row has a title over several columns, but none of the communes'."""
    if any(row[column] for column in communes):
        return False
    return any(
        text and text == row[column + 1] and not fold(text).startswith(_LETTERHEAD)
        for column, text in enumerate(row[:-1])
    )


def _subheads(
    rows: Rows, below: Sequence[str], columns: Mapping[str, tuple[int, ...]], headings: Headings
) -> bool:
    """Tell whether a row below a header says more of its columns, as `Nam`, `Nữ`."""
    if any(below[column] not in ("", rows[-1][column]) for column in _communes(columns)):
        return False
    new = {
        text
        for column, text in enumerate(below)
        if text and text != rows[-1][column] and column not in _communes(columns)
    }
    if not new or any(fold(text) in _ANSWERS for text in new):
        return False
    return len(new) > 1 or headings.read([[*new]])[0].kind != "unknown"


def _spread(rows: Rows, below: Sequence[str]) -> list[list[str]]:
    """Write headings over the columns to their right that have only a subheading of their own."""
    wide = [list(row) for row in rows]
    for column in range(1, len(below)):
        if (
            below[column]
            and below[column - 1]
            and not any(row[column] for row in wide)
            and any(row[column - 1] for row in wide)
        ):
            for row in wide:
                row[column] = row[column - 1]
    return wide


def contradicting(block: Block, headings: Headings) -> Mapping[tuple[int, int], tuple[str, str]]:
    """Find the cells that name another indicator than their column.

    Returns:
        By row and column of the block's texts, the indicators of the cell and of the column.
    """
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for key, where in block.columns.items():
        for column in where if not key.startswith("@") else ():
            if block.readings[column].why == "mapped":
                continue
            keyed = block.texts[-1][column] == key
            for row, texts in enumerate(block.texts):
                other = _only_heading(texts, column, headings)
                if other in (None, key) or (not keyed and other in headings.names.wholes(key)):
                    continue
                found[row, column] = (str(other), key)
    return found


def _only_heading(row: Sequence[str], column: int, headings: Headings) -> str | None:
    """Give the indicator that a cell names, if it is no heading over several columns."""
    text = row[column]
    if text in (*row[max(0, column - 1) : column], *row[column + 1 : column + 2]):
        return None
    key = None if is_numbered(text) else headings.recognise(text)
    return None if key is None or key.startswith("@") else key


def side_by_side(block: Block) -> list[range]:
    """Divide the columns of a block into the tables that stand beside each other.

    Each has its own column of communes, and an indicator at least.
    """
    if all(len(block.columns.get(key, ())) < 2 for key in (CODE, NAME)):
        return [range(len(block.readings))]
    named = sorted((column, key) for key, where in block.columns.items() for column in where)
    starts = [0]
    seen: set[str] = set()
    indicators = 0
    for column, key in named:
        if key in (CODE, NAME) and key in seen and indicators:
            starts.append(column)
            seen, indicators = set(), 0
        seen.add(key)
        indicators += not key.startswith("@")
    if len(starts) > 1 and not indicators:
        starts.pop()
    stops = [*starts[1:], len(block.readings)]
    return [range(start, stop) for start, stop in zip(starts, stops, strict=True)]


_MARK = re.compile(r"\(?(?:[A-Za-z]|\d{1,3})\)?(?:\s*[=:].*)?")


def is_marks(row: Sequence[str]) -> bool:
    """Tell a row that only marks columns: `A`, `B`, `(1)`, `(3)=(2)/(1)`."""
    texts = [text for text in row if text]
    return bool(texts) and all(map(_MARK.fullmatch, texts))
