"""Headers: which column of a sheet holds what.

A header is recognised by the keys of the indicators or by their labels in either language, with
case, spaces, diacritics and Unicode form folded away; it may stand anywhere in the first rows,
span several of them and be merged. Nothing is guessed: a heading that fits nothing is reported
with the nearest candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

import msgspec

from cftscore.criteria.vocabulary import LEVELS
from cftscore.findings.model import Place
from cftscore.intake.header_rows import (
    MOST_ROWS,
    MOST_SEARCHED,
    Block,
    IsEnough,
    contradicting,
    find_rows,
    has_code,
    is_marks,
    names_columns,
    names_indicators,
    side_by_side,
)
from cftscore.intake.header_texts import LONGEST, HeadingTexts, year_of
from cftscore.intake.headings import CODE, DISTRICT, NAME, PROVINCE, UNIT_CLASS, Headings
from cftscore.intake.levels import Reading
from cftscore.intake.shares import headings_of_shares
from cftscore.intake.values import is_blank, is_number
from cftscore.spreadsheet.load import CellValue, Sheet, Workbook

HEADER_ROWS = 40
_MOST_TEXTS = 100_000
"""More names, districts and answers than these are in no table; headings are looked for no more."""
MOST_HEADINGS = 2_000
"""So many columns no table of communes has: to read what heads them would take for ever."""

_T = TypeVar("_T")


class Header(msgspec.Struct, frozen=True):
    """A recognised header.

    Attributes:
        last_row: the last row of the header, by its place in the sheet's rows.
        end: the first row below that is no longer of its table.
        columns: for each recognised column or indicator the columns that hold it, left to right.
        others: the headings that fit nothing, by column.
        contradictions: columns that name two indicators, and so hold neither for certain: the
            place of the upper heading and the keys of both.
        parts: the columns that hold something else of an indicator, not the count of it.
        titles: of each column, the levels of its heading in one line.
        shares: columns whose heading is that of a share, and so hold no count: the place of the
            heading, and the key of the indicator that the column seems to hold.
        derived: the columns that hold the second count of another column's cells.
    """

    last_row: int
    end: int
    columns: Mapping[str, tuple[int, ...]]
    others: Mapping[int, str]
    contradictions: Mapping[tuple[int, int], tuple[str, str]] = msgspec.field(default_factory=dict)
    parts: Mapping[int, Reading] = msgspec.field(default_factory=dict)
    titles: tuple[str, ...] = ()
    derived: frozenset[int] = frozenset()
    shares: Mapping[tuple[int, int], str] = msgspec.field(default_factory=dict)

    def first(self, what: str) -> int | None:
        """Give the first column that holds `what`, or None."""
        return self.columns.get(what, (None,))[0]


class Table(msgspec.Struct, frozen=True):
    """A sheet whose header is known.

    Attributes:
        source: the index of its file among the sources.
        workbook: its file.
        sheet: the sheet.
        header: its header.
    """

    source: int
    workbook: Workbook
    sheet: Sheet
    header: Header

    @property
    def place(self) -> Place:
        """The file and the sheet."""
        return Place(self.workbook.path, self.sheet.name)

    def at(self, row: int, column: int) -> Place:
        """Give the place of a cell, by its place in the sheet's rows."""
        return Place(self.workbook.path, self.sheet.name, self.sheet.address(row, column))

    def at_row(self, row: int) -> Place:
        """Give the cell that says which commune a row is: its code, else its name."""
        columns = (self.header.first(CODE), self.header.first(NAME))
        return self.at(row, next((column for column in columns if column is not None), 0))


def find_headers(sheet: Sheet, headings: Headings) -> list[Header]:
    """Find the headers of a sheet, from the top: the first, and each that begins another table.

    A header that is repeated, as on every printed page, begins none.

    Returns:
        The headers, whose rows are in order and disjoint; an empty list where no row names a
        commune's code or name together with an indicator.
    """
    rows, texts = sheet.rows, HeadingTexts(sheet)
    top = sheet.first_filled_row
    if _is_too_wide(rows[top : top + HEADER_ROWS]):
        return []
    among = range(top, min(top + HEADER_ROWS, len(rows)))
    first = _find_block(texts, headings, among)
    first = first or _find_rows(texts, among, headings, names_columns)
    if first is None:
        return []
    blocks = [first]
    # Every row is visited once, and no search begins above this row, which only grows: whatever
    # a sheet holds, the search ends.
    below = first.rows.stop
    known: dict[str, bool] = {}
    for index in range(below, len(rows)):
        if (
            index < below
            or has_code(rows[index], blocks[-1].columns)
            or not _heads_communes(rows[index], headings, known)
        ):
            continue
        for block in _blocks_at(texts, headings, index, below):
            below = block.rows.stop
            if not block.repeats(blocks[-1]):
                blocks.append(block)
    ends = [block.rows.start for block in blocks[1:]] + [len(rows)]
    floors = [0, *(block.rows.start for block in blocks[1:])]
    return [
        header
        for block, floor, end in zip(blocks, floors, ends, strict=True)
        for header in _complete(texts, block, range(floor, end), headings)
    ]


