"""A comparison in words: compliance, who gained and lost, points, movers, and what did not match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cftscore.comparison import (
    AreaComparison,
    CommuneComparison,
    Comparison,
    CriterionAverage,
    Pair,
    Recognition,
)
from cftscore.render import comparisonchanges, wording
from cftscore.render import comparisonwording as words
from cftscore.render.bars import Bars
from cftscore.render.blocks import Block, Entry, Grid, Head, Heading, Paragraph, items
from cftscore.text import Language, Text, number

FEW_COMMUNES = 30
_WIDEST_TITLE = 30
_PERCENT = 8

_TITLE = Text("So sánh {periods}", "Comparison of {periods}")
_BASIS = Text(
    "Bộ tiêu chí {set}; danh mục hành chính {register}", "Criteria set {set}; register {register}"
)
_BASIS_OF = Text(
    "{period}: bộ tiêu chí {set}; danh mục hành chính {register}; {files} tệp",
    "{period}: criteria set {set}; register {register}; files: {files}",
)
_AREAS = Text("Tỷ lệ đạt: số xã đạt / số xã trong danh mục", "Compliance: communes that pass / all")
_AREA = Text("Huyện, tỉnh", "Area")
_POINTS_APART = Text("Điểm %", "% pts")
_MORE_COMMUNES = Text("Xã", "Com-\nmunes")
_TREND = Text("Các kỳ", "Trend")
_FORMER = Text(
    "(cũ): địa bàn đã hết từ khi sắp xếp; về sau tính trên các xã mới có xã, hoặc một phần xã, của "
    "nó. Số xã trước và sau khác nhau nên không trừ cho nhau.",
    "(former): gone since the reform; later it is counted over the new communes that hold communes "
    "of its own, or parts of them. Their number is another, so it is not subtracted.",
)
_MADE_OF = Text("{name} gồm: {parts}", "{name} was made of: {parts}")
_PART = Text(
    "{name} ({evaluated} trên {communes} xã được đánh giá kỳ trước)",
    "{name} ({evaluated} of {communes} communes evaluated before)",
)
_RECOGNISED = Text("Công nhận, {before} → {after}: số xã", "Recognition, {before} → {after}")
_LISTED: dict[Recognition, Text] = {
    "gained": Text("Mới đạt, {before} → {after}: {count} xã",
                   "Newly recognised, {before} → {after}: {count}"),
    "lost": Text("Mất, {before} → {after}: {count} xã", "Lost, {before} → {after}: {count}"),
    "lost_in_part": Text("Mất một phần, {before} → {after}: {count} xã",
                         "Lost in part, {before} → {after}: {count}"),
    "kept_in_part": Text("Giữ được một phần, {before} → {after}: {count} xã",
                         "Kept in part, {before} → {after}: {count}"),
}  # fmt: skip
_COMMUNES = Text("Các xã", "Communes")
_COMMUNE = Text("Xã", "Commune")
_CHANGE = Text("Thay\nđổi", "Change")
_WHAT = Text("Công nhận", "Recognition")
_CRITERIA = Text(
    "Điểm trung bình theo tiêu chí, {before} → {after}: {count} xã có điểm ở cả hai kỳ",
    "Average points by criterion, {before} → {after}, of the {count} communes with points in both",
)
_CRITERION = (
    Text("Số", "No."),
    Text("Tiêu chí", "Criterion"),
    Text("Số xã\nkhông đạt", "Missed\nby"),
)
_NO_POINTS = Text(
    "Hai kỳ chấm theo hai bộ tiêu chí, nên không so điểm.",
    "The two periods are scored by different criteria sets, so points are not compared.",
)
_NO_SUCH = Text(
    "Không có xã nào có điểm ở cả hai kỳ để so.",
    "No commune has points in both periods to compare.",
)
_MOVED = {
    True: Text("Tăng điểm nhiều nhất, {before} → {after}", "Rose most, {before} → {after}"),
    False: Text("Giảm điểm nhiều nhất, {before} → {after}", "Fell most, {before} → {after}"),
}
_BY = Text("Tiêu chí: thay đổi", "Criterion: change")
_RESULT = Text(
    "{name}: {passed_before} trên {communes_before} xã đạt kỳ {before}, {passed_after} trên "
    "{communes_after} xã kỳ {after}[: {points} điểm phần trăm][, {communes} xã]",
    "{name}: {passed_before} of {communes_before} communes pass in {before}, {passed_after} of "
    "{communes_after} in {after}[: {points} percentage points][, {communes} communes]",
)
_MOST_MOVERS = 5


def blocks(
    shown: Comparison, language: Language, *, most: int | None = None, bars: Bars | None = None
) -> Iterator[Block]:
    """Say a comparison.

    Args:
        shown: the document.
        language: that it is said in.
        most: so many communes are listed in each table; None for all.
        bars: draws small bars, where they are wanted.
    """
    yield from _Words(shown, language, most, bars).blocks()


class _Words:
    def __init__(
        self, shown: Comparison, language: Language, most: int | None, bars: Bars | None
    ) -> None:
        self.shown, self.language, self.most, self.bars = shown, language, most, bars
        self.areas = words.areas(shown)
        self.by_code = {one.code: one for one in shown.communes if one.matched}
        self.periods = [one.period for one in shown.periods]

    def _say(self, text: Text, **values: object) -> str:
        return text.say(self.language, **values)

    def _head(self, text: Text | str, *, right: bool = False, short: bool = False) -> Head:
        said = text if isinstance(text, str) else text.say(self.language)
        return Head(said, right=right, short=short)

    def blocks(self) -> Iterator[Block]:
        """Give all parts."""
        shown = self.shown
        yield Heading(self._say(_TITLE, periods=" → ".join(self.periods)), 1)
        yield from self._basis()
        yield Heading(self._say(_AREAS))
        yield self._compliance()
        yield from self._about_areas()
        few = len(shown.communes) < FEW_COMMUNES
        for place, pair in enumerate(shown.pairs):
            yield Heading(self._say(_RECOGNISED, before=pair.before, after=pair.after))
            yield self._recognition(place)
            if not few and self.most is not None:
                yield from self._gained_and_lost(place, pair)
        if few or self.most is None:
            yield from self._all_communes()
        for place, pair in enumerate(shown.pairs):
            yield from self._points(place, pair)
        yield from comparisonchanges.blocks(shown, self.language, most=self.most)
        yield from self._results()
        for warning in words.warnings(shown, self.language):
            yield Paragraph(warning, "warning")

    # --- what it rests on

    def _basis(self) -> Iterator[Block]:
        said = [
            (one.criteria_set.id, wording.register(one, self.language))
            for one in self.shown.periods
        ]
        if len(set(said)) == 1:
            yield Paragraph(self._say(_BASIS, set=said[0][0], register=said[0][1]), "dim")
        else:
            yield from items(
                Entry(
                    self._say(
                        _BASIS_OF,
                        period=one.period,
                        set=used,
                        register=register,
                        files=len(one.sources),
                    ),
                    style="dim",
                )
                for one, (used, register) in zip(self.shown.periods, said, strict=True)
            )
        for finding in self.shown.findings:
            yield Paragraph(finding.message_vi if self.language == "vi" else finding.message)

    # --- areas

    def _compliance(self) -> Grid:
        several = len(self.periods) > 2
        columns = [0, -1] if several and self.bars else list(range(len(self.periods)))
        heads = [self._head(_AREA)]
        heads += [self._head(self.periods[column], right=True) for column in columns]
        if several and self.bars:
            heads.append(self._head(_TREND, short=True))
        for pair in self.shown.pairs:
            of = f"\n{pair.before}" if several else ""
            heads.append(self._head(self._say(_POINTS_APART) + of, right=True))
        heads.append(self._head(_MORE_COMMUNES, right=True))
        if self.bars and not several:
            heads.append(self._head("", short=True))
        rows = [tuple(self._area(one, columns)) for one, _ in self.areas]
        strong = (index for index, (_, is_province) in enumerate(self.areas) if is_province)
        return Grid(tuple(heads), tuple(rows), frozenset(strong))

    def _area(self, one: AreaComparison, columns: Iterable[int]) -> Iterator[str]:
        several = len(self.periods) > 2
        yield words.area(one, self.language)
        for column in columns:
            yield words.share(one.periods[column], self.language, width=_PERCENT)
        if several and self.bars:
            yield self._trend(one, self.bars)
        for pair in one.pairs:
            yield words.optional(pair.percentage_points, self.language)
        yield words.optional(one.pairs[0].communes, self.language)
        if self.bars and not several:
            most = words.largest(area.pairs[0].percentage_points for area, _ in self.areas)
            yield self.bars.change(one.pairs[0].percentage_points, most)

    def _trend(self, one: AreaComparison, bars: Bars) -> str:
        every = [
            figures.compliance_percent
            for area, _ in self.areas
            for figures in area.periods
            if figures is not None
        ]
        values = [figures and figures.compliance_percent for figures in one.periods]
        return bars.spark(values, min(every), max(every))

    def _about_areas(self) -> Iterator[Block]:
        if any(one.former for one, _ in self.areas):
            yield Paragraph(self._say(_FORMER), "dim")
        for one in self.shown.provinces:
            parts = [
                self._say(_PART, name=part.name, evaluated=part.evaluated, communes=part.communes)
                for part in one.made_of
            ]
            if parts:
                said = "; ".join(parts)
                yield Paragraph(self._say(_MADE_OF, name=one.name, parts=[said]), "dim")

    def _recognition(self, place: int) -> Grid:
        counts = self.shown.overall.pairs[place].recognition
        always = ("gained", "kept", "lost", "never")
        kinds = [kind for kind, count in counts.items() if count or kind in always]
        heads = [self._head(_AREA), *(self._head(_broken(kind, self.language), right=True) for kind in kinds)]
        rows = [
            (
                words.area(one, self.language),
                *(number(one.pairs[place].recognition[kind], self.language) for kind in kinds),
            )
            for one, _ in self.areas
        ]
        strong = (index for index, (_, is_province) in enumerate(self.areas) if is_province)
        return Grid(tuple(heads), tuple(rows), frozenset(strong))

    # --- communes

    def _gained_and_lost(self, place: int, pair: Pair) -> Iterator[Block]:
        for kind, title in _LISTED.items():
            found = [one for one in self.shown.communes if one.pairs[place].recognition == kind]
            if found:
                said = {"before": pair.before, "after": pair.after, "count": len(found)}
                yield Heading(self._say(title, **said))
                yield self._listed(found[: self.most], place, with_kind=False)
                yield from comparisonchanges.left_out(len(found), self.most, self.language)

    def _all_communes(self) -> Iterator[Block]:
        yield Heading(self._say(_COMMUNES))
        yield self._listed(self.shown.communes, 0, with_kind=True)

    def _listed(
        self, communes: Sequence[CommuneComparison], place: int, *, with_kind: bool
    ) -> Grid:
        pair = self.shown.pairs[place]
        columns = [self.periods.index(pair.before), self.periods.index(pair.after)]
        pattern = self.bars is not None and len(self.periods) > 2
        if self.bars is None:
            columns = list(range(len(self.periods)))
        heads = [self._head(_COMMUNE)]
        heads += [self._head(self.periods[column]) for column in columns]
        heads += [self._head(_TREND, short=True)] if pattern else []
        heads.append(self._head(_CHANGE, right=True))
        heads += [self._head(_WHAT)] if with_kind else []
        rows = []
        for one in communes:
            row = [self._name(one)]
            row += [words.verdict(one.periods[column], self.language) for column in columns]
            if pattern and self.bars:
                row.append(words.signs(one.periods, plain=self.bars.plain))
            change = one.pairs[place].points_change
            row.append("" if change is None else words.signed(change, self.language))
            if with_kind:
                row.append(self._say(words.RECOGNITIONS[one.pairs[place].recognition]))
            rows.append(tuple(row))
        return Grid(tuple(heads), tuple(rows))

    def _name(self, one: CommuneComparison) -> str:
        several = len({commune.district_code for commune in self.shown.communes}) > 1
        where = one.district or (one.province if len(self.shown.provinces) > 1 else "")
        return f"{one.name}, {where}" if several and where else one.name

    # --- points

    def _points(self, place: int, pair: Pair) -> Iterator[Block]:
        found = self.shown.overall.pairs[place]
        said = {"before": pair.before, "after": pair.after, "count": found.with_points}
        if found.total is None:
            if place == 0 or pair.points_compared != self.shown.pairs[0].points_compared:
                yield Paragraph(self._say(_NO_SUCH if pair.points_compared else _NO_POINTS))
            return
        yield Heading(self._say(_CRITERIA, **said))
        yield self._criteria(found.total, found.criteria, pair)
        for rose, codes in ((True, pair.risers), (False, pair.fallers)):
            if codes:
                yield Heading(self._say(_MOVED[rose], **said))
                yield self._movers(codes if self.most is None else codes[:_MOST_MOVERS], place)

    def _criteria(
        self, total: CriterionAverage, criteria: Sequence[CriterionAverage], pair: Pair
    ) -> Grid:
        heads = [
            self._head(_CRITERION[0], right=True),
            self._head(_CRITERION[1]),
            self._head(pair.before, right=True),
            self._head(pair.after, right=True),
            self._head(_CHANGE, right=True),
            self._head(_CRITERION[2], right=True),
        ]
        heads += [self._head("", short=True)] if self.bars else []
        most = words.largest(one.average_change for one in criteria)
        rows = []
        for one in (*criteria, total):
            title = one.title_vi if self.language == "vi" else one.title
            if self.bars and len(title) > _WIDEST_TITLE:
                title = title[: _WIDEST_TITLE - 1].rstrip() + "…"
            row = [str(one.id) if one.id else "", title]
            row += [
                number(one.average_before, self.language),
                number(one.average_after, self.language),
                words.signed(one.average_change, self.language),
            ]
            missed = (one.missed_before, one.missed_after)
            row.append("" if None in missed else f"{missed[0]} → {missed[1]}")
            if self.bars:
                row.append(self.bars.change(one.average_change, most) if one.id else "")
            rows.append(tuple(row))
        return Grid(tuple(heads), tuple(rows), frozenset([len(criteria)]))

    def _movers(self, codes: Iterable[str], place: int) -> Grid:
        pair = self.shown.pairs[place]
        columns = [self.periods.index(pair.before), self.periods.index(pair.after)]
        heads = [self._head(_COMMUNE)]
        heads += [self._head(self.periods[column]) for column in columns]
        heads += [self._head(_CHANGE, right=True), self._head(_BY)]
        rows = []
        for code in codes:
            one = self.by_code[code]
            changed = one.pairs[place]
            rows.append(
                (
                    self._name(one),
                    *(words.verdict(one.periods[column], self.language) for column in columns),
                    words.optional(changed.points_change, self.language),
                    words.moves(changed.criteria, self.language),
                )
            )
        return Grid(tuple(heads), tuple(rows))

    # --- in a sentence

    def _results(self) -> Iterator[Block]:
        for one, is_whole in self.areas:
            if not is_whole or not one.periods[0] or not one.periods[-1]:
                continue
            first, last, pair = one.periods[0], one.periods[-1], one.pairs[0]
            said = {
                "name": words.area(one, self.language),
                "before": self.periods[0],
                "after": self.periods[-1],
                "passed_before": first.passed,
                "communes_before": first.communes,
                "passed_after": last.passed,
                "communes_after": last.communes,
            }
            changed = {
                "points": _signed_or_none(pair.percentage_points, self.language),
                "communes": _signed_or_none(pair.communes, self.language),
            }
            yield Paragraph(self._say(_RESULT, **said, **changed), "bold")
