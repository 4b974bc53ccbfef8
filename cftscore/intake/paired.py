"""Tables whose cells hold both counts of a share or rate: the second one gets a column."""

from __future__ import annotations

import msgspec

from cftscore.criteria.model import CriteriaSet, Item
from cftscore.intake import pairs
from cftscore.intake import values as v
from cftscore.intake.forms import FormSheet
from cftscore.intake.header import Header
from cftscore.spreadsheet.load import CellValue, Sheet, cells_of


def with_second_counts(
    sheet: Sheet, header: Header, criteria_set: CriteriaSet
) -> tuple[Sheet, Header]:
    """Split the cells of a table that hold two counts, `197/200 (98,5%)`.

    Returns:
        The table with a column more for each that holds such cells, all at the address of the
        cell that they stand in; the same where there is none.
    """
    split: dict[int, tuple[str, str]] = {}
    rows: list[list[CellValue]] = []
    for column, item in _measured(header, criteria_set).items():
        read = _read(sheet, header, column, item)
        if not read:
            continue
        rows = rows or [list(row) for row in sheet.rows]
        split[column] = item.numerator, item.denominator or ""
        for cells in rows:
            cells.append(None)
        if column in header.parts:
            for row in range(header.last_row + 1, header.end):
                rows[row][column] = _no_count(rows[row][column])
        for row, pair in read.items():
            rows[row][column] = pair.numerator
            rows[row][-1] = pair.denominator
    if not split:
        return sheet, header
    width = len(sheet.rows[0])
    shown = [*range(width), *split]
    places = tuple(tuple((row, column) for column in shown) for row in range(len(rows)))
    columns = {key: list(where) for key, where in header.columns.items()}
    for new, (column, (part, whole)) in enumerate(split.items(), start=width):
        if column not in columns.setdefault(part, []):
            columns[part].append(column)
        columns.setdefault(whole, []).append(new)
    parts = {column: part for column, part in header.parts.items() if column not in split}
    derived = header.derived | frozenset(range(width, width + len(split)))
    table = FormSheet(
        sheet.name,
        cells_of(rows),
        sheet.hidden,
        sheet.merged,
        places=places,
        **sheet.beside,
    )
    kept = {key: tuple(where) for key, where in columns.items()}
    return table, msgspec.structs.replace(header, columns=kept, parts=parts, derived=derived)


def _read(sheet: Sheet, header: Header, column: int, item: Item) -> dict[int, pairs.Pair]:
    """Read the cells of a column that hold both counts of an item, by their rows."""
    first = header.last_row + 1
    below = sheet.cells[first : header.end, column].tolist()
    if str not in map(type, below):
        return {}
    none_due = pairs.may_have_none(item, header.columns)
    return {
        row: pair
        for row, raw in enumerate(below, start=first)
        if isinstance(raw, str)
        and raw
        and (pair := pairs.read(raw, item.base, none_due=none_due)) is not None
        and pair.agrees
    }


def _no_count(raw: CellValue) -> CellValue:
    """Give what stands alone in a column of shares so that it is never taken for a count."""
    return f"{v.shown(raw)}%" if isinstance(v.count(raw), int) else raw


def _measured(header: Header, criteria_set: CriteriaSet) -> dict[int, Item]:
    """Find the columns that may hold both counts: of a numerator, or of its share or rate."""
    items = criteria_set.measured
    found = {
        column: items[key]
        for key, where in header.columns.items()
        if key in items
        for column in where
    }
    for column, part in header.parts.items():
        if part.kind == "ratio" and part.of in items:
            found[column] = items[part.of]
    return found
