"""A criteria set: the model of the YAML under `criteria/`.

The classes are the format: their field names are the keys of the YAML, and the JSON Schema is
generated from them. `load` finds and loads a set, `check` proves that it makes
sense beyond its shape, and `scoring` computes what it means for a commune.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

import msgspec

from cftscore.core.numbers import as_ratio, decimal_places
from cftscore.core.text import YES_NO, Text
from cftscore.criteria.yaml import Node, examples_beside

Status = Literal["quoted", "inferred", "provisional", "verified"]
STATUSES: tuple[Status, ...] = get_args(Status)
STATUS_TITLES: dict[Status, Text] = {
    "quoted": Text("trích dẫn", "quoted"),
    "inferred": Text("suy ra", "inferred"),
    "provisional": Text("giá trị tạm", "provisional"),
    "verified": Text("đã đối chiếu", "verified"),
}
NOT_YET_READ: tuple[Status, ...] = ("inferred", "provisional")

MEASURES = ("share", "rate", "count", "yes_no")


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A mapping of the YAML with fixed keys; any other key is refused."""


class LegalBasis(_Record, frozen=True):
    """The decision, as a paper that rests on it must name it.

    Attributes:
        number: such as `06/QĐ-TTg`.
        date: of signing (ISO, `2019-01-03`).
        effective_from, effective_to: the first and the last day on which it is in force.
        type: the kind of document: Quyết định, Decision.
        issuer: who issued it: Thủ tướng Chính phủ, the Prime Minister.
        abstract: what it says of itself that it is about, as it follows the issuer in a sentence.
    """

    number: str
    date: str
    effective_from: str
    effective_to: str | None = None
    type: Text | None = None
    issuer: Text | None = None
    abstract: Text | None = None


class Source(_Record, frozen=True):
    """Where a figure stands in the law and where it was read.

    Attributes:
        article: the place in the decision.
        status: how far the figure is known.
        page: the published page in which it was read, if any.
        verified_on: the day on which it was compared with the decision's text, if it was.
    """

    article: str
    status: Status
    page: str | None = None
    verified_on: str | None = None


class UnitClass(_Record, frozen=True):
    """A kind of commune and the total it must reach."""

    title: Text
    pass_from: Decimal
    source: Source


class Indicator(_Record, frozen=True):
    """What a commune reports.

    Attributes:
        label: the column's heading.
        type: a `count` of whole cases, or a `yes_no`.
        at_most: the indicator that this one cannot exceed, if any.
        aliases: other headings under which it is known.
        hint: how to fill it in.
        irreversible: a count of what has happened and cannot be undone within the period, so that
            no plan may lower it.
        cost: what one case, or one answer changed to yes, weighs in a plan; 1 if not given.
        carry_over: it seldom changes, so that a template may bring it from the last period.
        sensitive: a count of children or cases so few that a published one could betray a child.
        over_periods: how parts of a year make a year, see `over_periods.adds_by`.
        groups: by key, into which a count may be divided: they add up to it.
    """

    label: Text
    type: Literal["count", "yes_no"]
    at_most: str | None = None
    aliases: tuple[str, ...] = ()
    hint: Text | None = None
    irreversible: bool = False
    cost: Decimal | None = None
    carry_over: bool = False
    sensitive: bool = False
    over_periods: Literal["sum", "latest"] | None = None
    groups: dict[str, Text] | None = None


class Share(_Record, frozen=True):
    """`of / among`, in per cent."""

    of: str
    among: str


class Rate(_Record, frozen=True):
    """`of / among`, per so many."""

    of: str
    among: str
    per: int


class Count(_Record, frozen=True):
    """The number itself."""

    of: str


class YesNo(_Record, frozen=True):
    """The answer itself."""

    of: str


