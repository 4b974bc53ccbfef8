"""Marking figures of a criteria set as compared with the decision's text, in the text of its file.

Only what changes is written anew: comments, layout, quotes and line ends stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

import msgspec

from cftscore.authoring import drafts, named_figures
from cftscore.authoring.edits import Edits, lines, quoted
from cftscore.authoring.named_figures import Figure, Named
from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.criteria import check as criteria_check
from cftscore.criteria import yaml as criteria_yaml
from cftscore.criteria.model import CriteriaFile
from cftscore.criteria.yaml import Node

VERIFIED = "verified"


class Wanted(msgspec.Struct, frozen=True):
    """What is verified.

    Attributes:
        name: as `named_figures.every_name` has it.
        bands: of an item only these, from 1; empty for all figures.
        article: where in the decision the figures stand.
        page: where the text was read, if that is recorded.
        on: the day, ISO.
    """

    name: str
    bands: tuple[int, ...]
    article: str
    page: str | None
    on: str


class LineChanged(Record, frozen=True):
    """A line of the file that changed.

    Attributes:
        number: in the file as it was.
        before: None where there was none.
        after: None where there is none.
    """

    number: int
    before: str | None
    after: str | None


class FigureMarked(Record, frozen=True):
    """A figure that was to be marked as compared with the text of the decision.

    Attributes:
        of: the item, criterion, unit class or rule that it is a figure of.
        what: which one.
    """

    of: Text
    what: Text


class Verification(msgspec.Struct, frozen=True):
    """A file in which figures are verified.

    Attributes:
        file: the criteria set as it is then.
        text: of the file, with its byte order mark if it has one.
        lines: what changed.
        figures: that are verified now.
        elsewhere: that stand in a file that this one extends, and are as they were.
    """

    file: CriteriaFile
    text: str
    lines: tuple[LineChanged, ...]
    figures: tuple[FigureMarked, ...]
    elsewhere: tuple[FigureMarked, ...]


def verify(file: CriteriaFile, wanted: Sequence[Wanted], target: Path) -> Verification:
    """Mark figures as verified.

    Args:
        file: a sound criteria set.
        wanted: which figures, all of names that it has.
        target: where the file will be written.

    Raises:
        CannotProceedError: the file cannot be read, or would not be sound.
    """
    text = criteria_yaml.read(file.path, file.name)
    own = criteria_yaml.parse(text.removeprefix(criteria_yaml.BYTE_ORDER_MARK), file.name)
    edits = Edits(text)
    named = named_figures.every_name(file.set)
    marked: list[FigureMarked] = []
    elsewhere: list[FigureMarked] = []
    for one in wanted:
        of = named[one.name]
        chosen = _chosen(of, one.bands)
        here = [figure for figure in chosen if named_figures.find(own, figure.path) is not None]
        for figure in here:
            status = named_figures.find(own, figure.path)
            if status is not None and status.value != VERIFIED:
                edits.replace(status, VERIFIED)
        if here:
            _record(edits, own, of, one)
        marked += [FigureMarked(of.title, figure.what) for figure in here]
        elsewhere += [
            FigureMarked(of.title, figure.what) for figure in chosen if figure not in here
        ]
    drafts.keep_base(edits, own, file, target)
    result = edits.result()
    return Verification(
        criteria_check.load_sound(target, result),
        result,
        tuple(_lines(text, result)),
        tuple(marked),
        tuple(elsewhere),
    )


def _chosen(of: Named, bands: Sequence[int]) -> list[Figure]:
    return [of.figures[number] for number in bands] if bands else list(of.figures)


def _record(edits: Edits, own: Node, of: Named, wanted: Wanted) -> None:
    """Write down where the figures stand, and the day if the figure of the source is verified."""
    source = named_figures.find(own, of.source)
    first = of.figures[0]
    status = named_figures.find(own, first.path)
    is_verified = first in _chosen(of, wanted.bands) or (status and status.value == VERIFIED)
    on = wanted.on if status is not None and is_verified else None
    fields = {"article": wanted.article, "page": wanted.page, "verified_on": on}
    given = {key: value for key, value in fields.items() if value is not None}
    if source is None:
        holder = named_figures.find(own, of.path)
        inside = ", ".join(f"{key}: {_written(key, value)}" for key, value in given.items())
        if holder is not None:
            edits.put(holder, "source", f"{{{inside}}}")
        return
    for key, value in given.items():
        present = source.get(key)
        if present is None or present.value != value:
            edits.put(source, key, _written(key, value))


def _written(key: str, value: str) -> str:
    return value if key == "verified_on" else quoted(value)


def _lines(before: str, after: str) -> Iterator[LineChanged]:
    old, new = lines(before), lines(after)
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            for number, pair in enumerate(zip_longest(old[i:j], new[k:m]), i + 1):
                yield LineChanged(number, *pair)
