"""How a wide table lies on A3 paper: on how many pages side by side, and how small."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any

from cftscore.template.book import A3

_SIDE = 0.3
_PRINTABLE = 1190.5 - 2 * 72 * _SIDE
"""The width of A3 across between the margins, in points."""

_DIGIT, _AROUND = 5.57, 5 / 7
"""How wide a character of Arial 10 is in points, where it is widest, and what a column adds."""

_SLACK = 0.99
_SMALLEST = 62
"""Below this per cent of its size, text on paper cannot be read with ease."""

_MOST_PAGES = 3


def lay_out(
    sheet: Any, widths: Sequence[float], repeated: int, stops: Sequence[int], last_row: int
) -> int:
    """Set the page of a sheet: the paper, the scale, and after which criteria a page ends.

    Args:
        sheet: the sheet.
        widths: of its columns, in characters.
        repeated: so many first columns stand on every page.
        stops: the columns before which a page may end.
        last_row: the last row to print.

    Returns:
        The last column of the first page.
    """
    breaks, scale = _divide(widths, repeated, stops)
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.set_margins(left=_SIDE, right=_SIDE, top=0.4, bottom=0.5)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.set_print_scale(scale)
    sheet.print_area(0, 0, last_row, len(widths) - 1)
    if breaks:
        sheet.set_v_pagebreaks(list(breaks))
        sheet.repeat_columns(0, repeated - 1)
    return (breaks[0] if breaks else len(widths)) - 1


def _divide(
    widths: Sequence[float], repeated: int, stops: Sequence[int]
) -> tuple[tuple[int, ...], int]:
    """Choose as few pages as let the text be read, as evenly filled as can be."""
    points = [(width + _AROUND) * _DIGIT for width in widths]
    again = sum(points[:repeated])
    best: tuple[tuple[int, ...], int] = ((), 0)
    for pages in range(1, _MOST_PAGES + 1):
        for breaks in combinations(stops, pages - 1):
            edges = pairwise((0, *breaks, len(points)))
            widest = max(sum(points[a:b]) + (again if a else 0) for a, b in edges)
            scale = min(100, int(100 * _SLACK * _PRINTABLE / widest))
            if scale > best[1]:
                best = breaks, scale
        if best[1] >= _SMALLEST:
            break
    return best[0], max(10, best[1])
