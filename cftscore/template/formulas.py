"""Formulas that score: what `scoring` does, in what Excel 2010 and LibreOffice both know.

Only products of whole numbers are compared, and these stay below 10^15, up to which both hold
every whole number and tell each from its neighbours. A blank text stands for an unknown value.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from cftscore.core.numbers import plain
from cftscore.intake.values import MAX_COUNT
from cftscore.scoring.rules import ItemRule, Rules

EXACT_BELOW = 10**15

UNKNOWN = '"?"'
"""What stands for points that are unknown."""

UNIT_CLASS_NAMES, UNIT_CLASS_MARKS = "unit_class_names", "unit_class_marks"
UNIT_CLASS_TITLES, YES_WORDS, NO_WORDS = "unit_class_titles", "yes_words", "no_words"
"""The names of the lists on the sheet of lists."""


def limits(rule: ItemRule) -> list[tuple[int, int]]:
    """Give by what numerator and denominator are multiplied for each band, as small as can be."""
    common = [math.gcd(*pair) for pair in rule.limits]
    return [(by // c, limit // c) for (by, limit), c in zip(rule.limits, common, strict=True)]


def most_count(rules: Rules) -> int:
    """Give the largest count whose products stay exact; beyond it a count is unknown."""
    factors = [1]
    for rule in rules.items.values():
        for by, limit in limits(rule):
            factors += [by, limit] if rule.item.denominator is not None else [by]
    return min(MAX_COUNT, (EXACT_BELOW - 1) // max(factors))


def typed_count(cell: str, most: str | int) -> str:
    """Read a count that is typed as one: a whole number from 0 to `most`, else nothing."""
    return f'IF(ISNUMBER({cell}),{_whole(cell, most)},"")'


def _whole(cell: str, most: str | int) -> str:
    whole = f"AND({cell}>=0,{cell}<={most},INT({cell})={cell})"
    return f'IF({whole},{cell},"")'


def count_value(cell: str, most: str | int) -> str:
    """Read a count from a cell: a whole number from 0 to `most`, or a text of digits, else nothing.

    A text is a number where it is written as Excel itself would write that, so that `1.204`, which
    may be two numbers, is none.
    """
    text = f"TRIM({cell})"
    digits = f'AND(TEXT(VALUE({text}),"0")={text},VALUE({text})>=0,VALUE({text})<={most})'
    written = f'IF(ISTEXT({cell}),IFERROR(IF({digits},VALUE({text}),""),""),"")'
    return f"IF(ISNUMBER({cell}),{_whole(cell, most)},{written})"


def yes_no_value(cell: str) -> str:
    """Read an answer from a cell: 1 for yes, 0 for no, else nothing."""
    word = f"TRIM({cell})"
    return (
        f"IF(ISTEXT({cell}),IF(SUMPRODUCT(--({YES_WORDS}={word}))>0,1,"
        f'IF(SUMPRODUCT(--({NO_WORDS}={word}))>0,0,"")),'
        f"IF(ISLOGICAL({cell}),IF({cell},1,0),"
        f'IF(ISNUMBER({cell}),IF(OR({cell}=0,{cell}=1),{cell},""),"")))'
    )


def unit_class_mark(cell: str) -> str:
    """Find the mark of the unit class that a cell names, else nothing."""
    mark = f"SUMPRODUCT(({UNIT_CLASS_NAMES}=TRIM({cell}))*{UNIT_CLASS_MARKS})"
    return f'IF({is_unit_class(cell)},{mark},"")'


def is_unit_class(cell: str) -> str:
    """Tell whether a cell names a unit class."""
    return f"IF(ISTEXT({cell}),SUMPRODUCT(--({UNIT_CLASS_NAMES}=TRIM({cell})))=1,FALSE)"


def is_blank(cell: str) -> str:
    """Tell whether a cell holds nothing: blank, spaces or a dash."""
    return f'OR(LEN(TRIM({cell}))=0,TRIM({cell})="-")'


def scorable_value(value: str, wholes: Sequence[str]) -> str:
    """Take out a value that is above one of its wholes; unknown wholes do not count."""
    return f'IF({value}="","",IF({value}>MIN({",".join((value, *wholes))}),"",{value}))'


def item_points(rule: ItemRule, numerator: str, denominator: str | None) -> str:
    """Give the points of an item from the cells of its quantity; `?` where they are unknown."""
    points = "0"
    kind = rule.item.bands[0].kind
    sign = {"from": ">=", "up_to": "<="}.get(kind, "=")
    bands = list(zip(rule.item.bands, limits(rule), strict=True))
    for band, (by, limit) in reversed(bands):
        left = _times(numerator, by)
        right = str(limit) if denominator is None else _times(denominator, limit)
        points = f"IF({left}{sign}{right},{plain(band.points)},{points})"
    if denominator is None:
        return f'IF({numerator}="",{UNKNOWN},{points})'
    nobody = {"finding": UNKNOWN, "zero": "0"}.get(
        rule.item.when_none, str(plain(rule.item.max_points))
    )
    return (
        f'IF(OR({numerator}="",{denominator}=""),{UNKNOWN},IF({denominator}=0,{nobody},{points}))'
    )


def _times(cell: str, factor: int) -> str:
    return "0" if factor == 0 else cell if factor == 1 else f"{cell}*{factor}"


def least_points(items: str, scale: int) -> str:
    """Add up the known points of a range of items, scaled to a whole number."""
    return f"SUM({items})" if scale == 1 else f"ROUND(SUM({items})*{scale},0)"


def most_points(least: str, unknown: Iterable[tuple[str, int]]) -> str:
    """Add to the least points the best that each unknown item can give, scaled."""
    best = "".join(f"+IF({cell}={UNKNOWN},{points},0)" for cell, points in unknown)
    return f"{least}{best}"


def unscaled(cell: str, scale: int) -> str:
    """Give points as they are from scaled ones."""
    return cell if scale == 1 else f"{cell}/{scale}"


def interval(least: str, most: str, scale: int) -> str:
    """Show points: a number, or the least and the most where they are not known."""
    low, high = unscaled(least, scale), unscaled(most, scale)
    return f'IF({least}={most},{low},{low}&"–"&{high})'


def missed(most: Iterable[tuple[int, str]], above: int) -> str:
    """List the criteria that cannot score as much as each must."""
    parts = "&".join(f'IF({cell}<={above},"{number} ","")' for number, cell in most)
    return f'SUBSTITUTE(TRIM({parts})," ",", ")'


def verdict(rules: Rules, cells: Mapping[str, str], titles: Sequence[str]) -> str:
    """Give the verdict that all ways of filling in what is unknown agree on.

    Args:
        rules: the criteria set.
        cells: the cells of `least` and `most` (totals, scaled), `mark`, and the ranges `each_least`
            and `each_most` of the criteria and `given` of the figures as they are filled in.
        titles: what stands for pass, fail, incomplete and not submitted.
    """
    passed, failed, incomplete, nothing = titles
    mark, each_least, each_most = cells["mark"], cells["each_least"], cells["each_most"]
    easiest = f'IF({mark}="",{rules.easiest},{mark})'
    hardest = f'IF({mark}="",{rules.hardest},{mark})'
    text = f"TRIM({cells['given']})"
    return (
        f'IF(SUMPRODUCT((LEN({text})>0)*({text}<>"-"))=0,"{nothing}",'
        f'IF(OR({cells["most"]}<{easiest},COUNTIF({each_most},"<={rules.above}")>0),"{failed}",'
        f'IF(AND({cells["least"]}>={hardest},COUNTIF({each_least},"<={rules.above}")=0),'
        f'"{passed}","{incomplete}")))'
    )


def percentage(part: str, whole: str) -> str:
    """Give a share in per cent with two decimals."""
    return f"IF({whole}=0,0,ROUND({part}*100/{whole},2))"


def number(value: Decimal | int) -> int | float:
    """Give a number as a cell holds it."""
    exact = plain(value) if isinstance(value, Decimal) else value
    return exact if isinstance(exact, int) else float(exact)
