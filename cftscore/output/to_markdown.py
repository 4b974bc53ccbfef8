"""An evaluation as a Markdown document, all communes and findings listed (GitHub's tables)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cftscore.core.text import Language, Text, number
from cftscore.evaluation.document import CommuneResult, Evaluation
from cftscore.output import blocks_text, whatif, words
from cftscore.output.columns import Column, Table
from cftscore.output.escaping import escape
from cftscore.output.tables.evaluation import VERDICT_TITLES, table

_BASIS = {
    "set": Text("Bộ tiêu chí", "Criteria set"),
    "period": Text("Kỳ", "Period"),
    "register": Text("Danh mục hành chính", "Register"),
    "total": Text("Kết quả chung", "In all"),
}
_TOTAL = Text(
    "{passed} trên {communes} xã đạt, {percent}; {submitted} xã đã nộp, {failed} xã không đạt, "
    "{incomplete} xã chưa đủ số liệu",
    "{passed} of {communes} communes pass, {percent}; submitted: {submitted}, failed: {failed}, "
    "incomplete: {incomplete}",
)
_COMMUNES = (
    (Text("Mã xã", "Code"), False),
    (Text("Tên xã", "Commune"), False),
    (Text("Huyện", "District"), False),
    (Text("Kết quả", "Verdict"), False),
    (Text("Điểm / mức", "Points / mark"), True),
    (Text("Lý do", "Reasons"), False),
)
_SOURCES = Text("Tệp số liệu", "Sources")
_FINDINGS = Text("Phát hiện", "Findings")


def render(evaluation: Evaluation, language: Language) -> bytes:
    """Write the document, UTF-8 with line feeds."""
    return ("\n".join(_lines(evaluation, language)) + "\n").encode()


def _lines(evaluation: Evaluation, language: Language) -> Iterator[str]:
    used = evaluation.criteria_set
    yield f"# {escape(used.definition.title.say(language))}"
    yield ""
    yield from _basis(evaluation, language)
    assumed = list(whatif.blocks(evaluation, language))
    if assumed:
        yield from ("", *blocks_text.markdown(assumed).splitlines())
    yield from _section(words.AREAS, language)
    yield from _areas(evaluation, language)
    warning = words.provisional(evaluation, language)
    if warning is not None:
        yield from ("", f"> {escape(warning)}")
    yield from _section(words.MISSED, language)
    yield from _whole(table(evaluation, "missed_criteria"), language)
    yield from _section(words.COMMUNES, language)
    heads = [(text.say(language), right) for text, right in _COMMUNES]
    yield from _table(heads, (_commune(one, language) for one in evaluation.communes))
    if evaluation.findings:
        yield from _section(_FINDINGS, language)
        yield from _whole(table(evaluation, "findings"), language)
    yield from _section(_SOURCES, language)
    yield from (f"- {escape(one.path)}, SHA-256 `{one.sha256}`" for one in evaluation.sources)


def _basis(evaluation: Evaluation, language: Language) -> Iterator[str]:
    used, counted = evaluation.criteria_set, words.totals(evaluation)
    said = {
        "set": f"{used.id}, SHA-256 `{used.sha256}`",
        "period": escape(evaluation.period),
        "register": escape(words.register(evaluation, language)),
        "total": _TOTAL.say(
            language,
            passed=counted.passed,
            communes=counted.communes,
            percent=words.percent(counted.compliance_percent, language),
            submitted=counted.submitted,
            failed=counted.failed,
            incomplete=counted.incomplete,
        ),
    }
    yield from (f"- {_BASIS[key].say(language)}: {value}" for key, value in said.items())


def _section(title: Text, language: Language) -> tuple[str, ...]:
    return ("", f"## {title.say(language)}", "")


def _areas(evaluation: Evaluation, language: Language) -> Iterator[str]:
    columns = [c for c in table(evaluation, "provinces").columns if "province" not in c.key]
    rows = []
    for area, is_province in words.areas(evaluation):
        bold = "**" if is_province and evaluation.districts else ""
        counts = [getattr(area, column.key) for column in columns[2:-1]]
        rows.append(
            [
                escape(area.code),
                f"{bold}{escape(area.name)}{bold}",
                *(number(count, language) for count in counts),
                words.percent(area.compliance_percent, language),
            ]
        )
    return _table([_head(column, language) for column in columns], rows)


def _whole(shown: Table, language: Language) -> Iterator[str]:
    """Write a table as it is, of texts in two languages only the one."""
    kept = shown.in_language(language)
    rows = (
        [
            number(value, language) if isinstance(value, int) else escape(str(value or ""))
            for value in (row[index] for index in kept)
        ]
        for row in shown.rows
    )
    return _table([_head(shown.columns[index], language) for index in kept], rows)


def _commune(commune: CommuneResult, language: Language) -> list[str]:
    reasons = (one.message_vi if language == "vi" else one.message for one in commune.reasons)
    return [
        escape(commune.code),
        escape(commune.name),
        escape(commune.district or ""),
        VERDICT_TITLES[commune.verdict].say(language),
        words.points(commune, language),
        escape("; ".join(reasons)),
    ]


def _head(column: Column[Any], language: Language) -> tuple[str, bool]:
    return column.label.say(language), column.kind != "text"


def _table(heads: Sequence[tuple[str, bool]], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Write a table; `heads` are texts and whether the column holds numbers."""
    yield _row(text for text, _ in heads)
    yield _row("---:" if right else "---" for _, right in heads)
    yield from map(_row, rows)


def _row(fields: Iterable[str]) -> str:
    return f"| {' | '.join(fields)} |"
