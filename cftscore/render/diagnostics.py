"""Findings on a terminal, grouped by file and sheet, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from cftscore.document import FindingRecord
from cftscore.findings import SEVERITY_TITLES, Place, Severity
from cftscore.render.wording import clean
from cftscore.text import Language, Text, number

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_PLURALS = {
    Severity.ERROR: Text("lỗi", "errors"),
    Severity.WARNING: Text("cảnh báo", "warnings"),
    Severity.NOTE: Text("lưu ý", "notes"),
}
_MORE = Text(
    "… còn {count} phát hiện nhẹ hơn hoặc nằm sau; -o TỆP.xlsx hoặc --format json cho danh sách đủ",
    "… findings not listed, milder or further on: {count}; -o FILE.xlsx or --format json gives all",
)


def show_findings(
    records: Sequence[FindingRecord],
    console: Console,
    language: Language,
    *,
    limit: int | None = 50,
) -> None:
    """Print findings, one by one under the file and sheet they are in, then how many there are.

    Args:
        records: the findings, in order.
        console: where to, usually standard error.
        language: of the messages.
        limit: list at most so many, errors before warnings before notes; None for all.
    """
    if not records:
        return
    chosen = sorted(range(len(records)), key=lambda index: records[index].severity.rank)[:limit]
    groups: dict[str, list[FindingRecord]] = {}
    for index in sorted(chosen):
        groups.setdefault(_heading(records[index]), []).append(records[index])
    for heading, group in groups.items():
        if heading:
            console.print(Line(heading, style="bold", overflow="fold"))
        console.print(_listed(group, language))
    left = len(records) - len(chosen)
    if left:
        console.print(Line(_MORE.say(language, count=left), style="dim"))
    console.print(Line(_count(records, language), style="bold"))


def _heading(record: FindingRecord) -> str:
    """Name the file and sheet; of a YAML file the line and column too, as editors expect it."""
    place = Place(record.path, record.sheet, None, record.line, record.column)
    return clean(str(place))


def _listed(group: Sequence[FindingRecord], language: Language) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    for _ in range(4):
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    before = ""
    for record in group:
        vietnamese = language == "vi"
        message = Line(clean(record.message_vi if vietnamese else record.message))
        fix = clean(record.fix_vi if vietnamese else record.fix)
        # What mends a row of findings is said once.
        if fix and fix != before:
            message.append(f"\n{fix}", style="dim")
        before = fix
        severity = Line(
            SEVERITY_TITLES[record.severity].say(language), style=_STYLES[record.severity]
        )
        cell = Line(clean(record.cell or ""))
        table.add_row(" ", Line(record.code), severity, cell, message)
    return table


def _count(records: Sequence[FindingRecord], language: Language) -> str:
    found = Counter(record.severity for record in records)
    return ", ".join(
        f"{number(found[severity], language)} "
        + (SEVERITY_TITLES if found[severity] == 1 else _PLURALS)[severity].say(language)
        for severity in Severity
        if found[severity]
    )
