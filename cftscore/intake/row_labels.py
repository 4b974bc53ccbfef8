"""Rows that say, in a column beside the name, what they hold of a commune: a year, a sex, a plan.

`Xã Vĩnh Tế | 2019`, and below it `2020`: the figures of the one are not those of the period, and
the name that stands once, or is merged over both, is that of both. Only columns headed as such are
read so: `Nữ` under `Giới tính cán bộ` is about the officer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from cftscore.core.text import REMEMBERED, fold, nfc, spans
from cftscore.criteria.vocabulary import LEVELS
from cftscore.findings import kinds as c
from cftscore.intake import year_sections
from cftscore.intake.hamlet_rows import heads_hamlets, names_part
from cftscore.intake.header import Table
from cftscore.intake.headings import CODE, NAME, Headings
from cftscore.intake.row_texts import text_of
from cftscore.intake.subheadings import subheading
from cftscore.intake.values import is_blank, is_number
from cftscore.spreadsheet.load import CellValue

_HEADS = frozenset(
    (
        "nam", "nam bao cao", "nam danh gia", "nam so lieu", "so lieu nam", "ky", "ky bao cao",
        "ky so lieu", "thoi gian", "thoi ky", "thoi diem", "quy", "gioi", "gioi tinh", "nam nu",
        "kh th", "th kh", "ke hoach thuc hien", "loai so lieu", "so lieu", "noi dung", "phan to",
        "year", "period", "quarter", "sex", "gender", "plan actual",
    )
)  # fmt: skip
"""What heads a column that says of what the figures of a row are, folded."""
_WHOLES = frozenset(("th", "thuc hien", "ket qua", "ket qua thuc hien", "dat duoc", "actual"))
"""What the rows of the figures themselves are called beside those of a plan, folded."""
_WHOLE_YEAR = frozenset(("ca nam", "12 thang", "luy ke ca nam", "whole year"))
_OTHERS = frozenset(("sex", "plan", "share", ""))
_YEAR = re.compile(r"(?:nam )?(?:19|20)\d\d")
_LONGEST = 40


class RowLabels:
    """What the rows of a table say that they hold, and those that were left for it.

    Attributes:
        left: the rows that were left, each with what it says.
        hamlets: the rows that were left for being those of hamlets.
    """

    def __init__(
        self, table: Table, headings: Headings, has_figures: Callable[[Sequence[CellValue]], bool]
    ) -> None:
        self.table, self.headings, self.has_figures = table, headings, has_figures
        self.last = ("", "")
        header, self.rows = table.header, table.sheet.rows
        named = {column for columns in header.columns.values() for column in columns}
        figures = (at for key, some in header.columns.items() if key[0] != "@" for at in some)
        first = min(figures, default=0)
        self.columns = [
            column
            for column, title in enumerate(header.titles)
            if column not in named
            and (_head(title) in _HEADS or (not title and column < first))
            and (_head(title) != "nam" or self._holds_years(column))
        ]
        self.ends = {
            top: bottom
            for top, left, bottom, right in table.sheet.merged
            if left == right
            and left in (header.first(CODE), header.first(NAME))
            and header.last_row < top < bottom < min(header.end, len(self.rows))
            and not self._are_named(left, range(top, bottom + 1))
        }
        self.left: dict[int, tuple[int, str]] = {}
        self.other_years = year_sections.of_other_years(table, headings.year)
        self.hamlets: list[int] = []
        self.of_hamlets = [
            column
            for column, title in enumerate(header.titles)
            if column not in named and heads_hamlets(_head(title)) and not self._counts(column)
        ]

    def _are_named(self, column: int, rows: range) -> bool:
        """Whether rows over which a code is merged are each told by a name of their own."""
        name = self.table.header.first(NAME)
        if name is None or name == column:
            return False
        names = [fold(text_of(self.rows[row][name])) for row in rows]
        return all(names) and len(set(names)) == len(names)

    def _holds_years(self, column: int) -> bool:
        """Tell `Năm` from `Nam`, be it written without accents: by what most cells hold."""
        below = self.rows[self.table.header.last_row + 1 : self.table.header.end]
        texts = [fold(text_of(row[column])) for row in below if not is_blank(row[column])]
        return 2 * sum(_YEAR.fullmatch(text) is not None for text in texts) > len(texts)

    def _counts(self, column: int) -> bool:
        """Tell the number of hamlets of a commune, `5` or `5 ấp` below `Ấp`, from their names."""
        below = self.rows[self.table.header.last_row + 1 : self.table.header.end]
        cells = [row[column] for row in below if column < len(row)]
        return any(is_number(cell) or text_of(cell)[:1].isdigit() for cell in cells)

    def _is_of_hamlet(self, row: Sequence[CellValue]) -> bool:
        cells = (row[column] for column in self.of_hamlets if column < len(row))
        return any(names_part(text_of(cell)) for cell in cells)

    def above(self, row: Sequence[CellValue], told: tuple[str, str]) -> tuple[str, str]:
        """Give the code and name of a row, or those above where it says only what it holds."""
        if any(told) or not (
            self._is_of_hamlet(row) or any(self._kind(text) for _, text in self._texts(row))
        ):
            self.last = told
        return self.last

    def leaves(self, index: int) -> bool:
        """Tell whether the figures of a row are not surely those of its commune."""
        return self._is_of_hamlet(self.rows[index]) or self._other(index) is not None

    def leave(self, index: int) -> None:
        """Note a row whose figures are not surely those of its commune."""
        if self._is_of_hamlet(self.rows[index]):
            self.hamlets.append(index)
            return
        other = self._other(index)
        if other is not None:
            self.left[index] = other

    def _other(self, index: int) -> tuple[int, str] | None:
        """Give the column and the text that say so; None where nothing does."""
        if not (self.columns or self.ends or self.other_years):
            return None
        row = self.rows[index]
        if index in self.other_years and self.has_figures(row):
            return 0, self.other_years[index]
        texts = list(self._texts(row))
        kinds = {self._kind(text) for _, text in texts}
        other = next((cell for cell in texts if self._kind(cell[1]) == "other"), None)
        if other is None and "whole" not in kinds:
            covered = range(index, self.ends.get(index, index) + 1)
            cells = (self.rows[at] for at in covered)
            if len(covered) > 1 and sum(map(self.has_figures, cells)) > 1:
                column = self.table.header.first(NAME)
                other = (column or 0, "")
        return other if other is not None and self.has_figures(row) else None

    def findings(self) -> Iterator[c.RowsOfSomethingElse]:
        """Report the rows that were left, once for each thing that they say."""
        by_text: dict[str, list[int]] = {}
        for index, (_, text) in self.left.items():
            by_text.setdefault(text, []).append(index)
        for text, indexes in by_text.items():
            yield c.RowsOfSomethingElse(
                place=self.table.at(indexes[0], self.left[indexes[0]][0]),
                stated=text,
                count=len(indexes),
                rows=spans(map(self.table.sheet.row_number, indexes)),
            )

    def _texts(self, row: Sequence[CellValue]) -> Iterator[tuple[int, str]]:
        for column in self.columns:
            if column < len(row) and not is_blank(row[column]):
                yield column, text_of(row[column])

    def _kind(self, text: str) -> str:
        """Tell `whole` from `other`; empty for what says neither."""
        folded = fold(nfc(text))
        if len(text) > _LONGEST:
            return ""
        year = self.headings.year
        plain = folded.removesuffix(f" {year}").removesuffix(" nam") if year else folded
        if plain in _WHOLES or folded in _WHOLE_YEAR:
            return "whole"
        names = self.headings.names
        kind = names.reader.part_kind(text)
        if kind == "span":
            return "other" if self.headings.whole_year else ""
        if kind not in _OTHERS:
            return ""
        is_year = folded.removeprefix("nam ").isdecimal()
        return "" if is_year and not year else subheading(text, names, year)


def says_of_rows(title: str) -> bool:
    """Tell whether a heading is that of a column that says of what the figures of a row are."""
    return _head(title) in _HEADS


@lru_cache(maxsize=REMEMBERED)
def _head(title: str) -> str:
    """Fold a heading; one of several levels that say the same is one."""
    levels = {fold(level) for level in title.split(LEVELS)} - {""}
    return levels.pop() if len(levels) == 1 else ""
