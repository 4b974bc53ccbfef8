"""What is odd about the headings of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cftscore.core.text import Text, spans
from cftscore.criteria.vocabulary import LEVELS
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import unit_findings
from cftscore.intake import values as v
from cftscore.intake.forms import FormSheet
from cftscore.intake.header import Table
from cftscore.intake.headings import NUMBER, Headings

_MOST_SINGLE = 4
"""More headings than these that nobody knows are told in one list."""


_HEADING = Text("{column} “{text}”[ (→ {near}?)]", "{column} “{text}”[ (→ {near}?)]")


_OPPOSITE = Text("{column} “{text}” (≠ {label})", "{column} “{text}” (≠ {label})")


def header_findings(table: Table, headings: Headings) -> list[Finding]:
    """Report the headings that fit nothing, and indicators that two columns claim."""
    findings: list[Finding] = []
    indicators = headings.set.indicators
    header = table.header
    for (row, column), keys in header.contradictions.items():
        labels = tuple(indicators[key].label for key in keys)
        at = table.at(row, column)
        findings.append(c.HeadingsContradict(place=at, keys=keys, labels=labels))
    for (row, column), key in header.shares.items():
        text = str(table.sheet.rows[row][column])
        at = table.at(row, column)
        share = c.HeadingIsShare(place=at, header=text, key=key, label=indicators[key].label)
        findings.append(share)
    findings += _only_parts(table, headings)
    with_units = unit_findings.with_units(table, headings)
    findings += unit_findings.of_columns(table, with_units)
    opposites = {
        column: opposite
        for column in header.others
        if (opposite := headings.names.opposite(header.titles[column].split(LEVELS))) is not None
    }
    findings += _of_opposites(table, opposites, headings)
    absent = [key for key in indicators if key not in header.columns]
    unknown = [
        (table.at(header.last_row, column), text, headings.candidates(text, absent))
        for column, text in header.others.items()
        if column not in with_units and column not in opposites
    ]

    def labelled(near: tuple[str, ...]) -> tuple[Text, ...]:
        return tuple(indicators[key].label.quoted(key) for key in near)

    if len(unknown) > _MOST_SINGLE:
        findings.append(_in_one_list([(at, text, labelled(near)) for at, text, near in unknown]))
    else:
        for at, text, near in unknown:
            if near:
                findings.append(c.ColumnMisspelt(place=at, header=text, near=labelled(near)))
            else:
                findings.append(c.ColumnIgnored(place=at, header=text))
    return [*findings, *_claimed_twice(table, headings), *_unread(table)]


def _unread(table: Table) -> Iterator[Finding]:
    """Report the rows of forms in which nothing was recognised, or too many to be read."""
    if isinstance(table.sheet, FormSheet) and table.sheet.unread:
        rows = spans(row + 1 for row in table.sheet.unread)
        yield c.RowsSkipped(place=table.place, rows=rows)


def _of_opposites(
    table: Table, opposites: Mapping[int, str], headings: Headings
) -> Iterator[Finding]:
    """Report the columns that count the opposite of an indicator, in one finding."""
    if not opposites:
        return
    indicators = headings.set.indicators
    told = [
        _OPPOSITE.filled(
            column=_letters(table, column),
            text=table.header.others[column],
            label=indicators[key].label.quoted(),
        )
        for column, key in opposites.items()
    ]
    wanted = [indicators[key].label.quoted() for key in dict.fromkeys(opposites.values())]
    yield c.HeadingsNegated(
        place=table.at(table.header.last_row, min(opposites)),
        count=len(told),
        headings=tuple(told),
        wanted=tuple(wanted),
    )


def _claimed_twice(table: Table, headings: Headings) -> list[Finding]:
    """Report the indicators, and other columns, that several columns claim to be."""
    header, indicators = table.header, headings.set.indicators
    findings: list[Finding] = []
    for key, where in header.columns.items():
        if len(where) < 2:
            continue
        columns = tuple(column for column in where if column not in header.derived)
        if len(columns) < 2 or _says_one_thing(table, columns):
            continue
        places = [table.at(header.last_row, column) for column in columns]
        if key in indicators:
            cells = tuple(str(place.cell) for place in places)
            label = indicators[key].label
            findings.append(c.ColumnTwice(place=places[1], key=key, label=label, columns=cells))
        elif key != NUMBER:
            text = key.removeprefix("@")
            findings += [c.ColumnIgnored(place=place, header=text) for place in places[1:]]
    return findings


def _says_one_thing(table: Table, columns: Sequence[int]) -> bool:
    """Tell whether a line of a form that stands several times says the same each time.

    Forms repeat the number of children below each criterion; in a table two columns are a mistake.
    """
    if not isinstance(table.sheet, FormSheet):
        return False
    rows = table.sheet.rows[table.header.last_row + 1 : table.header.end]
    return all(
        len({v.shown(row[at]) for at in columns if not v.is_blank(row[at])}) < 2 for row in rows
    )


def _only_parts(table: Table, headings: Headings) -> Sequence[Finding]:
    """Report the indicators of which only parts stand in a table, or figures of another time."""
    header = table.header
    parts: dict[str, list[int]] = {}
    for column, reading in header.parts.items():
        if reading.kind == "part" and reading.of not in (None, *header.columns):
            parts.setdefault(str(reading.of), []).append(column)
    if len(parts) > _MOST_SINGLE:
        columns = [column for some in parts.values() for column in some]
        titles = dict.fromkeys(f"“{_lowest(table, column)}”" for column in columns)
        return [
            c.ManyOnlyParts(
                place=table.at(header.last_row, min(columns)),
                count=len(parts),
                parts=tuple(titles),
                labels=tuple(headings.set.indicators[key].label.quoted() for key in parts),
            )
        ]
    return [
        c.OnlyParts(
            place=table.at(header.last_row, columns[0]),
            key=key,
            label=headings.set.indicators[key].label,
            parts=tuple(_named(table, column) for column in columns),
            sum=_sum(table, columns),
        )
        for key, columns in parts.items()
    ]


def _sum(table: Table, columns: list[int]) -> str:
    """Write the sum of boys and girls, `O + P`, where every row holds both; it is never taken."""
    header = table.header
    if len(columns) != 2 or any(header.parts[column].why != "sex" for column in columns):
        return ""
    rows = table.sheet.rows[header.last_row + 1 : header.end]
    told = [[isinstance(v.count(row[column]), int) for column in columns] for row in rows]
    both = any(map(all, told)) and all(all(row) or not any(row) for row in told)
    letters = (_letters(table, column) for column in columns)
    return " + ".join(letters) if both else ""


def _named(table: Table, column: int) -> str:
    """Name a column by its letters and the lowest level of its heading: `O “Nam”`."""
    return f"{_letters(table, column)} “{_lowest(table, column)}”"


def _lowest(table: Table, column: int) -> str:
    titles = table.header.titles
    return titles[column].rpartition(LEVELS)[2] if column < len(titles) else ""


def _letters(table: Table, column: int) -> str:
    return str(table.at(0, column).cell).rstrip("0123456789")


def _in_one_list(unknown: list[tuple[Place, str, tuple[Text, ...]]]) -> Finding:
    """Report many unknown headings at once, each with the indicators that are near."""
    told = [
        _HEADING.filled(column=str(at.cell).rstrip("0123456789"), text=text, near=near)
        for at, text, near in unknown
    ]
    return c.HeadingsUnknown(place=unknown[0][0], count=len(unknown), headings=tuple(told))
