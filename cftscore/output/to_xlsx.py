"""An evaluation as a workbook: a summary, then its tables."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.core.text import Language, Text
from cftscore.criteria.model import STATUS_TITLES
from cftscore.evaluation.document import Evaluation
from cftscore.output import sheets, whatif, words
from cftscore.output.cell_texts import fitting
from cftscore.output.sentences import PROVISIONAL_NOTE, SHA256
from cftscore.output.sheets import Line, Sheets
from cftscore.output.tables import evaluation as tables

__all__ = ["fitting", "render"]

SHEETS = ("communes", "districts", "provinces", "missed_criteria", "items", "findings")

_SAID = {
    "what_if": Text("Lưu ý: số liệu giả định", "Note: assumptions"),
    "set": Text("Bộ tiêu chí", "Criteria set"),
    "law": Text("Căn cứ", "Legal basis"),
    "sha256": SHA256,
    "period": Text("Kỳ", "Period"),
    "register": Text("Danh mục hành chính", "Register"),
    "results": Text("Kết quả chung", "Results"),
    "figures": Text("Ngưỡng và mức điểm của bộ tiêu chí", "Figures of the criteria set"),
    "sources": Text("Tệp số liệu", "Sources"),
    "file": Text("Tệp", "File"),
    "warning": PROVISIONAL_NOTE,
}


def render(evaluation: Evaluation, language: Language) -> bytes:
    """Give the bytes of the workbook; `SOURCE_DATE_EPOCH` sets the date it bears."""
    title = evaluation.criteria_set.definition.title.say(language)
    return sheets.write(title, language, _Summary(evaluation, language).fill)


class _Summary:
    """Writes the sheets of an evaluation."""

    def __init__(self, evaluation: Evaluation, language: Language) -> None:
        self.evaluation, self.language = evaluation, language

    def fill(self, workbook: Sheets) -> None:
        """Write all sheets; districts and provinces only where there are any."""
        workbook.summary(self._lines())
        for key in SHEETS:
            shown = tables.table(self.evaluation, key)
            if shown.rows or key not in ("districts", "provinces"):
                workbook.table(shown, on_screen=key == "items")

    def _said(self, key: str) -> str:
        return _SAID[key].say(self.language)

    def _lines(self) -> Iterator[Line]:
        shown, language = self.evaluation, self.language
        used = shown.criteria_set
        law = used.definition.legal_basis
        yield Line(used.definition.title.say(language), style="title")
        yield Line("")
        assumed = whatif.warning(shown, language)
        if assumed is not None:
            yield Line(self._said("what_if"), assumed, "warning")
            yield Line("")
        yield Line(self._said("set"), used.id)
        yield Line(self._said("law"), words.law(law, language))
        yield Line(self._said("period"), shown.period)
        yield Line(self._said("register"), words.register(shown, language))
        yield Line(self._said("sha256"), used.sha256)
        yield Line("")
        yield Line(self._said("results"), style="section")
        yield from self._results()
        yield Line("")
        yield Line(self._said("figures"), style="section")
        for status, count in used.figures.items():
            yield Line(STATUS_TITLES[status].say(language), count)
        warning = words.provisional(shown, language)
        if warning is not None:
            yield Line(self._said("warning"), warning, "warning")
        yield Line("")
        yield Line(self._said("sources"), style="section")
        for number, source in enumerate(shown.sources, start=1):
            label = f"{self._said('file')} {number}"
            yield Line(label, source.path, note=f"SHA-256 {source.sha256}")

    def _results(self) -> Iterator[Line]:
        """Give the headline numbers, under the same names as in the tables of areas."""
        counted = words.totals(self.evaluation)
        labels = {column.key: column.label for column in tables.COUNTS}
        for key in ("communes", "submitted", "passed", "failed", "incomplete", "not_submitted"):
            yield Line(labels[key].say(self.language), getattr(counted, key))
        label = labels["compliance_percent"].say(self.language).removesuffix(" (%)")
        yield Line(label, counted.compliance_percent)
