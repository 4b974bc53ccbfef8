"""Where the results of a template stand, each as a formula with its present result.

Beside what shows stand hidden helper columns: each figure as it was read, each part that is not
above its whole, the least and the most of each criterion and of the total (points scaled to whole
numbers), and the mark of the unit class.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Protocol

from cftscore.criteria.model import Criterion
from cftscore.intake import layout
from cftscore.intake.headings import CODE, DISTRICT, NAME, NUMBER, UNIT_CLASS
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.scoring.verdict import Verdict
from cftscore.template import formulas as f
from cftscore.template.book import cell, elsewhere, span
from cftscore.template.content import Content

HEADER = 5
"""The first of three header rows on the sheet of results, from 0."""

FIRST_ROW = HEADER + 3
VERDICTS: tuple[Verdict, ...] = ("pass", "fail", "incomplete", "not_submitted")

_JUDGED = ("verdict", "total", "required", "missed", "unknown")

Entry = tuple[str, str, object]
"""What it is, the formula, and its present result."""


class InputCells(Protocol):
    """Says where the cells of a commune are on the sheet to fill in."""

    def ref(self, index: int, what: str) -> str:
        """Give the address of a commune's cell as other sheets see it."""


class ScoreCells:
    """Says where the results are, and gives their formulas.

    A result is named by what it is: `verdict`, `total`, `required`, `missed`, `unknown`,
    `item 2.1`, `sum 2`; a helper is `value KEY`, `scorable KEY`, `least 2`, `most 2`, `least`,
    `most` or `mark`.

    Args:
        content: the criteria set and the communes.
        inputs: where the figures are.
    """

    def __init__(self, content: Content, inputs: InputCells) -> None:
        self.content, self.inputs = content, inputs
        self.rules, self.set = content.rules, content.criteria.set
        shown = [NUMBER, CODE, NAME, *([DISTRICT] if content.has_districts else []), *_JUDGED]
        for criterion in self.set.criteria:
            shown += [*(f"item {item.id}" for item in criterion.items), f"sum {criterion.id}"]
        hidden = [f"value {key}" for key in self.set.indicators]
        hidden += [f"scorable {key}" for key in self.set.wholes]
        for kind in ("least", "most"):
            hidden += [f"{kind} {one.id}" for one in self.set.criteria]
        hidden += ["least", "most", "mark"]
        self.shown = tuple(shown)
        self.first_hidden = len(shown) + 1
        self.columns = {key: index for index, key in enumerate(shown)}
        self.columns |= {key: self.first_hidden + index for index, key in enumerate(hidden)}
        self.last_row = FIRST_ROW + len(content.communes) - 1

    def ref(self, index: int, what: str) -> str:
        """Give the address of a result as other sheets see it."""
        return elsewhere(layout.RESULTS, self._cell(index, what))

    def down(self, what: str) -> str:
        """Give the range of one result over all communes."""
        column = self.columns[what]
        return span(FIRST_ROW, column, self.last_row, column)

    def of(self, criterion: Criterion) -> tuple[int, int]:
        """Give the columns of the first and the last item of a criterion; its sum follows."""
        last = self.columns[f"sum {criterion.id}"] - 1
        return last - len(criterion.items) + 1, last

    def result(self, index: int, what: str) -> object:
        """Give the present `verdict`, `total`, `required` or `sum …` of a commune."""
        scores = self.content.scores
        if what == "verdict":
            return self._title(self.content.verdicts[index])
        if what == "required":
            required = scores.required[index]
            return "?" if required is None else self._points(required)
        interval = scores.total if what == "total" else scores.criteria[int(what[4:])]
        least, most = interval.least[index], interval.most[index]
        if least == most:
            return self._points(least)
        return f"{self.rules.unscaled(least)}–{self.rules.unscaled(most)}"

    def entries(self, index: int) -> Iterator[Entry]:
        """Give all formulas of a commune."""
        return chain(
            self._identity(index),
            self._judged(index),
            self._items(index),
            self._sums(index),
            self._figures(index),
            self._intervals(index),
        )

    def _cell(self, index: int, what: str) -> str:
        return cell(FIRST_ROW + index, self.columns[what])

    def _across(self, index: int, columns: tuple[int, int]) -> str:
        first, last = columns
        return span(FIRST_ROW + index, first, FIRST_ROW + index, last)

    def _each(self, index: int, kind: str) -> str:
        """Give the range of the least or of the most points of all criteria."""
        ids = [criterion.id for criterion in self.set.criteria]
        return self._across(
            index, (self.columns[f"{kind} {ids[0]}"], self.columns[f"{kind} {ids[-1]}"])
        )

    def _sound(self, index: int, key: str) -> str:
        kind = "scorable" if key in self.set.wholes else "value"
        return self._cell(index, f"{kind} {key}")

    def _points(self, scaled: int) -> int | float:
        return f.number(self.rules.unscaled(scaled))

    def _title(self, verdict: Verdict) -> str:
        return VERDICT_TITLES[verdict].say(self.content.language)

    def _identity(self, index: int) -> Iterator[Entry]:
        commune = self.content.communes[index]
        named = {CODE: commune.code, NAME: commune.name, DISTRICT: commune.district}
        for what, text in named.items():
            if what in self.columns:
                yield what, self.inputs.ref(index, what), text

    def _judged(self, index: int) -> Iterator[Entry]:
        """Give what is said of the commune as a whole."""
        scale, scores = self.rules.scale, self.content.scores
        cells = {what: self._cell(index, what) for what in ("least", "most", "mark")}
        each = {f"each_{kind}": self._each(index, kind) for kind in ("least", "most")}
        titles = tuple(map(self._title, VERDICTS))
        first, *_, last = (key for group in self.content.groups.values() for key in group)
        end = self.inputs.ref(index, last).rpartition("!")[2]
        given = {"given": f"{self.inputs.ref(index, first)}:{end}"}
        formula = f.verdict(self.rules, cells | each | given, titles)
        yield "verdict", formula, self.result(index, "verdict")
        formula = f.interval(cells["least"], cells["most"], scale)
        yield "total", formula, self.result(index, "total")
        mark = cells["mark"]
        formula = f'IF({mark}="",{f.UNKNOWN},{f.unscaled(mark, scale)})'
        yield "required", formula, self.result(index, "required")
        most = [
            (criterion.id, self._cell(index, f"most {criterion.id}"))
            for criterion in self.set.criteria
        ]
        missed = [
            str(criterion.id)
            for criterion in self.set.criteria
            if scores.met[criterion.id][index] is False
        ]
        yield "missed", f.missed(most, self.rules.above), ", ".join(missed)
        known = "".join(
            f"-COUNT({self._across(index, self.of(criterion))})" for criterion in self.set.criteria
        )
        rules = self.rules.items.items()
        unknown = sum(scores.outcomes[key][index] == rule.unknown for key, rule in rules)
        yield "unknown", f"{len(self.set.items)}{known}", unknown

    def _items(self, index: int) -> Iterator[Entry]:
        for item in self.set.items:
            rule, outcome = self.rules.items[item.id], self.content.scores.outcomes[item.id][index]
            among = item.denominator
            denominator = None if among is None else self._sound(index, among)
            formula = f.item_points(rule, self._sound(index, item.numerator), denominator)
            known = outcome != rule.unknown
            yield f"item {item.id}", formula, self._points(rule.least[outcome]) if known else "?"

    def _sums(self, index: int) -> Iterator[Entry]:
        for criterion in self.set.criteria:
            least, most = (
                self._cell(index, f"{kind} {criterion.id}") for kind in ("least", "most")
            )
            what = f"sum {criterion.id}"
            yield what, f.interval(least, most, self.rules.scale), self.result(index, what)

    def _figures(self, index: int) -> Iterator[Entry]:
        """Give the figures as they were read, and the parts that are not above their wholes."""
        most = f.most_count(self.rules)
        for key, indicator in self.set.indicators.items():
            source, known = self.inputs.ref(index, key), self.content.value(index, key)
            is_count = indicator.type == "count"
            formula = f.count_value(source, most) if is_count else f.yes_no_value(source)
            yield f"value {key}", formula, "" if known is None else known
        for key, wholes in self.set.wholes.items():
            cells = [self._cell(index, f"value {whole}") for whole in wholes]
            formula, scorable = self._cell(index, f"value {key}"), self.content.scorable(index, key)
            yield (
                f"scorable {key}",
                f.scorable_value(formula, cells),
                "" if scorable is None else scorable,
            )
        mark, required = self.inputs.ref(index, UNIT_CLASS), self.content.scores.required[index]
        yield "mark", f.unit_class_mark(mark), "" if required is None else required

    def _intervals(self, index: int) -> Iterator[Entry]:
        """Give the least and the most of each criterion and of the total, scaled."""
        scores, scale = self.content.scores, self.rules.scale
        for criterion in self.set.criteria:
            interval, items = scores.criteria[criterion.id], self._across(index, self.of(criterion))
            yield f"least {criterion.id}", f.least_points(items, scale), interval.least[index]
            best = [
                (self._cell(index, f"item {item.id}"), self.rules.items[item.id].most[-1])
                for item in criterion.items
            ]
            least = self._cell(index, f"least {criterion.id}")
            yield f"most {criterion.id}", f.most_points(least, best), interval.most[index]
        for kind, totals in (("least", scores.total.least), ("most", scores.total.most)):
            yield kind, f"SUM({self._each(index, kind)})", totals[index]
