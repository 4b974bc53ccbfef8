"""A validation in text: findings by file and sheet, counts by code, Markdown, GitHub's lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cftscore.core.text import Language, Text, whole_characters
from cftscore.evaluation.document import FindingRecord
from cftscore.findings.kinds import every_kind
from cftscore.findings.model import Severity
from cftscore.output import diagnostics
from cftscore.output.blocks import Block, Grid, Head, Heading, Paragraph, Said
from cftscore.output.diagnostics import said_severity
from cftscore.output.words import clean
from cftscore.validation.validate import Validation

_HEADING = Text("Kết quả kiểm tra số liệu", "Validation of the data")
_CLEAN = Text(
    "Không có lỗi, cảnh báo nào: {files} tệp, {submitted}/{communes} xã.",
    "No findings: files: {files}, communes: {submitted} of {communes}.",
)
_CHECKED = Text(
    "{files} tệp, {submitted}/{communes} xã",
    "files: {files}, communes: {submitted} of {communes}",
)
_CODE = Text("Mã", "Code")
_COUNT = Text("Số lần", "Count")
_SEVERITY = Text("Mức độ", "Severity")
_TITLE = Text("Vấn đề", "Finding")
_HEADS = (
    _CODE,
    _SEVERITY,
    Text("Tệp", "File"),
    Text("Trang tính", "Sheet"),
    Text("Ô", "Cell"),
    _TITLE,
    Text("Cách sửa", "How to correct it"),
)
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def on_terminal(result: Validation, language: Language) -> Iterator[Block]:
    """Say every finding, grouped by file and sheet, then how many there are of each code."""
    if not result.findings:
        yield _clean(result, language)
        return
    yield from diagnostics.blocks(result.findings, language)
    yield from statistics(result, language)


def _clean(result: Validation, language: Language) -> Paragraph:
    return Paragraph(_CLEAN.say(language, **_counted(result)))


def _counted(result: Validation) -> dict[str, int]:
    return {
        "files": len(result.sources),
        "submitted": result.submitted,
        "communes": result.communes,
    }


def statistics(result: Validation, language: Language) -> Iterator[Block]:
    """Say how many findings there are of each code, the worst and most frequent first."""
    kinds = {kind.code: kind for kind in every_kind()}
    order = sorted(
        result.counts, key=lambda code: (kinds[code].severity.rank, -result.counts[code], code)
    )
    heads = (
        Head(_COUNT.say(language), right=True),
        *(Head(heading.say(language), short=True) for heading in (_CODE, _SEVERITY)),
        Head(_TITLE.say(language)),
    )
    rows = tuple(
        (
            str(result.counts[code]),
            code,
            said_severity(kinds[code].severity, language),
            kinds[code].title.say(language),
        )
        for code in order
    )
    yield Grid(heads, rows, apart=True)
    yield Paragraph(_CHECKED.say(language, **_counted(result)), "dim")


def blocks(result: Validation, language: Language) -> Iterator[Block]:
    """Say every finding in one table, under a heading."""
    yield Heading(_HEADING.say(language), 1)
    if not result.findings:
        yield _clean(result, language)
        return
    rows: list[tuple[Said, ...]] = [
        (
            finding.code,
            said_severity(finding.severity, language),
            *map(clean, (finding.path or "", finding.sheet or "", finding.cell or "")),
            clean(finding.message.say(language)),
            clean(finding.fix.say(language)),
        )
        for finding in result.findings
    ]
    yield Grid(tuple(Head(heading.say(language)) for heading in _HEADS), tuple(rows))


def github(result: Validation, language: Language) -> bytes:
    """Write findings as GitHub's workflow commands, which mark them in a pull request."""
    lines = (f"{line}\n" for line in _github(result.findings, language))
    return whole_characters("".join(lines)).encode()


def _github(findings: Iterable[FindingRecord], language: Language) -> Iterator[str]:
    for finding in findings:
        where = "!".join(part for part in (finding.sheet, finding.cell) if part)
        text = finding.message.say(language)
        fix = finding.fix.say(language)
        properties = {
            "file": finding.path,
            "line": finding.line,
            "col": finding.column,
            "title": f"{finding.code} {where}".strip(),
        }
        listed = ",".join(
            f"{key}={_property(str(value))}" for key, value in properties.items() if value
        )
        message = _data(f"{where}: {text} → {fix}" if where else f"{text} → {fix}")
        yield f"::{_GITHUB[finding.severity]} {listed}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
