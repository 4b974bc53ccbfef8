"""Examples for a criteria set: each band on its threshold and just below, as text of YAML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import gcd

import msgspec

from cftscore.authoring import named_figures
from cftscore.authoring.edits import quoted
from cftscore.core.numbers import as_ratio
from cftscore.core.text import YES_NO, Text
from cftscore.criteria.model import CriteriaSet, Item
from cftscore.scoring.rules import ItemRule, Rules

_ON = Text(
    "{item}: {figures}, đúng ngưỡng của mức {band}",
    "{item}: {figures}, on the threshold of the band {band}",
)
_BELOW = Text("{item}: {figures}, ngay dưới mức {band}",
              "{item}: {figures}, just below the band {band}")  # fmt: skip
_ANSWER = Text("{item}: {figures}", "{item}: {figures}")
_BEST = Text("Mọi nội dung ở mức cao nhất: đạt", "Every item in its best band: passes")
_WORST = Text("Mọi nội dung dưới mức thấp nhất: không đạt", "Every item below its bands: fails")
_NOTHING = Text("Chưa có số liệu nào: chưa đủ số liệu", "No figures yet: incomplete")


class Case(msgspec.Struct, frozen=True):
    """An example: its name, what is put in, and what it must give, as YAML."""

    name: Text
    input: Mapping[str, int | str]
    expect: str
    unit_class: str | None = None


class Cases(msgspec.Struct):
    """The examples of some items.

    Attributes:
        listed: one for each band on its threshold and one just below.
        best, worst: figures that put every item into its best band, or below all of its bands.
    """

    listed: list[Case] = msgspec.field(default_factory=list)
    best: dict[str, int | str] = msgspec.field(default_factory=dict)
    worst: dict[str, int | str] = msgspec.field(default_factory=dict)


def of_items(criteria_set: CriteriaSet, items: Iterable[Item]) -> Cases:
    """Make the examples of some items of a set."""
    rules, cases = Rules(criteria_set), Cases()
    for item in items:
        rule, seen = rules.items[item.id], set()
        for index, band in enumerate(item.bands):
            among = _denominator(item, index)
            on = rule.edge(index, among)
            for template, given in ((_ON, on), (_BELOW, _worse(band.kind, on))):
                if (given, among) in seen or not _can_be(item, given, among):
                    continue
                seen.add((given, among))
                text = named_figures.threshold(item, band.describe())
                cases.listed.append(_case(rules, rule, template, text, given, among))
            if index == 0:
                cases.best |= _figures(item, on, among)
            cases.worst |= _figures(item, _worse(band.kind, on), among)
    return cases


def of_set(criteria_set: CriteriaSet) -> Iterator[Case]:
    """Make the examples of a set whose items share no indicators.

    Each item's, then three communes: one that scores everything, one nothing, one without figures.
    """
    cases = of_items(criteria_set, criteria_set.items)
    yield from cases.listed
    key = next(iter(criteria_set.unit_classes))
    total = sum(item.max_points for item in criteria_set.items)
    yield Case(_BEST, cases.best, f"{{total: {total}, verdict: pass}}", key)
    yield Case(_WORST, cases.worst, "{total: 0, verdict: fail}", key)
    yield Case(_NOTHING, {}, f"{{total: [0, {total}], verdict: incomplete}}", key)


def text(head: str, cases: Iterable[Case]) -> str:
    """Write examples as a file.

    Args:
        head: comments that stand before them.
        cases: the examples.
    """
    lines = [head, "examples:"]
    for case in cases:
        lines.append(
            f"  - name:\n      vi: {quoted(case.name.vi)}\n      en: {quoted(case.name.en)}"
        )
        if case.unit_class is not None:
            lines.append(f"    class: {case.unit_class}")
        if case.input:
            inside = ", ".join(f"{key}: {value}" for key, value in case.input.items())
            lines.append(f"    input: {{{inside}}}")
        lines.append(f"    expect: {case.expect}\n")
    return "\n".join(lines)


def _denominator(item: Item, index: int) -> int:
    """Choose what an example measures against, so that the threshold is met to the case."""
    if item.denominator is None:
        return 1
    threshold = item.bands[index].threshold
    assert threshold is not None  # noqa: S101 - an answer has no denominator
    above, below = as_ratio(threshold)
    return item.base * (below // gcd(above, below))


def _worse(kind: str, given: int) -> int:
    if kind == "answer":
        return 1 - given
    return given - 1 if kind == "from" else given + 1


def _can_be(item: Item, given: int, among: int) -> bool:
    """Tell whether there can be such a figure: not below 0, nor a part above its whole."""
    return given >= 0 and not (item.share is not None and given > among)


def _case(  # noqa: PLR0917
    rules: Rules, rule: ItemRule, template: Text, band: Text, given: int, among: int
) -> Case:
    item = rule.item
    values = _figures(item, given, among)
    points = rules.unscaled(rule.least[rule.outcome(given, among)])
    shown = "/".join(str(value) for value in values.values())
    if item.yes_no is not None:
        template = _ANSWER
    name = template.filled(item=item.id, figures=_answered(shown), band=band)
    return Case(name, values, f'{{points: {{"{item.id}": {points}}}}}')


def _answered(shown: str) -> Text:
    return YES_NO[shown == "yes"] if shown in ("yes", "no") else Text(shown, shown)


def _figures(item: Item, given: int, among: int) -> dict[str, int | str]:
    if item.yes_no is not None:
        return {item.numerator: "yes" if given else "no"}
    if item.denominator is None:
        return {item.numerator: given}
    return {item.numerator: given, item.denominator: among}
