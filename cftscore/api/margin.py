"""How many more cases until points, a criterion or the verdict are lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Unpack

from cftscore.analysis.margin import Margins
from cftscore.api.reading import Reading, read_and_prepare, reads
from cftscore.criteria.chosen import chosen
from cftscore.output.base_result import BaseResult

if TYPE_CHECKING:
    from cftscore.api.reading import Source
    from cftscore.output.base_result import Frame


class MarginResult(BaseResult[Margins]):
    """How many more cases each commune may have."""

    of = "margin"

    @property
    def margins(self) -> Frame:
        """One row per commune and figure: how many more cases until points are lost."""
        return self._frame("margins")

    @property
    def parts(self) -> Frame:
        """One row per commune, figure and part of the year."""
        return self._frame("parts")

    def _about(self) -> str:
        shown = self.document
        return f"{shown.period}, parts: {len(shown.parts)}, communes: {len(shown.communes)}"


@reads
def margin(source: Source, focus: Iterable[int] = (), **reading: Unpack[Reading]) -> MarginResult:
    """Count how many more cases there may be until points, a criterion or the verdict are lost.

    Args:
        source: see `evaluate`; workbooks of parts of a year are added up as far as they go.
        focus: ids of criteria; by default all that count cases which cannot be undone.
        **reading: by what the workbooks are read, see `Reading`.

    Raises:
        CannotProceedError: nothing could be evaluated, or the parts overlap or leave a gap.
        ValueError: there is no such criterion.
    """
    from cftscore.analysis.margin import margins as count

    prepared, inputs = read_and_prepare(source, reading, add_up=True, so_far=True)
    wanted = chosen(focus, prepared.criteria.set, "focus")
    return MarginResult(count(prepared, wanted), inputs)
