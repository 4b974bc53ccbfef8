"""Headings of shares: `Tỷ lệ …`, `… (%)`. What stands below one is no count."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from cftscore.core.text import PER_CENT, PER_MILLE, fold
from cftscore.criteria.model import Indicator

_SIGNS = re.compile(rf"[{PER_CENT}{PER_MILLE}]|\b[o0]/[o0]{{1,2}}\b", re.IGNORECASE)
_WORDS = re.compile(
    r"(?:ty|ti) (?:le|suat|so phan tram)\b|phan tram\b"
    r"|(?:percent|percentage|per cent|share|rate|ratio|proportion)\b"
)


@lru_cache(maxsize=2**14)
def is_share(heading: str) -> bool:
    """Whether a heading says that a share or a rate stands below it."""
    return _SIGNS.search(heading) is not None or _WORDS.match(fold(heading)) is not None


def headings_of_shares(
    texts: Sequence[Sequence[str]],
    columns: Mapping[str, Sequence[int]],
    counted: Collection[str],
) -> dict[tuple[int, int], str]:
    """Find, above the columns of indicators, the headings of one column that are those of shares.

    Args:
        texts: the rows of a header and some above it, merged cells written into all they cover.
        columns: the columns of each indicator, as far as the header names it.
        counted: the indicators whose own names are not those of shares.

    Returns:
        By row in `texts` and column, the key of the indicator that the column seems to hold.
    """
    return {
        (row, column): key
        for key, found in columns.items()
        if key in counted
        for column in found
        for row, line in enumerate(texts)
        if is_share(line[column]) and not _spans(line, column)
    }


def names_a_share(indicator: Indicator) -> bool:
    """Whether the names of an indicator are those of a share or a rate."""
    return any(map(is_share, (indicator.label.vi, indicator.label.en, *indicator.aliases)))


def _spans(line: Sequence[str], column: int) -> bool:
    """Whether a heading stands over several columns: it says of what they are parts."""
    beside = (*line[max(0, column - 1) : column], *line[column + 1 : column + 2])
    return line[column] in beside
