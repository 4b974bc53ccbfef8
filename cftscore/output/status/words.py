"""A status in words: how many submitted in each district, and who still has something to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cftscore.analysis.status import STATES, AreaStatus, CommuneStatus, State, Status
from cftscore.core.text import Language, Text, number
from cftscore.intake.age import DatedBy
from cftscore.output import evidence, words
from cftscore.output.blocks import Block, Grid, Head, Heading, Paragraph, Said, Span, Style
from cftscore.output.sentences import MORE_COMMUNES
from cftscore.output.status.tables import COUNTS, STATE_TITLES
from cftscore.output.words import clean

_TITLE = Text("Tình hình nộp số liệu kỳ {period}", "Status of submissions, period {period}")
_BASIS = Text(
    "Bộ tiêu chí {set}; danh mục hành chính {register}; {files} tệp; tính đến ngày {today}",
    "Criteria set {set}; register {register}; files: {files}; as of {today}",
)
_DEADLINE = Text("Hạn nộp: {deadline}", "Deadline: {deadline}")
_COUNT = Text(
    "{submitted}/{communes} xã đã nộp đủ {indicators} chỉ tiêu; {missing} xã còn thiếu.",
    "{submitted} of {communes} communes submitted all {indicators} indicators; missing: {missing}.",
)
_OVERDUE = Text(
    "Đã quá hạn nộp: {count} xã còn thiếu số liệu.",
    "The deadline has passed: {count:commune has|communes have} not submitted everything.",
)
_AREA = (
    Text("Số xã", "Com-\nmunes"),
    Text("Nộp\nđủ", "Sub-\nmitted"),
    Text("Nộp\nchưa đủ", "Partly"),
    Text("Chưa xác\nnhận", "Not con-\nfirmed"),
    Text("Chưa\nđiền", "Un-\ntouched"),
    Text("Chưa có\ntệp", "No\nfile"),
    Text("Nộp\nmuộn", "Late"),
    Text("Có\nlỗi", "With\nerrors"),
)
_PROVINCE = Text("Tỉnh", "Province")
_TO_CHASE = Text("Các xã cần đôn đốc hoặc sửa", "Communes to remind, or with something to correct")
_EVERYONE = Text("Các xã", "Communes")
_COMMUNE = Text("Xã", "Commune")
_DISTRICT = Text("Huyện", "District")
_STATE = Text("Tình hình nộp", "State")
_FILLED = Text("Đã điền", "Filled in")
_DAY = Text("Ngày nộp", "Submitted on")
_ERRORS = Text("Lỗi", "Errors")
_NOBODY = Text("Không còn xã nào phải đôn đốc.", "Nobody has to be reminded.")
_LATE = Text("muộn", "late")
_UNPROVEN = Text(
    "Số xã còn nội dung chưa có minh chứng: {count}.",
    "Communes with items without evidence: {count}.",
)
_LATE_ONES = Text(
    "{count} xã nộp lần đầu sau hạn: {names}[ và {more} xã khác].",
    "{count:commune|communes} first submitted after the deadline: {names}"
    "[ and {more:other|others}].",
)
_MOST_LATE = 5
"""So many are named where others are listed below."""
_BY: dict[DatedBy, Text] = {
    "filled_in": Text("theo ngày lập", "day filled in"),
    "file": Text("theo ngày lưu tệp", "time of the file"),
}
"""What a day rests on, as shortly as a table says it; nothing where the workbook states it."""
_STYLES: dict[State, Style] = {
    "submitted": "good",
    "partly": "warning",
    "unconfirmed": "warning",
    "untouched": "bad",
    "no_file": "bad",
}


def blocks(shown: Status, language: Language) -> Iterator[Block]:
    """Say a status in full, all communes."""
    yield from _Words(shown, language).blocks()


def on_terminal(shown: Status, language: Language, most: int) -> Iterator[Block]:
    """Say a status as shortly as a terminal needs it: at most so many communes."""
    yield from _Words(shown, language).short(most)


class _Words:
    """A status in one language."""

    def __init__(self, shown: Status, language: Language) -> None:
        self.shown, self.language = shown, language
        self.with_district = words.several_districts(shown.communes)

    def blocks(self) -> Iterator[Block]:
        yield from self._head(whole=True)
        yield Heading(self._say(_EVERYONE))
        yield self._communes(self.shown.communes)

    def short(self, most: int) -> Iterator[Block]:
        yield from self._head()
        late = [commune for commune in self.shown.communes if commune.late]
        if late:
            names = [self._late(commune) for commune in late[:_MOST_LATE]]
            more = len(late) - len(names)
            yield Paragraph(self._say(_LATE_ONES, count=len(late), names=names, more=more or None))
        wanted = [
            commune for commune in self.shown.communes if commune.is_missing or commune.errors
        ]
        wanted.sort(key=lambda commune: not commune.is_missing)
        if not wanted:
            yield Paragraph(self._say(_NOBODY), "good")
            return
        yield Heading(self._say(_TO_CHASE))
        yield self._communes(wanted[:most])
        if len(wanted) > most:
            yield Paragraph(self._say(MORE_COMMUNES, count=len(wanted) - most), "dim")

    def _say(self, text: Text, **values: object) -> str:
        return text.say(self.language, **values)

    def _head(self, *, whole: bool = False) -> Iterator[Block]:
        """Say what was counted; `whole` headings of columns are for where there is room."""
        shown = self.shown
        yield Heading(self._say(_TITLE, period=shown.period), 1)
        basis = self._say(
            _BASIS,
            set=shown.criteria_set,
            register=words.register(shown, self.language),
            files=len(shown.sources),
            today=words.date(shown.today, self.language),
        )
        yield Paragraph(basis, "dim")
        if shown.deadline is not None:
            deadline = words.date(shown.deadline, self.language)
            yield Paragraph(self._say(_DEADLINE, deadline=deadline))
        yield self._areas(whole=whole)
        total = len(shown.communes)
        count = self._say(
            _COUNT,
            submitted=total - shown.missing,
            communes=total,
            indicators=shown.indicators,
            missing=shown.missing,
        )
        yield Paragraph(count, "bold")
        unproven = sum(
            commune.evidence is not None and commune.evidence.without > 0
            for commune in shown.communes
        )
        if unproven:
            yield Paragraph(self._say(_UNPROVEN, count=unproven))
        if shown.overdue:
            yield Paragraph(self._say(_OVERDUE, count=shown.overdue), "bad")

    def _areas(self, *, whole: bool) -> Grid:
        areas = [*self.shown.districts]
        strong: list[int] = []
        if len(areas) != 1:
            strong = list(range(len(areas), len(areas) + len(self.shown.provinces)))
            areas += self.shown.provinces
        first = _DISTRICT if self.shown.districts else _PROVINCE
        counts = [column.label for column in COUNTS] if whole else _AREA
        heads = (Head(self._say(first)), *(Head(self._say(text), right=True) for text in counts))
        return Grid(heads, tuple(map(self._area, areas)), frozenset(strong))

    def _area(self, area: AreaStatus) -> tuple[Said, ...]:
        counts = (
            area.communes, *(getattr(area, state) for state in STATES), area.late,
            area.with_errors,
        )  # fmt: skip
        return (clean(area.name), *(number(count, self.language) for count in counts))

    def _communes(self, communes: Iterable[CommuneStatus]) -> Grid:
        texts = [(_COMMUNE, False), (_STATE, False), (_FILLED, True), (_DAY, False)]
        if self.with_district:
            texts.insert(1, (_DISTRICT, False))
        heads = [Head(self._say(text), right=right) for text, right in texts]
        heads.append(Head(self._say(_ERRORS), right=True))
        return Grid(tuple(heads), tuple(map(self._commune, communes)))

    def _commune(self, commune: CommuneStatus) -> tuple[Said, ...]:
        district = [clean(commune.district or "")] if self.with_district else []
        state = Span(STATE_TITLES[commune.state].say(self.language), _STYLES[commune.state])
        without = evidence.count(commune.evidence, self.language)
        return (
            clean(f"{commune.name} ({commune.code})"),
            *district,
            state if without is None else (state, Span(f"; {without}", "dim")),
            f"{commune.filled}/{self.shown.indicators}",
            self._day(commune),
            number(commune.errors, self.language) if commune.errors else "",
        )

    def _late(self, commune: CommuneStatus) -> str:
        """Name a commune that was late, with the day and what tells it."""
        day = words.date(commune.day or "", self.language)
        source = _BY.get(commune.dated_by) if commune.dated_by is not None else None
        by = f", {source.say(self.language)}" if source is not None else ""
        return f"{clean(commune.name)} ({day}{by})"

    def _day(self, commune: CommuneStatus) -> Said:
        """Say when a commune submitted, whether that was late, and what tells it."""
        if commune.day is None or commune.dated_by is None:
            return ""
        parts: Sequence[str | Span] = [words.date(commune.day, self.language)]
        if commune.late:
            parts = [*parts, " ", Span(self._say(_LATE), "bad")]
        if commune.dated_by in _BY:
            source = _BY[commune.dated_by].say(self.language)
            parts = [*parts, Span(f" ({source})", "dim")]
        return tuple(parts)
