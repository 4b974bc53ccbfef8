"""How comparisons are worded: verdicts of one commune or several, changes, former areas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from cftscore.analysis.compare.comparison import (
    AreaComparison,
    AreaFigures,
    CommuneComparison,
    Comparison,
    CriterionMove,
    InPeriod,
    Pair,
    Recognition,
    Standing,
    State,
)
from cftscore.core.text import Language, Text, number
from cftscore.evaluation.document import Number
from cftscore.output import words
from cftscore.output.bars import Bars
from cftscore.output.blocks import Block, Head, Paragraph
from cftscore.output.sentences import MORE_COMMUNES
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.register.lineage import SHARE_TITLES

STATES: dict[State, Text] = {
    "pass": VERDICT_TITLES["pass"],
    "fail": VERDICT_TITLES["fail"],
    "incomplete": VERDICT_TITLES["incomplete"],
    "not_submitted": VERDICT_TITLES["not_submitted"],
    "not_evaluated": Text("Ngoài phạm vi", "Out of scope"),
    "not_registered": Text("Không có trong danh mục", "Not on the register"),
}
RECOGNITIONS: dict[Recognition, Text] = {
    "gained": Text("Mới đạt", "Newly passing"),
    "kept": Text("Vẫn đạt", "Still passing"),
    "kept_in_part": Text("Một phần vẫn đạt", "Still passing in part"),
    "lost": Text("Không còn đạt", "No longer passing"),
    "lost_in_part": Text("Một phần không còn đạt", "In part no longer passing"),
    "never": Text("Vẫn chưa đạt", "Still not passing"),
    "not_compared": Text("Không so sánh được", "Not compared"),
}
_SHORT: dict[Recognition, Text] = {
    "gained": Text("Mới\nđạt", "New"),
    "kept": Text("Vẫn\nđạt", "Kept"),
    "kept_in_part": Text("Một phần\nvẫn đạt", "Kept\nin part"),
    "lost": Text("Không\ncòn đạt", "Lost"),
    "lost_in_part": Text("Một phần\nkhông còn", "Lost\nin part"),
    "never": Text("Vẫn\nchưa đạt", "Never"),
    "not_compared": Text("Không so\nsánh được", "Not\ncompared"),
}
_SIGNS: dict[State, str] = {
    "pass": "✓",
    "fail": "✗",
    "incomplete": "?",
    "not_submitted": "–",
    "not_evaluated": "·",
    "not_registered": " ",
}
_PLAIN_SIGNS: dict[State, str] = {**_SIGNS, "pass": "+", "fail": "x", "not_submitted": "-",
                                  "not_evaluated": "."}  # fmt: skip
_NEITHER = Text("Không kỳ nào\ntrong hai kỳ", "In\nneither")
_OF_SEVERAL = Text("{worst} – {best} ({count} xã)", "{worst} – {best} (of {count})")
_ALL_ALIKE = Text("{verdict} (cả {count} xã)", "{verdict} (all of {count})")
_FORMER = Text("{name} (cũ)", "{name} (former)")
_ALL = Text("Tất cả", "All")
_CODED = Text("{name} ({code}[, {place}])", "{name} ({code}[, {place}])")
_PREDECESSOR = Text("{name}[ ({more})]: {verdict}", "{name}[ ({more})]: {verdict}")
_WARNING_OF = Text(
    "{periods}, bộ tiêu chí {set}: {warning}", "{periods}, criteria set {set}: {warning}"
)


class View:
    """A comparison as it is to be said.

    Args:
        shown: the document.
        language: that it is said in.
        most: so many communes are listed in each table; None for all.
        bars: draws small bars, where they are wanted.
    """

    def __init__(
        self, shown: Comparison, language: Language, most: int | None, bars: Bars | None
    ) -> None:
        self.shown, self.language, self.most, self.bars = shown, language, most, bars
        self.periods = [period.period for period in shown.periods]
        self.plain = bars is not None and bars.plain
        # As wide as the terminal shows it, so that nothing is shifted.
        self.end = "..." if self.plain else "…"
        matched = [commune for commune in shown.communes if commune.matched]
        self._several_districts = words.several_districts(matched)
        self._several_provinces = len({commune.province_code for commune in matched}) > 1

    def say(self, text: Text, **values: object) -> str:
        """Say a text in the language."""
        return text.say(self.language, **values)

    def head(self, text: Text | str, *, right: bool = False, short: bool = False) -> Head:
        """Make the heading of a column; only a terminal needs it broken."""
        said = text if isinstance(text, str) else text.say(self.language)
        if self.bars is None:
            said = said.replace("-\n", "").replace("\n", " ")
        return Head(said, right=right, short=short)

    def cut(self, text: str, width: int) -> str:
        """Cut a text that must stand on one line."""
        if len(text) <= width:
            return text
        return text[: width - len(self.end)].rstrip() + self.end

    def arrow(self, before: object, after: object) -> str:
        """Write what became of what, as wide as the terminal shows it."""
        return f"{before} {'->' if self.plain else '→'} {after}"

    def short(self, kind: Recognition) -> Head:
        """Make the heading of a column of counts."""
        return self.head(self._recognition(kind, _SHORT), right=True)

    def recognition(self, kind: Recognition) -> str:
        """Say how a commune fared between two periods."""
        return self.say(self._recognition(kind, RECOGNITIONS)).replace("\n", " ")

    def _recognition(self, kind: Recognition, titles: Mapping[Recognition, Text]) -> Text:
        # Who passes in neither of two periods may have passed between them.
        return _NEITHER if kind == "never" and len(self.periods) > 2 else titles[kind]

    def columns(self, pair: Pair) -> list[int]:
        """Give the places of the two periods of a pair."""
        return [self.periods.index(pair.before), self.periods.index(pair.after)]

    def name(self, commune: CommuneComparison) -> str:
        """Name a commune, where it matters with its district, or else its province."""
        where = commune.district if self._several_districts else None
        if where is None and self._several_provinces:
            where = commune.province
        return f"{commune.name}, {where}" if where else commune.name

    def left_out(self, count: int) -> Iterator[Block]:
        """Say how many of so many communes are not listed."""
        left = 0 if self.most is None else count - self.most
        if left > 0:
            yield Paragraph(self.say(MORE_COMMUNES, count=left), "dim")


def signed(value: Number, language: Language) -> str:
    """Write a change with its sign: `+4,49`, `-3`, `0`."""
    return f"{'+' if value > 0 else ''}{number(value, language)}"


def optional(value: Number | None, language: Language) -> str:
    """Write a change, or a dash where nothing is compared."""
    return "–" if value is None else signed(value, language)


def share(figures: AreaFigures | None, language: Language, *, width: int = 0) -> str:
    """Write how many of an area's communes pass: `110/156  70,51%`.

    Args:
        figures: of one period; a dash where it was not evaluated as a whole.
        language: of the numbers.
        width: of the percentage, so that those of a column stand under each other.
    """
    if figures is None:
        return "–"
    percent = words.percent(figures.compliance_percent, language)
    counts = f"{number(figures.passed, language)}/{number(figures.communes, language)}"
    return f"{counts} {percent:>{width}}"


def verdict(period: InPeriod, language: Language) -> str:
    """Write the verdict of a period with the points, of several communes the worst and best."""
    if len(period.communes) == 1:
        return _one(period.communes[0], language)
    worst, best = STATES[period.worst], STATES[period.best]
    if worst == best:
        if not period.communes:
            return worst.say(language)
        return _ALL_ALIKE.say(language, verdict=worst, count=len(period.communes))
    return _OF_SEVERAL.say(language, worst=worst, best=best, count=len(period.communes))


def _one(commune: Standing, language: Language) -> str:
    title = STATES[commune.verdict].say(language)
    if commune.points_min is None or commune.points_max is None:
        return title
    return f"{title} {words.span(commune.points_min, commune.points_max, language)}"


def signs(periods: Iterable[InPeriod], *, plain: bool) -> str:
    """Write the row of verdicts as signs, of several communes the worst."""
    known = _PLAIN_SIGNS if plain else _SIGNS
    return "".join(known[period.worst] for period in periods)


def predecessors(period: InPeriod, language: Language) -> list[str]:
    """Write each commune that another came from, with its verdict."""
    several = len({commune.district_code for commune in period.communes}) > 1
    lines = []
    for standing in period.communes:
        more = [standing.district] if several and standing.district else []
        if standing.share not in (None, "whole"):
            more.append(SHARE_TITLES[standing.share].say(language))
        fields = {"name": standing.name, "more": more, "verdict": _one(standing, language)}
        lines.append(_PREDECESSOR.say(language, **fields))
    return lines


def place(commune: Standing | CommuneComparison, language: Language) -> str:
    """Name a commune with its code and district, or province where there are no districts."""
    where = commune.district or commune.province
    return _CODED.say(language, name=commune.name, code=commune.code, place=where)


def area(one: AreaComparison, language: Language) -> str:
    """Name an area, a former one as such."""
    if one.level == "all":
        return _ALL.say(language)
    return _FORMER.say(language, name=one.name) if one.former else one.name


def areas(shown: Comparison) -> list[tuple[AreaComparison, bool]]:
    """Give districts before their province, former areas before new ones; provinces marked True.

    All communes of the scope come last, unless they are of one province; what is alone is whole.
    """
    provinces = sorted(shown.provinces, key=lambda one: not one.former)
    homes = {(area.former, area.code) for area in provinces}
    without = [
        district
        for district in shown.districts
        if (district.former, district.province_code) not in homes
    ]
    listed = [(area, False) for area in without]
    for province in provinces:
        inside = (province.former, province.code)
        districts = (
            district
            for district in shown.districts
            if (district.former, district.province_code) == inside
        )
        listed += [*((district, False) for district in districts), (province, True)]
    if len(listed) == 1:
        return [(listed[0][0], True)]
    if sum(not area.former for area in provinces) != 1:
        listed.append((shown.overall, True))
    return listed


def moves(
    found: Sequence[CriterionMove], language: Language, *, most: int | None = None, end: str = "…"
) -> str:
    """Write the criteria of a commune that changed, `3:+50; 5:-35`, at most so many, then `end`."""
    texts = [f"{one.id}:{signed(one.change, language)}" for one in found[:most]]
    return "; ".join([*texts, *([end] if len(texts) < len(found) else [])])


def warnings(shown: Comparison, language: Language) -> list[str]:
    """Say of each criteria set how many of its figures are not yet read in the law.

    Where the periods have several sets, each sentence begins with its periods and its set.
    """
    periods: dict[tuple[str, str], list[str]] = {}
    for period in shown.periods:
        warning = words.provisional(period, language)
        if warning is not None:
            periods.setdefault((period.criteria_set.id, warning), []).append(period.period)
    if len({one.criteria_set.id for one in shown.periods}) == 1 and len(periods) <= 1:
        return [warning for _, warning in periods]
    return [
        _WARNING_OF.say(language, periods=", ".join(of), set=used, warning=warning)
        for (used, warning), of in periods.items()
    ]


def largest(values: Iterable[Decimal | None]) -> Decimal:
    """Give the largest change, up or down."""
    return max((abs(value) for value in values if value is not None), default=Decimal(0))
