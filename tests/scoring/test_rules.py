"""One item made ready for scoring."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import pytest

from cftscore.core.text import Text
from cftscore.criteria.model import Band, Count, Item, Share, Source
from cftscore.scoring.rules import ItemRule

BANDS = (
    Band(Decimal("20.5"), "quoted", from_=Decimal(4)),
    Band(Decimal(10), "quoted", from_=Decimal(2)),
)


@pytest.mark.parametrize(
    ("when_none", "outcome", "least", "most"),
    [("finding", 4, 0, 205), ("zero", 3, 0, 0), ("full_points", 3, 205, 205)],
)
def test_what_a_denominator_of_0_gives(
    when_none: Literal["finding", "zero", "full_points"], outcome: int, least: int, most: int
) -> None:
    share = Share("a", "b")
    made = Item("1", Text("a", "a"), BANDS, Source("1", "quoted"), share=share, when_none=when_none)
    rule = ItemRule(made, 10)
    assert (rule.outcome(5, 0), rule.least[outcome], rule.most[outcome]) == (outcome, least, most)
    assert (rule.below, rule.nobody, rule.unknown) == (2, 3, 4)
    assert (rule.least[:3], rule.most[:3]) == ([205, 100, 0], [205, 100, 0])
    assert (rule.least[4], rule.most[4]) == (0, 205)
    assert [rule.outcome(*pair) for pair in ((4, 100), (3, 100), (1, 100))] == [0, 1, 2]
    assert rule.outcome(None, 100) == rule.outcome(5, None) == rule.outcome(None, 0) == 4


def test_a_count_is_measured_against_1() -> None:
    rule = ItemRule(Item("1", Text("a", "a"), BANDS, Source("1", "quoted"), count=Count("a")), 10)
    assert [rule.outcome(number) for number in (4, 3, 2, 1, 0)] == [0, 1, 1, 2, 2]
