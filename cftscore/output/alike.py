"""Notes of one kind in one sheet, told once, with all their cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cftscore.core.text import Text, spans
from cftscore.evaluation.document import FindingRecord
from cftscore.findings.model import Severity
from cftscore.spreadsheet.sheet import column_index, column_letters

MORE = Text("… và {count} ô nữa: {cells}", "… and {count} more cells: {cells}")
_MOST_LISTED = 8


def folded(group: Sequence[FindingRecord]) -> Iterator[tuple[FindingRecord, tuple[int, str]]]:
    """Give the findings of a sheet; of notes of one kind that are many only the first.

    Yields:
        A finding, and of those that are alike how many more there are, and their cells:
        `J8:J13, K7:AS13`.
    """
    counted = Counter(
        record.code for record in group if record.severity is Severity.NOTE and record.cell
    )
    many = {code for code, count in counted.items() if count > _MOST_LISTED}
    seen: set[str] = set()
    for record in group:
        if record.code not in many or not record.cell:
            yield record, (0, "")
        elif record.code not in seen:
            seen.add(record.code)
            others = [
                other.cell
                for other in group
                if other.code == record.code and other.cell and other is not record
            ]
            yield record, (len(others), by_column(others))


def by_column(cells: Iterable[str]) -> str:
    """Write cells as ranges: `J8:J13, K7:AS13`."""
    columns: dict[int, set[int]] = {}
    others: list[str] = []
    for cell in cells:
        letters = cell.rstrip("0123456789")
        if letters.isalpha() and len(letters) < len(cell):
            columns.setdefault(column_index(letters), set()).add(int(cell[len(letters) :]))
        else:
            others.append(cell)
    blocks: list[tuple[int, int, set[int]]] = []
    for column, rows in sorted(columns.items()):
        if blocks and blocks[-1][1] == column - 1 and blocks[-1][2] == rows:
            blocks[-1] = (blocks[-1][0], column, rows)
        else:
            blocks.append((column, column, rows))
    return ", ".join([*(_ranges(*block) for block in blocks), *others])


def _ranges(first: int, last: int, rows: set[int]) -> str:
    written = []
    for span in spans(sorted(rows)).split(", "):
        top, _, bottom = span.partition("–")
        corners = (f"{column_letters(first)}{top}", f"{column_letters(last)}{bottom or top}")
        written.append(":".join(dict.fromkeys(corners)))
    return ", ".join(written)
