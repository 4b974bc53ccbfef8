"""The sheet `Xác minh`: warnings that somebody looked into, as it is read and as it is written.

A row names the warning by its code, the commune and the indicator, and says of which value, why,
by whom and on which day it is accepted. A row without any of the last three waits to be filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cftscore.core.text import Text, fold
from cftscore.findings.model import Place
from cftscore.spreadsheet.load import CellValue, Sheet, Workbook, cell_text

SHEET = Text("Xác minh", "Verification")
"""Its name; it may have a number behind it: `Xác minh (2)`."""

HEADINGS: dict[str, Text] = {
    "code": Text("Mã cảnh báo", "Code"),
    "commune": Text("Mã xã", "Commune code"),
    "name": Text("Tên xã", "Commune"),
    "indicator": Text("Chỉ tiêu (khóa)", "Indicator (key)"),
    "message": Text("Cảnh báo", "Warning"),
    "value": Text("Giá trị", "Value"),
    "reason": Text("Lý do", "Reason"),
    "who": Text("Người xác minh", "Verified by"),
    "when": Text("Ngày xác minh", "Verified on"),
}
"""Its columns, in order. `name` and `message` are there for people and are not read."""

TO_FILL_IN = ("reason", "who", "when")
NEEDED = ("code", "commune", "indicator", "value", *TO_FILL_IN)

_OTHER_HEADINGS = {
    "code": ("mã", "mã lỗi, cảnh báo", "code"),
    "commune": ("xã", "commune"),
    "indicator": ("chỉ tiêu", "indicator", "khóa"),
    "value": ("số liệu", "giá trị ghi trong tệp"),
    "reason": ("lý do chấp nhận", "giải trình"),
    "who": ("ai", "người chấp nhận", "who", "by"),
    "when": ("ngày", "khi nào", "when", "date"),
}
_BY_HEADING = {
    **{fold(text): key for key, texts in _OTHER_HEADINGS.items() for text in texts},
    **{fold(heading): key for key, text in HEADINGS.items() for heading in (text.vi, text.en)},
}
_FEWEST = {"code", "commune", "reason"}
"""The columns by which the sheet is told from one of another use."""
_HEADER_ROWS = 10
_NUMBER = re.compile(r" \(\d+\)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the sheet.

    Attributes:
        cells: what stands in it, by the keys of `HEADINGS`.
        places: its cells, by the same keys; of a column that is not there the first of the row.
    """

    cells: dict[str, CellValue]
    places: dict[str, Place]

    def text(self, key: str) -> str:
        """Give what a cell says."""
        return cell_text(self.cells.get(key))

    @property
    def waits(self) -> bool:
        """Whether nobody has filled in anything yet."""
        return not any(map(self.text, TO_FILL_IN))

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys of what a row that is filled in does not say."""
        return tuple(key for key in NEEDED if not self.text(key))


def is_named(name: str) -> bool:
    """Whether a sheet bears the name of the sheet."""
    return fold(_NUMBER.sub("", name)) in (fold(SHEET.vi), fold(SHEET.en))


def columns_of(row: Sequence[object]) -> dict[str, int]:
    """Find the columns by what stands in a row; nothing where that is not its header."""
    columns: dict[str, int] = {}
    for column, value in enumerate(row):
        if isinstance(value, str) and (key := _BY_HEADING.get(fold(value))) is not None:
            columns.setdefault(key, column)
    return columns if columns.keys() >= _FEWEST else {}


def is_accepting(sheet: Sheet) -> bool:
    """Whether a sheet is one of accepted warnings, and holds no figures of communes."""
    return is_named(sheet.name) and any(map(columns_of, sheet.rows[:_HEADER_ROWS]))


def sheets(workbook: Workbook) -> list[Sheet]:
    """Give the sheets of accepted warnings of a workbook."""
    return [sheet for sheet in workbook.sheets if is_accepting(sheet)]


def entries(workbook: Workbook) -> Iterator[Entry]:
    """Read all rows below the headers, but for those that hold nothing."""
    for sheet in sheets(workbook):
        header = next(at for at, row in enumerate(sheet.rows[:_HEADER_ROWS]) if columns_of(row))
        columns = columns_of(sheet.rows[header])
        for index in range(header + 1, len(sheet.rows)):
            row = sheet.rows[index]
            cells = {key: row[column] for key, column in columns.items()}
            if any(cell_text(value) for value in cells.values()):
                at = {
                    key: Place(workbook.path, sheet.name, sheet.address(index, columns.get(key, 0)))
                    for key in HEADINGS
                }
                yield Entry(cells, at)
