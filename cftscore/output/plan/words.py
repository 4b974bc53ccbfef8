"""How plans and explanations say what would have to differ, and when that can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cftscore.analysis.next_values import Answer
from cftscore.analysis.plan.improvement import Blank, Change, Hope, Improvement, Outlook, Route
from cftscore.core.text import YES_NO, Language, Text, number
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.document import Number
from cftscore.output import words

OUTLOOKS: Mapping[Outlook, Text] = {
    "passed": Text("đã đạt", "passes already"),
    "this_year": Text("có thể đạt trong năm nay", "can pass this year"),
    "fill_in": Text("tùy số liệu còn thiếu", "depends on missing figures"),
    "next_year": Text("chỉ có thể đạt từ năm sau", "can only pass next year"),
    "out_of_reach": Text(
        "không đạt được với các số liệu được phép thay đổi",
        "out of reach with the figures that may change",
    ),
    "not_submitted": Text("chưa nộp số liệu", "not submitted"),
}

_CHANGE = Text("{label}: {before} → {after}[ trên tổng số {among}][ ({more})]",
               "{label}: {before} → {after}[ of {among}][ ({more})]")  # fmt: skip
_EFFECT = Text("{item}: {before} → {after} điểm", "{item}: {before} → {after} points")
_HOPE = Text(
    "{label} ({item}) phải {relation} {value}[ trên tổng số {among}], được {points} điểm",
    "{label} ({item}) must be {relation} {value}[ of {among}], which gives {points} points",
)
_HOPE_POINTS = Text(
    "nội dung {item} phải được ít nhất {points} điểm", "item {item} must give at least {points}"
)
_RELATIONS = {
    "from": Text("từ", "at least"),
    "up_to": Text("tối đa", "at most"),
    "answer": Text("là", "to be"),
}
_BLANK = Text(
    "nội dung {item}, tối đa {points} điểm: {labels}[ ({cells})]",
    "item {item}, up to {points} points: {labels}[ ({cells})]",
)
_UNIT_CLASS = Text("nhóm đơn vị", "the unit class")


def answer(value: Answer, language: Language) -> str:
    """Write a figure: a count, or yes and no."""
    return number(value, language) if isinstance(value, int) else _yes_no(value).say(language)


def reading(value: int | str, criteria_set: CriteriaSet, language: Language) -> str:
    """Write what was read: a count, yes and no, or the title of a unit class."""
    if isinstance(value, int):
        return number(value, language)
    unit_class = criteria_set.unit_classes.get(value)
    return (_yes_no(value) if unit_class is None else unit_class.title).say(language)


def _yes_no(value: str) -> Text:
    return YES_NO[value == "yes"]


def label(criteria_set: CriteriaSet, key: str) -> Text:
    """Give the label of an indicator."""
    return criteria_set.indicators[key].label


def signed(difference: Number, language: Language) -> str:
    """Write a difference with its sign: `+1`, `-3`."""
    sign = "+" if difference > 0 else "-" if difference < 0 else ""
    return f"{sign}{number(-difference if difference < 0 else difference, language)}"


def change(one: Change, criteria_set: CriteriaSet, language: Language) -> str:
    """Say what would have to differ: `Children registered: 117 → 118 of 120 (+1)`."""
    more = ""
    if isinstance(one.before, int) and isinstance(one.after, int):
        more = signed(one.after - one.before, language)
    return _CHANGE.say(
        language,
        label=label(criteria_set, one.indicator),
        before=answer(one.before, language),
        after=answer(one.after, language),
        among=next((e.denominator for e in one.effects if e.denominator is not None), None),
        more=more,
    )


def effects(one: Change, language: Language) -> str:
    """Say what a change does to points: `2.1: 35 → 50 points`."""
    return "; ".join(
        _EFFECT.say(
            language, item=effect.item, before=effect.points_before, after=effect.points_after
        )
        for effect in one.effects
        if effect.points_before != effect.points_after
    )


def changes(route: Route, criteria_set: CriteriaSet, language: Language) -> Iterator[str]:
    """Say each change of a route with what it does to points, then what blanks must give."""
    for one in route.changes:
        gained = effects(one, language)
        text = change(one, criteria_set, language)
        yield f"{text}; {gained}" if gained else text
    yield from (hope(one, criteria_set, language) for one in route.hopes)


def hope(one: Hope, criteria_set: CriteriaSet, language: Language) -> str:
    """Say what an unknown figure must turn out to be."""
    item = next(item for item in criteria_set.items if item.id == one.item)
    if one.value is None:
        return _HOPE_POINTS.say(language, item=one.item, points=one.points)
    return _HOPE.say(
        language,
        label=label(criteria_set, one.indicator),
        item=one.item,
        relation=_RELATIONS[item.bands[one.band].kind],
        value=answer(one.value, language),
        among=one.denominator,
        points=one.points,
    )


def blank(one: Blank, criteria_set: CriteriaSet, language: Language) -> str:
    """Say which figures of an unknown item to fill in or correct, and where they stand."""
    return _BLANK.say(
        language,
        item=one.item,
        points=one.points_max,
        labels=[label(criteria_set, key) for key in one.indicators],
        cells=words.cells(one.cells),
    )


def fill_in(commune: Improvement, criteria_set: CriteriaSet, language: Language) -> Iterator[str]:
    """Say what a commune has to fill in first."""
    if commune.unit_class_missing:
        yield _UNIT_CLASS.say(language)
    yield from (blank(one, criteria_set, language) for one in commune.blanks)


def past_cases(route: Route, criteria_set: CriteriaSet, language: Language) -> Iterator[str]:
    """Say which past cases stand in the way: `Children killed: 1 → 0 (-1)`."""
    indicators = criteria_set.indicators
    for one in route.changes:
        fewer = (
            isinstance(one.before, int) and isinstance(one.after, int) and (one.after < one.before)
        )
        if indicators[one.indicator].irreversible and fewer:
            yield change(one, criteria_set, language)


def named(places: Iterable[str | None]) -> str:
    """Join the names that are there by commas."""
    return ", ".join(place for place in places if place)
