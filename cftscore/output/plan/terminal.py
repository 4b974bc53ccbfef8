"""A plan in words: the target by area, the nearest communes, what only next year can mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cftscore.analysis.plan.improvement import Improvement, Outlook
from cftscore.analysis.plan.plan import AreaPlan, Plan, of_area, whole
from cftscore.core.numbers import plain
from cftscore.core.text import Language, Text, number
from cftscore.output import close_calls
from cftscore.output import words as output_words
from cftscore.output.blocks import Block, Entry, Grid, Head, Heading, Paragraph, items
from cftscore.output.plan import words as plan_words
from cftscore.output.sentences import MORE_COMMUNES, PERIOD_SET_REGISTER, POINTS_OF_REQUIRED

_TITLE = Text("Phương án để {target} số xã đạt", "Plan for {target} of the communes to pass")
_AREAS = Text("Mục tiêu theo địa bàn", "The target by area")
_AREA = (
    Text("Địa bàn", "Area"),
    Text("Số\nxã", "Com-\nmunes"),
    Text("Đạt", "Pass"),
    Text("Tỷ lệ đạt", "Compliance"),
    Text("Cần\nđạt", "Required"),
    Text("Còn\nthiếu", "Short"),
    Text("Năm\nnay", "This\nyear"),
    Text("Điền\nthêm", "Fill\nin"),
    Text("Năm\nsau", "Next\nyear"),
    Text("Khối\nlượng", "Cost"),
)
_EXPLAINED = Text(
    "Năm nay, điền thêm, năm sau: số xã chưa đạt có thể đạt trong năm nay, còn tùy số liệu "
    "phải điền, hoặc chỉ có thể đạt từ năm sau. Khối lượng: số trường hợp phải thay đổi trong "
    "phương án ít việc nhất để đủ số xã.",
    "This year, fill in, next year: communes that did not pass and can pass this year, depend "
    "on figures still to be filled in, or can only pass next year. Cost: cases to change in "
    "the cheapest plan that reaches the target.",
)
_WEIGHTS = Text(
    "Thêm hoặc bớt một trường hợp, hoặc đổi một câu trả lời, tính là khối lượng 1[, trừ: "
    "{others}].",
    "One case more or less, or one changed answer, costs 1[, except: {others}].",
)
_WEIGHT = Text("{label} {weight}", "{label} {weight}")
_REACHED = Text(
    "{name}: cần {asked}/{communes} xã đạt, đã có {passed} xã: đạt mục tiêu.",
    "{name}: {asked} of {communes} communes are required, {passed} pass: the target is met.",
)
_SHORT = Text(
    "{name}: cần {asked}/{communes} xã đạt, mới có {passed} xã: còn thiếu {short} xã.",
    "{name}: {asked} of {communes} communes are required, {passed} pass: {short} short.",
)
_CHOSEN = Text(
    "Phương án ít việc nhất gồm {count} xã, đánh dấu * dưới đây, khối lượng {cost}.",
    "The cheapest plan takes {count:other commune|other communes}, marked * below, at a cost of "
    "{cost}.",
)
_HOPED = Text(
    "Trong đó {count} xã, đánh dấu ?, chỉ đạt nếu số liệu điền vào đủ tốt.",
    "Of these, {count}, marked ?, pass only if the figures filled in are good enough.",
)
_STILL = Text(
    "Như vậy vẫn còn thiếu {count} xã[; {late} xã chỉ có thể đạt từ năm sau][; {absent} xã "
    "chưa nộp số liệu].",
    "That still leaves {count} short[; can only pass next year: {late}][; not submitted: "
    "{absent}].",
)
_NEAREST = Text("Các xã gần đạt nhất: {name}", "Communes nearest to passing: {name}")
_COMMUNE = Text("Xã", "Commune")
_COST = Text("Khối lượng", "Cost")
_NEEDS = Text("Việc cần làm", "What is needed")
_FILL_IN = Text("Điền số liệu trước", "Fill in first")
_NEXT_YEAR = Text("Chỉ có thể đạt từ năm sau", "Can only pass next year")
_PAST = Text("Vướng mắc do vụ việc đã xảy ra", "Past cases in the way")
_OTHERS = Text("Các xã khác chưa đạt", "Other communes that did not pass")
_NONE = Text("Mọi xã đều đã đạt.", "Every commune passes.")


def title(plan: Plan, language: Language) -> str:
    """Name a plan: `Plan for 75% of the communes to pass`."""
    return _TITLE.say(language, target=f"{number(plain(plan.target), language)}%")


def blocks(
    plan: Plan, language: Language, *, most: int | None = None, with_close_calls: bool = True
) -> Iterator[Block]:
    """Say a plan.

    Args:
        plan: the document.
        language: that it is said in.
        most: so many communes are listed in each table; None for all.
        with_close_calls: whether the communes whose verdict one case flips are listed too.
    """
    yield from _Words(plan, language, most).blocks(with_close_calls=with_close_calls)


class _Words:
    def __init__(self, plan: Plan, language: Language, most: int | None) -> None:
        self.plan, self.language, self.most = plan, language, most
        self.set = plan.criteria_set.definition

    def _say(self, text: Text, **values: object) -> str:
        return text.say(self.language, **values)

    def blocks(self, *, with_close_calls: bool) -> Iterator[Block]:
        plan, language = self.plan, self.language
        yield Heading(title(plan, language), 1)
        register = output_words.register(plan, language)
        fields = {"period": plan.period, "set": plan.criteria_set.id, "register": register}
        yield Paragraph(self._say(PERIOD_SET_REGISTER, **fields), "dim")
        yield Heading(self._say(_AREAS))
        yield self._areas()
        yield Paragraph(self._say(_EXPLAINED), "dim")
        yield Paragraph(self._weights(), "dim")
        for area in whole(plan):
            yield from self._nearest(area)
        yield from self._fill_in()
        yield from self._next_year()
        yield from self._others()
        if not plan.communes:
            yield Paragraph(self._say(_NONE))
        if with_close_calls:
            yield from close_calls.blocks(plan.close_calls, self.set, language, most=self.most)
        warning = output_words.provisional(plan, language)
        if warning is not None:
            yield Paragraph(warning, "warning")

    def _areas(self) -> Block:
        heads = [Head(text.say(self.language), right=index > 0) for index, text in enumerate(_AREA)]
        provinces = frozenset(
            index for index, area in enumerate(self.plan.areas) if area.level == "province"
        )
        return Grid(tuple(heads), tuple(map(self._area, self.plan.areas)), provinces)

    def _area(self, area: AreaPlan) -> tuple[str, ...]:
        counts = (area.asked, area.short, area.this_year, area.fill_in + area.not_submitted)
        later = area.next_year + area.out_of_reach
        return (
            area.name,
            number(area.communes, self.language),
            number(area.passed, self.language),
            output_words.percent(area.compliance_percent, self.language),
            *(number(count, self.language) for count in counts),
            number(later, self.language),
            number(area.cost, self.language),
        )

    def _weights(self) -> str:
        others = [
            self._say(_WEIGHT, label=self.set.indicators[key].label, weight=weight)
            for key, weight in self.plan.weights.items()
        ]
        return self._say(_WEIGHTS, others=others)

    def _nearest(self, area: AreaPlan) -> Iterator[Block]:
        """Say how an area stands, and list its communes that can pass this year."""
        yield Heading(self._say(_NEAREST, name=area.name))
        counts = {"asked": area.asked, "communes": area.communes, "passed": area.passed}
        words = _SHORT if area.short else _REACHED
        yield Paragraph(self._say(words, name=area.name, **counts, short=area.short))
        chosen = len(area.chosen) + len(area.chosen_if_filled)
        if chosen:
            yield Paragraph(self._say(_CHOSEN, count=chosen, cost=area.cost))
        if area.chosen_if_filled:
            yield Paragraph(self._say(_HOPED, count=len(area.chosen_if_filled)))
        if area.still_short:
            late = area.next_year + area.out_of_reach or None
            absent = area.not_submitted or None
            text = self._say(_STILL, count=area.still_short, late=late, absent=absent)
            yield Paragraph(text, "bad")
        near = [
            improvement
            for improvement in of_area(self.plan, area)
            if improvement.outlook in ("this_year", "fill_in")
        ]
        if near:
            most = None if self.most is None else max(self.most, chosen)
            rows = [self._near(improvement, area) for improvement in near[:most]]
            heads = (
                Head(""),
                self._head(_COMMUNE),
                self._short(POINTS_OF_REQUIRED),
                self._right(_COST),
                self._head(_NEEDS),
            )
            yield Grid(heads, tuple(rows))
            yield from self._left_out(len(near) - len(rows))

    def _near(self, commune: Improvement, area: AreaPlan) -> tuple[str, ...]:
        mark = "*" if commune.code in area.chosen else ""
        mark = "?" if commune.code in area.chosen_if_filled else mark
        route = commune.route or commune.route_if_filled
        needs = [] if route is None else plan_words.changes(route, self.set, self.language)
        return (
            mark,
            self._name(commune),
            output_words.points(commune, self.language),
            "" if route is None else number(route.cost, self.language),
            "\n".join(needs),
        )

    def _fill_in(self) -> Iterator[Block]:
        communes = [
            improvement
            for improvement in self.plan.communes
            if improvement.blanks or improvement.unit_class_missing
        ]
        if not communes:
            return
        yield Heading(self._say(_FILL_IN))
        heads = (self._head(_COMMUNE), self._short(POINTS_OF_REQUIRED), self._head(_NEEDS))
        rows = (
            (
                self._name(improvement),
                output_words.points(improvement, self.language),
                "\n".join(plan_words.fill_in(improvement, self.set, self.language)),
            )
            for improvement in communes[: self.most]
        )
        yield Grid(heads, tuple(rows))
        yield from self._left_out(len(communes) - len(communes[: self.most]))

    def _next_year(self) -> Iterator[Block]:
        communes = self._of("next_year")
        if not communes:
            return
        yield Heading(self._say(_NEXT_YEAR))
        heads = (self._head(_COMMUNE), self._short(POINTS_OF_REQUIRED), self._head(_PAST))
        rows = (
            (
                self._name(improvement),
                output_words.points(improvement, self.language),
                "\n".join(self._past(improvement)),
            )
            for improvement in communes[: self.most]
        )
        yield Grid(heads, tuple(rows))
        yield from self._left_out(len(communes) - len(communes[: self.most]))

    def _past(self, commune: Improvement) -> Iterable[str]:
        route = commune.route_next_year
        return () if route is None else plan_words.past_cases(route, self.set, self.language)

    def _others(self) -> Iterator[Block]:
        """List the communes that sent nothing, and those that nothing helps."""
        communes = [*self._of("out_of_reach"), *self._of("not_submitted")]
        if communes:
            yield Heading(self._say(_OTHERS))
            yield from items(
                Entry(f"{self._name(improvement, ', ')}: {self._outlook(improvement)}")
                for improvement in communes[: self.most]
            )
            yield from self._left_out(len(communes) - len(communes[: self.most]))

    def _outlook(self, commune: Improvement) -> str:
        return plan_words.OUTLOOKS[commune.outlook].say(self.language)

    def _of(self, outlook: Outlook) -> Sequence[Improvement]:
        return [improvement for improvement in self.plan.communes if improvement.outlook == outlook]

    def _name(self, commune: Improvement, between: str = "\n") -> str:
        return between.join(part for part in (commune.name, commune.district) if part)

    def _left_out(self, count: int) -> Iterator[Block]:
        if count > 0:
            yield Paragraph(self._say(MORE_COMMUNES, count=count), "dim")

    def _head(self, text: Text) -> Head:
        return Head(text.say(self.language))

    def _short(self, text: Text) -> Head:
        return Head(text.say(self.language), short=True)

    def _right(self, text: Text) -> Head:
        return Head(text.say(self.language), right=True)
