"""Years in the lines above a table: of which period the figures seem to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

import msgspec

from cftscore.core.text import Text, fold, nfc
from cftscore.criteria.vocabulary import LEVELS
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake.header import Table
from cftscore.spreadsheet.load import CellValue, Sheet, Workbook

# The law that a title cites has a year of its own: “Theo Quyết định số 06/QĐ-TTg ngày 03/01/2019”.
_LAW = re.compile(
    r"(?:quyết định|nghị quyết|nghị định|thông tư|luật|công văn|kế hoạch|chỉ thị|decision|decree)"
    r"\s+(?:số|no\.?|\d)[^;)]*",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:\b(?:năm|kỳ|year|period)\s+(?:báo cáo\s+)?)((?:19|20)\d\d)(?:\s*[-–]\s*((?:19|20)\d\d))?",
    re.IGNORECASE,
)
_DATE = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*((?:19|20)\d\d)\b")
_WRITTEN_DATE = re.compile(r"ngày[\s\d….]+tháng[\s\d….]+năm\s+((?:19|20)\d\d)", re.IGNORECASE)
_ROWS = 12
_LONGEST = 400


def years_of(text: str) -> set[int]:
    """Find the years that a title says its figures are of."""
    if len(text) > _LONGEST:
        return set()
    plain = _WRITTEN_DATE.sub("", _LAW.sub("", nfc(text)))
    years: set[int] = set()
    for first, last in _YEAR.findall(plain):
        years |= set(range(int(first), int(last or first) + 1))
    return years


def _dates(text: str) -> set[int]:
    """Find the years of the dates in a line above a table."""
    if len(text) > _LONGEST:
        return set()
    plain = _LAW.sub("", nfc(text))
    return {int(year) for form in (_DATE, _WRITTEN_DATE) for year in form.findall(plain)}


class Time(msgspec.Struct, frozen=True):
    """Of which time the figures of a sheet seem to be.

    Attributes:
        years: that its title, or else its name, says.
        part: of the year, as it is written: `6 tháng đầu năm`; empty where none is.
        whole: it says that it is of the whole year, or of this one.
        before: the name of a sheet that says that it is of the year before.
    """

    years: frozenset[int] = frozenset()
    part: str = ""
    whole: bool = False
    before: str = ""

    def is_of(self, year: int, *, whole_year: bool) -> bool | None:
        """Tell whether it is of a year; None where it does not say."""
        if self.before or (self.years and year not in self.years) or (whole_year and self.part):
            return False
        return True if self.years or self.whole else None

    def said(self) -> Text:
        """Write it for a message."""
        years = "–".join(map(str, sorted({min(self.years), max(self.years)}))) if self.years else ""
        if self.part or self.before:
            return Text(*[f"“{self.part or self.before}”"] * 2)
        return Text(f"năm {years}", f"the year {years}")


_PART = re.compile(
    r"\b(?:(?:quý|quí)\s+(?:[IVX]{1,3}|[1-4])|0?[369]\s+tháng)\b(?!\s*(?:tuổi|đến|trở|-|–))"
    r"(?:\s+(?:đầu|cuối)\s+năm)?",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:cả năm|12 tháng)\b(?!\s*tuổi)", re.IGNORECASE)
_YEAR_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


Lines = Sequence[tuple[int, int, str]]
"""The texts above a table, each with its row and column."""


def time_of(sheet: Sheet, above: Lines) -> Time:
    """Tell of which time a sheet is, by its name and the lines above its table."""
    texts = [text for *_, text in above if len(text) <= _LONGEST]
    years = frozenset().union(*map(years_of, texts))
    years = years or frozenset(map(int, _YEAR_IN_NAME.findall(sheet.name)))
    texts = [sheet.name, *texts]
    part = next((found[0] for text in texts if (found := _PART.search(nfc(text)))), "")
    whole = any(_WHOLE.search(nfc(text)) for text in texts)
    of = fold(sheet.name)
    before = sheet.name if _BEFORE.fullmatch(of) else ""
    return Time(years, "" if whole else part, whole or bool(_NOW.fullmatch(of)), before)


_BEFORE = re.compile(r"(?:so lieu |bieu |bang )?(?:nam|ky) (?:truoc|ngoai)")
_NOW = re.compile(r"(?:so lieu |bieu |bang )?(?:nam|ky) nay")


def contradicting(
    path: str, sheet: Sheet, above: Lines, year: str, *, whole_year: bool = False
) -> Iterator[Finding]:
    """Report a title of other years than the period's, or else a date of an earlier one.

    Args:
        path: of the workbook.
        sheet: the sheet as it is.
        above: the lines above its first table.
        year: of the period; nothing is reported where it is empty.
        whole_year: the period is the whole of it: a title of a part of it is reported too.
    """
    if not year:
        return
    for row, column, text in above if whole_year else ():
        part = _PART.search(nfc(text)) if len(text) <= _LONGEST else None
        if part is not None and not time_of(sheet, above).whole:
            place = Place(path, sheet.name, sheet.address(row, column))
            yield c.TitleOfPart(place=place, stated=part[0], wanted=year)
            break
    stated = [(place, years_of(text)) for *place, text in above]
    if any(int(year) in years for _, years in stated):
        return
    other = next(((place, years) for place, years in stated if years), None)
    if other is None:
        dated = [(place, _dates(text)) for *place, text in above]
        earlier = [(place, years) for place, years in dated if years and max(years) < int(year)]
        other = earlier[0] if earlier else None
    if other is not None:
        (row, column), years = other
        said = "–".join(map(str, sorted({min(years), max(years)})))
        place = Place(path, sheet.name, sheet.address(row, column))
        yield c.OtherYear(place=place, stated=said, wanted=year)


def lines_above(table: Table, sheet: Sheet) -> Lines:
    """Find the texts above the first table of a sheet, as it is."""
    headings = _levels(table.header.titles)
    # A form, or a table of communes across, is laid out anew: its header is no row of the sheet.
    laid_out = len(table.sheet.rows) == len(sheet.rows)
    last = table.header.last_row + 1 if laid_out else _ROWS
    return list(_lines(sheet.rows[:last], headings))


@lru_cache(maxsize=64)
def _levels(titles: tuple[str, ...]) -> frozenset[str]:
    """Give the levels of headings, which many workbooks have in common."""
    return frozenset(level for title in titles for level in title.split(LEVELS))


def _lines(rows: Sequence[Sequence[CellValue]], but: Set[str]) -> Iterator[tuple[int, int, str]]:
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if isinstance(value, str) and value and nfc(value) not in but:
                yield row, column, value


def proposed(workbooks: Sequence[Workbook]) -> tuple[str, ...]:
    """Give the years that the first lines of some workbooks say, for the user to choose from."""
    found: set[int] = set()
    for workbook in workbooks:
        for sheet in workbook.sheets:
            for _, _, text in _lines(sheet.rows[:_ROWS], set()):
                found |= years_of(text)
    return tuple(map(str, sorted(found)))
