"""Who is compared with whom: the communes of several registers laid side by side.

Without a reform between the periods a commune is told by its code; one that is gone stands beside
what it went into, where the lineage knows that. With a reform there is a row for each commune of
after it, beside all that it came from; codes do not count across it. Communes of before that no
lineage names keep rows of their own, so that nobody is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from cftscore.analysis.compare.comparison import Note, NoteKind
from cftscore.analysis.compare.timeline import Evaluated
from cftscore.core.text import Text
from cftscore.evaluation.document import CommuneResult
from cftscore.register import names as place_names
from cftscore.register.lineage import Lineage, Share
from cftscore.register.model import Commune


class Member(msgspec.Struct, frozen=True):
    """A commune of one period that belongs to a row.

    Attributes:
        commune: as its register names it.
        result: what it was given; None outside of what was evaluated.
        share: how much of it became the commune of the row; None without a reform.
    """

    commune: Commune
    result: CommuneResult | None
    share: Share | None = None


class CommuneRow(msgspec.Struct, frozen=True):
    """A commune through all periods.

    Attributes:
        members: of each period, itself or all that it came from; none where it was not there.
    """

    members: tuple[tuple[Member, ...], ...]

    @property
    def latest(self) -> Commune:
        """The commune as last registered."""
        return next(members[0].commune for members in reversed(self.members) if members)


class Succession:
    """The rows of some periods.

    Attributes:
        evaluated: the periods in order.
        lineage: that is followed where a reform lies between them.
        crosses: whether one does.
    """

    def __init__(self, evaluated: Sequence[Evaluated], lineage: Lineage) -> None:
        self.evaluated, self.lineage = evaluated, lineage
        self.crosses = len({period.after_reform for period in evaluated}) > 1
        last = evaluated[-1].register.day
        self._gone_by_the_last = [
            {} if period.after_reform else lineage.listed_as(period.register.day, last)
            for period in evaluated
        ]
        self._results = [
            {commune.code: commune for commune in period.evaluation.communes}
            for period in evaluated
        ]

    def rows(self) -> list[CommuneRow]:
        """Make the rows: by province, district and code, those of before the reform alone last."""
        if not self.crosses:
            rows = [CommuneRow(tuple(self._same(code))) for code in self._last_codes()]
        else:
            rows = [CommuneRow(tuple(self._made_of(code))) for code in self._new_codes()]
            rows += [CommuneRow(tuple(self._gone(code))) for code in self._unlinked()]
        return sorted(rows, key=self._order)

    def member(self, period: int, code: str, share: Share | None = None) -> Iterator[Member]:
        """Give the commune of a code in a period, nothing where its register has none."""
        commune = self.evaluated[period].register.communes.get(code)
        if commune is not None:
            yield Member(commune, self._results[period].get(code), share)

    def _order(self, row: CommuneRow) -> tuple[object, ...]:
        latest = row.latest
        gone = self.crosses and not row.members[-1]
        return gone, latest.province_code, latest.district_code, latest.code

    def _last_codes(self) -> dict[str, None]:
        """List under which codes the communes in the scope stand in the last period."""
        last = self.evaluated[-1].register.day
        return dict.fromkeys(
            self._code_on(code, evaluated, last)
            for evaluated, results in zip(self.evaluated, self._results, strict=True)
            for code in results
        )

    def _code_on(self, code: str, evaluated: Evaluated, day: str) -> str:
        if evaluated.after_reform:
            return code
        return self.lineage.code_on(code, evaluated.register.day, day)

    def _same(self, code: str) -> Iterator[tuple[Member, ...]]:
        for period, gone in enumerate(self._gone_by_the_last):
            yield tuple(
                member
                for one in sorted((code, *gone.get(code, ())))
                for member in self.member(period, one)
            )

    def _new_codes(self) -> dict[str, None]:
        """List the communes of after that are in the scope, or that one in the scope became."""
        found: dict[str, None] = {}
        for evaluated, results in zip(self.evaluated, self._results, strict=True):
            for code in results:
                if evaluated.after_reform:
                    found[code] = None
                else:
                    links = self.lineage.became(code, evaluated.register.day)
                    found |= dict.fromkeys(link.new for link in links)
        return found

    def _unlinked(self) -> dict[str, None]:
        return dict.fromkeys(
            code
            for evaluated, results in zip(self.evaluated, self._results, strict=True)
            for code in results
            if not evaluated.after_reform and not self.lineage.became(code, evaluated.register.day)
        )

    def _made_of(self, code: str) -> Iterator[tuple[Member, ...]]:
        for period, evaluated in enumerate(self.evaluated):
            if evaluated.after_reform:
                yield tuple(self.member(period, code))
            else:
                links = self.lineage.came_from(code, evaluated.register.day)
                yield tuple(
                    member for link in links for member in self.member(period, link.old, link.share)
                )

    def _gone(self, code: str) -> Iterator[tuple[Member, ...]]:
        for period, evaluated in enumerate(self.evaluated):
            yield () if evaluated.after_reform else tuple(self.member(period, code))

    # --- what changed of a commune itself

    def notes(self, row: CommuneRow) -> tuple[Note, ...]:
        """Say what changed of a commune itself from one period in which it was to the next."""
        there = [index for index, members in enumerate(row.members) if members]
        return tuple(
            note for before, after in pairwise(there) for note in self._notes(row, before, after)
        )

    def _notes(self, row: CommuneRow, before: int, after: int) -> Iterator[Note]:
        old, new = row.members[before], row.members[after]
        reform = self.evaluated[before].after_reform != self.evaluated[after].after_reform
        kept = {one.commune.code for one in old} & {one.commune.code for one in new}
        if reform or (len(new) == 1 and (len(old) > 1 or not kept)):
            changes = list(_reform(old, new[0]))
            if len(old) == 1:
                changes += self._class(old[0], new[0], before, after)
        else:
            # Of several that were merged later, each is the same commune in both.
            was = {one.commune.code: one for one in old}
            same = [(was[one.commune.code], one) for one in new if one.commune.code in was]
            changes = [
                change
                for pair in same
                for change in (*_of_one(*pair), *self._class(*pair, before, after))
            ]
        for one in changes:
            yield Note(
                kind=one.kind,
                before_period=str(self.evaluated[before].period),
                after_period=str(self.evaluated[after].period),
                before=one.before,
                after=one.after,
                message=one.said,
            )

    def _class(self, old: Member, new: Member, before: int, after: int) -> Iterator[_Change]:
        was = old.result.unit_class if old.result else None
        is_ = new.result.unit_class if new.result else None
        if was is None or is_ is None or was == is_:
            return
        sets = [self.evaluated[at].evaluation.criteria_set.definition for at in (before, after)]
        text = _SAID["class"].filled(
            name=new.commune.name,
            before=sets[0].unit_classes[was].title,
            after=sets[1].unit_classes[is_].title,
        )
        yield _Change("class", was, is_, text)


class _Change(msgspec.Struct, frozen=True):
    kind: NoteKind
    before: str
    after: str
    said: Text


def _reform(old: Sequence[Member], new: Member) -> Iterator[_Change]:
    """Say how a commune came from those of before a reform; districts are gone with it."""
    if len(old) > 1:
        yield _of_several("merged", old, new)
    divided = [member for member in old if member.share not in (None, "whole")]
    if divided:
        yield _of_several("divided", divided, new)
    if len(old) == 1:
        yield from _named(old[0].commune, new.commune)
        if old[0].commune.code != new.commune.code:
            yield _change("recoded", new.commune, old[0].commune.code, new.commune.code)


def _of_one(old: Member, new: Member) -> Iterator[_Change]:
    """Say what changed of a commune that kept its code."""
    was, is_ = old.commune, new.commune
    yield from _named(was, is_)
    if was.district_code != is_.district_code:
        yield _change("moved", is_, was.district or was.province, is_.district or is_.province)
    elif was.province_code != is_.province_code:
        yield _change("moved", is_, was.province, is_.province)


def _named(was: Commune, is_: Commune) -> Iterator[_Change]:
    if not _same_name(was.name, is_.name):
        yield _change("renamed", is_, was.name, is_.name)


def _change(kind: NoteKind, commune: Commune, before: str, after: str) -> _Change:
    text = _SAID[kind].filled(name=commune.name, before=before, after=after)
    return _Change(kind, before, after, text)


def _of_several(kind: NoteKind, old: Sequence[Member], new: Member) -> _Change:
    names = [member.commune.name for member in old]
    text = _SAID[kind].filled(before=names, after=new.commune.name)
    return _Change(kind, ", ".join(names), new.commune.name, text)


def _same_name(one: str, other: str) -> bool:
    """Tell whether two official names are one, wherever in a syllable the tone is written."""
    return place_names.same(one, other) and place_names.same_letters(one, other)


_SAID: dict[NoteKind, Text] = {
    "renamed": Text("{before} đổi tên thành {after}", "{before} was renamed {after}"),
    "recoded": Text(
        "{name} đổi mã từ {before} thành {after}",
        "{name} changed its code from {before} to {after}",
    ),
    "moved": Text(
        "{name} chuyển từ {before} sang {after}", "{name} moved from {before} to {after}"
    ),
    "class": Text(
        "{name} đổi nhóm đơn vị từ {before} thành {after}",
        "{name} changed its unit class from {before} to {after}",
    ),
    "merged": Text("{after} hợp thành từ: {before}", "{after} was merged from: {before}"),
    "divided": Text("{after} nhận một phần của: {before}", "{after} received a part of: {before}"),
}
