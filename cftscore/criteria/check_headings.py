"""Checks of the headings that a criteria set gives its indicators: none may mean two things."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.core.text import Text, fold
from cftscore.criteria import vocabulary
from cftscore.criteria.column_names import Names
from cftscore.criteria.model import CriteriaFile
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding

_LABEL = Text("tên chỉ tiêu", "label of an indicator")
_OF_COLUMN = Text("làm tiêu đề của một cột cố định", "as the header of a fixed column")

_Path = tuple[str | int, ...]


def check_headings(file: CriteriaFile) -> Iterator[Finding]:
    """Refuse headings that two indicators share, or that every workbook has for other columns."""
    owners: dict[str, str] = {}
    shared = False
    for key in file.set.indicators:
        for name, _ in _headings(file, key):
            if owners.setdefault(fold(name), key) != key:
                shared = True
                yield c.IdTwice(
                    place=file.root.at("indicators", key, "label"), kind=_LABEL, name=name
                )
    if not shared:
        yield from _same_words(file)
    yield from _of_columns(file)


def _headings(file: CriteriaFile, key: str) -> Iterator[tuple[str, _Path]]:
    """Give the headings of an indicator, and where each stands."""
    indicator, here = file.set.indicators[key], ("indicators", key)
    yield key, here
    yield indicator.label.vi, (*here, "label", "vi")
    yield indicator.label.en, (*here, "label", "en")
    for index, alias in enumerate(indicator.aliases):
        yield alias, (*here, "aliases", index)


def _same_words(file: CriteriaFile) -> Iterator[Finding]:
    """Refuse headings that are the same once abbreviations are written out."""
    for name, owner, key in Names(file.set).clashes:
        path = next((path for text, path in _headings(file, key) if text == name), ())
        other = file.set.indicators[owner].label
        yield c.IdTwice(
            place=file.root.at(*path),
            kind=_LABEL,
            name=name,
            where=Text(f"với cùng các từ bởi “{other.vi}”", f"in the same words by “{other.en}”"),
        )


def _of_columns(file: CriteriaFile) -> Iterator[Finding]:
    """Refuse headings of the columns that every workbook has: codes would be read as figures."""
    columns = {
        fold(heading) or heading
        for headings in vocabulary.load().columns.values()
        for heading in headings
    }
    for key in file.set.indicators:
        for name, path in _headings(file, key):
            if (fold(name) or name) in columns:
                yield c.IdTwice(place=file.root.at(*path), kind=_LABEL, name=name, where=_OF_COLUMN)
