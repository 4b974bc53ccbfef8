"""An evaluation on a terminal: compliance, criteria in focus, criteria missed, communes.

Everything that comes from a file is put into Rich as `Text`, never as markup, without control
characters. Colours only repeat what signs and words say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from cftscore.core.numbers import plain
from cftscore.core.text import Language, Text, number
from cftscore.criteria.model import Criterion, Item
from cftscore.evaluation.document import (
    AreaResult,
    CommuneResult,
    CriterionResult,
    Evaluation,
    ItemResult,
    MissedCriterion,
)
from cftscore.output import blocks_terminal, whatif, words
from cftscore.output.rich_tables import house_table, is_plain
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.output.words import clean
from cftscore.scoring.verdict import Verdict

MOST_LINES = 40
FEW_COMMUNES = 30

_STYLES: dict[Verdict, str] = {
    "pass": "green",
    "fail": "red",
    "incomplete": "yellow",
    "not_submitted": "dim",
}
_SIGNS: dict[Verdict, str] = {"pass": "✓", "fail": "✗", "incomplete": "?", "not_submitted": "–"}
_PLAIN_SIGNS: dict[Verdict, str] = {
    "pass": "+",
    "fail": "x",
    "incomplete": "?",
    "not_submitted": "-",
}

_HEADING = Text("Bộ tiêu chí {id}", "Criteria set {id}")
_BASIS = Text(
    "Kỳ {period}; danh mục hành chính {register}; {files} tệp; {communes} xã",
    "Period {period}; register {register}; files: {files}; communes: {communes}",
)
_AREA = (
    Text("Huyện", "District"),
    Text("Số xã", "Communes"),
    Text("Đã nộp", "Submitted"),
    Text("Đạt", "Passed"),
    Text("Không\nđạt", "Failed"),
    Text("Chưa đủ\nsố liệu", "Incom-\nplete"),
    Text("Tỷ lệ đạt", "Compliance"),
)
_PROVINCE = Text("Tỉnh", "Province")
_MISSED = (
    Text("Số", "No."),
    Text("Tiêu chí", "Criterion"),
    Text("Số xã\nkhông đạt", "Communes\nmissing it"),
    Text("Chưa rõ", "Unknown"),
    Text("Đạt, chưa\ntối đa", "Met, below\nits most"),
)
_MOST = Text("(tối đa {points} điểm)", "(at most {points} points)")
_BANDS = (
    Text("Mục", "Item"),
    Text("Nội dung", "What is measured"),
    Text("Mức", "Band"),
    Text("Điểm", "Points"),
    Text("Số xã", "Communes"),
)
_BELOW = Text("dưới các mức", "no band met")
_NOBODY = Text("mẫu số 0", "denominator 0")
_UNKNOWN = Text("chưa rõ", "unknown")
_WHO_MISSED = Text("Các xã không đạt tiêu chí {id}", "Communes that miss criterion {id}")
_NOBODY_MISSED = Text(
    "Chưa có xã nào chắc chắn không đạt tiêu chí {id}.",
    "No commune surely misses criterion {id}.",
)
_COMMUNE = Text("Xã", "Commune")
_VALUE = Text("Giá trị", "Value")
_CELLS = Text("Ô số liệu", "Cells")
_VERDICT = Text("Kết quả", "Verdict")
_POINTS = Text("Điểm / mức", "Points / mark")
_REASONS = Text("Lý do", "Reasons")
_ALL_COMMUNES = Text("Các xã", "Communes")
_NOT_PASSED = Text("Các xã chưa đạt", "Communes that did not pass")
_ALL_PASS = Text("Tất cả {count} xã đều đạt.", "All communes pass: {count}.")
_TOTAL = Text(
    "{passed} trên {communes} xã đạt: {percent}", "{passed} of {communes} communes pass: {percent}"
)
_MORE = Text(
    "… còn {count} xã nữa: thêm -o TỆP.xlsx để có đủ",
    "… communes not listed: {count}; add -o FILE.xlsx to have them all",
)


def show(
    evaluation: Evaluation, console: Console, language: Language, *, focus: tuple[int, ...] = ()
) -> None:
    """Print an evaluation.

    Args:
        evaluation: the document.
        console: where to; the width is its.
        language: of labels, numbers and messages.
        focus: criteria to show before the others, in detail, in this order.
    """
    _View(evaluation, console, language).show(focus)


class _View:
    """One evaluation on one console in one language."""

    def __init__(self, evaluation: Evaluation, console: Console, language: Language) -> None:
        self.evaluation, self.console, self.language = evaluation, console, language
        self.plain = is_plain(console)
        self.with_district = words.several_districts(evaluation.communes)

    def show(self, focus: Iterable[int]) -> None:
        """Print all parts."""
        self._heading()
        assumed = list(whatif.blocks(self.evaluation, self.language))
        if assumed:
            self.console.print()
            blocks_terminal.show(assumed, self.console)
        self._section(words.AREAS.say(self.language), self._areas())
        defined = {one.id: one for one in self.evaluation.criteria_set.definition.criteria}
        for key in dict.fromkeys(focus):
            self._focus(defined[key])
        self._section(words.MISSED.say(self.language), self._missed())
        self._communes()
        self._total()
        warning = words.provisional(self.evaluation, self.language)
        if warning is not None:
            self.console.print(Line(warning, style="yellow"))

    def _heading(self) -> None:
        shown, language = self.evaluation, self.language
        used = shown.criteria_set
        line = Line(_HEADING.say(language, id=used.id), style="bold")
        line.append(f"  {clean(used.definition.title.say(language))}", style="not bold")
        basis = _BASIS.say(
            language,
            period=shown.period,
            register=words.register(shown, language),
            files=len(shown.sources),
            communes=len(shown.communes),
        )
        self.console.print(line)
        self.console.print(Line(basis, style="dim"))

    def _section(self, title: str, table: Table) -> None:
        self.console.print()
        self.console.print(Line(title, style="bold"))
        self.console.print(table)

    def _text(self, table: Table, heading: Text, *, ratio: int | None = None) -> None:
        table.add_column(heading.say(self.language), overflow="fold", ratio=ratio)

    def _figure(self, table: Table, heading: Text) -> None:
        table.add_column(heading.say(self.language), justify="right", no_wrap=True)

    def _number(self, value: int) -> str:
        return number(value, self.language)

    def _areas(self) -> Table:
        table = house_table(self.console)
        first, *others = _AREA
        self._text(table, first if self.evaluation.districts else _PROVINCE)
        for heading in others:
            self._figure(table, heading)
        for area, is_province in words.areas(self.evaluation):
            bold = is_province and bool(self.evaluation.districts)
            table.add_row(*self._area(area), style="bold" if bold else None)
        return table

    def _area(self, area: AreaResult) -> Iterator[Line | str]:
        yield Line(clean(area.name))
        for count in (area.communes, area.submitted, area.passed, area.failed, area.incomplete):
            yield self._number(count)
        yield words.percent(area.compliance_percent, self.language)

    def _missed(self) -> Table:
        table = house_table(self.console)
        self._figure(table, _MISSED[0])
        self._text(table, _MISSED[1])
        for heading in _MISSED[2:]:
            self._figure(table, heading)
        for one in self.evaluation.missed_criteria:
            table.add_row(
                str(one.id),
                self._short(one),
                *map(self._number, (one.missed, one.unknown, one.below_max)),
            )
        return table

    def _short(self, criterion: MissedCriterion) -> Line:
        """Give the title in one line, cut where it is too long for its column."""
        title = criterion.title_vi if self.language == "vi" else criterion.title
        return Line(clean(title), no_wrap=True, overflow="crop" if self.plain else "ellipsis")

    def _focus(self, criterion: Criterion) -> None:
        title = words.OF_CRITERION.say(
            self.language, id=criterion.id, title=criterion.title.say(self.language)
        )
        most = _MOST.say(self.language, points=plain(criterion.max_points))
        results = [
            (commune, result)
            for commune in self.evaluation.communes
            for result in commune.criteria
            if result.id == criterion.id
        ]
        self._section(f"{title} {most}", self._bands(criterion, [one for _, one in results]))
        missed = [(commune, result) for commune, result in results if result.met is False]
        if missed:
            heading = _WHO_MISSED.say(self.language, id=criterion.id)
            self._section(heading, self._who_missed(missed[:MOST_LINES]))
            self._more(len(missed) - MOST_LINES)
        else:
            self.console.print()
            self.console.print(Line(_NOBODY_MISSED.say(self.language, id=criterion.id)))

    def _bands(self, criterion: Criterion, results: Iterable[CriterionResult]) -> Table:
        table = house_table(self.console)
        self._text(table, _BANDS[0])
        self._text(table, _BANDS[1], ratio=1)
        table.add_column(_BANDS[2].say(self.language), no_wrap=True)
        self._figure(table, _BANDS[3])
        self._figure(table, _BANDS[4])
        outcomes: dict[str, Counter[str | int]] = {item.id: Counter() for item in criterion.items}
        for result in results:
            for one in result.items:
                outcomes[one.id][_outcome(one)] += 1
        for item in criterion.items:
            lines = list(self._outcomes(item, outcomes[item.id]))
            columns = (Line("\n".join(column)) for column in zip(*lines, strict=True))
            table.add_row(item.id, Line(clean(item.title.say(self.language))), *columns)
        return table

    def _outcomes(self, item: Item, count: Counter[str | int]) -> Iterator[tuple[str, str, str]]:
        """Give band, points and communes of each band, then of what is no band."""
        language = self.language
        for index, band in enumerate(item.bands):
            points = number(plain(band.points), language)
            yield item.describe(band).say(language), points, self._number(count[index])
        yield _BELOW.say(language), "0", self._number(count["below"])
        if count["nobody"]:
            most = plain(item.max_points) if item.when_none == "full_points" else 0
            yield _NOBODY.say(language), number(most, language), self._number(count["nobody"])
        if count["unknown"]:
            yield _UNKNOWN.say(language), "?", self._number(count["unknown"])

    def _who_missed(self, missed: Iterable[tuple[CommuneResult, CriterionResult]]) -> Table:
        table = house_table(self.console)
        self._text(table, _COMMUNE)
        table.add_column(_BANDS[0].say(self.language), no_wrap=True)
        table.add_column(_VALUE.say(self.language), no_wrap=True)
        self._text(table, _CELLS)
        for commune, result in missed:
            columns = (
                [item.id for item in result.items],
                [self._quantity(item) for item in result.items],
                [clean(words.cells(item.cells)) for item in result.items],
            )
            lines = (Line("\n".join(column)) for column in columns)
            table.add_row(self._name(commune), *lines)
        return table

    def _quantity(self, item: ItemResult) -> str:
        shown = words.value(item.value, self.language)
        if item.numerator is None or item.denominator is None:
            return shown
        return f"{shown} ({self._number(item.numerator)} / {self._number(item.denominator)})"

    def _name(self, commune: CommuneResult) -> Line:
        """Name a commune, where it matters with its district below."""
        name = Line(clean(commune.name))
        if self.with_district and commune.district:
            name.append(f"\n  {clean(commune.district)}", style="dim")
        return name

    def _communes(self) -> None:
        everyone = self.evaluation.communes
        all_listed = len(everyone) < FEW_COMMUNES or (
            len(self.evaluation.districts) == 1 and not self.with_district
        )
        listed = [one for one in everyone if all_listed or one.verdict != "pass"]
        if not listed:
            self.console.print()
            self.console.print(Line(_ALL_PASS.say(self.language, count=len(everyone))))
            return
        table = house_table(self.console)
        self._text(table, _COMMUNE)
        table.add_column(_VERDICT.say(self.language), no_wrap=True)
        self._figure(table, _POINTS)
        self._text(table, _REASONS)
        most = len(listed) if all_listed else MOST_LINES
        for commune in listed[:most]:
            table.add_row(
                self._name(commune),
                self._verdict(commune.verdict),
                words.points(commune, self.language),
                Line(clean(words.reasons(commune, self.language))),
            )
        title = _ALL_COMMUNES if all_listed else _NOT_PASSED
        self._section(title.say(self.language), table)
        self._more(len(listed) - most)

    def _total(self) -> None:
        counted = words.totals(self.evaluation)
        percent = words.percent(counted.compliance_percent, self.language)
        values = {"passed": counted.passed, "communes": counted.communes, "percent": percent}
        self.console.print()
        self.console.print(Line(_TOTAL.say(self.language, **values), style="bold"))

    def _verdict(self, verdict: Verdict) -> Line:
        sign = (_PLAIN_SIGNS if self.plain else _SIGNS)[verdict]
        title = VERDICT_TITLES[verdict].say(self.language)
        return Line(f"{sign} {title}", style=_STYLES[verdict])

    def _more(self, count: int) -> None:
        if count > 0:
            self.console.print(Line(_MORE.say(self.language, count=count), style="dim"))


def _outcome(item: ItemResult) -> str | int:
    """Tell the band that is met, or which of `below`, `nobody` and `unknown`."""
    if item.points is None:
        return "unknown"
    if item.band is not None:
        return item.band
    return "nobody" if item.denominator == 0 else "below"
