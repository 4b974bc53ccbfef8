"""Headers: which column of a sheet holds what.

A header is recognised by the keys of the indicators or by their labels in either language, with
case, spaces, diacritics and Unicode form folded away; it may stand anywhere in the first rows,
span several of them and be merged. Nothing is guessed: a heading that fits nothing is reported
with the nearest candidates.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from cftscore import catalogue as c
from cftscore.criteria import CriteriaSet
from cftscore.findings import Finding, Place
from cftscore.text import fold, nfc
from cftscore.values import is_blank
from cftscore.workbook import CellValue, Sheet, Workbook

HEADER_ROWS = 40
_MOST_ROWS_OF_A_HEADER = 4
_MOST_MERGED = 5_000

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

_FIXED = {
    CODE: ("code", "commune_code", "mã xã", "mã", "mã đơn vị", "mã đvhc", "mã hành chính",
           "mã xã phường thị trấn", "mã xã, phường, thị trấn", "commune code"),
    NAME: ("name", "commune", "commune_name", "tên xã", "xã", "tên đơn vị", "đơn vị",
           "xã phường thị trấn", "xã, phường, thị trấn", "tên xã, phường, thị trấn",
           "tên xã/phường/thị trấn", "commune name", "đơn vị hành chính"),
    DISTRICT: ("district", "district_name", "huyện", "tên huyện", "quận huyện", "quận/huyện",
               "huyện, thị xã, thành phố", "district name"),
    UNIT_CLASS: ("unit_class", "nhóm đơn vị", "nhóm", "loại đơn vị", "unit class", "class"),
    PROVINCE: ("province", "province_name", "tỉnh", "tên tỉnh", "tỉnh thành phố",
               "tỉnh/thành phố", "province name"),
    NUMBER: ("stt", "tt", "số thứ tự", "số tt", "no", "no.", "#"),
    SOURCE: ("source", "nguồn", "nguồn số liệu"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """A recognised header.

    Attributes:
        last_row: the last row of the header, by its place in the sheet's rows.
        columns: for each recognised column or indicator the columns that hold it, left to right.
        others: the headings that fit nothing, by column.
        contradictions: columns that name two indicators, and so hold neither for certain: the
            place of the upper heading and the keys of both.
    """

    last_row: int
    columns: Mapping[str, tuple[int, ...]]
    others: Mapping[int, str]
    contradictions: Mapping[tuple[int, int], tuple[str, str]] = field(default_factory=dict)

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

    @property
    def identity_column(self) -> int:
        """The column that says which commune a row is: its code, else its name."""
        columns = (self.header.first(CODE), self.header.first(NAME))
        return next((column for column in columns if column is not None), 0)

    def at(self, row: int, column: int) -> Place:
        """The place of a cell, by its place in the sheet's rows."""
        return Place(self.workbook.path, self.sheet.name, self.sheet.address(row, column))


class Headings:
    """All the headings under which a criteria set's columns are known."""

    def __init__(self, criteria_set: CriteriaSet) -> None:
        self.set = criteria_set
        self._fixed = {fold(name) or name: key for key, names in _FIXED.items() for name in names}
        self._indicators: dict[str, str] = {}
        for key, indicator in criteria_set.indicators.items():
            for name in (key, indicator.label.vi, indicator.label.en, *indicator.aliases):
                self._indicators.setdefault(fold(name), key)

    def recognise(self, text: str) -> str | None:
        """Tell which indicator or fixed column a heading names, if any."""
        folded = fold(text) or text
        return self._indicators.get(folded) or self._fixed.get(folded)

    def candidates(self, text: str, among: Sequence[str]) -> tuple[str, ...]:
        """Find the indicators, of those given by key, whose headings are nearly `text`."""
        owners = {name: key for name, key in self._indicators.items() if key in among}
        close = difflib.get_close_matches(fold(text), owners, n=3, cutoff=0.8)
        return tuple(dict.fromkeys(owners[name] for name in close))