def _is_too_wide(rows: Sequence[Sequence[CellValue]]) -> bool:
    """Whether more columns have texts than any table has; a stray one far away is nothing."""
    if not rows or len(rows[0]) <= MOST_HEADINGS:
        return False
    texts = {column for row in rows for column, cell in enumerate(row)
             if isinstance(cell, str) and cell}  # fmt: skip
    return len(texts) > MOST_HEADINGS


_FEWEST_TEXTS = 3


def likely_header(sheet: Sheet) -> Header | None:
    """Find the rows most like a header where nothing in them is known: texts above numbers."""
    if not sheet.rows:
        return None
    top = sheet.first_filled_row
    among = range(top, min(top + HEADER_ROWS, len(sheet.rows)))
    texts = [[""] * len(sheet.rows[0])] * top + HeadingTexts(sheet).of(among)
    for row in among:
        numbers = [cell for cell in sheet.rows[row] if is_number(cell) and not year_of(cell)]
        if len(numbers) < 2:
            continue
        last = row - 1
        while last >= 0 and is_marks(texts[last]):
            last -= 1
        first = last
        while first > 0 and len(set(texts[first - 1]) - {""}) >= _FEWEST_TEXTS:
            first -= 1
        if last >= 0 and len(set(texts[last]) - {""}) >= _FEWEST_TEXTS:
            titles = tuple(
                map(title, zip(*texts[max(first, last - MOST_ROWS) : last + 1], strict=True))
            )
            return Header(last, len(sheet.rows), {}, {}, titles=titles)
    return None


def _heads_communes(row: Sequence[CellValue], headings: Headings, known: dict[str, bool]) -> bool:
    """Tell whether a row has a heading of communes and any other: only headers do.

    Args:
        row: of a sheet.
        headings: what is known.
        known: of its texts, whether they head communes: a text may stand in thousands of rows.
    """
    if len(known) > _MOST_TEXTS:
        return False
    texts = {value for value in row if isinstance(value, str) and value}
    for text in texts:
        if text not in known:
            column = headings.names.column(text) if len(text) <= LONGEST else None
            known[text] = column in (CODE, NAME)
    if not any(map(known.__getitem__, texts)):
        return False
    return len({headings.recognise(text) for text in texts} - {None}) > 1


def _blocks_at(texts: HeadingTexts, headings: Headings, index: int, below: int) -> Iterator[Block]:
    """Find the headers around a row that heads communes: none begins above the row `below`."""
    start = max(index - MOST_SEARCHED + 1, below)
    stop = min(index + MOST_SEARCHED, len(texts.sheet.rows))
    for _ in range(start, index + 1):
        block = _find_block(texts, headings, range(start, stop))
        if block is None:
            return
        yield block
        start = block.rows.stop
        if start > index:
            return


def _find_block(texts: HeadingTexts, headings: Headings, among: range) -> Block | None:
    """Find the first rows, of those given, that name communes and an indicator.

    The rows below belong to it as long as they name columns too: keys below labels.
    """
    # Most headers stand at the top: one that ends before the last row looked at is whole.
    near = among[: 2 * MOST_SEARCHED]
    block = _find_rows(texts, near, headings)
    if len(near) == len(among) or (block and block.rows.stop < near.stop):
        return block
    return _find_rows(texts, among, headings)


def _find_rows(
    texts: HeadingTexts,
    among: range,
    headings: Headings,
    is_enough: IsEnough = names_indicators,
) -> Block | None:
    cells = texts.sheet.rows[among.start : among.stop]
    return find_rows(texts.of(among), cells, among.start, headings, is_enough)


