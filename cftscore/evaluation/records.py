"""Records of communes: all that are listed, each written when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar, overload

from cftscore.core.record import encoded
from cftscore.core.text import Text
from cftscore.criteria.model import Item, Status
from cftscore.evaluation.document import CommuneResult, ItemResult, Reason
from cftscore.evaluation.lines import Lines
from cftscore.evaluation.recorder import Recorder
from cftscore.register.model import Commune

Written = TypeVar("Written")

_AT_ONCE = 256


class Records(Sequence[CommuneResult]):
    """The records of communes, each written when it is asked for: a country takes little room.

    Args:
        communes: all that are listed, those that sent nothing too.
        recorder: writes the records of those that submitted.
        explained: codes of communes whose records hold every figure with its cells.
    """

    def __init__(
        self, communes: Sequence[Commune], recorder: Recorder, explained: Collection[str]
    ) -> None:
        self.communes, self.recorder, self.explained = communes, recorder, explained
        submitted = recorder.submission.communes
        self.indexes = {commune.code: index for index, commune in enumerate(submitted)}

    def __len__(self) -> int:
        return len(self.communes)

    @overload
    def __getitem__(self, index: int) -> CommuneResult: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[CommuneResult, ...]: ...
    def __getitem__(self, index: int | slice) -> CommuneResult | tuple[CommuneResult, ...]:
        if isinstance(index, slice):
            return tuple(self._write(self.communes[index]))
        return next(self._write([self.communes[index]]))

    def lines(self, span: slice) -> Iterator[bytes]:
        """Write some records as JSON, a line each."""
        return self._each(self.communes[span], self._lines.write, encoded)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.recorder)

    def __iter__(self) -> Iterator[CommuneResult]:
        for first in range(0, len(self.communes), _AT_ONCE):
            yield from self._write(self.communes[first : first + _AT_ONCE])

    def _write(self, communes: Sequence[Commune]) -> Iterator[CommuneResult]:
        return self._each(communes, self.recorder.records, lambda record: record)

    def _each(
        self,
        communes: Sequence[Commune],
        many: Callable[[range], Iterable[Written]],
        one: Callable[[CommuneResult], Written],
    ) -> Iterator[Written]:
        """Write something of each of some communes.

        Args:
            communes: in their order.
            many: writes it of those that submitted and follow each other.
            one: writes it of the record of another.
        """
        submitted = [commune.code for commune in communes if commune.code in self.indexes]
        plain = [self.indexes[code] for code in submitted if code not in self.explained]
        written = chain.from_iterable(map(many, _runs(plain)))
        for commune in communes:
            if commune.code not in self.indexes:
                yield one(not_submitted(commune))
            elif commune.code in self.explained:
                yield one(self.recorder.record(self.indexes[commune.code]))
            else:
                yield next(written)


def _runs(indexes: Sequence[int]) -> list[range]:
    """Put numbers that follow each other together."""
    runs: list[range] = []
    for index in indexes:
        if runs and runs[-1].stop == index:
            runs[-1] = range(runs[-1].start, index + 1)
        else:
            runs.append(range(index, index + 1))
    return runs


def not_submitted(commune: Commune) -> CommuneResult:
    """Write the record of a commune on the register that sent nothing."""
    return CommuneResult(
        **commune.located,
        unit_class=None,
        verdict="not_submitted",
        points=None,
        points_min=None,
        points_max=None,
        points_required=None,
        criteria=(),
        reasons=(Reason(code="not_submitted", message=_NOT_SUBMITTED),),
        source=None,
    )


_NOT_SUBMITTED = Text("xã chưa nộp số liệu", "the commune submitted nothing")


def decided_by(item: Item, result: ItemResult) -> Status | None:
    """Give the status of the figure that decided an item's points, None where they are unknown.

    That is the band that is met, the rule for a denominator of 0, or else the last band, which
    is missed.
    """
    if result.points is None:
        return None
    if result.band is not None:
        return item.bands[result.band].status
    return item.when_none_status if result.denominator == 0 else item.bands[-1].status
