"""Lines of a text export that hold fewer or more fields than their table has columns.

Where a field is missing in the middle, every figure behind it stands under the heading of another.
Which field it is cannot be told, so no figure of such a line is read. Programs that leave blank
fields at the end away are known by their other lines, and what they write is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake.header import Header, Table
from cftscore.intake.values import ODD_LINE, count, is_blank, of_odd_line
from cftscore.register.model import Commune
from cftscore.spreadsheet.load import CellValue, Sheet, cells_of

_BLOCK = 16
"""Excel decides for so many lines together how many blank fields at their end it leaves away."""
_LEAST_IN_BLOCK = 4


def doubted(sheet: Sheet, headers: Sequence[Header]) -> Sheet:
    """Return the sheet of a text export, the figures of each line of another length marked.

    Args:
        sheet: the sheet; a field that a line does not have is None.
        headers: those that were found in it.
    """
    rows = sheet.rows
    lengths = [_fields(row) for row in rows]
    doubtful = [
        (columns.figures, row, due)
        for header in headers
        if (columns := _Columns.of(header)).figures
        for row, due in columns.doubtful(rows, lengths, range(header.last_row + 1, header.end))
    ]
    if not doubtful:
        return sheet
    told = [list(row) for row in rows]
    for figures, row, due in doubtful:
        for column in figures:
            told[row][column] = of_odd_line(rows[row][column], lengths[row], due)
    return replace(sheet, cells=cells_of(told))


def findings(table: Table, communes: Iterable[tuple[int, Commune]]) -> Iterator[Finding]:
    """Report the lines of communes whose figures are not read, each once."""
    if table.workbook.typed:
        return
    figures = sorted(_Columns.of(table.header).figures)
    for row, commune in communes:
        cells = table.sheet.rows[row]
        odd = [
            (column, fields)
            for column in figures
            if isinstance(raw := cells[column], str) and (fields := ODD_LINE.fullmatch(raw))
        ]
        if odd:
            (first, fields), (last, _) = odd[0], odd[-1]
            cell = f"{table.sheet.address(row, first)}:{table.sheet.address(row, last)}"
            yield c.OddLine(
                place=Place(table.workbook.path, table.sheet.name, cell),
                commune=commune.code,
                line=table.sheet.row_number(row),
                fields=int(fields[1]),
                due=int(fields[2]),
            )


def _fields(row: Sequence[CellValue]) -> int:
    """Count the fields that a line has, blank ones too."""
    fields = len(row)
    while fields and row[fields - 1] is None:
        fields -= 1
    return fields


class _Columns(msgspec.Struct, frozen=True):
    """The columns of a table.

    Attributes:
        due: how many there are, to the last one that has a heading.
        figures: those that hold indicators.
    """

    due: int
    figures: frozenset[int]

    @classmethod
    def of(cls, header: Header) -> _Columns:
        named = {column for columns in header.columns.values() for column in columns}
        figures = {
            column
            for key, columns in header.columns.items()
            if not key.startswith("@")
            for column in columns
        }
        return cls(max((*named, *header.others), default=-1) + 1, frozenset(figures))

    def doubtful(
        self, rows: Sequence[Sequence[CellValue]], lengths: Sequence[int], among: range
    ) -> Iterator[tuple[int, int]]:
        """Find the rows of figures whose fields may stand under other headings than their own.

        Yields:
            The place of a row, and how many fields it ought to have.
        """
        held = [row for row in among if sum(not is_blank(rows[row][f]) for f in self.figures) > 1]
        if not held:
            return
        usual, most = Counter(lengths[row] for row in held).most_common(1)[0]
        uniform = most * 2 > len(held)
        headed = max(self.due, lengths[among.start - 1])
        keeps = any(lengths[row] >= self.due and _ends_blank(rows[row], lengths[row])
                    for row in held)  # fmt: skip
        short, long = set[int](), set[int]()
        for row in held:
            fields, unlike = lengths[row], uniform and lengths[row] != usual
            lacks = any(column >= fields for column in self.figures)
            if fields < self.due and (lacks or keeps or _ends_blank(rows[row], fields)):
                short.add(row)
            elif not all(map(is_blank, rows[row][headed:fields])):
                long.add(row)
            elif unlike and (keeps or fields > usual >= self.due or _has_figure(rows[row][usual:])):
                (short if fields < usual else long).add(row)
        if _are_trimmed(lengths, short):
            short.clear()
        due = usual if uniform and self.due < usual <= headed else headed
        yield from ((row, due) for row in sorted(short | long))


def _has_figure(cells: Sequence[CellValue]) -> bool:
    return any(isinstance(count(cell), int) for cell in cells)


def _ends_blank(row: Sequence[CellValue], fields: int) -> bool:
    return fields > 0 and is_blank(row[fields - 1])


def _are_trimmed(lengths: Sequence[int], rows: Iterable[int]) -> bool:
    """Whether lines are of blocks, all as long, whose last columns are blank throughout."""
    starts = {row // _BLOCK * _BLOCK for row in rows}
    blocks = [lengths[start : start + _BLOCK] for start in starts]
    uniform = all(len(set(block)) == 1 for block in blocks)
    return uniform and any(len(block) >= _LEAST_IN_BLOCK for block in blocks)
