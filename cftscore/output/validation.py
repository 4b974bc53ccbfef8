"""A validation in text: findings by file and sheet, counts by code, Markdown, GitHub's lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from cftscore.core.text import Language, Text
from cftscore.evaluation.document import FindingRecord
from cftscore.findings.kinds import every_kind
from cftscore.findings.model import SEVERITY_TITLES, Severity
from cftscore.output.diagnostics import STYLES, show_findings
from cftscore.output.escaping import escape
from cftscore.output.rich_tables import house_table
from cftscore.output.words import clean
from cftscore.validation.fix import Correction
from cftscore.validation.validate import Validation

_CLEAN = Text(
    "Không có phát hiện nào: {files} tệp, {submitted} trên {communes} xã.",
    "No finding: files: {files}, communes: {submitted} of {communes}.",
)
_CHECKED = Text(
    "{files} tệp, {submitted} trên {communes} xã",
    "files: {files}, communes: {submitted} of {communes}",
)
_CODE = Text("Mã", "Code")
_COUNT = Text("Số lần", "Count")
_SEVERITY = Text("Mức độ", "Severity")
_TITLE = Text("Phát hiện", "Finding")
_HEADS = (
    _CODE,
    _SEVERITY,
    Text("Tệp", "File"),
    Text("Trang tính", "Sheet"),
    Text("Ô", "Cell"),
    _TITLE,
    Text("Cách sửa", "How to mend it"),
)
_CORRECTED = Text("Đã sửa {count} ô", "Cells corrected: {count}")
_LEFT = Text("không có ô nào sửa được chắc chắn", "no cell can be corrected for certain")
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def show(result: Validation, console: Console, language: Language) -> None:
    """Print every finding, grouped by file and sheet, then how many there are of each code."""
    if not result.findings:
        console.print(Line(_CLEAN.say(language, **_counted(result))))
        return
    show_findings(result.findings, console, language, limit=None)
    console.print()
    show_statistics(result, console, language)


def _counted(result: Validation) -> dict[str, int]:
    return {
        "files": len(result.sources),
        "submitted": result.submitted,
        "communes": result.communes,
    }


def show_statistics(result: Validation, console: Console, language: Language) -> None:
    """Print how many findings there are of each code, the worst and most frequent first."""
    kinds = {kind.code: kind for kind in every_kind()}
    table = house_table(console)
    table.add_column(_COUNT.say(language), justify="right", no_wrap=True)
    for heading in (_CODE, _SEVERITY):
        table.add_column(heading.say(language), no_wrap=True)
    table.add_column(_TITLE.say(language), overflow="fold")
    order = sorted(
        result.counts, key=lambda code: (kinds[code].severity.rank, -result.counts[code], code)
    )
    for code in order:
        severity = kinds[code].severity
        said = Line(SEVERITY_TITLES[severity].say(language), style=STYLES[severity])
        table.add_row(str(result.counts[code]), code, said, kinds[code].title.say(language))
    console.print(table)
    console.print(Line(_CHECKED.say(language, **_counted(result)), style="dim"))


def show_corrections(
    made: Sequence[Correction], console: Console, language: Language, *, path: str
) -> None:
    """Print what was corrected: the cell, before and after."""
    console.print(Line(f"{clean(path)}: ", style="bold").append(
        _CORRECTED.say(language, count=len(made)) if made else _LEFT.say(language)
    ))  # fmt: skip
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for one in made:
        place = f"  {clean(one.place.sheet or '')}!{one.place.cell}"
        table.add_row(Line(place), Line(f"«{_visible(one.before)}» → «{_visible(str(one.after))}»"))
    console.print(table)


def _visible(text: str) -> str:
    """Show the spaces that a correction is about."""
    return clean(text.replace("\n", "⏎").replace("\u00a0", "␣"))


def markdown(result: Validation, language: Language) -> str:
    """Write the findings as a Markdown table."""
    lines = [f"| {' | '.join(heading.say(language) for heading in _HEADS)} |"]
    lines.append("|" + " --- |" * len(_HEADS))
    for one in result.findings:
        said = (
            one.code,
            SEVERITY_TITLES[one.severity].say(language),
            one.path or "",
            one.sheet or "",
            one.cell or "",
            one.message_vi if language == "vi" else one.message,
            one.fix_vi if language == "vi" else one.fix,
        )
        lines.append(f"| {' | '.join(map(escape, said))} |")
    if not result.findings:
        lines = [_CLEAN.say(language, **_counted(result))]
    return "\n".join(lines) + "\n"


def github(findings: Iterable[FindingRecord], language: Language) -> str:
    """Write findings as GitHub's workflow commands, which mark them in a pull request."""
    return "".join(f"{line}\n" for line in _github(findings, language))


def _github(findings: Iterable[FindingRecord], language: Language) -> Iterator[str]:
    for one in findings:
        where = "!".join(part for part in (one.sheet, one.cell) if part)
        said = one.message_vi if language == "vi" else one.message
        fix = one.fix_vi if language == "vi" else one.fix
        properties = {
            "file": one.path,
            "line": one.line,
            "col": one.column,
            "title": f"{one.code} {where}".strip(),
        }
        listed = ",".join(
            f"{key}={_property(str(value))}" for key, value in properties.items() if value
        )
        message = _data(f"{where}: {said} → {fix}" if where else f"{said} → {fix}")
        yield f"::{_GITHUB[one.severity]} {listed}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
