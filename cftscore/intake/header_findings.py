"""What is odd about the headings of a table."""

from __future__ import annotations

from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.intake.header import Table
from cftscore.intake.headings import Headings


def header_findings(table: Table, headings: Headings) -> list[Finding]:
    """Report the headings that fit nothing, and indicators that two columns claim."""
    findings: list[Finding] = []
    indicators = headings.set.indicators
    header = table.header
    for (row, column), keys in header.contradictions.items():
        labels = tuple(indicators[key].label for key in keys)
        at = table.at(row, column)
        findings.append(c.HeadingsContradict(place=at, keys=keys, labels=labels))
    absent = [key for key in indicators if key not in header.columns]
    for column, text in header.others.items():
        at = table.at(header.last_row, column)
        near = headings.candidates(text, absent)
        if near:
            findings.append(c.ColumnMisspelt(place=at, header=text, near=near))
        else:
            findings.append(c.ColumnIgnored(place=at, header=text))
    for key, where in header.columns.items():
        columns = tuple(column for column in where if column not in header.derived)
        if len(columns) < 2:
            continue
        places = [table.at(header.last_row, column) for column in columns]
        if key in indicators:
            cells = tuple(str(place.cell) for place in places)
            label = indicators[key].label
            findings.append(c.ColumnTwice(place=places[1], key=key, label=label, columns=cells))
        else:
            text = key.removeprefix("@")
            findings += [c.ColumnIgnored(place=place, header=text) for place in places[1:]]
    return findings
