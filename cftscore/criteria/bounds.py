"""Bounds of a criteria set: how many parts, how large figures, and numbers that mean two things."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cftscore.core.numbers import MOST_COUNT, MOST_INT64, decimal_places
from cftscore.core.text import Text
from cftscore.criteria.model import MEASURES, CriteriaFile, Item
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place

_MOST: dict[str, tuple[int, Text]] = {
    "indicators": (400, Text("chỉ tiêu", "indicators")),
    "aliases": (100, Text("tên khác của một chỉ tiêu", "other names of an indicator")),
    "unit_classes": (100, Text("nhóm đơn vị", "unit classes")),
    "criteria": (100, Text("tiêu chí", "criteria")),
    "items": (400, Text("nội dung", "items")),
    "bands": (100, Text("mức điểm của một nội dung", "bands of an item")),
}
"""So many parts a set has at most: what is compared with each other stays within bounds."""


def size(file: CriteriaFile) -> Iterator[Finding]:
    """Refuse a set of so many parts that checking or searching it would take for ever."""
    made, at = file.set, file.root.at
    parts: list[tuple[str, int, Place]] = [
        ("indicators", len(made.indicators), at("indicators")),
        ("unit_classes", len(made.unit_classes), at("unit_classes")),
        ("criteria", len(made.criteria), at("criteria")),
        ("items", len(made.items), at("criteria")),
    ]
    for key, indicator in made.indicators.items():
        parts.append(("aliases", len(indicator.aliases), at("indicators", key, "aliases")))
    for item, path in items_of(file):
        parts.append(("bands", len(item.bands), at(*path, "bands")))
    for key, count, place in parts:
        most, what = _MOST[key]
        if count > most:
            yield c.SetTooLarge(place=place, what=what, count=count, most=most)


def decimals(file: CriteriaFile) -> Iterator[Finding]:
    """Refuse `1.000`, a thousand to whoever writes Vietnamese and one in YAML.

    A share reaches 100 only: there no thousands can be meant.
    """
    shares = {
        (*path, "bands", index, key)
        for item, path in items_of(file)
        if item.share is not None
        for index in range(len(item.bands))
        for key in ("from", "up_to")
    }
    for path, node in file.root.walk():
        if path not in shares and node.two_meanings is not None:
            thousands, decimal = node.two_meanings
            yield c.NumberOfTwoMeanings(
                place=file.root.at(*path),
                given=node.shown(),
                thousands=thousands,
                decimal=decimal,
            )


def products(file: CriteriaFile) -> Iterator[Finding]:
    """Refuse figures whose products with counts, or whose sums, would leave 64 bits."""

    def beyond(path: tuple[str | int, ...], given: Decimal) -> Finding:
        place = file.root.at(*path)
        return c.BeyondInt64(place=place, what=str(path[-1]), given=given, most=MOST_COUNT)

    for item, path in items_of(file):
        if sum(getattr(item, kind) is not None for kind in MEASURES) != 1:
            continue
        if item.base * MOST_COUNT > MOST_INT64:
            yield beyond((*path, "rate", "per"), Decimal(item.base))
            continue
        most_below = MOST_COUNT if item.denominator else 1
        for index, band in enumerate(item.bands):
            by, limit = item.factors(band)
            if max(by * MOST_COUNT, abs(limit) * most_below) > MOST_INT64:
                threshold = band.threshold or Decimal(0)
                yield beyond((*path, "bands", index, band.kind), threshold)
    most = max(
        sum((item.max_points for item in file.set.items), Decimal(0)),
        file.set.recognition.every_criterion.points_above,
        *(unit_class.pass_from for unit_class in file.set.unit_classes.values()),
    )
    if most * file.set.points_scale > MOST_INT64:
        yield beyond(*max(_points(file), key=lambda figure: decimal_places(figure[1])))


def _points(file: CriteriaFile) -> Iterator[tuple[tuple[str | int, ...], Decimal]]:
    """Yield every figure of points that is scaled to whole numbers, with where it stands."""
    recognition = ("recognition", "every_criterion", "points_above")
    yield recognition, file.set.recognition.every_criterion.points_above
    for key, unit_class in file.set.unit_classes.items():
        yield ("unit_classes", key, "pass_from"), unit_class.pass_from
    for item, path in items_of(file):
        for index, band in enumerate(item.bands):
            yield (*path, "bands", index, "points"), band.points


def items_of(file: CriteriaFile) -> Iterator[tuple[Item, tuple[str | int, ...]]]:
    """Yield every item with the keys and indexes that lead to it in the file."""
    for i, criterion in enumerate(file.set.criteria):
        for j, item in enumerate(criterion.items):
            yield item, ("criteria", i, "items", j)
