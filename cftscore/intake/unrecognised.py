"""What is said of workbooks in which no header, form or column was recognised."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from cftscore.core.text import Text
from cftscore.criteria.vocabulary import LEVELS
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import layout
from cftscore.intake.forms import find_nameless, find_unclear
from cftscore.intake.header import HEADER_ROWS, MOST_HEADINGS, Table
from cftscore.intake.headings import Headings
from cftscore.intake.letters import in_unicode
from cftscore.intake.tables import likely_table
from cftscore.spreadsheet.load import Sheet, Workbook

_MOST_SHOWN = 12
"""So many headings of a row are shown in a message."""


def no_header(source: int, workbook: Workbook, headings: Headings) -> Finding:
    """Report a workbook without a header: the row most like one, and what is known of it."""
    likely = (likely_table(source, workbook, sheet) for sheet in layout.to_read(workbook.sheets))
    table = next((table for table in likely if table is not None), None)
    if table is None:
        return c.NoHeader(place=Place(workbook.path), rows=HEADER_ROWS)
    titles = [title for title in table.header.titles if title][:MOST_HEADINGS]
    levels = [title.split(LEVELS) for title in titles]
    readings = headings.read(list(zip_longest(*levels, fillvalue="")))
    near = {
        _MAY_MEAN.filled(title=title, meant=_title_of(alike[0][0], headings)): None
        for title, parts, reading in zip(titles, levels, readings, strict=True)
        if reading.kind == "unknown" and (alike := headings.names.nearest(parts))
    }
    near |= {
        _OPPOSITE_OF.filled(title=title, meant=_title_of(opposite, headings)): None
        for title, parts in zip(titles, levels, strict=True)
        if (opposite := headings.names.opposite(parts)) is not None
    }
    known = dict.fromkeys(reading.key for reading in readings if reading.key)
    titled = [_title_of(key, headings) for key in known]
    if len(titled) > _MOST_SHOWN:
        titled[_MOST_SHOWN:] = [_AND_MORE.filled(count=len(titled) - _MOST_SHOWN)]
    return c.NoHeader(
        place=Place(workbook.path),
        rows=HEADER_ROWS,
        likely=f"{table.sheet.name}!{table.at(table.header.last_row, 0).cell} "
        f"“{' | '.join(level[-1] for level in levels[:_MOST_SHOWN])}”",
        known=tuple(titled),
        near=tuple(near)[:_MOST_SHOWN],
    )


_MOST_MISSING = 4
"""More columns than these that a file lacks are told in one list."""


def columns_missing(
    absent: Mapping[tuple[int, str], Table], labels: Mapping[str, Text]
) -> Iterator[Finding]:
    """Report the columns that files lack.

    Args:
        absent: by source and key of the column, a table without it.
        labels: of the columns.
    """
    by_source: dict[int, list[tuple[str, Table]]] = {}
    for (source, key), table in absent.items():
        by_source.setdefault(source, []).append((key, table))
    for columns in by_source.values():
        if len(columns) > _MOST_MISSING:
            named = tuple(labels[key].quoted(key.removeprefix("@")) for key in labels
                          if key in {key for key, _ in columns})  # fmt: skip
            place = columns[0][1].place
            yield c.ColumnsMissing(place=place, count=len(columns), columns=named)
            continue
        for key, table in columns:
            name = key.removeprefix("@")
            yield c.ColumnMissing(place=table.place, key=name, label=labels[key])


def unclear_forms(workbook: Workbook, sheets: Sequence[Sheet], headings: Headings) -> list[Finding]:
    """Report the forms among some sheets whose column of figures is not known, once for all alike.

    Args:
        workbook: the file.
        sheets: those in which no table was found.
        headings: what is known.
    """
    found: dict[tuple[str, ...], list[Place]] = {}
    for sheet in sheets:
        form = find_unclear(in_unicode(sheet), headings)
        if form is not None:
            cells = [(sheet.address(*cell), text) for cell, text in form.columns]
            columns = tuple(f"{cell.rstrip('0123456789')} “{text}”" for cell, text in cells)
            found.setdefault(columns, []).append(Place(workbook.path, sheet.name, cells[0][0]))
    return [
        c.FormColumnUnclear(place=places[0], columns=columns, count=len(places))
        for columns, places in found.items()
    ]


def nameless_forms(
    workbook: Workbook, sheets: Sequence[Sheet], headings: Headings
) -> Iterator[Finding]:
    """Report the forms among some sheets that name no commune, in one finding.

    Args:
        workbook: the file.
        sheets: those in which no table was found.
        headings: what is known.
    """
    places: list[Place] = []
    most = 0
    for sheet in sheets:
        form = find_nameless(in_unicode(sheet), headings)
        if form is not None:
            cell, count = form
            places.append(Place(workbook.path, sheet.name, sheet.address(*cell)))
            most = max(most, count)
    if places:
        others = tuple(f"“{place.sheet}”" for place in places[1:])
        yield c.FormOfNobody(place=places[0], count=most, others=others)


_MAY_MEAN = Text("“{title}” → {meant}?", "“{title}” → {meant}?")
_OPPOSITE_OF = Text(
    "“{title}” đếm điều ngược lại với {meant}", "“{title}” counts the opposite of {meant}"
)
_AND_MORE = Text("… và {count} cột khác", "… and {count} more")


def _title_of(key: str, headings: Headings) -> Text:
    """Name what a heading was read as, in words of people."""
    if key in headings.set.indicators:
        return headings.set.indicators[key].label.quoted()
    column = layout.COLUMNS.get(key)
    return Text(key, key) if column is None else column.title.quoted()
