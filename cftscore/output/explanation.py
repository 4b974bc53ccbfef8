"""An explanation in words: figures, quantity, band, points and article of each item."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.explanation import (
    BandExplained,
    CriterionExplained,
    Explanation,
    FigureExplained,
    ItemExplained,
    NextBand,
)
from cftscore.analysis.explanations import pressing_first
from cftscore.analysis.plan.improvement import Improvement
from cftscore.core.text import Language, Text, number
from cftscore.criteria.model import STATUS_TITLES, Status
from cftscore.evaluation.document import Number
from cftscore.output import evidence
from cftscore.output import words as output_words
from cftscore.output.blocks import Block, Entry, Heading, Paragraph, Style, items
from cftscore.output.plan import words as plan_words
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.scoring.verdict import Verdict

_BASIS = Text(
    "Kỳ {period}; bộ tiêu chí {set}; danh mục hành chính {register}[; tệp {path}]",
    "Period {period}; criteria set {set}; register {register}[; file {path}]",
)
_SOURCE = Text("{mark} là tệp {path}", "{mark} is the file {path}")
_POINTS = Text("{points}/{most} điểm", "{points} of {most} points")
_UNUSABLE = Text("{cell} = “{written}”, không dùng được", "{cell} = “{written}”, not usable")
_CONTRADICTS = Text("{cell} = {written}, mâu thuẫn với số liệu khác",
                    "{cell} = {written}, contradicts another figure")  # fmt: skip
_EMPTY = Text("{cell} để trống", "{cell} is blank")
_NO_COLUMN = Text("không có cột", "no column")
_BAND = Text("đạt mức “{threshold}”: {points} điểm ({status})",
             "band “{threshold}”: {points} points ({status})")  # fmt: skip
_BELOW = Text("chưa đạt mức nào: 0 điểm ({status})", "no band reached: 0 points ({status})")
_NOBODY = Text(
    "mẫu số bằng 0: {points} điểm[ ({status})]", "denominator 0: {points} points[ ({status})]"
)
_UNKNOWN = Text("chưa xác định: từ 0 đến {most} điểm", "unknown: 0 to {most} points")
_NEXT = Text(
    "mức kế tiếp “{threshold}”: {points} điểm ({gain}; {status}), {needs}",
    "next band “{threshold}”: {points} points ({gain}; {status}), {needs}",
)
_NEEDS = {
    "this_year": Text(
        "cần thay đổi {before} → {after}[ ({more})]", "needs {before} → {after}[ ({more})]"
    ),
    "next_year": Text(
        "cần thay đổi {before} → {after}[ ({more})], nhưng vụ việc đã xảy ra trong năm không "
        "thay đổi được",
        "needs {before} → {after}[ ({more})], but cases that have happened cannot be undone "
        "this year",
    ),
    "blocked": Text(
        "cần thay đổi {before} → {after}[ ({more})], nhưng các số liệu khác không cho phép",
        "needs {before} → {after}[ ({more})], but other figures do not allow it",
    ),
}
_FIXED = Text(
    "số liệu này là mẫu số của nội dung khác", "this figure is the denominator of another item"
)
_ARTICLE = Text("{article} ({status})[; đọc tại {page}]",
                "{article} ({status})[; read in {page}]")  # fmt: skip
_EVIDENCE = Text("minh chứng: {named} ({cell})", "evidence: {named} ({cell})")
_TOTAL = Text("Tổng điểm", "Total")
_MARK = Text("phải đạt ít nhất {points} điểm: {title}", "at least {points} are required: {title}")
_NO_MARK = Text("chưa xác định được nhóm đơn vị nên chưa có điểm yêu cầu",
                "the unit class is unknown, so the points required are unknown")  # fmt: skip
_EVERY = Text(
    "mỗi tiêu chí phải đạt trên {points} điểm", "every criterion must score more than {points}"
)
_NOT_MET = Text("không đạt", "not met")
_IN_DOUBT = Text("chưa xác định", "unknown")
_TAKES = Text("Việc cần làm để đạt", "What is needed to pass")
_COST = Text("khối lượng {cost}, được {points} điểm", "cost {cost}, {points} points")
_FIRST = Text("điền số liệu trước:", "fill in first:")
_SURE = Text(
    "đạt với mọi giá trị của số liệu còn thiếu ({cost}):",
    "passes whatever the missing figures are ({cost}):",
)
_WITH = Text("đạt nếu thay đổi ({cost}):", "passes with these changes ({cost}):")
_IF = Text(
    "đạt nếu số liệu điền vào đủ tốt ({cost}):",
    "passes if the figures filled in are good enough ({cost}):",
)
_NEXT_YEAR = Text("năm sau cần thay đổi ({cost}):", "needed next year ({cost}):")
_NOTHING = Text("không cần thay đổi gì khác", "no other change is needed")

_STYLES: dict[Verdict, Style] = {
    "pass": "good",
    "fail": "bad",
    "incomplete": "warning",
    "not_submitted": "dim",
}


def blocks(shown: Explanation, language: Language) -> Iterator[Block]:
    """Say an explanation."""
    yield from _Words(shown, language).blocks()


def xlsx(shown: Explanation, language: Language) -> bytes:
    """Write the workbook: what it says first, then its tables."""
    from cftscore.output import book
    from cftscore.output.tables import explanation

    made = (table(shown) for table in explanation.TABLES.values())
    return book.write(blocks(shown, language), made, language)


def ways(shown: Explanation, language: Language) -> tuple[str, list[Entry]]:
    """Say what is needed to pass: in a word, and step by step; nothing where it passes."""
    if shown.improvement.outlook == "passed":
        return "", []
    outlook = plan_words.OUTLOOKS[shown.improvement.outlook].say(language)
    return outlook, list(_Words(shown, language).ways(shown.improvement))


def next_band(item: ItemExplained, shown: Explanation, language: Language) -> str:
    """Say the next better band of an item and what it needs; nothing where there is none."""
    return "" if item.next_band is None else _Words(shown, language).next(item.next_band)


def in_a_list(shown: Explanation, language: Language) -> Iterator[Block]:
    """Say an explanation as one of many: without what all of them have in common."""
    said = _Words(shown, language, level=3)
    yield Heading(said.where, 2)
    yield from said.body()


class _Words:
    def __init__(self, shown: Explanation, language: Language, level: int = 2) -> None:
        self.shown, self.language, self.level = shown, language, level
        self.set = shown.criteria_set.definition

    def _say(self, text: Text, **values: object) -> str:
        return text.say(self.language, **values)

    def _status(self, status: Status | None) -> Text | None:
        return None if status is None else STATUS_TITLES[status]

    @property
    def where(self) -> str:
        """The commune, with the places that it lies in."""
        shown = self.shown
        return plan_words.named((f"{shown.name} ({shown.code})", shown.district, shown.province))

    def blocks(self) -> Iterator[Block]:
        """Say all of it."""
        shown, language = self.shown, self.language
        yield Heading(self.where, 1)
        path = None if shown.source is None else shown.sources[shown.source].path
        register = output_words.register(shown, language)
        fields = {"period": shown.period, "set": shown.criteria_set.id, "register": register}
        yield Paragraph(self._say(_BASIS, **fields, path=path), "dim")
        yield from self.body()
        warning = output_words.provisional(shown, language)
        if warning is not None:
            yield Paragraph(warning, "warning")

    def body(self) -> Iterator[Block]:
        """Say the verdict, the criteria and what is needed."""
        shown = self.shown
        yield from self._other_sources()
        yield Paragraph(self._verdict(), _STYLES[shown.verdict])
        reasons = (self._say(reason.message) for reason in shown.reasons)
        yield from items(Entry(reason) for reason in reasons)
        for criterion in pressing_first(shown.criteria):
            yield from self._criterion(criterion)
        if shown.criteria:
            yield from self._total()
        without = evidence.count(shown.evidence, self.language)
        if without is not None:
            yield Paragraph(without)
        yield from self._takes(shown.improvement)

    def _verdict(self) -> str:
        verdict = VERDICT_TITLES[self.shown.verdict].say(self.language)
        points = output_words.points(self.shown.improvement, self.language)
        return f"{verdict}: {points}" if points else verdict

    def _other_sources(self) -> Iterator[Block]:
        """Say which file `[2]` before a cell means."""
        cells = {
            cell.partition("]")[0][1:]
            for criterion in self.shown.criteria
            for item in criterion.items
            for figure in item.figures
            for cell in figure.cells
            if cell.startswith("[")
        }
        for index, source in enumerate(self.shown.sources):
            if str(index) in cells:
                yield Paragraph(self._say(_SOURCE, mark=f"[{index}]", path=source.path), "dim")

    def _criterion(self, criterion: CriterionExplained) -> Iterator[Block]:
        title = self._say(criterion.title)
        heading = output_words.OF_CRITERION.say(self.language, id=criterion.id, title=title)
        tail = self._points(criterion.points_min, criterion.points_max, criterion.max_points)
        if criterion.met is not True:
            tail += f" · {self._say(_IN_DOUBT if criterion.met is None else _NOT_MET)}"
        yield Heading(heading, self.level, tail)
        yield from items(entry for item in criterion.items for entry in self._item(item))

    def _points(self, least: Number, most: Number, of: Number) -> str:
        return self._say(_POINTS, points=Text(*[self._span(least, most)] * 2), most=of)

    def _span(self, least: Number, most: Number) -> str:
        return output_words.span(least, most, self.language)

    def _item(self, item: ItemExplained) -> Iterator[Entry]:
        least, most = (item.points,) * 2 if item.points is not None else (0, item.max_points)
        tail = self._points(least, most, item.max_points)
        yield Entry(f"{item.id}. {self._say(item.title)}", 0, tail, "bold")
        yield from (Entry(self._figure(figure), 1) for figure in item.figures)
        derivation = self._say(item.derivation)
        yield Entry(f"{derivation}; {self._outcome(item)}", 1)
        if item.next_band is not None:
            yield Entry(self.next(item.next_band), 1)
        article = {"article": item.article, "page": item.page}
        yield Entry(
            self._say(_ARTICLE, **article, status=self._status(item.article_status)), 1, "", "dim"
        )
        for one in item.evidence:
            said = self._say(_EVIDENCE, named=evidence.named(one, self.language), cell=one.cell)
            yield Entry(said, 1)

    def _figure(self, figure: FigureExplained) -> str:
        label = self._say(figure.label)
        pairs = zip(figure.cells, figure.written, strict=True)
        cells = [self._cell(figure, cell, written) for cell, written in pairs]
        # The cell first, so that no line breaks within an address.
        return f"{', '.join(cells) or self._say(_NO_COLUMN)}: {label}"

    def _cell(self, figure: FigureExplained, cell: str, written: str) -> str:
        values = {"cell": cell, "written": written}
        if not written:
            return self._say(_EMPTY, **values)
        if isinstance(figure.value, int) and len(set(figure.written)) > 1:
            # Cells of parts of a year that add up: each says its own.
            return f"{cell} = {written}"
        if isinstance(figure.value, int):
            return f"{cell} = {number(figure.value, self.language)}"
        if figure.value is not None:
            text = output_words.value(figure.value, self.language)
            alike = text.casefold() == written.casefold()
            return f"{cell} = {written}" if alike else f"{cell} = {written} ({text})"
        return self._say(_CONTRADICTS if written.isdecimal() else _UNUSABLE, **values)

    def _band(self, band: BandExplained) -> dict[str, object]:
        return {
            "threshold": self._say(band.threshold),
            "points": band.points,
            "status": self._status(band.status),
        }

    def _outcome(self, item: ItemExplained) -> str:
        status = self._status(item.status)
        if item.band is not None:
            return self._say(_BAND, **self._band(item.band))
        if item.outcome == "nobody":
            return self._say(_NOBODY, points=item.points, status=status)
        if item.outcome == "below":
            return self._say(_BELOW, status=status)
        return self._say(_UNKNOWN, most=item.max_points)

    def next(self, band: NextBand) -> str:
        """Say a better band and what it needs."""
        gain = plan_words.signed(band.gain, self.language)
        return self._say(_NEXT, **self._band(band.band), gain=gain, needs=self._needs(band))

    def _needs(self, band: NextBand) -> str:
        if band.before is None or band.after is None or band.when is None:
            return self._say(_FIXED)
        more = ""
        if isinstance(band.before, int) and isinstance(band.after, int):
            more = plan_words.signed(band.after - band.before, self.language)
        before, after = (
            plan_words.answer(value, self.language) for value in (band.before, band.after)
        )
        return self._say(_NEEDS[band.when], before=before, after=after, more=more)

    def _total(self) -> Iterator[Block]:
        shown, mark = self.shown, self.shown.mark
        if shown.points_min is None or shown.points_max is None:
            return
        total = self._span(shown.points_min, shown.points_max)
        yield Heading(self._say(_TOTAL), self.level, total)
        if mark is None:
            yield from items([Entry(self._say(_NO_MARK))])
        else:
            title = self._say(mark.title)
            article = {"article": mark.article, "page": mark.page}
            yield from items(
                [
                    Entry(self._say(_MARK, points=mark.points, title=title)),
                    Entry(self._say(_EVERY, points=shown.points_above)),
                    Entry(
                        self._say(_ARTICLE, **article, status=self._status(mark.status)),
                        0,
                        "",
                        "dim",
                    ),
                ]
            )

    def _takes(self, improvement: Improvement) -> Iterator[Block]:
        if improvement.outlook == "passed":
            return
        outlook = plan_words.OUTLOOKS[improvement.outlook].say(self.language)
        yield Heading(self._say(_TAKES), self.level, outlook)
        yield from items(self.ways(improvement))

    def ways(self, improvement: Improvement) -> Iterator[Entry]:
        """Say what is needed, step by step."""
        blanks = list(plan_words.fill_in(improvement, self.set, self.language))
        if blanks:
            yield Entry(self._say(_FIRST))
            yield from (Entry(blank, 1) for blank in blanks)
        for words, route in (
            (_SURE if blanks else _WITH, improvement.route),
            (_IF, improvement.route_if_filled),
            (_NEXT_YEAR, improvement.route_next_year),
        ):
            if route is None:
                continue
            cost = self._say(_COST, cost=route.cost, points=route.points)
            yield Entry(self._say(words, cost=cost))
            texts = list(plan_words.changes(route, self.set, self.language))
            yield from (Entry(one, 1) for one in texts or [self._say(_NOTHING)])
