"""The tables of a sheet: with communes down, or across, a row a figure, or the form of one."""

from collections.abc import Iterator, Sequence

from cftscore.intake import two_answers
from cftscore.intake.across import find_across
from cftscore.intake.forms import find_form
from cftscore.intake.header import Header, Table, find_headers, likely_header
from cftscore.intake.headings import Headings
from cftscore.intake.letters import in_unicode, names_in_unicode
from cftscore.intake.long_format import find_long
from cftscore.intake.merged import spread
from cftscore.intake.paired import with_second_counts
from cftscore.intake.short_lines import doubted
from cftscore.intake.stacked import find_stacked
from cftscore.intake.stated_units import above_table, beside_labels
from cftscore.spreadsheet.load import Sheet, Workbook


def find_tables(source: int, workbook: Workbook, sheet: Sheet, headings: Headings) -> list[Table]:
    """Find the tables of a sheet: with communes down, or across, or the form of one."""
    sheet = two_answers.in_one(sheet)
    read = beside_labels(in_unicode(sheet))
    headers = find_headers(read, headings)
    if (with_unit := above_table(read, headers, headings)) is not read:
        read, headers = with_unit, find_headers(with_unit, headings)
    first = headers[0] if headers else None
    if (table := find_long(read, headings, first)) is not None:
        return [Table(source, workbook, *table)]
    if stacked := find_stacked(read, headings):
        return [Table(source, workbook, *table) for table in stacked]
    for find in (find_form, find_across):
        if (table := find(read, headings, first)) is not None:
            return [Table(source, workbook, *table)]
    headers = [two_answers.without_emptied(sheet, header) for header in headers]
    told = spread(sheet, headers) if workbook.typed else doubted(sheet, headers)
    return [Table(source, workbook, *table) for table in _laid_out(told, read, headers, headings)]


def _laid_out(
    sheet: Sheet, read: Sheet, headers: Sequence[Header], headings: Headings
) -> Iterator[tuple[Sheet, Header]]:
    """Write the names of the tables of a sheet in Unicode, and two counts in a cell in two."""
    room = _MOST_COPIED
    for header in headers:
        laid, columns = sheet, header
        if room > 0:
            named = names_in_unicode(sheet, read, header)
            laid, columns = with_second_counts(named, header, headings.set)
        if laid is not sheet:
            room -= laid.cells.size
        yield laid, columns


_MOST_COPIED = 2_000_000
"""So many cells are copied for the tables of a sheet, which may be thousands: two counts in a cell
of one below are not split, and it is told that they are no number."""


def likely_table(source: int, workbook: Workbook, sheet: Sheet) -> Table | None:
    """Find what is most like a table in a sheet in which nothing was recognised."""
    read = in_unicode(sheet)
    header = likely_header(read)
    return None if header is None else Table(source, workbook, read, header)
