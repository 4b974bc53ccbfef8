"""The document that a comparison of criteria sets gives.

See `evaluation.document` for how it is written. Nothing is computed here: `diff` fills it.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.criteria.model import Status
from cftscore.evaluation.document import Number

SCHEMA = "cftscore/criteria-difference/1"

Part = Literal["set", "unit_class", "recognition", "indicator", "criterion", "item"]
Kind = Literal["added", "removed", "changed"]
Value = Text | str | Number | bool | None


class SetCompared(msgspec.Struct, frozen=True):
    """One of two sets: its name as it was given or found, and what identifies it.

    It is no record: its title is written as in the criteria set.
    """

    name: str
    id: str
    version: int
    title: Text
    sha256: str
    figures: dict[Status, int]


class Change(Record, frozen=True):
    """One thing that is not as it was.

    Attributes:
        part: what kind of thing it belongs to.
        id: which one: a unit class, an indicator, a criterion's number, an item; empty for the
            set and the recognition.
        criterion: the number of the criterion that it belongs to, if to one.
        kind: whether the thing was added, removed or changed.
        field: the key of the YAML that differs; None where the whole thing was added or removed.
        band: of a band, which one it is now, from 1; of one that was removed, which it was.
        before, after: the values; a band's threshold and points as `from 98: 50`.
        article: where in the decision it stands now, or stood.
        message: the same as a sentence.
    """

    part: Part
    id: str
    criterion: int | None
    kind: Kind
    field: str | None
    band: int | None
    before: Value
    after: Value
    article: str | None
    message: Text


class PairCompared(Record, frozen=True):
    """Two sets and all that differs, in the order of the set."""

    before: SetCompared
    after: SetCompared
    changes: tuple[Change, ...]


class Difference(Record, frozen=True, kw_only=True):
    """What changed from some criteria sets to others.

    Attributes:
        sets: the sets that are on both sides.
        only_before, only_after: the sets that have no counterpart.
    """

    schema: str = SCHEMA
    sets: tuple[PairCompared, ...]
    only_before: tuple[SetCompared, ...]
    only_after: tuple[SetCompared, ...]
