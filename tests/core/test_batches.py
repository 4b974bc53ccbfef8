"""Batches: what each process takes at a time."""

from __future__ import annotations

import pytest

from cftscore.core.parallel import batches


@pytest.mark.parametrize("count", [0, 1, 5, 64, 702, 11_000])
@pytest.mark.parametrize("jobs", [1, 2, 8])
def test_batches_are_small_and_leave_nothing_out(count: int, jobs: int) -> None:
    made = batches(count, jobs, most=16, first=192)
    assert [number for batch in made for number in batch] == list(range(count))
    assert all(made)
    large = [len(batch) for batch in made if len(batch) > 16]
    assert len(large) in (0, jobs)
    assert max(large, default=0) <= min(192, count / (2 * jobs))
    # Each process has several, and the last ones are so small that none has long to wait.
    assert len(made) >= min(count, 2 * jobs)
    assert not made or len(made[-1]) <= max(1, count / (4 * jobs))


@pytest.mark.parametrize(
    ("count", "jobs", "most", "first", "expected"),
    [
        (0, 2, 16, 192, []),
        (3, 8, 16, 192, [1, 1, 1]),
        (5, 1, 16, 192, [2, 1, 1, 1]),
        # Four for each process or more, of no more than there may be.
        (100, 2, 16, 0, [12] * 8 + [4]),
        (100, 2, 8, 0, [8] * 12 + [4]),
        # The first of each process is larger, but they are half of all at most.
        (100, 2, 16, 20, [20, 20, *[12] * 5]),
        (100, 2, 16, 192, [25, 25, 12, 12, 12, 12, 2]),
        (100, 2, 16, 7, [12] * 8 + [4]),
    ],
)
def test_how_large_batches_are(
    count: int, jobs: int, most: int, first: int, expected: list[int]
) -> None:
    assert [len(batch) for batch in batches(count, jobs, most, first)] == expected
