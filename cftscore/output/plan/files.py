"""A plan as a file: in words, or a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.analysis.plan.plan import Plan, whole
from cftscore.core.text import Language, Text
from cftscore.output import sheets
from cftscore.output import words as output_words
from cftscore.output.blocks import Block
from cftscore.output.plan import terminal as words
from cftscore.output.sentences import PROVISIONAL_NOTE, SHA256
from cftscore.output.sheets import Line, Sheets
from cftscore.output.tables import plan as plan_tables

_LABELS = {
    "set": Text("Bộ tiêu chí", "Criteria set"),
    "sha256": SHA256,
    "period": Text("Kỳ", "Period"),
    "register": Text("Danh mục hành chính", "Register"),
    "asked": Text("Số xã cần đạt", "Communes required"),
    "passed": Text("Số xã đạt", "Communes that pass"),
    "short": Text("Còn thiếu", "Missing"),
    "cost": Text("Khối lượng của phương án ít việc nhất", "Cost of the cheapest plan"),
    "still": Text("Vẫn còn thiếu", "Still short"),
    "warning": PROVISIONAL_NOTE,
    "file": Text("Tệp", "File"),
}


def blocks(plan: Plan, language: Language) -> Iterator[Block]:
    """Say a plan in full."""
    return words.blocks(plan, language)


def xlsx(plan: Plan, language: Language) -> bytes:
    """Write the workbook."""
    title = words.title(plan, language)
    return sheets.write(title, language, _Book(plan, title, language).fill)


class _Book:
    def __init__(self, plan: Plan, title: str, language: Language) -> None:
        self.plan, self.title, self.language = plan, title, language

    def fill(self, workbook: Sheets) -> None:
        """Write the summary and every table that has rows."""
        workbook.summary(self._lines())
        for key in plan_tables.TABLES:
            shown = plan_tables.table(self.plan, key)
            if shown.rows:
                workbook.table(shown)

    def _lines(self) -> Iterator[Line]:
        plan, language = self.plan, self.language
        labels = {key: text.say(language) for key, text in _LABELS.items()}
        yield Line(self.title, style="title")
        yield Line("")
        yield Line(labels["set"], plan.criteria_set.id)
        yield Line(labels["period"], plan.period)
        yield Line(labels["register"], output_words.register(plan, language))
        yield Line(labels["sha256"], plan.criteria_set.sha256)
        for area in whole(plan):
            yield Line("")
            yield Line(area.name, style="section")
            yield Line(labels["asked"], area.asked)
            yield Line(labels["passed"], area.passed)
            yield Line(labels["short"], area.short)
            yield Line(labels["cost"], str(area.cost))
            yield Line(labels["still"], area.still_short)
        warning = output_words.provisional(plan, language)
        if warning is not None:
            yield Line("")
            yield Line(labels["warning"], warning, "warning")
        yield Line("")
        for number, source in enumerate(plan.sources, start=1):
            yield Line(f"{labels['file']} {number}", source.path, note=f"SHA-256 {source.sha256}")
