"""What a commune was before: through the entries of earlier periods, and through the lineage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from cftscore.analysis.recognition.recognitions import Entry, State
from cftscore.register.lineage import Lineage
from cftscore.scoring.verdict import Verdict

UNDECIDED: tuple[Verdict, ...] = ("incomplete", "not_submitted")


class Before(msgspec.Struct, frozen=True):
    """What is known of a commune from earlier periods.

    Attributes:
        recognised: of each commune that it was made of, whether it was recognised when that was
            last decided; of one that is as it was there is one; none where nothing is known.
        ever: whether it, or one that it was made of, was ever recognised.
        came_from: their codes, where they were others.
    """

    recognised: tuple[bool, ...] = ()
    ever: bool = False
    came_from: tuple[str, ...] = ()


class Past:
    """The entries of earlier periods, by commune.

    Args:
        entries: of earlier periods.
        lineage: through which communes of before a reform are found.
    """

    def __init__(self, entries: Iterable[Entry], lineage: Lineage) -> None:
        self.lineage = lineage
        self.by_code: dict[tuple[bool, str], list[Entry]] = {}
        for entry in sorted(entries, key=lambda one: one.period):
            key = (entry.as_of >= lineage.date, entry.code)
            self.by_code.setdefault(key, []).append(entry)

    def of(self, code: str, day: str) -> Before:
        """Tell what a commune was before.

        Args:
            code: of the commune.
            day: whose register has that code.
        """
        if day < self.lineage.date:
            return self._same(code, day)
        own = self.by_code.get((True, code), [])
        origins = tuple(dict.fromkeys(self._origins(code)))
        histories = [self.by_code[False, old] for old in origins]
        last = _last(own)
        before = [] if last is not None else [_last(history) for history in histories]
        known = [one for one in (last, *before) if one is not None]
        every = [*own, *(entry for history in histories for entry in history)]
        return Before(
            tuple(entry.recognised for entry in known),
            any(entry.recognised for entry in every),
            origins if origins != (code,) else (),
        )

    def _same(self, code: str, day: str) -> Before:
        """Tell it of a commune of before the reform: its code stays, or went into another."""
        found = [
            (old, history)
            for (after, old), history in self.by_code.items()
            if not after and self.lineage.code_on(old, history[-1].as_of, day) == code
        ]
        # Its own history counts first, where it has one that was decided.
        own = [pair for pair in found if pair[0] == code and _last(pair[1]) is not None]
        last = [_last(history) for _, history in own or found]
        return Before(
            tuple(entry.recognised for entry in last if entry is not None),
            any(entry.recognised for _, history in found for entry in history),
            tuple(old for old, _ in found if old != code),
        )

    def _origins(self, code: str) -> Iterable[str]:
        """Give the communes of before the reform that have entries and went into one of after."""
        for (after, old), history in self.by_code.items():
            if not after and any(
                link.new == code for link in self.lineage.became(old, history[-1].as_of)
            ):
                yield old


def _last(history: Sequence[Entry]) -> Entry | None:
    """Give the last entry that decides something."""
    return next((entry for entry in reversed(history) if entry.state != "undecided"), None)


def state_of(verdict: Verdict, before: Before) -> State:
    """Tell the state of a commune from its verdict and what it was before."""
    if verdict in UNDECIDED:
        return "undecided"
    some, every = any(before.recognised), all(before.recognised)
    if verdict == "pass":
        if not some:
            return "recognised"
        return "kept" if every else "kept_in_part"
    if some and not every:
        return "lost_in_part"
    return "lost" if some or before.ever else "never"
