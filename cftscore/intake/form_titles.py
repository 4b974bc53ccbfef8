"""Titles that say of which commune a form is: `UBND XÃ VĨNH TẾ`, or `Xã Vĩnh Tế` in a row alone.

Nothing here knows the register: whether there is such a commune is asked of it later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress, islice

import msgspec

from cftscore.core.text import REMEMBERED, fold, nfc
from cftscore.spreadsheet.load import CellValue

_OFFICE = (
    r"(?:(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|(?:tên )?đơn vị(?: báo cáo)?|tên xã|xã, phường)"
    r"\s*:?\s*){1,3}"
)
_KIND = r"(?:xã|phường|thị trấn|đặc khu)\b|(?:tt|p|x)\s*\."
_NAME = (
    rf"(?P<name>(?:{_KIND})\s*(?:(?!\b(?:xã|phường|thị trấn|đặc khu|năm\s+\d))[^,;:/()]){{1,40}}?)"
)
_YEAR = r"(?:\s+năm\s+(?:19|20)\d\d)?"
_TITLE = re.compile(_OFFICE + _NAME + _YEAR, re.IGNORECASE)
_ALONE = re.compile(r"(?:(?:[IVXLC]+|[A-G]|\d{1,3})[.)]?\s+|\d{1,3}[.)]\s*)?" + _NAME + _YEAR, re.I)
_LABEL, _VALUE = re.compile(_OFFICE, re.IGNORECASE), re.compile(_NAME + _YEAR, re.IGNORECASE)
_AT_END = re.compile(
    rf"\b{_NAME}(?:\s*[,(–-]|\s+(?:năm|quý|kỳ|huyện|thị xã|thành phố|tỉnh|quận|6 tháng)\b|\s*$)",
    re.IGNORECASE,
)
_UNDER_OFFICE = re.compile(
    r"\s*(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|(?:tên )?đơn vị|tên xã|xã, phường)\b", re.I
)
_BEGINNING = re.compile(rf"[\s\dIVXLC.)]*(?:{_OFFICE}|{_KIND}|[A-G][.)]?\s+(?:{_KIND}))", re.I)
_OF_COMMUNES = re.compile(
    r"(?:xa|phuong|thi tran|dac khu)(?: (?:phuong|thi tran|xa|dac khu|phu hop|dat|duoc|tieu chuan"
    r"|hoi|nong thon|thuoc|tren|cua|theo)\b.*)?"
)
"""What `xã` may begin that is no name: `Xã, phường`, `xã phù hợp với trẻ em`."""
_LONGEST, _MOST_WORDS = 200, 7


class Title(msgspec.Struct, frozen=True):
    """A cell that says of which commune what stands below it is.

    Attributes:
        cell: its row and column, from 0.
        name: of the commune, its kind said.
        alone: nothing else says that it is a title: it fills a row alone.
    """

    cell: tuple[int, int]
    name: str
    alone: bool


def beginnings(texts: Iterable[str]) -> frozenset[str]:
    """Give those of some texts that begin as a title does."""
    return frozenset(filter(_is_beginning, texts))


@lru_cache(maxsize=REMEMBERED)
def _is_beginning(text: str) -> bool:
    return _BEGINNING.match(nfc(text)) is not None


def offices(texts: Iterable[str]) -> frozenset[str]:
    """Give those of some texts that say that what stands there is of an office."""
    return frozenset(filter(_is_of_office, texts))


@lru_cache(maxsize=REMEMBERED)
def _is_of_office(text: str) -> bool:
    return _UNDER_OFFICE.match(nfc(text)) is not None


def titles(
    rows: Sequence[Sequence[CellValue]], texts: frozenset[str] | None = None
) -> Iterator[Title]:
    """Give the titles of some rows, from the top.

    Args:
        rows: of a sheet.
        texts: theirs, where they are known: few begin as a title does, and where they are those of
            a table, beside figures, few are of an office.
    """
    if texts is not None:
        begun = beginnings(texts)
        of_office = offices(begun)  # what says that it is of an office begins as a title does
    above: Sequence[CellValue] = ()
    for index, row in enumerate(rows):
        if texts is None or _may_be_title(row, above, begun, of_office):
            yield from _title_in(index, row, above)
        above = row


def _may_be_title(
    row: Sequence[CellValue],
    above: Sequence[CellValue],
    among: frozenset[str],
    of_office: frozenset[str],
) -> bool:
    """Tell the rows of a table, which name a commune beside figures and no office, from titles."""
    if among.isdisjoint(row):
        return False
    # In a table the first cells tell it: what counts as true in Python is surely filled.
    if sum(map(bool, row[:_A_FEW])) <= _MOST_FILLED:
        filled = (cell for cell in row if cell not in ("", None))
        if len(list(islice(filled, _MOST_FILLED + 1))) <= _MOST_FILLED:
            return True
    if not of_office:
        return False
    begun = compress(range(len(row)), map(among.__contains__, row))
    under = (at for at in begun if not of_office.isdisjoint((row[at], *above[at : at + 1])))
    return any(_named(row, at) is not None for at in under)


_A_FEW = 8
_MOST_FILLED = 2
"""So many cells at most are filled in a title that names no office: `Tên xã`, and the name."""


def _title_in(index: int, row: Sequence[CellValue], above: Sequence[CellValue]) -> Iterator[Title]:
    filled = [at for at, cell in enumerate(row) if cell not in ("", None)]
    over = any(isinstance(cell, str) and _is_of_office(cell) for cell in (*row, *above))
    if len(filled) > 1 and not over:
        return
    named = [
        Title((index, at), name, alone)
        for at in filled
        if (name := _named(row, at)) is not None
        for alone in [not _is_office(row, at, above)]
    ]
    told = [title for title in named if not title.alone]
    if len(filled) == 1:
        told = told or named
    if len(filled) == 2 and _whole(_LABEL, _text(row, filled[0])):
        match = _whole(_VALUE, _text(row, filled[1]))
        told += [Title((index, filled[1]), match["name"], alone=False)] if match else []
    if len({fold(title.name) for title in told}) == 1:
        yield told[0]


def title_of(rows: Sequence[Sequence[CellValue]], sheet_name: str = "") -> Title | None:
    """Give the title of the form below some rows; None where there is none, or several differ.

    Args:
        rows: those above the form.
        sheet_name: of its sheet, which names the commune where nothing in it does.
    """
    every = list(titles(rows))
    for some in (
        [title for title in every if not title.alone],
        [title for title in every if title.alone],
        list(_at_end(rows)),
    ):
        if some:
            return some[0] if len({fold(title.name) for title in some}) == 1 else None
    match = _whole(_ALONE, nfc(sheet_name).replace("_", " ").strip())
    named = match is not None and not _OF_COMMUNES.fullmatch(fold(match["name"]))
    return Title((0, 0), match["name"], alone=True) if match and named else None


def _named(row: Sequence[CellValue], column: int) -> str | None:
    """Give the name of the commune that a cell is no more than."""
    return _name_in(_text(row, column))


@lru_cache(maxsize=REMEMBERED)
def _name_in(text: str) -> str | None:
    match = _whole(_TITLE, text) or _whole(_ALONE, text)
    return match["name"] if match and not _OF_COMMUNES.fullmatch(fold(match["name"])) else None


def _is_office(row: Sequence[CellValue], column: int, above: Sequence[CellValue]) -> bool:
    """Tell whether a cell, or the one above it, says that it is of an office."""
    over = _text(above, column) if column < len(above) else ""
    return any(_UNDER_OFFICE.match(text) for text in (_text(row, column), over))


def _at_end(rows: Sequence[Sequence[CellValue]]) -> Iterator[Title]:
    """Find the names within longer titles: `PHIẾU TỰ CHẤM ĐIỂM XÃ VĨNH TẾ NĂM 2020`."""
    for index, row in enumerate(rows):
        for column in range(len(row)):
            text = _text(row, column)
            found = _AT_END.findall(text) if len(text) <= _LONGEST else []
            names = [name for name in found if _may_name(name)]
            if names:
                yield Title((index, column), names[-1], alone=False)


def _may_name(name: str) -> bool:
    folded = fold(name)
    return len(folded.split()) <= _MOST_WORDS and not _OF_COMMUNES.fullmatch(folded)


def _text(row: Sequence[CellValue], column: int) -> str:
    cell = row[column]
    return nfc(cell).strip() if isinstance(cell, str) else ""


def _whole(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return pattern.fullmatch(text) if len(text) <= _LONGEST else None