def find_header(sheet: Sheet, headings: Headings) -> Header | None:
    """Find the header of a sheet: the rows that name the most columns.

    Returns:
        None where no row names a commune's code or name together with an indicator.
    """
    texts = _header_texts(sheet)
    best: tuple[tuple[int, int, int], dict[str, tuple[int, ...]]] | None = None
    for height in range(1, _MOST_ROWS_OF_A_HEADER + 1):
        for last_row in range(height - 1, len(texts)):
            found = _columns(texts[last_row - height + 1 : last_row + 1], headings)
            indicators = sum(not key.startswith("@") for key in found)
            if not indicators or not (CODE in found or NAME in found):
                continue
            # With as many columns named, the fewer and the lower rows are the header: the key
            # row of a template rather than the labels above it.
            rank = (len(found), -height, last_row)
            if best is None or rank > best[0]:
                best = rank, found
    if best is None:
        return None
    (_, minus_height, last_row), found = best
    rows = range(last_row + minus_height + 1, last_row + 1)
    return _complete(sheet, texts, rows, found, headings)


def _complete(
    sheet: Sheet,
    texts: Sequence[list[str]],
    rows: range,
    found: Mapping[str, tuple[int, ...]],
    headings: Headings,
) -> Header:
    """Add to the columns found in some rows what else these and the rows above them say."""
    above = range(max(0, rows.stop - _MOST_ROWS_OF_A_HEADER), rows.stop)
    contradictions = {
        (row, column): (other, key)
        for key, columns in found.items()
        if key in headings.set.indicators
        for row, column in product(above, columns)
        if (other := _only_heading(texts[row], column, headings)) not in ("", key)
    }
    doubtful = {column for _, column in contradictions}
    taken = {column for columns in found.values() for column in columns}
    others = {
        column: text
        for column in range(len(texts[-1]))
        if column not in taken and (text := _other_heading(sheet, texts, column, rows, above))
    }
    columns = {key: tuple(one for one in found[key] if one not in doubtful) for key in found}
    kept = {key: where for key, where in columns.items() if where}
    return Header(rows[-1], kept, others, contradictions)


def _only_heading(row: list[str], column: int, headings: Headings) -> str:
    """Give the indicator that a cell names, if it is no heading over several columns."""
    text = row[column]
    if text in row[max(0, column - 1) : column] + row[column + 1 : column + 2]:
        return ""
    key = headings.recognise(text)
    return key if key is not None and key in headings.set.indicators else ""


def _other_heading(
    sheet: Sheet, texts: Sequence[list[str]], column: int, header: range, above: range
) -> str:
    """Give the heading of a column that fits nothing: in the header, or above it if it is used."""
    said = [texts[row][column] for row in header if texts[row][column]]
    if not said and not all(is_blank(row[column]) for row in sheet.rows[header.stop :]):
        said = [texts[row][column] for row in above if texts[row][column]][-1:]
    return " ".join(dict.fromkeys(said))


def _header_texts(sheet: Sheet) -> list[list[str]]:
    """Copy the texts of the first rows, with merged cells written into all that they cover."""
    texts = [[_text(value) for value in row] for row in sheet.rows[:HEADER_ROWS]]
    at_top = (merged for merged in sheet.merged if merged[0] - sheet.first_row < len(texts))
    for top, left, bottom, right in islice(at_top, _MOST_MERGED):
        first, start = top - sheet.first_row, left - sheet.first_column
        if not (0 <= first < len(texts) and 0 <= start < len(texts[first])):
            continue
        text = texts[first][start]
        for row in texts[first : bottom - sheet.first_row + 1]:
            for column in range(start, min(right - sheet.first_column + 1, len(row))):
                row[column] = text
    return texts


def _text(value: CellValue) -> str:
    return nfc(value) if isinstance(value, str) else ""


def _columns(rows: Sequence[Sequence[str]], headings: Headings) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for column, parts in enumerate(zip(*rows, strict=True)):
        key = _heading(parts, headings)
        if key is not None:
            found.setdefault(key, []).append(column)
    return {key: tuple(columns) for key, columns in found.items()}


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
    absent = [key for key in indicators if key not in header.columns]
    for column, text in header.others.items():
        at = table.at(header.last_row, column)
        near = headings.candidates(text, absent)
        if near:
            findings.append(c.ColumnMisspelt(place=at, header=text, near=near))
        else:
            findings.append(c.ColumnIgnored(place=at, header=text))
    for key, columns in header.columns.items():
        places = [table.at(header.last_row, column) for column in columns]
        if len(columns) > 1 and key in indicators:
            cells = tuple(str(place.cell) for place in places)
            label = indicators[key].label
            findings.append(c.ColumnTwice(place=places[1], key=key, label=label, columns=cells))
        else:
            text = key.removeprefix("@")
            findings += [c.ColumnIgnored(place=place, header=text) for place in places[1:]]
    return findings
