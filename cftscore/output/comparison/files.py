"""A comparison as a file: in words, or a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.compare.comparison import Comparison, PeriodUsed
from cftscore.core.text import Language, Text
from cftscore.evaluation.document import FindingRecord
from cftscore.findings.model import SEVERITY_TITLES, Place
from cftscore.output import sheets
from cftscore.output import words as output_words
from cftscore.output.blocks import Block, Entry, Grid, Head, Heading, items
from cftscore.output.comparison import terminal as words
from cftscore.output.comparison import words as phrases
from cftscore.output.sentences import PROVISIONAL_NOTE, SHA256
from cftscore.output.sheets import Line, Sheets
from cftscore.output.tables import comparison as comparison_tables

_TITLE = Text("So sánh {periods}", "Comparison of {periods}")
_LABELS = {
    "period": Text("Kỳ {period}", "Period {period}"),
    "set": Text("Bộ tiêu chí", "Criteria set"),
    "sha256": SHA256,
    "register": Text("Danh mục hành chính", "Register"),
    "communes": Text("Số xã trong phạm vi so sánh", "Communes compared"),
    "passed": Text("Số xã đạt", "Communes that pass"),
    "share": Text("Tỷ lệ đạt", "Compliance"),
    "changed": Text("{before} → {after}", "{before} → {after}"),
    "points": Text(
        "Chênh lệch tỷ lệ đạt (điểm phần trăm)", "Difference in compliance (percentage points)"
    ),
    "more": Text("Chênh lệch số xã đạt", "Difference in communes that pass"),
    "with_points": Text("Số xã có điểm ở cả hai kỳ", "Communes with points in both periods"),
    "average": Text("Thay đổi điểm trung bình", "Change in average points"),
    "note": Text("Ghi chú", "Note"),
    "warning": PROVISIONAL_NOTE,
    "file": Text("Tệp", "File"),
}
_FINDINGS = Text("Lỗi, cảnh báo", "Findings")
_HEADS = (
    Text("Kỳ", "Period"),
    Text("Mã", "Code"),
    Text("Mức độ", "Severity"),
    Text("Vị trí", "Where"),
    Text("Thông báo", "Message"),
)
_SOURCES = Text("Tệp số liệu", "Sources")
_SOURCE = Text("{period}: {path}, SHA-256 {sha256}", "{period}: {path}, SHA-256 {sha256}")


def blocks(shown: Comparison, language: Language) -> Iterator[Block]:
    """Say a comparison in full, with what was found and read."""
    yield from words.blocks(shown, language)
    yield from _appendix(shown, language)


def xlsx(shown: Comparison, language: Language) -> bytes:
    """Write the workbook."""
    title = _TITLE.say(language, periods=" → ".join(period.period for period in shown.periods))
    return sheets.write(title, language, _Book(shown, title, language).fill)


class _Book:
    def __init__(self, shown: Comparison, title: str, language: Language) -> None:
        self.shown, self.title, self.language = shown, title, language

    def fill(self, workbook: Sheets) -> None:
        """Write the summary and every table that has rows."""
        workbook.summary(self._lines())
        for key in comparison_tables.TABLES:
            shown = comparison_tables.table(self.shown, key)
            if shown.rows and key != "long":
                workbook.table(shown)

    def _say(self, key: str, **values: object) -> str:
        return _LABELS[key].say(self.language, **values)

    def _lines(self) -> Iterator[Line]:
        yield Line(self.title, style="title")
        for place, period in enumerate(self.shown.periods):
            yield Line("")
            yield from self._period(period, place)
        for place, pair in enumerate(self.shown.pairs):
            found = self.shown.overall.pairs[place]
            yield Line("")
            yield Line(self._say("changed", before=pair.before, after=pair.after), style="section")
            # With the sign: a cell that bears a number format for per cent has none.
            points = phrases.optional(found.percentage_points, self.language)
            yield Line(self._say("points"), points)
            yield Line(self._say("more"), phrases.optional(found.communes, self.language))
            for kind, count in found.recognition.items():
                yield Line(phrases.RECOGNITIONS[kind].say(self.language), count)
            yield Line(self._say("with_points"), found.with_points)
            if found.total is not None:
                change = phrases.signed(found.total.average_change, self.language)
                yield Line(self._say("average"), change)
        yield Line("")
        for finding in self.shown.findings:
            yield Line(self._say("note"), _message(finding, self.language))
        for warning in phrases.warnings(self.shown, self.language):
            yield Line(self._say("warning"), warning, "warning")
        yield Line("")
        yield from self._sources()

    def _period(self, period: PeriodUsed, place: int) -> Iterator[Line]:
        figures = self.shown.overall.periods[place]
        yield Line(self._say("period", period=period.period), style="section")
        yield Line(self._say("set"), period.criteria_set.id)
        yield Line(self._say("sha256"), period.criteria_set.sha256)
        yield Line(self._say("register"), output_words.register(period, self.language))
        if figures is not None:
            yield Line(self._say("communes"), figures.communes)
            yield Line(self._say("passed"), figures.passed)
            yield Line(self._say("share"), figures.compliance_percent)

    def _sources(self) -> Iterator[Line]:
        for period in self.shown.periods:
            for number, source in enumerate(period.sources, start=1):
                label = f"{self._say('file')} {number}, {period.period}"
                yield Line(label, source.path, note=f"SHA-256 {source.sha256}")


def _message(finding: FindingRecord, language: Language) -> str:
    return finding.message.say(language)


def _appendix(shown: Comparison, language: Language) -> Iterator[Block]:
    """List what a file must say besides: the findings of all periods, and what was read."""
    found = [("", finding) for finding in shown.findings]
    found += [(period.period, finding) for period in shown.periods for finding in period.findings]
    if found:
        yield Heading(_FINDINGS.say(language))
        heads = tuple(Head(text.say(language)) for text in _HEADS)
        rows = (
            (
                period,
                finding.code,
                SEVERITY_TITLES[finding.severity].say(language),
                str(Place(finding.path, finding.sheet, finding.cell, finding.line, finding.column)),
                _message(finding, language),
            )
            for period, finding in found
        )
        yield Grid(heads, tuple(rows))
    yield Heading(_SOURCES.say(language))
    yield from items(
        Entry(_SOURCE.say(language, period=period.period, path=source.path, sha256=source.sha256))
        for period in shown.periods
        for source in period.sources
    )
