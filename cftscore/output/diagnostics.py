"""Findings on a terminal, grouped by file and sheet, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console

from cftscore.core.text import Language, Text, number
from cftscore.evaluation.document import FindingRecord
from cftscore.findings.kinds import every_kind
from cftscore.findings.model import SEVERITY_TITLES, Place, Severity
from cftscore.output import alike, to_terminal
from cftscore.output.blocks import Block, Grid, Head, Paragraph, Said, Span, Style
from cftscore.output.words import clean

_STYLES: dict[Severity, Style] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}
_PLURALS = {
    Severity.ERROR: Text("lỗi", "errors"),
    Severity.WARNING: Text("cảnh báo", "warnings"),
    Severity.NOTE: Text("lưu ý", "notes"),
}
_ALIKE = Text(
    "{title}: {count} lần (xem đầy đủ: {full})", "{title}: {count} times (for all of them: {full})"
)
FULL = Text("-o TỆP.xlsx hoặc --format json", "-o FILE.xlsx or --format json")
MOST_LISTED = 2_000
"""More nobody reads on a terminal, and each takes a quarter of a millisecond to lay out."""
_FEW_ALIKE = {Severity.NOTE: 3, Severity.WARNING: 8}
_MORE = Text(
    "… còn {count} vấn đề khác ở sau hoặc nhẹ hơn; xem đầy đủ: {full}",
    "… findings not shown, less severe or further on: {count}; for all of them: {full}",
)


def show_findings(
    records: Sequence[FindingRecord],
    console: Console,
    language: Language,
    *,
    limit: int | None = 50,
    full: Text = FULL,
) -> None:
    """Print findings, one by one under the file and sheet they are in, then how many there are.

    Unless all are asked for, notes and warnings of one kind that are many are only counted; else
    notes of one kind in one sheet that are many are told once, with all their cells.

    Args:
        records: the findings, in order.
        console: where to, usually standard error.
        language: of the messages.
        limit: list at most so many, errors before warnings before notes; None for all, up to
            thousands.
        full: what gives all of them.
    """
    to_terminal.show(blocks(records, language, limit=limit, full=full), console)


def blocks(
    records: Sequence[FindingRecord],
    language: Language,
    *,
    limit: int | None = None,
    full: Text = FULL,
) -> Iterator[Block]:
    """Say findings; see `show_findings`."""
    if not records:
        return
    many = {} if limit is None else _alike(records)
    one_by_one = [index for index, finding in enumerate(records) if finding.code not in many]
    most = MOST_LISTED if limit is None else limit
    chosen = sorted(one_by_one, key=lambda index: records[index].severity.rank)[:most]
    groups: dict[str, list[FindingRecord]] = {}
    for index in sorted(chosen):
        groups.setdefault(_heading(records[index]), []).append(records[index])
    for heading, group in groups.items():
        if heading:
            yield Paragraph(heading, "bold", whole=True)
        yield _listed(group, language)
    if many:
        yield _counted(many, language, full)
    left = len(one_by_one) - len(chosen)
    if left:
        yield Paragraph(_MORE.say(language, count=left, full=full), "dim")
    yield Paragraph(_count(records, language), "bold")


def _alike(records: Iterable[FindingRecord]) -> dict[str, tuple[Severity, int]]:
    """Find the kinds that are many, with their severity and how many there are."""
    counted = Counter((finding.code, finding.severity) for finding in records)
    return {
        code: (severity, count)
        for (code, severity), count in counted.items()
        if severity in _FEW_ALIKE and count > _FEW_ALIKE[severity]
    }


def _heading(record: FindingRecord) -> str:
    """Name the file and sheet; of a YAML file the line and column too, as editors expect it."""
    place = Place(record.path, record.sheet, None, record.line, record.column)
    return clean(str(place))


def _counted(many: Mapping[str, tuple[Severity, int]], language: Language, full: Text) -> Grid:
    titles = {kind.code: kind.title for kind in every_kind()}
    return _grid(
        (
            code,
            said_severity(severity, language),
            _ALIKE.say(language, title=titles[code], count=count, full=full),
        )
        for code, (severity, count) in many.items()
    )


def _grid(rows: Iterable[tuple[Said, ...]]) -> Grid:
    """Make a table, indented, of columns that are never broken and a last one that is."""
    listed = tuple((" ", *row) for row in rows)
    heads = (*(Head("", short=True) for _ in listed[0][:-1]), Head(""))
    return Grid(heads, listed, apart=False)


def said_severity(severity: Severity, language: Language) -> Span:
    """Say how much a finding weighs."""
    return Span(SEVERITY_TITLES[severity].say(language), _STYLES[severity])


def _listed(group: Sequence[FindingRecord], language: Language) -> Grid:
    with_cells = any(record.cell for record in group)
    rows: list[tuple[Said, ...]] = []
    before = ""
    for record, (count, cells) in alike.folded(group):
        message = [Span(clean(record.message.say(language)))]
        if count:
            message.append(Span(f"\n{alike.MORE.say(language, count=count, cells=cells)}"))
        fix = clean(record.fix.say(language))
        # What mends a row of findings is said once.
        if fix and fix != before:
            message.append(Span(f"\n{fix}", "dim"))
        before = fix
        cell = [clean(record.cell or "")] if with_cells else []
        rows.append((record.code, said_severity(record.severity, language), *cell, tuple(message)))
    return _grid(rows)


def _count(records: Sequence[FindingRecord], language: Language) -> str:
    found = Counter(record.severity for record in records)
    return ", ".join(
        f"{number(found[severity], language)} "
        + (SEVERITY_TITLES if found[severity] == 1 else _PLURALS)[severity].say(language)
        for severity in Severity
        if found[severity]
    )


def told_once(
    own: Sequence[FindingRecord], checked: Sequence[FindingRecord]
) -> tuple[FindingRecord, ...]:
    """Give the findings of two sides; what both say of a cell is the checked side's."""
    alike = {(one.code, one.sheet, one.cell, one.message) for one in checked}
    only = [one for one in own if (one.code, one.sheet, one.cell, one.message) not in alike]
    return (*dict.fromkeys(only), *dict.fromkeys(checked))
