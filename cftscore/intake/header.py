"""Headers: which column of a sheet holds what.

A header is recognised by the keys of the indicators or by their labels in either language, with
case, spaces, diacritics and Unicode form folded away; it may stand anywhere in the first rows,
span several of them and be merged. Nothing is guessed: a heading that fits nothing is reported
with the nearest candidates.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from cftscore.core.text import fold
from cftscore.criteria.headings import fixed_columns
from cftscore.criteria.model import CriteriaSet
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake.header_texts import MergedByRow, header_texts, merged_by_first_row
from cftscore.intake.shares import headings_of_shares
from cftscore.intake.values import is_blank
from cftscore.spreadsheet.load import CellValue, Sheet, Workbook

_CODE_DIGITS = 5
HEADER_ROWS = 40
_MOST_ROWS_OF_A_HEADER = 4
_MOST_COMPARED = 2_000_000

CODE, NAME, DISTRICT, UNIT_CLASS, PROVINCE, NUMBER, SOURCE = (
    "@code",
    "@name",
    "@district",
    "@unit_class",
    "@province",
    "@number",
    "@source",
)
"""The columns beside the indicators; the at sign keeps them apart from any indicator's key."""

Texts = tuple[tuple[str, ...], ...]
"""The texts of some rows."""


@dataclass(frozen=True, slots=True)
class Header:
    """A recognised header.

    Attributes:
        last_row: the last row of the header, by its place in the sheet's rows.
        end: the first row below that is no longer of its table.
        columns: for each recognised column or indicator the columns that hold it, left to right.
        others: the headings that fit nothing, by column.
        contradictions: columns that name two indicators, and so hold neither for certain: the
            place of the upper heading and the keys of both.
        shares: columns whose heading is that of a share, and so hold no count: the place of the
            heading, and the key of the indicator that the column seems to hold.
    """

    last_row: int
    end: int
    columns: Mapping[str, tuple[int, ...]]
    others: Mapping[int, str]
    contradictions: Mapping[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    shares: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def first(self, what: str) -> int | None:
        """Give the first column that holds `what`, or None."""
        return self.columns.get(what, (None,))[0]


@dataclass(frozen=True, slots=True)
class Table:
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


class Headings:
    """All the headings under which a criteria set's columns are known."""

    def __init__(self, criteria_set: CriteriaSet) -> None:
        self.set = criteria_set
        self._fixed = fixed_columns()
        self._left = _MOST_COMPARED
        self._indicators: dict[str, str] = {}
        self._known: dict[str, str | None] = {}
        self._near: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        self.columns: dict[Texts, Mapping[str, tuple[int, ...]]] = {}
        self.contradictions: dict[
            tuple[Texts, tuple[tuple[str, tuple[int, ...]], ...]],
            Mapping[tuple[int, int], tuple[str, str]],
        ] = {}
        self.parts: dict[tuple[str, ...], str | None] = {}
        for key, indicator in criteria_set.indicators.items():
            for name in (key, indicator.label.vi, indicator.label.en, *indicator.aliases):
                self._indicators.setdefault(fold(name), key)

    def recognise(self, text: str) -> str | None:
        """Tell which indicator or fixed column a heading names, if any."""
        try:
            return self._known[text]
        except KeyError:
            folded = fold(text) or text
            found = self._indicators.get(folded) or self._fixed.get(folded)
            self._known[text] = found
            return found

    def candidates(self, text: str, among: Sequence[str]) -> tuple[str, ...]:
        """Find the indicators, of those given by key, whose headings are nearly `text`."""
        asked = (text, tuple(among))
        if asked not in self._near:
            owners = {name: key for name, key in self._indicators.items() if key in among}
            # To compare takes long: where so many headings are unknown no name was misspelt.
            self._left -= len(owners)
            if self._left < 0:
                return ()
            close = difflib.get_close_matches(fold(text), owners, n=3, cutoff=0.8)
            self._near[asked] = tuple(dict.fromkeys(owners[name] for name in close))
        return self._near[asked]


def find_headers(sheet: Sheet, headings: Headings) -> list[Header]:
    """Find the headers of a sheet, from the top: the first, and each that begins another table.

    A header that is repeated, as on every printed page, begins none.

    Returns:
        The headers, whose rows are in order and disjoint; an empty list where no row names a
        commune's code or name together with an indicator.
    """
    rows, merged = sheet.rows, merged_by_first_row(sheet)
    top = sheet.first_filled_row
    first = _find_block(sheet, merged, headings, range(top, min(top + HEADER_ROWS, len(rows))))
    if first is None:
        return []
    blocks = [first]
    # Every row is visited once, and no search begins above this row, which only grows: whatever
    # a sheet holds, the search ends.
    below = first.rows.stop
    for index in range(below, len(rows)):
        if (
            index < below
            or _has_code(rows[index], blocks[-1])
            or not _heads_communes(rows[index], headings)
        ):
            continue
        for block in _blocks_at(sheet, merged, headings, index, below):
            below = block.rows.stop
            if not block.repeats(blocks[-1]):
                blocks.append(block)
    ends = [block.rows.start for block in blocks[1:]] + [len(rows)]
    floors = [0, *(block.rows.start for block in blocks[1:])]
    return [
        _complete(sheet, merged, block, range(floor, end), headings)
        for block, floor, end in zip(blocks, floors, ends, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Block:
    """The rows of a header, and the columns that they name."""

    rows: range
    columns: Mapping[str, tuple[int, ...]]

    def repeats(self, earlier: _Block) -> bool:
        """Tell whether every column is named as in an earlier header."""
        return all(earlier.columns.get(key) == self.columns[key] for key in self.columns)


def _has_code(row: Sequence[CellValue], block: _Block) -> bool:
    """Tell whether a row below a header has a commune's code in full: then it is no header."""
    return any(
        isinstance(code := row[column], str) and len(code) >= _CODE_DIGITS and code.isdecimal()
        for column in block.columns.get(CODE, ())
    )


def _heads_communes(row: Sequence[CellValue], headings: Headings) -> bool:
    """Tell whether a row has a heading of communes and any other: only headers do."""
    texts = {value for value in row if isinstance(value, str)}
    named = {headings.recognise(text) for text in texts if text}
    return len(named - {None}) > 1 and not named.isdisjoint((CODE, NAME))


def _blocks_at(
    sheet: Sheet, merged: MergedByRow, headings: Headings, index: int, below: int
) -> Iterator[_Block]:
    """Find the headers around a row that heads communes: none begins above the row `below`."""
    start = max(index - _MOST_ROWS_OF_A_HEADER + 1, below)
    stop = min(index + _MOST_ROWS_OF_A_HEADER, len(sheet.rows))
    for _ in range(start, index + 1):
        block = _find_block(sheet, merged, headings, range(start, stop))
        if block is None:
            return
        yield block
        start = block.rows.stop
        if start > index:
            return


def _find_block(
    sheet: Sheet, merged: MergedByRow, headings: Headings, among: range
) -> _Block | None:
    """Find the first rows, of those given, that name communes and an indicator.

    The rows below belong to it as long as they name columns too: keys below labels.
    """
    # Most headers stand at the top: one that ends before the last row looked at is whole.
    near = among[: 2 * _MOST_ROWS_OF_A_HEADER]
    block = _find_rows(header_texts(sheet, merged, near), among.start, headings)
    if len(near) == len(among) or (block and block.rows.stop < near.stop):
        return block
    return _find_rows(header_texts(sheet, merged, among), among.start, headings)


def _find_rows(texts: Sequence[Sequence[str]], start: int, headings: Headings) -> _Block | None:
    """Find a header among some rows, the first of which is `start` in the sheet."""
    for last in range(len(texts)):
        for height in range(1, min(_MOST_ROWS_OF_A_HEADER, last + 1) + 1):
            first = last - height + 1
            columns = _columns(texts[first : last + 1], headings)
            if not _is_header(columns):
                continue
            bottom = last
            while bottom + 1 < min(len(texts), first + _MOST_ROWS_OF_A_HEADER):
                longer = _columns(texts[first : bottom + 2], headings)
                alone = _columns(texts[bottom + 1 : bottom + 2], headings)
                grows = len(longer) > len(columns) or len(alone) >= 2
                if not grows or not _is_header(longer):
                    break
                bottom, columns = bottom + 1, longer
            return _Block(range(start + first, start + bottom + 1), columns)
    return None


def _is_header(columns: Collection[str]) -> bool:
    communes = CODE in columns or NAME in columns
    return communes and any(not key.startswith("@") for key in columns)


def _complete(
    sheet: Sheet, merged: MergedByRow, block: _Block, table: range, headings: Headings
) -> Header:
    """Add to the columns of a header what else it and the rows above it, within `table`, say."""
    found, last_row = block.columns, block.rows[-1]
    first = max(table.start, block.rows.stop - _MOST_ROWS_OF_A_HEADER)
    texts = header_texts(sheet, merged, range(first, block.rows.stop))
    contradictions = {
        (first + row, column): keys
        for (row, column), keys in _contradictions(texts, found, headings).items()
    }
    shares = {
        (first + row, column): key
        for (row, column), key in headings_of_shares(texts, found, headings.set.indicators).items()
    }
    doubtful = {column for _, column in (*contradictions, *shares)}
    taken = {column for columns in found.values() for column in columns}
    below = sheet.rows[block.rows.stop : table.stop]
    others = {
        column: text
        for column in range(len(texts[-1]))
        if column not in taken and (text := _other_heading(texts, len(block.rows), column, below))
    }
    columns = {key: tuple(one for one in found[key] if one not in doubtful) for key in found}
    kept = {key: where for key, where in columns.items() if where}
    return Header(last_row, table.stop, kept, others, contradictions, shares)


def _contradictions(
    rows: Sequence[Sequence[str]], found: Mapping[str, tuple[int, ...]], headings: Headings
) -> Mapping[tuple[int, int], tuple[str, str]]:
    """Find the cells that name another indicator than their column; many sheets have the same."""
    texts, columns = tuple(map(tuple, rows)), tuple(found.items())
    asked = texts, columns
    if asked not in headings.contradictions:
        headings.contradictions[asked] = {
            (row, column): (other, key)
            for key, where in columns
            if key in headings.set.indicators
            for row, column in product(range(len(texts)), where)
            if (other := _only_heading(texts[row], column, headings)) not in ("", key)
        }
    return headings.contradictions[asked]


def _only_heading(row: Sequence[str], column: int, headings: Headings) -> str:
    """Give the indicator that a cell names, if it is no heading over several columns."""
    text = row[column]
    if text in (*row[max(0, column - 1) : column], *row[column + 1 : column + 2]):
        return ""
    key = headings.recognise(text)
    return key if key is not None and key in headings.set.indicators else ""


def _other_heading(
    texts: Sequence[list[str]], height: int, column: int, below: Sequence[Sequence[CellValue]]
) -> str:
    """Give the heading of a column that fits nothing: in the header, or above it if it is used."""
    said = [row[column] for row in texts[-height:] if row[column]]
    if not said and not all(is_blank(row[column]) for row in below):
        said = [row[column] for row in texts if row[column]][-1:]
    return " ".join(dict.fromkeys(said))


def _columns(rows: Sequence[Sequence[str]], headings: Headings) -> Mapping[str, tuple[int, ...]]:
    """Find the columns that some rows name; many sheets have the same rows."""
    texts = tuple(map(tuple, rows))
    if texts not in headings.columns:
        found: dict[str, list[int]] = {}
        for column, parts in enumerate(zip(*texts, strict=True)):
            if parts not in headings.parts:
                headings.parts[parts] = _heading(parts, headings)
            key = headings.parts[parts]
            if key is not None:
                found.setdefault(key, []).append(column)
        headings.columns[texts] = {key: tuple(columns) for key, columns in found.items()}
    return headings.columns[texts]


def _heading(parts: Sequence[str], headings: Headings) -> str | None:
    """Recognise one column: by its lowest cell that names something, else by all together."""
    said = list(dict.fromkeys(part for part in parts if part))
    for part in reversed(said):
        key = headings.recognise(part)
        if key is not None:
            return key
    return headings.recognise(" ".join(said)) if len(said) > 1 else None


def header_findings(table: Table, headings: Headings) -> list[Finding]:
    """Report the headings that fit nothing, and indicators that two columns claim."""
    findings: list[Finding] = []
    indicators = headings.set.indicators
    header = table.header
    for (row, column), keys in header.contradictions.items():
        labels = tuple(indicators[key].label for key in keys)
        at = table.at(row, column)
        findings.append(c.HeadingsContradict(place=at, keys=keys, labels=labels))
    for (row, column), key in header.shares.items():
        text = str(table.sheet.rows[row][column])
        at = table.at(row, column)
        share = c.HeadingIsShare(place=at, header=text, key=key, label=indicators[key].label)
        findings.append(share)
    absent = [key for key in indicators if key not in header.columns]
    for column, text in header.others.items():
        at = table.at(header.last_row, column)
        near = headings.candidates(text, absent)
        if near:
            findings.append(c.ColumnMisspelt(place=at, header=text, near=near))
        else:
            findings.append(c.ColumnIgnored(place=at, header=text))
    for key, columns in header.columns.items():
        if len(columns) < 2:
            continue
        places = [table.at(header.last_row, column) for column in columns]
        if key in indicators:
            cells = tuple(str(place.cell) for place in places)
            label = indicators[key].label
            findings.append(c.ColumnTwice(place=places[1], key=key, label=label, columns=cells))
        else:
            text = key.removeprefix("@")
            findings += [c.ColumnIgnored(place=place, header=text) for place in places[1:]]
    return findings
