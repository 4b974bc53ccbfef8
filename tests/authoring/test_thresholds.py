"""Values on a threshold, and those that miss it by one case."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from cftscore.authoring import thresholds
from cftscore.core.text import Text
from cftscore.criteria.model import Band, Count, Item, Rate, Share, Source, YesNo
from cftscore.scoring.rules import ItemRule

SHARE = {"share": Share("a", "b")}
RATE = {"rate": Rate("a", "b", 1000)}
COUNT = {"count": Count("a")}
ANSWER = {"yes_no": YesNo("a")}


def item(measure: Mapping[str, object], kind: str, *bounds: str) -> Item:
    points = (Decimal(20 - index) for index in range(len(bounds)))
    bands = tuple(
        Band(worth, "quoted", **{kind: bound if kind == "answer" else Decimal(bound)})  # type: ignore[arg-type]
        for worth, bound in zip(points, bounds, strict=True)
    )
    return Item("1.1", Text("a", "a"), bands, Source("1", "quoted"), **measure)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("measure", "kind", "bound", "can_fail"),
    [
        (SHARE, "from_", "100", True), (SHARE, "from_", "0.5", True), (SHARE, "from_", "0", False),
        (SHARE, "up_to", "0", True), (SHARE, "up_to", "99.9", True), (SHARE, "up_to", "100", False),
        (RATE, "up_to", "100", True), (COUNT, "up_to", "100", True), (COUNT, "from_", "0", False),
        (COUNT, "from_", "1", True), (ANSWER, "answer", "no", True),
    ],
)  # fmt: skip
def test_whether_a_value_can_lie_below_a_band(
    measure: Mapping[str, object], kind: str, bound: str, can_fail: bool
) -> None:
    made = item(measure, kind, bound)
    assert thresholds.can_fail(made, made.bands[0]) is can_fail


ON, BELOW, NEITHER = "on", "below", "neither"


@pytest.mark.parametrize(
    ("made", "index", "numerator", "denominator", "where"),
    [
        (item(SHARE, "from_", "98", "97.5"), 0, 98, 100, ON),
        (item(SHARE, "from_", "98", "97.5"), 0, 49, 50, ON),
        (item(SHARE, "from_", "98", "97.5"), 0, 99, 100, NEITHER),
        (item(SHARE, "from_", "98", "97.5"), 0, 97, 100, BELOW),
        (item(SHARE, "from_", "98", "97.5"), 0, 96, 100, NEITHER),
        (item(SHARE, "from_", "98", "97.5"), 1, 39, 40, ON),
        (item(SHARE, "from_", "98", "97.5"), 1, 194, 200, BELOW),
        # one case more reaches the better band at once
        (item(SHARE, "from_", "98", "97.5"), 1, 4, 5, BELOW),
        (item(SHARE, "up_to", "10", "12"), 0, 10, 100, ON),
        (item(SHARE, "up_to", "10", "12"), 0, 11, 100, BELOW),
        (item(SHARE, "up_to", "10", "12"), 0, 12, 100, NEITHER),
        (item(SHARE, "up_to", "10", "12"), 1, 13, 100, BELOW),
        (item(RATE, "up_to", "1.5"), 0, 3, 2000, ON),
        (item(RATE, "up_to", "1.5"), 0, 2, 2000, NEITHER),
        (item(RATE, "up_to", "1.5"), 0, 4, 2000, BELOW),
        (item(COUNT, "from_", "2", "1"), 0, 2, 1, ON),
        (item(COUNT, "from_", "2", "1"), 0, 3, 1, NEITHER),
        (item(COUNT, "from_", "2", "1"), 0, 1, 1, BELOW),
        (item(COUNT, "from_", "2", "1"), 1, 1, 1, ON),
        (item(COUNT, "from_", "2", "1"), 1, 0, 1, BELOW),
        # a count of two decides both bands where the worse one lies between
        (item(COUNT, "from_", "1.5", "1.2"), 1, 2, 1, ON),
        (item(COUNT, "up_to", "0"), 0, 0, 1, ON),
        (item(COUNT, "up_to", "0"), 0, 1, 1, BELOW),
        (item(COUNT, "up_to", "3"), 0, 2, 1, NEITHER),
        (item(ANSWER, "answer", "yes"), 0, 1, 1, ON),
        (item(ANSWER, "answer", "yes"), 0, 0, 1, BELOW),
        (item(ANSWER, "answer", "no"), 0, 0, 1, ON),
        (item(ANSWER, "answer", "no"), 0, 1, 1, BELOW),
    ],
)
def test_where_a_value_stands(
    made: Item, index: int, numerator: int, denominator: int, where: str
) -> None:
    at = (ItemRule(made, 1), index, numerator, denominator)
    assert (thresholds.is_on(*at), thresholds.is_just_below(*at)) == (where == ON, where == BELOW)


@pytest.mark.parametrize(
    ("made", "band", "denominator", "edge"),
    [
        (item(SHARE, "from_", "98", "97.5"), 0, 100, 98),
        (item(SHARE, "from_", "98", "97.5"), 0, 51, 50),
        (item(SHARE, "from_", "98", "97.5"), 1, 40, 39),
        (item(SHARE, "up_to", "10", "12"), 0, 100, 10),
        (item(SHARE, "up_to", "10", "12"), 1, 99, 11),
        (item(RATE, "up_to", "1.5"), 0, 2000, 3),
        (item(COUNT, "from_", "2"), 0, None, 2),
        (item(COUNT, "from_", "1.5"), 0, None, 2),
        (item(COUNT, "up_to", "3.5"), 0, None, 3),
        (item(ANSWER, "answer", "yes"), 0, None, 1),
        (item(ANSWER, "answer", "no"), 0, None, 0),
    ],
)
def test_the_numerator_that_is_nearest_to_a_threshold(
    made: Item, band: int, denominator: int | None, edge: int
) -> None:
    rule = ItemRule(made, 1)
    assert (rule.edge(band) if denominator is None else rule.edge(band, denominator)) == edge
