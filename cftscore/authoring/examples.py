"""Running the examples beside a criteria set, and proving that every band has its own.

An example is a commune written down by hand with what it must score. Each band needs one on its
threshold and one just below, so that a figure that is changed by mistake is noticed. An overlay
needs them only for the items that it scores differently from the set it extends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

import msgspec

from cftscore.authoring import thresholds
from cftscore.core.figures import column
from cftscore.core.text import LANGUAGES, Text, nearest
from cftscore.criteria import check as criteria_check
from cftscore.criteria import load as criteria_load
from cftscore.criteria import yaml as criteria_yaml
from cftscore.criteria.model import CriteriaFile, CriteriaSet, Item
from cftscore.criteria.yaml import Node
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.intake.values import MAX_COUNT
from cftscore.scoring.rules import Rules
from cftscore.scoring.score import Interval, Scores, score
from cftscore.scoring.verdict import Verdict

UNKNOWN = "unknown"
VERDICTS: tuple[Verdict, ...] = ("pass", "fail", "incomplete")

Number = int | Decimal
Range = tuple[Number, Number]
Input = dict[str, int | None]


class Example(msgspec.Struct):
    """One example.

    Attributes:
        name: what it shows.
        unit_class: the commune's unit class, or None where it is not known.
        values: by indicator key, a count, 1 or 0 for yes or no, or None for a blank.
        points: by item id, the points it must get; None where they must be unknown.
        criteria: by criterion id, the least and the most points it must get.
        total: the least and the most points in all, if stated.
        verdict: the verdict, if stated.
        expect: where the expectations stand.
    """

    name: Text
    unit_class: str | None = None
    values: Input = msgspec.field(default_factory=dict)
    points: dict[str, Number | None] = msgspec.field(default_factory=dict)
    criteria: dict[int, Range] = msgspec.field(default_factory=dict)
    total: Range | None = None
    verdict: Verdict | None = None
    expect: Node | None = None


def run(file: CriteriaFile) -> list[Finding]:
    """Score the examples beside a criteria set and compare.

    Returns:
        What is wrong: with the set, else with the shape of the examples, else with what they
        expect and with bands that have no example. Nothing means that all are fulfilled.
    """
    unsound = criteria_check.check(file)
    if unsound:
        return unsound
    name = _shown_as(file)
    if not file.examples_path.is_file():
        return [c.ExamplesMissing(place=Place(file.name), file=name)]
    try:
        root = criteria_yaml.load(file.examples_path, name)
    except CannotProceedError as error:
        return list(error.findings)
    reader = _Reader(file.set)
    examples = reader.examples(root)
    if reader.findings:
        return reader.findings
    rules = Rules(file.set)
    columns = {
        key: column([example.values.get(key) for example in examples])
        for key in file.set.indicators
    }
    scores = score(rules, columns, [example.unit_class for example in examples])
    wrong = [
        finding
        for index, example in enumerate(examples)
        for finding in _unfulfilled(example, scores, index)
    ]
    return [*wrong, *_uncovered(file, rules, examples)]


def _shown_as(file: CriteriaFile) -> str:
    stem, dot, suffix = file.name.rpartition(".")
    return f"{stem if dot and suffix in ('yaml', 'yml') else file.name}.tests.yaml"


class _Reader:
    """Reads examples from YAML nodes and collects what is wrong with their shape."""

    def __init__(self, criteria_set: CriteriaSet) -> None:
        self.set = criteria_set
        self.bases: dict[str, Input] = {}
        self.findings: list[Finding] = []
        self.searched = 0

    def examples(self, root: Node) -> list[Example]:
        members = self._members(root, ("bases", "examples"), needed=("examples",))
        bases = members.get("bases")
        for name, node in self._any_members(bases):
            self.bases[name] = self._input(node)
        listed = members.get("examples")
        if listed is None:
            return []
        if not isinstance(listed.value, list):
            self._wrong(listed, Text("một danh sách ví dụ", "a list of examples"))
            return []
        return [self._example(node) for node in listed.value]

    def _example(self, node: Node) -> Example:
        keys = ("name", "class", "base", "input", "expect")
        members = self._members(node, keys, needed=("name", "expect"))
        example = Example(self._name(members.get("name")), expect=members.get("expect"))
        if "base" in members:
            base = self._one_of(members["base"], _BASE, self.bases)
            example.values.update(self.bases.get(base or "", {}))
        example.values.update(self._input(members.get("input")))
        if "class" in members:
            example.unit_class = self._one_of(members["class"], _CLASS, self.set.unit_classes)
        self._expect(example)
        return example

    def _expect(self, example: Example) -> None:
        if example.expect is None:
            return
        parts = ("points", "criteria", "total", "verdict")
        members = self._members(example.expect, parts)
        if example.expect.value == {}:
            self.findings.append(c.KeyMissing(place=example.expect.place, key="points"))
        items = [item.id for item in self.set.items]
        for key, node in self._named(members.get("points"), _ITEM, items):
            example.points[key] = None if node.value == UNKNOWN else self._number(node, UNKNOWN)
        criteria = [str(criterion.id) for criterion in self.set.criteria]
        for key, node in self._named(members.get("criteria"), _CRITERION, criteria):
            example.criteria[int(key)] = self._range(node)
        if "total" in members:
            example.total = self._range(members["total"])
        if "verdict" in members:
            given = members["verdict"]
            example.verdict = next((v for v in VERDICTS if v == given.value), None)
            if example.verdict is None:
                self._wrong(given, Text(", ".join(VERDICTS), ", ".join(VERDICTS)))

    def _name(self, node: Node | None) -> Text:
        members = self._members(node, LANGUAGES)
        texts = {}
        for language in LANGUAGES:
            value = members[language].value if language in members else None
            if node is not None and not (isinstance(value, str) and value.strip()):
                place = node.at(language)
                self.findings.append(c.LanguageMissing(place=place, language=language))
            texts[language] = str(value)
        return Text(**texts)

    def _input(self, node: Node | None) -> Input:
        values: Input = {}
        indicators = self.set.indicators
        for key, given in self._named(node, _INDICATOR, indicators):
            is_answer = indicators[key].type == "yes_no"
            values[key] = self._answer(given) if is_answer else self._count(given)
        return values

    def _answer(self, node: Node) -> int | None:
        if node.value not in (None, "yes", "no"):
            self._wrong(node, Text("yes, no hoặc null", "yes, no or null"))
        return None if node.value is None else int(node.value == "yes")

    def _count(self, node: Node) -> int | None:
        value = node.value
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            if value <= MAX_COUNT:
                return value
            self._wrong(node, _TOO_LARGE)
        elif value is not None:
            expected = Text(
                "số nguyên từ 0 trở lên, hoặc null", "a whole number of 0 or more, or null"
            )
            self._wrong(node, expected)
        return None

    def _number(self, node: Node, other: str = "") -> Number:
        if isinstance(node.value, int | Decimal) and not isinstance(node.value, bool):
            if node.two_meanings is not None:
                thousands, decimal = node.two_meanings
                text = node.shown()
                self.findings.append(
                    c.NumberOfTwoMeanings(
                        place=node.place, given=text, thousands=thousands, decimal=decimal
                    )
                )
            return node.value
        vi, en = (f" hoặc {other}", f" or {other}") if other else ("", "")
        self._wrong(node, Text(f"một số{vi}", f"a number{en}"))
        return 0

    def _range(self, node: Node) -> Range:
        if isinstance(node.value, list) and len(node.value) == 2:
            return self._number(node.value[0]), self._number(node.value[1])
        number = self._number(node, "[min, max]")
        return number, number

    def _one_of(self, node: Node, kind: Text, names: Collection[str]) -> str | None:
        if isinstance(node.value, str) and node.value in names:
            return node.value
        self._unknown(node.place, kind, node.shown(), names)
        return None

    def _named(
        self, node: Node | None, kind: Text, names: Collection[str]
    ) -> Iterator[tuple[str, Node]]:
        """Give the members of a mapping whose keys name something of the set."""
        for key, member in self._any_members(node):
            if key in names:
                yield key, member
            elif node is not None:
                self._unknown(node.keys[key], kind, key, names)

    def _members(
        self, node: Node | None, known: Sequence[str], needed: Sequence[str] = ()
    ) -> dict[str, Node]:
        """Give the members of a mapping with fixed keys."""
        members: dict[str, Node] = {}
        for key, member in self._any_members(node):
            if key in known:
                members[key] = member
            elif node is not None:
                near = self._near(key, known)
                self.findings.append(c.KeyUnknown(place=node.keys[key], key=key, near=near))
        if node is not None and isinstance(node.value, dict):
            for key in needed:
                if key not in members:
                    self.findings.append(c.KeyMissing(place=node.place, key=key))
        return members

    def _any_members(self, node: Node | None) -> list[tuple[str, Node]]:
        if node is None:
            return []
        if isinstance(node.value, dict):
            return list(node.value.items())
        self._wrong(node, Text("các dòng dạng “khóa: giá trị”", "keys with values"))
        return []

    def _unknown(self, place: Place, kind: Text, name: str, names: Collection[str]) -> None:
        near = self._near(name, names)
        self.findings.append(c.NameUnknown(place=place, kind=kind, name=name, near=near))

    def _near(self, name: str, names: Collection[str]) -> tuple[str, ...]:
        """Return the names most like one that is not known; all of them where none is."""
        self.searched += 1
        near = nearest(name, names) if self.searched <= _MOST_SEARCHED else []
        return tuple(near or names)

    def _wrong(self, node: Node, expected: Text) -> None:
        self.findings.append(c.ValueWrong(place=node.place, found=node.shown(), expected=expected))


_MOST_SEARCHED = 1_000
"""For so many unknown names the nearest is looked for; to look takes long."""

_ITEM = Text("nội dung", "item")
_CRITERION = Text("tiêu chí", "criterion")
_INDICATOR = Text("chỉ tiêu", "indicator")
_CLASS = Text("nhóm đơn vị", "unit class")
_BASE = Text("khối số liệu", "block of figures")


def _unfulfilled(example: Example, scores: Scores, index: int) -> Iterator[Finding]:
    """Compare one example with what it scores."""
    rules = scores.rules
    assert example.expect is not None  # noqa: S101 - the reader refuses an example without it

    def wrong(what: Text, actual: str, expected: str, *path: str) -> Finding:
        return c.ExampleWrong(
            place=example.expect.at(*path) if example.expect else Place(),
            name=example.name,
            what=what,
            actual=actual,
            expected=expected,
        )

    for key, expected in example.points.items():
        rule, outcome = rules.items[key], scores.outcomes[key][index]
        actual = None if outcome == rule.unknown else rules.unscaled(rule.least[outcome])
        if actual != expected:
            what = Text(f"điểm nội dung {key}", f"points of item {key}")
            yield wrong(what, _said(actual), _said(expected), "points", key)
    for number, stated in example.criteria.items():
        found = _range_of(scores.criteria[number], rules, index)
        if found != stated:
            what = Text(f"điểm tiêu chí {number}", f"points of criterion {number}")
            yield wrong(what, _said(found), _said(stated), "criteria", str(number))
    total = _range_of(scores.total, rules, index)
    if example.total is not None and total != example.total:
        yield wrong(Text("tổng điểm", "the total"), _said(total), _said(example.total), "total")
    verdict = scores.verdicts[index]
    if example.verdict is not None and verdict != example.verdict:
        yield wrong(Text("kết quả", "the verdict"), verdict, example.verdict, "verdict")


def _range_of(interval: Interval, rules: Rules, index: int) -> Range:
    return rules.unscaled(interval.least[index]), rules.unscaled(interval.most[index])


def _said(points: Number | Range | None) -> str:
    if isinstance(points, tuple):
        least, most = points
        return str(least) if least == most else f"[{least}, {most}]"
    return UNKNOWN if points is None else str(points)


_TOO_LARGE = Text("số nguyên có tối đa 10 chữ số", "a whole number of at most 10 digits")
_ON = Text("đúng ngưỡng", "on its threshold")
_BELOW = Text("ngay dưới ngưỡng", "just below it")


def _uncovered(file: CriteriaFile, rules: Rules, examples: Sequence[Example]) -> Iterator[Finding]:
    """Find the bands without an example on the threshold, or without one just below it.

    Only examples that state the item's points count; the others would not notice a wrong band.
    """
    covered = _scored_by_the_base(file)
    for i, criterion in enumerate(file.set.criteria):
        for j, item in enumerate(criterion.items):
            if covered.get(item.id) == _way(item):
                continue
            rule = rules.items[item.id]
            given = [
                quantity
                for example in examples
                if item.id in example.points and (quantity := _quantity(item, example)) is not None
            ]
            for k, band in enumerate(item.bands):
                lacking = [] if any(thresholds.is_on(rule, k, *at) for at in given) else [_ON]
                if thresholds.can_fail(item, band) and not any(
                    thresholds.is_just_below(rule, k, *at) for at in given
                ):
                    lacking.append(_BELOW)
                for where in lacking:
                    yield c.BandWithoutExample(
                        place=file.root.at("criteria", i, "items", j, "bands", k),
                        item=item.id,
                        band=f"{band.kind}: {band.answer or band.threshold}",
                        where=where,
                    )


def _scored_by_the_base(file: CriteriaFile) -> dict[str, object]:
    """Give how each item scores in the set that an overlay extends, whose examples cover it."""
    if not file.bases:
        return {}
    try:
        base = criteria_load.load(file.bases[0]).set
    except CannotProceedError:  # it is no set without the overlay, so that it has no examples
        return {}
    return {item.id: _way(item) for item in base.items}


def _way(item: Item) -> object:
    """Give all of an item that decides its points."""
    bands = [(band.kind, band.threshold, band.answer, band.points) for band in item.bands]
    return item.share, item.rate, item.count, item.yes_no, item.when_none, bands


def _quantity(item: Item, example: Example) -> tuple[int, int] | None:
    numerator = example.values.get(item.numerator)
    denominator = 1 if item.denominator is None else example.values.get(item.denominator)
    if numerator is None or not denominator:
        return None
    return numerator, denominator
