"""How a sheet lies on A4 paper: how many pages side by side, how small, under which letterhead."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any

from cftscore.core.text import Text
from cftscore.output.column_widths import in_points
from cftscore.output.sentences import STATE_MOTTO, STATE_NAME
from cftscore.template.book import A4, Book
from cftscore.template.content import Content

_SIDE = 0.3
_PAGE_WIDTH, _PAGE_HEIGHT = 841.9, 595.3
_PRINTABLE = _PAGE_WIDTH - 2 * 72 * _SIDE
"""The width of A4 across between the margins, in points."""

_SLACK = 0.99
_SMALLEST = 70
"""Below this per cent of its size, text on paper cannot be read with ease."""

_MOST_PAGES = 5

_COMMITTEE = Text("ỦY BAN NHÂN DÂN", "PEOPLE'S COMMITTEE")
MADE_BY = Text("NGƯỜI LẬP BIỂU", "FILLED IN BY")
BY_HAND = Text("(Ký, ghi rõ họ tên, số điện thoại)", "(Signature, name and telephone)")
HEAD = Text("THỦ TRƯỞNG ĐƠN VỊ", "HEAD OF THE OFFICE")


def letterhead(book: Book, sheet: Any, content: Content) -> None:
    """Print the office and the nation above each page, as on an official paper."""
    communes = content.communes
    if len(communes) == 1:
        area = communes[0].name
    else:
        districts = {commune.district for commune in communes}
        area = districts.pop() if len(districts) == 1 else ""
        area = area or communes[0].province
    # In the header of a page `&` begins a mark.
    office = f"{book.say(_COMMITTEE)}\n{area.upper()}".replace("&", "&&")
    nation = f"{book.say(STATE_NAME)}\n{book.say(STATE_MOTTO)}"
    bold = '&"Arial,Bold"&9'
    sheet.set_header(f"&L{bold}{office}&R{bold}{nation}")


def layout_of(widths: Sequence[float], margins: tuple[float, float, float]) -> tuple[int, float]:
    """Fit columns on the width of a page.

    Args:
        widths: of the columns, in characters.
        margins: at the sides, above and below, in inches.

    Returns:
        The scale in per cent, and how high the rows of a page may be together, in points.
    """
    side, above, below = margins
    across = sum(map(in_points, widths))
    scale = min(100, int(100 * _SLACK * (_PAGE_WIDTH - 144 * side) / across))
    return scale, _SLACK * (_PAGE_HEIGHT - 72 * (above + below)) / scale * 100


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
    sheet.set_paper(A4)
    sheet.set_margins(left=_SIDE, right=_SIDE, top=0.85, bottom=0.5)
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
    points = [*map(in_points, widths)]
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
