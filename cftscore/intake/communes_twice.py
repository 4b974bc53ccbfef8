"""Sheets of one workbook that hold the same communes: one cause, and one finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place

_MOST_SINGLE = 3
"""More communes than these that two sheets both hold are told of in one finding."""

_Pair = tuple[str | None, str, str]
"""A file, and in it the sheet where communes stand first, and where they stand again."""


def in_one(findings: Sequence[Finding]) -> list[Finding]:
    """Tell in one finding of all communes that two sheets, or two tables of one, both hold.

    Args:
        findings: all of them; those of single communes and figures that follow from it go.
    """
    groups: dict[_Pair, list[c.CommuneTwice]] = {}
    for finding in findings:
        if isinstance(finding, c.CommuneTwice) and (pair := _pair(finding)) is not None:
            groups.setdefault(pair, []).append(finding)
    many = {pair: some for pair, some in groups.items() if len(some) > _MOST_SINGLE}
    if not many:
        return [*findings]
    of_many = {id(finding) for some in many.values() for finding in some}
    kept: list[Finding] = []
    differing = dict.fromkeys(many, 0)
    for finding in findings:
        pair = _pair_of_conflict(finding, many)
        if pair is not None:
            differing[pair] += 1
        elif id(finding) not in of_many:
            kept.append(finding)
    return [*kept, *(_finding(pair, some, differing[pair]) for pair, some in many.items())]


def _finding(pair: _Pair, some: Sequence[c.CommuneTwice], differing: int) -> Finding:
    path, first, again = pair
    return c.CommunesTwice(
        place=Place(path, again, some[0].place.cell),
        count=len(some),
        sheets=tuple(dict.fromkeys((f"“{first}”", f"“{again}”"))),
        differing=differing,
    )


def _pair(finding: c.CommuneTwice) -> _Pair | None:
    path, place = finding.place.path, finding.place
    file, sheet = _sheet(finding.first)
    return (path, sheet, place.sheet) if file == path and place.sheet is not None else None


def _pair_of_conflict(finding: Finding, among: Iterable[_Pair]) -> _Pair | None:
    """Tell which sheets a figure differs between, if it does so between some of these."""
    if not isinstance(finding, c.ConflictingValues):
        return None
    sheets = {_sheet(cell) for cell in finding.cells}
    of_pairs = {pair: {(pair[0], pair[1]), (pair[0], pair[2])} for pair in among}
    if not sheets <= set().union(*of_pairs.values()):
        return None
    return next((pair for pair, both in of_pairs.items() if sheets & both), None)


def _sheet(place: str) -> tuple[str, str]:
    """Give the file and the sheet of a place that is written out."""
    path, _, inside = place.rpartition(" › ")
    return path, inside.rpartition("!")[0]
