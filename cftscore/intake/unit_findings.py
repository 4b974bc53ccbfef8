"""What is said of units that make figures no counts: `ĐVT: nghìn người`, `Số trẻ em (nghìn em)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cftscore.criteria.vocabulary import LEVELS
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import stated_units
from cftscore.intake.header import Table
from cftscore.intake.headings import Headings
from cftscore.intake.letters import in_unicode
from cftscore.spreadsheet.load import Sheet, Workbook

_ROWS, _COLUMNS, _MOST_SHOWN = 80, 40, 6


def with_units(table: Table, headings: Headings) -> dict[int, str]:
    """Find the columns that would be an indicator's but for their unit, each with its key."""
    found: dict[int, str] = {}
    for column, text in table.header.others.items():
        lowest = text.rpartition(LEVELS)[2]
        key = headings.recognise(_bare(lowest)) if stated_units.behind(lowest) else None
        if key is not None and key in headings.set.indicators:
            found[column] = key
    return found


def of_columns(table: Table, columns: Iterable[int]) -> Iterator[Finding]:
    """Report the columns of a table that are no counts for their unit, in one finding."""
    texts = {column: table.header.others[column] for column in columns}
    if texts:
        yield c.UnitOfNoCounts(
            place=table.at(table.header.last_row, min(texts)),
            unit=", ".join(dict.fromkeys(map(stated_units.behind, texts.values()))),
            headings=_shown(list(map(_bare, texts.values()))),
        )


def of_sheets(
    workbook: Workbook, sheets: Sequence[Sheet], headings: Headings
) -> tuple[list[Finding], list[Sheet]]:
    """Report the sheets without a table in which a unit is why nothing was read.

    Args:
        workbook: the file.
        sheets: those in which no table was found.
        headings: what is known.

    Returns:
        A finding for all sheets that are alike, and the other sheets.
    """
    alike: dict[tuple[str, tuple[str, ...]], list[Place]] = {}
    others: list[Sheet] = []
    for sheet in sheets:
        read = in_unicode(sheet)
        place, unit = stated_units.stated(read) or ((0, 0), "")
        known = [
            text
            for row in (read.rows[:_ROWS] if unit else ())
            for text in row[:_COLUMNS]
            if isinstance(text, str) and headings.recognise(text) in headings.set.indicators
        ]
        if known:
            at = Place(workbook.path, sheet.name, sheet.address(*place))
            alike.setdefault((unit, _shown(known)), []).append(at)
        else:
            others.append(sheet)
    findings: list[Finding] = [
        c.UnitOfNoCounts(
            place=places[0],
            unit=unit,
            headings=known,
            also=tuple(f"“{place.sheet}”" for place in places[1:]),
        )
        for (unit, known), places in alike.items()
    ]
    return findings, others


def _bare(text: str) -> str:
    return text.rpartition("(")[0].strip()


def _shown(texts: Sequence[str]) -> tuple[str, ...]:
    several = [f"“{text}”" for text in dict.fromkeys(texts)]
    return tuple([*several[:_MOST_SHOWN], "…"] if len(several) > _MOST_SHOWN else several)
