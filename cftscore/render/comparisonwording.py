"""How comparisons are worded: verdicts of one commune or several, changes, former areas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from cftscore.comparison import (
    AreaComparison,
    AreaFigures,
    CommuneComparison,
    Comparison,
    CriterionMove,
    InPeriod,
    Recognition,
    Standing,
    State,
)
from cftscore.document import Number
from cftscore.lineage import SHARE_TITLES
from cftscore.render import wording
from cftscore.tables import VERDICT_TITLES
from cftscore.text import Language, Text, number

STATES: dict[State, Text] = {
    **VERDICT_TITLES,
    "not_evaluated": Text("Ngoài phạm vi", "Out of scope"),
    "not_registered": Text("Không có trong danh mục", "Not on the register"),
}
RECOGNITIONS: dict[Recognition, Text] = {
    "gained": Text("Mới đạt", "Newly recognised"),
    "kept": Text("Giữ được", "Kept"),
    "kept_in_part": Text("Giữ được một phần", "Kept in part"),
    "lost": Text("Mất", "Lost"),
    "lost_in_part": Text("Mất một phần", "Lost in part"),
    "never": Text("Vẫn chưa đạt", "Never"),
    "not_compared": Text("Không so được", "Not compared"),
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
_OF_SEVERAL = Text("{worst} – {best} ({count} xã)", "{worst} – {best} (of {count})")
_FORMER = Text("{name} (cũ)", "{name} (former)")
_ALL = Text("Tất cả", "All")
_CODED = Text("{name} ({code}[, {place}])", "{name} ({code}[, {place}])")
_PREDECESSOR = Text("{name} ({share}): {verdict}", "{name} ({share}): {verdict}")
_MOVE = Text("{id}: {change}", "{id}: {change}")
MOST_MOVES = 4


def signed(value: Number, language: Language) -> str:
    """Write a change with its sign: `+4,49`, `-3`, `0`."""
    return f"{'+' if value > 0 else ''}{number(value, language)}"


def optional(value: Number | None, language: Language) -> str:
    """Write a change, or a dash where nothing is compared."""
    return "–" if value is None else signed(value, language)


def share(figures: AreaFigures | None, language: Language, *, width: int = 0) -> str:
    """Write how many of an area's communes pass: `110/156  70,51 %`.

    Args:
        figures: of one period; a dash where it was not evaluated as a whole.
        language: of the numbers.
        width: of the percentage, so that those of a column stand under each other.
    """
    if figures is None:
        return "–"
    percent = wording.percent(figures.compliance_percent, language)
    counts = f"{number(figures.passed, language)}/{number(figures.communes, language)}"
    return f"{counts} {percent:>{width}}"


def verdict(period: InPeriod, language: Language) -> str:
    """Write the verdict of a period with the points, of several communes the worst and best."""
    if len(period.communes) == 1:
        return _one(period.communes[0], language)
    worst, best = STATES[period.worst], STATES[period.best]
    if worst == best:
        return worst.say(language) + (f" ({len(period.communes)})" if period.communes else "")
    return _OF_SEVERAL.say(language, worst=worst, best=best, count=len(period.communes))


def _one(commune: Standing, language: Language) -> str:
    title = STATES[commune.verdict].say(language)
    if commune.points_min is None or commune.points_max is None:
        return title
    return f"{title} {wording.span(commune.points_min, commune.points_max, language)}"


def signs(periods: Iterable[InPeriod], *, plain: bool) -> str:
    """Write the row of verdicts as signs, of several communes the worst."""
    known = _PLAIN_SIGNS if plain else _SIGNS
    return "".join(known[period.worst] for period in periods)


def predecessor(commune: Standing, language: Language) -> str:
    """Write a commune that another came from, how much of it, and its verdict."""
    title = SHARE_TITLES[commune.share or "whole"]
    return _PREDECESSOR.say(
        language, name=place(commune, language), share=title, verdict=_one(commune, language)
    )


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

    All communes of the scope come last, where no province says the same.
    """
    listed: list[tuple[AreaComparison, bool]] = []
    provinces = sorted(shown.provinces, key=lambda one: not one.former)
    homes = {(one.former, one.code) for one in provinces}
    listed += [
        (one, False)
        for one in shown.districts
        if (one.former, one.province_code) not in homes
    ]
    for province in provinces:
        listed += [
            (one, False)
            for one in shown.districts
            if (one.former, one.province_code) == (province.former, province.code)
        ]
        listed.append((province, True))
    if len(shown.provinces) != 1 or not all(shown.provinces[0].periods):
        listed.append((shown.overall, True))
    return listed


def moves(found: Sequence[CriterionMove], language: Language) -> str:
    """Write the criteria of a commune that changed most: `3: +50; 5: -35`."""
    said = [
        _MOVE.say(language, id=str(one.id), change=signed(one.change, language))
        for one in found[:MOST_MOVES]
    ]
    return "; ".join([*said, *(["…"] if len(found) > MOST_MOVES else [])])


def warnings(shown: Comparison, language: Language) -> list[str]:
    """Say of each criteria set how many of its figures are not yet read in the law."""
    said = (wording.provisional(one, language) for one in shown.periods)
    return list(dict.fromkeys(warning for warning in said if warning is not None))


def largest(values: Iterable[Decimal | None]) -> Decimal:
    """Give the largest change, up or down."""
    return max((abs(value) for value in values if value is not None), default=Decimal(0))
