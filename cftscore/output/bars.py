"""Small bars and sparklines of letters, for what reads faster than numbers on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from cftscore.evaluation.document import Number

HALF = 4
_STEPS, _PLAIN_STEPS = "▁▂▃▄▅▆▇█", "_.:-=+*#"


class Bars(msgspec.Struct, frozen=True):
    """Draws in blocks, or in ASCII for a terminal that has no others.

    Attributes:
        plain: whether only ASCII can be shown.
    """

    plain: bool = False

    def change(self, value: Number | None, most: Number) -> str:
        """Draw a change to the right of a middle line, or to its left where it is below 0.

        Args:
            value: the change; None draws nothing.
            most: the largest change, up or down, that is drawn beside it.
        """
        if value is None:
            return ""
        length = self._length(abs(Fraction(value)), Fraction(most))
        block, line = ("#", "|") if self.plain else ("█", "│")
        left, right = ("", block * length) if value > 0 else (block * length, "")
        return f"{left:>{HALF}}{line}{right:<{HALF}}"

    @staticmethod
    def _length(value: Fraction, most: Fraction) -> int:
        """Give the blocks of a length: at least one for what is not 0."""
        if not value or not most:
            return 0
        return max(1, min(HALF, int(value * HALF / most + Fraction(1, 2))))

    def spark(self, values: Sequence[Number | None], least: Number, most: Number) -> str:
        """Draw a row of values as steps from the least to the most; a gap where there is none."""
        steps = _PLAIN_STEPS if self.plain else _STEPS
        width = Fraction(most) - Fraction(least)
        return "".join(
            " "
            if value is None
            else steps[int((Fraction(value) - Fraction(least)) / width * (len(steps) - 1))]
            if width
            else steps[len(steps) // 2]
            for value in values
        )