class Band(_Record, frozen=True):
    """A threshold and the points it gives; exactly one of `from`, `up_to` and `answer` is set.

    Attributes:
        points: what a value in the band earns.
        status: how far threshold and points are known.
        from_: in YAML `from`: the band holds values at or above it (per cent for a share).
        up_to: the band holds values at or below it.
        answer: the band holds this answer.
    """

    points: Decimal
    status: Status
    from_: Decimal | None = msgspec.field(default=None, name="from")
    up_to: Decimal | None = None
    answer: Literal["yes", "no"] | None = None

    @property
    def kind(self) -> str:
        """`from`, `up_to` or `answer`."""
        if self.answer is not None:
            return "answer"
        return "from" if self.from_ is not None else "up_to"

    @property
    def threshold(self) -> Decimal | None:
        """The decimal of `from` or `up_to`."""
        return self.from_ if self.from_ is not None else self.up_to

    def describe(self) -> Text:
        """Say the threshold: `from 98`, `up to 600`, `yes`."""
        if self.answer is not None:
            return YES_NO[self.answer == "yes"]
        words = Text("từ {t}", "from {t}")
        if self.from_ is None:
            words = Text("tối đa {t}", "up to {t}")
        return words.filled(t=self.threshold)


class Item(_Record, frozen=True, dict=True):
    """A part of a criterion: one measure, and bands that turn its quantity into points.

    Attributes:
        id: such as `2.1`.
        title: what is measured.
        bands: from the best down; below the last one the item earns 0.
        source: the place in the law, and how far the measure is known.
        share, rate, count, yes_no: the measure; exactly one is set.
        when_none: what a denominator of 0 gives: `full_points`, `zero`, or a `finding`.
        when_none_status: how far that rule is known, where it gives points.
    """

    id: str
    title: Text
    bands: tuple[Band, ...]
    source: Source
    share: Share | None = None
    rate: Rate | None = None
    count: Count | None = None
    yes_no: YesNo | None = None
    when_none: Literal["full_points", "zero", "finding"] = "finding"
    when_none_status: Status | None = None

    @cached_property
    def measure(self) -> Share | Rate | Count | YesNo:
        """The one measure that is set."""
        found = self.share or self.rate or self.count or self.yes_no
        assert found is not None, "check refuses an item without a measure"  # noqa: S101
        return found

    @cached_property
    def numerator(self) -> str:
        """The indicator that is measured."""
        return self.measure.of

    @cached_property
    def denominator(self) -> str | None:
        """The indicator that it is measured against, of a share or a rate."""
        measure = self.measure
        return measure.among if isinstance(measure, Share | Rate) else None

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that the item reads, the measured one first."""
        return (self.numerator, self.denominator) if self.denominator else (self.numerator,)

    @property
    def base(self) -> int:
        """What the quotient is multiplied by: 100 for a share, `per` for a rate, else 1."""
        if self.share is not None:
            return 100
        return self.rate.per if self.rate is not None else 1

    @property
    def unit(self) -> Text:
        """The unit of the quantity: `%`, `per 1,000`, or nothing."""
        if self.share is not None:
            return Text("%", "%")
        if self.rate is not None:
            return Text("trên {n}", "per {n}").filled(n=self.rate.per)
        return Text("", "")

    def factors(self, band: Band) -> tuple[int, int]:
        """Return by what numerator and denominator are multiplied before they are compared.

        A share of 98 is reached where `numerator * 100 >= 98 * denominator`; an answer is compared
        with 1 for yes and 0 for no.
        """
        if band.threshold is None:
            return 1, 1 if band.answer == "yes" else 0
        above, below = as_ratio(band.threshold)
        return self.base * below, above

    def describe(self, band: Band) -> Text:
        """Say the threshold of one of its bands, in per cent for a share: `from 98%`."""
        text = band.describe()
        return text if self.share is None else Text(f"{text.vi}%", f"{text.en}%")

    @property
    def max_points(self) -> Decimal:
        """The points of the best band."""
        return max((band.points for band in self.bands), default=Decimal(0))


class Criterion(_Record, frozen=True):
    """A criterion: a title, the most points it can give, and its items."""

    id: int
    title: Text
    max_points: Decimal
    source: Source
    items: tuple[Item, ...]


class EveryCriterion(_Record, frozen=True):
    """What each criterion must score for a commune to be recognised."""

    points_above: Decimal


class Recognition(_Record, frozen=True):
    """When a commune is recognised.

    Attributes:
        every_criterion: each criterion must score more than `points_above`.
        total_from: where the mark for the total comes from.
        source: where this stands.
    """

    every_criterion: EveryCriterion
    total_from: Literal["unit_class"]
    source: Source


class CriteriaSet(_Record, frozen=True, dict=True):
    """One legal standard.

    Attributes:
        supersedes: the id of the set whose place it takes where both are in force, if any.
    """

    id: str
    version: int
    title: Text
    legal_basis: LegalBasis
    max_points: Decimal
    unit_classes: dict[str, UnitClass]
    indicators: dict[str, Indicator]
    criteria: tuple[Criterion, ...]
    recognition: Recognition
    supersedes: str | None = None

    @cached_property
    def points_scale(self) -> int:
        """What points are multiplied by to be whole numbers, a power of ten."""
        figures = [band.points for item in self.items for band in item.bands]
        figures += [self.recognition.every_criterion.points_above]
        figures += [unit_class.pass_from for unit_class in self.unit_classes.values()]
        places: int = 10 ** max(map(decimal_places, figures))
        return places

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item, in order."""
        return tuple(item for criterion in self.criteria for item in criterion.items)

    @cached_property
    def measured(self) -> dict[str, Item]:
        """The items of a share or a rate, by the indicator that is measured."""
        return {item.numerator: item for item in self.items if item.denominator is not None}

    @cached_property
    def wholes(self) -> dict[str, tuple[str, ...]]:
        """The indicators that each part cannot exceed: its `at_most`, and what it is a share of."""
        pairs = {(key, i.at_most) for key, i in self.indicators.items() if i.at_most is not None}
        shares = (item.share for item in self.items if item.share is not None)
        pairs |= {(share.of, share.among) for share in shares}
        found: dict[str, list[str]] = {}
        for part, whole in sorted(pairs):
            found.setdefault(part, []).append(whole)
        return {part: tuple(wholes) for part, wholes in found.items()}

    def statuses(self) -> Iterator[Status]:
        """Give the status of every figure: marks, maxima, measures, bands, rules for none."""
        yield self.recognition.source.status
        yield from (unit_class.source.status for unit_class in self.unit_classes.values())
        for criterion in self.criteria:
            yield criterion.source.status
            for item in criterion.items:
                yield item.source.status
                yield from (band.status for band in item.bands)
                if item.when_none_status is not None:
                    yield item.when_none_status

    @cached_property
    def figures(self) -> dict[Status, int]:
        """How many figures have each status, in the order of `STATUSES`."""
        counted = dict.fromkeys(STATUSES, 0)
        for status in self.statuses():
            counted[status] += 1
        return counted


class CriteriaFile(msgspec.Struct, frozen=True):
    """A criteria set together with the file it came from.

    Attributes:
        set: the criteria set.
        root: the YAML with places, an overlay's base merged in.
        path: the file.
        name: how messages name the file.
        texts: of the file, then of the files that it extends.
        bases: the files that it extends, the nearest first.
    """

    set: CriteriaSet
    root: Node
    path: Path
    name: str
    texts: tuple[str, ...]
    bases: tuple[Path, ...] = ()

    @property
    def sha256(self) -> str:
        """Digest of the file, and of the files it extends."""
        import hashlib

        digest = ""
        for text in reversed(self.texts):
            digest = hashlib.sha256((text + digest).encode()).hexdigest()
        return digest

    @property
    def examples_path(self) -> Path:
        """Where the examples of the set lie."""
        return examples_beside(self.path)
