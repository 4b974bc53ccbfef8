"""Percentages that somebody asks for: exactly as they are written, or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cftscore.core.percentage import as_percentage
from cftscore.core.refused import RefusedError


@pytest.mark.parametrize(
    ("given", "value"),
    [("75", "75"), (" 75 % ", "75"), ("71,43%", "71.43"), ("0.10", "0.10"), (100, "100"),
     (Decimal("99.999"), "99.999"), ("100,0", "100.0")],
)  # fmt: skip
def test_a_percentage_stays_as_it_is_written(given: str | int | Decimal, value: str) -> None:
    assert str(as_percentage(given)) == value


def test_none_stays_none() -> None:
    assert as_percentage(None) is None


@pytest.mark.parametrize("given", ["", "%", "75.", ".5", "1e1", "-1", "１", "100.01", 101, "7 5"])
def test_what_is_no_percentage_is_refused_by_name(given: str | int) -> None:
    with pytest.raises(RefusedError) as refused:
        as_percentage(given, "fail_under")
    assert refused.value.argument == "fail_under"
    assert refused.value.text.en == f"{given} is not a percentage from 0 to 100"
    with pytest.raises(RefusedError, match="target: "):
        as_percentage(given)
