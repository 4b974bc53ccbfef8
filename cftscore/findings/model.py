"""What a finding is: a stable code, a severity, a place, a message and how to mend it.

Each kind of finding is a small class of its own that carries its texts in both languages and,
as fields, the values that the message names. Any stage makes findings, none throws one away,
and every renderer shows them. The kinds themselves stand in `kinds/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import ClassVar

import msgspec

from cftscore.core.text import Language, Text, alphabetical


class Severity(StrEnum):
    """How much a finding weighs; the order of the members is from worst to mildest."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


SEVERITY_TITLES = {
    Severity.ERROR: Text("lỗi", "error"),
    Severity.WARNING: Text("cảnh báo", "warning"),
    Severity.NOTE: Text("lưu ý", "note"),
}


class Place(msgspec.Struct, frozen=True):
    """Where a finding is: a file, and in it a sheet and a cell, or a line and a column.

    Attributes:
        path: the file as the user named it, or None.
        sheet: the sheet's name, or None.
        cell: an address such as `F7`, a range such as `F7:F9`, or None.
        line: the line in a YAML file, from 1, or None.
        column: the column in that line, from 1, or None.
    """

    path: str | None = None
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        where = self.path or ""
        if self.line is not None:
            return f"{where}:{self.line}:{self.column}"
        inside = "!".join(part for part in (self.sheet, self.cell) if part)
        return " › ".join(part for part in (where, inside) if part)


NOWHERE = Place()


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """The base of every kind of finding.

    Attributes:
        code: a letter and three digits that never change their meaning.
        severity: how much it weighs.
        title: what kind of finding this is, a few words.
        message: what was found and what was expected; names fields in braces.
        fix: how to mend it; names fields in braces.
        why: why it matters.
        bad, good: an example that gives the finding, and the same mended.
        place: where it was found.
        commune: the code of the commune concerned, or None.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity]
    title: ClassVar[Text]
    message: ClassVar[Text]
    fix: ClassVar[Text]
    why: ClassVar[Text]
    bad: ClassVar[Text]
    good: ClassVar[Text]

    place: Place = NOWHERE
    commune: str | None = None

    def say(self, language: Language) -> str:
        """Give the message in one language, its values filled in."""
        return self.message.say(language, **self._values())

    def say_fix(self, language: Language) -> str:
        """Give the way to mend it in one language, its values filled in."""
        return self.fix.say(language, **self._values())

    def _values(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__struct_fields__}


class CannotProceedError(Exception):
    """Nothing could be done at all: bad usage, unreadable input, a bad criteria file.

    Attributes:
        findings: why, at least one.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(f"{f.code} {f.place} {f.say('en')}" for f in self.findings))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings: by file, sheet, row and column, then by weight, code and message.

    The order depends on nothing but the findings, not on when they were made.
    """
    every = set(findings)
    paths = _ranks(finding.place.path or "" for finding in every)
    sheets = _ranks(finding.place.sheet or "" for finding in every)
    keyed = sorted(
        ((_order(finding, paths, sheets), finding) for finding in every), key=itemgetter(0)
    )
    ordered: list[Finding] = []
    for _, group in groupby(keyed, key=itemgetter(0)):
        tied = [finding for _, finding in group]
        ordered += tied if len(tied) == 1 else sorted(tied, key=lambda finding: finding.say("en"))
    return ordered


def _ranks(names: Iterable[str]) -> dict[str, int]:
    """Number names in their order: numbers are sooner compared than names."""
    return {name: rank for rank, name in enumerate(sorted(set(names), key=alphabetical))}


def _order(
    finding: Finding, paths: Mapping[str, int], sheets: Mapping[str, int]
) -> tuple[object, ...]:
    place = finding.place
    cell = (place.cell or "").partition(":")[0]
    letters = cell.rstrip("0123456789")
    row = int(cell[len(letters) :] or 0)
    return (
        paths[place.path or ""],
        sheets[place.sheet or ""],
        place.line or 0,
        place.column or 0,
        row,
        len(letters),
        letters,
        finding.severity.rank,
        finding.code,
        finding.commune or "",
    )
