"""Columns of figures, some of which are missing, and the DataFrames of them."""

from __future__ import annotations

import pytest

from cftscore.core import figures


def test_a_frame_of_columns_and_back() -> None:
    columns = {"a": figures.column([5, None, 0]), "b": figures.column([None, 10**18, 1])}
    frame = figures.frame(columns, ["30682", "30685", "30688"])
    assert (frame.index.name, list(frame.index)) == ("code", ["30682", "30685", "30688"])
    assert list(map(str, frame.dtypes)) == ["Int64", "Int64"]
    assert figures.lists(frame) == {"a": [5, None, 0], "b": [None, 10**18, 1]}
    assert {key: values.tolist() for key, values in figures.columns(frame).items()} == {
        key: values.tolist() for key, values in columns.items()
    }
    assert [figures.value(frame, index, "b") for index in range(3)] == [None, 10**18, 1]
    columns["a"][0] = 9  # the frame has numbers of its own
    assert figures.value(frame, 0, "a") == 5


def test_columns_have_their_types_even_where_there_are_no_communes() -> None:
    frame = figures.frame({"a": figures.column([])}, [])
    assert (str(frame.index.dtype), str(frame["a"].dtype)) == ("object", "Int64")
    assert (frame.index.name, list(frame.columns)) == ("code", ["a"])


def test_numbers_have_64_bits() -> None:
    assert figures.column([2**63 - 1]).tolist() == [2**63 - 1]
    with pytest.raises(OverflowError):
        figures.column([2**63])