def _complete(
    of_sheet: HeadingTexts, block: Block, table: range, headings: Headings
) -> list[Header]:
    """Make headers of a block: one for each of the tables that stand side by side under it.

    Args:
        of_sheet: the texts of the sheet where it stands.
        block: the rows that name columns.
        table: the rows of the table, from where headings may stand above the block.
        headings: what is known.
    """
    first = max(table.start, block.rows.stop - MOST_SEARCHED)
    sheet, texts = of_sheet.sheet, of_sheet.of(range(first, block.rows.stop))
    below = sheet.rows[block.rows.stop : table.stop]
    contradictions = {
        (block.rows.start + row, column): keys
        for (row, column), keys in headings.once(
            ("contradicting", block.texts), lambda: contradicting(block, headings)
        ).items()
    }
    written = tuple(map(tuple, texts))
    shares = {
        (first + row, column): key
        for (row, column), key in headings.once(
            ("shares", written, block.texts),
            lambda: headings_of_shares(written, block.columns, headings.counted),
        ).items()
        if block.readings[column].why != "mapped"
    }
    doubtful = {column for _, column in (*contradictions, *shares)}
    shared = _shared(sheet, block, below)
    taken = {column for where in block.columns.values() for column in where} - shared
    parts = {
        column: Reading("part", of=reading.key, why="shared") if column in shared else reading
        for column, reading in enumerate(block.readings)
        if column in shared or reading.kind in ("part", "ratio", "points", "unused")
    }
    others = {
        column: text
        for column in range(len(block.readings))
        if column not in taken
        and column not in parts
        and (text := _other_heading(texts, len(block.rows), column, below))
    }
    above = _named_above(block, others, headings)
    others = {column: text for column, text in others.items() if column not in above.values()}
    titles = headings.once(
        ("titles", block.texts), lambda: tuple(map(title, zip(*block.texts, strict=True)))
    )
    left_out = doubtful | shared
    headers = []
    for span in side_by_side(block):
        columns = {
            key: tuple([one for one in where if one in span and one not in left_out])
            for key, where in block.columns.items()
        }
        columns |= {key: (column,) for key, column in above.items() if column in span}
        headers.append(
            Header(
                block.rows[-1],
                table.stop,
                {key: where for key, where in columns.items() if where},
                _within(span, others),
                {place: keys for place, keys in contradictions.items() if place[1] in span},
                _within(span, parts),
                titles,
                shares={place: key for place, key in shares.items() if place[1] in span},
            )
        )
    return headers


def _named_above(block: Block, others: Mapping[int, str], headings: Headings) -> dict[str, int]:
    """Find the columns beside the indicators that are headed only above a row of keys."""
    named: dict[str, int] = {}
    for column, text in others.items():
        key = None if any(row[column] for row in block.texts) else headings.names.column(text)
        if key in (DISTRICT, PROVINCE, UNIT_CLASS) and key not in block.columns:
            named.setdefault(key, column)
    return named


def title(levels: Iterable[str]) -> str:
    """Write the levels of a heading in one line."""
    return LEVELS.join(dict.fromkeys(filter(None, levels)))


def _within(span: range, by_column: Mapping[int, _T]) -> Mapping[int, _T]:
    return {column: what for column, what in by_column.items() if column in span}


def _shared(sheet: Sheet, block: Block, below: Sequence[Sequence[CellValue]]) -> set[int]:
    """Find columns under one merged heading that nothing tells apart, where several are filled."""
    shared: set[int] = set()
    for key, where in block.columns.items():
        if len(where) < 2 or key.startswith("@"):
            continue
        alike: set[int] = set()
        for left, right in pairwise(where):
            same = all(row[left] == row[right] for row in block.texts)
            cells = [sheet.rows[row][right] for row in block.rows]
            if right == left + 1 and same and all(map(is_blank, cells)):
                alike |= {left, right}
        if sum(not all(is_blank(row[column]) for row in below) for column in alike) > 1:
            shared |= alike
    return shared


def _other_heading(
    texts: Sequence[list[str]], height: int, column: int, below: Sequence[Sequence[CellValue]]
) -> str:
    """Give the heading of a column that fits nothing: in the header, or above it if it is used."""
    said = [row[column] for row in texts[-height:] if row[column]]
    if not said and not all(is_blank(row[column]) for row in below):
        said = [row[column] for row in texts if row[column]][-1:]
    return " ".join(dict.fromkeys(said))
