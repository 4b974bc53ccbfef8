"""Headings below that of a commune, and those of a form's columns: of what the figures are."""

from __future__ import annotations

from typing import Literal

from cftscore.criteria.column_names import Names
from cftscore.intake.levels import YEAR


def subheading(text: str, names: Names, year: str) -> Literal["", "whole", "other"]:
    """Tell what a heading below that of a commune says of the figures, or a form's of a column.

    Args:
        text: the heading alone.
        names: the headings that are known.
        year: of the period.

    Returns:
        `whole` for all of it or the period's year; `other` for a part, a plan, a share, points or
        another time; empty for anything else, such as a commune.
    """
    reader = names.reader
    spelled = reader.spelled(text)
    said = YEAR.fullmatch(spelled)
    if said is not None:
        return "whole" if said[1] == year else "other"
    if spelled in reader.totals:
        return "whole"
    other = reader.part_kind(text) or reader.is_ratio(text) or spelled in reader.points
    return "other" if other else ""
