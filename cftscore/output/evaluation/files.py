"""An evaluation as a file: in words with all communes and findings, or a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from cftscore.core.text import Language, Text, number
from cftscore.evaluation.document import CommuneResult, Evaluation
from cftscore.output import whatif, words
from cftscore.output.blocks import Block, Entry, Grid, Head, Heading, Paragraph, Said, Span, items
from cftscore.output.evaluation.terminal import STYLES
from cftscore.output.grids import grid, head
from cftscore.output.tables.evaluation import COUNTS, VERDICT_TITLES, table
from cftscore.output.words import clean

_BASIS = {
    "set": Text("Bộ tiêu chí", "Criteria set"),
    "period": Text("Kỳ", "Period"),
    "register": Text("Danh mục hành chính", "Register"),
    "total": Text("Kết quả chung", "Overall"),
}
_TOTAL = Text(
    "{passed}/{communes} xã đạt, {percent}; {submitted} xã đã nộp, {failed} xã không đạt, "
    "{incomplete} xã chưa đủ số liệu",
    "{passed} of {communes} communes pass, {percent}; submitted: {submitted}, failed: {failed}, "
    "incomplete: {incomplete}",
)
_COMMUNES = (
    (Text("Mã xã", "Code"), False),
    (Text("Tên xã", "Commune"), False),
    (Text("Huyện", "District"), False),
    (Text("Kết quả", "Verdict"), False),
    (Text("Điểm đạt / điểm yêu cầu", "Points / required"), True),
    (Text("Lý do", "Reasons"), False),
)
_SOURCES = Text("Tệp số liệu", "Sources")
_FINDINGS = Text("Lỗi, cảnh báo", "Findings")


def title(evaluation: Evaluation, language: Language) -> str:
    """Name an evaluation by its criteria set."""
    return evaluation.criteria_set.definition.title.say(language)


def xlsx(evaluation: Evaluation, language: Language) -> bytes:
    """Write the workbook."""
    from cftscore.output import to_xlsx

    return to_xlsx.render(evaluation, language)


def blocks(evaluation: Evaluation, language: Language) -> Iterator[Block]:
    """Say an evaluation in full, all its communes and findings."""
    yield Heading(title(evaluation, language), 1)
    yield from items(_basis(evaluation, language))
    yield from whatif.blocks(evaluation, language)
    yield Heading(words.AREAS.say(language))
    yield _areas(evaluation, language)
    warning = words.provisional(evaluation, language)
    if warning is not None:
        yield Paragraph(warning, "warning")
    yield Heading(words.MISSED.say(language))
    yield grid(table(evaluation, "missed_criteria"), language)
    yield Heading(words.COMMUNES.say(language))
    heads = tuple(Head(text.say(language), right=right) for text, right in _COMMUNES)
    yield Grid(heads, tuple(_commune(commune, language) for commune in evaluation.communes))
    if evaluation.findings:
        yield Heading(_FINDINGS.say(language))
        yield grid(table(evaluation, "findings"), language)
    yield Heading(_SOURCES.say(language))
    yield from items(
        Entry((f"{source.path}, SHA-256 ", Span(source.sha256, "code")))
        for source in evaluation.sources
    )


def _basis(evaluation: Evaluation, language: Language) -> Iterator[Entry]:
    used, counted = evaluation.criteria_set, words.totals(evaluation)
    total = _TOTAL.say(
        language,
        passed=counted.passed,
        communes=counted.communes,
        percent=words.percent(counted.compliance_percent, language),
        submitted=counted.submitted,
        failed=counted.failed,
        incomplete=counted.incomplete,
    )
    fields: dict[str, tuple[str | Span, ...]] = {
        "set": (f"{used.id}, SHA-256 ", Span(used.sha256, "code")),
        "period": (evaluation.period,),
        "register": (words.register(evaluation, language),),
        "total": (total,),
    }
    for key, value in fields.items():
        yield Entry((f"{_BASIS[key].say(language)}: ", *value))


def _areas(evaluation: Evaluation, language: Language) -> Grid:
    columns = [
        column for column in table(evaluation, "provinces").columns if "province" not in column.key
    ]
    rows: list[tuple[Said, ...]] = [
        (
            clean(area.code),
            Span(clean(area.name), "bold" if is_province and evaluation.districts else ""),
            *(number(getattr(area, column.key), language) for column in COUNTS[:-1]),
            Span(words.percent(area.compliance_percent, language), "figure"),
        )
        for area, is_province in words.areas(evaluation)
    ]
    return Grid(tuple(head(column, language) for column in columns), tuple(rows))


def _commune(commune: CommuneResult, language: Language) -> tuple[Said, ...]:
    reasons = (reason.message.say(language) for reason in commune.reasons)
    return (
        clean(commune.code),
        clean(commune.name),
        clean(commune.district or ""),
        Span(VERDICT_TITLES[commune.verdict].say(language), STYLES[commune.verdict]),
        words.points(commune, language),
        clean("; ".join(reasons)),
    )
