"""A comparison in words: compliance, who gained and lost, points, and what communes became."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.compare.comparison import AreaComparison, Comparison
from cftscore.core.text import Language, Text
from cftscore.evaluation.document import Number
from cftscore.output import recognition
from cftscore.output import words as output_words
from cftscore.output.bars import Bars
from cftscore.output.blocks import Block, Entry, Grid, Heading, Paragraph, items
from cftscore.output.comparison import changes as comparison_changes
from cftscore.output.comparison import communes as comparison_communes
from cftscore.output.comparison import points as comparison_points
from cftscore.output.comparison import words
from cftscore.output.comparison.words import View

_PERCENT = 8

_TITLE = Text("So sánh {periods}", "Comparison of {periods}")
_BASIS = Text(
    "Bộ tiêu chí {set}; danh mục hành chính {register}", "Criteria set {set}; register {register}"
)
_BASIS_OF = Text(
    "{period}: bộ tiêu chí {set}; danh mục hành chính {register}; {files} tệp",
    "{period}: criteria set {set}; register {register}; files: {files}",
)
_AREAS = Text(
    "Tỷ lệ đạt (số xã đạt / tổng số xã trong danh mục)",
    "Compliance: communes that pass / all on the register",
)
_AREA = Text("Địa bàn", "Area")
_POINTS_APART = Text("Điểm\nphần trăm", "Percentage\npoints")
_MORE_COMMUNES = Text("Xã", "+/-")
_TREND = Text("Các kỳ", "Trend")
_FORMER = Text(
    "(cũ): địa bàn không còn sau khi sắp xếp; từ đó được tính theo các xã mới có xã, hoặc một "
    "phần xã, của địa bàn này. Số xã trước và sau khác nhau nên không tính chênh lệch.",
    "(former): the area no longer exists after the reform. Later periods count the new "
    "communes that include its communes or parts of them. As their number differs, no "
    "difference is shown.",
)
_MADE_OF = Text("{name} hợp thành từ: {parts}", "{name} was made from: {parts}")
_PART = Text(
    "{name} ({evaluated}/{communes} xã được đánh giá ở kỳ trước)",
    "{name} ({evaluated} of {communes} communes evaluated before)",
)
_IN_SHORT = Text("Tóm tắt", "Summary")
_RECOGNISED = Text("Theo sổ công nhận", "By the register of recognitions")
_RESULT = Text(
    "{name}: kỳ {before} có {passed_before}/{communes_before} xã đạt, kỳ {after} có "
    "{passed_after}/{communes_after} xã đạt[: {points} điểm phần trăm][, {communes} xã]",
    "{name}: {passed_before} of {communes_before} communes pass in {before}, {passed_after} of "
    "{communes_after} in {after}[: {points} percentage points][, {communes} communes]",
)


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
    view = View(shown, language, most, bars)
    yield Heading(view.say(_TITLE, periods=" → ".join(view.periods)), 1)
    yield from _basis(view)
    yield Heading(view.say(_AREAS))
    yield _Compliance(view).grid()
    yield from _about_areas(view)
    yield from comparison_communes.blocks(view)
    yield from comparison_points.blocks(view)
    yield from comparison_changes.blocks(view)
    if shown.recognised:
        yield Heading(view.say(_RECOGNISED))
        by_period = {one.period: one.states for one in shown.recognised}
        yield recognition.by_state(by_period, language)
    yield from _results(view)
    for warning in words.warnings(shown, language):
        yield Paragraph(warning, "warning")


def _basis(view: View) -> Iterator[Block]:
    periods, language = view.shown.periods, view.language
    said = [(period.criteria_set.id, output_words.register(period, language)) for period in periods]
    if len(set(said)) == 1:
        yield Paragraph(view.say(_BASIS, set=said[0][0], register=said[0][1]), "dim")
    else:
        yield from items(
            Entry(
                view.say(
                    _BASIS_OF,
                    period=period.period,
                    set=used,
                    register=register,
                    files=len(period.sources),
                ),
                style="dim",
            )
            for period, (used, register) in zip(periods, said, strict=True)
        )
    for finding in view.shown.findings:
        yield Paragraph(finding.message.say(language))


class _Compliance:
    """The table of areas; of many periods a terminal has room for the first and the last."""

    def __init__(self, view: View) -> None:
        self.view, self.areas = view, words.areas(view.shown)
        self.several = len(view.periods) > 2
        every = range(len(view.periods))
        self.columns = [0, -1] if self.several and view.bars else list(every)
        self.most = words.largest(area.pairs[0].percentage_points for area, _ in self.areas)
        shown = [period for area, _ in self.areas for period in area.periods if period is not None]
        self.percentages = [area.compliance_percent for area in shown]

    def grid(self) -> Grid:
        view = self.view
        heads = [view.head(_AREA)]
        heads += [view.head(view.periods[column], right=True) for column in self.columns]
        if self.several and view.bars:
            heads.append(view.head(_TREND, short=True))
        for pair in view.shown.pairs:
            since = f"\n{pair.before}" if self.several else ""
            heads.append(view.head(view.say(_POINTS_APART) + since, right=True))
        heads.append(view.head(_MORE_COMMUNES, right=True))
        if view.bars and not self.several:
            heads.append(view.head("", short=True))
        rows = [tuple(self._row(area)) for area, _ in self.areas]
        strong = (index for index, (_, is_whole) in enumerate(self.areas) if is_whole)
        return Grid(tuple(heads), tuple(rows), frozenset(strong))

    def _row(self, area: AreaComparison) -> Iterator[str]:
        language, bars = self.view.language, self.view.bars
        yield words.area(area, language)
        for column in self.columns:
            yield words.share(area.periods[column], language, width=_PERCENT if bars else 0)
        if self.several and bars:
            values = [each.compliance_percent if each else None for each in area.periods]
            yield bars.spark(values, min(self.percentages), max(self.percentages))
        for pair in area.pairs:
            yield words.optional(pair.percentage_points, language)
        yield words.optional(area.pairs[0].communes, language)
        if bars and not self.several:
            yield bars.change(area.pairs[0].percentage_points, self.most)


def _about_areas(view: View) -> Iterator[Block]:
    if any(one.former for one in (*view.shown.provinces, *view.shown.districts)):
        yield Paragraph(view.say(_FORMER), "dim")
    for area in view.shown.provinces:
        parts = [
            view.say(_PART, name=part.name, evaluated=part.evaluated, communes=part.communes)
            for part in area.made_of
        ]
        if parts:
            yield Paragraph(view.say(_MADE_OF, name=area.name, parts=parts), "dim")


def _results(view: View) -> Iterator[Block]:
    """Say in a sentence how each province, or all, fared."""
    yield Heading(view.say(_IN_SHORT))
    for area, is_whole in words.areas(view.shown):
        first, last, pair = area.periods[0], area.periods[-1], area.pairs[0]
        if is_whole and first and last:
            text = view.say(
                _RESULT,
                name=words.area(area, view.language),
                before=view.periods[0],
                after=view.periods[-1],
                passed_before=first.passed,
                communes_before=first.communes,
                passed_after=last.passed,
                communes_after=last.communes,
                points=_or_nothing(pair.percentage_points, view.language),
                communes=_or_nothing(pair.communes, view.language),
            )
            yield Paragraph(text, "bold")


def _or_nothing(change: Number | None, language: Language) -> str:
    return "" if change is None else words.signed(change, language)
