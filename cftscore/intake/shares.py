"""Headings of shares: `Tỷ lệ …`, `… (%)`. What stands below one is no count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cftscore.core.text import fold
from cftscore.criteria.model import Indicator

_SIGNS = re.compile("[%‰]")
_WORDS = re.compile(
    r"(?:ty|ti) (?:le|suat|so phan tram)\b|phan tram\b"
    r"|(?:percent|percentage|per cent|share|rate|ratio|proportion)\b"
)


def is_share(heading: str) -> bool:
    """Whether a heading says that a share or a rate stands below it."""
    return _SIGNS.search(heading) is not None or _WORDS.match(fold(heading)) is not None


def headings_of_shares(
    texts: Sequence[Sequence[str]],
    columns: Mapping[str, Sequence[int]],
    indicators: Mapping[str, Indicator],
) -> dict[tuple[int, int], str]:
    """Find, above the columns of indicators, the headings of one column that are those of shares.

    Args:
        texts: the rows of a header and some above it, merged cells written into all they cover.
        columns: the columns of each indicator, as far as the header names it.
        indicators: the criteria set's.

    Returns:
        By row in `texts` and column, the key of the indicator that the column seems to hold.
    """
    return {
        (row, column): key
        for key, found in columns.items()
        if key in indicators and not _names_a_share(indicators[key])
        for column in found
        for row, line in enumerate(texts)
        if is_share(line[column]) and not _spans(line, column)
    }


def _names_a_share(indicator: Indicator) -> bool:
    return any(map(is_share, (indicator.label.vi, indicator.label.en, *indicator.aliases)))


def _spans(line: Sequence[str], column: int) -> bool:
    """Whether a heading stands over several columns: it says of what they are parts."""
    beside = (*line[max(0, column - 1) : column], *line[column + 1 : column + 2])
    return line[column] in beside
