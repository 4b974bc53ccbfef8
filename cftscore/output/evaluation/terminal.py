"""An evaluation on a terminal: compliance, criteria in focus, criteria missed, communes.

Colours only repeat what signs and words say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Console

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
from cftscore.output import to_terminal, whatif, words
from cftscore.output.blocks import Block, Grid, Head, Heading, Paragraph, Said, Span, Style, lines
from cftscore.output.rich_tables import is_plain
from cftscore.output.sentences import MORE_COMMUNES, POINTS_OF_REQUIRED
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.output.words import clean
from cftscore.scoring.verdict import Verdict

MOST_LINES = 40
FEW_COMMUNES = 30

STYLES: dict[Verdict, Style] = {
    "pass": "good",
    "fail": "bad",
    "incomplete": "warning",
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
    Text("Số xã\nkhông đạt", "Communes\nfailing"),
    Text("Chưa xác định", "Unknown"),
    Text("Đạt nhưng\nchưa tối đa", "Met, not\nfull marks"),
)
_MOST = Text("(tối đa {points} điểm)", "(up to {points} points)")
_BANDS = (
    Text("Mục", "Item"),
    Text("Nội dung", "What is measured"),
    Text("Mức điểm", "Band"),
    Text("Điểm", "Points"),
    Text("Số xã", "Communes"),
)
_BELOW = Text("dưới mức thấp nhất", "no band reached")
_NOBODY = Text("mẫu số bằng 0", "denominator 0")
_UNKNOWN = Text("chưa xác định", "unknown")
_WHO_MISSED = Text("Các xã không đạt tiêu chí {id}", "Communes that fail criterion {id}")
_NOBODY_MISSED = Text(
    "Chưa có xã nào được xác định là không đạt tiêu chí {id}.",
    "No commune is known to fail criterion {id}.",
)
_COMMUNE = Text("Xã", "Commune")
_VALUE = Text("Giá trị", "Value")
_CELLS = Text("Ô số liệu", "Cells")
_VERDICT = Text("Kết quả", "Verdict")
_REASONS = Text("Lý do", "Reasons")
_NOT_PASSED = Text("Các xã chưa đạt", "Communes that did not pass")
_ALL_PASS = Text("Tất cả {count} xã đều đạt.", "All communes pass: {count}.")
_TOTAL = Text(
    "{passed}/{communes} xã đạt: {percent}", "{passed} of {communes} communes pass: {percent}"
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
    said = blocks(evaluation, language, focus=focus, plain=is_plain(console))
    to_terminal.show(said, console)


def blocks(
    evaluation: Evaluation, language: Language, *, focus: tuple[int, ...] = (), plain: bool = False
) -> Iterator[Block]:
    """Say an evaluation as shortly as a terminal needs it.

    Args:
        evaluation: the document.
        language: that it is said in.
        focus: criteria to say before the others, in detail, in this order.
        plain: whether verdicts get signs that every code page has.
    """
    yield from _Words(evaluation, language, plain=plain).blocks(focus)


class _Words:
    """One evaluation in one language."""

    def __init__(self, evaluation: Evaluation, language: Language, *, plain: bool) -> None:
        self.evaluation, self.language = evaluation, language
        self.signs = _PLAIN_SIGNS if plain else _SIGNS
        self.with_district = words.several_districts(evaluation.communes)

    def blocks(self, focus: Iterable[int]) -> Iterator[Block]:
        yield from self._heading()
        yield from whatif.blocks(self.evaluation, self.language)
        yield Heading(self._say(words.AREAS))
        yield self._areas()
        defined = {
            criterion.id: criterion
            for criterion in self.evaluation.criteria_set.definition.criteria
        }
        for key in dict.fromkeys(focus):
            yield from self._focus(defined[key])
        yield Heading(self._say(words.MISSED))
        yield self._missed()
        yield from self._communes()
        yield self._total()
        warning = words.provisional(self.evaluation, self.language)
        if warning is not None:
            yield Paragraph(warning, "warning", apart=False)

    def _say(self, text: Text, **values: object) -> str:
        return text.say(self.language, **values)

    def _number(self, value: int) -> str:
        return number(value, self.language)

    def _head(self, text: Text, *, right: bool = False, short: bool = False) -> Head:
        return Head(self._say(text), right=right, short=short)

    def _heading(self) -> Iterator[Block]:
        shown = self.evaluation
        used = shown.criteria_set
        title = Span(f"  {used.definition.title.say(self.language)}", "plain")
        yield Heading((self._say(_HEADING, id=used.id), title), 1)
        basis = self._say(
            _BASIS,
            period=shown.period,
            register=words.register(shown, self.language),
            files=len(shown.sources),
            communes=len(shown.communes),
        )
        yield Paragraph(basis, "dim")

    def _areas(self) -> Grid:
        first, *others = _AREA
        districts = bool(self.evaluation.districts)
        heads = (
            self._head(first if districts else _PROVINCE),
            *(self._head(heading, right=True) for heading in others),
        )
        listed = list(words.areas(self.evaluation))
        strong = (at for at, (_, is_province) in enumerate(listed) if is_province and districts)
        rows = tuple(self._area(area) for area, _ in listed)
        return Grid(heads, rows, frozenset(strong))

    def _area(self, area: AreaResult) -> tuple[Said, ...]:
        counts = (area.communes, area.submitted, area.passed, area.failed, area.incomplete)
        percent = words.percent(area.compliance_percent, self.language)
        return (area.name, *map(self._number, counts), percent)

    def _missed(self) -> Grid:
        first, title, *others = _MISSED
        heads = (
            self._head(first, right=True),
            Head(self._say(title), cut=True),
            *(self._head(heading, right=True) for heading in others),
        )
        return Grid(heads, tuple(map(self._one_missed, self.evaluation.missed_criteria)))

    def _one_missed(self, criterion: MissedCriterion) -> tuple[Said, ...]:
        title = criterion.title.say(self.language)
        return (
            str(criterion.id),
            title,
            *map(self._number, (criterion.missed, criterion.unknown, criterion.below_max)),
        )

    def _focus(self, criterion: Criterion) -> Iterator[Block]:
        title = self._say(
            words.OF_CRITERION, id=criterion.id, title=criterion.title.say(self.language)
        )
        most = self._say(_MOST, points=plain(criterion.max_points))
        results = [
            (commune, result)
            for commune in self.evaluation.communes
            for result in commune.criteria
            if result.id == criterion.id
        ]
        yield Heading(f"{title} {most}")
        yield self._bands(criterion, [result for _, result in results])
        missed = [(commune, result) for commune, result in results if result.met is False]
        if missed:
            yield Heading(self._say(_WHO_MISSED, id=criterion.id))
            yield self._who_missed(missed[:MOST_LINES])
            yield from self._more(len(missed) - MOST_LINES)
        else:
            yield Paragraph(self._say(_NOBODY_MISSED, id=criterion.id), apart=True)

    def _bands(self, criterion: Criterion, results: Iterable[CriterionResult]) -> Grid:
        item_, measured, band, *others = _BANDS
        heads = (
            self._head(item_),
            self._head(measured),
            self._head(band, short=True),
            *(self._head(heading, right=True) for heading in others),
        )
        outcomes: dict[str, Counter[str | int]] = {item.id: Counter() for item in criterion.items}
        for result in results:
            for one in result.items:
                outcomes[one.id][_outcome(one)] += 1
        rows: list[tuple[Said, ...]] = []
        for item in criterion.items:
            columns = zip(*self._outcomes(item, outcomes[item.id]), strict=True)
            rows.append((item.id, self._say(item.title), *map("\n".join, columns)))
        return Grid(heads, tuple(rows))

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

    def _who_missed(self, missed: Iterable[tuple[CommuneResult, CriterionResult]]) -> Grid:
        heads = (
            self._head(_COMMUNE),
            self._head(_BANDS[0], short=True),
            self._head(_VALUE, short=True),
            self._head(_CELLS),
        )
        rows: list[tuple[Said, ...]] = [
            (
                self._name(commune),
                lines(item.id for item in result.items),
                lines(self._quantity(item) for item in result.items),
                lines(clean(words.cells(item.cells)) for item in result.items),
            )
            for commune, result in missed
        ]
        return Grid(heads, tuple(rows))

    def _quantity(self, item: ItemResult) -> str:
        shown = words.value(item.value, self.language)
        if item.numerator is None or item.denominator is None:
            return shown
        return f"{shown} ({self._number(item.numerator)} / {self._number(item.denominator)})"

    def _name(self, commune: CommuneResult) -> Said:
        """Name a commune, where it matters with its district below."""
        if self.with_district and commune.district:
            return (clean(commune.name), Span(f"\n  {clean(commune.district)}", "dim"))
        return clean(commune.name)

    def _communes(self) -> Iterator[Block]:
        everyone = self.evaluation.communes
        all_listed = len(everyone) < FEW_COMMUNES or (
            len(self.evaluation.districts) == 1 and not self.with_district
        )
        listed = [commune for commune in everyone if all_listed or commune.verdict != "pass"]
        if not listed:
            yield Paragraph(self._say(_ALL_PASS, count=len(everyone)), apart=True)
            return
        most = len(listed) if all_listed else MOST_LINES
        heads = (
            self._head(_COMMUNE),
            self._head(_VERDICT, short=True),
            self._head(POINTS_OF_REQUIRED, right=True),
            self._head(_REASONS),
        )
        rows: list[tuple[Said, ...]] = [
            (
                self._name(commune),
                self._verdict(commune.verdict),
                words.points(commune, self.language),
                words.reasons(commune, self.language),
            )
            for commune in listed[:most]
        ]
        yield Heading(self._say(words.COMMUNES if all_listed else _NOT_PASSED))
        yield Grid(heads, tuple(rows))
        yield from self._more(len(listed) - most)

    def _total(self) -> Block:
        counted = words.totals(self.evaluation)
        percent = words.percent(counted.compliance_percent, self.language)
        values = {"passed": counted.passed, "communes": counted.communes, "percent": percent}
        return Paragraph(self._say(_TOTAL, **values), "bold", apart=True)

    def _verdict(self, verdict: Verdict) -> Span:
        return Span(f"{self.signs[verdict]} {self._say(VERDICT_TITLES[verdict])}", STYLES[verdict])

    def _more(self, count: int) -> Iterator[Block]:
        if count > 0:
            yield Paragraph(self._say(MORE_COMMUNES, count=count), "dim")


def _outcome(item: ItemResult) -> str | int:
    """Tell the band that is met, or which of `below`, `nobody` and `unknown`."""
    if item.points is None:
        return "unknown"
    if item.band is not None:
        return item.band
    return "nobody" if item.denominator == 0 else "below"
